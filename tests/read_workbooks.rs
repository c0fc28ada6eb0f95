//! Workbooks through the command line: `.xlsx` and `.ods`, as the test writes them.
#![cfg(feature = "cli")]

#[path = "support/workbook.rs"]
mod workbook;

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};
use workbook::{Sheet, escaped, xlsx, zip};

/// The rows of each sheet. The first cell of a row is a code.
const SHEETS: [Sheet; 2] = [
    (
        "Knowledge",
        &[
            &["Kite maker (level 3) ST9060", "", ""],
            &["Code", "Statement", "Rating (0-3)"],
            &["K1", "How cloth is made & sold", "2"],
            &["K2", "How thread is made", "0"],
        ],
    ),
    ("Skills", &[&["Code", "Statement", "Rating (0-3)"], &["S1", "Sew a <hem> by hand", "3"]]),
];

fn ods() -> Vec<u8> {
    const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let cell = |text: &&str| match text.parse::<u8>() {
        Ok(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
        ),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            escaped(text)
        ),
    };
    let row = |row: &&[&str]| {
        format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>())
    };
    let sheet = |(name, rows): (&str, &[&[&str]])| {
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let sheets: String = SHEETS.into_iter().map(sheet).collect();
    zip(&[
        ("mimetype", kind.to_owned()),
        (
            "META-INF/manifest.xml",
            format!(
                "<manifest:manifest xmlns:manifest=\"{NAMES}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
            ),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"{NAMES}:office:1.0\" xmlns:table=\"{NAMES}:table:1.0\" xmlns:text=\"{NAMES}:text:1.0\"><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

fn read(name: &str, bytes: &[u8], arguments: &[&str]) -> Output {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).expect("a file");
    Command::new(env!("CARGO_BIN_EXE_skills-gap"))
        .args(["read", "--understood"])
        .args(arguments)
        .arg(file)
        .output()
        .expect("the program runs")
}

#[test]
fn a_sheet_for_each_kind_is_one_occupation_with_its_ratings() {
    for (name, bytes) in [("kites.xlsx", xlsx(&SHEETS)), ("kites.ods", ods())] {
        let run = read(name, &bytes, &[]);
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{name}: {said}");
        let reading: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let one = &reading["occupations"][0];
        assert_eq!(
            [&one["name"], &one["reference"], &one["level"]],
            [&json!("Kite maker"), &json!("ST9060"), &json!(3)],
            "{name}: {said}"
        );
        let ksbs: Vec<(&str, &str)> = one["ksbs"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|ksb| (ksb["code"].as_str().unwrap_or(""), ksb["statement"].as_str().unwrap_or("")))
            .collect();
        assert_eq!(
            ksbs,
            [("K1", "How cloth is made & sold"), ("K2", "How thread is made"), ("S1", "Sew a <hem> by hand")]
        );
        assert_eq!(
            reading["answers"][0]["ratings"][0]["ratings"],
            json!({"K1": 2, "K2": 0, "S1": 3}),
            "{name}"
        );
        let said = read(name, &bytes, &["--name", "Sail maker", "--reference", "ST9061", "--level", "2"]);
        let reading: Value = serde_json::from_slice(&said.stdout).expect("JSON");
        let one = &reading["occupations"][0];
        assert_eq!(
            [&one["name"], &one["reference"], &one["level"]],
            [&json!("Sail maker"), &json!("ST9061"), &json!(2)]
        );
    }
}

#[test]
fn no_rating_of_a_sheet_is_lost_beside_those_of_another() {
    let head: &[&str] = &["Code", "Statement", "Rating"];
    let sheets: [Sheet; 2] = [
        ("Knowledge", &[head, &["K1", "How cloth is made", "Low"], &["K2", "How thread is made", "High"]]),
        ("Skills", &[head, &["S1", "Sew a hem by hand", "2"]]),
    ];
    let run = read("two-scales.xlsx", &xlsx(&sheets), &[]);
    let reading: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let columns = reading["answers"][0]["ratings"].as_array().expect("a list");
    for code in ["K1", "K2", "S1"] {
        assert!(columns.iter().any(|one| one["ratings"].get(code).is_some()), "{code}: {columns:?}");
    }
}

#[test]
fn a_workbook_without_statements_or_a_damaged_one_is_refused() {
    let whole = xlsx(&SHEETS);
    let cut = read("cut.xlsx", &whole[..whole.len() / 2], &[]);
    assert_eq!(cut.status.code(), Some(1));
    let empty = zip(&[("word/document.xml", "<w/>".to_owned())]);
    let document = read("letter.docx", &empty, &[]);
    let said = String::from_utf8_lossy(&document.stderr);
    assert!(
        document.status.code() == Some(1) && said.contains("looks like a spreadsheet or a document"),
        "{said}"
    );
}
