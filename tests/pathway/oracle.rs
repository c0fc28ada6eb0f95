//! Written from the design's words, and trying everything. It shares nothing with the engine but the
//! strengths that carry over.

use skills_gap::Engine;
use skills_gap::catalogue::{Direction, Duty, Kind, Occupation, Place};

use crate::case::{Case, reference};

/// Everything by the design's words, in ten-thousandths.
pub struct Oracle<'a> {
    pub case: &'a Case,
    /// Strengths of at least the threshold from one statement to another, rejected pairs left out.
    pub carries: Vec<Strength>,
    /// The same with them.
    pub all_carries: Vec<Strength>,
    pub weights: Vec<Vec<i128>>,
    pub links: Vec<(usize, usize)>,
}

/// Source and target, each an occupation and a KSB, and the strength.
pub type Strength = ((usize, usize), (usize, usize), i128);

/// What is held of every statement.
pub type Held = Vec<Vec<i128>>;

pub const ONE: i128 = 10_000;

pub fn whole(value: f64) -> i128 {
    (value * 10_000.0).round() as i128
}

/// Rounded half up.
pub fn ratio(part: i128, of: i128) -> i128 {
    (2 * part + of).div_euclid(2 * of)
}

impl<'a> Oracle<'a> {
    pub fn new(case: &'a Case, engine: &Engine) -> Self {
        let mut all_carries = Vec::new();
        for (occupation, one) in case.occupations.iter().enumerate() {
            for ksb in 0..one.ksbs.len() {
                for carry in engine.index().carries(Place { occupation, ksb }) {
                    let to = (carry.place.occupation, carry.place.ksb);
                    all_carries.push(((occupation, ksb), to, whole(carry.strength)));
                }
            }
        }
        let allowed = |(source, target, _): &Strength| !case.rejected.contains(&(*source, *target));
        let carries = all_carries.iter().copied().filter(allowed).collect();
        let weights = case.occupations.iter().map(|one| weights(one, case.duties)).collect();
        let mut oracle = Self { case, carries, all_carries, weights, links: Vec::new() };
        oracle.links = oracle.links(engine);
        oracle
    }

    /// Official links as they are stated; inferred ones from 0 to 3 levels up, of enough strength.
    pub fn links(&self, engine: &Engine) -> Vec<(usize, usize)> {
        let case = self.case;
        let count = case.occupations.len();
        let threshold = whole(engine.links(&reference(0)).expect("in the catalogue").threshold);
        let mut links = Vec::new();
        for from in 0..count {
            for to in (0..count).filter(|to| *to != from) {
                let states = |at: usize, direction, other: usize| {
                    let links = &case.occupations[at].links;
                    links.iter().any(|link| link.direction == direction && link.reference == reference(other))
                };
                let official = states(from, Direction::Out, to) || states(to, Direction::In, from);
                let rises = match (case.occupations[from].level, case.occupations[to].level) {
                    (Some(from), Some(to)) => (0..=3).contains(&(i32::from(to) - i32::from(from))),
                    _ => false,
                };
                if official
                    || !case.official_only
                        && rises
                        && self.strength(from, to).is_some_and(|one| one >= threshold)
                {
                    links.push((from, to));
                }
            }
        }
        links
    }

    pub fn strength(&self, from: usize, to: usize) -> Option<i128> {
        let ksbs = self.case.occupations[to].ksbs.iter().enumerate();
        let asked: Vec<usize> =
            ksbs.filter(|(_, ksb)| ksb.kind != Kind::Behaviour).map(|(place, _)| place).collect();
        let best = |ksb: usize| {
            let carries = self.all_carries.iter();
            carries.filter(|(s, t, _)| s.0 == from && *t == (to, ksb)).map(|(_, _, strength)| *strength).max()
        };
        let sum: i128 = asked.iter().map(|ksb| best(*ksb).unwrap_or(0)).sum();
        (!asked.is_empty()).then(|| ratio(sum, asked.len() as i128))
    }

    /// What ratings show, each moved by `shift` points of the default scale.
    pub fn rated(&self, shift: i32) -> Held {
        let credit = |point: u32| [0, 5_000, ONE, ONE][(point as i32 + shift).clamp(0, 3) as usize];
        let mut held: Held = self.case.occupations.iter().map(|one| vec![0; one.ksbs.len()]).collect();
        let last = self.ratings();
        for (source, target, strength) in &self.carries {
            if let Some((_, _, Some(point))) = last.iter().find(|(a, b, _)| (*a, *b) == *source) {
                let shown = ratio(strength * credit(*point), ONE);
                held[target.0][target.1] = shown.max(held[target.0][target.1]);
            }
        }
        for (occupation, ksb, point) in &last {
            if let Some(point) = point {
                held[*occupation][*ksb] = credit(*point);
            }
        }
        held
    }

    /// The last rating of each statement.
    pub fn ratings(&self) -> Vec<(usize, usize, Option<u32>)> {
        let mut last: Vec<(usize, usize, Option<u32>)> = Vec::new();
        for rating in &self.case.ratings {
            last.retain(|(a, b, _)| (*a, *b) != (rating.0, rating.1));
            last.push(*rating);
        }
        last
    }

    pub fn finish(&self, held: &mut Held, occupation: usize) {
        held[occupation].fill(ONE);
        for (source, target, strength) in &self.carries {
            if source.0 == occupation {
                held[target.0][target.1] = held[target.0][target.1].max(*strength);
            }
        }
    }

    /// Whether the last that was said of any of its statements is a point.
    fn has_rated(&self, occupation: usize) -> bool {
        let ratings = &self.case.ratings;
        ratings.iter().enumerate().any(|(place, (of, ksb, point))| {
            let is_last = !ratings[place + 1..].iter().any(|later| (later.0, later.1) == (*of, *ksb));
            *of == occupation && point.is_some() && is_last
        })
    }

    /// What is held to begin with, each rating moved by `shift` points.
    pub fn start(&self, shift: i32) -> Held {
        let mut held = self.rated(shift);
        if let Some(current) = self.assumed() {
            self.finish(&mut held, current);
        }
        held
    }

    /// The occupation that is taken as held because nothing of it is rated.
    pub fn assumed(&self) -> Option<usize> {
        self.case.current.filter(|at| !self.has_rated(*at))
    }

    pub fn cost(&self, held: &Held, occupation: usize) -> i128 {
        let parts = held[occupation].iter().zip(&self.weights[occupation]);
        ratio(parts.map(|(held, weight)| weight * (ONE - held)).sum(), ONE)
    }

    /// Every loop-free way, its costs.
    pub fn ways(&self) -> Vec<(Vec<usize>, Vec<i128>)> {
        let case = self.case;
        let mut ways = Vec::new();
        if case.current == Some(case.target) {
            return ways;
        }
        let firsts: Vec<usize> = (0..case.occupations.len())
            .filter(|first| match case.current {
                Some(current) => self.links.contains(&(current, *first)),
                None => *first != case.target,
            })
            .collect();
        for first in firsts {
            self.walk(vec![first], &mut ways);
        }
        ways.retain(|(steps, _)| {
            let passes = |one: &usize| steps.contains(one) || Some(*one) == case.current;
            case.via.iter().all(passes)
                && !case.avoid.iter().any(|one| steps.contains(one))
                && self.level_is_kept(steps)
        });
        ways
    }

    pub fn walk(&self, steps: Vec<usize>, ways: &mut Vec<(Vec<usize>, Vec<i128>)>) {
        let last = *steps.last().expect("a step");
        if steps.len() > self.case.max_steps as usize {
            return;
        }
        if last == self.case.target {
            let mut held = self.start(0);
            let mut costs = Vec::new();
            for step in &steps {
                costs.push(self.cost(&held, *step));
                self.finish(&mut held, *step);
            }
            ways.push((steps, costs));
            return;
        }
        for (_, to) in self.links.iter().filter(|(from, _)| *from == last) {
            if !steps.contains(to) && Some(*to) != self.case.current {
                self.walk([steps.as_slice(), &[*to]].concat(), ways);
            }
        }
    }

    pub fn level_is_kept(&self, steps: &[usize]) -> bool {
        let all = self.case.current.iter().chain(steps);
        let levels: Vec<u8> = all.filter_map(|one| self.case.occupations[*one].level).collect();
        !self.case.never_down || levels.is_sorted()
    }

    /// Those that no other beats; of equals the first.
    pub fn best(&self) -> Vec<(Vec<usize>, Vec<i128>)> {
        let ways = self.ways();
        let of = |(steps, costs): &(Vec<usize>, Vec<i128>)| {
            (steps.len(), costs.iter().sum::<i128>(), *costs.iter().max().expect("a step"))
        };
        let beats = |a: &(Vec<usize>, Vec<i128>), b: &(Vec<usize>, Vec<i128>)| {
            let (one, other) = (of(a), of(b));
            one.0 <= other.0 && one.1 <= other.1 && one.2 <= other.2 && (one != other || a.0 < b.0)
        };
        let mut best: Vec<_> =
            ways.iter().filter(|way| !ways.iter().any(|other| beats(other, way))).cloned().collect();
        best.sort_by_key(of);
        best
    }
}

pub fn weights(occupation: &Occupation, duties: bool) -> Vec<i128> {
    let codes: Vec<&String> = occupation.ksbs.iter().map(|ksb| &ksb.code).collect();
    let named: Vec<&Duty> = occupation.duties.iter().filter(|duty| !duty.ksbs.is_empty()).collect();
    let core: Vec<&Duty> = named.iter().copied().filter(|duty| duty.core == Some(true)).collect();
    let counted = if core.is_empty() { named } else { core };
    if !duties || counted.is_empty() {
        return vec![ONE; codes.len()];
    }
    let shares: Vec<f64> = codes
        .iter()
        .map(|code| (counted.iter().filter(|duty| duty.ksbs.contains(code)).count() as f64).max(0.5))
        .collect();
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    shares.iter().map(|share| whole(share / mean)).collect()
}
