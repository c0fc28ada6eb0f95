//! The rows of a table, whatever program saved it.

use std::io;

use super::ScanFault;
use crate::arguments::Cli;
use crate::failure::Failure;
use crate::request::bytes_of;
use crate::{request, workbook};

/// The rows of the table in `file`, the header first. A workbook's are those of its sheet `sheet`, or of its first one
/// with anything in it. Rows are numbered from 1, as a spreadsheet does.
pub fn rows_of(cli: &Cli, file: &str, sheet: Option<&str>) -> Result<Vec<Vec<String>>, Failure> {
    let bytes = bytes_of(cli, file)?;
    if workbook::is_workbook(&bytes) {
        return sheet_of(file, &bytes, sheet);
    }
    if sheet.is_some() {
        return Err(Failure::scan(file, ScanFault::NoSheets));
    }
    separated(&request::text(file, bytes)?).map_err(|error| Failure::Input { file: file.to_owned(), error })
}

fn sheet_of(file: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Vec<Vec<String>>, Failure> {
    let Some(sheets) = workbook::sheets(bytes) else {
        return Err(Failure::scan(file, ScanFault::NoWorkbook));
    };
    let names = sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join(", ");
    let found = sheets.into_iter().find(|sheet| match wanted {
        Some(wanted) => sheet.name == wanted,
        None => sheet.rows.iter().flatten().any(|cell| !cell.trim().is_empty()),
    });
    match found {
        None => Err(Failure::scan(file, ScanFault::NoSheet(names))),
        Some(sheet) if sheet.is_cut => Err(Failure::scan(file, ScanFault::LargeSheet)),
        Some(sheet) => Ok(sheet.rows),
    }
}

/// The rows of a text with commas, semicolons or tabs: the separator that makes the most cells of the first line.
fn separated(text: &str) -> io::Result<Vec<Vec<String>>> {
    let read = |separator: u8, most: usize| {
        csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .into_records()
            .take(most)
            .map(|record| Ok(record?.iter().map(str::to_owned).collect()))
            .collect::<Result<Vec<Vec<String>>, csv::Error>>()
            .map_err(io::Error::other)
    };
    let cells = |separator: u8| read(separator, 1).map_or(0, |rows| rows.first().map_or(0, Vec::len));
    // Of equals the last counts: a comma.
    let separator = [b'\t', b';', b','].into_iter().max_by_key(|separator| cells(*separator)).unwrap_or(b',');
    read(separator, usize::MAX)
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
    }
}
