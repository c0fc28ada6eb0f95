//! Where data are from, and what they may be used for.

use serde::{Deserialize, Serialize};

/// A source of occupations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DataSource {
    /// Its name, `Skills England, apprenticeship standards`.
    pub name: String,
    /// Its address; empty where there is none.
    #[serde(default)]
    pub address: String,
    /// The day on which it was read, `2026-11-22`; empty where it is not known.
    #[serde(default)]
    pub fetched: String,
    /// The licence of its data, `Open Government Licence v3.0`.
    #[serde(default)]
    pub licence: String,
}
