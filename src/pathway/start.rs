//! Where a person starts from.

use super::holdings::Holdings;
use super::network::Ground;
use super::trail::{Origin, Trail};
use crate::catalogue::Warning;
use crate::gap::CheckedRequest;

/// What a person brings.
pub(super) struct Start<'a> {
    pub(super) holdings: Holdings,
    pub(super) trail: Trail<'a>,
    /// Whether the occupation where they are is taken as held.
    pub(super) assumed: bool,
}

impl<'a> Start<'a> {
    /// What their ratings show, each moved by `shift` points of the scale; and where they have not rated a KSB
    /// of the occupation where they are, all of that occupation.
    pub(super) fn new(ground: Ground<'a>, asked: &'a CheckedRequest, shift: isize) -> Self {
        let mut start = Self {
            holdings: Holdings::of(ground, asked, shift),
            trail: Trail::new(ground, asked),
            assumed: false,
        };
        if let Some(current) = asked.current
            && !asked
                .assessment
                .ratings
                .iter()
                .any(|rated| rated.place.occupation == current && rated.point.is_some())
        {
            start.assumed = true;
            match asked.assessment.rejected.as_slice() {
                [] => start.holdings.add(ground.finished(current)),
                rejected => start.holdings.add(&ground.finished_without(current, rejected)),
            }
            start.trail.finish(current, Origin::Current);
        }
        start
    }

    /// Says what is assumed.
    pub(super) fn warning(&self, ground: Ground<'_>, asked: &CheckedRequest) -> Option<Warning> {
        let current = asked.current.filter(|_| self.assumed)?;
        let name = &ground.catalogue.at(current)?.name;
        let message = format_args!(
            "You have rated nothing of {name} yet, so all that it asks for is taken as held. Your ratings will replace that."
        );
        Some(Warning::new("currentAssumed", "current", message))
    }
}
