//! Files of this program's own, in folders that others may write to as well. A link is not followed to elsewhere, and a pipe
//! or a device, which may never end, is not opened.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Whether a file is there, and no link to one.
pub fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
}

/// Refuses a name that something else than a file has.
pub fn check(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() && !is_file(path) {
        return Err(io::Error::other("a link, a folder or a device, where a file of this program belongs"));
    }
    Ok(())
}

/// The bytes of a file, where one is there.
pub fn read(path: &Path) -> Option<Vec<u8>> {
    if is_file(path) { fs::read(path).ok() } else { None }
}

/// A new file, in place of the file or the link that has its name.
pub fn start(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok() {
        fs::remove_file(path)?;
    }
    File::create_new(path)
}
