//! The answer. Every number in it follows from others in it.

use serde::{Deserialize, Serialize};

use super::Weights;
use crate::assessment::Scale;
use crate::catalogue::{Kind, OccupationSummary, Warning};
use crate::transfer::{Reasons, StatementRef};

/// What a person holds of an occupation, what may carry over, and what is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GapReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue: a hash of its content.
    pub catalogue_version: String,
    /// A hash of what counts in the request, in 16 hexadecimal digits (64-bit FNV-1a).
    pub request_hash: String,
    /// The occupation aimed at.
    pub target: OccupationSummary,
    /// The code of its option, if one was chosen: then what follows is about the KSBs that count for it.
    pub option: Option<String>,
    /// The occupation the person is in now, if they said.
    pub current: Option<OccupationSummary>,
    /// How KSBs were weighed.
    pub weights: Weights,
    /// The scale of the ratings.
    pub scale: Scale,
    /// The weighted share of the target's KSBs that is held.
    pub coverage: Coverage,
    /// The target's KSBs, in its order.
    pub statements: Vec<StatementReport>,
    /// What is not yet shown, the largest first.
    pub gaps: Vec<Gap>,
    /// Codes of the KSBs rated beyond what they ask for.
    pub strengths: Vec<String>,
    /// How many of its KSBs stand where.
    pub completeness: Completeness,
    /// What other ratings would have made of it.
    pub sensitivity: Sensitivity,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// An interval of shares, 0..1 to 4 decimal places; `shown` ≤ `possible`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Interval {
    /// What the evidence shows.
    pub shown: f64,
    /// What is possible where nothing is known.
    pub possible: f64,
}

/// Σ weight·interval / Σ weight; null where the occupation has no such statement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Of all its statements.
    pub overall: Option<Interval>,
    /// Of its knowledge.
    pub knowledge: Option<Interval>,
    /// Of its skills.
    pub skills: Option<Interval>,
    /// Of its behaviours.
    pub behaviours: Option<Interval>,
}

/// One KSB of the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StatementReport {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// What it weighs; 1 is the mean.
    pub weight: f64,
    /// What is shown of it, 0..1.
    pub shown: f64,
    /// What is possible of it, 0..1.
    pub possible: f64,
    /// Where it stands.
    pub standing: Standing,
    /// Why.
    pub evidence: Evidence,
    /// Whether the person answered "Not sure".
    pub not_sure: bool,
    /// The person's note; empty if none.
    pub note: String,
}

/// Why a KSB counts as it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Evidence {
    /// The person rated it; this always wins.
    Rated(Rated),
    /// It carries over from another rated KSB: an estimate.
    Carried(Carried),
    /// Nothing is known.
    Unknown,
}

/// A person's own rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Rated {
    /// The point of the scale, from 0.
    pub point: usize,
    /// What it counts, 0..1.
    pub credit: f64,
    /// Whether it is more than the KSB asks for.
    pub beyond: bool,
    /// What would have carried over without it.
    pub carried: Option<Carried>,
    /// Whether that would have been more than the rating.
    pub contradicts: bool,
}

/// A KSB that carries over: it shows `strength × credit`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Carried {
    /// The rated KSB that it carries over from.
    pub source: StatementRef,
    /// How much of this KSB one holds who holds the source, 0..1.
    pub strength: f64,
    /// The source's rating.
    pub point: usize,
    /// What that counts, 0..1.
    pub credit: f64,
    /// Why.
    pub reasons: Reasons,
}

/// A KSB that is not yet shown whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// What it weighs.
    pub weight: f64,
    /// 1 − what is shown of it.
    pub shortfall: f64,
    /// weight × shortfall.
    pub size: f64,
}

/// How many of the target's statements stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Completeness {
    /// Of all its statements.
    pub overall: Tally,
    /// Of its knowledge.
    pub knowledge: Tally,
    /// Of its skills.
    pub skills: Tally,
    /// Of its behaviours.
    pub behaviours: Tally,
}

/// Counts of statements: `shown + partly + notYet + carried + unknown = total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// All.
    pub total: usize,
    /// Rated at full credit.
    pub shown: usize,
    /// Rated at some credit.
    pub partly: usize,
    /// Rated at no credit.
    pub not_yet: usize,
    /// Not rated, carried over.
    pub carried: usize,
    /// Not rated, nothing known.
    pub unknown: usize,
    /// Answered "Not sure"; they are also among `carried` or `unknown`.
    pub not_sure: usize,
}

/// Where a KSB stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Rated at full credit.
    Shown,
    /// Rated at some credit.
    Partly,
    /// Rated at no credit.
    NotYet,
    /// Not rated, carried over.
    Carried,
    /// Not rated, nothing known.
    Unknown,
}

/// What if the person were harder or easier on themselves?
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sensitivity {
    /// Every rating one point lower.
    pub lower: Outcome,
    /// Every rating one point higher.
    pub higher: Outcome,
}

/// What ratings come to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The share that is held.
    pub coverage: Coverage,
    /// How many statements stand where.
    pub completeness: Completeness,
}
