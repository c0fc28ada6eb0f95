//! `skills-gap build`, `skills-gap check` and `--catalogue`: packs on disk.
//!
//! What a pack is, `skills_gap::pack` knows; `folder` puts one where another may be, and `reading` takes it
//! from there.

mod folder;
mod progress;
mod reading;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;

use clap::Args;
use skills_gap::catalogue::{Occupation, Source};
use skills_gap::pack::{self, CheckReport, Manifest};
use skills_gap::read::Collection;
use skills_gap::transfer::Model;

use crate::Failure;
use folder::Folder;
use progress::Progress;
pub use reading::engine;

/// What `build` can be told.
#[derive(Args)]
pub struct BuildArguments {
    /// The pack's folder; a pack that is there stays until the new one is whole
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Files of any form that `read` takes, and what `import` leaves; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// How many threads compare statements; all there are, if left out
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// What `check` can be told.
#[derive(Args)]
pub struct CheckArguments {
    /// The pack's folder
    dir: PathBuf,
    /// Work out again what every statement carries over to, not only a hundred of them
    #[arg(long)]
    thorough: bool,
    /// How many threads compare statements; all there are, if left out
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// Makes a pack of the inputs.
pub fn build(arguments: &BuildArguments) -> Result<(), Failure> {
    // Before the long work: whether it can be put there.
    let folder = Folder::lock(&arguments.out)?;
    let (occupations, sources) = collect(&arguments.inputs)?;
    if occupations.is_empty() {
        return Err(Failure::Nothing);
    }
    let progress = Progress::new("comparing statements");
    let tell = |done, of| progress.tell(done, of);
    let files = pack::build(occupations, sources, Model::embedded(), threads(arguments.threads), &tell)?;
    progress.end();
    folder.put(&files)?;
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    if let Some(manifest) = files.last() {
        let counts = Manifest::decode(&manifest.bytes)?.counts;
        eprintln!(
            "{}: {} occupations, {} statements, {} links; {} files, {bytes} bytes.",
            arguments.out.display(),
            counts.occupations,
            counts.statements,
            counts.links,
            files.len()
        );
    }
    Ok(())
}

/// Checks a pack.
pub fn check(arguments: &CheckArguments) -> CheckReport {
    let progress = Progress::new("comparing statements");
    let tell = |done, of| progress.tell(done, of);
    let mut read = |name: &str| std::fs::read(arguments.dir.join(name)).map_err(|error| error.to_string());
    let threads = threads(arguments.threads);
    let report = pack::check(&mut read, Model::embedded(), arguments.thorough, threads, &tell);
    progress.end();
    report
}

/// The occupations of all inputs and their sources. Of several with one reference, the last.
fn collect(inputs: &[String]) -> Result<(Vec<Occupation>, Vec<Source>), Failure> {
    let mut occupations: BTreeMap<String, (Occupation, &str)> = BTreeMap::new();
    let mut all_sources = Vec::new();
    for input in inputs {
        let Collection { occupations: read, sources, .. } = crate::reading::input(input)?;
        all_sources.extend(sources);
        for occupation in read {
            for warning in &occupation.warnings {
                eprintln!("{input}: {}: {}: {}", occupation.reference, warning.path, warning.message);
            }
            let reference = occupation.reference.clone();
            if let Some((_, before)) = occupations.insert(reference.clone(), (occupation, input)) {
                eprintln!("{input}: {reference} takes the place of the one of {before}");
            }
        }
    }
    Ok((occupations.into_values().map(|(occupation, _)| occupation).collect(), all_sources))
}

fn threads(asked: Option<NonZero<usize>>) -> usize {
    asked.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZero::get)
}
