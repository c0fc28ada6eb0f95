//! Progression links: those that the catalogue states, and those worked out from knowledge and skills.

use serde::Serialize;

use super::network::{Ground, Held};
use crate::catalogue::{Catalogue, Direction, Kind, Link, Occupation, Place};
use crate::number::rounded_ratio;
use crate::order::sorted_by;

/// The lowest strength of an inferred link, in units of 0.0001.
///
/// Chosen on O*NET's related occupations, between where precision and recall together are best (0.05 to 0.08)
/// and where precision is (0.15). `cargo bench --bench links` gives the figures; a change of how statements
/// are compared asks for them anew.
pub(crate) const LINK_THRESHOLD: u64 = 1_000;
/// How many levels up an inferred link may lead. Of the official links one in a hundred leads further, and
/// none down.
const MOST_LEVELS_UP: u8 = 3;

/// A link that is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inferred {
    /// The position of the occupation that it leads to.
    pub(crate) to: usize,
    /// Its strength, in units of 0.0001.
    pub(crate) strength: u64,
}

/// A link of either kind, as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownLink {
    /// The position of the occupation that it leads to.
    pub(crate) to: usize,
    /// Its strength, in units of 0.0001.
    pub(crate) strength: u64,
    /// Whether the catalogue states it; otherwise it is worked out.
    pub(crate) official: bool,
}

impl KnownLink {
    /// Out of each occupation, in order.
    pub(crate) fn all(ground: Ground<'_>) -> Vec<Vec<Self>> {
        let mut all = Vec::with_capacity(ground.occupations());
        for out in ground.inferred() {
            let inferred =
                out.iter().map(|link| Self { to: link.to, strength: link.strength, official: false });
            all.push(inferred.collect());
        }
        for (from, to) in &ground.official().links {
            let strength = strength(ground, *from, *to);
            let of_all: Option<&mut Vec<Self>> = all.get_mut(*from);
            of_all.into_iter().for_each(|out| out.push(Self { to: *to, strength, official: true }));
        }
        all.into_iter().map(|out| sorted_by(out, |a: &Self, b| a.to.cmp(&b.to))).collect()
    }
}

/// The links that a catalogue states.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Official {
    /// From, to: positions in the catalogue, in order, each once.
    pub(crate) links: Vec<(usize, usize)>,
    /// Those whose other end is not known.
    pub(crate) unresolved: Vec<(usize, UnresolvedLink)>,
}

/// An official link whose other end is not in the catalogue, or cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UnresolvedLink {
    /// The reference of the occupation that states it.
    pub occupation: String,
    /// The link as it is stated.
    pub link: Link,
}

impl Inferred {
    /// Those among `known`, the links out of each occupation.
    pub(super) fn among(known: &[Vec<KnownLink>]) -> Vec<Vec<Self>> {
        let mut all = Vec::with_capacity(known.len());
        for out in known {
            let mut inferred = Vec::new();
            for link in out.iter().filter(|link| !link.official) {
                inferred.push(Self { to: link.to, strength: link.strength });
            }
            all.push(inferred);
        }
        all
    }

    /// Out of each occupation, in order, without those that are official.
    pub(super) fn all(ground: Ground<'_>) -> Vec<Vec<Self>> {
        let official = &ground.official().links;
        let mut all = Vec::with_capacity(ground.occupations());
        for from in 0..ground.occupations() {
            let mut out = Vec::new();
            let finished = ground.finished(from);
            let mut to = 0;
            // What is held is by number, and so one occupation after the other.
            let mut rest = finished;
            while let Some(next) = rest.first() {
                while ground.first(to + 1) <= next.statement as usize {
                    to += 1;
                }
                let end = ground.first(to + 1);
                let count = rest.partition_point(|held| (held.statement as usize) < end);
                let (here, others) = rest.split_at_checked(count).unwrap_or((rest, &[]));
                rest = others;
                if from != to
                    && leads_up(ground.catalogue, from, to)
                    && official.binary_search(&(from, to)).is_err()
                {
                    let strength = strength_of(ground, here, to);
                    if strength >= LINK_THRESHOLD {
                        out.push(Self { to, strength });
                    }
                }
            }
            all.push(out);
        }
        all
    }
}

/// How much of the knowledge and skills of `to` a person holds who is fully competent in `from`, in units;
/// all statements weigh the same. 0 where it has none.
pub(crate) fn strength(ground: Ground<'_>, from: usize, to: usize) -> u64 {
    strength_of(ground, ground.held_of(to, ground.finished(from)), to)
}

/// Whether a link leads from one to the other.
pub(super) fn is_link(ground: Ground<'_>, from: usize, to: usize) -> bool {
    ground.official().links.binary_search(&(from, to)).is_ok()
        || from != to && leads_up(ground.catalogue, from, to) && strength(ground, from, to) >= LINK_THRESHOLD
}

fn strength_of(ground: Ground<'_>, held: &[Held], to: usize) -> u64 {
    let Some(occupation) = ground.catalogue.at(to) else { return 0 };
    let (mut sum, mut count) = (0, 0);
    for ksb in &occupation.ksbs {
        count += u64::from(ksb.kind != Kind::Behaviour);
    }
    for one in held {
        let place = Place { occupation: to, ksb: one.statement as usize - ground.first(to) };
        if ground.kind(place) != Some(Kind::Behaviour) {
            sum += u64::from(one.units);
        }
    }
    rounded_ratio(sum, count)
}

/// Whether an inferred link may lead from one to the other: levels known, and 0 to 3 up.
fn leads_up(catalogue: &Catalogue, from: usize, to: usize) -> bool {
    let level = |position| catalogue.at(position).and_then(|occupation: &Occupation| occupation.level);
    match (level(from), level(to)) {
        (Some(from), Some(to)) => to.checked_sub(from).is_some_and(|up| up <= MOST_LEVELS_UP),
        _ => false,
    }
}

impl Official {
    /// Resolves every link of `catalogue`: by the reference of its other end; by its name, where exactly
    /// one other occupation has that name (and that level, if the link gives one); or, without either,
    /// where the other end states the same link and no other can be meant.
    #[inline(never)]
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let names = by_name(catalogue);
        let (mut links, mut unresolved) = (Vec::new(), Vec::new());
        let mut unnamed: Vec<Unnamed<'_>> = Vec::new();
        for (position, occupation) in catalogue.occupations().enumerate() {
            for link in &occupation.links {
                let named = !(link.reference.is_empty() && link.name.trim().is_empty());
                let alike = |open: &&mut Unnamed<'_>| open.position == position && open.link == link;
                if let Some(other) = other_end(catalogue, &names, position, link) {
                    links.push(ends(position, other, link.direction));
                } else if named {
                    unresolved.extend(unresolved_link(catalogue, position, link));
                } else if let Some(open) = unnamed.iter_mut().rev().take(occupation.links.len()).find(alike) {
                    open.count += 1;
                } else {
                    unnamed.push(Unnamed { position, link, count: 1 });
                }
            }
        }
        let mut links = sorted_by(links, |a: &(usize, usize), b| a.cmp(b));
        links.dedup();
        resolve_unnamed(catalogue, &mut links, unnamed, &mut unresolved);
        // A link that both ends state is one link.
        let mut links = sorted_by(links, |a: &(usize, usize), b| a.cmp(b));
        links.dedup();
        Self { links, unresolved: sorted_by(unresolved, |(a, _), (b, _)| a.cmp(b)) }
    }
}

fn ends(position: usize, other: usize, direction: Direction) -> (usize, usize) {
    match direction {
        Direction::In => (other, position),
        Direction::Out => (position, other),
    }
}

/// Every occupation by its name in lower case.
fn by_name(catalogue: &Catalogue) -> Vec<(String, usize)> {
    let mut names = Vec::new();
    for (position, occupation) in catalogue.occupations().enumerate() {
        names.push((occupation.name.trim().to_lowercase(), position));
    }
    sorted_by(names, |(a, _): &(String, usize), (b, _)| a.cmp(b))
}

/// The occupation that `link` names, if it is one and no other.
fn other_end(
    catalogue: &Catalogue,
    names: &[(String, usize)],
    position: usize,
    link: &Link,
) -> Option<usize> {
    if !link.reference.is_empty() {
        let path = crate::input::Path::Root;
        let found = catalogue.find(&link.reference, &path).ok().map(|(other, _)| other);
        return found.filter(|other| *other != position);
    }
    let name = link.name.trim().to_lowercase();
    if name.is_empty() {
        return None;
    }
    let start = names.partition_point(|(other, _)| *other < name);
    let mut found = None;
    for (other_name, other) in names.iter().skip(start) {
        if *other_name != name {
            break;
        }
        let level = catalogue.at(*other).and_then(|occupation| occupation.level);
        if *other != position && (link.level.is_none() || level.is_none() || link.level == level) {
            if found.is_some() {
                return None;
            }
            found = Some(*other);
        }
    }
    found
}

/// Links of one occupation that its page does not name, alike in direction and level.
struct Unnamed<'a> {
    position: usize,
    link: &'a Link,
    count: usize,
}

/// A link without a name is known where its other end states it too: by name, or, without a name, where
/// each of two occupations is the only one that the other can mean.
fn resolve_unnamed(
    catalogue: &Catalogue,
    links: &mut Vec<(usize, usize)>,
    mut unnamed: Vec<Unnamed<'_>>,
    unresolved: &mut Vec<(usize, UnresolvedLink)>,
) {
    for open in &mut unnamed {
        let told = links.iter().filter(|link| is_told(catalogue, open, **link)).count();
        open.count = open.count.saturating_sub(told);
    }
    unnamed.retain(|open| open.count > 0);
    let mut found = Vec::new();
    for (place, open) in unnamed.iter().enumerate() {
        let only = only_fit(catalogue, &unnamed, place);
        if let Some(other) = only.filter(|other| only_fit(catalogue, &unnamed, *other) == Some(place))
            && let Some(other) = unnamed.get(other)
        {
            found.push((place, ends(open.position, other.position, open.link.direction)));
        }
    }
    for (place, link) in found {
        links.push(link);
        if let Some(open) = unnamed.get_mut(place) {
            open.count -= 1;
        }
    }
    for open in unnamed {
        for _ in 0..open.count {
            unresolved.extend(unresolved_link(catalogue, open.position, open.link));
        }
    }
}

/// Whether `link` is one that `open` must be: the other end names it, and this end does not.
fn is_told(catalogue: &Catalogue, open: &Unnamed<'_>, (from, to): (usize, usize)) -> bool {
    let (here, other) = match open.link.direction {
        Direction::In => (to, from),
        Direction::Out => (from, to),
    };
    let (Some(occupation), Some(other)) = (catalogue.at(here), catalogue.at(other)) else { return false };
    let names_other = |link: &Link| {
        link.direction == open.link.direction
            && (link.reference == other.reference
                || link.reference.is_empty() && same_name(&link.name, &other.name))
    };
    here == open.position && other.level == open.link.level && !occupation.links.iter().any(names_other)
}

/// The place of the only one that states the link of the one at `place` from its other end.
fn only_fit(catalogue: &Catalogue, unnamed: &[Unnamed<'_>], place: usize) -> Option<usize> {
    let one = unnamed.get(place)?;
    let level = |position| catalogue.at(position).and_then(|occupation: &Occupation| occupation.level);
    let mut fits = None;
    for (place, other) in unnamed.iter().enumerate() {
        if one.position != other.position
            && one.link.direction != other.link.direction
            && one.link.level.is_some()
            && one.link.level == level(other.position)
            && other.link.level == level(one.position)
            && shares_route(catalogue, one.position, other.position)
        {
            if fits.is_some() {
                return None;
            }
            fits = Some(place);
        }
    }
    fits
}

fn same_name(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether each is on a route of the other's map, as far as these are known.
fn shares_route(catalogue: &Catalogue, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (catalogue.at(a), catalogue.at(b)) else { return false };
    let on_map = |of: &Occupation, other: &Occupation| {
        of.map_routes.is_empty() || other.route.is_empty() || of.map_routes.contains(&other.route)
    };
    on_map(a, b) && on_map(b, a)
}

fn unresolved_link(catalogue: &Catalogue, position: usize, link: &Link) -> Option<(usize, UnresolvedLink)> {
    let occupation = catalogue.at(position)?.reference.clone();
    Some((position, UnresolvedLink { occupation, link: link.clone() }))
}
