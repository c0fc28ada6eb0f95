//! `www/src/core/types.ts`: the contract's types, generated from Rust and committed.

use std::fs;

use crate::failure::Failure;
use crate::helper;
use crate::place;

/// Writes them.
pub fn write() -> Result<(), Failure> {
    let path = place::www().join("src/core/types.ts");
    fs::write(&path, declared()?).map_err(|error| Failure::file("write", &path, &error))?;
    println!("  wrote {}", path.display());
    Ok(())
}

/// Makes sure that the committed ones are those that Rust gives.
pub fn check() -> Result<(), Failure> {
    let path = place::www().join("src/core/types.ts");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    if committed == declared()? {
        return Ok(());
    }
    Err(Failure::new(
        "www/src/core/types.ts is not what the Rust types give",
        "run `cargo xtask types` and commit the file",
    ))
}

fn declared() -> Result<String, Failure> {
    let printed = helper::printed(&["types"])?;
    Ok(format!("{}\n", printed.trim()))
}
