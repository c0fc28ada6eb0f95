//! Foreign forms into occupations.
//!
//! Knows the catalogue's types; nothing of people or of comparing statements.

mod page;

pub use page::{read_occupation_page, write_occupation_page};

use crate::catalogue::Occupation;
use crate::error::{Error, ErrorKind};
use crate::input::{FromValue, Path, Value};

/// Reads one occupation from either form: the text of its page, or a record as this crate writes it.
///
/// # Errors
/// Of kind `read`: those of [`read_occupation_page`], or of a record that is none.
pub fn read_occupation(text: &str) -> Result<Occupation, Error> {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return read_occupation_page(text);
    }
    Value::parse(text.trim_start_matches('\u{feff}'))
        .and_then(|record| FromValue::from_value(&record, &Path::Root))
        .map_err(|error| error.of_kind(ErrorKind::Read))
}
