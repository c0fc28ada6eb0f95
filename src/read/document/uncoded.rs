//! The statements of a list without codes. Only headings say of which kind they are: what stands under a heading that
//! names no kind is left out, and named.

use super::headings::kind_among_words;
use super::lines::{Line, LineForm};
use crate::catalogue::{Kind, Warning};
use crate::error::quoted;
use crate::read::shared::ksb_list::append_line;
use crate::read::shared::record::warn;

/// Collects what stands under the headings of kinds.
#[derive(Default)]
pub(super) struct Uncoded {
    lines: Vec<Entry>,
    /// The headings that name no kind, with lines below.
    unknown: Vec<String>,
    /// Whether the next line is the first under its heading.
    begins: bool,
}

struct Entry {
    kind: Kind,
    text: String,
    form: LineForm,
    is_after_blank: bool,
    begins: bool,
}

impl Entry {
    fn is_item(&self) -> bool {
        self.form == LineForm::Item
    }

    fn ends(&self) -> bool {
        self.text.ends_with(['.', ';'])
    }

    fn is_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

impl Uncoded {
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A heading of a kind stands above the next line.
    pub(super) fn begin(&mut self) {
        self.begins = true;
    }

    /// Whether lines of this kind stand under the last heading.
    pub(super) fn goes_on(&self, kind: Kind) -> bool {
        !self.begins && self.lines.last().is_some_and(|last| last.kind == kind)
    }

    pub(super) fn add(&mut self, kind: Kind, line: &Line, is_after_blank: bool) {
        let begins = std::mem::take(&mut self.begins) || self.lines.is_empty();
        self.lines.push(Entry { kind, text: line.text.clone(), form: line.form, is_after_blank, begins });
    }

    /// Lines stand under a heading that names no kind.
    pub(super) fn add_unknown(&mut self, heading: &str) {
        if self.unknown.last().is_none_or(|last| last != heading) && self.unknown.len() < 20 {
            self.unknown.push(heading.to_owned());
        }
    }

    /// The statements, and the lines that are none. Warns of the headings that name no kind.
    pub(super) fn finish(mut self, warnings: &mut Vec<Warning>) -> (Vec<(Kind, String)>, Vec<String>) {
        let mut taken = Vec::new();
        let mut left_out = Vec::new();
        let lines = std::mem::take(&mut self.lines);
        for run in lines.chunk_by(|_, next| !next.begins) {
            self.take(run, &mut taken, &mut left_out);
        }
        if !self.unknown.is_empty() {
            let names: Vec<String> = self.unknown.iter().map(|name| quoted(name).to_string()).collect();
            let message =
                format_args!("Left out what stands under headings that name no kind: {}.", names.join(", "));
            warn(warnings, "leftOut", "ksbs", message);
        }
        (taken, left_out)
    }

    /// Takes the statements under one heading.
    fn take(&mut self, run: &[Entry], taken: &mut Vec<(Kind, String)>, left_out: &mut Vec<String>) {
        let before = taken.len();
        // What stands under headings from the start on is of the kind above them.
        let mut has_parts = false;
        let mut unknown: Option<&str> = None;
        let Some(first) = run.first() else { return };
        let mut kind = first.kind;
        let has_items = run.iter().any(Entry::is_item);
        for (at, entry) in run.iter().enumerate() {
            let text = entry.text.as_str();
            if is_column_head(text) {
                continue;
            }
            let is_below = unknown.is_none() && taken.len() > before;
            let last = taken.last_mut().filter(|_| is_below);
            if let Some((_, last)) = last
                && goes_on(entry, first, last, has_items)
            {
                append_line(last, text);
            } else if !is_heading(run, at, has_items) {
                match unknown {
                    Some(heading) => self.add_unknown(heading),
                    None if entry.is_item() || !has_items => taken.push((kind, text.to_owned())),
                    None => left_out.push(text.to_owned()),
                }
            } else {
                let named = kind_among_words(text);
                let is_part =
                    taken.len() == before || has_parts || matches!(entry.form, LineForm::Heading(_));
                unknown = None;
                match named {
                    Some(named) if named != kind && !is_part => kind = named,
                    Some(named) if named == first.kind => {
                        kind = named;
                        left_out.push(text.to_owned());
                    }
                    None if is_part => {
                        has_parts = true;
                        left_out.push(text.to_owned());
                    }
                    _ => unknown = Some(text),
                }
            }
        }
    }
}

/// Whether a line is more of the statement above.
fn goes_on(entry: &Entry, first: &Entry, last: &str, has_items: bool) -> bool {
    const SMALL: [&str; 14] =
        ["a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"];
    let is_open = last.rsplit(' ').next().is_some_and(|word| SMALL.contains(&word)) || last.ends_with(',');
    !entry.is_item()
        && !entry.is_after_blank
        && !first.is_lower()
        && (entry.is_lower() || (has_items && is_open))
}

/// Whether a line is a heading between statements.
fn is_heading(run: &[Entry], at: usize, has_items: bool) -> bool {
    let (Some(entry), next) = (run.get(at), run.get(at + 1)) else { return false };
    let Some(next) = next else { return false };
    if matches!(entry.form, LineForm::Heading(_)) {
        return true;
    }
    let words = entry.text.split(' ').count();
    if has_items {
        return !entry.is_item() && next.is_item();
    }
    // Among sentences, what is none.
    let sentences = run.iter().filter(|one| one.ends()).count();
    let is_among_sentences = sentences * 2
        >= run.len() - run.iter().filter(|one| is_column_head(&one.text)).count()
        && !entry.ends()
        && next.ends();
    // Above a block of lines.
    let is_above = at > 0 && entry.is_after_blank && !next.is_after_blank && words <= 4 && !entry.ends();
    (is_among_sentences && entry.text.len() <= 60) || is_above || (entry.text.ends_with(':') && words <= 5)
}

/// Whether a line is the head of a column, which is no statement.
fn is_column_head(text: &str) -> bool {
    const HEADS: [&str; 7] = [
        "what is required",
        "what is needed",
        "requirement",
        "requirements",
        "statement",
        "description",
        "detail",
    ];
    let text = text.trim_end_matches([':', '?', ' ']);
    HEADS.iter().any(|head| head.eq_ignore_ascii_case(text))
}
