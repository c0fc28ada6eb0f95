//! People made up in several ways, each with an answer to every statement of a move.

mod random;

use skills_gap::Engine;
use skills_gap::catalogue::Place;
use skills_gap::gap::{GapReport, GapRequest};

pub use random::Random;
use random::{cholesky, normal_share};

/// How a person is made.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// As the engine thinks: current ratings are normal about the assumption. Target ratings have the mean that the
    /// engine expects of who has these current ratings, and its variance.
    Normal,
    /// An ability, and a difficulty of each statement. How much a statement gives of another is drawn as people graded
    /// it. The engine assumes neither.
    Ability,
    /// Statements fall into topics. A topic is held or is not, and each person rates in a style of their own. The
    /// engine assumes neither.
    Topics,
    /// Who says that they do all of their job, and does 40 to 70 % of it, and none of the rest. Target as [`Self::Normal`].
    Mixed,
    /// Who says so, and half holds all of it.
    Half,
    /// Ratings as [`Self::Normal`], and of the target 30 to 90 %, whatever their job says: the engine assumes that it says much.
    Besides,
}

impl Way {
    /// All of them, each with its name in tables.
    pub const ALL: [(Self, &str); 6] = [
        (Self::Normal, "A normal"),
        (Self::Ability, "B ability"),
        (Self::Topics, "C topics"),
        (Self::Mixed, "D mixed"),
        (Self::Half, "E half"),
        (Self::Besides, "F besides"),
    ];
}

/// From one occupation to another, and what people are made of.
pub struct Move {
    pub current: Side,
    pub target: Side,
    /// Of each target statement: the current statements most like it, and how much each gives.
    sources: Vec<Vec<(usize, f64)>>,
    /// Of each target statement: the current statement that says the same.
    same: Vec<Option<usize>>,
    /// How alike each two statements are, first the current, then the target ones.
    alike: Vec<Vec<f64>>,
    /// What is expected of each target statement of who holds all of the current occupation.
    full: Vec<f64>,
}

/// An occupation of a move.
pub struct Side {
    pub reference: String,
    pub codes: Vec<String>,
    /// The lower triangle that makes independent normal numbers go together as far as statements are alike.
    topics: Vec<Vec<f64>>,
}

/// What one person answers: a point of the default scale for each statement.
pub struct Person {
    pub current: Vec<u32>,
    pub target: Vec<u32>,
}

/// How many current statements a target statement follows from.
const SOURCES: usize = 3;
/// The point of full credit.
const FULL: u32 = 2;

impl Move {
    /// # Panics
    /// Where the engine does not have the occupations.
    pub fn new(engine: &Engine, current: &str, target: &str) -> Self {
        let position = |reference: &str| {
            engine
                .catalogue()
                .occupations()
                .position(|one| one.reference == reference)
                .expect("an occupation")
        };
        let index = engine.index();
        let prepared = |reference: &str| index.statements(position(reference)).collect::<Vec<_>>();
        let (from, to) = (prepared(current), prepared(target));
        let sources: Vec<Vec<(usize, f64)>> = (to.iter())
            .map(|statement| {
                let mut nearest: Vec<usize> = (0..from.len()).collect();
                nearest.sort_by(|one, other| {
                    statement.alike(from[*other]).total_cmp(&statement.alike(from[*one]))
                });
                nearest.truncate(SOURCES);
                nearest.into_iter().map(|at| (at, index.strength(from[at], statement))).collect()
            })
            .collect();
        let mut same = vec![None; to.len()];
        for ksb in 0..from.len() {
            let place = Place { occupation: position(current), ksb };
            for carry in index.carries_to(place, position(target)).iter().filter(|one| one.strength >= 1.0) {
                same[carry.place.ksb] = Some(ksb);
            }
        }
        let all: Vec<_> = from.iter().chain(&to).collect();
        let alike: Vec<Vec<f64>> =
            all.iter().map(|one| all.iter().map(|other| one.alike(other)).collect()).collect();
        let side = |reference: &str, first: usize| {
            let ksbs = &engine.occupation(reference).expect("an occupation").ksbs;
            let squared = |row: usize, column: usize| alike[first + row][first + column].powi(2);
            let topics = cholesky(ksbs.len(), squared);
            let codes = ksbs.iter().map(|ksb| ksb.code.clone()).collect();
            Side { reference: reference.to_owned(), codes, topics }
        };
        let (current, target) = (side(current, 0), side(target, from.len()));
        let mut request = GapRequest::new(&target.reference);
        request.current = Some(current.reference.clone());
        request.assumed.set(&current.reference, FULL);
        let full = expected(&engine.gap(&request).expect("a report"));
        Self { sources, same, alike, full, current, target }
    }

    /// The person with this number.
    pub fn person(&self, engine: &Engine, way: Way, number: u64) -> Person {
        let mut random = Random::new(number * 8 + way as u64);
        let mut person = match way {
            Way::Normal => self.normal(engine, &mut random),
            Way::Ability => self.ability(&mut random),
            Way::Topics => self.topics(&mut random),
            Way::Mixed => {
                let share = 0.4 + 0.3 * random.next();
                let all = self.current.codes.iter();
                let current = all.map(|_| if random.next() < share { FULL } else { 0 }).collect();
                self.expected_of(engine, current, &mut random)
            }
            Way::Half => self.expected_of(engine, vec![1; self.current.codes.len()], &mut random),
            Way::Besides => {
                let person = self.normal(engine, &mut random);
                let held = 0.3 + 0.6 * random.next();
                // Two tries, as in `expected_of`.
                let tries =
                    |random: &mut Random| u32::from(random.next() < held) + u32::from(random.next() < held);
                Person { target: self.target.codes.iter().map(|_| tries(&mut random)).collect(), ..person }
            }
        };
        // Who reads the same again answers the same.
        for (point, same) in person.target.iter_mut().zip(&self.same) {
            if let Some(source) = same {
                *point = person.current[*source];
            }
        }
        person
    }

    fn normal(&self, engine: &Engine, random: &mut Random) -> Person {
        let level = 1.0 + 0.09 * random.normal();
        let topics = self.current.topics(random);
        let current: Vec<u32> = (topics.iter())
            .map(|topic| {
                let held = level + 0.1 * topic + 0.22 * random.normal();
                random.nearest(held)
            })
            .collect();
        self.expected_of(engine, current, random)
    }

    /// Who answers `current`: of the target they hold what the engine expects of them, with its variance.
    fn expected_of(&self, engine: &Engine, current: Vec<u32>, random: &mut Random) -> Person {
        let mut request = GapRequest::new(&self.target.reference);
        for (code, point) in self.current.codes.iter().zip(&current) {
            request.ratings.set(&self.current.reference, code, Some(*point));
        }
        let mean = expected(&engine.gap(&request).expect("a report"));
        let (level, topics) = (random.normal(), self.target.topics(random));
        let target = (mean.iter().zip(topics))
            .map(|(mean, topic)| {
                let spread = 0.07 * (4.0 * mean * (1.0 - mean)).max(0.1).sqrt();
                let held = (mean + spread * level).clamp(0.0, 1.0);
                // Two tries, each of which succeeds as often as `held` says: half of held × (1 − held) is the variance.
                let share = normal_share(0.5 * topic + 0.75_f64.sqrt() * random.normal());
                match share {
                    share if share < (1.0 - held) * (1.0 - held) => 0,
                    share if share < 1.0 - held * held => 1,
                    _ => random.full(),
                }
            })
            .collect();
        Person { current, target }
    }

    fn ability(&self, random: &mut Random) -> Person {
        let ability = 1.2 + 0.8 * random.normal();
        let logistic = |logit: f64| 1.0 / (1.0 + (-1.7 * logit).exp());
        let current: Vec<u32> = (0..self.current.codes.len())
            .map(|_| {
                let easier = ability - 0.7 * random.normal();
                let draw = random.next();
                // From "not yet" to "more than asked": each step is so much harder than full credit.
                let steps = [-1.0, 0.0, 1.5];
                steps.into_iter().filter(|step| draw < logistic(easier - step)).count() as u32
            })
            .collect();
        let (is_like, style) = (0.05 * random.normal(), 0.08 * random.normal());
        let target = (self.sources.iter())
            .map(|sources| {
                let strongest = sources.iter().fold(0.0_f64, |most, one| most.max(one.1));
                let grade = random.grade(strongest + is_like);
                let best = random.pick(sources.iter().map(|one| one.1.powi(4) + 1e-6));
                let held = sources.iter().enumerate().map(|(number, (source, _))| {
                    let grade = if number == best { grade } else { (grade - 1.0).max(0.0) };
                    grade / 3.0 * credit(current[*source])
                });
                let held = held.fold(0.0, f64::max);
                let is_partly = held > 0.0 && held < 1.0;
                random.between(if is_partly { held + style } else { held })
            })
            .collect();
        Person { current, target }
    }

    fn topics(&self, random: &mut Random) -> Person {
        const TOPICS: usize = 10;
        let all = self.alike.len();
        let centres: Vec<usize> = (0..TOPICS).map(|_| random.below(all)).collect();
        let held: Vec<f64> = centres.iter().map(|_| if random.next() < 0.85 { 1.0 } else { 0.2 }).collect();
        // What they know of a topic besides, by chance.
        let besides: Vec<f64> = centres.iter().map(|_| 0.2 * random.normal()).collect();
        let topic = |at: usize| {
            let alike = |topic: &usize| self.alike[at][centres[*topic]];
            (0..TOPICS).max_by(|one, other| alike(one).total_cmp(&alike(other))).unwrap_or_default()
        };
        let style = 0.07 * random.normal();
        let count = self.current.codes.len();
        let current = (0..count)
            .map(|at| {
                let held = held[topic(at)] + style + 0.15 * random.normal();
                random.nearest(held)
            })
            .collect();
        let target = (self.full.iter().enumerate())
            .map(|(at, full)| {
                let topic = topic(count + at);
                let besides = besides[topic] * (full * (1.0 - full)).sqrt();
                let held = full * held[topic] + besides + style + 0.1 * random.normal();
                random.between(held)
            })
            .collect();
        Person { current, target }
    }
}

impl Side {
    /// A normal number for each statement, that goes together with others as far as they are alike.
    fn topics(&self, random: &mut Random) -> Vec<f64> {
        let alone: Vec<f64> = self.topics.iter().map(|_| random.normal()).collect();
        let together = |row: &Vec<f64>| row.iter().zip(&alone).map(|(one, other)| one * other).sum();
        self.topics.iter().map(together).collect()
    }
}

impl Person {
    /// What they answer to the statement with this code.
    pub fn answer(&self, one: &Move, occupation: &str, code: &str) -> u32 {
        let (side, points) = if occupation == one.target.reference {
            (&one.target, &self.target)
        } else {
            (&one.current, &self.current)
        };
        points[side.codes.iter().position(|other| other == code).expect("a statement of the move")]
    }
}

fn expected(report: &GapReport) -> Vec<f64> {
    report.statements.iter().map(|one| one.likely.expect("something is rated or assumed")).collect()
}

/// What a point of the default scale counts.
fn credit(point: u32) -> f64 {
    [0.0, 0.5, 1.0, 1.0][point as usize]
}
