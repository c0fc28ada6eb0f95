//! A table with a column for each kind of statement.

use crate::catalogue::Kind;
use crate::read::shared::code::{code_list, code_start, kind_of_name};

/// The rows with one statement each, in place of the rows below headings such as `Knowledge`, `Skills`, `Behaviours`;
/// none where there are no such headings above statements.
pub(super) fn one_a_row(rows: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let kinds_of = |row: &Vec<String>| row.iter().map(|cell| kind_of_name(cell)).collect::<Vec<_>>();
    let is_header = |row: &Vec<String>| {
        let kinds = kinds_of(row);
        let once = |kind| kinds.iter().filter(|one| **one == Some(kind)).count() == 1;
        let cells = row.iter().filter(|cell| !cell.is_empty()).count();
        let named = kinds.iter().flatten().count();
        named >= 2 && cells <= named + 1 && kinds.iter().flatten().all(|kind| once(*kind))
    };
    let header = rows.iter().take(100).position(is_header)?;
    let kinds = kinds_of(rows.get(header)?);
    let below = rows.get(header + 1..)?;
    let mut statements = Vec::new();
    let mut without_words = 0;
    let mut are_coded = true;
    for kind in Kind::ALL {
        let Some(at) = kinds.iter().position(|one| *one == Some(kind)) else { continue };
        for cell in below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()) {
            // Codes and ticks say what something is mapped to.
            without_words += usize::from(!cell.contains(' ') || code_list(cell).is_some());
            let start = code_start(cell).filter(|start| start.kind == kind && !start.rest.is_empty());
            are_coded &= start.is_some();
            statements.push((kind, cell, start));
        }
    }
    if statements.is_empty() || without_words * 2 > statements.len() {
        return None;
    }
    let mut made: Vec<Vec<String>> = rows.get(..header).unwrap_or_default().to_vec();
    let names = ["Code", "Type", "Statement"].map(str::to_owned);
    made.push(names.into_iter().skip(usize::from(!are_coded)).collect());
    for (kind, cell, start) in statements {
        let kind = kind.letter().to_string();
        made.push(match start.filter(|_| are_coded) {
            Some(start) => vec![start.code(), kind, start.rest.to_owned()],
            None => vec![kind, cell.clone()],
        });
    }
    Some(made)
}
