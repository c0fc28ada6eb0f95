//! Whether a text is what a person says of themselves, or a job advert.

use super::advert::{read_advert_value, sentences_of_page_or_text};
use super::profile::read_profile_value;
use crate::input::Value;
use crate::limits::MAX_ADVERT;
use crate::text::{is_among, plain, words};

/// Lines that stand alone in a CV, in plain words, and what each counts.
const HEADINGS: &[(&str, usize)] = &[
    ("curriculum vitae", 6),
    ("cv", 6),
    ("resume", 6),
    ("work history", 4),
    ("employment history", 4),
    ("career history", 4),
    ("career summary", 4),
    ("career to date", 4),
    ("work experience", 3),
    ("professional experience", 3),
    ("personal profile", 3),
    ("personal statement", 3),
    ("professional summary", 3),
    ("volunteering", 2),
    ("hobbies", 3),
    ("hobbies and interests", 3),
    ("interests", 3),
    ("references", 3),
    ("referees", 3),
    ("achievements", 2),
    ("employment", 2),
    ("education", 1),
    ("education and training", 1),
    ("work", 1),
    ("training", 1),
    ("profile", 1),
    ("languages", 1),
];
/// Lines that stand alone in an advert.
const THEIR_HEADINGS: &[(&str, usize)] = &[
    ("duties", 2),
    ("main duties", 3),
    ("responsibilities", 1),
    ("key responsibilities", 2),
    ("requirements", 3),
    ("essential", 3),
    ("essential criteria", 4),
    ("desirable", 3),
    ("desirable criteria", 4),
    ("person specification", 4),
    ("job description", 4),
    ("the role", 3),
    ("about the role", 4),
    ("about the job", 4),
    ("about us", 3),
    ("benefits", 3),
    ("how to apply", 4),
    ("closing date", 3),
    ("posted on", 3),
];
/// Words that a person says of themselves.
const OWN: &str = "i my me myself";
/// Words that an advert says to its reader, and of itself.
const THEIRS: &str =
    "you your we our us candidate candidates applicant applicants apply applications vacancy salary employer";
/// What ends the range of years of a post that is still held.
const NOW: &str = "present today now date current ongoing";
/// A text that counts less is taken for an advert.
const LEAST: usize = 4;
/// A text that counts less for an advert may be of a person.
const LEAST_THEIRS: usize = 6;
/// So many lines of a text are looked at.
const MAX_LINES: usize = 600;

/// Whether `text` is a CV or a profile rather than a job advert. JSON is one where it is no job posting and has
/// sentences.
///
/// ```
/// use skills_gap::read::is_profile;
/// assert!(is_profile("Alex Example\n\nWork history\nClerk, 2019 - 2023\n- Filed the letters\n"));
/// assert!(!is_profile("Clerk\n\nDuties\n- File the letters\nClosing date: 3 May\n"));
/// ```
pub fn is_profile(text: &str) -> bool {
    if text.len() > MAX_ADVERT {
        return false;
    }
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.starts_with('{') {
        return Value::parse(begins).is_ok_and(|value| is_profile_value(&value));
    }
    let (text, _, _) = sentences_of_page_or_text(text);
    is_cv(text.lines())
}

/// Whether lines are of a CV rather than of a job advert.
pub(super) fn is_cv<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let (own, theirs) =
        lines.take(MAX_LINES).map(marks).fold((0, 0), |(own, theirs), line| (own + line.0, theirs + line.1));
    own >= LEAST && own > theirs
}

/// Whether a text is of what an employer or a standard asks, and not of what a person did: it has its headings, and
/// next to nothing that a person says of themselves.
///
/// ```
/// use skills_gap::read::is_advert;
/// assert!(is_advert("Clerk\n\nMain duties\n- File the letters\nHow to apply\nClosing date: 3 May\n"));
/// assert!(!is_advert("I filed the letters and answered the telephone.\n"));
/// ```
pub fn is_advert(text: &str) -> bool {
    if text.len() > MAX_ADVERT || text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return false;
    }
    let (text, _, _) = sentences_of_page_or_text(text);
    let counts = text.lines().take(MAX_LINES).map(marks);
    let (own, theirs) = counts.fold((0, 0), |(own, theirs), line| (own + line.0, theirs + line.1));
    let is_standard = super::read(&text, &super::ReadOptions::default()).is_ok();
    is_standard && own <= LEAST || theirs >= LEAST_THEIRS && theirs > 2 * own
}

/// The same of what JSON has been parsed to.
pub fn is_profile_value(value: &Value) -> bool {
    match value {
        Value::Text(text) => is_profile(text),
        _ => read_advert_value(value).is_err() && read_profile_value(value).is_ok(),
    }
}

/// Words of headings above what was learnt.
const LEARNT: &str = "education training qualifications courses certificates certifications and further";

/// Whether a line of several words is a heading of a CV.
pub(super) fn is_heading(line: &str) -> bool {
    let whole = plain(&words(line));
    let is_known = || HEADINGS.iter().any(|(one, _)| *one == whole);
    whole.contains(' ') && (whole.split(' ').all(|word| is_among(LEARNT, word)) || is_known())
}

/// How much of a line speaks for a CV, and how much for an advert.
fn marks(line: &str) -> (usize, usize) {
    let words: Vec<String> = words(line).into_iter().map(|word| word.plain).collect();
    // The `I` of a cell is how something is assessed.
    let is_row = line.contains('\t') || line.contains('|');
    let is_said = |word: &str| !is_row || word != "i";
    let among = |list: &str| words.iter().filter(|word| is_said(word) && is_among(list, word)).count();
    let whole = words.join(" ");
    let heading =
        |of: &[(&str, usize)]| of.iter().find(|(one, _)| *one == whole).map_or(0, |(_, counts)| *counts);
    // What was done: an item begins with a verb of the past.
    let did = words.first().is_some_and(|word| {
        words.len() > 2 && word.len() > 4 && word.ends_with("ed") || PAST.split(' ').any(|past| past == word)
    });
    let own = heading(HEADINGS) + among(OWN) + 2 * usize::from(is_range(&words)) + usize::from(did);
    (own, heading(THEIR_HEADINGS) + among(THEIRS))
}

/// Verbs of the past that a list of what was done begins with, and that do not end like others.
const PAST: &str = "led ran wrote taught built made drove kept won sold dealt took set held gave oversaw";

/// A line with more words is a sentence.
const MAX_RANGE: usize = 12;

/// Whether the words have the years of a post: `March 2019 – June 2021`, `2023 to date`.
fn is_range(words: &[String]) -> bool {
    let is_year = |word: &str| {
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u16>().is_ok()
    };
    if words.len() > MAX_RANGE {
        return false;
    }
    let Some(first) = words.iter().position(|word| is_year(word)) else { return false };
    let after = words.get(first + 1..).unwrap_or_default();
    // A month or a `to` may stand between.
    after.iter().take(3).any(|word| is_year(word) || NOW.split(' ').any(|now| now == word))
}
