//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Cargo's target folder: the folder this program was built into, wherever a configuration puts it.
pub fn target() -> PathBuf {
    let program = env::current_exe().ok();
    let folder = program.as_deref().and_then(|program| program.ancestors().nth(2));
    folder.map_or_else(|| root().join("target"), Path::to_path_buf)
}

/// A program that Cargo builds in the dev profile.
pub fn program(name: &str) -> PathBuf {
    program_of("debug", name)
}

/// A program that Cargo builds in the profile whose folder is `profile`.
pub fn program_of(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Everything a browser or npm sees.
pub fn www() -> PathBuf {
    root().join("www")
}

/// The modules, their glue and their data.
pub fn generated() -> PathBuf {
    www().join("src/package/generated")
}

/// The npm package, ready to pack.
pub fn package() -> PathBuf {
    root().join("pkg")
}
