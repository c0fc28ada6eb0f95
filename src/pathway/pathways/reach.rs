//! Which occupations can lie on a pathway, and how far each is from the start and from the target.

use super::problem::Conditions;
use crate::pathway::network::fewest_steps;
use crate::sort;

/// The most occupations that are looked at as steps before the target: what each gives to each other one has to be
/// worked out.
const MAX_BETWEEN: usize = 24;

/// What can be reached.
#[derive(Debug)]
pub(super) struct Reach {
    /// The fewest links from each occupation to the target, within the most steps.
    pub(super) links_to_target: Vec<Option<usize>>,
    /// The occupations that may be a step before the target, in order.
    pub(super) between: Vec<usize>,
    /// Whether there are more of them than are looked at.
    pub(super) is_cut: bool,
}

impl Reach {
    /// At most [`MAX_BETWEEN`] occupations from which links lead to the target in fewer than the most steps: those with
    /// the fewest links first.
    pub(super) fn entries(&self, conditions: &Conditions<'_>) -> Vec<usize> {
        let with_links = self.links_to_target.iter().enumerate();
        let mut entries: Vec<(usize, usize)> = with_links
            .filter_map(|(occupation, links)| Some((links.filter(|links| *links >= 1)?, occupation)))
            .filter(|(links, occupation)| {
                *links < conditions.max_steps && Some(*occupation) != conditions.start
            })
            .collect();
        sort::by(&mut entries, Ord::cmp);
        entries.truncate(MAX_BETWEEN);
        entries.into_iter().map(|(_, occupation)| occupation).collect()
    }

    /// Where nothing is to be reached.
    pub(super) fn nothing() -> Self {
        Self { links_to_target: Vec::new(), between: Vec::new(), is_cut: false }
    }

    /// Where there are too many, the occupations that a pathway must lead through come first, then those on the
    /// pathways with the fewest steps, then in the catalogue's order.
    pub(super) fn new(conditions: &Conditions<'_>) -> Self {
        let links_to_target = links_to_target(conditions);
        let mut between: Vec<(bool, usize, usize)> = Vec::new();
        for (occupation, steps) in steps_from_start(conditions).into_iter().enumerate() {
            let left = links_to_target.get(occupation).copied().flatten();
            if let Some((to, left)) = steps.zip(left)
                && to + left <= conditions.max_steps
                && may_be_passed(conditions, occupation)
            {
                between.push((!conditions.via.contains(&occupation), to + left, occupation));
            }
        }
        sort::by(&mut between, Ord::cmp);
        let is_cut = between.len() > MAX_BETWEEN;
        between.truncate(MAX_BETWEEN);
        let mut between: Vec<usize> = between.into_iter().map(|(.., occupation)| occupation).collect();
        sort::by(&mut between, Ord::cmp);
        Self { links_to_target, between, is_cut }
    }
}

fn may_be_passed(conditions: &Conditions<'_>, occupation: usize) -> bool {
    occupation != conditions.target
        && Some(occupation) != conditions.start
        && !conditions.avoid.contains(&occupation)
}

/// The fewest links from each occupation to the target, by allowed links, up to the most steps.
fn links_to_target(conditions: &Conditions<'_>) -> Vec<Option<usize>> {
    let count = conditions.successors.len();
    let mut predecessors: Vec<Vec<usize>> = vec![Vec::new(); count];
    for from in 0..count {
        for to in conditions.next_steps(from) {
            if let Some(predecessors) = predecessors.get_mut(to) {
                predecessors.push(from);
            }
        }
    }
    fewest_steps(count, conditions.target, conditions.max_steps, |to| {
        predecessors.get(to).into_iter().flatten().copied()
    })
}

/// The fewest steps to each occupation. A person who is nowhere yet begins with an occupation of which they rated or
/// assumed something: no other is a step that they are ready for.
fn steps_from_start(conditions: &Conditions<'_>) -> Vec<Option<usize>> {
    let count = conditions.successors.len();
    let most = conditions.max_steps.saturating_sub(1);
    let steps_from =
        |start: usize, most: usize| fewest_steps(count, start, most, |from| conditions.next_steps(from));
    if let Some(start) = conditions.start {
        return steps_from(start, most);
    }
    let mut fewest: Vec<Option<usize>> = vec![None; count];
    for entry in &conditions.entries {
        let from_entry = steps_from(*entry, most.saturating_sub(1));
        for (fewest, steps) in fewest.iter_mut().zip(from_entry) {
            let steps = steps.map(|steps| steps + 1);
            *fewest = match (*fewest, steps) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }
    fewest
}
