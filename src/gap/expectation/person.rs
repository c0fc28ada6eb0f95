//! What a person rated and assumed, as sources of expectations.

use super::calibration::{Calibration, Spread};
use crate::assessment::Scale;
use crate::catalogue::Place;
use crate::gap::CheckedRequest;
use crate::number::round4;
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
        let credit = |point: usize| round4(scale.credit(point));
        let assumed: Vec<_> =
            assessment.assumed.iter().map(|(occupation, point)| (*occupation, credit(*point))).collect();
        let assumed_of = |occupation: usize| {
            assumed.iter().find(|(position, _)| *position == occupation).map(|(_, credit)| *credit)
        };
        let mut sources = Vec::new();
        let answer = |place: Place| {
            let found = assessment.ratings.binary_search_by_key(&place, |rating| rating.place).ok()?;
            assessment.ratings.get(found).map(|rating| rating.point)
        };
        let mut add = |place: Place| {
            let answer = answer(place);
            let rated = answer.flatten().map(|point| credit_of(scale, point, shift));
            // Whoever is not sure of a statement does not hold it by assumption.
            let assumed = assumed_of(place.occupation).filter(|_| answer != Some(None));
            if sources.len() < MAX_SOURCES {
                sources.push(Source { place, rated, assumed });
            }
        };
        let all_of =
            |occupation: usize| (0..index.count(occupation)).map(move |ksb| Place { occupation, ksb });
        if let Some(current) = current {
            all_of(*current).for_each(&mut add);
        }
        for rating in assessment.ratings.iter().filter(|one| Some(one.place.occupation) != *current) {
            if rating.point.is_some() {
                add(rating.place);
            }
        }
        for (occupation, _) in assumed.iter().filter(|(occupation, _)| Some(*occupation) != *current) {
            let unrated = |place: &Place| answer(*place).flatten().is_none();
            all_of(*occupation).filter(unrated).for_each(&mut add);
        }
        sort::by_key(&mut sources, |source| source.place);
        let is_known = !assumed.is_empty() || assessment.ratings.iter().any(|one| one.point.is_some());
        Self { sources, rejected: assessment.rejected.clone(), assumed, current: *current, is_known }
    }

    /// What is expected of the statements of `occupation` itself, where it is assumed or is the current one.
    pub(super) fn prior_of(&self, occupation: usize) -> Option<(f64, Spread)> {
        let calibration = Calibration::embedded();
        match self.assumed.iter().find(|(position, _)| *position == occupation) {
            Some((_, credit)) => Some((*credit, calibration.assumed)),
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

/// The credit of `point`, moved by `shift` points.
fn credit_of(scale: &Scale, point: usize, shift: isize) -> f64 {
    round4(scale.credit(scale.shifted(point, shift)))
}
