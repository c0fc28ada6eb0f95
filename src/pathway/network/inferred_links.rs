//! Progression links worked out from knowledge and skills, and how strong any link is.

use super::numbering::StatementNumbering;
use super::official_links::OfficialLinks;
use super::shares::{StatementShare, shares_of};
use crate::catalogue::{Catalogue, Kind, Ksb};
use crate::number::rounded_ratio;

/// The lowest strength of an inferred link, in units of 0.0001.
///
/// Chosen on O*NET's related occupations, between where precision and recall together are best (0.05 to 0.08)
/// and where precision is (0.15). `cargo bench --bench links` gives the figures. Measure again when statements
/// are compared in another way.
pub(crate) const LINK_THRESHOLD: u64 = 1_000;
/// How many levels up an inferred link may lead. Of the official links one in a hundred leads further up, and
/// none down.
const MOST_LEVELS_UP: u8 = 3;

/// A link that is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InferredLink {
    /// The position of the occupation that it leads to.
    pub(super) to: usize,
    /// In units of 0.0001.
    pub(super) strength: u64,
}

/// A link of either kind, as a pack stores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownLink {
    /// The position of the occupation that it leads to.
    pub(crate) to: usize,
    /// In units of 0.0001.
    pub(crate) strength: u64,
    /// Whether the catalogue states it; otherwise it is worked out.
    pub(crate) official: bool,
}

/// The inferred ones of `known`.
pub(super) fn inferred_of(known: &[KnownLink]) -> Vec<InferredLink> {
    let inferred = known.iter().filter(|link| !link.official);
    inferred.map(|link| InferredLink { to: link.to, strength: link.strength }).collect()
}

/// The links that are worked out, out of each occupation, in order. Official links are not among them.
/// `shares_after` gives what finishing an occupation gives, by statement number.
pub(super) fn inferred_links<'a>(
    catalogue: &Catalogue,
    numbering: &StatementNumbering,
    official: &OfficialLinks,
    shares_after: impl Fn(usize) -> &'a [StatementShare],
) -> Vec<Vec<InferredLink>> {
    let links_out_of = |from: usize| {
        let shares = shares_after(from);
        let link_to = |to: usize| {
            let shares = shares_of(numbering, to, shares);
            if shares.is_empty() || official.contains(from, to) || !may_infer(catalogue, from, to) {
                return None;
            }
            let strength = strength(catalogue, numbering, shares, to);
            (strength >= LINK_THRESHOLD).then_some(InferredLink { to, strength })
        };
        (0..numbering.occupations()).filter_map(link_to).collect()
    };
    (0..numbering.occupations()).map(links_out_of).collect()
}

/// How much of the knowledge and skills of `to` is held, in units, where `shares` are held of its statements. All
/// statements weigh the same. 0 where it has none.
pub(super) fn strength(
    catalogue: &Catalogue,
    numbering: &StatementNumbering,
    shares: &[StatementShare],
    to: usize,
) -> u64 {
    let Some(occupation) = catalogue.at(to) else { return 0 };
    let counts = |ksb: &Ksb| ksb.kind != Kind::Behaviour;
    let first = numbering.range(to).start;
    let held = shares.iter().filter(|one| {
        let ksb = (one.statement as usize).checked_sub(first).and_then(|ksb| occupation.ksbs.get(ksb));
        ksb.is_some_and(counts)
    });
    let sum = held.map(|one| u64::from(one.share)).sum();
    let count = occupation.ksbs.iter().filter(|ksb| counts(ksb)).count();
    rounded_ratio(sum, count as u64)
}

/// Whether an inferred link may lead from one to the other: both levels are known, and it leads 0 to 3 up.
pub(super) fn may_infer(catalogue: &Catalogue, from: usize, to: usize) -> bool {
    let level = |position| catalogue.at(position).and_then(|occupation| occupation.level);
    let up = match (level(from), level(to)) {
        (Some(from), Some(to)) => to.checked_sub(from),
        _ => None,
    };
    from != to && up.is_some_and(|up| up <= MOST_LEVELS_UP)
}
