//! Workbooks that ask for more memory than there is, in a few bytes, or that no program would write. Each is answered or
//! refused, and leaves the program standing.
#![cfg(feature = "cli")]

#[path = "support/workbook.rs"]
mod workbook;

use std::path::PathBuf;
use std::process::{Command, Output};

use workbook::{text_cell, xlsx_of, zip};

const TOO_MUCH: &str = "too many sheets, rows or columns";

/// What becomes of a workbook, as people or as statements. Never more than so much memory, where the system can hold it to
/// that.
fn tried(name: &str, bytes: &[u8]) -> [Output; 2] {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).expect("a file");
    let file = file.to_str().expect("a name");
    [&["read", file][..], &["gap", "--target", "OCC0526", "--table", file]].map(|arguments| {
        let program = env!("CARGO_BIN_EXE_skills-gap");
        let mut command = Command::new(if cfg!(target_os = "linux") { "sh" } else { program });
        if cfg!(target_os = "linux") {
            command.args(["-c", "ulimit -v 3000000; exec \"$0\" \"$@\"", program]);
        }
        command.args(arguments).output().expect("the program runs")
    })
}

/// Both are refused in words.
fn refused(name: &str, bytes: &[u8], why: &str) {
    for run in tried(name, bytes) {
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.code() == Some(1) && said.contains(why), "{name}: {:?} {said}", run.status);
    }
}

fn xlsx(rows: &str) -> Vec<u8> {
    xlsx_of(&[("People".to_owned(), rows.to_owned())])
}

fn ods(rows: &str) -> Vec<u8> {
    const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{NAMES}:office:1.0\" xmlns:table=\"{NAMES}:table:1.0\" \
         xmlns:text=\"{NAMES}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"People\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest/>".to_owned()),
        ("content.xml", content),
    ])
}

/// A row of an `.ods`.
fn row(repeated: &str, cells: &str) -> String {
    format!("<table:table-row {repeated}>{cells}</table:table-row>")
}

fn text(repeated: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" {repeated}><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn cells_that_are_far_apart_take_no_memory() {
    let rows = [
        format!("<row r=\"1\">{}{}</row>", text_cell("A1", "id"), text_cell("B1", "K1")),
        "<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\"><v>0</v></c></row>".to_owned(),
        format!("<row r=\"1048576\">{}</row>", text_cell("XFD1048576", "x")),
    ];
    let [read, people] = tried("far.xlsx", &xlsx(&rows.concat()));
    assert_eq!(read.status.code(), Some(1));
    let said = String::from_utf8_lossy(&people.stderr);
    assert!(people.status.code() == Some(1) && said.contains(TOO_MUCH), "{said}");
    // A border far below is nothing.
    let rows = rows[..2].concat() + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>";
    let [_, people] = tried("border.xlsx", &xlsx(&rows));
    assert_eq!(people.status.code(), Some(0), "{}", String::from_utf8_lossy(&people.stderr));
}

#[test]
fn places_that_no_sheet_has_are_refused() {
    for place in ["ZZZZZZZZZ4294967297", "A99999999999", "A0", "1A", "", "A4294967295", "\u{e9}1"] {
        let rows = format!("<row r=\"1\">{}</row>", text_cell(place, "id"));
        for run in tried("place.xlsx", &xlsx(&rows)) {
            let said = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.code() == Some(1) && !said.contains("panicked"), "{place}: {said}");
        }
    }
}

#[test]
fn a_workbook_of_very_many_sheets_is_refused() {
    let rows = format!("<row r=\"1\">{}</row>", text_cell("A1", "id"));
    let sheets: Vec<_> = (0..501).map(|number| (format!("Sheet {number}"), rows.clone())).collect();
    refused("sheets.xlsx", &xlsx_of(&sheets), TOO_MUCH);
}

#[test]
fn what_is_repeated_counts_as_often() {
    let many = "table:number-columns-repeated=\"16384\"";
    let below = "table:number-rows-repeated=\"1048576\"";
    let empty = |repeated: &str| format!("<table:table-cell {repeated}/>");
    // One cell in a row is enough to make all before it cells too.
    let wide = row("", &(empty("table:number-columns-repeated=\"16383\"") + &text("", "x")));
    let spaces = "<text:s text:c=\"4294967295\"/>";
    for (name, rows) in [
        ("rows.ods", row(below, &text(many, "x"))),
        ("columns.ods", row("", &text(many, "x")).repeat(3_000)),
        ("far.ods", wide.repeat(3_000)),
        ("spaces.ods", row("", &text("", spaces))),
        ("texts.ods", row("", &text(many, &"x".repeat(100_000)))),
    ] {
        refused(name, &ods(&rows), TOO_MUCH);
    }
    // As every program writes it: nothing, to the end of the sheet.
    let head = row("", &(text("", "id") + &text("", "K1") + &empty(many)));
    let person = row("", &(text("", "7") + &text("", "0") + &empty(many)));
    let [_, people] = tried("usual.ods", &ods(&(head + &person + &row(below, &empty(many)))));
    assert_eq!(people.status.code(), Some(0), "{}", String::from_utf8_lossy(&people.stderr));
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let name = "xl/media/image1.png";
    let mut bytes = zip(&[("[Content_Types].xml", "<Types/>".to_owned()), (name, "small".to_owned())]);
    // Both places that say how long it is, unpacked.
    let claimed = 300_000_000_u32.to_le_bytes();
    let places: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at..].starts_with(name.as_bytes())).collect();
    assert_eq!(places.len(), 2);
    bytes[places[0] - 8..places[0] - 4].copy_from_slice(&claimed);
    bytes[places[1] - 22..places[1] - 18].copy_from_slice(&claimed);
    refused("claims.xlsx", &bytes, TOO_MUCH);
}

#[cfg(target_os = "linux")]
#[test]
fn what_never_ends_is_given_up() {
    let run = Command::new(env!("CARGO_BIN_EXE_skills-gap")).args(["gap", "/dev/zero"]).output();
    let run = run.expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code() == Some(1) && said.contains("larger than 1 GiB"), "{said}");
}
