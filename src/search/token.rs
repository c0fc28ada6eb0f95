//! The words that a text can be found by.

use super::report::SearchField;
use crate::text::words;

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
            let (plain, start) = (number.to_owned(), word.start + letters);
            tokens.push(Token { plain, start, end: word.end, position });
        }
        tokens.push(Token { plain: word.plain, start: word.start, end: word.end, position });
    }
    tokens
}

/// Whether `word`, in its plain form, only joins other words.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.split(' ').any(|one| one == word)
}
