//! What is reported of a strength: its reasons.

use serde::{Deserialize, Serialize};

use super::band::Band;
use crate::catalogue::{Ksb, Occupation};

/// Why a strength is what it is. Words that only join others, such as `and`, count but are not named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reasons {
    /// The strength in a word.
    pub band: Band,
    /// Words of the target that a word of the source covers, the largest share first.
    pub shared: Vec<SharedTerm>,
    /// Words of the target that none of the source's covers, the largest share first.
    pub missing: Vec<MissingTerm>,
}

/// A word of the target, and the word of the source that covers it best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedTerm {
    /// The word as it stands in the source.
    pub source: String,
    /// The word as it stands in the target.
    pub target: String,
    /// Its share of what the target's words weigh, 0..1.
    pub weight: f64,
    /// How close the two come in meaning, 0..1.
    pub cover: f64,
}

/// A word of the target that no word of the source covers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MissingTerm {
    /// The word as it stands in the target.
    pub target: String,
    /// Its share of what the target's words weigh, 0..1.
    pub weight: f64,
}

/// One statement: of the catalogue, or free text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StatementRef {
    /// The reference of its occupation; empty for free text.
    pub occupation: String,
    /// Its code; empty for free text.
    pub code: String,
    /// The statement.
    pub statement: String,
}

impl StatementRef {
    /// A statement of the catalogue.
    pub(crate) fn of(occupation: &Occupation, ksb: &Ksb) -> Self {
        Self {
            occupation: occupation.reference.clone(),
            code: ksb.code.clone(),
            statement: ksb.statement.clone(),
        }
    }
}

/// The answer to: holding `source`, how much of `target` does a person hold?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TransferReport {
    /// The statement that is held.
    pub source: StatementRef,
    /// The statement that is required.
    pub target: StatementRef,
    /// 0..1, to 4 decimal places; 1 = holds it.
    pub strength: f64,
    /// The lowest strength that carries over.
    pub threshold: f64,
    /// Whether it reaches the threshold.
    pub carries: bool,
    /// Why.
    pub reasons: Reasons,
}
