//! Written from the design's words, and trying everything. It shares nothing with the engine but strengths, what is
//! `likely` of a statement in a gap report (the same everywhere), and the table of `data/model/expectation.tsv`.

use skills_gap::Engine;
use skills_gap::catalogue::{Direction, Duty, Kind, Occupation, Place};

use crate::case::{Case, reference};

/// Everything by the design's words, in ten-thousandths.
pub struct Oracle<'a> {
    pub case: &'a Case,
    /// Strengths of at least the threshold from one statement to another.
    pub all_carries: Vec<Strength>,
    /// What is `likely` of every statement in a gap report.
    pub likely: Held,
    /// What is held of every statement by who has finished each occupation and nothing else.
    pub after: Vec<Held>,
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

/// The same of what may not be known.
pub fn whole_if_known(value: Option<f64>) -> Option<i128> {
    value.map(whole)
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
        let likely = (0..case.occupations.len()).map(|target| likely(case, engine, target)).collect();
        let after = (0..case.occupations.len()).map(|finished| after(case, engine, finished)).collect();
        let weights = case.occupations.iter().map(|one| weights(one, case.duties)).collect();
        let mut oracle = Self { case, all_carries, likely, after, weights, links: Vec::new() };
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
        for (held, after) in held.iter_mut().flatten().zip(self.after[occupation].iter().flatten()) {
            *held = (*held).max(*after);
        }
    }

    /// The occupations that a person who is nowhere may begin with: something of them is rated or assumed.
    pub fn entries(&self) -> Vec<usize> {
        let rated = self.ratings().into_iter().filter(|(.., point)| point.is_some()).map(|(of, ..)| of);
        rated.chain(self.case.assumed.iter().map(|(of, _)| *of)).collect()
    }

    /// Whether anything is known of the person: something is rated, or assumed of an occupation with statements.
    pub fn is_known(&self) -> bool {
        let mut assumed = self.case.assumed.iter();
        self.ratings().iter().any(|(.., point)| point.is_some())
            || assumed.any(|(of, _)| !self.case.occupations[*of].ksbs.is_empty())
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
                None => *first != case.target && self.entries().contains(first),
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
            let mut held = self.likely.clone();
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

    /// Straight there, link or not, unless `via` leads elsewhere.
    pub fn straight(&self) -> Option<(Vec<usize>, Vec<i128>)> {
        let target = self.case.target;
        let passes = |via: &usize| *via == target || Some(*via) == self.case.current;
        let cost = self.cost(&self.likely, target);
        self.case.via.iter().all(passes).then(|| (vec![target], vec![cost]))
    }

    /// Those that no other beats, straight there among them; of equals the first.
    pub fn best(&self) -> Vec<(Vec<usize>, Vec<i128>)> {
        let mut ways = self.ways();
        ways.retain(|(steps, _)| steps.len() > 1);
        ways.extend(self.straight());
        // A link to the target by itself is the same as straight there, which conditions may exclude.
        if self.straight().is_none() {
            ways.extend(self.ways().into_iter().filter(|(steps, _)| steps.len() == 1));
        }
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

/// What a gap report says of each statement of `target`; 0 where nothing is expected.
fn likely(case: &Case, engine: &Engine, target: usize) -> Vec<i128> {
    let mut request = case.answers();
    request.target = reference(target);
    let report = engine.gap(&request).expect("a report");
    report.statements.iter().map(|one| one.likely.map_or(0, whole)).collect()
}

/// What is held of every statement by who has finished `from`: of each of the three sources most like it, the best, by
/// the table; all of its own.
fn after(case: &Case, engine: &Engine, from: usize) -> Held {
    let index = engine.index();
    let at = |occupation, ksb| index.at(Place { occupation, ksb }).expect("covered");
    let sources = case.occupations[from].ksbs.len();
    let of_target = |(target, record): (usize, &Occupation)| {
        if target == from {
            return vec![ONE; record.ksbs.len()];
        }
        let strongest: Vec<Option<f64>> = (0..record.ksbs.len())
            .map(|ksb| {
                let allowed = |source: &usize| !case.rejected.contains(&((from, *source), (target, ksb)));
                let mut near: Vec<usize> = (0..sources).filter(allowed).collect();
                let alike = |source: &usize| at(target, ksb).alike(at(from, *source));
                near.sort_by(|one, other| alike(other).total_cmp(&alike(one)));
                near.iter()
                    .take(3)
                    .map(|source| index.strength(at(from, *source), at(target, ksb)))
                    .reduce(f64::max)
            })
            .collect();
        let mean =
            strongest.iter().map(|one| one.unwrap_or(0.0)).sum::<f64>() / strongest.len().max(1) as f64;
        let held = |strength: Option<f64>| match strength {
            None => 0,
            Some(1.0) => ONE,
            Some(strength) => whole(table(strength, mean, sources)),
        };
        strongest.into_iter().map(held).collect()
    };
    case.occupations.iter().enumerate().map(of_target).collect()
}

/// `data/model/expectation.tsv`, read by name.
fn table(strength: f64, mean: f64, sources: usize) -> f64 {
    let row = |name: &str| {
        let row =
            include_str!("../../data/model/expectation.tsv").lines().find_map(|row| row.strip_prefix(name));
        let value = row.and_then(|row| row.trim_start().split('\t').next()).expect("a row");
        value.parse::<f64>().expect("a number") / 1e6
    };
    let sources = (sources as f64).clamp(row("fewest_sources"), row("most_sources"));
    let held = row("intercept\t")
        + row("strength\t") * strength
        + row("mean_strength") * mean
        + row("strength_by_mean") * strength * mean
        + row("sources\t") * (sources / (sources + row("crowd")));
    held.clamp(0.0, 1.0)
}
