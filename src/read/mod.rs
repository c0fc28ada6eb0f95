//! Foreign forms into occupations.
//!
//! Knows the catalogue's types; nothing of people or of comparing statements.

mod collection;
mod page;

pub use collection::Collection;
pub use page::{read_occupation_page, write_occupation_page};

use crate::catalogue::Occupation;
use crate::error::{Error, ErrorKind};
use crate::input::{FromValue, Path, Value};

/// Reads occupations from either form: the text of one's page, or one record, or a list of records, as
/// this crate writes them.
///
/// # Errors
/// Of kind `read`: those of [`read_occupation_page`], or of a record that is none.
pub fn read_occupations(text: &str) -> Result<Vec<Occupation>, Error> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let records = || match text.chars().next() {
        Some('{') => {
            let occupation = Occupation::from_value(&Value::parse(text)?, &Path::Root)?;
            occupation.check(&Path::Root)?;
            Ok(vec![occupation])
        }
        Some('[') => {
            let occupations: Vec<Occupation> = FromValue::from_value(&Value::parse(text)?, &Path::Root)?;
            for (index, occupation) in occupations.iter().enumerate() {
                occupation.check(&Path::Root.item(index))?;
            }
            Ok(occupations)
        }
        _ => Ok(vec![read_occupation_page(text)?]),
    };
    records().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}
