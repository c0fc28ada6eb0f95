//! Where what is held of a statement comes from: a rating, the current occupation, or an earlier step.

use serde::{Deserialize, Serialize};

use super::answers::credits;
use crate::catalogue::{Kind, Place};
use crate::gap::{CheckedRequest, carried_over};
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
    /// The person's current occupation, which is taken as held.
    Current,
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
    /// What is held of it before the step, 0..1.
    pub held: f64,
    /// Where that comes from; null where nothing is held.
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

    /// Counts `occupation` as finished.
    pub(crate) fn finish(&mut self, occupation: usize, origin: ProvenanceOrigin) {
        self.finished.push((occupation, origin));
    }

    /// The KSBs of `occupation` that count, in order, with what is held of each and where that comes from. What is
    /// held equals what [`HeldShares`](super::held::HeldShares) shows.
    pub(crate) fn statements(&self, occupation: usize, weights: &[u32]) -> Vec<(Place, StepStatement)> {
        let Some(record) = self.context.catalogue.at(occupation) else { return Vec::new() };
        let best = self.best_sources(occupation, record.ksbs.len());
        let places = (0..).map(|ksb| Place { occupation, ksb });
        places
            .zip(record.ksbs.iter().zip(best))
            .filter_map(|(place, (ksb, best))| {
                let weight = self.context.weight(place, weights);
                let statement = StepStatement {
                    code: ksb.code.clone(),
                    kind: ksb.kind,
                    statement: ksb.statement.clone(),
                    weight: of_units(weight.into()),
                    held: of_units(best.map_or(0, |best| best.share.into())),
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
        for (place, credit) in credits(self.answers, 0) {
            self.carry_over(occupation, place, credit, ProvenanceOrigin::Rating, &mut best);
        }
        // A statement's own rating wins over what carries over to it.
        for (place, credit) in credits(self.answers, 0).filter(|(place, _)| place.occupation == occupation) {
            if let Some(best) = best.get_mut(place.ksb) {
                let share = share_units(credit);
                *best = Some(BestSource { share, origin: ProvenanceOrigin::Rating, place, strength: 1.0 });
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

/// Takes `new` where it gives more than what is there.
fn keep_better(best: &mut [Option<BestSource>], ksb: usize, new: BestSource) {
    if let Some(best) = best.get_mut(ksb)
        && best.is_none_or(|best| new.share > best.share)
    {
        *best = Some(new);
    }
}
