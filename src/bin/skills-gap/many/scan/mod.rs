//! Tables of people, as spreadsheets have them: a row for each person, or a row for each rating. They become requests,
//! one a line, each on the line of its row: what is told by line is found in the table.

mod header;
mod people;
mod rows;
mod scale;

use std::fmt;
use std::io::{BufReader, Cursor};

use skills_gap::Engine;
use skills_gap::input::Value;

use super::lines::Lines;
use crate::arguments::{Cli, TableArguments};
use crate::failure::Failure;
use crate::output::{say, to_json};
use crate::reference::known_reference;
use crate::request::{engine, field, request_in, scale_of, set_field};
use header::Columns;
pub use header::is_header_of_people;
use people::{Person, cell, has_ratings};
pub use rows::is_blank;
use scale::TableScale;

/// Why a table cannot be used.
#[derive(Debug, PartialEq)]
pub enum ScanFault {
    /// It has no rows.
    Empty,
    /// No column is a KSB's, and there are no columns of people, codes and ratings.
    NoRatings,
    /// A code without a reference, where two occupations are named.
    WhoseCodes(String),
    /// Nothing has this reference or id.
    Unknown(String),
    /// A column of ratings whose heading begins with the code of a KSB, but has other words.
    OtherWords { heading: String, id: String },
    /// Two columns tell about a person under this name.
    SameName(String),
    /// No column has the name that groups go by; these are there.
    NoColumn { name: String, told: Vec<String> },
    /// Two columns are about this KSB.
    Twice(String),
    /// A rating without a person, in this row.
    Nobody(usize),
    /// Numbers of which nothing says the scale, and which are not surely its points 0 to `last`. `cells` are no points.
    WhichScale { least: f64, most: f64, last: u8, cells: Vec<String> },
    /// A heading says the scale, and these cells are not on it.
    OffScale { said: String, scale: String, cells: Vec<String> },
    /// Two that say the scale say different ones.
    TwoScales { one: String, other: String },
    /// The request for all assumes points of another scale than the table's.
    AssumedOnOther,
    /// The request for all has ratings of its own.
    RatedForAll,
    /// Only a workbook has sheets.
    NoSheets,
    /// A workbook that cannot be read.
    NoWorkbook,
    /// No sheet has that name, or none has anything in it; these are there.
    NoSheet(String),
    /// A sheet with more rows or columns than are read.
    LargeSheet,
}

/// The people of a table: their requests, and their own cells.
pub struct Scan {
    pub engine: Engine,
    pub lines: Lines,
    pub cells: Cells,
}

/// The cells that an answer repeats, by line.
#[derive(Default)]
pub struct Cells {
    pub header: Vec<String>,
    /// The names of what is told about people.
    pub told: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Cells {
    /// Nobody's yet.
    fn under(header: &[String], columns: &Columns) -> Self {
        let names = |places: &[usize]| places.iter().map(|place| cell(header, *place).to_owned()).collect();
        match columns {
            Columns::Wide { told, .. } => {
                Self { header: header.to_vec(), told: names(told), rows: Vec::new() }
            }
            Columns::Long { id, told, .. } => Self {
                header: names(&[&[*id], told.as_slice()].concat()),
                told: names(told),
                rows: Vec::new(),
            },
        }
    }

    /// The name of the column of what is told that is `name`, but for upper and lower case.
    pub fn column(&self, name: &str) -> Result<String, ScanFault> {
        let found = self.told.iter().find(|told| told.to_lowercase() == name.to_lowercase());
        found.cloned().ok_or_else(|| ScanFault::NoColumn { name: name.to_owned(), told: self.told.clone() })
    }

    /// The cells of the person on `line`.
    pub fn of(&self, line: usize) -> &[String] {
        let place = self.rows.binary_search_by_key(&line, |(line, _)| *line);
        place.ok().and_then(|place| self.rows.get(place)).map_or(&[], |(_, cells)| cells)
    }
}

/// Reads the table that `arguments` name. `all` is the file of a request with what counts for everybody.
pub fn read(cli: &Cli, arguments: &TableArguments, file: &str, all: Option<&str>) -> Result<Scan, Failure> {
    let (engine, mut request) = match all {
        Some(all) => request_in(cli, all).map(|(engine, request, _)| (engine, request))?,
        None => (engine(cli)?, Value::Object(Vec::new())),
    };
    let mut named = Vec::new();
    for (name, argument) in [("current", &arguments.current), ("target", &arguments.target)] {
        if let Some(reference) = argument {
            set_field(&mut request, name, Value::Text(known_reference(&engine, reference)));
        }
        if let Some(Value::Text(reference)) = field(&request, name) {
            named.push(reference.clone());
        }
    }
    named.dedup();
    let of = match (&arguments.ratings_of, named.as_slice()) {
        (Some(of), _) => Some(known_reference(&engine, of)),
        (None, [only]) => Some(only.clone()),
        _ => None,
    };
    if field(&request, "ratings").is_some() {
        return Err(Failure::scan(all.unwrap_or(file), ScanFault::RatedForAll));
    }
    let mut rows = rows::rows_of(cli, file, arguments.sheet.as_deref())?;
    let file = &rows.sheet.as_ref().map_or_else(|| file.to_owned(), |sheet| format!("{file}, sheet {sheet}"));
    let Some((header, below)) = rows.rows.split_first() else {
        return Err(Failure::scan(file, ScanFault::Empty));
    };
    let header = &header.clone();
    let given = scale_of(&request);
    let points = given.clone().unwrap_or_default();
    let columns = Columns::of(header, &engine, of.as_deref(), |place| has_ratings(below, place, &points))
        .map_err(|fault| Failure::scan(file, fault))?;
    let totals = people::without_totals(&mut rows, &columns);
    let people =
        Person::all(&rows, &columns, &engine, of.as_deref()).map_err(|fault| Failure::scan(file, fault))?;
    if people.is_empty() {
        return Err(Failure::scan(file, ScanFault::Empty));
    }
    let scale = TableScale::of(&rows, &columns, given, arguments.scale)
        .map_err(|fault| Failure::scan(file, fault))?;
    if scale.is_own {
        if field(&request, "assumed").is_some() {
            return Err(Failure::scan(all.unwrap_or(file), ScanFault::AssumedOnOther));
        }
        set_field(&mut request, "scale", Value::parse(&to_json(&scale.points)?)?);
    }
    if !cli.quiet {
        let columns = understood(header, &columns, people.len());
        say(format_args!("{file}: {columns}; {}", scale.understood()));
        if let Some(unrated) = people::unrated(&people) {
            say(format_args!("{file}: not rated: {unrated}"));
        }
        if !totals.is_empty() {
            say(format_args!("{file}: left out, as they are of no person: {}", totals.join(", ")));
        }
    }
    let mut text = String::new();
    let mut cells = Cells::under(header, &columns);
    let mut line = 1;
    for person in people {
        // Each request on the line of its row.
        text.extend(std::iter::repeat_n('\n', person.line.saturating_sub(line)));
        line = person.line + 1;
        text += &(to_json(&person.request(&request, &scale))? + "\n");
        cells.rows.push((person.line, person.cells));
    }
    Ok(Scan { engine, lines: Lines::of(BufReader::new(Box::new(Cursor::new(text)))), cells })
}

/// What was understood of the table, in words.
fn understood(header: &[String], columns: &Columns, people: usize) -> String {
    let names =
        |places: &[usize]| places.iter().map(|place| cell(header, *place)).collect::<Vec<_>>().join(", ");
    let told_of = |told: &[usize]| {
        if told.is_empty() { String::new() } else { format!("; about them: {}", names(told)) }
    };
    match columns {
        Columns::Wide { ratings, id, told } => {
            let columns: Vec<usize> = ratings.iter().map(|(place, _)| *place).collect();
            let shown = match columns.as_slice() {
                [first, .., last] => format!("{} to {}", cell(header, *first), cell(header, *last)),
                only => names(only),
            };
            let mut whose: Vec<&str> = Vec::new();
            for (_, rated) in ratings {
                if !whose.contains(&rated.occupation.as_str()) {
                    whose.push(&rated.occupation);
                }
            }
            let id = id.map(|id| format!("; {} names a person", cell(header, id))).unwrap_or_default();
            format!(
                "{people} people; ratings of {} in {} columns, {shown}{id}{}",
                whose.join(" and "),
                columns.len(),
                told_of(told)
            )
        }
        Columns::Long { id, code, rating, told, .. } => format!(
            "{people} people; {} names a person, {} a KSB, {} is its rating{}",
            cell(header, *id),
            cell(header, *code),
            cell(header, *rating),
            told_of(told)
        ),
    }
}

impl fmt::Display for ScanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no people: a header and a row for each is expected"),
            Self::NoRatings => f.write_str(
                "no column is a KSB's: name columns K1, S1, B1 …, or give a row for each rating, with columns such as \
                 id, code and rating",
            ),
            Self::WhoseCodes(code) => {
                write!(f, "“{code}”: whose KSB is it? Give --target, or say it with --ratings-of")
            }
            Self::Unknown(name) => write!(f, "the catalogue has no {name}"),
            Self::OtherWords { heading, id } => write!(
                f,
                "column “{heading}” has ratings, but its words are not those of {id}; if it is that KSB, name it by its \
                 code alone, or by its code and its scale, such as (1-5)"
            ),
            Self::WhichScale { least, most, last, cells } if cells.is_empty() => write!(
                f,
                "its numbers are {least} to {most}, and nothing says of which scale: no cell has 0. Say it: --scale 0-{last} \
                 for the points of the scale, or the scale of the table, such as --scale 1-5"
            ),
            Self::WhichScale { least, most, last, cells } => write!(
                f,
                "its numbers are {least} to {most}, and the points of the scale are 0 to {last}: {}. Say the scale of the \
                 table, such as --scale 1-5; --scale 0-{last} leaves out those people",
                cells.join("; ")
            ),
            Self::OffScale { said, scale, cells } => {
                write!(f, "{said} says the scale {scale}, but there is {}", cells.join("; "))
            }
            Self::TwoScales { one, other } => write!(f, "two scales are named: {one}, and {other}"),
            Self::AssumedOnOther => f.write_str(
                "assumed: its points are not those of the table’s scale; give both in one, as `scale` in this request",
            ),
            Self::SameName(name) => write!(f, "two columns are named {name}: rename one of them"),
            Self::NoColumn { name, told } => {
                write!(f, "--by: no column is named {name}; there are {}", told.join(", "))
            }
            Self::Twice(id) => write!(f, "two columns are about {id}"),
            Self::Nobody(row) => write!(f, "row {row} does not say whose rating it is"),
            Self::RatedForAll => f.write_str("ratings: a request for everybody has none"),
            Self::NoSheets => f.write_str("--sheet: this is no workbook"),
            Self::NoWorkbook => f.write_str("this workbook cannot be read; save it as CSV"),
            Self::NoSheet(names) => write!(f, "--sheet: the sheets are {names}"),
            Self::LargeSheet => f.write_str("the workbook has too many sheets, rows or columns; save the one that counts as CSV"),
        }
    }
}
