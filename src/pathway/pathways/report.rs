//! The report on pathways. Every number in it follows from others in it.

use serde::{Deserialize, Serialize};

use crate::catalogue::{OccupationSummary, Product, Warning};
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
    /// Whether all KSBs of `current` are taken as held: so it is where the person has rated none of them.
    pub current_assumed: bool,
    /// The most steps that were looked at.
    pub max_steps: usize,
    /// The target in one step, link or not.
    pub direct: Pathway,
    /// The pathways along links that no other beats on number of steps, total to learn and largest step. Ordered
    /// by these. Of several that are equal in all three, the first by references stands for all.
    pub pathways: Vec<Pathway>,
    /// Why there is no pathway. Null where there is one.
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
    /// What all steps ask together: the sum of their `toLearn`.
    pub to_learn: f64,
    /// The most that one step asks.
    pub largest_step: f64,
    /// Whether the direct pathway beats it: no more to learn, and no larger step.
    pub beaten_by_direct: bool,
    /// The KSB to learn that removes most of what all its occupations ask today. Null where nothing is left.
    pub biggest_unlock: Option<Unlock>,
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
    /// What it still asks after all before it: Σ weight × (1 − held), 4 decimal places.
    pub to_learn: f64,
    /// KSBs of which nothing is held.
    pub learn: Vec<StepStatement>,
    /// KSBs of which a part is held, the rest to be learnt.
    pub top_up: Vec<StepStatement>,
    /// KSBs that are held, from ratings and earlier steps.
    pub held: Vec<StepStatement>,
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
    /// The occupation that asks the least of this person, of those from which links lead to the target in fewer
    /// than `maxSteps` steps. Null where there is none.
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
}

/// An occupation from which links lead to the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EntryOccupation {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// What it asks of this person.
    pub to_learn: f64,
    /// The fewest links from it to the target.
    pub links: usize,
}
