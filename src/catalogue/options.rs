//! What of an occupation belongs to one of its options.

use super::{Duty, Occupation, OccupationOption};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::sort;

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
        // Of each: whether a duty needs it, and whether one of them is for the option.
        let mut needed = vec![(false, false); self.ksbs.len()];
        for (duty, numbers) in self.duties.iter().zip(self.needed()) {
            let is_for = duty.is_for(option);
            for number in numbers {
                if let Some((by_any, by_own)) = needed.get_mut(number) {
                    (*by_any, *by_own) = (true, *by_own || is_for);
                }
            }
        }
        needed.into_iter().map(|(by_any, by_own)| by_own || !by_any).collect()
    }

    /// The numbers of the KSBs that each duty needs, each once. What is none of the occupation's is passed over.
    pub(crate) fn needed(&self) -> Vec<Vec<usize>> {
        let mut by_code: Vec<(&str, usize)> =
            self.ksbs.iter().enumerate().map(|(number, ksb)| (ksb.code.as_str(), number)).collect();
        sort::by(&mut by_code, Ord::cmp);
        let number_of = |code: &String| {
            let found = by_code.binary_search_by(|(one, _)| (*one).cmp(code.as_str())).ok();
            found.and_then(|found| by_code.get(found)).map(|(_, number)| *number)
        };
        let numbers_of = |duty: &Duty| {
            let mut numbers: Vec<usize> = duty.ksbs.iter().filter_map(number_of).collect();
            sort::by(&mut numbers, Ord::cmp);
            numbers.dedup();
            numbers
        };
        self.duties.iter().map(numbers_of).collect()
    }
}

impl Duty {
    /// Whether it belongs to the option with the code `option`, or to all; every duty is for who has not
    /// chosen one.
    pub(crate) fn is_for(&self, option: Option<&str>) -> bool {
        option.is_none_or(|option| self.options.is_empty() || self.options.iter().any(|one| one == option))
    }
}
