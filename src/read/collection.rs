//! Occupations and where they are from: what `import` leaves and `build` takes.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Occupation, Source};

/// Occupations, with their sources. As JSON, also a file's form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Collection {
    /// The form, [`Collection::FORMAT`].
    pub format: String,
    /// Where the occupations are from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

impl Collection {
    /// The form that this engine knows.
    pub const FORMAT: &'static str = "skills-gap-catalogue/1";
}
