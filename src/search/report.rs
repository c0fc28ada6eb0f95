//! What a search finds.

use serde::{Deserialize, Serialize};

use crate::catalogue::TechnicalLevel;

/// The occupations that a search finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SearchReport {
    /// What was looked for: the first 200 characters of what was asked.
    pub query: String,
    /// How many occupations are found, listed or not.
    pub total: usize,
    /// The best first, at most `limit`.
    pub results: Vec<SearchResult>,
}

/// One occupation, and why it is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// Which of its texts fits best.
    pub matched: SearchMatch,
}

/// The text that a search fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SearchMatch {
    /// What the text is of the occupation.
    pub field: SearchField,
    /// The text.
    pub text: String,
    /// The parts of the text that fit, in its order: from, and up to but without. Counted in UTF-16 units, as
    /// JavaScript does: `text.slice(from, to)`.
    pub ranges: Vec<(usize, usize)>,
}

/// What a text is of an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SearchField {
    /// Its name.
    Name,
    /// Its reference, or the reference of one of its products or options.
    Reference,
    /// One of its job titles.
    JobTitle,
    /// The name of one of its options.
    Option,
    /// One of its keywords.
    Keyword,
    /// A title in the Standard Occupational Classification.
    Soc,
}

impl SearchField {
    /// Every field; of texts that fit equally well, the first is shown.
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::Reference, Self::JobTitle, Self::Option, Self::Keyword, Self::Soc];

    /// How much a text of this field says about what the occupation is, of 100.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Name | Self::Reference => 100,
            Self::JobTitle | Self::Option => 95,
            Self::Keyword => 85,
            Self::Soc => 80,
        }
    }
}
