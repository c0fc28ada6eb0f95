//! What of a target is asked for, and how much.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::assessment::{ByName, position};
use crate::catalogue::Occupation;
use crate::error::{Error, ErrorCode, Path};
use crate::number::round4;

/// The least and the most that a statement weighs.
const WEIGHTS: (f64, f64) = (0.0001, 1_000.0);

/// By code of a target's KSBs: what each weighs. In JSON an object.
///
/// ```
/// use skills_gap::{Engine, gap::{GapRequest, Weights}};
///
/// let mut request = GapRequest::new("OCC0526");
/// request.weights = Weights::Asked;
/// request.asked.set("K1", 2.0);
/// request.asked.set("S3", 1.0);
/// assert_eq!(Engine::embedded().gap(&request)?.statements.len(), 2);
/// # Ok::<(), skills_gap::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// Sorted.
    statements: Vec<(String, f64)>,
}

impl Asked {
    /// Sets what a statement weighs.
    pub fn set(&mut self, code: &str, weight: f64) {
        match position(&self.statements, code) {
            Err(place) => self.statements.insert(place, (code.to_owned(), weight)),
            Ok(place) => {
                if let Some((_, old)) = self.statements.get_mut(place) {
                    *old = weight;
                }
            }
        }
    }

    /// Every statement that is asked for, and what it weighs.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.statements.iter().map(|(code, weight)| (code.as_str(), *weight))
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// What each KSB of `target` weighs, in order; 0 where it is not asked for.
    ///
    /// # Errors
    /// `unknownStatement`; `invalidValue` for a weight that is not from 0.0001 to 1,000.
    pub(super) fn check(&self, target: &Occupation, path: &Path<'_>) -> Result<Vec<f64>, Error> {
        let mut weights = vec![0.0; target.ksbs.len()];
        for (code, weight) in self.iter() {
            let path = path.field(code);
            let (place, _) = target.find(code, &path)?;
            if !(WEIGHTS.0..=WEIGHTS.1).contains(&weight) {
                let message = format_args!("a weight is a number from 0.0001 to 1000");
                return Err(Error::at(&path, ErrorCode::InvalidValue, message));
            }
            if let Some(of_it) = weights.get_mut(place) {
                *of_it = round4(weight);
            }
        }
        Ok(weights)
    }
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ByName(statements) = Deserialize::deserialize(deserializer)?;
        Ok(Self { statements })
    }
}

impl Serialize for Asked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
