//! What a person still has to learn for an occupation, with a reason for every number.
//!
//! A person rates knowledge, skills, and behaviours (KSBs) of the UK occupational standards. This crate works out what
//! they hold of a target occupation, what carries over from statements of other occupations and why, and what is left.
//! What is not rated is not zero: every share is an interval.
//!
//! The layers. Each knows only the layers above it:
//!
//! - [`catalogue`]: occupations, KSBs, duties, links
//! - [`read`]: foreign forms into occupations
//! - [`text`]: words and tokens of a statement
//! - [`search`]: occupations by what a person types
//! - [`transfer`]: how much of one statement a person holds who holds another
//! - [`assessment`]: scale, ratings, rejected carry-overs
//! - [`gap`]: one target: intervals, gaps, saved requests
//! - [`advert`]: a job advert as the target
//! - [`cohort`]: many people at one target
//! - [`pathway`]: many occupations: links, pathways, comparisons, plans
//! - [`pack`]: a catalogue, and all that is worked out from it, as files
//!
//! [`Engine`] joins them: start there. [`input`] makes checked values of any host's input. [`limits`] are for hosts. Nothing here does I/O, has
//! global state, or panics.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod advert;
pub mod assessment;
pub mod catalogue;
pub mod cohort;
mod engine;
mod error;
pub mod gap;
mod hash;
pub mod input;
mod json;
mod leb128;
pub mod limits;
mod number;
pub mod pack;
pub mod pathway;
pub mod read;
pub mod search;
mod sort;
pub mod text;
pub mod transfer;
#[cfg(feature = "typescript")]
pub mod typescript;
#[cfg(feature = "wasm")]
mod wasm;

pub use engine::{Engine, text_argument};
pub use error::{Error, ErrorCode, ErrorKind, Path};
pub use json::to_json;

/// The version of this engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The README's example, as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
