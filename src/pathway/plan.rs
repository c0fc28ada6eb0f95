//! What is to be learnt along a pathway, in order.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::network::PathwayContext;
use super::person::{
    LearningEffect, LearningScope, Provenance, ProvenanceOrigin, StartingPoint, StepStatement, Unlock,
};
use super::request_checks::find_occupations;
use crate::catalogue::{Kind, OccupationSummary, Product, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::{AssumedOccupation, Request, Standing, Tally};
use crate::hash::json_hash;
use crate::limits::MAX_STEPS;
use crate::number::of_units;
use crate::sort;

/// What is to be learnt along a pathway, and in which order?
pub type PlanRequest = Request<PlanOptions>;

/// What is to be learnt along a pathway, and in which order?
///
/// The fields of a [`PlanRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PlanRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PlanOptions {
    /// The steps of the pathway, at most 6, the target last; the target alone if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub steps: Vec<String>,
}

/// A learning plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// What the person assumes of whole occupations.
    pub assumed: Vec<AssumedOccupation>,
    /// One after the other, the target last.
    pub steps: Vec<PlanStep>,
    /// What is expected to be missing of all steps together. Null where nothing at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// Of the KSBs that are to learn (none that is open or probably held), the one whose learning removes most of what is
    /// expected to be missing of all steps today, and more than its own. Null where there is none.
    pub biggest_unlock: Option<Unlock>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One step of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanStep {
    /// The occupation.
    pub occupation: OccupationSummary,
    /// The products of the occupation: how one trains for it.
    pub products: Vec<Product>,
    /// What is expected to be missing of it after all before it: Σ weight × (1 − likely), 4 decimal places. A page says
    /// the counts instead. Null for the first step where nothing at all is rated or assumed.
    pub shortfall: Option<f64>,
    /// How many of its KSBs stand where after all before it.
    pub counts: Tally,
    /// All its KSBs but those that are held. What removes most stands first. Those that are probably held are to be
    /// checked, those that are open to be asked.
    pub items: Vec<PlanItem>,
}

/// One KSB to learn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// What it weighs; 1 is the mean.
    pub weight: f64,
    /// How much of it the person holds before the step, 0..1: known or expected. Null where nothing is known.
    pub likely: Option<f64>,
    /// Where it stands before the step: to learn, partly, probably, or open.
    pub standing: Standing,
    /// The KSB that gives most of it. Null where none carries over to it.
    pub source: Option<Provenance>,
    /// How much learning it removes of what is expected to be missing of this step and later steps. Null where nothing is
    /// known; the order is then by what it removes for someone who holds nothing.
    pub removes: Option<f64>,
    /// What to write down as evidence.
    pub prompt: String,
}

/// Makes the plan.
///
/// # Errors
/// - `missingField` at `target`
/// - `invalidValue` where the last step is not the target, and for an unusable scale, option or rejected pair
/// - `tooLarge` for more than 6 steps, and for a note that is too long
/// - `duplicateOccupation` in `steps`
/// - `unknownOccupation` in `steps` and in the person's answers
/// - `unknownFormat`, `unknownStatement`, `outOfScale`: in the person's answers
pub(crate) fn plan(context: PathwayContext<'_>, request: &PlanRequest) -> Result<PlanReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let (target, _) = request.answers.find_target(context.catalogue)?;
    let mut occupations = find_occupations(context, &request.options.steps, "steps", MAX_STEPS)?;
    if occupations.is_empty() {
        occupations.push(target);
    }
    if occupations.last() != Some(&target) {
        let message = format_args!("the last step must be the target");
        return Err(Error::at(&Path::Root.field("steps"), ErrorCode::InvalidValue, message));
    }
    let weights = context.weights(request.answers.weights, &answers);
    let start = StartingPoint::new(context, &answers, request.answers.weights);
    let (mut held, mut provenance) = (start.held(&start.credits(), &occupations), start.provenance());
    let all_steps = LearningScope {
        context,
        answers: &answers,
        held: &held,
        weights: &weights,
        occupations: &occupations,
    };
    let biggest_unlock = all_steps.biggest_unlock();
    let (mut steps, mut total) = (Vec::new(), Some(0));
    for (number, occupation) in (1..).zip(&occupations) {
        let Some(record) = context.catalogue.at(*occupation) else { continue };
        let shortfall = held.shortfall(context, *occupation, &weights);
        total = total.filter(|_| held.is_known()).map(|total| total + shortfall);
        let to_come = LearningScope {
            context,
            answers: &answers,
            held: &held,
            weights: &weights,
            occupations: occupations.get(number - 1..).unwrap_or_default(),
        };
        let statements = provenance.statements(*occupation, &held, &weights);
        let counts = Tally::of(statements.iter().map(|(_, one)| (one.standing, one.not_sure)));
        let mut items: Vec<(u64, StepStatement)> = statements
            .into_iter()
            .filter(|(_, one)| one.standing != Standing::Held)
            .map(|(place, one)| (LearningEffect::removed(&to_come.effects(place)), one))
            .collect();
        sort::by_key(&mut items, |(removes, _)| Reverse(*removes));
        steps.push(PlanStep {
            occupation: record.summary_line(),
            products: record.products.clone(),
            shortfall: held.expected(shortfall),
            counts,
            items: items.into_iter().map(|(removes, one)| plan_item(one, held.expected(removes))).collect(),
        });
        held.add(&context.completion_shares(*occupation, &occupations, &answers.assessment.rejected));
        provenance.finish(*occupation, ProvenanceOrigin::Step { number });
    }
    Ok(PlanReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&("plan", &answers.hash, &request.options.steps)),
        assumed: answers.assumed_occupations(context.catalogue),
        steps,
        shortfall: total.map(of_units),
        biggest_unlock,
        warnings: Vec::new(),
    })
}

fn plan_item(one: StepStatement, removes: Option<f64>) -> PlanItem {
    PlanItem {
        prompt: evidence_prompt(one.kind, &one.statement),
        code: one.code,
        kind: one.kind,
        statement: one.statement,
        weight: one.weight,
        likely: one.likely,
        standing: one.standing,
        source: one.source,
        removes,
    }
}

/// What to write down as evidence. The statement is quoted whole: its verb may be missing or in any form, so no
/// sentence built around it would be right for all.
fn evidence_prompt(kind: Kind, statement: &str) -> String {
    let when = match kind {
        Kind::Knowledge => "you used this knowledge",
        Kind::Skill => "you did this",
        Kind::Behaviour => "you showed this",
    };
    format!("An example of when {when}: “{}”", statement.trim().trim_end_matches(['.']))
}
