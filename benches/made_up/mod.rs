//! Made-up people, each a request for `gap` on one line: the same bytes for the same seed on every machine.
//!
//! Whole numbers and comparisons only: a logarithm may differ in its last bit from machine to machine.

#[path = "../simulation/random.rs"]
#[allow(dead_code, reason = "people of the simulation need more of it")]
mod random;

use std::fmt::Write;

use random::Random;
use skills_gap::catalogue::Occupation;

/// Where people work, and how many of a hundred.
const SITES: [(&str, f64); 10] = [
    ("Leeds", 22.0),
    ("York", 15.0),
    ("Bradford", 14.0),
    ("Hull", 11.0),
    ("Sheffield", 10.0),
    ("Wakefield", 8.0),
    ("Halifax", 7.0),
    ("Whitby", 6.0),
    ("Skipton", 4.0),
    ("Ripon", 3.0),
];
/// The first of the years in which they began, and how many there are.
const YEARS: (u32, usize) = (2022, 4);
/// The point of full credit, and the next one.
const FULL: [u32; 2] = [2, 3];

/// People who come from one occupation and want another.
pub struct MadeUp<'a> {
    pub current: &'a Occupation,
    pub target: &'a Occupation,
    pub seed: u64,
}

/// How far somebody has come with their answers, and how many of a hundred have.
#[derive(Clone, Copy)]
enum Stage {
    /// Rates what they do now, and some of what they want.
    Scanned,
    /// Has answered the first questions about what they want.
    Begun,
    /// Says that they do all of their job, and has answered a few questions.
    Assumed,
    /// Has rated what they want, and nothing else.
    Thorough,
}

const STAGES: [(Stage, f64); 4] =
    [(Stage::Scanned, 45.0), (Stage::Begun, 25.0), (Stage::Assumed, 20.0), (Stage::Thorough, 10.0)];

/// What one person is like.
struct Nature {
    /// How much they hold on average, 0..1.
    ability: f64,
    /// How often they answer "Not sure".
    doubt: f64,
}

impl MadeUp<'_> {
    /// The request of the person with this number, without a line break.
    pub fn line(&self, number: u64) -> String {
        let start = self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(number);
        // Without the first bit: `Random` adds one.
        let mut random = Random::new(start & (u64::MAX >> 1));
        let (site, _) = SITES[random.pick(SITES.iter().map(|one| one.1))];
        let year = YEARS.0 + random.below(YEARS.1) as u32;
        let (stage, _) = STAGES[random.pick(STAGES.iter().map(|one| one.1))];
        let nature = Nature { ability: 0.35 + 0.6 * random.next(), doubt: 0.12 * random.next() };
        let (of_current, of_target) = match stage {
            Stage::Scanned => (0.85 + 0.15 * random.next(), 0.3 * random.next()),
            Stage::Begun => (0.0, 0.05 + 0.3 * random.next()),
            Stage::Assumed => (0.02 + 0.2 * random.next(), 0.02 + 0.2 * random.next()),
            Stage::Thorough => (0.0, 0.8 + 0.2 * random.next()),
        };
        let current = ratings(self.current, of_current, &nature, &mut random);
        let target = ratings(self.target, of_target, &nature, &mut random);
        let says_current = match stage {
            Stage::Scanned | Stage::Assumed => true,
            Stage::Begun => random.next() < 0.7,
            Stage::Thorough => false,
        };
        let text = |text: &str| serde_json::to_string(text).expect("text is JSON");
        let (from, to) = (text(&self.current.reference), text(&self.target.reference));
        let mut line =
            format!(r#"{{"id":"P{number:07}","about":{{"site":"{site}","year":{year}}},"target":{to}"#);
        if says_current {
            line += &format!(r#","current":{from}"#);
        }
        if let Stage::Assumed = stage {
            let point = if random.next() < 0.7 { FULL[0] } else { 1 };
            line += &format!(r#","assumed":{{{from}:{point}}}"#);
        }
        let of_each = [(from, current), (to, target)];
        let some = of_each.into_iter().filter(|(_, ratings)| !ratings.is_empty());
        let some: Vec<String> =
            some.map(|(reference, ratings)| format!("{reference}:{{{ratings}}}")).collect();
        line + &format!(r#","ratings":{{{}}}}}"#, some.join(","))
    }
}

/// Answers to so many of an occupation's statements, as fields of an object.
fn ratings(occupation: &Occupation, share: f64, nature: &Nature, random: &mut Random) -> String {
    let mut fields = String::new();
    for ksb in &occupation.ksbs {
        if random.next() >= share {
            continue;
        }
        let comma = if fields.is_empty() { "" } else { "," };
        let written = match nature.answer(random) {
            Some(point) => write!(fields, "{comma}\"{}\":{point}", ksb.code),
            None => write!(fields, "{comma}\"{}\":null", ksb.code),
        };
        written.expect("text takes text");
    }
    fields
}

impl Nature {
    /// A point of the default scale; nothing for "Not sure".
    fn answer(&self, random: &mut Random) -> Option<u32> {
        let held = self.ability;
        let (is_unsure, draw) = (random.next() < self.doubt, random.next());
        let point = match draw {
            draw if draw < (1.0 - held) * (1.0 - held) => 0,
            draw if draw < 1.0 - held * held => 1,
            _ => FULL[usize::from(random.next() < 0.2)],
        };
        (!is_unsure).then_some(point)
    }
}
