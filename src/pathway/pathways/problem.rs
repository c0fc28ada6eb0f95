//! What a search for pathways is about, and what it finds.

use crate::catalogue::Place;
use crate::pathway::network::{PathwayContext, StatementShare};
use crate::pathway::person::HeldShares;

/// What is searched for, and under which conditions. Occupations are positions in the catalogue.
#[derive(Debug)]
pub(super) struct SearchProblem<'a> {
    pub(super) context: PathwayContext<'a>,
    /// By statement number, in units of 0.0001.
    pub(super) weights: &'a [u32],
    /// The occupations that links out of each occupation lead to, in order.
    pub(super) successors: Vec<Vec<usize>>,
    /// What is held at the start.
    pub(super) held: HeldShares,
    /// Where the person is. Without it, any occupation may be the first step.
    pub(super) start: Option<usize>,
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

impl SearchProblem<'_> {
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
}

/// What finishing each occupation gives, without what the person rejects.
pub(super) struct CompletionShares<'a> {
    context: PathwayContext<'a>,
    /// By occupation, where the person rejects something of what it carries over.
    with_rejections: Vec<Option<Vec<StatementShare>>>,
}

impl<'a> CompletionShares<'a> {
    pub(super) fn new(problem: &SearchProblem<'a>) -> Self {
        let SearchProblem { context, rejected, .. } = problem;
        let with_rejections = (0..context.numbering().occupations())
            .map(|occupation| {
                let is_concerned = rejected.iter().any(|(source, _)| source.occupation == occupation);
                is_concerned.then(|| context.shares_after_without(occupation, rejected))
            })
            .collect();
        Self { context: *context, with_rejections }
    }

    /// By statement number.
    pub(super) fn of(&self, occupation: usize) -> &[StatementShare] {
        match self.with_rejections.get(occupation) {
            Some(Some(shares)) => shares,
            _ => self.context.shares_after(occupation),
        }
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
}

/// What a search found.
#[derive(Debug)]
pub(super) struct SearchOutcome {
    /// Ordered by steps, total, largest step, references.
    pub(super) pathways: Vec<CostedPathway>,
    /// How many pathways, and beginnings of pathways, were looked at.
    pub(super) searched: u64,
    /// Whether all were, but for those that are sure to be beaten.
    pub(super) complete: bool,
    /// The fewest links from each occupation to the target, within the most steps.
    pub(super) links_to_target: Vec<Option<usize>>,
}

impl SearchOutcome {
    /// The outcome where there is nothing to search for.
    pub(super) fn empty() -> Self {
        Self { pathways: Vec::new(), searched: 0, complete: true, links_to_target: Vec::new() }
    }
}
