//! What is typed, as words to look for.

use super::SearchField;
use super::likeness::{Letters, Likeness};
use crate::text::words;

/// Characters that are read.
const LONGEST: usize = 200;
/// Letters that the second of two words has at least, unless it is typed to its end.
pub(super) const LEAST_BEGUN: usize = 3;
/// How much a word is like one that is written as two, or as a part of another.
pub(super) const JOINED: u32 = 95;
/// Words that are looked for.
const MOST_WORDS: usize = 12;
/// Words that say nothing of an occupation. Not those of statements: `IT` is one here.
const JOINING: &str = "a an and as at by for from in into of on or the to with";

/// What is typed.
pub(super) struct Query<'a> {
    /// The part of it that is read.
    pub(super) text: &'a str,
    pub(super) words: Vec<QueryWord>,
}

/// A word that is looked for.
pub(super) struct QueryWord {
    pub(super) letters: Letters,
    /// Whether it may go on: it is the last, and nothing stands after it.
    pub(super) open: bool,
    /// It and the word before or after it, written as one: `health care`, `healthcare`.
    joined: Vec<Joined>,
    /// Whether it joins others, as far as it is typed: `of`, on the way to `office`. Nothing lacks it.
    pub(super) optional: bool,
}

struct Joined {
    plain: String,
    open: bool,
}

impl<'a> Query<'a> {
    pub(super) fn of(typed: &'a str) -> Self {
        let end = typed.char_indices().nth(LONGEST).map_or(typed.len(), |(at, _)| at);
        let text = typed.get(..end).unwrap_or(typed);
        let mut found = Vec::new();
        for word in words(text) {
            let open = word.end == text.len();
            let optional = joins(&word.plain);
            if (open || !optional) && found.len() < MOST_WORDS {
                found.push(QueryWord {
                    letters: Letters::new(word.plain),
                    open,
                    optional,
                    joined: Vec::new(),
                });
            }
        }
        if let [only] = found.as_mut_slice() {
            only.optional = false;
        }
        for second in 1..found.len() {
            let Some([one, other]) = found.get_mut(second - 1..=second) else { continue };
            let plain = [one.letters.plain.as_str(), other.letters.plain.as_str()].concat();
            one.joined.push(Joined { plain: plain.clone(), open: other.open });
            other.joined.push(Joined { plain, open: other.open });
        }
        Self { text, words: found }
    }
}

impl QueryWord {
    /// Whether it is looked for in a field. The letters of a reference alone name no occupation.
    pub(super) fn may_be_in(&self, field: SearchField) -> bool {
        field != SearchField::Reference || self.letters.plain.bytes().any(|letter| letter.is_ascii_digit())
    }

    /// How much `word` is like it.
    pub(super) fn likeness(&self, word: &Letters) -> Likeness {
        for joined in &self.joined {
            let rest = word.plain.strip_prefix(joined.plain.as_str());
            if rest.is_some_and(|rest| joined.open || rest.is_empty()) {
                return Likeness { score: JOINED, begins: joined.plain.len(), shared: true, mistyped: false };
            }
        }
        self.letters.likeness(word, self.open)
    }

    /// Whether `one` and `other`, which follow each other, make it: `healthcare`, `health care`.
    pub(super) fn is_both(&self, one: &str, other: &str) -> bool {
        let Some(rest) = self.letters.plain.strip_prefix(one) else { return false };
        rest == other || self.open && rest.len() >= LEAST_BEGUN && other.starts_with(rest)
    }
}

/// Whether `word` only joins others.
pub(super) fn joins(word: &str) -> bool {
    JOINING.split(' ').any(|one| one == word)
}
