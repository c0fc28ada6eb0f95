//! The apprenticeship standards of Skills England: a record for each version of each standard.
//!
//! `record` reads one record, `versions` says which version of a standard counts.

mod record;
mod versions;

pub(super) use record::{is_standard, source};
pub(super) use versions::{LatestVersions, read};
pub use versions::{Standards, read_standards, read_standards_value};
