//! The question which occupations are nearest, and its answer.

use serde::{Deserialize, Serialize};

use crate::catalogue::{TechnicalLevel, Warning};
use crate::gap::{AssumedOccupation, Request};
use crate::transfer::StatementRef;

/// Which occupations are nearest?
pub type NearestRequest = Request<NearestOptions>;

/// Which occupations are nearest?
///
/// The fields of a [`NearestRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "NearestRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NearestOptions {
    /// Only occupations of these routes, by name; of all if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub routes: Vec<String>,
    /// Only of this level and above.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub min_level: Option<u8>,
    /// Only of this level and below.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_level: Option<u8>,
    /// Whether to list only what links lead to from `current`, in at most `maxSteps` steps.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub reachable: bool,
    /// The most steps: 1..=6, 4 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_steps: Option<u32>,
    /// Whether to take official links only.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub official_only: bool,
    /// How many to list: 1..=100, 20 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}

/// Occupations by how near a person is to each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NearestReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// What the person assumes of whole occupations.
    pub assumed: Vec<AssumedOccupation>,
    /// How many occupations fit the filters. The target and the current occupation are not among them.
    pub total: usize,
    /// First the related ones of a level near to the current one (one up, one down, the same, or not known; two where the
    /// catalogue has nothing of the level between), then the others. Each of these by `likeness`, the highest first, then
    /// by reference.
    pub occupations: Vec<NearestOccupation>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One occupation and how near it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NearestOccupation {
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// Its level minus the level of the current occupation; null where either is not known.
    pub level_difference: Option<i8>,
    /// How many KSBs it has.
    pub statements: usize,
    /// The share of its KSBs that the person is expected to hold, 0..1, as a gap report says it. Null where nothing at
    /// all is rated or assumed: then occupations are ranked by what someone holds who holds all of the current one.
    pub likely: Option<f64>,
    /// What ranks it, beside its level, 0..1: how alike what the person holds and its knowledge and skills are, each way,
    /// statement by statement and on the whole, and how alike names and overviews are. A statement weighs less that
    /// resembles statements of very many occupations, and an occupation with few is drawn to the mean of all. It halves
    /// where the person holds all of it half.
    pub likeness: f64,
    /// Whether it is near enough to be called related to what the person holds, however far they hold that.
    pub related: bool,
    /// Up to three of its knowledge and skills that tell most, each with the person's KSB that gives most of it: by
    /// what they weigh and how much of them the person is expected to hold.
    pub shared: Vec<SharedStatement>,
    /// Whether it keeps its place with every rating one point lower, and with every rating one point higher: none
    /// after it is nearer then, and none before it less near. All that fit the filters count, listed or not.
    pub stable: bool,
    /// The fewest steps to it from `current`, within `maxSteps`. Null without `reachable`.
    pub steps: Option<usize>,
}

/// A KSB of another occupation, and the person's KSB that gives most of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedStatement {
    /// The KSB.
    pub statement: StatementRef,
    /// The KSB that gives most of it.
    pub source: StatementRef,
    /// How much of the one a person holds who holds the other, 0..1.
    pub strength: f64,
}
