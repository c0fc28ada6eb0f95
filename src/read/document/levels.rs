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
    let name_beside =
        |part: &str| without_facts(without_subject(labelled(part).map_or(part, |(_, value)| value)));
    let of_name = |part: &str| {
        let is_own = !facts.name.is_empty() && name_beside(part).eq_ignore_ascii_case(&facts.name);
        if is_own { level_in(part) } else { None }
    };
    let alone = |part: &str| if name_beside(part).is_empty() { level_in(part) } else { None };
    // `Level 3 | 15 months | ST0123`
    let parts = |text: &str| -> Vec<String> {
        [own_part(text)]
            .into_iter()
            .chain(text.split(['|', '·', '•']))
            .map(|part| part.trim().to_owned())
            .collect()
    };
    let early = || all.iter().take(60).filter(|line| line.text.len() < 100).map(|line| parts(&line.text));
    let front = || lines.front.iter().chain(&lines.labelled).filter(|line| line.text.len() < 100);
    let is_sure = |line: &&&Line| {
        !facts.reference.is_empty() && reference_in(&line.text).is_some_and(|one| one == facts.reference)
    };
    let named = early().find_map(|parts| parts.iter().find_map(|part| of_name(part)));
    let beside =
        || front().filter(is_sure).find_map(|line| parts(&line.text).iter().find_map(|part| alone(part)));
    if let Some(level) = named.or_else(beside) {
        return Some(level);
    }
    let mut levels = front().flat_map(|line| parts(&line.text)).filter_map(|part| alone(&part));
    let first = levels.next();
    if let Some(other) = levels.find(|other| Some(*other) != first) {
        let message = format_args!(
            "There are several levels, so none is taken: {}, {other}.",
            first.unwrap_or_default()
        );
        warn(warnings, "unresolved", "level", message);
        return None;
    }
    first.or_else(|| early().find_map(|parts| parts.iter().find_map(|part| alone(part))))
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
