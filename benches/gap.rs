//! How long a gap and the next question take after one changed rating, and how that grows with the standard.
//!
//! `cargo bench --bench gap [-- SIZE…]`. The two embedded occupations, then made-up standards of these sizes (100, 200, 350), each
//! with as many in the current occupation. Median of 21 runs in milliseconds; every run changes another rating. Prints
//! one table; asserts nothing.

mod timing;

use skills_gap::Engine;
use skills_gap::catalogue::{Ksb, Occupation};
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NextOptions, NextRequest};
use timing::{ms, timed};

const RUNS: usize = 101;

fn main() {
    println!("{:<34} {:>9} {:>9} {:>9} {:>9}", "statements, answers", "first", "gap", "next 1", "next 10");
    let embedded = Engine::embedded();
    for answered in [1, 12, 40] {
        measure(&embedded, "OCC0311", "OCC0526", answered);
    }
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![100, 200, 350] } else { asked };
    for count in sizes {
        let engine = embedded.with(vec![of_size(&embedded, "A", count), of_size(&embedded, "B", count)]);
        measure(&engine.expect("a catalogue"), "A", "B", 12);
    }
}

/// A standard of `count` statements, made of the embedded ones with other nouns.
fn of_size(engine: &Engine, reference: &str, count: usize) -> Occupation {
    const NOUNS: [&str; 10] = [
        "bridges", "flowers", "pensions", "ships", "schools", "patients", "harbours", "kitchens", "courts",
        "farms",
    ];
    let all: Vec<&Ksb> = engine.catalogue().occupations().flat_map(|one| &one.ksbs).collect();
    let shift = reference.len() + usize::from(reference.as_bytes()[0]);
    let ksb = |number: usize| {
        let like = all[(number * 7 + shift) % all.len()];
        let noun = NOUNS[(number + shift) % NOUNS.len()];
        Ksb {
            code: format!("{}{}", like.kind.letter(), number + 1),
            kind: like.kind,
            statement: format!("{} For {noun}, part {number}.", like.statement),
            id: String::new(),
        }
    };
    let mut occupation = engine.occupation("OCC0311").expect("embedded").clone();
    occupation.reference = reference.to_owned();
    occupation.links.clear();
    occupation.ksbs = (0..count).map(ksb).collect();
    occupation
}

fn measure(engine: &Engine, current: &str, target: &str, answered: usize) {
    let mut request = GapRequest::new(target);
    request.current = Some(current.to_owned());
    request.assumed.set(current, 2);
    let codes: Vec<(String, String)> = [target, current]
        .iter()
        .flat_map(|reference| {
            let occupation = engine.occupation(reference).expect("in the catalogue");
            occupation.ksbs.iter().map(|ksb| ((*reference).to_owned(), ksb.code.clone()))
        })
        .collect();
    for (reference, code) in codes.iter().step_by(2).take(answered) {
        request.ratings.set(reference, code, Some(1));
    }
    let (report, first) = timed(|| engine.gap(&request).expect("a report"));
    let mut times: [Vec<_>; 3] = Default::default();
    for run in 0..RUNS {
        let (reference, code) = &codes[(2 * run) % (2 * answered).min(codes.len())];
        request.ratings.set(reference, code, Some(run as u32 % 4));
        times[0].push(timed(|| engine.gap(&request).expect("a report")).1);
        for (place, limit) in [(1, 1), (2, 10)] {
            let options = NextOptions { limit: Some(limit), ..Default::default() };
            let next = NextRequest::new(request.clone(), options);
            times[place].push(timed(|| engine.next(&next).expect("questions")).1);
        }
    }
    let median = |times: &mut Vec<std::time::Duration>| {
        times.sort_unstable();
        ms(times[times.len() / 2])
    };
    let [mut gap, mut one, mut ten] = times;
    let name = format!("{} + {}, {answered}", report.statements.len(), codes.len() - report.statements.len());
    println!(
        "{name:<34} {:>9} {:>9} {:>9} {:>9}",
        ms(first),
        median(&mut gap),
        median(&mut one),
        median(&mut ten)
    );
}
