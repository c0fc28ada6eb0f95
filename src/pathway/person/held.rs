//! How much of the statements of some occupations a person holds.

use crate::catalogue::Place;
use crate::gap::{Standing, StatementOutcome};
use crate::number::of_units;
use crate::pathway::network::{
    FULL_SHARE, PathwayContext, StatementNumbering, StatementShare, from_squared_units, share_units,
};

/// What is known or expected of the statements of some occupations, by number, in units of 0.0001: the same numbers as
/// `likely` in a gap report. Nothing is held of other occupations.
///
/// It grows along a pathway: what is learnt adds to what is held, even where the person rates a statement today.
#[derive(Debug, Clone)]
pub(crate) struct HeldShares {
    likely: Vec<u16>,
    standing: Vec<Standing>,
    is_known: bool,
}

impl HeldShares {
    /// What is held of the occupations of which `outcomes` tells. `is_known` says whether anything is known of the person.
    pub(crate) fn new<'a>(
        context: PathwayContext<'_>,
        is_known: bool,
        outcomes: impl Iterator<Item = (usize, Vec<StatementOutcome<'a>>)>,
    ) -> Self {
        let statements = context.numbering().statements();
        let mut held =
            Self { likely: vec![0; statements], standing: vec![Standing::Open; statements], is_known };
        for (occupation, outcome) in outcomes {
            for one in outcome {
                let statement = context.numbering().number(Place { occupation, ksb: one.number });
                if let (Some(likely), Some(standing)) =
                    (held.likely.get_mut(statement), held.standing.get_mut(statement))
                {
                    (*likely, *standing) = (share_units(one.likely), one.standing);
                }
            }
        }
        held
    }

    /// Raises what is held of a statement, unless it is as high.
    pub(crate) fn raise(&mut self, statement: usize, to: u16) {
        if let Some(likely) = self.likely.get_mut(statement) {
            *likely = to.max(*likely);
        }
    }

    /// Adds what finishing an occupation gives. From then on something is known.
    pub(crate) fn add(&mut self, shares: &[StatementShare]) {
        self.is_known = true;
        for one in shares {
            self.raise(one.statement as usize, one.share);
        }
    }

    /// What is held of every statement, by number.
    pub(crate) fn all_likely(&self) -> &[u16] {
        &self.likely
    }

    /// What is held of a statement.
    pub(crate) fn likely(&self, statement: usize) -> u16 {
        self.likely.get(statement).copied().unwrap_or_default()
    }

    /// Where a statement stands today.
    pub(crate) fn standing(&self, statement: usize) -> Standing {
        self.standing.get(statement).copied().unwrap_or(Standing::Open)
    }

    /// Whether anything is known of the person: a rating, an assumption, or an occupation that is finished.
    pub(crate) fn is_known(&self) -> bool {
        self.is_known
    }

    /// `units` that rest on what is held, as a number. None where nothing is known: nothing is expected then.
    pub(crate) fn expected(&self, units: u64) -> Option<f64> {
        self.is_known.then(|| of_units(units))
    }

    /// What `occupation` still asks: see [`shortfall`].
    pub(crate) fn shortfall(&self, context: PathwayContext<'_>, occupation: usize, weights: &[u32]) -> u64 {
        shortfall(context.numbering(), &self.likely, occupation, weights)
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
            let is_open = self.likely(context.numbering().number(*place)) < FULL_SHARE;
            is_open && context.weight(*place, weights) > 0
        })
    }
}

/// What `occupation` still asks where `likely` is held of every statement: Σ weight × (1 − likely), in units of 0.0001.
pub(crate) fn shortfall(
    numbering: &StatementNumbering,
    likely: &[u16],
    occupation: usize,
    weights: &[u32],
) -> u64 {
    let likely = numbering.of_occupation(occupation, likely);
    let weights = numbering.of_occupation(occupation, weights);
    let missing = |(likely, weight): (&u16, &u32)| u64::from(*weight) * u64::from(FULL_SHARE - likely);
    from_squared_units(likely.iter().zip(weights).map(missing).sum())
}
