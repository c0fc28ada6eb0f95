//! Occupations as files: a file for each, and a file for all.

use serde::de::DeserializeOwned;

use super::file::{damaged, within};
use crate::catalogue::Occupation;
use crate::error::{Error, Path};
use crate::input::{Value, deserialize};
use crate::json::to_json;

/// The record of `occupation` as a file.
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

/// The files of `records`, as [`encode`] makes them, as one file: a list with a record a line.
pub(super) fn join(records: &[Vec<u8>]) -> Vec<u8> {
    let mut all = b"[".to_vec();
    for (number, record) in records.iter().enumerate() {
        all.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        all.extend_from_slice(record);
    }
    all.extend_from_slice(b"\n]\n");
    all
}

/// Reads the file that [`join`] makes, line by line. Together, the records of a large catalogue are larger than one
/// input may be.
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

/// The value in the JSON of the file `name`.
pub(super) fn typed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Error> {
    let read = Value::parse(text).and_then(|value| deserialize::<T>(&value, &Path::Root));
    read.map_err(|error| within(name, &error))
}

/// The text of the file `name`.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    std::str::from_utf8(bytes).map_err(|_| damaged(name, "is not text"))
}
