//! The rows of a table, whatever program saved it.

use std::io;

use super::ScanFault;
use super::header::starts_with_code;
use crate::arguments::Cli;
use crate::failure::Failure;
use crate::request::bytes_of;
use crate::{request, workbook};

/// The rows of a table.
pub struct Rows {
    /// The sheet they come from, by name.
    pub sheet: Option<String>,
    /// The row of the header, counted from 1 as a spreadsheet does.
    pub first: usize,
    /// The header, and what is below it. Empty rows are there, so that the number of a row follows from its place.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// `rows`, of which the first has the number `number`, from the first on that says anything.
    fn from(sheet: Option<String>, number: usize, mut rows: Vec<Vec<String>>) -> Self {
        let empty = rows.iter().take_while(|row| is_blank(row)).count();
        rows.drain(..empty);
        Self { sheet, first: number + empty, rows }
    }
}

/// Whether no cell says anything.
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// The rows of the table in `file`. A workbook's are those of its sheet `sheet`, or of its first one with anything in
/// it.
pub fn rows_of(cli: &Cli, file: &str, sheet: Option<&str>) -> Result<Rows, Failure> {
    let bytes = bytes_of(cli, file)?;
    if workbook::is_workbook(&bytes) {
        return sheet_of(&bytes, sheet).map_err(|fault| Failure::scan(file, fault));
    }
    if sheet.is_some() {
        return Err(Failure::scan(file, ScanFault::NoSheets));
    }
    let text = request::text(file, bytes)?;
    let rows = separated(&text).map_err(|error| Failure::Input { file: file.to_owned(), error })?;
    Ok(Rows::from(None, 1, rows))
}

fn sheet_of(bytes: &[u8], wanted: Option<&str>) -> Result<Rows, ScanFault> {
    let sheets = workbook::sheets(bytes, workbook::whole_text_of).map_err(|fault| match fault {
        workbook::Fault::NoWorkbook => ScanFault::NoWorkbook,
        workbook::Fault::TooLarge => ScanFault::LargeSheet,
    })?;
    let names = sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join(", ");
    let found = sheets.into_iter().find(|sheet| match wanted {
        Some(wanted) => sheet.name == wanted,
        None => !sheet.rows.iter().all(|row| is_blank(row)),
    });
    match found {
        None if wanted.is_none() => Err(ScanFault::Empty),
        None => Err(ScanFault::NoSheet(names)),
        Some(sheet) if sheet.is_cut => Err(ScanFault::LargeSheet),
        Some(sheet) => Ok(Rows::from(Some(sheet.name), sheet.first_row + 1, sheet.rows)),
    }
}

/// The rows of a text with commas, semicolons or tabs: the separator that shows the most codes in the first line that
/// says anything, then the most cells.
fn separated(text: &str) -> io::Result<Vec<Vec<String>>> {
    let shows = |separator: u8| {
        let rows = read(text, separator, 1).unwrap_or_default();
        let cells = || rows.iter().flatten();
        (cells().filter(|cell| starts_with_code(cell)).count(), cells().count())
    };
    // Of equals the last counts: a comma.
    let separator = [b'\t', b';', b','].into_iter().max_by_key(|separator| shows(*separator)).unwrap_or(b',');
    read(text, separator, usize::MAX)
}

/// The rows up to the `most`th that says anything. The reader passes over empty lines: here they are rows.
fn read(text: &str, separator: u8, most: usize) -> io::Result<Vec<Vec<String>>> {
    let mut records = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .take(most)
        .map(|record| Ok(record?.iter().map(str::to_owned).collect()))
        .collect::<Result<Vec<Vec<String>>, csv::Error>>()
        .map_err(io::Error::other)?
        .into_iter();
    let mut rows = Vec::new();
    for is_full in lines_of(text, separator) {
        match (is_full, records.len()) {
            (_, 0) => break,
            (true, _) => rows.extend(records.next()),
            (false, _) => rows.push(Vec::new()),
        }
    }
    // Lines that end in another way are not told apart here.
    rows.extend(records);
    Ok(rows)
}

/// Whether anything is on each line of a table. A line break inside quotes ends no line.
fn lines_of(text: &str, separator: u8) -> Vec<bool> {
    let (mut lines, mut is_full) = (Vec::new(), false);
    let (mut in_quotes, mut is_quoted, mut is_start) = (false, false, true);
    for byte in text.bytes() {
        match byte {
            b'"' if is_start || is_quoted => (in_quotes, is_quoted, is_full) = (!in_quotes, true, true),
            _ if in_quotes => {}
            b'\n' => {
                lines.push(std::mem::take(&mut is_full));
                (is_quoted, is_start) = (false, true);
                continue;
            }
            b'\r' => {}
            byte => {
                is_full = true;
                if byte == separator {
                    (is_quoted, is_start) = (false, true);
                    continue;
                }
            }
        }
        is_start = false;
    }
    if is_full {
        lines.push(true);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_makes_cells() {
        for text in ["id,K1,K2\na,1,2\n", "id;K1;K2\r\na;1;2", "id\tK1\tK2\na\t1\t2"] {
            let rows = separated(text).expect("rows");
            assert_eq!(rows, [["id", "K1", "K2"], ["a", "1", "2"]], "{text}");
        }
        let quoted = separated("id,\"a, b; c\"\n\"x\ny\",1").expect("rows");
        assert_eq!(quoted, [["id", "a, b; c"], ["x\ny", "1"]]);
        let statements = separated("id;K1: a, b, c;K2: d, e\na;1;2").expect("rows");
        assert_eq!(statements[1], ["a", "1", "2"]);
    }

    #[test]
    fn empty_lines_count() {
        let numbered = |text: &str| {
            let rows = Rows::from(None, 1, separated(text).expect("rows"));
            let full = (rows.first..).zip(&rows.rows).filter(|(_, row)| !is_blank(row));
            full.map(|(number, row)| (number, row[0].clone())).collect::<Vec<_>>()
        };
        let expected = |rows: &[(usize, &str)]| {
            rows.iter().map(|(n, text)| (*n, (*text).to_owned())).collect::<Vec<_>>()
        };
        for end in ["\n", "\r\n"] {
            let text = ["", "id,K1", "", "", "a,1", "", "\"b\nc \"\"x\"\"\",1", "", "d\",1"].join(end);
            assert_eq!(
                numbered(&text),
                expected(&[(2, "id"), (5, "a"), (7, "b\nc \"x\""), (9, "d\"")]),
                "{end:?}"
            );
        }
    }
}
