//! Every version of every standard, and which of them count.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::BufRead;

use super::record::{self, Standard};
use crate::catalogue::{Occupation, Warning};
use crate::error::{Error, ErrorKind, Path};
use crate::input::Value;
use crate::read::shared::json_records::JsonRecords;

/// The records of apprenticeship standards in a JSON text of any length, one at a time. Every version of each is given,
/// in the order of the text.
///
/// A record that cannot be read is an error at its place. The records after it can still be read, unless the text
/// itself is broken.
///
/// ```
/// let records = br#"[{"referenceNumber":"ST0001","title":"Welder","version":"1.0"},
///     {"referenceNumber":"ST0001","title":"Welder","version":"1.1"}]"#;
/// let standards = skills_gap::read::Standards::new(&records[..])?;
/// assert_eq!(standards.latest()?[0].version, "1.1");
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub struct Standards<R> {
    records: JsonRecords<R>,
    is_list: bool,
    count: usize,
}

impl<R: BufRead> Standards<R> {
    /// Reads the beginning of the text.
    ///
    /// # Errors
    /// `invalidJson`, of kind `read`, where the text begins as no JSON does, or reading fails.
    pub fn new(source: R) -> Result<Self, Error> {
        let records = JsonRecords::of_json(source).map_err(|error| error.of_kind(ErrorKind::Read))?;
        let is_list = records.is_list();
        Ok(Self { records, is_list, count: 0 })
    }

    /// The highest version of each standard, in the order of the references. Where two standards are of one
    /// occupation, it is the approved one, with the product of the other.
    ///
    /// # Errors
    /// The first error of a record, of kind `read`:
    /// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the record cannot be read
    /// - `invalidType`, `invalidValue`, `missingField` where it is no standard
    pub fn latest(self) -> Result<Vec<Occupation>, Error> {
        self.latest_of(LatestVersions::default())
    }

    /// The highest version in use of each standard. A version in development counts only where there is no other.
    ///
    /// # Errors
    /// The first error of a record, with the codes of [`Self::latest`].
    pub fn latest_in_use(self) -> Result<Vec<Occupation>, Error> {
        self.latest_of(LatestVersions { drafts_last: true, ..LatestVersions::default() })
    }

    fn latest_of(mut self, mut latest: LatestVersions) -> Result<Vec<Occupation>, Error> {
        while let Some(standard) = self.next_standard() {
            latest.add(standard?);
        }
        Ok(latest.occupations())
    }

    /// Every version of each standard if `all`, else the highest of each.
    ///
    /// # Errors
    /// The first error of a record, with the codes of [`Self::latest`].
    pub fn of_versions(self, all: bool) -> Result<Vec<Occupation>, Error> {
        if all { self.collect() } else { self.latest() }
    }

    fn next_standard(&mut self) -> Option<Result<Standard, Error>> {
        let item = self.records.next()?;
        let count = self.count;
        self.count += 1;
        let standard = item.and_then(|value| read(&value, self.is_list.then_some(count)));
        Some(standard.map_err(|error| error.of_kind(ErrorKind::Read)))
    }
}

impl<R: BufRead> Iterator for Standards<R> {
    type Item = Result<Occupation, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_standard().map(|standard| standard.map(|standard| standard.occupation))
    }
}

/// Reads apprenticeship standards, as their service gives them: a list, one record, or the versions of one. The
/// highest version of each counts. [`Standards`] gives all versions.
///
/// # Errors
/// Of kind `read`, at the place:
/// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the text cannot be read
/// - `invalidType`, `invalidValue`, `missingField` where a record is no standard
///
/// ```
/// use skills_gap::read::read_standards;
///
/// let standard = r#"{"referenceNumber": "ST0900", "title": "Welder", "skills": [{"detail": "Weld"}]}"#;
/// assert_eq!(read_standards(standard)?[0].ksbs[0].code, "S1");
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_standards(text: &str) -> Result<Vec<Occupation>, Error> {
    Standards::new(text.as_bytes())?.latest()
}

/// Every version of the apprenticeship standards in `value`, or the highest of each.
///
/// # Errors
/// The codes of [`read_standards`].
pub fn read_standards_value(value: &Value, all_versions: bool) -> Result<Vec<Occupation>, Error> {
    let read = || {
        let (items, is_list) = match value {
            Value::List(items) => (items.as_slice(), true),
            one => (std::slice::from_ref(one), false),
        };
        let mut latest = LatestVersions::default();
        let mut all = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let standard = read(item, is_list.then_some(index))?;
            if all_versions { all.push(standard.occupation) } else { latest.add(standard) }
        }
        Ok(if all_versions { all } else { latest.occupations() })
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads the record at `index` of a list, or the only one.
pub(in crate::read) fn read(value: &Value, index: Option<usize>) -> Result<Standard, Error> {
    match index {
        Some(index) => record::read(value, &Path::Root.item(index)),
        None => record::read(value, &Path::Root),
    }
}

/// Of the versions that were added, those that count.
#[derive(Default)]
pub(in crate::read) struct LatestVersions {
    standards: BTreeMap<String, Occupation>,
    /// Whether a version in development counts less than any other.
    drafts_last: bool,
}

impl LatestVersions {
    /// Adds a version. Of equal versions, the one nearer to approval counts, else the one added later.
    pub(in crate::read) fn add(&mut self, Standard { key, occupation }: Standard) {
        let is_ready = |one: &Occupation| !self.drafts_last || StatusRank::of(one) != StatusRank::Draft;
        let is_less = |known: &Occupation| {
            let ready = is_ready(&occupation).cmp(&is_ready(known));
            let version = ready.then_with(|| compare(&occupation.version, &known.version));
            version.then_with(|| StatusRank::of(known).cmp(&StatusRank::of(&occupation))) == Ordering::Less
        };
        if !self.standards.get(&key).is_some_and(is_less) {
            self.standards.insert(key, occupation);
        }
    }

    /// The occupations of the versions that count, in the order of their references.
    pub(in crate::read) fn occupations(self) -> Vec<Occupation> {
        let mut occupations: BTreeMap<String, Occupation> = BTreeMap::new();
        for (_, other) in self.standards {
            match occupations.remove(&other.reference) {
                None => occupations.insert(other.reference.clone(), other),
                Some(known) => occupations.insert(other.reference.clone(), better_of(known, other)),
            };
        }
        occupations.into_values().collect()
    }
}

/// How much the status of a standard counts, the most first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum StatusRank {
    Approved,
    /// Not yet in use.
    Draft,
    /// Retired, withdrawn, or not given.
    Other,
}

impl StatusRank {
    fn of(occupation: &Occupation) -> Self {
        match occupation.status.to_ascii_lowercase() {
            status if status.starts_with("approved") => Self::Approved,
            status if status.starts_with("in development") || status.starts_with("proposal") => Self::Draft,
            _ => Self::Other,
        }
    }
}

/// The standard that counts of two of the same occupation, with the product of the other.
fn better_of(first: Occupation, second: Occupation) -> Occupation {
    // They come in the order of their numbers: the second is the newer standard.
    let is_second = StatusRank::of(&second) <= StatusRank::of(&first);
    let (mut kept, other) = if is_second { (second, first) } else { (first, second) };
    for product in other.products {
        let message =
            format_args!("{} is of the same occupation; its statements are left out.", product.reference);
        kept.warnings.push(Warning::new("duplicate", "products", message));
        kept.products.push(product);
    }
    kept
}

/// Which version is higher: `1.10` is more than `1.9`.
fn compare(one: &str, other: &str) -> Ordering {
    let parts = |version: &str| -> Vec<(u64, String)> {
        let version = version.trim().trim_start_matches(['v', 'V']);
        let part = |part: &str| {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (digits, rest) = part.split_at_checked(end).unwrap_or((part, ""));
            (digits.parse().unwrap_or(0), rest.to_owned())
        };
        let mut parts: Vec<(u64, String)> = version.split('.').map(part).collect();
        // `1` is `1.0`; no version at all is less than any.
        while parts.last().is_some_and(|(number, rest)| *number == 0 && rest.is_empty()) {
            parts.pop();
        }
        parts
    };
    one.is_empty().cmp(&other.is_empty()).reverse().then_with(|| parts(one).cmp(&parts(other)))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn versions_are_numbers_between_dots() {
        for (one, other, expected) in [
            ("1.10", "1.9", Greater),
            ("1.0", "1", Equal),
            ("2", "1.9", Greater),
            ("", "0.1", Less),
            ("", "0.0", Less),
            ("1.1", "1.1a", Less),
            ("v1.2", "1.1", Greater),
            ("99999999999999999999999", "1", Less),
        ] {
            assert_eq!(compare(one, other), expected, "{one} {other}");
            assert_eq!(compare(other, one), expected.reverse(), "{other} {one}");
        }
    }
}
