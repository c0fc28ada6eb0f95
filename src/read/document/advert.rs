//! Whether a text is a job advert. It has headings such as `Skills`, but no statements of a standard.

use super::lines::Line;

const WORDS: [&str; 22] = [
    "closing date",
    "how to apply",
    "apply by",
    "apply for this",
    "salary",
    "per annum",
    "a year",
    "per hour",
    "full-time",
    "full time",
    "part-time",
    "permanent",
    "fixed term",
    "we are looking for",
    "about the role",
    "about you",
    "what you will do",
    "what you’ll do",
    "responsibilities",
    "successful candidate",
    "interview",
    "benefits",
];

/// Whether at least three of the words of adverts stand in the lines.
pub(in crate::read) fn is_advert(lines: &[Line]) -> bool {
    let mut found = [false; WORDS.len()];
    // Statements have such words, too, but are longer.
    for line in lines.iter().filter(|line| line.text.len() <= 100) {
        let lower = line.text.to_ascii_lowercase();
        for (found, word) in found.iter_mut().zip(WORDS) {
            *found |= lower.contains(word);
        }
    }
    found.iter().filter(|found| **found).count() >= 3
}
