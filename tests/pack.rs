//! Packs: the same bytes from the same content, the same answers from a pack as from records, and nothing wrong
//! from one that is damaged.

mod packs;

use packs::{Files, answers, occupations, small, sources};
use skills_gap::catalogue::{Catalogue, DataSource, Occupation};
use skills_gap::pack::{self, Manifest, Pack};
use skills_gap::transfer::Model;
use skills_gap::{Engine, ErrorCode, ErrorKind};

fn engine_of(occupations: Vec<Occupation>) -> Engine {
    Engine::new(Catalogue::default().with(occupations).expect("a catalogue"))
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let files = Files::build(occupations());
    assert_eq!(files, Files::build(occupations()));
    let backwards = |threads| {
        let mut others: Vec<DataSource> = sources();
        others.extend(sources());
        others.reverse();
        let reversed = occupations().into_iter().rev().collect();
        Files(pack::build(reversed, others, Model::embedded(), threads, &|_, _| ()).expect("a pack"))
    };
    assert_eq!(files, backwards(1));
    assert_eq!(files, backwards(5));
    let manifest = files.manifest();
    assert_eq!(manifest.sources, sources());
    assert_eq!(
        manifest.attribution,
        "Contains data of Skills England, occupational maps, Open Government Licence v3.0. Contains data of a test, Open Government Licence v3.0."
    );
    assert_eq!((manifest.counts.occupations, manifest.counts.statements), (5, 89));
}

#[test]
fn progress_ends_with_all_pairs() {
    let told = std::sync::Mutex::new(Vec::new());
    let tell = |done, of| told.lock().expect("whole").push((done, of));
    pack::build(small(), vec![], Model::embedded(), 2, &tell).expect("a pack");
    let told = told.into_inner().expect("whole");
    assert_eq!(told.last(), Some(&(6, 6)), "four statements: six pairs");
    assert!(told.is_sorted());
}

#[test]
fn what_does_not_make_a_catalogue_makes_no_pack() {
    let twice = small().into_iter().chain(small()).collect();
    let error = pack::build(twice, vec![], Model::embedded(), 1, &|_, _| ()).expect_err("twice");
    assert_eq!((error.kind(), error.code()), (ErrorKind::Catalogue, ErrorCode::DuplicateOccupation));
    let part = Model::decode(&Model::embedded().subset(["a part"])).expect("a part");
    let error = pack::build(small(), vec![], part, 1, &|_, _| ()).expect_err("a part");
    assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "model"));
    let nothing = Files::build(vec![]);
    assert_eq!(nothing.open().summaries(), []);
    assert!(nothing.engine(Model::embedded()).occupations().is_empty());
}

#[test]
fn a_pack_gives_what_was_put_in() {
    let files = Files::build(occupations());
    let pack = files.open();
    let engine = engine_of(occupations());
    assert_eq!(pack.manifest().catalogue_version, engine.catalogue().version());
    assert_eq!(pack.summaries(), engine.occupations());
    let mut parts = Vec::new();
    for occupation in engine.catalogue().occupations() {
        let reference = occupation.reference.as_str();
        let found = pack.files(reference).expect("there");
        assert_eq!(&pack.record(reference, files.get(&found.record.name)).expect("a record"), occupation);
        parts.push((reference, files.get(&found.vectors.name)));
        // The small ones share no file, though their names differ by nothing but case.
        assert_eq!(files.0.iter().filter(|file| file.name == found.record.name).count(), 1);
    }
    let statements = || engine.catalogue().occupations().flat_map(|one| &one.ksbs);
    let together = Model::embedded().subset(statements().map(|ksb| ksb.statement.as_str()));
    assert_eq!(pack.merge_vectors(&parts).expect("a part"), together);
    assert_eq!(pack.merge_vectors(&parts[..1]).expect("a part"), parts[0].1, "one part alone stays as it is");
    assert_eq!(pack.merge_vectors(&[]).expect_err("none").code(), ErrorCode::InvalidValue);

    let all = files.get(&files.manifest().files.all.name);
    let list: Vec<Occupation> = serde_json::from_slice(all).expect("a list");
    assert!(list.iter().eq(engine.catalogue().occupations()), "plain JSON for anyone");
    let search = pack.search(files.get(&files.manifest().files.search.name)).expect("entries");
    assert!(search.iter().map(|entry| &entry.name).eq(engine.catalogue().occupations().map(|one| &one.name)));
    let links = pack.links(files.get(&files.manifest().files.links.name)).expect("links");
    for link in &links {
        let report = engine.link(&link.from, &link.to).expect("both are there");
        assert_eq!(link.strength, report.strength, "{link:?}");
        assert_eq!(link.official, report.link.expect("a link").official, "{link:?}");
    }
    let out: usize =
        engine.occupations().iter().map(|one| engine.links(&one.reference).unwrap().out.len()).sum();
    assert_eq!((links.len(), files.manifest().counts.links as usize), (out, out));
    assert!(links.iter().any(|link| link.official) && links.iter().any(|link| !link.official));
}

#[test]
fn answers_from_a_pack_are_those_from_its_records() {
    let expected = answers(&engine_of(occupations()));
    let files = Files::build(occupations());
    assert_eq!(answers(&files.engine(Model::embedded())), expected);
    let pack = files.open();
    let names: Vec<(String, String)> =
        pack.entries().iter().map(|entry| (entry.reference.clone(), entry.files().vectors.name)).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|(one, name)| (one.as_str(), files.get(name))).collect();
    let joined = Model::decode(&pack.merge_vectors(&parts).expect("a part")).expect("a part");
    assert_eq!(answers(&files.engine(joined)), expected);
}

#[test]
fn questions_need_the_whole_model_and_say_so() {
    let files = Files::build(occupations());
    let (engine, whole) = (files.engine(files.subset_of("nothing")), engine_of(occupations()));
    for (answer, expected) in answers(&engine).iter().zip(answers(&whole)) {
        // Expectations compare every statement. Links come with the pack.
        assert!(answer.contains("NeedsModel") || *answer == expected, "{answer}");
    }
    assert!(answers(&engine).iter().filter(|answer| answer.contains("NeedsModel")).count() >= 6);
    let added = engine.with(vec![small().remove(1)]).expect_err("not covered");
    assert_eq!(added.code(), ErrorCode::NeedsModel);
    let mut engine = engine;
    engine.set_model(Model::embedded()).expect("the same model");
    assert_eq!(answers(&engine), answers(&whole));
}

#[test]
fn occupations_added_to_a_pack_are_as_if_built_with_it() {
    let mut all = occupations();
    // Before, between and behind the others; and one in place of another, with other statements.
    let mut first = all[0].clone();
    first.reference = "0".to_owned();
    let mut between = all[1].clone();
    between.reference = "OCC0400".to_owned();
    between.ksbs.truncate(5);
    let mut other = all[0].clone();
    other.ksbs.reverse();
    let files = Files::build(all.clone());
    let engine = files.engine(Model::embedded());
    let once = engine.with(vec![first.clone(), other.clone()]).expect("added");
    // Also where something has been worked out before the next are added.
    answers(&once);
    let engine = once.with(vec![between.clone()]).expect("added");
    let unasked = files.engine(Model::embedded());
    let unasked =
        unasked.with(vec![other.clone()]).and_then(|it| it.with(vec![between.clone(), first.clone()]));
    all[0] = other;
    all.extend([first, between]);
    let expected = answers(&engine_of(all));
    assert_eq!(answers(&engine), expected);
    assert_eq!(answers(&unasked.expect("added")), expected);
}

/// Takes `bytes` for the file `name` of a pack.
fn taken(files: &Files, pack: &Pack, name: &str, bytes: &[u8]) -> Result<(), ErrorCode> {
    let of_all = &pack.manifest().files;
    let codes = |error: skills_gap::Error| error.code();
    let three = [&of_all.all, &of_all.links, &of_all.carries].map(|file| file.name.as_str());
    if three.contains(&name) {
        let [all, links, carries] = three.map(|file| if file == name { bytes } else { files.get(file) });
        let taken = pack.engine(files.subset_of("A/1"), all, links, carries).map(|_| ()).map_err(codes);
        assert_eq!(pack.all(all).is_ok() && pack.links(links).is_ok(), taken.is_ok() || name == three[2]);
        return taken;
    } else if name == of_all.search.name {
        return pack.search(bytes).map(|_| ()).map_err(codes);
    }
    for entry in pack.entries() {
        let found = entry.files();
        if name == found.record.name {
            return pack.record(&entry.reference, bytes).map(|_| ()).map_err(codes);
        } else if name == found.vectors.name {
            return pack.vectors(&entry.reference, bytes).map(|_| ()).map_err(codes);
        }
    }
    panic!("{name} is of no use");
}

#[test]
fn every_change_of_a_byte_and_every_truncation_is_found() {
    let files = Files::build(small());
    let (manifest, pack) = (files.get(Manifest::NAME), files.open());
    let index_name = pack.manifest().files.index.name.clone();
    let index = files.get(&index_name);
    let refuses = |name: &str, bytes: &[u8]| {
        if name == Manifest::NAME {
            let error = Manifest::decode(bytes).expect_err("damaged");
            assert_eq!((error.kind(), error.path()), (ErrorKind::Catalogue, Manifest::NAME));
            assert_eq!(Pack::open(bytes, index).expect_err("damaged"), error);
        } else if name == index_name {
            assert_eq!(Pack::open(manifest, bytes).expect_err("damaged").code(), ErrorCode::Damaged);
        } else {
            assert_eq!(taken(&files, &pack, name, bytes), Err(ErrorCode::Damaged), "{name}");
        }
    };
    // Each byte as each other one, where there is time for it.
    let all: Vec<u8> = (1..=255).collect();
    let masks = if std::env::var_os("SKILLS_GAP_EVERY_BYTE").is_some() {
        &all[..]
    } else {
        &[0x01, 0x20, 0x80, 0xff]
    };
    let mut changes = 0;
    for file in &files.0 {
        for length in 0..file.bytes.len() {
            refuses(&file.name, &file.bytes[..length]);
        }
        refuses(&file.name, &[&file.bytes[..], b"\n"].concat());
        refuses(&file.name, b"<!doctype html><title>Not found</title>");
        for place in 0..file.bytes.len() {
            let mut bytes = file.bytes.clone();
            for mask in masks {
                bytes[place] ^= mask;
                refuses(&file.name, &bytes);
                bytes[place] ^= mask;
                changes += 1;
            }
        }
    }
    assert!(changes > 20_000, "{changes}");
    println!("{changes} changes of a byte, and every length");
}

#[test]
fn a_file_is_not_taken_for_another() {
    let files = Files::build(small());
    let pack = files.open();
    let names: Vec<&str> = files.0.iter().map(|file| file.name.as_str()).collect();
    for name in &names {
        for other in names.iter().filter(|other| files.get(other) != files.get(name)) {
            if ![Manifest::NAME, pack.manifest().files.index.name.as_str()].contains(name) {
                assert_eq!(
                    taken(&files, &pack, name, files.get(other)),
                    Err(ErrorCode::Damaged),
                    "{name} {other}"
                );
            }
        }
    }
    assert_eq!(pack.files("OCC9999").expect_err("not there").code(), ErrorCode::UnknownOccupation);
    let other = Files::build(occupations());
    assert_eq!(
        Pack::open(files.get(Manifest::NAME), other.get(&other.manifest().files.index.name))
            .expect_err("another pack's")
            .code(),
        ErrorCode::Damaged
    );
}

#[test]
fn what_is_no_manifest_or_a_newer_one_is_told() {
    let manifest = String::from_utf8(Files::build(small()).get(Manifest::NAME).to_vec()).expect("text");
    let newer = manifest.replace("skills-gap-pack/1", "skills-gap-pack/2");
    let odd = manifest.replace("skills-gap-pack/1", "skills-gap-pack/x");
    let foreign = "is not the manifest of a pack of skills-gap";
    let cases: [(&str, ErrorCode, &str); 11] = [
        (&newer, ErrorCode::UnknownFormat, "was made by a newer version of skills-gap"),
        (r#"{"format":"skills-gap-pack/17","parts":[]}"#, ErrorCode::UnknownFormat, "newer version"),
        (&odd, ErrorCode::UnknownFormat, foreign),
        ("", ErrorCode::UnknownFormat, foreign),
        ("null", ErrorCode::UnknownFormat, foreign),
        ("[]", ErrorCode::UnknownFormat, foreign),
        (r#"{"name": "skills-gap", "version": "1.0.0"}"#, ErrorCode::UnknownFormat, foreign),
        (r#"{"format": 1}"#, ErrorCode::UnknownFormat, foreign),
        ("<!doctype html>", ErrorCode::UnknownFormat, foreign),
        (r#"{"format":"skills-gap-pack/1"}"#, ErrorCode::Damaged, "is damaged"),
        (&manifest[..300], ErrorCode::Damaged, "is damaged or cut short"),
    ];
    for (text, code, message) in cases {
        let error = Manifest::decode(text.as_bytes()).expect_err("no manifest");
        assert_eq!((error.kind(), error.code(), error.path()), (ErrorKind::Catalogue, code, Manifest::NAME));
        assert!(error.message().contains(message), "{error}");
    }
    let error = Manifest::decode(&[0xff, 0xfe]).expect_err("no text");
    assert_eq!((error.code(), error.path()), (ErrorCode::UnknownFormat, Manifest::NAME));
}

#[test]
fn a_pack_of_another_model_is_refused() {
    let files = Files::build(small());
    let found = files.manifest().files;
    let [all, links, carries] = [&found.all, &found.links, &found.carries].map(|file| files.get(&file.name));
    let error = files.open().engine(Model::default(), all, links, carries).expect_err("another model");
    assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "manifest.json: model"));
}

#[test]
fn a_check_finds_what_is_wrong() {
    let files = Files::build(occupations());
    let check = |files: &Files, thorough| {
        let mut read = |name: &str| {
            let found = files.0.iter().find(|file| file.name == name);
            found.map(|file| file.bytes.clone()).ok_or_else(|| "is not there".to_owned())
        };
        pack::check(&mut read, Model::embedded(), thorough, 2, &|_, _| ())
    };
    for thorough in [false, true] {
        let report = check(&files, thorough);
        assert!(report.sound, "{report:?}");
        assert_eq!((report.occupations, report.files, report.compared), (5, 16, 89));
        assert_eq!(report.bytes, files.0.iter().map(|file| file.bytes.len()).sum::<usize>());
    }
    for place in 0..files.0.len() {
        let mut changed = files.clone();
        let last = changed.0[place].bytes.len() - 1;
        changed.0[place].bytes[last] ^= 1;
        let report = check(&changed, false);
        assert!(!report.sound && report.faults[0].path.contains(&files.0[place].name), "{report:?}");
        let missing = changed.0.remove(place).name;
        let report = check(&changed, false);
        assert_eq!(
            (report.faults[0].path.as_str(), report.faults[0].message.as_str()),
            (missing.as_str(), "is not there")
        );
    }
}

/// The hash that names a file of a pack: 64-bit FNV-1a.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The pack with `from` replaced by `to` in its index, and everything that names the index made to fit.
fn forged(files: &Files, from: &str, to: &str) -> Files {
    let mut forged = files.clone();
    let text = |files: &Files, name: &str| String::from_utf8(files.get(name).to_vec()).expect("text");
    let index_name = files.open().manifest().files.index.name.clone();
    let (before, manifest) = (text(files, &index_name), text(files, Manifest::NAME));
    let index = before.replacen(from, to, 1);
    assert_ne!(index, before);
    let (old, new) = (hash(before.as_bytes()), hash(index.as_bytes()));
    let length = |text: &str| format!("\"bytes\":{},\"hash\":\"", text.len());
    let manifest = manifest
        .replace(&format!("{}{old}", length(&before)), &format!("{}{new}", length(&index)))
        .replace(&index_name, &index_name.replace(&old, &new));
    let (hashed, _) = manifest.rsplit_once(",\"hash\":\"").expect("its own hash");
    let manifest = format!("{hashed},\"hash\":\"{}\"}}", hash(hashed.as_bytes()));
    for file in &mut forged.0 {
        if file.name == index_name {
            (file.name, file.bytes) = (index_name.replace(&old, &new), index.clone().into_bytes());
        } else if file.name == Manifest::NAME {
            file.bytes = manifest.clone().into_bytes();
        }
    }
    forged
}

/// Whoever forges a pack can make all hashes fit.
#[test]
fn a_forged_pack_claims_in_vain() {
    let files = Files::build(occupations());
    let pack = files.open();
    let entry = &pack.entries()[0];
    let check = |files: &Files| {
        let mut asked = Vec::new();
        let mut read = |name: &str| {
            asked.push(name.to_owned());
            let found = files.0.iter().find(|file| file.name == name);
            found.map(|file| file.bytes.clone()).ok_or_else(|| "is not there".to_owned())
        };
        let report = pack::check(&mut read, Model::embedded(), false, 1, &|_, _| ());
        (report, asked)
    };
    assert!(check(&forged(&files, &entry.name, "Another name")).0.faults.len() < 3, "the forging fits");

    // Nothing is reserved for billions of statements that are not there.
    let statements = format!("\"statements\":{:?}", entry.statements).replace(' ', "");
    let (report, _) =
        check(&forged(&files, &statements, "\"statements\":[4294967295,4294967295,4294967295]"));
    assert!(!report.sound);

    // No name leads out of the folder.
    let record = entry.files().record.hash;
    for outside in ["/../../outside", "0123456789ABCDEF", "", "0123456789abcde/"] {
        let forged = forged(&files, &format!("\"hash\":\"{record}\""), &format!("\"hash\":\"{outside}\""));
        let (report, asked) = check(&forged);
        assert!(!report.sound && report.faults[0].message.contains("not named by its content"), "{report:?}");
        assert_eq!(asked.len(), 2, "the manifest and the index: {asked:?}");
    }
}
