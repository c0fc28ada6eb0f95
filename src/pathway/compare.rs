//! Two to five targets side by side.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::network::PathwayContext;
use super::person::{HeldShares, LearningEffect, LearningScope, StartingPoint, StepStatement, Unlock};
use super::request_checks::{find_occupations, max_steps};
use crate::catalogue::{OccupationSummary, Place, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::{AssumedOccupation, Request, Shares, Standing, Tally, Wanted};
use crate::hash::json_hash;
use crate::limits::MAX_COMPARED;
use crate::number::of_units;
use crate::sort;
use crate::transfer::StatementRef;

/// How do two to five targets compare?
pub type CompareRequest = Request<CompareOptions>;

/// How do two to five targets compare?
///
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

/// Several targets side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CompareReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// What the person assumes of whole occupations.
    pub assumed: Vec<AssumedOccupation>,
    /// The targets, in the order of the request.
    pub targets: Vec<ComparedTarget>,
    /// KSBs to learn once that count for several targets. What removes most stands first.
    pub shared: Vec<SharedGap>,
    /// Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
    /// expected to be missing of all targets, and more than its own. Null where there is none.
    pub biggest_unlock: Option<Unlock>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One of the targets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ComparedTarget {
    /// The occupation, with its level.
    pub occupation: OccupationSummary,
    /// The share of its KSBs that is held, as a gap report says it; null where it has none.
    pub coverage: Option<Shares>,
    /// How many of its KSBs stand where.
    pub counts: Tally,
    /// What is expected to be missing of it: Σ weight × (1 − likely). Null where nothing at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// The fewest steps to it along links from `current`. Null without `current`, and where it takes more than
    /// `maxSteps`.
    pub steps: Option<usize>,
    /// KSBs that are not held and count for this one alone, the largest weight × (1 − likely) first.
    pub own: Vec<StepStatement>,
}

/// A KSB to learn once that counts for several targets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedGap {
    /// The KSB to learn.
    pub statement: StatementRef,
    /// How much of it the person holds now, 0..1: known or expected. Null where nothing at all is rated or assumed.
    pub likely: Option<f64>,
    /// Its weight in its occupation.
    pub weight: f64,
    /// How much it removes of what is expected to be missing of all targets: its own weight × (1 − likely), and weight
    /// × (strength − likely) of each KSB that it counts for. Null where nothing at all is rated or assumed; the order is
    /// then by what it removes for someone who holds nothing.
    pub removes: Option<f64>,
    /// The KSBs that it counts for, at least one of another target. Each stands under one shared gap alone.
    pub counts_for: Vec<CountsFor>,
}

/// A KSB that another one counts for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CountsFor {
    /// The KSB.
    pub statement: StatementRef,
    /// Its weight in its occupation.
    pub weight: f64,
    /// How much of it the person holds now, 0..1: known or expected. Null where nothing at all is rated or assumed.
    pub likely: Option<f64>,
    /// How much of it one holds who holds the other, 0..1.
    pub strength: f64,
}

/// The fewest targets of a comparison.
const FEWEST_COMPARED: usize = 2;

/// Compares the targets.
///
/// # Errors
/// - `invalidValue` for fewer than two targets, for `maxSteps` out of range, and for an unusable scale, option or
///   rejected pair
/// - `tooLarge` for more than five targets, and for a note that is too long
/// - `duplicateOccupation` in `targets`
/// - `unknownOccupation` in `targets` and in the person's answers
/// - `unknownFormat`, `missingField`, `unknownStatement`, `outOfScale`: in the person's answers
pub(crate) fn compare(context: PathwayContext<'_>, request: &CompareRequest) -> Result<CompareReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let max_steps = max_steps(request.options.max_steps)?;
    let targets = find_occupations(context, &request.options.targets, "targets", MAX_COMPARED)?;
    if targets.len() < FEWEST_COMPARED {
        let message = format_args!("{} occupations; two to five can be compared", targets.len());
        return Err(Error::at(&Path::Root.field("targets"), ErrorCode::InvalidValue, message));
    }
    let weights = context.weights(request.answers.weights, &answers);
    let start = StartingPoint::new(context, &answers, request.answers.weights);
    let credits = start.credits();
    let (mut outcomes, mut coverages) = (Vec::new(), Vec::new());
    for target in &targets {
        let Some(gap) = context.target_gap(&answers, request.answers.weights, *target) else { continue };
        let (outcome, estimate) = gap.outcome(&credits, 0, Wanted::Range);
        coverages.push(gap.coverage(&outcome, &estimate).overall);
        outcomes.push((*target, outcome));
    }
    let held = HeldShares::new(context, credits.is_known(), outcomes.into_iter());
    let provenance = start.provenance();
    let steps = answers
        .current
        .map(|current| context.fewest_steps_from(current, max_steps, request.options.official_only));
    let scope =
        LearningScope { context, answers: &answers, held: &held, weights: &weights, occupations: &targets };
    let (shared, listed) = shared_gaps(scope);
    let compared = targets.iter().zip(coverages).filter_map(|(target, coverage)| {
        let statements = provenance.statements(*target, &held, &weights);
        let counts = Tally::of(statements.iter().map(|(_, one)| (one.standing, one.not_sure)));
        let mut own: Vec<StepStatement> = statements
            .into_iter()
            .filter(|(place, statement)| statement.standing != Standing::Held && !listed.contains(place))
            .map(|(_, statement)| statement)
            .collect();
        let size = |one: &StepStatement| one.weight * (1.0 - one.likely.unwrap_or_default());
        sort::by(&mut own, |a, b| size(b).total_cmp(&size(a)));
        Some(ComparedTarget {
            occupation: context.summary(*target)?,
            coverage,
            counts,
            shortfall: held.expected(held.shortfall(context, *target, &weights)),
            steps: steps.as_ref().and_then(|steps| steps.get(*target).copied().flatten()),
            own,
        })
    });
    Ok(CompareReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            "compare",
            &answers.hash,
            &request.options.targets,
            max_steps,
            request.options.official_only,
        )),
        assumed: answers.assumed_occupations(context.catalogue),
        targets: compared.collect(),
        shared,
        biggest_unlock: scope.biggest_unlock(),
        warnings: Vec::new(),
    })
}

/// The gaps that several targets share, and the places of all KSBs in them. The KSB that removes most comes first and
/// takes all that it counts for; then the next that none has taken. Each KSB stands once. A KSB that counts for no
/// other target is left out.
fn shared_gaps(scope: LearningScope<'_>) -> (Vec<SharedGap>, Vec<Place>) {
    let removes = |place: Place| LearningEffect::removed(&scope.effects(place));
    let mut ranked: Vec<(u64, Place)> = scope.gaps().map(|place| (removes(place), place)).collect();
    sort::by_key(&mut ranked, |(removes, _)| Reverse(*removes));
    let (mut shared, mut listed) = (Vec::new(), Vec::new());
    for (_, place) in ranked {
        if listed.contains(&place) {
            continue;
        }
        let mut effects = scope.effects(place);
        effects.retain(|effect| !listed.contains(&effect.place));
        let is_shared = effects.iter().any(|effect| effect.place.occupation != place.occupation);
        if let Some(gap) = shared_gap(scope, &effects).filter(|_| is_shared) {
            shared.push(gap);
            listed.extend(effects.iter().map(|effect| effect.place));
        }
    }
    (shared, listed)
}

/// The gap that learning a KSB closes, from what it adds: to itself first.
fn shared_gap(scope: LearningScope<'_>, effects: &[LearningEffect]) -> Option<SharedGap> {
    let (itself, others) = effects.split_first()?;
    let counts_for = others.iter().filter_map(|other| {
        Some(CountsFor {
            statement: scope.context.statement_ref(other.place)?,
            weight: of_units(other.weight.into()),
            likely: scope.held.expected(other.likely.into()),
            strength: other.strength,
        })
    });
    Some(SharedGap {
        statement: scope.context.statement_ref(itself.place)?,
        likely: scope.held.expected(itself.likely.into()),
        weight: of_units(itself.weight.into()),
        removes: scope.held.expected(LearningEffect::removed(effects)),
        counts_for: counts_for.collect(),
    })
}
