//! Input of any form. The text itself says which form it is.

use std::io::{BufRead, Read};

use super::collection::Collection;
use super::page::read_occupation_page;
use super::shared::LICENCE;
use super::shared::error::refused;
use super::shared::json_records::{JsonRecords, TextStart};
use super::shared::record::Record;
use super::{maps, standards};
use crate::catalogue::{DataSource, Occupation};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::input::{MAX_TEXT, Value, deserialize};

/// Reads occupations from any known form. The text itself says which form it is:
///
/// - the text of an occupation's page
/// - records or a [`Collection`] as this crate writes them
/// - apprenticeship standards as their service gives them (the highest version of each)
/// - occupations as the Occupational Maps API gives them
///
/// # Errors
/// Of kind `read`, at the place:
/// - `notAnOccupationPage` where the text is neither JSON nor a page
/// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the text cannot be read
/// - `invalidType`, `invalidValue`, `missingField`, `unknownField`, `unknownFormat` where a record is not of its form
///
/// ```
/// use skills_gap::read::read_occupations;
/// let standard = r#"{"referenceNumber": "ST0900", "title": "Welder ", "skills": [{"detail": "Weld &amp; cut"}]}"#;
/// assert_eq!(read_occupations(standard)?[0].ksbs[0].statement, "Weld & cut");
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_occupations(text: &str) -> Result<Vec<Occupation>, Error> {
    read_input(text).map(|collection| collection.occupations)
}

/// Reads occupations from any known form, with their sources. See [`read_occupations`].
///
/// # Errors
/// The codes of [`read_occupations`].
pub fn read_input(text: &str) -> Result<Collection, Error> {
    read_input_from(text.as_bytes())
}

/// Reads occupations from a source of any known form and any length. A list of standards is never in memory as a
/// whole.
///
/// # Errors
/// The codes of [`read_occupations`]; `invalidJson` also where reading fails.
pub fn read_input_from(source: impl BufRead) -> Result<Collection, Error> {
    let read = || match JsonRecords::start(source)? {
        TextStart::Json(mut records) => {
            let is_list = records.is_list();
            read_records(&mut records, is_list)
        }
        TextStart::Other(source) => read_page(source),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads occupations from a value that has been parsed. A text is read as [`read_input`] does.
///
/// # Errors
/// The codes of [`read_occupations`].
pub fn read_input_value(value: Value) -> Result<Collection, Error> {
    let read = || match value {
        Value::List(items) => read_records(&mut items.into_iter().map(Ok), true),
        Value::Text(text) => read_input(&text),
        value => read_records(&mut std::iter::once(Ok(value)), false),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads records of the form that the first one has.
fn read_records(
    records: &mut dyn Iterator<Item = Result<Value, Error>>,
    is_list: bool,
) -> Result<Collection, Error> {
    let Some(first) = records.next() else { return Ok(Collection::of(Vec::new(), None)) };
    let first = first?;
    let of_form = |is: fn(&Record) -> bool| Record::of(&first, "").is_some_and(|record| is(&record));
    if of_form(standards::is_standard) {
        return read_standards(first, records, is_list);
    }
    if of_form(maps::is_answer) {
        let answer = match is_list {
            true => Value::List(std::iter::once(Ok(first)).chain(records).collect::<Result<_, _>>()?),
            false => first,
        };
        let occupations = maps::read(&answer, &Path::Root)?;
        return Ok(Collection::of(occupations, Some(maps::source())));
    }
    if !is_list && of_form(Collection::is_form_of) {
        return Collection::read(&first);
    }
    let mut occupations = Vec::new();
    for (index, record) in std::iter::once(Ok(first)).chain(records).enumerate() {
        let place = Path::Root.item(index);
        let place = if is_list { &place } else { &Path::Root };
        let occupation = deserialize::<Occupation>(&record?, place)?;
        occupation.check(place)?;
        occupations.push(occupation);
    }
    Ok(Collection::of(occupations, None))
}

/// Reads standards, the highest version of each.
fn read_standards(
    first: Value,
    others: &mut dyn Iterator<Item = Result<Value, Error>>,
    is_list: bool,
) -> Result<Collection, Error> {
    let mut latest = standards::LatestVersions::default();
    latest.add(standards::read(&first, is_list.then_some(0))?);
    drop(first);
    for (index, record) in others.enumerate() {
        latest.add(standards::read(&record?, Some(index + 1))?);
    }
    Ok(Collection::of(latest.occupations(), Some(standards::source())))
}

/// Reads the text of a page, and no more of it than a page may have.
fn read_page(source: impl BufRead) -> Result<Collection, Error> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(ErrorCode::NotAnOccupationPage, format_args!("reading failed: {error}")))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // A text that is too long may have been cut within a character: the reader refuses it for its length.
        Err(error) if error.as_bytes().len() > MAX_TEXT => "x".repeat(MAX_TEXT + 1),
        Err(_) => {
            return Err(refused(ErrorCode::NotAnOccupationPage, format_args!("this is not UTF-8 text")));
        }
    };
    let source = DataSource {
        name: "Skills England, occupational maps".to_owned(),
        address: String::new(),
        fetched: String::new(),
        licence: LICENCE.to_owned(),
    };
    Ok(Collection::of(vec![read_occupation_page(&text)?], Some(source)))
}
