//! Occupations and where they are from: what `import` leaves and `build` takes.

use serde::Serialize;

use crate::catalogue::{Occupation, Source};
use crate::input::record;

/// Occupations, with their sources. As JSON, also a file's form.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// The form, [`Collection::FORMAT`].
    pub format: String,
    /// Where the occupations are from.
    pub sources: Vec<Source>,
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

record!(Collection { format = "format", occupations = "occupations"; or default sources = "sources" });

impl Collection {
    /// The form that this engine knows.
    pub const FORMAT: &'static str = "skills-gap-catalogue/1";
}
