//! What is expected of each statement of one target, and how far the truth may be from it.

use std::ops::Range;

use super::cache::{SourceLink, StatementLinks, TargetLinks};
use super::calibration::Spread;
use super::credits::{Credits, Mean, SourceCredits, covariance};
use super::gaussian::{Gaussian, Joint, LEAST_VARIANCE, dot};
use super::surprise::widen;
use crate::catalogue::Place;
use crate::number::within;
use crate::sort;

/// So many standard deviations either side hold 80 % of a normal distribution.
const EIGHTY_PERCENT: f64 = 1.281_551_6;

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
    /// First the sources, then the target statements.
    credits: Gaussian,
    /// Those that are not rated; none where they are not wanted.
    sources: Vec<Place>,
    target: usize,
    weights: Vec<f64>,
    scale: f64,
    is_known: bool,
    left_out: usize,
    /// Of each target statement, what its expectation rests on, what counts most first.
    rests_on: Vec<Vec<SourceCredit>>,
}

/// What an estimate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// What is expected, and the range: no sources, no reasons.
    Range,
    /// Also what each expectation rests on, and what an answer to a source would tell.
    All,
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

impl Estimate {
    /// What is expected of the statements of the occupation at `target`, of which `known` says what is known, and
    /// `weights` what they weigh.
    pub(crate) fn new(
        credits: &Credits<'_>,
        target: usize,
        (known, weights): (&[Known], &[f64]),
        wanted: Wanted,
    ) -> Self {
        credits.outside(target, |outside| Self::of(credits, outside, target, (known, weights), wanted))
    }

    fn of(
        credits: &Credits<'_>,
        of_sources: &SourceCredits,
        target: usize,
        (known, weights): (&[Known], &[f64]),
        wanted: Wanted,
    ) -> Self {
        let (person, index) = (credits.person(), credits.index());
        let SourceCredits { sources, set, credits: outside, levels, .. } = of_sources;
        let mut surprise = of_sources.surprise;
        let no_links = TargetLinks::default();
        let links = set.links_to(target, index).unwrap_or(&no_links);
        let prior = |ksb| person.prior_of(Place { occupation: target, ksb });
        let mean_and_spread = |(ksb, statement): (usize, &StatementLinks)| {
            Mean::of_target(prior(ksb), statement, links.sources, outside.means())
        };
        let (mut means, spreads): (Vec<Mean>, Vec<Spread>) =
            links.statements.iter().enumerate().map(mean_and_spread).unzip();
        // Only who asks for more wants the sources themselves.
        let kept = if wanted == Wanted::All { outside.open() } else { &[] };
        // Whose answers are low does less of their job than they say, with all that follows from it. Whose answers
        // are high knows more besides.
        let level = |number: &usize| levels.get(*number).copied().unwrap_or_default();
        let mut lower: Vec<f64> = kept.iter().map(level).collect();
        let mut higher = vec![0.0; kept.len()];
        for (mean, spread) in means.iter_mut().zip(&spreads) {
            let has_no_source = mean.slopes.is_empty();
            lower.push(if has_no_source { spread.level } else { mean.along(levels) });
            higher.push(if has_no_source { spread.level } else { spread.besides });
            mean.keep_open(outside.open());
        }
        // The covariances of a target statement with each source that is open.
        let open = outside.open().len();
        let mut with_sources = vec![0.0; means.len() * open];
        let rows = with_sources.chunks_exact_mut(open.max(1));
        means.iter().zip(rows).for_each(|(mean, row)| mean.with_each(outside, row));
        let kept_means = kept.iter().map(|number| outside.means().get(*number).copied().unwrap_or_default());
        let all_means = kept_means.chain(means.iter().map(|mean| mean.expected));
        let mut before = Joint::new(all_means.collect(), |row, room| {
            let Some(of_target) = row.checked_sub(kept.len()) else {
                room.iter_mut().zip(outside.row(row)).for_each(|(cell, covariance)| *cell = *covariance);
                return;
            };
            let with_sources = with_sources.get(of_target * open..(of_target + 1) * open).unwrap_or_default();
            let Some((of_kept, of_targets)) = room.split_at_mut_checked(kept.len()) else { return };
            of_kept.iter_mut().zip(with_sources).for_each(|(cell, covariance)| *cell = *covariance);
            let own = spreads.get(of_target).copied().unwrap_or_default();
            let alike = links.alike(index, target, of_target);
            let others = means.iter().zip(&spreads).zip(alike);
            for (other, (cell, ((mean, spread), alike))) in of_targets.iter_mut().zip(others).enumerate() {
                *cell = mean.along(with_sources) + covariance(own, *spread, *alike, of_target == other);
            }
        });
        let answers: Vec<_> = known
            .iter()
            .enumerate()
            .filter_map(|(ksb, known)| match known {
                Known::Rated(credit) | Known::Same(credit) => Some((kept.len() + ksb, *credit)),
                Known::Nothing => None,
            })
            .collect();
        // Where all is known, nothing is learnt from it.
        let all_known = answers.len() == known.len();
        let learnt = if all_known {
            let mut learner = before.learner(&answers);
            answers.iter().for_each(|_| learner.pass());
            learner.finish()
        } else {
            widen(&mut before, &lower, &higher, &answers);
            surprise.learn(&before, &answers)
        };
        let source_credit = |link: &SourceLink| {
            let source = sources.get(link.source)?;
            let credit = within(outside.means().get(link.source).copied().unwrap_or_default(), 0.0, 1.0);
            let (place, strength) = (source.place, link.strength);
            Some(SourceCredit { place, strength, credit, is_rated: source.rated.is_some() })
        };
        let explained = if wanted == Wanted::All { links.statements.as_slice() } else { &[] };
        let rests_on = explained.iter().enumerate().map(|(ksb, statement)| {
            // What a person says of the target itself stands in place of what resembles it.
            let links = if prior(ksb).is_some() { &[][..] } else { statement.links.as_slice() };
            let mut credits: Vec<_> = links.iter().filter_map(source_credit).collect();
            sort::by(&mut credits, |one, other| other.strength.total_cmp(&one.strength));
            credits
        });
        let rests_on = rests_on.collect();
        let after = learnt.means().get(kept.len()..).unwrap_or_default();
        let expected = known.iter().zip(after).map(|(known, mean)| match known {
            Known::Rated(credit) | Known::Same(credit) => *credit,
            Known::Nothing => within(*mean, 0.0, 1.0),
        });
        Self {
            expected: expected.collect(),
            sources: kept.iter().filter_map(|number| Some(sources.get(*number)?.place)).collect(),
            credits: learnt,
            target,
            weights: weights.to_vec(),
            scale: surprise.scale(),
            is_known: person.is_known,
            left_out: person.left_out,
            rests_on,
        }
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

    /// How many of the person's statements tell nothing here, since they have more than [`MAX_SOURCES`].
    ///
    /// [`MAX_SOURCES`]: super::MAX_SOURCES
    pub(crate) fn left_out(&self) -> usize {
        self.left_out
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
        let shares = self.open_shares(counts);
        let variance = (self.open_target().zip(&shares))
            .filter(|(_, share)| **share != 0.0)
            .fold(0.0, |sum, (at, share)| sum + self.with_mean(at, &shares) * share);
        self.margin_of(variance)
    }

    /// The margin of a mean with this variance.
    fn margin_of(&self, variance: f64) -> f64 {
        EIGHTY_PERCENT * (self.scale * variance).max(0.0).sqrt()
    }

    /// The places of the target's statements among the open credits.
    fn open_target(&self) -> Range<usize> {
        self.sources.len()..self.credits.open().len()
    }

    /// What each open statement of the target that `counts` is of the weighted mean of all that do.
    fn open_shares(&self, counts: impl Fn(usize) -> bool) -> Vec<f64> {
        let weight = |(ksb, weight): (usize, &f64)| if counts(ksb) { *weight } else { 0.0 };
        let weights: Vec<f64> = self.weights.iter().enumerate().map(weight).collect();
        let sum = weights.iter().fold(0.0, |sum, weight| sum + weight);
        let share = |at: &usize| {
            let ksb = at.checked_sub(self.sources.len());
            let weight = ksb.and_then(|ksb| weights.get(ksb)).copied().unwrap_or_default();
            if sum > 0.0 { weight / sum } else { 0.0 }
        };
        self.credits.open().get(self.open_target()).into_iter().flatten().map(share).collect()
    }

    /// The covariance of the open credit at the place `at` with the mean that `shares` says.
    fn with_mean(&self, at: usize, shares: &[f64]) -> f64 {
        dot(self.credits.row(at).get(self.open_target()).unwrap_or_default(), shares)
    }

    /// By how much the margin would be smaller with an answer to each statement that is open: first of the sources, then
    /// of the target.
    pub(crate) fn gains(&self) -> Vec<(Place, f64)> {
        let shares = self.open_shares(|_| true);
        let open = self.credits.open();
        let with_mean: Vec<f64> = (0..open.len()).map(|at| self.with_mean(at, &shares)).collect();
        let variance = dot(with_mean.get(self.open_target()).unwrap_or_default(), &shares).max(0.0);
        let margin = self.margin_of(variance);
        let gain = |(at, (number, with)): (usize, (&usize, &f64))| {
            let own = self.credits.variance(at);
            let after = if own > LEAST_VARIANCE { variance - with * with / own } else { variance };
            (self.place(*number), margin - self.margin_of(after))
        };
        open.iter().zip(&with_mean).enumerate().map(gain).collect()
    }

    /// Takes the statement at `place` as answered, whatever the answer is.
    pub(crate) fn ask(&mut self, place: Place) {
        if let Some(at) = self.credits.open().iter().position(|number| self.place(*number) == place) {
            self.credits.ask(at);
        }
    }

    /// The place of the credit `number`.
    fn place(&self, number: usize) -> Place {
        match number.checked_sub(self.sources.len()) {
            Some(ksb) => Place { occupation: self.target, ksb },
            None => self.sources.get(number).copied().unwrap_or_default(),
        }
    }
}
