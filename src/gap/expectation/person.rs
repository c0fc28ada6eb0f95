//! What a person rated and assumed, as sources of expectations.

use super::calibration::{Calibration, Spread};
use crate::catalogue::Place;
use crate::gap::CheckedRequest;
use crate::sort;
use crate::transfer::Index;

/// The most sources that expectations are made of. A person's current occupation comes first, then what they rated,
/// then what they assume, each in the catalogue's order.
pub(crate) const MAX_SOURCES: usize = 400;

/// A statement that tells of others: rated, or of an occupation that is assumed or current.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Source {
    pub(super) place: Place,
    /// The credit of its rating, if it is rated.
    pub(super) rated: Option<f64>,
    pub(super) prior: Prior,
}

/// What a person says of a statement before they rate it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Prior {
    /// They assume this credit.
    Assumed(f64),
    /// They assume this credit of its occupation, and answered "Not sure" to the statement.
    Unsure(f64),
    /// Nothing.
    Unassumed,
}

impl Prior {
    /// The credit that is expected before anything is rated, and how far credits are from that.
    pub(super) fn of(self, calibration: &Calibration) -> (f64, Spread) {
        match self {
            Self::Assumed(credit) => (credit, calibration.assumed),
            // To doubt an assumption never raises it.
            Self::Unsure(credit) => (credit.min(calibration.unassumed_mean), calibration.unassumed),
            Self::Unassumed => (calibration.unassumed_mean, calibration.unassumed),
        }
    }
}

/// One person's sources, in the catalogue's order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Person {
    pub(super) sources: Vec<Source>,
    /// Pairs of source and target that do not carry over, sorted.
    pub(super) rejected: Vec<(Place, Place)>,
    /// By occupation: the credit that is assumed of its statements.
    assumed: Vec<(usize, f64)>,
    /// What was answered with "Not sure", in the catalogue's order.
    unsure: Vec<Place>,
    current: Option<usize>,
    /// How many statements tell nothing, since there are more than [`MAX_SOURCES`].
    pub(super) left_out: usize,
    /// Whether anything is rated or assumed. Otherwise nothing is expected.
    pub(super) is_known: bool,
}

impl Person {
    /// What `answers` say, with every rating moved by `shift` points of the scale. Assumptions are not moved.
    pub(crate) fn new(answers: &CheckedRequest, index: &Index, shift: isize) -> Self {
        let CheckedRequest { scale, assessment, current, .. } = answers;
        let assumed = assessment.assumed.iter();
        let assumed: Vec<_> =
            assumed.map(|(occupation, point)| (*occupation, scale.assumed_credit(*point))).collect();
        let unsure = assessment.ratings.iter().filter(|one| one.point.is_none()).map(|one| one.place);
        let person = Self {
            rejected: assessment.rejected.clone(),
            unsure: unsure.collect(),
            current: *current,
            is_known: assessment.ratings.iter().any(|one| one.point.is_some())
                || assumed.iter().any(|(occupation, _)| index.count(*occupation) > 0),
            assumed,
            ..Self::default()
        };
        let (mut sources, mut left_out) = (Vec::new(), 0);
        let mut add = |place: Place| {
            let point = assessment.answer(place).flatten();
            let rated = point.map(|point| scale.credit(scale.shifted(point, shift)));
            let prior = person.prior_of(place).unwrap_or(Prior::Unassumed);
            if sources.len() < MAX_SOURCES {
                sources.push(Source { place, rated, prior });
            } else {
                left_out += 1;
            }
        };
        if let Some(current) = current {
            index.places(*current).for_each(&mut add);
        }
        for rating in assessment.ratings.iter().filter(|one| Some(one.place.occupation) != *current) {
            if rating.point.is_some() {
                add(rating.place);
            }
        }
        for (occupation, _) in person.assumed.iter().filter(|(occupation, _)| Some(*occupation) != *current) {
            let unrated = |place: &Place| assessment.answer(*place).flatten().is_none();
            index.places(*occupation).filter(unrated).for_each(&mut add);
        }
        sort::by_key(&mut sources, |source| source.place);
        Self { sources, left_out, ..person }
    }

    /// What is expected of the statement at `place` itself, where its occupation is assumed or is the current one.
    pub(super) fn prior_of(&self, place: Place) -> Option<Prior> {
        let assumed = self.assumed.iter().find(|(position, _)| *position == place.occupation);
        match assumed {
            Some((_, credit)) if self.unsure.binary_search(&place).is_ok() => Some(Prior::Unsure(*credit)),
            Some((_, credit)) => Some(Prior::Assumed(*credit)),
            None => (self.current == Some(place.occupation)).then_some(Prior::Unassumed),
        }
    }

    /// The places of the sources.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.sources.iter().map(|source| source.place)
    }
}
