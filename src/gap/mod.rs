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
mod warnings;

pub(crate) use coverage::{Sum, duty_weights};
pub(crate) use evidence::carried_over;
pub use migrate::{Migrated, MigratedBy, Migration, Stand, migrate};
pub use rated_on::with_rated_on;
pub use report::{
    Carried, Completeness, Coverage, Evidence, Gap, GapReport, Interval, Outcome, Rated, Sensitivity,
    Standing, StatementReport, Tally,
};
pub(crate) use request::Asked;
pub use request::{GapRequest, RatedOn, SetAside, Weights};
pub use restore::{Restored, restore};

use crate::assessment::Scale;
use crate::catalogue::{Catalogue, Ksb, Occupation};
use crate::error::Error;
use crate::number::round4;
use crate::order::sorted_by;
use crate::transfer::Index;
use evidence::Bearing;
use warnings::Facts;

/// Works out the gap to one target.
///
/// # Errors
/// Of kind `request`, with the place: an occupation or statement that `catalogue` does not hold, a
/// rating that is not a point of the scale, a scale that is none, an unknown format, no target.
pub fn gap(catalogue: &Catalogue, index: &Index, request: &GapRequest) -> Result<GapReport, Error> {
    let Asked { scale, checked, current, hash, option } = request.asked(catalogue)?;
    let scale = &scale;
    let (position, target) = request.find_target(catalogue)?;
    let option = option.map(|(_, code)| code);
    let duty_weights = match request.weights {
        Weights::Duties => duty_weights(target, option.as_deref()),
        Weights::Equal => None,
    };
    let no_mappings = request.weights == Weights::Duties && duty_weights.is_none();
    let counted = target.counted(option.as_deref());
    let mut counting = Vec::new();
    for (number, bearing) in evidence::bearings(position, &checked, index).into_iter().enumerate() {
        if let (Some(ksb), Some(true)) = (target.ksbs.get(number), counted.get(number)) {
            let weight = duty_weights.as_ref().and_then(|weights| weights.get(number).copied());
            counting.push(Counting { ksb, bearing, weight: weight.unwrap_or(1.0) });
        }
    }
    let outcome = |shift| {
        let (mut intervals, mut standings) = (Vec::new(), Vec::new());
        for Counting { bearing, .. } in &counting {
            intervals.push(bearing.interval(scale, shift));
            standings.push((bearing.standing(scale, shift), bearing.not_sure()));
        }
        Outcome {
            coverage: coverage::coverage(&counting, &intervals),
            completeness: coverage::completeness(&counting, &standings),
        }
    };
    let Outcome { coverage, completeness } = outcome(0);

    let statements = statements(&counting, request, scale, catalogue, index);
    let facts = Facts { request, target, checked: &checked, scale, no_mappings, statements: &statements };
    let warnings = facts.warnings();
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

/// A KSB that counts, what is known of it, and what it weighs.
#[derive(Debug)]
struct Counting<'a> {
    ksb: &'a Ksb,
    bearing: Bearing<'a>,
    weight: f64,
}

#[inline(never)]
fn statements(
    counting: &[Counting<'_>],
    request: &GapRequest,
    scale: &Scale,
    catalogue: &Catalogue,
    index: &Index,
) -> Vec<StatementReport> {
    let mut statements = Vec::new();
    for Counting { ksb, bearing, weight } in counting {
        let Interval { shown, possible } = bearing.interval(scale, 0);
        statements.push(StatementReport {
            code: ksb.code.clone(),
            kind: ksb.kind,
            statement: ksb.statement.clone(),
            weight: *weight,
            shown,
            possible,
            standing: bearing.standing(scale, 0),
            evidence: bearing.evidence(scale, catalogue, index),
            not_sure: bearing.not_sure(),
            note: request.notes.get(&request.target, &ksb.code).cloned().unwrap_or_default(),
        });
    }
    statements
}

/// By weight × shortfall; equals in the order of the statements.
#[inline(never)]
fn gaps(statements: &[StatementReport]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for one in statements.iter().filter(|one| one.shown < 1.0) {
        let shortfall = round4(1.0 - one.shown);
        gaps.push(Gap {
            code: one.code.clone(),
            kind: one.kind,
            statement: one.statement.clone(),
            weight: one.weight,
            shortfall,
            size: round4(one.weight * shortfall),
        });
    }
    sorted_by(gaps, |a: &Gap, b| b.size.total_cmp(&a.size))
}

#[inline(never)]
fn strengths(statements: &[StatementReport]) -> Vec<String> {
    let beyond = |one: &&StatementReport| matches!(&one.evidence, Evidence::Rated(rated) if rated.beyond);
    statements.iter().filter(beyond).map(|one| one.code.clone()).collect()
}
