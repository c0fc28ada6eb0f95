//! `www/src/package/types.ts`: the contract's types, generated from Rust and committed.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use fs_err as fs;

use crate::paths;
use crate::process::{Compile, core_tool};

fn file() -> PathBuf {
    paths::www().join("src/package/types.ts")
}

fn declarations(compile: Compile) -> Result<String> {
    Ok(core_tool(compile, &["types"])? + "\n")
}

pub fn write() -> Result<()> {
    fs::write(file(), declarations(Compile::Alone)?)?;
    println!("  wrote {}", file().display());
    Ok(())
}

/// Whether the committed types are the types that Rust gives.
pub fn check() -> Result<()> {
    ensure!(
        fs::read_to_string(file())? == declarations(Compile::WithTests)?,
        "www/src/package/types.ts is not what Rust gives\n  what to do: run `cargo xtask types` and commit it"
    );
    Ok(())
}
