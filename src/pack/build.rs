//! Makes a pack of occupations.

use std::sync::Arc;

use super::carries;
use super::compare::compare_all;
use super::entry::{Entries, Entry, RECORDS, SearchEntries, VECTORS, stem};
use super::file::File;
use super::manifest::{Counts, Files, Manifest, model_name};
use super::{links, records};
use crate::Engine;
use crate::catalogue::{Catalogue, DataSource, Occupation};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::json::to_json;
use crate::search::SearchEntry;
use crate::transfer::{Index, Model};

/// Makes the files of a pack, the manifest last. The same occupations and sources give the same bytes, in whatever
/// order they come.
///
/// All statements are compared by `threads` threads, which takes minutes for a thousand occupations.
/// `report_progress` is called again and again with how many pairs of statements are done, and of how many.
///
/// # Errors
/// Of kind `catalogue`:
/// - `invalidValue` at `model` where it is not the whole model
/// - the codes of [`Catalogue::with`] for occupations that do not fit a catalogue
pub fn build(
    occupations: Vec<Occupation>,
    sources: Vec<DataSource>,
    model: impl Into<Arc<Model>>,
    threads: usize,
    report_progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<File>, Error> {
    let model = model.into();
    if !model.is_whole() {
        let message = "a pack is made with the whole statement model";
        let error = Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned());
        return Err(error.of_kind(ErrorKind::Catalogue));
    }
    let catalogue = Catalogue::default().with(occupations)?;
    let table = compare_all(&Index::new(&catalogue, Arc::clone(&model))?, threads, report_progress);
    let carries = File::new("carries", carries::encode(&table), "bin");
    let mut counts = Counts {
        occupations: count(catalogue.shared().len()),
        statements: count(table.iter().map(Vec::len).sum()),
        carries: count(table.iter().flatten().map(Vec::len).sum()),
        links: 0,
    };
    let engine = Engine::precomputed(catalogue, Arc::clone(&model), table, None);
    let all_links = engine.known_links();
    counts.links = count(all_links.iter().map(Vec::len).sum());

    let (mut files, mut entries) = (Vec::new(), Entries::default());
    let (mut search_entries, mut all_records) = (SearchEntries::default(), Vec::new());
    for occupation in engine.catalogue().occupations() {
        let bytes = records::encode(occupation);
        let record = File::new(&stem(RECORDS, &occupation.reference), bytes.clone(), RECORDS.1);
        all_records.push(bytes);
        let subset = model.subset(occupation.ksbs.iter().map(|ksb| ksb.statement.as_str()));
        let vectors = File::new(&stem(VECTORS, &occupation.reference), subset, VECTORS.1);
        entries.occupations.push(Entry::new(occupation, &record.reference(), &vectors.reference()));
        search_entries.occupations.push(SearchEntry::of(occupation));
        files.extend([record, vectors]);
    }
    // Never an error for types of our own.
    let json = |value: Result<String, _>| value.unwrap_or_default().into_bytes();
    let index = File::new("index", json(to_json(&entries)), "json");
    let search = File::new("search", json(to_json(&search_entries)), "json");
    let all = File::new("all", records::join(&all_records), "json");
    let links = File::new("links", links::encode(&all_links), "bin");
    let sources = in_order(sources);
    let manifest = Manifest {
        format: Manifest::FORMAT.to_owned(),
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: engine.catalogue().version().to_owned(),
        model: model_name(&model),
        attribution: attribution(&sources),
        sources,
        counts,
        files: Files {
            index: index.reference(),
            search: search.reference(),
            all: all.reference(),
            links: links.reference(),
            carries: carries.reference(),
        },
        hash: String::new(),
    };
    files.extend([index, search, all, links, carries]);
    files.push(File { name: Manifest::NAME.to_owned(), bytes: manifest.encode() });
    Ok(files)
}

/// `sources` in order, each once.
fn in_order(mut sources: Vec<DataSource>) -> Vec<DataSource> {
    fn key(source: &DataSource) -> [&str; 4] {
        [&source.name, &source.address, &source.fetched, &source.licence]
    }
    sources.sort_by(|a, b| key(a).cmp(&key(b)));
    sources.dedup();
    sources
}

/// The sentences that the licences of the sources ask for, each once.
fn attribution(sources: &[DataSource]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for source in sources.iter().filter(|source| !source.licence.is_empty()) {
        let sentence = format!("Contains data of {}, {}.", source.name, source.licence);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
