//! The order of the list, and whether a place in it holds if every rating is a point off.

use std::cmp::Ordering;

use super::likeness::Nearness;

/// So many levels from the current one are near: one step up or down.
const NEAR_LEVELS: u8 = 1;

/// What an occupation is ranked by: related ones of a near level come first, then all by likeness.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    /// Whether it is related, and not known to be of another level than a near one.
    comes_first: bool,
    likeness: f64,
}

impl Rank {
    pub(super) fn new(nearness: Nearness, level_difference: Option<i8>) -> Self {
        let is_near = level_difference.is_none_or(|levels| levels.unsigned_abs() <= NEAR_LEVELS);
        Self { comes_first: nearness.is_related && is_near, likeness: nearness.likeness }
    }

    /// The one that comes first is the less.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let first = other.comes_first.cmp(&self.comes_first);
        first.then_with(|| other.likeness.total_cmp(&self.likeness))
    }
}

/// For each occupation, in their order, whether it keeps its place: in each of `shifted` none after it comes before it.
/// Each lists the ranks of all occupations, in the same order, with all ratings shifted.
pub(super) fn have_stable_places(shifted: [&[Rank]; 2]) -> Vec<bool> {
    let mut stable = vec![true; shifted[0].len()];
    for ranks in shifted {
        keep_stable(ranks.iter().zip(&mut stable), Ordering::Greater);
        keep_stable(ranks.iter().zip(&mut stable).rev(), Ordering::Less);
    }
    stable
}

/// Takes back that a rank is stable where one before it in `ranks` compares `wrongly` with it.
fn keep_stable<'a>(ranks: impl Iterator<Item = (&'a Rank, &'a mut bool)>, wrongly: Ordering) {
    let mut extreme: Option<&Rank> = None;
    for (rank, stable) in ranks {
        let is_wrong = extreme.is_some_and(|extreme| extreme.order(rank) == wrongly);
        *stable &= !is_wrong;
        if extreme.is_none_or(|extreme| rank.order(extreme) == wrongly) {
            extreme = Some(rank);
        }
    }
}
