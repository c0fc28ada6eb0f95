//! All pairs of statements, for those who store what carries over.

use super::Index;
use super::index::passes;
use crate::catalogue::Place;

/// A statement that carries over to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// What is held.
    pub source: Place,
    /// What it carries over to.
    pub target: Place,
    /// How much of it.
    pub strength: f64,
}

impl Index {
    /// Every pair, either way, of a statement of the occupation at `position` and one of its own or of a
    /// later occupation, where the one carries over to the other. Those of all positions together are all there
    /// are; since both ways are worked out at once, in half the time that [`Self::carries`] would take for
    /// each statement.
    pub fn pairs(&self, position: usize) -> Vec<Pair> {
        let (limit, mut pairs) = (self.limits().carry, Vec::new());
        for ksb in 0..self.count(position) {
            let one = Place { occupation: position, ksb };
            let Some(of_one) = self.at(one) else { continue };
            let whole = of_one.whole();
            for occupation in position..self.occupations() {
                let first = if occupation == position { ksb + 1 } else { 0 };
                for ksb in first..self.count(occupation) {
                    let other = Place { occupation, ksb };
                    let passing = self.at(other).filter(|of_other| passes(of_one, &whole, of_other));
                    let Some(of_other) = passing else { continue };
                    let [to, back] = self.strengths(of_one, of_other);
                    if to >= limit {
                        pairs.push(Pair { source: one, target: other, strength: to });
                    }
                    if back >= limit {
                        pairs.push(Pair { source: other, target: one, strength: back });
                    }
                }
            }
        }
        pairs
    }
}
