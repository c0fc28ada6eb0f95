//! Everything that can stop an import, in words that a person can act on.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Why there is no new catalogue.
#[derive(Debug)]
pub enum ImportError {
    /// An address that was given is none, or is not safe for the key.
    Address { address: String, problem: &'static str },
    /// The key cannot stand in a header. It is not shown.
    Key,
    /// The service does not take the key.
    KeyRefused { host: String, status: u16 },
    /// The service refuses though no key is asked for.
    Refused { what: String, host: String, status: u16 },
    /// The service answers with something that trying again will not change.
    Answer { what: String, host: String, problem: String },
    /// A web page came in place of data.
    WebPage { what: String, host: String },
    /// The service asks for a longer wait than `--longest-wait`.
    Wait { host: String, asked: Duration, longest: Duration },
    /// Every attempt failed.
    GaveUp { what: String, host: String, attempts: u32, last: String },
    /// The data do not have the known form.
    Form { what: String, problem: String },
    /// No occupation of the services is selected.
    NoOccupations,
    /// Another import uses this cache.
    Busy { cache: PathBuf },
    /// A file or folder.
    Disk { path: PathBuf, error: io::Error },
    /// Any of these, where the cache has answers that need not be fetched again.
    Resumable { cause: Box<ImportError>, cache: PathBuf },
}

impl ImportError {
    pub fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Disk { path, error }
    }

    pub fn form(what: &str, problem: impl fmt::Display) -> Self {
        Self::Form { what: what.to_owned(), problem: problem.to_string() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address { address, problem } => write!(f, "{address}: {problem}"),
            Self::Key => write!(f, "the key has characters that no key has: check that it was copied whole"),
            Self::KeyRefused { host, status } => write!(
                f,
                "{host} does not take the key (HTTP {status}): check it, or leave it out to import without the maps"
            ),
            Self::Refused { what, host, status } => {
                write!(f, "{host} refuses {what} (HTTP {status}): try later, or from another network")
            }
            Self::Answer { what, host, problem } => write!(f, "{host}, {what}: {problem}"),
            Self::WebPage { what, host } => write!(
                f,
                "{host}, {what}: a web page came in place of data. Your network may ask you to sign in first, or the service is being worked on"
            ),
            Self::Wait { host, asked, longest } => write!(
                f,
                "{host} asks to wait {}, more than the {} that an import waits: run it again after that",
                in_words(*asked),
                in_words(*longest)
            ),
            Self::GaveUp { what, host, attempts, last } => {
                write!(f, "{host}, {what}: given up, attempts: {attempts}, the last: {last}")
            }
            Self::Form { what, problem } => write!(
                f,
                "{what}: not in the form that this version knows: {problem}. The service may have changed; a newer version of skills-gap may know"
            ),
            Self::NoOccupations => {
                write!(f, "no occupation was found; `--all` takes those that are not approved, too")
            }
            Self::Busy { cache } => write!(
                f,
                "another import is using {}: wait until it has ended, or give --cache another folder",
                cache.display()
            ),
            Self::Disk { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Resumable { cause, cache } => write!(
                f,
                "{cause}\nNo catalogue was written. What has come is kept in {}: the same command goes on from there",
                cache.display()
            ),
        }
    }
}

/// A duration in words: `1 second`, `90 seconds`, `10 minutes`.
pub fn in_words(duration: Duration) -> String {
    let (number, unit) = match duration.as_secs() {
        ..=119 => (duration.as_secs(), "second"),
        seconds @ ..=7199 => (seconds.div_ceil(60), "minute"),
        seconds @ ..=172_800 => (seconds.div_ceil(3600), "hour"),
        _ => return "more than two days".to_owned(),
    };
    match (number, unit) {
        (0, _) if !duration.is_zero() => "less than a second".to_owned(),
        (1, _) => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    }
}
