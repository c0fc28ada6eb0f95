//! Why a strength is what it is: the target's words, and which of the source's covers each.

use super::prepared::{Prepared, WHOLE, dot, first, second};
use super::score::Head;
use super::{MissingTerm, Reasons, SharedTerm};
use crate::number::round4;
use crate::order::sorted_by;
use crate::text;

/// How close a word of the source must come to cover one of the target.
const COVERS: f64 = 0.6;

/// A word of the target; one that stands in it twice counts as one.
struct Word<'a> {
    plain: &'a str,
    number: usize,
    weight: u32,
    /// How close the closest word of the source comes, and its number.
    cover: i32,
    by: usize,
}

/// Why the strength from `source` to `target` is what it is.
pub(super) fn reasons(head: &Head, source: &Prepared, target: &Prepared) -> Reasons {
    let (mut shared, mut missing) = (Vec::new(), Vec::new());
    for word in words(source, target) {
        if text::only_joins(word.plain) {
            continue;
        }
        let weight = round4(f64::from(word.weight) / f64::from(target.weight.max(1)));
        let cover = round4(f64::from(word.cover) / f64::from(WHOLE));
        let shown = target.word(word.number).to_owned();
        if cover >= COVERS {
            shared.push(SharedTerm { source: source.word(word.by).to_owned(), target: shown, weight, cover });
        } else {
            missing.push(MissingTerm { target: shown, weight });
        }
    }
    Reasons {
        band: head.band(head.strength(source, target)),
        shared: sorted_by(shared, |a: &SharedTerm, b| b.weight.total_cmp(&a.weight)),
        missing: sorted_by(missing, |a: &MissingTerm, b| b.weight.total_cmp(&a.weight)),
    }
}

/// The target's words in its order, each with the word of the source that comes closest.
fn words<'a>(source: &Prepared, target: &'a Prepared) -> Vec<Word<'a>> {
    let plain: Vec<&str> = target.key.split([' ']).collect();
    let mut words: Vec<Word<'_>> = Vec::new();
    for (token, row) in target.tokens.iter().zip(&target.rows) {
        let (mut cover, mut by) = (0, 0);
        let row = second(row);
        for (from, of_source) in source.tokens.iter().zip(&source.rows) {
            let close = dot(&first(of_source), &row);
            if close > cover {
                (cover, by) = (close, from.word);
            }
        }
        let weight = u32::from(token.importance);
        let plain = plain.get(token.word).copied().unwrap_or_default();
        match words.iter_mut().find(|word| word.plain == plain) {
            Some(word) => {
                word.weight += weight;
                if cover > word.cover {
                    (word.cover, word.by) = (cover, by);
                }
            }
            None => words.push(Word { plain, number: token.word, weight, cover, by }),
        }
    }
    words
}
