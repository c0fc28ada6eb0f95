//! What is to be learnt along a pathway, in order.

use serde::{Deserialize, Serialize};

use super::holdings::rounded;
use super::network::Ground;
use super::request::{PlanRequest, find_all};
use super::start::Start;
use super::trail::{Origin, Source, StepStatement};
use super::unlock::{self, Unlock};
use crate::catalogue::{Kind, OccupationSummary, Product, Warning};
use crate::error::{Error, ErrorCode};
use crate::hash::json_hash;
use crate::input::Path;
use crate::number::of_units;
use crate::order::sorted_by;

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
    /// Whether all KSBs of `current` are taken as held, since the person has rated none of them.
    pub current_assumed: bool,
    /// One after the other, the target last.
    pub steps: Vec<PlanStep>,
    /// What all steps ask together.
    pub to_learn: f64,
    /// The KSB whose learning removes most of what is not held today of all the steps; null where nothing
    /// is left.
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
    /// The products that teach what is listed here.
    pub products: Vec<Product>,
    /// What the step asks: Σ weight × (1 − held).
    pub to_learn: f64,
    /// The biggest unlock first.
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
    /// What is held of it before the step, 0..1: the rest is to be learnt.
    pub held: f64,
    /// What gives that; null where nothing does.
    pub source: Option<Source>,
    /// How much learning it removes of what this step and those after it ask, its own part among it.
    pub removes: f64,
    /// What to write down as evidence.
    pub prompt: String,
}

/// Makes the plan.
///
/// # Errors
/// Those of [`gap`](crate::gap::gap()), for `steps` as well; `tooLarge` for more than 6 of them;
/// `invalidValue` where the last is not the target.
pub(crate) fn plan(ground: Ground<'_>, request: &PlanRequest) -> Result<PlanReport, Error> {
    let asked = request.answers.check(ground.catalogue)?;
    let (target, _) = request.answers.find_target(ground.catalogue)?;
    let mut steps = find_all(ground, &request.options.steps, "steps", 6)?;
    if steps.is_empty() {
        steps.push(target);
    }
    if steps.last() != Some(&target) {
        let message = format_args!("the last step must be the target");
        return Err(Error::at(&Path::Root.field("steps"), ErrorCode::InvalidValue, message));
    }
    let weights = &*ground.weights(request.answers.weights, asked.option.as_ref());
    let start = Start::new(ground, &asked, 0);
    let biggest_unlock = unlock::biggest(ground, &asked, &start.holdings, weights, &steps);
    let warnings = start.warning(ground, &asked).into_iter().collect();
    let Start { mut holdings, mut trail, assumed } = start;
    let (mut plan, mut total) = (Vec::new(), 0);
    for (number, occupation) in (1..).zip(&steps) {
        let Some(record) = ground.catalogue.at(*occupation) else { continue };
        let cost = rounded(holdings.missing(ground, *occupation, weights));
        total += cost;
        let to_come = steps.get(number - 1..).unwrap_or_default();
        let mut items = Vec::new();
        for (place, one) in trail.statements(*occupation, weights) {
            if one.held < 1.0 {
                let effect = unlock::effect(ground, &asked, &holdings, weights, to_come, place);
                items.push((effect.removes, one));
            }
        }
        let mut ordered = Vec::new();
        for (removes, one) in sorted_by(items, |(a, _): &(u64, StepStatement), (b, _)| b.cmp(a)) {
            ordered.push(item(one, removes));
        }
        plan.push(PlanStep {
            occupation: record.summary_line(),
            products: record.products.clone(),
            to_learn: of_units(cost),
            items: ordered,
        });
        holdings.add(&ground.finished_without(*occupation, &asked.assessment.rejected));
        trail.finish(*occupation, Origin::Step { number });
    }
    Ok(PlanReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        request_hash: json_hash(&("plan", &asked.hash, &request.options.steps)),
        current_assumed: assumed,
        steps: plan,
        to_learn: of_units(total),
        biggest_unlock,
        warnings,
    })
}

fn item(one: StepStatement, removes: u64) -> PlanItem {
    PlanItem {
        prompt: prompt(one.kind, &one.statement),
        code: one.code,
        kind: one.kind,
        statement: one.statement,
        weight: one.weight,
        held: one.held,
        source: one.source,
        removes: of_units(removes),
    }
}

/// What to write down as evidence. The statement stands whole and in quotes: its verb may be in any form, or
/// missing, and no sentence that is built around it would be right for all.
fn prompt(kind: Kind, statement: &str) -> String {
    let when = match kind {
        Kind::Knowledge => "you used this knowledge",
        Kind::Skill => "you did this",
        Kind::Behaviour => "you showed this",
    };
    format!("An example of when {when}: “{}”", statement.trim().trim_end_matches(['.']))
}
