//! Any JSON with statements in it: `[{"code": "K1", "description": "…"}]`, `{"name": …, "knowledge": ["…"]}`,
//! `{"K1": "…"}` and the like.

use crate::catalogue::{Kind, Ksb, Occupation, TechnicalLevel, Warning};
use crate::input::Value;
use crate::read::document::{References, reference_in};
use crate::read::shared::code::{code_of, code_start, kind_of_name};
use crate::read::shared::html;
use crate::read::shared::ksb_list::without_faults;
use crate::read::shared::record::{Record, plain_text, warn};

/// The fields that a statement's code, kind and text may stand in.
const CODES: [&str; 8] = ["code", "key", "ksb", "ref", "reference", "number", "ksbCode", "id"];
const KINDS: [&str; 4] = ["type", "kind", "category", "ksbType"];
const TEXTS: [&str; 8] = ["description", "statement", "detail", "text", "title", "name", "wording", "value"];

/// Statements as they come.
#[derive(Default)]
pub(super) struct Statements {
    ksbs: Vec<Ksb>,
    counts: [u16; 3],
    /// Whether any says its code or its kind itself.
    is_coded: bool,
    is_numbered: bool,
}

/// At most so many statements are taken of one input.
const MAX_STATEMENTS: usize = 50_000;

impl Statements {
    /// Adds `value` if it is one statement. False where it is none.
    pub(super) fn add(&mut self, value: &Value) -> bool {
        let before = self.ksbs.len();
        match (Record::of(value, ""), value) {
            (Some(record), _) => drop(self.push_record(&record, None)),
            (None, Value::Text(text)) => self.push(None, None, &html::line(text)),
            _ => {}
        }
        self.ksbs.len() > before
    }

    fn collect(&mut self, value: &Value, kind: Option<Kind>) {
        if self.ksbs.len() >= MAX_STATEMENTS {
            return;
        }
        match value {
            Value::List(items) => items.iter().for_each(|item| self.collect(item, kind)),
            Value::Text(text) => self.push(None, kind, &html::line(text)),
            Value::Object(fields) => {
                let Some(record) = Record::of(value, "") else { return };
                if self.push_record(&record, kind) {
                    return;
                }
                for (name, value) in fields {
                    match (code_start(name).filter(|code| code.rest.is_empty()), value) {
                        (Some(code), Value::Text(text)) => {
                            self.push(Some((code.kind, code.number)), None, &html::line(text));
                        }
                        (_, Value::List(_) | Value::Object(_)) => self.collect(value, kind_of_name(name)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds a record that is one statement.
    fn push_record(&mut self, record: &Record<'_>, kind: Option<Kind>) -> bool {
        let text = |name: &&str| record.get(name).and_then(plain_text).map(|text| html::line(&text));
        let whole = |text: String| {
            code_start(&text).filter(|code| code.rest.is_empty()).map(|code| (code.kind, code.number))
        };
        let code = CODES.iter().filter_map(text).find_map(whole);
        let own_kind = KINDS.iter().filter_map(text).find_map(|name| kind_of_name(&name));
        let kind = own_kind.or(kind);
        let Some(statement) = TEXTS.iter().filter_map(text).find(|text| !text.is_empty()) else {
            return false;
        };
        if code.is_none() && kind.is_none() {
            return code_start(&statement).is_some_and(|start| start.is_marked && start.is_plain) && {
                self.push(None, None, &statement);
                true
            };
        }
        self.push(code, kind, &statement);
        self.is_coded |= own_kind.is_some();
        true
    }

    fn push(&mut self, code: Option<(Kind, u16)>, kind: Option<Kind>, text: &str) {
        let start = code_start(text).filter(|start| code.is_none() && start.is_marked && start.is_plain);
        let (code, statement) = match start {
            Some(start) => (Some((start.kind, start.number)), start.rest),
            None => (code, text),
        };
        let Some(kind) = code.map(|(kind, _)| kind).or(kind) else { return };
        let Some(count) = self.counts.get_mut(kind as usize) else { return };
        *count = count.saturating_add(1).min(999);
        self.is_coded |= code.is_some();
        self.is_numbered |= code.is_none();
        let code = code_of(kind, code.map_or(*count, |(_, number)| number));
        self.ksbs.push(Ksb { code, kind, statement: statement.to_owned(), id: String::new() });
    }

    /// The occupation that they are of; none where they are no statements.
    pub(super) fn finish(&mut self) -> Option<Occupation> {
        let kinds = Kind::ALL.iter().filter(|kind| self.ksbs.iter().any(|ksb| ksb.kind == **kind)).count();
        // A list of skills alone may be anybody's.
        if !self.is_coded && kinds < 2 {
            return None;
        }
        let mut warnings = Vec::new();
        if self.is_numbered {
            warn(
                &mut warnings,
                "numbered",
                "ksbs",
                format_args!("Numbered by their place: not all have a code."),
            );
        }
        let ksbs = without_faults(std::mem::take(&mut self.ksbs), &mut warnings);
        let missing = |path: &str, what: &str| {
            Warning::new("missing", path, format_args!("The list does not give {what}."))
        };
        warnings.push(missing("name", "a name"));
        warnings.push(missing("level", "a level"));
        (!ksbs.is_empty()).then(|| Occupation { ksbs, warnings, ..Occupation::default() })
    }
}

/// The occupation in a record that has its statements in lists; none where it has none, or is one statement itself.
pub(super) fn occupation(value: &Value) -> Option<Occupation> {
    let record = Record::of(value, "")?;
    let mut statements = Statements::default();
    if statements.push_record(&record, None) {
        return None;
    }
    statements.collect(value, None);
    let mut occupation = statements.finish()?;
    occupation.warnings.retain(|warning| warning.code != "missing" || warning.path.starts_with("ksbs"));
    let mut warnings = std::mem::take(&mut occupation.warnings);
    let mut references = References::default();
    for name in ["reference", "referenceNumber", "standard", "code", "stdCode", "ifateReferenceNumber", "id"]
    {
        if let Some(reference) = record.get(name).and_then(plain_text).and_then(|text| reference_in(&text)) {
            references.add(reference);
        }
    }
    occupation.name = record.first_line(&["name", "title", "standardName", "occupation"], &mut warnings);
    occupation.level = record.small_number("level", &mut warnings).filter(|level| (1..=8).contains(level));
    occupation.technical_level = occupation.level.and_then(TechnicalLevel::of_level);
    occupation.route = record.line("route", &mut warnings);
    occupation.reference = references.only(&mut warnings);
    for (is_there, path, what) in
        [(!occupation.name.is_empty(), "name", "a name"), (occupation.level.is_some(), "level", "a level")]
    {
        if !is_there {
            warn(&mut warnings, "missing", path, format_args!("The record does not give {what}."));
        }
    }
    occupation.warnings = warnings;
    Some(occupation)
}
