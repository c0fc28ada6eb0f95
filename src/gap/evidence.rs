//! For each KSB of the target: the evidence that the person holds it, and its sources.

use super::expectation::Known;
use super::report::{self, Evidence, Standing};
use crate::assessment::{AssumedPoint, Claim, Scale};
use crate::catalogue::{Catalogue, Place};
use crate::gap::CheckedRequest;
use crate::number::{UNIT, of_units, rounded_ratio, units};
use crate::transfer::{Index, StatementRef};

/// The evidence for one KSB of the target.
#[derive(Debug, Clone)]
pub(super) struct StatementEvidence {
    /// The person's own answer: a point, or none for "Not sure".
    answer: Option<Option<usize>>,
    target: Place,
    /// In the order of the catalogue; what is assumed comes after what is rated.
    sources: Vec<CarriedSource>,
}

/// A KSB that carries over to it.
#[derive(Debug, Clone, Copy)]
struct CarriedSource {
    place: Place,
    point: AssumedPoint<usize>,
    /// Whether the point is assumed, not rated.
    assumed: bool,
    strength: f64,
}

impl CarriedSource {
    /// What its point counts, with every rating moved by `shift` points.
    fn credit(&self, scale: &Scale, shift: isize) -> f64 {
        if self.assumed {
            return scale.assumed_credit(self.point);
        }
        scale.credit(scale.shifted(self.point.point, shift))
    }

    /// Whether it says the same and is rated: as certain as an answer of its own.
    fn is_same(&self) -> bool {
        self.strength >= 1.0 && !self.assumed
    }
}

/// Less than this expected of a statement, and nothing probably carries over to it.
const PROBABLY: f64 = 0.5;

/// The evidence for each KSB of the occupation at `target`.
pub(super) fn evidence(target: usize, answers: &CheckedRequest, index: &Index) -> Vec<StatementEvidence> {
    let assessment = &answers.assessment;
    let without_sources =
        |place| StatementEvidence { answer: assessment.answer(place), target: place, sources: Vec::new() };
    let mut evidence: Vec<_> = index.places(target).map(without_sources).collect();
    for Claim { place, point, assumed } in assessment.claims(|occupation| index.places(occupation)) {
        if assumed && let Some(statement) = evidence.get_mut(place.ksb).filter(|_| place.occupation == target)
        {
            statement.sources.push(CarriedSource { place, point, assumed, strength: 1.0 });
        }
        for carry in index.carries_to(place, target).iter() {
            if let Some(statement) = evidence.get_mut(carry.place.ksb)
                && !assessment.is_rejected(place, carry.place)
            {
                let strength = carry.strength;
                statement.sources.push(CarriedSource { place, point, assumed, strength });
            }
        }
    }
    evidence
}

impl StatementEvidence {
    /// Whether the person answered "Not sure".
    pub(super) fn not_sure(&self) -> bool {
        self.answer == Some(None)
    }

    /// What is known of it, with every rating moved by `shift` points.
    pub(super) fn known(&self, scale: &Scale, shift: isize) -> Known {
        match (self.answer, self.same(scale)) {
            (Some(Some(point)), _) => Known::Rated(scale.credit(scale.shifted(point, shift))),
            (_, Some(same)) => Known::Same(same.credit(scale, shift)),
            (_, None) => Known::Nothing,
        }
    }

    /// Where it stands, with every rating moved by `shift` points. `likely` is expected of it.
    pub(super) fn standing(&self, scale: &Scale, shift: isize, likely: f64) -> Standing {
        match self.known(scale, shift) {
            Known::Rated(credit) | Known::Same(credit) => match credit {
                1.0.. => Standing::Held,
                credit if credit > 0.0 => Standing::Partly,
                _ => Standing::ToLearn,
            },
            Known::Nothing if likely >= PROBABLY && self.best(scale, shift).is_some() => Standing::Probably,
            Known::Nothing => Standing::Open,
        }
    }

    /// Why that is so. `likely` is expected of it.
    pub(super) fn report(
        &self,
        scale: &Scale,
        likely: f64,
        catalogue: &Catalogue,
        index: &Index,
    ) -> Evidence {
        if let Some(Some(point)) = self.answer {
            let credit = scale.credit(point);
            let carried = self.best(scale, 0);
            let contradicts = carried.is_some_and(|(source, shown)| shown > credit && !source.assumed);
            let carried = carried.and_then(|(source, _)| self.carried(source, scale, catalogue, index));
            return Evidence::Rated(report::Rated {
                point,
                credit,
                beyond: scale.beyond(point),
                carried,
                contradicts,
            });
        }
        if let Some(same) = self.same(scale)
            && let Some(source) = statement_ref(catalogue, same.place)
        {
            let (credit, beyond) = (same.credit(scale, 0), scale.beyond(same.point.point));
            return Evidence::Same(report::Same { source, point: same.point.point, credit, beyond });
        }
        let best = self.best(scale, 0).filter(|_| likely >= PROBABLY);
        match best.and_then(|(source, _)| self.carried(source, scale, catalogue, index)) {
            Some(carried) => Evidence::Carried(carried),
            None => Evidence::Open,
        }
    }

    /// The rated source that says the same; the one with the highest point of several, then the first.
    fn same(&self, scale: &Scale) -> Option<&CarriedSource> {
        let mut same = self.sources.iter().filter(|source| source.is_same());
        let first = same.next()?;
        Some(same.fold(first, |best, other| {
            let rank = |one: &CarriedSource| (one.credit(scale, 0), one.point);
            let higher = rank(other) > rank(best);
            if higher { other } else { best }
        }))
    }

    /// The source that gives most, and how much; the stronger, then the earlier of equals. A source
    /// of no credit gives nothing.
    fn best(&self, scale: &Scale, shift: isize) -> Option<(&CarriedSource, f64)> {
        let mut best: Option<(&CarriedSource, f64)> = None;
        for source in &self.sources {
            let given = carried_over(source.strength, source.credit(scale, shift));
            let better = best.is_none_or(|(other, most)| {
                given > most || (given == most && source.strength > other.strength)
            });
            if given > 0.0 && better {
                best = Some((source, given));
            }
        }
        best
    }

    fn carried(
        &self,
        source: &CarriedSource,
        scale: &Scale,
        catalogue: &Catalogue,
        index: &Index,
    ) -> Option<report::Carried> {
        Some(report::Carried {
            source: statement_ref(catalogue, source.place)?,
            strength: source.strength,
            point: source.point.point,
            credit: source.credit(scale, 0),
            assumed: source.assumed,
            reasons: index.reasons_at(source.place, self.target)?,
        })
    }
}

fn statement_ref(catalogue: &Catalogue, place: Place) -> Option<StatementRef> {
    let occupation = catalogue.at(place.occupation)?;
    Some(StatementRef::of(occupation, occupation.ksbs.get(place.ksb)?))
}

/// Strength × credit, 0..1. In whole units, so that halves are rounded up whatever the product of two fractions
/// comes to.
pub(crate) fn carried_over(strength: f64, credit: f64) -> f64 {
    let product = u64::from(units(strength)) * u64::from(units(credit));
    of_units(rounded_ratio(product, u64::from(UNIT)))
}
