//! How much of a statement is held, in whole units of 0.0001: sums of units are exact.

use super::numbering::StatementNumbering;
use crate::assessment::is_rejected;
use crate::catalogue::Place;
use crate::number::{UNIT, units};
use crate::transfer::Index;

/// All of a statement, in units.
pub(crate) const FULL_SHARE: u16 = UNIT as u16;

/// How much of one statement is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StatementShare {
    /// The statement's number.
    pub(crate) statement: u32,
    /// In units, up to [`FULL_SHARE`].
    pub(crate) share: u16,
}

/// A strength or a credit, 0..1, in units.
pub(crate) fn share_units(strength: f64) -> u16 {
    units(strength) as u16
}

/// A sum of weight × share, both in units, back in units; rounded half up.
pub(crate) fn from_squared_units(squares: u64) -> u64 {
    (squares + u64::from(FULL_SHARE) / 2) / u64::from(FULL_SHARE)
}

/// What a person holds who has finished `occupation` and nothing else: its own statements whole, and what
/// they carry over to. By statement number. Statements of which nothing is held are left out. `rejected` lists pairs of
/// source and target that do not carry over, in order.
pub(super) fn shares_after(
    index: &Index,
    numbering: &StatementNumbering,
    occupation: usize,
    rejected: &[(Place, Place)],
) -> Vec<StatementShare> {
    let mut by_statement = vec![0; numbering.statements()];
    let mut raise = |place: Place, to: u16| {
        if let Some(share) = by_statement.get_mut(numbering.number(place)) {
            *share = to.max(*share);
        }
    };
    for ksb in 0..index.count(occupation) {
        let source = Place { occupation, ksb };
        raise(source, FULL_SHARE);
        for carry in index.carries(source) {
            if !is_rejected(rejected, source, carry.place) {
                raise(carry.place, share_units(carry.strength));
            }
        }
    }
    (0..)
        .zip(by_statement)
        .filter(|(_, share)| *share > 0)
        .map(|(statement, share)| StatementShare { statement, share })
        .collect()
}

/// The part of `shares`, which are by number, that is about `occupation`.
pub(super) fn shares_of<'a>(
    numbering: &StatementNumbering,
    occupation: usize,
    shares: &'a [StatementShare],
) -> &'a [StatementShare] {
    let numbers = numbering.range(occupation);
    let start = shares.partition_point(|one| (one.statement as usize) < numbers.start);
    let end = shares.partition_point(|one| (one.statement as usize) < numbers.end);
    shares.get(start..end).unwrap_or_default()
}
