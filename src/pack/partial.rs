//! A catalogue whose occupations are loaded from a pack one by one, when a question needs them.

use std::sync::Arc;

use super::entry::EntryFiles;
use super::manifest::Manifest;
use super::named::{NamedOccupation, occupations_named_in};
use super::open::Pack;
use crate::Engine;
use crate::catalogue::{Catalogue, Occupation, OccupationSummary};
use crate::error::{Error, ErrorCode, ErrorKind, Path, quoted};
use crate::gap::{AnswersLink, GapReport, Restored};
use crate::input::Value;
use crate::pathway::{NextReport, PlanReport};
use crate::search::{SearchEntry, SearchIndex, SearchReport};
use crate::sort;
use crate::transfer::Model;

/// The catalogue of a pack of which only some occupations are loaded, and perhaps others added.
///
/// A gap, a plan, and what to rate next need the occupations that the request names: [`Self::missing`] says which are
/// to be loaded, [`Self::stage`] and [`Self::commit`] take their files. A question about many occupations needs the
/// files about all and the whole statement model: [`Self::set_model`] and [`Self::complete`] take them, after which
/// [`Self::whole`] answers.
///
/// Reports name the version of the whole, however much of it is loaded.
///
/// ```
/// use skills_gap::{catalogue::Catalogue, input::Value, pack::{self, Manifest, Pack, PartialCatalogue}};
/// use skills_gap::transfer::Model;
///
/// let occupations = Catalogue::embedded().occupations().cloned().collect();
/// let files = pack::build(occupations, vec![], Model::embedded(), 1, &|_, _| ())?;
/// let bytes = |name: &str| &files.iter().find(|file| file.name == name).unwrap().bytes;
/// let manifest = bytes(Manifest::NAME);
/// let pack = Pack::open(manifest, bytes(&Manifest::decode(manifest)?.files.index.name))?;
///
/// let mut catalogue = PartialCatalogue::new(pack);
/// let request = Value::parse(r#"{"target": "OCC0526"}"#)?;
/// assert_eq!(catalogue.missing(&request), ["OCC0526"]);
/// assert_eq!(catalogue.gap_of(&request).unwrap_err().path(), "target");
///
/// let files = catalogue.files("OCC0526").unwrap();
/// catalogue.stage("OCC0526", bytes(&files.record.name), bytes(&files.vectors.name))?;
/// catalogue.commit()?;
/// assert_eq!(catalogue.gap_of(&request)?.target.reference, "OCC0526");
/// # Ok::<(), skills_gap::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct PartialCatalogue {
    pack: Arc<Pack>,
    /// Of the pack and of what is added.
    version: String,
    /// Of the occupations that are loaded or added; of all once [`Self::complete`] has succeeded.
    engine: Engine,
    is_complete: bool,
    /// Occupations beside the pack's, or in the place of some.
    added: Catalogue,
    /// The references of the pack's occupations whose record and subset of the statement model are loaded.
    loaded: Vec<String>,
    /// The subset of the statement model of each, while the whole is not there.
    subsets: Vec<Model>,
    whole_model: Option<Arc<Model>>,
    /// Read, and not in the engine yet.
    staged: Vec<Staged>,
    search_index: Option<SearchIndex>,
}

/// An occupation that is read, and its subset of the statement model.
#[derive(Debug, Clone)]
struct Staged {
    occupation: Occupation,
    subset: Model,
}

impl PartialCatalogue {
    /// A catalogue with none of the pack's occupations loaded.
    pub fn new(pack: Pack) -> Self {
        let version = pack.manifest().catalogue_version.clone();
        let none = Engine::precomputed(Catalogue::default(), Arc::default(), Vec::new(), None);
        Self {
            pack: Arc::new(pack),
            engine: none.with_version(version.clone()),
            version,
            is_complete: false,
            added: Catalogue::default(),
            loaded: Vec::new(),
            subsets: Vec::new(),
            whole_model: None,
            staged: Vec::new(),
            search_index: None,
        }
    }

    /// A name for the content of the whole: the pack's and what is added.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What a list shows of each occupation, by reference; none of them need be loaded.
    pub fn summaries(&self) -> Vec<OccupationSummary> {
        let of_pack = self.pack.summaries().into_iter().filter(|one| !self.is_added(&one.reference));
        let added = self.added.occupations().map(Occupation::summary_line);
        let mut summaries: Vec<_> = of_pack.chain(added).collect();
        sort::by(&mut summaries, |one, other| one.reference.cmp(&other.reference));
        summaries
    }

    /// One occupation, whole.
    ///
    /// # Errors
    /// `unknownOccupation`, `notLoaded` at `reference`.
    pub fn occupation(&self, reference: &str) -> Result<&Occupation, Error> {
        if !self.has_record(reference) {
            return Err(not_loaded("reference", reference));
        }
        self.engine.occupation(reference)
    }

    /// The references of the occupations that `request`, or a saved request, names and that are not loaded yet. Each
    /// once, in the order in which they are named.
    ///
    /// These are what [`Self::gap_of`] needs. After [`Self::complete`] every record is there, and [`Self::restore`]
    /// needs none of them. A gap still needs their subsets of the statement model, to say why a statement carries over.
    pub fn missing(&self, request: &Value) -> Vec<String> {
        let mut missing = Vec::new();
        for NamedOccupation { reference, .. } in self.named_in(request) {
            if !self.has_statements(&reference) && !missing.contains(&reference) {
                missing.push(reference);
            }
        }
        missing
    }

    /// The files to load of the occupation `reference`; none where it is loaded or staged, or is not the pack's.
    pub fn files(&self, reference: &str) -> Option<EntryFiles> {
        let is_here = self.is_staged(reference) || self.has_statements(reference);
        if is_here { None } else { self.pack.files(reference).ok() }
    }

    /// The names of all files of the pack but the manifest.
    pub fn file_names(&self) -> Vec<String> {
        let of_occupations = self.pack.entries().iter().map(|entry| entry.files());
        let of_occupations = of_occupations.flat_map(|files| [files.record.name, files.vectors.name]);
        let of_all = self.pack.manifest().files.each().map(|(_, file, _)| file.name.clone());
        of_all.into_iter().chain(of_occupations).collect()
    }

    /// Reads the files of the occupation `reference`, to be taken into the catalogue by [`Self::commit`]. What is
    /// loaded already is passed over.
    ///
    /// # Errors
    /// `unknownOccupation`; `damaged` for bytes that are not the pack's.
    pub fn stage(&mut self, reference: &str, record: &[u8], vectors: &[u8]) -> Result<(), Error> {
        if !self.is_staged(reference) && !self.has_statements(reference) {
            let occupation = self.pack.record(reference, record)?;
            let subset = self.pack.vectors(reference, vectors)?;
            self.staged.push(Staged { occupation, subset });
        }
        Ok(())
    }

    /// Adds all staged occupations to the catalogue, atomically. Each call rebuilds the catalogue, so stage many
    /// before it.
    ///
    /// # Errors
    /// `needsModel` where a subset of the statement model does not cover its occupation. Then none is added.
    pub fn commit(&mut self) -> Result<(), Error> {
        let staged = std::mem::take(&mut self.staged);
        if staged.is_empty() {
            return Ok(());
        }
        let references: Vec<_> = staged.iter().map(|one| one.occupation.reference.clone()).collect();
        let (occupations, new_subsets): (Vec<_>, Vec<_>) =
            staged.into_iter().map(|one| (one.occupation, one.subset)).unzip();
        let known = self.subsets.len();
        if self.whole_model.is_none() {
            self.subsets.extend(new_subsets);
        }
        let engine = self.engine_with(occupations).inspect_err(|_| self.subsets.truncate(known))?;
        self.engine = engine;
        self.loaded.extend(references);
        Ok(())
    }

    /// The engine with further occupations of the pack, and with all subsets of the statement model.
    fn engine_with(&self, occupations: Vec<Occupation>) -> Result<Engine, Error> {
        let mut engine = self.engine.clone();
        if self.whole_model.is_none() {
            engine.replace_model(joined(&self.subsets)?);
        }
        if self.is_complete {
            return Ok(engine);
        }
        Ok(engine.with(occupations)?.with_version(self.version.clone()))
    }

    /// Takes the files about all occupations, after which [`Self::whole`] answers. Questions about many occupations
    /// compare every statement, so the whole statement model must be set.
    ///
    /// # Errors
    /// - `needsModel` before [`Self::set_model`] has succeeded
    /// - `damaged` where the bytes are not the files of this pack
    pub fn complete(&mut self, all: &[u8], links: &[u8], carries: &[u8]) -> Result<(), Error> {
        if self.is_complete {
            return Ok(());
        }
        let Some(model) = &self.whole_model else {
            return Err(needs_model("questions about many occupations need the whole statement model"));
        };
        let engine = self.pack.engine(Arc::clone(model), all, links, carries)?;
        let added: Vec<_> = self.added.occupations().cloned().collect();
        let engine = if added.is_empty() { engine } else { engine.with(added)? };
        self.engine = engine.with_version(self.version.clone());
        self.is_complete = true;
        Ok(())
    }

    /// Whether [`Self::complete`] has succeeded.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The engine that answers questions about many occupations.
    ///
    /// # Errors
    /// `notLoaded` before [`Self::complete`] has succeeded.
    pub fn whole(&self) -> Result<&Engine, Error> {
        if self.is_complete {
            return Ok(&self.engine);
        }
        Err(file_not_loaded("the files about all occupations are not loaded yet"))
    }

    /// Sets the whole statement model, which covers all texts.
    ///
    /// # Errors
    /// `invalidValue`: a subset, or another model than the pack was made with.
    pub fn set_model(&mut self, model: Model) -> Result<(), Error> {
        if !model.is_whole() {
            let message = "a subset of the statement model where the whole is needed";
            let error = Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned());
            return Err(error.of_kind(ErrorKind::Read));
        }
        self.pack.check_model(&model, Manifest::NAME)?;
        let model = Arc::new(model);
        self.engine.replace_model(Arc::clone(&model));
        self.whole_model = Some(model);
        self.subsets.clear();
        Ok(())
    }

    /// The catalogue with further occupations. Each replaces the occupation with the same reference, if there is one.
    ///
    /// # Errors
    /// - the codes of [`Catalogue::with`]
    /// - `needsModel` before [`Self::set_model`] has succeeded
    pub fn with(&self, occupations: Vec<Occupation>) -> Result<Self, Error> {
        let added = self.added.with(occupations.clone())?;
        if self.whole_model.is_none() {
            return Err(needs_model("further occupations beside a pack need the whole statement model"));
        }
        let version = format!("{}+{}", self.pack.manifest().catalogue_version, added.version());
        let engine = self.engine.with(occupations)?.with_version(version.clone());
        Ok(Self { version, engine, added, staged: Vec::new(), search_index: None, ..self.clone() })
    }

    /// The gap to one target.
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::gap_of`]
    pub fn gap_of(&self, request: &Value) -> Result<GapReport, Error> {
        self.require(request, Self::has_statements)?;
        self.engine.gap_of_covered(request)
    }

    /// What to rate next. Only the occupations that the request names need be loaded.
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::next_of`]
    pub fn next_of(&self, request: &Value) -> Result<NextReport, Error> {
        self.require(request, Self::has_statements)?;
        self.engine.next_of_covered(request)
    }

    /// What is to be learnt along a pathway, in order. Only the occupations that the request names need be loaded.
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::plan_of`]
    pub fn plan_of(&self, request: &Value) -> Result<PlanReport, Error> {
        self.require(request, Self::has_statements)?;
        self.engine.plan_of_covered(request)
    }

    /// Restores a saved request; see [`Engine::restore`].
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::restore`]
    pub fn restore(&self, saved: &Value) -> Result<Restored, Error> {
        self.require(saved, Self::has_record)?;
        self.engine.restore(saved)
    }

    /// The request with the statement that each of its answers is on; see [`with_rated_on`](crate::gap::with_rated_on).
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::with_rated_on`]
    pub fn with_rated_on(&self, request: &Value) -> Result<Value, Error> {
        self.require(request, Self::has_record)?;
        self.engine.with_rated_on(request)
    }

    /// A person's answers as a part of an address; see [`to_link`](crate::gap::to_link).
    ///
    /// # Errors
    /// - `notLoaded` at the first occupation of the request that is not loaded
    /// - the codes of [`Engine::to_link`]
    pub fn to_link(&self, request: &Value) -> Result<AnswersLink, Error> {
        self.require(request, Self::has_record)?;
        self.engine.to_link(request)
    }

    /// Sets what the search looks at, from [`Files::search`](super::Files::search).
    ///
    /// # Errors
    /// `damaged` where `search` is not this file.
    pub fn set_search_entries(&mut self, search: &[u8]) -> Result<(), Error> {
        let of_pack = self.pack.search(search)?.into_iter().filter(|entry| !self.is_added(&entry.reference));
        let entries = self.added.occupations().map(SearchEntry::of).chain(of_pack).collect();
        self.search_index = Some(SearchIndex::new(entries));
        Ok(())
    }

    /// The best `limit` occupations for what a person types, loaded or not; see [`SearchIndex::search`].
    ///
    /// # Errors
    /// `notLoaded` before [`Self::set_search_entries`] has succeeded.
    pub fn search(&self, text: &str, limit: usize) -> Result<SearchReport, Error> {
        match &self.search_index {
            Some(index) => Ok(index.search(text, limit)),
            None => Err(file_not_loaded("the file that occupations are found by is not loaded yet")),
        }
    }

    fn require(&self, request: &Value, is_there: fn(&Self, &str) -> bool) -> Result<(), Error> {
        match self.named_in(request).iter().find(|named| !is_there(self, &named.reference)) {
            Some(NamedOccupation { path, reference }) => Err(not_loaded(path, reference)),
            None => Ok(()),
        }
    }

    fn named_in(&self, request: &Value) -> Vec<NamedOccupation> {
        occupations_named_in(request, |reference| self.is_of_pack(reference))
    }

    fn is_of_pack(&self, reference: &str) -> bool {
        self.pack.entries().binary_search_by(|entry| entry.reference.as_str().cmp(reference)).is_ok()
    }

    fn is_staged(&self, reference: &str) -> bool {
        self.staged.iter().any(|staged| staged.occupation.reference == reference)
    }

    fn is_added(&self, reference: &str) -> bool {
        self.added.find(reference, &Path::Root).is_ok()
    }

    /// Whether the occupation's record is loaded, or never will be.
    fn has_record(&self, reference: &str) -> bool {
        self.is_complete || self.has_statements(reference)
    }

    /// Whether its statements can be compared as well, which takes its subset of the statement model.
    fn has_statements(&self, reference: &str) -> bool {
        self.loaded.iter().any(|one| one == reference)
            || (self.is_complete && self.whole_model.is_some())
            || self.is_added(reference)
            || !self.is_of_pack(reference)
    }
}

/// One subset of the statement model made of several.
fn joined(subsets: &[Model]) -> Result<Arc<Model>, Error> {
    Model::decode(&Model::merge(subsets)?).map(Arc::new)
}

fn needs_model(message: &str) -> Error {
    let error = Error::at(&Path::Root, ErrorCode::NeedsModel, format_args!("{message}"));
    error.of_kind(ErrorKind::Catalogue)
}

fn file_not_loaded(message: &str) -> Error {
    Error::at(&Path::Root, ErrorCode::NotLoaded, format_args!("{message}")).of_kind(ErrorKind::Load)
}

fn not_loaded(path: &str, reference: &str) -> Error {
    let message = format!("{} is not loaded yet: load it first", quoted(reference));
    Error::new(ErrorCode::NotLoaded, path.to_owned(), message).of_kind(ErrorKind::Load)
}
