//! Where a person starts from.

use super::held::HeldShares;
use super::provenance::{ProvenanceOrigin, ProvenanceTracer};
use crate::catalogue::Warning;
use crate::gap::CheckedRequest;
use crate::pathway::network::PathwayContext;

/// What a person holds before the first step.
pub(crate) struct StartingPoint<'a> {
    pub(crate) held: HeldShares,
    pub(crate) provenance: ProvenanceTracer<'a>,
    /// Whether all of the current occupation is taken as held.
    pub(crate) current_assumed: bool,
}

impl<'a> StartingPoint<'a> {
    /// What the ratings show, each moved by `shift` points of the scale. Where the person has rated no KSB of their
    /// current occupation, all of it counts as held too.
    pub(crate) fn new(context: PathwayContext<'a>, answers: &'a CheckedRequest, shift: isize) -> Self {
        let mut held = HeldShares::from_ratings(context, answers, shift);
        let mut provenance = ProvenanceTracer::new(context, answers);
        let is_rated = |occupation: usize| {
            let mut rated = answers.assessment.ratings.iter();
            rated.any(|rated| rated.place.occupation == occupation && rated.point.is_some())
        };
        let assumed = answers.current.filter(|current| !is_rated(*current));
        if let Some(current) = assumed {
            match answers.assessment.rejected.as_slice() {
                [] => held.add(context.shares_after(current)),
                rejected => held.add(&context.shares_after_without(current, rejected)),
            }
            provenance.finish(current, ProvenanceOrigin::Current);
        }
        Self { held, provenance, current_assumed: assumed.is_some() }
    }

    /// A warning that says what is assumed; none where nothing is.
    pub(crate) fn warning(&self, context: PathwayContext<'_>, answers: &CheckedRequest) -> Option<Warning> {
        let current = answers.current.filter(|_| self.current_assumed)?;
        let name = &context.catalogue.at(current)?.name;
        let message = format_args!(
            "You have rated nothing of {name} yet, so all that it asks for is taken as held. Your ratings will replace that."
        );
        Some(Warning::new("currentAssumed", "current", message))
    }
}
