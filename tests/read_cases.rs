//! Inputs as people bring them (`tests/cases/`), and what is understood of each (`tests/cases/expected/`).
//!
//! Renew what is expected: `SKILLS_GAP_RENEW=1 cargo test --test read_cases`, then read the difference.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use skills_gap::catalogue::Catalogue;
use skills_gap::read::{Date, ReadOptions, Reading, read, read_value};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn options() -> ReadOptions {
    ReadOptions { today: Date::parse("2026-11-28"), ..ReadOptions::default() }
}

fn understood(text: &str) -> Value {
    match read(text, &options()) {
        Ok(reading) => serde_json::to_value(reading).expect("JSON"),
        Err(error) => json!({"error": error}),
    }
}

#[test]
fn every_case_is_understood_as_expected() {
    let renews = env::var_os("SKILLS_GAP_RENEW").is_some();
    let mut differing = Vec::new();
    let files = cases();
    for file in &files {
        let name = file.file_name().expect("a name").to_string_lossy();
        let found = understood(&fs::read_to_string(file).expect("text"));
        let place = file.with_file_name("expected").join(format!("{name}.json"));
        if renews {
            let text = serde_json::to_string_pretty(&found).expect("JSON");
            fs::write(&place, text + "\n").expect("written");
            continue;
        }
        let expected: Value =
            serde_json::from_str(&fs::read_to_string(&place).expect("expected")).expect("JSON");
        if found != expected {
            differing.push(format!("{name}: {found:#}"));
        }
    }
    assert!(files.len() >= 27, "{}", files.len());
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn what_is_read_has_statements_and_is_fit_for_a_catalogue() {
    for file in cases() {
        let Ok(reading) = read(&fs::read_to_string(&file).expect("text"), &options()) else { continue };
        assert!(
            !reading.occupations.is_empty() && reading.occupations.iter().all(|one| !one.ksbs.is_empty()),
            "{file:?}"
        );
        Catalogue::default().with(reading.occupations).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    }
}

#[test]
fn a_value_is_read_as_its_text() {
    for file in cases()
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end.to_string_lossy().starts_with("json")))
    {
        let text = fs::read_to_string(file).expect("text");
        let value = skills_gap::input::Value::parse(&text).expect("JSON");
        let of_value = match read_value(value, &options()) {
            Ok(reading) => serde_json::to_value(reading).expect("JSON"),
            Err(error) => json!({"error": error}),
        };
        assert_eq!(of_value, understood(&text), "{file:?}");
    }
}

fn case(name: &str) -> String {
    let found = cases().into_iter().find(|file| file.to_string_lossy().contains(name)).expect("the case");
    fs::read_to_string(found).expect("text")
}

fn read_case(name: &str, options: &ReadOptions) -> Reading {
    read(&case(name), options).expect("occupations")
}

#[test]
fn the_version_in_force_depends_on_the_day() {
    for (day, version, name) in [
        ("2026-11-28", "1.0", "AI data specialist"),
        ("2027-04-26", "1.0", "AI data specialist"),
        ("2027-04-27", "2.0", "AI technologist"),
    ] {
        let on = ReadOptions { today: Date::parse(day), ..ReadOptions::default() };
        let one = &read_case("17-", &on).occupations[0];
        assert_eq!((one.version.as_str(), one.name.as_str()), (version, name), "{day}");
    }
    let all = ReadOptions { all_versions: true, ..options() };
    assert_eq!(read_case("17-", &all).occupations.len(), 2);
    let named = |name: &str| {
        read_case(name, &options()).occupations[0]
            .warnings
            .iter()
            .map(|one| one.message.clone())
            .collect::<String>()
    };
    assert!(named("17-").contains("Version 2.0 (AI technologist) comes into force from 27 April 2027."));
    assert!(named("18-").contains("Version 1.1 (AI technologist) is a draft: In development."));
}

#[test]
fn what_a_person_says_counts() {
    let said = ReadOptions {
        name: Some("Software developer".into()),
        reference: Some("ST0116".into()),
        level: Some(4),
        ..options()
    };
    let one = &read_case("05-", &said).occupations[0];
    assert_eq!(
        (one.name.as_str(), one.reference.as_str(), one.level),
        ("Software developer", "ST0116", Some(4))
    );
    assert!(
        !one.warnings.iter().any(|warning| ["name", "reference", "level"].contains(&warning.path.as_str()))
    );
    let mixed = &read_case("48-", &options()).occupations[0];
    assert!(mixed.reference.starts_with("list-"), "never a reference with another's content");
}

#[test]
fn text_of_other_programs_is_read() {
    let text = case("09-");
    let expected = understood(&text);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows =
        [text.replace("life-cycle", "life\u{96}cycle").chars().map(|c| c as u8).collect::<Vec<u8>>()];
    for bytes in [utf16].iter().chain(&windows) {
        let reading = skills_gap::read::read_from(&bytes[..], &options()).expect("a list");
        assert_eq!(reading.occupations.len(), 1);
        assert_eq!(json!(reading.occupations[0].ksbs[1]), expected["occupations"][0]["ksbs"][1]);
    }
}

#[test]
fn a_made_reference_is_stable_and_like_no_official_one() {
    let reference = |text: &str, name: Option<&str>| {
        let options = ReadOptions { name: name.map(str::to_owned), ..options() };
        read(text, &options).expect("a list").occupations[0].reference.clone()
    };
    let list = "K1: How cloth is made.\nS1: Sew by hand.";
    let made = reference(list, None);
    assert!(made.starts_with("list-") && made.len() == 13, "{made}");
    assert_eq!(
        reference("\nK1:  How cloth is made. \n\nS1: Sew by hand.\n", None),
        made,
        "the same statements"
    );
    assert_ne!(reference("K1: How cloth is made.\nS1: Sew by machine.", None), made);
    assert_eq!(reference(list, Some("Kite maker")), "kite-maker");
    assert_eq!(reference(list, Some("ST0116")), made, "a name that looks like a reference is none");
    let two = r#"[{"name":"Kite maker","knowledge":["How cloth is made"],"skills":["Sew by hand"]},
        {"name":"Kite maker","knowledge":["How wind blows"],"skills":["Hold a line"]}, {"name":"Sail maker","title":"x"}]"#;
    let reading = read(two, &options()).expect("two");
    let references: Vec<&str> = reading.occupations.iter().map(|one| one.reference.as_str()).collect();
    assert_eq!(references[0], "kite-maker");
    assert!(references[1].starts_with("list-"));
}

#[test]
fn each_record_without_statements_is_named() {
    let list = r#"[{"referenceNumber":"ST9001","title":"Kite maker","skills":[{"detail":"Sew by hand"}]},
        {"referenceNumber":"ST9002","title":"Sail maker","skills":[]}, {"referenceNumber":"ST9003","title":"Rigger"}]"#;
    let reading = read(list, &options()).expect("one");
    assert_eq!(reading.occupations.len(), 1);
    let said = &reading.warnings[0].message;
    assert!(said.contains("2 of 3 records. They are ST9002 Sail maker, ST9003 Rigger."), "{said}");
}
