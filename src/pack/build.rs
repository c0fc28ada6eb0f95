//! A pack from occupations.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::entry::{Entries, Entry, RECORDS, SearchEntries, VECTORS, stem};
use super::file::File;
use super::manifest::{Counts, Files, Manifest, model_name};
use super::{carries, links, records};
use crate::Engine;
use crate::catalogue::{Catalogue, Occupation, Source};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::json::to_json;
use crate::order::sorted_by;
use crate::search::SearchEntry;
use crate::transfer::{Carry, Index, Model, Pair};

/// Makes the files of a pack, the manifest last: the same bytes from the same occupations and sources, in
/// whatever order they come.
///
/// All statements are compared, which takes minutes for a thousand occupations: `threads` do it, and
/// `progress` is told again and again how many pairs of statements are done, and of how many.
///
/// # Errors
/// Those of [`Catalogue::with`]; `invalidValue` at `model` where that is not the whole model.
pub fn build(
    occupations: Vec<Occupation>,
    sources: Vec<Source>,
    model: impl Into<Arc<Model>>,
    threads: usize,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<File>, Error> {
    let model = model.into();
    if !model.is_whole() {
        let message = "a pack is made with the whole statement model";
        let error = Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned());
        return Err(error.of_kind(ErrorKind::Catalogue));
    }
    let catalogue = Catalogue::default().with(occupations)?;
    let all = all_carries(&Index::new(&catalogue, Arc::clone(&model))?, threads, progress);
    let carries = File::new("carries", carries::encode(&all), "bin");
    let mut counts = Counts {
        occupations: count(catalogue.shared().len()),
        statements: count(all.iter().map(Vec::len).sum()),
        carries: count(all.iter().flatten().map(Vec::len).sum()),
        links: 0,
    };
    let engine = Engine::known(catalogue, Arc::clone(&model), all, None);
    let all_links = engine.known_links();
    counts.links = count(all_links.iter().map(Vec::len).sum());

    let (mut files, mut entries) = (Vec::new(), Entries::default());
    let (mut texts, mut all_records) = (SearchEntries::default(), Vec::new());
    for occupation in engine.catalogue().occupations() {
        let bytes = records::encode(occupation);
        let record = File::new(&stem(RECORDS, &occupation.reference), bytes.clone(), RECORDS.1);
        all_records.push(bytes);
        let part = model.subset(occupation.ksbs.iter().map(|ksb| ksb.statement.as_str()));
        let vectors = File::new(&stem(VECTORS, &occupation.reference), part, VECTORS.1);
        entries.occupations.push(Entry::new(occupation, &record.reference(), &vectors.reference()));
        texts.occupations.push(SearchEntry::of(occupation));
        files.extend([record, vectors]);
    }
    let json = |value: Result<String, _>| value.unwrap_or_default().into_bytes();
    let index = File::new("index", json(to_json(&entries)), "json");
    let search = File::new("search", json(to_json(&texts)), "json");
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

/// What each statement carries over to.
pub(super) fn all_carries(
    index: &Index,
    threads: usize,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> carries::All {
    let next = AtomicUsize::new(0);
    // How many pairs are done, and all that were found.
    let done: Mutex<(usize, Vec<Pair>)> = Mutex::default();
    let counts: Vec<usize> = (0..index.occupations()).map(|position| index.count(position)).collect();
    let statements: usize = counts.iter().sum();
    let of_all = statements * statements.saturating_sub(1) / 2;
    let work = || {
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(count) = counts.get(position) else { return };
            let pairs = index.pairs(position);
            let later: usize = counts.iter().skip(position + 1).sum();
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.0 += count * later + count * count.saturating_sub(1) / 2;
            done.1.extend(pairs);
            progress(done.0, of_all);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let (_, pairs) = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut all: carries::All = counts.iter().map(|count| vec![Vec::new(); *count]).collect();
    for Pair { source, target, strength } in sorted_by(pairs, |a, b| a.target.cmp(&b.target)) {
        let of_occupation = all.get_mut(source.occupation);
        if let Some(carries) = of_occupation.and_then(|all| all.get_mut(source.ksb)) {
            carries.push(Carry { place: target, strength });
        }
    }
    all
}

/// Each once.
fn in_order(sources: Vec<Source>) -> Vec<Source> {
    let key = |source: &Source| {
        [&source.name, &source.address, &source.fetched, &source.licence].map(String::clone)
    };
    let mut sources = sorted_by(sources, |a, b| key(a).cmp(&key(b)));
    sources.dedup();
    sources
}

/// What the licences of the sources ask for.
fn attribution(sources: &[Source]) -> String {
    let mut text = String::new();
    for source in sources.iter().filter(|source| !source.licence.is_empty()) {
        let sentence = format!("Contains data of {}, {}.", source.name, source.licence);
        if !text.contains(&sentence) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&sentence);
        }
    }
    text
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
