//! What every statement carries over to, worked out by several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::carries::CarryTable;
use crate::transfer::{Carry, Index, Pair};

/// Compares all statements of `index`. `report_progress` is called with how many pairs are done, and of how many.
pub(super) fn compare_all(
    index: &Index,
    threads: usize,
    report_progress: &(dyn Fn(usize, usize) + Sync),
) -> CarryTable {
    let next = AtomicUsize::new(0);
    // How many pairs are done, and those that carry over.
    let done: Mutex<(usize, Vec<Pair>)> = Mutex::default();
    let counts: Vec<usize> = (0..index.occupations()).map(|position| index.count(position)).collect();
    let statements: usize = counts.iter().sum();
    let total = statements * statements.saturating_sub(1) / 2;
    let work = || {
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(count) = counts.get(position) else { return };
            let pairs = index.pairs(position);
            let later: usize = counts.iter().skip(position + 1).sum();
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.0 += count * later + count * count.saturating_sub(1) / 2;
            done.1.extend(pairs);
            report_progress(done.0, total);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let (_, mut pairs) = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    // No two pairs are equal, so the order does not depend on the threads.
    pairs.sort_unstable_by_key(|pair| (pair.target, pair.source));
    let mut table: CarryTable = counts.iter().map(|count| vec![Vec::new(); *count]).collect();
    for Pair { source, target, strength } in pairs {
        let of_occupation = table.get_mut(source.occupation);
        if let Some(carries) = of_occupation.and_then(|of_occupation| of_occupation.get_mut(source.ksb)) {
            carries.push(Carry { place: target, strength });
        }
    }
    table
}
