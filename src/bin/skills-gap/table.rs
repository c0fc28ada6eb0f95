//! Rows for spreadsheets.

use std::io;

use skills_gap::input::Value;

use crate::failure::Failure;
use crate::output::to_json;

/// A header and rows of as many cells.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Self {
        Self { header: header.map(str::to_owned).to_vec(), rows: rows.map(Vec::from).collect() }
    }

    /// One row of picked `fields`.
    pub fn of_picked(fields: &[String], picked: &Value) -> Self {
        let cells = match picked {
            Value::Object(fields) => fields.iter().map(|(_, value)| cell_of(value)).collect(),
            _ => Vec::new(),
        };
        Self { header: fields.to_vec(), rows: vec![cells] }
    }

    /// As comma-separated values (RFC 4180).
    pub fn to_csv(&self) -> Result<String, Failure> {
        let mut csv = csv_row(&self.header)?;
        for row in &self.rows {
            csv.push_str(&csv_row(row)?);
        }
        Ok(csv)
    }
}

/// One row, with its line break.
pub fn csv_row<T: AsRef<str>>(cells: &[T]) -> Result<String, Failure> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(cells.iter().map(|cell| plain(cell.as_ref())));
    written.map_err(|error| Failure::Output(io::Error::other(error)))?;
    let bytes = writer.into_inner().map_err(|error| Failure::Output(io::Error::other(error.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a cell says of `value`: text as it is, nothing for null, else JSON.
pub fn cell_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        other => to_json(other).unwrap_or_default(),
    }
}

/// `text`, which no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// A share of 0..1, or nothing.
pub fn share(share: Option<f64>) -> String {
    share.map(|share| share.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_a_formula() {
        let row = |cells: &[&str]| csv_row(cells).ok().expect("a row");
        assert_eq!(row(&["a", "b, \"c\"", "", "x\ny"]), "a,\"b, \"\"c\"\"\",,\"x\ny\"\r\n");
        assert_eq!(row(&["=1+1", "@x", "-0.5", "-x"]), "'=1+1,'@x,-0.5,'-x\r\n");
    }
}
