//! `xtask-core`: what needs the core itself, a program of its own.

use std::process::Command;

use crate::failure::Failure;
use crate::place;
use crate::run::{Task, answer, cargo};

const NAME: &str = "xtask-core";
const NEXT: &str = "mend what the compiler names above, then run it again";

/// What it prints when called with `arguments`.
pub fn printed(arguments: &[&str]) -> Result<String, Failure> {
    Task::new("helper that needs the core", cargo(["build", "--package", NAME]), NEXT).run()?;
    answer(Command::new(place::built(NAME)).args(arguments))
        .ok_or_else(|| Failure::new(format!("{NAME} {} failed", arguments.join(" ")), NEXT))
}

/// Runs it in sight, compiled for speed.
pub fn run_fast(arguments: &[String]) -> Result<(), Failure> {
    let mut run = cargo(["run", "--quiet", "--profile", "bench", "--package", NAME, "--"]);
    run.args(arguments).current_dir(std::env::current_dir().unwrap_or_else(|_| place::root()));
    Task::new("evaluation", run, "mend what is named above, then run it again").run().map(drop)
}
