//! Where what is held of a statement comes from: a rating, the current occupation, or an earlier step.

use serde::{Deserialize, Serialize};

use super::held::HeldShares;
use crate::assessment::Claim;
use crate::catalogue::{Kind, Place};
use crate::gap::{CheckedRequest, Standing, carried_over};
use crate::number::of_units;
use crate::pathway::network::{FULL_SHARE, PathwayContext, share_units};
use crate::transfer::StatementRef;

/// What a KSB is held by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum ProvenanceOrigin {
    /// A rating of the person's.
    Rating,
    /// An assumption about a whole occupation.
    Assumed,
    /// An earlier step.
    Step {
        /// Which, from 1.
        number: usize,
    },
}

/// Where what is held of a KSB comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// Who or what gives it.
    pub origin: ProvenanceOrigin,
    /// The KSB that is held: the same, or one that carries over.
    pub statement: StatementRef,
    /// How much of this KSB one holds who holds that one, 0..1; 1 where it is the same.
    pub strength: f64,
}

/// One KSB of a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepStatement {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// What it weighs; 1 is the mean.
    pub weight: f64,
    /// How much of it the person holds before the step, 0..1: known or expected, as in a gap report. Null where
    /// nothing at all is rated or assumed and no step is before it.
    pub likely: Option<f64>,
    /// Where it stands before the step. What an earlier step gives counts.
    pub standing: Standing,
    /// Whether the person answered "Not sure".
    pub not_sure: bool,
    /// The KSB that gives most of it: rated, assumed, or of an earlier step. Null where none carries over to it.
    pub source: Option<Provenance>,
}

/// Traces what is held of a statement to its origin.
#[derive(Debug, Clone)]
pub(crate) struct ProvenanceTracer<'a> {
    context: PathwayContext<'a>,
    answers: &'a CheckedRequest,
    /// Occupations that count as finished, the first first.
    finished: Vec<(usize, ProvenanceOrigin)>,
}

/// What gives most of a statement.
#[derive(Debug, Clone, Copy)]
struct BestSource {
    /// How much of the statement it gives, in units of 0.0001.
    share: u16,
    origin: ProvenanceOrigin,
    place: Place,
    strength: f64,
}

impl<'a> ProvenanceTracer<'a> {
    /// A tracer that knows the person's ratings.
    pub(crate) fn new(context: PathwayContext<'a>, answers: &'a CheckedRequest) -> Self {
        Self { context, answers, finished: Vec::new() }
    }

    /// Tallies `occupation` as finished.
    pub(crate) fn finish(&mut self, occupation: usize, origin: ProvenanceOrigin) {
        self.finished.push((occupation, origin));
    }

    /// The KSBs of `occupation` that count, in order, with what is `held` of each and where that comes from.
    pub(crate) fn statements(
        &self,
        occupation: usize,
        held: &HeldShares,
        weights: &[u32],
    ) -> Vec<(Place, StepStatement)> {
        let Some(record) = self.context.catalogue.at(occupation) else { return Vec::new() };
        let best = self.best_sources(occupation, record.ksbs.len());
        let places = (0..).map(|ksb| Place { occupation, ksb });
        places
            .zip(record.ksbs.iter().zip(best))
            .filter_map(|(place, (ksb, best))| {
                let weight = self.context.weight(place, weights);
                let number = self.context.numbering().number(place);
                let statement = StepStatement {
                    code: ksb.code.clone(),
                    kind: ksb.kind,
                    statement: ksb.statement.clone(),
                    weight: of_units(weight.into()),
                    likely: held.expected(held.likely(number).into()),
                    standing: standing(held.standing(number), best),
                    not_sure: self.answers.assessment.answer(place) == Some(None),
                    source: best.and_then(|best| self.provenance(best)),
                };
                (weight > 0).then_some((place, statement))
            })
            .collect()
    }

    /// None where the source gives nothing.
    fn provenance(&self, best: BestSource) -> Option<Provenance> {
        let statement = self.context.statement_ref(best.place).filter(|_| best.share > 0)?;
        Some(Provenance { origin: best.origin, statement, strength: best.strength })
    }

    /// For each of the `count` statements of `occupation`, the source that gives most; the first of equals.
    fn best_sources(&self, occupation: usize, count: usize) -> Vec<Option<BestSource>> {
        let mut best = vec![None; count];
        let claims = self.answers.assessment.claims(|occupation| self.context.places(occupation));
        let sources: Vec<_> = claims
            .into_iter()
            .map(|Claim { place, point, assumed }| {
                let origin = if assumed { ProvenanceOrigin::Assumed } else { ProvenanceOrigin::Rating };
                (place, self.answers.scale.assumed_credit(point), origin)
            })
            .collect();
        for (place, credit, origin) in &sources {
            self.carry_over(occupation, *place, *credit, *origin, &mut best);
        }
        for (place, credit, origin) in sources.iter().filter(|(place, ..)| place.occupation == occupation) {
            let share = share_units(*credit);
            let own = BestSource { share, origin: *origin, place: *place, strength: 1.0 };
            match (best.get_mut(place.ksb), origin) {
                // A statement's own rating wins over what carries over to it.
                (Some(best), ProvenanceOrigin::Rating) => *best = Some(own),
                _ => keep_better(&mut best, place.ksb, own),
            }
        }
        for (finished, origin) in &self.finished {
            for place in self.context.places(*finished) {
                if *finished == occupation {
                    let own = BestSource { share: FULL_SHARE, origin: *origin, place, strength: 1.0 };
                    keep_better(&mut best, place.ksb, own);
                }
                self.carry_over(occupation, place, 1.0, *origin, &mut best);
            }
        }
        best
    }

    /// Offers `source`, held with `credit`, to each statement of `occupation` that it carries over to.
    fn carry_over(
        &self,
        occupation: usize,
        source: Place,
        credit: f64,
        origin: ProvenanceOrigin,
        best: &mut [Option<BestSource>],
    ) {
        for carry in self.context.index.carries_to(source, occupation).iter() {
            if !self.answers.assessment.is_rejected(source, carry.place) {
                let share = share_units(carried_over(carry.strength, credit));
                let new = BestSource { share, origin, place: source, strength: carry.strength };
                keep_better(best, carry.place.ksb, new);
            }
        }
    }
}

/// Where a statement stands that stood at `today` before any step was finished, with what gives most of it now.
fn standing(today: Standing, best: Option<BestSource>) -> Standing {
    match best {
        Some(BestSource { origin: ProvenanceOrigin::Step { .. }, share, .. }) => match today {
            Standing::Held => Standing::Held,
            _ if share >= FULL_SHARE => Standing::Held,
            _ => Standing::Probably,
        },
        _ => today,
    }
}

/// Takes `new` where it gives more than what is there.
fn keep_better(best: &mut [Option<BestSource>], ksb: usize, new: BestSource) {
    if let Some(best) = best.get_mut(ksb)
        && best.is_none_or(|best| new.share > best.share)
    {
        *best = Some(new);
    }
}
