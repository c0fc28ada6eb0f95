//! Input of any form. What is in it says which form it has.

use std::io::{BufRead, Read};

use super::collection::Collection;
use super::document;
use super::finish::finish;
use super::found::{Found, source};
use super::page;
use super::reading::{ReadAnswers, ReadOptions, ReadPoint, Reading};
use super::records::Records;
use super::shared::error::{WHAT_IS_READ, refused};
use super::shared::json_records::{JsonRecords, TextStart};
use super::table;
use super::unknown::{refused_own, refused_text};
use crate::catalogue::{Occupation, Warning};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::input::{MAX_TEXT, Value};

/// Reads a text of any form. A form is taken only if the text has its marks and statements in it. Where several forms
/// fit, the one counts in which more is found:
///
/// - the page of an occupation or a standard: as text, HTML, or Markdown; from the occupational maps, from Skills
///   England's site, or a copy of it
/// - lists and tables of statements: plain lines, Markdown, CSV, cells of a spreadsheet
/// - what the services give: apprenticeship standards, the Occupational Maps API, the courses service
/// - JSON with statements in it, and records or a [`Collection`] as this crate writes them
///
/// # Errors
/// Of kind `read`, at the place:
/// - `notRecognised` where it is none of these; the message says what it looks like
/// - `noStatements` where it is one of these, without statements
/// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the text cannot be read
/// - `invalidType`, `invalidValue`, `missingField`, `unknownField`, `unknownFormat` where a record is not of its form
///
/// ```
/// use skills_gap::read::{Form, ReadOptions, read};
/// let list = "Welder (level 2)\nK1: Welding positions.\nS1: Weld plates.";
/// let reading = read(list, &ReadOptions::default())?;
/// assert_eq!((reading.form, reading.occupations[0].level), (Form::List, Some(2)));
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read(text: &str, options: &ReadOptions) -> Result<Reading, Error> {
    read_decoded(text, options).map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads a text that needs no decoding.
fn read_decoded(text: &str, options: &ReadOptions) -> Result<Reading, Error> {
    match JsonRecords::start(text.as_bytes())? {
        TextStart::Json(records) => read_json(records, options),
        TextStart::Other(rest) => read_plain(std::str::from_utf8(rest).unwrap_or(text), options),
    }
}

/// Reads a source of any form and any length. A list of standards is never in memory as a whole. See [`read`].
///
/// # Errors
/// The codes of [`read`]; `invalidJson` also where reading fails.
pub fn read_from(mut source: impl BufRead, options: &ReadOptions) -> Result<Reading, Error> {
    let mut read = || {
        if source.fill_buf().is_ok_and(is_utf16) {
            return read_decoded(&text_of(&mut source)?, options);
        }
        match JsonRecords::start(&mut source)? {
            TextStart::Json(records) => read_json(records, options),
            TextStart::Other(source) => read_plain(&text_of(source)?, options),
        }
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

fn read_json(mut records: JsonRecords<impl BufRead>, options: &ReadOptions) -> Result<Reading, Error> {
    let is_list = records.is_list();
    read_records(&mut records, is_list, options)
}

fn read_plain(text: &str, options: &ReadOptions) -> Result<Reading, Error> {
    let reading = read_text(text, options)?;
    if text.contains('\0') {
        let message = format_args!("the text has characters that no text has (NUL). {WHAT_IS_READ}");
        return Err(refused(ErrorCode::NotRecognised, message));
    }
    Ok(reading)
}

/// Whether a source that starts so is UTF-16, with its mark or without: then nearly every other byte is zero.
///
/// ```
/// use skills_gap::read::is_utf16;
///
/// assert!(is_utf16(b"K\x001\x00:\x00 \x00L\x00a\x00w\x00"));
/// assert!(!is_utf16(b"K1: Law"));
/// ```
pub fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) || unmarked(start).is_some()
}

/// Reads a value that has been parsed. A text is read as [`read`] does.
///
/// # Errors
/// The codes of [`read`].
pub fn read_value(value: Value, options: &ReadOptions) -> Result<Reading, Error> {
    let read = || match value {
        Value::List(items) => read_records(&mut items.into_iter().map(Ok), true, options),
        Value::Text(text) => read(&text, options),
        value => read_records(&mut std::iter::once(Ok(value)), false, options),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads the sheets of a workbook, each as rows of texts.
///
/// # Errors
/// Of kind `read`: `noStatements` where no column has statements, `tooLarge` where there are more than an occupation has.
pub fn read_sheets(sheets: &[Vec<Vec<String>>], options: &ReadOptions) -> Result<Reading, Error> {
    let header = |sheet: &Vec<Vec<String>>| {
        let is_blank = |row: &&Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
        sheet.iter().find(|row| !is_blank(row)).and_then(|row| table::own_table(row))
    };
    if let Some(what) = sheets.iter().find_map(header) {
        return Err(refused_own(what));
    }
    let reading = table::read_sheets(sheets).map(|found| reading_of(found, options));
    let reading = reading.transpose().map_err(|error| error.of_kind(ErrorKind::Read))?;
    reading.filter(|reading| !reading.occupations.is_empty()).ok_or_else(|| {
        let message = format_args!("this looks like a spreadsheet without statements. {WHAT_IS_READ}");
        refused(ErrorCode::NoStatements, message)
    })
}

/// The occupations in a text of any form. See [`read`].
///
/// # Errors
/// The codes of [`read`].
pub fn read_occupations(text: &str) -> Result<Vec<Occupation>, Error> {
    read(text, &ReadOptions::default()).map(|reading| reading.occupations)
}

impl Reading {
    /// The occupations with their sources, as they are stored.
    pub fn into_collection(self) -> Collection {
        Collection::of(self.occupations, self.sources)
    }
}

/// Reads records, each of the form that its fields say.
fn read_records(
    items: &mut dyn Iterator<Item = Result<Value, Error>>,
    is_list: bool,
    options: &ReadOptions,
) -> Result<Reading, Error> {
    let mut records = Records::new(is_list, options);
    let mut count = 0;
    for (index, record) in items.enumerate() {
        let place = Path::Root.item(index);
        records.add(record?, if is_list { &place } else { &Path::Root })?;
        count += 1;
    }
    let is_collection = records.is_collection;
    let mut reading = records.finish()?;
    let mut occupations = std::mem::take(&mut reading.occupations);
    let read = occupations.len();
    let mut without: Vec<String> = Vec::new();
    if !is_collection {
        occupations.retain(|one| {
            let is_kept = !one.ksbs.is_empty();
            if !is_kept {
                without.push(format!("{} {}", one.reference, one.name).trim().to_owned());
            }
            is_kept
        });
    }
    fit_credits(&mut reading.answers, options);
    reading.warnings = finish(&mut occupations, &mut reading.answers, options, None)?;
    reading.occupations = occupations;
    if !without.is_empty() {
        let (count, names) = (without.len(), without.join(", "));
        let message = format_args!(
            "Left out, as they have no statements: {count} of {read} records. They are {names}."
        );
        reading.warnings.push(Warning::new("leftOut", "occupations", message));
    }
    if reading.occupations.is_empty() && count > 0 {
        let message = format_args!("the records have no knowledge, skills or behaviours. {WHAT_IS_READ}");
        return Err(refused(ErrorCode::NoStatements, message));
    }
    Ok(reading)
}

/// Reads text that is no JSON, by the form in which most is found.
fn read_text(text: &str, options: &ReadOptions) -> Result<Reading, Error> {
    if text.len() > MAX_TEXT {
        return Err(refused(ErrorCode::TooLarge, format_args!("a text of more than 1 MiB")));
    }
    if text.starts_with("{\\rtf") {
        return Err(refused_text(text));
    }
    if let Some(what) = table::own_table_text(text) {
        return Err(refused_own(what));
    }
    let forms: [fn(&str) -> Option<Found>; 3] = [page::find, document::read, table::read];
    let found = forms.iter().filter_map(|form| form(text)).reduce(Found::better_of);
    let reading = found.map(|found| reading_of(found, options)).transpose()?;
    reading.filter(|reading| !reading.occupations.is_empty()).ok_or_else(|| refused_text(text))
}

/// # Errors
/// `tooLarge`
fn reading_of(found: Found, options: &ReadOptions) -> Result<Reading, Error> {
    let Found { form, mut occupations, mut answers, are_named, .. } = found;
    fit_credits(&mut answers, options);
    let warnings = finish(&mut occupations, &mut answers, options, (!are_named).then_some(form))?;
    Ok(Reading { form, sources: source(form).into_iter().collect(), occupations, answers, warnings })
}

/// Puts the points of ratings on the person's scale.
fn fit_credits(answers: &mut [ReadAnswers], options: &ReadOptions) {
    if options.credits.is_empty() {
        return;
    }
    let columns = answers.iter_mut().flat_map(|answers| &mut answers.ratings);
    for point in columns.flat_map(|column| &mut column.points) {
        *point = ReadPoint::of(std::mem::take(&mut point.label), point.credit, &options.credits);
    }
}

/// The text of a source, and no more of it than a text may have.
fn text_of(source: impl BufRead) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(ErrorCode::NotRecognised, format_args!("reading failed: {error}")))?;
    // UTF-16 without its mark, of a text that is mostly in Latin letters.
    if let Some(is_little) = unmarked(&bytes) {
        return Ok(utf16(&bytes, if is_little { u16::from_le_bytes } else { u16::from_be_bytes }));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        // A text that is too long may have been cut within a character: it is refused for its length.
        Err(error) if error.as_bytes().len() > MAX_TEXT => Ok("x".repeat(MAX_TEXT + 1)),
        // Programs for Windows write UTF-16, or Windows-1252.
        Err(error) => Ok(decoded(error.as_bytes())),
    }
}

fn utf16(bytes: &[u8], to: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(to);
    String::from_utf16_lossy(&pairs.collect::<Vec<u16>>())
}

/// Whether bytes are UTF-16 without its mark, and then whether the lower byte is the first: every other byte is zero.
fn unmarked(bytes: &[u8]) -> Option<bool> {
    let start = bytes.get(..bytes.len().min(SAMPLE))?;
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 2;
    if even * 8 > most * 7 && odd * 8 < most {
        return Some(false);
    }
    (odd * 8 > most * 7 && even * 8 < most).then_some(true)
}

/// So many bytes tell how a text is written.
const SAMPLE: usize = 512;

/// Bytes that are no UTF-8, as text: a workbook as its first mark says, UTF-16, or else Windows-1252.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => bytes.iter().map(|byte| super::shared::entities::windows_1252(*byte)).collect(),
    }
}
