//! Loads a pack from disk.

use std::fs;
use std::io;
use std::path::Path;

use skills_gap::Engine;
use skills_gap::pack::{Manifest, Pack};
use skills_gap::transfer::Model;

use crate::failure::Failure;

/// The engine of the pack in `folder`.
pub fn engine(folder: &Path) -> Result<Engine, Failure> {
    let mut manifest = read(folder, Manifest::NAME)?;
    loop {
        let failure = match load(folder, &manifest) {
            Ok(engine) => return Ok(engine),
            Err(failure) => failure,
        };
        // Where the pack is just being replaced, the manifest is old and the files are new.
        let again = read(folder, Manifest::NAME)?;
        if again == manifest {
            return Err(failure);
        }
        manifest = again;
    }
}

/// The engine of the pack with this manifest.
fn load(folder: &Path, manifest: &[u8]) -> Result<Engine, Failure> {
    let at = |error| Failure::at(&folder.display().to_string(), error);
    let files = Manifest::decode(manifest).map_err(at)?.files;
    let pack = Pack::open(manifest, &read(folder, &files.index.name)?).map_err(at)?;
    let [all, links, carries] = [&files.all, &files.links, &files.carries].map(|file| &file.name);
    let (all, links, carries) = (read(folder, all)?, read(folder, links)?, read(folder, carries)?);
    pack.engine(Model::embedded(), &all, &links, &carries).map_err(at)
}

/// The bytes of a file of the pack.
fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    read_file(&path).map_err(|error| {
        let error = match error.kind() {
            io::ErrorKind::NotFound if name == Manifest::NAME => io::Error::new(
                error.kind(),
                "no pack is there; `skills-gap build --out DIR INPUT…` makes one",
            ),
            _ => error,
        };
        Failure::Input { file: path.display().to_string(), error }
    })
}

/// The bytes of a file; a pipe or a device, which may never end, is none.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a file"));
    }
    fs::read(path)
}
