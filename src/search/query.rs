//! What is typed, as words to look for.

use super::likeness::Letters;
use crate::text::words;

/// Characters that are read.
const LONGEST: usize = 200;
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
    /// Whether it joins others, as far as it is typed: `of`, on the way to `office`. Nothing lacks it.
    pub(super) optional: bool,
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
                found.push(QueryWord { letters: Letters::new(word.plain), open, optional });
            }
        }
        if let [only] = found.as_mut_slice() {
            only.optional = false;
        }
        Self { text, words: found }
    }
}

/// Whether `word` only joins others.
pub(super) fn joins(word: &str) -> bool {
    JOINING.split([' ']).any(|one| one == word)
}
