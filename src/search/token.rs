//! The words that a text can be found by.

use super::report::SearchField;
use crate::text::{Word, words};

/// Words that say nothing of an occupation. Fewer than the stop words of statements: `IT` is a word here.
const STOP_WORDS: &str = "a an and as at by for from in into of on or the to with";

/// A word of a text that it can be found by.
pub(super) struct Token {
    pub(super) plain: String,
    /// Where it begins and ends in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its number among the words of the text.
    pub(super) position: u32,
}

/// The words that `text` can be found by. A reference is found by its number as well, without its letters.
pub(super) fn tokens(text: &str, field: SearchField) -> Vec<Token> {
    let mut tokens = Vec::new();
    let words = words(text).into_iter().filter(|word| !is_stop_word(&word.plain));
    for (position, word) in (0..).zip(words) {
        let letters = word.plain.bytes().take_while(u8::is_ascii_alphabetic).count();
        let number = word.plain.get(letters..).unwrap_or_default();
        if field == SearchField::Reference && letters > 0 && !number.is_empty() {
            let start = after_letters(text, &word, letters);
            tokens.push(Token { plain: number.to_owned(), start, end: word.end, position });
        }
        tokens.push(Token { plain: word.plain, start: word.start, end: word.end, position });
    }
    tokens
}

/// The byte of `text` after the first `letters` of `word`; its first byte where its plain form leaves letters out.
fn after_letters(text: &str, word: &Word, letters: usize) -> usize {
    let written = text.get(word.start..word.end).unwrap_or_default();
    let is_one_for_one = written.chars().count() == word.plain.len();
    let after = written.char_indices().nth(letters).filter(|_| is_one_for_one);
    after.map_or(word.start, |(at, _)| word.start + at)
}

/// Whether `word`, in its plain form, only joins other words.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.split(' ').any(|one| one == word)
}
