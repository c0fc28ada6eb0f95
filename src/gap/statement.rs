//! One KSB of the target, as it counts.

use super::evidence::StatementEvidence;
use super::report::{RestsOn, Standing, StatementReport};
use super::request::GapRequest;
use crate::assessment::Scale;
use crate::catalogue::{Catalogue, Ksb};
use crate::transfer::Index;

/// A KSB that counts, its evidence, and its weight.
#[derive(Debug)]
pub(super) struct WeightedStatement<'a> {
    /// Its position among the KSBs of the target.
    pub(super) number: usize,
    pub(super) ksb: &'a Ksb,
    pub(super) evidence: StatementEvidence,
    pub(super) weight: f64,
}

/// What ratings come to for one KSB.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatementOutcome<'a> {
    /// Its position among the KSBs of the target.
    pub(crate) number: usize,
    pub(super) ksb: &'a Ksb,
    pub(crate) weight: f64,
    /// What is known or expected of it, 0..1 to 4 decimals; 0 where nothing is.
    pub(crate) likely: f64,
    pub(crate) standing: Standing,
    pub(super) not_sure: bool,
}

impl StatementOutcome<'_> {
    /// Whether what is held of it is known.
    pub(crate) fn is_known(&self) -> bool {
        matches!(self.standing, Standing::Held | Standing::Partly | Standing::ToLearn)
    }
}

impl<'a> WeightedStatement<'a> {
    /// What it comes to with every rating moved by `shift` points, where `likely` is known or expected of it.
    pub(super) fn outcome(&self, scale: &Scale, shift: isize, likely: f64) -> StatementOutcome<'a> {
        StatementOutcome {
            number: self.number,
            ksb: self.ksb,
            weight: self.weight,
            likely,
            standing: self.evidence.standing(scale, shift, likely),
            not_sure: self.evidence.not_sure(),
        }
    }

    /// What a report says of it.
    pub(super) fn report(
        &self,
        (request, scale): (&GapRequest, &Scale),
        (catalogue, index): (&Catalogue, &Index),
        likely: Option<f64>,
        rests_on: Vec<RestsOn>,
    ) -> StatementReport {
        let Self { ksb, evidence, weight, .. } = self;
        let expected = likely.unwrap_or_default();
        StatementReport {
            code: ksb.code.clone(),
            kind: ksb.kind,
            statement: ksb.statement.clone(),
            weight: *weight,
            likely,
            standing: evidence.standing(scale, 0, expected),
            evidence: evidence.report(scale, expected, catalogue, index),
            rests_on,
            not_sure: evidence.not_sure(),
            note: request.notes.get(&request.target, &ksb.code).cloned().unwrap_or_default(),
        }
    }
}
