//! How many statements of the policy officer (OCC0526) have to be rated before the overall interval is
//! narrower than 0.2: in the catalogue's order, and in the order that `next` proposes.
//!
//! `cargo bench --bench questions`. 200 simulated people: each holds a share of the statements of the PR
//! assistant (OCC0311) at a drawn point, and of the policy officer's what carries over from these, with
//! noise, at the nearest point of the scale. Nothing is rated at the start. Prints medians and quartiles;
//! asserts nothing.

use skills_gap::Engine;
use skills_gap::catalogue::Place;
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NextOptions, NextRequest};

const PEOPLE: u64 = 200;
const NARROW: f64 = 0.2;
const TARGET: &str = "OCC0526";
const CURRENT: &str = "OCC0311";

fn main() {
    let engine = Engine::embedded();
    let all = engine.occupation(TARGET).expect("embedded").ksbs.len();
    let mut counts: [Vec<usize>; 4] = Default::default();
    for seed in 1..=PEOPLE {
        let person = Person::draw(&engine, seed);
        counts[0].push(answers_until_narrow(&engine, &person, |request| first_unrated(&engine, request)));
        counts[1].push(answers_until_narrow(&engine, &person, |request| proposed(&engine, request, None)));
        counts[2].push(answers_until_narrow(&engine, &person, |request| {
            proposed(&engine, request, Some(CURRENT))
        }));
        counts[3].push(answers_until_narrow(&engine, &person, |request| {
            best_in_hindsight(&engine, &person, request)
        }));
    }
    println!("statements rated, of {all} of {TARGET}, until possible - shown < {NARROW}: {PEOPLE} people");
    println!("{:<58} {:>6} {:>9} {:>9}", "order", "median", "quartile", "quartile");
    println!("{:<58} {:>6}", "no order can do with fewer than", fewest(&engine));
    let orders = [
        "the catalogue's",
        "proposed, questions about the target",
        "proposed, about the current occupation as well",
        "narrowest next, knowing the answers (no order can know)",
    ];
    for (order, mut counts) in orders.iter().zip(counts) {
        counts.sort_unstable();
        let at = |part: usize| counts[counts.len() * part / 4];
        println!("{order:<58} {:>6} {:>9} {:>9}", at(2), at(1), at(3));
    }
}

/// A number of statements below which no order can come, whatever the answers: as if every other statement
/// of both occupations were rated in full, and free of charge. What is not rated of the target itself keeps
/// 1 less the best strength at which anything carries over to it.
fn fewest(engine: &Engine) -> usize {
    let references: Vec<&str> = engine.catalogue().occupations().map(|one| one.reference.as_str()).collect();
    let target = references.iter().position(|one| *one == TARGET).expect("embedded");
    let mut open = vec![1.0_f64; engine.index().count(target)];
    for occupation in 0..references.len() {
        for ksb in 0..engine.index().count(occupation) {
            for carry in engine.index().carries_to(Place { occupation, ksb }, target).iter() {
                let open = &mut open[carry.place.ksb];
                *open = open.min(1.0 - carry.strength);
            }
        }
    }
    open.sort_by(f64::total_cmp);
    // The narrowest are left unrated, as long as together they are narrow enough.
    let (mut left, mut sum) = (0, 0.0);
    for one in &open {
        sum += one;
        if sum >= NARROW * open.len() as f64 {
            break;
        }
        left += 1;
    }
    open.len() - left
}

/// What a person would answer.
struct Person {
    current: Vec<u32>,
    target: Vec<u32>,
}

impl Person {
    fn draw(engine: &Engine, seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let competence = random.next();
        let position = |reference: &str| {
            engine.catalogue().occupations().position(|one| one.reference == reference).expect("embedded")
        };
        let count = |reference: &str| engine.occupation(reference).expect("embedded").ksbs.len();
        let current: Vec<u32> =
            (0..count(CURRENT)).map(|_| point(competence + 0.5 * (random.next() - 0.5))).collect();
        let mut held = vec![0.0_f64; count(TARGET)];
        let credits = [0.0, 0.5, 1.0, 1.0];
        for (ksb, point) in current.iter().enumerate() {
            let place = Place { occupation: position(CURRENT), ksb };
            for carry in engine.index().carries_to(place, position(TARGET)).iter() {
                let held = &mut held[carry.place.ksb];
                *held = held.max(carry.strength * credits[*point as usize]);
            }
        }
        // What is not told by the transfer is as competent as the person is, less what is new.
        let target =
            held.iter().map(|held| point(held.max(0.5 * competence) + 0.6 * (random.next() - 0.5))).collect();
        Self { current, target }
    }

    fn answer(&self, engine: &Engine, occupation: &str, code: &str) -> u32 {
        let ksbs = &engine.occupation(occupation).expect("embedded").ksbs;
        let place = ksbs.iter().position(|ksb| ksb.code == code).expect("of the occupation");
        if occupation == CURRENT { self.current[place] } else { self.target[place] }
    }
}

/// The point whose credit is nearest; the upper half of full credit is the last.
fn point(held: f64) -> u32 {
    match held {
        ..0.25 => 0,
        0.25..0.75 => 1,
        0.75..0.95 => 2,
        _ => 3,
    }
}

fn width(engine: &Engine, request: &GapRequest) -> f64 {
    let coverage = engine.gap(request).expect("an answer").coverage.overall.expect("statements");
    coverage.possible - coverage.shown
}

/// How many answers it takes until the interval is narrow, in the order of `next`.
fn answers_until_narrow(
    engine: &Engine,
    person: &Person,
    next: impl Fn(&GapRequest) -> Option<(String, String)>,
) -> usize {
    let mut request = GapRequest::new(TARGET);
    for answered in 0.. {
        if width(engine, &request) < NARROW {
            return answered;
        }
        let Some((occupation, code)) = next(&request) else { return answered };
        let answer = person.answer(engine, &occupation, &code);
        request.ratings.set(&occupation, &code, Some(answer));
    }
    0
}

fn first_unrated(engine: &Engine, request: &GapRequest) -> Option<(String, String)> {
    let ksbs = &engine.occupation(TARGET).expect("embedded").ksbs;
    let unrated = ksbs.iter().find(|ksb| request.ratings.get(TARGET, &ksb.code).is_none())?;
    Some((TARGET.to_owned(), unrated.code.clone()))
}

fn proposed(engine: &Engine, request: &GapRequest, current: Option<&str>) -> Option<(String, String)> {
    let mut answers = request.clone();
    answers.current = current.map(str::to_owned);
    let request = NextRequest::new(answers, NextOptions { limit: Some(1), ..Default::default() });
    let question = engine.next(&request).expect("an answer").questions.into_iter().next()?;
    Some((question.statement.occupation, question.statement.code))
}

/// The answer that narrows the interval most, of both occupations.
fn best_in_hindsight(engine: &Engine, person: &Person, request: &GapRequest) -> Option<(String, String)> {
    let mut best: Option<(f64, (String, String))> = None;
    for occupation in [TARGET, CURRENT] {
        for ksb in &engine.occupation(occupation).expect("embedded").ksbs {
            if request.ratings.get(occupation, &ksb.code).is_none() {
                let mut with = request.clone();
                with.ratings.set(occupation, &ksb.code, Some(person.answer(engine, occupation, &ksb.code)));
                let width = width(engine, &with);
                if best.as_ref().is_none_or(|(least, _)| width < *least) {
                    best = Some((width, (occupation.to_owned(), ksb.code.clone())));
                }
            }
        }
    }
    best.map(|(_, one)| one)
}

/// xorshift64*, of Vigna: the same people on every machine.
struct Random(u64);

impl Random {
    /// From 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
