//! From two prepared statements to a strength: late interaction, eight numbers, one sum, one table.
//!
//! In whole numbers up to the last steps, which are plain products and sums of `f64`: the same digits
//! natively and in WebAssembly.

use super::model::Bytes;
use super::prepared::{Prepared, Row, Token, WHOLE, dot, first, second};
use super::{Band, Limits};
use crate::catalogue::Kind;
use crate::number::round4;

/// How many numbers describe a pair of statements.
pub(super) const FEATURES: usize = 8;

/// The highest strength of statements that are not the same.
const ALMOST: f64 = 0.9999;

/// The learned numbers that make a strength of what two statements have in common.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// For each kind of source and, within it, of target.
    kinds: [f64; 9],
    coefficients: [f64; FEATURES],
    /// The weight at which a target counts as of middling length.
    length: f64,
    limits: Limits,
    /// The score of the first knot, and from one to the next.
    first: f64,
    step: f64,
    /// Strengths in 65,535ths.
    knots: Vec<u16>,
}

impl Head {
    pub(super) fn decode(mut head: Bytes<'_>, mut table: Bytes<'_>, knots: usize) -> Option<Self> {
        let mut read = Self::default();
        for number in read.kinds.iter_mut().chain(&mut read.coefficients) {
            *number = head.f64()?;
        }
        read.length = head.f64()?;
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
        fits.then_some(read)
    }

    /// As it is stored, and the number of knots.
    pub(super) fn encode(&self) -> (Vec<u8>, Vec<u8>, usize) {
        let Limits { carry, same, mostly, partly } = self.limits;
        let (mut head, mut table) = (Vec::new(), Vec::new());
        let numbers = self.kinds.iter().chain(&self.coefficients);
        for number in numbers.chain(&[self.length, carry, same, mostly, partly]) {
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

    /// From where on what is said of a strength.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A strength in a word.
    pub(super) fn band(&self, strength: f64) -> Band {
        let Limits { same, mostly, partly, .. } = self.limits;
        if strength >= same {
            Band::Same
        } else if strength >= mostly {
            Band::Mostly
        } else if strength >= partly {
            Band::Partly
        } else {
            Band::No
        }
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places; 1 where they are
    /// the same, and only there.
    pub(super) fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        if source.is_same(target) { 1.0 } else { round4(self.raw(source, target)).min(ALMOST) }
    }

    /// The strengths both ways, each as [`Self::strength`] gives it, in little more than half the time.
    pub(super) fn strengths(&self, one: &Prepared, other: &Prepared) -> [f64; 2] {
        if one.is_same(other) || one.rows.is_empty() || other.rows.is_empty() {
            return [self.strength(one, other), self.strength(other, one)];
        }
        let (of_one, of_other) = best(&one.rows, &other.rows);
        let strength = |of_source, of_target| round4(self.scored(of_source, of_target)).min(ALMOST);
        let (one, other) = ((one, of_one.as_slice()), (other, of_other.as_slice()));
        [strength(one, other), strength(other, one)]
    }

    /// The strength of statements that are not the same, with all its digits.
    pub(super) fn raw(&self, source: &Prepared, target: &Prepared) -> f64 {
        if source.rows.is_empty() || target.rows.is_empty() {
            return 0.0;
        }
        let (of_source, of_target) = best(&source.rows, &target.rows);
        self.scored((source, &of_source), (target, &of_target))
    }

    /// The same, where for each row is known how close the closest of the other's comes.
    fn scored(&self, source: (&Prepared, &[i32]), target: (&Prepared, &[i32])) -> f64 {
        let mut score = self.of_kinds(source.0.kind, target.0.kind);
        for (coefficient, feature) in self.coefficients.iter().zip(features(source, target, self.length)) {
            score += coefficient * feature;
        }
        self.at_score(score)
    }

    /// A statement of unknown kind counts as of the other's kind; knowledge, which carries over least, if
    /// neither's is known.
    fn of_kinds(&self, source: Option<Kind>, target: Option<Kind>) -> f64 {
        let known = source.or(target).unwrap_or(Kind::Knowledge);
        let place = 3 * number(source.unwrap_or(known)) + number(target.unwrap_or(known));
        self.kinds.get(place).copied().unwrap_or_default()
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
    let [covers, covers_closely] = covered(&target.tokens, of_target, target.weight);
    let [covered, covered_closely] = covered(&source.tokens, of_source, source.weight);
    let alike = source.alike(target);
    let (from, to) = (f64::from(source.weight), f64::from(target.weight));
    let breadth = if source.weight + target.weight > 0 { from / (from + to) } else { 0.0 };
    let long = to / (to + length);
    [covers, covered, alike, covers_closely, covered_closely, covers * covered, breadth, long]
}

/// How close to each row of one statement the closest of the other comes.
fn best(source: &[Row], target: &[Row]) -> (Vec<i32>, Vec<i32>) {
    let (mut of_source, mut of_target) = (vec![0; source.len()], vec![0; target.len()]);
    let mut targets = Vec::with_capacity(target.len());
    for to in target {
        targets.push(second(to));
    }
    for (from, best_from) in source.iter().zip(&mut of_source) {
        let from = first(from);
        for (to, best_to) in targets.iter().zip(&mut of_target) {
            let close = dot(&from, to);
            *best_from = close.max(*best_from);
            *best_to = close.max(*best_to);
        }
    }
    (of_source, of_target)
}

/// The share of a statement's weight that the other covers; and with close matches alone, by the cube.
fn covered(tokens: &[Token], best: &[i32], weight: u32) -> [f64; 2] {
    if weight == 0 {
        return [0.0; 2];
    }
    let (mut plain, mut close) = (0, 0);
    for (token, best) in tokens.iter().zip(best) {
        let (importance, best) = (u64::from(token.importance), u64::from(best.unsigned_abs()));
        plain += importance * best;
        close += importance * best * best * best;
    }
    let (weight, whole) = (f64::from(weight), i64::from(WHOLE));
    let share = |sum: u64, whole: i64| sum as f64 / (weight * whole as f64);
    [share(plain, whole), share(close, whole * whole * whole)]
}
