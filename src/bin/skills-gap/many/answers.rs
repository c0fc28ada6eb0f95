//! The answer to one line.

use serde::Serialize;
use skills_gap::input::Value;
use skills_gap::{Engine, ErrorCode};

use super::Question;
use super::lines::{LONGEST, Line};
use super::scan::Cells;
use crate::failure::Failure;
use crate::fields::pick;
use crate::output::{Printable, to_json};
use crate::request::{take_field, take_occupations};
use crate::table::{cell_of, csv_row};

/// How lines are answered.
pub struct Answers<T> {
    pub engine: Engine,
    pub question: Question<T>,
    /// The fields that are wanted; all if empty.
    pub columns: Vec<String>,
    pub is_table: bool,
    /// The cells of people who come from a table.
    pub cells: Option<Cells>,
}

/// The answer to a line, with its line break.
pub struct Answered {
    pub line: usize,
    pub text: String,
    pub is_refused: bool,
    /// Because it has none of the fields that are wanted.
    pub lacks_field: bool,
}

/// A line that cannot be used.
#[derive(Serialize)]
struct Refusal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Value>,
    line: usize,
    error: Reason<'a>,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: ErrorCode,
    path: &'a str,
    message: &'a str,
}

/// What a line says of a person beside their answers. It counts for nothing; the answer repeats it.
#[derive(Default)]
struct Person {
    id: Option<Value>,
    about: Option<Value>,
}

/// What is said of a person has seldom more bytes. With room for it, a long answer is copied but once.
const ROOM_FOR_PERSON: usize = 200;

impl Person {
    /// Refuses an id that would not come back as it is: JSON's numbers are exact to 2^53 only.
    fn check(&mut self) -> Result<(), Failure> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        match self.id {
            Some(Value::Number(number)) if number.abs() > LARGEST || number.fract() != 0.0 => {
                self.id = None;
                Err(Failure::InexactId)
            }
            _ => Ok(()),
        }
    }

    /// The line with `json`, an object, and before it what is said of the person.
    fn line_with(&self, json: &str) -> Result<String, Failure> {
        let mut object = String::with_capacity(json.len() + ROOM_FOR_PERSON);
        object.push('{');
        for (name, value) in [("id", &self.id), ("about", &self.about)] {
            if let Some(value) = value {
                object += &format!("\"{name}\":{},", to_json(value)?);
            }
        }
        let rest = json.strip_prefix('{').unwrap_or(json);
        if rest == "}" {
            object.truncate(object.trim_end_matches(',').len());
        }
        Ok(object + rest + "\n")
    }
}

impl<T: Printable> Answers<T> {
    /// The header of a table of many.
    pub fn header(&self) -> Result<String, Failure> {
        let columns = self.columns.iter().map(String::as_str);
        let own = match &self.cells {
            Some(cells) => cells.header.iter().map(String::as_str).collect(),
            None => vec!["line", "id", "about"],
        };
        csv_row(&own.into_iter().chain(columns).chain(["error"]).collect::<Vec<_>>())
    }

    /// The row of the person on `line`: their own cells, those of the answer, and the error.
    fn row(
        &self,
        person: &Person,
        line: usize,
        answer: impl Iterator<Item = String>,
        error: String,
    ) -> Result<String, Failure> {
        let cell = |said: &Option<Value>| said.as_ref().map(cell_of).unwrap_or_default();
        let own = match &self.cells {
            Some(cells) => cells.of(line).to_vec(),
            None => vec![line.to_string(), cell(&person.id), cell(&person.about)],
        };
        csv_row(&own.into_iter().chain(answer).chain([error]).collect::<Vec<_>>())
    }

    /// The answer to `line`; why there is none, if it cannot be used.
    pub fn answer(&self, line: Line) -> Answered {
        let number = line.number;
        let mut person = Person::default();
        let answer = self.answer_or_error(line, &mut person);
        let is_refused = answer.is_err();
        let lacks_field = matches!(&answer, Err(Failure::NoField(_)));
        let text = answer.unwrap_or_else(|failure| self.refusal(person, number, &failure));
        Answered { line: number, text, is_refused, lacks_field }
    }

    fn answer_or_error(&self, line: Line, person: &mut Person) -> Result<String, Failure> {
        let number = line.number;
        let mut request = parse(line)?;
        person.id = take_field(&mut request, "id");
        person.about = take_field(&mut request, "about");
        person.check()?;
        let (wider, _) = take_occupations(&self.engine, &mut request)?;
        let report = (self.question)(wider.as_ref().unwrap_or(&self.engine), &request)?;
        if self.columns.is_empty() {
            return person.line_with(&to_json(&report)?);
        }
        let picked = pick(&report, &self.columns)?;
        if !self.is_table {
            return person.line_with(&to_json(&picked)?);
        }
        let Value::Object(fields) = picked else { return Ok(String::new()) };
        self.row(person, number, fields.iter().map(|(_, value)| cell_of(value)), String::new())
    }

    fn refusal(&self, person: Person, line: usize, failure: &Failure) -> String {
        let (code, path, message) = match failure {
            Failure::Core { error, .. } => {
                // The line's own number stands beside it.
                let path = error.path();
                (error.code(), path.strip_prefix("line 1 ").unwrap_or(path), error.message().to_owned())
            }
            Failure::LongLine(_) => (ErrorCode::TooLarge, "", failure.to_string()),
            Failure::NoField(_) => (ErrorCode::UnknownField, "", failure.to_string()),
            other => (ErrorCode::InvalidType, "", other.to_string()),
        };
        if self.is_table {
            let told = if path.is_empty() { message } else { format!("{path}: {message}") };
            let empty = self.columns.iter().map(|_| String::new());
            return self.row(&person, line, empty, told).unwrap_or_default();
        }
        let error = Reason { code, path, message: &message };
        to_json(&Refusal { id: person.id, about: person.about, line, error }).unwrap_or_default() + "\n"
    }
}

/// The request in a line.
pub fn parse(line: Line) -> Result<Value, Failure> {
    if line.is_too_long {
        return Err(Failure::LongLine(LONGEST));
    }
    let text = String::from_utf8(line.bytes).map_err(|_| Failure::NotUtf8)?;
    match Value::parse(&text)? {
        value @ Value::Object(_) => Ok(value),
        _ => Err(Failure::NotAnObject),
    }
}
