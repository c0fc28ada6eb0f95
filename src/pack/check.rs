//! Whether a pack is what it says it is.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::carries::CarryTable;
use super::compare::compare_all;
use super::entry::Entry;
use super::file::FileRef;
use super::manifest::Manifest;
use super::open::Pack;
use crate::Engine;
use crate::catalogue::{Catalogue, Occupation, Place};
use crate::error::{Error, Path};
use crate::search::SearchEntry;
use crate::transfer::{Carry, Index, Model};

/// What [`check`] finds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// Whether there is no fault.
    pub sound: bool,
    /// The name of the catalogue's content.
    pub catalogue_version: String,
    /// How many occupations there are.
    pub occupations: usize,
    /// How many files were read.
    pub files: usize,
    /// The length of these files together, in bytes.
    pub bytes: usize,
    /// For how many statements it was worked out again what they carry over to.
    pub compared: usize,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Something that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The file, and the place in it.
    pub path: String,
    /// In words.
    pub message: String,
}

/// For about so many statements it is worked out again what they carry over to, unless it is for all.
const SAMPLE: usize = 100;

/// Checks all files of a pack: each by its length and hash, each by its content, and all against each other.
///
/// `read` gives a file by its name. What carries over is worked out again for a hundred statements, or for all if
/// `thorough`. `threads` and `report_progress` are as in [`build`](super::build).
///
/// ```
/// use skills_gap::{catalogue::Catalogue, pack, transfer::Model};
///
/// let occupations = Catalogue::embedded().occupations().cloned().collect();
/// let files = pack::build(occupations, vec![], Model::embedded(), 1, &|_, _| ())?;
/// let mut read = |name: &str| {
///     let file = files.iter().find(|file| file.name == name);
///     file.map(|file| file.bytes.clone()).ok_or("is not there".to_owned())
/// };
/// let report = pack::check(&mut read, Model::embedded(), false, 1, &|_, _| ());
/// assert!(report.sound, "{:?}", report.faults);
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn check(
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    model: impl Into<Arc<Model>>,
    thorough: bool,
    threads: usize,
    report_progress: &(dyn Fn(usize, usize) + Sync),
) -> CheckReport {
    let mut check = Check { read, report: CheckReport::default() };
    check.all(model.into(), thorough, threads, report_progress);
    let mut report = check.report;
    report.sound = report.faults.is_empty();
    report
}

struct Check<'a> {
    read: &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    report: CheckReport,
}

impl Check<'_> {
    fn all(
        &mut self,
        model: Arc<Model>,
        thorough: bool,
        threads: usize,
        report_progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Option<()> {
        let manifest_bytes = self.file(Manifest::NAME)?;
        let manifest = self.sound(Manifest::decode(&manifest_bytes))?;
        self.report.catalogue_version.clone_from(&manifest.catalogue_version);
        let index = self.file(&manifest.files.index.name)?;
        let pack = self.sound(Pack::open(&manifest_bytes, &index))?;
        self.report.occupations = pack.entries().len();
        let catalogue = self.decoded(&manifest.files.all, |bytes| pack.all(bytes));
        for entry in pack.entries() {
            self.occupation(&pack, entry, &model, catalogue.as_ref());
        }
        let search = self.decoded(&manifest.files.search, |bytes| pack.search(bytes));
        let links = self.decoded(&manifest.files.links, |bytes| pack.known_links(bytes));
        let carries = self.decoded(&manifest.files.carries, |bytes| pack.carries(bytes));
        self.sound(pack.check_model(&model, Manifest::NAME))?;

        let (catalogue, carries) = (catalogue?, carries?);
        if let Some(search) = search
            && !search.iter().eq(&catalogue.occupations().map(SearchEntry::of).collect::<Vec<_>>())
        {
            self.fault(&manifest.files.search.name, "does not say what the records do");
        }
        self.counts(&manifest, &catalogue, &carries);
        let fresh = self.sound(Index::new(&catalogue, Arc::clone(&model)))?;
        let unlike = if thorough {
            self.report.compared = carries.iter().map(Vec::len).sum();
            let again = compare_all(&fresh, threads, report_progress);
            places(&again).into_iter().find(|place| at(&carries, *place) != at(&again, *place))
        } else {
            let sample = sample(&carries);
            self.report.compared = sample.len();
            sample.into_iter().find(|place| at(&carries, *place) != fresh.carries(*place))
        };
        if let Some(Place { occupation, ksb }) = unlike {
            let occupation = catalogue.at(occupation)?;
            let (reference, code) = (&occupation.reference, &occupation.ksbs.get(ksb)?.code);
            let message = format!("what {reference}.{code} carries over to is not what the model says");
            self.fault(&manifest.files.carries.name, &message);
        }
        let engine = Engine::precomputed(catalogue, model, carries, None);
        if links.is_some_and(|links| links != engine.known_links()) {
            self.fault(&manifest.files.links.name, "does not say what the records and what carries over do");
        }
        Some(())
    }

    /// One occupation's files, against its entry in the index and its record among all.
    fn occupation(&mut self, pack: &Pack, entry: &Entry, model: &Model, catalogue: Option<&Catalogue>) {
        let (files, reference) = (entry.files(), &entry.reference);
        let record = self.decoded(&files.record, |bytes| pack.record(reference, bytes));
        let subset = self.decoded(&files.vectors, |bytes| {
            pack.vectors(reference, bytes)?;
            Ok(bytes.to_vec())
        });
        let Some(record) = record else { return };
        if Entry::new(&record, &files.record, &files.vectors) != *entry {
            self.fault(&files.record.name, "does not say what the index does");
        }
        let among_all = catalogue.and_then(|catalogue| {
            catalogue.find(reference, &Path::Root).ok().map(|(_, occupation)| occupation)
        });
        if catalogue.is_some() && among_all != Some(&record) {
            self.fault(&files.record.name, "is not what the file of all records says");
        }
        let needed = || model.subset(record.ksbs.iter().map(|ksb| ksb.statement.as_str()));
        if subset.is_some_and(|subset| subset != needed()) {
            self.fault(&files.vectors.name, "is not the subset of the statement model that its record needs");
        }
    }

    fn counts(&mut self, manifest: &Manifest, catalogue: &Catalogue, carries: &CarryTable) {
        let statements: usize = catalogue.occupations().map(|one: &Occupation| one.ksbs.len()).sum();
        let pairs: usize = carries.iter().flatten().map(Vec::len).sum();
        let counts = manifest.counts;
        if (counts.statements as usize, counts.carries as usize) != (statements, pairs) {
            self.fault(Manifest::NAME, "does not count what is there");
        }
    }

    /// The bytes of a file, or none and a fault.
    fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        match (self.read)(name) {
            Ok(bytes) => {
                self.report.files += 1;
                self.report.bytes += bytes.len();
                Some(bytes)
            }
            Err(message) => {
                self.fault(name, &message);
                None
            }
        }
    }

    /// What `decode` makes of a file, or none and a fault.
    fn decoded<T>(&mut self, file: &FileRef, decode: impl FnOnce(&[u8]) -> Result<T, Error>) -> Option<T> {
        let bytes = self.file(&file.name)?;
        self.sound(decode(&bytes))
    }

    /// The value of `result`, or none and a fault.
    fn sound<T>(&mut self, result: Result<T, Error>) -> Option<T> {
        result.map_err(|error| self.fault(error.path(), error.message())).ok()
    }

    fn fault(&mut self, path: &str, message: &str) {
        self.report.faults.push(Fault { path: path.to_owned(), message: message.to_owned() });
    }
}

fn places(carries: &CarryTable) -> Vec<Place> {
    let of_occupation = |(occupation, statements): (usize, &Vec<_>)| {
        (0..statements.len()).map(move |ksb| Place { occupation, ksb })
    };
    carries.iter().enumerate().flat_map(of_occupation).collect()
}

/// A hundred statements, evenly spread.
fn sample(carries: &CarryTable) -> Vec<Place> {
    let places = places(carries);
    let apart = places.len().div_ceil(SAMPLE).max(1);
    places.into_iter().step_by(apart).collect()
}

fn at(carries: &CarryTable, place: Place) -> &[Carry] {
    carries.get(place.occupation).and_then(|all| all.get(place.ksb)).map_or(&[], |carries| carries)
}
