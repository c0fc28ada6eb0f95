//! How many tests passed and failed, read from what the test runners print.

use std::iter::Sum;

/// Counts of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// From the lines `test result: ok. 12 passed; 0 failed; 1 ignored; …` of `cargo test`, one
    /// for each of its programs.
    pub fn of_cargo(output: &str) -> Self {
        output
            .lines()
            .filter_map(|line| line.trim().strip_prefix("test result:"))
            .map(|counts| Self {
                passed: before(counts, "passed"),
                failed: before(counts, "failed"),
                skipped: before(counts, "ignored"),
            })
            .sum()
    }

    /// From the lines `ℹ pass 12`, `ℹ fail 0` … at the end of Node's test runner.
    pub fn of_node(output: &str) -> Self {
        let count = |name: &str| {
            let counts = output.lines().filter_map(|line| {
                line.trim().strip_prefix('ℹ')?.trim().strip_prefix(name)?.trim().parse::<usize>().ok()
            });
            counts.sum::<usize>()
        };
        Self {
            passed: count("pass "),
            failed: count("fail ") + count("cancelled "),
            skipped: count("skipped ") + count("todo "),
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, tally| Self {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
            skipped: sum.skipped + tally.skipped,
        })
    }
}

/// The number before `word`, or 0.
fn before(text: &str, word: &str) -> usize {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut last = 0;
    words.by_ref().take_while(|found| *found != word).for_each(|found| last = found.parse().unwrap_or(0));
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_programs_are_summed() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s\n";
        assert_eq!(Tally::of_cargo(output), Tally { passed: 12, failed: 3, skipped: 1 });
    }

    #[test]
    fn node_counts_are_read() {
        let output = "✔ one (2ms)\nℹ tests 9\nℹ suites 0\nℹ pass 5\nℹ fail 2\nℹ cancelled 1\n\
            ℹ skipped 1\nℹ todo 0\nℹ duration_ms 66\n";
        assert_eq!(Tally::of_node(output), Tally { passed: 5, failed: 3, skipped: 1 });
    }

    #[test]
    fn nothing_counts_for_nothing() {
        assert_eq!(Tally::of_cargo("error: could not compile"), Tally::default());
        assert_eq!(Tally::of_node("SyntaxError"), Tally::default());
    }
}
