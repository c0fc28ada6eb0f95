//! What bounds a search: which occupations can lie on a way, and the least that is still to come.

use super::holdings::rounded;
use super::network::Held;
use super::search::Wanted;

/// What bounds a search.
pub(super) struct Bounds {
    /// The fewest links from each occupation to the target, within the most steps.
    pub(super) links_left: Vec<Option<usize>>,
    /// Occupations that may be a step before the target.
    between: Vec<bool>,
    /// By steps to come, from 1; then by occupation.
    least: Vec<Vec<Option<Least>>>,
}

/// The least that is still to come from an occupation to the target, in so many steps: of any way, though not
/// of the same one, the sum of the costs and the largest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Least {
    pub(super) total: u64,
    pub(super) largest: u64,
}

impl Bounds {
    /// `finished` gives what finishing an occupation gives.
    pub(super) fn new<'a>(wanted: &Wanted<'_>, finished: &dyn Fn(usize) -> &'a [Held]) -> Self {
        let links_left = links_left(wanted);
        let between = between(wanted, &links_left);
        let least = least(wanted, &between, finished);
        Self { links_left, between, least }
    }

    /// Whether `occupation` may be a step before the target.
    pub(super) fn is_between(&self, occupation: usize) -> bool {
        self.between.get(occupation) == Some(&true)
    }

    /// The least that is still to come from `occupation`, in `steps` steps; none where no way is that long.
    pub(super) fn least(&self, occupation: usize, steps: usize) -> Option<Least> {
        *self.least.get(steps.checked_sub(1)?)?.get(occupation)?
    }
}

/// Whether a way may take this link: into no place to avoid, and not back to where the person is.
pub(super) fn allows(wanted: &Wanted<'_>, from: usize, to: usize) -> bool {
    let level = |position| wanted.ground.catalogue.at(position).and_then(|one| one.level);
    let down = matches!((level(from), level(to)), (Some(from), Some(to)) if to < from);
    Some(to) != wanted.from
        && from != wanted.target
        && from != to
        && !wanted.avoid.contains(&to)
        && (Some(from) == wanted.from || !wanted.avoid.contains(&from))
        && !(wanted.never_down && down)
}

/// The fewest links from each occupation to the target, by allowed links, up to the most steps.
fn links_left(wanted: &Wanted<'_>) -> Vec<Option<usize>> {
    let mut into: Vec<Vec<usize>> = vec![Vec::new(); wanted.out.len()];
    for (from, out) in wanted.out.iter().enumerate() {
        for to in out {
            if allows(wanted, from, *to)
                && let Some(into) = into.get_mut(*to)
            {
                into.push(from);
            }
        }
    }
    let mut left = vec![None; wanted.out.len()];
    if let Some(at) = left.get_mut(wanted.target) {
        *at = Some(0);
    }
    let mut edge = vec![wanted.target];
    for links in 1..=wanted.max_steps {
        let mut next = Vec::new();
        for to in edge {
            for from in into.get(to).map_or(&[][..], Vec::as_slice) {
                if let Some(at @ None) = left.get_mut(*from) {
                    *at = Some(links);
                    next.push(*from);
                }
            }
        }
        edge = next;
    }
    left
}

/// Occupations that may be a step before the target: near enough to where the person is and to the target.
fn between(wanted: &Wanted<'_>, links_left: &[Option<usize>]) -> Vec<bool> {
    let mut steps_to: Vec<Option<usize>> = vec![None; wanted.out.len()];
    let mut edge = Vec::new();
    match wanted.from {
        Some(from) => edge.push(from),
        None => steps_to.fill(Some(1)),
    }
    for steps in 1..wanted.max_steps {
        let mut next = Vec::new();
        for from in edge {
            for to in wanted.out.get(from).map_or(&[][..], Vec::as_slice) {
                if allows(wanted, from, *to)
                    && let Some(at @ None) = steps_to.get_mut(*to)
                {
                    *at = Some(steps);
                    next.push(*to);
                }
            }
        }
        edge = next;
    }
    let mut between = Vec::new();
    for (occupation, (to, left)) in steps_to.iter().zip(links_left).enumerate() {
        let near = matches!((to, left), (Some(to), Some(left)) if to + left <= wanted.max_steps);
        between.push(
            near && occupation != wanted.target
                && Some(occupation) != wanted.from
                && !wanted.avoid.contains(&occupation),
        );
    }
    between
}

/// The least costs to come: of each step what it asks after every other that may lie on a way.
fn least<'a>(
    wanted: &Wanted<'_>,
    between: &[bool],
    finished: &dyn Fn(usize) -> &'a [Held],
) -> Vec<Vec<Option<Least>>> {
    let ground = wanted.ground;
    let mut all = wanted.start.clone();
    for (occupation, _) in between.iter().enumerate().filter(|(_, between)| **between) {
        let own = ground.first(occupation)..ground.first(occupation + 1);
        for held in finished(occupation) {
            if !own.contains(&(held.statement as usize)) {
                all.raise(held.statement as usize, held.units);
            }
        }
    }
    let mut costs = Vec::new();
    for occupation in 0..between.len() {
        costs.push(rounded(all.missing(ground, occupation, wanted.weights)));
    }
    let cost = |occupation: usize| costs.get(occupation).copied().unwrap_or_default();
    let mut by_steps: Vec<Vec<Option<Least>>> = Vec::new();
    for steps in 1..=wanted.max_steps {
        let mut least = vec![None; between.len()];
        for (from, (out, least)) in wanted.out.iter().zip(&mut least).enumerate() {
            for to in out.iter().filter(|to| allows(wanted, from, **to)) {
                let next = if *to == wanted.target {
                    (steps == 1).then(|| Least { total: cost(*to), largest: cost(*to) })
                } else if between.get(*to) == Some(&true) {
                    let rest = steps.checked_sub(2).and_then(|rest| *by_steps.get(rest)?.get(*to)?);
                    rest.map(|rest| Least {
                        total: rest.total + cost(*to),
                        largest: rest.largest.max(cost(*to)),
                    })
                } else {
                    None
                };
                *least = lesser(*least, next);
            }
        }
        by_steps.push(least);
    }
    by_steps
}

fn lesser(one: Option<Least>, other: Option<Least>) -> Option<Least> {
    match (one, other) {
        (Some(one), Some(other)) => {
            Some(Least { total: one.total.min(other.total), largest: one.largest.min(other.largest) })
        }
        (one, other) => one.or(other),
    }
}
