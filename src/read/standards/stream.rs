//! A list of standards of any length, one record at a time.

use std::io::BufRead;

use super::record::{self, Standard};
use super::versions::{Standing, VersionsInForce};
use crate::catalogue::Occupation;
use crate::error::{Error, ErrorKind, Path};
use crate::input::Value;
use crate::read::shared::date::Date;
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
/// assert_eq!(standards.in_force(None)?[0].0.version, "1.1");
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

    /// The version of each standard that is in force on the day `today`, and where it stands, in the order of the
    /// references. A version of which the day is not known to lie in its dates counts only where there is no other. The
    /// other versions are named in `warnings`. Where two standards are of one occupation, it is the one in force, with
    /// the product of the other.
    ///
    /// # Errors
    /// The first error of a record, of kind `read`:
    /// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the record cannot be read
    /// - `invalidType`, `invalidValue`, `missingField` where it is no standard
    pub fn in_force(mut self, today: Option<Date>) -> Result<Vec<(Occupation, Standing)>, Error> {
        let mut in_force = VersionsInForce::on(today);
        while let Some(standard) = self.next_standard() {
            in_force.add(standard?);
        }
        Ok(in_force.with_standings())
    }

    /// Every version of each standard if `all`, else the one of each that is in force on the day `today`.
    ///
    /// # Errors
    /// The first error of a record, with the codes of [`Self::in_force`].
    pub fn of_versions(self, all: bool, today: Option<Date>) -> Result<Vec<Occupation>, Error> {
        if all {
            return self.collect();
        }
        Ok(self.in_force(today)?.into_iter().map(|(occupation, _)| occupation).collect())
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

/// Reads apprenticeship standards, as their service gives them: a list, one record, or the versions of one. One
/// version of each counts. [`Standards`] gives all versions, and those in force on a day.
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
    Standards::new(text.as_bytes())?.of_versions(false, None)
}

/// Every version of the apprenticeship standards in `value`, or the one of each that is in force on the day `today`.
///
/// # Errors
/// The codes of [`read_standards`].
pub fn read_standards_value(
    value: &Value,
    all_versions: bool,
    today: Option<Date>,
) -> Result<Vec<Occupation>, Error> {
    let read = || {
        let (items, is_list) = match value {
            Value::List(items) => (items.as_slice(), true),
            one => (std::slice::from_ref(one), false),
        };
        let mut in_force = VersionsInForce::on(today);
        let mut all = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let standard = read(item, is_list.then_some(index))?;
            if all_versions { all.push(standard.occupation) } else { in_force.add(standard) }
        }
        Ok(if all_versions { all } else { in_force.occupations() })
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}

/// Reads the record at `index` of a list, or the only one.
fn read(value: &Value, index: Option<usize>) -> Result<Standard, Error> {
    match index {
        Some(index) => record::read(value, &Path::Root.item(index)),
        None => record::read(value, &Path::Root),
    }
}
