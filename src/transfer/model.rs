//! The statement model: what every token means, and how resemblance becomes a strength.
//!
//! `data/model/FORMAT.md` says every byte; `data/model/README.md` how it was made and what it reaches.

use std::collections::BTreeSet;

use super::bytes::{Bytes, crc32};
use super::prepared::{Prepared, Token};
use super::score::{FEATURES, Head};
use super::vector::{LENGTH, Row, unit};
use crate::catalogue::Kind;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::text::{self, Vocabulary};

/// Tokens and their meaning, and the numbers that make a strength of them.
///
/// A model is either whole, for any text, or a subset: what the statements of some catalogue need, a twentieth of
/// the size. A subset answers exactly as the whole does, or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The CRC-32 of the whole model, also in a subset of it.
    name: u32,
    pub(super) vocabulary: Vocabulary,
    /// The direction of each token.
    vectors: Vec<Row>,
    /// The weight of each token in coverage.
    importance: Vec<u8>,
    /// The weight of each token in the direction of a statement.
    pooling: Vec<u8>,
    /// What the token before, the token after, and the whole statement count, and where a token leans under a "not".
    context: [Row; 4],
    head: Head,
    /// In a subset, the words of more than one token that it splits as the whole model does.
    pub(super) split_words: Option<Vocabulary>,
}

/// The whole model that comes with the crate. A program that never uses it does not contain it.
static EMBEDDED: &[u8] = include_bytes!("../../data/model/model.bin");

const MAGIC: [u8; 8] = *b"SKGAPTM1";
const SUBSET_MAGIC: [u8; 8] = *b"SKGAPTP1";
const VERSION: u32 = 2;
/// How many tokens of a statement count.
const MAX_TOKENS: usize = 96;
/// What a token's own direction counts, in the units of `context`.
const OWN: i32 = 64;

impl Model {
    /// The whole model that comes with the crate.
    pub fn embedded() -> Self {
        // Never the default: a test decodes it.
        Self::decode(EMBEDDED).unwrap_or_default()
    }

    /// Reads `data/model/model.bin`, or a subset of it.
    ///
    /// # Errors
    /// Of kind `read`, at `model`:
    /// - `unknownFormat` where the bytes are no model, or a model of another version
    /// - `invalidValue` where the model is damaged
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let mut rest = Bytes(bytes);
        let magic = rest.take(MAGIC.len()).unwrap_or_default();
        let is_subset = magic == SUBSET_MAGIC;
        let is_known = (is_subset || magic == MAGIC) && rest.u32() == Some(VERSION);
        if !is_known {
            let message = "not a statement model that this version knows";
            return Err(refused(ErrorCode::UnknownFormat, message));
        }
        Self::decode_body(rest, is_subset)
            .ok_or_else(|| refused(ErrorCode::InvalidValue, "the statement model is damaged or cut short"))
    }

    /// Reads what comes after magic and version.
    fn decode_body(mut rest: Bytes<'_>, is_subset: bool) -> Option<Self> {
        let mut numbers = [0; 12];
        for number in &mut numbers {
            *number = rest.u32()? as usize;
        }
        let [length, tokens, max_tokens, features, knots, sizes @ ..] = numbers;
        let sum = rest.u32()?;
        if [length, max_tokens, features] != [LENGTH, MAX_TOKENS, FEATURES] || crc32(rest.0) != sum {
            return None;
        }
        let mut sections = [&[][..]; 7];
        for (section, size) in sections.iter_mut().zip(sizes) {
            *section = rest.take(size)?;
        }
        let [entries, vectors, importance, pooling, context, head, table] = sections;
        let (mut name, mut split_words) = (sum, None);
        if is_subset {
            name = rest.u32()?;
            split_words = Some(Vocabulary::decode(rest.0)?);
        } else if !rest.0.is_empty() {
            return None;
        }
        let vocabulary = Vocabulary::decode(entries)?;
        let (vectors, context) = (rows(vectors)?, rows(context)?);
        let counts = [vocabulary.len(), vectors.len(), importance.len(), pooling.len()];
        if counts != [tokens; 4] {
            return None;
        }
        Some(Self {
            name,
            vocabulary,
            vectors,
            importance: importance.to_vec(),
            pooling: pooling.to_vec(),
            context: context.try_into().ok()?,
            head: Head::decode(Bytes(head), Bytes(table), knots)?,
            split_words,
        })
    }

    /// The subset of the model that `statements` need, as a file. It prepares each of them, and every other text of
    /// their words, exactly as this model does.
    ///
    /// ```
    /// use skills_gap::transfer::Model;
    ///
    /// let subset = Model::decode(&Model::embedded().subset(["Weld steel pipes"]))?;
    /// assert!(subset.covers("Weld pipes") && !subset.covers("Bake bread"));
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    pub fn subset<'a>(&self, statements: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
        let (mut used, mut split_words) = (BTreeSet::new(), BTreeSet::new());
        for statement in statements {
            for word in text::words(text::without_code(statement)) {
                let mut ids = Vec::new();
                self.vocabulary.split(&word.plain, &mut ids);
                if ids.len() != 1 {
                    split_words.insert(text::capped(&word.plain).to_vec());
                }
                used.extend(ids);
            }
        }
        let mut subset = self.empty_subset(split_words.iter().map(Vec::as_slice));
        for id in used {
            if let (Some((text, continues)), Some(token)) = (self.vocabulary.at(id), self.token(id)) {
                subset.push(text, continues, &token);
            }
        }
        subset.encode()
    }

    /// The subset that has no token yet, and splits `words`, which are in order.
    pub(super) fn empty_subset<'a>(&self, words: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut split_words = Vocabulary::default();
        for word in words {
            split_words.push(word, false);
        }
        Self {
            vocabulary: Vocabulary::default(),
            vectors: Vec::new(),
            importance: Vec::new(),
            pooling: Vec::new(),
            split_words: Some(split_words),
            name: self.name,
            context: self.context,
            head: self.head.clone(),
        }
    }

    /// Appends a token, which must come after all others.
    pub(super) fn push(&mut self, text: &[u8], continues: bool, token: &TokenData<'_>) {
        self.vocabulary.push(text, continues);
        self.vectors.push(*token.vector);
        self.importance.push(token.importance);
        self.pooling.push(token.pooling);
    }

    /// The name of the model: a CRC-32, the same for all its subsets.
    pub fn name(&self) -> u32 {
        self.name
    }

    /// Whether the model prepares `statement` as the whole model does.
    pub fn covers(&self, statement: &str) -> bool {
        self.is_whole() || self.covers_words(&text::words(text::without_code(statement)))
    }

    /// Whether this is the whole model.
    pub fn is_whole(&self) -> bool {
        self.split_words.is_none()
    }

    /// Whether both are, or are subsets of, the same model, so that what they prepare can be compared.
    pub fn is_akin(&self, other: &Self) -> bool {
        self.name == other.name
    }

    /// Makes `statement` ready to be compared, as of `kind`, if that is known. None where the model is a subset that
    /// does not cover it.
    pub fn prepare(&self, statement: &str, kind: Option<Kind>) -> Option<Prepared> {
        let statement = text::without_code(statement);
        let words = text::words(statement);
        if !self.covers_words(&words) {
            return None;
        }
        let marks = text::marks(statement, &words);
        let prepare = |examples| self.prepare_words(kind, statement, &words, &marks, examples);
        let mut prepared = prepare(true);
        if marks.iter().any(|mark| mark.is_example) {
            prepared.without_examples = Some(Box::new(prepare(false)));
        }
        Some(prepared)
    }

    /// The statement of these words, with its examples or without.
    fn prepare_words(
        &self,
        kind: Option<Kind>,
        statement: &str,
        words: &[text::Word],
        marks: &[text::Mark],
        examples: bool,
    ) -> Prepared {
        let [left, right, around, negated] = &self.context;
        let (mut tokens, mut ids, mut directions) = (Vec::new(), Vec::new(), Vec::new());
        let mut pooled = [0; LENGTH];
        for (number, (word, mark)) in words.iter().zip(marks).enumerate() {
            if mark.is_example && !examples {
                continue;
            }
            self.vocabulary.split(&word.plain, &mut ids);
            ids.truncate(MAX_TOKENS);
            for id in ids.iter().skip(tokens.len()) {
                let Some(token) = self.token(*id) else { continue };
                let mut direction = token.vector.map(i32::from);
                if mark.is_negated {
                    add(&mut direction, negated, 1);
                }
                let weight = |weight: u8| self.head.weight(weight, mark.is_example);
                add_all(&mut pooled, &direction, i32::from(weight(token.pooling)));
                tokens.push(Token { word: number, id: *id as u32, importance: weight(token.importance) });
                directions.push(direction);
            }
            if ids.len() == MAX_TOKENS {
                break;
            }
        }
        let pooled = unit(&pooled);
        let whole = pooled.map(i32::from);
        let mut rows = Vec::with_capacity(directions.len());
        for (place, direction) in directions.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| directions.get(before));
            let mut sum = direction.map(|number| OWN * number);
            add_each(&mut sum, before, left);
            add_each(&mut sum, directions.get(place + 1), right);
            add_each(&mut sum, Some(&whole), around);
            rows.push(unit(&sum));
        }
        Prepared::new(kind, statement, words, tokens, rows, pooled)
    }

    /// The direction of `text` as a whole, as [`Prepared::direction`] is, but that examples and what is negated count as
    /// any words. Takes a fraction of the time.
    pub(super) fn direction(&self, text: &str) -> Option<Row> {
        let words = text::words(text::without_code(text));
        if !self.covers_words(&words) {
            return None;
        }
        let mut ids = Vec::new();
        for word in words.iter().take(MAX_TOKENS) {
            self.vocabulary.split(&word.plain, &mut ids);
        }
        let mut pooled = [0; LENGTH];
        for token in ids.iter().take(MAX_TOKENS).filter_map(|id| self.token(*id)) {
            add(&mut pooled, token.vector, i32::from(token.pooling));
        }
        Some(unit(&pooled))
    }

    /// The part of the model that makes a strength of resemblance.
    pub(super) fn head(&self) -> &Head {
        &self.head
    }

    fn covers_words(&self, words: &[text::Word]) -> bool {
        let Some(split_words) = &self.split_words else { return true };
        words.iter().map(|word| text::capped(&word.plain)).all(|word| {
            self.vocabulary.find(word, false).is_some() || split_words.find(word, false).is_some()
        })
    }

    pub(super) fn token(&self, id: usize) -> Option<TokenData<'_>> {
        Some(TokenData {
            vector: self.vectors.get(id)?,
            importance: *self.importance.get(id)?,
            pooling: *self.pooling.get(id)?,
        })
    }

    /// The file of a subset.
    pub(super) fn encode(&self) -> Vec<u8> {
        let (head, table, knots) = self.head.encode();
        let sections = [
            self.vocabulary.entries().to_vec(),
            bytes_of(&self.vectors),
            self.importance.clone(),
            self.pooling.clone(),
            bytes_of(&self.context),
            head,
            table,
        ];
        let (mut header, mut body) = (SUBSET_MAGIC.to_vec(), Vec::new());
        let numbers = [VERSION as usize, LENGTH, self.vocabulary.len(), MAX_TOKENS, FEATURES, knots];
        for number in numbers.into_iter().chain(sections.iter().map(Vec::len)) {
            header.extend((number as u32).to_le_bytes());
        }
        for section in &sections {
            body.extend_from_slice(section);
        }
        body.extend(self.name.to_le_bytes());
        body.extend_from_slice(self.split_words.as_ref().map_or(&[], Vocabulary::entries));
        header.extend(crc32(&body).to_le_bytes());
        header.extend(body);
        header
    }
}

impl Default for Model {
    /// One that knows no token: only statements that are the same carry over.
    fn default() -> Self {
        Self {
            name: 0,
            vocabulary: Vocabulary::default(),
            vectors: Vec::new(),
            importance: Vec::new(),
            pooling: Vec::new(),
            context: [[0; LENGTH]; 4],
            head: Head::default(),
            split_words: None,
        }
    }
}

/// What the model knows of a token.
pub(super) struct TokenData<'a> {
    vector: &'a Row,
    importance: u8,
    pooling: u8,
}

fn add(sum: &mut [i32; LENGTH], row: &Row, times: i32) {
    for (sum, one) in sum.iter_mut().zip(row) {
        *sum += times * i32::from(*one);
    }
}

fn add_all(sum: &mut [i32; LENGTH], direction: &[i32; LENGTH], times: i32) {
    for (sum, one) in sum.iter_mut().zip(direction) {
        *sum += times * one;
    }
}

fn add_each(sum: &mut [i32; LENGTH], direction: Option<&[i32; LENGTH]>, times: &Row) {
    let Some(direction) = direction else { return };
    for ((sum, one), times) in sum.iter_mut().zip(direction).zip(times) {
        *sum += i32::from(*times) * one;
    }
}

fn rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let (rows, rest) = bytes.as_chunks::<LENGTH>();
    rest.is_empty().then(|| rows.iter().map(|row| row.map(|byte| byte as i8)).collect())
}

fn bytes_of(rows: &[Row]) -> Vec<u8> {
    rows.iter().flatten().map(|number| *number as u8).collect()
}

fn refused(code: ErrorCode, message: &str) -> Error {
    Error::new(code, "model".to_owned(), message.to_owned()).of_kind(ErrorKind::Read)
}
