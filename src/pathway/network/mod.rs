//! What is worked out from a catalogue alone, whoever asks: statement numbers, weights, links, and what
//! finishing an occupation gives. All of it is lazy and cached.

mod caches;
mod context;
mod distance;
mod inferred_links;
mod numbering;
mod official_links;
mod shares;

pub(crate) use caches::Network;
pub(crate) use context::PathwayContext;
pub(crate) use distance::fewest_steps;
pub(crate) use inferred_links::{KnownLink, LINK_THRESHOLD};
pub(crate) use numbering::StatementNumbering;
pub use official_links::UnresolvedLink;
pub(crate) use shares::{FULL_SHARE, StatementShare, from_squared_units, share_units};
