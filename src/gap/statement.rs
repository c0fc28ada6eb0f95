//! One KSB of the target, as it counts.

use super::evidence::StatementEvidence;
use super::report::{Interval, StatementReport};
use super::request::GapRequest;
use crate::assessment::Scale;
use crate::catalogue::{Catalogue, Ksb};
use crate::transfer::Index;

/// A KSB that counts, its evidence, and its weight.
#[derive(Debug)]
pub(super) struct WeightedStatement<'a> {
    pub(super) ksb: &'a Ksb,
    pub(super) evidence: StatementEvidence<'a>,
    pub(super) weight: f64,
}

impl WeightedStatement<'_> {
    /// What a report says of it.
    pub(super) fn report(
        &self,
        request: &GapRequest,
        scale: &Scale,
        catalogue: &Catalogue,
        index: &Index,
    ) -> StatementReport {
        let Self { ksb, evidence, weight } = self;
        let Interval { shown, possible } = evidence.interval(scale, 0);
        StatementReport {
            code: ksb.code.clone(),
            kind: ksb.kind,
            statement: ksb.statement.clone(),
            weight: *weight,
            shown,
            possible,
            standing: evidence.standing(scale, 0),
            evidence: evidence.report(scale, catalogue, index),
            not_sure: evidence.not_sure(),
            note: request.notes.get(&request.target, &ksb.code).cloned().unwrap_or_default(),
        }
    }
}
