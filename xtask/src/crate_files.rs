//! The files of the published crate: what its source includes must be among them.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};
use fs_err as fs;

use crate::paths;
use crate::process::{cargo, output_of};

/// What is put in from a file at compile time.
const MACROS: [&str; 2] = ["include_str!(\"", "include_bytes!(\""];

/// Compares what `src` includes with what `cargo package` would publish.
pub fn check() -> Result<()> {
    let mut list = cargo(["package", "--list", "--allow-dirty", "--package", "skills-gap"]);
    let listed =
        output_of(&mut list).context("`cargo package --list` failed\n  what to do: run it to see why")?;
    let listed: Vec<&Path> = listed.lines().map(Path::new).collect();
    for source in rust_files(&paths::root().join("src"))? {
        let text = fs::read_to_string(&source)?;
        for included in MACROS.iter().flat_map(|include| text.split(include).skip(1)) {
            let name = included.split('"').next().unwrap_or_default();
            let file = normal(&source.with_file_name(name));
            let file = file.strip_prefix(paths::root())?;
            ensure!(
                listed.contains(&file),
                "{} includes {}, which the published crate lacks\n  what to do: add it to `include` in Cargo.toml",
                source.display(),
                file.display()
            );
        }
    }
    let foreign = listed.iter().find(|file| file.starts_with("www"));
    ensure!(
        foreign.is_none(),
        "the published crate would hold {foreign:?}\n  what to do: mend `include` in Cargo.toml"
    );
    Ok(())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension() == Some(OsStr::new("rs")) {
            files.push(path);
        }
    }
    Ok(files)
}

/// `path` without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            normal.pop();
        } else {
            normal.push(part);
        }
    }
    normal
}
