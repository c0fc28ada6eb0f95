//! Occupations by what a person types: names, job titles, options, keywords, titles of the Standard Occupational
//! Classification, references.
//!
//! Every word typed is looked for among all words of the catalogue: as it stands, as another form of it
//! (`engineer`, `engineering`), mistyped, or, the last one, as the beginning of what is still being typed. The
//! occupations that have most of the words come first, and among those the ones with a text that fits best. Whole
//! numbers throughout: the same order everywhere.
//!
//! Knows nothing of people, or of comparing statements.

mod entry;
mod likeness;
mod query;
mod report;
mod score;

use std::cmp::Ordering;

pub use entry::SearchEntry;
pub use report::{SearchField, SearchMatch, SearchReport, SearchResult};

use crate::catalogue::TechnicalLevel;
use crate::order::sorted_by;
use crate::text::words;
use likeness::Letters;
use query::{Query, QueryWord, joins};
use score::{Found, Tally};

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
    entries: Vec<SearchEntry>,
    /// All texts of all entries: those of one entry together, in the order of the fields.
    texts: Vec<Text>,
    /// All distinct words of the texts.
    words: Vec<Known>,
    /// Where they stand: those of one word together.
    places: Vec<Place>,
}

#[derive(Debug, Clone)]
struct Text {
    entry: usize,
    field: SearchField,
    /// Its number in the field.
    nth: usize,
    /// How many words it has to be found by.
    words: u32,
}

#[derive(Debug, Clone)]
struct Known {
    letters: Letters,
    /// The first of its places, and the one after the last.
    places: (usize, usize),
}

#[derive(Debug, Clone, Copy)]
struct Place {
    text: usize,
    /// The number of the word in the text.
    position: u32,
}

/// A word of a text that it can be found by.
struct Token {
    plain: String,
    start: usize,
    end: usize,
    position: u32,
}

impl SearchIndex {
    /// Of these occupations, in whatever order.
    pub fn new(entries: Vec<SearchEntry>) -> Self {
        let mut texts = Vec::new();
        let mut found = Vec::new();
        for (entry, names) in entries.iter().enumerate() {
            for field in SearchField::ALL {
                let mut nth = 0;
                while let Some(text) = names.text(field, nth) {
                    let tokens = tokens(text, field);
                    let words = tokens.last().map_or(0, |token| token.position + 1);
                    for token in tokens {
                        let place = Place { text: texts.len(), position: token.position };
                        found.push((Letters::new(token.plain), place));
                    }
                    texts.push(Text { entry, field, nth, words });
                    nth += 1;
                }
            }
        }
        let mut words: Vec<Known> = Vec::new();
        let mut places = Vec::with_capacity(found.len());
        for (letters, place) in sorted_by(found, |(a, _), (b, _)| a.order(b)) {
            places.push(place);
            match words.last_mut() {
                Some(word) if word.letters == letters => word.places.1 = places.len(),
                _ => words.push(Known { letters, places: (places.len() - 1, places.len()) }),
            }
        }
        Self { entries, texts, words, places }
    }

    /// The occupations that fit `text`, which may be unfinished: the best `limit` of them. Nothing is found where
    /// `text` has no letter or digit. Of a long text its first 200 characters count, and 12 words.
    pub fn search(&self, text: &str, limit: usize) -> SearchReport {
        let query = Query::of(text);
        let mut tally = Tally::new(self);
        for word in &query.words {
            tally.add(word);
        }
        let found = sorted_by(tally.found(), |a, b| self.order(a, b));
        // Once something fits, what has little of it is no answer.
        let least = found.first().map_or(0, |best| best.held / 2);
        let mut report = SearchReport { query: query.text.to_owned(), total: 0, results: Vec::new() };
        for one in &found {
            if one.held < least {
                continue;
            }
            report.total += 1;
            if report.results.len() < limit {
                report.results.extend(self.result(one, &query));
            }
        }
        report
    }

    fn places_of(&self, word: &Known) -> &[Place] {
        self.places.get(word.places.0..word.places.1).unwrap_or_default()
    }

    fn knows(&self, plain: &str) -> Option<&Known> {
        self.beginning(plain).next().filter(|known| known.letters.plain == plain)
    }

    /// The known words that begin with `plain`, the one that is the same first.
    fn beginning(&self, plain: &str) -> impl Iterator<Item = &Known> {
        let first = self.words.partition_point(|known| known.letters.plain.as_str() < plain);
        let known = self.words.get(first..).unwrap_or_default().iter();
        known.take_while(move |known| known.letters.plain.starts_with(plain))
    }

    /// Where two words that follow each other make `word`: the places of the first.
    fn pairs(&self, word: &QueryWord) -> Vec<Place> {
        let mut pairs = Vec::new();
        let plain = word.letters.plain.as_str();
        for (first, second) in (1..plain.len()).filter_map(|at| plain.split_at_checked(at)) {
            let Some(one) = self.knows(first) else { continue };
            for other in self.beginning(second) {
                if !word.is_both(first, &other.letters.plain) {
                    continue;
                }
                for place in self.places_of(one) {
                    let after = (place.text, place.position + 1);
                    let after = self
                        .places_of(other)
                        .binary_search_by_key(&after, |place| (place.text, place.position));
                    if after.is_ok() {
                        pairs.push(*place);
                    }
                }
            }
        }
        pairs
    }

    fn order(&self, a: &Found, b: &Found) -> Ordering {
        let by_fit = b.words.cmp(&a.words).then(b.score.cmp(&a.score));
        let (Some(one), Some(other)) = (self.entries.get(a.entry), self.entries.get(b.entry)) else {
            return by_fit;
        };
        by_fit.then_with(|| one.name.cmp(&other.name)).then_with(|| one.reference.cmp(&other.reference))
    }

    fn result(&self, found: &Found, query: &Query<'_>) -> Option<SearchResult> {
        let (entry, text) = (self.entries.get(found.entry)?, self.texts.get(found.text)?);
        let matched = entry.text(text.field, text.nth)?;
        Some(SearchResult {
            reference: entry.reference.clone(),
            name: entry.name.clone(),
            route: entry.route.clone(),
            level: entry.level,
            technical_level: entry.level.and_then(TechnicalLevel::of_level),
            matched: SearchMatch {
                field: text.field,
                text: matched.to_owned(),
                ranges: score::ranges(matched, text.field, query),
            },
        })
    }
}

/// The words that `text` can be found by. A reference is found by its number as well, without its letters.
fn tokens(text: &str, field: SearchField) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    for word in words(text) {
        if joins(&word.plain) {
            continue;
        }
        let letters = word.plain.bytes().take_while(u8::is_ascii_alphabetic).count();
        let number = word.plain.get(letters..).unwrap_or_default();
        if field == SearchField::Reference && letters > 0 && !number.is_empty() {
            let (plain, start) = (number.to_owned(), word.start + letters);
            tokens.push(Token { plain, start, end: word.end, position });
        }
        tokens.push(Token { plain: word.plain, start: word.start, end: word.end, position });
        position += 1;
    }
    tokens
}
