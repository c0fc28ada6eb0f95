//! Something for each of some statements: a rating, a note.

use serde::ser::{Serialize, Serializer};

use crate::error::Error;
use crate::input::{FromValue, Path, Value, entries};
use crate::order::sorted_by;

/// A value by occupation, then by KSB code, both in their order. In JSON an object of objects, without
/// those that are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerStatement<T> {
    /// Sorted.
    occupations: Vec<(String, Vec<(String, T)>)>,
}

impl<T> PerStatement<T> {
    /// With none.
    pub const fn new() -> Self {
        Self { occupations: Vec::new() }
    }

    /// The value of a statement.
    ///
    /// ```
    /// use skills_gap::assessment::{PerStatement, Rating};
    /// let mut ratings = PerStatement::<Rating>::new();
    /// ratings.set("OCC0311", "K9", Some(2));
    /// assert_eq!(ratings.get("OCC0311", "K9"), Some(&Some(2)));
    /// assert_eq!(ratings.get("OCC0311", "K1"), None);
    /// ```
    pub fn get(&self, occupation: &str, code: &str) -> Option<&T> {
        let (_, codes) = self.occupations.get(position(&self.occupations, occupation).ok()?)?;
        codes.get(position(codes, code).ok()?).map(|(_, value)| value)
    }

    /// Sets the value of a statement.
    pub fn set(&mut self, occupation: &str, code: &str, value: T) {
        match position(&self.occupations, occupation) {
            Err(place) => {
                let of_occupation = vec![(code.to_owned(), value)];
                self.occupations.insert(place, (occupation.to_owned(), of_occupation));
            }
            Ok(place) => {
                let Some((_, codes)) = self.occupations.get_mut(place) else { return };
                match position(codes, code) {
                    Err(place) => codes.insert(place, (code.to_owned(), value)),
                    Ok(place) => {
                        if let Some((_, old)) = codes.get_mut(place) {
                            *old = value;
                        }
                    }
                }
            }
        }
    }

    /// Every statement that has one: occupation, code, value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &T)> {
        self.occupations.iter().flat_map(|(occupation, codes)| {
            codes.iter().map(move |(code, value)| (occupation.as_str(), code.as_str(), value))
        })
    }

    /// Every occupation that is named, even with no statement; code and value of each of its.
    pub(super) fn by_occupation(&self) -> &[(String, Vec<(String, T)>)] {
        &self.occupations
    }

    /// Every occupation that is named, even with no statement.
    pub fn occupations(&self) -> impl Iterator<Item = &str> {
        self.occupations.iter().map(|(occupation, _)| occupation.as_str())
    }

    /// Whether no statement has one.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl<T> Default for PerStatement<T> {
    fn default() -> Self {
        Self::new()
    }
}

fn by_name<T>(entries: Vec<(String, T)>) -> Vec<(String, T)> {
    sorted_by(entries, |(a, _), (b, _)| a.cmp(b))
}

fn position<T>(entries: &[(String, T)], name: &str) -> Result<usize, usize> {
    entries.binary_search_by(|(found, _)| found.as_str().cmp(name))
}

impl<T: FromValue> FromValue for PerStatement<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        let mut occupations = Vec::new();
        for (occupation, codes) in entries(value, path)? {
            let path = path.field(occupation);
            let mut of_occupation = Vec::new();
            for (code, value) in entries(codes, &path)? {
                of_occupation.push((code.clone(), T::from_value(value, &path.field(code))?));
            }
            occupations.push((occupation.clone(), by_name(of_occupation)));
        }
        // No name stands twice: `Value::check` refuses that.
        self.occupations = by_name(occupations);
        Ok(())
    }
}

impl<'de, T: FromValue> serde::Deserialize<'de> for PerStatement<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        value.check().map_err(serde::de::Error::custom)?;
        Self::from_value(&value, &Path::Root).map_err(serde::de::Error::custom)
    }
}

impl<T: Serialize> Serialize for PerStatement<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let some = self.occupations.iter().filter(|(_, codes)| !codes.is_empty());
        serializer.collect_map(some.map(|(occupation, codes)| (occupation, ByCode(codes))))
    }
}

struct ByCode<'a, T>(&'a [(String, T)]);

impl<T: Serialize> Serialize for ByCode<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, value)| (code, value)))
    }
}
