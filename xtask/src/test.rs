//! `cargo xtask test`: every step, and a line that says how it went.

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::run::seconds;
use crate::steps::{CHECKS, Found, STEPS, Step};
use crate::tally::Tally;

/// How a step ended.
enum Outcome {
    Ran(Tally),
    Failed(Failure),
    /// Not run, because this step failed.
    Without(&'static str),
}

impl Outcome {
    fn is_good(&self) -> bool {
        matches!(self, Outcome::Ran(tally) if tally.failed == 0)
    }
}

/// Runs the steps that are `named`, by name or by part, with those that they need; all when none
/// is. Whether everything is as it should be.
pub fn run(named: &[String]) -> Result<bool, Failure> {
    let chosen = choose(named)?;
    let start = Instant::now();
    let mut found = Found::default();
    let mut done: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for step in STEPS.iter().filter(|step| chosen.contains(&step.name)) {
        let bad =
            |need: &&&str| done.iter().any(|(step, outcome, _)| step.name == **need && !outcome.is_good());
        let begun = Instant::now();
        let outcome = match step.needs.iter().find(bad) {
            Some(need) => Outcome::Without(need),
            None => {
                println!("\n== {} [{}/{}] {}", step.name, done.len() + 1, chosen.len(), step.about);
                (step.run)(&mut found).map_or_else(Outcome::Failed, Outcome::Ran)
            }
        };
        if let Outcome::Failed(failure) = &outcome {
            println!("✗ {failure}");
        }
        done.push((step, outcome, begun.elapsed()));
    }
    report(&done, start.elapsed());
    Ok(done.iter().all(|(_, outcome, _)| outcome.is_good()))
}

/// The steps of `cargo xtask check`, by name.
pub fn checks() -> Vec<String> {
    CHECKS.iter().map(|name| (*name).to_owned()).collect()
}

/// The names of the steps that are named, and of all that they need.
fn choose(named: &[String]) -> Result<Vec<&'static str>, Failure> {
    let mut chosen: Vec<&'static str> = Vec::new();
    for name in named {
        let before = chosen.len();
        let meant = STEPS.iter().filter(|step| step.name == name || step.part == name);
        chosen.extend(meant.map(|step| step.name));
        if chosen.len() == before {
            let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            return Err(Failure::new(
                format!("there is no step {name}"),
                format!("choose from: rust, web, {}", known.join(", ")),
            ));
        }
    }
    if named.is_empty() {
        chosen.extend(STEPS.iter().map(|step| step.name));
    }
    // Backwards, so that the needs of needs are met as well.
    for step in STEPS.iter().rev() {
        if chosen.contains(&step.name) {
            chosen.extend(step.needs);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

fn report(done: &[(&Step, Outcome, Duration)], time: Duration) {
    println!("\n== summary");
    for (step, outcome, time) in done {
        let (mark, words) = match outcome {
            Outcome::Ran(tally) if *tally == Tally::default() => ("✓", String::new()),
            Outcome::Ran(tally) => (if tally.failed == 0 { "✓" } else { "✗" }, in_words(*tally)),
            Outcome::Failed(_) => ("✗", "failed".to_owned()),
            Outcome::Without(need) => ("–", format!("not run: it needs {need}")),
        };
        println!("  {mark} {:<14} {:>9}  {words}", step.name, seconds(*time));
    }
    let failures = done.iter().filter_map(|(step, outcome, _)| match outcome {
        Outcome::Failed(failure) => Some((step, failure)),
        _ => None,
    });
    for (step, failure) in failures {
        println!("\n✗ {}: {failure}", step.name);
    }
    println!("\n  {} in all. A failed check counts as one failed test.", seconds(time));
    println!("{}", in_words(done.iter().map(|(_, outcome, _)| counted(outcome)).sum()));
}

fn counted(outcome: &Outcome) -> Tally {
    match outcome {
        Outcome::Ran(tally) => *tally,
        Outcome::Failed(_) => Tally { failed: 1, ..Tally::default() },
        Outcome::Without(_) => Tally::default(),
    }
}

/// `12 passed, 0 failed`, alone on the last line: what reads it relies on its form.
fn in_words(tally: Tally) -> String {
    let skipped = if tally.skipped == 0 { String::new() } else { format!(", {} skipped", tally.skipped) };
    format!("{} passed, {} failed{skipped}", tally.passed, tally.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(named: &[&str]) -> Vec<&'static str> {
        choose(&named.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_step_brings_all_that_it_needs() {
        assert_eq!(chosen(&["fmt"]), ["fmt"]);
        assert_eq!(chosen(&["sizes"]), ["core", "npm", "package", "page", "sizes", "wasm"]);
        assert_eq!(chosen(&[]).len(), STEPS.len());
    }

    #[test]
    fn an_unknown_step_is_named_with_those_there_are() {
        let failure = choose(&["nonsense".to_owned()]).unwrap_err().to_string();
        assert!(failure.contains("nonsense") && failure.contains("browser-test"), "{failure}");
    }

    #[test]
    fn a_step_comes_after_those_that_it_needs() {
        for (index, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let place = STEPS.iter().position(|other| other.name == *need);
                assert!(place.is_some_and(|place| place < index), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn the_last_line_has_its_form() {
        assert_eq!(in_words(Tally { passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
        assert_eq!(in_words(Tally { passed: 3, failed: 1, skipped: 2 }), "3 passed, 1 failed, 2 skipped");
    }
}
