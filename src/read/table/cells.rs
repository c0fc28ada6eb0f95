//! A text into rows of cells.

use crate::read::document::without_links;
use crate::read::shared::line::clean_line;

/// What may stand between cells.
pub(super) const DELIMITERS: [char; 4] = ['\t', ',', ';', '|'];

/// At most so many rows and columns are taken: a table may have a column for each statement.
const MAX_ROWS: usize = 100_000;
const MAX_COLUMNS: usize = 400;

/// The rows of `text`, with `delimiter` between cells, and how many cells or lines are more than are taken. A cell in
/// quotes may have delimiters and line breaks in it. None where no row has two cells.
pub(super) fn rows(text: &str, delimiter: char) -> Option<(Vec<Vec<String>>, usize)> {
    if !text.contains(delimiter) {
        return None;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut left_out = 0;
    let mut row: Vec<String> = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    // Once a quote is not closed, none of the later ones is.
    let mut has_quotes = true;
    loop {
        let start = rest.trim_start_matches([' ', '\u{a0}']);
        let quoted = if has_quotes { start.strip_prefix('"') } else { None };
        let closed = quoted.and_then(|inside| quoted_cell(inside, delimiter));
        has_quotes &= quoted.is_none() || closed.is_some();
        let (cell, after) = match closed {
            Some((cell, after)) => (clean_line(&cell), after),
            None => {
                let end = rest.find([delimiter, '\n', '\r']).unwrap_or(rest.len());
                let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                (clean_line(cell), after)
            }
        };
        if row.len() < MAX_COLUMNS {
            row.push(cell);
        } else {
            left_out += usize::from(!cell.is_empty());
        }
        rest = match after.strip_prefix(delimiter) {
            Some(after) => after,
            None => {
                let line = std::mem::take(&mut row);
                if !is_rule(&line) {
                    rows.push(without_edges(line, delimiter));
                }
                if after.is_empty() || rows.len() >= MAX_ROWS {
                    left_out += after.lines().filter(|line| !line.trim().is_empty()).count();
                    break;
                }
                after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default()
            }
        };
    }
    rows.iter().any(|row| row.len() > 1).then_some((rows, left_out))
}

/// `text` with the spaces between columns as tabs, where lines have two spaces and more between words.
pub(super) fn with_tabs(text: &str) -> Option<String> {
    let is_aligned = |line: &&str| line.trim().contains("  ");
    if text.contains('\t') || text.lines().filter(is_aligned).count() < 3 {
        return None;
    }
    let mut made = String::with_capacity(text.len());
    for line in text.lines() {
        let cells = line.trim().split("  ").map(str::trim).filter(|cell| !cell.is_empty());
        made.push_str(&cells.collect::<Vec<_>>().join("\t"));
        made.push('\n');
    }
    Some(made)
}

/// The cell that begins after a quote, and what follows its closing quote. None where it is not closed just before a
/// delimiter or the end of a line.
fn quoted_cell(inside: &str, delimiter: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if let Some(again) = after.strip_prefix('"') {
            cell.push('"');
            rest = again;
            continue;
        }
        let trimmed = after.trim_start_matches(' ');
        return (trimmed.is_empty() || trimmed.starts_with([delimiter, '\n', '\r']))
            .then_some((cell, trimmed));
    }
}

/// Whether half of the rows that are not blank have as many cells: in prose the number of commas differs.
pub(super) fn is_regular(rows: &[Vec<String>]) -> bool {
    let mut counts = [0_usize; MAX_COLUMNS + 1];
    for row in rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())) {
        if let Some(count) = counts.get_mut(row.len()) {
            *count += 1;
        }
    }
    let most = counts.iter().skip(2).max().copied().unwrap_or_default();
    most * 2 >= counts.iter().sum()
}

/// The line below the head of a Markdown table.
fn is_rule(row: &[String]) -> bool {
    row.iter().any(|cell| cell.contains("--"))
        && row.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

/// A row of Markdown begins and ends with its delimiter. Its cells may be emphasised, and links.
fn without_edges(mut row: Vec<String>, delimiter: char) -> Vec<String> {
    if delimiter == '|' {
        if row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        if row.first().is_some_and(String::is_empty) {
            row.remove(0);
        }
        row.iter_mut().filter(|cell| cell.contains("**")).for_each(|cell| {
            *cell = cell.replace("***", "").replace("**", "");
        });
        row.iter_mut().filter(|cell| cell.contains("](")).for_each(|cell| *cell = without_links(cell));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn cells_may_have_quotes_and_lines() {
        let read = |text, delimiter| rows(text, delimiter).expect("rows").0;
        assert_eq!(
            read("a,\"b, \"\"c\"\"\nd\",e\r\n1,,\"2\"", ','),
            [["a", "b, \"c\" d", "e"], ["1", "", "2"]]
        );
        assert_eq!(read("a;\"b;c\" ;d", ';'), [["a", "b;c", "d"]]);
        assert_eq!(read("a\t\"never closed\nb\t\"c", '\t'), [["a", "\"never closed"], ["b", "\"c"]]);
        assert_eq!(read("| ***a*** | [b](#b) |\n|---|:-:|\n| 1 | 2 |", '|'), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a b", ','), None);
    }
}
