//! A table with the codes across the top: one column a statement, one row a person.

use super::heading::is_name_of_person;
use crate::read::shared::code::{code_start, only_code};

/// A table that was turned round.
pub(super) struct Turned {
    /// One row a statement: its code, its words, and what each person says of it.
    pub rows: Vec<Vec<String>>,
    /// Whether anybody is in it.
    pub has_people: bool,
    /// The headings of columns that are no statement's.
    pub unused: Vec<String>,
}

/// The table with rows and columns exchanged; none where the codes do not stand in one row with words in it or below.
pub(super) fn turned(rows: &[Vec<String>]) -> Option<Turned> {
    let is_code = |cell: &String| code_start(cell).is_some_and(|start| start.is_marked || start.is_plain);
    let at = rows.iter().take(100).position(|row| row.iter().filter(|cell| is_code(cell)).count() >= 3)?;
    let (head, body) = (rows.get(at)?, rows.get(at + 1..)?);
    let (codes, others): (Vec<usize>, Vec<usize>) =
        (0..head.len()).partition(|at| head.get(*at).is_some_and(is_code));
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let of_codes = |row: &Vec<String>| -> Vec<String> { codes.iter().map(|at| cell(row, *at)).collect() };
    // In a table of rows, the next one has codes, too.
    if body.iter().any(|row| of_codes(row).iter().any(is_code)) {
        return None;
    }
    let are_joined = of_codes(head).iter().all(|cell| only_code(cell).is_none());
    let has_words =
        |row: &&Vec<String>| of_codes(row).iter().filter(|cell| cell.contains(' ')).count() * 2 > codes.len();
    let words = if are_joined { None } else { Some(body.iter().find(has_words)?) };
    let label = others.iter().copied().find(|at| head.get(*at).is_some_and(|name| is_name_of_person(name)));
    let label = label.or(others.first().copied());
    let people: Vec<&Vec<String>> = body
        .iter()
        .filter(|row| words.is_none_or(|words| !std::ptr::eq(*row, words)))
        .filter(|row| of_codes(row).iter().any(|cell| !cell.is_empty()))
        .collect();
    let mut made = rows.get(..at).unwrap_or_default().to_vec();
    let mut names = vec!["Code".to_owned(), "Statement".to_owned()];
    for (number, person) in (1..).zip(&people) {
        let name = label.map(|at| cell(person, at)).unwrap_or_default();
        names.push(if name.is_empty() { format!("Rating {number}") } else { name });
    }
    made.push(names);
    for at in codes {
        let head = cell(head, at);
        let start = code_start(&head)?;
        let statement = words.map_or(start.rest.to_owned(), |row| cell(row, at));
        let mut row = vec![start.code(), statement];
        row.extend(people.iter().map(|person| cell(person, at)));
        made.push(row);
    }
    let unused = others.into_iter().filter(|at| Some(*at) != label).map(|at| cell(head, at));
    let has_people = !people.is_empty();
    Some(Turned { rows: made, has_people, unused: unused.filter(|name| !name.is_empty()).collect() })
}
