//! What to rate next: the questions whose answers narrow the range of `likely` most.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::network::PathwayContext;
use super::person::StartingPoint;
use super::request_checks::find_occupations;
use crate::assessment::StatementRating;
use crate::catalogue::{Kind, OccupationSummary, Place};
use crate::error::{Error, ErrorCode, Path};
use crate::gap::{
    Candidate, CheckedRequest, Credits, Estimate, MARGIN, Person, Questioner, Request, Shares, Sum, Wanted,
    Weights, joint_margin,
};
use crate::hash::json_hash;
use crate::number::{round4, units};
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
    /// How near the ends of the range must be to `likely` to be enough, 0..1; 0.1 if left out.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub margin: Option<f64>,
    /// How many questions to list: 1..=100, 10 if left out.
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
    /// The share of all their KSBs together that is held; null where they have none. Of several, the ends of the range
    /// are the means of theirs.
    pub coverage: Option<Shares>,
    /// How near the ends of the range must be to `likely` to be enough, 0..1.
    pub margin: f64,
    /// Whether something is rated, and both ends of the range are within `margin` of `likely`.
    pub enough: bool,
    /// How many more questions until that is so, each the best after those before it; or, where no question can make it
    /// so, how many there are that tell something; at most 200 are counted. 0 where it is enough, and where nothing is left
    /// to ask.
    pub more_questions: usize,
    /// What can be asked, the question that narrows the range most first: KSBs of the targets and of the current
    /// occupation that are not answered, and say something else than those that are and than those before them.
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
    /// How much nearer the ends of the range are to `likely` on average after an answer, 0..1.
    pub narrows: f64,
    /// What coverage would be with each answer, from the lowest point of the scale.
    pub answers: Vec<Answer>,
}

/// What coverage would be with one more answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The points of the scale that count the same.
    pub points: Vec<usize>,
    /// The coverage of all targets together with any of them.
    pub coverage: Shares,
}

/// The most occupations that a question may be about.
const MAX_TARGETS: usize = 20;
/// The most questions that are listed, and how many where a request does not say.
const MAX_QUESTIONS: u32 = 100;
const DEFAULT_QUESTIONS: u32 = 10;

/// Ranks the questions that are left.
///
/// # Errors
/// - `missingField` at `target` where there are no `targets`
/// - `invalidValue` for a margin that is not from 0 to 1, a limit that is not from 1 to 100, and for an unusable scale,
///   option or rejected pair
/// - `tooLarge` for more than 20 targets, and for a note that is too long
/// - `duplicateOccupation` in `targets`
/// - `unknownOccupation` in `targets` and in the person's answers
/// - `unknownFormat`, `unknownStatement`, `outOfScale`: in the person's answers
pub(crate) fn next(context: PathwayContext<'_>, request: &NextRequest) -> Result<NextReport, Error> {
    let answers = request.answers.check(context.catalogue)?;
    let targets = match request.options.targets.as_slice() {
        [] => vec![request.answers.find_target(context.catalogue)?.0],
        targets => find_occupations(context, targets, "targets", MAX_TARGETS)?,
    };
    let margin = request.options.margin.unwrap_or(MARGIN);
    if !(0.0..=1.0).contains(&margin) {
        let message = format_args!("a margin is a number from 0 to 1");
        return Err(Error::at(&Path::Root.field("margin"), ErrorCode::InvalidValue, message));
    }
    let limit = request.options.limit.unwrap_or(DEFAULT_QUESTIONS);
    if !(1..=MAX_QUESTIONS).contains(&limit) {
        let message = format_args!("a limit is a whole number from 1 to {MAX_QUESTIONS}");
        return Err(Error::at(&Path::Root.field("limit"), ErrorCode::InvalidValue, message));
    }
    let asking = Asking { context, weights: request.answers.weights, targets };
    let start = StartingPoint::new(context, &answers, request.answers.weights);
    let credits = start.credits();
    let (coverage, estimates) = asking.outcome(&answers, &credits, Wanted::All);
    let questioner = Questioner::new(&answers, context.index, estimates);
    let is_enough = questioner.is_enough(margin);
    let mut candidates = questioner.candidates();
    sort::by_key(&mut candidates, |candidate| Reverse(units(candidate.narrows.max(0.0))));
    let asked = questioner.without_repeats(&candidates).take(limit as usize);
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
        targets: asking.targets.iter().filter_map(|target| context.summary(*target)).collect(),
        coverage,
        margin,
        enough: is_enough,
        questions: asked.filter_map(|candidate| asking.question(&answers, candidate)).collect(),
        more_questions: questioner.until(margin),
    })
}

/// What is asked about.
struct Asking<'a> {
    context: PathwayContext<'a>,
    weights: Weights,
    targets: Vec<usize>,
}

impl Asking<'_> {
    /// The coverage of all targets together, and the estimate of each with its share of what counts.
    fn outcome(
        &self,
        answers: &CheckedRequest,
        credits: &Credits<'_>,
        wanted: Wanted,
    ) -> (Option<Shares>, Vec<(f64, Estimate)>) {
        let gaps = self.targets.iter().filter_map(|target| {
            self.context.target_gap(answers, self.weights, *target).map(|gap| gap.outcome(credits, 0, wanted))
        });
        let outcomes: Vec<_> = gaps.collect();
        let sum = Sum::of(outcomes.iter().flat_map(|(outcome, _)| outcome));
        let estimates = outcomes.into_iter().filter(|_| sum.weight() > 0).map(|(outcome, estimate)| {
            (Sum::of(outcome.iter()).weight() as f64 / sum.weight() as f64, estimate)
        });
        let estimates: Vec<_> = estimates.collect();
        let margin = credits.is_known().then(|| joint_margin(&estimates));
        (sum.shares(margin), estimates)
    }

    fn question(&self, answers: &CheckedRequest, candidate: &Candidate) -> Option<Question> {
        let mut by_credit: Vec<(f64, Vec<usize>)> = Vec::new();
        for point in 0..answers.scale.points.len() {
            let credit = answers.scale.credit(point);
            match by_credit.last_mut() {
                Some((last, points)) if *last == credit => points.push(point),
                _ => by_credit.push((credit, vec![point])),
            }
        }
        let answer = |(_, points): (f64, Vec<usize>)| {
            let with_answer = with_rating(answers, candidate.place, *points.first()?);
            let person = Person::new(&with_answer, self.context.index, 0);
            let credits = Credits::new(&person, self.context.index, self.context.expectations);
            Some(Answer { points, coverage: self.outcome(&with_answer, &credits, Wanted::Range).0? })
        };
        Some(Question {
            statement: self.context.statement_ref(candidate.place)?,
            kind: self.context.kind(candidate.place)?,
            narrows: round4(candidate.narrows),
            answers: by_credit.into_iter().map(answer).collect::<Option<_>>()?,
        })
    }
}

/// The answers with one more.
fn with_rating(answers: &CheckedRequest, place: Place, point: usize) -> CheckedRequest {
    let mut with = answers.clone();
    let ratings = &mut with.assessment.ratings;
    let at = ratings.partition_point(|rating| rating.place < place);
    ratings.insert(at, StatementRating { place, point: Some(point) });
    with
}
