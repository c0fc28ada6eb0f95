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
const TICKS: &str = "x ✓ ✔ ☑ ☒ ✅ • ● * √ ü yes y";
/// Beside a need a cell that is no longer ticks it, in bytes: `X (A, I)`, `High`.
const MAX_TICK: usize = 12;
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
    // A letter is a mark where a legend says so, or where a specification has both letters and no other in their place.
    let legends = || lines.iter().filter_map(|line| Some((line.text, legend(line.text)?)));
    let is_explained = legends().any(|(_, explains)| explains);
    let is_method = legends().any(|(line, explains)| !explains && line_letters(line).any(|one| one == "E"));
    let is_specification = lines.iter().any(|line| {
        line.text.len() <= MAX_SPECIFICATION && {
            let lower = line.text.to_ascii_lowercase();
            ["person spec", "specification", "criteria"].iter().any(|word| lower.contains(word))
        }
    });
    let (mut essential, mut desirable, mut others) = ([0; FORMS], [0; FORMS], [0; FORMS]);
    for (says, _, form) in own.iter().flatten() {
        let counted = match says {
            Says::Is(Essential, _) => &mut essential,
            Says::Is(..) => &mut desirable,
            _ => &mut others,
        };
        if let Some(count) = counted.get_mut(*form as usize) {
            *count += 1;
        }
    }
    let is_used = |form: Form, is_word: bool| {
        let of = |counted: &[u32; FORMS]| counted.get(form as usize).copied().unwrap_or_default();
        let (e, d) = (of(&essential), of(&desirable));
        let are_letters = || is_specification && e > 0 && d > 0 && !is_method && of(&others) == 0;
        is_explained || if is_word { e + d >= 2 } else { are_letters() }
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
    line.item_or_sentence() || section(line.text, line.is_marked).is_some()
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
    let has_criterion =
        cells.iter().enumerate().any(|(at, cell)| column(at) == Column::Text && is_need(cell));
    let (mut mark, mut is_text) = (None, false);
    for (at, cell) in cells.iter().enumerate() {
        let says = says(cell);
        match (column(at), says) {
            (_, Some(Says::Nothing)) => {}
            (Column::Marks, Some(Says::Is(section, _))) => mark = Some(section),
            (Column::Of(section), _)
                if is_tick(cell) || says.is_some() || has_criterion && cell.len() <= MAX_TICK =>
            {
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
    for _ in 0..MAX_MARKS {
        let Some((before, mark, form)) = last_mark(rest) else { break };
        match says(mark) {
            Some(one @ Says::Is(..)) if found.is_none() => found = Some((one, form)),
            Some(Says::Letter) => letter = Some(form),
            Some(Says::Method | Says::Nothing) => {}
            _ => break,
        }
        rest = before.trim_end_matches(is_edge);
    }
    if let Some((one, form)) = found {
        // `Essential (E)` is a heading.
        if form != Form::Cell && matches!(one, Says::Is(_, false)) && is_of_heads(&plain(&words(rest))) {
            return None;
        }
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
            // `E-mail` has no mark.
            let is_apart = |at: &usize| {
                let begins = rest.get(*at..).unwrap_or_default();
                !begins.starts_with(['–', '-']) || rest.get(..*at).is_some_and(|mark| mark.ends_with(' '))
            };
            let at = rest.find([':', '–', '-', '\t', '|']).filter(|at| *at <= MAX_BEFORE).filter(is_apart);
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

/// A line has no more marks: what it is, and how it is assessed in several ways.
const MAX_MARKS: usize = 6;
/// The heading of a specification is no longer, in bytes.
const MAX_SPECIFICATION: usize = 60;
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
    // `A&E`, `C+E` and `R&D` are names.
    let signs = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';');
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
    // `C or D` is one of many.
    let has_other = mark.split(signs).any(|part| is_letter(part) && !listed("A C D E I P R T", part))
        || mark.split(signs).any(|part| listed("or", part));
    Some(match (is_essential, is_desirable) {
        _ if has_other => Says::Letter,
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
    // `E – Essential`; not `A portfolio – essential`
    let is_whole = || matches!(all.as_slice(), [one, is] if is.plain.starts_with(one.plain.as_str()));
    let has_sign = match letters.len() {
        0 => false,
        1 => line.contains('=') || is_whole(),
        _ => line.contains(['=', ':', '–', '-', '(', '[', '/']),
    };
    (has_sign && all.len() > letters.len() && all.iter().all(is_one)).then_some(explains)
}

/// The capital letters that stand alone in `line`.
fn line_letters(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|part| is_letter(part))
}

fn is_tick(cell: &str) -> bool {
    listed(TICKS, cell.trim_end_matches('\u{fe0f}'))
}

fn is_letter(part: &str) -> bool {
    part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase())
}
