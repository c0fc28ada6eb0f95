//! Workbooks of spreadsheets, `.xlsx`, `.xls` and `.ods`: their sheets as rows of texts. What the rows say, the library
//! knows. What the files ask for is checked before they are opened: the library that opens them believes every number.

mod compound;
mod packed;

use std::cell::Cell;
use std::io::Cursor;
use std::panic;

use calamine::{Data, DataRef, Ods, Range, Reader, Xls, Xlsb, Xlsx, XlsxError};
use skills_gap::catalogue::Warning;
use skills_gap::read::{self, ReadOptions, Reading};

use crate::failure::Failure;
use crate::many::ScanFault;

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

/// Why there are no sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The document of another program, or a damaged one.
    NoWorkbook,
    TooLarge,
}

/// At most so many sheets are read.
const MAX_SHEETS: usize = 500;

/// What the sheets of a workbook may still ask for, in cells. A long text is as much as several.
struct Budget(u64);

impl Budget {
    fn new() -> Self {
        Self(3 * (MAX_ROWS * MAX_COLUMNS) as u64)
    }

    fn of_text(length: u64) -> u64 {
        1 + length / 32
    }

    fn take(&mut self, cells: u64) -> Result<(), Fault> {
        self.0 = self.0.checked_sub(cells).ok_or(Fault::TooLarge)?;
        Ok(())
    }
}

/// A cell's row, column, and text.
type Placed = (u32, u32, String);

/// The sheets of a workbook, with the texts that `text_of` gives of cells.
pub fn sheets(bytes: &[u8], text_of: fn(&Data) -> String) -> Result<Vec<Sheet>, Fault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    let open = if bytes.starts_with(b"PK") { packed } else { old };
    IS_OPENING.set(true);
    let opened = panic::catch_unwind(|| open(bytes, text_of));
    IS_OPENING.set(false);
    opened.unwrap_or(Err(Fault::NoWorkbook))
}

thread_local! {
    /// Whether this thread opens a workbook. The library panics at some of what nobody would write: that is no news.
    static IS_OPENING: Cell<bool> = const { Cell::new(false) };
}

/// From now on, tells of no panic while a workbook is opened. To be called once.
pub fn tell_of_no_workbook() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !IS_OPENING.get() {
            tell(panic);
        }
    }));
}

/// The sheets of an `.xls`.
fn old(bytes: &[u8], text_of: fn(&Data) -> String) -> Result<Vec<Sheet>, Fault> {
    let bytes = compound::checked(bytes)?.ok_or(Fault::NoWorkbook)?;
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|_| Fault::NoWorkbook)?;
    Ok(workbook.worksheets().into_iter().map(|(name, range)| of_range(name, &range, text_of)).collect())
}

/// The sheets of an `.xlsx`, an `.xlsb` or an `.ods`.
fn packed(bytes: &[u8], text_of: fn(&Data) -> String) -> Result<Vec<Sheet>, Fault> {
    packed::check_unpacked(bytes)?;
    if let Ok(mut workbook) = Xlsx::new(Cursor::new(bytes)) {
        let names = workbook.sheet_names();
        return cell_by_cell(names, |name, budget| match workbook.worksheet_cells_reader(name) {
            Ok(mut reader) => cells(|| reader.next_cell(), text_of, budget),
            Err(XlsxError::NotAWorksheet(_)) => Ok(Some(Vec::new())),
            Err(_) => Ok(None),
        });
    }
    if let Ok(mut workbook) = Xlsb::new(Cursor::new(bytes)) {
        let names = workbook.sheet_names();
        return cell_by_cell(names, |name, budget| match workbook.worksheet_cells_reader(name) {
            Ok(mut reader) => cells(|| reader.next_cell(), text_of, budget),
            Err(_) => Ok(None),
        });
    }
    packed::check_repeats(bytes)?;
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(|_| Fault::NoWorkbook)?;
    Ok(workbook.worksheets().into_iter().map(|(name, range)| of_range(name, &range, text_of)).collect())
}

/// The sheets of these names, of the cells that `cells_of` gives. As a whole, the library would make all cells that are
/// between the first and the last.
fn cell_by_cell(
    names: Vec<String>,
    mut cells_of: impl FnMut(&str, &mut Budget) -> Result<Option<Vec<Placed>>, Fault>,
) -> Result<Vec<Sheet>, Fault> {
    if names.len() > MAX_SHEETS {
        return Err(Fault::TooLarge);
    }
    let (mut budget, mut sheets) = (Budget::new(), Vec::new());
    for name in names {
        if let Some(cells) = cells_of(&name, &mut budget)? {
            sheets.push(of_cells(name, cells, &mut budget)?);
        }
    }
    Ok(sheets)
}

/// All that `next` gives that says anything; none where the sheet is damaged.
fn cells<'a, E>(
    mut next: impl FnMut() -> Result<Option<calamine::Cell<DataRef<'a>>>, E>,
    text_of: fn(&Data) -> String,
    budget: &mut Budget,
) -> Result<Option<Vec<Placed>>, Fault> {
    let mut cells = Vec::new();
    loop {
        let Ok(next) = next() else { return Ok(None) };
        let Some(cell) = next else { return Ok(Some(cells)) };
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        if !matches!(value, DataRef::Empty) {
            budget.take(asks(value))?;
            cells.push((row, column, text_of(&Data::from(value.clone()))));
        }
    }
}

/// What a cell asks for.
fn asks(value: &DataRef) -> u64 {
    match value {
        DataRef::String(text) => Budget::of_text(text.len() as u64),
        DataRef::SharedString(text) => Budget::of_text(text.len() as u64),
        _ => 1,
    }
}

fn of_range(name: String, range: &Range<Data>, text_of: fn(&Data) -> String) -> Sheet {
    let rows = range.rows().take(MAX_ROWS);
    Sheet {
        name,
        first_row: range.start().map_or(0, |(row, _)| row as usize),
        rows: rows.map(|row| row.iter().take(MAX_COLUMNS).map(text_of).collect()).collect(),
        is_cut: range.height() > MAX_ROWS || range.width() > MAX_COLUMNS,
    }
}

/// The sheet with these cells, from the first row and column in which there is any.
fn of_cells(name: String, cells: Vec<Placed>, budget: &mut Budget) -> Result<Sheet, Fault> {
    let ends = |of: fn(&Placed) -> u32| {
        let all = || cells.iter().map(of);
        let (first, last) = (all().min()?, all().max()?);
        Some((first, (last - first) as usize + 1))
    };
    let (Some((top, height)), Some((left, width))) = (ends(|cell| cell.0), ends(|cell| cell.1)) else {
        return Ok(Sheet { name, first_row: 0, rows: Vec::new(), is_cut: false });
    };
    let is_cut = height > MAX_ROWS || width > MAX_COLUMNS;
    let (height, width) = (height.min(MAX_ROWS), width.min(MAX_COLUMNS));
    budget.take((height * width) as u64)?;
    let mut rows = vec![vec![String::new(); width]; height];
    for (row, column, text) in cells {
        let row = rows.get_mut((row - top) as usize);
        if let Some(cell) = row.and_then(|row| row.get_mut((column - left) as usize)) {
            *cell = text;
        }
    }
    Ok(Sheet { name, first_row: top as usize, rows, is_cut })
}

/// Reads the sheets of the workbook that `file` is.
pub fn read(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, Failure> {
    let at = |error| Failure::at(file, error);
    let sheets = match sheets(bytes, text_of) {
        Ok(sheets) => sheets,
        // The library says what it looks like.
        Err(Fault::NoWorkbook) => return read::read("PK\u{3}\u{4}", options).map_err(at),
        Err(Fault::TooLarge) => return Err(Failure::scan(file, ScanFault::LargeSheet)),
    };
    let is_cut = sheets.iter().any(|sheet| sheet.is_cut);
    let sheets: Vec<Vec<Vec<String>>> = sheets.into_iter().map(|sheet| sheet.rows).collect();
    let mut reading = read::read_sheets(&sheets, options).map_err(at)?;
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
