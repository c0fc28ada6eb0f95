//! The report on pathways. Every number in it follows from others in it.

use serde::Serialize;

use crate::catalogue::{OccupationSummary, Product, Warning};
use crate::pathway::links::StepLink;
use crate::pathway::person::{StepStatement, Unlock};

/// The ways to an occupation.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Whether all KSBs of `current` are taken as held, since the person has rated none of them.
    pub current_assumed: bool,
    /// The most steps that were looked at.
    pub max_steps: usize,
    /// The target in one step, link or not.
    pub direct: Pathway,
    /// The pathways along links that no other beats on all of: number of steps, total to learn, largest
    /// step. In that order; of several alike in all three the first by references.
    pub pathways: Vec<Pathway>,
    /// Why there is none; null where there is one.
    pub none: Option<NoPathway>,
    /// How many pathways, and beginnings of pathways, were looked at; all others are sure to be beaten.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub searched: u64,
    /// False where the search was stopped: then there may be better ones, and a warning says so.
    pub complete: bool,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// A way to the target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Pathway {
    /// One occupation after the other, the target last.
    pub steps: Vec<Step>,
    /// What all steps ask together: the sum of their `toLearn`.
    pub to_learn: f64,
    /// The most that one step asks.
    pub largest_step: f64,
    /// Whether the direct way beats it: no more to learn, and no larger step.
    pub beaten_by_direct: bool,
    /// The KSB whose learning removes most of what is not held today of all its occupations; null where
    /// nothing is left.
    pub biggest_unlock: Option<Unlock>,
}

/// One occupation on a pathway and what it adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// The link that leads to it; null where none does, or where there is nothing before it.
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
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoPathway {
    /// Why.
    pub reason: NoPathwayReason,
    /// In words.
    pub message: String,
    /// Of the occupations from which links lead to the target in one step less than the most, the one that
    /// asks the least of this person; null where there is none.
    pub nearest: Option<EntryOccupation>,
}

/// Why no pathway leads to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NoPathwayReason {
    /// The person is there already.
    AtTarget,
    /// No link that may be taken leads to it.
    NoLink,
    /// Links lead to it, but from where the person is not within the most steps.
    NotReached,
    /// Pathways lead to it, but none through all that it must lead through, or without going down.
    Conditions,
}

/// An occupation from which links lead to the target.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
