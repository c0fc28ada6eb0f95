//! A statement ready to be compared: all that a strength from or to it needs, beside the model's head.

use super::model::LENGTH;
use crate::catalogue::Kind;
use crate::text::{self, Word};

/// A direction: numbers from −127 to 127, together of length 127, or all 0.
pub(super) type Row = [i8; LENGTH];

/// The longest that two rows can be along each other.
pub(super) const WHOLE: i32 = 127 * 127;

/// A statement ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    pub(super) kind: Option<Kind>,
    /// Its words: statements of equal, non-empty keys are the same.
    pub(super) key: String,
    /// It, and where its words stand in it.
    statement: String,
    words: Vec<(u32, u32)>,
    pub(super) tokens: Vec<Token>,
    /// Of each token, its direction between its neighbours.
    pub(super) rows: Vec<Row>,
    /// What its tokens weigh together.
    pub(super) weight: u32,
    /// Its direction as a whole.
    pub(super) pooled: Row,
}

/// One of a statement's tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    /// The number of the word that it is a part of.
    pub word: usize,
    /// What it weighs.
    pub importance: u8,
}

impl Prepared {
    pub(super) fn new(
        kind: Option<Kind>,
        statement: &str,
        words: &[Word],
        tokens: Vec<Token>,
        rows: Vec<Row>,
        pooled: Row,
    ) -> Self {
        let mut weight = 0;
        for token in &tokens {
            weight += u32::from(token.importance);
        }
        let mut places = Vec::with_capacity(words.len());
        for word in words {
            places.push((word.start as u32, word.end as u32));
        }
        let (key, statement) = (text::key(words), statement.to_owned());
        Self { kind, key, statement, words: places, tokens, rows, weight, pooled }
    }

    /// Its direction as a whole: numbers from −127 to 127, together of length 127, or all 0.
    pub fn direction(&self) -> &[i8; LENGTH] {
        &self.pooled
    }

    /// How alike two are as wholes, 0..1: one product, where a strength takes hundreds.
    pub fn alike(&self, other: &Self) -> f64 {
        f64::from(dot(&self.pooled, &other.pooled)) / f64::from(WHOLE)
    }

    /// The word with this number as it stands in the statement.
    pub(super) fn word(&self, number: usize) -> &str {
        let place = self.words.get(number).copied().unwrap_or_default();
        self.statement.get(place.0 as usize..place.1 as usize).unwrap_or_default()
    }

    /// Whether both say the same, word for word.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        !self.key.is_empty() && self.key == other.key
    }
}

/// How far `a` goes along `b`, at most [`WHOLE`] and not below 0.
pub(super) fn dot(a: &Row, b: &Row) -> i32 {
    let mut sum = 0;
    for (a, b) in a.iter().zip(b) {
        sum += i32::from(*a) * i32::from(*b);
    }
    sum.clamp(0, WHOLE)
}

/// The row in the direction of `sum`.
pub(super) fn unit(sum: &[i32; LENGTH]) -> Row {
    let mut row = [0; LENGTH];
    let mut square = 0_i64;
    for number in sum {
        square += i64::from(*number) * i64::from(*number);
    }
    if square > 0 {
        let length = (square as f64).sqrt();
        for (number, sum) in row.iter_mut().zip(sum) {
            // `round` goes away from zero at halves; `as` stops at the ends of i8, of which −128 cannot be
            // reached.
            *number = (f64::from(*sum) * 127.0 / length).round() as i8;
        }
    }
    row
}
