//! Where in a text the words stand that fit the query.

use super::likeness::{Letters, Likeness};
use super::query::Query;
use super::report::SearchField;
use super::score::{bit, counted};
use super::token::{Token, tokens};
use crate::sort;

/// The parts of `text` that fit the query, in UTF-16 units.
pub(super) fn ranges(text: &str, field: SearchField, query: &Query<'_>) -> Vec<(usize, usize)> {
    let mut fitting = Vec::new();
    let tokens = tokens(text, field);
    // A bit for each word of the text that a word of the query has taken.
    let mut taken = 0;
    for word in query.words.iter().filter(|word| word.may_be_in(field)) {
        let mut best = (0, 0, (0, 0));
        let mut before: Option<&Token> = None;
        for token in &tokens {
            let likeness = word.likeness(&Letters::new(token.plain.clone()));
            let score = counted(likeness, taken & bit(token.position));
            if score > best.0 {
                best = (score, bit(token.position), range(text, token, likeness.prefix));
            }
            if let Some(one) =
                before.filter(|one| Likeness::JOINED.score > best.0 && word.is_both(&one.plain, &token.plain))
            {
                let end = range(text, token, word.letters.plain.len() - one.plain.len()).1;
                best = (Likeness::JOINED.score, bit(one.position) | bit(token.position), (one.start, end));
            }
            before = Some(token);
        }
        if best.0 > 0 {
            taken |= best.1;
            fitting.push(best.2);
        }
    }
    merged(fitting).into_iter().map(|(from, to)| (utf16_units(text, from), utf16_units(text, to))).collect()
}

/// Where `token` stands in the text, in bytes. Only its first letters where `prefix` says how many fit.
fn range(text: &str, token: &Token, prefix: usize) -> (usize, usize) {
    let word = text.get(token.start..token.end).unwrap_or_default();
    // An apostrophe is no letter: then the whole word is meant.
    let letters = if prefix > 0 && word.chars().count() == token.plain.len() { prefix } else { usize::MAX };
    let end = word.char_indices().nth(letters).map_or(token.end, |(at, _)| token.start + at);
    (token.start, end)
}

/// `ranges` in order, with those that overlap made one.
fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    sort::by(&mut ranges, Ord::cmp);
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in ranges {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// How many UTF-16 units stand before the byte `at`.
fn utf16_units(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).chars().map(char::len_utf16).sum()
}
