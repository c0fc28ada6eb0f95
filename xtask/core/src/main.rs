//! The commands of `cargo xtask` that need the core.
//!
//! A crate of its own, so that `cargo xtask` builds and runs, and gives advice, while the core does not compile.

mod eval;
mod fuzz;
#[path = "../../../benches/made_up/mod.rs"]
mod made_up;
mod metrics;
mod onet;
mod people;
mod standards;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use skills_gap::catalogue::Catalogue;
use skills_gap::input::Value;
use skills_gap::transfer::Model;

/// The commands of `cargo xtask` that need the core
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Command {
    /// Print the contract's types, declared for TypeScript
    Types,
    /// Write the data that is shipped beside the modules into this folder
    Data {
        folder: String,
    },
    Eval(eval::Options),
    Fuzz(fuzz::Options),
    People(people::Options),
}

fn main() -> ExitCode {
    let result = match Command::parse() {
        Command::Types => {
            print!("{}", skills_gap::typescript::declarations());
            Ok(())
        }
        Command::Data { folder } => write_data(&folder),
        Command::Eval(options) => eval::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::People(options) => people::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the data that is shipped beside the modules into `folder`: the occupations, the subset of the statement
/// model that they need, the whole model.
fn write_data(folder: &str) -> Result<(), String> {
    let catalogue = occupations_json()?;
    let occupations = Value::parse(&catalogue)
        .and_then(|value| Catalogue::decode(&value))
        .map_err(|error| format!("data/occupations: {error}"))?;
    let statements = occupations.iter().flat_map(|one| &one.ksbs).map(|ksb| ksb.statement.as_str());
    let write = |name: &str, content: &[u8]| {
        let file = Path::new(folder).join(name);
        fs::write(&file, content).map_err(|error| format!("{}: {error}", file.display()))
    };
    write("catalogue.txt", catalogue.as_bytes())?;
    write("catalogue.bin", &Model::embedded().subset(statements))?;
    let model = repository().join("data/model/model.bin");
    write("model.bin", &fs::read(&model).map_err(|error| format!("{}: {error}", model.display()))?)
}

/// The records in `data/occupations/`, in the order of their names, as one list without white space.
fn occupations_json() -> Result<String, String> {
    let folder = repository().join("data/occupations");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut records = Vec::new();
    for file in files {
        let file = file.to_string_lossy();
        let mut compact = Vec::new();
        serde_transcode::transcode(
            &mut serde_json::Deserializer::from_str(&table::text_of(&file)?),
            &mut serde_json::Serializer::new(&mut compact),
        )
        .map_err(|error| format!("{file}: {error}"))?;
        records.push(String::from_utf8(compact).map_err(|error| format!("{file}: {error}"))?);
    }
    Ok(format!("[{}]", records.join(",")))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
