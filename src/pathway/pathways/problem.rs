//! What a search for pathways is about, and what it finds.

use std::ops::Deref;

use super::reach::Reach;
use crate::catalogue::Place;
use crate::pathway::network::{PathwayContext, StatementShare};
use crate::pathway::person::HeldShares;

/// Under which conditions pathways are searched for. Occupations are positions in the catalogue.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    pub(super) context: PathwayContext<'a>,
    /// The occupations that links out of each occupation lead to, in order.
    pub(super) successors: Vec<Vec<usize>>,
    /// Where the person is.
    pub(super) start: Option<usize>,
    /// What may be the first step of a person who is nowhere, in order.
    pub(super) entries: Vec<usize>,
    pub(super) target: usize,
    /// The most steps, the target among them.
    pub(super) max_steps: usize,
    pub(super) never_down: bool,
    /// Occupations that every pathway leads through.
    pub(super) via: Vec<usize>,
    /// Occupations that no pathway leads through.
    pub(super) avoid: Vec<usize>,
    /// Pairs of source and target that do not carry over, in order.
    pub(super) rejected: &'a [(Place, Place)],
}

/// What is searched for: the conditions, what can be reached, and what is held.
#[derive(Debug)]
pub(super) struct SearchProblem<'a> {
    conditions: &'a Conditions<'a>,
    pub(super) reach: &'a Reach,
    /// By statement number, in units of 0.0001.
    pub(super) weights: &'a [u32],
    /// What is held at the start of the occupations that can be reached.
    pub(super) held: &'a HeldShares,
}

impl<'a> SearchProblem<'a> {
    pub(super) fn new(
        conditions: &'a Conditions<'a>,
        reach: &'a Reach,
        weights: &'a [u32],
        held: &'a HeldShares,
    ) -> Self {
        Self { conditions, reach, weights, held }
    }

    /// Whether `occupation` may be a step before the target.
    pub(super) fn may_be_between(&self, occupation: usize) -> bool {
        self.reach.between.binary_search(&occupation).is_ok()
    }

    /// The target reached in one step, link or not.
    pub(super) fn straight(&self) -> CostedPathway {
        let shortfall = self.held.shortfall(self.context, self.target, self.weights);
        CostedPathway::new(vec![self.target], vec![shortfall])
    }
}

impl<'a> Deref for SearchProblem<'a> {
    type Target = Conditions<'a>;

    fn deref(&self) -> &Self::Target {
        self.conditions
    }
}

impl Conditions<'_> {
    /// The occupations that a pathway may lead to from `from` in one step, as far as this depends on these two
    /// alone.
    pub(super) fn next_steps(&self, from: usize) -> impl Iterator<Item = usize> {
        let successors = self.successors.get(from).into_iter().flatten().copied();
        successors.filter(move |to| self.allows(from, *to))
    }

    /// Whether a pathway may take the link between these two: not to or from an occupation to avoid, not back to
    /// the start, and not on from the target.
    pub(super) fn allows(&self, from: usize, to: usize) -> bool {
        let leads_down = || matches!((self.level(from), self.level(to)), (Some(from), Some(to)) if to < from);
        Some(to) != self.start
            && from != self.target
            && from != to
            && !self.avoid.contains(&to)
            && (Some(from) == self.start || !self.avoid.contains(&from))
            && !(self.never_down && leads_down())
    }

    /// The level of an occupation, where it is known.
    pub(super) fn level(&self, occupation: usize) -> Option<u8> {
        self.context.level(occupation)
    }

    /// Whether a link leads from one to the other.
    pub(super) fn is_link(&self, from: usize, to: usize) -> bool {
        self.successors.get(from).is_some_and(|successors| successors.binary_search(&to).is_ok())
    }
}

/// What finishing each occupation that can be reached gives of the others and of the target.
pub(super) struct CompletionShares {
    /// In the order of what can be reached.
    shares: Vec<Vec<StatementShare>>,
    between: Vec<usize>,
}

impl CompletionShares {
    pub(super) fn new(problem: &SearchProblem<'_>) -> Self {
        let between = problem.reach.between.clone();
        let among: Vec<usize> = between.iter().copied().chain([problem.target]).collect();
        let shares_of = |from: &usize| problem.context.completion_shares(*from, &among, problem.rejected);
        Self { shares: between.iter().map(shares_of).collect(), between }
    }

    /// By statement number.
    pub(super) fn of(&self, occupation: usize) -> &[StatementShare] {
        let place = self.between.binary_search(&occupation).ok();
        place.and_then(|place| self.shares.get(place)).map_or(&[], Vec::as_slice)
    }
}

/// A pathway and what it costs, in units of 0.0001: whole numbers, so that equal sums are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CostedPathway {
    /// The occupations, the target last.
    pub(super) steps: Vec<usize>,
    /// What each step asks.
    pub(super) costs: Vec<u64>,
    /// The sum of the costs.
    pub(super) total: u64,
    /// The largest of the costs.
    pub(super) largest: u64,
}

impl CostedPathway {
    pub(super) fn new(steps: Vec<usize>, costs: Vec<u64>) -> Self {
        let total = costs.iter().sum();
        let largest = costs.iter().copied().max().unwrap_or_default();
        Self { steps, costs, total, largest }
    }

    /// Whether it leads through no other occupation.
    pub(super) fn is_straight(&self) -> bool {
        self.steps.len() == 1
    }
}

/// What a search found.
#[derive(Debug)]
pub(super) struct SearchOutcome {
    /// Ordered by steps, total, largest step, references. Straight there is the first, unless conditions exclude it.
    pub(super) pathways: Vec<CostedPathway>,
    /// How many pathways, and beginnings of pathways, were looked at.
    pub(super) searched: u64,
    /// Whether the search was stopped before all were, but for those that are sure to be beaten.
    pub(super) is_stopped: bool,
    /// Whether links lead to the target, by one pathway that meets all conditions at least.
    pub(super) is_reached: bool,
}
