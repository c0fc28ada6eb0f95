//! Occupations and where they are from: what `import` writes and `build` reads.

use serde::Serialize;

use super::shared::record::Record;
use crate::catalogue::{Occupation, Source};
use crate::error::{Error, ErrorCode};
use crate::input::record;
use crate::input::{FromValue, Path, Value, quoted};

/// Occupations with their sources. Its JSON is the content of a catalogue's file.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// The format, [`Collection::FORMAT`].
    pub format: String,
    /// Where the occupations are from.
    pub sources: Vec<Source>,
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

record!(Collection { format = "format", occupations = "occupations"; or default sources = "sources" });

impl Collection {
    /// The format that this engine writes and reads.
    pub const FORMAT: &'static str = "skills-gap-catalogue/1";

    /// The occupations, with the source that they have in common.
    pub(super) fn of(occupations: Vec<Occupation>, source: Option<Source>) -> Self {
        Self { format: Self::FORMAT.to_owned(), sources: source.into_iter().collect(), occupations }
    }

    /// Whether `record` is a collection.
    pub(super) fn is_form_of(record: &Record) -> bool {
        record.has(&["format"]) || matches!(record.get("occupations"), Some(Value::List(_)))
    }

    /// Reads a collection.
    ///
    /// # Errors
    /// `unknownFormat` where it is of another version; the codes of a catalogue for its occupations.
    pub(super) fn read(value: &Value) -> Result<Self, Error> {
        let format = Record::of(value, "").and_then(|fields| fields.get("format"));
        if let Some(Value::Text(format)) = format
            && format != Collection::FORMAT
        {
            let message = format_args!(
                "{} is not a format that this version knows ({})",
                quoted(format),
                Collection::FORMAT
            );
            return Err(Error::at(&Path::Root.field("format"), ErrorCode::UnknownFormat, message));
        }
        let collection = Collection::from_value(value, &Path::Root)?;
        let occupations = Path::Root.field("occupations");
        for (index, occupation) in collection.occupations.iter().enumerate() {
            occupation.check(&occupations.item(index))?;
        }
        Ok(collection)
    }
}
