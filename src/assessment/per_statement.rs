//! Something for each of some statements: a rating, a note.

use crate::sort;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

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
    pub(crate) fn by_occupation(&self) -> &[(String, Vec<(String, T)>)] {
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

pub(crate) fn position<T>(entries: &[(String, T)], name: &str) -> Result<usize, usize> {
    entries.binary_search_by(|(found, _)| found.as_str().cmp(name))
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for PerStatement<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ByName(occupations) = Deserialize::deserialize(deserializer)?;
        let occupations =
            occupations.into_iter().map(|(occupation, ByName(codes))| (occupation, codes)).collect();
        Ok(Self { occupations })
    }
}

/// The fields of an object, sorted by name.
pub(crate) struct ByName<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ByName<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ByNameVisitor(PhantomData))
    }
}

struct ByNameVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ByNameVisitor<T> {
    type Value = ByName<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByName<T>, A::Error> {
        let mut entries: Vec<(String, T)> = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        sort::by(&mut entries, |(one, _), (other, _)| one.cmp(other));
        match entries.windows(2).find(|pair| matches!(pair, [(one, _), (next, _)] if one == next)) {
            Some([(name, _), ..]) => Err(serde::de::Error::custom(format_args!("{name} is given twice"))),
            _ => Ok(ByName(entries)),
        }
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
