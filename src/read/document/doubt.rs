//! Whether anything but codes says that lines are the statements of a standard: a guide to a building has `B1: Car park`, too.

use super::lines::Line;
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

/// Whether `count` statements with codes alone may be something else.
pub(super) fn are_only_codes(count: usize, lines: &[Line], has_level: bool) -> bool {
    let has_words = |line: &Line| {
        let lower = line.text.to_ascii_lowercase();
        code_start(&lower).is_none() && WORDS.iter().any(|word| lower.contains(word))
    };
    count < LEAST && !has_level && !lines.iter().filter(|line| line.text.len() <= MAX_LINE).any(has_words)
}
