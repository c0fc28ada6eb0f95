//! Occupations by what a person types: names, job titles, options, keywords, titles of the Standard Occupational
//! Classification, references.
//!
//! Every word typed is looked for among all words of the catalogue: as it stands, as another form of it
//! (`engineer`, `engineering`) or mistyped. The last word may also be unfinished. Occupations with most of the words
//! come first. Among those, the occupation with the best fitting text comes first. All scores are whole numbers, so
//! the order is the same everywhere.
//!
//! Knows nothing of people, or of comparing statements.

mod entry;
mod find;
mod index;
mod likeness;
mod query;
mod ranges;
mod report;
mod score;
mod token;

pub use entry::SearchEntry;
pub use index::SearchIndex;
pub use report::{SearchField, SearchMatch, SearchReport, SearchResult};
