//! What statements carry over to: lazy and cached.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::report::Reasons;
use crate::catalogue::Place;

/// A statement of the catalogue that another one carries over to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carry {
    /// The statement that it carries over to.
    pub place: Place,
    /// How much of that statement is held, from [`Limits::carry`](super::Limits::carry) to 1.
    pub strength: f64,
}

impl Carry {
    /// Whether both statements say the same.
    pub fn is_same(&self) -> bool {
        self.strength >= 1.0
    }
}

/// What one statement carries over to.
#[derive(Debug, Default)]
pub(super) struct CarryCache {
    /// In all occupations, in the catalogue's order.
    all: OnceLock<Vec<Carry>>,
    /// In single occupations, by position. A question about one target does not wait for all.
    by_occupation: Mutex<Vec<(usize, Arc<[Carry]>)>>,
    reused: Option<ReusedCarries>,
    /// Why it carries over to single statements, once somebody asked.
    reasons: Mutex<Vec<(Place, Reasons)>>,
}

/// A flag for each occupation of a catalogue. Statements share one where they can.
type OccupationFlags = Arc<[bool]>;

/// What a statement carries over to in some of the occupations, from the index of an earlier catalogue.
#[derive(Debug)]
struct ReusedCarries {
    carries: Vec<Carry>,
    /// Of each occupation, whether it is one of these.
    is_covered: OccupationFlags,
}

impl CarryCache {
    /// The cache of a statement that carries over to just these, in the catalogue's order.
    pub(super) fn of(carries: Vec<Carry>) -> Self {
        Self { all: OnceLock::from(carries), ..Self::default() }
    }

    /// What the statement carries over to in all occupations. `work_out` is called once.
    pub(super) fn all(&self, work_out: impl FnOnce() -> Vec<Carry>) -> &[Carry] {
        self.all.get_or_init(work_out)
    }

    /// What the statement carries over to in the occupation at `target`. `work_out` is called once for each target,
    /// unless all are known.
    pub(super) fn to(&self, target: usize, work_out: impl FnOnce() -> Vec<Carry>) -> Arc<[Carry]> {
        if let Some(all) = self.all.get() {
            return within(all, target).into();
        }
        // A thread that panicked while it held the lock has left the list whole.
        let mut by_occupation = self.by_occupation.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, carries)) = by_occupation.iter().find(|(occupation, _)| *occupation == target) {
            return Arc::clone(carries);
        }
        let carries: Arc<[Carry]> = work_out().into();
        by_occupation.push((target, Arc::clone(&carries)));
        carries
    }

    /// Why the statement carries over to the one at `target`. `work_out` is called once.
    pub(super) fn reasons(&self, target: Place, work_out: impl FnOnce() -> Reasons) -> Reasons {
        let mut known = self.reasons.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, reasons)) = known.iter().find(|(place, _)| *place == target) {
            return reasons.clone();
        }
        let reasons = work_out();
        known.push((target, reasons.clone()));
        reasons
    }

    /// What the statement carries over to in the occupation at `target`, if that is reused from an earlier
    /// catalogue.
    pub(super) fn reused(&self, target: usize) -> Option<&[Carry]> {
        let reused = self.reused.as_ref()?;
        (reused.is_covered.get(target) == Some(&true)).then(|| within(&reused.carries, target))
    }
}

/// Makes the caches of an index from the caches of an earlier one, some of whose occupations it has.
pub(super) struct Reuse {
    /// Of each occupation of the new index, its position in the earlier one, if it was there.
    earlier: Vec<Option<usize>>,
    /// Of each occupation of the earlier index, its position in the new one, if it is there.
    later: Vec<Option<usize>>,
    /// Of each occupation of the new index, whether the earlier one had it.
    is_kept: OccupationFlags,
    /// An `is_covered` of the earlier index and the one of the new index that it becomes. Most statements share one.
    last_covered: Option<(OccupationFlags, OccupationFlags)>,
}

impl Reuse {
    /// `earlier` has the position of each occupation in the earlier index, which has `count` occupations.
    pub(super) fn new(earlier: Vec<Option<usize>>, count: usize) -> Self {
        let mut later = vec![None; count];
        for (position, earlier) in earlier.iter().enumerate() {
            if let Some(later) = earlier.and_then(|earlier| later.get_mut(earlier)) {
                *later = Some(position);
            }
        }
        let is_kept = earlier.iter().map(Option::is_some).collect();
        Self { earlier, later, is_kept, last_covered: None }
    }

    /// The cache of a statement of the new index, from the statement's cache in the earlier one.
    pub(super) fn cache(&mut self, earlier: &CarryCache) -> CarryCache {
        let reused = match (earlier.all.get(), &earlier.reused) {
            (Some(all), _) => {
                Some(ReusedCarries { carries: self.moved(all), is_covered: Arc::clone(&self.is_kept) })
            }
            (None, Some(reused)) => Some(ReusedCarries {
                carries: self.moved(&reused.carries),
                is_covered: self.covered(&reused.is_covered),
            }),
            (None, None) => None,
        };
        CarryCache { reused, ..CarryCache::default() }
    }

    /// `carries` with the positions of the new index, without those that lead to occupations it does not have.
    fn moved(&self, carries: &[Carry]) -> Vec<Carry> {
        let moved = carries.iter().filter_map(|carry| {
            let occupation = self.later.get(carry.place.occupation).copied().flatten()?;
            Some(Carry { place: Place { occupation, ksb: carry.place.ksb }, strength: carry.strength })
        });
        moved.collect()
    }

    /// Of each occupation of the new index, whether `is_covered` says so of it in the earlier one.
    fn covered(&mut self, is_covered: &OccupationFlags) -> OccupationFlags {
        if let Some((before, now)) = &self.last_covered
            && Arc::ptr_eq(before, is_covered)
        {
            return Arc::clone(now);
        }
        let was_covered = |position: usize| is_covered.get(position) == Some(&true);
        let now: OccupationFlags =
            self.earlier.iter().map(|position| position.is_some_and(was_covered)).collect();
        self.last_covered = Some((Arc::clone(is_covered), Arc::clone(&now)));
        now
    }
}

/// The part of `carries` that is about the occupation at `target`.
fn within(carries: &[Carry], target: usize) -> &[Carry] {
    let start = carries.partition_point(|carry| carry.place.occupation < target);
    let end = carries.partition_point(|carry| carry.place.occupation <= target);
    carries.get(start..end).unwrap_or_default()
}
