//! Tables of people, as spreadsheets have them: a row for each person, or a row for each rating. They become requests,
//! one a line, each on the line of its row: what is told by line is found in the table.

mod header;
mod rows;

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Cursor};

use skills_gap::Engine;
use skills_gap::assessment::Scale;
use skills_gap::catalogue::Kind;
use skills_gap::input::Value;

use super::lines::Lines;
use crate::arguments::{Cli, TableArguments};
use crate::failure::Failure;
use crate::output::{say, to_json};
use crate::reference::known_reference;
use crate::request::{engine, request_in, set_field};
use header::{Columns, Rated, rated};

/// Why a table cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum ScanFault {
    /// It has no rows.
    Empty,
    /// No column is a KSB's, and there are no columns of people, codes and ratings.
    NoRatings,
    /// A code without a reference, where two occupations are named.
    WhoseCodes(String),
    /// Nothing has this reference or id.
    Unknown(String),
    /// Two columns are about this KSB.
    Twice(String),
    /// A rating without a person, in this row.
    Nobody(usize),
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
    rows: Vec<(usize, Vec<String>)>,
}

impl Cells {
    /// The cells of the person on `line`.
    pub fn of(&self, line: usize) -> &[String] {
        let place = self.rows.binary_search_by_key(&line, |(line, _)| *line);
        place.ok().and_then(|place| self.rows.get(place)).map_or(&[], |(_, cells)| cells)
    }
}

/// One person of a table.
struct Person {
    line: usize,
    id: Option<String>,
    /// What is told of them: names and texts.
    about: Vec<(String, String)>,
    ratings: Vec<(Rated, String)>,
    cells: Vec<String>,
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
    let rows = rows::rows_of(cli, file, arguments.sheet.as_deref())?;
    let [header, rows @ ..] = rows.as_slice() else { return Err(Failure::scan(file, ScanFault::Empty)) };
    let columns = Columns::of(header, &engine, of.as_deref()).map_err(|fault| Failure::scan(file, fault))?;
    let people = match &columns {
        Columns::Wide { .. } => Ok(wide(header, rows, &columns)),
        Columns::Long { .. } => long(header, rows, &columns, &engine, of.as_deref()),
    };
    let people = people.map_err(|fault| Failure::scan(file, fault))?;
    if people.is_empty() {
        return Err(Failure::scan(file, ScanFault::Empty));
    }
    if !cli.quiet {
        say(format_args!("{file}: {}", understood(header, &columns, people.len(), of.as_deref())));
    }
    let scale = scale_of(&request);
    let mut text = String::new();
    let mut cells = Cells { header: cells_of_header(header, &columns), rows: Vec::new() };
    let mut line = 1;
    for person in people {
        // Each request on the line of its row.
        text.extend(std::iter::repeat_n('\n', person.line.saturating_sub(line)));
        line = person.line + 1;
        text += &(to_json(&request_of(&request, &person, &scale))? + "\n");
        cells.rows.push((person.line, person.cells));
    }
    Ok(Scan { engine, lines: Lines::of(BufReader::new(Box::new(Cursor::new(text)))), cells })
}

fn field<'a>(request: &'a Value, name: &str) -> Option<&'a Value> {
    let Value::Object(fields) = request else { return None };
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

/// The scale of the request for all. One that cannot be used is refused with each request.
fn scale_of(request: &Value) -> Scale {
    let given = field(request, "scale").and_then(|scale| to_json(scale).ok());
    given.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

fn cell(row: &[String], place: usize) -> &str {
    row.get(place).map_or("", |cell| cell.trim())
}

fn about(header: &[String], row: &[String], told: &[usize]) -> Vec<(String, String)> {
    told.iter().map(|place| (cell(header, *place).to_owned(), cell(row, *place).to_owned())).collect()
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Each row is a person. The header is row 1.
fn wide(header: &[String], rows: &[Vec<String>], columns: &Columns) -> Vec<Person> {
    let Columns::Wide { ratings, id, told } = columns else { return Vec::new() };
    let people = (2..).zip(rows).filter(|(_, row)| !is_blank(row));
    people
        .map(|(line, row)| Person {
            line,
            id: id.map(|place| cell(row, place).to_owned()),
            about: about(header, row, told),
            ratings: ratings.iter().map(|(place, of)| (of.clone(), cell(row, *place).to_owned())).collect(),
            cells: (0..header.len()).map(|place| cell(row, place).to_owned()).collect(),
        })
        .collect()
}

/// Each row is a rating: a person is on the line of their first one. What is told of them stands there too.
fn long(
    header: &[String],
    rows: &[Vec<String>],
    columns: &Columns,
    engine: &Engine,
    of: Option<&str>,
) -> Result<Vec<Person>, ScanFault> {
    let Columns::Long { id, occupation, code, rating, told } = columns else { return Ok(Vec::new()) };
    let mut people: Vec<Person> = Vec::new();
    let mut places = HashMap::new();
    for (line, row) in (2..).zip(rows).filter(|(_, row)| !is_blank(row)) {
        let who = cell(row, *id);
        if who.is_empty() {
            return Err(ScanFault::Nobody(line));
        }
        let place = *places.entry(who.to_owned()).or_insert_with(|| {
            let mut cells = vec![who.to_owned()];
            cells.extend(told.iter().map(|place| cell(row, *place).to_owned()));
            let about = about(header, row, told);
            people.push(Person { line, id: Some(who.to_owned()), about, ratings: Vec::new(), cells });
            people.len() - 1
        });
        let of = occupation.map(|place| cell(row, place)).filter(|of| !of.is_empty()).or(of);
        let one = match rated(cell(row, *code), engine, of) {
            Ok(Some(one)) => one,
            Err(fault @ ScanFault::WhoseCodes(_)) => return Err(fault),
            // What is no KSB of the catalogue is refused with the person's request, under its name.
            Ok(None) | Err(_) => {
                Rated { occupation: of.unwrap_or("?").to_owned(), code: cell(row, *code).to_owned() }
            }
        };
        if let Some(person) = people.get_mut(place) {
            person.ratings.push((one, cell(row, *rating).to_owned()));
        }
    }
    Ok(people)
}

fn cells_of_header(header: &[String], columns: &Columns) -> Vec<String> {
    match columns {
        Columns::Wide { .. } => header.to_vec(),
        Columns::Long { id, told, .. } => {
            std::iter::once(id).chain(told).map(|place| cell(header, *place).to_owned()).collect()
        }
    }
}

/// The request for all with what a person says.
fn request_of(all: &Value, person: &Person, scale: &Scale) -> Value {
    let mut request = all.clone();
    let mut ratings: Vec<(String, Value)> = Vec::new();
    for (of, text) in &person.ratings {
        let Some(rating) = rating(text, &of.code, scale) else { continue };
        let of_occupation = match ratings.iter().position(|(name, _)| *name == of.occupation) {
            Some(place) => place,
            None => {
                ratings.push((of.occupation.clone(), Value::Object(Vec::new())));
                ratings.len() - 1
            }
        };
        if let Some((_, Value::Object(codes))) = ratings.get_mut(of_occupation) {
            codes.push((of.code.clone(), rating));
        }
    }
    if let Some(id) = &person.id {
        set_field(&mut request, "id", Value::Text(id.clone()));
    }
    let about = person.about.iter().map(|(name, text)| (name.clone(), Value::Text(text.clone())));
    set_field(&mut request, "about", Value::Object(about.collect()));
    set_field(&mut request, "ratings", Value::Object(ratings));
    request
}

/// What a cell says: a point by its number or its label, null for "Not sure"; none for an empty cell. Anything else is
/// given as it is, and refused with the person's request.
fn rating(text: &str, code: &str, scale: &Scale) -> Option<Value> {
    const NOT_SURE: &[&str] = &["not sure", "unsure", "don't know", "don’t know", "?"];
    if text.is_empty() {
        return None;
    }
    // Not every word that Rust takes for a number is one: `nan`.
    if let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) {
        return Some(Value::Number(number));
    }
    let is = |label: &str| label.to_lowercase() == text.to_lowercase();
    if NOT_SURE.iter().any(|words| is(words)) {
        return Some(Value::Null);
    }
    let (kind, _) = Kind::of_code(code)?;
    let point = scale.points.iter().position(|point| is(point.labels.of(kind)));
    Some(point.map_or_else(|| Value::Text(text.to_owned()), |point| Value::Number(point as f64)))
}

/// What was understood of the table, in words.
fn understood(header: &[String], columns: &Columns, people: usize, of: Option<&str>) -> String {
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
            let whose = of.map(|of| format!(" of {of}")).unwrap_or_default();
            let id = id.map(|id| format!("; {} names a person", cell(header, id))).unwrap_or_default();
            format!(
                "{people} people; ratings{whose} in {} columns, {shown}{id}{}",
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
                write!(f, "column {code}: whose KSB is it? Give --target, or say it with --ratings-of")
            }
            Self::Unknown(name) => write!(f, "the catalogue has no {name}"),
            Self::Twice(id) => write!(f, "two columns are about {id}"),
            Self::Nobody(row) => write!(f, "row {row} does not say whose rating it is"),
            Self::RatedForAll => f.write_str("ratings: a request for everybody has none"),
            Self::NoSheets => f.write_str("--sheet: this is no workbook"),
            Self::NoWorkbook => f.write_str("this workbook cannot be read; save it as CSV"),
            Self::NoSheet(names) => write!(f, "--sheet: the sheets are {names}"),
            Self::LargeSheet => f.write_str("the sheet has too many rows or columns; save it as CSV"),
        }
    }
}
