//! `xtask-core`: what needs the core itself, a program of its own.

use std::process::Command;

use crate::failure::Failure;
use crate::place;
use crate::run::{Task, answer, cargo};

const NAME: &str = "xtask-core";
const NEXT: &str = "mend what the compiler names above, then run it again";

/// What the helper is compiled together with. That decides which features its dependencies get, and so whether
/// they are compiled anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Nothing else: the least there is to compile.
    Nothing,
    /// All that is tested: nothing is left to compile where that was.
    Tests,
}

/// What it prints when called with `arguments`.
pub fn printed(with: With, arguments: &[&str]) -> Result<String, Failure> {
    match with {
        With::Nothing => {
            Task::new("helper that needs the core", cargo(["build", "--package", NAME]), NEXT).run()?;
        }
        With::Tests => built_with_tests("types")?,
    }
    answer(Command::new(place::built(NAME)).args(arguments))
        .ok_or_else(|| Failure::new(format!("{NAME} {} failed", arguments.join(" ")), NEXT))
}

/// Compiles the programs that `test`, a test of the workspace, runs; with the features that all tests have.
pub fn built_with_tests(test: &str) -> Result<(), Failure> {
    let mut build = tests();
    build.args(["--no-run", "--test", test]);
    Task::new("programs under test", build, NEXT).run().map(drop)
}

/// `cargo test` of the workspace, always with the same features: others would compile all of it anew.
pub fn tests() -> Command {
    cargo(["test", "--workspace", "--all-features"])
}

/// Runs it in sight, compiled for speed.
pub fn run_fast(arguments: &[String]) -> Result<(), Failure> {
    let mut run = cargo(["run", "--quiet", "--profile", "bench", "--package", NAME, "--"]);
    run.args(arguments).current_dir(std::env::current_dir().unwrap_or_else(|_| place::root()));
    Task::new("evaluation", run, "mend what is named above, then run it again").run().map(drop)
}
