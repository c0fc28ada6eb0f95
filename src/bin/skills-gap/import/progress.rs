//! How far an import is, on standard error: a bar on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Elsewhere than on a terminal, a stage has at most so many lines.
const LINES: u64 = 10;

/// Reports the stages of an import.
pub struct ImportProgress {
    terminal: bool,
    bar: ProgressBar,
    stage: String,
    unit: Unit,
    next_line: u64,
}

/// What a stage counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Bytes,
    Items,
}

impl ImportProgress {
    pub fn new() -> Self {
        Self {
            terminal: stderr().is_terminal(),
            bar: ProgressBar::hidden(),
            stage: String::new(),
            unit: Unit::Items,
            next_line: 0,
        }
    }

    /// Begins a stage of `total` units, if that is known.
    pub fn begin(&mut self, stage: &str, unit: Unit, total: Option<u64>) {
        self.end();
        stage.clone_into(&mut self.stage);
        self.unit = unit;
        self.next_line = 1;
        if !self.terminal {
            print(stage);
            return;
        }
        let target = ProgressDrawTarget::stderr();
        self.bar = ProgressBar::with_draw_target(total, target).with_style(style(unit, total.is_some()));
        self.bar.set_message(self.stage.clone());
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    /// Reports how far the stage is.
    pub fn report(&mut self, position: u64, total: Option<u64>) {
        if self.terminal {
            if let Some(total) = total.filter(|total| self.bar.length() != Some(*total)) {
                self.bar.set_length(total);
                self.bar.set_style(style(self.unit, true));
            }
            self.bar.set_position(position);
            return;
        }
        let Some(total) = total.filter(|total| *total > LINES) else { return };
        if position.saturating_mul(LINES) / total >= self.next_line {
            self.next_line = position.saturating_mul(LINES) / total + 1;
            match self.unit {
                Unit::Bytes => {
                    print(&format!("{}: {} of {} kB", self.stage, position / 1000, total / 1000));
                }
                Unit::Items => print(&format!("{}: {position} of {total}", self.stage)),
            }
        }
    }

    /// Says something that should stay on the screen.
    pub fn say(&self, line: &str) {
        // An empty suspension where there is no bar.
        self.bar.suspend(|| print(line));
    }

    /// Ends the stage.
    pub fn end(&mut self) {
        self.bar.finish_and_clear();
        self.bar = ProgressBar::hidden();
    }
}

fn print(line: &str) {
    // The import goes on where standard error is closed.
    let _ = writeln!(stderr(), "{line}");
}

/// A bar where the whole is known, else a sign that something is going on.
fn style(unit: Unit, has_total: bool) -> ProgressStyle {
    let template = match (has_total, unit) {
        (true, Unit::Bytes) => "{msg} {wide_bar} {bytes} of {total_bytes}, {eta} left",
        (true, Unit::Items) => "{msg} {wide_bar} {pos} of {len}, {eta} left",
        (false, Unit::Bytes) => "{spinner} {msg} {bytes}",
        (false, Unit::Items) => "{spinner} {msg}",
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
