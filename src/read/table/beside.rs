//! What stands beside statements that are in no table: the fields of JSON records, the ends of lines.

use super::add_note;
use super::columns::Role;
use super::heading::role_named;
use super::ratings::{columns, is_rating};
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::read::reading::ReadAnswers;
use crate::read::shared::date::Date;
use crate::read::shared::record::warn;

/// The ratings, notes and dates in `cells`: the name of each one's field, the code, and the text. And the names of the
/// fields that are none of these.
pub(in crate::read) fn beside(
    cells: &[(String, String, String)],
    warnings: &mut Vec<Warning>,
) -> (ReadAnswers, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    for (name, ..) in cells {
        if names.len() < 100 && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let mut answers = ReadAnswers::default();
    let mut unread = Vec::new();
    let mut ratings = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let of_field = || cells.iter().filter(|(field, ..)| field == name);
        let role = role_named(&spaced(name));
        match role {
            Some(Role::Rating) if of_field().any(|(_, _, cell)| is_rating(cell)) => {
                ratings.extend(of_field().map(|(_, code, cell)| (at, code.clone(), cell.clone())));
                continue;
            }
            Some(Role::Date) if of_field().all(|(_, _, cell)| Date::parse(cell).is_some()) => {
                let dates =
                    of_field().filter_map(|(_, code, cell)| Some((code.clone(), Date::parse(cell)?.iso())));
                answers.dates.extend(dates);
            }
            Some(Role::Note) => {
                for (_, code, cell) in of_field() {
                    add_note(&mut answers.notes, code, cell, warnings);
                }
            }
            _ => {
                unread.push(name.clone());
                continue;
            }
        }
        let what = if role == Some(Role::Note) { "notes" } else { "dates, which no answer keeps" };
        let message = format_args!("The field {} is taken as {what}.", quoted(name));
        warn(warnings, "understood", "columns", message);
    }
    answers.ratings = columns(&ratings, &names, "", warnings);
    (answers, unread)
}

/// `selfAssessment` and `self_assessment` as words.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() || matches!(c, '_' | '-') {
            words.push(' ');
        }
        if !matches!(c, '_' | '-') {
            words.extend(c.to_lowercase());
        }
    }
    words
}
