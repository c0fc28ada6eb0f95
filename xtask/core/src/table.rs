//! Tab-separated tables with a header line.

use std::fs;

use serde::de::DeserializeOwned;

/// The rows of the table in `file`; its header names the fields of a row.
pub fn rows<Row: DeserializeOwned>(file: &str) -> Result<Vec<Row>, String> {
    let table = csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).from_path(file);
    let rows = table.and_then(|table| table.into_deserialize().collect());
    rows.map_err(|error| format!("{file}: {error}"))
}

/// The text of a file.
pub fn text_of(file: &str) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))
}
