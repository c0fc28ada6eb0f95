//! `www/src/package/types.ts`: the contract's types, generated from Rust and committed.

use std::fs;

use crate::failure::Failure;
use crate::helper::{self, With};
use crate::place;

/// Writes them.
pub fn write() -> Result<(), Failure> {
    let path = place::www().join("src/package/types.ts");
    let declared = helper::printed(With::Nothing, &["types"])?;
    fs::write(&path, format!("{declared}\n")).map_err(|error| Failure::file("write", &path, &error))?;
    println!("  wrote {}", path.display());
    Ok(())
}
