//! How much of one statement a person holds because they hold another.
//!
//! Knows the catalogue's statements, nothing of people or ratings. [`Index`] is the seam: what is
//! above asks it for strengths and reasons, and does not know how they come about: by the statement
//! [`Model`], whose format and making are told in `data/model/`.

mod index;
mod join;
mod model;
mod pairs;
mod prepared;
mod reasons;
mod score;

use serde::{Deserialize, Serialize};

use crate::catalogue::Place;

pub use index::Index;
pub(crate) use index::statement_id;
pub use model::Model;
pub use pairs::Pair;
pub use prepared::Prepared;

/// From where on a strength is said to be what. They come with the model, chosen on graded pairs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// The lowest strength that carries over: at least 85 in 100 graded pairs that reach it were judged
    /// "more than half held", since a wrong "you already have this" is worse than a missed one.
    pub carry: f64,
    /// The lowest of [`Band::Same`].
    pub same: f64,
    /// The lowest of [`Band::Mostly`].
    pub mostly: f64,
    /// The lowest of [`Band::Partly`].
    pub partly: f64,
}

/// A statement of the catalogue that another one carries over to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carry {
    /// What it carries over to.
    pub place: Place,
    /// How much of it, from [`Limits::carry`] to 1.
    pub strength: f64,
}

/// Why a strength is what it is. Words that only join others, such as `and`, count but are not named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reasons {
    /// The strength in a word.
    pub band: Band,
    /// Words of the target that a word of the source covers, the most telling first.
    pub shared: Vec<SharedTerm>,
    /// Words of the target that none of the source's covers, the most telling first.
    pub missing: Vec<MissingTerm>,
}

/// A strength in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// The same, or as good as the same.
    Same,
    /// Most of it is held.
    Mostly,
    /// A part of it is held.
    Partly,
    /// Little or nothing of it is held.
    No,
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

/// The answer to: holding `source`, how much of `target` does a person hold?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TransferReport {
    /// What is held.
    pub source: StatementRef,
    /// What is asked for.
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
