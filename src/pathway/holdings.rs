//! What a person holds of every statement of the catalogue at once.

use super::network::{Ground, Held, WHOLE};
use crate::assessment::Scale;
use crate::catalogue::Place;
use crate::gap::{CheckedRequest, Sum, carried_over};
use crate::number::units;

/// The lower end of every statement, by number, in units of 0.0001; the same sums as the gap's.
///
/// Grows along a pathway: what is learnt adds to what is held, a rating of today included. That is where
/// it differs from a rating, which replaces what carries over from other ratings of today.
#[derive(Debug, Clone)]
pub(crate) struct Holdings {
    pub(crate) lower: Vec<u16>,
    /// Whether the person rated it: then its upper end is its lower one, else 1.
    rated: Vec<bool>,
}

impl Holdings {
    /// What ratings show, each moved by `shift` points of the scale.
    #[inline(never)]
    pub(crate) fn of(ground: Ground<'_>, asked: &CheckedRequest, shift: isize) -> Self {
        let mut holdings =
            Self { lower: vec![0; ground.statements()], rated: vec![false; ground.statements()] };
        for rated in &asked.assessment.ratings {
            let Some(point) = rated.point else { continue };
            let credit = shifted_credit(&asked.scale, point, shift);
            for carry in ground.index.carries(rated.place) {
                if !is_rejected(asked, rated.place, carry.place) {
                    let shown = units(carried_over(carry.strength, credit)) as u16;
                    holdings.raise(ground.number(carry.place), shown);
                }
            }
        }
        // Last: one's own rating wins.
        for rated in &asked.assessment.ratings {
            let Some(point) = rated.point else { continue };
            let credit = shifted_credit(&asked.scale, point, shift);
            holdings.rate(ground.number(rated.place), units(credit) as u16);
        }
        holdings
    }

    /// Sets what a person rates a statement.
    pub(crate) fn rate(&mut self, statement: usize, credit: u16) {
        if let Some(lower) = self.lower.get_mut(statement) {
            *lower = credit;
        }
        if let Some(rated) = self.rated.get_mut(statement) {
            *rated = true;
        }
    }

    /// Raises the lower end of a statement, unless it is as high.
    pub(crate) fn raise(&mut self, statement: usize, to: u16) {
        if let Some(lower) = self.lower.get_mut(statement).filter(|lower| **lower < to) {
            *lower = to;
        }
    }

    /// Adds what finishing an occupation gives.
    pub(crate) fn add(&mut self, finished: &[Held]) {
        for held in finished {
            self.raise(held.statement as usize, held.units);
        }
    }

    /// The lower end of a statement.
    pub(crate) fn lower(&self, statement: usize) -> u16 {
        self.lower.get(statement).copied().unwrap_or_default()
    }

    /// The upper end of a statement.
    pub(crate) fn upper(&self, statement: usize) -> u16 {
        if self.is_rated(statement) { self.lower(statement) } else { WHOLE }
    }

    /// Whether the person rated it.
    pub(crate) fn is_rated(&self, statement: usize) -> bool {
        self.rated.get(statement).copied().unwrap_or_default()
    }

    /// Adds the statements of `occupation` to `sum`.
    pub(crate) fn add_to(&self, sum: &mut Sum, ground: Ground<'_>, occupation: usize, weights: &[u32]) {
        let own = ground.of(occupation, &self.lower).iter().zip(ground.of(occupation, &self.rated));
        for ((lower, rated), weight) in own.zip(ground.of(occupation, weights)) {
            let upper = if *rated { *lower } else { WHOLE };
            sum.add(*weight, (*lower).into(), upper.into());
        }
    }

    /// Σ weight·(1 − lower) of `occupation`, in squares of the unit.
    pub(crate) fn missing(&self, ground: Ground<'_>, occupation: usize, weights: &[u32]) -> u64 {
        let mut missing = 0;
        for (lower, weight) in ground.of(occupation, &self.lower).iter().zip(ground.of(occupation, weights)) {
            missing += u64::from(*weight) * u64::from(WHOLE - lower);
        }
        missing
    }
}

/// The credit of a point, moved by `shift` points.
pub(crate) fn shifted_credit(scale: &Scale, point: usize, shift: isize) -> f64 {
    scale.credit(scale.shifted(point, shift))
}

/// Whether the person says that these two are not the same.
pub(crate) fn is_rejected(asked: &CheckedRequest, source: Place, target: Place) -> bool {
    asked.assessment.rejected.binary_search(&(source, target)).is_ok()
}

/// A sum in squares of the unit, in units; half up. Whole numbers: equal sums stay equal.
pub(crate) fn rounded(squares: u64) -> u64 {
    (squares + u64::from(WHOLE) / 2) / u64::from(WHOLE)
}
