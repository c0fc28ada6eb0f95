//! What a search found, as a report says it.

use super::problem::{CompletionShares, CostedPathway, SearchOutcome, SearchProblem};
use super::report::{EntryOccupation, NoPathway, NoPathwayReason, Pathway, PathwayMerit, Step};
use crate::gap::{CheckedRequest, Credits, Tally};
use crate::pathway::links::{StepLink, step_link};
use crate::pathway::person::{
    HeldShares, LearningScope, ProvenanceOrigin, ProvenanceTracer, StartingPoint, StepStatement,
};

/// Builds the parts of a report on one search.
pub(super) struct ReportBuilder<'a> {
    pub(super) problem: &'a SearchProblem<'a>,
    pub(super) answers: &'a CheckedRequest,
    pub(super) start: &'a StartingPoint<'a>,
    pub(super) credits: &'a Credits<'a>,
    pub(super) completion: &'a CompletionShares,
}

impl ReportBuilder<'_> {
    /// The pathways, in their order.
    pub(super) fn pathways(&self, outcome: &SearchOutcome) -> Vec<Pathway> {
        let all = outcome.pathways.as_slice();
        all.iter().map(|pathway| self.pathway(pathway, all)).collect()
    }

    /// Which of the pathways to show first: the one with the least shortfall of those that have less than straight there,
    /// as far as anything is known, or consist of official links where straight there does not; straight there where
    /// there is none.
    pub(super) fn suggested(&self, outcome: &SearchOutcome) -> Option<usize> {
        let all = &outcome.pathways;
        let straight = all.iter().position(CostedPathway::is_straight);
        let straight_there = straight.and_then(|at| all.get(at));
        let is_known = self.problem.held.is_known();
        let is_better = |pathway: &CostedPathway| {
            straight_there.is_none_or(|straight| {
                is_known && pathway.total < straight.total
                    || self.is_official(pathway) && !self.is_official(straight)
            })
        };
        let better = (0..).zip(all).filter(|(_, pathway)| !pathway.is_straight() && is_better(pathway));
        better.min_by_key(|(_, pathway)| pathway.total).map(|(at, _)| at).or(straight)
    }

    fn pathway(&self, pathway: &CostedPathway, all: &[CostedPathway]) -> Pathway {
        let mut held = self.problem.held.clone();
        let mut provenance = self.start.provenance();
        let mut before = self.problem.start;
        let mut steps = Vec::new();
        for (number, (occupation, cost)) in (1..).zip(pathway.steps.iter().zip(&pathway.costs)) {
            steps.extend(self.step(*occupation, *cost, before, &held, &provenance));
            held.add(self.completion.of(*occupation));
            provenance.finish(*occupation, ProvenanceOrigin::Step { number });
            before = Some(*occupation);
        }
        let scope = LearningScope {
            context: self.problem.context,
            answers: self.answers,
            held: self.problem.held,
            weights: self.problem.weights,
            occupations: &pathway.steps,
        };
        Pathway {
            straight: pathway.is_straight(),
            official: self.is_official(pathway),
            best: merits(pathway, all, self.problem.held.is_known()),
            shortfall: self.problem.held.expected(pathway.total),
            largest_step: self.problem.held.expected(pathway.largest),
            biggest_unlock: scope.biggest_unlock(),
            steps,
        }
    }

    fn step(
        &self,
        occupation: usize,
        cost: u64,
        before: Option<usize>,
        held: &HeldShares,
        provenance: &ProvenanceTracer<'_>,
    ) -> Option<Step> {
        let record = self.problem.context.catalogue.at(occupation)?;
        let statements = provenance.statements(occupation, held, self.problem.weights);
        let statements: Vec<StepStatement> = statements.into_iter().map(|(_, statement)| statement).collect();
        let counts = Tally::of(statements.iter().map(|one| (one.standing, one.not_sure)));
        Some(Step {
            occupation: record.summary_line(),
            link: before.and_then(|before| self.link(before, occupation)),
            products: record.products.clone(),
            shortfall: held.expected(cost),
            counts,
            statements,
        })
    }

    /// The link between two occupations, where one may be taken.
    fn link(&self, from: usize, to: usize) -> Option<StepLink> {
        self.problem.is_link(from, to).then(|| step_link(self.problem.context, from, to))
    }

    /// Whether every step follows an official link.
    fn is_official(&self, pathway: &CostedPathway) -> bool {
        let before = self.problem.start.into_iter().chain(pathway.steps.iter().copied());
        let mut links = before.zip(pathway.steps.iter().skip(usize::from(self.problem.start.is_none())));
        let has_links = self.problem.start.is_some() || pathway.steps.len() > 1;
        has_links && links.all(|(from, to)| self.problem.context.is_official_link(from, *to))
    }

    /// Why no pathway along links was found. None where one was.
    pub(super) fn no_pathway(&self, outcome: &SearchOutcome) -> Option<NoPathway> {
        let SearchProblem { reach, .. } = self.problem;
        let conditions = self.problem;
        let (start, target, max_steps) = (conditions.start, conditions.target, conditions.max_steps);
        let is_linked = start.is_some_and(|start| conditions.is_link(start, target));
        if outcome.pathways.iter().any(|one| !one.is_straight() || is_linked) {
            return None;
        }
        let name = conditions.context.catalogue.at(target).map_or("", |one| one.name.as_str());
        let links_from = |occupation: usize| reach.links_to_target.get(occupation).copied().flatten();
        let nearest = self.nearest_entry();
        let is_reached = match start {
            Some(start) => links_from(start).is_some(),
            None => conditions.entries.iter().any(|entry| *entry != target && links_from(*entry).is_some()),
        };
        let (reason, message) = if start == Some(target) {
            (NoPathwayReason::AtTarget, format!("{name} is where you are."))
        } else if outcome.is_reached {
            let message =
                format!("No way to {name} through another occupation asks less than straight there.");
            (NoPathwayReason::StraightIsBest, message)
        } else if is_reached {
            (NoPathwayReason::Conditions, format!("No pathway to {name} meets all your conditions."))
        } else if nearest.is_none() && !conditions.successors.iter().any(|to| to.contains(&target)) {
            (NoPathwayReason::NoLink, format!("No progression link leads to {name}."))
        } else {
            let message = if start.is_some() {
                format!("No pathway leads from where you are to {name} in {max_steps} steps or fewer.")
            } else {
                format!("No link leads from what you rated to {name} in {max_steps} steps or fewer.")
            };
            (NoPathwayReason::NotReached, message)
        };
        Some(NoPathway { reason, message, nearest })
    }

    /// The occupation of which the least is missing, of those from which links lead to the target in fewer than the
    /// most steps; the first of equals.
    fn nearest_entry(&self) -> Option<EntryOccupation> {
        let SearchProblem { reach, weights, .. } = self.problem;
        let context = self.problem.context;
        let entries = reach.entries(self.problem);
        let held = self.start.held(self.credits, &entries);
        let shortfall = |occupation: usize| held.shortfall(context, occupation, weights);
        let (shortfall, occupation) = entries
            .iter()
            .map(|occupation| (shortfall(*occupation), *occupation))
            .min_by_key(|(shortfall, _)| *shortfall)?;
        Some(EntryOccupation {
            occupation: context.summary(occupation)?,
            shortfall: held.expected(shortfall),
            links: reach.links_to_target.get(occupation).copied().flatten()?,
        })
    }
}

/// What `pathway` is the best of `all` at. Where nothing `is_known`, nobody knows how much is to be learnt.
fn merits(pathway: &CostedPathway, all: &[CostedPathway], is_known: bool) -> Vec<PathwayMerit> {
    let is_least = |of: fn(&CostedPathway) -> u64| all.iter().all(|other| of(pathway) <= of(other));
    let merits = [
        (PathwayMerit::FewestSteps, is_least(|one| one.steps.len() as u64)),
        (PathwayMerit::LeastToLearn, is_known && is_least(|one| one.total)),
        (PathwayMerit::SmallestStep, is_known && is_least(|one| one.largest)),
    ];
    let merits = merits.into_iter().filter(|(_, is_least)| *is_least && all.len() > 1);
    merits.map(|(merit, _)| merit).collect()
}
