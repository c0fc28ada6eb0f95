//! A pack opened: what its files contain, each file checked first.

use std::sync::Arc;

use super::carries::CarryTable;
use super::entry::{Entries, Entry, EntryFiles, SearchEntries};
use super::file::{FileRef, damaged, within};
use super::links::PackLink;
use super::manifest::Manifest;
use super::manifest::model_name;
use super::{carries, links, records};
use crate::Engine;
use crate::catalogue::{Catalogue, Occupation, OccupationSummary, unknown_occupation};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::pathway::KnownLink;
use crate::search::SearchEntry;
use crate::transfer::Model;

/// A pack whose manifest and index are loaded. Each method takes the bytes of another file, refuses them where they
/// are not the file of this pack, and returns what the file contains.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    manifest: Manifest,
    /// By reference.
    entries: Vec<Entry>,
}

impl Pack {
    /// Opens a pack. [`Manifest::decode`] gives the name of the index.
    ///
    /// # Errors
    /// Of kind `catalogue`:
    /// - `unknownFormat` where `manifest` is no manifest, or one of a newer version
    /// - `damaged` where `manifest` is damaged, or `index` is not the index that it names
    pub fn open(manifest: &[u8], index: &[u8]) -> Result<Self, Error> {
        let manifest = Manifest::decode(manifest)?;
        let file = &manifest.files.index;
        file.verify(index)?;
        let Entries { occupations: entries } = records::typed(&file.name, records::text(&file.name, index)?)?;
        let in_order = entries.is_sorted_by(|one, next| one.reference < next.reference);
        if !in_order || entries.len() != manifest.counts.occupations as usize {
            return Err(damaged(&file.name, "does not fit the manifest"));
        }
        if !entries.iter().all(Entry::has_hashes) {
            return Err(damaged(&file.name, "names a file that is not named by its content"));
        }
        Ok(Self { manifest, entries })
    }

    /// The manifest: what the pack is, and the names of its other files.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The entry of each occupation, in the order of their references.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What a list shows of each occupation, in the order of their references.
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
            let all = self.entries.iter().map(|entry| (entry.reference.as_str(), entry.name.as_str()));
            unknown_occupation(reference, all, &Path::Root.field("reference"))
        })
    }

    /// The occupation `reference`, from its file.
    ///
    /// # Errors
    /// - `unknownOccupation` at `reference`
    /// - `damaged` where `bytes` are not its file
    pub fn record(&self, reference: &str, bytes: &[u8]) -> Result<Occupation, Error> {
        let FileRef { name, .. } = verified(self.files(reference)?.record, bytes)?;
        let occupation = records::decode(&name, bytes)?;
        if occupation.reference != reference {
            return Err(damaged(&name, "is of another occupation"));
        }
        Ok(occupation)
    }

    /// The subset of the statement model that the occupation `reference` needs, from its file.
    ///
    /// # Errors
    /// - `unknownOccupation` at `reference`
    /// - `damaged` where `bytes` are not its file
    /// - `invalidValue` where the file is of another model than the pack
    pub fn vectors(&self, reference: &str, bytes: &[u8]) -> Result<Model, Error> {
        let FileRef { name, .. } = verified(self.files(reference)?.vectors, bytes)?;
        let model = Model::decode(bytes).map_err(|error| within(&name, &error))?;
        self.check_model(&model, &name).map(|()| model)
    }

    /// The subset of the statement model that several occupations need together, as a file. `vectors` has the
    /// reference of each and the bytes of its file.
    ///
    /// # Errors
    /// - the codes of [`Self::vectors`]
    /// - `invalidValue` where `vectors` is empty
    pub fn merge_vectors(&self, vectors: &[(&str, &[u8])]) -> Result<Vec<u8>, Error> {
        let subsets = vectors.iter().map(|(reference, bytes)| self.vectors(reference, bytes));
        Model::merge(&subsets.collect::<Result<Vec<_>, _>>()?)
    }

    /// The search entries of all occupations, from [`Files::search`](super::Files::search).
    ///
    /// # Errors
    /// `damaged` where `bytes` are not this file.
    pub fn search(&self, bytes: &[u8]) -> Result<Vec<SearchEntry>, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.search.clone(), bytes)?;
        let SearchEntries { occupations } = records::typed(&name, records::text(&name, bytes)?)?;
        Ok(occupations)
    }

    /// All occupations, from [`Files::all`](super::Files::all).
    ///
    /// # Errors
    /// `damaged` where `bytes` are not this file.
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
    /// `damaged` where `bytes` are not this file.
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
    /// `damaged` where `bytes` are not this file.
    pub(super) fn carries(&self, bytes: &[u8]) -> Result<CarryTable, Error> {
        let FileRef { name, .. } = verified(self.manifest.files.carries.clone(), bytes)?;
        let counts: Vec<usize> = self.entries.iter().map(Entry::count).collect();
        carries::decode(bytes, &counts).ok_or_else(|| damaged(&name, "does not fit the index"))
    }

    /// The engine of all occupations, from three files. No statement is prepared or compared before a question needs
    /// it. A `model` that is a subset need not cover the statements until a question compares them.
    ///
    /// # Errors
    /// - `damaged` where the bytes are not the files of this pack
    /// - `invalidValue` at `manifest.json: model` where the pack was made with another statement model
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
        Ok(Engine::precomputed(catalogue, model, self.carries(carries)?, Some(self.known_links(links)?)))
    }

    pub(crate) fn check_model(&self, model: &Model, name: &str) -> Result<(), Error> {
        if model_name(model) == self.manifest.model {
            return Ok(());
        }
        let message = "the pack was made with another statement model than this one: build it again";
        let error = Error::new(ErrorCode::InvalidValue, format!("{name}: model"), message.to_owned());
        Err(error.of_kind(ErrorKind::Catalogue))
    }
}

/// `file`, where `bytes` are its content.
fn verified(file: FileRef, bytes: &[u8]) -> Result<FileRef, Error> {
    file.verify(bytes).map(|()| file)
}
