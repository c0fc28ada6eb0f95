//! A pack opened: its files into what they stand for, each checked first.

use std::sync::Arc;

use super::entry::{Entries, Entry, EntryFiles, SearchEntries};
use super::file::{FileRef, damaged, within};
use super::links::PackLink;
use super::manifest::Manifest;
use super::{carries, links, records};
use crate::Engine;
use crate::catalogue::{Catalogue, Occupation, OccupationSummary};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::{Path, quoted};
use crate::pathway::KnownLink;
use crate::search::SearchEntry;
use crate::transfer::Model;

/// A pack of which manifest and index are there. Each method takes the bytes of a file, refuses them where they are
/// not those of this pack, and gives what they stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    manifest: Manifest,
    /// By reference.
    entries: Vec<Entry>,
}

impl Pack {
    /// Opens one. Where the index is, the manifest says: [`Manifest::decode`].
    ///
    /// # Errors
    /// Those of [`Manifest::decode`]; `damaged` for an index that is not the manifest's.
    pub fn open(manifest: &[u8], index: &[u8]) -> Result<Self, Error> {
        let manifest = Manifest::decode(manifest)?;
        let file = &manifest.files.index;
        file.verify(index)?;
        let Entries { occupations: entries } = records::typed(&file.name, records::text(&file.name, index)?)?;
        let in_order = entries.is_sorted_by(|one, next| one.reference < next.reference);
        if !in_order || entries.len() != manifest.counts.occupations as usize {
            return Err(damaged(&file.name, "does not fit the manifest"));
        }
        Ok(Self { manifest, entries })
    }

    /// What it is, and where its other files are.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What is said of each occupation, by reference.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What a list shows of each occupation, by reference.
    pub fn summaries(&self) -> Vec<OccupationSummary> {
        self.entries.iter().map(Entry::summary_line).collect()
    }

    /// The files of the occupation `reference`.
    ///
    /// # Errors
    /// `unknownOccupation` at `reference`.
    pub fn files(&self, reference: &str) -> Result<EntryFiles, Error> {
        let place = self.entries.binary_search_by(|entry| entry.reference.as_str().cmp(reference)).ok();
        place.and_then(|place| self.entries.get(place)).map(Entry::files).ok_or_else(|| {
            let message = format_args!("{} is not in the catalogue", quoted(reference));
            Error::at(&Path::Root.field("reference"), ErrorCode::UnknownOccupation, message)
        })
    }

    /// The occupation `reference`, from its file.
    ///
    /// # Errors
    /// `unknownOccupation`, `damaged`.
    pub fn record(&self, reference: &str, bytes: &[u8]) -> Result<Occupation, Error> {
        let FileRef { name, .. } = verified(self.files(reference)?.record, bytes)?;
        let occupation = records::decode(&name, bytes)?;
        if occupation.reference != reference {
            return Err(damaged(&name, "is of another occupation"));
        }
        Ok(occupation)
    }

    /// The part of the statement model that the occupation `reference` needs, from its file.
    ///
    /// # Errors
    /// `unknownOccupation`, `damaged`.
    pub fn vectors(&self, reference: &str, bytes: &[u8]) -> Result<Model, Error> {
        let FileRef { name, .. } = verified(self.files(reference)?.vectors, bytes)?;
        let model = Model::decode(bytes).map_err(|error| within(&name, &error))?;
        self.check_model(&model, &name).map(|()| model)
    }

    /// The part of the statement model that several occupations need together, from the file of each beside its
    /// reference: as a file that covers them all.
    ///
    /// # Errors
    /// `unknownOccupation`, `damaged`; `invalidValue` where there are none.
    pub fn join(&self, vectors: &[(&str, &[u8])]) -> Result<Vec<u8>, Error> {
        let mut parts = Vec::with_capacity(vectors.len());
        for (reference, bytes) in vectors {
            parts.push(self.vectors(reference, bytes)?);
        }
        Model::merge(&parts)
    }

    /// What occupations are found by, from [`Files::search`](super::Files::search).
    ///
    /// # Errors
    /// `damaged`
    pub fn search(&self, bytes: &[u8]) -> Result<Vec<SearchEntry>, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.search.clone(), bytes)?;
        let SearchEntries { occupations } = records::typed(&name, records::text(&name, bytes)?)?;
        Ok(occupations)
    }

    /// All occupations, from [`Files::all`](super::Files::all).
    ///
    /// # Errors
    /// `damaged`
    pub fn all(&self, bytes: &[u8]) -> Result<Catalogue, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.all.clone(), bytes)?;
        let catalogue = Catalogue::default().with(records::decode_all(&name, bytes)?);
        let catalogue = catalogue.map_err(|error| within(&name, &error))?;
        if catalogue.version() != self.manifest.catalogue_version {
            return Err(damaged(&name, "is not the catalogue that the manifest names"));
        }
        Ok(catalogue)
    }

    /// The links between occupations, from [`Files::links`](super::Files::links).
    ///
    /// # Errors
    /// `damaged`
    pub fn links(&self, bytes: &[u8]) -> Result<Vec<PackLink>, Error> {
        let references: Vec<&str> = self.entries.iter().map(|entry| entry.reference.as_str()).collect();
        Ok(links::named(&self.known_links(bytes)?, &references))
    }

    pub(super) fn known_links(&self, bytes: &[u8]) -> Result<Vec<Vec<KnownLink>>, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.links.clone(), bytes)?;
        links::decode(bytes, self.entries.len()).ok_or_else(|| damaged(&name, "does not fit the index"))
    }

    /// What each statement carries over to, from [`Files::carries`](super::Files::carries).
    ///
    /// # Errors
    /// `damaged`
    pub(super) fn carries(&self, bytes: &[u8]) -> Result<carries::All, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.carries.clone(), bytes)?;
        let counts: Vec<usize> = self.entries.iter().map(Entry::count).collect();
        carries::decode(bytes, &counts).ok_or_else(|| damaged(&name, "does not fit the index"))
    }

    /// All occupations, ready for questions, from three files: no statements are compared, nor prepared, before
    /// a question needs it. Where `model` is a part, it need not cover the statements: questions about many
    /// occupations do without.
    ///
    /// # Errors
    /// `damaged`; `invalidValue` at `manifest.json: model` where the pack was made with another statement
    /// model.
    pub fn engine(
        &self,
        model: impl Into<Arc<Model>>,
        all: &[u8],
        links: &[u8],
        carries: &[u8],
    ) -> Result<Engine, Error> {
        let model = model.into();
        self.check_model(&model, Manifest::NAME)?;
        let catalogue = self.all(all)?;
        let counts = |occupation: &Occupation| occupation.ksbs.len();
        if !catalogue.occupations().map(counts).eq(self.entries.iter().map(Entry::count)) {
            return Err(damaged(&self.manifest.files.all.name, "does not fit the index"));
        }
        Ok(Engine::known(catalogue, model, self.carries(carries)?, Some(self.known_links(links)?)))
    }

    pub(crate) fn check_model(&self, model: &Model, name: &str) -> Result<(), Error> {
        if super::manifest::model_name(model) == self.manifest.model {
            return Ok(());
        }
        let message = "the pack was made with another statement model than this one: build it again";
        let error = Error::new(ErrorCode::InvalidValue, format!("{name}: model"), message.to_owned());
        Err(error.of_kind(ErrorKind::Catalogue))
    }
}

fn verified(file: FileRef, bytes: &[u8]) -> Result<FileRef, Error> {
    file.verify(bytes).map(|()| file)
}
