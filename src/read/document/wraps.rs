//! Whether a line goes on in the next one. A line breaks only where the next word has no place in it.

use super::headings::part_of;
use super::lines::{Line, LineForm};
use crate::read::shared::code::code_start;

/// How long the lines of statements are.
#[derive(Default)]
pub(super) struct Wraps {
    /// The longest line that surely goes on: a small letter begins the next one.
    longest: usize,
}

impl Wraps {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut longest = 0;
        let mut is_statement = false;
        let is_small = |text: &str| !text.contains(char::is_uppercase);
        let is_loud = |text: &str| !text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            is_statement = !line.text.is_empty() && (is_statement || code_start(&line.text).is_some());
            let is_plain =
                next.form == LineForm::Plain && !next.is_beside && code_start(&next.text).is_none();
            let goes_on = next.text.starts_with(char::is_lowercase)
                || (is_loud(&line.text)
                    && is_loud(&next.text)
                    && !is_small(&line.text)
                    && part_of(next).is_none());
            if is_statement && is_plain && goes_on {
                longest = longest.max(line.text.len());
            }
        }
        Self { longest }
    }

    /// Whether a line of this length may go on with `next`.
    pub(super) fn goes_on(&self, length: usize, next: &str) -> bool {
        let word = next.split(' ').next().unwrap_or_default().len();
        self.longest > 0 && (length + 1 + word) * 4 >= self.longest * 3
    }
}

/// Whether a text is not over at its end: `The rules of`.
pub(super) fn is_open(text: &str) -> bool {
    const SMALL: [&str; 29] = [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "from",
        "that",
        "this",
        "their",
        "its",
        "which",
        "how",
        "using",
        "including",
        "between",
        "within",
        "into",
        "such",
        "your",
        "see",
    ];
    text.ends_with([',', '&', '/', '(']) || text.rsplit(' ').next().is_some_and(|word| SMALL.contains(&word))
}
