//! How much of one statement a person holds because they hold another.
//!
//! Knows the catalogue's statements, nothing of people or ratings. [`Index`] is the seam: what is
//! above asks it for strengths and reasons, and does not know how they come about.

mod index;
mod lexical;

use serde::Serialize;

use crate::catalogue::Place;

pub(crate) use index::statement_id;
pub use index::{Index, Prepared};

/// The lowest strength at which a statement carries over.
///
/// Chosen on graded pairs of statements so that at least 85 in 100 pairs that reach it are judged
/// "more than half held", since a wrong "you already have this" is worse than a missed one.
pub const THRESHOLD: f64 = 0.4;

/// A statement of the catalogue that another one carries over to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carry {
    /// What it carries over to.
    pub place: Place,
    /// How much of it, from [`THRESHOLD`] to 1.
    pub strength: f64,
}

/// Why a strength is what it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reasons {
    /// The strength in a word.
    pub band: Band,
    /// Words that the two statements share, the most telling first.
    pub shared: Vec<SharedTerm>,
    /// Words of the target that the source lacks, the most telling first.
    pub missing: Vec<MissingTerm>,
}

/// A strength in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// The same statement.
    Same,
    /// Most of it is held.
    Mostly,
    /// A part of it is held.
    Partly,
    /// Too little to carry over.
    No,
}

/// A word of the target that the source has too.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedTerm {
    /// The word as it stands in the source.
    pub source: String,
    /// The word as it stands in the target.
    pub target: String,
    /// Its share of the target's weight, 0..1.
    pub weight: f64,
}

/// A word of the target that the source lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MissingTerm {
    /// The word as it stands in the target.
    pub target: String,
    /// Its share of the target's weight, 0..1.
    pub weight: f64,
}

/// One statement: of the catalogue, or free text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
