//! Foreign forms into occupations.
//!
//! `page` reads what a person copies from an occupation's page, `standards` and `maps` the records of the two
//! official services; `html` makes clean text of theirs, `statements` reads what both have alike, `foreign`
//! takes fields of any type. `elements` reads JSON text one record at a time, `versions` says which version of
//! a standard counts. Knows the catalogue's types; nothing of people or of comparing statements.

mod collection;
mod elements;
mod entities;
mod foreign;
mod html;
mod maps;
mod missing;
mod page;
mod standards;
mod statements;
mod versions;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, Read};

pub use collection::Collection;
pub use page::{read_occupation_page, write_occupation_page};
pub use versions::Standards;

use crate::catalogue::{Link, Occupation, Source};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::{MAX_TEXT, Path, Value, deserialize};
use elements::{Elements, Start};
use foreign::Foreign;

/// The licence of the official sources.
const LICENCE: &str = "Open Government Licence v3.0";

/// Reads occupations from any form that is known, which is told from the text itself: the text of an
/// occupation's page; records or a collection as this crate writes them; apprenticeship standards (the
/// highest version of each) or occupations of the maps as the official services give them.
///
/// # Errors
/// Of kind `read`, with the place: text that is none of these, or is broken off.
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

/// As [`read_occupations`], with the sources that the form tells of.
///
/// # Errors
/// Those of [`read_occupations`].
pub fn read_input(text: &str) -> Result<Collection, Error> {
    read_input_from(text.as_bytes())
}

/// As [`read_input`], from a source of any length: a list of standards is never held whole.
///
/// # Errors
/// Those of [`read_occupations`]; `invalidJson` where reading fails.
pub fn read_input_from(source: impl BufRead) -> Result<Collection, Error> {
    let read = || match Elements::start(source)? {
        Start::Json(mut elements) => {
            let is_list = elements.is_list();
            of_records(&mut elements, is_list)
        }
        Start::Other(source) => of_page(source),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// As [`read_input`], from a value that has been parsed.
///
/// # Errors
/// Those of [`read_occupations`].
pub fn read_input_value(value: Value) -> Result<Collection, Error> {
    let read = || match value {
        Value::List(items) => of_records(&mut items.into_iter().map(Ok), true),
        Value::Text(text) => read_input(&text),
        value => of_records(&mut std::iter::once(Ok(value)), false),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads apprenticeship standards, as their service gives them: a list, one record, or the versions of one.
/// The highest version of each counts. [`Standards`] gives all versions.
///
/// # Errors
/// Of kind `read`, with the place: text that is no JSON or is broken off, a record that is no standard.
pub fn read_standards(text: &str) -> Result<Vec<Occupation>, Error> {
    Standards::new(text.as_bytes())?.latest()
}

/// Every version of the apprenticeship standards in `value`, or the highest of each.
///
/// # Errors
/// Those of [`read_standards`].
pub fn read_standards_value(value: &Value, all_versions: bool) -> Result<Vec<Occupation>, Error> {
    let read = || {
        let (items, is_list) = match value {
            Value::List(items) => (items.as_slice(), true),
            one => (std::slice::from_ref(one), false),
        };
        let mut latest = versions::Latest::default();
        let mut all = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let standard = versions::read(item, is_list.then_some(index))?;
            if all_versions { all.push(standard.occupation) } else { latest.add(standard) }
        }
        Ok(if all_versions { all } else { latest.occupations() })
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads one occupation, as the Occupational Maps API gives it.
///
/// # Errors
/// Of kind `read`, with the place: text that is no JSON, or not one occupation of the maps.
pub fn read_occupation(text: &str) -> Result<Occupation, Error> {
    parsed(text)
        .and_then(|value| read_occupation_value(&value))
        .map_err(|error| error.of_kind(ErrorKind::Read))
}

/// As [`read_occupation`], from a value that has been parsed.
///
/// # Errors
/// Those of [`read_occupation`].
pub fn read_occupation_value(value: &Value) -> Result<Occupation, Error> {
    let mut occupations =
        maps::read(value, &Path::Root).map_err(|error| error.of_kind(ErrorKind::Read))?.into_iter();
    match (occupations.next(), occupations.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(refused(ErrorCode::InvalidValue, format_args!("there is no occupation in it"))),
        _ => Err(refused(ErrorCode::InvalidValue, format_args!("there is more than one occupation in it"))),
    }
}

/// Reads the progression links that the Occupational Maps API gives: each as it is seen from both of its
/// occupations, by the reference of the one that it is seen from.
///
/// # Errors
/// Those of [`read_occupation`].
pub fn read_progression(text: &str) -> Result<BTreeMap<String, Vec<Link>>, Error> {
    parsed(text)
        .and_then(|value| maps::links(&value, &Path::Root))
        .map_err(|error| error.of_kind(ErrorKind::Read))
}

/// An answer of a service, which may be a page about its being down.
fn parsed(text: &str) -> Result<Value, Error> {
    let mut elements = versions::json_of(text.as_bytes())?;
    if elements.is_list() {
        return elements.collect::<Result<_, _>>().map(Value::List);
    }
    elements.next().unwrap_or(Ok(Value::Null))
}

/// What records are, told from the first.
fn of_records(
    records: &mut dyn Iterator<Item = Result<Value, Error>>,
    is_list: bool,
) -> Result<Collection, Error> {
    let Some(first) = records.next() else { return Ok(collection(Vec::new(), None)) };
    let first = first?;
    let of_form = |is: fn(&Foreign) -> bool| Foreign::of(&first, "").is_some_and(|record| is(&record));
    if of_form(standards::is_standard) {
        return of_standards(first, records, is_list);
    }
    if of_form(maps::is_answer) {
        let mut answers = vec![first];
        for record in records {
            answers.push(record?);
        }
        let answers = match (is_list, answers.pop()) {
            (false, Some(only)) => maps::read(&only, &Path::Root)?,
            (_, last) => {
                answers.extend(last);
                maps::read(&Value::List(answers), &Path::Root)?
            }
        };
        return Ok(collection(answers, Some(maps::source())));
    }
    if !is_list && of_form(is_collection) {
        return of_collection(&first);
    }
    let mut occupations = Vec::new();
    for (index, record) in std::iter::once(Ok(first)).chain(records).enumerate() {
        let place = Path::Root.item(index);
        let place = if is_list { &place } else { &Path::Root };
        let occupation = deserialize::<Occupation>(&record?, place)?;
        occupation.check(place)?;
        occupations.push(occupation);
    }
    Ok(collection(occupations, None))
}

fn of_standards(
    first: Value,
    others: &mut dyn Iterator<Item = Result<Value, Error>>,
    is_list: bool,
) -> Result<Collection, Error> {
    let mut latest = versions::Latest::default();
    latest.add(versions::read(&first, is_list.then_some(0))?);
    drop(first);
    for (index, record) in others.enumerate() {
        latest.add(versions::read(&record?, Some(index + 1))?);
    }
    Ok(collection(latest.occupations(), Some(standards::source())))
}

fn is_collection(record: &Foreign) -> bool {
    record.has(&["format"]) || matches!(record.get("occupations"), Some(Value::List(_)))
}

fn of_collection(value: &Value) -> Result<Collection, Error> {
    let format = Foreign::of(value, "").and_then(|fields| fields.get("format"));
    if let Some(Value::Text(format)) = format
        && format != Collection::FORMAT
    {
        let message = format_args!(
            "{} is not a format that this version knows ({})",
            crate::input::quoted(format),
            Collection::FORMAT
        );
        return Err(Error::at(&Path::Root.field("format"), ErrorCode::UnknownFormat, message));
    }
    let collection = deserialize::<Collection>(value, &Path::Root)?;
    let occupations = Path::Root.field("occupations");
    for (index, occupation) in collection.occupations.iter().enumerate() {
        occupation.check(&occupations.item(index))?;
    }
    Ok(collection)
}

/// The text of a page, and no more of it than one may have.
fn of_page(source: impl BufRead) -> Result<Collection, Error> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| refused(ErrorCode::NotAnOccupationPage, format_args!("reading failed: {error}")))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // What is too long may have been cut within a character.
        Err(error) if error.as_bytes().len() > MAX_TEXT => "x".repeat(MAX_TEXT + 1),
        Err(_) => {
            return Err(refused(ErrorCode::NotAnOccupationPage, format_args!("this is not UTF-8 text")));
        }
    };
    let source = Source {
        name: "Skills England, occupational maps".to_owned(),
        address: String::new(),
        fetched: String::new(),
        licence: LICENCE.to_owned(),
    };
    Ok(collection(vec![read_occupation_page(&text)?], Some(source)))
}

fn collection(occupations: Vec<Occupation>, source: Option<Source>) -> Collection {
    Collection { format: Collection::FORMAT.to_owned(), sources: source.into_iter().collect(), occupations }
}

fn refused(code: ErrorCode, message: fmt::Arguments<'_>) -> Error {
    Error::at(&Path::Root, code, message).of_kind(ErrorKind::Read)
}
