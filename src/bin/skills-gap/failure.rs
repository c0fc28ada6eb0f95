//! Everything that can go wrong, in words that a person can act on.

use std::io;

use crate::import::ImportError;
use crate::many::ScanFault;

/// Why there is no answer.
pub enum Failure {
    /// A file cannot be read or written.
    Input {
        file: String,
        error: io::Error,
    },
    /// Standard output cannot be written.
    Output(io::Error),
    /// The table of statements has a fault.
    Table {
        file: String,
        problem: String,
    },
    /// A table of people cannot be used.
    Scan {
        file: String,
        fault: ScanFault,
    },
    /// The library refuses the input.
    Core {
        file: Option<String>,
        error: skills_gap::Error,
    },
    /// A file is in UTF-16, as some spreadsheets and editors save it.
    Utf16(String),
    /// A file has NUL characters.
    NoText(String),
    /// A file is in another encoding.
    FileNotUtf8(String),
    /// A file is larger than any that is read whole.
    LargeFile(String),
    /// A line is no UTF-8.
    NotUtf8,
    /// The number that names a person has too many digits.
    InexactId,
    /// A line is longer than this.
    LongLine(usize),
    /// A line is no request.
    NotAnObject,
    /// An argument is no statement of the catalogue, and is not said to be free text.
    FreeText {
        argument: &'static str,
        text: String,
    },
    /// A file in place of an advert is a CV.
    IsProfile(String),
    /// A file in place of a CV is a job advert, or a standard's page.
    IsAdvert(String),
    /// A file in place of an occupation's is a table of people.
    IsPeople(String),
    /// A file in place of requests, one a line, is a table.
    IsTable(String),
    /// A file in place of one person's has those of so many.
    Everybody {
        file: String,
        people: usize,
    },
    /// A line has an error in place of a report.
    RefusedBefore,
    /// A line is no report.
    NoReport(String),
    /// None of so many lines of a file can be used.
    AllRefused {
        file: String,
        lines: usize,
        first: usize,
    },
    /// An answer has no such field.
    NoField(String),
    /// An answer has no form as a table.
    NoTable,
    /// Answers of many people have no form as text.
    TextOfMany,
    /// There is no command of this name.
    NoCommand(String),
    Import(ImportError),
    /// There are no occupations to make a pack of.
    NoOccupations,
    /// The pack has so many faults.
    Unsound(usize),
}

impl Failure {
    /// The exit code: a wrong call, or input that cannot be used.
    pub fn code(&self) -> u8 {
        if matches!(self, Self::NoField(_) | Self::TextOfMany) { 2 } else { 1 }
    }

    /// `error` about what is in `file`.
    pub fn at(file: &str, error: skills_gap::Error) -> Self {
        Self::Core { file: Some(file.to_owned()), error }
    }

    /// `fault` of the table of people in `file`.
    pub fn scan(file: &str, fault: ScanFault) -> Self {
        Self::Scan { file: file.to_owned(), fault }
    }
}

impl From<skills_gap::Error> for Failure {
    fn from(error: skills_gap::Error) -> Self {
        Self::Core { file: None, error }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input { file, error } => write!(f, "{file}: {error}"),
            Self::Output(error) => write!(f, "standard output: {error}"),
            Self::Table { file, problem } => write!(f, "{file}: {problem}"),
            Self::Scan { file, fault } => write!(f, "{file}: {fault}"),
            Self::Core { file: Some(file), error } => write!(f, "{file}: {error}"),
            Self::Core { file: None, error } => error.fmt(f),
            Self::Utf16(file) => write!(f, "{file}: is in UTF-16; save it as UTF-8"),
            Self::NoText(file) => write!(f, "{file}: has NUL characters, so it is no text; save it as UTF-8"),
            Self::FileNotUtf8(file) => {
                write!(f, "{file}: is not in UTF-8; save it as UTF-8 (Excel calls it “CSV UTF-8”)")
            }
            Self::LargeFile(file) => write!(f, "{file}: is larger than 1 GiB, the most that is read"),
            Self::NotUtf8 => f.write_str("is not in UTF-8"),
            Self::InexactId => {
                f.write_str("id: a whole number up to 9007199254740991 is expected; give others as text")
            }
            Self::LongLine(most) => write!(f, "a line of more than {most} bytes"),
            Self::NotAnObject => {
                f.write_str("a request is expected: an object such as {\"target\": \"OCC0526\"}")
            }
            Self::FreeText { argument, text } => write!(
                f,
                "{argument}: “{text}” is no statement of the catalogue, such as OCC0311.K9; --text compares it as text"
            ),
            Self::IsProfile(file) => write!(
                f,
                "{file}: this looks like a CV, not like a job advert: `skills-gap proposals {file} --answers REQUEST` proposes \
                 ratings from it; --advert reads it as an advert"
            ),
            Self::IsAdvert(file) => write!(
                f,
                "{file}: this looks like a job advert or a standard, not like a CV: `skills-gap advert {file}` reads an advert, \
                 and `skills-gap read {file}` a standard"
            ),
            Self::Everybody { file, people } => write!(
                f,
                "{file}: this is the page’s file of everybody, with {people} people: --lines {file} answers each of them, \
                 and `skills-gap cohort {file}` makes one report of all"
            ),
            Self::IsPeople(file) => write!(
                f,
                "{file}: this looks like a table of people and their ratings, not like statements: \
                 `skills-gap gap --table {file} --target OCC0526` answers each of them, and \
                 `skills-gap cohort --table {file} --target OCC0526` makes one report of all"
            ),
            Self::IsTable(file) => write!(
                f,
                "{file}: this is a table of people, not one request a line: \
                 `gap`, `pathways` and `cohort` take it with `--table {file} --target OCC0526`"
            ),
            Self::AllRefused { file, lines, first } => write!(
                f,
                "{file}: none of {lines} lines can be used; their answers say why, the first is line {first}"
            ),
            Self::RefusedBefore => f.write_str("has an error in place of a report"),
            Self::NoReport(problem) => write!(f, "is no answer of gap: {problem}"),
            Self::NoField(field) => write!(f, "--fields: an answer has no field {field}"),
            Self::NoTable => {
                f.write_str("--format csv: this answer has no table; --format json has all of it")
            }
            Self::TextOfMany => f.write_str(
                "--format text: the answers of many people are JSON, one a line; --csv makes a table of them",
            ),
            Self::NoCommand(name) => write!(f, "there is no command {name}; --help lists them"),
            Self::Import(failure) => failure.fmt(f),
            Self::NoOccupations => f.write_str("there are no occupations in the input"),
            Self::Unsound(1) => f.write_str("the pack has a fault"),
            Self::Unsound(count) => write!(f, "the pack has {count} faults"),
        }
    }
}
