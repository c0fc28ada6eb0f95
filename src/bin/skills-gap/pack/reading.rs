//! A pack on disk, ready for questions.

use std::fs;
use std::io;
use std::path::Path;

use skills_gap::Engine;
use skills_gap::pack::{Manifest, Pack};
use skills_gap::transfer::Model;

use crate::Failure;

/// The catalogue of the pack in `folder`, with all that is known of it.
pub fn engine(folder: &Path) -> Result<Engine, Failure> {
    let mut manifest = read(folder, Manifest::NAME)?;
    loop {
        let failure = match of(folder, &manifest) {
            Ok(engine) => return Ok(engine),
            Err(failure) => failure,
        };
        // A pack that is being replaced: the old manifest, the new files.
        let again = read(folder, Manifest::NAME)?;
        if again == manifest {
            return Err(failure);
        }
        manifest = again;
    }
}

fn of(folder: &Path, manifest: &[u8]) -> Result<Engine, Failure> {
    let at = |error| Failure::at(&folder.display().to_string(), error);
    let files = Manifest::decode(manifest).map_err(at)?.files;
    let pack = Pack::open(manifest, &read(folder, &files.index.name)?).map_err(at)?;
    let [all, links, carries] = [&files.all, &files.links, &files.carries].map(|file| &file.name);
    let (all, links, carries) = (read(folder, all)?, read(folder, links)?, read(folder, carries)?);
    pack.engine(Model::embedded(), &all, &links, &carries).map_err(at)
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| {
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
