//! Marks of a person specification: `Knowledge of food (E)`, columns of ticks, and the legends that explain them.

use super::headings::{PLAIN_MARKS, is_of_heads, mark_alone, own_mark, section};
use super::labels::{self, Field};
use super::lines::{Line, is_space, without_bullet};
use super::record::AdvertSection::{self, Desirable, Essential, Requirements};
use super::sentences::{listed, sentences};
use super::text::goes_on;
use crate::text::{Word, plain, words};

/// Words of legends, and of the heads of columns about how something is assessed.
const ASSESSED: &str = "a an and application applications app af assessed assessment at be by centre certificate certificates cv cvs \
documentary documents evidence evidenced exam exercise form forms how i identified interview interviews is key legend letter lesson \
measured measurement method methods observation of on or portfolio practical presentation process proof qualifications reference \
references selection sight source stage statement supporting t task tasks test tested testing tests through via weighting where written";
/// What legends and heads of columns say too.
const HEADS: &str = "attributes column criteria criterion d e desirable essential person requirement requirements spec specification";
/// A letter after one of these is a name: `Vitamin D`, `Grade – E`.
const NAMED: &str = "band block category class grade group hepatitis level room scale tier type vitamin zone";
/// What a person writes to tick, beside letters.
const TICKS: &str = "x ✓ ✔ ☑ ✅ • * √ ü yes y essential desirable";
/// What says that a cell holds nothing.
const EMPTY: &str = "- – — no n n/a na none ✗ ✘ ☐";
/// A head of a column has no more words.
const MAX_HEAD: usize = 5;

/// Where a mark stands.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// `… (E)`
    Brackets,
    /// `… – E`
    Dash,
    /// The cell `E` at the end of a row.
    Cell,
    /// `E: …`, and the cell `E` at its beginning.
    Before,
    /// `(E) …`
    BracketsBefore,
}
const FORMS: usize = 5;

/// What a mark says.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// `E`, and whether it is said by a word.
    Is(AdvertSection, bool),
    /// `A/I`: how it is assessed.
    Method,
    /// `C`: that, or one of many.
    Letter,
    /// Nothing: an empty cell.
    Nothing,
}

/// The lines with what marks say of them. Legends, and the heads of columns of marks, are left out.
pub(super) fn marked<'a>(text: &'a str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let own: Vec<_> = lines.iter().map(|line| own(line.text)).collect();
    // A letter is a mark where a legend says so, or several lines have it and none has another letter in its place.
    let legends = || lines.iter().filter_map(|line| Some((line.text, legend(line.text)?)));
    let is_explained = legends().any(|(_, explains)| explains);
    let is_method = legends().any(|(line, explains)| !explains && line_letters(line).any(|one| one == "E"));
    let (mut marks, mut others) = ([0; FORMS], [0; FORMS]);
    for (says, _, form) in own.iter().flatten() {
        let counted = if *says == Says::Letter { &mut others } else { &mut marks };
        if let Some(count) = counted.get_mut(*form as usize) {
            *count += 1;
        }
    }
    let is_used = |form: Form, is_word: bool| {
        let of = |counted: &[u32; FORMS]| counted.get(form as usize).copied().unwrap_or_default();
        is_explained || of(&marks) >= 2 && (is_word || !is_method && of(&others) == 0)
    };
    let mut found: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut columns: Option<Vec<Column>> = None;
    for (line, own) in lines.iter().zip(own) {
        let row = line.row;
        if let Some(heads) = heads(row) {
            columns = Some(heads);
            continue;
        }
        if ends_table(line) {
            columns = None;
        }
        if let Some(heads) = columns.as_ref().filter(|_| row.contains(['\t', '|'])) {
            let before = found.len();
            of_row(text, &cells(row), heads, &mut found);
            if found.len() > before {
                continue;
            }
        }
        if legend(line.text).is_some() {
            // `Person specification (E = essential, D = desirable)`
            let head = line.text.split_once('(').map_or("", |(head, _)| head.trim_end());
            if section(head, true) == Some(Requirements) {
                found.push(Line { text: head, ..*line });
            }
            continue;
        }
        let mark = own.and_then(|(says, rest, form)| match says {
            Says::Is(section, is_word) if is_used(form, is_word) => Some((section, rest, form)),
            _ => None,
        });
        let Some((section, rest, form)) = mark else {
            // What a mark stands before may go on.
            let last = found.last_mut().filter(|last| last.mark.is_some() && last.may_go_on);
            match last.filter(|last| goes_on(**last, *line)) {
                Some(last) => {
                    last.text = text.get(last.start..line.start + line.text.len()).unwrap_or(last.text)
                }
                None => found.push(*line),
            }
            continue;
        };
        let is_before = matches!(form, Form::Before | Form::BracketsBefore);
        let mut start = place(text, rest);
        let end = start + rest.len();
        // The mark is at the end of what the line above begins.
        let goes_on = |last: &&Line<'_>| last.mark.is_none() && !last.is_marked && goes_on(**last, *line);
        if let Some(above) = found.last().filter(|_| !is_before).filter(goes_on) {
            start = above.start;
            found.pop();
        }
        let text = text.get(start..end).unwrap_or(rest);
        let may_go_on = is_before && line.may_go_on;
        found.push(Line { text, start, mark: Some(section), may_go_on, ..*line });
    }
    found
}

/// Whether `line` is no row of a table of marks.
fn ends_table(line: &Line<'_>) -> bool {
    if line.text.contains(['\t', '|']) {
        return labels::labelled(line.text).is_some_and(|(field, _)| is_fact(field));
    }
    line.item_or_sentence() || section(line.text, line.is_marked).is_some_and(AdvertSection::is_filler)
}

/// Whether a line with the label of `field` is none of needs.
fn is_fact(field: Field) -> bool {
    !matches!(field, Field::Needs | Field::Experience | Field::Course | Field::Level | Field::Other)
}

/// Where `part` of `text` begins.
fn place(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize)
}

/// The cells of a row.
fn cells(row: &str) -> Vec<&str> {
    let sign = if row.contains('\t') { '\t' } else { '|' };
    row.split(sign).map(|cell| cell.trim_matches(is_space).trim_matches('*')).collect()
}

/// What a column of a table of marks has.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Of(AdvertSection),
    /// `E/D`
    Marks,
    Assessed,
    Text,
}

/// The columns, if `row` is the head of a table of marks.
fn heads(row: &str) -> Option<Vec<Column>> {
    if !row.contains(['\t', '|']) {
        return None;
    }
    let column = |cell: &&str| {
        let words = words(cell);
        let has =
            |one: &str, letter: &str| words.iter().any(|word| word.plain == one || word.plain == letter);
        let is_head =
            words.iter().all(|word| listed(HEADS, &word.plain) || word.plain == "or" || word.plain == "and");
        match (has("essential", "e"), has("desirable", "d")) {
            (true, true) if is_head => Column::Marks,
            (true, false) if is_head => Column::Of(Essential),
            (false, true) if is_head => Column::Of(Desirable),
            _ if !words.is_empty() && words.iter().all(|word| listed(ASSESSED, &word.plain)) => {
                Column::Assessed
            }
            _ => Column::Text,
        }
    };
    let cells = cells(row);
    let is_short = cells.iter().all(|cell| cell.split(' ').count() <= MAX_HEAD);
    let columns: Vec<Column> = cells.iter().map(column).collect();
    let has = |column| columns.contains(&column);
    let is_table = has(Column::Marks) || has(Column::Of(Essential)) && has(Column::Of(Desirable));
    (is_short && cells.len() > 1 && is_table).then_some(columns)
}

/// Adds what a row of a table of marks asks for.
fn of_row<'a>(text: &str, cells: &[&'a str], heads: &[Column], found: &mut Vec<Line<'a>>) {
    let column = |at: usize| heads.get(at).copied().unwrap_or(Column::Assessed);
    let line = |mark, part: &'a str| Line {
        text: part,
        start: place(text, part),
        is_item: true,
        is_marked: false,
        after_gap: false,
        may_go_on: false,
        row: part,
        mark: Some(mark),
    };
    let (mut mark, mut is_text) = (None, false);
    for (at, cell) in cells.iter().enumerate() {
        let says = says(cell);
        match (column(at), says) {
            (_, Some(Says::Nothing)) => {}
            (Column::Marks, Some(Says::Is(section, _))) => mark = Some(section),
            (Column::Of(section), _) if listed(TICKS, cell) || says.is_some() => {
                mark = Some(if mark.is_some() { Requirements } else { section });
            }
            (Column::Of(section), _) => {
                is_text = true;
                let cell = without_bullet(cell);
                let parts = sentences(cell).into_iter().filter_map(|(from, to)| cell.get(from..to));
                found.extend(parts.map(|part| line(section, part)));
            }
            _ => {}
        }
    }
    let criteria = cells.iter().enumerate().filter(|(at, _)| column(*at) == Column::Text);
    let criterion = criteria.map(|(_, cell)| without_bullet(cell)).max_by_key(|cell| cell.len());
    if let (Some(mark), Some(criterion), false) = (mark, criterion.filter(|one| is_need(one)), is_text) {
        found.push(line(mark, criterion));
    }
}

/// What the mark of `line` says, the rest of it, and where the mark stands. A letter that is no mark by itself is given
/// too.
fn own(line: &str) -> Option<(Says, &str, Form)> {
    let is_edge = |c| is_space(c) || c == '|';
    let (mut rest, mut letter, mut found) = (line.trim_matches(is_edge), None, None);
    while let Some((before, mark, form)) = last_mark(rest) {
        match says(mark) {
            Some(one @ Says::Is(..)) if found.is_none() => found = Some((one, form)),
            Some(Says::Letter) => letter = Some(form),
            Some(Says::Method | Says::Nothing) => {}
            _ => break,
        }
        rest = before.trim_end_matches(is_edge);
    }
    if let Some((one, form)) = found {
        // Beside the need stands what it is one of.
        if form == Form::Cell {
            rest = cells(rest).into_iter().max_by_key(|cell| cell.len())?;
        }
        let is_sure = match one {
            // Words have rules of their own.
            Says::Is(section, true) if form != Form::Cell => {
                let is_heading = || is_of_heads(&plain(&words(rest)));
                own_mark(line) == Some(section) || form == Form::Brackets && !is_heading()
            }
            _ => !words(rest).last().is_some_and(|word| listed(NAMED, &word.plain)),
        };
        return (is_sure && is_need(rest)).then_some((one, rest, form));
    }
    let is_sign = |c| is_edge(c) || matches!(c, ':' | '–' | '-');
    let (mark, rest, form) = match rest.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']))
    {
        Some((mark, rest)) => (mark, rest, Form::BracketsBefore),
        None => {
            let at = rest.find([':', '–', '-', '\t', '|']).filter(|at| *at <= MAX_BEFORE);
            let (mark, rest) = rest.split_at_checked(at.unwrap_or_default())?;
            (mark, rest, Form::Before)
        }
    };
    let rest = rest.trim_start_matches(is_sign);
    let is_contact = rest.contains('@') || rest.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    let before = says(mark).filter(|_| is_need(rest) && !is_contact);
    match before {
        Some(Says::Is(_, true)) if form == Form::Before => None,
        Some(says @ (Says::Is(..) | Says::Letter)) => Some((says, rest, form)),
        _ => letter.map(|form| (Says::Letter, rest, form)),
    }
}

/// A mark before a colon or a dash is no longer, in bytes.
const MAX_BEFORE: usize = 4;

/// What stands before the last mark of `line`, that mark, and where it stands.
fn last_mark(line: &str) -> Option<(&str, &str, Form)> {
    let ended = line.trim_end_matches(['.', ',', ';']);
    if let Some(inner) = ended.strip_suffix([')', ']']) {
        let (before, mark) = inner.rsplit_once(['(', '['])?;
        return Some((before, mark, Form::Brackets));
    }
    if let Some((before, mark)) = line.rsplit_once(['\t', '|']) {
        return Some((before, mark, Form::Cell));
    }
    [" – ", " - ", " — "]
        .iter()
        .find_map(|dash| ended.rsplit_once(dash))
        .map(|(before, mark)| (before, mark, Form::Dash))
}

/// What `mark` says; none where it is no mark.
fn says(mark: &str) -> Option<Says> {
    let mark = mark.trim_matches(is_space);
    if mark.is_empty() || listed(EMPTY, mark) {
        return Some(Says::Nothing);
    }
    if let Some(section) = mark_alone(mark) {
        return Some(Says::Is(section, true));
    }
    let signs = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | '&' | '+' | ';');
    let is_part = |part: &str| is_letter(part) || listed(ASSESSED, part) || listed(PLAIN_MARKS, part);
    let (mut is_essential, mut is_desirable, mut is_word) = (false, false, false);
    for part in mark.split(signs).filter(|part| !part.is_empty()) {
        if !is_part(part) {
            return None;
        }
        is_essential |= listed("E essential", part);
        is_desirable |= listed("D desirable", part);
        is_word |= listed(PLAIN_MARKS, part);
    }
    Some(match (is_essential, is_desirable) {
        (true, false) => Says::Is(Essential, is_word),
        (false, true) => Says::Is(Desirable, is_word),
        _ if is_letter(mark) => Says::Letter,
        _ => Says::Method,
    })
}

/// Whether `rest` may be a need: it has a word, and neither is a label nor has that of a fact.
fn is_need(rest: &str) -> bool {
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    rest.split_whitespace().any(is_word)
        && labels::field(rest).is_none_or(|field| matches!(field, Field::Needs | Field::Experience))
        && !labels::labelled(rest).is_some_and(|(field, _)| is_fact(field))
}

/// Whether `line` is a legend that explains essential or desirable, or one of how things are assessed; none where it is no
/// legend.
fn legend(line: &str) -> Option<bool> {
    let all = words(line);
    let is_one =
        |word: &Word| listed(ASSESSED, &word.plain) || listed(HEADS, &word.plain) || word.plain.len() == 1;
    let letters: Vec<&str> = line_letters(line).collect();
    let explains = all.iter().any(|word| matches!(word.plain.as_str(), "essential" | "desirable"))
        || letters == ["E", "D"];
    let is_first = || all.first().is_some_and(|word| word.plain.len() == 1);
    let has_sign = match letters.len() {
        0 => false,
        1 => line.contains('=') || is_first() && line.contains([':', '–', '-']),
        _ => line.contains(['=', ':', '–', '-', '(', '[', '/']),
    };
    (has_sign && all.len() > letters.len() && all.iter().all(is_one)).then_some(explains)
}

/// The capital letters that stand alone in `line`.
fn line_letters(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|part| is_letter(part))
}

fn is_letter(part: &str) -> bool {
    part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase())
}
