//! The lines that are left out, and why.

use crate::catalogue::Warning;
use crate::error::quoted;
use crate::read::shared::record::warn;

/// Why a line is left out.
#[derive(Clone, Copy)]
pub(super) enum Why {
    NoStatement,
    /// It has several codes, or one that is none of a statement.
    Scheme,
    /// It has a code, but stands where no statement is expected.
    Place,
}

/// Of each reason the first line, and how many.
#[derive(Default)]
pub(super) struct LeftOut([Option<(String, usize)>; 3]);

impl LeftOut {
    pub(super) fn add(&mut self, why: Why, text: &str) {
        if let Some(one) = self.0.get_mut(why as usize) {
            one.get_or_insert_with(|| (text.to_owned(), 0)).1 += 1;
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().flatten().map(|(_, count)| count).sum()
    }

    pub(super) fn warn(&self, warnings: &mut Vec<Warning>) {
        let [of_none, ..] = &self.0;
        if let Some((first, count)) = of_none {
            let lines = if *count == 1 { "line that belongs" } else { "lines that belong" };
            let message = format_args!("Left out {count} {lines} to no statement: {} …", quoted(first));
            warn(warnings, "leftOut", "ksbs", message);
        }
        let whys =
            ["", "with several codes, or with codes of no statement", "with a code that is out of place"];
        for (one, why) in self.0.iter().zip(whys).skip(1) {
            let Some((first, count)) = one else { continue };
            let lines = if *count == 1 { "line" } else { "lines" };
            let message = format_args!("Left out {count} {lines} {why}: {} …", quoted(first));
            warn(warnings, "leftOut", "ksbs", message);
        }
    }
}
