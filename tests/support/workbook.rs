//! Workbooks, as a test writes them. No test uses all of it.
#![allow(dead_code)]

use flate2::Crc;

/// A name, and rows of cells.
pub type Sheet<'a> = (&'a str, &'a [&'a [&'a str]]);

/// A ZIP archive of files that are stored as they are.
pub fn zip(files: &[(&str, String)]) -> Vec<u8> {
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

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A workbook with these sheets. An empty row is left out of it.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let cell = |row: usize, (column, text): (usize, &&str)| {
        let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
        match text.parse::<u8>() {
            Ok(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
            Err(_) => text_cell(&place, text),
        }
    };
    let row = |(at, row): (usize, &&[&str])| {
        let cells: String = row.iter().enumerate().map(|one| cell(at, one)).collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    let written = |(name, rows): &Sheet| {
        let full = rows.iter().enumerate().filter(|(_, row)| !row.is_empty());
        ((*name).to_owned(), full.map(row).collect())
    };
    xlsx_of(&sheets.iter().map(written).collect::<Vec<_>>())
}

/// A cell with a text.
pub fn text_cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
}

/// A workbook with these sheets: names, and rows as they are written.
pub fn xlsx_of(sheets: &[(String, String)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let sheet = |rows: &str| format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
    let names: String = (1..)
        .zip(sheets)
        .map(|(id, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"r{id}\"/>"))
        .collect();
    let targets: String = (1..)
        .zip(sheets)
        .map(|(id, _)| relation(id, "worksheet", &format!("worksheets/sheet{id}.xml")))
        .collect();
    let mut files = vec![
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
    ];
    let names: Vec<String> = (1..=sheets.len()).map(|id| format!("xl/worksheets/sheet{id}.xml")).collect();
    files.extend(names.iter().zip(sheets).map(|(name, (_, rows))| (name.as_str(), sheet(rows))));
    zip(&files)
}
