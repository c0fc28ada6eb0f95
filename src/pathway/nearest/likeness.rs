//! How near one person is to each occupation.

use std::sync::Arc;

use super::cache::SourceLikeness;
use super::profiles::{FULL, Profiles};
use super::tokens;
use super::vector::{self, Direction, DirectionSum};
use crate::assessment::is_rejected;
use crate::catalogue::Place;
use crate::gap::Credits;
use crate::number::within;
use crate::pathway::network::PathwayContext;

/// What each measure counts in a likeness. Together they make 1.
///
/// Each is a share divided by how far the measure spreads, its standard deviation over all pairs of O*NET's occupations:
/// 0.25 for what is covered, 0.25 for means, 0.2 for tokens, 0.125 for names, 0.175 for names with means. The shares are
/// rounded from the best fifteen of 250 tried on O*NET's related occupations. Chosen on nine tenths of the occupations
/// each time, they rank the others better too.
const COVERED: f64 = 0.313;
const MEAN: f64 = 0.116;
const TOKENS: f64 = 0.385;
const NAMES: f64 = 0.077;
const NAMES_WITH_MEANS: f64 = 0.109;

/// From this likeness on an occupation is called related to what someone holds in full.
///
/// The 15 nearest of 20 real standards, of 242 others, were judged by one reader: of those as near as this, 59 of 100 have
/// a good part of their knowledge and skills in common; of those from 0.33 to this, 45; of those from 0.3 to 0.33, 23.
const RELATED: f64 = 0.35;

/// An occupation with so many statements is drawn half way to what all have covered on average.
const FEW_STATEMENTS: f64 = 4.0;

/// Full likeness of two statements, in the units of [`SourceLikeness`].
const WHOLE: u64 = 255;

/// How near a person is to each occupation, and how near with every rating a point lower and a point higher.
pub(super) struct Ranking<'a> {
    profiles: &'a Profiles,
    /// With every rating a point lower, as they are, and a point higher.
    likeness: [Likeness; 3],
}

/// How near one person is to one occupation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nearness {
    /// 0..1.
    pub(super) likeness: f64,
    /// Whether the occupation is related to what the person holds, however far they hold it.
    pub(super) is_related: bool,
}

/// How near one person is to each occupation.
#[derive(Clone, Default)]
struct Likeness {
    /// How far what is held is held, 0..1: what is not held at all does not count.
    held: f64,
    /// By occupation, 0..1.
    occupations: Vec<f64>,
}

/// A person's knowledge and skills.
struct Held<'a> {
    context: PathwayContext<'a>,
    profiles: &'a Profiles,
    places: Vec<Place>,
    /// The statement number of each.
    numbers: Vec<usize>,
    likes: Vec<Arc<SourceLikeness>>,
    rejected: &'a [(Place, Place)],
}

/// What one person holds of them.
#[derive(PartialEq)]
struct Amounts {
    /// Of each, up to [`FULL`].
    credits: Vec<u16>,
    /// By statement number: what is rated.
    rated: Vec<(usize, u16)>,
}

impl<'a> Ranking<'a> {
    /// Of a person of whom `credits` are expected with every rating a point lower, as they are, and a point higher.
    /// Where nothing is rated or assumed, it is of someone who holds all of `current`.
    pub(super) fn new(
        context: PathwayContext<'a>,
        credits: &'a [Credits<'_>; 3],
        current: Option<usize>,
    ) -> Self {
        let cache = &context.network.nearest;
        let profiles = cache.profiles(context.catalogue, context.index);
        let [_, unshifted, _] = credits;
        let is_known = unshifted.is_known();
        let (mut places, mut numbers, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        for (source, (place, _)) in unshifted.of_sources().enumerate() {
            let counts = is_known || Some(place.occupation) == current;
            if let Some(number) = profiles.numbers.number(place).filter(|_| counts) {
                places.push(place);
                numbers.push(number);
                sources.push(source);
            }
        }
        let likes = cache.likes(&places, profiles, context.index);
        let rejected = unshifted.rejected();
        let held = Held { context, profiles, places, numbers, likes, rejected };
        let amounts = credits.each_ref().map(|credits| {
            if !is_known {
                return Amounts { credits: vec![FULL as u16; sources.len()], rated: Vec::new() };
            }
            let all: Vec<f64> = credits.of_sources().map(|(_, credit)| credit).collect();
            let of_source = |source: &usize| amount(all.get(*source).copied().unwrap_or_default());
            let rated = credits
                .rated()
                .filter_map(|(place, credit)| Some((profiles.numbers.number(place)?, amount(credit))));
            Amounts { credits: sources.iter().map(of_source).collect(), rated: rated.collect() }
        });
        let [lower, unshifted, higher] = &amounts;
        let likeness = held.likeness(unshifted);
        let shifted =
            |amounts: &Amounts| if amounts == unshifted { likeness.clone() } else { held.likeness(amounts) };
        Self { profiles, likeness: [shifted(lower), likeness.clone(), shifted(higher)] }
    }

    /// How near the person is to the occupation at `position`, 0..1, with every rating a point lower, as they are, and
    /// a point higher; none where it has no knowledge or skills.
    pub(super) fn nearness(&self, position: usize) -> Option<[Nearness; 3]> {
        let counts = !self.profiles.numbers.numbering.range(position).is_empty();
        counts.then(|| self.likeness.each_ref().map(|likeness| likeness.of(position)))
    }

    /// How telling the statement at `place` is; none for a behaviour.
    pub(super) fn weight(&self, place: Place) -> Option<f64> {
        let number = self.profiles.numbers.number(place)?;
        Some(self.profiles.weight(number) as f64)
    }
}

impl Likeness {
    fn of(&self, position: usize) -> Nearness {
        let likeness = self.occupations.get(position).copied().unwrap_or_default();
        Nearness { likeness, is_related: self.held > 0.0 && likeness >= RELATED * self.held }
    }
}

/// A credit, 0..1, in whole units.
fn amount(credit: f64) -> u16 {
    (within(credit, 0.0, 1.0) * FULL as f64).round() as u16
}

impl Held<'_> {
    /// How near a person who holds `amounts` is to each occupation.
    fn likeness(&self, amounts: &Amounts) -> Likeness {
        let profiles = self.profiles;
        // What each source counts: how telling it is, and how much of it is held.
        let counts: Vec<u64> = self.counts(amounts).collect();
        let sum: u64 = counts.iter().sum();
        let squares: u64 =
            counts.iter().zip(&amounts.credits).map(|(one, credit)| one * u64::from(*credit)).sum();
        if sum == 0 {
            return Likeness::default();
        }
        let held = squares as f64 / (sum * FULL) as f64;
        let covered = self.covered(amounts);
        let covering = self.covering(&counts, sum);
        let mean = self.mean(&counts);
        let tokens = self.token_likeness(amounts, held);
        let name = self.name(&counts);
        let of_each =
            covered.into_iter().zip(covering).zip(tokens).zip(profiles.means.iter().zip(&profiles.names));
        let likeness = of_each.map(|(((covered, covering), tokens), (other_mean, other_name))| {
            let names_with_means = 0.5 * (vector::dot(&name, other_mean) + vector::dot(other_name, &mean));
            let whole = 0.5 * COVERED * covering
                + MEAN * vector::dot(&mean, other_mean)
                + TOKENS * tokens
                + NAMES * vector::dot(&name, other_name)
                + NAMES_WITH_MEANS * names_with_means;
            within(0.5 * COVERED * covered + held * whole, 0.0, 1.0)
        });
        Likeness { held, occupations: likeness.collect() }
    }

    fn counts(&self, amounts: &Amounts) -> impl Iterator<Item = u64> {
        let of_each = self.numbers.iter().zip(&amounts.credits);
        of_each.map(|(number, credit)| self.profiles.weight(*number) * u64::from(*credit))
    }

    /// How much of each occupation what is held covers, 0..1: of each of its statements as much as the source most like
    /// it gives. What is rated is known.
    fn covered(&self, amounts: &Amounts) -> Vec<f64> {
        let Profiles { numbers, weight_sums, .. } = self.profiles;
        let mut best = vec![0_u16; numbers.places().len()];
        for (likes, credit) in self.likes.iter().zip(&amounts.credits).filter(|(_, credit)| **credit > 0) {
            for (best, alike) in best.iter_mut().zip(&likes.statements) {
                // At most 256 × 255.
                *best = (*best).max(credit.wrapping_mul(u16::from(*alike)));
            }
        }
        for (_, target) in self.rejected {
            if let Some((number, best)) = numbers.number(*target).and_then(|at| Some((at, best.get_mut(at)?)))
            {
                *best = self.best_not_rejected(amounts, *target, number);
            }
        }
        for (number, credit) in &amounts.rated {
            if let Some(best) = best.get_mut(*number) {
                *best = credit * WHOLE as u16;
            }
        }
        let share = |(occupation, weights): (usize, &u64)| {
            let of_it = numbers
                .numbering
                .of_occupation(occupation, &best)
                .iter()
                .zip(self.profiles.weights_of(occupation));
            let sum: u64 = of_it.map(|(best, weight)| u64::from(*best) * u64::from(*weight)).sum();
            if *weights > 0 { sum as f64 / (weights * WHOLE * FULL) as f64 } else { 0.0 }
        };
        let covered: Vec<f64> = weight_sums.iter().enumerate().map(share).collect();
        self.drawn(covered)
    }

    /// What gives most of the statement at `target`, but for what the person says is not the same.
    fn best_not_rejected(&self, amounts: &Amounts, target: Place, number: usize) -> u16 {
        let mut best = 0;
        for ((likes, credit), source) in self.likes.iter().zip(&amounts.credits).zip(&self.places) {
            if !is_rejected(self.rejected, *source, target) {
                let alike = likes.statements.get(number).copied().unwrap_or_default();
                best = best.max(credit.wrapping_mul(u16::from(alike)));
            }
        }
        best
    }

    /// `covered`, with occupations of few statements drawn to the mean of all.
    fn drawn(&self, covered: Vec<f64>) -> Vec<f64> {
        let count = |occupation: usize| self.profiles.numbers.numbering.range(occupation).len();
        let some = covered.iter().enumerate().filter(|(occupation, _)| count(*occupation) > 0);
        let (sum, all) = some.fold((0.0, 0.0), |(sum, all), (_, one)| (sum + one, all + 1.0));
        let mean = if all > 0.0 { sum / all } else { 0.0 };
        let drawn = |(occupation, covered): (usize, f64)| {
            let count = count(occupation) as f64;
            (count * covered + FEW_STATEMENTS * mean) / (count + FEW_STATEMENTS)
        };
        covered.into_iter().enumerate().map(drawn).collect()
    }

    /// How much of what is held each occupation covers, 0..1.
    fn covering(&self, counts: &[u64], sum: u64) -> Vec<f64> {
        let mut sums = vec![0_u64; self.profiles.numbers.numbering.occupations()];
        for (likes, count) in self.likes.iter().zip(counts) {
            for (sum, best) in sums.iter_mut().zip(&likes.best) {
                *sum += count * u64::from(*best);
            }
        }
        sums.into_iter().map(|covering| covering as f64 / (sum * WHOLE) as f64).collect()
    }

    /// How what is held on the whole differs from the mean of all occupations.
    fn mean(&self, counts: &[u64]) -> Direction {
        let mut sum = DirectionSum::default();
        for (place, count) in self.places.iter().zip(counts) {
            if let Some(statement) = self.context.index.at(*place) {
                sum.add(statement.direction(), *count);
            }
        }
        vector::apart(&sum.unit(), &self.profiles.middle)
    }

    /// How alike each occupation is by its tokens, 0..1. It is the same for a person who holds half of everything.
    fn token_likeness(&self, amounts: &Amounts, held: f64) -> Vec<f64> {
        let some = self.places.iter().zip(&amounts.credits).filter(|(_, credit)| **credit > 0);
        let tokens = some.flat_map(|(place, credit)| {
            let times = (f64::from(*credit) / held).round() as u64;
            let statement = self.context.index.at(*place);
            statement.into_iter().flat_map(|one| one.token_ids()).map(move |token| (token, times))
        });
        let of_names = self.shares(amounts).into_iter().zip(&self.profiles.name_tokens);
        let of_names = of_names.filter(|(share, _)| *share > 0.0).flat_map(|(share, tokens)| {
            let times = (share / held).round() as u64;
            tokens.iter().map(move |token| (*token, times))
        });
        let tokens = tokens::counted(tokens.chain(of_names));
        self.profiles.tokens.alike(&self.profiles.tokens.weights(&tokens))
    }

    /// How much of the knowledge and skills of each occupation is held, up to [`FULL`].
    fn shares(&self, amounts: &Amounts) -> Vec<f64> {
        let numbering = &self.profiles.numbers.numbering;
        let mut held = vec![0_u64; numbering.occupations()];
        for (place, credit) in self.places.iter().zip(&amounts.credits) {
            if let Some(held) = held.get_mut(place.occupation) {
                *held += u64::from(*credit);
            }
        }
        let share =
            |(occupation, held): (usize, u64)| held as f64 / numbering.range(occupation).len().max(1) as f64;
        held.into_iter().enumerate().map(share).collect()
    }

    /// The direction of the names and overviews of the occupations whose statements are held, each by what they count.
    fn name(&self, counts: &[u64]) -> Direction {
        let of_each = self
            .places
            .iter()
            .zip(counts)
            .map(|(place, count)| (self.profiles.names.get(place.occupation), *count));
        vector::sum(of_each.filter_map(|(name, count)| Some((name?, count as f64))))
    }
}
