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
    /// What the person assumes of whole occupations, in the catalogue's order.
    pub assumed: Vec<AssumedOccupation>,
    /// The weighted share of the target's KSBs that is held.
    pub coverage: Coverage,
    /// How many of its KSBs stand where.
    pub counts: Tallies,
    /// Which of its KSBs stand where.
    pub lists: Lists,
    /// The target's KSBs, in its order.
    pub statements: Vec<StatementReport>,
    /// Codes of the KSBs rated beyond what they ask for.
    pub strengths: Vec<String>,
    /// Whether `likely` is known to ± `margin`: something is rated, and both ends of the range are that near.
    pub enough: bool,
    /// How many more questions, asked in the order of `next`, until it is; or, where no question can make it so, how many
    /// there are that tell something. 0 where it is enough, and where nothing is left to ask.
    pub more_questions: usize,
    /// How near the ends of the range must be to `likely` to count as known: 0.1.
    pub margin: f64,
    /// What other ratings would have made of it.
    pub sensitivity: Sensitivity,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// The shares, counts and lists of a [`GapReport`], in its fields of the same names. What takes most of a report's time is
/// not worked out: each statement with its reasons, strengths, how many questions are left, what other ratings would have
/// made of it, and warnings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GapSummary {
    /// [`GapReport::engine_version`].
    pub engine_version: String,
    /// [`GapReport::catalogue_version`].
    pub catalogue_version: String,
    /// [`GapReport::request_hash`].
    pub request_hash: String,
    /// [`GapReport::target`].
    pub target: OccupationSummary,
    /// [`GapReport::option`].
    pub option: Option<String>,
    /// [`GapReport::current`].
    pub current: Option<OccupationSummary>,
    /// [`GapReport::weights`].
    pub weights: Weights,
    /// [`GapReport::assumed`].
    pub assumed: Vec<AssumedOccupation>,
    /// [`GapReport::coverage`].
    pub coverage: Coverage,
    /// [`GapReport::counts`].
    pub counts: Tallies,
    /// [`GapReport::lists`].
    pub lists: Lists,
    /// [`GapReport::enough`].
    pub enough: bool,
    /// [`GapReport::margin`].
    pub margin: f64,
}

/// An occupation of which a person assumes one point of the scale for all KSBs that they have not rated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AssumedOccupation {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// The point of the scale, from 0; the lower one of two where it lies halfway.
    pub point: usize,
    /// What it counts, 0..1.
    pub credit: f64,
}

/// Shares that are held, 0..1 to 4 decimal places: `shown` ≤ `low` ≤ `likely` ≤ `high` ≤ `possible`.
///
/// Each is Σ weight·x / Σ weight over the KSBs that count. `low`, `likely` and `high` are null where nothing at all is
/// rated or assumed: then nothing can be expected.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Shares {
    /// What the person's own answers show: x is the credit of what is rated or says the same as what is rated, else 0.
    pub shown: f64,
    /// The lower end of the range in which the share, once all is rated, is to lie four times in five. For simulated people
    /// it does (`benches/people.rs`).
    pub low: Option<f64>,
    /// What is expected: x is the `likely` of each KSB.
    pub likely: Option<f64>,
    /// The upper end of that range.
    pub high: Option<f64>,
    /// What is possible: as `shown`, but what is not rated counts 1.
    pub possible: f64,
}

/// The shares over all KSBs and over each kind; null where the occupation has no such KSB.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Of all its KSBs.
    pub overall: Option<Shares>,
    /// Of its knowledge.
    pub knowledge: Option<Shares>,
    /// Of its skills.
    pub skills: Option<Shares>,
    /// Of its behaviours.
    pub behaviours: Option<Shares>,
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
    /// How much of it the person holds, 0..1: the credit of what is rated or says the same as what is rated, else what
    /// is expected on average. Null where nothing at all is rated or assumed.
    pub likely: Option<f64>,
    /// Where it stands.
    pub standing: Standing,
    /// Why.
    pub evidence: Evidence,
    /// The KSBs elsewhere that an expectation rests on, what counts most first. Empty where it is rated, and where
    /// there are none. Answers about the target count beside them.
    pub rests_on: Vec<RestsOn>,
    /// Whether the person answered "Not sure".
    pub not_sure: bool,
    /// The person's note; empty if none.
    pub note: String,
}

/// A KSB that an expectation rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RestsOn {
    /// The reference of its occupation.
    pub occupation: String,
    /// Its code.
    pub code: String,
    /// How much of this KSB one holds who holds that one, 0..1.
    pub strength: f64,
    /// How much of that one the person holds, 0..1: rated, assumed, or expected from ratings like it.
    pub credit: f64,
    /// Whether it is rated.
    pub rated: bool,
}

/// Why a KSB stands where it does: the first of these that applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Evidence {
    /// The person rated it; this always wins.
    Rated(Rated),
    /// They rated a KSB elsewhere that says the same, word for word: as certain.
    Same(Same),
    /// A rated or assumed KSB carries over to it, and at least half of it is `likely`: an estimate. An assumption about
    /// the target itself is one too; its source is then the KSB itself.
    Carried(Carried),
    /// None of these. `restsOn` says what is expected of it all the same, and why.
    Open,
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
    /// Whether that would have been more than the rating, and the source is rated, not assumed.
    pub contradicts: bool,
}

/// A rated KSB that says the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Same {
    /// The rated KSB.
    pub source: StatementRef,
    /// The point of its rating, from 0.
    pub point: usize,
    /// What that counts, 0..1.
    pub credit: f64,
    /// Whether it is more than the KSB asks for.
    pub beyond: bool,
}

/// A KSB that carries over: its strength is at least the carry-over point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Carried {
    /// The KSB that it carries over from.
    pub source: StatementRef,
    /// How much of this KSB one holds who holds the source, 0..1.
    pub strength: f64,
    /// The source's point of the scale; the lower one of two where what is assumed lies halfway.
    pub point: usize,
    /// What that counts, 0..1.
    pub credit: f64,
    /// Whether the source is not rated, but counts by assumption.
    pub assumed: bool,
    /// Why.
    pub reasons: Reasons,
}

/// How many of the target's KSBs stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tallies {
    /// Of all its KSBs.
    pub overall: Tally,
    /// Of its knowledge.
    pub knowledge: Tally,
    /// Of its skills.
    pub skills: Tally,
    /// Of its behaviours.
    pub behaviours: Tally,
}

/// Whole numbers of KSBs: `held + partly + toLearn + probably + open = total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// All.
    pub total: usize,
    /// Rated, or the same as one rated, at full credit.
    pub held: usize,
    /// The same at some credit.
    pub partly: usize,
    /// The same at no credit.
    pub to_learn: usize,
    /// Carried over: an estimate.
    pub probably: usize,
    /// None of these: nobody knows yet.
    pub open: usize,
    /// Answered "Not sure"; they are also among the others.
    pub not_sure: usize,
}

/// Codes of the target's KSBs by where they stand; each is in one list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Lists {
    /// In the target's order.
    pub held: Vec<String>,
    /// What is missing, the largest weight × (1 − credit) first.
    pub partly: Vec<String>,
    /// The heaviest first.
    pub to_learn: Vec<String>,
    /// The most likely first.
    pub probably: Vec<String>,
    /// The largest weight × (1 − likely) first.
    pub open: Vec<String>,
}

/// Where a KSB stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Rated, or the same as one rated, at full credit.
    Held,
    /// The same at some credit: a part is still to be learnt.
    Partly,
    /// The same at no credit.
    ToLearn,
    /// Carried over.
    Probably,
    /// None of these.
    Open,
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
    /// The shares that are held.
    pub coverage: Coverage,
    /// How many KSBs stand where.
    pub counts: Tallies,
}
