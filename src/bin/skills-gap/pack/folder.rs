//! The folder of a pack: made aside and renamed, or changed so that at each moment one whole pack is there.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use skills_gap::pack::{self, Manifest};

use crate::Failure;

/// Ends the name of what is not whole yet.
const ASIDE: &str = ".skills-gap-part";
/// Ends the name of the file that is locked while a pack is put in place.
const LOCK: &str = ".skills-gap-lock";
/// The folders in a pack.
const FOLDERS: [&str; 2] = ["occupations", "vectors"];

/// Where a pack is to be put. Nobody else puts one there as long as it lives.
pub struct Folder {
    path: PathBuf,
    lock_path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes sure that a pack can be put at `path`, before any work is done.
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

    /// Puts the pack of these files there. Whoever reads the folder meanwhile, and whenever this is
    /// interrupted, finds the old pack whole or the new one.
    pub fn put(&self, files: &[pack::File]) -> Result<(), Failure> {
        if self.is_empty()? { self.put_new(files) } else { self.replace(files) }.map_err(failed(&self.path))
    }

    fn put_new(&self, files: &[pack::File]) -> io::Result<()> {
        let aside = beside(&self.path, ASIDE);
        if aside.exists() {
            // Of a build that was killed: nobody else gives such a name.
            fs::remove_dir_all(&aside)?;
        }
        for folder in FOLDERS {
            fs::create_dir_all(aside.join(folder))?;
        }
        for file in files {
            write(&aside.join(&file.name), file)?;
        }
        if self.path.exists() {
            fs::remove_dir(&self.path)?;
        }
        fs::rename(&aside, &self.path)
    }

    /// What is named by its content first: the old manifest does not name it. Then the manifest; then what the
    /// new one does not name goes.
    fn replace(&self, files: &[pack::File]) -> io::Result<()> {
        for folder in FOLDERS {
            fs::create_dir_all(self.path.join(folder))?;
        }
        for file in files {
            let path = self.path.join(&file.name);
            if fs::read(&path).is_ok_and(|bytes| bytes == file.bytes) {
                continue;
            }
            let mut aside = path.clone().into_os_string();
            aside.push(ASIDE);
            write(Path::new(&aside), file)?;
            fs::rename(&aside, &path)?;
        }
        for folder in ["."].iter().chain(&FOLDERS) {
            for entry in fs::read_dir(self.path.join(folder))? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                let full = if *folder == "." { name.clone() } else { format!("{folder}/{name}") };
                if is_ours(&name) && !files.iter().any(|file| file.name == full) {
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

    /// Whether there is a pack, sound or not, of any version.
    fn is_pack(&self) -> bool {
        let manifest = fs::read(self.path.join(Manifest::NAME));
        manifest.is_ok_and(|bytes| bytes.starts_with(b"{\"format\":\"skills-gap-pack/"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Left behind, it is in nobody's way.
        let _ = fs::remove_file(&self.lock_path);
    }
}

/// Whether a pack has files of such names: a content's hash before the ending; or one that is not whole.
fn is_ours(name: &str) -> bool {
    if let Some(whole) = name.strip_suffix(ASIDE) {
        return whole == Manifest::NAME || is_ours(whole);
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
        // What a loss of power leaves of the others, their hashes tell.
        out.sync_all()?;
    }
    Ok(())
}

/// `path` with something after its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.components().as_path());
    name.push(ending);
    name.into()
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::Input { file: path.display().to_string(), error }
}
