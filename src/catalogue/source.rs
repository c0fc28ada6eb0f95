//! Where data are from, and what they may be used for.

use serde::Serialize;

use crate::input::record;

/// A source of occupations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DataSource"))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its name, `Skills England, apprenticeship standards`.
    pub name: String,
    /// Its address; empty where there is none.
    pub address: String,
    /// The day on which it was read, `2026-11-22`; empty where it is not known.
    pub fetched: String,
    /// The licence of its data, `Open Government Licence v3.0`.
    pub licence: String,
}

record!(Source { name = "name"; or default address = "address", fetched = "fetched", licence = "licence" });
