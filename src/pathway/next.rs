//! What to rate next: the questions that tell most.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::network::{FULL_SHARE, PathwayContext, share_units};
use super::person::HeldShares;
use super::request_checks::find_occupations;
use crate::catalogue::{Kind, OccupationSummary, Place};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::{CheckedRequest, Interval, Request, Sum, carried_over};
use crate::hash::json_hash;
use crate::number::{of_units, rounded_ratio, units};
use crate::sort;
use crate::transfer::StatementRef;

/// What should the person rate next?
pub type NextRequest = Request<NextOptions>;

/// What should the person rate next?
///
/// The fields of a [`NextRequest`] beside the answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "NextRequest", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NextOptions {
    /// The occupations that matter, a shortlist or the steps of a pathway, at most 20; the target if empty.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<String>>"))]
    pub targets: Vec<String>,
    /// By how much coverage may still move and count as settled, 0..1; 0.1 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub margin: Option<f64>,
    /// How many questions to list; all if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}

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
    /// By how much further answers can raise what is shown: possible − shown, 0..1.
    pub can_rise: f64,
    /// By how much they can lower it, 0..1: an answer replaces what carries over, which is an estimate.
    pub can_fall: f64,
    /// By how much coverage may still move and count as settled, 0..1.
    pub margin: f64,
    /// Whether further answers can move coverage by no more than `margin`, up or down.
    pub settled: bool,
    /// The most informative question first.
    pub questions: Vec<Question>,
}

/// A KSB to rate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The KSB.
    pub statement: StatementRef,
    /// Its kind.
    pub kind: Kind,
    /// How informative it is: Σ over the targets' KSBs of weight × (possible − shown) × strength.
    pub tells: f64,
    /// What coverage would be with each answer, from the lowest point of the scale.
    pub answers: Vec<Answer>,
}

/// What coverage would be with one more answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The point of the scale.
    pub point: usize,
    /// The coverage of all targets together with this answer.
    pub coverage: Interval,
}

/// By how much coverage may still move and count as settled, where a request does not say.
const DEFAULT_MARGIN: f64 = 0.1;
/// The most occupations that a question may be about.
const MOST_TARGETS: usize = 20;

/// A KSB that may be asked about.
struct Candidate {
    place: Place,
    /// How informative it is, in cubes of the unit.
    tells: u64,
}

/// Ranks the questions that are left.
///
/// # Errors
/// - `missingField` at `target` where there are no `targets`
/// - `invalidValue` for a margin that is not from 0 to 1, and for an unusable scale, option or rejected pair
/// - `tooLarge` for more than 20 targets, and for a note that is too long
/// - `duplicateOccupation` in `targets`
/// - `unknownOccupation` in `targets` and in the person's answers
/// - `unknownFormat`, `unknownStatement`, `outOfScale`: in the person's answers
pub(crate) fn next(context: PathwayContext<'_>, request: &NextRequest) -> Result<NextReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let targets = match request.options.targets.as_slice() {
        [] => vec![request.answers.find_target(context.catalogue)?.0],
        targets => find_occupations(context, targets, "targets", MOST_TARGETS)?,
    };
    let margin = request.options.margin.unwrap_or(DEFAULT_MARGIN);
    if !(0.0..=1.0).contains(&margin) {
        let message = format_args!("a margin is a number from 0 to 1");
        return Err(Error::at(&Path::Root.field("margin"), ErrorCode::InvalidValue, message));
    }
    let weights = context.weights(request.answers.weights, answers.option.as_ref());
    let held = HeldShares::from_ratings(context, &answers, 0);
    let ranking = QuestionRanking { context, answers: &answers, held, weights: &weights, targets };
    let coverage = ranking.coverage();
    let rated = ranking.shown_by_ratings_alone();
    let (can_rise, can_fall) = match coverage {
        Some(Interval { shown, possible }) => {
            let difference = |more: f64, less: f64| of_units(u64::from(units(more) - units(less)));
            (difference(possible, shown), difference(shown, rated))
        }
        None => (0.0, 0.0),
    };
    let limit = request.options.limit.map_or(usize::MAX, |limit| limit as usize);
    let asked = ranking.candidates().into_iter().take(limit);
    Ok(NextReport {
        engine_version: crate::VERSION.to_owned(),
        catalogue_version: context.catalogue.version().to_owned(),
        request_hash: json_hash(&(
            "next",
            &answers.hash,
            &request.options.targets,
            request.options.margin,
            request.options.limit,
        )),
        targets: ranking.targets.iter().filter_map(|target| context.summary(*target)).collect(),
        coverage,
        can_rise,
        can_fall,
        margin,
        settled: can_rise <= margin && can_fall <= margin,
        questions: asked.filter_map(|candidate| ranking.question(&candidate)).collect(),
    })
}

/// What the person holds of the targets, and which answers would tell most about it.
struct QuestionRanking<'a> {
    context: PathwayContext<'a>,
    answers: &'a CheckedRequest,
    held: HeldShares,
    weights: &'a [u32],
    targets: Vec<usize>,
}

impl QuestionRanking<'_> {
    /// The unanswered KSBs of the targets, then of the current occupation. The most informative first; equals stay
    /// in that order. "Not sure" is an answer.
    fn candidates(&self) -> Vec<Candidate> {
        let current = self.answers.current.filter(|current| !self.targets.contains(current));
        let rated = &self.answers.assessment.ratings;
        let is_answered = |place: &Place| rated.binary_search_by(|rated| rated.place.cmp(place)).is_ok();
        let mut candidates: Vec<Candidate> = self
            .targets
            .iter()
            .chain(&current)
            .flat_map(|occupation| self.context.places(*occupation))
            // What only other options need weighs nothing.
            .filter(|place| !is_answered(place) && self.context.weight(*place, self.weights) > 0)
            .map(|place| Candidate { place, tells: self.tells(place) })
            .filter(|candidate| candidate.tells > 0)
            .collect();
        sort::by_key(&mut candidates, |candidate| Reverse(candidate.tells));
        candidates
    }

    /// How informative a rating of the statement at `place` is, in cubes of the unit.
    fn tells(&self, place: Place) -> u64 {
        let carried = self.context.index.carries(place).iter();
        let carried = carried.filter(|carry| !self.answers.assessment.is_rejected(place, carry.place));
        let carried = carried.map(|carry| self.open(carry.place) * u64::from(share_units(carry.strength)));
        self.open(place) * u64::from(FULL_SHARE) + carried.sum::<u64>()
    }

    /// Weight × (possible − shown), in squares of the unit; 0 outside the targets.
    fn open(&self, place: Place) -> u64 {
        if !self.targets.contains(&place.occupation) {
            return 0;
        }
        let statement = self.context.numbering().number(place);
        let open = self.held.possible(statement) - self.held.shown(statement);
        u64::from(self.context.weight(place, self.weights)) * u64::from(open)
    }

    fn question(&self, candidate: &Candidate) -> Option<Question> {
        let answer = |point| {
            let coverage = self.coverage_with(candidate.place, self.answers.scale.credit(point))?;
            Some(Answer { point, coverage })
        };
        Some(Question {
            statement: self.context.statement_ref(candidate.place)?,
            kind: self.context.kind(candidate.place)?,
            tells: of_units(rounded_ratio(candidate.tells, u64::from(FULL_SHARE) * u64::from(FULL_SHARE))),
            answers: (0..self.answers.scale.points.len()).map(answer).collect::<Option<_>>()?,
        })
    }

    /// The coverage of all targets together.
    fn coverage(&self) -> Option<Interval> {
        self.sum(|statement| [self.held.shown(statement), self.held.possible(statement)]).interval()
    }

    /// The same with one more answer, and the credit that it gives.
    fn coverage_with(&self, answered: Place, credit: f64) -> Option<Interval> {
        let numbering = self.context.numbering();
        let own = numbering.number(answered);
        let carries: Vec<(usize, u16)> = self
            .targets
            .iter()
            .flat_map(|target| Vec::from(&*self.context.index.carries_to(answered, *target)))
            .filter(|carry| !self.answers.assessment.is_rejected(answered, carry.place))
            .map(|carry| (numbering.number(carry.place), share_units(carried_over(carry.strength, credit))))
            .collect();
        let sum = self.sum(|statement| {
            if statement == own {
                return [share_units(credit); 2];
            }
            let shown = self.held.shown(statement);
            let carried = carries.iter().find(|(carried, _)| *carried == statement);
            let carried = carried.filter(|_| !self.held.is_rated(statement)).map_or(0, |(_, share)| *share);
            [shown.max(carried), self.held.possible(statement)]
        });
        sum.interval()
    }

    /// What ratings alone show of all targets together, 0..1, without what carries over.
    fn shown_by_ratings_alone(&self) -> f64 {
        let sum = self
            .sum(|statement| [if self.held.is_rated(statement) { self.held.shown(statement) } else { 0 }; 2]);
        sum.interval().map_or(0.0, |interval| interval.shown)
    }

    /// The sum over the targets' statements of what `of_statement` says is shown and is possible.
    fn sum(&self, of_statement: impl Fn(usize) -> [u16; 2]) -> Sum {
        let mut sum = Sum::default();
        for target in &self.targets {
            for statement in self.context.numbering().range(*target) {
                let [shown, possible] = of_statement(statement);
                let weight = self.weights.get(statement).copied().unwrap_or_default();
                sum.add(weight, shown.into(), possible.into());
            }
        }
        sum
    }
}
