//! The level of an occupation: `Level 3`, `(L3)`, in a title or on a line of its own.

use super::facts::{Facts, is_sentence, labelled, own_part, reference_in, without_facts, without_subject};
use super::lines::Line;
use super::parts::FactLines;
use crate::catalogue::Warning;
use crate::read::shared::record::warn;

/// The level that stands in the line of the name or of the reference, or else alone. Where those above the statements
/// differ, as in a menu, none is taken.
pub(super) fn level_beside(
    all: &[Line],
    lines: &FactLines<'_>,
    facts: &Facts,
    warnings: &mut Vec<Warning>,
) -> Option<u8> {
    let (mut beside, mut above, mut other, mut below) = (None, None, None, None);
    for line in all.iter().take(60).filter(|line| line.text.len() < 100) {
        let text = line.text.as_str();
        let is_above = lines.front.iter().chain(&lines.labelled).take(60).any(|one| std::ptr::eq(*one, line));
        let is_sure = is_above && reference_in(text).is_some_and(|one| one == facts.reference);
        // `Level 3 | 15 months | ST0123`
        for part in std::iter::once(own_part(text)).chain(text.split(['|', '·', '•'])) {
            let part = part.trim();
            let Some(level) = level_in(part) else { continue };
            let value = labelled(part).map_or(part, |(_, value)| value);
            let name = without_facts(without_subject(value));
            if name.is_empty() {
                if is_sure {
                    beside.get_or_insert(level);
                }
                let place = if is_above { &mut above } else { &mut below };
                if *place.get_or_insert(level) != level && is_above {
                    other = Some(level);
                }
            } else if name.eq_ignore_ascii_case(&facts.name) {
                return Some(level);
            }
        }
    }
    if let (None, Some(other), Some(level)) = (beside, other, above) {
        let message = format_args!("There are several levels, so none is taken: {level}, {other}.");
        warn(warnings, "unresolved", "level", message);
        return None;
    }
    beside.or(above).or(below)
}

/// Whether a title, in lower case, has words beside those that may stand around a name and its level.
pub(super) fn has_words(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "apprenticeship",
        "standard",
        "occupation",
        "occupational",
        "name",
        "title",
        "ksbs",
        "subject",
        "re",
        "fw",
        "fwd",
        "higher",
        "advanced",
        "intermediate",
        "foundation",
        "unit",
        "level",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| !WORDS.contains(&word) && reference_in(word).is_none())
}

/// The level in `Data Technician - Level 3`: at the end of a title, or where its part of the title ends. A level in a
/// sentence is of something else.
pub(in crate::read) fn level_in(text: &str) -> Option<u8> {
    let lower = text.to_ascii_lowercase();
    let (_, title) = lower.rsplit_once("subject: ").unwrap_or(("", &lower));
    if is_sentence(title) {
        return None;
    }
    if let Some(level) = short_level(text) {
        return Some(level);
    }
    title.match_indices("level").find_map(|(at, word)| {
        let (before, after) = (title.get(..at)?, title.get(at + word.len()..)?);
        let (number, after) = level_start(after)?;
        let after = after.trim_start_matches([' ', ')']);
        let ends =
            !has_words(&without_facts(after)) || after.starts_with(['-', '–', '—', '|', ':', ',', '(']);
        let is_labelled = before.rsplit_once(':').is_some_and(|(label, _)| has_words(label));
        (ends && !is_labelled).then_some(number)
    })
}

/// The level in `Joiner (L2)`, `Joiner L2`, `L2 Joiner`.
pub(super) fn short_level(text: &str) -> Option<u8> {
    let inside = text.match_indices("(L").find_map(|(at, _)| text.get(at..)?.split_inclusive(')').next());
    let words = [inside, text.split(' ').next(), text.rsplit(' ').next()];
    words.into_iter().flatten().find_map(level_word)
}

/// The level in `L2`, `(L2)`.
pub(super) fn level_word(word: &str) -> Option<u8> {
    match word.trim_matches(['(', ')', ',', ':']).as_bytes() {
        [b'L', digit @ b'1'..=b'8'] => Some(digit - b'0'),
        _ => None,
    }
}

/// The number in ` 3 (Advanced)`.
pub(super) fn level_number(text: &str) -> Option<u8> {
    level_start(text).map(|(number, _)| number)
}

/// The number at the start of ` 3 (Advanced)` or ` Three`, and what follows.
fn level_start(text: &str) -> Option<(u8, &str)> {
    const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
    let text = text.trim_start_matches([' ', ':']);
    let text =
        text.get(..6).filter(|start| start.eq_ignore_ascii_case("level ")).map_or(text, |_| &text[6..]);
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    if let Some((number, _)) = (1..).zip(NUMBERS).find(|(_, one)| one.eq_ignore_ascii_case(word)) {
        return Some((number, rest));
    }
    let digit = text.bytes().next().filter(u8::is_ascii_digit)?;
    let is_alone = !text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    (is_alone && (1..=8).contains(&(digit - b'0'))).then(|| (digit - b'0', text.get(1..).unwrap_or_default()))
}
