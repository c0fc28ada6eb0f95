//! A catalogue as static files, each named by its content, that any web server can serve piece by piece.
//!
//! `data/PACK.md` says every byte. Knows the catalogue, the statement model, links and what is searched; nothing of people, and
//! nothing of where files are kept: they come and go as bytes.
//!
//! Every file but the manifest stands in the manifest or the index with its length and hash, and is refused
//! where it has another; the manifest carries a hash of itself. These hashes tell accidents, not forgers:
//! whoever can change the manifest can change all else.
//!
//! ```
//! use skills_gap::{catalogue::Catalogue, pack::{self, Manifest, Pack}, transfer::Model};
//!
//! let occupations = Catalogue::embedded().occupations().cloned().collect();
//! let files = pack::build(occupations, vec![], Model::embedded(), 1, &|_, _| ())?;
//! let bytes = |name: &str| &files.iter().find(|file| file.name == name).unwrap().bytes;
//!
//! let manifest = bytes(Manifest::NAME);
//! let index = Manifest::decode(manifest)?.files.index;
//! let pack = Pack::open(manifest, bytes(&index.name))?;
//! assert_eq!(pack.summaries()[0].reference, "OCC0311");
//! let files = pack.files("OCC0526")?;
//! let occupation = pack.record("OCC0526", bytes(&files.record.name))?;
//! assert_eq!(occupation.name, "Policy officer");
//! # Ok::<(), skills_gap::Error>(())
//! ```

// In a browser packs are read, never made.
#![cfg_attr(all(target_arch = "wasm32", feature = "wasm"), allow(dead_code))]

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
mod build;
mod carries;
#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
mod check;
mod entry;
mod file;
mod links;
mod manifest;
mod named;
mod numbers;
mod open;
mod partial;
mod records;

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
pub use build::build;
#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
pub use check::{CheckReport, Fault, check};
pub use entry::{Entry, EntryFiles};
pub use file::{File, FileRef};
pub use links::PackLink;
pub use manifest::{Counts, Files, Manifest};
pub use open::Pack;
pub use partial::PartialCatalogue;
