//! What a person says of a whole occupation at once.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::per_statement::{ByName, position};

/// A point of the scale, or halfway from it to the next: "I do most of my job" lies halfway from half of it to all. In
/// JSON a number, `1` or `1.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AssumedPoint<Point = u32> {
    /// The point, or the lower one of the two.
    pub point: Point,
    /// Whether it lies halfway to the next.
    pub halfway: bool,
}

/// By occupation: the point that is assumed of all its KSBs that are not rated. In JSON an object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assumed {
    /// Sorted.
    occupations: Vec<(String, AssumedPoint)>,
}

impl Assumed {
    /// The point that is assumed of an occupation; the lower one of two where it lies halfway.
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
        self.occupations.get(place).map(|(_, assumed)| assumed.point)
    }

    /// Sets the point that is assumed of an occupation.
    pub fn set(&mut self, occupation: &str, point: u32) {
        self.set_to(occupation, AssumedPoint { point, halfway: false });
    }

    /// Sets what is assumed of an occupation.
    pub fn set_to(&mut self, occupation: &str, point: AssumedPoint) {
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
    pub fn iter(&self) -> impl Iterator<Item = (&str, AssumedPoint)> {
        self.occupations.iter().map(|(occupation, point)| (occupation.as_str(), *point))
    }

    /// Whether nothing is assumed.
    pub fn is_empty(&self) -> bool {
        self.occupations.is_empty()
    }
}

impl<'de> Deserialize<'de> for AssumedPoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(PointVisitor)
    }
}

struct PointVisitor;

impl Visitor<'_> for PointVisitor {
    type Value = AssumedPoint;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a point of the scale, or halfway to the next,")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<AssumedPoint, E> {
        let point = number.trunc();
        let halfway = number - point == 0.5;
        if (halfway || number == point) && (0.0..=f64::from(u32::MAX)).contains(&number) {
            return Ok(AssumedPoint { point: point as u32, halfway });
        }
        Err(E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<AssumedPoint, E> {
        self.visit_f64(number as f64)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<AssumedPoint, E> {
        self.visit_f64(number as f64)
    }
}

impl Serialize for AssumedPoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.halfway {
            serializer.serialize_f64(f64::from(self.point) + 0.5)
        } else {
            serializer.serialize_u32(self.point)
        }
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
