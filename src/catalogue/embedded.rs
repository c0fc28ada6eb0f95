//! The records that come with the crate. `data/README.md` says where they are from.

/// One JSON record each, as `skills-gap read` writes it.
pub(super) const RECORDS: [&str; 2] = [
    include_str!("../../data/occupations/OCC0311.json"),
    include_str!("../../data/occupations/OCC0526.json"),
];
