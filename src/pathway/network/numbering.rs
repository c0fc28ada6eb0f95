//! One number for each statement of a catalogue.

use std::ops::Range;

use crate::catalogue::{Catalogue, Place};

/// Numbers the statements of a catalogue, one occupation after the other.
#[derive(Debug, Clone)]
pub(crate) struct StatementNumbering {
    /// The number of the first statement of each occupation, in the catalogue's order; then the number of all
    /// statements.
    first: Vec<usize>,
}

impl StatementNumbering {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        Self::of_counts(catalogue.occupations().map(|occupation| occupation.ksbs.len()))
    }

    /// Of occupations with so many statements each.
    pub(crate) fn of_counts(counts: impl Iterator<Item = usize>) -> Self {
        let ends = counts.scan(0, |end, count| {
            *end += count;
            Some(*end)
        });
        Self { first: std::iter::once(0).chain(ends).collect() }
    }

    /// How many occupations there are.
    pub(crate) fn occupations(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// How many statements there are.
    pub(crate) fn statements(&self) -> usize {
        self.first.last().copied().unwrap_or_default()
    }

    /// The number of the statement at `place`.
    pub(crate) fn number(&self, place: Place) -> usize {
        self.first(place.occupation) + place.ksb
    }

    /// The numbers of the statements of `occupation`; empty where there is no such occupation.
    pub(crate) fn range(&self, occupation: usize) -> Range<usize> {
        self.first(occupation)..self.first(occupation + 1)
    }

    /// The slice of `by_statement`, a value for each statement, that is about `occupation`.
    pub(crate) fn of_occupation<'a, T>(&self, occupation: usize, by_statement: &'a [T]) -> &'a [T] {
        by_statement.get(self.range(occupation)).unwrap_or_default()
    }

    fn first(&self, occupation: usize) -> usize {
        self.first.get(occupation).copied().unwrap_or_else(|| self.statements())
    }
}
