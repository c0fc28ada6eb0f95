//! A column of ratings, on the scale of the form that it was filled in on.

use std::collections::BTreeMap;

use super::heading::{is_of_ability, is_of_something_else};
use super::key::{Direction, Key};
use crate::catalogue::Warning;
use crate::error::quoted;
use crate::number::round4;
use crate::read::reading::{RatingColumn, ReadPoint};
use crate::read::shared::record::warn;
use crate::text::words;

/// Scales of numbers that forms have, the likeliest first.
const NUMBERS: [(u8, u8); 4] = [(0, 3), (1, 5), (0, 10), (1, 10)];

/// Scales of words that forms have, from the lowest, with what else each is called.
const WORDS: [&[&str]; 15] = [
    &["no|n", "partly|partial|p", "yes|y"],
    &["no", "sometimes", "yes"],
    &["red|r|🔴|🟥", "amber|a|🟠|🟡|🟧|🟨", "green|g|🟢|🟩"],
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
const UNSURE: [&str; 5] = ["not sure", "unsure", "don't know", "don’t know", "?"];

/// Whether a cell of a table says that a person is not sure.
pub fn is_unsure(cell: &str) -> bool {
    UNSURE.iter().any(|words| cell.eq_ignore_ascii_case(words))
}

/// Numbers that ratings are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberScale {
    /// The least of them.
    pub from: u8,
    /// The greatest.
    pub to: u8,
    /// Whether the greatest stands for the least ability.
    pub is_reversed: bool,
}

impl NumberScale {
    /// The numbers that words give: `1-5`, `0 to 3`, `out of 10`, `1 = expert, 5 = novice`. None where they give none, or
    /// do not say which end is the higher.
    ///
    /// ```
    /// use skills_gap::read::NumberScale;
    /// assert_eq!(NumberScale::of("(1-5)"), Some(NumberScale { from: 1, to: 5, is_reversed: false }));
    /// assert_eq!(NumberScale::of("(1 = bronze, 3 = gold)"), None);
    /// assert_eq!(NumberScale::of("(5-1)"), None);
    /// ```
    pub fn of(words: &str) -> Option<Self> {
        let key = Key::of(words);
        let written = range_in(words);
        let (from, to) = written.map(rising).or(key.range())?;
        let is_reversed = match key.direction(from, to) {
            Direction::Said { is_reversed } => is_reversed,
            // `5-1`
            Direction::Silent if written.is_none_or(|(first, last)| first < last) => false,
            _ => return None,
        };
        (!is_of_something_else(words)).then_some(Self { from, to, is_reversed })
    }

    /// The place of a number from the lower end, from 0; none where it is not of the scale.
    pub fn point_of(self, number: u8) -> Option<u8> {
        let is_of_it = (self.from..=self.to).contains(&number);
        is_of_it.then(|| if self.is_reversed { self.to - number } else { number - self.from })
    }
}

/// Whether a cell can be a rating.
pub(in crate::read) fn is_rating(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    Number::of(cell).is_some()
        || WORDS.iter().any(|words| point_of(words, &lower).is_some())
        || is_unsure(&lower)
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
        if let Some((value, most)) = stars(cell) {
            return Some(Self { value, most, words: "" });
        }
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

/// How many stars there are, and of how many: `★★★☆☆`.
fn stars(cell: &str) -> Option<(u8, Option<u8>)> {
    let (mut full, mut empty) = (0, 0);
    for c in cell.chars() {
        match c {
            '★' | '⭐' => full += 1,
            '☆' => empty += 1,
            _ => return None,
        }
    }
    let is_fit = (1..=10).contains(&(full + empty));
    is_fit.then_some((full, (empty > 0 && full + empty > 1).then_some(full + empty)))
}

/// The columns of ratings. `cells` are the column, the code and the text of each; `legend` stands above the table.
pub(super) fn columns(
    cells: &[(usize, String, String)],
    names: &[String],
    legend: &str,
    warnings: &mut Vec<Warning>,
) -> Vec<RatingColumn> {
    let mut read = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let of_column: Vec<(&str, &str)> = cells
            .iter()
            .filter(|(column, ..)| *column == at)
            .map(|(_, code, cell)| (code.as_str(), cell.as_str()))
            .collect();
        if of_column.is_empty() {
            continue;
        }
        match column(name, &of_column, legend) {
            Some((columns, unread)) => {
                let scale = |column: &RatingColumn| {
                    let label = |point: Option<&ReadPoint>| point.map_or("", |point| &point.label).to_owned();
                    format!("{} to {}", label(column.points.first()), label(column.points.last()))
                };
                let scales = columns.iter().map(scale).collect::<Vec<_>>().join(", or ");
                match columns.first().filter(|first| first.guessed) {
                    Some(first) => {
                        let message = format_args!(
                            "The column {} may be ratings from {scales}. Its scale is a guess: {}.",
                            quoted(name),
                            first.evidence
                        );
                        warn(warnings, "guessed", "ratings", message);
                    }
                    None => {
                        let message =
                            format_args!("The column {} is taken as ratings from {scales}.", quoted(name));
                        warn(warnings, "understood", "ratings", message);
                    }
                }
                if unread > 0 {
                    let message =
                        format_args!("Ratings in {} that are not on its scale: {unread}.", quoted(name));
                    warn(warnings, "unreadable", "ratings", message);
                }
                read.extend(columns);
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
    /// The number of the first label, and whether the numbers fall.
    first: usize,
    is_reversed: bool,
    /// What a guess rests on; empty where the form says its scale.
    guess: String,
}

impl FormScale {
    /// The point of a number; none where it is not on the scale.
    fn point_of(&self, number: u8) -> Option<usize> {
        let last = self.labels.len().checked_sub(1)?;
        let at = usize::from(number).checked_sub(self.first).filter(|at| *at <= last)?;
        Some(if self.is_reversed { last - at } else { at })
    }
}

/// One column, once for each scale that it may be on, and how many of its cells are not on the first; none where no scale
/// fits.
fn column(name: &str, cells: &[(&str, &str)], legend: &str) -> Option<(Vec<RatingColumn>, usize)> {
    let numbers: Vec<Option<Number<'_>>> = cells.iter().map(|(_, cell)| Number::of(cell)).collect();
    if numbers.iter().flatten().count() * 2 > cells.len() {
        let scales = scales_of_numbers(name, legend, &numbers)?;
        let read = scales.into_iter().map(|scale| {
            let points: Vec<Option<usize>> =
                numbers.iter().map(|number| scale.point_of(number.as_ref()?.value)).collect();
            on_scale(name, cells, &points, scale)
        });
        let (columns, unread): (Vec<_>, Vec<_>) = read.unzip();
        return Some((columns, unread.first().copied().unwrap_or_default()));
    }
    let lower: Vec<String> = cells.iter().map(|(_, cell)| cell.to_ascii_lowercase()).collect();
    let fits = |words: &[&str]| lower.iter().filter(|cell| point_of(words, cell).is_some()).count();
    // Of scales that fit equally, the first.
    let best =
        WORDS.iter().rev().max_by_key(|words| fits(words)).filter(|words| fits(words) * 2 > cells.len())?;
    let points: Vec<Option<usize>> = lower.iter().map(|cell| point_of(best, cell)).collect();
    // One letter alone may stand for anything.
    let is_letter = lower.iter().all(|cell| cell.len() <= 1);
    let mut kinds: Vec<usize> = points.iter().flatten().copied().collect();
    crate::sort::by_key(&mut kinds, |kind| *kind);
    kinds.dedup();
    if is_letter && kinds.len() == 1 {
        return None;
    }
    let labels: Vec<String> =
        best.iter().map(|names| capitalised(names.split('|').next().unwrap_or_default())).collect();
    let found: Vec<String> =
        kinds.iter().filter_map(|at| labels.get(*at)).map(|label| quoted(label).to_string()).collect();
    let guess = format!("its words are {}", found.join(", "));
    let scale = FormScale { labels, first: 0, is_reversed: false, guess };
    let (column, unread) = on_scale(name, cells, &points, scale);
    Some((vec![column], unread))
}

/// The column with its ratings on one scale, and how many of its cells are not on it.
fn on_scale(
    name: &str,
    cells: &[(&str, &str)],
    points: &[Option<usize>],
    scale: FormScale,
) -> (RatingColumn, usize) {
    let mut ratings = BTreeMap::new();
    let mut unread = 0;
    for ((code, cell), point) in cells.iter().zip(points) {
        if point.is_some() || is_unsure(cell) {
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
    let guessed = !scale.guess.is_empty();
    (RatingColumn { column: name.to_owned(), points, guessed, evidence: scale.guess, ratings }, unread)
}

/// The scales that a column of numbers may be on, the likeliest first: one where the form says it. None where no scale
/// fits.
fn scales_of_numbers(name: &str, legend: &str, numbers: &[Option<Number<'_>>]) -> Option<Vec<FormScale>> {
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
    for one in all() {
        key.add(one.value, one.words);
    }
    let keys = [key, Key::of(name), Key::of(legend)];
    let written = of_cells.map(|most| (0, most)).or_else(|| range_in(name));
    let falls = written.is_some_and(|(first, last)| first > last);
    let named = written.map(rising).filter(holds);
    let key = keys.iter().find(|key| key.range().is_some_and(|range| holds(&range)));
    let range = named.or_else(|| key.and_then(Key::range));
    // Above a table stands much that is of no scale: only what says an end counts there.
    let [of_cell, of_name, of_legend] = &keys;
    let direction = range.map_or(Direction::Silent, |(from, to)| {
        let own = [of_cell, of_name].map(|key| key.direction(from, to));
        let own = own.into_iter().find(|direction| *direction != Direction::Silent);
        own.unwrap_or_else(|| match of_legend.direction(from, to) {
            Direction::Unclear if named.is_some() => Direction::Silent,
            direction => direction,
        })
    });
    let scale = |(from, to): (u8, u8), is_reversed: bool, guess: String| {
        let mut labels: Vec<String> = (from..=to)
            .map(|number| match key.map_or("", |key| key.words_of(number)) {
                "" => number.to_string(),
                words => format!("{number} – {words}"),
            })
            .collect();
        if is_reversed {
            labels.reverse();
        }
        FormScale { labels, first: usize::from(from), is_reversed, guess }
    };
    let Some(range) = range else {
        let numbers = if low == high { format!("{low} alone") } else { format!("{low} to {high}") };
        let guess = format!("its numbers are {numbers}, and nothing says of which scale");
        let scales: Vec<_> =
            NUMBERS.into_iter().filter(holds).map(|range| scale(range, false, guess.clone())).collect();
        return (!scales.is_empty()).then_some(scales);
    };
    // What no heading says to be ability may be anything.
    let is_known = is_of_ability(name)
        || of_cell.range().is_some() && direction != Direction::Silent
        || is_unnamed(name)
        || is_bare(of_name.about());
    let guess = if is_known { String::new() } else { UNKNOWN_HEADING.to_owned() };
    match direction {
        Direction::Said { is_reversed } => Some(vec![scale(range, is_reversed, guess)]),
        Direction::Silent if !falls => Some(vec![scale(range, false, guess)]),
        _ => {
            let guess = if falls {
                "its numbers fall, and nothing says which end is the higher"
            } else {
                "the words do not say which end is the higher"
            };
            Some([falls, !falls].map(|is_reversed| scale(range, is_reversed, guess.to_owned())).into())
        }
    }
}

/// What a column rests on whose heading may be of anything: `Enjoyment (1-5)`.
const UNKNOWN_HEADING: &str = "its heading does not say that they are of how well a person does";

/// Whether a heading says no more than numbers: `1 to 3`.
fn is_bare(about: &str) -> bool {
    words(about).iter().all(|word| ["to", "from", "out", "of", "scale"].contains(&word.plain.as_str()))
}

/// Whether a column has no heading of its own.
fn is_unnamed(name: &str) -> bool {
    name.strip_prefix("column ").is_some_and(|place| place.parse::<usize>().is_ok())
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
    first.to_ascii_uppercase() + rest
}

fn rising((first, last): (u8, u8)) -> (u8, u8) {
    (first.min(last), first.max(last))
}

/// The range in a heading, as it is written: `(1-5)`, `0 to 3`, `1 = low, 5 = high`, `out of 10`.
pub(super) fn range_in(name: &str) -> Option<(u8, u8)> {
    let mut numbers: Vec<u8> = Vec::new();
    // Two that a dash joins say it best: `Q3 (1-5)`.
    let mut joined = None;
    let mut rest = name;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (between, tail) = rest.split_at_checked(at).unwrap_or_default();
        let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (digits, after) = tail.split_at_checked(end).unwrap_or_default();
        if let Some(number) = digits.parse().ok().filter(|number| *number <= 10) {
            if let Some(last) = numbers.last().filter(|_| matches!(between.trim(), "-" | "–" | "—" | "to"))
            {
                // `1 - 2 - 3`
                joined = match joined {
                    None => Some((*last, number)),
                    Some((first, end)) if end == *last => Some((first, number)),
                    known => known,
                };
            }
            numbers.push(number);
        }
        rest = after;
    }
    let of_all = match numbers.as_slice() {
        [] => None,
        [most] => (name.contains("of") || name.contains('/')).then_some((0, *most)),
        [first, .., last] => Some((*first, *last)),
    };
    joined.or(of_all).filter(|(from, to)| to != from)
}
