//! What a person rated and assumed, as sources of expectations.

use super::calibration::{Calibration, Spread};
use crate::catalogue::Place;
use crate::gap::CheckedRequest;
use crate::sort;
use crate::transfer::Index;

/// The most sources that expectations are made of. A person's current occupation comes first, then what they rated,
/// then what they assume, each in the catalogue's order.
const MAX_SOURCES: usize = 400;

/// A statement that tells of others: rated, or of an occupation that is assumed or current.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Source {
    pub(super) place: Place,
    /// The credit of its rating, if it is rated.
    pub(super) rated: Option<f64>,
    /// The credit that is assumed of it, if one is.
    pub(super) assumed: Option<f64>,
}

impl Source {
    /// The credit that is expected of it before anything is rated, and how far credits are from that.
    pub(super) fn prior(&self, calibration: &Calibration) -> (f64, Spread) {
        match self.assumed {
            Some(credit) => (credit, calibration.assumed),
            None => (calibration.unassumed_mean, calibration.unassumed),
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
    current: Option<usize>,
    /// Whether anything is rated or assumed. Otherwise nothing is expected.
    pub(super) is_known: bool,
}

impl Person {
    /// What `answers` say, with every rating moved by `shift` points of the scale. Assumptions are not moved.
    pub(crate) fn new(answers: &CheckedRequest, index: &Index, shift: isize) -> Self {
        let CheckedRequest { scale, assessment, current, .. } = answers;
        let assumed = assessment.assumed.iter();
        let assumed: Vec<_> =
            assumed.map(|(occupation, point)| (*occupation, scale.credit(*point))).collect();
        let mut sources = Vec::new();
        let mut add = |place: Place| {
            let answer = assessment.answer(place);
            let rated = answer.flatten().map(|point| scale.credit(scale.shifted(point, shift)));
            // Whoever is not sure of a statement does not hold it by assumption.
            let assumed = assumed_of(&assumed, place.occupation).filter(|_| answer != Some(None));
            if sources.len() < MAX_SOURCES {
                sources.push(Source { place, rated, assumed });
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
        for (occupation, _) in assumed.iter().filter(|(occupation, _)| Some(*occupation) != *current) {
            let unrated = |place: &Place| assessment.answer(*place).flatten().is_none();
            index.places(*occupation).filter(unrated).for_each(&mut add);
        }
        sort::by_key(&mut sources, |source| source.place);
        let is_known = !assumed.is_empty() || assessment.ratings.iter().any(|one| one.point.is_some());
        Self { sources, rejected: assessment.rejected.clone(), assumed, current: *current, is_known }
    }

    /// What is expected of the statements of `occupation` itself, where it is assumed or is the current one.
    pub(super) fn prior_of(&self, occupation: usize) -> Option<(f64, Spread)> {
        let calibration = Calibration::embedded();
        match assumed_of(&self.assumed, occupation) {
            Some(credit) => Some((credit, calibration.assumed)),
            None if self.current == Some(occupation) => {
                Some((calibration.unassumed_mean, calibration.unassumed))
            }
            None => None,
        }
    }

    /// The places of the sources.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.sources.iter().map(|source| source.place)
    }
}

/// The credit that is `assumed` of the statements of `occupation`; none where none is.
fn assumed_of(assumed: &[(usize, f64)], occupation: usize) -> Option<f64> {
    assumed.iter().find(|(position, _)| *position == occupation).map(|(_, credit)| *credit)
}
