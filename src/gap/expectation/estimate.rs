//! What is expected of each statement of one target, and how far the truth may be from it.

use std::sync::Arc;

use super::cache::{ExpectationCache, SourceLink, SourceSet, StatementLinks, TargetLinks};
use super::calibration::{Calibration, Spread};
use super::gaussian::Gaussian;
use super::person::Person;
use crate::catalogue::Place;
use crate::sort;
use crate::transfer::Index;

/// So many standard deviations either side hold 80 % of a normal distribution.
const EIGHTY_PERCENT: f64 = 1.281_551_6;

/// What one person's sources come to, before any target is looked at.
#[derive(Debug, Clone)]
pub(crate) struct Credits<'a> {
    person: &'a Person,
    index: &'a Index,
    set: Arc<SourceSet>,
    /// Of all sources. What is rated is known.
    all: Gaussian,
    surprise: Surprise,
}

/// How far answers were from what was expected.
#[derive(Debug, Clone, Copy, Default)]
struct Surprise {
    /// Squares of differences, each in its variance.
    squares: f64,
    answers: f64,
}

impl Surprise {
    fn add(&mut self, square: f64) {
        self.squares += square;
        self.answers += 1.0;
    }

    /// By how much variances are to be larger or smaller than the calibration says: as the variance of a normal
    /// distribution is estimated from a conjugate (inverse gamma) prior.
    fn scale(&self) -> f64 {
        let prior = Calibration::embedded().prior_answers;
        (prior + self.squares) / (prior + self.answers)
    }
}

impl<'a> Credits<'a> {
    /// What is expected of each source of `person`.
    pub(crate) fn new(person: &'a Person, index: &'a Index, cache: &ExpectationCache) -> Self {
        let set = cache.source_set(person, index);
        let (all, surprise) = conditioned(person, index, &set, |_| true);
        Self { person, index, set, all, surprise }
    }

    /// Whether anything is expected: something is rated or assumed.
    pub(crate) fn is_known(&self) -> bool {
        self.person.is_known
    }

    /// What is expected of the statements of `target` before any answer about it.
    pub(crate) fn expected(&self, target: usize) -> Vec<f64> {
        let Some(links) = self.set.links_to(target, self.index) else { return Vec::new() };
        let own_prior = self.person.prior_of(target);
        let expected = |statement: &StatementLinks| match own_prior {
            Some((expected, _)) => expected,
            None => Mean::new(statement, links.sources, self.all.means()).expected,
        };
        links.statements.iter().map(expected).collect()
    }

    /// Every source, with what the person is expected to hold of it, 0..1, in the catalogue's order.
    pub(crate) fn of_sources(&self) -> impl Iterator<Item = (Place, f64)> {
        let credits = self.all.means().iter().map(|mean| mean.clamp(0.0, 1.0));
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
        let Some(links) = self.set.links_to(target, self.index) else { return Vec::new() };
        let expected = self.expected(target);
        let mut shared = Vec::new();
        for (ksb, (statement, expected)) in links.statements.iter().zip(expected).enumerate() {
            let strongest = statement
                .links
                .iter()
                .reduce(|best, link| if link.strength > best.strength { link } else { best });
            if let Some(link) = strongest
                && let Some(source) = self.person.sources.get(link.source)
            {
                shared.push(SharedLink { ksb, source: source.place, strength: link.strength, expected });
            }
        }
        shared
    }

    fn has_sources_of(&self, target: usize) -> bool {
        self.person.places().any(|place| place.occupation == target)
    }
}

/// The sources that `counts`, with what is rated of them.
fn conditioned(
    person: &Person,
    index: &Index,
    set: &SourceSet,
    counts: impl Fn(usize) -> bool,
) -> (Gaussian, Surprise) {
    let calibration = Calibration::embedded();
    let priors: Vec<_> = person.sources.iter().map(|source| source.prior(calibration)).collect();
    let spread = |at: usize| priors.get(at).map(|(_, spread)| *spread).unwrap_or_default();
    let means = priors.iter().map(|(mean, _)| *mean).collect();
    let mut all = Gaussian::new(means, |row, column| {
        if counts(row) && counts(column) {
            covariance(spread(row), spread(column), set.alike(index, row, column), row == column)
        } else {
            0.0
        }
    });
    let mut surprise = Surprise::default();
    for (at, source) in person.sources.iter().enumerate().filter(|(at, _)| counts(*at)) {
        if let Some(credit) = source.rated {
            surprise.add(all.observe(at, credit));
        }
    }
    (all, surprise)
}

/// The covariance of two credits. `alike` is how alike the statements are, squared.
fn covariance(one: Spread, other: Spread, alike: f64, is_same: bool) -> f64 {
    let together = one.level * other.level + one.topic * other.topic * alike;
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

/// What is known of a target statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Known {
    /// Its own rating: what a person's other answers are compared with.
    Rated(f64),
    /// The rating of a statement that says the same.
    Same(f64),
    /// Neither.
    Nothing,
}

/// What is expected of the statements of one target.
#[derive(Debug, Clone)]
pub(crate) struct Estimate {
    /// Of each target statement, 0..1; what is known is what it is.
    expected: Vec<f64>,
    /// First the sources, then the target statements; what is known has no variance.
    credits: Gaussian,
    sources: Vec<Place>,
    target: usize,
    weights: Vec<f64>,
    scale: f64,
    is_known: bool,
    /// Of each target statement, what its expectation rests on, what counts most first.
    rests_on: Vec<Vec<SourceCredit>>,
}

/// A source of an expectation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceCredit {
    pub(crate) place: Place,
    /// How much of the target statement it gives.
    pub(crate) strength: f64,
    /// How much of it the person holds.
    pub(crate) credit: f64,
    pub(crate) is_rated: bool,
}

/// What the expectation of a target statement rests on, before answers about the target.
struct Mean {
    expected: f64,
    /// Sources, and by how much it rises with the credit of each.
    slopes: Vec<(usize, f64)>,
}

impl Estimate {
    /// What is expected of the statements of the occupation at `target`, of which `known` says what is known, and
    /// `weights` what they weigh.
    pub(crate) fn new(credits: &Credits<'_>, target: usize, known: &[Known], weights: &[f64]) -> Self {
        let Credits { person, index, set, .. } = credits;
        let calibration = Calibration::embedded();
        let no_links = TargetLinks::default();
        let links = set.links_to(target, index).unwrap_or(&no_links);
        let own;
        let (outside, mut surprise) = if credits.has_sources_of(target) {
            let is_outside =
                |at: usize| person.sources.get(at).is_some_and(|one| one.place.occupation != target);
            own = conditioned(person, index, set, is_outside);
            (&own.0, own.1)
        } else {
            (&credits.all, credits.surprise)
        };
        let own_prior = person.prior_of(target);
        let means: Vec<Mean> = (links.statements.iter())
            .map(|statement| match own_prior {
                Some((expected, _)) => Mean { expected, slopes: Vec::new() },
                None => Mean::new(statement, links.sources, outside.means()),
            })
            .collect();
        let spread = |(mean, statement): (&Mean, &StatementLinks)| match own_prior {
            Some((_, spread)) => spread,
            None if statement.is_same() => Spread::default(),
            None => calibration.transfer_spread(mean.expected, links.sources),
        };
        let spreads: Vec<Spread> = means.iter().zip(&links.statements).map(spread).collect();
        let count = outside.count();
        // The covariances of a target statement with each source.
        let with_sources: Vec<Vec<f64>> = means.iter().map(|mean| mean.with_each(outside)).collect();
        let all_means = outside.means().iter().copied().chain(means.iter().map(|mean| mean.expected));
        let mut joint = Gaussian::new(all_means.collect(), |row, column| {
            let Some(of_target) = row.checked_sub(count) else {
                return outside.row(row).get(column).copied().unwrap_or_default();
            };
            let Some(with_sources) = with_sources.get(of_target) else { return 0.0 };
            let Some(other) = column.checked_sub(count) else {
                return with_sources.get(column).copied().unwrap_or_default();
            };
            let through = means.get(other).map_or(0.0, |mean| mean.along(with_sources));
            let spread = |at: usize| spreads.get(at).copied().unwrap_or_default();
            let alike = links.alike(index, target, of_target, other);
            through + covariance(spread(of_target), spread(other), alike, of_target == other)
        });
        for (ksb, known) in known.iter().enumerate() {
            match known {
                Known::Rated(credit) => surprise.add(joint.observe(count + ksb, *credit)),
                Known::Same(_) => joint.forget(count + ksb),
                Known::Nothing => {}
            }
        }
        let source_credit = |link: &SourceLink| {
            let source = person.sources.get(link.source)?;
            let credit = outside.means().get(link.source).copied().unwrap_or_default().clamp(0.0, 1.0);
            let (place, strength) = (source.place, link.strength);
            Some(SourceCredit { place, strength, credit, is_rated: source.rated.is_some() })
        };
        let rests_on = links.statements.iter().map(|statement| {
            let mut credits: Vec<_> = statement.links.iter().filter_map(source_credit).collect();
            sort::by(&mut credits, |one, other| other.strength.total_cmp(&one.strength));
            if own_prior.is_some() { Vec::new() } else { credits }
        });
        let rests_on = rests_on.collect();
        let after = joint.means().get(count..).unwrap_or_default();
        let expected = known.iter().zip(after).map(|(known, mean)| match known {
            Known::Rated(credit) | Known::Same(credit) => *credit,
            Known::Nothing => mean.clamp(0.0, 1.0),
        });
        Self {
            expected: expected.collect(),
            credits: joint,
            sources: person.places().collect(),
            target,
            weights: weights.to_vec(),
            scale: surprise.scale(),
            is_known: person.is_known,
            rests_on,
        }
    }
}

impl Mean {
    fn new(statement: &StatementLinks, sources: usize, credits: &[f64]) -> Self {
        let calibration = Calibration::embedded();
        let credit = |source: usize| credits.get(source).copied().unwrap_or_default().clamp(0.0, 1.0);
        if let Some(same) = statement.links.first().filter(|_| statement.is_same()) {
            return Self { expected: credit(same.source), slopes: vec![(same.source, 1.0)] };
        }
        let (mut mean, mut best, mut best_link) = (0.0, 0.0, None);
        for (number, link) in statement.links.iter().enumerate() {
            let credit = credit(link.source);
            mean += link.share * credit;
            if best_link.is_none() || link.held * credit > best {
                (best, best_link) = (link.held * credit, Some(number));
            }
        }
        // Half what the sources come to together, half what the best alone gives: either by itself is too low or
        // too high for a person who holds some sources and not others.
        let expected = 0.5 * statement.held * mean + 0.5 * best;
        let known = calibration.known(sources);
        let slope = |(number, link): (usize, &SourceLink)| {
            let alone = if best_link == Some(number) { link.held } else { 0.0 };
            (link.source, known * 0.5 * (statement.held * link.share + alone))
        };
        Self {
            expected: calibration.drawn(expected, sources),
            slopes: statement.links.iter().enumerate().map(slope).collect(),
        }
    }

    /// The covariance with something whose covariances with each source are `with_sources`.
    fn along(&self, with_sources: &[f64]) -> f64 {
        let with = |source: usize| with_sources.get(source).copied().unwrap_or_default();
        self.slopes.iter().fold(0.0, |sum, (source, slope)| sum + slope * with(*source))
    }

    /// The covariance with each source.
    fn with_each(&self, sources: &Gaussian) -> Vec<f64> {
        let mut with_each = vec![0.0; sources.count()];
        for (source, slope) in &self.slopes {
            for (sum, with) in with_each.iter_mut().zip(sources.row(*source)) {
                *sum += slope * with;
            }
        }
        with_each
    }
}

impl Estimate {
    /// What is expected of each statement, 0..1, in order. What is known is what it is.
    pub(crate) fn expected(&self) -> &[f64] {
        &self.expected
    }

    /// Whether anything is expected: something is rated or assumed.
    pub(crate) fn is_known(&self) -> bool {
        self.is_known
    }

    /// The position of the target.
    pub(crate) fn target(&self) -> usize {
        self.target
    }

    /// Whether the statement at `place` is one of the target's and counts.
    pub(crate) fn counts(&self, place: Place) -> bool {
        place.occupation == self.target && self.weights.get(place.ksb).is_some_and(|weight| *weight > 0.0)
    }

    /// What the expectation of the target statement `number` rests on, what counts most first.
    pub(crate) fn rests_on(&self, number: usize) -> impl Iterator<Item = &SourceCredit> {
        self.rests_on.get(number).into_iter().flatten()
    }

    /// How far the weighted mean of the statements that `counts` lies below or above its expectation at most, four
    /// times in five.
    pub(crate) fn margin(&self, counts: impl Fn(usize) -> bool) -> f64 {
        let shares = self.shares(counts);
        let with_mean = self.with_mean(&shares);
        EIGHTY_PERCENT * (self.scale * self.variance(&shares, &with_mean)).max(0.0).sqrt()
    }

    /// What each statement that `counts` is of the weighted mean of all that do.
    fn shares(&self, counts: impl Fn(usize) -> bool) -> Vec<f64> {
        let weight = |(ksb, weight): (usize, &f64)| if counts(ksb) { *weight } else { 0.0 };
        let weights: Vec<f64> = self.weights.iter().enumerate().map(weight).collect();
        let sum = weights.iter().fold(0.0, |sum, weight| sum + weight);
        let share = |weight: f64| if sum > 0.0 { weight / sum } else { 0.0 };
        weights.into_iter().map(share).collect()
    }

    /// The covariance of each credit with the mean that `shares` says.
    fn with_mean(&self, shares: &[f64]) -> Vec<f64> {
        let count = self.sources.len();
        let with = |at: usize| {
            let row = self.credits.row(at).get(count..).unwrap_or_default();
            row.iter().zip(shares).fold(0.0, |sum, (covariance, share)| sum + covariance * share)
        };
        (0..self.credits.count()).map(with).collect()
    }

    fn variance(&self, shares: &[f64], with_mean: &[f64]) -> f64 {
        let of_target = with_mean.get(self.sources.len()..).unwrap_or_default();
        of_target.iter().zip(shares).fold(0.0, |sum, (covariance, share)| sum + covariance * share)
    }

    /// By how much the margin would be smaller with an answer to each statement: first of the sources, then of the
    /// target. Nothing for what is known.
    pub(crate) fn gains(&self) -> Vec<(Place, f64)> {
        let shares = self.shares(|_| true);
        let with_mean = self.with_mean(&shares);
        let variance = self.variance(&shares, &with_mean).max(0.0);
        let margin = |variance: f64| EIGHTY_PERCENT * (self.scale * variance.max(0.0)).sqrt();
        let gain = |(at, with): (usize, &f64)| {
            let own = self.credits.variance(at);
            let after = if own > 1e-9 { variance - with * with / own } else { variance };
            (self.place(at), margin(variance) - margin(after))
        };
        with_mean.iter().enumerate().map(gain).collect()
    }

    /// Takes the statement at `place` as answered, whatever the answer is.
    pub(crate) fn ask(&mut self, place: Place) {
        if place.occupation == self.target {
            self.credits.ask(self.sources.len() + place.ksb);
        } else if let Some(at) = self.sources.iter().position(|source| *source == place) {
            self.credits.ask(at);
        }
    }

    fn place(&self, at: usize) -> Place {
        match at.checked_sub(self.sources.len()) {
            Some(ksb) => Place { occupation: self.target, ksb },
            None => self.sources.get(at).copied().unwrap_or_default(),
        }
    }
}
