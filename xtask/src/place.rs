//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder: the one this program was built into, wherever a person's own
/// configuration puts it.
pub fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|program| program.ancestors().nth(2).map(Path::to_path_buf))
        .unwrap_or_else(|| root().join("target"))
}

/// A program that Cargo builds in the dev profile.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Everything a browser or npm sees.
pub fn www() -> PathBuf {
    root().join("www")
}

/// What wasm-bindgen and wasm-opt make.
pub fn generated() -> PathBuf {
    www().join("src/package/generated")
}

/// The built page.
pub fn dist() -> PathBuf {
    www().join("dist")
}

/// The npm package, ready to pack.
pub fn package() -> PathBuf {
    root().join("pkg")
}
