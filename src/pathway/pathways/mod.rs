//! The pathways to a target along progression links.

mod bounds;
mod pathfinder;
mod problem;
mod reach;
mod report;
mod report_builder;

pub use report::{EntryOccupation, NoPathway, NoPathwayReason, Pathway, PathwayMerit, PathwaysReport, Step};

use super::network::PathwayContext;
use super::person::StartingPoint;
use super::request_checks::{find_occupations, max_steps};
use serde::{Deserialize, Serialize};

use crate::catalogue::Warning;
use crate::error::{Error, ErrorCode, Path};
use crate::gap::Request;
use crate::hash::json_hash;
use crate::sort;
use pathfinder::find_pathways;
use problem::{CompletionShares, Conditions, SearchOutcome, SearchProblem};
use reach::Reach;
use report_builder::ReportBuilder;

/// Which pathways lead to the target?
pub type PathwaysRequest = Request<PathwaysOptions>;

/// Which pathways lead to the target?
///
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
    /// Whether the level may never go down along a pathway, as far as levels are known.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub never_down: bool,
    /// Occupations that every pathway must lead through.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub via: Vec<String>,
    /// Occupations that no pathway may lead through.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub avoid: Vec<String>,
}

/// Works out the pathways to the target.
///
/// # Errors
/// - `missingField` at `target`
/// - `invalidValue` for `maxSteps` out of range, for an occupation in `avoid` that is the target or in `via`, and for
///   an unusable scale, option or rejected pair
/// - `tooLarge` for more occupations in `via` or `avoid` than there are, and for a note that is too long
/// - `duplicateOccupation` in `via` and `avoid`
/// - `unknownOccupation` in `via`, `avoid` and the person's answers
/// - `unknownFormat`, `unknownStatement`, `outOfScale`: in the person's answers
pub(crate) fn pathways(
    context: PathwayContext<'_>,
    request: &PathwaysRequest,
) -> Result<PathwaysReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let (target, record) = request.answers.find_target(context.catalogue)?;
    let max_steps = max_steps(request.options.max_steps)?;
    let all = context.numbering().occupations();
    let mut via = find_occupations(context, &request.options.via, "via", all)?;
    let avoid = find_occupations(context, &request.options.avoid, "avoid", all)?;
    check_avoided(target, &via, &avoid)?;
    // Every pathway leads through these two.
    via.retain(|one| *one != target && Some(*one) != answers.current);
    let start = StartingPoint::new(context, &answers, request.answers.weights);
    let weights = context.weights(request.answers.weights, &answers);
    let conditions = Conditions {
        context,
        successors: context.successors(request.options.official_only),
        start: answers.current,
        entries: start.known_occupations(),
        target,
        max_steps,
        never_down: request.options.never_down,
        via,
        avoid,
        rejected: &answers.assessment.rejected,
    };
    let reach = if answers.current == Some(target) { Reach::nothing() } else { Reach::new(&conditions) };
    let concerned: Vec<usize> = reach.between.iter().copied().chain([target]).collect();
    let credits = start.credits();
    let held = start.held(&credits, &concerned);
    let problem = SearchProblem::new(&conditions, &reach, &weights, &held);
    let completion = CompletionShares::new(&problem);
    let outcome = find_pathways(&problem, &completion);
    let builder = ReportBuilder {
        problem: &problem,
        answers: &answers,
        start: &start,
        credits: &credits,
        completion: &completion,
    };
    Ok(PathwaysReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            ("pathways", &answers.hash, max_steps, request.options.official_only, request.options.never_down),
            (in_order(&request.options.via), in_order(&request.options.avoid)),
        )),
        target: record.summary_line(),
        current: answers.current.and_then(|current| context.summary(current)),
        assumed: answers.assumed_occupations(context.catalogue),
        max_steps,
        suggested: builder.suggested(&outcome),
        pathways: builder.pathways(&outcome),
        none: builder.no_pathway(&outcome),
        searched: outcome.searched,
        complete: !outcome.is_stopped && !reach.is_cut,
        warnings: stopped_warnings(&outcome, &reach),
    })
}

/// # Errors
/// `invalidValue` at the first occupation of `avoid` that is the target or in `via`.
fn check_avoided(target: usize, via: &[usize], avoid: &[usize]) -> Result<(), Error> {
    for (index, one) in avoid.iter().enumerate() {
        if *one == target || via.contains(one) {
            let message = format_args!("is also {}", if *one == target { "the target" } else { "in via" });
            let path = Path::Root.field("avoid");
            return Err(Error::at(&path.item(index), ErrorCode::InvalidValue, message));
        }
    }
    Ok(())
}

/// The references in order, so that requests that differ in order alone have the same hash.
fn in_order(references: &[String]) -> Vec<&String> {
    let mut references: Vec<_> = references.iter().collect();
    sort::by(&mut references, Ord::cmp);
    references
}

/// Warnings where not everything was looked at.
fn stopped_warnings(outcome: &SearchOutcome, reach: &Reach) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if reach.is_cut {
        let message = format_args!(
            "Very many occupations lie on a way there. The {} with the fewest steps were looked at; there may be \
             better ways through others. Fewer steps, or official links only, make the search smaller.",
            reach.between.len()
        );
        warnings.push(Warning::new("searchLimited", "maxSteps", message));
    }
    if outcome.is_stopped {
        let message = format_args!(
            "The search was stopped after {} pathways and beginnings of pathways. Those shown are the best of \
             these; there may be better ones. Fewer steps, or occupations to avoid, make the search smaller.",
            outcome.searched
        );
        warnings.push(Warning::new("searchStopped", "maxSteps", message));
    }
    warnings
}
