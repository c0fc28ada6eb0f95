//! Random small catalogues, with one person's answers and the options of a search.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index as Pick;
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Direction, Duty, Kind, Ksb, Link, Occupation, TechnicalLevel};
use skills_gap::gap::{GapRequest, Weights};
use skills_gap::pathway::{PathwaysOptions, PathwaysRequest};

/// Some the same, some that share words, some that share none.
pub const STATEMENTS: [&str; 14] = [
    "Weld steel plates safely",
    "Weld steel plates",
    "Weld aluminium plates safely",
    "Safe storage of steel",
    "Plan the work of a team",
    "Plan the work of a large project team",
    "Lead a project team",
    "Write clear reports for clients",
    "Write reports",
    "Explain contracts to clients",
    "Contract law",
    "Data protection law",
    "Protect personal data in databases",
    "Arrange flowers",
];

/// Of no occupations: the statement model is read once for all cases.
static EMPTY: LazyLock<Engine> = LazyLock::new(|| Engine::new(Catalogue::default()));

pub fn engine(occupations: Vec<Occupation>) -> Engine {
    EMPTY.with(occupations).expect("a catalogue")
}

/// A catalogue, one person's answers, and the options of a search.
#[derive(Debug, Clone)]
pub struct Case {
    pub occupations: Vec<Occupation>,
    pub target: usize,
    pub current: Option<usize>,
    pub ratings: Vec<(usize, usize, Option<u32>)>,
    /// Occupations, and the point that is assumed of them.
    pub assumed: Vec<(usize, u32)>,
    pub rejected: Vec<((usize, usize), (usize, usize))>,
    pub duties: bool,
    pub max_steps: u32,
    pub official_only: bool,
    pub never_down: bool,
    pub via: Vec<usize>,
    pub avoid: Vec<usize>,
}

pub fn reference(position: usize) -> String {
    format!("OCC{:04}", position + 1)
}

pub fn occupation() -> impl Strategy<Value = Occupation> {
    let ksbs = prop::collection::vec((0..STATEMENTS.len(), 0..3_usize), 0..5);
    (prop::option::weighted(0.9, 2..=5_u8), ksbs, prop::collection::vec((any::<bool>(), 0..32_u32), 0..3))
        .prop_map(|(level, ksbs, duties)| {
            let kinds = [Kind::Knowledge, Kind::Skill, Kind::Behaviour];
            let ksbs: Vec<Ksb> = ksbs
                .iter()
                .enumerate()
                .map(|(number, (statement, kind))| Ksb {
                    code: format!("{}{}", kinds[*kind].letter(), number + 1),
                    kind: kinds[*kind],
                    statement: STATEMENTS[*statement].to_owned(),
                    id: String::new(),
                })
                .collect();
            let duties = duties
                .iter()
                .map(|(core, needs)| Duty {
                    code: "D1".into(),
                    statement: "Do it".into(),
                    options: Vec::new(),
                    core: Some(*core),
                    ksbs: ksbs
                        .iter()
                        .enumerate()
                        .filter(|(bit, _)| needs >> bit & 1 == 1)
                        .map(|(_, ksb)| ksb.code.clone())
                        .collect(),
                })
                .collect();
            let technical_level = level.and_then(TechnicalLevel::of_level);
            Occupation { ksbs, duties, level, technical_level, ..blank() }
        })
}

pub fn blank() -> Occupation {
    serde_json::from_str("{}").expect("every field may be left out")
}

pub fn case() -> impl Strategy<Value = Case> {
    let links = prop::collection::vec((any::<Pick>(), any::<Pick>(), any::<bool>()), 0..14);
    let answers =
        prop::collection::vec((any::<Pick>(), any::<Pick>(), prop::option::weighted(0.9, 0..4_u32)), 0..9);
    let rejected = prop::collection::vec((any::<Pick>(), any::<Pick>(), any::<Pick>(), any::<Pick>()), 0..3);
    let some = || prop::collection::vec(any::<Pick>(), 0..2);
    (
        prop::collection::vec(occupation(), 2..=8),
        (any::<Pick>(), prop::option::weighted(0.7, any::<Pick>())),
        (links, answers, rejected, any::<bool>(), prop::collection::vec((any::<Pick>(), 0..4_u32), 0..2)),
        (1..=6_u32, any::<bool>(), any::<bool>(), prop::bool::weighted(0.3), prop::bool::weighted(0.3)),
        (some(), some()),
    )
        .prop_map(
            |(
                mut occupations,
                (target, current),
                (links, answers, rejected, duties, assumed),
                options,
                (via, avoid),
            )| {
                let count = occupations.len();
                for (position, occupation) in occupations.iter_mut().enumerate() {
                    occupation.reference = reference(position);
                    occupation.name = format!("Occupation {}", position + 1);
                }
                for (from, to, stated_by_first) in links {
                    let (from, to) = (from.index(count), to.index(count));
                    if from == to {
                        continue;
                    }
                    let link = |direction, other: usize| Link {
                        direction,
                        level: None,
                        reference: reference(other),
                        name: String::new(),
                    };
                    if stated_by_first {
                        occupations[from].links.push(link(Direction::Out, to));
                    } else {
                        occupations[to].links.push(link(Direction::In, from));
                    }
                }
                let ksb = |occupation: Pick, ksb: Pick| {
                    let occupation = occupation.index(count);
                    let ksbs = occupations[occupation].ksbs.len();
                    (ksbs > 0).then(|| (occupation, ksb.index(ksbs)))
                };
                let ratings: Vec<_> = answers
                    .into_iter()
                    .filter_map(|(one, other, rating)| {
                        ksb(one, other).map(|(one, other)| (one, other, rating))
                    })
                    .collect();
                let rejected =
                    rejected.into_iter().filter_map(|(a, b, c, d)| Some((ksb(a, b)?, ksb(c, d)?))).collect();
                let target = target.index(count);
                let (max_steps, official_only, never_down, with_via, with_avoid) = options;
                let pick = |of: Vec<Pick>, with: bool| {
                    let mut picked: Vec<usize> =
                        of.iter().map(|pick| pick.index(count)).filter(|_| with).collect();
                    picked.dedup();
                    picked
                };
                let via = pick(via, with_via);
                let mut avoid = pick(avoid, with_avoid);
                avoid.retain(|one| *one != target && !via.contains(one));
                let current = current.map(|current| current.index(count));
                let assumed = assumed.into_iter().map(|(of, point)| (of.index(count), point)).collect();
                Case {
                    occupations,
                    target,
                    current,
                    ratings,
                    assumed,
                    rejected,
                    duties,
                    max_steps,
                    official_only,
                    never_down,
                    via,
                    avoid,
                }
            },
        )
}

impl Case {
    pub fn engine(&self) -> Engine {
        engine(self.occupations.clone())
    }

    pub fn code(&self, occupation: usize, ksb: usize) -> &str {
        &self.occupations[occupation].ksbs[ksb].code
    }

    pub fn answers(&self) -> GapRequest {
        let mut request = GapRequest::new(reference(self.target));
        request.current = self.current.map(reference);
        for (occupation, ksb, rating) in &self.ratings {
            request.ratings.set(&reference(*occupation), self.code(*occupation, *ksb), *rating);
        }
        for (occupation, point) in &self.assumed {
            request.assumed.set(&reference(*occupation), *point);
        }
        let id = |(occupation, ksb): (usize, usize)| {
            format!("{}.{}", reference(occupation), self.code(occupation, ksb))
        };
        request.rejected = self.rejected.iter().map(|(source, target)| (id(*source), id(*target))).collect();
        request.weights = if self.duties { Weights::Duties } else { Weights::Equal };
        request
    }

    pub fn pathways(&self) -> PathwaysRequest {
        let options = PathwaysOptions {
            max_steps: Some(self.max_steps),
            official_only: self.official_only,
            never_down: self.never_down,
            via: self.via.iter().map(|one| reference(*one)).collect(),
            avoid: self.avoid.iter().map(|one| reference(*one)).collect(),
        };
        PathwaysRequest::new(self.answers(), options)
    }
}
