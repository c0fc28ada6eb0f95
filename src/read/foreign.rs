//! Records of a form that is not ours: fields that we do not know are left alone, and a field of another
//! type than it should be is a warning, not a failure.

use std::fmt;

use super::html;
use crate::catalogue::Warning;
use crate::input::Value;
use crate::json::to_json;

/// An object of a foreign form.
#[derive(Clone, Copy)]
pub(super) struct Foreign<'a> {
    fields: &'a [(String, Value)],
    /// Where it stands in the record, for warnings; empty for the record itself.
    place: &'a str,
}

impl<'a> Foreign<'a> {
    /// None where `value` is no object.
    pub(super) fn of(value: &'a Value, place: &'a str) -> Option<Self> {
        match value {
            Value::Object(fields) => Some(Self { fields, place }),
            _ => None,
        }
    }

    /// The field `name`, in whatever case; null counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        let field = self.fields.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        field.map(|(_, value)| value).filter(|value| **value != Value::Null)
    }

    /// Whether it has any of these fields.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.get(name).is_some())
    }

    /// The field `name` as one line of clean text; empty where it is absent.
    pub(super) fn line(&self, name: &str, notes: &mut Vec<Warning>) -> String {
        self.text(name, "text", notes).map_or_else(String::new, |text| html::line(&text))
    }

    /// The field `name` as paragraphs; a list is one of HTML texts.
    pub(super) fn paragraphs(&self, name: &str, notes: &mut Vec<Warning>) -> Vec<String> {
        let mut paragraphs = Vec::new();
        match self.get(name) {
            Some(Value::List(items)) => {
                for item in items {
                    match plain_text(item) {
                        Some(text) => paragraphs.extend(html::paragraphs(&text)),
                        None => self.refuse(name, item, "text", notes),
                    }
                }
            }
            _ => {
                if let Some(text) = self.text(name, "text", notes) {
                    paragraphs = html::paragraphs(&text);
                }
            }
        }
        paragraphs
    }

    /// The first of the fields that is there and not empty, as a line.
    pub(super) fn first_line(&self, names: &[&str], notes: &mut Vec<Warning>) -> String {
        for name in names {
            let line = self.line(name, notes);
            if !line.is_empty() {
                return line;
            }
        }
        String::new()
    }

    /// The field `name` as a whole number up to 255, given as one or as text such as `4` or `Level 4`; zero
    /// and an empty text stand for none.
    pub(super) fn small(&self, name: &str, notes: &mut Vec<Warning>) -> Option<u8> {
        let value = self.get(name)?;
        let text = plain_text(value).unwrap_or_default();
        let digits = text.trim().trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
        let digits = digits.strip_suffix(".0").unwrap_or(digits);
        match digits.parse() {
            Ok(0) => None,
            Ok(number) => Some(number),
            Err(_) if text.trim().is_empty() && matches!(value, Value::Text(_)) => None,
            Err(_) => {
                self.refuse(name, value, "a small whole number", notes);
                None
            }
        }
    }

    /// The field `name` as yes or no: `true`, `1`, `"1"`, `"true"`, `"yes"` and their opposites.
    pub(super) fn yes(&self, name: &str, notes: &mut Vec<Warning>) -> Option<bool> {
        let value = self.get(name)?;
        let text = match value {
            Value::Bool(yes) => return Some(*yes),
            value => plain_text(value).unwrap_or_default().trim().to_ascii_lowercase(),
        };
        match text.as_str() {
            "1" | "true" | "yes" => Some(true),
            "0" | "false" | "no" => Some(false),
            "" if matches!(value, Value::Text(_)) => None,
            _ => {
                self.refuse(name, value, "yes or no", notes);
                None
            }
        }
    }

    /// The version in the first of these fields: a number such as `1` is `1.0`.
    pub(super) fn version(&self, names: &[&str], notes: &mut Vec<Warning>) -> String {
        for name in names {
            let line = self.line(name, notes);
            if !line.is_empty() {
                let is_whole = matches!(self.get(name), Some(Value::Number(_))) && !line.contains('.');
                return if is_whole { line + ".0" } else { line };
            }
        }
        String::new()
    }

    /// The items of the field `name`; none where it is absent.
    pub(super) fn items(&self, name: &str, notes: &mut Vec<Warning>) -> &'a [Value] {
        match self.get(name) {
            None => &[],
            Some(Value::List(items)) => items,
            Some(Value::Text(text)) if text.trim().is_empty() => &[],
            Some(other) => {
                self.refuse(name, other, "a list", notes);
                &[]
            }
        }
    }

    /// The field `name` as a list of lines, each once: of texts, or of objects with a text in a field of
    /// `within`; a text is split at `between`.
    pub(super) fn lines(
        &self,
        name: &str,
        within: &[&str],
        between: &[char],
        notes: &mut Vec<Warning>,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(Value::Text(text)) = self.get(name) {
            for paragraph in html::paragraphs(text) {
                for part in paragraph.split(between) {
                    add_once(&mut lines, part.trim());
                }
            }
            return lines;
        }
        for item in self.items(name, notes) {
            let line = match (Foreign::of(item, name), plain_text(item)) {
                (Some(object), _) => object.first_line(within, notes),
                (None, Some(text)) => html::line(&text),
                (None, None) => {
                    if *item != Value::Null {
                        self.refuse(name, item, "text", notes);
                    }
                    continue;
                }
            };
            add_once(&mut lines, &line);
        }
        lines
    }

    fn text(&self, name: &str, expected: &str, notes: &mut Vec<Warning>) -> Option<String> {
        let value = self.get(name)?;
        let text = plain_text(value);
        if text.is_none() {
            self.refuse(name, value, expected, notes);
        }
        text
    }

    fn refuse(&self, name: &str, value: &Value, expected: &str, notes: &mut Vec<Warning>) {
        let path = if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) };
        note(
            notes,
            "unreadable",
            &path,
            format_args!("Left out: {} where {expected} is expected.", value.describe()),
        );
    }
}

/// More warnings of one record than anyone reads.
const MAX_NOTES: usize = 1_000;

/// Notes a warning, unless there are very many.
pub(super) fn note(notes: &mut Vec<Warning>, code: &str, path: &str, message: fmt::Arguments<'_>) {
    if notes.len() < MAX_NOTES {
        notes.push(Warning::new(code, path, message));
    }
}

/// A text, or a number as text.
pub(super) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(_) => to_json(value).ok(),
        _ => None,
    }
}

/// Adds `line` to `lines` unless it is empty or there already.
pub(super) fn add_once(lines: &mut Vec<String>, line: &str) {
    if !line.is_empty() && lines.len() < MAX_LINES && !lines.iter().any(|one| one == line) {
        lines.push(line.to_owned());
    }
}

/// More job titles, keywords or employers than any occupation has.
const MAX_LINES: usize = 2_000;
