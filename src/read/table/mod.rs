//! Rows and columns: CSV, TSV, cells pasted from a spreadsheet, tables of HTML and Markdown, rows of a workbook.
//!
//! `cells` splits a text into rows. `kinds` turns columns of kinds into rows, `turned` a table with the codes across the
//! top, `ticks` joins the columns of a scale. `columns` tells what each column is, `heading` what its
//! heading says, `ratings` reads a column of ratings, with
//! the form's `key`. `sheets` joins the sheets of a workbook, `beside`
//! reads what stands beside statements elsewhere.

mod beside;
mod cells;
mod columns;
mod heading;
mod key;
mod kinds;
mod own;
mod ratings;
mod sheets;
mod ticks;
mod turned;

use std::collections::BTreeMap;

use super::document::{
    References, is_html, is_name_of_form, is_partly_html, labels_name, level_in, reference_in, without_facts,
};
use super::found::Found;
use super::reading::{Form, ReadAnswers};
use super::shared::code::{code_of, code_start, kind_of_name};
use super::shared::date::Date;
use super::shared::html;
use super::shared::ksb_list::{is_same, warn_of_strays, without_faults};
use super::shared::record::warn;
use crate::catalogue::{Kind, Ksb, MAX_STATEMENT, Occupation, Product, TechnicalLevel, Warning};
use crate::error::quoted;
pub(super) use beside::beside;
use columns::{Columns, Role};
use heading::is_name_of_column;
pub(super) use own::{PAIRS, own_table, own_table_text};
pub(super) use ratings::is_rating;
pub use ratings::{NumberScale, is_unsure};
pub(super) use sheets::read_sheets;

/// What the text says as a table; none where it has no statement.
pub(super) fn read(text: &str) -> Option<Found> {
    let is_partly = is_partly_html(text);
    let plain = is_html(text).then(|| html::as_text(text));
    let text = plain.as_deref().unwrap_or(text);
    // The first line of some spreadsheets' CSV.
    let text = match text.trim_start_matches('\u{feff}').split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => rest,
        _ => text,
    };
    let tabbed = cells::with_tabs(text);
    let texts = cells::DELIMITERS.iter().map(|delimiter| (text, *delimiter));
    let tables = texts.chain(tabbed.as_deref().map(|text| (text, '\t'))).filter_map(|(text, delimiter)| {
        let (mut rows, left_out) = cells::rows(text, delimiter)?;
        join_broken(&mut rows);
        if !cells::is_regular(&rows) {
            return None;
        }
        join_surplus(&mut rows, delimiter);
        let mut found = read_rows(&rows)?;
        if left_out > 0 {
            let message = format_args!("Left out, as the table is too large: {left_out} cells or rows.");
            found.occupations.iter_mut().for_each(|one| warn(&mut one.warnings, "tooLong", "ksbs", message));
        }
        Some(found)
    });
    let mut found = tables.reduce(Found::better_of)?;
    if is_partly {
        found.occupations.iter_mut().for_each(|one| warn_of_strays(&mut one.warnings));
    }
    Some(found)
}

/// Joins rows that a line break within a cell has divided, as in a table copied from a document: the next row begins
/// with no code, and both have no more cells than a row of the table.
fn join_broken(rows: &mut Vec<Vec<String>>) {
    let is_coded = |row: &[String]| row.first().is_some_and(|cell| code_start(cell).is_some());
    let widths = rows.iter().filter(|row| is_coded(row)).map(Vec::len);
    let Some(width) = widths.max().filter(|width| *width > 1) else { return };
    let mut made: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        let first = row.first().map_or("", String::as_str);
        let goes_on = first.starts_with(char::is_lowercase);
        let fits = |before: &Vec<String>| {
            let is_whole = before.len() >= width;
            is_coded(before)
                && !is_coded(&row)
                && !first.is_empty()
                && (before.len() + row.len() - 1 == width && !is_whole || row.len() == 1 && goes_on)
        };
        match made.last_mut().filter(|before| fits(before)) {
            Some(before) => {
                let mut cells = row.into_iter();
                if let (Some(last), Some(rest)) = (before.last_mut(), cells.next()) {
                    last.push(' ');
                    last.push_str(&rest);
                }
                before.extend(cells);
            }
            None => made.push(row),
        }
    }
    *rows = made;
}

/// Joins the cells of statements with commas that nobody put in quotes: their rows have more cells than the headings.
fn join_surplus(rows: &mut [Vec<String>], delimiter: char) {
    let Some(columns) = Columns::of(rows).filter(|_| matches!(delimiter, ',' | ';')) else { return };
    let Some(header) = columns.header().and_then(|at| rows.get(at)) else { return };
    // A blank heading is one: what stands below it is of its own column.
    let width = header.len();
    let at = columns.statements_at();
    for row in rows.iter_mut().skip(columns.first_row()) {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        let surplus = row.len().saturating_sub(width);
        if surplus > 0 && at + surplus < row.len() {
            let parts: Vec<String> = row.drain(at..=at + surplus).collect();
            row.insert(at, parts.join(if delimiter == ',' { ", " } else { "; " }));
        }
    }
}

/// What the rows of a table say; none where they have no statement.
pub(super) fn read_rows(rows: &[Vec<String>]) -> Option<Found> {
    let mut warnings = Vec::new();
    let turned = turned::turned(rows);
    let is_turned = turned.as_ref().is_some_and(|turned| turned.has_people);
    let with_kinds = if is_turned { None } else { kinds::one_a_row(rows) };
    let turned = turned.filter(|_| with_kinds.is_none());
    let rows = turned.as_ref().map(|turned| &turned.rows).or(with_kinds.as_ref()).map_or(rows, Vec::as_slice);
    for name in turned.iter().flat_map(|turned| &turned.unused) {
        let message = format_args!("The column {} is not used.", quoted(name));
        warn(&mut warnings, "unread", "columns", message);
    }
    let ticked = ticks::joined(rows);
    let rows = ticked.as_deref().unwrap_or(rows);
    let columns = Columns::of(rows)?;
    let mut groups: Vec<Group> = Vec::new();
    let mut kind = None;
    let mut numbers = [0_u16; 3];
    let mut left_out = 0;
    let mut above = usize::MAX;
    // The only cell of a row: the title of what follows, if the codes begin anew there.
    let mut title: Option<&str> = None;
    let are_names = columns.has(Role::Reference) || (columns.has(Role::Name) && names_repeat(rows, &columns));
    let mut of_preamble = Vec::new();
    let preamble = Preamble::of(rows.get(..columns.preamble_end()).unwrap_or_default(), &mut of_preamble);
    if !columns.has_known_heading() {
        warn_of_strays(&mut of_preamble);
    }
    let header = columns.header().and_then(|at| rows.get(at));
    let are_merged = columns.has(Role::Kind) && columns.merged_kinds(rows);
    for row in rows.get(columns.first_row()..).unwrap_or_default() {
        if are_merged {
            kind = columns.kind_of(row).or(kind);
        }
        let cell = |role| columns.cell(row, role);
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if let (1, Some(heading)) = (filled, row.iter().find_map(|cell| kind_of_name(cell))) {
            kind = Some(heading);
            continue;
        }
        let Some((of, number, statement)) = columns.statement(row, kind, &mut numbers) else {
            if filled == 1 {
                title = row.iter().map(String::as_str).find(|cell| !cell.is_empty());
            }
            left_out += usize::from(filled > 0 && Some(row) != header);
            continue;
        };
        let code = code_of(of, number);
        let begins_anew = number == 1
            && !columns.has(Role::Reference)
            && !columns.has(Role::Name)
            && groups.get(above).is_some_and(|group| group.has_another(&code, statement));
        if begins_anew && groups.len() < MAX_GROUPS {
            left_out -= usize::from(title.is_some());
            let title = title.take();
            let mut of_title = Group { is_blind: title.is_none(), ..Group::default() };
            if let Some(title) = title {
                of_title.reference = reference_in(title).unwrap_or_default();
                of_title.name = without_facts(title);
                of_title.level = level_in(title);
            } else if let Some(before) = groups.get_mut(above) {
                before.is_blind = true;
            }
            above = groups.len();
            groups.push(of_title);
        }
        title = None;
        let cells = (cell(Role::Reference), if are_names { cell(Role::Name) } else { "" });
        // Merged cells are blank below the first one.
        let is_as_above = match cells {
            ("", "") => true,
            ("", name) => groups.get(above).is_some_and(|group| group.name == name),
            _ => false,
        };
        let reference = reference_in(cells.0).unwrap_or_default();
        let is_of =
            |group: &Group| group.reference == reference && (!reference.is_empty() || group.name == cells.1);
        let known =
            if is_as_above && above < groups.len() { Some(above) } else { groups.iter().rposition(is_of) };
        let place = known.unwrap_or(groups.len());
        above = place;
        if place == groups.len() {
            if groups.len() >= MAX_GROUPS {
                left_out += 1;
                continue;
            }
            let level = cell(Role::Level).trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok();
            let name = cells.1.to_owned();
            groups.push(Group {
                reference,
                name,
                level: level.filter(|level| (1..=8).contains(level)),
                ..Group::default()
            });
        }
        if let Some(group) = groups.get_mut(place).filter(|_| Kind::of_code(&code).is_some()) {
            if statement.len() <= MAX_STATEMENT {
                columns.take_answers(row, &code, group);
            }
            group.ksbs.push(Ksb { code, kind: of, statement: statement.to_owned(), id: String::new() });
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let message = format_args!("Rows without a statement: {left_out}.");
        warn(&mut warnings, "leftOut", "ksbs", message);
    }
    columns.warn(&mut warnings);
    let is_only = groups.len() == 1;
    let mut found = Found {
        form: Form::Table,
        occupations: Vec::new(),
        answers: Vec::new(),
        are_named: columns.has(Role::Reference),
        marks: columns.marks(),
    };
    for (place, group) in groups.into_iter().enumerate() {
        let mut warnings = warnings.clone();
        if group.is_blind {
            warn_of_strays(&mut warnings);
        }
        if are_names && columns.has_vague_names() && !group.name.is_empty() {
            let name = quoted(&group.name);
            warn(&mut warnings, "guessed", "name", format_args!("Taken as its name: {name}."));
        }
        let above = (is_only || (place == 0 && !are_names)).then_some(&preamble);
        if above.is_some() {
            warnings.append(&mut of_preamble);
        }
        let Some((occupation, answers)) = group.finish(above, &columns, &mut warnings) else { continue };
        let mut occupation = Occupation { warnings, ..occupation };
        let mut answers = answers;
        if !is_only && occupation.reference.is_empty() {
            // No reference has a space. It says which occupation the answers are of, until one is made.
            occupation.reference = format!(" {place}");
            answers.iter_mut().for_each(|one| one.reference.clone_from(&occupation.reference));
        }
        found.occupations.push(occupation);
        found.answers.extend(answers);
    }
    (!found.occupations.is_empty()).then_some(found)
}

/// Whether the names in their column are of occupations: each stands beside several statements.
fn names_repeat(rows: &[Vec<String>], columns: &Columns) -> bool {
    let rows = rows.get(columns.first_row()..).unwrap_or_default();
    let mut names: Vec<&str> = rows.iter().map(|row| columns.cell(row, Role::Name)).collect();
    let all = rows.iter().filter(|row| !columns.cell(row, Role::Statement).is_empty()).count();
    names.retain(|name| !name.is_empty());
    crate::sort::by_key(&mut names, |name| *name);
    names.dedup();
    names.len() * 2 <= all
}

/// What stands above the table.
struct Preamble {
    reference: String,
    name: String,
    level: Option<u8>,
    /// All of it: the key of the ratings may be there.
    legend: String,
}

impl Preamble {
    fn of(rows: &[Vec<String>], warnings: &mut Vec<Warning>) -> Self {
        let cells = || rows.iter().flatten().filter(|cell| !cell.is_empty() && cell.len() <= 120);
        let mut references = References::default();
        cells().filter_map(|cell| reference_in(cell)).for_each(|reference| references.add(reference));
        let has_facts = |cell: &str| reference_in(cell).is_some() || level_in(cell).is_some();
        let named =
            cells().find(|cell| has_facts(cell) && !without_facts(cell).is_empty() && !is_name_of_form(cell));
        // Beside `Learner` stands somebody's name, beside `Standard` that of the occupation.
        let of_row = |row: &Vec<String>| {
            let mut cells = row.iter().filter(|cell| !cell.is_empty());
            let first = cells.next()?;
            // What has more cells is a row of headings, or of another table.
            let is_title = cells.clone().count() < 2;
            if labels_name(first) { cells.next().or(Some(first)) } else { Some(first) }
                .filter(|cell| is_title && !is_name_of_form(first) && !is_name_of_form(cell))
                .filter(|cell| cell.len() <= 120 && !is_name_of_column(cell))
                .cloned()
        };
        let name = named.cloned().or_else(|| rows.iter().find_map(of_row));
        let name = name.map(|cell| {
            without_facts(
                cell.split_once(": ")
                    .filter(|(label, _)| labels_name(label))
                    .map_or(cell.as_str(), |(_, name)| name),
            )
        });
        let name = name.unwrap_or_default();
        if named.is_none() && !name.is_empty() {
            warn(warnings, "guessed", "name", format_args!("Taken as its name: {}.", quoted(&name)));
        }
        let legend = cells().map(String::as_str).collect::<Vec<_>>().join("; ");
        Self {
            reference: references.only(warnings),
            name,
            level: cells().find_map(|cell| level_in(cell)),
            legend,
        }
    }
}

/// The longest note that answers take, in bytes.
const MAX_NOTE: usize = 10_000;

/// Adds a note to those of a statement.
fn add_note(notes: &mut BTreeMap<String, String>, code: &str, note: &str, warnings: &mut Vec<Warning>) {
    let length = notes.get(code).map_or(0, String::len);
    if length + note.len() + 2 > MAX_NOTE {
        let message = format_args!("Left out: a note that is too long: {}", quoted(note));
        warn(warnings, "leftOut", "notes", message);
        return;
    }
    let of_code = notes.entry(code.to_owned()).or_default();
    if !of_code.is_empty() {
        of_code.push_str("; ");
    }
    of_code.push_str(note);
}

/// At most so many occupations are taken of a table.
const MAX_GROUPS: usize = 2_000;

/// The statements of one occupation, and what stands beside them.
#[derive(Default)]
pub(super) struct Group {
    reference: String,
    name: String,
    level: Option<u8>,
    ksbs: Vec<Ksb>,
    /// The cells of each column of ratings, by code.
    ratings: Vec<(usize, String, String)>,
    notes: Vec<(String, String)>,
    dates: Vec<(String, Date)>,
    /// Whether only the codes say where it begins or ends.
    is_blind: bool,
}

impl Group {
    /// Whether it has another statement with this code.
    fn has_another(&self, code: &str, statement: &str) -> bool {
        self.ksbs.iter().find(|ksb| ksb.code == code).is_some_and(|ksb| !is_same(&ksb.statement, statement))
    }

    fn finish(
        self,
        preamble: Option<&Preamble>,
        columns: &Columns,
        warnings: &mut Vec<Warning>,
    ) -> Option<(Occupation, Option<ReadAnswers>)> {
        let ksbs = without_faults(self.ksbs, warnings);
        let first = |own: String, above: Option<&String>| {
            if own.is_empty() { above.cloned().unwrap_or_default() } else { own }
        };
        let reference = first(self.reference, preamble.map(|above| &above.reference));
        let name = first(self.name, preamble.map(|above| &above.name));
        let level = self.level.or_else(|| preamble.and_then(|above| above.level));
        for (is_there, path, what) in
            [(!name.is_empty(), "name", "a name"), (level.is_some(), "level", "a level")]
        {
            if !is_there {
                warn(warnings, "missing", path, format_args!("The table does not give {what}."));
            }
        }
        let mut answers = ReadAnswers { reference: reference.clone(), ..ReadAnswers::default() };
        let legend = preamble.map_or("", |above| above.legend.as_str());
        answers.ratings = ratings::columns(&self.ratings, &columns.names, legend, warnings);
        for (code, note) in self.notes {
            add_note(&mut answers.notes, &code, &note, warnings);
        }
        for (code, date) in self.dates {
            answers.dates.insert(code, date.iso());
        }
        let is_any = !answers.ratings.is_empty() || !answers.notes.is_empty() || !answers.dates.is_empty();
        let product = Product {
            reference: reference.clone(),
            name: name.clone(),
            level,
            status: String::new(),
            form: String::new(),
        };
        let is_product = !reference.is_empty() && !reference.starts_with("OCC");
        let occupation = Occupation {
            reference,
            name,
            level,
            technical_level: level.and_then(TechnicalLevel::of_level),
            products: if is_product { vec![product] } else { Vec::new() },
            ksbs,
            ..Occupation::default()
        };
        (!occupation.ksbs.is_empty()).then_some((occupation, is_any.then_some(answers)))
    }
}
