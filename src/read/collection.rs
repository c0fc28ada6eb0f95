//! Occupations and where they are from: what `import` writes and `build` reads.

use serde::{Deserialize, Serialize};

use super::shared::record::Record;
use crate::catalogue::{DataSource, Occupation};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::input::{Value, deserialize};

/// Occupations with their sources. Its JSON is the content of a catalogue's file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Collection {
    /// The format, [`Collection::FORMAT`].
    pub format: String,
    /// Where the occupations are from.
    #[serde(default)]
    pub sources: Vec<DataSource>,
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

impl Collection {
    /// The format that this engine writes and reads.
    pub const FORMAT: &'static str = "skills-gap-catalogue/1";

    /// The occupations, with their sources.
    pub fn of(occupations: Vec<Occupation>, sources: Vec<DataSource>) -> Self {
        Self { format: Self::FORMAT.to_owned(), sources, occupations }
    }

    /// Whether `record` is a collection.
    pub(super) fn is_form_of(record: &Record) -> bool {
        record.has(&["format"]) || matches!(record.get("occupations"), Some(Value::List(_)))
    }

    /// Reads a collection.
    ///
    /// # Errors
    /// `unknownFormat` where it is of another version; the codes of a catalogue for its occupations.
    pub(super) fn read(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        let format = Record::of(value, "").and_then(|fields| fields.get("format"));
        if let Some(Value::Text(format)) = format
            && format != Collection::FORMAT
        {
            let message = format_args!(
                "{} is not a format that this version knows ({})",
                quoted(format),
                Collection::FORMAT
            );
            return Err(Error::at(&path.field("format"), ErrorCode::UnknownFormat, message));
        }
        let collection = deserialize::<Collection>(value, path)?;
        let occupations = path.field("occupations");
        for (index, occupation) in collection.occupations.iter().enumerate() {
            occupation.check(&occupations.item(index))?;
        }
        Ok(collection)
    }
}
