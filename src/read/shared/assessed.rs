//! What a record says of the assessment at its end. It says statements in other words, so none of it is taken.

use super::code::{code_start, kind_of_name};
use super::html;
use super::record::{Record, plain_text, warn};
use crate::catalogue::{Kind, Ksb, Warning};
use crate::error::quoted;
use crate::input::Value;

/// The beginnings of the names of fields about what is assessed at the end.
const ASSESSED: [&str; 4] = ["epa", "assess", "endpoint", "grading"];
/// The fields that a statement's text may stand in.
pub(in crate::read) const TEXTS: [&str; 8] =
    ["description", "statement", "detail", "text", "title", "name", "wording", "value"];

/// Whether the name of a field begins with one of `starts`, in whatever case.
pub(in crate::read) fn begins(field: &str, starts: &[&str]) -> bool {
    let lower = field.to_ascii_lowercase();
    starts.iter().any(|start| lower.starts_with(start))
}

/// Whether a field is about what is assessed: `assessment`, `epaPlan`.
pub(in crate::read) fn is_assessed(field: &str) -> bool {
    begins(field, &ASSESSED)
}

/// The statements in what is assessed.
#[derive(Default)]
pub(in crate::read) struct Assessed(Vec<(Kind, String)>);

impl Assessed {
    /// Collects the statements in this field. They are of the `kind` around it, unless they or the field say another.
    pub(in crate::read) fn add(&mut self, field: &str, value: &Value, kind: Option<Kind>) {
        let is_text = matches!(value, Value::Text(_));
        // `B` is a grade.
        let kind = kind_in(field).filter(|_| !is_text || field.len() > 1).or(kind);
        match value {
            Value::List(items) => items.iter().for_each(|item| self.add("", item, kind)),
            Value::Text(text) => {
                for line in text.split('\n') {
                    self.add_line(&html::line(line), kind);
                }
            }
            Value::Object(fields) => {
                let own = fields.iter().filter_map(|(_, value)| plain_text(value));
                let kind = own.filter_map(|text| kind_in(&text)).next().or(kind);
                let before = self.0.len();
                for (name, inner) in fields {
                    let kind = kind.filter(|_| !matches!(inner, Value::Text(_)));
                    self.add(name, inner, kind);
                }
                if self.0.len() == before
                    && let Some(record) = Record::of(value, "")
                    && let Some(text) = TEXTS.iter().find_map(|name| plain_text(record.get(name)?))
                {
                    self.add_line(&html::line(&text), kind);
                }
            }
            _ => {}
        }
    }

    fn add_line(&mut self, line: &str, kind: Option<Kind>) {
        let start = code_start(line).filter(|start| {
            start.is_plain && (start.is_marked || start.rest.starts_with(char::is_uppercase))
        });
        let (kind, text) = start.map_or((kind, line), |start| (Some(start.kind), start.rest));
        let is_named = kind_in(text).is_some() || code_start(text).is_some();
        if let Some(kind) = kind.filter(|_| text.contains(char::is_alphabetic) && !is_named) {
            self.0.push((kind, text.to_owned()));
        }
    }

    /// Names what is assessed where nothing else, in `ksbs`, is of its kind.
    pub(in crate::read) fn name(&self, ksbs: &[Ksb], warnings: &mut Vec<Warning>) {
        let mut alone = self.0.iter().filter(|(kind, _)| ksbs.iter().all(|ksb| ksb.kind != *kind));
        let Some((_, first)) = alone.next() else { return };
        let (count, first) = (1 + alone.count(), quoted(first));
        let message = format_args!("Left out of what is assessed: {count} in all, the first is {first}.");
        warn(warnings, "leftOut", "ksbs", message);
    }
}

/// The kind that a text names as a whole, or by a code: `Skills`, `B1`.
fn kind_in(text: &str) -> Option<Kind> {
    let code = code_start(text).filter(|code| code.rest.is_empty());
    code.map(|code| code.kind).or_else(|| kind_of_name(text))
}
