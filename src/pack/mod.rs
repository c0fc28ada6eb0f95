//! A catalogue as static files, each named by its content, that any web server can serve piece by piece.
//!
//! `data/PACK.md` says every byte. Files come and go as bytes: this layer does not know where they are kept. It
//! knows the catalogue, the statement model, links and search entries; nothing of people.
//!
//! The manifest or the index has the length and the hash of every other file, and a file with another is refused.
//! The manifest carries a hash of itself. The hashes guard against accidents, not against forgers: who can change
//! the manifest can change all else.
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

mod build;
mod carries;
mod check;
mod compare;
mod entry;
mod file;
mod links;
mod manifest;
mod named;
mod open;
mod partial;
mod records;

pub use build::build;
pub use check::{CheckReport, Fault, check};
pub use entry::{Entry, EntryFiles};
pub use file::{File, FileRef, hash_in_name};
pub use links::PackLink;
pub use manifest::{Counts, Files, Manifest};
pub use open::Pack;
pub use partial::PartialCatalogue;
