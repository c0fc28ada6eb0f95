//! `skills-gap build`, `skills-gap check` and `--catalogue`: packs on disk.
//!
//! `folder` replaces a pack on disk, `load` loads one. `skills_gap::pack` knows what a pack is.

mod comparison_progress;
mod folder;
mod load;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use skills_gap::catalogue::{DataSource, Occupation};
use skills_gap::pack::{self, CheckReport, Manifest};
use skills_gap::read::{Collection, ReadOptions};
use skills_gap::transfer::Model;

use crate::failure::Failure;
use crate::input::read_collection;
use crate::output::say;
use comparison_progress::ComparisonProgress;
use folder::Folder;
pub use load::engine;

/// The arguments of `build`.
#[derive(Args)]
pub struct BuildArguments {
    /// The pack's folder; a pack that is there stays until the new one is whole
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Files of any form that `read` takes, and what `import` leaves; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
}

/// The arguments of `check`.
#[derive(Args)]
pub struct CheckArguments {
    /// The pack's folder
    dir: PathBuf,
    /// Work out again what every statement carries over to, not only a hundred of them
    #[arg(long)]
    thorough: bool,
}

/// Makes a pack of the inputs.
pub fn build(arguments: &BuildArguments, options: &ReadOptions, threads: usize) -> Result<(), Failure> {
    // Before the long work, so that a folder that cannot be used is known at once.
    let folder = Folder::lock(&arguments.out)?;
    let (occupations, sources) = collect(&arguments.inputs, options)?;
    if occupations.is_empty() {
        return Err(Failure::NoOccupations);
    }
    let progress = ComparisonProgress::new("comparing statements");
    let report_progress = |done, total| progress.report(done, total);
    let files = pack::build(occupations, sources, Model::embedded(), threads, &report_progress)?;
    progress.end();
    folder.replace(&files)?;
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    if let Some(manifest) = files.last() {
        let counts = Manifest::decode(&manifest.bytes)?.counts;
        say(format_args!(
            "{}: {} occupations, {} statements, {} links; {} files, {bytes} bytes.",
            arguments.out.display(),
            counts.occupations,
            counts.statements,
            counts.links,
            files.len()
        ));
    }
    Ok(())
}

/// Checks a pack.
pub fn check(arguments: &CheckArguments, threads: usize) -> CheckReport {
    let progress = ComparisonProgress::new("comparing statements");
    let report_progress = |done, total| progress.report(done, total);
    let mut read = |name: &str| load::read_file(&arguments.dir.join(name)).map_err(|error| error.to_string());
    let report = pack::check(&mut read, Model::embedded(), arguments.thorough, threads, &report_progress);
    progress.end();
    report
}

/// The occupations of all inputs and their sources. Of several with one reference, the last.
fn collect(inputs: &[String], options: &ReadOptions) -> Result<(Vec<Occupation>, Vec<DataSource>), Failure> {
    let mut occupations: BTreeMap<String, (Occupation, &str)> = BTreeMap::new();
    let mut all_sources = Vec::new();
    for input in inputs {
        let Collection { occupations: read, sources, .. } = read_collection(input, options)?;
        all_sources.extend(sources);
        for occupation in read {
            for warning in &occupation.warnings {
                say(format_args!("{input}: {}: {}: {}", occupation.reference, warning.path, warning.message));
            }
            let reference = occupation.reference.clone();
            if let Some((_, before)) = occupations.insert(reference.clone(), (occupation, input)) {
                say(format_args!("{input}: {reference} takes the place of the one of {before}"));
            }
        }
    }
    Ok((occupations.into_values().map(|(occupation, _)| occupation).collect(), all_sources))
}
