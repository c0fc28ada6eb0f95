//! A column of ratings, on the scale of the form that it was filled in on.

use std::collections::BTreeMap;

use super::columns::Columns;
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::number::round4;
use crate::read::reading::{RatingColumn, ReadPoint};
use crate::read::shared::record::warn;

/// Scales of numbers that forms have, the likeliest first.
const NUMBERS: [(u8, u8); 4] = [(0, 3), (1, 5), (0, 10), (1, 10)];

/// Scales of words that forms have, from the lowest.
const WORDS: [&[&str]; 10] = [
    &["no", "partly", "yes"],
    &["no", "sometimes", "yes"],
    &["red", "amber", "green"],
    &["low", "medium", "high"],
    &["never", "rarely", "sometimes", "often", "always"],
    &["none", "basic", "good", "excellent"],
    &["novice", "advanced beginner", "competent", "proficient", "expert"],
    &["beginner", "intermediate", "advanced", "expert"],
    &["emerging", "developing", "secure", "mastered"],
    &["not confident", "slightly confident", "fairly confident", "confident", "very confident"],
];

/// What says that a person is not sure.
const UNSURE: [&str; 4] = ["not sure", "unsure", "don't know", "?"];

/// Whether a cell can be a rating.
pub(super) fn is_rating(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    number(cell).is_some_and(|number| number <= 10)
        || WORDS.iter().any(|words| words.contains(&lower.as_str()))
        || UNSURE.contains(&lower.as_str())
}

/// A whole number: `3`, `3.0`, `3/5`, as a form may have it.
fn number(cell: &str) -> Option<u8> {
    let cell = cell.split('/').next().unwrap_or_default().trim();
    cell.strip_suffix(".0").unwrap_or(cell).parse().ok()
}

/// The columns of ratings. `cells` are the column, the code and the text of each.
pub(super) fn columns(
    cells: &[(usize, String, String)],
    columns: &Columns,
    warnings: &mut Vec<Warning>,
) -> Vec<RatingColumn> {
    let mut read = Vec::new();
    for (at, name) in columns.names.iter().enumerate() {
        let of_column: Vec<(&str, &str)> = cells
            .iter()
            .filter(|(column, ..)| *column == at)
            .map(|(_, code, cell)| (code.as_str(), cell.as_str()))
            .collect();
        if of_column.is_empty() {
            continue;
        }
        match column(name, &of_column) {
            Some((column, unread)) => {
                let last = column.points.last().map_or("", |point| point.label.as_str());
                let first = column.points.first().map_or("", |point| point.label.as_str());
                let guess = if column.guessed { "; the scale is a guess" } else { "" };
                let message = format_args!(
                    "The column {} is taken as ratings from {first} to {last}{guess}.",
                    quoted(name)
                );
                warn(warnings, "understood", "ratings", message);
                if unread > 0 {
                    let message =
                        format_args!("Ratings in {} that are not on its scale: {unread}.", quoted(name));
                    warn(warnings, "unreadable", "ratings", message);
                }
                read.push(column);
            }
            None => {
                let message =
                    format_args!("The column {} has ratings on a scale that is not known.", quoted(name));
                warn(warnings, "unreadable", "ratings", message);
            }
        }
    }
    read
}

/// One column, and how many of its cells are not on its scale; none where no scale fits.
fn column(name: &str, cells: &[(&str, &str)]) -> Option<(RatingColumn, usize)> {
    let numbers = || cells.iter().filter_map(|(_, cell)| number(cell));
    let (labels, guessed): (Vec<String>, bool) = if numbers().count() * 2 > cells.len() {
        let (low, high) = (numbers().min()?, numbers().max()?);
        let named = range_in(name).filter(|(from, to)| *from <= low && high <= *to);
        let by_cells = || NUMBERS.into_iter().find(|(from, to)| *from <= low && high <= *to);
        let (from, to) = named.or_else(by_cells)?;
        ((from..=to).map(|number| number.to_string()).collect(), named.is_none())
    } else {
        let of_scale = |words: &[&str]| {
            cells.iter().filter(|(_, cell)| words.contains(&cell.to_ascii_lowercase().as_str())).count()
        };
        // Of scales that fit equally, the first.
        let best =
            WORDS.iter().rev().max_by_key(|words| of_scale(words)).filter(|words| of_scale(words) > 0)?;
        (best.iter().map(|word| capitalised(word)).collect(), true)
    };
    let mut ratings = BTreeMap::new();
    let mut unread = 0;
    for (code, cell) in cells {
        let text = number(cell).map_or_else(|| cell.to_ascii_lowercase(), |number| number.to_string());
        let point = labels.iter().position(|label| label.to_ascii_lowercase() == text);
        let is_unsure = UNSURE.contains(&text.as_str());
        if point.is_some() || is_unsure {
            // The first counts, as with the statements.
            ratings.entry((*code).to_owned()).or_insert(point.map(|point| point as u8));
        } else {
            unread += 1;
        }
    }
    let steps = labels.len().saturating_sub(1).max(1) as f64;
    let point = |(index, label): (usize, String)| ReadPoint { label, credit: round4(index as f64 / steps) };
    let points = labels.into_iter().enumerate().map(point).collect();
    Some((RatingColumn { column: name.to_owned(), points, guessed, ratings }, unread))
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
    first.to_ascii_uppercase() + rest
}

/// The range in a heading: `(1-5)`, `0 to 3`, `1 = low, 5 = high`, `out of 10`.
fn range_in(name: &str) -> Option<(u8, u8)> {
    let numbers: Vec<u8> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .filter(|number| *number <= 10)
        .collect();
    match numbers.as_slice() {
        [] => None,
        [most] => (name.contains("of") || name.contains('/')).then_some((0, *most)),
        [first, .., last] => Some((*first.min(last), *first.max(last))),
    }
    .filter(|(from, to)| to > from)
}
