//! Inputs as people bring them (`tests/cases/`), and what is understood of each (`tests/cases/expected/`).
//!
//! Renew what is expected: `SKILLS_GAP_RENEW=1 cargo test --test read_cases`, then read the difference.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use skills_gap::catalogue::Catalogue;
use skills_gap::read::{Date, ReadOptions, Reading, read, read_sheets, read_value};

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

#[test]
fn lines_that_are_left_out_are_counted_in_plain_words() {
    for (lines, expected) in [
        ("Call us today", "Left out 1 line that belongs to no statement"),
        ("Call us today\nOr write to us", "Left out 2 lines that belong to no statement"),
    ] {
        let text = format!("K1: How cloth is made\nS1: Sew by hand\n\n{lines}");
        let warnings = &read(&text, &options()).expect("a list").occupations[0].warnings;
        assert!(warnings.iter().any(|one| one.message.starts_with(expected)), "{warnings:?}");
    }
}

#[test]
fn an_occupation_in_json_has_no_statements_of_another() {
    let codes = |text: &str| -> Vec<String> {
        let reading = read(text, &options()).expect("occupations");
        let one = |one: &skills_gap::catalogue::Occupation| {
            let codes: Vec<&str> = one.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
            let is_left_out = one.warnings.iter().any(|one| one.code == "leftOut");
            format!("{}: {}{}", one.reference, codes.join(" "), if is_left_out { " …" } else { "" })
        };
        reading.occupations.iter().map(one).collect()
    };
    const OWN: &str = r#""K1": "How cloth is made", "S1": "Sew by hand""#;
    const ITS: &str = r#""K2": "How wind blows", "S2": "Hold a line""#;
    for (text, expected) in [
        (
            r#"{"reference":"ST0116","ksbs":{OWN},"related":[{"reference":"ST0795","ksbs":{ITS}}]}"#,
            vec!["ST0116: K1 S1 …"],
        ),
        (r#"{"reference":"ST0116","ksbs":{OWN},"previousVersion":{ITS}}"#, vec!["ST0116: K1 S1 …"]),
        (
            r#"{"reference":"ST0116","ksbs":{OWN},"also":{"name":"Sail maker","ksbs":{ITS}}}"#,
            vec!["ST0116: K1 S1 …"],
        ),
        (
            r#"{"reference":"ST0116","ksbs":{OWN},"modules":[{"name":"Wind","ksbs":{ITS}}]}"#,
            vec!["ST0116: K1 S1 K2 S2"],
        ),
        (
            r#"{"apprenticeships":[{"reference":"ST0116","ksbs":{OWN}},{"reference":"ST0795","ksbs":{ITS}}]}"#,
            vec!["ST0116: K1 S1", "ST0795: K2 S2"],
        ),
        (
            r#"{"apprenticeships":[{"name":"Kite maker","ksbs":{OWN}},{"name":"Sail maker","ksbs":{ITS}}]}"#,
            vec!["kite-maker: K1 S1", "sail-maker: K2 S2"],
        ),
        (
            r#"{"reference":"ST0116","content":{"title":"What they know","ksbs":{OWN}}}"#,
            vec!["ST0116: K1 S1"],
        ),
    ] {
        let text = text.replace("OWN", OWN).replace("ITS", ITS);
        assert_eq!(codes(&text), expected, "{text}");
    }
}

#[test]
fn rows_of_a_table_are_of_the_occupation_beside_them() {
    let read_all = |text: &str| -> Vec<String> {
        let reading = read(text, &options()).expect("a table");
        let one = |one: &skills_gap::catalogue::Occupation| {
            let codes: Vec<&str> = one.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
            let answers: Vec<_> = reading.answers.iter().filter(|of| of.reference == one.reference).collect();
            let rated: usize = answers.iter().flat_map(|of| &of.ratings).map(|of| of.ratings.len()).sum();
            format!("{} {}: {} ({rated} rated)", one.reference, one.name, codes.join(" "))
        };
        reading.occupations.iter().map(one).collect()
    };
    let merged = "ST code,Standard,Code,Statement
ST0116,Kite maker,K1,How cloth is made
,,S1,Sew by hand
ST0795,Sail maker,K1,How wind blows
,,S1,Hold a line
";
    assert_eq!(
        read_all(merged),
        ["ST0116 Kite maker: K1 S1 (0 rated)", "ST0795 Sail maker: K1 S1 (0 rated)"]
    );
    let named = "Standard,Code,Statement,Rating (0-3)
Kite maker,K1,How cloth is made,2
Kite maker,S1,Sew by hand,1
Sail maker,K2,How wind blows,3
,S2,Hold a line,0
";
    assert_eq!(
        read_all(named),
        ["kite-maker Kite maker: K1 S1 (2 rated)", "sail-maker Sail maker: K2 S2 (2 rated)"]
    );
    let titles = "Code,Title,Description
K1,Cloth,How cloth is made
S1,Sewing,Sew by hand
";
    assert_eq!(read_all(titles).len(), 1);
}

#[test]
fn what_begins_with_a_bracket_may_be_text() {
    for text in [
        "[K1] How cloth is made\n[S1] Sew by hand",
        "[Kite maker](https://example.org)\n\nK1: How cloth is made\nS1: Sew by hand",
        "{Draft} Kite maker\nK1: How cloth is made\nS1: Sew by hand",
    ] {
        let reading = read(text, &options()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(reading.occupations[0].ksbs.len(), 2, "{text}");
    }
    for text in ["[nothing, else]", "{name: 1}", "[true] K1: x"] {
        let error = read(text, &options()).expect_err("no JSON");
        assert_eq!(error.code(), skills_gap::ErrorCode::InvalidJson, "{text}");
    }
}

#[test]
fn a_table_with_links_is_a_table() {
    let markdown = "| KSB | Description | Evidence |\n|--|--|--|\n| ***K1*** | How cloth is made | A loom |
| [S1](#s1) | Sew by hand | A kite |\n| B1 | Is careful at work | |\n";
    let html = "<table><tr><th>KSB</th><th>Description</th><th>Evidence</th></tr>
<tr><td>K1</td><td>How cloth is made</td><td>A loom</td></tr>
<tr><td><a href=\"#s1\">S1</a></td><td>Sew by hand</td><td>A kite</td></tr>
<tr><td>B1</td><td>Is careful at work</td><td></td></tr></table>";
    for text in [markdown, html] {
        let reading = read(text, &options()).expect("a table");
        let statements: Vec<&str> =
            reading.occupations[0].ksbs.iter().map(|ksb| ksb.statement.as_str()).collect();
        assert_eq!(statements, ["How cloth is made", "Sew by hand", "Is careful at work"], "{text}");
        assert_eq!(reading.answers[0].notes.len(), 2, "{text}");
    }
}

#[test]
fn a_sentence_gives_no_name_and_no_level() {
    const LIST: &str = "K1: How cloth is made.\nS1: Sew by hand.\nB1: Is careful.";
    for (front, name, level) in [
        (
            "Kite maker ST0116\nEntry requirements: you will need Level 2 English and maths",
            "Kite maker",
            None,
        ),
        ("Kite maker ST0116\nEntry requirements: Level 2", "Kite maker", None),
        ("Level 3 apprenticeships for everyone\nKite maker ST0795", "Kite maker", None),
        ("Kite maker\nST0116\nApprentices without level 2 English must achieve this", "Kite maker", None),
        ("Subject: Kite maker ST0116", "Kite maker", None),
        ("Kite maker - Level 4\nST0116", "Kite maker", Some(4)),
        ("Kite maker (level 4) ST0116", "Kite maker", Some(4)),
        ("Kite maker ST0116\nLevel 4", "Kite maker", Some(4)),
        ("Kite maker ST0116\nLevel: 4", "Kite maker", Some(4)),
    ] {
        let reading = read(&format!("{front}\n{LIST}"), &options()).expect("a list");
        let one = &reading.occupations[0];
        assert_eq!((one.name.as_str(), one.level), (name, level), "{front}");
    }
}

#[test]
fn sheets_of_several_occupations_stay_apart() {
    let sheet = |rows: &[&str]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
    };
    let read_all = |sheets: &[Vec<Vec<String>>]| -> Vec<String> {
        let reading = read_sheets(sheets, &options()).expect("a workbook");
        let one = |one: &skills_gap::catalogue::Occupation| {
            let codes: Vec<&str> = one.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
            let rated: Vec<usize> = reading
                .answers
                .iter()
                .filter(|of| of.reference == one.reference)
                .map(|of| of.ratings.iter().map(|of| of.ratings.len()).sum())
                .collect();
            let is_left_out = one.warnings.iter().any(|one| one.code == "leftOut");
            format!("{} {rated:?}{}", codes.join(" "), if is_left_out { " …" } else { "" })
        };
        reading.occupations.iter().map(one).collect()
    };
    const HEAD: &str = "Code|Statement|Rating (0-3)";
    let kites = sheet(&["Kite maker (level 3)||", HEAD, "K1|How cloth is made|2", "S1|Sew by hand|1"]);
    let sails = sheet(&["Sail maker (level 2)||", HEAD, "K1|How wind blows|3", "S1|Hold a line|0"]);
    let few = sheet(&[HEAD, "K1|How cloth is made|0"]);
    let knowledge = sheet(&["Kite maker (level 3)||", HEAD, "K1|How cloth is made|2"]);
    let skills = sheet(&[HEAD, "S1|Sew by hand|1"]);
    assert_eq!(read_all(&[kites.clone(), sails.clone()]), ["K1 S1 [2]", "K1 S1 [2]"]);
    assert_eq!(read_all(&[few, kites]), ["K1 S1 [2] …"]);
    assert_eq!(read_all(&[knowledge, skills, sails]), ["K1 S1 [2]", "K1 S1 [2]"]);
}
