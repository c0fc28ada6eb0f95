//! Whether anything but codes says that lines are the statements of a standard: a guide to a building has `B1: Car park`, too.

use super::lines::Line;
use crate::catalogue::Ksb;
use crate::read::shared::code::code_start;

/// The beginnings of the words of standards, and of those who bring them.
const WORDS: [&str; 10] = [
    "ksb",
    "apprentic",
    "knowledge",
    "skill",
    "behavio",
    "occupation",
    "competen",
    "duties",
    "duty",
    "learner",
];
/// So many statements are a list, whatever stands around them.
const LEAST: usize = 5;
/// A line that is longer is no heading and no word of who brings it, in bytes.
const MAX_LINE: usize = 200;

/// Whether a few statements with codes alone may be something else. Several kinds in their order are a list.
pub(super) fn are_only_codes(ksbs: &[Ksb], lines: &[Line], has_level: bool) -> bool {
    let has_words = |line: &Line| {
        let lower = line.text.to_ascii_lowercase();
        code_start(&lower).is_none() && WORDS.iter().any(|word| lower.contains(word))
    };
    let pairs = || ksbs.iter().zip(ksbs.iter().skip(1));
    let is_list =
        pairs().all(|(one, next)| one.kind <= next.kind) && pairs().any(|(one, next)| one.kind != next.kind);
    ksbs.len() < LEAST
        && !is_list
        && !has_level
        && !lines.iter().filter(|line| line.text.len() <= MAX_LINE).any(has_words)
}
