//! The KSBs and the duties.

use crate::catalogue::{Duty, Kind, Ksb, Warning};
use crate::read::shared::code::{CodeStart, code_list, code_start, duty_start};
use crate::read::shared::ksb_list::{append_line, is_stray, warn_of_strays, without_faults};

/// The KSBs. Each line `K1: …` begins one. A line without a code continues the statement before it. `K2 …`, without a
/// mark, begins one if it is the next of its kind.
pub(super) fn ksbs(lines: &[String], warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut ksbs: Vec<Ksb> = Vec::new();
    let mut counts = [0_u16; 3];
    let mut has_strays = false;
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    for (place, line) in lines.iter().enumerate() {
        if kind_heading(line).is_some_and(|kind| begins_with(lines.get(place + 1), kind)) {
            continue;
        }
        let is_next = |start: &CodeStart| counts.get(start.kind as usize) == Some(&(start.number - 1));
        let start = ksb_start(line).or_else(|| bare_start(line).filter(is_next));
        match (start, ksbs.last_mut()) {
            (Some(start), _) => {
                let statement = start.rest.to_owned();
                if let Some(count) = counts.get_mut(start.kind as usize) {
                    *count = count.saturating_add(1);
                }
                ksbs.push(Ksb { code: start.code(), kind: start.kind, statement, id: String::new() });
            }
            (None, Some(last)) => {
                if let Some(start) = bare_start(line) {
                    let code = start.code();
                    let message =
                        format_args!("Taken as part of {}, but may be {code}: “{line}”.", last.code);
                    warnings.push(Warning::new("unreadable", &format!("ksbs.{}", last.code), message));
                }
                has_strays |= is_stray(&last.statement, line);
                append_line(&mut last.statement, line);
            }
            (None, None) => {
                let message = format_args!("Not a KSB: “{line}”.");
                warnings.push(Warning::new("unreadable", "ksbs", message));
            }
        }
    }
    if has_strays {
        warn_of_strays(warnings);
    }
    without_faults(ksbs, warnings)
}

/// Whether `line` can be the first line of the KSBs: a KSB, or the heading of a kind.
pub(super) fn is_ksb(line: &str) -> bool {
    ksb_start(line).is_some() || kind_heading(line).is_some()
}

/// The duties. The lines under `Duty D1` are one. A line of KSB codes alone says which KSBs the duty needs.
pub(super) fn duties(lines: &[String], warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let mut duties: Vec<Duty> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_empty()) {
        if let Some((code, rest)) = duty_start(line, false) {
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
        match code_list(line) {
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

/// `K1: statement`
fn ksb_start(line: &str) -> Option<CodeStart<'_>> {
    code_start(line).filter(|start| start.is_marked)
}

/// `K1 statement`, or `K1` alone.
fn bare_start(line: &str) -> Option<CodeStart<'_>> {
    code_start(line).filter(|start| !start.is_marked && start.is_plain)
}

/// The kind that `line` is the heading of.
fn kind_heading(line: &str) -> Option<Kind> {
    let name = line.trim_end_matches(':');
    let names = [("Knowledge", Kind::Knowledge), ("Skills", Kind::Skill), ("Behaviours", Kind::Behaviour)];
    names.into_iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, kind)| kind)
}

fn begins_with(line: Option<&&str>, kind: Kind) -> bool {
    line.and_then(|line| code_start(line)).is_some_and(|start| start.kind == kind)
}
