//! How much of every statement of the catalogue a person holds.

use super::answers::credits;
use crate::catalogue::Place;
use crate::gap::{CheckedRequest, Interval, Sum, carried_over};
use crate::pathway::network::{
    FULL_SHARE, PathwayContext, StatementNumbering, StatementShare, from_squared_units, share_units,
};

/// What is shown of every statement, by number, in units of 0.0001: the same sums as the gap's.
///
/// It grows along a pathway: what is learnt adds to what is held, even where the person rates a statement today. A
/// rating differs from that: it replaces what carries over from other ratings of today.
#[derive(Debug, Clone)]
pub(crate) struct HeldShares {
    shown: Vec<u16>,
    /// Whether the person rated it with a point. Then no more is possible than is shown; else all of it is.
    rated: Vec<bool>,
}

impl HeldShares {
    /// What a person's ratings show, each moved by `shift` points of the scale.
    pub(crate) fn from_ratings(context: PathwayContext<'_>, answers: &CheckedRequest, shift: isize) -> Self {
        let numbering = context.numbering();
        let statements = numbering.statements();
        let mut held = Self { shown: vec![0; statements], rated: vec![false; statements] };
        for (source, credit) in credits(answers, shift) {
            for carry in context.index.carries(source) {
                if !answers.assessment.is_rejected(source, carry.place) {
                    let share = share_units(carried_over(carry.strength, credit));
                    held.raise(numbering.number(carry.place), share);
                }
            }
        }
        // Last: a statement's own rating wins over what carries over to it.
        for (place, credit) in credits(answers, shift) {
            held.rate(numbering.number(place), share_units(credit));
        }
        held
    }

    fn rate(&mut self, statement: usize, credit: u16) {
        if let (Some(shown), Some(rated)) = (self.shown.get_mut(statement), self.rated.get_mut(statement)) {
            *shown = credit;
            *rated = true;
        }
    }

    /// Raises what is shown of a statement, unless it is as high.
    pub(crate) fn raise(&mut self, statement: usize, to: u16) {
        if let Some(shown) = self.shown.get_mut(statement) {
            *shown = to.max(*shown);
        }
    }

    /// Adds what finishing an occupation gives.
    pub(crate) fn add(&mut self, shares: &[StatementShare]) {
        for one in shares {
            self.raise(one.statement as usize, one.share);
        }
    }

    /// What is shown of every statement, by number.
    pub(crate) fn all_shown(&self) -> &[u16] {
        &self.shown
    }

    /// What is shown of a statement.
    pub(crate) fn shown(&self, statement: usize) -> u16 {
        self.shown.get(statement).copied().unwrap_or_default()
    }

    /// What is possible of a statement.
    pub(crate) fn possible(&self, statement: usize) -> u16 {
        if self.is_rated(statement) { self.shown(statement) } else { FULL_SHARE }
    }

    /// Whether the person rated a statement with a point.
    pub(crate) fn is_rated(&self, statement: usize) -> bool {
        self.rated.get(statement).copied().unwrap_or_default()
    }

    /// The weighted share of `occupation` that is held; none where nothing of it counts.
    pub(crate) fn coverage(
        &self,
        context: PathwayContext<'_>,
        occupation: usize,
        weights: &[u32],
    ) -> Option<Interval> {
        let numbering = context.numbering();
        let shown = numbering.of_occupation(occupation, &self.shown);
        let rated = numbering.of_occupation(occupation, &self.rated);
        let weights = numbering.of_occupation(occupation, weights);
        let mut sum = Sum::default();
        for ((shown, rated), weight) in shown.iter().zip(rated).zip(weights) {
            let possible = if *rated { *shown } else { FULL_SHARE };
            sum.add(*weight, (*shown).into(), possible.into());
        }
        sum.interval()
    }

    /// What `occupation` still asks: see [`to_learn`].
    pub(crate) fn to_learn(&self, context: PathwayContext<'_>, occupation: usize, weights: &[u32]) -> u64 {
        to_learn(context.numbering(), &self.shown, occupation, weights)
    }

    /// The statements of `occupations` that count and are not held in full, in order.
    pub(crate) fn gaps(
        &self,
        context: PathwayContext<'_>,
        occupations: &[usize],
        weights: &[u32],
    ) -> impl Iterator<Item = Place> {
        let places = occupations.iter().flat_map(move |occupation| context.places(*occupation));
        places.filter(move |place| {
            let is_open = self.shown(context.numbering().number(*place)) < FULL_SHARE;
            is_open && context.weight(*place, weights) > 0
        })
    }
}

/// What `occupation` still asks where `shown` is held of every statement: Σ weight × (1 − shown), in units of 0.0001.
pub(crate) fn to_learn(
    numbering: &StatementNumbering,
    shown: &[u16],
    occupation: usize,
    weights: &[u32],
) -> u64 {
    let shown = numbering.of_occupation(occupation, shown);
    let weights = numbering.of_occupation(occupation, weights);
    let missing = |(shown, weight): (&u16, &u32)| u64::from(*weight) * u64::from(FULL_SHARE - shown);
    from_squared_units(shown.iter().zip(weights).map(missing).sum())
}
