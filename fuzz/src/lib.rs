//! The targets of `cargo xtask fuzz`, for libFuzzer.

#[path = "../../xtask/core/src/fuzz/targets.rs"]
mod targets;

use std::path::{Path, PathBuf};

pub use targets::TARGETS;

/// Tries one input. Panics where a promise is broken.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of this name");
    (target.run)(bytes);
}

/// Where the targets find their seeds.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
