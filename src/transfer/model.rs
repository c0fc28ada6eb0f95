//! The statement model: what every token means, and how resemblance becomes a strength.
//!
//! `data/model/FORMAT.md` says every byte; `data/model/README.md` how it was made and what it reaches.

use super::prepared::{Prepared, Row, Token, unit};
use super::score::{FEATURES, Head};
use crate::catalogue::Kind;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::order::sorted_by;
use crate::text::{self, Vocabulary};

/// Tokens and their meaning, and the sums that make a strength of them.
///
/// Either whole, for any text, or a part: what the statements of some catalogue need, a twentieth of the
/// size. A part answers exactly as the whole does, or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The CRC-32 of the whole model, also in a part of it.
    name: u32,
    pub(super) vocabulary: Vocabulary,
    /// Of each token: its direction, its weight in coverage and in the pooled vector.
    vectors: Vec<Row>,
    importance: Vec<u8>,
    pooling: Vec<u8>,
    context: [Row; 2],
    head: Head,
    /// In a part: words that are more than one token, and that it splits as the whole model does.
    pub(super) known: Option<Vocabulary>,
}

/// The whole model that comes with the crate.
#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
static WHOLE: &[u8] = include_bytes!("../../data/model/model.bin");

const MAGIC: [u8; 8] = *b"SKGAPTM1";
const MAGIC_OF_A_PART: [u8; 8] = *b"SKGAPTP1";
const VERSION: u32 = 1;
/// The numbers of a vector.
pub(super) const LENGTH: usize = 64;
/// How many tokens of a statement count.
const LIMIT: usize = 96;
/// Beside its neighbours, what a token's own direction counts; theirs are in the same units.
const OWN: i32 = 64;

impl Model {
    /// The one that comes with the crate.
    #[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
    pub fn embedded() -> Self {
        // A test reads it.
        Self::decode(WHOLE).unwrap_or_default()
    }

    /// Reads `data/model/model.bin`, or a part of it.
    ///
    /// # Errors
    /// Of kind `read`: `unknownFormat` where it is no model, or of another version; `invalidValue` where
    /// it is damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let mut rest = Bytes(bytes);
        let magic = rest.take(MAGIC.len()).unwrap_or_default();
        let is_part = magic == MAGIC_OF_A_PART;
        let known = (is_part || magic == MAGIC) && rest.u32() == Some(VERSION);
        if !known {
            let message = "not a statement model that this version knows";
            return Err(refused(ErrorCode::UnknownFormat, message));
        }
        Self::read(rest, is_part)
            .ok_or_else(|| refused(ErrorCode::InvalidValue, "the statement model is damaged or cut short"))
    }

    /// What comes after magic and version.
    fn read(mut rest: Bytes<'_>, is_part: bool) -> Option<Self> {
        let mut numbers = [0; 12];
        for number in &mut numbers {
            *number = rest.u32()? as usize;
        }
        let [length, tokens, limit, features, knots, sizes @ ..] = numbers;
        let sum = rest.u32()?;
        if [length, limit, features] != [LENGTH, LIMIT, FEATURES] || crc32(rest.0) != sum {
            return None;
        }
        let mut sections = [&[][..]; 7];
        for (section, size) in sections.iter_mut().zip(sizes) {
            *section = rest.take(size)?;
        }
        let [entries, vectors, importance, pooling, context, head, table] = sections;
        let (mut name, mut known) = (sum, None);
        if is_part {
            name = rest.u32()?;
            known = Some(Vocabulary::decode(rest.0)?);
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
            known,
        })
    }

    /// The part of it that `statements` need, as a file. It prepares each of them, and every other text of
    /// their words, exactly as this model does.
    pub fn part<'a>(&self, statements: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
        let (mut used, mut split) = (Vec::new(), Vec::new());
        for statement in statements {
            for word in text::words(text::without_code(statement)) {
                let before = used.len();
                self.vocabulary.split(&word.plain, &mut used);
                if used.len() != before + 1 {
                    split.push(text::counted(&word.plain).to_vec());
                }
            }
        }
        let mut used = sorted_by(used, usize::cmp);
        used.dedup();
        let mut split = sorted_by(split, Vec::cmp);
        split.dedup();
        let mut part = self.bare_part(&split);
        for id in used {
            let (Some((text, continues)), Some(token)) = (self.vocabulary.at(id), self.token(id)) else {
                continue;
            };
            part.push(text, continues, &token);
        }
        part.encode()
    }

    /// The part of it that knows no token yet, and splits `words`, which are in order.
    pub(super) fn bare_part(&self, words: &[impl AsRef<[u8]>]) -> Self {
        let mut known = Vocabulary::default();
        for word in words {
            known.push(word.as_ref(), false);
        }
        Self {
            vocabulary: Vocabulary::default(),
            vectors: Vec::new(),
            importance: Vec::new(),
            pooling: Vec::new(),
            known: Some(known),
            ..self.clone()
        }
    }

    /// Appends a token, which must come after all others.
    pub(super) fn push(&mut self, text: &[u8], continues: bool, token: &Meaning<'_>) {
        self.vocabulary.push(text, continues);
        self.vectors.push(*token.vector);
        self.importance.push(token.importance);
        self.pooling.push(token.pooling);
    }

    /// What tells it from other models, the same for all its parts: a CRC-32.
    pub fn name(&self) -> u32 {
        self.name
    }

    /// Whether it prepares `statement` as the whole model does.
    pub fn covers(&self, statement: &str) -> bool {
        self.is_whole() || self.covers_words(&text::words(text::without_code(statement)))
    }

    /// Whether this is the whole model.
    pub fn is_whole(&self) -> bool {
        self.known.is_none()
    }

    /// Whether both are, or are parts of, the same model, so that what they prepare can be compared.
    pub fn is_akin(&self, other: &Self) -> bool {
        self.name == other.name
    }

    /// Makes `statement` ready to be compared, as of this kind, if it is known. None where this is a part
    /// that does not cover it.
    pub fn prepare(&self, statement: &str, kind: Option<Kind>) -> Option<Prepared> {
        let statement = text::without_code(statement);
        let words = text::words(statement);
        if !self.covers_words(&words) {
            return None;
        }
        let (mut tokens, mut ids) = (Vec::new(), Vec::new());
        for (number, word) in words.iter().enumerate() {
            self.vocabulary.split(&word.plain, &mut ids);
            ids.truncate(LIMIT);
            for id in ids.iter().skip(tokens.len()) {
                let importance = self.importance.get(*id).copied().unwrap_or_default();
                tokens.push(Token { word: number, importance });
            }
            if ids.len() == LIMIT {
                break;
            }
        }
        let mut pooled = [0; LENGTH];
        let mut rows = Vec::with_capacity(ids.len());
        let [left, right] = &self.context;
        for (place, id) in ids.iter().enumerate() {
            let Some(token) = self.token(*id) else { continue };
            let before = place.checked_sub(1).and_then(|before| self.vector_at(&ids, before));
            let after = self.vector_at(&ids, place + 1);
            let mut sum = [0; LENGTH];
            add(&mut sum, token.vector, OWN);
            add_each(&mut sum, before, left);
            add_each(&mut sum, after, right);
            rows.push(unit(&sum));
            add(&mut pooled, token.vector, i32::from(token.pooling));
        }
        Some(Prepared::new(kind, statement, &words, tokens, rows, unit(&pooled)))
    }

    /// How resemblance becomes a strength.
    pub(super) fn head(&self) -> &Head {
        &self.head
    }

    fn covers_words(&self, words: &[text::Word]) -> bool {
        let Some(known) = &self.known else { return true };
        for word in words {
            let word = text::counted(&word.plain);
            if self.vocabulary.find(word, false).is_none() && known.find(word, false).is_none() {
                return false;
            }
        }
        true
    }

    pub(super) fn token(&self, id: usize) -> Option<Meaning<'_>> {
        Some(Meaning {
            vector: self.vectors.get(id)?,
            importance: *self.importance.get(id)?,
            pooling: *self.pooling.get(id)?,
        })
    }

    fn vector_at(&self, ids: &[usize], place: usize) -> Option<&Row> {
        self.vectors.get(*ids.get(place)?)
    }

    /// As a part is stored.
    pub(super) fn encode(&self) -> Vec<u8> {
        let known = self.known.clone().unwrap_or_default();
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
        let (mut header, mut body) = (MAGIC_OF_A_PART.to_vec(), Vec::new());
        let numbers = [VERSION as usize, LENGTH, self.vocabulary.len(), LIMIT, FEATURES, knots];
        for number in numbers.into_iter().chain(sections.iter().map(Vec::len)) {
            header.extend((number as u32).to_le_bytes());
        }
        for section in &sections {
            body.extend_from_slice(section);
        }
        body.extend(self.name.to_le_bytes());
        body.extend_from_slice(known.entries());
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
            context: [[0; LENGTH]; 2],
            head: Head::default(),
            known: None,
        }
    }
}

/// What a token brings.
pub(super) struct Meaning<'a> {
    vector: &'a Row,
    importance: u8,
    pooling: u8,
}

fn add(sum: &mut [i32; LENGTH], row: &Row, times: i32) {
    for (sum, one) in sum.iter_mut().zip(row) {
        *sum += times * i32::from(*one);
    }
}

fn add_each(sum: &mut [i32; LENGTH], row: Option<&Row>, times: &Row) {
    let Some(row) = row else { return };
    for ((sum, one), times) in sum.iter_mut().zip(row).zip(times) {
        *sum += i32::from(*times) * i32::from(*one);
    }
}

fn rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let mut rest = Bytes(bytes);
    let mut rows = Vec::with_capacity(bytes.len() / LENGTH);
    while !rest.0.is_empty() {
        let mut row = [0; LENGTH];
        for (number, byte) in row.iter_mut().zip(rest.take(LENGTH)?) {
            *number = *byte as i8;
        }
        rows.push(row);
    }
    Some(rows)
}

fn bytes_of(rows: &[Row]) -> Vec<u8> {
    rows.iter().flatten().map(|number| *number as u8).collect()
}

#[cold]
fn refused(code: ErrorCode, message: &str) -> Error {
    Error::new(code, "model".to_owned(), message.to_owned()).of_kind(ErrorKind::Read)
}

/// What is left to read, little-endian.
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A finite number.
    pub(super) fn f64(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?)).filter(|number| number.is_finite())
    }
}

/// CRC-32 as zlib and PNG have it (ISO 3309), four bits at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let mut steps = [0_u32; 16];
    for (step, value) in (0..).zip(&mut steps) {
        *value = step;
        for _ in 0..4 {
            *value = (*value >> 1) ^ if *value & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    let step = |sum: u32| (sum >> 4) ^ steps.get((sum & 15) as usize).copied().unwrap_or_default();
    let mut sum = !0;
    for byte in bytes {
        sum = step(step(sum ^ u32::from(*byte)));
    }
    !sum
}
