//! The exact search for the pathways that no other beats.
//!
//! What a step costs depends on all that was finished before it, so every loop-free pathway is looked at,
//! but for those that a pathway already found is sure to beat. [`Bounds`] says what is still to come at least.

use super::bounds::{Bounds, LeastCost};
use super::problem::{CompletionShares, CostedPathway, SearchOutcome, SearchProblem};
use crate::pathway::network::StatementShare;
use crate::pathway::person::shortfall;
use crate::sort;

/// The most work of one search: statements looked at. About a third of a second.
const MOST_WORK: u64 = 200_000_000;

/// Every pathway that no other beats on steps, total and largest step. Straight there is one of them, link or not, unless
/// every pathway is to lead through others.
pub(super) fn find_pathways(problem: &SearchProblem<'_>, completion: &CompletionShares) -> SearchOutcome {
    let bounds = Bounds::new(problem, completion);
    let mut pathfinder = Pathfinder::new(problem, completion, &bounds);
    if problem.via.is_empty() {
        pathfinder.best.push(problem.straight());
    }
    let level = problem.start.and_then(|start| problem.level(start));
    for length in 1..=problem.max_steps {
        pathfinder.length = length;
        pathfinder.extend(problem.start, level, length);
    }
    let Pathfinder { best: mut pathways, searched, work, is_reached, .. } = pathfinder;
    sort::by(&mut pathways, |a, b| {
        let of = |one: &CostedPathway| (one.steps.len(), one.total, one.largest);
        of(a).cmp(&of(b)).then_with(|| a.steps.cmp(&b.steps))
    });
    SearchOutcome { pathways, searched, is_stopped: work >= MOST_WORK, is_reached }
}

/// A depth-first search, one length of pathway after the other.
struct Pathfinder<'a> {
    problem: &'a SearchProblem<'a>,
    completion: &'a CompletionShares,
    bounds: &'a Bounds,
    /// How many steps the pathways have that are looked for.
    length: usize,
    /// What is held of every statement after the steps so far.
    likely: Vec<u16>,
    /// Statements and what was held of them, to go back to.
    undo: Vec<(u32, u16)>,
    /// The steps so far, and what each costs.
    steps: Vec<usize>,
    costs: Vec<u64>,
    /// The pathways found that none found beats.
    best: Vec<CostedPathway>,
    searched: u64,
    work: u64,
    /// Whether a pathway to the target was found, beaten or not.
    is_reached: bool,
}

/// A step that may come next.
struct NextStep {
    to: usize,
    cost: u64,
    /// The least to come after it.
    least: LeastCost,
}

impl<'a> Pathfinder<'a> {
    fn new(problem: &'a SearchProblem<'a>, completion: &'a CompletionShares, bounds: &'a Bounds) -> Self {
        Self {
            problem,
            completion,
            bounds,
            length: 0,
            likely: problem.held.all_likely().to_vec(),
            undo: Vec::new(),
            steps: Vec::new(),
            costs: Vec::new(),
            best: Vec::new(),
            searched: 0,
            work: 0,
            is_reached: false,
        }
    }

    /// Looks at every pathway of `left` more steps from `at`. `level` is the last level known on the way.
    fn extend(&mut self, at: Option<usize>, level: Option<u8>, left: usize) {
        if left == 1 {
            if at.is_some() && self.may_step(at, level, self.problem.target) && self.via_left() == 0 {
                self.complete();
            }
            return;
        }
        for NextStep { to, cost, least } in self.next_steps(at, level, left) {
            if self.work >= MOST_WORK {
                return;
            }
            // A pathway that was found since may beat it.
            if self.is_beaten(cost, least) {
                self.is_reached = true;
                continue;
            }
            self.steps.push(to);
            self.costs.push(cost);
            // One of the steps left is the target.
            if self.via_left() + 1 < left {
                let level = self.problem.level(to).or(level);
                if left == 2 {
                    self.step_to_target(to, level);
                } else {
                    let mark = self.undo.len();
                    self.finish(self.completion.of(to));
                    self.extend(Some(to), level, left - 1);
                    self.go_back(mark);
                }
            }
            self.steps.pop();
            self.costs.pop();
        }
    }

    /// The steps that may come next and are not sure to be beaten. The most promising first, so that the others are
    /// beaten sooner.
    fn next_steps(&mut self, at: Option<usize>, level: Option<u8>, left: usize) -> Vec<NextStep> {
        let problem = self.problem;
        let candidates = match at {
            Some(at) => problem.successors.get(at).map_or(&[][..], Vec::as_slice),
            None => problem.entries.as_slice(),
        };
        let mut next = Vec::new();
        for to in candidates {
            let Some(least) = self.bounds.least_cost(*to, left - 1) else { continue };
            if !problem.may_be_between(*to) || self.steps.contains(to) || !self.may_step(at, level, *to) {
                continue;
            }
            self.searched += 1;
            let cost = self.cost(*to);
            if self.is_beaten(cost, least) {
                self.is_reached = true;
            } else {
                next.push(NextStep { to: *to, cost, least });
            }
        }
        sort::by_key(&mut next, |next| next.cost + next.least.total);
        next
    }

    /// The step from `from`, the last before the target, to the target. Of what finishing `from` gives, only the
    /// target's statements matter.
    fn step_to_target(&mut self, from: usize, level: Option<u8>) {
        let problem = self.problem;
        if self.via_left() > 0 || !self.may_step(Some(from), level, problem.target) {
            return;
        }
        let mark = self.undo.len();
        self.finish(problem.context.shares_of(problem.target, self.completion.of(from)));
        self.complete();
        self.go_back(mark);
    }

    fn may_step(&self, from: Option<usize>, level: Option<u8>, to: usize) -> bool {
        let leads_down = matches!((level, self.problem.level(to)), (Some(level), Some(to)) if to < level);
        from.is_none_or(|from| self.problem.is_link(from, to) && self.problem.allows(from, to))
            && !(self.problem.never_down && leads_down)
    }

    /// How many of the occupations that every pathway leads through are not among the steps so far.
    fn via_left(&self) -> usize {
        self.problem.via.iter().filter(|via| !self.steps.contains(via)).count()
    }

    /// What `occupation` still asks, in units.
    fn cost(&mut self, occupation: usize) -> u64 {
        let numbering = self.problem.context.numbering();
        self.work += 1 + numbering.range(occupation).len() as u64;
        shortfall(numbering, &self.likely, occupation, self.problem.weights)
    }

    /// Adds what finishing an occupation gives; [`Self::go_back`] takes it away.
    fn finish(&mut self, shares: &[StatementShare]) {
        self.work += shares.len() as u64;
        for StatementShare { statement, share } in shares {
            if let Some(likely) = self.likely.get_mut(*statement as usize).filter(|likely| **likely < *share)
            {
                self.undo.push((*statement, *likely));
                *likely = *share;
            }
        }
    }

    fn go_back(&mut self, mark: usize) {
        for (statement, was) in self.undo.drain(mark..).rev() {
            if let Some(likely) = self.likely.get_mut(statement as usize) {
                *likely = was;
            }
        }
    }

    /// Whether a pathway that was found is sure to beat, or to stand for, all that begin with the steps so far and
    /// one of `cost`, with at least `least` to come.
    fn is_beaten(&self, cost: u64, least: LeastCost) -> bool {
        let total = self.costs.iter().sum::<u64>() + cost + least.total;
        let largest = self.costs.iter().copied().max().unwrap_or_default().max(cost).max(least.largest);
        self.best.iter().any(|best| {
            let is_equal = best.steps.len() == self.length && best.total == total && best.largest == largest;
            // Of equals the first in the catalogue's order stays: only a later one is beaten.
            let is_earlier =
                || best.steps.get(..self.steps.len()).is_some_and(|steps| steps < self.steps.as_slice());
            best.total <= total && best.largest <= largest && (!is_equal || is_earlier())
        })
    }

    /// Takes the pathway that leads from the steps so far to the target, unless one that was found beats it.
    fn complete(&mut self) {
        let target = self.problem.target;
        let cost = self.cost(target);
        self.searched += 1;
        self.is_reached = true;
        let steps = [self.steps.as_slice(), &[target]].concat();
        let costs = [self.costs.as_slice(), &[cost]].concat();
        let pathway = CostedPathway::new(steps, costs);
        // Shorter pathways were found before, so that none that was found is longer.
        let beats = |one: &CostedPathway, other: &CostedPathway| {
            let is_equal = one.total == other.total && one.largest == other.largest;
            one.total <= other.total
                && one.largest <= other.largest
                && (one.steps.len() < other.steps.len() || !is_equal || one.steps <= other.steps)
        };
        if !self.best.iter().any(|best| beats(best, &pathway)) {
            self.best.retain(|best| best.steps.len() < pathway.steps.len() || !beats(&pathway, best));
            self.best.push(pathway);
        }
    }
}
