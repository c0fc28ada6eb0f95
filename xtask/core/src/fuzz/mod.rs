//! `cargo xtask fuzz`: inputs that nobody would write, against every door of the core.
//!
//! Each target takes bytes and checks what is promised of them: no panic, no result that another part refuses. Inputs are
//! seeds, changed at random; one that gives an outcome of a new kind becomes a seed itself. The same seed number gives
//! the same inputs everywhere. What is found is kept in `target/fuzz/`; it becomes a test before it is mended.

mod guided;
mod mutate;

use std::collections::HashSet;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use clap::builder::PossibleValuesParser;

use doors::{TARGETS, Target};
use mutate::{Random, mutated};

/// Try inputs that nobody would write: all targets, or one
#[derive(Args)]
pub struct Options {
    /// The target; all of them one after the other if left out
    #[arg(value_parser = PossibleValuesParser::new(TARGETS.map(|target| target.name)))]
    target: Option<String>,
    /// How long each target is tried
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// How many inputs each target is tried with, in place of a time: the same ones everywhere
    #[arg(long)]
    runs: Option<u64>,
    /// What the random inputs begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Let libFuzzer choose the inputs by what of the code they reach: takes cargo-fuzz and a C++ compiler. What
    /// reached more is kept in `target/fuzz/reached/`, and tried first the next time
    #[arg(long)]
    guided: bool,
}

/// An input that takes longer is a finding. Each takes milliseconds; a busy machine is slower.
const SLOW: Duration = Duration::from_secs(10);
/// The most seeds that a target has.
const MOST_SEEDS: usize = 4_000;
/// So many findings of a target are enough.
const MOST_FINDINGS: usize = 10;

/// When a target has been tried enough.
#[derive(Clone, Copy)]
enum Until {
    Time(Duration),
    Runs(u64),
}

/// What came of a target.
#[derive(Debug, Default)]
struct Outcome {
    runs: u64,
    kinds: usize,
    findings: Vec<(String, Vec<u8>)>,
}

/// Tries the targets that are asked for.
pub fn run(options: &Options) -> Result<(), String> {
    let is_asked = |target: &&Target| options.target.as_deref().is_none_or(|name| name == target.name);
    let until = options.runs.map_or(Until::Time(Duration::from_secs(options.seconds)), Until::Runs);
    let mut found = 0;
    for target in TARGETS.iter().filter(is_asked) {
        if options.guided {
            found += usize::from(!guided::tried(target, until, options.seed)?);
            continue;
        }
        let begun = Instant::now();
        let outcome = tried(target, until, options.seed);
        let (name, runs, kinds) = (target.name, outcome.runs, outcome.kinds);
        let (seconds, count) = (begun.elapsed().as_secs_f64(), outcome.findings.len());
        println!("{name}: {runs} runs in {seconds:.1} s, {kinds} kinds of outcome, {count} findings");
        for (problem, input) in outcome.findings {
            println!("  {}: {problem}", kept(name, &input)?);
            found += 1;
        }
    }
    if found == 0 { Ok(()) } else { Err(format!("{found} findings: make each a test, then mend it")) }
}

/// Tries one target. Panics are caught and not shown.
fn tried(target: &Target, until: Until, seed: u64) -> Outcome {
    let shown = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let outcome = tried_in_silence(target, until, seed);
    panic::set_hook(shown);
    outcome
}

fn tried_in_silence(target: &Target, until: Until, seed: u64) -> Outcome {
    let mut random = Random::new(seed);
    let mut seeds = (target.seeds)();
    let (mut outcome, mut kinds) = (Outcome::default(), HashSet::new());
    let begun = Instant::now();
    let is_done = |runs: u64| match until {
        Until::Time(time) => begun.elapsed() >= time,
        Until::Runs(most) => runs >= most,
    };
    let given = seeds.len() as u64;
    while !is_done(outcome.runs) && outcome.findings.len() < MOST_FINDINGS {
        // First each seed as it is.
        let input = match seeds.get(outcome.runs as usize) {
            Some(seed) if outcome.runs < given => seed.clone(),
            _ => mutated(&seeds, &mut random),
        };
        outcome.runs += 1;
        let started = Instant::now();
        match panic::catch_unwind(AssertUnwindSafe(|| (target.run)(&input))) {
            Err(problem) => outcome.findings.push((said(problem.as_ref()), input)),
            Ok(_) if started.elapsed() > SLOW => {
                outcome.findings.push((format!("took {:.1?}", started.elapsed()), input));
            }
            Ok(kind) => {
                if kinds.insert(kind) && seeds.len() < MOST_SEEDS {
                    seeds.push(input);
                }
            }
        }
    }
    outcome.kinds = kinds.len();
    outcome
}

/// What a panic said.
fn said(problem: &(dyn std::any::Any + Send)) -> String {
    let text = problem.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| problem.downcast_ref::<String>().cloned()).unwrap_or_else(|| "a panic".to_owned())
}

/// Keeps an input that was found; its file.
fn kept(name: &str, input: &[u8]) -> Result<String, String> {
    let file = written(&folder().join(name), input)?;
    Ok(file.display().to_string())
}

/// Where inputs are kept.
fn folder() -> PathBuf {
    crate::repository().join("target/fuzz")
}

/// Writes an input into a folder, under a name that its content makes.
fn written(folder: &Path, input: &[u8]) -> Result<PathBuf, String> {
    let hash = input.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    let file = folder.join(format!("{hash:016x}"));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&file, input));
    written.map(|()| file.clone()).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many inputs a target: a few seconds in all. `cargo xtask fuzz` tries many more.
    const RUNS: u64 = 100;

    #[test]
    fn whatever_comes_in_every_target_keeps_its_promises() {
        for target in &TARGETS {
            let outcome = tried(target, Until::Runs(RUNS), 1);
            let findings: Vec<String> = (outcome.findings.iter())
                .map(|(problem, input)| format!("{problem}: {}", String::from_utf8_lossy(input)))
                .collect();
            assert_eq!(findings, [""; 0], "{}", target.name);
            assert!(outcome.kinds > 1, "{}: nothing is reached", target.name);
        }
    }

    #[test]
    fn a_broken_promise_is_found() {
        fn breaks(bytes: &[u8]) -> u64 {
            assert!(!bytes.contains(&b'%'), "a percent sign");
            u64::from(bytes.len() > 4)
        }
        let target = Target { name: "broken", seeds: || vec![b"abc{1}".to_vec()], run: breaks };
        let outcome = tried(&target, Until::Runs(50_000), 1);
        assert!(!outcome.findings.is_empty());
        assert_eq!(outcome.findings[0].0, "a percent sign");
    }
}
