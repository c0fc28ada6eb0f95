//! The one error type: what is wrong, where, and in words a person can act on.

mod path;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use path::Path;
pub(crate) use path::quoted;

/// A failure that names its place.
///
/// `Display` gives `path: message`, for example
/// `ratings.OCC0311.K1: 9 is not a point of the scale (0..3)`.
///
/// Boxed, so that a `Result` with it stays small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Error(Box<Fault>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fault {
    kind: ErrorKind,
    code: ErrorCode,
    path: String,
    message: String,
}

/// Which of the caller's inputs an [`Error`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ErrorKind {
    /// A question put to a catalogue.
    Request,
    /// A foreign text or file.
    Read,
    /// The occupations of a catalogue.
    Catalogue,
    /// Something that must be loaded before it is used.
    Load,
}

/// What is wrong. The camelCase names are stable: programs may rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// Text that is not JSON.
    InvalidJson,
    /// A value of another type than the field takes.
    InvalidType,
    /// A value of the right type that the field does not take.
    InvalidValue,
    /// A field that is not part of the contract.
    UnknownField,
    /// A required field that is absent or empty.
    MissingField,
    /// A field given twice.
    DuplicateField,
    /// A rating that is not a point of the scale.
    OutOfScale,
    /// An occupation that is not in the catalogue.
    UnknownOccupation,
    /// A KSB that its occupation does not have.
    UnknownStatement,
    /// An occupation that is given twice.
    DuplicateOccupation,
    /// More text, or more values, than is allowed.
    TooLarge,
    /// Values nested too deep.
    TooDeep,
    /// Made by a version of the format that this engine does not know.
    UnknownFormat,
    /// A file of a pack, or a link, that is not as it was made: changed, cut short, or another one.
    Damaged,
    /// Text that is not a copied occupation page.
    NotAnOccupationPage,
    /// A form that is not read, or text in which nothing is recognised.
    NotRecognised,
    /// A known form that has no knowledge, skills, or behaviours in it.
    NoStatements,
    /// JSON without a job posting.
    NotAnAdvert,
    /// Text that the loaded subset of the statement model does not cover.
    NeedsModel,
    /// Something that must be loaded first: the engine, or files of a pack.
    NotLoaded,
}

impl Error {
    /// One of kind `request`, at `path`.
    pub(crate) fn at(path: &Path<'_>, code: ErrorCode, message: fmt::Arguments<'_>) -> Self {
        Self::new(code, path.to_string(), message.to_string())
    }

    /// One of kind `request`.
    pub(crate) fn new(code: ErrorCode, path: String, message: String) -> Self {
        Self(Box::new(Fault { kind: ErrorKind::Request, code, path, message }))
    }

    pub(crate) fn of_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The same, with what to do about it.
    #[cold]
    pub(crate) fn hinted(mut self, hint: &str) -> Self {
        self.0.message.push_str(": ");
        self.0.message.push_str(hint);
        self
    }

    /// Which input it is about.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What is wrong.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// Where: `ratings.OCC0311.K1`, `rejected[2][0]`, `line 3 column 9`; `$` is the whole input.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong, in words.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `$` is the whole input, which a person need not be pointed to.
        match self.0.path.as_str() {
            "$" => f.write_str(&self.0.message),
            path => write!(f, "{path}: {}", self.0.message),
        }
    }
}

impl std::error::Error for Error {}
