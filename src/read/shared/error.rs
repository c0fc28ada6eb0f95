//! The error of text that cannot be read at all.

use std::fmt;

use crate::error::{Error, ErrorCode, ErrorKind, Path};

/// An error of kind `read` about the whole text.
pub(in crate::read) fn refused(code: ErrorCode, message: fmt::Arguments<'_>) -> Error {
    Error::at(&Path::Root, code, message).of_kind(ErrorKind::Read)
}
