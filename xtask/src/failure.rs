//! What went wrong, and what to do about it.

use std::fmt;
use std::path::Path;

/// A step that could not be done. `next` tells the person in front of the screen what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    next: String,
}

impl Failure {
    pub fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what: what.into(), next: next.into() }
    }

    /// A file or folder that could not be read or written.
    pub fn file(doing: &str, path: &Path, error: &dyn fmt::Display) -> Self {
        Self::new(
            format!("cannot {doing} {}: {error}", path.display()),
            "check that the disk has room and that the folder is yours, then run it again",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  what to do: {}", self.what, self.next)
    }
}
