//! How long comparing statements takes: `cargo bench --bench transfer`. All figures are of one run; compare
//! only those.

use std::hint::black_box;
use std::time::{Duration, Instant};

use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Kind, Ksb, Occupation, Place};
use skills_gap::transfer::{Index, Model, Prepared};

/// A catalogue of the size of a whole country's.
const OCCUPATIONS: usize = 923;
const STATEMENTS: usize = 20;

fn main() {
    // Cargo also runs it as a test, which would take time and show nothing.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let engine = Engine::embedded();
    let index = engine.index();
    let texts: Vec<&str> = texts(engine.catalogue());
    let prepared: Vec<&Prepared> = (0..2).flat_map(|occupation| index.statements(occupation)).collect();
    println!("{} statements of the occupations that come with it", texts.len());

    measure("the whole model, decoded", 1, || {
        black_box(Model::embedded());
    });
    measure("one statement, prepared", texts.len(), || {
        for text in &texts {
            black_box(index.prepare("K1", text));
        }
    });
    let pairs = prepared.len() * prepared.len();
    let each = |work: &dyn Fn(&Prepared, &Prepared)| {
        for source in &prepared {
            for target in &prepared {
                work(source, target);
            }
        }
    };
    measure("one pair, screened", pairs, || {
        each(&|source, target| {
            black_box(index.may_carry(source, target));
        });
    });
    measure("one pair, strength", pairs, || {
        each(&|source, target| {
            black_box(index.strength(source, target));
        });
    });

    let catalogue = large(&texts, engine.catalogue().at(0).expect("embedded"));
    println!("{OCCUPATIONS} occupations of {STATEMENTS} statements, mixed from those");
    let start = Instant::now();
    let large = Index::new(&catalogue, Model::embedded()).expect("the whole model");
    report("the catalogue, prepared", start.elapsed());
    let mut sources = (0..OCCUPATIONS).step_by(23).map(|occupation| Place { occupation, ksb: 7 });
    let mut found = 0;
    let (start, asked) = (Instant::now(), sources.len());
    for source in &mut sources {
        found += large.carries(source).len();
    }
    report("all that one statement carries over to", start.elapsed() / asked as u32);
    println!("  ({found} found for {asked})");
}

fn texts(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.occupations().flat_map(|one| &one.ksbs).map(|ksb| ksb.statement.as_str()).collect()
}

/// Statements put together from the halves of `texts`: each as long as a real one, hardly any the same.
fn large(texts: &[&str], like: &Occupation) -> Catalogue {
    let halves: Vec<(&str, &str)> = texts
        .iter()
        .map(|text| {
            let middle =
                (text.len() / 2..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
            text.split_at(middle)
        })
        .collect();
    let mut number = 0_usize;
    let mut statement = || {
        number += 1;
        let (first, _) = halves[number % halves.len()];
        let (_, second) = halves[number.wrapping_mul(7_919) / halves.len() % halves.len()];
        format!("{first} {second}")
    };
    let occupations = (1..=OCCUPATIONS).map(|reference| {
        let mut occupation = like.clone();
        occupation.reference = format!("OCC{reference:04}");
        (occupation.ksbs, occupation.duties) = (Vec::new(), Vec::new());
        for code in 1..=STATEMENTS {
            let (kind, code) = (Kind::Skill, format!("S{code}"));
            occupation.ksbs.push(Ksb { code, kind, statement: statement(), id: String::new() });
        }
        occupation
    });
    Catalogue::default().with(occupations.collect()).expect("a catalogue")
}

/// Runs `work`, which does `count` things, for a second; the time of one of them, the quickest run's.
fn measure(name: &str, count: usize, work: impl Fn()) {
    let (begun, mut best) = (Instant::now(), Duration::MAX);
    while begun.elapsed() < Duration::from_secs(1) {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    report(name, best / count as u32);
}

fn report(name: &str, time: Duration) {
    println!("  {name:42} {time:>12.2?}");
}
