//! A statement ready to be compared: all that a strength from or to it needs, beside the model's head.

use super::vector::{LENGTH, MAX_DOT, Packed, Row, dot, first_factor, second_factor};
use crate::catalogue::Kind;
use crate::text::{self, Word};

/// A statement ready to be compared.
///
/// ```
/// use skills_gap::transfer::Model;
///
/// let model = Model::embedded();
/// let one = model.prepare("Weld pipes", None).unwrap();
/// let other = model.prepare("Weld steel pipes", None).unwrap();
/// assert!(one.alike(&other) > 0.8);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    pub(super) kind: Option<Kind>,
    /// Its plain words, with a space between them.
    pub(super) plain_words: String,
    /// The signs that its words leave out and that yet tell it from other statements.
    signs: String,
    statement: String,
    /// Where each word begins and ends in `statement`, in bytes.
    word_ranges: Vec<(u32, u32)>,
    pub(super) tokens: Vec<Token>,
    /// Of each token, its direction between its neighbours.
    pub(super) rows: Vec<Row>,
    /// The importance of all tokens together.
    pub(super) weight: u32,
    /// The direction of the statement as a whole.
    direction: Row,
    /// The direction as the second factor of a dot product.
    second_factor: Packed,
    /// What it says without its lists of examples, where it has some.
    pub(super) without_examples: Option<Box<Prepared>>,
}

/// One token of a statement. Equal tokens may have other numbers, in subsets of a model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// The number of the word that it is a part of.
    pub word: usize,
    /// Its number in the model. Subsets of a model number the same tokens otherwise.
    pub id: u32,
    /// What it weighs among the statement's tokens.
    pub importance: u8,
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        (self.word, self.importance) == (other.word, other.importance)
    }
}

impl Prepared {
    pub(super) fn new(
        kind: Option<Kind>,
        statement: &str,
        words: &[Word],
        tokens: Vec<Token>,
        rows: Vec<Row>,
        direction: Row,
    ) -> Self {
        Self {
            kind,
            plain_words: text::plain(words),
            signs: text::signs(statement),
            statement: statement.to_owned(),
            word_ranges: words.iter().map(|word| (word.start as u32, word.end as u32)).collect(),
            weight: tokens.iter().map(|token| u32::from(token.importance)).sum(),
            tokens,
            rows,
            direction,
            second_factor: second_factor(&direction),
            without_examples: None,
        }
    }

    /// The direction of the statement as a whole: numbers from −127 to 127, together of length 127, or all 0.
    pub fn direction(&self) -> &[i8; LENGTH] {
        &self.direction
    }

    /// Its kind, where it is known.
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// How alike two statements are as wholes, 0..1. This is one dot product, where a strength takes hundreds.
    pub fn alike(&self, other: &Self) -> f64 {
        self.towards().alike(other)
    }

    /// The importance of all its tokens together.
    pub(crate) fn weight(&self) -> u32 {
        self.weight
    }

    /// The statement's direction, for comparing it with many others as wholes.
    pub(crate) fn towards(&self) -> Towards {
        Towards(self.first_factor())
    }

    /// The numbers of its tokens in the model, in their order.
    pub(crate) fn token_ids(&self) -> impl Iterator<Item = u32> {
        self.tokens.iter().map(|token| token.id)
    }

    /// Its plain words, in their order.
    pub(crate) fn plain_words(&self) -> impl Iterator<Item = &str> {
        self.plain_words.split(' ').filter(|word| !word.is_empty())
    }

    /// The statement's direction as the first factor of [`Self::dot`], for comparing it with many others.
    pub(super) fn first_factor(&self) -> Packed {
        first_factor(&self.direction)
    }

    /// The dot product of another statement's direction with this one's, of [`MAX_DOT`].
    pub(super) fn dot(&self, first_factor: &Packed) -> i32 {
        dot(first_factor, &self.second_factor)
    }

    /// The word with this number, as it stands in the statement.
    pub(super) fn word(&self, number: usize) -> &str {
        let (start, end) = self.word_ranges.get(number).copied().unwrap_or_default();
        self.statement.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether both say the same, word for word.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.plain_words == other.plain_words
            && self.signs == other.signs
            && !(self.plain_words.is_empty() && self.signs.is_empty())
    }
}

/// The direction of a statement, for comparing it with many others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Towards(Packed);

impl Towards {
    /// As [`Prepared::alike`].
    pub(crate) fn alike(&self, other: &Prepared) -> f64 {
        f64::from(other.dot(&self.0)) / f64::from(MAX_DOT)
    }

    /// How alike the two statements are as wholes, 0..=255. Makes the same of the same statements everywhere.
    pub(crate) fn alike_byte(&self, other: &Prepared) -> u8 {
        // From 0 to `MAX_DOT`, so that it fits.
        ((other.dot(&self.0) * 255 + MAX_DOT / 2) / MAX_DOT) as u8
    }
}
