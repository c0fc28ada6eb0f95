//! The apprenticeship standards of Skills England: a record for each version of each standard.
//!
//! `record` reads one record, `stream` reads a list of any length, `versions` says which version of a standard counts.

mod record;
mod stream;
mod versions;

pub(super) use record::{
    MARKS, NEVER_GIVEN, Standard, is_standard, product_form, read as read_at, related_links, source,
};
pub use stream::{Standards, read_standards, read_standards_value};
pub use versions::Standing;
pub(super) use versions::{Dates, VersionsInForce};
