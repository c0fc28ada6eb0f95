//! What a page says of its version: that it is not yet, or no longer, in force.

use super::parts::FactLines;
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::read::shared::date::Date;
use crate::read::shared::record::warn;

/// The states of a version, in lower case, as they stand alone on a line.
pub(super) fn is_state(text: &str) -> bool {
    const STATES: [&str; 7] = [
        "in development",
        "proposal in development",
        "approved for delivery",
        "retired",
        "withdrawn",
        "superseded",
        "archived",
    ];
    STATES.iter().any(|state| state.eq_ignore_ascii_case(text))
}

/// Whether a line says that a version is no longer, or not yet, in force, or from when to when it is.
pub(super) fn tells_state(text: &str) -> bool {
    const PHRASES: [&str; 8] = [
        "no longer",
        "retired",
        "withdrawn",
        "superseded",
        "been replaced",
        "closed to new",
        "not yet",
        "in development",
    ];
    const ABOUT: [&str; 6] = ["version", "standard", "apprenticeship", "starts", "starters", "delivery"];
    let lower = text.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // `Latest start date: 31/07/2023`
    let is_day = lower.split_once(':').is_some_and(|(label, value)| {
        label.contains("start") && label.contains("date") && Date::parse(value).is_some()
    });
    lower.len() <= 200 && (is_state(&lower) || is_day || (has(&PHRASES) && has(&ABOUT)))
}

/// Whether a state is that of a version in force.
fn is_current(state: &str) -> bool {
    ["approved", "live", "current"]
        .iter()
        .any(|word| state.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// Warns of what the page says of its version.
pub(super) fn warn_of_state(lines: &FactLines<'_>, status: &str, warnings: &mut Vec<Warning>) {
    let lines = lines.front.iter().chain(&lines.labelled).map(|line| line.text.as_str());
    let mut said: Vec<&str> = lines.filter(|text| tells_state(text) && !is_current(text)).take(4).collect();
    if said.is_empty() && !status.is_empty() && !is_current(status) {
        said.push(status);
    }
    for text in said {
        warn(warnings, "version", "version", format_args!("The page says of its version: {}.", quoted(text)));
    }
}
