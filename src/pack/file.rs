//! Files named by their content.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, ErrorKind};
use crate::hash::{fnv1a, hex};

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name within the pack's folder, with `/` between folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Names a file, and identifies its content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackFile"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileRef {
    /// Its name within the pack's folder, with `/` between folders.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u32,
    /// The 64-bit FNV-1a hash of its bytes, in 16 hexadecimal digits.
    pub hash: String,
}

/// The hash in the name of a file that is named by its content: before the ending. None in other names.
#[must_use]
pub fn hash_in_name(name: &str) -> Option<&str> {
    let mut parts = name.rsplit('.');
    let (ending, hash) = (parts.next()?, parts.next()?);
    let has_stem = parts.next().is_some_and(|stem| !stem.is_empty());
    (matches!(ending, "json" | "bin") && is_hash(hash) && has_stem).then_some(hash)
}

/// Whether `hash` is one: 16 hexadecimal digits. A name with anything else in its place might lead out of the folder.
pub(super) fn is_hash(hash: &str) -> bool {
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
}

impl FileRef {
    /// Checks that `bytes` are the content of this file.
    ///
    /// # Errors
    /// `damaged`, of kind `catalogue`, with the file's name as its path.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), Error> {
        let length = bytes.len();
        if length != self.bytes as usize {
            let expected = self.bytes;
            let message =
                format!("is not the file of this pack: {length} bytes where {expected} are expected");
            return Err(damaged(&self.name, &message));
        }
        if hex(fnv1a(bytes)) != self.hash {
            return Err(damaged(&self.name, "is damaged: its content is not what this pack was made with"));
        }
        Ok(())
    }
}

impl File {
    /// The file of these bytes whose name has their hash between `stem` and `ending`.
    pub(super) fn new(stem: &str, bytes: Vec<u8>, ending: &str) -> Self {
        Self { name: format!("{stem}.{}.{ending}", hex(fnv1a(&bytes))), bytes }
    }

    pub(super) fn reference(&self) -> FileRef {
        let bytes = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        FileRef { name: self.name.clone(), bytes, hash: hex(fnv1a(&self.bytes)) }
    }
}

/// The reference of an occupation in a file's name. Each byte that is not a plain letter, a digit or `-` becomes `~`
/// and two hexadecimal digits, so that no two references give the same name.
pub(super) fn plain_name(reference: &str) -> String {
    let mut name = String::new();
    for byte in reference.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("~{byte:02x}"));
        }
    }
    name
}

/// The error of a file of the pack whose content is wrong.
pub(super) fn damaged(name: &str, message: &str) -> Error {
    Error::new(ErrorCode::Damaged, name.to_owned(), message.to_owned()).of_kind(ErrorKind::Catalogue)
}

/// `error`, which is about the content of the file `name`, with that name before its path.
pub(super) fn within(name: &str, error: &Error) -> Error {
    let path = match error.path() {
        "$" => name.to_owned(),
        path => format!("{name}: {path}"),
    };
    Error::new(error.code(), path, error.message().to_owned()).of_kind(ErrorKind::Catalogue)
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_are_plain_and_each_its_own() {
        for (reference, name) in [
            ("OCC0311", "OCC0311"),
            ("11-1011.00", "11-1011~2e00"),
            ("..", "~2e~2e"),
            ("a/b\\c", "a~2fb~5cc"),
            ("~2e", "~7e2e"),
            ("é", "~c3~a9"),
            ("a_b", "a~5fb"),
        ] {
            assert_eq!(plain_name(reference), name);
        }
    }
}
