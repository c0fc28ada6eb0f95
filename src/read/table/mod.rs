//! Rows and columns: CSV, TSV, cells pasted from a spreadsheet, tables of HTML and Markdown, rows of a workbook.
//!
//! `kinds` turns columns of kinds into rows. `cells` splits a text into rows, `columns` tells what each column is, `ratings` reads a column of ratings.
//! `sheets` joins the sheets of a workbook.

mod cells;
mod columns;
mod kinds;
mod ratings;
mod sheets;

use super::document::{References, is_html, is_partly_html, level_in, reference_in, without_facts};
use super::found::Found;
use super::reading::{Form, ReadAnswers};
use super::shared::code::{code_of, kind_of_name};
use super::shared::date::Date;
use super::shared::html;
use super::shared::ksb_list::{warn_of_strays, without_faults};
use super::shared::record::warn;
use crate::catalogue::{Kind, Ksb, MAX_STATEMENT, Occupation, Product, TechnicalLevel, Warning};
use crate::error::quoted;
use columns::{Columns, Role};
pub(super) use sheets::read_sheets;

/// What the text says as a table; none where it has no statement.
pub(super) fn read(text: &str) -> Option<Found> {
    let is_partly = is_partly_html(text);
    let plain = is_html(text).then(|| html::as_text(text));
    let text = plain.as_deref().unwrap_or(text);
    let tables = cells::DELIMITERS.iter().filter_map(|delimiter| {
        let rows = cells::rows(text, *delimiter)?;
        if cells::is_regular(&rows) { read_rows(&rows) } else { None }
    });
    let mut found = tables.reduce(Found::better_of)?;
    if is_partly {
        found.occupations.iter_mut().for_each(|one| warn_of_strays(&mut one.warnings));
    }
    Some(found)
}

/// What the rows of a table say; none where they have no statement.
pub(super) fn read_rows(rows: &[Vec<String>]) -> Option<Found> {
    let with_kinds = kinds::one_a_row(rows);
    let rows = with_kinds.as_deref().unwrap_or(rows);
    let columns = Columns::of(rows)?;
    let mut warnings = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut kind = None;
    let mut numbers = [0_u16; 3];
    let mut left_out = 0;
    let mut above = usize::MAX;
    let are_names = columns.has(Role::Reference) || names_repeat(rows, &columns);
    let preamble = Preamble::of(rows.get(..columns.first_preamble_end()).unwrap_or_default(), &mut warnings);
    for row in rows.get(columns.first_row()..).unwrap_or_default() {
        let cell = |role| columns.cell(row, role);
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if let (1, Some(heading)) = (filled, row.iter().find_map(|cell| kind_of_name(cell))) {
            (kind, numbers) = (Some(heading), numbers);
            continue;
        }
        let Some((of, number, statement)) = columns.statement(row, kind, &mut numbers) else {
            left_out += usize::from(filled > 0);
            continue;
        };
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
            if groups.len() >= 2_000 {
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
        let code = code_of(of, number);
        let fits = Kind::of_code(&code).is_some() && statement.len() <= MAX_STATEMENT;
        if let Some(group) = groups.get_mut(place).filter(|_| fits) {
            columns.take_answers(row, &code, group);
            group.ksbs.push(Ksb { code, kind: of, statement: statement.to_owned(), id: String::new() });
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
        let Some((occupation, answers)) = group.finish(is_only.then_some(&preamble), &columns, &mut warnings)
        else {
            continue;
        };
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
    names.sort_unstable();
    names.dedup();
    names.len() * 2 <= all
}

/// What stands above the table.
struct Preamble {
    reference: String,
    name: String,
    level: Option<u8>,
}

impl Preamble {
    fn of(rows: &[Vec<String>], warnings: &mut Vec<Warning>) -> Self {
        let cells = || rows.iter().flatten().filter(|cell| !cell.is_empty() && cell.len() <= 120);
        let mut references = References::default();
        cells().filter_map(|cell| reference_in(cell)).for_each(|reference| references.add(reference));
        let named = cells().find(|cell| reference_in(cell).is_some() || level_in(cell).is_some());
        let name = named.or_else(|| cells().next()).map(|cell| without_facts(cell)).unwrap_or_default();
        if named.is_none() && !name.is_empty() {
            warn(warnings, "guessed", "name", format_args!("Taken as its name: {}.", quoted(&name)));
        }
        Self { reference: references.only(warnings), name, level: cells().find_map(|cell| level_in(cell)) }
    }
}

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
}

impl Group {
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
        answers.ratings = ratings::columns(&self.ratings, columns, warnings);
        for (code, note) in self.notes {
            let notes = answers.notes.entry(code).or_default();
            if !notes.is_empty() {
                notes.push_str("; ");
            }
            notes.push_str(&note);
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
