//! What is typed, as words to look for.

use super::likeness::{Letters, Likeness};
use super::report::SearchField;
use super::token::is_stop_word;
use crate::text::words;

/// So many characters are read.
const MAX_CHARACTERS: usize = 200;
/// So many words are looked for.
const MAX_WORDS: usize = 12;
/// The fewest letters of the second of two words, unless it is typed to its end.
const MIN_SECOND_LETTERS: usize = 3;

/// What is typed.
pub(super) struct Query<'a> {
    /// The beginning of it that is read.
    pub(super) text: &'a str,
    pub(super) words: Vec<QueryWord>,
}

/// A word that is looked for.
pub(super) struct QueryWord {
    pub(super) letters: Letters,
    /// Whether it may be unfinished: it is the last, and nothing stands after it.
    pub(super) is_unfinished: bool,
    /// This word and the word before or after it, written as one: `health care`, `healthcare`.
    joined: Vec<Joined>,
    /// Whether it is a stop word as far as it is typed: `of`, on the way to `office`. A text may lack it.
    pub(super) is_optional: bool,
}

struct Joined {
    plain: String,
    is_unfinished: bool,
}

impl<'a> Query<'a> {
    pub(super) fn of(typed: &'a str) -> Self {
        let end = typed.char_indices().nth(MAX_CHARACTERS).map_or(typed.len(), |(at, _)| at);
        let text = typed.get(..end).unwrap_or(typed);
        let word_of = |word: crate::text::Word| QueryWord {
            is_unfinished: word.end == text.len(),
            is_optional: is_stop_word(&word.plain),
            letters: Letters::new(word.plain),
            joined: Vec::new(),
        };
        let words = words(text).into_iter().map(word_of);
        let mut words: Vec<QueryWord> =
            words.filter(|word| word.is_unfinished || !word.is_optional).take(MAX_WORDS).collect();
        if let [only] = words.as_mut_slice() {
            only.is_optional = false;
        }
        for second in 1..words.len() {
            let Some([one, other]) = words.get_mut(second - 1..=second) else { continue };
            let plain = [one.letters.plain.as_str(), other.letters.plain.as_str()].concat();
            one.joined.push(Joined { plain: plain.clone(), is_unfinished: other.is_unfinished });
            other.joined.push(Joined { plain, is_unfinished: other.is_unfinished });
        }
        Self { text, words }
    }
}

impl QueryWord {
    /// Whether the word is looked for in `field`. The letters of a reference alone name no occupation.
    pub(super) fn may_be_in(&self, field: SearchField) -> bool {
        field != SearchField::Reference || self.letters.plain.bytes().any(|letter| letter.is_ascii_digit())
    }

    /// How much `word` is like this one.
    pub(super) fn likeness(&self, word: &Letters) -> Likeness {
        for joined in &self.joined {
            let rest = word.plain.strip_prefix(joined.plain.as_str());
            if rest.is_some_and(|rest| joined.is_unfinished || rest.is_empty()) {
                return Likeness { prefix: joined.plain.len(), ..Likeness::JOINED };
            }
        }
        self.letters.likeness(word, self.is_unfinished)
    }

    /// Whether `one` and `other`, which follow each other, make this word: `healthcare`, `health care`.
    pub(super) fn is_both(&self, one: &str, other: &str) -> bool {
        let Some(rest) = self.letters.plain.strip_prefix(one) else { return false };
        rest == other || self.is_unfinished && rest.len() >= MIN_SECOND_LETTERS && other.starts_with(rest)
    }
}
