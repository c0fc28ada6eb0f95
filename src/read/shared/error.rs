//! The error of text that cannot be read at all.

use std::fmt;

use crate::error::{Error, ErrorCode, ErrorKind, Path};

/// What is read, and how to get it: the end of each message about something else.
pub(in crate::read) const WHAT_IS_READ: &str = "What can be read: the pages of standards and occupations, lists and tables of \
    their statements (K1, S1, B1), and the data of the official services. Open the standard on Skills England’s site, \
    select the whole page, copy it and paste it here";

/// An error of kind `read` about the whole text.
pub(in crate::read) fn refused(code: ErrorCode, message: fmt::Arguments<'_>) -> Error {
    Error::at(&Path::Root, code, message).of_kind(ErrorKind::Read)
}
