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
    /// Its words.
    pub(super) key: String,
    /// What its words leave out and yet tells it from others.
    beyond_words: String,
    /// It, and where its words stand in it.
    statement: String,
    words: Vec<(u32, u32)>,
    pub(super) tokens: Vec<Token>,
    /// Of each token, its direction between its neighbours.
    pub(super) rows: Vec<Row>,
    /// What its tokens weigh together.
    pub(super) weight: u32,
    /// Its direction as a whole.
    pooled: Row,
    /// The same, as the second factor of a product.
    pooled_second: Packed,
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
        let pooled_second = second(&pooled);
        let beyond_words = text::beyond_words(&statement);
        Self {
            kind,
            key,
            beyond_words,
            statement,
            words: places,
            tokens,
            rows,
            weight,
            pooled,
            pooled_second,
        }
    }

    /// Its direction as a whole: numbers from −127 to 127, together of length 127, or all 0.
    pub fn direction(&self) -> &[i8; LENGTH] {
        &self.pooled
    }

    /// How alike two are as wholes, 0..1: one product, where a strength takes hundreds.
    pub fn alike(&self, other: &Self) -> f64 {
        f64::from(other.along(&self.whole())) / f64::from(WHOLE)
    }

    /// Its direction as a whole, to be held against those of many others.
    pub(super) fn whole(&self) -> Packed {
        first(&self.pooled)
    }

    /// How far another's whole goes along its own, of [`WHOLE`].
    pub(super) fn along(&self, whole: &Packed) -> i32 {
        dot(whole, &self.pooled_second)
    }

    /// The word with this number as it stands in the statement.
    pub(super) fn word(&self, number: usize) -> &str {
        let place = self.words.get(number).copied().unwrap_or_default();
        self.statement.get(place.0 as usize..place.1 as usize).unwrap_or_default()
    }

    /// Whether both say the same, word for word.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
            && self.beyond_words == other.beyond_words
            && !(self.key.is_empty() && self.beyond_words.is_empty())
    }
}

/// Rows put three numbers in one, so that one multiplication does the work of three: WebAssembly without
/// vector instructions is the slowest place where this runs, and there it takes a quarter of the time.
///
/// With x = 2²¹, (a₀ + a₁x + a₂x²)·(b₂ + b₁x + b₀x²) has a₀b₀ + a₁b₁ + a₂b₂ at x². No sum of such products over
/// two rows is longer than 15 bits and its sign, since rows are no longer than 128 or so: nothing runs into the
/// next place but a borrow, which rounding takes back, and what lies above 2⁶³ is lost as it should be.
pub(super) type Packed = [i64; LENGTH.div_ceil(3)];

/// The bits from one place to the next.
const PLACE: u32 = 21;

/// A row as the first factor of [`dot`].
pub(super) fn first(row: &Row) -> Packed {
    packed(row, [0, PLACE, 2 * PLACE])
}

/// A row as the second factor.
pub(super) fn second(row: &Row) -> Packed {
    packed(row, [2 * PLACE, PLACE, 0])
}

fn packed(row: &Row, places: [u32; 3]) -> Packed {
    let mut packed = [0_i64; LENGTH.div_ceil(3)];
    for (three, numbers) in packed.iter_mut().zip(row.chunks(3)) {
        for (number, place) in numbers.iter().zip(places) {
            *three += i64::from(*number) << place;
        }
    }
    packed
}

/// How far a row goes along another, at most [`WHOLE`] and not below 0.
pub(super) fn dot(first: &Packed, second: &Packed) -> i32 {
    let mut sum = 1 << (2 * PLACE - 1);
    for (a, b) in first.iter().zip(second) {
        sum = a.wrapping_mul(*b).wrapping_add(sum);
    }
    // Without the bit that x³ ran into.
    ((sum << 1 >> (2 * PLACE + 1)) as i32).clamp(0, WHOLE)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(a: &Row, b: &Row) -> i32 {
        let products = a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b));
        products.sum::<i32>().clamp(0, WHOLE)
    }

    #[test]
    fn packed_rows_go_along_each_other_as_plain_ones() {
        let mut seed = 1_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as i32 - (1 << 23)
        };
        let mut rows: Vec<Row> = (0..60).map(|_| unit(&std::array::from_fn(|_| next()))).collect();
        // One number alone, two of each sign, all alike, and none.
        for place in 0..LENGTH {
            rows.push(unit(&std::array::from_fn(|at| i32::from(at == place))));
            rows.push(unit(&std::array::from_fn(|at| i32::from(at == 0) - i32::from(at == place))));
        }
        rows.push(unit(&[1; LENGTH]));
        rows.push(unit(&[-1; LENGTH]));
        rows.push([0; LENGTH]);
        for a in &rows {
            for b in &rows {
                assert_eq!(dot(&first(a), &second(b)), plain(a, b), "{a:?} {b:?}");
            }
        }
    }
}
