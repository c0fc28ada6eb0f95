//! Where a person starts from.

use super::held::HeldShares;
use super::provenance::ProvenanceTracer;
use crate::gap::{CheckedRequest, Credits, Person, Weights};
use crate::pathway::network::PathwayContext;
use crate::sort;

/// What a person holds before the first step.
pub(crate) struct StartingPoint<'a> {
    context: PathwayContext<'a>,
    answers: &'a CheckedRequest,
    weights: Weights,
    person: Person,
}

impl<'a> StartingPoint<'a> {
    /// What the answers say, where statements are weighed by `weights`.
    pub(crate) fn new(context: PathwayContext<'a>, answers: &'a CheckedRequest, weights: Weights) -> Self {
        Self { context, answers, weights, person: Person::new(answers, context.index, 0) }
    }

    /// What is held of `occupations`, by the `credits` of this person.
    pub(crate) fn held(&self, credits: &Credits<'_>, occupations: &[usize]) -> HeldShares {
        let outcomes = occupations.iter().filter_map(|occupation| {
            let gap = self.context.target_gap(self.answers, self.weights, *occupation)?;
            Some((*occupation, gap.likely(credits)))
        });
        HeldShares::new(self.context, credits.is_known(), outcomes)
    }

    /// What is expected of everything that tells of others.
    pub(crate) fn credits(&self) -> Credits<'_> {
        Credits::new(&self.person, self.context.index, self.context.expectations)
    }

    /// Traces what is held to answers and assumptions.
    pub(crate) fn provenance(&self) -> ProvenanceTracer<'a> {
        ProvenanceTracer::new(self.context, self.answers)
    }

    /// The occupations of which something is rated or assumed, in order.
    pub(crate) fn known_occupations(&self) -> Vec<usize> {
        let assessment = &self.answers.assessment;
        let rated = assessment.ratings.iter().filter(|rating| rating.point.is_some());
        let assumed = assessment.assumed.iter().map(|(occupation, _)| *occupation);
        let mut known: Vec<usize> = rated.map(|rating| rating.place.occupation).chain(assumed).collect();
        sort::by(&mut known, Ord::cmp);
        known.dedup();
        known
    }
}
