//! The questions about many occupations. Each has the fields of a person's answers, [`GapRequest`], and its
//! own; so a saved request is a question with defaults.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::gap::Request;
use crate::input::Path;
use crate::order::sorted_by;

use super::network::Ground;

/// Which ways lead to the target?
pub type PathwaysRequest = Request<PathwaysOptions>;

/// The fields of a [`PathwaysRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PathwaysRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PathwaysOptions {
    /// The most steps, the target among them: 1..=6, 4 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_steps: Option<u32>,
    /// Whether to take official links only.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub official_only: bool,
    /// Whether the level may never go down along the way, as far as levels are known.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub never_down: bool,
    /// Occupations that the way must lead through.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub via: Vec<String>,
    /// Occupations that it must not lead through.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub avoid: Vec<String>,
}

/// Which occupations are nearest?
pub type NearestRequest = Request<NearestOptions>;

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
    /// Only those that links lead to from where the person is now, in at most `maxSteps` steps.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub reachable: bool,
    /// The most steps: 1..=6, 4 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_steps: Option<u32>,
    /// Whether to take official links only.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub official_only: bool,
    /// How many to list; all if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}

/// How do two to five targets compare?
pub type CompareRequest = Request<CompareOptions>;

/// The fields of a [`CompareRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CompareRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CompareOptions {
    /// The targets, two to five.
    #[cfg_attr(feature = "typescript", ts(optional = false))]
    pub targets: Vec<String>,
    /// The most steps that are looked at: 1..=6, 4 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub max_steps: Option<u32>,
    /// Whether to take official links only.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub official_only: bool,
}

/// What should the person rate next?
pub type NextRequest = Request<NextOptions>;

/// The fields of a [`NextRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "NextRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NextOptions {
    /// The occupations that matter, a shortlist or the steps of a pathway, at most 20; the target if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub targets: Vec<String>,
    /// By how much coverage may still move when it counts as settled, 0..1; 0.1 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub margin: Option<f64>,
    /// How many questions to list; all if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}

/// What is to be learnt along a pathway, and in which order?
pub type PlanRequest = Request<PlanOptions>;

/// The fields of a [`PlanRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PlanRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PlanOptions {
    /// The steps of the pathway, at most 6, the target last; the target alone if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub steps: Vec<String>,
}

/// The most steps of a pathway.
const MOST_STEPS: u32 = 6;
/// The most steps where a request does not say.
const STEPS: u32 = 4;

/// # Errors
/// `invalidValue` at `maxSteps`.
pub(super) fn max_steps(given: Option<u32>) -> Result<usize, Error> {
    let steps = given.unwrap_or(STEPS);
    if (1..=MOST_STEPS).contains(&steps) {
        return Ok(steps as usize);
    }
    let message = format_args!("{steps} is not a number of steps from 1 to {MOST_STEPS}");
    Err(Error::at(&Path::Root.field("maxSteps"), ErrorCode::InvalidValue, message))
}

/// The positions of the occupations in the field `name`, in their order.
///
/// # Errors
/// `unknownOccupation`; `duplicateOccupation` where one is given twice; `tooLarge` where there are more
/// than `most`.
#[inline(never)]
pub(super) fn find_all(
    ground: Ground<'_>,
    references: &[String],
    name: &str,
    most: usize,
) -> Result<Vec<usize>, Error> {
    let path = Path::Root.field(name);
    if references.len() > most {
        let message = format_args!("{} occupations; {most} at most", references.len());
        return Err(Error::at(&path, ErrorCode::TooLarge, message));
    }
    let mut found = Vec::new();
    for (index, reference) in references.iter().enumerate() {
        let place = path.item(index);
        let (position, _) = ground.catalogue.find(reference, &place)?;
        if found.contains(&position) {
            let message = format_args!("{reference} is given twice");
            return Err(Error::at(&place, ErrorCode::DuplicateOccupation, message));
        }
        found.push(position);
    }
    Ok(found)
}

/// What a request of this layer asks, as far as it is more than a person's answers, in one order.
pub(super) fn canonical(references: &[String]) -> Vec<&String> {
    sorted_by(references.iter().collect(), |a: &&String, b| a.cmp(b))
}
