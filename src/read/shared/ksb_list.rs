//! A list of statements as a text has them: without the empty ones, each code once.

use super::code::code_of;
use super::record::warn;
use crate::catalogue::{Kind, Ksb, MAX_STATEMENT, Warning};
use crate::error::quoted;

/// Drops statements that are empty and codes that come twice. Warns of these, and of numbers that are missing.
pub(in crate::read) fn without_faults(ksbs: Vec<Ksb>, warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut kept: Vec<Ksb> = Vec::with_capacity(ksbs.len());
    // What only one statement ends with may be its own: `visualisation libraries (D3)`.
    let are_duties = ksbs.iter().filter(|ksb| duties_after(&ksb.statement).is_some()).count() > 1;
    let mut has_duties = false;
    for mut ksb in ksbs {
        if let Some((before, is_said)) = duties_after(&ksb.statement)
            && (is_said || are_duties)
        {
            has_duties = true;
            let length = before.len();
            ksb.statement.truncate(length);
        }
        let path = format!("ksbs.{}", ksb.code);
        if !ksb.statement.chars().any(char::is_alphanumeric) {
            warn(warnings, "missing", &path, format_args!("{} has no text.", ksb.code));
        } else if is_withdrawn(&ksb.statement) {
            let message = format_args!("{} is left out: it says {}.", ksb.code, quoted(&ksb.statement));
            warn(warnings, "leftOut", &path, message);
        } else if ksb.statement.len() > MAX_STATEMENT {
            let message = format_args!("{} is left out: its text is too long for a statement.", ksb.code);
            warn(warnings, "unreadable", &path, message);
        } else if let Some(same) = kept.iter().find(|one| one.code == ksb.code) {
            // Said twice, it says nothing new.
            if is_same(&same.statement, &ksb.statement) {
                continue;
            }
            let message = format_args!("{} stands twice; left out: {}.", ksb.code, quoted(&ksb.statement));
            warn(warnings, "duplicate", &path, message);
        } else {
            kept.push(ksb);
        }
    }
    if has_duties {
        let message = format_args!("The duties named after statements are not kept.");
        warn(warnings, "leftOut", "duties", message);
    }
    for kind in Kind::ALL {
        let numbers = kept.iter().filter(|ksb| ksb.kind == kind).filter_map(|ksb| Kind::of_code(&ksb.code));
        let highest = numbers.map(|(_, number)| number).max().unwrap_or(0);
        for number in 1..highest {
            let code = code_of(kind, number);
            if kept.iter().any(|ksb| ksb.code == code) {
                continue;
            }
            let message = format_args!("{code} is missing between others.");
            warn(warnings, "missing", &format!("ksbs.{code}"), message);
        }
    }
    kept
}

/// Whether the place of a statement says that there is none: `[Removed in version 1.2]`, `Not used`.
fn is_withdrawn(statement: &str) -> bool {
    const STARTS: [&str; 12] = [
        "removed",
        "withdrawn",
        "deleted",
        "retired",
        "superseded",
        "not used",
        "not in use",
        "not applicable",
        "no longer",
        "intentionally",
        "this statement has been",
        "this ksb has been",
    ];
    let inside = statement.trim_start_matches(['[', '(', '-', '–', ' ']);
    // One word alone, `Removed`, stands in official records, too.
    let is_short = (2..=8).contains(&statement.trim().split(' ').count()) || inside.len() < statement.len();
    is_short
        && STARTS.iter().any(|start| {
            let (head, rest) = inside.split_at_checked(start.len()).unwrap_or_default();
            head.eq_ignore_ascii_case(start) && !rest.starts_with(char::is_alphanumeric)
        })
}

/// A statement before the duties that stand in brackets after it, `(Duties 1, 2)`, `[D3]`, and whether these are called
/// duties.
fn duties_after(statement: &str) -> Option<(&str, bool)> {
    let inside = statement.trim_end_matches('.').strip_suffix([')', ']'])?;
    let (before, list) = inside.rsplit_once(['(', '['])?;
    let mut parts = list.split([' ', ',', ';', '/', '&']).filter(|part| !part.is_empty()).peekable();
    let is_name = |part: &str| ["duty", "duties"].iter().any(|word| word.eq_ignore_ascii_case(part));
    let is_word = |part: &str| is_name(part) || part.eq_ignore_ascii_case("and");
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = |part: &str| part.strip_prefix('D').is_some_and(is_number);
    let first = *parts.peek()?;
    let begins = is_name(first) || is_code(first);
    let has_number = list.bytes().any(|byte| byte.is_ascii_digit());
    let is_list = begins && has_number && parts.all(|part| is_word(part) || is_number(part) || is_code(part));
    is_list.then(|| (before.trim_end(), is_name(first)))
}

/// Whether two statements say the same: case, spaces and marks aside.
pub(in crate::read) fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(one) == letters(other)
}

/// Whether `line`, below `statement`, may well be of another text: the sentence is over, or the line is JSON,
/// HTML or a row of a table.
pub(in crate::read) fn is_stray(statement: &str, line: &str) -> bool {
    let has_cells = |line: &str| ["\",\"", "\";\""].iter().any(|mark| line.contains(mark));
    let is_over = statement.ends_with(['.', '!', '?']);
    let is_data = line.starts_with(['{', '<', '|']) || line.starts_with("[{") || has_cells(line);
    is_data || (is_over && !line.starts_with(char::is_lowercase))
}

/// Warns that the text of several sources may stand in the statements: no reference is taken then.
pub(in crate::read) fn warn_of_strays(warnings: &mut Vec<Warning>) {
    let message = format_args!("Some lines may be of another text than the statements that they follow.");
    warn(warnings, "mixed", "ksbs", message);
}

/// Adds a line to a statement. A word that is parted at the end of a line keeps its hyphen: `self-` `motivated`.
pub(in crate::read) fn append_line(statement: &mut String, line: &str) {
    let is_word = |c: char| c.is_alphanumeric();
    let is_parted = statement.strip_suffix(['-', '‐']).is_some_and(|word| word.ends_with(is_word));
    let is_one_word = statement.is_empty() || (is_parted && line.starts_with(char::is_lowercase));
    if !is_one_word {
        statement.push(' ');
    }
    statement.push_str(line);
}
