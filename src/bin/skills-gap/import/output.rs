//! Replaces the catalogue's file atomically: writes a temporary file, then renames it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use skills_gap::catalogue::{Catalogue, DataSource};
use skills_gap::read::Collection;

use super::error::ImportError;
use crate::plain;

/// The ending of the temporary file.
const TEMPORARY: &str = ".part";

/// A file that is to be replaced. The temporary file is made before anything is fetched, so that a folder that cannot
/// be written is known at once.
pub struct Output {
    path: PathBuf,
    temporary: PathBuf,
    /// Locked as long as this process lives.
    file: File,
    is_replaced: bool,
}

impl Output {
    pub fn at(path: &Path) -> Result<Self, ImportError> {
        let refuse = |problem: &str| Err(ImportError::disk(path)(io::Error::other(problem)));
        if path.is_symlink() && !path.exists() {
            return refuse("a link to nothing");
        }
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
        remove_abandoned(path, name);
        let mut temporary = name.to_owned();
        temporary.push(format!(".{}{TEMPORARY}", std::process::id()));
        let temporary = path.with_file_name(temporary);
        // Never the file of another import, which may have the same process id in another container.
        let file = File::create_new(&temporary).map_err(ImportError::disk(&temporary))?;
        // A system without locks has no abandoned files either: see `remove_abandoned`.
        let _ = file.lock();
        let output = Self { path: path.to_owned(), temporary, file, is_replaced: false };
        if output.is_mount_point() {
            return refuse("a mount point, which nothing can be renamed to; mount the folder that it is in");
        }
        // The permissions stay as they were, if that is possible.
        if let Some(there) = there {
            let _ = output.file.set_permissions(there.permissions());
        }
        Ok(output)
    }

    /// Replaces the file by a catalogue, one occupation a line.
    pub fn replace(mut self, sources: &[DataSource], catalogue: &Catalogue) -> Result<(), ImportError> {
        self.write(sources, catalogue)
            .and_then(|()| fs::rename(&self.temporary, &self.path))
            .map_err(ImportError::disk(&self.temporary))?;
        self.is_replaced = true;
        // Without this, a loss of power may bring the old file back, which is complete as well.
        if let Ok(folder) = File::open(parent(&self.path)) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Whether the file is mounted by itself, as a container's may be. It is where not even a second name for it can be
    /// made beside it.
    fn is_mount_point(&self) -> bool {
        let mut probe = self.temporary.clone().into_os_string();
        probe.push(TEMPORARY);
        let linked = fs::hard_link(&self.path, &probe);
        if linked.is_ok() {
            let _ = fs::remove_file(&probe);
        }
        linked.is_err_and(|error| error.kind() == io::ErrorKind::CrossesDevices)
    }

    fn write(&self, sources: &[DataSource], catalogue: &Catalogue) -> io::Result<()> {
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
        if !self.is_replaced {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Removes temporary files beside `path` that no running import has locked.
fn remove_abandoned(path: &Path, name: &OsStr) {
    let begins = format!("{}.", name.to_string_lossy());
    let Ok(entries) = fs::read_dir(parent(path)) else { return };
    for entry in entries.flatten() {
        let found = entry.file_name().to_string_lossy().into_owned();
        let number = found.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(TEMPORARY));
        if number.is_some_and(|number| number.parse::<u32>().is_ok())
            && plain::is_file(&entry.path())
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
