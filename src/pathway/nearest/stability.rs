//! Whether a place in the ranking holds if every rating is a point off.

use super::Candidate;

/// For each of the ranked `candidates`, whether with all ratings shifted none after it is nearer, and none before
/// it less near.
pub(super) fn have_stable_places(candidates: &[Candidate<'_>]) -> Vec<bool> {
    let mut stable = vec![true; candidates.len()];
    for shift in 0..2 {
        let likeness =
            |candidate: &Candidate<'_>| candidate.likeness_if_shifted.get(shift).copied().unwrap_or_default();
        let mut least_before = f64::INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable) {
            *stable &= least_before >= likeness(candidate);
            least_before = least_before.min(likeness(candidate));
        }
        let mut most_after = f64::NEG_INFINITY;
        for (candidate, stable) in candidates.iter().zip(&mut stable).rev() {
            *stable &= most_after <= likeness(candidate);
            most_after = most_after.max(likeness(candidate));
        }
    }
    stable
}
