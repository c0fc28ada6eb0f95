//! The statements of a list without codes. Only headings say of which kind they are: what stands under a heading that
//! names no kind is left out, and named.

use super::debris::is_of_buttons;
use super::headings::kind_among_words;
use super::lines::{Line, LineForm};
use super::other_parts::{begins_other_part, tells};
use super::wraps::is_open;
use crate::catalogue::{Kind, Ksb, Warning};
use crate::error::quoted;
use crate::read::shared::code::{code_of, kind_of_parts};
use crate::read::shared::ksb_list::append_line;
use crate::read::shared::record::warn;

/// Codes have three digits at most.
const MAX_OF_KIND: usize = 999;

/// Collects what stands under the headings of kinds.
#[derive(Default)]
pub(super) struct Uncoded {
    lines: Vec<Entry>,
    /// The headings that name no kind, with lines below.
    unknown: Vec<String>,
    /// Whether the next line is the first under its heading.
    begins: bool,
    /// The first statement with a code of parts.
    code_of_parts: Option<String>,
    /// The first line that may be a heading, but need not.
    doubtful: Option<String>,
}

pub(super) struct Entry {
    kind: Kind,
    pub text: String,
    form: LineForm,
    pub is_after_blank: bool,
    begins: bool,
}

impl Entry {
    fn is_item(&self) -> bool {
        self.form == LineForm::Item
    }

    pub(super) fn ends(&self) -> bool {
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
        if let Some(first) = &self.code_of_parts {
            let message = format_args!("The codes with parts are not kept: {} …", quoted(first));
            warn(warnings, "leftOut", "ksbs", message);
        }
        if let Some(first) = &self.doubtful {
            let message = format_args!(
                "Nothing says where the list ends: {} may be a heading of something else.",
                quoted(first)
            );
            warn(warnings, "guessed", "ksbs", message);
        }
        (taken, left_out)
    }

    /// Takes the statements under one heading.
    fn take(&mut self, run: &[Entry], taken: &mut Vec<(Kind, String)>, left_out: &mut Vec<String>) {
        let before = taken.len();
        // What stands under headings from the start on is of the kind above them.
        let mut has_parts = false;
        let mut unknown: Option<&str> = None;
        // What only leads to the list is no part of it.
        let led = run.iter().take(run.len().saturating_sub(1)).take_while(|entry| leads(entry));
        let (lead, run) = run.split_at_checked(led.count()).unwrap_or_default();
        left_out.extend(lead.iter().map(|entry| entry.text.clone()));
        let Some(first) = run.first() else { return };
        let mut kind = first.kind;
        let has_items = run.iter().any(Entry::is_item);
        let with_code = run.iter().filter(|entry| without_parts(&entry.text).is_some()).count();
        let have_codes = with_code * 2 >= run.len();
        for (at, entry) in run.iter().enumerate() {
            let text = entry.text.as_str();
            if is_column_head(text) {
                continue;
            }
            // `Level` above its value is a label.
            if taken.len() > before && is_of_buttons(text) && !begins_other_part(run, at) {
                left_out.push(text.to_owned());
                continue;
            }
            if have_codes && let Some(statement) = without_parts(text) {
                self.code_of_parts.get_or_insert_with(|| text.to_owned());
                taken.push((kind, statement.to_owned()));
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
                    None if have_codes => left_out.push(text.to_owned()),
                    None if entry.is_item() || !has_items => {
                        if !has_items && may_be_heading(run, at) {
                            self.doubtful.get_or_insert_with(|| text.to_owned());
                        }
                        taken.push((kind, text.to_owned()));
                    }
                    None => left_out.push(text.to_owned()),
                }
            } else {
                // `Skills England` above `We advise the government.`
                let told = run.get(at + 1).filter(|next| !next.is_item() && next.ends() && tells(&next.text));
                let is_told = told.is_some() && !run.get(at + 2).is_some_and(|one| tells(&one.text));
                let named = kind_among_words(text).filter(|_| !is_told);
                let is_other = !has_items && begins_other_part(run, at);
                let is_heading = matches!(entry.form, LineForm::Heading(_));
                let is_part = !is_other && (taken.len() == before || has_parts || is_heading);
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

/// The statements with codes, by their place.
pub(super) fn numbered(taken: &[(Kind, String)], warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut ksbs = Vec::new();
    for kind in Kind::ALL {
        let of_kind = taken.iter().filter(|(one, _)| *one == kind);
        let surplus = of_kind.clone().count().saturating_sub(MAX_OF_KIND);
        if surplus > 0 {
            let message = format_args!("Left out: {surplus} statements more than can be numbered.");
            warn(warnings, "leftOut", "ksbs", message);
        }
        for (number, (_, statement)) in (1..).zip(of_kind.take(MAX_OF_KIND)) {
            ksbs.push(Ksb {
                code: code_of(kind, number),
                kind,
                statement: statement.clone(),
                id: String::new(),
            });
        }
    }
    ksbs
}

/// Whether a line is more of the statement above.
fn goes_on(entry: &Entry, first: &Entry, last: &str, has_items: bool) -> bool {
    !entry.is_item()
        && !entry.is_after_blank
        && !first.is_lower()
        && (entry.is_lower() || (has_items && is_open(last)))
}

/// A text after a code of parts, `K1.2 How to weld`. The catalogue has no such codes.
fn without_parts(text: &str) -> Option<&str> {
    let (code, rest) = text.split_once([' ', ':'])?;
    kind_of_parts(code).map(|_| rest.trim_start_matches([':', '-', '–', ' '])).filter(|rest| !rest.is_empty())
}

/// Whether a line only leads to the statements below: `By the end you will know:`.
fn leads(entry: &Entry) -> bool {
    !entry.is_item() && entry.text.ends_with(':') && entry.text.split(' ').count() > 3
}

/// Whether a short line may be a heading: it is no longer than those above it, and the next one is longer than all.
fn may_be_heading(run: &[Entry], at: usize) -> bool {
    let words = |entry: &Entry| entry.text.split(' ').count();
    let (before, rest) = run.split_at_checked(at).unwrap_or_default();
    let [entry, next, ..] = rest else { return false };
    let near = before.get(before.len().saturating_sub(20)..).unwrap_or_default();
    let longest = near.iter().map(words).max().unwrap_or_default();
    longest > 0
        && !entry.ends()
        && words(entry) <= longest.min(4)
        && words(next) > 4
        && words(next) * 2 > longest * 3
}

/// Whether a line is a heading between statements.
fn is_heading(run: &[Entry], at: usize, has_items: bool) -> bool {
    let (Some(entry), next) = (run.get(at), run.get(at + 1)) else { return false };
    let Some(next) = next else { return false };
    if matches!(entry.form, LineForm::Heading(_)) {
        return true;
    }
    let words = entry.text.split(' ').count();
    // A list in small letters may be of the line.
    let is_lead = leads(entry) && (!next.is_lower() || run.first().is_some_and(Entry::is_lower));
    if is_lead {
        return true;
    }
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
    if begins_other_part(run, at) {
        return true;
    }
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
