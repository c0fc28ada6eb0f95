//! The doors of the core, each with its seeds and with what is promised of it.

use std::collections::hash_map::DefaultHasher;
use std::fmt::Debug;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use skills_gap::catalogue::Catalogue;
use skills_gap::gap;
use skills_gap::input::Value;
use skills_gap::pack::{self, File, Manifest, Pack};
use skills_gap::read::{self, ReadOptions};
use skills_gap::transfer::{Index, Model};
use skills_gap::{Engine, Error, to_json};

/// A door of the core.
#[derive(Clone, Copy)]
pub struct Target {
    pub name: &'static str,
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Panics where a promise is broken. Else a number for the kind of outcome.
    pub run: fn(&[u8]) -> u64,
}

pub static TARGETS: [Target; 8] = [
    Target { name: "readers", seeds: reader_seeds, run: readers },
    Target { name: "adverts", seeds: advert_seeds, run: adverts },
    Target { name: "requests", seeds: || corpus("requests"), run: requests },
    Target { name: "restore", seeds: || corpus("saved"), run: restore },
    Target { name: "migrate", seeds: || corpus("saved"), run: migrate },
    Target { name: "catalogues", seeds: || corpus("lists"), run: catalogues },
    Target { name: "packs", seeds: pack_seeds, run: packs },
    Target { name: "model", seeds: model_seeds, run: model },
];

/// The kind of an outcome.
fn kind(of: impl Debug) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{of:?}").hash(&mut hasher);
    hasher.finish()
}

/// The kind of a refusal: its code, the depth of its place, and the first word of what it says.
fn refusal(error: &Error) -> u64 {
    let word = error.message().split(' ').find(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    kind((error.code(), error.path().matches(['.', '[']).count(), word))
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(Engine::embedded)
}

/// The files of a folder in the repository, in order.
fn files_in(folder: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder))
        .into_iter()
        .flatten()
        .flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).collect()
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    files_in(&format!("xtask/doors/corpus/{name}"))
}

fn reader_seeds() -> Vec<Vec<u8>> {
    ["tests/cases", "tests/fixtures/pages", "tests/fixtures/api", "data/occupations"].map(files_in).concat()
}

/// What is read can be used, as it is and written once more.
fn readers(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    drop(read::read_occupation_page(&text));
    drop(read::read_occupation(&text));
    drop(read::read_progression(&text));
    drop(read::read_standards(&text));
    match read::read(&text, &ReadOptions::default()) {
        Err(error) => refusal(&error),
        Ok(reading) => {
            let form = format!("{:?}", reading.form);
            let occupations = reading.into_collection().occupations;
            let warnings: Vec<String> = (occupations.iter().flat_map(|one| &one.warnings))
                .map(|warning| warning.code.clone())
                .collect();
            let count = occupations.iter().map(|one| one.ksbs.len()).sum::<usize>();
            let catalogue = Catalogue::default().with(occupations);
            assert!(catalogue.is_ok(), "what was read makes no catalogue: {:?}", catalogue.err());
            kind((form, warnings, count.checked_ilog2()))
        }
    }
}

fn advert_seeds() -> Vec<Vec<u8>> {
    files_in("tests/cases")
}

/// An advert or a CV that is read can be asked about.
fn adverts(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let profile = read::read_profile(&text);
    if let Ok(profile) = &profile {
        let request = format!(r#"{{"target":"OCC0526","profile":{}}}"#, json(profile));
        answered("proposals", engine().proposals_of(&value(&request)));
    }
    match read::read_advert(&text) {
        Err(error) => refusal(&error),
        Ok(advert) => {
            let request = format!(r#"{{"advert":{}}}"#, json(&advert));
            answered("advert", engine().advert_of(&value(&request)));
            let warnings: Vec<&str> = advert.warnings.iter().map(|one| one.code.as_str()).collect();
            kind((warnings, advert.sentences.len().checked_ilog2(), profile.is_ok()))
        }
    }
}

fn answered<T>(question: &str, result: Result<T, Error>) {
    if let Err(error) = result {
        panic!("{question} refuses what a reader gave: {error}");
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    to_json(value).expect("a type of our own is JSON")
}

fn value(text: &str) -> Value {
    Value::parse(text).expect("what was written can be read")
}

/// A question is answered or refused; the ends of its range stand in order.
fn requests(bytes: &[u8]) -> u64 {
    let Ok(request) = parsed(bytes) else { return 0 };
    let engine = engine();
    let question = bytes.len() % 6;
    let error = match question {
        0 => engine.next_of(&request).err(),
        1 => engine.pathways_of(&request).err(),
        2 => engine.nearest_of(&request).err(),
        3 => engine.compare_of(&request).err(),
        4 => engine.plan_of(&request).err(),
        _ => None,
    };
    let gap = match engine.gap_of(&request) {
        Err(error) => return kind((question, refusal(&error))),
        Ok(report) => report,
    };
    if let Some(shares) = gap.coverage.overall {
        let all = [Some(shares.shown), shares.low, shares.likely, shares.high, Some(shares.possible)];
        let in_order = all.iter().flatten().is_sorted_by(|one, next| one <= next);
        assert!(in_order, "the range is not in order: {all:?}");
    }
    let again = engine.gap_of(&request).map(|report| json(&report));
    assert_eq!(Ok(json(&gap)), again, "the same question has two answers");
    kind((question, error.as_ref().map(refusal), gap.warnings.len(), gap.counts.overall.held.checked_ilog2()))
}

fn parsed(bytes: &[u8]) -> Result<Value, Error> {
    Value::parse(&String::from_utf8_lossy(bytes))
}

/// What is restored can be restored again, and stays as it is: nothing is lost, nothing comes back that did not fit.
fn restore(bytes: &[u8]) -> u64 {
    let Ok(saved) = parsed(bytes) else { return 0 };
    match engine().restore(&saved) {
        Err(error) => refusal(&error),
        Ok(restored) => {
            let again = engine().restore(&value(&json(&restored.request)));
            let again = again.unwrap_or_else(|error| panic!("what was restored is refused: {error}"));
            assert_eq!(json(&again.request), json(&restored.request), "restored twice is another");
            let aside: Vec<&str> = restored.request.set_aside.iter().map(|part| first(&part.path)).collect();
            kind((aside, restored.outdated))
        }
    }
}

/// The first name of a path.
fn first(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or_default()
}

/// What is migrated can be asked about, linked, and migrated again.
fn migrate(bytes: &[u8]) -> u64 {
    let Ok(saved) = parsed(bytes) else { return 0 };
    match engine().migrate(&saved) {
        Err(error) => refusal(&error),
        Ok(migrated) => {
            let request = value(&json(&migrated.request));
            answered("migrate", engine().migrate(&request));
            if !migrated.request.target.is_empty() {
                answered("gap", engine().gap_of(&request));
            }
            if let Ok(link) = engine().to_link(&request) {
                answered("a link", gap::read_link(&link.fragment));
            }
            kind((migrated.migrations.len(), migrated.warnings.len().checked_ilog2()))
        }
    }
}

/// A list of records makes a catalogue that answers, or is refused.
fn catalogues(bytes: &[u8]) -> u64 {
    let Ok(records) = parsed(bytes) else { return 0 };
    match Engine::new(Catalogue::default()).with_of(&records) {
        Err(error) => refusal(&error),
        Ok(engine) => {
            let references: Vec<String> = engine.occupations().into_iter().map(|one| one.reference).collect();
            for reference in references.iter().take(4) {
                answered("links", engine.links(reference));
                let request = format!(r#"{{"target":{},"weights":"duties"}}"#, json(reference));
                answered("gap", engine.gap_of(&value(&request)));
                answered("pathways", engine.pathways_of(&value(&request)));
            }
            kind((references.len(), engine.search("weld", 3).results.len()))
        }
    }
}

fn whole_model() -> Arc<Model> {
    static MODEL: OnceLock<Arc<Model>> = OnceLock::new();
    Arc::clone(MODEL.get_or_init(|| Arc::new(Model::embedded())))
}

fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let occupations = Catalogue::embedded().occupations().cloned().collect();
        pack::build(occupations, vec![], Model::embedded(), 1, &|_, _| ()).unwrap_or_default()
    })
}

/// Each file of a pack, with its number before it.
fn pack_seeds() -> Vec<Vec<u8>> {
    (0..).zip(files()).map(|(number, file)| [&[number], file.bytes.as_slice()].concat()).collect()
}

/// A pack of which one file is another, with all names and hashes forged so that it seems to be right.
fn packs(bytes: &[u8]) -> u64 {
    let Some((number, content)) = bytes.split_first() else { return 0 };
    let mut forged: Vec<File> = files().to_vec();
    let number = usize::from(*number) % forged.len().max(1);
    let Some(file) = forged.get_mut(number) else { return 0 };
    file.bytes = content.to_vec();
    if file.name != Manifest::NAME {
        let (old, new) = (pack::hash_in_name(&file.name).unwrap_or_default().to_owned(), hash(content));
        let length = files().get(number).map_or(0, |file| file.bytes.len());
        rename(
            &mut forged,
            &old,
            &new,
            &format!("\"bytes\":{length},"),
            &format!("\"bytes\":{},", content.len()),
        );
    }
    let at =
        |stem: &str| forged.iter().find(|file| file.name.starts_with(stem)).map(|file| file.bytes.as_slice());
    let [manifest, index, search, all, links, carries] =
        ["manifest", "index.", "search.", "all.", "links.", "carries."]
            .map(|stem| at(stem).unwrap_or_default());
    let pack = match Pack::open(manifest, index) {
        Err(error) => return kind((number, refusal(&error))),
        Ok(pack) => pack,
    };
    let engine = pack.engine(whole_model(), all, links, carries);
    if let Ok(engine) = &engine {
        drop(engine.gap_of(&value(r#"{"target":"OCC0526","current":"OCC0311","assumed":{"OCC0311":2}}"#)));
        drop(engine.links("OCC0311"));
    }
    let parts = ["OCC0311", "OCC0526"].map(|reference| {
        let record = pack.record(reference, at(&format!("occupations/{reference}")).unwrap_or_default());
        let vectors = pack.vectors(reference, at(&format!("vectors/{reference}")).unwrap_or_default());
        (record.err().map(|error| refusal(&error)), vectors.err().map(|error| refusal(&error)))
    });
    kind((number, engine.err().map(|error| refusal(&error)), pack.search(search).is_ok(), parts))
}

/// Puts another hash and length of a file wherever they stand: in names, in the index, in the manifest.
fn rename(files: &mut [File], old: &str, new: &str, old_length: &str, new_length: &str) {
    for file in files.iter_mut() {
        file.name = file.name.replace(old, new);
    }
    let Some(index) = files.iter_mut().find(|file| file.name.starts_with("index.")) else { return };
    let index_hash = pack::hash_in_name(&index.name).unwrap_or_default().to_owned();
    let text = String::from_utf8_lossy(&index.bytes).into_owned();
    let mut manifest_changes =
        vec![(old.to_owned(), new.to_owned(), old_length.to_owned(), new_length.to_owned())];
    if text.contains(old) && index_hash != new {
        let content = |hash: &str, length: &str| format!("{{{length}\"hash\":\"{hash}\"}}");
        let changed = text.replace(&content(old, old_length), &content(new, new_length));
        let lengths = [text.len(), changed.len()].map(|length| format!("\"bytes\":{length},"));
        let changed_hash = hash(changed.as_bytes());
        index.name = index.name.replace(&index_hash, &changed_hash);
        index.bytes = changed.into_bytes();
        let [before, after] = lengths;
        manifest_changes.push((index_hash, changed_hash, before, after));
    }
    if let Some(manifest) = files.iter_mut().find(|file| file.name == Manifest::NAME) {
        let mut text = String::from_utf8_lossy(&manifest.bytes).into_owned();
        for (old, new, old_length, new_length) in manifest_changes {
            let place = |hash: &str, length: &str| format!("{hash}.{{}}\",{length}\"hash\":\"{hash}\"");
            for ending in ["json", "bin"] {
                let [from, to] =
                    [place(&old, &old_length), place(&new, &new_length)].map(|one| one.replace("{}", ending));
                text = text.replace(&from, &to);
            }
        }
        if let Some((hashed, _)) = text.rsplit_once(",\"hash\":\"") {
            text = format!("{hashed},\"hash\":\"{}\"}}", hash(hashed.as_bytes()));
        }
        manifest.bytes = text.into_bytes();
    }
}

/// The hash that names a file of a pack.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

fn model_seeds() -> Vec<Vec<u8>> {
    let model = Model::embedded();
    [&["Weld steel"][..], &[], &["Plan", "Write a report on the law"]]
        .map(|texts| model.subset(texts.iter().copied()))
        .to_vec()
}

/// A model that is taken prepares statements, or says that it does not cover them.
fn model(bytes: &[u8]) -> u64 {
    match Model::decode(bytes) {
        Err(error) => refusal(&error),
        Ok(model) => {
            let covers = model.covers("Weld steel");
            let again = Model::decode(&model.subset(["Weld steel"].into_iter().filter(|_| covers)));
            assert!(again.is_ok(), "a subset of what was taken is refused: {:?}", again.err());
            let index = Index::new(&Catalogue::default(), model);
            kind((covers, index.is_ok()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_pack_passes_for_one_where_only_its_bytes_are_others() {
        for (number, file) in (0..).zip(files()) {
            if file.name.starts_with("occupations/") || file.name.starts_with("all.") {
                // A line end more changes nothing but the hash.
                let right = packs(&[&[number], file.bytes.as_slice()].concat());
                let forged = packs(&[&[number], file.bytes.as_slice(), b"\n"].concat());
                assert_eq!(right, forged, "{}", file.name);
            }
        }
    }
}
