//! One target: what is held, what probably is, what is to be learnt, what nobody knows yet, and why.
//!
//! Knows one person's assessment, one target and what carries over. Knows nothing of ways from one
//! occupation to another.

mod asked;
mod coverage;
mod evidence;
mod expectation;
mod link;
mod migrate;
mod questions;
mod rated_on;
mod report;
mod request;
mod restore;
mod statement;
mod taken;
mod target;
mod warnings;

pub use asked::Asked;
pub(crate) use coverage::{Sum, duty_weights};
pub(crate) use evidence::carried_over;
pub(crate) use expectation::{Credits, Estimate, ExpectationCache, Finished, Person, SharedLink, Wanted};
pub use link::{AnswersLink, LinkedAnswers, MAX_LINK, read_link, to_link};
pub use migrate::{Migrated, MigratedBy, Migration, StatementVersion, migrate};
pub(crate) use questions::{Candidate, Questioner, joint_margin};
pub use rated_on::with_rated_on;
pub use report::{
    AssumedOccupation, Carried, Coverage, Evidence, GapReport, GapSummary, Lists, Outcome, Rated, RestsOn,
    Same, Sensitivity, Shares, Standing, StatementReport, Tallies, Tally,
};
pub(crate) use request::CheckedRequest;
pub use request::{GapRequest, RatedOn, Request, SetAside, Weights};
pub use restore::{Restored, restore};
pub(crate) use statement::StatementOutcome;
pub use taken::with_read_answers;
pub(crate) use target::TargetGap;

use crate::catalogue::{Catalogue, Occupation};
use crate::error::Error;
use crate::transfer::Index;
use warnings::WarningContext;

/// How near the ends of the range must be to `likely` to count as known, where a request does not say.
pub const MARGIN: f64 = 0.1;

/// Works out the gap to one target.
///
/// # Errors
/// Of kind `request`, each with its place: `missingField` without a target, `unknownOccupation`,
/// `unknownStatement`, `outOfScale`, `invalidValue` for a scale, an option, or a statement id, `tooLarge` for a
/// note, `unknownFormat`.
pub(crate) fn gap(
    catalogue: &Catalogue,
    index: &Index,
    cache: &ExpectationCache,
    request: &GapRequest,
) -> Result<GapReport, Error> {
    let answers = request.check(catalogue)?;
    let (position, target) = request.find_target(catalogue)?;
    let target_gap = TargetGap::new(catalogue, index, cache, &answers, (position, target), request.weights);
    let (outcome, estimate) = target_gap.shifted(0, Wanted::All);
    let statements = target_gap.reports(request, &outcome, &estimate);
    let scale = &answers.scale;
    let no_mappings = target_gap.no_mappings;
    let assessment = &answers.assessment;
    let warnings = WarningContext {
        request,
        target,
        assessment,
        scale,
        no_mappings,
        left_out: estimate.left_out(),
        statements: &statements,
    };
    let warnings = warnings.warnings();
    let shifted = |shift| {
        let (outcome, estimate) = target_gap.shifted(shift, Wanted::Range);
        Outcome { coverage: target_gap.coverage(&outcome, &estimate), counts: coverage::counts(&outcome) }
    };
    let coverage = target_gap.coverage(&outcome, &estimate);
    let estimates = coverage.overall.map(|_| (1.0, estimate)).into_iter().collect();
    let questioner = Questioner::new(&answers, index, estimates);
    Ok(GapReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: catalogue.version().to_owned(),
        request_hash: answers.hash.clone(),
        target: target.summary_line(),
        option: answers.option.as_ref().map(|(_, code)| code.clone()),
        current: answers.current.and_then(|position| catalogue.at(position)).map(Occupation::summary_line),
        weights: request.weights,
        assumed: answers.assumed_occupations(catalogue),
        coverage,
        counts: coverage::counts(&outcome),
        lists: coverage::lists(&outcome),
        strengths: strengths(&statements),
        enough: questioner.is_enough(MARGIN),
        more_questions: questioner.until(MARGIN),
        margin: MARGIN,
        sensitivity: Sensitivity { lower: shifted(-1), higher: shifted(1) },
        warnings,
        scale: scale.rounded(),
        statements,
    })
}

/// The fields of [`gap`] that take a part of its time. They stand here again, since who asks for all has no use for this:
/// the module of the page is smaller without it.
///
/// # Errors
/// Those of [`gap`].
pub(crate) fn gap_summary(
    catalogue: &Catalogue,
    index: &Index,
    cache: &ExpectationCache,
    request: &GapRequest,
) -> Result<GapSummary, Error> {
    let answers = request.check(catalogue)?;
    let (position, target) = request.find_target(catalogue)?;
    let target_gap = TargetGap::new(catalogue, index, cache, &answers, (position, target), request.weights);
    let (outcome, estimate) = target_gap.shifted(0, Wanted::Range);
    let coverage = target_gap.coverage(&outcome, &estimate);
    let margin = estimate.margin(|_| true);
    Ok(GapSummary {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: catalogue.version().to_owned(),
        request_hash: answers.hash.clone(),
        target: target.summary_line(),
        option: answers.option.as_ref().map(|(_, code)| code.clone()),
        current: answers.current.and_then(|position| catalogue.at(position)).map(Occupation::summary_line),
        weights: request.weights,
        assumed: answers.assumed_occupations(catalogue),
        coverage,
        counts: coverage::counts(&outcome),
        lists: coverage::lists(&outcome),
        enough: coverage.overall.is_some() && questions::is_enough(&answers, margin, MARGIN),
        margin: MARGIN,
    })
}

/// Codes of the KSBs rated beyond what they ask for.
fn strengths(statements: &[StatementReport]) -> Vec<String> {
    let beyond = |one: &&StatementReport| match &one.evidence {
        Evidence::Rated(rated) => rated.beyond,
        Evidence::Same(same) => same.beyond,
        _ => false,
    };
    statements.iter().filter(beyond).map(|one| one.code.clone()).collect()
}
