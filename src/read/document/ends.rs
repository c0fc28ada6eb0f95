//! What stands before, behind and below the statements of a list, and is none of their text: options, ratings, boxes,
//! the other cells of their rows.

use super::labels::is_box;
use crate::catalogue::{Ksb, Warning};
use crate::error::quoted;
use crate::read::shared::record::warn;
use crate::read::table::is_rating;

/// Whether nearly all statements have a rating.
pub(super) fn is_most(ratings: usize, statements: usize) -> bool {
    ratings >= 3 && ratings * 5 >= statements * 4
}

/// `text` up to the link that the pages write after a statement, `Back to Duty`, and what follows the link.
pub(super) fn split_at_back_link(text: &str) -> (&str, Option<&str>) {
    const LINK: &str = "Back to ";
    let found = text.match_indices(LINK).find_map(|(at, _)| {
        let (before, link) = text.split_at_checked(at)?;
        let to = link.get(LINK.len()..)?;
        let after =
            ["Duty", "duty", "Grading", "grading"].iter().find_map(|to_what| to.strip_prefix(to_what))?;
        Some((before, after))
    });
    found.map_or((text, None), |(before, after)| (before, Some(after)))
}

/// Whether a line below a statement may be its rating, or the number of a page: `Not started`, `3`. A small letter
/// goes on with a sentence.
pub(super) fn is_beside(text: &str) -> bool {
    !text.starts_with(char::is_lowercase) && is_rating(text)
}

/// The ratings at the ends of statements, by code: `How cloth is made – 3/5`. Taken from the statements, where nearly all
/// have one. Boxes are taken from all: `☐ Not yet ☒ Developing`.
pub(super) fn take_from_ends(ksbs: &mut [Ksb], warnings: &mut Vec<Warning>) -> Vec<(String, String)> {
    let mut ticked = Vec::new();
    for ksb in ksbs.iter_mut() {
        let Some(at) = ksb.statement.find(is_box).filter(|at| *at > 0) else { continue };
        let boxes = ksb.statement.split_off(at);
        ksb.statement.truncate(ksb.statement.trim_end().len());
        let mut marked = boxes.match_indices(['☑', '☒', '■', '✓', '✔']).filter_map(|(at, mark)| {
            let after = boxes.get(at + mark.len()..)?;
            Some(after.split(is_box).next().unwrap_or_default().trim().to_owned())
        });
        if let (Some(word), None) = (marked.next(), marked.next()) {
            ticked.push((ksb.code.clone(), word));
        }
        if warnings.iter().all(|one| one.path != "boxes") {
            let message = format_args!("Left out the boxes after statements: {} …", quoted(&boxes));
            warn(warnings, "leftOut", "boxes", message);
        }
    }
    if !ticked.is_empty() {
        return if ticked.iter().all(|(_, word)| is_rating(word)) { ticked } else { Vec::new() };
    }
    let split = |ksb: &Ksb| {
        let marks = [" – ", " — ", " - ", " | ", ": ", " ("];
        let at = marks.iter().filter_map(|mark| Some((ksb.statement.rfind(mark)?, mark.len()))).max()?;
        let tail = ksb.statement.get(at.0 + at.1..)?.trim_end_matches(')').trim();
        is_rating(tail).then(|| (at.0, tail.to_owned()))
    };
    let found: Vec<_> = ksbs.iter().map(split).collect();
    if !is_most(found.iter().flatten().count(), ksbs.len()) {
        return Vec::new();
    }
    let mut ratings = Vec::new();
    for (ksb, found) in ksbs.iter_mut().zip(found) {
        if let Some((end, rating)) = found {
            ksb.statement.truncate(end);
            ratings.push((ksb.code.clone(), rating));
        }
    }
    ratings
}

/// What stands below a statement: other cells of its row, where all statements have as many.
pub(super) struct Below {
    /// How long its first line is.
    pub first: usize,
    pub lines: usize,
    /// Whether its code stands alone, and no line goes on.
    pub are_cells: bool,
}

/// Takes what stands below from all statements, where all have as many lines of it: the other cells of rows.
pub(super) fn take_cells(ksbs: &mut [Ksb], below: &[Below]) -> Vec<String> {
    let Some((last, whole)) = below.split_last() else { return Vec::new() };
    let lines = whole.first().map_or(0, |first| first.lines);
    let are_cells = whole.iter().all(|below| below.are_cells && below.lines == lines);
    if lines == 0 || whole.len() < 2 || !are_cells || !last.are_cells || last.lines < lines {
        return Vec::new();
    }
    let mut cells = Vec::new();
    for (ksb, below) in ksbs.iter_mut().zip(below) {
        if below.first > 0 && ksb.statement.len() > below.first {
            cells.push(ksb.statement.split_off(below.first).trim().to_owned());
        }
    }
    cells
}

/// Takes the option from the front of statements, `(Option 2 Technician): Rig lights`, `[Core] …`. No duty says which
/// statements an option needs, so these, and the `names` that stood above statements, are named.
pub(super) fn take_options(ksbs: &mut [Ksb], mut names: Vec<String>, warnings: &mut Vec<Warning>) {
    for ksb in ksbs {
        let Some((name, rest)) =
            ksb.statement.strip_prefix(['(', '[']).and_then(|inside| inside.split_once([')', ']']))
        else {
            continue;
        };
        let lower = name.to_ascii_lowercase();
        let is_option = ["core", "option", "options", "all options"].iter().any(|word| {
            let rest = lower.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        if is_option && name.len() <= 60 {
            if !names.iter().any(|one| one == name) {
                names.push(name.to_owned());
            }
            ksb.statement = rest.trim_start_matches([':', '-', '–', ' ']).to_owned();
        }
    }
    if !names.is_empty() {
        let message = format_args!(
            "Which statements are for which option is not kept, so all of them count: {}.",
            names.join("; ")
        );
        warn(warnings, "leftOut", "options", message);
    }
}
