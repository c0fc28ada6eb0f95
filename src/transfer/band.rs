//! What is said of a strength.

use serde::{Deserialize, Serialize};

/// The lowest strength of each band, and the lowest that carries over. They come with the model, chosen on graded
/// pairs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// The lowest strength that carries over: at least 85 in 100 graded pairs that reach it were judged
    /// "more than half held", since a wrong "you already have this" is worse than a missed one.
    pub carry: f64,
    /// The lowest of [`Band::Same`].
    pub same: f64,
    /// The lowest of [`Band::Mostly`].
    pub mostly: f64,
    /// The lowest of [`Band::Partly`].
    pub partly: f64,
}

/// A strength in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// The same, or as good as the same.
    Same,
    /// Most of it is held.
    Mostly,
    /// A part of it is held.
    Partly,
    /// Little or nothing of it is held.
    No,
}

impl Limits {
    /// The band that `strength` lies in.
    pub(super) fn band(&self, strength: f64) -> Band {
        if strength >= self.same {
            Band::Same
        } else if strength >= self.mostly {
            Band::Mostly
        } else if strength >= self.partly {
            Band::Partly
        } else {
            Band::No
        }
    }
}
