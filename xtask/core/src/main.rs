//! What of `cargo xtask` needs the core itself.
//!
//! Apart from `xtask`, so that `cargo xtask` itself builds and runs, and can say what to do, while
//! the core does not compile.

mod eval;
mod metrics;
mod onet;
mod standards;
mod table;

use std::process::ExitCode;
use std::{env, fs};

use skills_gap::catalogue::Catalogue;
use skills_gap::input::Value;
use skills_gap::transfer::Model;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["types"] => {
            print!("{}", skills_gap::typescript::declarations());
            Ok(())
        }
        ["part", catalogue, to] => part(catalogue, to),
        ["eval", options @ ..] => eval::run(options),
        _ => Err("xtask-core types | part CATALOGUE TO | eval …".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the part of the statement model that the occupations in the file `catalogue` need.
fn part(catalogue: &str, to: &str) -> Result<(), String> {
    let text = table::text_of(catalogue)?;
    let occupations = Value::parse(&text)
        .and_then(|value| Catalogue::decode(&value))
        .map_err(|error| format!("{catalogue}: {error}"))?;
    let statements = occupations.iter().flat_map(|one| &one.ksbs).map(|ksb| ksb.statement.as_str());
    fs::write(to, Model::embedded().subset(statements)).map_err(|error| format!("{to}: {error}"))
}
