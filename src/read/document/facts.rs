//! Which occupation it is: its name, reference, level, route.

use super::headings::names_part;
use super::lines::{Line, LineForm};
use super::other_parts::is_value;
use super::parts::FactLines;
use super::state::{is_state, tells_state, warn_of_state};
use super::titles::{Title, version_of};
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::read::shared::record::{add_once, warn};
use crate::read::shared::reference::is_reference;

#[derive(Default)]
pub(super) struct Facts {
    pub name: String,
    pub reference: String,
    pub level: Option<u8>,
    pub route: String,
    pub status: String,
    pub version: String,
}

/// The labels of facts, in lower case.
const LABELS: [(&str, Label); 16] = [
    ("reference", Label::Reference),
    ("reference number", Label::Reference),
    ("standard reference", Label::Reference),
    ("st code", Label::Reference),
    ("level", Label::Level),
    ("occupational level", Label::Level),
    ("route", Label::Route),
    ("status", Label::Status),
    ("version", Label::Version),
    ("version number", Label::Version),
    ("occupation", Label::Name),
    ("occupation name", Label::Name),
    ("standard", Label::Name),
    ("apprenticeship standard", Label::Name),
    ("apprenticeship", Label::Name),
    ("title", Label::Name),
];

#[derive(Clone, Copy, PartialEq)]
enum Label {
    Reference,
    Level,
    Route,
    Status,
    Version,
    Name,
}

/// The facts in the lines before the statements.
pub(super) fn of(all: &[Line], lines: &FactLines<'_>, warnings: &mut Vec<Warning>) -> Facts {
    let mut facts = Facts::default();
    let mut references = References::default();
    let facts_at = lines.front.iter().chain(&lines.labelled);
    let mut waiting = None;
    for line in facts_at.clone() {
        let text = line.text.as_str();
        let (label, value) = match (waiting.take(), labelled(text)) {
            (Some(label), None) => (label, text),
            (_, Some((label, ""))) => {
                waiting = Some(label);
                continue;
            }
            (_, Some(found)) => found,
            (None, None) => continue,
        };
        match label {
            Label::Reference => drop(reference_in(value).map(|reference| references.add(reference))),
            Label::Level => facts.level = facts.level.or_else(|| level_number(value)),
            Label::Route if facts.route.is_empty() => value.clone_into(&mut facts.route),
            Label::Status if facts.status.is_empty() => value.clone_into(&mut facts.status),
            Label::Version if facts.version.is_empty() => value.clone_into(&mut facts.version),
            Label::Name if facts.name.is_empty() => facts.name = without_facts(Title::of(value, false).own),
            _ => {}
        }
    }
    let titles = facts_at.clone().filter(|line| is_title(&line.text));
    let mut is_below = false;
    let mut named: Vec<String> = Vec::new();
    for line in titles {
        // Without a label, only a title has one: an address or an identifier is none of this text.
        let title = Title::of(&line.text, is_below);
        is_below |= title.reference.is_none() && title.other.is_none();
        named.extend(title.reference.filter(|one| line.text.contains(one.as_str())));
        if title.other.is_some() {
            let message = format_args!(
                "Another occupation is named, whose reference is not taken: {}.",
                quoted(&line.text)
            );
            warn(warnings, "unread", "name", message);
        }
    }
    for line in facts_at.filter(|line| line.text.len() <= 120) {
        let text = line.text.as_str();
        if facts.status.is_empty() && is_state(text) {
            text.clone_into(&mut facts.status);
        }
        let version = text.split(' ').find_map(version_of).filter(|_| is_title(text));
        if let (true, Some(version)) = (facts.version.is_empty(), version) {
            version.clone_into(&mut facts.version);
        }
    }
    warn_of_state(lines, &facts.status, warnings);
    if references.is_empty() {
        named.iter().for_each(|reference| references.add(reference.clone()));
    } else {
        // Wherever another one stands, what follows it may be of that occupation.
        let labels = all.iter().filter_map(|line| labelled(&line.text));
        let elsewhere = labels
            .filter(|(label, _)| *label == Label::Reference)
            .filter_map(|(_, value)| reference_in(value));
        elsewhere.chain(named).for_each(|reference| references.add_of_same_kind(reference));
    }
    facts.reference = references.only(warnings);
    if let (true, Some(title)) = (facts.name.is_empty(), title(lines)) {
        let is_sure = lines.has_heading
            || matches!(title.form, LineForm::Heading(_))
            || level_in(&title.text).is_some()
            || reference_in(&title.text).is_some();
        facts.name = without_facts(without_subject(Title::of(&title.text, false).own));
        if is_name_of_form(&facts.name) {
            facts.name.clear();
        }
        if !is_sure && !facts.name.is_empty() {
            let message = format_args!("Taken as its name: {}.", quoted(&facts.name));
            warn(warnings, "guessed", "name", message);
        }
    }
    // A level belongs to the name in its line, or stands alone.
    let is_of_name = |line: &&Line| {
        let name =
            without_facts(without_subject(labelled(&line.text).map_or(&line.text, |(_, value)| value)));
        name.is_empty() || name.eq_ignore_ascii_case(&facts.name)
    };
    let mut early = all.iter().take(60).filter(|line| line.text.len() < 100).filter(is_of_name);
    facts.level = facts.level.or_else(|| early.find_map(|line| level_in(&line.text)));
    facts
}

/// Whether `text` is the name of a form, of a person or of a part, and not of an occupation.
pub(in crate::read) fn is_name_of_form(text: &str) -> bool {
    const PARTS: [&str; 18] = [
        "skills scan",
        "person specification",
        "job description",
        "assessment",
        "portfolio",
        "evidence",
        "tracker",
        "template",
        "checklist",
        "contents",
        "gap analysis",
        "what you",
        "learner",
        "candidate",
        "curriculum vitae",
        "sheet",
        "apprentice name",
        "@",
    ];
    const WORDS: [&str; 20] = [
        "observation",
        "discussion",
        "interview",
        "ref",
        "id",
        "description",
        "ksb",
        "ksbs",
        "log",
        "date",
        "name",
        "cv",
        "matrix",
        "key",
        "scale",
        "hi",
        "hello",
        "dear",
        "employer",
        "code",
    ];
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    PARTS.iter().any(|part| lower.contains(part))
        || words.any(|word| WORDS.contains(&word))
        || names_part(text)
}

/// Whether `text` is the label of a name.
pub(in crate::read) fn labels_name(text: &str) -> bool {
    labelled(text).is_some_and(|(label, _)| label == Label::Name)
}

/// Whether `text` has the label of a reference or of a name.
pub(super) fn labels_another(text: &str) -> bool {
    labelled(text).is_some_and(|(label, _)| matches!(label, Label::Reference | Label::Name))
}

/// The label at the start of `text`, and its value.
fn labelled(text: &str) -> Option<(Label, &str)> {
    let (name, value) = text.split_once(':').unwrap_or((text, ""));
    // `Role/Occupation: Joiner`
    let names = |label: &str| name.split('/').any(|name| label.eq_ignore_ascii_case(name.trim()));
    let known = LABELS.iter().find(|(label, _)| names(label));
    known.map(|(_, label)| (*label, value.trim()))
}

/// The line that the occupation's name stands in.
fn title<'a>(lines: &FactLines<'a>) -> Option<&'a Line> {
    let labels_at = lines.front.iter().position(|line| labelled(&line.text).is_some());
    let front = lines.front.get(..labels_at.unwrap_or(lines.front.len())).unwrap_or_default();
    let mut is_below = false;
    let is_own = |line: &&'a Line| {
        let text = line.text.as_str();
        // `Duration: 18 months`
        let is_fact = text.contains(": ") && is_value(text);
        if !is_title(text) || is_fact || is_sentence(text) || tells_state(text) {
            return false;
        }
        let title = Title::of(text, is_below);
        is_below |= title.reference.is_none() && title.other.is_none();
        !title.own.is_empty()
    };
    let own: Vec<&Line> = front.iter().copied().filter(is_own).collect();
    let is_name = |line: &&Line| has_words(&line.text.to_ascii_lowercase());
    // `Foundation apprenticeship` names none.
    let has_name = own.iter().any(is_name);
    let mut titles = own.into_iter().filter(|line| !has_name || is_name(line));
    let best = titles.clone().find(|line| {
        let is_named = level_in(&line.text).is_some() || reference_in(&line.text).is_some();
        line.form == LineForm::Heading(1) || (is_named && !without_facts(&line.text).is_empty())
    });
    // On a page the name stands just above the facts; all before it is navigation.
    let stands_last = lines.has_heading || labels_at.is_some_and(|at| at > 0);
    best.or_else(|| if stands_last { titles.next_back() } else { titles.next() })
}

pub(super) fn is_title(text: &str) -> bool {
    const OF_THE_SITE: [&str; 15] = [
        "skip to",
        "home",
        "menu",
        "search",
        "qualification finder",
        "apprenticeship finder",
        "occupational maps",
        "print",
        "back",
        "cookie",
        "view",
        "share",
        "download",
        "beta",
        "this ",
    ];
    let lower = text.to_ascii_lowercase();
    text.len() <= 120
        && text.split(' ').count() <= 16
        && text.starts_with(char::is_alphanumeric)
        && text.chars().any(char::is_alphabetic)
        && !text.ends_with(['.', ':', ';', ',', '?', '!'])
        && !OF_THE_SITE.iter().any(|word| lower.starts_with(word))
        && labelled(text).is_none()
}

/// Whether `text` says what somebody has to do.
fn is_sentence(text: &str) -> bool {
    const VERBS: [&str; 10] =
        ["must", "need", "needs", "will", "should", "can", "without", "you", "require", "requires"];
    text.split(' ').any(|word| VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word)))
}

/// `text` without the label of an email's subject.
fn without_subject(text: &str) -> &str {
    let mut rest = text;
    while let Some((label, after)) = rest.split_once(": ")
        && ["subject", "re", "fw", "fwd"].iter().any(|one| one.eq_ignore_ascii_case(label.trim()))
    {
        rest = after.trim_start();
    }
    rest
}

/// The references that a text gives for the whole of it. Where there are several, none is the right one.
#[derive(Default)]
pub(in crate::read) struct References(Vec<String>);

impl References {
    pub(in crate::read) fn add(&mut self, reference: String) {
        add_once(&mut self.0, &reference);
    }

    /// Adds a reference if it is of the same kind as the others, of an occupation or of a standard: an occupation may
    /// have one of each.
    fn add_of_same_kind(&mut self, reference: String) {
        if self.0.iter().any(|one| one.get(..2) == reference.get(..2)) {
            self.add(reference);
        }
    }

    pub(in crate::read) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one reference; empty, with a warning, where there are several.
    pub(in crate::read) fn only(&self, warnings: &mut Vec<Warning>) -> String {
        if self.0.len() > 1 {
            let message =
                format_args!("There are several references, so none is taken: {}.", self.0.join(", "));
            warn(warnings, "unresolved", "reference", message);
        }
        match self.0.as_slice() {
            [only] => only.clone(),
            _ => String::new(),
        }
    }
}

/// The reference of an occupation or a standard in `text`: `OCC0311`, `ST0116`.
pub(in crate::read) fn reference_in(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find_map(|word| {
        let word = word.to_ascii_uppercase();
        is_reference(&word).then_some(word)
    })
}

/// Whether a title, in lower case, has words beside those that may stand around a name and its level.
fn has_words(text: &str) -> bool {
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

/// The number in ` 3 (Advanced)`.
fn level_number(text: &str) -> Option<u8> {
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

/// `text` without its reference, its level and the marks around them.
pub(in crate::read) fn without_facts(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut parts = text.split(' ').peekable();
    while let Some(word) = parts.next() {
        let is_level = word.trim_start_matches(['(', '-']).eq_ignore_ascii_case("level");
        if is_level && parts.peek().is_some_and(|next| level_number(next).is_some()) {
            parts.next();
        } else if reference_in(word).is_none() && version_of(word).is_none() {
            words.push(word);
        }
    }
    let marks = |c: char| matches!(c, ' ' | '-' | '–' | '—' | ':' | '|' | ',' | '/' | '#');
    let name = words.join(" ");
    let name = name.trim_matches(marks);
    let name = name.strip_suffix("()").unwrap_or(name);
    name.trim_matches(marks).to_owned()
}

/// The job titles in the lines under their heading: a line each, or one line with commas or with nothing between them.
pub(super) fn job_titles(lines: &[&str]) -> Vec<String> {
    let mut titles = Vec::new();
    let [only] = lines else {
        lines.iter().for_each(|line| add_once(&mut titles, line.trim_end_matches([',', ';'])));
        return titles;
    };
    if only.contains([',', ';', '|']) {
        let parts = only.trim_end_matches('.').split([',', ';', '|']).map(str::trim);
        parts.for_each(|title| add_once(&mut titles, title));
        return titles;
    }
    let mut title: Vec<&str> = Vec::new();
    for word in only.split(' ') {
        let mut letters = word.chars();
        let begins =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let before = title.last().copied().unwrap_or_default();
        let is_small = ["in", "of", "for", "and", "to", "the", "with", "on", "at", "or"].contains(&before);
        if begins && before.starts_with(char::is_lowercase) && !is_small {
            add_once(&mut titles, &title.join(" "));
            title.clear();
        }
        title.push(word);
    }
    add_once(&mut titles, &title.join(" "));
    titles
}

#[cfg(test)]
mod tests {
    use super::{job_titles, level_in, reference_in, without_facts};

    #[test]
    fn a_title_has_a_name_a_reference_and_a_level() {
        for (text, name, reference, level) in [
            ("Software developer (level 4) ST0116", "Software developer", Some("ST0116"), Some(4)),
            ("Data Technician - Level 3", "Data Technician", None, Some(3)),
            ("ST0116_1.1: Software developer", "Software developer", Some("ST0116"), None),
            ("OCC0311A | PR assistant", "PR assistant", Some("OCC0311A"), None),
            ("Level 10 things", "Level 10 things", None, None),
            ("Data Technician v1.2, Level Three", "Data Technician", None, Some(3)),
            (
                "ST0116: Software developer, level 4 apprenticeship",
                "Software developer, apprenticeship",
                Some("ST0116"),
                Some(4),
            ),
            ("Entry requirements: Level 2", "Entry requirements", None, None),
            (
                "Apprentices without level 2 English must sit it",
                "Apprentices without English must sit it",
                None,
                None,
            ),
        ] {
            assert_eq!(without_facts(text), name, "{text}");
            assert_eq!((reference_in(text).as_deref(), level_in(text)), (reference, level), "{text}");
        }
        for text in ["ST01", "ST01234", "POST0116", "STREET"] {
            assert_eq!(reference_in(text), None, "{text}");
        }
    }

    #[test]
    fn job_titles_are_told_apart() {
        let joined = "Autocare technician Automotive mechanic technician Assistant in Sales HR Manager";
        assert_eq!(
            job_titles(&[joined]),
            ["Autocare technician", "Automotive mechanic technician", "Assistant in Sales HR Manager"]
        );
        assert_eq!(job_titles(&["Teaching Assistant"]), ["Teaching Assistant"]);
        assert_eq!(job_titles(&["One, Two; Three"]), ["One", "Two", "Three"]);
        assert_eq!(job_titles(&["One, and more", "Two"]), ["One, and more", "Two"]);
    }
}
