//! What expectations are made of and what does not change with a rating: cached by the statements that tell.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::calibration::Calibration;
use super::person::Source;
use crate::assessment::is_rejected;
use crate::catalogue::Place;
use crate::transfer::{Index, Prepared};

/// How many sources of a target statement are compared with it word by word: those that resemble it most.
const COMPARED: usize = 3;
/// For how many sets of sources what is worked out is kept.
const KEPT: usize = 4;

/// Caches of one catalogue. Copies share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExpectationCache {
    /// The last used last.
    recent: Arc<Mutex<Vec<Arc<SourceSet>>>>,
}

/// Statements that tell of others, and how they resemble each other and each target.
#[derive(Debug)]
pub(super) struct SourceSet {
    places: Vec<Place>,
    rejected: Vec<(Place, Place)>,
    /// How alike two sources are, squared: row by row, up to the row's own place.
    alike: OnceLock<Vec<f64>>,
    /// By the position of the target.
    targets: Vec<OnceLock<TargetLinks>>,
}

/// How the statements of one target follow from sources of other occupations.
#[derive(Debug, Default)]
pub(super) struct TargetLinks {
    /// How many sources there are.
    pub(super) sources: usize,
    /// Of each target statement, in order.
    pub(super) statements: Vec<StatementLinks>,
    /// How alike two target statements are, squared: row by row, up to the row's own place.
    alike: OnceLock<Vec<f64>>,
}

/// How one target statement follows from the sources that resemble it most, the most like first.
#[derive(Debug, Clone, Default)]
pub(super) struct StatementLinks {
    /// At most [`COMPARED`]; where some say the same, these alone.
    pub(super) links: Vec<SourceLink>,
    /// What is held of it on average by who holds all sources in full.
    pub(super) held: f64,
    /// And by who holds nothing of any of them.
    pub(super) without: f64,
}

/// A source, and how much of a target statement it gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceLink {
    /// The number of the source.
    pub(super) source: usize,
    pub(super) strength: f64,
    /// Its share of what decides, 0..1; all shares of a target statement together are 1.
    pub(super) share: f64,
    /// What would be held of the target statement if this were the strongest source.
    pub(super) held: f64,
    /// And by who holds nothing of it: what is held of a statement like no source, as far as this one is unlike.
    pub(super) without: f64,
}

impl ExpectationCache {
    /// What is cached for `sources`, without what carries over by a pair of `rejected`, which are in order.
    pub(super) fn source_set(
        &self,
        sources: &[Source],
        rejected: &[(Place, Place)],
        index: &Index,
    ) -> Arc<SourceSet> {
        // A thread that panicked while it held the lock has left the list whole.
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let places = || sources.iter().map(|source| source.place);
        let is_same =
            |set: &Arc<SourceSet>| set.rejected == rejected && set.places.iter().copied().eq(places());
        let set = match recent.iter().position(is_same) {
            Some(place) => recent.remove(place),
            None => Arc::new(SourceSet::new(places().collect(), rejected.to_vec(), index)),
        };
        if recent.len() >= KEPT {
            recent.remove(0);
        }
        recent.push(Arc::clone(&set));
        set
    }
}

/// What a person holds who has finished an occupation and nothing else.
#[derive(Debug)]
pub(crate) struct Finished {
    occupation: usize,
    set: SourceSet,
}

impl Finished {
    /// Without what carries over by a pair of `rejected`, which are in order.
    pub(crate) fn new(occupation: usize, index: &Index, rejected: &[(Place, Place)]) -> Self {
        let places = index.places(occupation).collect();
        Self { occupation, set: SourceSet::new(places, rejected.to_vec(), index) }
    }

    /// What is held of each statement of `target` on average, 0..1, in order. Of its own it is all.
    pub(crate) fn held(&self, target: usize, index: &Index) -> Vec<f64> {
        if target == self.occupation {
            return vec![1.0; index.count(target)];
        }
        let links = self.set.links_to(target, index);
        links.into_iter().flat_map(|links| &links.statements).map(|statement| statement.held).collect()
    }
}

impl SourceSet {
    fn new(places: Vec<Place>, rejected: Vec<(Place, Place)>, index: &Index) -> Self {
        let targets = (0..index.occupations()).map(|_| OnceLock::new()).collect();
        Self { places, rejected, alike: OnceLock::new(), targets }
    }

    /// How alike the source numbered `row` and each up to itself are, squared, 0..1.
    pub(super) fn alike(&self, index: &Index, row: usize) -> &[f64] {
        let alike = self.alike.get_or_init(|| alike_squared(self.places.iter().map(|at| index.at(*at))));
        row_of_triangle(alike, row)
    }

    /// How the statements of `target`, of which no source is one, follow from the sources.
    pub(super) fn links_to(&self, target: usize, index: &Index) -> Option<&TargetLinks> {
        let cache = self.targets.get(target)?;
        Some(cache.get_or_init(|| self.work_out(target, index)))
    }

    fn work_out(&self, target: usize, index: &Index) -> TargetLinks {
        let numbered = (0..).zip(&self.places);
        let sources: Vec<(usize, Place, &Prepared)> =
            numbered.filter_map(|(number, place)| Some((number, *place, index.at(*place)?))).collect();
        let calibration = Calibration::embedded();
        let of_each: Vec<Vec<(usize, f64)>> = index
            .places(target)
            .map(|to| {
                index.at(to).map_or_else(Vec::new, |prepared| {
                    let may = |from: Place| !is_rejected(&self.rejected, from, to);
                    strongest(&sources, prepared, index, may)
                })
            })
            .collect();
        let best = |strengths: &[(usize, f64)]| strengths.iter().fold(0.0_f64, |most, one| most.max(one.1));
        let sum = of_each.iter().fold(0.0, |sum, strengths| sum + best(strengths));
        let mean = if of_each.is_empty() { 0.0 } else { sum / of_each.len() as f64 };
        let held = |strength| calibration.held(strength, mean, sources.len());
        let statements = of_each.iter().map(|strengths| StatementLinks::new(strengths, held));
        TargetLinks { sources: sources.len(), statements: statements.collect(), alike: OnceLock::new() }
    }
}

impl TargetLinks {
    /// How alike the statement numbered `row` of the target, at `position`, and each up to itself are, squared, 0..1.
    pub(super) fn alike(&self, index: &Index, position: usize, row: usize) -> &[f64] {
        let places = index.places(position);
        row_of_triangle(self.alike.get_or_init(|| alike_squared(places.map(|at| index.at(at)))), row)
    }
}

/// The numbers of the sources most like `target`, and the strength from each; the first of equals.
fn strongest(
    sources: &[(usize, Place, &Prepared)],
    target: &Prepared,
    index: &Index,
    may: impl Fn(Place) -> bool,
) -> Vec<(usize, f64)> {
    let mut nearest: Vec<(f64, usize, &Prepared)> = Vec::with_capacity(COMPARED + 1);
    let towards = target.towards();
    for (number, place, source) in sources {
        let alike = towards.alike(source);
        let place_in = nearest.partition_point(|(other, ..)| *other >= alike);
        if place_in < COMPARED && may(*place) {
            nearest.insert(place_in, (alike, *number, source));
            nearest.truncate(COMPARED);
        }
    }
    nearest.into_iter().map(|(_, number, source)| (number, index.strength(source, target))).collect()
}

impl StatementLinks {
    /// What a source counts grows with the fourth power of its strength. Sources that say the same decide alone.
    fn new(strengths: &[(usize, f64)], held: impl Fn(f64) -> f64) -> Self {
        let same = strengths.iter().filter(|(_, strength)| *strength >= 1.0);
        let same = same.map(|(source, strength)| SourceLink {
            source: *source,
            strength: *strength,
            share: 1.0,
            held: 1.0,
            without: 0.0,
        });
        let same: Vec<_> = same.collect();
        if !same.is_empty() {
            return Self { links: same, held: 1.0, without: 0.0 };
        }
        let unlike = held(0.0);
        let power = |strength: f64| strength * strength * strength * strength + 1e-9;
        let sum = strengths.iter().fold(0.0, |sum, (_, strength)| sum + power(*strength));
        let link = |(source, strength): &(usize, f64)| SourceLink {
            source: *source,
            strength: *strength,
            share: power(*strength) / sum,
            held: held(*strength),
            without: unlike * (1.0 - strength),
        };
        let links: Vec<_> = strengths.iter().map(link).collect();
        let held = links.iter().fold(0.0_f64, |most, link| most.max(link.held));
        let without = links.iter().fold(unlike, |least, link| least.min(link.without));
        Self { links, held, without }
    }

    /// The largest strength from a source.
    pub(super) fn strongest(&self) -> f64 {
        self.links.iter().fold(0.0, |most, link| most.max(link.strength))
    }

    /// Whether a source says the same.
    pub(super) fn is_same(&self) -> bool {
        self.links.first().is_some_and(|link| link.strength >= 1.0)
    }
}

/// How alike each two are, squared: row by row, up to the row's own place.
fn alike_squared<'a>(statements: impl Iterator<Item = Option<&'a Prepared>>) -> Vec<f64> {
    let statements: Vec<_> = statements.collect();
    let mut alike = Vec::with_capacity(statements.len() * (statements.len() + 1) / 2);
    for (row, one) in statements.iter().enumerate() {
        let towards = one.map(Prepared::towards);
        for other in statements.iter().take(row) {
            let both = towards.zip(*other).map_or(0.0, |(towards, other)| towards.alike(other));
            alike.push(both * both);
        }
        alike.push(1.0);
    }
    alike
}

fn row_of_triangle(cells: &[f64], row: usize) -> &[f64] {
    let start = row * (row + 1) / 2;
    cells.get(start..=start + row).unwrap_or_default()
}
