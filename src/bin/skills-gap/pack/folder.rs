//! The folder of a pack, replaced so that there is a whole pack at every moment.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use skills_gap::pack::{self, FileRef, Manifest};

use crate::failure::Failure;
use crate::plain;

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
        // Without a dot at its end, which is no name that a folder can get.
        let path = path.components().as_path();
        let refuse = |problem: &str| Err(failed(path)(io::Error::other(problem)));
        if path.file_name().is_none() {
            return refuse("not the name of a folder");
        }
        if path.exists() && !path.is_dir() {
            return refuse("a file, not a folder");
        }
        if !path.exists() && path.is_symlink() {
            return refuse("a link to nothing");
        }
        // However many links lead to it, a folder has one lock.
        let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lock_path = with_ending(path, LOCK);
        let lock = open_lock(&lock_path).map_err(failed(&lock_path))?;
        if lock.try_lock().is_err() {
            return refuse("another build is putting a pack there");
        }
        let folder = Self { path: path.to_owned(), lock_path, _lock: lock };
        if !folder.is_empty()? && !folder.is_pack() {
            return refuse("there is something else than a pack; name another folder, or empty this one");
        }
        folder.check_inside()?;
        Ok(folder)
    }

    /// Refuses what a pack could not be written over: a link to elsewhere or a file in place of a folder, a folder in
    /// place of a file, a disk that takes no files. Beside the folder is perhaps another disk than in it.
    fn check_inside(&self) -> Result<(), Failure> {
        if !self.path.exists() {
            return Ok(());
        }
        let refuse = |path: &Path, problem: &str| Err(failed(path)(io::Error::other(problem)));
        let is_other = |path: &Path, is_right: fn(&fs::Metadata) -> bool| {
            fs::symlink_metadata(path).is_ok_and(|there| !is_right(&there))
        };
        for folder in ["."].iter().chain(&FOLDERS) {
            let folder = self.path.join(folder);
            if is_other(&folder, fs::Metadata::is_dir) {
                return refuse(&folder, "a link or a file, where a pack has a folder");
            }
            let probe = with_ending(&folder.join(Manifest::NAME), TEMPORARY);
            for file in [&folder.join(Manifest::NAME), &probe] {
                if is_other(file, |there| !there.is_dir()) {
                    return refuse(file, "a folder, where a pack has a file");
                }
            }
            if folder.exists() {
                plain::start(&probe).and_then(|_| fs::remove_file(&probe)).map_err(failed(&folder))?;
            }
        }
        Ok(())
    }

    /// Replaces the pack in the folder by one of these files. A reader finds the old pack or the new one, even when
    /// this is interrupted.
    pub fn replace(&self, files: &[pack::File]) -> Result<(), Failure> {
        // A folder that is there may be a link or a mount point, which nothing can be renamed to.
        if self.path.exists() { self.update(files) } else { self.create(files) }.map_err(failed(&self.path))
    }

    /// Writes the pack beside the folder, then renames it.
    fn create(&self, files: &[pack::File]) -> io::Result<()> {
        let temporary = with_ending(&self.path, TEMPORARY);
        // Left by a build that was killed: nothing else has such a name. Of a link, only the link is removed.
        match fs::symlink_metadata(&temporary) {
            Ok(left) if left.is_dir() => fs::remove_dir_all(&temporary)?,
            Ok(_) => fs::remove_file(&temporary)?,
            Err(_) => {}
        }
        for folder in FOLDERS {
            fs::create_dir_all(temporary.join(folder))?;
        }
        for file in files {
            write(&temporary.join(&file.name), file)?;
        }
        fs::rename(&temporary, &self.path)
    }

    /// Writes the files that are named by their content, which the old manifest does not name. Then writes the
    /// manifest. Then removes the files of packs that the new manifest does not name.
    fn update(&self, files: &[pack::File]) -> io::Result<()> {
        for folder in FOLDERS {
            fs::create_dir_all(self.path.join(folder))?;
        }
        for file in files {
            let path = self.path.join(&file.name);
            if plain::read(&path).is_some_and(|bytes| bytes == file.bytes) {
                continue;
            }
            let temporary = with_ending(&path, TEMPORARY);
            write(&temporary, file)?;
            fs::rename(&temporary, &path)?;
        }
        for folder in ["."].iter().chain(&FOLDERS) {
            for entry in fs::read_dir(self.path.join(folder))? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                let full = if *folder == "." { name.clone() } else { format!("{folder}/{name}") };
                let path = self.path.join(&full);
                if !files.iter().any(|file| file.name == full) && is_of_a_pack(&path, &name) {
                    fs::remove_file(path)?;
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
        let manifest = plain::read(&self.path.join(Manifest::NAME));
        manifest.is_some_and(|bytes| bytes.starts_with(b"{\"format\":\"skills-gap-pack/"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A lock file that stays does no harm.
        let _ = fs::remove_file(&self.lock_path);
    }
}

/// Whether a build wrote the file: it is named by its content, or is not complete yet.
fn is_of_a_pack(path: &Path, name: &str) -> bool {
    if let Some(complete) = name.strip_suffix(TEMPORARY) {
        let is_named = complete == Manifest::NAME || pack::hash_in_name(complete).is_some();
        return is_named && !fs::symlink_metadata(path).is_ok_and(|there| there.is_dir());
    }
    let Some(hash) = pack::hash_in_name(name).map(str::to_owned) else { return false };
    // Of something else under such a name, the content has another hash.
    plain::read(path).is_some_and(|bytes| {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        FileRef { name: name.to_owned(), bytes: length, hash }.verify(&bytes).is_ok()
    })
}

/// The file to lock.
fn open_lock(path: &Path) -> io::Result<File> {
    plain::check(path)?;
    File::options().write(true).create(true).truncate(false).open(path)
}

fn write(path: &Path, file: &pack::File) -> io::Result<()> {
    let mut out = plain::start(path)?;
    out.write_all(&file.bytes)?;
    if file.name == Manifest::NAME {
        // The hashes show which other files a loss of power has damaged.
        out.sync_all()?;
    }
    Ok(())
}

/// `path` with `ending` after its name.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::Input { file: path.display().to_string(), error }
}
