//! Values from outside, whatever the host: into typed requests, or an error that names the place.
//!
//! The command line parses JSON text into a [`Value`], the WebAssembly binding walks a JavaScript
//! value into one; from there on both take the same road, so that they refuse the same things with
//! the same words. Knows nothing of occupations.

mod from_value;
mod path;
mod value;

pub(crate) use from_value::{
    Fields, FromValue, deserialize_by_value, entries, names, one_of, record, wrong_type,
};
pub use path::Path;
pub(crate) use path::quoted;
pub use value::Value;

/// The deepest nesting that is taken.
pub const MAX_DEPTH: usize = 32;
/// The longest text that is taken as one value, in bytes.
pub const MAX_TEXT: usize = 1 << 20;
/// The most values that are taken in one input.
pub const MAX_VALUES: usize = 2_000_000;
