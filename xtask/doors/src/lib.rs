//! The doors of the core: what takes bytes from outside, with its seeds and with what is promised of it.
//!
//! A crate of its own, since two programs try them: `cargo xtask fuzz` on any toolchain, and the same with `--guided`,
//! which libFuzzer guides (`xtask/fuzz/`).

mod targets;

pub use targets::{TARGETS, Target};

/// Tries the door of this name with an input. Panics where a promise is broken.
pub fn try_door(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("a door of this name").run)(input);
}
