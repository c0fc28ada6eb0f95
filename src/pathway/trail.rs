//! From where a statement is held: a rating, the occupation where the person is, or an earlier step.

use serde::{Deserialize, Serialize};

use super::holdings::{is_rejected, shifted_credit};
use super::network::{Ground, WHOLE};
use crate::catalogue::{Kind, Occupation, Place};
use crate::gap::{CheckedRequest, carried_over};
use crate::number::{of_units, units};
use crate::transfer::StatementRef;

/// Everything that is held of its own account, the first first.
#[derive(Debug, Clone)]
pub(super) struct Trail<'a> {
    ground: Ground<'a>,
    asked: &'a CheckedRequest,
    /// Occupations that count as finished.
    finished: Vec<(usize, Origin)>,
}

/// What a KSB is held by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Origin {
    /// A rating of the person's.
    Rating,
    /// The occupation where they are, which is taken as held.
    Current,
    /// An earlier step.
    Step {
        /// Which, from 1.
        number: usize,
    },
}

/// A KSB that another one, or its own rating, gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Who or what gives it.
    pub origin: Origin,
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
    /// What gives that; null where nothing does.
    pub source: Option<Source>,
}

/// How much of a statement is held, in units, and by what.
#[derive(Debug, Clone, Copy)]
struct Best {
    units: u16,
    origin: Origin,
    place: Place,
    strength: f64,
}

impl<'a> Trail<'a> {
    pub(super) fn new(ground: Ground<'a>, asked: &'a CheckedRequest) -> Self {
        Self { ground, asked, finished: Vec::new() }
    }

    /// Counts `occupation` as finished.
    pub(super) fn finish(&mut self, occupation: usize, origin: Origin) {
        self.finished.push((occupation, origin));
    }

    /// The KSBs of `occupation` that count, in order, with what is held of each and by what. The lower ends
    /// are those of [`Holdings`](super::holdings::Holdings).
    #[inline(never)]
    pub(super) fn statements(&self, occupation: usize, weights: &[u32]) -> Vec<(Place, StepStatement)> {
        let Some(record) = self.ground.catalogue.at(occupation) else { return Vec::new() };
        let best = self.best(occupation, record);
        let mut statements = Vec::new();
        for (number, ksb) in record.ksbs.iter().enumerate() {
            let place = Place { occupation, ksb: number };
            let best = best.get(number).copied().flatten();
            let weight = self.ground.weight(place, weights);
            if weight == 0 {
                continue;
            }
            let statement = StepStatement {
                code: ksb.code.clone(),
                kind: ksb.kind,
                statement: ksb.statement.clone(),
                weight: of_units(weight.into()),
                held: of_units(best.map_or(0, |best| best.units.into())),
                source: best.filter(|best| best.units > 0).and_then(|best| {
                    let statement = statement_ref(self.ground, best.place)?;
                    Some(Source { origin: best.origin, statement, strength: best.strength })
                }),
            };
            statements.push((place, statement));
        }
        statements
    }

    fn best(&self, occupation: usize, record: &Occupation) -> Vec<Option<Best>> {
        let mut best: Vec<Option<Best>> = vec![None; record.ksbs.len()];
        for rated in &self.asked.assessment.ratings {
            if let Some(point) = rated.point {
                let credit = shifted_credit(&self.asked.scale, point, 0);
                self.carry(occupation, rated.place, credit, Origin::Rating, &mut best);
            }
        }
        // One's own rating wins over what carries over from others.
        for rated in &self.asked.assessment.ratings {
            if let (Some(point), Some(best)) = (rated.point, best.get_mut(rated.place.ksb))
                && rated.place.occupation == occupation
            {
                let units = units(shifted_credit(&self.asked.scale, point, 0)) as u16;
                *best = Some(Best { units, origin: Origin::Rating, place: rated.place, strength: 1.0 });
            }
        }
        for (finished, origin) in &self.finished {
            for ksb in 0..self.ground.index.count(*finished) {
                let place = Place { occupation: *finished, ksb };
                if *finished == occupation {
                    better(&mut best, ksb, Best { units: WHOLE, origin: *origin, place, strength: 1.0 });
                }
                self.carry(occupation, place, 1.0, *origin, &mut best);
            }
        }
        best
    }

    fn carry(&self, occupation: usize, place: Place, credit: f64, origin: Origin, best: &mut [Option<Best>]) {
        for carry in self.ground.index.carries_to(place, occupation).iter() {
            if !is_rejected(self.asked, place, carry.place) {
                let units = units(carried_over(carry.strength, credit)) as u16;
                better(best, carry.place.ksb, Best { units, origin, place, strength: carry.strength });
            }
        }
    }
}

/// Takes `new` where it gives more than what is there.
fn better(best: &mut [Option<Best>], ksb: usize, new: Best) {
    if let Some(best) = best.get_mut(ksb)
        && best.is_none_or(|best| new.units > best.units)
    {
        *best = Some(new);
    }
}

/// The statement at `place`, with its occupation and code.
pub(super) fn statement_ref(ground: Ground<'_>, place: Place) -> Option<StatementRef> {
    let occupation = ground.catalogue.at(place.occupation)?;
    let ksb = occupation.ksbs.get(place.ksb)?;
    Some(StatementRef {
        occupation: occupation.reference.clone(),
        code: ksb.code.clone(),
        statement: ksb.statement.clone(),
    })
}
