//! The sheets of a workbook: those of one occupation are joined, the others stay apart.

use super::read_rows;
use crate::catalogue::Occupation;
use crate::read::found::Found;
use crate::read::reading::{RatingColumn, ReadAnswers};
use crate::read::shared::ksb_list::is_same;
use crate::read::shared::line::clean_line;
use crate::read::shared::record::warn;

/// An occupation and the answers that stand beside its statements.
struct Read {
    occupation: Occupation,
    answers: Vec<ReadAnswers>,
}

/// What the sheets of a workbook say; none where they have no statement. Sheets for each kind of statement are one
/// occupation. A sheet that says what another one does is left out.
pub(in crate::read) fn read_sheets(sheets: &[Vec<Vec<String>>]) -> Option<Found> {
    let found = sheets.iter().filter_map(|rows| {
        // Spaces and line breaks in cells mean nothing.
        let clean = |row: &Vec<String>| row.iter().map(|cell| clean_line(cell)).collect();
        read_rows(&rows.iter().map(clean).collect::<Vec<Vec<String>>>())
    });
    let mut all: Vec<Read> = Vec::new();
    let mut first: Option<Found> = None;
    for mut sheet in found {
        let is_only = sheet.occupations.len() == 1;
        for occupation in std::mem::take(&mut sheet.occupations) {
            let (answers, others) =
                sheet.answers.into_iter().partition(|one| one.reference == occupation.reference);
            sheet.answers = others;
            add(&mut all, Read { occupation, answers }, is_only);
        }
        match &mut first {
            Some(first) => {
                first.are_named &= sheet.are_named;
                first.marks = first.marks.max(sheet.marks);
            }
            None => first = Some(sheet),
        }
    }
    let mut joined = first?;
    let is_only = all.len() == 1;
    for (place, Read { mut occupation, mut answers }) in all.into_iter().enumerate() {
        if !is_only && occupation.reference.trim().is_empty() {
            // No reference has a space. It says which occupation the answers are of, until one is made.
            occupation.reference = format!(" {place}");
        }
        answers.iter_mut().for_each(|one| one.reference.clone_from(&occupation.reference));
        joined.occupations.push(occupation);
        joined.answers.append(&mut answers);
    }
    Some(joined)
}

/// Adds what a sheet says, `is_only` where the sheet has no other occupation.
fn add(all: &mut Vec<Read>, more: Read, is_only: bool) {
    if let Some(last) = all.last_mut()
        && is_only
        && is_rest_of(&last.occupation, &more.occupation)
    {
        join(last, more);
        return;
    }
    let known = all.iter_mut().find(|one| repeats(&one.occupation, &more.occupation));
    let Some(known) = known else { return all.push(more) };
    let is_more = more.occupation.ksbs.len() > known.occupation.ksbs.len();
    let left_out = if is_more { std::mem::replace(known, more) } else { more };
    if known.answers.is_empty() {
        known.answers = left_out.answers;
    }
    let message = format_args!("Left out a sheet that is of the same occupation as another.");
    warn(&mut known.occupation.warnings, "leftOut", "ksbs", message);
}

fn is_fit(one: &Occupation, other: &Occupation) -> bool {
    let (its, others) = (one.reference.trim(), other.reference.trim());
    its.is_empty() || others.is_empty() || its == others
}

/// Whether `more` goes on where `one` ends: the statements of another kind, or those of the same reference.
fn is_rest_of(one: &Occupation, more: &Occupation) -> bool {
    let is_sure = !one.reference.trim().is_empty() && one.reference == more.reference;
    let name = |of: &Occupation| {
        let is_guess = of.warnings.iter().any(|warning| warning.code == "guessed" && warning.path == "name");
        if is_guess { String::new() } else { of.name.clone() }
    };
    let (its, others) = (name(one), name(more));
    let has_one_name = its.is_empty() || others.is_empty() || its == others;
    let is_apart = !more.ksbs.iter().any(|ksb| {
        one.ksbs.iter().any(|known| if is_sure { known.code == ksb.code } else { known.kind == ksb.kind })
    });
    is_fit(one, more) && is_apart && (is_sure || has_one_name)
}

/// Whether two are the same occupation: by their reference, or all that one says is in the other.
fn repeats(one: &Occupation, other: &Occupation) -> bool {
    let is_within = |few: &Occupation, many: &Occupation| {
        few.ksbs.iter().all(|ksb| {
            let mut same = many.ksbs.iter().filter(|known| known.code == ksb.code);
            same.any(|known| is_same(&known.statement, &ksb.statement))
        })
    };
    let has_reference = !one.reference.trim().is_empty() && one.reference == other.reference;
    has_reference || (is_fit(one, other) && (is_within(one, other) || is_within(other, one)))
}

/// Adds the rest of an occupation, and its answers to those that are there.
fn join(one: &mut Read, mut more: Read) {
    one.occupation.ksbs.append(&mut more.occupation.ksbs);
    for warning in more.occupation.warnings {
        if !one.occupation.warnings.contains(&warning) {
            one.occupation.warnings.push(warning);
        }
    }
    if one.occupation.reference.is_empty() {
        one.occupation.reference.clone_from(&more.occupation.reference);
    }
    for mut answers in more.answers {
        let Some(known) = one.answers.first_mut() else {
            one.answers.push(answers);
            continue;
        };
        known.notes.append(&mut answers.notes);
        known.dates.append(&mut answers.dates);
        for mut column in answers.ratings {
            let same = known.ratings.iter_mut().find(|one| {
                one.column == column.column && one.points == column.points && one.guessed == column.guessed
            });
            match same {
                Some(same) => same.ratings.append(&mut column.ratings),
                None => known.ratings.push(column),
            }
        }
        // A scale that only some of the ratings fit is not that of the form. No rating is lost with it.
        let all = std::mem::take(&mut known.ratings);
        let is_part = |one: &RatingColumn, of: &RatingColumn| {
            let is_less = of.guessed && of.column == one.column && one.ratings.len() < of.ratings.len();
            is_less && one.ratings.keys().all(|code| of.ratings.contains_key(code))
        };
        let is_whole = |one: &RatingColumn| !one.guessed || !all.iter().any(|of| is_part(one, of));
        known.ratings = all.iter().filter(|one| is_whole(one)).cloned().collect();
    }
}
