//! The exact search for the ways along links that no other way beats.
//!
//! What a step costs depends on all that was finished before it, so every loop-free way is looked at,
//! but for those that a way already found is sure to beat: what is still to come costs at least what it
//! would after *every* occupation that can lie on a way.

use super::bounds::{Bounds, Least, allows};
use super::holdings::{Holdings, rounded};
use super::network::{Ground, Held, WHOLE};
use crate::catalogue::Place;
use crate::order::sorted_by;

/// What is searched for.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) ground: Ground<'a>,
    /// By statement, in units.
    pub(super) weights: &'a [u32],
    /// To where links lead out of each occupation.
    pub(super) out: Vec<Vec<usize>>,
    /// What is held at the start.
    pub(super) start: Holdings,
    /// Where the person is; with none, any occupation may be the first step.
    pub(super) from: Option<usize>,
    pub(super) target: usize,
    /// The most steps, the target among them.
    pub(super) max_steps: usize,
    pub(super) never_down: bool,
    /// Occupations that every way leads through, in order.
    pub(super) via: Vec<usize>,
    /// Occupations that no way leads through.
    pub(super) avoid: Vec<usize>,
    /// Source and target of what does not carry over, in order.
    pub(super) rejected: &'a [(Place, Place)],
}

/// A way to the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// The occupations, the target last.
    pub(super) steps: Vec<usize>,
    /// What each step costs, in units.
    pub(super) costs: Vec<u64>,
    pub(super) total: u64,
    pub(super) largest: u64,
}

/// What the search found.
#[derive(Debug)]
pub(super) struct Found {
    /// By steps, total, largest step.
    pub(super) ways: Vec<Way>,
    /// How many ways, and beginnings of ways, were looked at.
    pub(super) searched: u64,
    /// Whether all were, but for those that cannot be among the best.
    pub(super) complete: bool,
    /// The fewest links from each occupation to the target, within the most steps.
    pub(super) links_left: Vec<Option<usize>>,
}

impl Found {
    /// Nothing, where there is nothing to search for.
    pub(super) fn nothing() -> Self {
        Self { ways: Vec::new(), searched: 0, complete: true, links_left: Vec::new() }
    }
}

/// The most work of one search: statements looked at. About a third of a second.
const MOST_WORK: u64 = 200_000_000;

/// Searches.
#[inline(never)]
pub(super) fn search(wanted: &Wanted<'_>) -> Found {
    let finished = Finished::new(wanted);
    let bounds = Bounds::new(wanted, &|occupation| finished.of(occupation));
    let mut search = Search::new(wanted, &finished, &bounds);
    for length in 1..=wanted.max_steps {
        search.length = length;
        let level = wanted.from.and_then(|from| search.level(from));
        search.extend(wanted.from, level, length);
    }
    let compare = |a: &Way, b: &Way| {
        let of = |way: &Way| (way.steps.len(), way.total, way.largest);
        of(a).cmp(&of(b)).then_with(|| a.steps.cmp(&b.steps))
    };
    let (searched, complete) = (search.searched, search.work < MOST_WORK);
    let ways = sorted_by(search.best, compare);
    Found { ways, searched, complete, links_left: bounds.links_left }
}

/// What finishing each occupation gives, without what the person rejects.
struct Finished<'a> {
    ground: Ground<'a>,
    /// Where it is not what the network keeps.
    own: Vec<Option<Vec<Held>>>,
}

impl<'a> Finished<'a> {
    fn new(wanted: &Wanted<'a>) -> Self {
        let mut own = Vec::new();
        for occupation in 0..wanted.out.len() {
            let rejects = wanted.rejected.iter().any(|(source, _)| source.occupation == occupation);
            own.push(rejects.then(|| wanted.ground.finished_without(occupation, wanted.rejected)));
        }
        Self { ground: wanted.ground, own }
    }

    fn of(&self, occupation: usize) -> &[Held] {
        match self.own.get(occupation) {
            Some(Some(own)) => own,
            _ => self.ground.finished(occupation),
        }
    }
}

struct Search<'a> {
    wanted: &'a Wanted<'a>,
    finished: &'a Finished<'a>,
    bounds: &'a Bounds,
    /// How many steps the ways have that are looked for.
    length: usize,
    lower: Vec<u16>,
    /// Lower ends as they were, to go back to.
    undo: Vec<(u32, u16)>,
    steps: Vec<usize>,
    costs: Vec<u64>,
    best: Vec<Way>,
    searched: u64,
    work: u64,
}

/// A step that may come next.
struct Next {
    to: usize,
    cost: u64,
    least: Least,
}

impl<'a> Search<'a> {
    fn new(wanted: &'a Wanted<'a>, finished: &'a Finished<'a>, bounds: &'a Bounds) -> Self {
        Self {
            wanted,
            finished,
            bounds,
            length: 0,
            lower: wanted.start.lower.clone(),
            undo: Vec::new(),
            steps: Vec::new(),
            costs: Vec::new(),
            best: Vec::new(),
            searched: 0,
            work: 0,
        }
    }

    fn level(&self, occupation: usize) -> Option<u8> {
        self.wanted.ground.catalogue.at(occupation).and_then(|one| one.level)
    }

    /// Takes every way of `left` more steps from `at`, where the last level known was `level`.
    fn extend(&mut self, at: Option<usize>, level: Option<u8>, left: usize) {
        if left == 1 {
            if let Some(from) = at
                && self.may_step(Some(from), level, self.wanted.target)
                && self.via_left() == 0
            {
                let cost = self.cost(self.wanted.target);
                self.complete(cost);
            }
            return;
        }
        let mut next = Vec::new();
        let everywhere: Vec<usize>;
        let out = match at {
            Some(at) => self.wanted.out.get(at).map_or(&[][..], Vec::as_slice),
            None => {
                everywhere = (0..self.wanted.out.len()).collect();
                &everywhere
            }
        };
        for to in out {
            let Some(least) = self.bounds.least(*to, left - 1) else { continue };
            if !self.bounds.is_between(*to) || self.steps.contains(to) || !self.may_step(at, level, *to) {
                continue;
            }
            self.searched += 1;
            let cost = self.cost(*to);
            if !self.is_beaten(cost, least) {
                next.push(Next { to: *to, cost, least });
            }
        }
        // The most promising first, so that the others are beaten sooner.
        let order = |a: &Next, b: &Next| (a.cost + a.least.total).cmp(&(b.cost + b.least.total));
        for Next { to, cost, least } in sorted_by(next, order) {
            if self.work >= MOST_WORK {
                return;
            }
            if self.is_beaten(cost, least) {
                continue;
            }
            self.steps.push(to);
            self.costs.push(cost);
            // One of the steps left is the target.
            if self.via_left() + 1 < left {
                let level = self.level(to).or(level);
                if left == 2 {
                    self.last(to, level);
                } else {
                    let mark = self.undo.len();
                    self.finish(to);
                    self.extend(Some(to), level, left - 1);
                    self.go_back(mark);
                }
            }
            self.steps.pop();
            self.costs.pop();
        }
    }

    /// The step from `from`, the last before the target, to the target: of what finishing it gives, only
    /// the target's statements matter.
    fn last(&mut self, from: usize, level: Option<u8>) {
        if self.via_left() > 0 || !self.may_step(Some(from), level, self.wanted.target) {
            return;
        }
        let ground = self.wanted.ground;
        let mark = self.undo.len();
        let own = self.finished.of(from);
        let held = ground.held_of(self.wanted.target, own);
        self.work += held.len() as u64;
        raise(&mut self.lower, &mut self.undo, held);
        let cost = self.cost(self.wanted.target);
        self.complete(cost);
        self.go_back(mark);
    }

    fn may_step(&self, from: Option<usize>, level: Option<u8>, to: usize) -> bool {
        let down = matches!((level, self.level(to)), (Some(level), Some(to)) if to < level);
        let out =
            |from| self.wanted.out.get(from).is_some_and(|out: &Vec<usize>| out.binary_search(&to).is_ok());
        from.is_none_or(|from| out(from) && allows(self.wanted, from, to))
            && !(self.wanted.never_down && down)
    }

    /// How many of those that every way leads through this one does not.
    fn via_left(&self) -> usize {
        self.wanted.via.iter().filter(|via| !self.steps.contains(via)).count()
    }

    /// What `occupation` still asks, in units.
    fn cost(&mut self, occupation: usize) -> u64 {
        let ground = self.wanted.ground;
        let mut missing = 0;
        let weights = ground.of(occupation, self.wanted.weights);
        for (lower, weight) in ground.of(occupation, &self.lower).iter().zip(weights) {
            missing += u64::from(*weight) * u64::from(WHOLE - lower);
        }
        self.work += 1 + weights.len() as u64;
        rounded(missing)
    }

    fn finish(&mut self, occupation: usize) {
        let own = self.finished.of(occupation);
        self.work += own.len() as u64;
        raise(&mut self.lower, &mut self.undo, own);
    }

    fn go_back(&mut self, mark: usize) {
        while self.undo.len() > mark {
            if let Some((statement, was)) = self.undo.pop()
                && let Some(lower) = self.lower.get_mut(statement as usize)
            {
                *lower = was;
            }
        }
    }

    /// Whether a way that was found is sure to beat, or to stand for, all that begin with the steps so far,
    /// one of `cost`, and at least `least` to come.
    fn is_beaten(&self, cost: u64, least: Least) -> bool {
        let (mut total, mut largest) = (cost + least.total, cost.max(least.largest));
        for cost in &self.costs {
            total += cost;
            largest = largest.max(*cost);
        }
        self.best.iter().any(|way| {
            let equal = way.steps.len() == self.length && way.total == total && way.largest == largest;
            // Of equals the first in the catalogue's order stays: only a later one is beaten.
            let earlier =
                || way.steps.get(..self.steps.len()).is_some_and(|steps| steps < self.steps.as_slice());
            way.total <= total && way.largest <= largest && (!equal || earlier())
        })
    }

    /// A way whose last step costs `cost`.
    fn complete(&mut self, cost: u64) {
        let (mut total, mut largest) = (cost, cost);
        for cost in &self.costs {
            total += cost;
            largest = largest.max(*cost);
        }
        self.searched += 1;
        let mut way = Way { steps: self.steps.clone(), costs: self.costs.clone(), total, largest };
        way.steps.push(self.wanted.target);
        way.costs.push(cost);
        // Shorter ways were found before, so that none that was found is longer.
        let beats = |one: &Way, other: &Way| {
            let alike = one.total == other.total && one.largest == other.largest;
            one.total <= other.total
                && one.largest <= other.largest
                && (one.steps.len() < other.steps.len() || !alike || one.steps <= other.steps)
        };
        if !self.best.iter().any(|best| beats(best, &way)) {
            self.best.retain(|best| best.steps.len() < way.steps.len() || !beats(&way, best));
            self.best.push(way);
        }
    }
}

fn raise(lower: &mut [u16], undo: &mut Vec<(u32, u16)>, held: &[Held]) {
    for held in held {
        if let Some(lower) = lower.get_mut(held.statement as usize).filter(|lower| **lower < held.units) {
            undo.push((held.statement, *lower));
            *lower = held.units;
        }
    }
}
