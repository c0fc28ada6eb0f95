//! One target: what is held, what may carry over, what is left, and why.
//!
//! Knows one person's assessment, one target and what carries over. Knows nothing of ways from one
//! occupation to another.

mod coverage;
mod evidence;
mod migrate;
mod rated_on;
mod report;
mod request;
mod restore;
mod statement;
mod warnings;

pub(crate) use coverage::{Sum, duty_weights};
pub(crate) use evidence::carried_over;
pub use migrate::{Migrated, MigratedBy, Migration, StatementVersion, migrate};
pub use rated_on::with_rated_on;
pub use report::{
    Carried, Completeness, Coverage, Evidence, Gap, GapReport, Interval, Outcome, Rated, Sensitivity,
    Standing, StatementReport, Tally,
};
pub(crate) use request::CheckedRequest;
pub use request::{GapRequest, RatedOn, Request, SetAside, Weights};
pub use restore::{Restored, restore};

use crate::catalogue::{Catalogue, Occupation};
use crate::error::Error;
use crate::number::round4;
use crate::sort;
use crate::transfer::Index;
use statement::WeightedStatement;
use warnings::WarningContext;

/// Works out the gap to one target.
///
/// # Errors
/// Of kind `request`, each with its place: `missingField` without a target, `unknownOccupation`,
/// `unknownStatement`, `outOfScale`, `invalidValue` for a scale, an option, or a statement id, `tooLarge` for a
/// note, `unknownFormat`.
pub fn gap(catalogue: &Catalogue, index: &Index, request: &GapRequest) -> Result<GapReport, Error> {
    let CheckedRequest { scale, assessment, current, hash, option } = request.check(catalogue)?;
    let scale = &scale;
    let (position, target) = request.find_target(catalogue)?;
    let option = option.map(|(_, code)| code);
    let duty_weights = match request.weights {
        Weights::Duties => duty_weights(target, option.as_deref()),
        Weights::Equal => None,
    };
    let no_mappings = request.weights == Weights::Duties && duty_weights.is_none();
    let counted = target.counted(option.as_deref());
    let weights = duty_weights.unwrap_or_else(|| vec![1.0; target.ksbs.len()]);
    let evidence = evidence::evidence(position, &assessment, index);
    let weighted: Vec<WeightedStatement<'_>> = (target.ksbs.iter().zip(evidence))
        .zip(weights.into_iter().zip(counted))
        .filter(|(_, (_, counts))| *counts)
        .map(|((ksb, evidence), (weight, _))| WeightedStatement { ksb, evidence, weight })
        .collect();
    let outcome = |shift| {
        let evidence = || weighted.iter().map(|one| &one.evidence);
        let intervals: Vec<_> = evidence().map(|one| one.interval(scale, shift)).collect();
        let standings: Vec<_> = evidence().map(|one| (one.standing(scale, shift), one.not_sure())).collect();
        Outcome {
            coverage: coverage::coverage(&weighted, &intervals),
            completeness: coverage::completeness(&weighted, &standings),
        }
    };
    let Outcome { coverage, completeness } = outcome(0);

    let statements: Vec<_> =
        weighted.iter().map(|one| one.report(request, scale, catalogue, index)).collect();
    let assessment = &assessment;
    let context = WarningContext { request, target, assessment, scale, no_mappings, statements: &statements };
    let warnings = context.warnings();
    Ok(GapReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: catalogue.version().to_owned(),
        request_hash: hash,
        target: target.summary_line(),
        option,
        current: current.and_then(|position| catalogue.at(position)).map(Occupation::summary_line),
        weights: request.weights,
        coverage,
        gaps: gaps(&statements),
        strengths: strengths(&statements),
        completeness,
        sensitivity: Sensitivity { lower: outcome(-1), higher: outcome(1) },
        warnings,
        scale: scale.rounded(),
        statements,
    })
}

/// By weight × shortfall; equals in the order of the statements.
fn gaps(statements: &[StatementReport]) -> Vec<Gap> {
    let gap = |one: &StatementReport| {
        let shortfall = round4(1.0 - one.shown);
        Gap {
            code: one.code.clone(),
            kind: one.kind,
            statement: one.statement.clone(),
            weight: one.weight,
            shortfall,
            size: round4(one.weight * shortfall),
        }
    };
    let mut gaps: Vec<Gap> = statements.iter().filter(|one| one.shown < 1.0).map(gap).collect();
    sort::by(&mut gaps, |one, other| other.size.total_cmp(&one.size));
    gaps
}

/// Codes of the KSBs rated beyond what they ask for.
fn strengths(statements: &[StatementReport]) -> Vec<String> {
    let beyond = |one: &&StatementReport| matches!(&one.evidence, Evidence::Rated(rated) if rated.beyond);
    statements.iter().filter(beyond).map(|one| one.code.clone()).collect()
}
