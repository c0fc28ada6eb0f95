//! `www/src/core/types.ts`: the contract's types, generated from Rust and committed.

use std::fs;

use crate::failure::Failure;
use crate::place;
use crate::run::{Task, cargo};

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
    let next = "mend what the compiler names above, then run it again";
    Task::new("TypeScript types", cargo(["build", "--package", "xtask-types"]), next).run()?;
    crate::run::answer(&mut std::process::Command::new(place::built("xtask-types")))
        .map(|text| format!("{text}\n"))
        .ok_or_else(|| Failure::new("the TypeScript types could not be printed", next))
}
