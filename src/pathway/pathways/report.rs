//! The report on pathways. Every number in it follows from others in it.

use serde::{Deserialize, Serialize};

use crate::catalogue::{OccupationSummary, Product, Warning};
use crate::gap::{AssumedOccupation, Tally};
use crate::pathway::links::StepLink;
use crate::pathway::person::{StepStatement, Unlock};

/// The pathways to an occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PathwaysReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// The occupation aimed at.
    pub target: OccupationSummary,
    /// Where the person is now, if they said.
    pub current: Option<OccupationSummary>,
    /// What the person assumes of whole occupations.
    pub assumed: Vec<AssumedOccupation>,
    /// The most steps that were looked at.
    pub max_steps: usize,
    /// Straight there, link or not, and the pathways along links that no other beats on number of steps, shortfall
    /// and largest step. Ordered by these. Where nothing at all is rated
    /// or assumed, these are of someone who holds nothing, and are not given. Of several that are equal in all three, the first by references stands
    /// for all. Straight there is left out where `via` names an occupation to lead through.
    pub pathways: Vec<Pathway>,
    /// Which of `pathways` to show first: straight there, unless another has less to learn and something is known, or
    /// consists of official links where straight there does not. Null where there is none.
    pub suggested: Option<usize>,
    /// Why there is no pathway along links. Null where there is one.
    pub none: Option<NoPathway>,
    /// How many pathways, and beginnings of pathways, were looked at. All others are sure to be beaten.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub searched: u64,
    /// False where the search was stopped. Then there may be better pathways, and a warning says so.
    pub complete: bool,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// A pathway to the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Pathway {
    /// One occupation after the other, the target last.
    pub steps: Vec<Step>,
    /// Whether it leads to the target at once, through no other occupation.
    pub straight: bool,
    /// Whether every step of it, the first one from `current`, follows an official link.
    pub official: bool,
    /// What it is the best of all at. Empty where it is the only one; the fewest steps alone where nothing at all is rated
    /// or assumed.
    pub best: Vec<PathwayMerit>,
    /// What is expected to be missing of all steps together: the sum of their `shortfall`. Null where nothing
    /// at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// The most that is missing of one step. Null where nothing at all is rated or assumed.
    pub largest_step: Option<f64>,
    /// Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
    /// expected to be missing of all its occupations today, and more than its own. Null where there is none.
    pub biggest_unlock: Option<Unlock>,
}

/// What one pathway is better at than all others, or as good as the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PathwayMerit {
    /// It has the fewest steps.
    FewestSteps,
    /// It has the least shortfall.
    LeastToLearn,
    /// Its largest step is the smallest.
    SmallestStep,
}

/// One occupation on a pathway and what it adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// The link that leads to it. Null where none does, and where there is nothing before it.
    pub link: Option<StepLink>,
    /// How one trains for it.
    pub products: Vec<Product>,
    /// What is expected to be missing of it after all before it: Σ weight × (1 − likely), 4 decimal places. A page says
    /// the counts instead. Null for the first step where nothing at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// How many of its KSBs stand where after all before it.
    pub counts: Tally,
    /// Its KSBs, in its order.
    pub statements: Vec<StepStatement>,
}

/// Why no pathway leads to the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoPathway {
    /// The reason, as a stable name.
    pub reason: NoPathwayReason,
    /// The reason in words.
    pub message: String,
    /// The occupation of which the least is missing, of those from which links lead to the target in fewer than
    /// `maxSteps` steps; of at most 24 with the fewest steps. Null where there is none.
    pub nearest: Option<EntryOccupation>,
}

/// Why no pathway leads to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NoPathwayReason {
    /// The person is there already.
    AtTarget,
    /// No link that may be taken leads to it.
    NoLink,
    /// Links lead to it, but not from where the person is within the most steps.
    NotReached,
    /// Pathways lead to it, but none meets all conditions: `via`, `avoid`, `neverDown`.
    Conditions,
    /// Pathways lead to it, but straight there beats them all.
    StraightIsBest,
}

/// An occupation from which links lead to the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EntryOccupation {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// What is expected to be missing of it: Σ weight × (1 − likely). Null where nothing at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// The fewest links from it to the target.
    pub links: usize,
}
