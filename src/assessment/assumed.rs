//! What a person says of a whole occupation at once.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::per_statement::{ByName, position};

/// By occupation: the point that is assumed of all its KSBs that are not rated. In JSON an object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assumed {
    /// Sorted.
    occupations: Vec<(String, u32)>,
}

impl Assumed {
    /// The point that is assumed of an occupation.
    ///
    /// ```
    /// use skills_gap::assessment::Assumed;
    /// let mut assumed = Assumed::default();
    /// assumed.set("OCC0311", 2);
    /// assert_eq!(assumed.get("OCC0311"), Some(2));
    /// assert_eq!(assumed.get("OCC0526"), None);
    /// ```
    pub fn get(&self, occupation: &str) -> Option<u32> {
        let place = position(&self.occupations, occupation).ok()?;
        self.occupations.get(place).map(|(_, point)| *point)
    }

    /// Sets the point that is assumed of an occupation.
    pub fn set(&mut self, occupation: &str, point: u32) {
        match position(&self.occupations, occupation) {
            Err(place) => self.occupations.insert(place, (occupation.to_owned(), point)),
            Ok(place) => {
                if let Some((_, old)) = self.occupations.get_mut(place) {
                    *old = point;
                }
            }
        }
    }

    /// Every occupation of which a point is assumed, and the point.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.occupations.iter().map(|(occupation, point)| (occupation.as_str(), *point))
    }

    /// Whether nothing is assumed.
    pub fn is_empty(&self) -> bool {
        self.occupations.is_empty()
    }
}

impl<'de> Deserialize<'de> for Assumed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ByName(occupations) = Deserialize::deserialize(deserializer)?;
        Ok(Self { occupations })
    }
}

impl Serialize for Assumed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
