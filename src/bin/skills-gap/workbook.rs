//! Workbooks of spreadsheets, `.xlsx`, `.xls` and `.ods`: their sheets as rows of texts. What the rows say, the library
//! knows.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use skills_gap::Error;
use skills_gap::catalogue::Warning;
use skills_gap::read::{self, ReadOptions, Reading};

/// The largest workbook that is read.
pub const MAX_BYTES: u64 = 64 << 20;

/// At most so many rows and columns of a sheet are taken: a sheet may have a column for each statement.
const MAX_ROWS: usize = 20_000;
const MAX_COLUMNS: usize = 400;

/// Whether a file begins as a workbook does.
pub fn is_workbook(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xd0\xcf\x11\xe0")
}

/// A sheet as texts.
pub struct Sheet {
    pub name: String,
    /// How many rows above the first of these are empty.
    pub first_row: usize,
    pub rows: Vec<Vec<String>>,
    /// It has more rows or columns than are taken.
    pub is_cut: bool,
}

/// The sheets of a workbook, with the texts that `text_of` gives of cells; none where it is the document of another
/// program.
pub fn sheets(bytes: &[u8], text_of: fn(&Data) -> String) -> Option<Vec<Sheet>> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let sheets = workbook.worksheets().into_iter().map(|(name, range)| {
        let rows = range.rows().take(MAX_ROWS);
        Sheet {
            name,
            first_row: range.start().map_or(0, |(row, _)| row as usize),
            rows: rows.map(|row| row.iter().take(MAX_COLUMNS).map(text_of).collect()).collect(),
            is_cut: range.height() > MAX_ROWS || range.width() > MAX_COLUMNS,
        }
    });
    Some(sheets.collect())
}

/// Reads a workbook's sheets.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Reading, Error> {
    let Some(sheets) = sheets(bytes, text_of) else {
        // The library says what it looks like.
        return read::read("PK\u{3}\u{4}", options);
    };
    let is_cut = sheets.iter().any(|sheet| sheet.is_cut);
    let sheets: Vec<Vec<Vec<String>>> = sheets.into_iter().map(|sheet| sheet.rows).collect();
    let mut reading = read::read_sheets(&sheets, options)?;
    if is_cut {
        let message = format!("Of each sheet, {MAX_ROWS} rows and {MAX_COLUMNS} columns are read.");
        let (code, path) = ("tooLong".to_owned(), "sheets".to_owned());
        reading.warnings.push(Warning { code, path, message });
    }
    Ok(reading)
}

/// The text of a cell, or of the error in it: an error is not nothing.
pub fn whole_text_of(cell: &Data) -> String {
    match cell {
        Data::Error(error) => error.to_string(),
        cell => text_of(cell),
    }
}

/// The text of a cell. A day is written as a day, whatever its time.
fn text_of(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(_) => String::new(),
        cell => cell.to_string(),
    }
}
