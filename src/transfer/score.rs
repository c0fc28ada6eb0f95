//! From two prepared statements to a strength: late interaction, ten features, one sum with hinges, one table.
//!
//! All but the last steps are whole numbers. The last steps are plain products and sums of `f64`. So the digits are
//! the same natively and in WebAssembly.

use super::band::Limits;
use super::bytes::Bytes;
use super::prepared::{Prepared, Token};
use super::vector::{MAX_DOT, Row, dot, first_factor, second_factor};
use crate::catalogue::Kind;
use crate::number::round4;

/// How many numbers describe a pair of statements.
pub(super) const FEATURES: usize = 10;

/// How many hinges bend the score.
const HINGES: usize = 12;

/// What a token weighs, in 64ths of itself.
const WHOLE: u32 = 64;

/// The highest strength of statements that are not the same.
const ALMOST: f64 = 0.9999;

/// The learned numbers that make a strength of what two statements have in common.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// For each kind of source and, within it, of target.
    kinds: [f64; 9],
    coefficients: [f64; FEATURES],
    hinges: [Hinge; HINGES],
    /// The weight at which a target counts as of middling length.
    length: f64,
    /// What a token of a list of examples weighs, in 64ths.
    example: u32,
    limits: Limits,
    /// The score of the first knot, and from one to the next.
    first: f64,
    step: f64,
    /// Strengths in 65,535ths.
    knots: Vec<u16>,
}

/// A part of the score that is straight above 0 and level below.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Hinge {
    /// For each kind of source and, within it, of target.
    kinds: [f64; 9],
    coefficients: [f64; FEATURES],
    counts: f64,
}

impl Hinge {
    fn numbers(&self) -> impl Iterator<Item = &f64> {
        self.kinds.iter().chain(&self.coefficients).chain([&self.counts])
    }

    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut f64> {
        self.kinds.iter_mut().chain(&mut self.coefficients).chain([&mut self.counts])
    }
}

impl Head {
    pub(super) fn decode(mut head: Bytes<'_>, mut table: Bytes<'_>, knots: usize) -> Option<Self> {
        let mut read = Self::default();
        let hinges = read.hinges.iter_mut().flat_map(Hinge::numbers_mut);
        for number in read.kinds.iter_mut().chain(&mut read.coefficients).chain(hinges) {
            *number = head.f64()?;
        }
        read.length = head.f64()?;
        read.example = head.f64()? as u32;
        let Limits { carry, same, mostly, partly } = &mut read.limits;
        for number in [carry, same, mostly, partly] {
            *number = head.f64()?;
        }
        read.first = table.f64()?;
        read.step = table.f64()?;
        while !table.is_empty() {
            read.knots.push(table.u16()?);
        }
        let fits =
            head.is_empty() && read.knots.len() == knots && knots > 1 && read.step > 0.0 && read.length > 0.0;
        let fits = fits && read.example <= WHOLE;
        fits.then_some(read)
    }

    /// The sections `head` and `table` as they are stored, and the number of knots.
    pub(super) fn encode(&self) -> (Vec<u8>, Vec<u8>, usize) {
        let Limits { carry, same, mostly, partly } = self.limits;
        let (mut head, mut table) = (Vec::new(), Vec::new());
        let hinges = self.hinges.iter().flat_map(Hinge::numbers);
        let numbers = self.kinds.iter().chain(&self.coefficients).chain(hinges);
        for number in numbers.chain(&[self.length, f64::from(self.example), carry, same, mostly, partly]) {
            head.extend(number.to_le_bytes());
        }
        for number in [self.first, self.step] {
            table.extend(number.to_le_bytes());
        }
        for knot in &self.knots {
            table.extend(knot.to_le_bytes());
        }
        (head, table, self.knots.len())
    }

    /// What a token of this weight weighs, in a list of examples or not.
    pub(super) fn weight(&self, weight: u8, is_example: bool) -> u8 {
        if is_example { ((u32::from(weight) * self.example + WHOLE / 2) / WHOLE) as u8 } else { weight }
    }

    /// The lowest strength of each band, and the lowest that carries over.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places. It is 1 where the
    /// statements are the same, and only there.
    pub(super) fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        if source.is_same(target) { 1.0 } else { round4(self.unrounded(source, target)).min(ALMOST) }
    }

    /// The strengths both ways, each as [`Self::strength`] gives it. Takes little more than half the time.
    pub(super) fn strengths(&self, one: &Prepared, other: &Prepared) -> [f64; 2] {
        if one.is_same(other) || one.rows.is_empty() || other.rows.is_empty() {
            return [self.strength(one, other), self.strength(other, one)];
        }
        let [there, back] = self.scores(one, other);
        [self.at(one, other, there), self.at(other, one, back)].map(|strength| round4(strength).min(ALMOST))
    }

    /// The strength of statements that are not the same, not rounded.
    fn unrounded(&self, source: &Prepared, target: &Prepared) -> f64 {
        if source.rows.is_empty() || target.rows.is_empty() {
            return 0.0;
        }
        let (of_source, of_target) = closest(&source.rows, &target.rows);
        self.at(source, target, self.score((source, &of_source), (target, &of_target)))
    }

    /// The strength at `score`, not rounded. Where the target without its examples and the source say as good as the
    /// same, its examples count for nothing.
    fn at(&self, source: &Prepared, target: &Prepared, score: f64) -> f64 {
        let strength = self.at_score(score);
        let Limits { carry, same, partly, .. } = self.limits;
        match &target.without_examples {
            Some(without) if strength >= partly => {
                let [there, back] = self.scores(source, without);
                let share = ((self.at_score(there.min(back)) - carry) / (same - carry)).max(0.0);
                self.at_score(score + share.min(1.0) * (there - score).max(0.0))
            }
            _ => strength,
        }
    }

    /// The scores of two statements that have tokens, from one to the other and back.
    fn scores(&self, one: &Prepared, other: &Prepared) -> [f64; 2] {
        let (of_one, of_other) = closest(&one.rows, &other.rows);
        let (one, other) = ((one, of_one.as_slice()), (other, of_other.as_slice()));
        [self.score(one, other), self.score(other, one)]
    }

    /// The sum and the hinges, where the closest row of the other statement is known for each row.
    fn score(&self, source: (&Prepared, &[i32]), target: (&Prepared, &[i32])) -> f64 {
        let kinds = place_of(source.0.kind, target.0.kind);
        let features = features(source, target, self.length);
        let mut score = summed(&self.kinds, kinds, &self.coefficients, &features);
        for hinge in &self.hinges {
            score += hinge.counts * summed(&hinge.kinds, kinds, &hinge.coefficients, &features).max(0.0);
        }
        score
    }

    /// The strength at `score`, on straight lines from knot to knot.
    fn at_score(&self, score: f64) -> f64 {
        let last = self.knots.len().saturating_sub(1);
        let knot = |place: usize| f64::from(self.knots.get(place).copied().unwrap_or_default()) / 65_535.0;
        let place = (score - self.first) / self.step;
        if place <= 0.0 {
            knot(0)
        } else if place >= last as f64 {
            knot(last)
        } else {
            let before = place as usize;
            let (low, high) = (knot(before), knot(before + 1));
            low + (high - low) * (place - before as f64)
        }
    }
}

/// The sum of the features, each times its coefficient, and what the kinds add to it. In this order, so that the
/// digits are always the same.
fn summed(
    of_kinds: &[f64; 9],
    kinds: usize,
    coefficients: &[f64; FEATURES],
    features: &[f64; FEATURES],
) -> f64 {
    let start = of_kinds.get(kinds).copied().unwrap_or_default();
    coefficients.iter().zip(features).fold(start, |sum, (coefficient, feature)| sum + coefficient * feature)
}

/// The place of two kinds among nine. An unknown kind counts as the other statement's kind. Where neither is known,
/// both count as knowledge, which carries over least.
fn place_of(source: Option<Kind>, target: Option<Kind>) -> usize {
    let known = source.or(target).unwrap_or(Kind::Knowledge);
    3 * number(source.unwrap_or(known)) + number(target.unwrap_or(known))
}

fn number(kind: Kind) -> usize {
    match kind {
        Kind::Knowledge => 0,
        Kind::Skill => 1,
        Kind::Behaviour => 2,
    }
}

/// What describes a pair of statements, 0..1 each; in the order of the coefficients.
fn features(
    (source, of_source): (&Prepared, &[i32]),
    (target, of_target): (&Prepared, &[i32]),
    length: f64,
) -> [f64; FEATURES] {
    let [covers, covers_closely, gap] = covered(&target.tokens, of_target, target.weight);
    let [covered, covered_closely, _] = covered(&source.tokens, of_source, source.weight);
    let alike = source.alike(target);
    let (from, to) = (f64::from(source.weight), f64::from(target.weight));
    let breadth = if source.weight + target.weight > 0 { from / (from + to) } else { 0.0 };
    let long = to / (to + length);
    let missing = to * (1.0 - covers);
    let much_missing = missing / (missing + length);
    let both = covers * covered;
    [covers, covered, alike, covers_closely, covered_closely, both, breadth, long, gap, much_missing]
}

/// For each row of either statement, the dot product with the closest row of the other.
fn closest(source: &[Row], target: &[Row]) -> (Vec<i32>, Vec<i32>) {
    let (mut of_source, mut of_target) = (vec![0; source.len()], vec![0; target.len()]);
    let targets: Vec<_> = target.iter().map(second_factor).collect();
    for (from, best_from) in source.iter().zip(&mut of_source) {
        let from = first_factor(from);
        for (to, best_to) in targets.iter().zip(&mut of_target) {
            let product = dot(&from, to);
            *best_from = product.max(*best_from);
            *best_to = product.max(*best_to);
        }
    }
    (of_source, of_target)
}

/// The share of a statement's weight that the other statement covers, plainly and by the cube, and the largest share
/// that one token leaves open. The cube counts close matches almost alone.
fn covered(tokens: &[Token], closest: &[i32], weight: u32) -> [f64; 3] {
    if weight == 0 {
        return [0.0; 3];
    }
    let most = u64::from(MAX_DOT.unsigned_abs());
    let (mut plain, mut cubed, mut gap) = (0, 0, 0);
    for (token, product) in tokens.iter().zip(closest) {
        let (importance, product) = (u64::from(token.importance), u64::from(product.unsigned_abs()));
        plain += importance * product;
        cubed += importance * product * product * product;
        gap = gap.max(importance * (most - product));
    }
    let weight = f64::from(weight);
    let share = |sum: u64, most: u64| sum as f64 / (weight * most as f64);
    [share(plain, most), share(cubed, most * most * most), share(gap, most)]
}
