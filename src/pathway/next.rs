//! What to rate next: the questions that tell most.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::holdings::{Holdings, is_rejected};
use super::network::{Ground, WHOLE};
use super::request::{NextRequest, find_all};
use super::trail::statement_ref;
use crate::catalogue::{Kind, OccupationSummary, Place};
use crate::error::{Error, ErrorCode};
use crate::gap::{CheckedRequest, Interval, Sum, carried_over};
use crate::hash::json_hash;
use crate::input::Path;
use crate::number::{of_units, rounded_ratio, units};
use crate::order::sorted_by;
use crate::transfer::StatementRef;

/// What to rate next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NextReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// The occupations that matter.
    pub targets: Vec<OccupationSummary>,
    /// The share of all their KSBs together that is held; null where they have none.
    pub coverage: Option<Interval>,
    /// By how much further answers can raise what is shown, 0..1: to what is possible.
    pub can_rise: f64,
    /// By how much they can lower it, 0..1: what carries over is an estimate, which an answer replaces.
    pub can_fall: f64,
    /// By how much coverage may still move when it counts as settled, 0..1.
    pub margin: f64,
    /// Whether further answers can move it by no more than `margin`, up or down.
    pub settled: bool,
    /// The most telling question first.
    pub questions: Vec<Question>,
}

/// A KSB to rate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Which.
    pub statement: StatementRef,
    /// Its kind.
    pub kind: Kind,
    /// How telling it is: Σ over the targets' KSBs of weight × (possible − shown) × strength.
    pub tells: f64,
    /// What each answer would leave, from the lowest point of the scale.
    pub answers: Vec<Answer>,
}

/// What an answer would leave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The point of the scale.
    pub point: usize,
    /// The coverage of all targets together with it.
    pub coverage: Interval,
}

/// By how much coverage may still move when it counts as settled, where a request does not say.
const MARGIN: f64 = 0.1;
/// The most occupations that a question may be about.
const MOST_TARGETS: usize = 20;

/// A candidate and how telling it is, in cubes of the unit.
struct Candidate {
    place: Place,
    tells: u64,
}

/// Ranks the questions that are left.
///
/// # Errors
/// Those of [`gap`](crate::gap::gap()), for `targets` as well; `tooLarge` for more than 20 of them;
/// `invalidValue` for a margin that is not from 0 to 1.
pub(crate) fn next(ground: Ground<'_>, request: &NextRequest) -> Result<NextReport, Error> {
    let asked = request.answers.check(ground.catalogue)?;
    let targets = match request.options.targets.as_slice() {
        [] => vec![request.answers.find_target(ground.catalogue)?.0],
        targets => find_all(ground, targets, "targets", MOST_TARGETS)?,
    };
    let margin = request.options.margin.unwrap_or(MARGIN);
    if !(0.0..=1.0).contains(&margin) {
        let message = format_args!("a margin is a number from 0 to 1");
        return Err(Error::at(&Path::Root.field("margin"), ErrorCode::InvalidValue, message));
    }
    let weights = &*ground.weights(request.answers.weights, asked.option.as_ref());
    let view = View { ground, asked: &asked, holdings: Holdings::of(ground, &asked, 0), weights, targets };
    let coverage = view.coverage(None);
    let firm = view.firm();
    let (can_rise, can_fall) = match coverage {
        Some(Interval { shown, possible }) => {
            let difference = |more: f64, less: f64| of_units(u64::from(units(more) - units(less)));
            (difference(possible, shown), difference(shown, firm))
        }
        None => (0.0, 0.0),
    };
    let limit = request.options.limit.map_or(usize::MAX, |limit| limit as usize);
    let mut questions = Vec::new();
    for candidate in view.candidates().into_iter().take(limit) {
        questions.extend(view.question(&candidate));
    }
    let mut summaries = Vec::new();
    for target in &view.targets {
        summaries.extend(ground.catalogue.at(*target).map(|one| one.summary_line()));
    }
    Ok(NextReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: ground.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            "next",
            &asked.hash,
            &request.options.targets,
            request.options.margin,
            request.options.limit,
        )),
        targets: summaries,
        coverage,
        can_rise,
        can_fall,
        margin,
        settled: can_rise <= margin && can_fall <= margin,
        questions,
    })
}

/// What is known of the targets.
struct View<'a> {
    ground: Ground<'a>,
    asked: &'a CheckedRequest,
    holdings: Holdings,
    weights: &'a [u32],
    targets: Vec<usize>,
}

impl View<'_> {
    /// The unrated KSBs of the targets and of the occupation where the person is, the most telling first;
    /// equals in that order. What was answered "Not sure" is not asked again.
    #[inline(never)]
    fn candidates(&self) -> Vec<Candidate> {
        let mut occupations = self.targets.clone();
        occupations.extend(self.asked.current.filter(|current| !self.targets.contains(current)));
        let mut candidates = Vec::new();
        for occupation in occupations {
            for ksb in 0..self.ground.index.count(occupation) {
                let place = Place { occupation, ksb };
                let rated = &self.asked.assessment.ratings;
                let answered = rated.binary_search_by(|rated| rated.place.cmp(&place)).is_ok();
                // Those that only other options need weigh nothing.
                let asked = !answered && self.ground.weight(place, self.weights) > 0;
                let tells = if asked { self.tells(place) } else { 0 };
                if tells > 0 {
                    candidates.push(Candidate { place, tells });
                }
            }
        }
        sorted_by(candidates, |a: &Candidate, b| b.tells.cmp(&a.tells))
    }

    fn tells(&self, place: Place) -> u64 {
        let width = |place: Place| {
            let number = self.ground.number(place);
            let weight = self.ground.weight(place, self.weights);
            let width = self.holdings.upper(number) - self.holdings.lower(number);
            if self.targets.contains(&place.occupation) { u64::from(weight) * u64::from(width) } else { 0 }
        };
        let mut tells = width(place) * u64::from(WHOLE);
        for carry in self.ground.index.carries(place) {
            if !is_rejected(self.asked, place, carry.place) {
                tells += width(carry.place) * u64::from(units(carry.strength));
            }
        }
        tells
    }

    fn question(&self, candidate: &Candidate) -> Option<Question> {
        let mut answers = Vec::new();
        for point in 0..self.asked.scale.points.len() {
            let coverage = self.coverage(Some((candidate.place, self.asked.scale.credit(point))))?;
            answers.push(Answer { point, coverage });
        }
        Some(Question {
            statement: statement_ref(self.ground, candidate.place)?,
            kind: self.ground.kind(candidate.place)?,
            tells: of_units(rounded_ratio(candidate.tells, u64::from(WHOLE) * u64::from(WHOLE))),
            answers,
        })
    }

    /// The coverage of all targets together, with one more answer and the credit that it gives.
    fn coverage(&self, answer: Option<(Place, f64)>) -> Option<Interval> {
        let mut sum = Sum::default();
        for target in &self.targets {
            let carries = match answer {
                Some((place, _)) => self.ground.index.carries_to(place, *target),
                None => Arc::default(),
            };
            for ksb in 0..self.ground.index.count(*target) {
                let place = Place { occupation: *target, ksb };
                let number = self.ground.number(place);
                let (mut lower, mut upper) = (self.holdings.lower(number), self.holdings.upper(number));
                if let Some((answered, credit)) = answer {
                    if answered == place {
                        lower = units(credit) as u16;
                        upper = lower;
                    } else if !self.holdings.is_rated(number)
                        && let Some(carry) = carries.iter().find(|carry| carry.place == place)
                        && !is_rejected(self.asked, answered, place)
                    {
                        lower = lower.max(units(carried_over(carry.strength, credit)) as u16);
                    }
                }
                sum.add(self.ground.weight(place, self.weights), lower.into(), upper.into());
            }
        }
        sum.interval()
    }

    /// What ratings alone show, without what carries over.
    fn firm(&self) -> f64 {
        let mut sum = Sum::default();
        for target in &self.targets {
            for number in self.ground.first(*target)..self.ground.first(target + 1) {
                let weight = self.weights.get(number).copied().unwrap_or_default();
                let lower = if self.holdings.is_rated(number) { self.holdings.lower(number) } else { 0 };
                sum.add(weight, lower.into(), lower.into());
            }
        }
        sum.interval().map_or(0.0, |interval| interval.shown)
    }
}
