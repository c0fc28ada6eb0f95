//! The words of all occupations' names, and where they stand.

use super::entry::SearchEntry;
use super::likeness::Letters;
use super::query::QueryWord;
use super::report::SearchField;
use super::token::tokens;
use crate::sort;

/// The names of occupations, made ready to be searched.
///
/// ```
/// use skills_gap::catalogue::Catalogue;
/// use skills_gap::search::{SearchEntry, SearchIndex};
///
/// let index = SearchIndex::new(Catalogue::embedded().occupations().map(SearchEntry::of).collect());
/// let report = index.search("pres offi", 10);
/// assert_eq!(report.results[0].reference, "OCC0311");
/// assert_eq!(report.results[0].matched.text, "Press officers");
/// ```
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    pub(super) entries: Vec<SearchEntry>,
    /// All texts of all entries: the texts of one entry together, in the order of the fields.
    pub(super) texts: Vec<IndexedText>,
    /// All distinct words of the texts, in the order of the alphabet.
    pub(super) words: Vec<IndexedWord>,
    /// Where the words stand: the occurrences of one word together.
    occurrences: Vec<Occurrence>,
}

/// A text that an occupation can be found by.
#[derive(Debug, Clone)]
pub(super) struct IndexedText {
    /// The position of its occupation among the entries.
    pub(super) entry: usize,
    pub(super) field: SearchField,
    /// Its number in the field.
    pub(super) number: usize,
    /// How many words it has to be found by.
    pub(super) words: u32,
}

/// A word that some text can be found by.
#[derive(Debug, Clone)]
pub(super) struct IndexedWord {
    pub(super) letters: Letters,
    /// The position of its first occurrence, and the position after its last.
    occurrences: (usize, usize),
}

/// A place where a word stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence {
    /// The position of the text among all texts.
    pub(super) text: usize,
    /// The number of the word in the text.
    pub(super) position: u32,
}

impl SearchIndex {
    /// The index of these occupations, in whatever order.
    pub fn new(entries: Vec<SearchEntry>) -> Self {
        let mut texts = Vec::new();
        let mut found = Vec::new();
        for (entry, names) in entries.iter().enumerate() {
            for field in SearchField::ALL {
                for (number, text) in names.texts(field).enumerate() {
                    let tokens = tokens(text, field);
                    let words = tokens.last().map_or(0, |token| token.position + 1);
                    for token in tokens {
                        let place = Occurrence { text: texts.len(), position: token.position };
                        found.push((Letters::new(token.plain), place));
                    }
                    texts.push(IndexedText { entry, field, number, words });
                }
            }
        }
        sort::by(&mut found, |(a, _), (b, _)| a.order(b));
        let mut words: Vec<IndexedWord> = Vec::new();
        let mut occurrences = Vec::with_capacity(found.len());
        for (letters, occurrence) in found {
            occurrences.push(occurrence);
            let end = occurrences.len();
            match words.last_mut() {
                Some(word) if word.letters == letters => word.occurrences.1 = end,
                _ => words.push(IndexedWord { letters, occurrences: (end - 1, end) }),
            }
        }
        Self { entries, texts, words, occurrences }
    }

    /// Where `word` stands.
    pub(super) fn occurrences(&self, word: &IndexedWord) -> &[Occurrence] {
        self.occurrences.get(word.occurrences.0..word.occurrences.1).unwrap_or_default()
    }

    /// The word `plain`, if some text has it.
    pub(super) fn word(&self, plain: &str) -> Option<&IndexedWord> {
        self.words_from(plain).next().filter(|word| word.letters.plain == plain)
    }

    /// The words that begin with `prefix`, the word `prefix` itself first.
    fn words_from(&self, prefix: &str) -> impl Iterator<Item = &IndexedWord> {
        let first = self.words.partition_point(|word| word.letters.plain.as_str() < prefix);
        let words = self.words.get(first..).unwrap_or_default().iter();
        words.take_while(move |word| word.letters.plain.starts_with(prefix))
    }

    /// Where two words that follow each other make `word`: the occurrences of the first.
    pub(super) fn pairs(&self, word: &QueryWord) -> Vec<Occurrence> {
        let mut pairs = Vec::new();
        let plain = word.letters.plain.as_str();
        for (first, second) in (1..plain.len()).filter_map(|at| plain.split_at_checked(at)) {
            let Some(one) = self.word(first) else { continue };
            for other in self.words_from(second).filter(|other| word.is_both(first, &other.letters.plain)) {
                let others = self.occurrences(other);
                let is_followed = |one: &&Occurrence| {
                    let next = (one.text, one.position + 1);
                    others.binary_search_by_key(&next, |other| (other.text, other.position)).is_ok()
                };
                pairs.extend(self.occurrences(one).iter().filter(is_followed));
            }
        }
        pairs
    }
}
