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
    found.iter().filter(|found| **found).count() >= 3 || is_person_specification(lines)
}

/// Whether lines say what is essential and what is desirable, as the specification of a post does.
fn is_person_specification(lines: &[Line]) -> bool {
    let has = |word: &str| {
        lines.iter().any(|line| {
            let (start, rest) = line.text.split_at_checked(word.len()).unwrap_or_default();
            start.eq_ignore_ascii_case(word) && (rest.len() <= 12 || rest.starts_with(':'))
        })
    };
    let marks = ["essential", "desirable", "person specification"];
    marks.into_iter().filter(|mark| has(mark)).count() >= 2
}
