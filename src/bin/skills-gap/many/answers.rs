//! The answer to one line.

use serde::Serialize;
use skills_gap::input::Value;
use skills_gap::{Engine, Error, ErrorCode};

use super::Question;
use super::lines::{LONGEST, Line};
use crate::failure::Failure;
use crate::fields::pick;
use crate::output::{Printable, to_json};
use crate::request::take_field;
use crate::table::{cell_of, csv_row};

/// How lines are answered.
pub struct Answers<T> {
    pub engine: Engine,
    pub question: Question<T>,
    /// The fields that are wanted; all if empty.
    pub columns: Vec<String>,
    pub is_table: bool,
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

    fn id_cell(&self) -> String {
        self.id.as_ref().map(cell_of).unwrap_or_default()
    }

    fn about_cell(&self) -> String {
        self.about.as_ref().map(cell_of).unwrap_or_default()
    }

    /// `json`, an object, with what is said of the person first.
    fn before(&self, json: &str) -> Result<String, Failure> {
        let mut object = "{".to_owned();
        for (name, value) in [("id", &self.id), ("about", &self.about)] {
            if let Some(value) = value {
                object += &format!("\"{name}\":{},", to_json(value)?);
            }
        }
        let rest = json.strip_prefix('{').unwrap_or(json);
        if rest == "}" {
            object.truncate(object.trim_end_matches(',').len());
        }
        Ok(object + rest)
    }
}

impl<T: Printable> Answers<T> {
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
        let wider;
        let engine = match take_field(&mut request, "occupations") {
            Some(occupations) => {
                wider = self.engine.with_of(&occupations)?;
                &wider
            }
            None => &self.engine,
        };
        let report = (self.question)(engine, &request)?;
        if self.columns.is_empty() {
            let json = to_json(&report)?;
            return Ok(person.before(&json)? + "\n");
        }
        let picked = pick(&report, &self.columns)?;
        if !self.is_table {
            return Ok(person.before(&to_json(&picked)?)? + "\n");
        }
        let Value::Object(fields) = picked else { return Ok(String::new()) };
        let start = [number.to_string(), person.id_cell(), person.about_cell()];
        let cells = start.into_iter().chain(fields.iter().map(|(_, value)| cell_of(value)));
        csv_row(&cells.chain([String::new()]).collect::<Vec<_>>())
    }

    fn refusal(&self, person: Person, line: usize, failure: &Failure) -> String {
        let (code, path, message) = match failure {
            Failure::Core { error, .. } => (error.code(), error.path(), error.message().to_owned()),
            Failure::LongLine(_) => (ErrorCode::TooLarge, "", failure.to_string()),
            Failure::NoField(_) => (ErrorCode::UnknownField, "", failure.to_string()),
            other => (ErrorCode::InvalidType, "", other.to_string()),
        };
        if self.is_table {
            let told = if path.is_empty() { message } else { format!("{path}: {message}") };
            let empty = self.columns.iter().map(|_| String::new());
            let cells = [line.to_string(), person.id_cell(), person.about_cell()]
                .into_iter()
                .chain(empty)
                .chain([told]);
            return csv_row(&cells.collect::<Vec<_>>()).unwrap_or_default();
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
    let value = Value::parse(&text).map_err(|error: Error| Failure::from(error))?;
    match value {
        Value::Object(_) => Ok(value),
        _ => Err(Failure::NotAnObject),
    }
}
