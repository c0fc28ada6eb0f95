//! What the headings of columns say.

use super::columns::Role;
use super::key::{Key, is_high};
use crate::read::shared::code::kind_of_name;
use crate::text::{Word, is_among, words};

/// Whether a heading is of the names of people.
pub(super) fn is_name_of_person(heading: &str) -> bool {
    let lower = heading.to_ascii_lowercase();
    lower.contains("name") || ["learner", "apprentice", "employee", "person"].contains(&lower.as_str())
}

/// Whether a text is the heading of a column, and no title.
pub(super) fn is_name_of_column(text: &str) -> bool {
    let text = text.trim_start_matches(['#', ' ']);
    kind_of_name(text).is_some() || matches!(role_named(text), Some(Role::Code | Role::Kind))
}

/// Beginnings of words in headings about something else than how well a person does: what is lacking, how hard it is, what is wanted.
const NO_RATINGS: [&str; 39] = [
    "gap",
    "need",
    "hard",
    "difficult",
    "challeng",
    "require",
    "target",
    "priorit",
    "importan",
    "expect",
    "desire",
    "goal",
    "ideal",
    "relevan",
    "urgen",
    "support",
    "help",
    "lack",
    "weak",
    "improve",
    "interest",
    "minimum",
    "future",
    "benchmark",
    "risk",
    "planned",
    "predict",
    "average",
    "aspir",
    "want",
    "wish",
    "concern",
    "worr",
    "anxi",
    "struggl",
    "avoid",
    "unsure",
    "unable",
    "incompet",
];

/// The role that a heading names.
pub(super) fn role_named(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    let name = name.split('(').next().unwrap_or_default().trim_matches([' ', ':', '#', '.', '*']);
    let is = |names: &[&str]| names.contains(&name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if name.is_empty() || name.len() > 60 {
        None
    } else if is(&[
        "code",
        "ksb",
        "ksb code",
        "ksb ref",
        "ksb number",
        "ref",
        "id",
        "number",
        "no",
        "key",
        "ksb id",
    ]) {
        Some(Role::Code)
    } else if is(&["type", "kind", "category", "ksb type"]) {
        Some(Role::Kind)
    } else if has(&["date", "when", "completed", "deadline"]) {
        Some(Role::Date)
    } else if has(&[
        "note",
        "comment",
        "evidence",
        "action",
        "remark",
        "feedback",
        "justification",
        "example",
        "activit",
        "diary",
        "reflection",
        "what i did",
        "what you did",
        "work done",
        "learned",
        "learnt",
        "witness",
        "assignment",
    ]) {
        Some(Role::Note)
    } else if has(&["statement", "description", "detail", "wording"])
        || is(&["text", "knowledge, skills and behaviours", "ksbs"])
    {
        Some(Role::Statement)
    } else if is(&[
        "occupation",
        "standard",
        "apprenticeship",
        "standard name",
        "occupation name",
        "name",
        "title",
        "role",
    ]) {
        Some(Role::Name)
    } else if is(&["level", "occupation level", "standard level"]) {
        Some(Role::Level)
    } else if is_of_something_else(name) {
        Some(Role::Unused)
    } else if is_of_ability(name) {
        Some(Role::Rating)
    } else {
        None
    }
}

/// Words that headings of how well a person does begin words with.
const ABILITY: &str = "rating rate score confiden self yourself competen rag grade current proficien level abilit able capab start \
initial review progress scale before after employer manager mentor tutor learner apprentice starting baseline skill assess";

/// Whether a heading says that its ratings are of how well a person does.
pub(super) fn is_of_ability(heading: &str) -> bool {
    let key = Key::of(heading);
    let about = words(key.about());
    let is = |word: &Word| {
        word.plain == "rag"
            || ABILITY.split_ascii_whitespace().any(|one| one != "rag" && word.plain.starts_with(one))
    };
    let has_how_well =
        about.windows(2).any(|two| matches!(two, [how, well] if how.plain == "how" && well.plain == "well"));
    has_how_well || about.iter().any(is)
}

/// Words that deny. `Yes/no` and `met or not met` name both ends.
const NO: &str = "no not none never cannot cant dont without hardly rarely";

/// Whether a heading says, beside the words of a key, that its ratings are of something else: what is lacking, how hard
/// it is, what is wanted. `Not confident` is of what is lacking too.
pub(super) fn is_of_something_else(heading: &str) -> bool {
    let key = Key::of(heading);
    let about = words(key.about());
    let is_other_end = |at: usize, word: &Word| {
        let before = at.checked_sub(1).and_then(|at| about.get(at));
        key.about().get(..word.start).is_some_and(|before| before.ends_with(['/', '-', '–']))
            || before.is_some_and(|word| is_among("yes or and to", &word.plain))
    };
    // `Not confident to confident` is of both.
    let has_both = key.about().split_once(" to ").is_some_and(|(first, last)| {
        let (first, last) = (is_high(first), is_high(last));
        first.is_some() && last.is_some() && first != last
    });
    about.iter().enumerate().any(|(at, word)| {
        NO_RATINGS.iter().any(|part| word.plain.starts_with(part))
            || is_among(NO, &word.plain) && !is_other_end(at, word) && !has_both
    })
}
