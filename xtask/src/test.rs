//! `cargo xtask test`: every step, and a line that says how it went.

use std::num::NonZero;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::mark::{self, say};
use crate::run::seconds;
use crate::steps::{CHECKS, Found, Lane, STEPS, Step};
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

/// A step that is over.
struct Done {
    step: &'static Step,
    /// Its number among those that are run.
    number: usize,
    outcome: Outcome,
    time: Duration,
}

/// Runs the steps that are `named`, by name or by part, with those that they need; all when none
/// is. Whether everything is as it should be.
pub fn run(named: &[String]) -> Result<bool, Failure> {
    let names = choose(named)?;
    let chosen: Vec<(usize, &'static Step)> =
        STEPS.iter().filter(|step| names.contains(&step.name)).enumerate().collect();
    let start = Instant::now();
    let of = |lane: Lane| chosen.iter().filter(|(_, step)| step.lane == lane).copied().collect::<Vec<_>>();
    let (native, web) = (of(Lane::Native), of(Lane::Web));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut found = Found::default();
    let mut done = Vec::new();
    if native.is_empty() || web.is_empty() || cores == 1 {
        done = run_in_order(&native, &mut found, done, chosen.len());
        done = run_in_order(&web, &mut found, done, chosen.len());
    } else {
        let total = chosen.len();
        thread::scope(|scope| {
            let native = scope.spawn(|| {
                // What one lane finds is of no use to the other.
                mark::with("rust │ ", || run_in_order(&native, &mut Found::default(), Vec::new(), total))
            });
            done.extend(mark::with("web  │ ", || run_in_order(&web, &mut found, Vec::new(), total)));
            match native.join() {
                Ok(native) => done.extend(native),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
    }
    done = run_in_order(&of(Lane::After), &mut found, done, chosen.len());
    done.sort_by_key(|done| done.number);
    report(&done, start.elapsed());
    Ok(done.iter().all(|done| done.outcome.is_good()))
}

/// Runs `steps` of `total` one after the other, and gives them with those that were `done` before.
fn run_in_order(
    steps: &[(usize, &'static Step)],
    found: &mut Found,
    mut done: Vec<Done>,
    total: usize,
) -> Vec<Done> {
    for &(number, step) in steps {
        let bad = |need: &&&str| done.iter().any(|done| done.step.name == **need && !done.outcome.is_good());
        let begun = Instant::now();
        let outcome = match step.needs.iter().find(bad) {
            Some(need) => Outcome::Without(need),
            None => {
                say!("");
                say!("== {} [{}/{total}] {}", step.name, number + 1, step.about);
                (step.run)(found).map_or_else(Outcome::Failed, Outcome::Ran)
            }
        };
        if let Outcome::Failed(failure) = &outcome {
            for line in format!("✗ {failure}").lines() {
                say!("{line}");
            }
        }
        done.push(Done { step, number, outcome, time: begun.elapsed() });
    }
    done
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

fn report(done: &[Done], time: Duration) {
    println!("\n== summary");
    for Done { step, outcome, time, .. } in done {
        let (mark, words) = match outcome {
            Outcome::Ran(tally) if *tally == Tally::default() => ("✓", String::new()),
            Outcome::Ran(tally) => (if tally.failed == 0 { "✓" } else { "✗" }, in_words(*tally)),
            Outcome::Failed(_) => ("✗", "failed".to_owned()),
            Outcome::Without(need) => ("–", format!("not run: it needs {need}")),
        };
        println!("  {mark} {:<14} {:>9}  {words}", step.name, seconds(*time));
    }
    let failures = done.iter().filter_map(|Done { step, outcome, .. }| match outcome {
        Outcome::Failed(failure) => Some((step, failure)),
        _ => None,
    });
    for (step, failure) in failures {
        println!("\n✗ {}: {failure}", step.name);
    }
    println!("\n  {} in all. A failed check counts as one failed test.", seconds(time));
    println!("{}", in_words(done.iter().map(|done| counted(&done.outcome)).sum()));
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
                let lane = place.map(|place| STEPS[place].lane);
                assert!(
                    step.lane == Lane::After || lane == Some(step.lane),
                    "{} waits for {need}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn the_last_line_has_its_form() {
        assert_eq!(in_words(Tally { passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
        assert_eq!(in_words(Tally { passed: 3, failed: 1, skipped: 2 }), "3 passed, 1 failed, 2 skipped");
    }
}
