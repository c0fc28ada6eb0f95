//! The people of a table, and their requests.

use std::collections::{HashMap, HashSet};

use skills_gap::Engine;
use skills_gap::assessment::Scale;
use skills_gap::input::Value;

use super::ScanFault;
use super::header::{Columns, Heading, Rated, heading};
use super::rows::{Rows, is_blank};
use super::scale::{TableScale, is_rating, is_unrated};
use crate::request::set_field;

/// One person of a table.
pub struct Person {
    pub line: usize,
    id: Option<String>,
    /// What is told of them: names and texts.
    about: Vec<(String, String)>,
    ratings: Vec<(Rated, String)>,
    pub cells: Vec<String>,
}

/// What stands in a cell; nothing where the row ends before it.
pub fn cell(row: &[String], place: usize) -> &str {
    row.get(place).map_or("", |cell| cell.trim())
}

fn about(header: &[String], row: &[String], told: &[usize]) -> Vec<(String, String)> {
    told.iter().map(|place| (cell(header, *place).to_owned(), cell(row, *place).to_owned())).collect()
}

/// Names of rows about all people, or about what they are to reach; and words that may stand beside these.
const TOTALS: &[&str] = &[
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "mode",
    "total",
    "totals",
    "sum",
    "subtotal",
    "count",
    "max",
    "maximum",
    "min",
    "minimum",
    "target",
    "targets",
    "benchmark",
    "expected",
    "required",
    "possible",
];
const OF_TOTALS: &[&str] = &[
    "score", "scores", "level", "levels", "rating", "ratings", "row", "class", "group", "cohort", "team",
    "overall", "of", "the", "for", "all", "out", "grade", "mark", "marks", "points", "standard", "sub",
    "grand", "people", "learners",
];

/// Whether the name of a row is that of no person: `Average`, `Max score`. `Max` and `Min` alone are first names too:
/// then all their ratings have to be the same.
fn is_total(name: &str, is_one: impl Fn() -> bool) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| TOTALS.contains(word))
        && words.iter().all(|word| TOTALS.contains(word) || OF_TOTALS.contains(word))
        && (!matches!(words.as_slice(), ["max" | "min"]) || is_one())
}

/// Empties the rows that are of no person, and names them.
pub fn without_totals(rows: &mut Rows, columns: &Columns) -> Vec<String> {
    let mut found = Vec::new();
    for (line, row) in (rows.first..).zip(&mut rows.rows).skip(1) {
        let name = match columns {
            Columns::Wide { id, told, .. } => {
                let mut names = id.iter().chain(told).map(|place| cell(row, *place));
                names.find(|name| !name.is_empty()).unwrap_or_default()
            }
            Columns::Long { id, .. } => cell(row, *id),
        };
        let is_one = || match columns {
            Columns::Wide { ratings, .. } => {
                let first = ratings.first().map(|(place, _)| cell(row, *place));
                ratings.iter().all(|(place, _)| Some(cell(row, *place)) == first)
            }
            Columns::Long { .. } => false,
        };
        if is_total(name, is_one) {
            found.push(format!("“{name}” in row {line}"));
            row.clear();
        }
    }
    found
}

impl Person {
    /// The people of a table with these `columns`. Codes without a reference are of the occupation `of`.
    pub fn all(
        rows: &Rows,
        columns: &Columns,
        engine: &Engine,
        of: Option<&str>,
    ) -> Result<Vec<Self>, ScanFault> {
        let Some((header, _)) = rows.rows.split_first() else { return Ok(Vec::new()) };
        let full = (rows.first..).zip(&rows.rows).skip(1).filter(|(_, row)| !is_blank(row));
        match columns {
            Columns::Wide { ratings, id, told } => Ok(full
                .map(|(line, row)| Self {
                    line,
                    id: id.map(|place| cell(row, place).to_owned()),
                    about: about(header, row, told),
                    ratings: ratings
                        .iter()
                        .map(|(place, of)| (of.clone(), cell(row, *place).to_owned()))
                        .collect(),
                    cells: (0..header.len()).map(|place| cell(row, place).to_owned()).collect(),
                })
                .collect()),
            Columns::Long { id, occupation, code, rating, told } => {
                let mut people = Grouped::default();
                for (line, row) in full {
                    let who = cell(row, *id);
                    if who.is_empty() {
                        return Err(ScanFault::Nobody(line));
                    }
                    let of = occupation.map(|place| cell(row, place)).filter(|of| !of.is_empty()).or(of);
                    let one = match heading(cell(row, *code), engine, of) {
                        Ok(Heading::Ksb(one)) => one,
                        Err(fault @ ScanFault::WhoseCodes(_)) => return Err(fault),
                        // What is no KSB of the catalogue is refused with the person's request, under its name.
                        Ok(_) | Err(_) => Rated {
                            occupation: of.unwrap_or("?").to_owned(),
                            code: cell(row, *code).to_owned(),
                        },
                    };
                    people.add(line, who, about(header, row, told), (one, cell(row, *rating).to_owned()));
                }
                Ok(people.finish())
            }
        }
    }

    /// The request for `all` with what this person says, on the points of `scale`.
    pub fn request(&self, all: &Value, scale: &TableScale) -> Value {
        let mut request = all.clone();
        let mut ratings: Vec<(String, Value)> = Vec::new();
        for (of, text) in &self.ratings {
            let Some(rating) = scale.rating(text, &of.code) else { continue };
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
        if let Some(id) = &self.id {
            set_field(&mut request, "id", Value::Text(id.clone()));
        }
        let about = self.about.iter().map(|(name, text)| (name.clone(), Value::Text(text.clone())));
        set_field(&mut request, "about", Value::Object(about.collect()));
        set_field(&mut request, "ratings", Value::Object(ratings));
        request
    }
}

/// The cells that say that nothing was rated, in words; none where there are none.
pub fn unrated(people: &[Person]) -> Option<String> {
    let cells = || {
        let all = people.iter().flat_map(|person| &person.ratings).map(|(_, text)| text.as_str());
        all.filter(|text| !text.is_empty() && is_unrated(text))
    };
    let first = cells().next()?;
    Some(match cells().count() {
        1 => format!("one cell, which has “{first}”"),
        count => format!("{count} cells, of which the first has “{first}”"),
    })
}

/// People of whom each row says one thing, in the order of their first rows.
#[derive(Default)]
struct Grouped {
    people: Vec<Person>,
    /// What is told of each person, by column.
    told: Vec<Vec<Told>>,
    places: HashMap<String, usize>,
}

/// Different texts, in order.
#[derive(Default)]
struct Told {
    texts: Vec<String>,
    known: HashSet<String>,
}

impl Grouped {
    /// A row about `who`. What rows tell in other words stands side by side.
    fn add(&mut self, line: usize, who: &str, about: Vec<(String, String)>, rating: (Rated, String)) {
        let place = *self.places.entry(who.to_owned()).or_insert_with(|| {
            let (id, about) = (Some(who.to_owned()), about.clone());
            self.told.push(about.iter().map(|_| Told::default()).collect());
            self.people.push(Person { line, id, about, ratings: Vec::new(), cells: Vec::new() });
            self.people.len() - 1
        });
        let (Some(person), Some(told)) = (self.people.get_mut(place), self.told.get_mut(place)) else {
            return;
        };
        for (told, (_, text)) in told.iter_mut().zip(about) {
            if !text.is_empty() && told.known.insert(text.clone()) {
                told.texts.push(text);
            }
        }
        person.ratings.push(rating);
    }

    /// The people. Their texts are joined only now: one person may have very many rows.
    fn finish(self) -> Vec<Person> {
        let mut people = self.people;
        for (person, told) in people.iter_mut().zip(self.told) {
            person.cells.extend(person.id.clone());
            for ((_, all), told) in person.about.iter_mut().zip(told) {
                *all = told.texts.join("; ");
                person.cells.push(all.clone());
            }
        }
        people
    }
}

/// Whether most of what stands in the column `place` is a rating.
pub fn has_ratings(rows: &[Vec<String>], place: usize, scale: &Scale) -> bool {
    let cells = || rows.iter().map(|row| cell(row, place));
    let full = || cells().filter(|text| !text.is_empty() && !is_unrated(text));
    full().count() > 0 && full().filter(|text| is_rating(text, scale)).count() * 2 > full().count()
}
