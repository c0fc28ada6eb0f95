//! Occupations as files: one each, and all in one.

use super::file::{damaged, within};
use crate::catalogue::Occupation;
use crate::error::Error;
use crate::input::{FromValue, Path, Value};
use crate::json::to_json;

/// A record as its file.
pub(super) fn encode(occupation: &Occupation) -> Vec<u8> {
    // Never an error for types of our own.
    to_json(occupation).unwrap_or_default().into_bytes()
}

/// Reads the record in the file `name`.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Occupation, Error> {
    let occupation: Occupation = typed(name, text(name, bytes)?)?;
    let checked = occupation.check(&Path::Root);
    checked.map(|()| occupation).map_err(|error| within(name, &error))
}

/// `records`, files as [`encode`] makes them, in one: a list, a line each.
pub(super) fn join(records: &[Vec<u8>]) -> Vec<u8> {
    let mut all = b"[".to_vec();
    for (number, record) in records.iter().enumerate() {
        all.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        all.extend_from_slice(record);
    }
    all.extend_from_slice(b"\n]\n");
    all
}

/// Reads such a file. By lines: together, the records of a large catalogue are more than is taken as one
/// input.
pub(super) fn decode_all(name: &str, bytes: &[u8]) -> Result<Vec<Occupation>, Error> {
    let mut occupations = Vec::new();
    for line in text(name, bytes)?.lines() {
        let record = line.strip_suffix(',').unwrap_or(line);
        if !matches!(record, "[" | "]" | "") {
            occupations.push(typed(name, record)?);
        }
    }
    Ok(occupations)
}

/// What the JSON of the file `name` says.
pub(super) fn typed<T: FromValue>(name: &str, text: &str) -> Result<T, Error> {
    let read = Value::parse(text).and_then(|value| T::from_value(&value, &Path::Root));
    read.map_err(|error| within(name, &error))
}

/// The text of the file `name`.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    std::str::from_utf8(bytes).map_err(|_| damaged(name, "is not text"))
}
