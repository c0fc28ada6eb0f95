//! What of an occupation belongs to one of its options.

use super::{Duty, Ksb, Occupation, OccupationOption};
use crate::error::{Error, ErrorCode, Path, quoted};

impl Occupation {
    /// The option that goes by `name`: its code, its reference or its name.
    ///
    /// # Errors
    /// `invalidValue`, with `path` as its place.
    pub fn find_option(&self, name: &str, path: &Path<'_>) -> Result<&OccupationOption, Error> {
        let is_named = |option: &&OccupationOption| {
            [&option.code, &option.reference, &option.name].into_iter().any(|one| one == name)
        };
        self.options.iter().find(is_named).ok_or_else(|| {
            let message = format_args!("{} is not an option of {}", quoted(name), self.reference);
            Error::at(path, ErrorCode::InvalidValue, message)
        })
    }

    /// For each KSB, whether it counts for a person who takes the option with the code `option`. All count but those
    /// that only duties of other options need. Without an option all count.
    pub(crate) fn counted(&self, option: Option<&str>) -> Vec<bool> {
        let counts = |ksb: &Ksb| {
            let mut needed_by = self.duties.iter().filter(|duty| duty.ksbs.contains(&ksb.code)).peekable();
            needed_by.peek().is_none() || needed_by.any(|duty| duty.is_for(option))
        };
        self.ksbs.iter().map(counts).collect()
    }
}

impl Duty {
    /// Whether it belongs to the option with the code `option`, or to all; every duty is for who has not
    /// chosen one.
    pub(crate) fn is_for(&self, option: Option<&str>) -> bool {
        option.is_none_or(|option| self.options.is_empty() || self.options.iter().any(|one| one == option))
    }
}
