//! Statements as text: when two are the same, and the terms that carry their meaning.
//!
//! Knows nothing of KSBs or of occupations.

mod words;

use rust_stemmers::{Algorithm, Stemmer};

use crate::hash::fnv1a;
use crate::order::sorted_by;

/// A word that carries meaning, as a statement has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// FNV-1a hash of the stem: equal stems, equal ids.
    pub id: u64,
    /// The word as it first stands in the statement.
    pub word: String,
    /// Whether it says little by itself: `importance`, `principles`, `techniques`.
    pub hollow: bool,
}

/// `statement` without what does not matter to its meaning: a leading KSB code, case, punctuation,
/// the form of quotes and dashes, white space. Two statements are the same when these are equal.
///
/// ```
/// use skills_gap::text::normalised;
/// assert_eq!(normalised("K7:  The team’s\u{a0}aims."), normalised("the team's aims"));
/// ```
pub fn normalised(statement: &str) -> String {
    let mut text = String::with_capacity(statement.len());
    for (_, word) in words_of(without_code(statement)) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word);
    }
    text
}

/// The terms of `statement`, each once, by id.
pub fn terms(statement: &str) -> Vec<Term> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut terms: Vec<Term> = Vec::new();
    for (shown, word) in words_of(without_code(statement)) {
        if word.chars().nth(1).is_none() || words::is_stop_word(&word) {
            continue;
        }
        let id = fnv1a(stemmer.stem(&word).as_bytes());
        let hollow = words::is_hollow(&word);
        terms.push(Term { id, word: shown.to_owned(), hollow });
    }
    // Equals stay in their order, so that the first is kept.
    let mut terms = sorted_by(terms, |a, b| a.id.cmp(&b.id));
    terms.dedup_by_key(|term| term.id);
    terms
}

/// `parts` with `between` between them. Not `join`, which is a kilobyte for speed not needed here.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// The words of `text`: as they stand, and in lower case with straight quotes. A possessive `s`
/// is dropped, a quote inside a word joins (`don't`, `dont`).
fn words_of(text: &str) -> impl Iterator<Item = (&str, String)> {
    let is_quote = |c: char| matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇');
    text.split(move |c: char| !(c.is_alphanumeric() || is_quote(c))).filter_map(move |word| {
        let word = word.trim_matches(is_quote);
        let last_quote = word.char_indices().rev().find(|(_, c)| is_quote(*c));
        let stem = match last_quote {
            Some((at, quote)) if matches!(word.get(at + quote.len_utf8()..), Some("s" | "S")) => {
                word.get(..at).unwrap_or(word)
            }
            _ => word,
        };
        let plain: String = stem.chars().filter(|c| !is_quote(*c)).flat_map(char::to_lowercase).collect();
        (!plain.is_empty()).then_some((word, plain))
    })
}

/// `statement` without a leading `K1:`, `S12.` or `B3 -`.
fn without_code(statement: &str) -> &str {
    let text = statement.trim_start();
    let Some(rest) = text.strip_prefix(['K', 'S', 'B', 'k', 's', 'b']) else { return text };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    // A dash is a mark only with a space before it: `S3-compatible` is a word.
    let statement =
        match after.strip_prefix(' ').map(|after| after.trim_start().strip_prefix(['-', '–', '—'])) {
            Some(Some(statement)) => Some(statement),
            _ => after.trim_start().strip_prefix([':', '.', ')']),
        };
    statement.filter(|_| (1..=3).contains(&digits)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_dropped() {
        let plain = normalised("The organisation's aims, and how they affect a role");
        for same in [
            "K3: The organisation’s aims, and how they affect a role.",
            "  s12 - the ORGANISATION‘s aims and\u{a0}how they\r\naffect a role",
            "the organisation’s aims – and how they affect a role!",
        ] {
            assert_eq!(normalised(same), plain, "{same}");
        }
        assert_ne!(normalised("K3 aims"), normalised("aims"), "a code needs its colon");
        assert_eq!(normalised("…’’ — "), "");
    }

    #[test]
    fn terms_are_stems_with_the_word_as_it_stands() {
        let terms = terms("The importance of Communicating, and communication, with the client’s team");
        let mut words: Vec<_> = terms.iter().map(|term| (term.word.as_str(), term.hollow)).collect();
        words.sort_unstable();
        assert_eq!(
            words,
            [("Communicating", false), ("client’s", false), ("importance", true), ("team", false)]
        );
    }
}
