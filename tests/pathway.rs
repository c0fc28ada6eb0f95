//! Pathways, the nearest occupations and the next question, against an oracle that is written from the
//! design's words and tries everything. It shares nothing with the engine but the strengths that carry over.

use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};
use proptest::test_runner::TestCaseResult;
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Direction, Duty, Kind, Ksb, Link, Occupation, Place, TechnicalLevel};
use skills_gap::gap::{GapRequest, Weights};
use skills_gap::pathway::{
    CompareRequest, NearestRequest, NextRequest, Origin, Pathway, PathwaysRequest, PlanRequest,
};

/// Some the same, some that share words, some that share none.
const STATEMENTS: [&str; 14] = [
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

/// A catalogue, one person's answers, and the options of a search.
#[derive(Debug, Clone)]
struct Case {
    occupations: Vec<Occupation>,
    target: usize,
    current: Option<usize>,
    ratings: Vec<(usize, usize, Option<u32>)>,
    rejected: Vec<((usize, usize), (usize, usize))>,
    duties: bool,
    max_steps: u32,
    official_only: bool,
    never_down: bool,
    via: Vec<usize>,
    avoid: Vec<usize>,
}

fn reference(position: usize) -> String {
    format!("OCC{:04}", position + 1)
}

fn occupation() -> impl Strategy<Value = Occupation> {
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
                })
                .collect();
            let duties = duties
                .iter()
                .map(|(core, needs)| Duty {
                    code: "D1".into(),
                    statement: "Do it".into(),
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

fn blank() -> Occupation {
    serde_json::from_str("{}").expect("every field may be left out")
}

fn case() -> impl Strategy<Value = Case> {
    let links = prop::collection::vec((any::<Pick>(), any::<Pick>(), any::<bool>()), 0..14);
    let answers =
        prop::collection::vec((any::<Pick>(), any::<Pick>(), prop::option::weighted(0.9, 0..4_u32)), 0..9);
    let rejected = prop::collection::vec((any::<Pick>(), any::<Pick>(), any::<Pick>(), any::<Pick>()), 0..3);
    let some = || prop::collection::vec(any::<Pick>(), 0..2);
    (
        prop::collection::vec(occupation(), 2..=8),
        (any::<Pick>(), prop::option::weighted(0.7, any::<Pick>())),
        (links, answers, rejected, any::<bool>()),
        (1..=6_u32, any::<bool>(), any::<bool>(), prop::bool::weighted(0.3), prop::bool::weighted(0.3)),
        (some(), some()),
    )
        .prop_map(
            |(
                mut occupations,
                (target, current),
                (links, answers, rejected, duties),
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
                Case {
                    occupations,
                    target,
                    current,
                    ratings,
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
    fn engine(&self) -> Engine {
        Engine::new(Catalogue::default().with(self.occupations.clone()).expect("a catalogue"))
    }

    fn code(&self, occupation: usize, ksb: usize) -> &str {
        &self.occupations[occupation].ksbs[ksb].code
    }

    fn answers(&self) -> GapRequest {
        let mut request = GapRequest::new(reference(self.target));
        request.current = self.current.map(reference);
        for (occupation, ksb, rating) in &self.ratings {
            request.ratings.set(&reference(*occupation), self.code(*occupation, *ksb), *rating);
        }
        let id = |(occupation, ksb): (usize, usize)| {
            format!("{}.{}", reference(occupation), self.code(occupation, ksb))
        };
        request.rejected = self.rejected.iter().map(|(source, target)| (id(*source), id(*target))).collect();
        request.weights = if self.duties { Weights::Duties } else { Weights::Equal };
        request
    }

    fn pathways(&self) -> PathwaysRequest {
        PathwaysRequest {
            answers: self.answers(),
            max_steps: Some(self.max_steps),
            official_only: self.official_only,
            never_down: self.never_down,
            via: self.via.iter().map(|one| reference(*one)).collect(),
            avoid: self.avoid.iter().map(|one| reference(*one)).collect(),
        }
    }
}

/// Everything by the design's words, in ten-thousandths.
struct Oracle<'a> {
    case: &'a Case,
    /// Strengths of at least the threshold from one statement to another, rejected pairs left out.
    carries: Vec<((usize, usize), (usize, usize), i128)>,
    /// The same with them.
    all_carries: Vec<((usize, usize), (usize, usize), i128)>,
    weights: Vec<Vec<i128>>,
    links: Vec<(usize, usize)>,
}

/// What is held of every statement.
type Held = Vec<Vec<i128>>;

const ONE: i128 = 10_000;

fn whole(value: f64) -> i128 {
    (value * 10_000.0).round() as i128
}

/// Rounded half up.
fn ratio(part: i128, of: i128) -> i128 {
    (2 * part + of).div_euclid(2 * of)
}

impl<'a> Oracle<'a> {
    fn new(case: &'a Case, engine: &Engine) -> Self {
        let mut all_carries = Vec::new();
        for (occupation, one) in case.occupations.iter().enumerate() {
            for ksb in 0..one.ksbs.len() {
                for carry in engine.index().carries(Place { occupation, ksb }) {
                    let to = (carry.place.occupation, carry.place.ksb);
                    all_carries.push(((occupation, ksb), to, whole(carry.strength)));
                }
            }
        }
        let allowed = |(source, target, _): &((usize, usize), (usize, usize), i128)| {
            !case.rejected.contains(&(*source, *target))
        };
        let carries = all_carries.iter().copied().filter(allowed).collect();
        let weights = case.occupations.iter().map(|one| weights(one, case.duties)).collect();
        let mut oracle = Self { case, carries, all_carries, weights, links: Vec::new() };
        oracle.links = oracle.links(engine);
        oracle
    }

    /// Official links as they are stated; inferred ones from 0 to 3 levels up, of enough strength.
    fn links(&self, engine: &Engine) -> Vec<(usize, usize)> {
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

    fn strength(&self, from: usize, to: usize) -> Option<i128> {
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
    fn rated(&self, shift: i32) -> Held {
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
    fn ratings(&self) -> Vec<(usize, usize, Option<u32>)> {
        let mut last: Vec<(usize, usize, Option<u32>)> = Vec::new();
        for rating in &self.case.ratings {
            last.retain(|(a, b, _)| (*a, *b) != (rating.0, rating.1));
            last.push(*rating);
        }
        last
    }

    fn finish(&self, held: &mut Held, occupation: usize) {
        held[occupation].fill(ONE);
        for (source, target, strength) in &self.carries {
            if source.0 == occupation {
                held[target.0][target.1] = held[target.0][target.1].max(*strength);
            }
        }
    }

    fn start(&self) -> Held {
        let mut held = self.rated(0);
        if let Some(current) =
            self.case.current.filter(|at| !self.case.ratings.iter().any(|one| one.0 == *at))
        {
            self.finish(&mut held, current);
        }
        held
    }

    fn cost(&self, held: &Held, occupation: usize) -> i128 {
        let parts = held[occupation].iter().zip(&self.weights[occupation]);
        ratio(parts.map(|(held, weight)| weight * (ONE - held)).sum(), ONE)
    }

    /// Every loop-free way, its costs.
    fn ways(&self) -> Vec<(Vec<usize>, Vec<i128>)> {
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

    fn walk(&self, steps: Vec<usize>, ways: &mut Vec<(Vec<usize>, Vec<i128>)>) {
        let last = *steps.last().expect("a step");
        if steps.len() > self.case.max_steps as usize {
            return;
        }
        if last == self.case.target {
            let mut held = self.start();
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

    fn level_is_kept(&self, steps: &[usize]) -> bool {
        let all = self.case.current.iter().chain(steps);
        let levels: Vec<u8> = all.filter_map(|one| self.case.occupations[*one].level).collect();
        !self.case.never_down || levels.is_sorted()
    }

    /// Those that no other beats; of equals the first.
    fn best(&self) -> Vec<(Vec<usize>, Vec<i128>)> {
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

fn weights(occupation: &Occupation, duties: bool) -> Vec<i128> {
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

fn positions(pathway: &Pathway) -> Vec<usize> {
    let number = |reference: &str| reference[3..].parse::<usize>().expect("a number") - 1;
    pathway.steps.iter().map(|step| number(&step.occupation.reference)).collect()
}

fn check_pathways(case: &Case) -> TestCaseResult {
    let engine = case.engine();
    let oracle = Oracle::new(case, &engine);
    let report = engine.pathways(&case.pathways()).expect("a request that fits");
    prop_assert!(report.complete);
    let found: Vec<(Vec<usize>, Vec<i128>)> = report
        .pathways
        .iter()
        .map(|way| (positions(way), way.steps.iter().map(|step| whole(step.to_learn)).collect()))
        .collect();
    prop_assert_eq!(&found, &oracle.best());
    prop_assert_eq!(report.none.is_some(), found.is_empty());
    let direct = oracle.cost(&oracle.start(), case.target);
    prop_assert_eq!(whole(report.direct.to_learn), direct);
    for pathway in report.pathways.iter().chain([&report.direct]) {
        check_pathway(&oracle, pathway, direct)?;
    }
    Ok(())
}

/// That the numbers of a pathway follow from what it says of its statements.
fn check_pathway(oracle: &Oracle<'_>, pathway: &Pathway, direct: i128) -> TestCaseResult {
    let mut held = oracle.start();
    let costs: Vec<i128> = pathway.steps.iter().map(|step| whole(step.to_learn)).collect();
    prop_assert_eq!(whole(pathway.to_learn), costs.iter().sum::<i128>());
    prop_assert_eq!(Some(whole(pathway.largest_step)), costs.iter().copied().max());
    let beaten = direct <= whole(pathway.to_learn) && direct <= whole(pathway.largest_step);
    prop_assert!(pathway.beaten_by_direct == beaten || pathway.steps.len() == 1);
    for (number, (step, occupation)) in pathway.steps.iter().zip(positions(pathway)).enumerate() {
        for one in step.learn.iter().chain(&step.top_up).chain(&step.held) {
            let ksbs = &oracle.case.occupations[occupation].ksbs;
            let ksb = ksbs.iter().position(|ksb| ksb.code == one.code).expect("of the occupation");
            prop_assert_eq!(whole(one.held), held[occupation][ksb], "{}", one.code);
            prop_assert_eq!(one.source.is_some(), one.held > 0.0);
            if let Some(Origin::Step { number: earlier }) = one.source.as_ref().map(|source| source.origin) {
                let source = one.source.as_ref().expect("there");
                prop_assert!(earlier <= number);
                prop_assert_eq!(
                    &source.statement.occupation,
                    &pathway.steps[earlier - 1].occupation.reference
                );
                prop_assert_eq!(source.strength, one.held);
            }
        }
        let listed = step.learn.len() + step.top_up.len() + step.held.len();
        prop_assert_eq!(listed, oracle.case.occupations[occupation].ksbs.len());
        let linked = |from: usize| oracle.links.contains(&(from, occupation));
        let before = number.checked_sub(1).map(|before| positions(pathway)[before]).or(oracle.case.current);
        prop_assert_eq!(step.link.is_some(), before.is_some_and(linked));
        oracle.finish(&mut held, occupation);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn pathways_are_those_that_the_oracle_finds(case in case()) {
        check_pathways(&case)?;
    }

    #[test]
    fn the_nearest_are_those_that_show_most(case in case()) {
        let engine = case.engine();
        let oracle = Oracle::new(&case, &engine);
        let request = NearestRequest {
            answers: case.answers(), routes: vec![], min_level: None, max_level: None,
            reachable: false, max_steps: None, official_only: false, limit: None,
        };
        let report = engine.nearest(&request).expect("a request that fits");
        let shares: Vec<Vec<Option<i128>>> = [-1, 0, 1].iter().map(|shift| {
            let held = oracle.rated(*shift);
            (0..held.len()).map(|one| {
                let total: i128 = oracle.weights[one].iter().sum();
                let shown: i128 = held[one].iter().zip(&oracle.weights[one]).map(|(held, weight)| held * weight).sum();
                (total > 0).then(|| ratio(shown, total))
            }).collect()
        }).collect();
        let number = |reference: &str| reference[3..].parse::<usize>().expect("a number") - 1;
        let listed: Vec<usize> = report.occupations.iter().map(|one| number(&one.reference)).collect();
        prop_assert_eq!(listed.len(), shares[1].iter().flatten().count());
        for (place, near) in report.occupations.iter().enumerate() {
            let at = listed[place];
            let mut gap = case.answers();
            gap.target = near.reference.clone();
            prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, Some(near.coverage));
            prop_assert_eq!(Some(whole(near.coverage.shown)), shares[1][at]);
            if let Some(after) = report.occupations.get(place + 1) {
                let order = |one: &skills_gap::pathway::Near| (-whole(one.coverage.shown), -whole(one.coverage.possible), one.reference.clone());
                prop_assert!(order(near) < order(after));
            }
            let holds = [0, 2].iter().all(|shift| {
                let mine = shares[*shift][at];
                listed[..place].iter().all(|before| shares[*shift][*before] >= mine)
                    && listed[place + 1..].iter().all(|after| shares[*shift][*after] <= mine)
            });
            prop_assert_eq!(near.stable, holds);
        }
    }

    #[test]
    fn the_next_question_is_the_one_that_tells_most(
        case in case(), targets in prop::collection::vec(any::<Pick>(), 0..3), margin in select(vec![0.0, 0.1, 0.5]),
    ) {
        let engine = case.engine();
        let oracle = Oracle::new(&case, &engine);
        let mut targets: Vec<usize> = targets.iter().map(|pick| pick.index(case.occupations.len())).collect();
        targets.sort_unstable();
        targets.dedup();
        let request = NextRequest {
            answers: case.answers(), targets: targets.iter().map(|one| reference(*one)).collect(),
            margin: Some(margin), limit: None,
        };
        let report = engine.next(&request).expect("a request that fits");
        if targets.is_empty() {
            targets.push(case.target);
        }
        let held = oracle.rated(0);
        let ratings = oracle.ratings();
        let answer = |one: (usize, usize)| ratings.iter().find(|rated| (rated.0, rated.1) == one).map(|rated| rated.2);
        let width = |one: (usize, usize)| match answer(one) {
            Some(Some(_)) => 0,
            _ if targets.contains(&one.0) => oracle.weights[one.0][one.1] * (ONE - held[one.0][one.1]),
            _ => 0,
        };
        let mut from = targets.clone();
        from.extend(case.current.filter(|current| !targets.contains(current)));
        let mut expected: Vec<(i128, String)> = Vec::new();
        for occupation in from {
            for ksb in 0..case.occupations[occupation].ksbs.len() {
                let one = (occupation, ksb);
                let carried: i128 = oracle.carries.iter().filter(|carry| carry.0 == one).map(|carry| width(carry.1) * carry.2).sum();
                let tells = width(one) * ONE + carried;
                if answer(one).is_none() && tells > 0 {
                    expected.push((tells, format!("{}.{}", reference(occupation), case.code(occupation, ksb))));
                }
            }
        }
        expected.sort_by_key(|(tells, _)| -tells);
        let asked: Vec<(i128, String)> = report.questions.iter()
            .map(|one| (whole(one.tells), format!("{}.{}", one.statement.occupation, one.statement.code))).collect();
        let expected: Vec<(i128, String)> = expected.into_iter().map(|(tells, id)| (ratio(tells, ONE * ONE), id)).collect();
        prop_assert_eq!(&asked, &expected);
        // What an answer would leave is what it does leave.
        if let ([target], Some(question)) = (targets.as_slice(), report.questions.first()) {
            let mut gap = case.answers();
            gap.target = reference(*target);
            prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, report.coverage);
            for answer in &question.answers {
                gap.ratings.set(&question.statement.occupation, &question.statement.code, Some(answer.point as u32));
                prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, Some(answer.coverage));
            }
        }
        if report.settled && let Some(coverage) = report.coverage {
            prop_assert!(whole(coverage.possible) - whole(coverage.shown) <= whole(margin));
        }
    }
}
