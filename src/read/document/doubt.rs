//! Whether anything but codes says that lines are the statements of a standard: a guide to a building has `B1: Car park`, too.

use super::lines::Line;
use crate::catalogue::Ksb;
use crate::read::shared::code::code_start;

/// What is said of statements with codes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Doubt {
    None,
    /// They are read, with a warning.
    Some,
    /// They are some lines of a text about something else.
    Other,
}

/// The beginnings of the words of standards, and of those who bring them.
const WORDS: [&str; 9] =
    ["ksb", "apprentic", "knowledge", "skill", "behavio", "occupation", "competen", "duties", "learner"];
/// So many statements in order are a list, whatever stands around them.
const LEAST: usize = 5;

impl Doubt {
    /// With codes alone. A list is in order, and has a level or some length. `untaken` lines are of no statement.
    pub(super) fn of(ksbs: &[Ksb], lines: &[Line], has_level: bool, untaken: usize) -> Self {
        let has_words = |line: &&Line| {
            let lower = line.text.to_ascii_lowercase();
            code_start(&lower).is_none() && WORDS.iter().any(|word| lower.contains(word))
        };
        if lines.iter().filter(|line| line.text.len() <= 200).any(|line| has_words(&line)) {
            return Self::None;
        }
        let kinds = ksbs.iter().zip(ksbs.iter().skip(1));
        let are_in_order = kinds.clone().all(|(one, next)| one.kind <= next.kind);
        let has_kinds = kinds.clone().any(|(one, next)| one.kind != next.kind);
        if are_in_order && has_kinds && (has_level || ksbs.len() >= LEAST) {
            Self::None
        } else if !are_in_order && untaken > ksbs.len() {
            Self::Other
        } else {
            Self::Some
        }
    }
}
