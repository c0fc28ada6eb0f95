//! The catalogue's file: written aside, then renamed, so that there is always the old one or the new one.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use skills_gap::catalogue::{Catalogue, Source};
use skills_gap::read::Collection;

use super::failure::Failure;

const ASIDE: &str = ".part";

/// A file that is to be replaced. Made before anything is fetched, so that a folder that cannot be written
/// is known at once.
pub struct Output {
    path: PathBuf,
    aside: PathBuf,
    /// Locked as long as this process lives.
    file: File,
    renamed: bool,
}

impl Output {
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let refuse = |problem: &str| Err(Failure::disk(path)(io::Error::other(problem)));
        // What a link leads to is replaced, not the link.
        let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let there = fs::metadata(path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return refuse("a folder, not a file");
        }
        // A new file in place of /dev/null would harm more than this import.
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            return refuse("a device or the like, not a file");
        }
        let Some(name) = path.file_name() else {
            return refuse("not the name of a file");
        };
        if !parent(path).is_dir() {
            return refuse("there is no such folder to put it in");
        }
        remove_left_over(path, name);
        let mut aside = name.to_owned();
        aside.push(format!(".{}{ASIDE}", std::process::id()));
        let aside = path.with_file_name(aside);
        // Never that of another import, which may have the same number in another container.
        let file = File::create_new(&aside).map_err(Failure::disk(&aside))?;
        // Where there are no locks, nothing is taken for left over either.
        let _ = file.lock();
        // Who may read it is as it was; where that cannot be, as is usual here.
        if let Some(there) = there {
            let _ = file.set_permissions(there.permissions());
        }
        Ok(Self { path: path.to_owned(), aside, file, renamed: false })
    }

    /// Puts a catalogue in place of what is there. One occupation a line.
    pub fn put(mut self, sources: &[Source], catalogue: &Catalogue) -> Result<(), Failure> {
        self.write(sources, catalogue)
            .and_then(|()| fs::rename(&self.aside, &self.path))
            .map_err(Failure::disk(&self.aside))?;
        self.renamed = true;
        // Without this the new name may be lost with the power, and the old file is there: also whole.
        if let Ok(folder) = File::open(parent(&self.path)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    fn write(&self, sources: &[Source], catalogue: &Catalogue) -> io::Result<()> {
        let json = |error| io::Error::other(error);
        let format = skills_gap::to_json(&Collection::FORMAT).map_err(json)?;
        let sources = skills_gap::to_json(&sources).map_err(json)?;
        let mut out = BufWriter::new(&self.file);
        write!(out, "{{\"format\":{format},\"sources\":{sources},\"occupations\":[")?;
        for (index, occupation) in catalogue.occupations().enumerate() {
            let line = skills_gap::to_json(occupation).map_err(json)?;
            write!(out, "{}\n{line}", if index == 0 { "" } else { "," })?;
        }
        out.write_all(b"\n]}\n")?;
        out.flush()?;
        self.file.sync_all()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = fs::remove_file(&self.aside);
        }
    }
}

/// Removes what imports that were killed have left beside `path`: parts that nobody holds.
fn remove_left_over(path: &Path, name: &OsStr) {
    let begins = format!("{}.", name.to_string_lossy());
    let Ok(entries) = fs::read_dir(parent(path)) else { return };
    for entry in entries.flatten() {
        let found = entry.file_name().to_string_lossy().into_owned();
        let number = found.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(ASIDE));
        if number.is_some_and(|number| number.parse::<u32>().is_ok())
            && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
