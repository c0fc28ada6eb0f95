//! Two to five targets side by side.

use serde::{Deserialize, Serialize};

use super::holdings::{Holdings, is_rejected, rounded};
use super::nearest::steps_from;
use super::network::{Ground, WHOLE};
use super::request::{CompareRequest, find_all, max_steps};
use super::start::Start;
use super::trail::{StepStatement, statement_ref};
use super::unlock::{self, Effect, Unlock};
use crate::catalogue::{OccupationSummary, Place, Warning};
use crate::error::{Error, ErrorCode};
use crate::gap::{CheckedRequest, Interval, Sum};
use crate::hash::json_hash;
use crate::input::Path;
use crate::number::{of_units, units};
use crate::order::sorted_by;
use crate::transfer::StatementRef;

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
    /// Whether all that the occupation where the person is asks for is taken as held, because nothing of it is
    /// rated.
    pub current_assumed: bool,
    /// The targets, in the order of the request.
    pub targets: Vec<Compared>,
    /// KSBs to learn once that count for several targets, those that do most first.
    pub shared: Vec<SharedGap>,
    /// The KSB whose learning removes most of the gaps of all of them; null where nothing is left.
    pub biggest_unlock: Option<Unlock>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// One of the targets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The occupation, with its level.
    pub occupation: OccupationSummary,
    /// The share of its KSBs that is held; null where it has none.
    pub coverage: Option<Interval>,
    /// What it still asks: Σ weight × (1 − held).
    pub to_learn: f64,
    /// The fewest steps to it along links from where the person is; null where none lead there within
    /// `maxSteps`, or where they did not say where they are.
    pub steps: Option<usize>,
    /// KSBs to learn for this one alone, the largest first.
    pub own: Vec<StepStatement>,
}

/// A KSB to learn once that counts for several targets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedGap {
    /// The KSB to learn.
    pub statement: StatementRef,
    /// What is held of it now, 0..1.
    pub held: f64,
    /// Its weight in its occupation.
    pub weight: f64,
    /// How much of the gaps of all targets it removes: weight × (1 − held), and of each KSB that it counts for
    /// weight × (strength − held).
    pub removes: f64,
    /// KSBs that it counts for, one of another target among them; those that another one here counts for aside.
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
    /// What is held of it now, 0..1.
    pub held: f64,
    /// How much of it one holds who holds the other, 0..1.
    pub strength: f64,
}

/// Compares the targets.
///
/// # Errors
/// Those of [`gap`](crate::gap::gap()), for `targets`; `invalidValue` for fewer than two of them and for
/// `maxSteps` out of range.
pub(crate) fn compare(ground: Ground<'_>, request: &CompareRequest) -> Result<CompareReport, Error> {
    let asked = request.answers.check(ground.catalogue)?;
    let most = max_steps(request.options.max_steps)?;
    let targets = find_all(ground, &request.options.targets, "targets", 5)?;
    if targets.len() < 2 {
        let message = format_args!("{} occupations; two to five can be compared", targets.len());
        return Err(Error::at(&Path::Root.field("targets"), ErrorCode::InvalidValue, message));
    }
    let weights = &*ground.weights(request.answers.weights, asked.option.as_ref());
    let start = Start::new(ground, &asked, 0);
    let warnings = start.warning(ground, &asked).into_iter().collect();
    let Start { holdings, trail, assumed } = start;
    let steps = asked.current.map(|current| steps_from(ground, current, most, request.options.official_only));
    let (shared, taken) = shared(ground, &asked, &holdings, weights, &targets);
    let mut compared = Vec::new();
    for target in &targets {
        let Some(record) = ground.catalogue.at(*target) else { continue };
        let mut sum = Sum::default();
        holdings.add_to(&mut sum, ground, *target, weights);
        let mut own = Vec::new();
        for (place, statement) in trail.statements(*target, weights) {
            if statement.held < 1.0 && !taken.contains(&place) {
                own.push(statement);
            }
        }
        let size = |one: &StepStatement| one.weight * (1.0 - one.held);
        compared.push(Compared {
            occupation: record.summary_line(),
            coverage: sum.interval(),
            to_learn: of_units(rounded(holdings.missing(ground, *target, weights))),
            steps: steps.as_ref().and_then(|steps| steps.get(*target).copied().flatten()),
            own: sorted_by(own, |a: &StepStatement, b| size(b).total_cmp(&size(a))),
        });
    }
    Ok(CompareReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            "compare",
            &asked.hash,
            &request.options.targets,
            most,
            request.options.official_only,
        )),
        current_assumed: assumed,
        targets: compared,
        shared,
        biggest_unlock: unlock::biggest(ground, &asked, &holdings, weights, &targets),
        warnings,
    })
}

/// Shares the gaps out: the KSB that removes most comes first, and takes those of other targets that it
/// counts for; then the next of those that none has taken. Each KSB stands once, and those that no other
/// target has a use for stand nowhere here.
#[inline(never)]
fn shared(
    ground: Ground<'_>,
    asked: &CheckedRequest,
    holdings: &Holdings,
    weights: &[u32],
    targets: &[usize],
) -> (Vec<SharedGap>, Vec<Place>) {
    let mut effects = Vec::new();
    for target in targets {
        for ksb in 0..ground.index.count(*target) {
            let place = Place { occupation: *target, ksb };
            if ground.weight(place, weights) > 0 && holdings.lower(ground.number(place)) < WHOLE {
                effects.push(unlock::effect(ground, asked, holdings, weights, targets, place));
            }
        }
    }
    let effects = sorted_by(effects, |a: &Effect, b| b.removes.cmp(&a.removes));
    let (mut shared, mut taken) = (Vec::new(), Vec::new());
    for effect in effects {
        if taken.contains(&effect.place) {
            continue;
        }
        let number = ground.number(effect.place);
        let held = holdings.lower(number);
        let weight_of = |place: Place| ground.weight(place, weights);
        let mut removes = u64::from(weight_of(effect.place)) * u64::from(WHOLE - held);
        let (mut counts_for, mut of_others) = (Vec::new(), false);
        for carry in ground.index.carries(effect.place) {
            let (place, number) = (carry.place, ground.number(carry.place));
            let (held, strength) = (holdings.lower(number), units(carry.strength) as u16);
            if targets.contains(&place.occupation)
                && weight_of(place) > 0
                && !taken.contains(&place)
                && strength > held
                && !is_rejected(asked, effect.place, place)
                && let Some(statement) = statement_ref(ground, place)
            {
                of_others |= place.occupation != effect.place.occupation;
                removes += u64::from(weight_of(place)) * u64::from(strength - held);
                let (weight, held) = (of_units(weight_of(place).into()), of_units(held.into()));
                counts_for.push((place, CountsFor { statement, weight, held, strength: carry.strength }));
            }
        }
        if let Some(statement) = statement_ref(ground, effect.place).filter(|_| of_others) {
            taken.push(effect.place);
            let mut for_these = Vec::new();
            for (place, one) in counts_for {
                taken.push(place);
                for_these.push(one);
            }
            let (weight, held) = (of_units(weight_of(effect.place).into()), of_units(held.into()));
            let removes = of_units(rounded(removes));
            shared.push(SharedGap { statement, weight, held, removes, counts_for: for_these });
        }
    }
    (shared, taken)
}
