//! Why a strength is what it is: the words of the target, and which word of the source covers each.

use super::prepared::Prepared;
use super::report::{MissingTerm, Reasons, SharedTerm};
use super::score::Head;
use super::vector::{MAX_DOT, dot, first_factor, second_factor};
use crate::number::round4;
use crate::sort;
use crate::text;

/// From here on, 0..1, a word of the source covers a word of the target.
const COVERS: f64 = 0.6;

/// A word of the target. A word that stands in it twice counts as one.
struct TargetWord<'a> {
    plain: &'a str,
    /// Its number among the words of the target.
    number: usize,
    weight: u32,
    /// The dot product with the closest word of the source, and that word's number.
    cover: i32,
    covered_by: usize,
}

/// Why the strength from `source` to `target` is what it is.
pub(super) fn reasons(head: &Head, source: &Prepared, target: &Prepared) -> Reasons {
    let (mut shared, mut missing) = (Vec::new(), Vec::new());
    for word in words(source, target).into_iter().filter(|word| !text::is_stop_word(word.plain)) {
        let weight = round4(f64::from(word.weight) / f64::from(target.weight.max(1)));
        let cover = round4(f64::from(word.cover) / f64::from(MAX_DOT));
        let shown = target.word(word.number).to_owned();
        let source = source.word(word.covered_by);
        if cover >= COVERS && !are_opposites(source, word.plain) {
            let source = source.to_owned();
            shared.push(SharedTerm { source, target: shown, weight, cover });
        } else {
            missing.push(MissingTerm { target: shown, weight });
        }
    }
    sort::by(&mut shared, |a, b| b.weight.total_cmp(&a.weight));
    sort::by(&mut missing, |a, b| b.weight.total_cmp(&a.weight));
    Reasons { band: head.limits().band(head.strength(source, target)), shared, missing }
}

/// Whether one word is the other with a "not" in front: close in use, but nothing that both have.
fn are_opposites(one: &str, other: &str) -> bool {
    let denies = |denial: &str, word: &str| {
        let rest = PREFIXES.iter().find_map(|(prefix, least)| {
            let rest = denial.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix));
            rest.and_then(|_| denial.get(prefix.len()..)).filter(|rest| rest.len() >= *least)
        });
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(word))
    };
    denies(one, other) || denies(other, one)
}

/// What makes a word its opposite, before at least so many letters: `inform` is no opposite of `form`.
const PREFIXES: [(&str, usize); 6] = [("un", 3), ("non", 3), ("in", 6), ("im", 6), ("ir", 6), ("dis", 6)];

/// The words of the target in its order, each with the closest word of the source.
fn words<'a>(source: &Prepared, target: &'a Prepared) -> Vec<TargetWord<'a>> {
    let plain: Vec<&str> = target.plain_words.split(' ').collect();
    let sources: Vec<_> = source.rows.iter().map(first_factor).collect();
    let same: Vec<&str> = source.plain_words.split(' ').collect();
    let mut words: Vec<TargetWord<'_>> = Vec::new();
    for (token, row) in target.tokens.iter().zip(&target.rows) {
        let (mut cover, mut covered_by) = (0, 0);
        let row = second_factor(row);
        for (from, of_source) in source.tokens.iter().zip(&sources) {
            let product = dot(of_source, &row);
            if product > cover {
                (cover, covered_by) = (product, from.word);
            }
        }
        let weight = u32::from(token.importance);
        let plain = plain.get(token.word).copied().unwrap_or_default();
        // The same word is credited first, though another may be as close.
        if let Some(same) = same.iter().position(|word| *word == plain) {
            covered_by = same;
        }
        match words.iter_mut().find(|word| word.plain == plain) {
            Some(word) => {
                word.weight += weight;
                if cover > word.cover {
                    (word.cover, word.covered_by) = (cover, covered_by);
                }
            }
            None => words.push(TargetWord { plain, number: token.word, weight, cover, covered_by }),
        }
    }
    words
}
