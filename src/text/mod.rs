//! Statements as text: when two are the same, and the words and tokens that they are made of.
//!
//! Knows nothing of KSBs or of occupations. `data/model/FORMAT.md` has the rules, exactly.

mod marks;
mod statement;
mod vocabulary;
mod words;

pub(crate) use marks::{Mark, marks};
pub use statement::normalised;
pub(crate) use statement::without_code;
pub(crate) use vocabulary::{Vocabulary, capped};
pub use words::{Word, words};
pub(crate) use words::{each_word, is_among, is_stop_word, plain, signs};
