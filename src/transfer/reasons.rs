//! Why a strength is what it is: the words of the target, and which word of the source covers each.

use super::model::Model;
use super::prepared::Prepared;
use super::report::{MissingTerm, Reasons, SharedTerm};
use super::vector::{MAX_DOT, Packed, dot, first_factor, second_factor};
use crate::number::round4;
use crate::sort;
use crate::text;

/// From here on, 0..1, the statements' words cover a word of the target, each seen between its neighbours.
const COVERS: f64 = 0.6;

/// From here on two words, each by itself, are close in meaning.
const CLOSE: i32 = MAX_DOT / 2;

/// A word of the target. A word that stands in it twice counts as one.
struct TargetWord<'a> {
    plain: &'a str,
    /// Its number among the words of the target.
    number: usize,
    weight: u32,
    /// The dot product with the closest word of the source.
    cover: i32,
}

/// Why the strength from `source` to `target` is what it is.
pub(super) fn reasons(model: &Model, source: &Prepared, target: &Prepared) -> Reasons {
    let (mut shared, mut missing) = (Vec::new(), Vec::new());
    let mut sources = Vec::new();
    for word in words(source, target).into_iter().filter(|word| !text::is_stop_word(word.plain)) {
        let weight = round4(f64::from(word.weight) / f64::from(target.weight.max(1)));
        let cover = round4(f64::from(word.cover) / f64::from(MAX_DOT));
        let shown = target.word(word.number).to_owned();
        let covered_by =
            if cover >= COVERS { closest(model, source, &mut sources, word.plain) } else { None };
        if let Some(number) = covered_by {
            let source = source.word(number).to_owned();
            shared.push(SharedTerm { source, target: shown, weight, cover });
        } else {
            missing.push(MissingTerm { target: shown, weight });
        }
    }
    sort::by(&mut shared, |a, b| b.weight.total_cmp(&a.weight));
    sort::by(&mut missing, |a, b| b.weight.total_cmp(&a.weight));
    let head = model.head();
    Reasons { band: head.limits().band(head.strength(source, target)), shared, missing }
}

/// The number of the word of the source that is the same as `word`, or else of the one that comes closest in meaning,
/// if that is close. Each is seen by itself. A word between its neighbours takes on much of them: by that alone `clients`
/// may come close to `with`. `words` are those of the source, once they are worked out, which few targets need.
fn closest<'a>(
    model: &Model,
    source: &'a Prepared,
    words: &mut Vec<(usize, &'a str, Packed)>,
    word: &str,
) -> Option<usize> {
    if let Some(same) = source.plain_words().position(|other| other == word) {
        return Some(same);
    }
    if words.is_empty() {
        for (number, other) in source.plain_words().enumerate() {
            if let Some(direction) = model.direction(other) {
                words.push((number, other, second_factor(&direction)));
            }
        }
    }
    let direction = first_factor(&model.direction(word)?);
    let (mut most, mut closest) = (CLOSE, None);
    for (number, other, of_other) in words {
        let product = dot(&direction, of_other);
        if product >= most && !text::is_stop_word(other) && !are_opposites(other, word) {
            (most, closest) = (product + 1, Some(*number));
        }
    }
    closest
}

/// Whether one plain word is the other with a "not" in front: close in use, but nothing that both have.
fn are_opposites(one: &str, other: &str) -> bool {
    let denies = |denial: &str, word: &str| {
        let is_denial = |prefix: &str| denial.strip_prefix(prefix) == Some(word);
        PREFIXES.iter().any(|(prefix, least)| word.len() >= *least && is_denial(prefix))
    };
    denies(one, other) || denies(other, one)
}

/// What makes a word its opposite, before at least so many letters: `inform` is no opposite of `form`.
const PREFIXES: [(&str, usize); 6] = [("un", 3), ("non", 3), ("in", 6), ("im", 6), ("ir", 6), ("dis", 6)];

/// The words of the target in its order, each with how close the source comes to it.
fn words<'a>(source: &Prepared, target: &'a Prepared) -> Vec<TargetWord<'a>> {
    let plain: Vec<&str> = target.plain_words().collect();
    let sources: Vec<_> = source.rows.iter().map(first_factor).collect();
    let mut words: Vec<TargetWord<'_>> = Vec::new();
    for (token, row) in target.tokens.iter().zip(&target.rows) {
        let row = second_factor(row);
        let cover = sources.iter().map(|of_source| dot(of_source, &row)).max().unwrap_or_default();
        let weight = u32::from(token.importance);
        let plain = plain.get(token.word).copied().unwrap_or_default();
        match words.iter_mut().find(|word| word.plain == plain) {
            Some(word) => {
                word.weight += weight;
                word.cover = word.cover.max(cover);
            }
            None => words.push(TargetWord { plain, number: token.word, weight, cover }),
        }
    }
    words
}
