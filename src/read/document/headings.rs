//! The headings of standards' pages, old and new, of their copies and of lists.

use super::lines::{Line, LineForm};
use crate::catalogue::Kind;
use crate::read::shared::code::kind_of_name;

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All before the first heading.
    Front,
    /// Reference, level, route.
    Facts,
    Summary,
    JobTitles,
    Duties,
    Options,
    /// The statements, of this kind where it is known.
    Ksbs(Option<Kind>),
    Qualifications,
    Employers,
    /// What is assessed at the end. It repeats statements and their codes.
    Assessment,
    /// What has no place in an occupation: other parts of the standard, the site's navigation and footer.
    Aside,
}

/// The headings in lower case, without a closing colon.
const HEADINGS: &[(&str, Part)] = &[
    ("key information", Part::Facts),
    ("key facts", Part::Facts),
    ("details of the occupational standard", Part::Facts),
    ("details of standard", Part::Facts),
    ("details of the standard", Part::Facts),
    ("occupation summary", Part::Summary),
    ("occupational summary", Part::Summary),
    ("summary", Part::Summary),
    ("overview of the role", Part::Summary),
    ("occupational profile", Part::Summary),
    ("typical job titles include", Part::JobTitles),
    ("typical job titles", Part::JobTitles),
    ("job titles", Part::JobTitles),
    ("occupation duties", Part::Duties),
    ("occupational duties", Part::Duties),
    ("duties", Part::Duties),
    ("options", Part::Options),
    ("ksbs", Part::Ksbs(None)),
    ("ksb's", Part::Ksbs(None)),
    ("ksb’s", Part::Ksbs(None)),
    ("knowledge, skills and behaviours", Part::Ksbs(None)),
    ("knowledge, skills & behaviours", Part::Ksbs(None)),
    ("knowledge skills and behaviours", Part::Ksbs(None)),
    ("knowledge, skills and behaviours (ksbs)", Part::Ksbs(None)),
    ("mandatory qualifications", Part::Qualifications),
    ("mandated qualifications", Part::Qualifications),
    ("involved employers", Part::Employers),
    ("employers involved in creating the standard", Part::Employers),
    ("end-point assessment", Part::Assessment),
    ("end-point assessment plan", Part::Assessment),
    ("end point assessment", Part::Assessment),
    ("end-point assessment (epa)", Part::Assessment),
    ("assessment plan", Part::Assessment),
    ("assessment methods", Part::Assessment),
    ("grading", Part::Assessment),
    ("grading descriptors", Part::Assessment),
    ("mapping of ksbs to assessment methods", Part::Assessment),
    ("mapping of ksbs", Part::Assessment),
    ("entry requirements", Part::Aside),
    ("qualifications", Part::Aside),
    ("functional skills", Part::Aside),
    ("english & maths", Part::Aside),
    ("english and maths", Part::Aside),
    ("english and maths qualifications", Part::Aside),
    ("professional recognition", Part::Aside),
    ("consultation", Part::Aside),
    ("progression", Part::Aside),
    ("occupational progression", Part::Aside),
    ("progression routes", Part::Aside),
    ("additional details", Part::Aside),
    ("regulated standard details", Part::Aside),
    ("technical education products", Part::Aside),
    ("funding", Part::Aside),
    ("version log", Part::Aside),
    ("version history", Part::Aside),
    ("document version history", Part::Aside),
    ("approved qualifications", Part::Aside),
    ("share this page", Part::Aside),
    ("contact us", Part::Aside),
    ("apply now", Part::Aside),
    ("is this webpage useful?", Part::Aside),
    ("report a problem with this webpage", Part::Aside),
    ("thank you for your feedback", Part::Aside),
    ("related courses", Part::Aside),
    ("find out more", Part::Aside),
];

/// The beginnings of lines that end all parts: the site's own words.
const ENDS: [&str; 5] = [
    "view occupation in map",
    "view apprenticeship standard",
    "crown copyright",
    "© crown copyright",
    "all content is available under",
];

/// The part that begins with `line`.
pub(super) fn part_of(line: &Line) -> Option<Part> {
    // `🧠 Knowledge`
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii() || c == ' ');
    let text = text.trim_end_matches([':', ' ']);
    if text.len() > 60 {
        let start = text.get(..30).unwrap_or_default().to_ascii_lowercase();
        let is_end = ENDS.iter().any(|end| start.starts_with(end));
        return is_end.then_some(Part::Aside);
    }
    let lower = text.to_ascii_lowercase();
    if let Some((_, part)) = HEADINGS.iter().find(|(name, _)| *name == lower) {
        return Some(*part);
    }
    if ENDS.iter().any(|end| lower.starts_with(end)) {
        return Some(Part::Aside);
    }
    if lower.starts_with("this standard has options") || lower.starts_with("this apprenticeship has options")
    {
        return Some(Part::Options);
    }
    // `Skills` is a heading; `skills` may be the last word of a sentence, and `K` a cell.
    let is_name = text.len() > 2 && text.starts_with(|c: char| c.is_uppercase());
    let kind = kind_of_name(text).filter(|_| is_name || matches!(line.form, LineForm::Heading(_)));
    let of_words = || if is_name && line.form != LineForm::Item { kinds_in_words(text) } else { None };
    // `Knowledge – the technician will understand`
    let said = || {
        let (name, rest) = text.split_once(" – ").or_else(|| text.split_once(" - "))?;
        let is_said = rest.split(' ').any(|word| matches!(word, "will" | "must" | "can"));
        kind_of_name(name).filter(|_| is_name && is_said && line.text.ends_with(':'))
    };
    kind.or_else(said).map(Some).or_else(of_words).map(Part::Ksbs)
}

/// The words that say which kind a list is of. A heading may have several of one kind.
const KIND_WORDS: [(&[&str], Kind); 3] = [
    (&["knowledge", "know", "understanding", "understand"], Kind::Knowledge),
    (&["skills", "skill", "abilities", "ability", "able"], Kind::Skill),
    (
        &["behaviours", "behaviour", "behaviors", "behave", "attitudes", "attitude", "values", "mindset"],
        Kind::Behaviour,
    ),
];

/// The words that stand beside them in headings, and in few statements.
const BESIDE_KINDS: [&str; 36] = [
    "what",
    "how",
    "you",
    "ll",
    "your",
    "we",
    "will",
    "need",
    "needs",
    "must",
    "should",
    "can",
    "to",
    "be",
    "do",
    "have",
    "and",
    "or",
    "of",
    "in",
    "for",
    "the",
    "this",
    "a",
    "an",
    "required",
    "requirements",
    "requirement",
    "needed",
    "statements",
    "technical",
    "practical",
    "professional",
    "occupational",
    "apprentice",
    "role",
];

/// The kind that a word is about.
fn kind_of_word(word: &str) -> Option<Kind> {
    KIND_WORDS.iter().find(|(words, _)| words.contains(&word)).map(|(_, kind)| *kind)
}

/// The kind that a heading is about as all its words say: `What you need to know`, `Skills and abilities`. None of a
/// kind where it is about several.
fn kinds_in_words(text: &str) -> Option<Option<Kind>> {
    // `A. Knowledge and understanding`
    let text = text.split('(').next().unwrap_or_default();
    let text = text.split_once(['.', ')']).filter(|(mark, _)| mark.len() == 1).map_or(text, |(_, rest)| rest);
    let mut found: Option<Option<Kind>> = None;
    for word in
        text.to_ascii_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    {
        match (kind_of_word(word), found) {
            (None, _) if BESIDE_KINDS.contains(&word) => {}
            (None, _) => return None,
            (kind, None) => found = Some(kind),
            (kind, Some(before)) if before == kind => {}
            _ => found = Some(None),
        }
    }
    found.filter(|_| !text.ends_with(['.', '?', '!', ',', ';']))
}

/// The one kind that is named among other words: `Behaviours we look for`.
pub(super) fn kind_among_words(text: &str) -> Option<Kind> {
    let lower = text.to_ascii_lowercase();
    // `Functional skills` are English and maths.
    if lower.contains("functional skills") {
        return None;
    }
    let is_verb = |word: &&str| ["know", "understand", "understanding", "able", "behave"].contains(word);
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !is_verb(word));
    let mut kinds = words.filter_map(kind_of_word);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// Whether a line only leads to a list, whose kind the heading above says: `You will be able to:`.
pub(super) fn is_introduction(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("able to") && !["skill", "abilit"].iter().any(|word| lower.contains(word))
}

/// Whether `text` is the name of a part: `Knowledge`, `Key information`.
pub(super) fn names_part(text: &str) -> bool {
    part_of(&Line { text: text.to_owned(), form: LineForm::Plain, is_beside: false }).is_some()
}

/// Words that only standards' pages have: marks of such a page.
pub(super) fn is_mark(line: &Line) -> bool {
    const MARKS: [&str; 10] = [
        "key information",
        "details of the occupational standard",
        "details of standard",
        "occupation summary",
        "occupation duties",
        "typical job titles include",
        "print occupational standard",
        "criteria for measuring performance",
        "ksbs",
        "involved employers",
    ];
    let lower = line.text.trim_end_matches([':', ' ']);
    lower.len() <= 40 && MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(lower))
}
