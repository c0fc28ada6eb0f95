//! How far comparing statements is, on standard error.

use std::io::{IsTerminal, Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Reports now and then how much is done: on a terminal in one line, elsewhere a line each time.
pub struct ComparisonProgress {
    what: &'static str,
    is_terminal: bool,
    state: Mutex<State>,
}

struct State {
    started: Instant,
    reported: Option<Instant>,
}

impl ComparisonProgress {
    pub fn new(what: &'static str) -> Self {
        let state = Mutex::new(State { started: Instant::now(), reported: None });
        Self { what, is_terminal: stderr().is_terminal(), state }
    }

    /// Reports that `done` pairs of `total` are compared, if the last report is long enough ago.
    pub fn report(&self, done: usize, total: usize) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let pause = Duration::from_millis(if self.is_terminal { 200 } else { 5_000 });
        if state.reported.unwrap_or(state.started).elapsed() < pause {
            return;
        }
        let share = done as f64 / total.max(1) as f64;
        let left = state.started.elapsed().mul_f64((1.0 - share) / share.max(1e-6));
        let (percent, seconds) = (share * 100.0, left.as_secs());
        let line = format!("{}: {percent:.0} %, about {seconds} s left", self.what);
        let (before, after) = if self.is_terminal { ("\r", "\u{1b}[K") } else { ("", "\n") };
        // The work goes on where standard error is closed.
        let _ = write!(stderr(), "{before}{line}{after}");
        state.reported = Some(Instant::now());
    }

    /// Clears the line.
    pub fn end(&self) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_terminal && state.reported.is_some() {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}
