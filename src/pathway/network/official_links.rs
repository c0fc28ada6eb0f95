//! Progression links that the catalogue states.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, Direction, Link, Occupation, TechnicalLevel};
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
        let names = Names::of(catalogue);
        let (mut links, mut unresolved) = (Vec::new(), Vec::new());
        let mut unnamed: Vec<UnnamedLinks<'_>> = Vec::new();
        for (position, occupation) in catalogue.occupations().enumerate() {
            // By direction and level, where in `unnamed` those of this occupation are.
            let mut alike: Vec<Option<usize>> = Vec::new();
            for link in &occupation.links {
                let is_named = !(link.reference.is_empty() && link.name.trim().is_empty());
                if let Some(other) = named_end(catalogue, &names, position, link) {
                    links.push(ends(position, other, link.direction));
                } else if is_named {
                    unresolved.extend(unresolved_link(catalogue, position, link));
                } else {
                    alike.resize(2 * LEVELS, None);
                    let slot = alike.get_mut(kind_of(link));
                    let known = slot.as_ref().and_then(|slot| unnamed.get_mut((**slot)?));
                    if let Some(open) = known {
                        open.count += 1;
                    } else {
                        slot.into_iter().for_each(|slot| *slot = Some(unnamed.len()));
                        unnamed.push(UnnamedLinks { position, link, count: 1 });
                    }
                }
            }
        }
        // A link that both ends state is one link.
        sort::by(&mut links, Ord::cmp);
        links.dedup();
        resolve_unnamed(catalogue, &names, &mut links, unnamed, &mut unresolved);
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

/// How many levels there are, no level among them.
const LEVELS: usize = 257;

/// A number below twice [`LEVELS`] for the direction and the level of `link`.
fn kind_of(link: &Link) -> usize {
    let level = link.level.map_or(0, |level| usize::from(level) + 1);
    if link.direction == Direction::In { level } else { LEVELS + level }
}

/// The names of all occupations.
struct Names {
    /// In lower case, by position.
    names: Vec<String>,
    /// The positions by name, then level.
    order: Vec<usize>,
}

impl Names {
    fn of(catalogue: &Catalogue) -> Self {
        let names: Vec<String> = catalogue.occupations().map(|occupation| plain(&occupation.name)).collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        sort::by_key(&mut order, |position| (names.get(*position), level(catalogue, *position), *position));
        Self { names, order }
    }

    /// The occupations that are called `name`, by level, those without one first.
    fn called(&self, name: &str) -> &[usize] {
        let called = |position: &usize| self.names.get(*position).map(String::as_str).unwrap_or_default();
        let first = self.order.partition_point(|position| called(position) < name);
        let rest = self.order.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|position| called(position) == name)).unwrap_or_default()
    }
}

/// `name` as names are compared.
fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The occupation that `link`, stated by the one at `position`, names; none where several can be meant.
fn named_end(catalogue: &Catalogue, names: &Names, position: usize, link: &Link) -> Option<usize> {
    if !link.reference.is_empty() {
        return catalogue.position(&link.reference).ok().filter(|other| *other != position);
    }
    let name = plain(&link.name);
    if name.is_empty() {
        return None;
    }
    let called = names.called(&name);
    // Without a level, a link means any of them, and so does any without a level.
    let without = called.partition_point(|other| level(catalogue, *other).is_none());
    let (without, with) = called.split_at_checked(without)?;
    let with = match link.level {
        None => with,
        Some(wanted) => {
            let first = with.partition_point(|other| level(catalogue, *other) < Some(wanted));
            let rest = with.get(first..).unwrap_or_default();
            rest.get(..rest.partition_point(|other| level(catalogue, *other) == Some(wanted)))
                .unwrap_or_default()
        }
    };
    only(without.iter().chain(with).copied().filter(|other| *other != position))
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
    names: &Names,
    links: &mut Vec<(usize, usize)>,
    mut unnamed: Vec<UnnamedLinks<'_>>,
    unresolved: &mut Vec<(usize, UnresolvedLink)>,
) {
    let mut backwards: Vec<(usize, usize)> = links.iter().map(|(from, to)| (*to, *from)).collect();
    sort::by(&mut backwards, Ord::cmp);
    for of_one in unnamed.chunk_by_mut(|one, next| one.position == next.position) {
        for direction in [Direction::In, Direction::Out] {
            let (Some(one), true) =
                (of_one.first(), of_one.iter().any(|one| one.link.direction == direction))
            else {
                continue;
            };
            let all = if direction == Direction::In { &backwards } else { &*links };
            let levels = levels_named_by_other_end(catalogue, names, one.position, direction, all);
            for open in of_one.iter_mut().filter(|open| open.link.direction == direction) {
                let known = levels.iter().filter(|level| **level == open.link.level).count();
                open.count = open.count.saturating_sub(known);
            }
        }
    }
    unnamed.retain(|open| open.count > 0);
    let matches = Matches::of(catalogue, &unnamed);
    let found: Vec<_> = unnamed
        .iter()
        .enumerate()
        .filter_map(|(place, open)| {
            let other = matches.only_match(&unnamed, place)?;
            let is_mutual = matches.only_match(&unnamed, other) == Some(place);
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

/// The levels of the occupations that name the one at `position` as the other end of a link, where it does not name
/// them. `links` are in the `direction` of that link as it sees it: itself, then the other end.
fn levels_named_by_other_end(
    catalogue: &Catalogue,
    names: &Names,
    position: usize,
    direction: Direction,
    links: &[(usize, usize)],
) -> Vec<Option<u8>> {
    let own = catalogue.at(position).into_iter().flat_map(|occupation| &occupation.links);
    let own = own.filter(|link| link.direction == direction);
    let (by_name, by_reference): (Vec<&Link>, _) = own.partition(|link| link.reference.is_empty());
    let mut references: Vec<&str> = by_reference.iter().map(|link| link.reference.as_str()).collect();
    sort::by(&mut references, Ord::cmp);
    let mut called: Vec<String> = by_name.iter().map(|link| plain(&link.name)).collect();
    called.retain(|name| !name.is_empty());
    sort::by(&mut called, Ord::cmp);
    let is_named = |other: usize| {
        let reference = catalogue.at(other).map(|other| other.reference.as_str()).unwrap_or_default();
        references.binary_search(&reference).is_ok()
            || names.names.get(other).is_some_and(|name| called.binary_search(name).is_ok())
    };
    let first = links.partition_point(|(one, _)| *one < position);
    let others = links.iter().skip(first).take_while(|(one, _)| *one == position).map(|(_, other)| *other);
    others.filter(|other| !is_named(*other)).map(|other| level(catalogue, other)).collect()
}

/// How many occupations are looked at for the other end of a link that its page does not name. Where more could be
/// meant by their levels, it stays unresolved.
const MOST_ENDS: usize = 1_000;

/// What tells which links without a name may be the same.
struct Matches<'a> {
    catalogue: &'a Catalogue,
    /// By direction, level of the other end and level of its own; then the place among the links.
    by_levels: Vec<(Direction, Option<u8>, Option<u8>, usize)>,
    /// By position: the routes of its map, sorted.
    map_routes: Vec<Vec<&'a str>>,
}

impl<'a> Matches<'a> {
    fn of(catalogue: &'a Catalogue, unnamed: &[UnnamedLinks<'_>]) -> Self {
        let key = |(place, open): (usize, &UnnamedLinks<'_>)| {
            (open.link.direction, open.link.level, level(catalogue, open.position), place)
        };
        let mut by_levels: Vec<_> = unnamed.iter().enumerate().map(key).collect();
        sort::by(&mut by_levels, Ord::cmp);
        let routes_of = |occupation: &'a Occupation| {
            let mut routes: Vec<&str> = occupation.map_routes.iter().map(String::as_str).collect();
            sort::by(&mut routes, Ord::cmp);
            routes
        };
        Self { catalogue, by_levels, map_routes: catalogue.occupations().map(routes_of).collect() }
    }

    /// The place in `unnamed` of the only entry that can be the other end of the one at `place`.
    fn only_match(&self, unnamed: &[UnnamedLinks<'_>], place: usize) -> Option<usize> {
        let one = unnamed.get(place)?;
        one.link.level?;
        let direction = if one.link.direction == Direction::In { Direction::Out } else { Direction::In };
        // The other end states the level of this one, and has the level that this one states.
        let wanted = (direction, level(self.catalogue, one.position), one.link.level);
        let levels = |(direction, stated, own, _): &(_, _, _, usize)| (*direction, *stated, *own);
        let first = self.by_levels.partition_point(|other| levels(other) < wanted);
        let rest = self.by_levels.get(first..).unwrap_or_default();
        let alike = rest.get(..rest.partition_point(|other| levels(other) == wanted)).unwrap_or_default();
        if alike.len() > MOST_ENDS {
            return None;
        }
        let may_be = |other: &usize| {
            unnamed.get(*other).is_some_and(|other| {
                one.position != other.position && self.shares_route(one.position, other.position)
            })
        };
        only(alike.iter().map(|(.., other)| *other).filter(may_be))
    }

    /// Whether each is on a route of the other's map, as far as these are known.
    fn shares_route(&self, a: usize, b: usize) -> bool {
        let on_map = |of: usize, other: usize| {
            let routes = self.map_routes.get(of).map(Vec::as_slice).unwrap_or_default();
            let route = self.catalogue.at(other).map(|other| other.route.as_str()).unwrap_or_default();
            routes.is_empty() || route.is_empty() || routes.binary_search(&route).is_ok()
        };
        on_map(a, b) && on_map(b, a)
    }
}

fn unresolved_link(catalogue: &Catalogue, position: usize, link: &Link) -> Option<(usize, UnresolvedLink)> {
    let occupation = catalogue.at(position)?.reference.clone();
    let technical_level = link.level.and_then(TechnicalLevel::of_level);
    Some((position, UnresolvedLink { occupation, link: link.clone(), technical_level }))
}
