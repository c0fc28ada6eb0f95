//! Workbooks through the command line: `.xlsx` and `.ods`, as the test writes them.
#![cfg(feature = "cli")]

use std::path::PathBuf;
use std::process::{Command, Output};

use flate2::Crc;
use serde_json::{Value, json};

/// The rows of each sheet. The first cell of a row is a code.
const SHEETS: [(&str, &[&[&str]]); 2] = [
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

/// A ZIP archive of files that are stored as they are.
fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let mut crc = Crc::new();
        crc.update(content.as_bytes());
        let size = (content.len() as u32).to_le_bytes();
        let mut entry = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        entry.extend(crc.sum().to_le_bytes());
        entry.extend(size);
        entry.extend(size);
        entry.extend((name.len() as u16).to_le_bytes());
        entry.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend((archive.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&entry);
        archive.extend(name.as_bytes());
        archive.extend(content.as_bytes());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (at, length) = (archive.len() as u32, directory.len() as u32);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\x00\x00\x00\x00");
    archive.extend([count, count].concat());
    archive.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    archive.extend([0, 0]);
    archive
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn xlsx() -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let sheet = |rows: &[&[&str]]| {
        let cell = |row: usize, (column, text): (usize, &&str)| {
            let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
            match text.parse::<u8>() {
                Ok(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
                Err(_) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text)),
            }
        };
        let row = |(at, row): (usize, &&[&str])| {
            let cells: String = row.iter().enumerate().map(|one| cell(at, one)).collect();
            format!("<row r=\"{}\">{cells}</row>", at + 1)
        };
        let rows: String = rows.iter().enumerate().map(row).collect();
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")
    };
    let names: String = (1..)
        .zip(SHEETS)
        .map(|(id, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"r{id}\"/>"))
        .collect();
    let targets: String = (1..)
        .zip(SHEETS)
        .map(|(id, _)| relation(id, "worksheet", &format!("worksheets/sheet{id}.xml")))
        .collect();
    zip(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\">{}</Relationships>",
                relation(1, "officeDocument", "xl/workbook.xml")
            ),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}\">{targets}</Relationships>"),
        ),
        ("xl/worksheets/sheet1.xml", sheet(SHEETS[0].1)),
        ("xl/worksheets/sheet2.xml", sheet(SHEETS[1].1)),
    ])
}

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
    for (name, bytes) in [("kites.xlsx", xlsx()), ("kites.ods", ods())] {
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
fn a_workbook_without_statements_or_a_damaged_one_is_refused() {
    let whole = xlsx();
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
