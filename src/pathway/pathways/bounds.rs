//! What bounds a search: the least that is still to come.

use super::problem::{CompletionShares, SearchProblem};

/// What bounds a search.
pub(super) struct Bounds {
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
    pub(super) fn new(problem: &SearchProblem<'_>, completion: &CompletionShares) -> Self {
        Self { least_costs: least_costs(problem, completion) }
    }

    /// The least that is still to come from `occupation`, in `steps` steps; none where no pathway is that long.
    pub(super) fn least_cost(&self, occupation: usize, steps: usize) -> Option<LeastCost> {
        *self.least_costs.get(steps.checked_sub(1)?)?.get(occupation)?
    }
}

/// The least costs to come. Each step is taken to cost what it asks after *every* other occupation that can lie on a
/// pathway, which is no more than it asks on any.
fn least_costs(problem: &SearchProblem<'_>, completion: &CompletionShares) -> Vec<Vec<Option<LeastCost>>> {
    let context = problem.context;
    let mut held = problem.held.clone();
    for occupation in &problem.reach.between {
        let own = context.numbering().range(*occupation);
        for one in completion.of(*occupation) {
            if !own.contains(&(one.statement as usize)) {
                held.raise(one.statement as usize, one.share);
            }
        }
    }
    let count = problem.successors.len();
    let is_concerned = |occupation| occupation == problem.target || problem.may_be_between(occupation);
    let cost = |occupation| {
        if is_concerned(occupation) { held.shortfall(context, occupation, problem.weights) } else { 0 }
    };
    let costs: Vec<u64> = (0..count).map(cost).collect();
    let mut by_steps: Vec<Vec<Option<LeastCost>>> = Vec::new();
    for steps in 1..=problem.max_steps {
        // Of one step less; none where one step is left, which is the target.
        let rest = by_steps.last();
        let from_step_to = |to: usize| {
            let cost = costs.get(to).copied().unwrap_or_default();
            if to == problem.target {
                return (steps == 1).then_some(LeastCost { total: cost, largest: cost });
            }
            let rest = rest.filter(|_| problem.may_be_between(to))?;
            (*rest.get(to)?).map(|rest| rest.after_step(cost))
        };
        let least_from =
            |from: usize| problem.next_steps(from).filter_map(from_step_to).reduce(LeastCost::min);
        let least = (0..count).map(least_from).collect();
        by_steps.push(least);
    }
    by_steps
}
