//! The KSBs and the duties.

use crate::catalogue::{Duty, Kind, Ksb, Warning};

/// The KSBs. Each line `K1: …` begins one. A line without a code continues the statement before it. `K2 …`, without a
/// mark, begins one if it is the next of its kind.
pub(super) fn ksbs(lines: &[String], warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut ksbs: Vec<Ksb> = Vec::new();
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    for (place, line) in lines.iter().enumerate() {
        if kind_heading(line).is_some_and(|kind| begins_with(lines.get(place + 1), kind)) {
            continue;
        }
        let next = |kind| ksbs.iter().filter(|ksb| ksb.kind == kind).count() + 1;
        let start = ksb_start(line)
            .or_else(|| bare_start(line).filter(|(_, kind, number, _)| usize::from(*number) == next(*kind)));
        match (start, ksbs.last_mut()) {
            (Some((code, kind, _, statement)), _) => {
                ksbs.push(Ksb { code, kind, statement: statement.to_owned(), id: String::new() });
            }
            (None, Some(last)) => {
                if let Some((code, ..)) = bare_start(line) {
                    let message =
                        format_args!("Taken as part of {}, but may be {code}: “{line}”.", last.code);
                    warnings.push(Warning::new("unreadable", &format!("ksbs.{}", last.code), message));
                }
                append_line(&mut last.statement, line);
            }
            (None, None) => {
                let message = format_args!("Not a KSB: “{line}”.");
                warnings.push(Warning::new("unreadable", "ksbs", message));
            }
        }
    }
    without_faults(ksbs, warnings)
}

/// Whether `line` can be the first line of the KSBs: a KSB, or the heading of a kind.
pub(super) fn is_ksb(line: &str) -> bool {
    ksb_start(line).is_some() || kind_heading(line).is_some()
}

/// Drops statements that are empty and codes that come twice. Warns of these, and of numbers that are missing.
fn without_faults(ksbs: Vec<Ksb>, warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut kept: Vec<Ksb> = Vec::with_capacity(ksbs.len());
    for ksb in ksbs {
        let path = format!("ksbs.{}", ksb.code);
        if ksb.statement.is_empty() {
            warnings.push(Warning::new("missing", &path, format_args!("{} has no text.", ksb.code)));
        } else if kept.iter().any(|one| one.code == ksb.code) {
            let message = format_args!("{} stands twice; left out: “{}”.", ksb.code, ksb.statement);
            warnings.push(Warning::new("duplicate", &path, message));
        } else {
            kept.push(ksb);
        }
    }
    for kind in Kind::ALL {
        let numbers = kept.iter().filter(|ksb| ksb.kind == kind).filter_map(|ksb| Kind::of_code(&ksb.code));
        let highest = numbers.map(|(_, number)| number).max().unwrap_or(0);
        for number in 1..highest {
            let code = format!("{}{number}", kind.letter());
            if kept.iter().any(|ksb| ksb.code == code) {
                continue;
            }
            let message = format_args!("{code} is missing between others.");
            warnings.push(Warning::new("missing", &format!("ksbs.{code}"), message));
        }
    }
    kept
}

/// The duties. The lines under `Duty D1` are one. A line of KSB codes alone says which KSBs the duty needs.
pub(super) fn duties(lines: &[String], warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let mut duties: Vec<Duty> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_empty()) {
        if let Some((code, rest)) = duty_code(line) {
            duties.push(Duty {
                code,
                statement: rest.to_owned(),
                core: None,
                ksbs: Vec::new(),
                options: Vec::new(),
            });
            continue;
        }
        let Some(duty) = duties.last_mut() else {
            let message = format_args!("Not a duty: “{line}”.");
            warnings.push(Warning::new("unreadable", "duties", message));
            continue;
        };
        match ksb_codes(line) {
            Some(codes) => duty.ksbs.extend(codes),
            None => append_line(&mut duty.statement, line),
        }
    }
    for (place, duty) in duties.iter().enumerate() {
        let path = format!("duties.{}", duty.code);
        if duty.statement.is_empty() {
            warnings.push(Warning::new("missing", &path, format_args!("{} has no text.", duty.code)));
        }
        if duties.iter().take(place).any(|one| one.code == duty.code) {
            warnings.push(Warning::new("duplicate", &path, format_args!("{} stands twice.", duty.code)));
        }
    }
    duties
}

/// The code of `Duty D1`, `Duty 1: …`, `D1: …`, and what follows it.
pub(super) fn duty_code(line: &str) -> Option<(String, &str)> {
    let named = line.get(..5).filter(|start| start.eq_ignore_ascii_case("duty "));
    let text = named.map_or(line, |_| line.get(5..).unwrap_or_default()).trim_start();
    let digits = text.strip_prefix(['D', 'd']);
    if named.is_none() && digits.is_none() {
        return None;
    }
    let (number, rest) = number_and_rest(digits.unwrap_or(text))?;
    let statement = after_mark(rest);
    // Without the word `Duty`, only `D1:` is one: `D1` may begin a sentence.
    let is_named = named.is_some() && (rest.is_empty() || digits.is_some());
    (is_named || statement.is_some()).then(|| (format!("D{number}"), statement.unwrap_or(rest.trim())))
}

type StatementStart<'a> = (String, Kind, u16, &'a str);

/// Reads `K1: statement`: the code, its kind, its number and the statement.
fn ksb_start(line: &str) -> Option<StatementStart<'_>> {
    let (code, kind, number, rest) = code_and_rest(line)?;
    Some((code, kind, number, after_mark(rest)?))
}

/// Reads `K1 statement`, or `K1` alone.
fn bare_start(line: &str) -> Option<StatementStart<'_>> {
    let (code, kind, number, rest) = code_and_rest(line)?;
    let is_code = line.starts_with(&code) && (rest.is_empty() || rest.starts_with(' '));
    is_code.then_some((code, kind, number, rest.trim()))
}

fn code_and_rest(line: &str) -> Option<StatementStart<'_>> {
    let first = line.chars().next()?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.letter().eq_ignore_ascii_case(&first))?;
    let (number, rest) = number_and_rest(line.get(1..)?)?;
    Some((format!("{}{number}", kind.letter()), kind, number, rest))
}

/// The codes of a line such as `K1, K2 S3` or `KSBs: K1 K2`; none if it holds anything else.
fn ksb_codes(line: &str) -> Option<Vec<String>> {
    let list = match line.split_once(':') {
        Some((label, list)) if label.trim().eq_ignore_ascii_case("KSBs") => list,
        Some(_) => return None,
        None => line,
    };
    let parts: Vec<&str> = list.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect();
    let all_codes = !parts.is_empty() && parts.iter().all(|part| Kind::of_code(part).is_some());
    all_codes.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// A number of one to three digits, without leading zeros, and what follows.
fn number_and_rest(text: &str) -> Option<(u16, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    (number > 0).then_some((number, rest))
}

/// The text after the mark that closes a code. A dash is a mark only with a space beside it: `S3-compatible` is a
/// word.
fn after_mark(rest: &str) -> Option<&str> {
    let text = rest.trim_start();
    if let Some(statement) = text.strip_prefix([':', '.', ')']) {
        return Some(statement.trim());
    }
    let statement = text.strip_prefix(['-', '–', '—'])?;
    let is_mark = rest.starts_with(' ') || statement.is_empty() || statement.starts_with(' ');
    is_mark.then(|| statement.trim())
}

fn append_line(statement: &mut String, line: &str) {
    if !statement.is_empty() {
        statement.push(' ');
    }
    statement.push_str(line);
}

/// The kind that `line` is the heading of.
fn kind_heading(line: &str) -> Option<Kind> {
    let name = line.trim_end_matches(':');
    let names = [("Knowledge", Kind::Knowledge), ("Skills", Kind::Skill), ("Behaviours", Kind::Behaviour)];
    names.into_iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, kind)| kind)
}

fn begins_with(line: Option<&&str>, kind: Kind) -> bool {
    line.and_then(|line| code_and_rest(line)).is_some_and(|(_, found, ..)| found == kind)
}
