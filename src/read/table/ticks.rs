//! Ratings as ticks: a column for each point of the scale, one tick a row.

use super::columns::Columns;
use super::key::is_high;
use super::ratings::is_rating;

/// What a person writes to tick.
const TICKS: [&str; 8] = ["x", "X", "✓", "✔", "☑", "•", "*", "✗"];

/// The rows with one column of ratings in place of those that are ticked; none where there are no such columns.
pub(super) fn joined(rows: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let columns = Columns::of(rows)?;
    let head = rows.get(columns.header()?)?;
    let body = rows.get(columns.first_row()..)?;
    let is_tick = |cell: &String| TICKS.contains(&cell.as_str());
    let is_ticked = |at: &usize| {
        let mut cells = body.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_none() || cells.all(is_tick)
    };
    let has_name = |at: &usize| head.get(*at).is_some_and(|name| !name.is_empty());
    let ticked: Vec<usize> = (0..head.len()).filter(|at| has_name(at) && is_ticked(at)).collect();
    let (first, last) = (*ticked.first()?, *ticked.last()?);
    let ticks = |row: &Vec<String>| ticked.iter().filter(|at| row.get(**at).is_some_and(is_tick)).count();
    let is_scale =
        ticked.len() >= 2 && last - first + 1 == ticked.len() && body.iter().all(|row| ticks(row) <= 1);
    if !is_scale || body.iter().map(ticks).sum::<usize>() < 2 {
        return None;
    }
    let name = |at: usize| head.get(at).cloned().unwrap_or_default();
    let are_numbers = ticked.iter().all(|at| name(*at).parse::<u8>().is_ok());
    // What is ticked may be anything: the duties or the days that a statement belongs to.
    let says_end = [first, last].iter().any(|at| is_high(&name(*at)).is_some());
    if !are_numbers && !says_end && !ticked.iter().all(|at| is_rating(&name(*at))) {
        return None;
    }
    let mut made = rows.to_vec();
    for (place, row) in made.iter_mut().enumerate() {
        let cell = if Some(place) == columns.header() {
            format!("{} to {}", name(first), name(last))
        } else {
            let at = ticked
                .iter()
                .position(|at| place >= columns.first_row() && row.get(*at).is_some_and(is_tick));
            match at {
                None => String::new(),
                Some(at) if are_numbers => name(first + at),
                // The words of the first and of the last column say which is the higher end.
                Some(at) => format!("{} - {}", at + 1, name(first + at)),
            }
        };
        row.resize(row.len().max(last + 1), String::new());
        row.splice(first..=last, [cell]);
    }
    Some(made)
}
