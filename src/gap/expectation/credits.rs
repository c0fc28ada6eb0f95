//! What is expected of the statements that tell of others, and what follows of a target before any answer about it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::cache::{ExpectationCache, SourceLink, SourceSet, StatementLinks};
use super::calibration::{Calibration, Spread};
use super::gaussian::{Gaussian, Joint};
use super::person::{Person, Prior, Source};
use super::surprise::{Surprise, widen};
use crate::catalogue::Place;
use crate::number::within;
use crate::transfer::Index;

/// What one person's sources come to.
#[derive(Debug)]
pub(crate) struct Credits<'a> {
    person: &'a Person,
    index: &'a Index,
    cache: &'a ExpectationCache,
    /// Of all sources, for targets that have none of them themselves.
    all: OnceCell<SourceCredits>,
}

/// Sources, and what is expected of each.
#[derive(Debug)]
pub(super) struct SourceCredits {
    pub(super) sources: Vec<Source>,
    pub(super) set: Arc<SourceSet>,
    /// What is rated is known.
    pub(super) credits: Gaussian,
    pub(super) surprise: Surprise,
    /// What they have in common: the standard deviation of each.
    pub(super) levels: Vec<f64>,
}

impl<'a> Credits<'a> {
    /// What is expected of each source of `person`.
    pub(crate) fn new(person: &'a Person, index: &'a Index, cache: &'a ExpectationCache) -> Self {
        Self { person, index, cache, all: OnceCell::new() }
    }

    pub(super) fn person(&self) -> &'a Person {
        self.person
    }

    pub(super) fn index(&self) -> &'a Index {
        self.index
    }

    /// Whether anything is expected: something is rated or assumed.
    pub(crate) fn is_known(&self) -> bool {
        self.person.is_known
    }

    fn all(&self) -> &SourceCredits {
        self.all.get_or_init(|| self.of(self.person.sources.clone()))
    }

    fn of(&self, sources: Vec<Source>) -> SourceCredits {
        SourceCredits::new(sources, self.person, self.index, self.cache)
    }

    /// What the sources outside `target` come to; `work` gets them.
    pub(super) fn outside<T>(&self, target: usize, work: impl FnOnce(&SourceCredits) -> T) -> T {
        let is_outside = |source: &&Source| source.place.occupation != target;
        if self.person.sources.iter().all(|source| is_outside(&source)) {
            return work(self.all());
        }
        work(&self.of(self.person.sources.iter().filter(is_outside).copied().collect()))
    }

    /// What is expected of the statements of `target` before any answer about it.
    pub(crate) fn expected(&self, target: usize) -> Vec<f64> {
        self.outside(target, |outside| self.expected_by(outside, target))
    }

    fn expected_by(&self, outside: &SourceCredits, target: usize) -> Vec<f64> {
        let Some(links) = outside.set.links_to(target, self.index) else { return Vec::new() };
        let expected = |(ksb, statement): (usize, &StatementLinks)| {
            let prior = self.person.prior_of(Place { occupation: target, ksb });
            Mean::of_target(prior, statement, links.sources, outside.credits.means()).0.expected
        };
        links.statements.iter().enumerate().map(expected).collect()
    }

    /// Every source, with what the person is expected to hold of it, 0..1, in the catalogue's order.
    pub(crate) fn of_sources(&self) -> impl Iterator<Item = (Place, f64)> {
        let credits = self.all().credits.means().iter().map(|mean| within(*mean, 0.0, 1.0));
        self.person.places().zip(credits)
    }

    /// The credits that are rated, in the catalogue's order.
    pub(crate) fn rated(&self) -> impl Iterator<Item = (Place, f64)> {
        self.person.sources.iter().filter_map(|source| Some((source.place, source.rated?)))
    }

    /// Pairs of source and target that do not carry over, sorted.
    pub(crate) fn rejected(&self) -> &[(Place, Place)] {
        &self.person.rejected
    }

    /// The statements of `target` that some source is like, in order, each with the source that gives most of it; the
    /// first of equals.
    pub(crate) fn shared_links(&self, target: usize) -> Vec<SharedLink> {
        self.outside(target, |outside| {
            let Some(links) = outside.set.links_to(target, self.index) else { return Vec::new() };
            let expected = self.expected_by(outside, target);
            let stronger =
                |best: SourceLink, link: SourceLink| if link.strength > best.strength { link } else { best };
            let shared = links.statements.iter().zip(expected).enumerate();
            let shared = shared.filter_map(|(ksb, (statement, expected))| {
                let strongest = statement.links.iter().copied().reduce(stronger)?;
                let source = outside.sources.get(strongest.source)?.place;
                Some(SharedLink { ksb, source, strength: strongest.strength, expected })
            });
            shared.collect()
        })
    }
}

impl SourceCredits {
    /// Of these sources of `person`, with what is rated of them.
    fn new(sources: Vec<Source>, person: &Person, index: &Index, cache: &ExpectationCache) -> Self {
        let set = cache.source_set(&sources, &person.rejected, index);
        let calibration = Calibration::embedded();
        let priors: Vec<_> = sources.iter().map(|source| source.prior.of(calibration)).collect();
        let means = priors.iter().map(|(mean, _)| *mean).collect();
        let mut before = Joint::new(means, |row, room| {
            let (_, own) = priors.get(row).copied().unwrap_or_default();
            let alike = set.alike(index, row);
            for (column, ((cell, (_, other)), alike)) in room.iter_mut().zip(&priors).zip(alike).enumerate() {
                *cell = covariance(own, *other, *alike, row == column);
            }
        });
        let mut surprise = Surprise::default();
        let rated: Vec<_> =
            sources.iter().enumerate().filter_map(|(at, source)| Some((at, source.rated?))).collect();
        let levels: Vec<f64> = priors.iter().map(|(_, spread)| spread.level).collect();
        widen(&mut before, &levels, &levels, &rated);
        let credits = surprise.learn(&before, &rated);
        Self { sources, set, credits, surprise, levels }
    }
}

/// The covariance of two credits. `alike` is how alike the statements are, squared.
pub(super) fn covariance(one: Spread, other: Spread, alike: f64, is_same: bool) -> f64 {
    let together = one.level * other.level + one.besides * other.besides + one.topic * other.topic * alike;
    if is_same { together + one.alone * other.alone } else { together }
}

/// A statement of a target, and the source that gives most of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SharedLink {
    pub(crate) ksb: usize,
    pub(crate) source: Place,
    pub(crate) strength: f64,
    /// How much of the statement the person is expected to hold.
    pub(crate) expected: f64,
}

/// What the expectation of a target statement rests on, before answers about the target.
pub(super) struct Mean {
    pub(super) expected: f64,
    /// How much the sources tell of it, 0..1.
    known: f64,
    /// Sources, and by how much it rises with the credit of each.
    pub(super) slopes: Vec<(usize, f64)>,
}

impl Mean {
    /// Of a target statement, and how far the truth may be from it. What the person says of the target itself, `prior`,
    /// stands in place of what resembles it.
    pub(super) fn of_target(
        prior: Option<Prior>,
        statement: &StatementLinks,
        sources: usize,
        credits: &[f64],
    ) -> (Self, Spread) {
        let calibration = Calibration::embedded();
        if let Some(prior) = prior {
            let (expected, spread) = prior.of(calibration);
            return (Self { expected, known: 1.0, slopes: Vec::new() }, spread);
        }
        let mean = Self::new(statement, sources, credits);
        if statement.is_same() {
            return (mean, Spread::default());
        }
        let spread = calibration.transfer_spread(mean.expected, mean.known);
        (mean, spread)
    }

    fn new(statement: &StatementLinks, sources: usize, credits: &[f64]) -> Self {
        let calibration = Calibration::embedded();
        let credit = |source: usize| within(credits.get(source).copied().unwrap_or_default(), 0.0, 1.0);
        if statement.is_same() {
            // Of several that say the same, the one held best: as where they are rated.
            let higher = |best: usize, other: usize| if credit(other) > credit(best) { other } else { best };
            let same = statement.links.iter().map(|link| link.source).reduce(higher).unwrap_or_default();
            return Self { expected: credit(same), known: 1.0, slopes: vec![(same, 1.0)] };
        }
        let (mut mean, mut best, mut best_link) = (0.0, 0.0, None);
        for (number, link) in statement.links.iter().enumerate() {
            let credit = credit(link.source);
            mean += link.share * credit;
            let given = link.without + (link.held - link.without) * credit;
            if best_link.is_none() || given > best {
                (best, best_link) = (given, Some(number));
            }
        }
        let more = statement.held - statement.without;
        // Half what the sources come to together, half what the best alone gives: either by itself is too low or
        // too high for a person who holds some sources and not others.
        let expected = 0.5 * (statement.without + more * mean) + 0.5 * best;
        let known = calibration.known(sources, statement.strongest());
        let slope = |(number, link): (usize, &SourceLink)| {
            let alone = if best_link == Some(number) { link.held - link.without } else { 0.0 };
            (link.source, known * 0.5 * (more * link.share + alone))
        };
        Self {
            expected: calibration.drawn(expected, known),
            known,
            slopes: statement.links.iter().enumerate().map(slope).collect(),
        }
    }

    /// The covariance with something whose covariances with each source are `with_sources`.
    pub(super) fn along(&self, with_sources: &[f64]) -> f64 {
        let with = |source: usize| with_sources.get(source).copied().unwrap_or_default();
        self.slopes.iter().fold(0.0, |sum, (source, slope)| sum + slope * with(*source))
    }

    /// Leaves of the slopes those along `open` sources, by their places there: what is known varies no more.
    pub(super) fn keep_open(&mut self, open: &[usize]) {
        self.slopes.retain_mut(|(source, _)| {
            let place = open.iter().position(|at| at == source);
            *source = place.unwrap_or(*source);
            place.is_some()
        });
    }

    /// Writes the covariance with each open source, where the slopes are along these.
    pub(super) fn with_each(&self, sources: &Gaussian, with_each: &mut [f64]) {
        for (source, slope) in &self.slopes {
            for (sum, with) in with_each.iter_mut().zip(sources.row(*source)) {
                *sum += slope * with;
            }
        }
    }
}
