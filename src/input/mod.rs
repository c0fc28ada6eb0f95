//! Values from outside, whatever the host: into typed requests, or an error that names the place.
//!
//! The command line parses JSON text into a [`Value`]; the WebAssembly binding walks a JavaScript value into
//! one. Both then take the same road, so both refuse the same things with the same words.

mod deserialize;
mod value;

pub(crate) use deserialize::{deserialize, deserialize_beside, wrong_type};
pub use value::Value;

/// The deepest nesting that is taken.
pub const MAX_DEPTH: usize = 32;
/// The longest text that is taken as one value, in bytes.
pub const MAX_TEXT: usize = 1 << 20;
/// The most values that are taken in one input.
pub const MAX_VALUES: usize = 2_000_000;
