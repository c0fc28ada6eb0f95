//! The folder of a pack, replaced so that there is a whole pack at every moment.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use skills_gap::pack::{self, Manifest};

use crate::failure::Failure;

/// The ending of the name of what is not complete yet.
const TEMPORARY: &str = ".skills-gap-part";
/// The ending of the name of the file that is locked while a pack is written.
const LOCK: &str = ".skills-gap-lock";
/// The folders in a pack.
const FOLDERS: [&str; 2] = ["occupations", "vectors"];

/// A folder for a pack. No other process writes a pack there as long as this value lives.
pub struct Folder {
    path: PathBuf,
    lock_path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Locks the folder at `path` and checks that a pack can be written there, before any work is done.
    pub fn lock(path: &Path) -> Result<Self, Failure> {
        let refuse = |problem: &str| Err(failed(path)(io::Error::other(problem)));
        if path.file_name().is_none() {
            return refuse("not the name of a folder");
        }
        if path.exists() && !path.is_dir() {
            return refuse("a file, not a folder");
        }
        let lock_path = beside(path, LOCK);
        let lock = File::create(&lock_path).map_err(failed(&lock_path))?;
        if lock.try_lock().is_err() {
            return refuse("another build is putting a pack there");
        }
        let folder = Self { path: path.to_owned(), lock_path, _lock: lock };
        if !folder.is_empty()? && !folder.is_pack() {
            return refuse("there is something else than a pack; name another folder, or empty this one");
        }
        Ok(folder)
    }

    /// Replaces the pack in the folder by one of these files. A reader finds the old pack or the new one, even when
    /// this is interrupted.
    pub fn replace(&self, files: &[pack::File]) -> Result<(), Failure> {
        if self.is_empty()? { self.create(files) } else { self.update(files) }.map_err(failed(&self.path))
    }

    /// Writes the pack beside the folder, then renames it.
    fn create(&self, files: &[pack::File]) -> io::Result<()> {
        let temporary = beside(&self.path, TEMPORARY);
        if temporary.exists() {
            // Left by a build that was killed: nothing else has such a name.
            fs::remove_dir_all(&temporary)?;
        }
        for folder in FOLDERS {
            fs::create_dir_all(temporary.join(folder))?;
        }
        for file in files {
            write(&temporary.join(&file.name), file)?;
        }
        if self.path.exists() {
            fs::remove_dir(&self.path)?;
        }
        fs::rename(&temporary, &self.path)
    }

    /// Writes the files that are named by their content, which the old manifest does not name. Then writes the
    /// manifest. Then removes what the new manifest does not name.
    fn update(&self, files: &[pack::File]) -> io::Result<()> {
        for folder in FOLDERS {
            fs::create_dir_all(self.path.join(folder))?;
        }
        for file in files {
            let path = self.path.join(&file.name);
            if fs::read(&path).is_ok_and(|bytes| bytes == file.bytes) {
                continue;
            }
            let mut temporary = path.clone().into_os_string();
            temporary.push(TEMPORARY);
            write(Path::new(&temporary), file)?;
            fs::rename(&temporary, &path)?;
        }
        for folder in ["."].iter().chain(&FOLDERS) {
            for entry in fs::read_dir(self.path.join(folder))? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                let full = if *folder == "." { name.clone() } else { format!("{folder}/{name}") };
                if is_pack_file(&name) && !files.iter().any(|file| file.name == full) {
                    fs::remove_file(self.path.join(full))?;
                }
            }
        }
        Ok(())
    }

    fn is_empty(&self) -> Result<bool, Failure> {
        match fs::read_dir(&self.path) {
            Ok(mut entries) => Ok(entries.next().is_none()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(failed(&self.path)(error)),
        }
    }

    /// Whether there is a pack of any version, sound or not.
    fn is_pack(&self) -> bool {
        let manifest = fs::read(self.path.join(Manifest::NAME));
        manifest.is_ok_and(|bytes| bytes.starts_with(b"{\"format\":\"skills-gap-pack/"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A lock file that stays does no harm.
        let _ = fs::remove_file(&self.lock_path);
    }
}

/// Whether a pack has files of such names: with a hash before the ending, or not complete yet.
fn is_pack_file(name: &str) -> bool {
    if let Some(complete) = name.strip_suffix(TEMPORARY) {
        return complete == Manifest::NAME || is_pack_file(complete);
    }
    let mut parts = name.rsplit('.');
    let ending = parts.next().unwrap_or_default();
    let hash = parts.next().unwrap_or_default();
    matches!(ending, "json" | "bin")
        && hash.len() == 16
        && hash.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
        && parts.next().is_some_and(|stem| !stem.is_empty())
}

fn write(path: &Path, file: &pack::File) -> io::Result<()> {
    let mut out = File::create(path)?;
    out.write_all(&file.bytes)?;
    if file.name == Manifest::NAME {
        // The hashes show which other files a loss of power has damaged.
        out.sync_all()?;
    }
    Ok(())
}

/// `path` with `ending` after its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.components().as_path());
    name.push(ending);
    name.into()
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::Input { file: path.display().to_string(), error }
}
