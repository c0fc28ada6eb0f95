//! What a packed workbook asks for, before it is opened: how much it unpacks to, and how many cells an `.ods` repeats.
//! A file of a thousand bytes can ask for all memory.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Budget, Fault};

/// All files of a workbook have at most so many bytes, unpacked: the largest sheet that is read has some 250 million.
const MAX_UNPACKED: u64 = 256 << 20;
/// A sheet of an `.ods` has no more rows and columns.
const MAX_REPEATED_ROWS: u64 = 1 << 20;
const MAX_REPEATED_COLUMNS: u64 = 1 << 14;

/// Refuses what unpacks to too much. What is damaged, the reader says.
pub fn check_unpacked(bytes: &[u8]) -> Result<(), Fault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { continue };
        // Some say it themselves.
        if file.size() > left {
            return Err(Fault::TooLarge);
        }
        // What is damaged further on counts as far as it goes.
        let mut counted = Counted { file: file.take(left + 1), read: 0 };
        let _ = io::copy(&mut counted, &mut io::sink());
        left = left.checked_sub(counted.read).ok_or(Fault::TooLarge)?;
    }
    Ok(())
}

struct Counted<R> {
    file: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

/// Refuses an `.ods` that repeats cells, rows or spaces too often.
pub fn check_repeats(bytes: &[u8]) -> Result<(), Fault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let Ok(content) = archive.by_name("content.xml") else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    let (mut budget, mut table) = (Budget::new(), Table::default());
    let mut buffer = Vec::new();
    // What is damaged here is damaged for the reader too, which has no more of it.
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table" => table = Table::default(),
                "table:table-row" => table.start_row(number(tag, "table:number-rows-repeated")),
                "table:table-cell" | "table:covered-table-cell" => table.start_cell(tag),
                "text:s" => table.text += number(tag, "text:c"),
                _ => {}
            },
            Event::Text(text) => table.text += text.len() as u64,
            Event::GeneralRef(_) => table.text += 1,
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-row" => table.end_row(),
                "table:table" => budget.take(table.asks())?,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        // Before the row ends: it may be all there is.
        Budget::new().take(table.asks().max(table.row.saturating_add(table.cell())))?;
        buffer.clear();
    }
    budget.take(table.asks())
}

/// The number in an attribute, 1 where there is none.
fn number(tag: &BytesStart, name: &str) -> u64 {
    let attribute = tag.try_get_attribute(name).ok().flatten();
    let value = attribute.and_then(|attribute| Some(unescape(&attribute.value).ok()?.into_owned()));
    value.map_or(1, |value| value.trim().parse().unwrap_or(u64::MAX))
}

/// What the rows of a table ask for so far, in cells. Long texts count as many.
#[derive(Default)]
struct Table {
    /// What the rows take.
    rows: u64,
    /// How many there are, up to the last that says anything.
    height: u64,
    width: u64,
    /// Rows that say nothing, after the last that does.
    empty_rows: u64,
    repeats: u64,
    /// What the cells of the current row take, up to the last that says anything.
    row: u64,
    columns: u64,
    empty_columns: u64,
    /// The current cell: how often, whether it says anything, and how long its text is.
    cell_repeats: u64,
    is_full: bool,
    text: u64,
}

impl Table {
    fn start_row(&mut self, repeats: u64) {
        self.end_row();
        self.repeats = repeats.min(MAX_REPEATED_ROWS);
    }

    fn start_cell(&mut self, tag: &BytesStart) {
        self.end_cell();
        self.cell_repeats = number(tag, "table:number-columns-repeated").min(MAX_REPEATED_COLUMNS);
        let raw = tag.attributes_raw();
        // Without any of these, the reader takes it for empty.
        self.is_full = ["office:", "calcext:", "table:formula"].iter().any(|name| raw.contains(name));
        self.text = if self.is_full { raw.len() as u64 } else { 0 };
    }

    /// What the current cell takes.
    fn cell(&self) -> u64 {
        if self.is_full { self.cell_repeats.saturating_mul(Budget::of_text(self.text)) } else { 0 }
    }

    fn end_cell(&mut self) {
        if self.is_full {
            let columns = self.columns + self.empty_columns;
            self.row = self.row.saturating_add(self.empty_columns).saturating_add(self.cell());
            self.columns = (columns + self.cell_repeats).min(MAX_REPEATED_COLUMNS);
            self.empty_columns = 0;
        } else {
            self.empty_columns = (self.empty_columns + self.cell_repeats).min(MAX_REPEATED_COLUMNS);
        }
        (self.cell_repeats, self.is_full, self.text) = (0, false, 0);
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row > 0 {
            self.height += std::mem::take(&mut self.empty_rows) + self.repeats;
            self.width = self.width.max(self.columns);
            self.rows = self.rows.saturating_add(self.row.saturating_mul(self.repeats.max(1)));
        } else {
            self.empty_rows = (self.empty_rows + self.repeats).min(MAX_REPEATED_ROWS);
        }
        (self.repeats, self.row, self.columns, self.empty_columns) = (0, 0, 0, 0);
    }

    /// All rows are as wide as the widest.
    fn asks(&self) -> u64 {
        self.rows.max(self.height.saturating_mul(self.width))
    }
}
