//! One person's answers about one target, and what they come to.

use super::coverage::{self, duty_weights};
use super::evidence::evidence;
use super::expectation::{Credits, Estimate, ExpectationCache, Known, Person, Wanted};
use super::report::{Coverage, RestsOn, StatementReport};
use super::request::{CheckedRequest, GapRequest, Weights};
use super::statement::{StatementOutcome, WeightedStatement};
use crate::assessment::Scale;
use crate::catalogue::{Catalogue, Occupation};
use crate::number::round4;
use crate::transfer::Index;

/// The statements of a target that count, each with its evidence and its weight.
pub(crate) struct TargetGap<'a> {
    catalogue: &'a Catalogue,
    index: &'a Index,
    cache: &'a ExpectationCache,
    answers: &'a CheckedRequest,
    position: usize,
    target: &'a Occupation,
    statements: Vec<WeightedStatement<'a>>,
    /// Weights by duties were asked for, and the target maps no duty to a KSB.
    pub(super) no_mappings: bool,
}

impl<'a> TargetGap<'a> {
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        index: &'a Index,
        cache: &'a ExpectationCache,
        answers: &'a CheckedRequest,
        (position, target): (usize, &'a Occupation),
        weights: Weights,
    ) -> Self {
        let option = answers.option.as_ref().filter(|(of, _)| *of == position).map(|(_, code)| code.as_str());
        let by_duty = match weights {
            Weights::Duties => duty_weights(target, option),
            Weights::Equal => None,
            Weights::Asked => {
                answers.asked.as_ref().filter(|(of, _)| *of == position).map(|(_, asked)| asked.clone())
            }
        };
        let no_mappings = weights == Weights::Duties && by_duty.is_none();
        let weights = by_duty.unwrap_or_else(|| vec![1.0; target.ksbs.len()]);
        let statements = (0..)
            .zip(target.ksbs.iter().zip(evidence(position, answers, index)))
            .zip(weights.into_iter().zip(target.counted(option)))
            .filter(|(_, (weight, counts))| *counts && *weight > 0.0)
            .map(|((number, (ksb, evidence)), (weight, _))| WeightedStatement {
                number,
                ksb,
                evidence,
                weight,
            })
            .collect();
        Self { catalogue, index, cache, answers, position, target, statements, no_mappings }
    }

    fn scale(&self) -> &Scale {
        &self.answers.scale
    }

    /// What the ratings come to with each moved by `shift` points of the scale.
    pub(super) fn shifted(&self, shift: isize, wanted: Wanted) -> (Vec<StatementOutcome<'a>>, Estimate) {
        let person = Person::new(self.answers, self.index, shift);
        self.outcome(&Credits::new(&person, self.index, self.cache), shift, wanted)
    }

    /// What `credits` come to, which are of ratings moved by `shift` points of the scale.
    pub(crate) fn outcome(
        &self,
        credits: &Credits<'_>,
        shift: isize,
        wanted: Wanted,
    ) -> (Vec<StatementOutcome<'a>>, Estimate) {
        let estimate = self.estimate(credits, shift, wanted);
        (self.outcome_of(credits, estimate.expected(), shift), estimate)
    }

    /// The same without the range, which takes most of the time where nothing of the target is known.
    pub(crate) fn likely(&self, credits: &Credits<'_>) -> Vec<StatementOutcome<'a>> {
        let is_known = |one: &WeightedStatement<'_>| one.evidence.known(self.scale(), 0) != Known::Nothing;
        if self.statements.iter().any(is_known) {
            return self.outcome(credits, 0, Wanted::Range).0;
        }
        self.outcome_of(credits, &credits.expected(self.position), 0)
    }

    fn outcome_of(&self, credits: &Credits<'_>, expected: &[f64], shift: isize) -> Vec<StatementOutcome<'a>> {
        let outcome = self.statements.iter().map(|one| {
            let likely = match one.evidence.known(self.scale(), shift) {
                Known::Rated(credit) | Known::Same(credit) => credit,
                Known::Nothing if credits.is_known() => {
                    round4(expected.get(one.number).copied().unwrap_or_default())
                }
                Known::Nothing => 0.0,
            };
            one.outcome(self.scale(), shift, likely)
        });
        outcome.collect()
    }

    fn estimate(&self, credits: &Credits<'_>, shift: isize, wanted: Wanted) -> Estimate {
        // A statement that does not count weighs nothing, and nothing is said to be known of it.
        let count = self.target.ksbs.len();
        let (mut known, mut weights) = (vec![Known::Nothing; count], vec![0.0; count]);
        for one in &self.statements {
            if let (Some(known), Some(weight)) = (known.get_mut(one.number), weights.get_mut(one.number)) {
                (*known, *weight) = (one.evidence.known(self.scale(), shift), one.weight);
            }
        }
        Estimate::new(credits, self.position, (&known, &weights), wanted)
    }

    /// The shares that `outcome` comes to.
    pub(crate) fn coverage(&self, outcome: &[StatementOutcome<'_>], estimate: &Estimate) -> Coverage {
        coverage::coverage(outcome, Some(estimate).filter(|estimate| estimate.is_known()))
    }

    /// The share of it that is held, known or expected; none where nothing is expected.
    pub(crate) fn likely_share(&self, credits: &Credits<'_>) -> Option<f64> {
        if credits.is_known() { coverage::likely(&self.likely(credits)) } else { None }
    }

    /// What a report says of each statement.
    pub(super) fn reports(
        &self,
        request: &GapRequest,
        outcome: &[StatementOutcome<'_>],
        estimate: &Estimate,
    ) -> Vec<StatementReport> {
        let report = |(one, outcome): (&WeightedStatement<'a>, &StatementOutcome<'_>)| {
            let likely = estimate.is_known().then_some(outcome.likely);
            let rests_on = if outcome.is_known() || likely.is_none() {
                Vec::new()
            } else {
                self.rests_on(estimate, one.number)
            };
            one.report((request, self.scale()), (self.catalogue, self.index), likely, rests_on)
        };
        self.statements.iter().zip(outcome).map(report).collect()
    }

    fn rests_on(&self, estimate: &Estimate, number: usize) -> Vec<RestsOn> {
        let rests_on = estimate.rests_on(number).filter_map(|source| {
            let occupation = self.catalogue.at(source.place.occupation)?;
            Some(RestsOn {
                occupation: occupation.reference.clone(),
                code: occupation.ksbs.get(source.place.ksb)?.code.clone(),
                strength: source.strength,
                credit: round4(source.credit),
                rated: source.is_rated,
            })
        });
        rests_on.collect()
    }
}
