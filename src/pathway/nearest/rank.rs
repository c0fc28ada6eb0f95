//! The order of the list, and whether a place in it holds if every rating is a point off.

use std::cmp::Ordering;

use super::likeness::Nearness;
use crate::catalogue::Catalogue;

/// Which levels are near to the current one: it, one step up, and one step down. Where the catalogue has nothing of the
/// next level, a step leads to the one after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NearLevels(Option<[u8; 2]>);

impl NearLevels {
    /// Near to the level of the occupation at `current`; all, where it is not known.
    pub(super) fn new(catalogue: &Catalogue, current: Option<usize>) -> Self {
        let Some(current) = current.and_then(|current| catalogue.at(current)?.level) else {
            return Self(None);
        };
        let step = |next: fn(u8, u8) -> u8| {
            let near = next(current, 1);
            let has_near = catalogue.occupations().any(|one| one.level == Some(near));
            if has_near { near } else { next(current, 2) }
        };
        Self(Some([step(u8::saturating_sub), step(u8::saturating_add)]))
    }

    fn has(self, level: Option<u8>) -> bool {
        let (Some([low, high]), Some(level)) = (self.0, level) else { return true };
        low <= level && level <= high
    }
}

/// What an occupation is ranked by: related ones of a near level come first, then all by likeness.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    /// Whether it is related, and not known to be of another level than a near one.
    comes_first: bool,
    likeness: f64,
}

impl Rank {
    pub(super) fn new(nearness: Nearness, level: Option<u8>, near: NearLevels) -> Self {
        Self { comes_first: nearness.is_related && near.has(level), likeness: nearness.likeness }
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
