//! Progression links that the catalogue states.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, Direction, Link, Occupation, TechnicalLevel};
use crate::error::Path;
use crate::sort;

/// The links that a catalogue states.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OfficialLinks {
    /// From, to: positions in the catalogue, in order, each once.
    pub(super) links: Vec<(usize, usize)>,
    /// The position of the occupation that states it, and a link whose other end is not known; by position.
    pub(super) unresolved: Vec<(usize, UnresolvedLink)>,
}

/// An official link whose other end is unknown: not in the catalogue, or ambiguous.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UnresolvedLink {
    /// The reference of the occupation that states it.
    pub occupation: String,
    /// The link as it is stated.
    pub link: Link,
    /// The technical level of the occupation at the other end; null outside levels 2 to 7.
    pub technical_level: Option<TechnicalLevel>,
}

impl OfficialLinks {
    /// Resolves every link of `catalogue`, by the first of these that applies:
    ///
    /// 1. the reference of its other end
    /// 2. its name, where exactly one other occupation has that name, and that level if the link gives one
    /// 3. without either, where the other end states the same link and no other can be meant
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let by_name = positions_by_name(catalogue);
        let (mut links, mut unresolved) = (Vec::new(), Vec::new());
        let mut unnamed: Vec<UnnamedLinks<'_>> = Vec::new();
        for (position, occupation) in catalogue.occupations().enumerate() {
            for link in &occupation.links {
                let is_named = !(link.reference.is_empty() && link.name.trim().is_empty());
                let is_alike = |open: &&mut UnnamedLinks<'_>| open.position == position && open.link == link;
                if let Some(other) = named_end(catalogue, &by_name, position, link) {
                    links.push(ends(position, other, link.direction));
                } else if is_named {
                    unresolved.extend(unresolved_link(catalogue, position, link));
                } else if let Some(open) =
                    unnamed.iter_mut().rev().take(occupation.links.len()).find(is_alike)
                {
                    open.count += 1;
                } else {
                    unnamed.push(UnnamedLinks { position, link, count: 1 });
                }
            }
        }
        // A link that both ends state is one link.
        sort::by(&mut links, Ord::cmp);
        links.dedup();
        resolve_unnamed(catalogue, &mut links, unnamed, &mut unresolved);
        sort::by(&mut links, Ord::cmp);
        links.dedup();
        sort::by_key(&mut unresolved, |(position, _)| *position);
        Self { links, unresolved }
    }

    /// Whether the catalogue states a link from one to the other.
    pub(super) fn contains(&self, from: usize, to: usize) -> bool {
        self.links.binary_search(&(from, to)).is_ok()
    }
}

/// From and to, of a link that the occupation at `position` states.
fn ends(position: usize, other: usize, direction: Direction) -> (usize, usize) {
    match direction {
        Direction::In => (other, position),
        Direction::Out => (position, other),
    }
}

/// The name of each occupation in lower case and its position, sorted.
fn positions_by_name(catalogue: &Catalogue) -> Vec<(String, usize)> {
    let name =
        |(position, occupation): (usize, &Occupation)| (occupation.name.trim().to_lowercase(), position);
    let mut names: Vec<_> = catalogue.occupations().enumerate().map(name).collect();
    sort::by(&mut names, Ord::cmp);
    names
}

/// The occupation that `link`, stated by the one at `position`, names; none where several can be meant.
fn named_end(
    catalogue: &Catalogue,
    by_name: &[(String, usize)],
    position: usize,
    link: &Link,
) -> Option<usize> {
    if !link.reference.is_empty() {
        let (other, _) = catalogue.find(&link.reference, &Path::Root).ok()?;
        return Some(other).filter(|other| *other != position);
    }
    let name = link.name.trim().to_lowercase();
    if name.is_empty() {
        return None;
    }
    let first = by_name.partition_point(|(other, _)| *other < name);
    let alike =
        by_name.iter().skip(first).take_while(|(other, _)| *other == name).map(|(_, position)| *position);
    only(alike.filter(|other| {
        let level = level(catalogue, *other);
        *other != position && (link.level.is_none() || level.is_none() || link.level == level)
    }))
}

/// The item, where there is exactly one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

fn level(catalogue: &Catalogue, position: usize) -> Option<u8> {
    catalogue.at(position)?.level
}

/// Links of one occupation that are alike in direction and level, and whose other end its page does not name.
struct UnnamedLinks<'a> {
    position: usize,
    link: &'a Link,
    count: usize,
}

/// Resolves the links without a name whose other end states them too: by name, or without one, where each of two
/// occupations is the only one that the other can mean.
fn resolve_unnamed(
    catalogue: &Catalogue,
    links: &mut Vec<(usize, usize)>,
    mut unnamed: Vec<UnnamedLinks<'_>>,
    unresolved: &mut Vec<(usize, UnresolvedLink)>,
) {
    for open in &mut unnamed {
        let known = links.iter().filter(|link| is_named_by_other_end(catalogue, open, **link)).count();
        open.count = open.count.saturating_sub(known);
    }
    unnamed.retain(|open| open.count > 0);
    let found: Vec<_> = unnamed
        .iter()
        .enumerate()
        .filter_map(|(place, open)| {
            let other = only_match(catalogue, &unnamed, place)?;
            let is_mutual = only_match(catalogue, &unnamed, other) == Some(place);
            let other = unnamed.get(other).filter(|_| is_mutual)?;
            Some((place, ends(open.position, other.position, open.link.direction)))
        })
        .collect();
    for (place, link) in found {
        links.push(link);
        if let Some(open) = unnamed.get_mut(place) {
            open.count -= 1;
        }
    }
    for open in unnamed {
        let left = (0..open.count).filter_map(|_| unresolved_link(catalogue, open.position, open.link));
        unresolved.extend(left);
    }
}

/// Whether `link` is one that `open` must be: the other end names it, and this end does not.
fn is_named_by_other_end(catalogue: &Catalogue, open: &UnnamedLinks<'_>, (from, to): (usize, usize)) -> bool {
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

/// The place in `unnamed` of the only entry that can be the other end of the one at `place`.
fn only_match(catalogue: &Catalogue, unnamed: &[UnnamedLinks<'_>], place: usize) -> Option<usize> {
    let one = unnamed.get(place)?;
    let matches = |other: &UnnamedLinks<'_>| {
        one.position != other.position
            && one.link.direction != other.link.direction
            && one.link.level.is_some()
            && one.link.level == level(catalogue, other.position)
            && other.link.level == level(catalogue, one.position)
            && shares_route(catalogue, one.position, other.position)
    };
    only(unnamed.iter().enumerate().filter(|(_, other)| matches(other)).map(|(place, _)| place))
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
    let technical_level = link.level.and_then(TechnicalLevel::of_level);
    Some((position, UnresolvedLink { occupation, link: link.clone(), technical_level }))
}
