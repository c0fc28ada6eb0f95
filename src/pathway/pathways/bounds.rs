//! What bounds a search: which occupations can lie on a pathway, and the least that is still to come.

use super::problem::{CompletionShares, SearchProblem};
use crate::pathway::network::fewest_steps;

/// What bounds a search.
pub(super) struct Bounds {
    /// The fewest links from each occupation to the target, within the most steps.
    pub(super) links_to_target: Vec<Option<usize>>,
    /// Whether each occupation may be a step before the target.
    may_be_between: Vec<bool>,
    /// By steps to come, from 1; then by occupation.
    least_costs: Vec<Vec<Option<LeastCost>>>,
}

/// The least that is still to come from an occupation to the target, in so many steps. Total and largest step are
/// each the least of any pathway, though not of the same one.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeastCost {
    pub(super) total: u64,
    pub(super) largest: u64,
}

impl LeastCost {
    /// With one more step before it.
    fn after_step(self, cost: u64) -> Self {
        Self { total: self.total + cost, largest: self.largest.max(cost) }
    }

    /// The lesser of both, each by itself.
    fn min(self, other: Self) -> Self {
        Self { total: self.total.min(other.total), largest: self.largest.min(other.largest) }
    }
}

impl Bounds {
    pub(super) fn new(problem: &SearchProblem<'_>, completion: &CompletionShares<'_>) -> Self {
        let links_to_target = links_to_target(problem);
        let may_be_between = may_be_between(problem, &links_to_target);
        let least_costs = least_costs(problem, &may_be_between, completion);
        Self { links_to_target, may_be_between, least_costs }
    }

    /// Whether `occupation` may be a step before the target.
    pub(super) fn may_be_between(&self, occupation: usize) -> bool {
        self.may_be_between.get(occupation) == Some(&true)
    }

    /// The least that is still to come from `occupation`, in `steps` steps; none where no pathway is that long.
    pub(super) fn least_cost(&self, occupation: usize, steps: usize) -> Option<LeastCost> {
        *self.least_costs.get(steps.checked_sub(1)?)?.get(occupation)?
    }
}

/// The fewest links from each occupation to the target, by allowed links, up to the most steps.
fn links_to_target(problem: &SearchProblem<'_>) -> Vec<Option<usize>> {
    let count = problem.successors.len();
    let mut predecessors: Vec<Vec<usize>> = vec![Vec::new(); count];
    for from in 0..count {
        for to in problem.next_steps(from) {
            if let Some(predecessors) = predecessors.get_mut(to) {
                predecessors.push(from);
            }
        }
    }
    fewest_steps(count, problem.target, problem.max_steps, |to| {
        predecessors.get(to).into_iter().flatten().copied()
    })
}

/// Whether each occupation may be a step before the target: it is near enough to the start and to the target.
fn may_be_between(problem: &SearchProblem<'_>, links_to_target: &[Option<usize>]) -> Vec<bool> {
    let count = problem.successors.len();
    let steps_to = match problem.start {
        Some(start) => {
            fewest_steps(count, start, problem.max_steps.saturating_sub(1), |from| problem.next_steps(from))
        }
        None => vec![Some(1); count],
    };
    let is_near = |to: Option<usize>, left: Option<usize>| {
        to.zip(left).is_some_and(|(to, left)| to + left <= problem.max_steps)
    };
    let may_be_passed = |occupation| {
        occupation != problem.target
            && Some(occupation) != problem.start
            && !problem.avoid.contains(&occupation)
    };
    let distances = steps_to.into_iter().zip(links_to_target);
    (0..)
        .zip(distances)
        .map(|(occupation, (to, left))| is_near(to, *left) && may_be_passed(occupation))
        .collect()
}

/// The least costs to come. Each step is taken to cost what it asks after *every* other occupation that can lie on a
/// pathway, which is no more than it asks on any.
fn least_costs(
    problem: &SearchProblem<'_>,
    may_be_between: &[bool],
    completion: &CompletionShares<'_>,
) -> Vec<Vec<Option<LeastCost>>> {
    let context = problem.context;
    let mut held = problem.held.clone();
    for (occupation, _) in may_be_between.iter().enumerate().filter(|(_, may)| **may) {
        let own = context.numbering().range(occupation);
        for one in completion.of(occupation) {
            if !own.contains(&(one.statement as usize)) {
                held.raise(one.statement as usize, one.share);
            }
        }
    }
    let costs: Vec<u64> = (0..may_be_between.len())
        .map(|occupation| held.to_learn(context, occupation, problem.weights))
        .collect();
    let mut by_steps: Vec<Vec<Option<LeastCost>>> = Vec::new();
    for steps in 1..=problem.max_steps {
        // Of one step less; none where one step is left, which is the target.
        let rest = by_steps.last();
        let from_step_to = |to: usize| {
            let cost = costs.get(to).copied().unwrap_or_default();
            if to == problem.target {
                return (steps == 1).then_some(LeastCost { total: cost, largest: cost });
            }
            let rest = rest.filter(|_| may_be_between.get(to) == Some(&true))?;
            (*rest.get(to)?).map(|rest| rest.after_step(cost))
        };
        let least_from =
            |from: usize| problem.next_steps(from).filter_map(from_step_to).reduce(LeastCost::min);
        let least = (0..may_be_between.len()).map(least_from).collect();
        by_steps.push(least);
    }
    by_steps
}
