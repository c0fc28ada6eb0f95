//! Records of the official services. Unknown fields are ignored. A field of an unexpected type is a warning, not an
//! error.

use std::fmt;

use super::html;
use crate::catalogue::Warning;
use crate::input::Value;
use crate::json::to_json;
use crate::limits::MAX_LINES;

/// An object in the JSON of an official service.
#[derive(Clone, Copy)]
pub(in crate::read) struct Record<'a> {
    fields: &'a [(String, Value)],
    /// Its path within the occupation's record, for warnings; empty for the record itself.
    path: &'a str,
}

impl<'a> Record<'a> {
    /// The record in `value`; none where it is no object.
    pub(in crate::read) fn of(value: &'a Value, path: &'a str) -> Option<Self> {
        match value {
            Value::Object(fields) => Some(Self { fields, path }),
            _ => None,
        }
    }

    /// The field `name`, in whatever case; null counts as absent.
    pub(in crate::read) fn get(&self, name: &str) -> Option<&'a Value> {
        let field = self.fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
        field.map(|(_, value)| value).filter(|value| **value != Value::Null)
    }

    /// The fields that are lists, with their items.
    pub(in crate::read) fn lists(&self) -> impl Iterator<Item = (&'a str, &'a [Value])> {
        self.fields.iter().filter_map(|(name, value)| match value {
            Value::List(items) if !items.is_empty() => Some((name.as_str(), items.as_slice())),
            _ => None,
        })
    }

    /// The fields that are texts, numbers, yes or no.
    pub(in crate::read) fn scalars(&self) -> impl Iterator<Item = &'a (String, Value)> {
        let is_scalar = |value: &Value| matches!(value, Value::Text(_) | Value::Number(_) | Value::Bool(_));
        self.fields.iter().filter(move |(_, value)| is_scalar(value))
    }

    /// Whether it has any of these fields.
    pub(in crate::read) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.get(name).is_some())
    }

    /// The field `name` as one line of clean text; empty where the field is absent.
    pub(in crate::read) fn line(&self, name: &str, warnings: &mut Vec<Warning>) -> String {
        self.text(name, "text", warnings).map_or_else(String::new, |text| html::line(&text))
    }

    /// The field `name` as paragraphs; a list is one of HTML texts.
    pub(in crate::read) fn paragraphs(&self, name: &str, warnings: &mut Vec<Warning>) -> Vec<String> {
        let mut paragraphs = Vec::new();
        match self.get(name) {
            Some(Value::List(items)) => {
                for item in items {
                    match plain_text(item) {
                        Some(text) => paragraphs.extend(html::paragraphs(&text)),
                        None => self.warn_of_type(name, item, "text", warnings),
                    }
                }
            }
            _ => {
                if let Some(text) = self.text(name, "text", warnings) {
                    paragraphs = html::paragraphs(&text);
                }
            }
        }
        paragraphs
    }

    /// The first of the fields that is there and not empty, as a line.
    pub(in crate::read) fn first_line(&self, names: &[&str], warnings: &mut Vec<Warning>) -> String {
        for name in names {
            let line = self.line(name, warnings);
            if !line.is_empty() {
                return line;
            }
        }
        String::new()
    }

    /// The field `name` as a whole number from 1 to 255: a number, or a text such as `4` or `Level 4`. Zero and an
    /// empty text count as absent.
    pub(in crate::read) fn small_number(&self, name: &str, warnings: &mut Vec<Warning>) -> Option<u8> {
        let value = self.get(name)?;
        let text = plain_text(value).unwrap_or_default();
        let digits = text.trim().trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
        let digits = digits.strip_suffix(".0").unwrap_or(digits);
        match digits.parse() {
            Ok(0) => None,
            Ok(number) => Some(number),
            Err(_) if text.trim().is_empty() && matches!(value, Value::Text(_)) => None,
            Err(_) => {
                self.warn_of_type(name, value, "a small whole number", warnings);
                None
            }
        }
    }

    /// The field `name` as yes or no: `true`, `1`, `"1"`, `"true"`, `"yes"` and their opposites.
    pub(in crate::read) fn yes_or_no(&self, name: &str, warnings: &mut Vec<Warning>) -> Option<bool> {
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
                self.warn_of_type(name, value, "yes or no", warnings);
                None
            }
        }
    }

    /// The version in the first of these fields: a number such as `1` is `1.0`.
    pub(in crate::read) fn version(&self, names: &[&str], warnings: &mut Vec<Warning>) -> String {
        for name in names {
            let line = self.line(name, warnings);
            if !line.is_empty() {
                let is_whole = matches!(self.get(name), Some(Value::Number(_))) && !line.contains('.');
                return if is_whole { line + ".0" } else { line };
            }
        }
        String::new()
    }

    /// The items of the field `name`; no items where it is absent.
    pub(in crate::read) fn items(&self, name: &str, warnings: &mut Vec<Warning>) -> &'a [Value] {
        match self.get(name) {
            None => &[],
            Some(Value::List(items)) => items,
            Some(Value::Text(text)) if text.trim().is_empty() => &[],
            Some(other) => {
                self.warn_of_type(name, other, "a list", warnings);
                &[]
            }
        }
    }

    /// The field `name` as a list of lines, each once. The items are texts, or objects with a text in one of the
    /// fields `within`. A single text is split at `separators`.
    pub(in crate::read) fn lines(
        &self,
        name: &str,
        within: &[&str],
        separators: &[char],
        warnings: &mut Vec<Warning>,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(Value::Text(text)) = self.get(name) {
            for paragraph in html::paragraphs(text) {
                for part in paragraph.split(separators) {
                    add_once(&mut lines, part.trim());
                }
            }
            return lines;
        }
        for item in self.items(name, warnings) {
            let line = match (Record::of(item, name), plain_text(item)) {
                (Some(object), _) => object.first_line(within, warnings),
                (None, Some(text)) => html::line(&text),
                (None, None) => {
                    if *item != Value::Null {
                        self.warn_of_type(name, item, "text", warnings);
                    }
                    continue;
                }
            };
            add_once(&mut lines, &line);
        }
        lines
    }

    /// The field `name` as text, or a warning that it is not `expected`.
    fn text(&self, name: &str, expected: &str, warnings: &mut Vec<Warning>) -> Option<String> {
        let value = self.get(name)?;
        let text = plain_text(value);
        if text.is_none() {
            self.warn_of_type(name, value, expected, warnings);
        }
        text
    }

    /// Adds the warning that the field `name` is not `expected`.
    fn warn_of_type(&self, name: &str, value: &Value, expected: &str, warnings: &mut Vec<Warning>) {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        warn(
            warnings,
            "unreadable",
            &path,
            format_args!("Left out: {} where {expected} is expected.", value.describe()),
        );
    }
}

/// A record has at most so many warnings: more than anyone reads.
const MAX_WARNINGS: usize = 1_000;

/// Adds a warning, unless there are very many.
pub(in crate::read) fn warn(
    warnings: &mut Vec<Warning>,
    code: &str,
    path: &str,
    message: fmt::Arguments<'_>,
) {
    if warnings.len() < MAX_WARNINGS {
        warnings.push(Warning::new(code, path, message));
    }
}

/// The text in `value`, or its number as text.
pub(in crate::read) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(_) => to_json(value).ok(),
        _ => None,
    }
}

/// Adds `line` to `lines` unless it is empty or there already, or there are as many as an occupation may have.
pub(in crate::read) fn add_once(lines: &mut Vec<String>, line: &str) {
    if !line.is_empty() && lines.len() < MAX_LINES && !lines.iter().any(|one| one == line) {
        lines.push(line.to_owned());
    }
}
