//! All pairs of statements of which one carries over to the other, for who stores them.

use super::index::{Index, may_carry};
use crate::catalogue::Place;

/// A statement that carries over to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The statement that is held.
    pub source: Place,
    /// The statement that it carries over to.
    pub target: Place,
    /// How much of the target is held, from [`Limits::carry`](super::Limits::carry) to 1.
    pub strength: f64,
}

impl Index {
    /// Every pair, either way, of a statement of the occupation at `position` and a statement of its own or of a
    /// later occupation, where the one carries over to the other.
    ///
    /// The pairs of all positions together are all there are. Both ways are worked out at once, in half the time
    /// that [`Self::carries`] would take for each statement.
    pub fn pairs(&self, position: usize) -> Vec<Pair> {
        let (limit, mut pairs) = (self.limits().carry, Vec::new());
        for ksb in 0..self.count(position) {
            let source = Place { occupation: position, ksb };
            let Some(from) = self.at(source) else { continue };
            let direction = from.first_factor();
            for occupation in position..self.occupations() {
                let first = if occupation == position { ksb + 1 } else { 0 };
                for ksb in first..self.count(occupation) {
                    let target = Place { occupation, ksb };
                    let Some(to) = self.at(target).filter(|to| may_carry(from, &direction, to)) else {
                        continue;
                    };
                    let [there, back] = self.strengths(from, to);
                    if there >= limit {
                        pairs.push(Pair { source, target, strength: there });
                    }
                    if back >= limit {
                        pairs.push(Pair { source: target, target: source, strength: back });
                    }
                }
            }
        }
        pairs
    }
}
