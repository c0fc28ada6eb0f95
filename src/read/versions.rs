//! Standards as their source gives them, every version of every one, and which of them count.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::BufRead;

use super::elements::{Elements, Start};
use super::refused;
use super::standards::{self, Standard};
use crate::catalogue::{Occupation, Warning};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::{Path, Value};

/// The records of apprenticeship standards in a JSON text of any length, one at a time: every version of
/// each, as it stands there. A record that cannot be read is an error at its place; what follows it can
/// still be read, unless the text itself is broken: then nothing follows.
///
/// ```
/// let records = br#"[{"referenceNumber":"ST0001","title":"Welder","version":"1.0"},
///     {"referenceNumber":"ST0001","title":"Welder","version":"1.1"}]"#;
/// let standards = skills_gap::read::Standards::new(&records[..])?;
/// assert_eq!(standards.latest()?[0].version, "1.1");
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub struct Standards<R> {
    elements: Elements<R>,
    is_list: bool,
    count: usize,
}

impl<R: BufRead> Standards<R> {
    /// Begins to read.
    ///
    /// # Errors
    /// `invalidJson` where the text begins as no JSON does, or reading fails.
    pub fn new(source: R) -> Result<Self, Error> {
        let elements = json_of(source).map_err(|error| error.of_kind(ErrorKind::Read))?;
        let is_list = elements.is_list();
        Ok(Self { elements, is_list, count: 0 })
    }

    /// The highest version of each standard, by reference; where two standards are of one occupation,
    /// the one approved for delivery, the other one's product with it.
    ///
    /// # Errors
    /// The first of a record.
    pub fn latest(self) -> Result<Vec<Occupation>, Error> {
        self.latest_of(Latest::default())
    }

    /// As [`Self::latest`], but what is still being written does not take the place of what is in use: a
    /// version in development counts only where there is no other.
    ///
    /// # Errors
    /// Those of [`Self::latest`].
    pub fn latest_in_use(self) -> Result<Vec<Occupation>, Error> {
        self.latest_of(Latest { drafts_last: true, ..Latest::default() })
    }

    fn latest_of(mut self, mut latest: Latest) -> Result<Vec<Occupation>, Error> {
        while let Some(standard) = self.next_standard() {
            latest.add(standard?);
        }
        Ok(latest.occupations())
    }

    /// Every version of each, or only what [`Self::latest`] gives.
    ///
    /// # Errors
    /// The first of a record.
    pub fn of_versions(self, all: bool) -> Result<Vec<Occupation>, Error> {
        if all { self.collect() } else { self.latest() }
    }

    fn next_standard(&mut self) -> Option<Result<Standard, Error>> {
        let item = self.elements.next()?;
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

/// The records of a text that must be JSON.
pub(super) fn json_of<R: BufRead>(source: R) -> Result<Elements<R>, Error> {
    let mut other = match Elements::start(source)? {
        Start::Json(elements) => return Ok(elements),
        Start::Other(other) => other,
    };
    let first = other.fill_buf().ok().and_then(|buffer| buffer.first().copied());
    let message = match first {
        Some(b'<') => format_args!("this is a web page, not JSON: the service may be down"),
        None => format_args!("there is nothing to read"),
        _ => format_args!("this is not JSON"),
    };
    Err(refused(ErrorCode::InvalidJson, message))
}

/// Reads the record at this place of a list, or the only one.
pub(super) fn read(value: &Value, index: Option<usize>) -> Result<Standard, Error> {
    match index {
        Some(index) => standards::read(value, &Path::Root.item(index)),
        None => standards::read(value, &Path::Root),
    }
}

/// The versions that count, of those that came by.
#[derive(Default)]
pub(super) struct Latest {
    standards: BTreeMap<String, Occupation>,
    /// Whether a version in development is less than any other.
    drafts_last: bool,
}

impl Latest {
    /// Of equal versions, the one that is nearer to being approved, else the later one.
    pub(super) fn add(&mut self, Standard { key, occupation }: Standard) {
        let is_ready = |one: &Occupation| !self.drafts_last || Standing::of(one) != Standing::Draft;
        let is_less = |known: &Occupation| {
            let ready = is_ready(&occupation).cmp(&is_ready(known));
            let version = ready.then_with(|| compare(&occupation.version, &known.version));
            version.then_with(|| Standing::of(known).cmp(&Standing::of(&occupation))) == Ordering::Less
        };
        if !self.standards.get(&key).is_some_and(is_less) {
            self.standards.insert(key, occupation);
        }
    }

    /// By reference.
    pub(super) fn occupations(self) -> Vec<Occupation> {
        let mut occupations: BTreeMap<String, Occupation> = BTreeMap::new();
        for (_, other) in self.standards {
            match occupations.remove(&other.reference) {
                None => occupations.insert(other.reference.clone(), other),
                Some(known) => occupations.insert(other.reference.clone(), one_of(known, other)),
            };
        }
        occupations.into_values().collect()
    }
}

/// How much a status counts, the most first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Approved,
    /// Not yet in use.
    Draft,
    /// Retired, withdrawn, or not told.
    Other,
}

impl Standing {
    fn of(occupation: &Occupation) -> Self {
        match occupation.status.to_ascii_lowercase() {
            status if status.starts_with("approved") => Self::Approved,
            status if status.starts_with("in development") || status.starts_with("proposal") => Self::Draft,
            _ => Self::Other,
        }
    }
}

/// One of two standards of the same occupation, with the other's product.
fn one_of(first: Occupation, second: Occupation) -> Occupation {
    // They come by number; the higher number is the newer standard.
    let is_second = Standing::of(&second) <= Standing::of(&first);
    let (mut kept, left) = if is_second { (second, first) } else { (first, second) };
    for product in left.products {
        let message =
            format_args!("{} is of the same occupation; its statements are left out.", product.reference);
        kept.warnings.push(Warning::new("duplicate", "products", message));
        kept.products.push(product);
    }
    kept
}

/// Which version is higher: `1.10` is more than `1.9`.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
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
