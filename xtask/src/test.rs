//! `cargo xtask test`: runs the steps, Rust's beside the web's, and says how each went.

use std::iter::Sum;
use std::num::NonZero;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

use crate::process::{print_lines, seconds};
use crate::steps::{Lane, STEPS, Step};

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

/// How a step ended.
enum Outcome {
    Finished(Counts),
    Failed(Error),
    /// Not run, because this step failed.
    Skipped(&'static str),
}

struct StepResult {
    step: &'static Step,
    outcome: Outcome,
    time: Duration,
}

impl StepResult {
    fn is_good(&self) -> bool {
        matches!(self.outcome, Outcome::Finished(counts) if counts.failed == 0)
    }
}

/// Runs the steps that are `named`, by name or by part, and the steps that they need; all if none is named. Whether
/// everything is as it should be.
pub fn run(named: &[String]) -> Result<bool> {
    let start = Instant::now();
    let chosen = choose(named);
    let lane = |lane: Lane| chosen.iter().copied().filter(|step| step.lane == lane).collect::<Vec<_>>();
    let (rust, web) = (lane(Lane::Rust), lane(Lane::Web));
    let has_one_core = thread::available_parallelism().map_or(1, NonZero::get) == 1;
    let mut results = Vec::new();
    if rust.is_empty() || web.is_empty() || has_one_core {
        run_in_order(&rust, &mut results);
        run_in_order(&web, &mut results);
    } else {
        thread::scope(|scope| -> Result<()> {
            let spawn = |name: &str, steps| {
                // Lines are marked with the name of their thread.
                thread::Builder::new().name(name.to_owned()).spawn_scoped(scope, move || {
                    let mut results = Vec::new();
                    run_in_order(steps, &mut results);
                    results
                })
            };
            for lane in [spawn("rust", &rust)?, spawn("web", &web)?] {
                results.extend(lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            Ok(())
        })?;
    }
    run_in_order(&lane(Lane::Last), &mut results);
    print_summary(&results, start.elapsed());
    Ok(results.iter().all(StepResult::is_good))
}

fn run_in_order(steps: &[&'static Step], results: &mut Vec<StepResult>) {
    for &step in steps {
        let start = Instant::now();
        let is_bad =
            |need: &&&str| results.iter().any(|result| result.step.name == **need && !result.is_good());
        let outcome = match step.needs.iter().find(is_bad) {
            Some(need) => Outcome::Skipped(need),
            None => {
                print_lines(&format!("\n== {}: {}", step.name, step.about));
                (step.run)().map_or_else(Outcome::Failed, Outcome::Finished)
            }
        };
        if let Outcome::Failed(error) = &outcome {
            print_lines(&format!("✗ {error:#}"));
        }
        results.push(StepResult { step, outcome, time: start.elapsed() });
    }
}

/// The steps that are named, and the steps that these need, in order.
fn choose(named: &[String]) -> Vec<&'static Step> {
    let is_named = |step: &Step| named.is_empty() || named.iter().any(|name| step.is_named(name));
    let mut chosen: Vec<&'static Step> = Vec::new();
    // Backwards, so that the needs of needs are met as well.
    for step in STEPS.iter().rev() {
        if is_named(step) || chosen.iter().any(|other| other.needs.contains(&step.name)) {
            chosen.push(step);
        }
    }
    chosen.reverse();
    chosen
}

fn print_summary(results: &[StepResult], time: Duration) {
    println!("\n== summary");
    for result @ StepResult { step, outcome, time } in results {
        let words = match outcome {
            Outcome::Finished(counts) if *counts == Counts::default() => String::new(),
            Outcome::Finished(counts) => counts.in_words(),
            Outcome::Failed(_) => "failed".to_owned(),
            Outcome::Skipped(need) => format!("not run: it needs {need}"),
        };
        let mark = if result.is_good() { "✓" } else { "✗" };
        let line = format!("  {mark} {:<14} {:>9}  {words}", step.name, seconds(*time));
        println!("{}", line.trim_end());
    }
    for StepResult { step, outcome, .. } in results {
        if let Outcome::Failed(error) = outcome {
            println!("\n✗ {}: {error:#}", step.name);
        }
    }
    println!("\n  {} in all. A failed check counts as one failed test.", seconds(time));
    // Alone on the last line: what reads it relies on its form.
    let counts: Counts = results.iter().map(|result| result.outcome.counts()).sum();
    println!("{}", counts.in_words());
}

impl Outcome {
    fn counts(&self) -> Counts {
        match self {
            Outcome::Finished(counts) => *counts,
            Outcome::Failed(_) => Counts { failed: 1, ..Counts::default() },
            Outcome::Skipped(_) => Counts::default(),
        }
    }
}

impl Counts {
    /// From the lines `test result: ok. 12 passed; 0 failed; 1 ignored; …` of `cargo test`, one for each program.
    pub fn of_cargo(output: &str) -> Self {
        let results = output.lines().filter(|line| line.starts_with("test result:"));
        let words: Vec<&str> =
            results.flat_map(|line| line.split([' ', ';'])).filter(|word| !word.is_empty()).collect();
        let count = |name| {
            words
                .windows(2)
                .filter(|pair| pair[1] == name)
                .filter_map(|pair| pair[0].parse::<usize>().ok())
                .sum()
        };
        Self { passed: count("passed"), failed: count("failed"), skipped: count("ignored") }
    }

    /// From the lines `ℹ pass 12`, `ℹ fail 0` … at the end of Node's test runner.
    pub fn of_node(output: &str) -> Self {
        let count = |name: &str| -> usize {
            let start = format!("ℹ {name} ");
            output.lines().filter_map(|line| line.strip_prefix(&start)?.trim().parse::<usize>().ok()).sum()
        };
        Self {
            passed: count("pass"),
            failed: count("fail") + count("cancelled"),
            skipped: count("skipped") + count("todo"),
        }
    }

    /// `12 passed, 0 failed`
    fn in_words(self) -> String {
        let skipped = if self.skipped == 0 { String::new() } else { format!(", {} skipped", self.skipped) };
        format!("{} passed, {} failed{skipped}", self.passed, self.failed)
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
            skipped: sum.skipped + one.skipped,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(named: &[&str]) -> Vec<&'static str> {
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        choose(&named).iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_step_brings_all_that_it_needs() {
        assert_eq!(chosen(&["fmt"]), ["fmt"]);
        assert_eq!(chosen(&["rust"]), ["fmt", "clippy", "doc", "crate", "cargo-test"]);
        assert_eq!(chosen(&["sizes"]), ["npm", "wasm", "modules", "package", "page", "sizes"]);
        assert_eq!(chosen(&[]).len(), STEPS.len());
    }

    #[test]
    fn a_step_comes_after_the_steps_that_it_needs() {
        for (index, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let needed = STEPS[..index].iter().find(|other| other.name == *need);
                let comes_before = |other: &Step| step.lane == Lane::Last || step.lane == other.lane;
                assert!(needed.is_some_and(comes_before), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn the_tests_of_all_cargo_programs_are_counted() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s\n";
        assert_eq!(Counts::of_cargo(output), Counts { passed: 12, failed: 3, skipped: 1 });
        assert_eq!(Counts::of_cargo("error: could not compile"), Counts::default());
    }

    #[test]
    fn the_tests_of_node_are_counted() {
        let output = "✔ one (2ms)\nℹ tests 9\nℹ suites 0\nℹ pass 5\nℹ fail 2\nℹ cancelled 1\n\
            ℹ skipped 1\nℹ todo 0\nℹ duration_ms 66\n";
        assert_eq!(Counts::of_node(output), Counts { passed: 5, failed: 3, skipped: 1 });
        assert_eq!(Counts::of_node("SyntaxError"), Counts::default());
    }

    #[test]
    fn the_last_line_has_its_form() {
        assert_eq!(Counts { passed: 3, failed: 0, skipped: 0 }.in_words(), "3 passed, 0 failed");
        assert_eq!(Counts { passed: 3, failed: 1, skipped: 2 }.in_words(), "3 passed, 1 failed, 2 skipped");
    }
}
