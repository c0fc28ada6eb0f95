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
        let cells = below.iter().filter_map(|row| row.get(at)).flat_map(|cell| statements_in(cell, kind));
        for cell in cells.filter(|cell| !cell.is_empty()) {
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
            None => vec![kind, cell.to_owned()],
        });
    }
    Some(made)
}

/// The statements of a cell, which may have several: each with its code, or each with a bullet.
fn statements_in(cell: &str, kind: Kind) -> Vec<&str> {
    if cell.contains('•') {
        return cell.split('•').map(str::trim).collect();
    }
    let mut starts = vec![0];
    let mut last = code_start(cell).filter(|start| start.kind == kind).map_or(0, |start| start.number);
    for at in cell.match_indices(' ').map(|(at, _)| at + 1).take(if last == 1 { usize::MAX } else { 0 }) {
        let start = code_start(cell.get(at..).unwrap_or_default());
        if start.is_some_and(|start| start.kind == kind && start.is_plain && start.number == last + 1) {
            starts.push(at);
            last += 1;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([cell.len()]);
    starts.iter().zip(ends).map(|(from, to)| cell.get(*from..to).unwrap_or_default().trim()).collect()
}
