//! For each KSB of the target: the evidence that the person holds it, and its sources.

use crate::assessment::{CheckedAssessment, Scale};
use crate::catalogue::{Catalogue, Place};
use crate::number::{UNIT, of_units, round4, rounded_ratio, units};
use crate::transfer::{Index, Prepared, StatementRef};

use super::report::{self, Evidence, Interval, Standing};

/// The evidence for one KSB of the target.
#[derive(Debug)]
pub(super) struct StatementEvidence<'a> {
    /// The person's own answer: a point, or none for "Not sure".
    answer: Option<Option<usize>>,
    target: &'a Prepared,
    /// In the order of the catalogue.
    sources: Vec<RatedSource<'a>>,
}

/// A rated KSB that carries over to it.
#[derive(Debug)]
struct RatedSource<'a> {
    place: Place,
    point: usize,
    prepared: &'a Prepared,
    strength: f64,
}

/// The evidence for each KSB of the occupation at `target`.
pub(super) fn evidence<'a>(
    target: usize,
    assessment: &CheckedAssessment,
    index: &'a Index,
) -> Vec<StatementEvidence<'a>> {
    let without = |target| StatementEvidence { answer: None, target, sources: Vec::new() };
    let mut evidence: Vec<_> = index.statements(target).map(without).collect();
    for rating in &assessment.ratings {
        let place = rating.place;
        if place.occupation == target
            && let Some(statement) = evidence.get_mut(place.ksb)
        {
            statement.answer = Some(rating.point);
        }
        let (Some(point), Some(prepared)) = (rating.point, index.at(place)) else { continue };
        for carry in index.carries_to(place, target).iter() {
            if let Some(statement) = evidence.get_mut(carry.place.ksb)
                && !assessment.is_rejected(place, carry.place)
            {
                statement.sources.push(RatedSource { place, point, prepared, strength: carry.strength });
            }
        }
    }
    evidence
}

impl StatementEvidence<'_> {
    /// Whether the person answered "Not sure".
    pub(super) fn not_sure(&self) -> bool {
        self.answer == Some(None)
    }

    /// What is shown and what is possible, with every rating moved by `shift` points: `[c, c]` if
    /// rated, `[strength·credit, 1]` if carried, else `[0, 1]`.
    pub(super) fn interval(&self, scale: &Scale, shift: isize) -> Interval {
        match self.answer {
            Some(Some(point)) => {
                let credit = round4(scale.credit(scale.shifted(point, shift)));
                Interval { shown: credit, possible: credit }
            }
            _ => {
                let best = self.best(scale, shift);
                Interval { shown: best.map_or(0.0, |(_, shown)| shown), possible: 1.0 }
            }
        }
    }

    /// Where it stands, with every rating moved by `shift` points.
    pub(super) fn standing(&self, scale: &Scale, shift: isize) -> Standing {
        match self.answer {
            Some(Some(point)) => match scale.credit(scale.shifted(point, shift)) {
                1.0.. => Standing::Shown,
                credit if credit > 0.0 => Standing::Partly,
                _ => Standing::NotYet,
            },
            _ if self.best(scale, shift).is_some() => Standing::Carried,
            _ => Standing::Unknown,
        }
    }

    /// Why that is so.
    pub(super) fn report(&self, scale: &Scale, catalogue: &Catalogue, index: &Index) -> Evidence {
        let carried = self.best(scale, 0).and_then(|(source, shown)| {
            Some((carried(source, self.target, scale, catalogue, index)?, shown))
        });
        match (self.answer, carried) {
            (Some(Some(point)), carried) => {
                let credit = round4(scale.credit(point));
                let contradicts = carried.as_ref().is_some_and(|(_, shown)| *shown > credit);
                Evidence::Rated(report::Rated {
                    point,
                    credit,
                    beyond: scale.beyond(point),
                    carried: carried.map(|(carried, _)| carried),
                    contradicts,
                })
            }
            (_, Some((carried, _))) => Evidence::Carried(carried),
            (_, None) => Evidence::Unknown,
        }
    }

    /// The source that shows most, and how much; the stronger, then the earlier of equals. A source
    /// of no credit shows nothing.
    fn best(&self, scale: &Scale, shift: isize) -> Option<(&RatedSource<'_>, f64)> {
        let mut best: Option<(&RatedSource<'_>, f64)> = None;
        for source in &self.sources {
            let shown = carried_over(source.strength, scale.credit(scale.shifted(source.point, shift)));
            let better = best.is_none_or(|(other, most)| {
                shown > most || (shown == most && source.strength > other.strength)
            });
            if shown > 0.0 && better {
                best = Some((source, shown));
            }
        }
        best
    }
}

/// What is shown, 0..1, of a statement that a rated one carries over to. In whole units, so that halves
/// are rounded up whatever the product of two fractions comes to.
pub(crate) fn carried_over(strength: f64, credit: f64) -> f64 {
    let product = u64::from(units(strength)) * u64::from(units(credit));
    of_units(rounded_ratio(product, u64::from(UNIT)))
}

fn carried(
    source: &RatedSource<'_>,
    target: &Prepared,
    scale: &Scale,
    catalogue: &Catalogue,
    index: &Index,
) -> Option<report::Carried> {
    let occupation = catalogue.at(source.place.occupation)?;
    let ksb = occupation.ksbs.get(source.place.ksb)?;
    Some(report::Carried {
        source: StatementRef::of(occupation, ksb),
        strength: source.strength,
        point: source.point,
        credit: round4(scale.credit(source.point)),
        reasons: index.reasons(source.prepared, target),
    })
}
