//! A column of ratings, on the scale of the form that it was filled in on.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::key::Key;
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::number::round4;
use crate::read::reading::{RatingColumn, ReadPoint};
use crate::read::shared::record::warn;

/// Scales of numbers that forms have, the likeliest first.
const NUMBERS: [(u8, u8); 4] = [(0, 3), (1, 5), (0, 10), (1, 10)];

/// Scales of words that forms have, from the lowest, with what else each is called.
const WORDS: [&[&str]; 15] = [
    &["no|n", "partly|partial|p", "yes|y"],
    &["no", "sometimes", "yes"],
    &["red|r", "amber|a", "green|g"],
    &["low|l", "medium|m", "high|h"],
    &["never", "rarely", "sometimes", "often", "always"],
    &["none", "basic", "good", "excellent"],
    &["poor", "fair", "good", "very good", "excellent"],
    &["novice", "advanced beginner", "competent", "proficient", "expert"],
    &["beginner", "intermediate", "advanced", "expert"],
    &["awareness|aware", "working", "practitioner", "expert"],
    &["emerging", "developing", "secure", "mastered"],
    &["not started", "in progress|started", "completed|complete|done"],
    &["not met", "partly met|partially met", "met"],
    &["not confident", "slightly confident", "fairly confident", "confident", "very confident"],
    &["strongly disagree", "disagree", "neutral|neither agree nor disagree", "agree", "strongly agree"],
];

/// What says that a person is not sure.
const UNSURE: [&str; 4] = ["not sure", "unsure", "don't know", "?"];

/// Whether a cell can be a rating.
pub(super) fn is_rating(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    Number::of(cell).is_some()
        || WORDS.iter().any(|words| point_of(words, &lower).is_some())
        || UNSURE.contains(&lower.as_str())
}

/// The place of a word in a scale of words.
fn point_of(words: &[&str], cell: &str) -> Option<usize> {
    words.iter().position(|names| names.split('|').any(|name| name == cell))
}

/// A rating in numbers: `3`, `3.0`, `3/5`, `3 out of 5`, `3 - Confident`.
struct Number<'a> {
    value: u8,
    most: Option<u8>,
    words: &'a str,
}

impl<'a> Number<'a> {
    fn of(cell: &'a str) -> Option<Self> {
        let end = cell.find(|c: char| !c.is_ascii_digit()).unwrap_or(cell.len());
        let (digits, rest) = cell.split_at_checked(end)?;
        let value = digits.parse().ok().filter(|number| *number <= 10)?;
        let rest = rest.strip_prefix(".0").unwrap_or(rest).trim();
        let of = ["/", "out of ", "of "].iter().find_map(|mark| rest.strip_prefix(mark));
        if let Some(most) = of {
            let most = most.trim().parse().ok().filter(|most| (2..=10).contains(most) && value <= *most)?;
            return Some(Self { value, most: Some(most), words: "" });
        }
        let words = match rest.strip_prefix(['-', '–', '—', ':', '=', '(', '.']) {
            Some(words) => words.trim_matches([' ', ')']),
            None if rest.is_empty() => "",
            None => return None,
        };
        let is_words =
            words.is_empty() == rest.is_empty() && !words.starts_with(|c: char| c.is_ascii_digit());
        is_words.then_some(Self { value, most: None, words })
    }
}

/// The columns of ratings. `cells` are the column, the code and the text of each; `legend` stands above the table.
pub(super) fn columns(
    cells: &[(usize, String, String)],
    columns: &Columns,
    legend: &str,
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
        match column(name, &of_column, legend) {
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

/// A form's scale.
struct FormScale {
    /// From the lowest.
    labels: Vec<String>,
    is_guess: bool,
}

/// One column, and how many of its cells are not on its scale; none where no scale fits.
fn column(name: &str, cells: &[(&str, &str)], legend: &str) -> Option<(RatingColumn, usize)> {
    let numbers: Vec<Option<Number<'_>>> = cells.iter().map(|(_, cell)| Number::of(cell)).collect();
    let is_numeric = numbers.iter().flatten().count() * 2 > cells.len();
    let mut points: Vec<Option<usize>> = Vec::with_capacity(cells.len());
    let scale = if is_numeric {
        let (scale, first, is_reversed) = scale_of_numbers(name, legend, &numbers)?;
        let last = scale.labels.len() - 1;
        points.extend(numbers.iter().map(|number| {
            let at = usize::from(number.as_ref()?.value).checked_sub(first).filter(|at| *at <= last)?;
            Some(if is_reversed { last - at } else { at })
        }));
        scale
    } else {
        let lower: Vec<String> = cells.iter().map(|(_, cell)| cell.to_ascii_lowercase()).collect();
        let fits = |words: &[&str]| lower.iter().filter(|cell| point_of(words, cell).is_some()).count();
        // Of scales that fit equally, the first.
        let best = WORDS
            .iter()
            .rev()
            .max_by_key(|words| fits(words))
            .filter(|words| fits(words) * 2 > cells.len())?;
        points.extend(lower.iter().map(|cell| point_of(best, cell)));
        // One letter alone may stand for anything.
        let is_letter = lower.iter().all(|cell| cell.len() <= 1);
        if is_letter
            && points.iter().flatten().all(|point| Some(*point) == points.iter().flatten().next().copied())
        {
            return None;
        }
        let labels =
            best.iter().map(|names| capitalised(names.split('|').next().unwrap_or_default())).collect();
        FormScale { labels, is_guess: true }
    };
    let mut ratings = BTreeMap::new();
    let mut unread = 0;
    for ((code, cell), point) in cells.iter().zip(points) {
        if point.is_some() || UNSURE.contains(&cell.to_ascii_lowercase().as_str()) {
            // The first counts, as with the statements.
            ratings.entry((*code).to_owned()).or_insert(point.map(|point| point as u8));
        } else {
            unread += 1;
        }
    }
    let steps = scale.labels.len().saturating_sub(1).max(1) as f64;
    // On the person's scale once it is known.
    let point = |(index, label)| ReadPoint::of(label, round4(index as f64 / steps), &[]);
    let points = scale.labels.into_iter().enumerate().map(point).collect();
    Some((RatingColumn { column: name.to_owned(), points, guessed: scale.is_guess, ratings }, unread))
}

/// The scale of a column of numbers, its least number, and whether that is the highest point; none where no scale fits.
fn scale_of_numbers(
    name: &str,
    legend: &str,
    numbers: &[Option<Number<'_>>],
) -> Option<(FormScale, usize, bool)> {
    let all = || numbers.iter().flatten();
    let (low, high) = (all().map(|one| one.value).min()?, all().map(|one| one.value).max()?);
    let holds = |(from, to): &(u8, u8)| *from <= low && high <= *to;
    // What the cells say of themselves counts most: `3/10`, `3 - Confident`.
    let mut most = all().filter_map(|one| one.most);
    let of_cells = most.next();
    if of_cells.is_some_and(|first| most.any(|one| one != first)) {
        return None;
    }
    let mut key = Key::default();
    all().for_each(|one| key.add(one.value, one.words));
    let keys = [key, Key::of(name), Key::of(legend)];
    let key = keys.iter().find(|key| key.range().is_some_and(|range| holds(&range)));
    let named = of_cells.map(|most| (0, most)).or_else(|| range_in(name)).filter(holds);
    let by_numbers = || NUMBERS.into_iter().find(holds);
    let of_key = key.and_then(Key::range);
    let (from, to) = named.or(of_key).or_else(by_numbers)?;
    let is_reversed = key.and_then(Key::is_reversed);
    let is_guess = named.is_none() && is_reversed.is_none();
    let mut labels: Vec<String> = (from..=to)
        .map(|number| match key.map_or("", |key| key.words_of(number)) {
            "" => number.to_string(),
            words => format!("{number} – {words}"),
        })
        .collect();
    let is_reversed = is_reversed == Some(true);
    if is_reversed {
        labels.reverse();
    }
    Some((FormScale { labels, is_guess }, usize::from(from), is_reversed))
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
