//! What a search found, as a report says it.

use super::problem::{CostedPathway, SearchOutcome, SearchProblem};
use super::report::{EntryOccupation, NoPathway, NoPathwayReason, Pathway, Step};
use crate::gap::CheckedRequest;
use crate::number::of_units;
use crate::pathway::links::{StepLink, step_link};
use crate::pathway::person::{LearningScope, ProvenanceOrigin, ProvenanceTracer};

/// Builds the parts of a report on one search.
pub(super) struct ReportBuilder<'a> {
    pub(super) problem: &'a SearchProblem<'a>,
    pub(super) answers: &'a CheckedRequest,
    /// Where what is held at the start comes from.
    pub(super) provenance: &'a ProvenanceTracer<'a>,
}

impl ReportBuilder<'_> {
    /// A pathway, compared with the direct one.
    pub(super) fn pathway(&self, pathway: &CostedPathway, direct: &CostedPathway) -> Pathway {
        let SearchProblem { context, weights, held, .. } = self.problem;
        let mut provenance = self.provenance.clone();
        let mut before = self.problem.start;
        let mut steps = Vec::new();
        for (number, (occupation, cost)) in (1..).zip(pathway.steps.iter().zip(&pathway.costs)) {
            steps.extend(self.step(*occupation, *cost, before, &provenance));
            provenance.finish(*occupation, ProvenanceOrigin::Step { number });
            before = Some(*occupation);
        }
        let scope = LearningScope {
            context: *context,
            answers: self.answers,
            held,
            weights,
            occupations: &pathway.steps,
        };
        Pathway {
            steps,
            to_learn: of_units(pathway.total),
            largest_step: of_units(pathway.largest),
            beaten_by_direct: direct.total <= pathway.total && direct.largest <= pathway.largest,
            biggest_unlock: scope.biggest_unlock(),
        }
    }

    fn step(
        &self,
        occupation: usize,
        cost: u64,
        before: Option<usize>,
        provenance: &ProvenanceTracer<'_>,
    ) -> Option<Step> {
        let record = self.problem.context.catalogue.at(occupation)?;
        let statements = provenance.statements(occupation, self.problem.weights);
        let statements = statements.into_iter().map(|(_, statement)| statement);
        let (held, open): (Vec<_>, Vec<_>) = statements.partition(|statement| statement.held >= 1.0);
        let (top_up, learn) = open.into_iter().partition(|statement| statement.held > 0.0);
        Some(Step {
            occupation: record.summary_line(),
            link: before.and_then(|before| self.link(before, occupation)),
            products: record.products.clone(),
            to_learn: of_units(cost),
            learn,
            top_up,
            held,
        })
    }

    /// The link between two occupations, where one may be taken.
    fn link(&self, from: usize, to: usize) -> Option<StepLink> {
        let successors = self.problem.successors.get(from)?;
        let is_linked = successors.binary_search(&to).is_ok();
        is_linked.then(|| step_link(self.problem.context, from, to))
    }

    /// Why no pathway was found.
    pub(super) fn no_pathway(&self, outcome: &SearchOutcome) -> NoPathway {
        let SearchProblem { context, target, start, max_steps, .. } = self.problem;
        let name = context.catalogue.at(*target).map_or("", |one| one.name.as_str());
        let links_from = |occupation: usize| outcome.links_to_target.get(occupation).copied().flatten();
        let nearest = self.nearest_entry(outcome);
        let is_reached = match start {
            Some(start) => links_from(*start).is_some(),
            None => nearest.is_some(),
        };
        let (reason, message) = if *start == Some(*target) {
            (NoPathwayReason::AtTarget, format!("{name} is where you are."))
        } else if is_reached {
            (NoPathwayReason::Conditions, format!("No pathway to {name} meets all your conditions."))
        } else if nearest.is_none() && !self.problem.successors.iter().any(|to| to.contains(target)) {
            (NoPathwayReason::NoLink, format!("No progression link leads to {name}."))
        } else {
            let message = if start.is_some() {
                format!("No pathway leads from where you are to {name} in {max_steps} steps or fewer.")
            } else {
                format!("No link leads to {name} in {max_steps} steps or fewer.")
            };
            (NoPathwayReason::NotReached, message)
        };
        NoPathway { reason, message, nearest }
    }

    /// The occupation that asks the least of this person, of those from which links lead to the target in fewer than
    /// the most steps; the first of equals.
    fn nearest_entry(&self, outcome: &SearchOutcome) -> Option<EntryOccupation> {
        let SearchProblem { context, start, max_steps, held, weights, .. } = self.problem;
        let entries = (0..).zip(&outcome.links_to_target).filter_map(|(occupation, links)| {
            let links = links.filter(|links| (1..*max_steps).contains(links))?;
            let to_learn = held.to_learn(*context, occupation, weights);
            (Some(occupation) != *start).then_some((to_learn, occupation, links))
        });
        let (to_learn, occupation, links) = entries.min_by_key(|(to_learn, ..)| *to_learn)?;
        Some(EntryOccupation {
            occupation: context.summary(occupation)?,
            to_learn: of_units(to_learn),
            links,
        })
    }
}
