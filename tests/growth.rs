//! What once grew with the square of its size does not. `cargo bench --bench growth` has the figures.

use std::time::{Duration, Instant};

use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Direction, Link, Occupation};
use skills_gap::input::Value;

/// Four times as large takes some four times as long, and sixteen times where it grows with the square. A machine that does
/// other work besides is slower now and then: the best of several counts.
fn grows_slowly(work: impl Fn(usize) -> Duration, size: usize) {
    let best = |size| (0..5).map(|_| work(size)).min().unwrap_or_default().max(Duration::from_micros(50));
    // Once more where the machine had other work throughout.
    let times =
        (0..3).map(|_| best(4 * size).as_secs_f64() / best(size).as_secs_f64()).find(|times| *times < 9.0);
    assert!(times.is_some(), "four times the size takes more than nine times as long");
}

#[test]
fn links_without_a_name_grow_with_their_number() {
    let unnamed = |number: usize, size: usize| {
        let link =
            |direction| Link { direction, level: Some(3), reference: String::new(), name: String::new() };
        Occupation {
            reference: format!("A{number}"),
            name: format!("Occupation {number}"),
            level: Some(3),
            links: [Direction::In, Direction::Out].map(link).to_vec(),
            route: format!("Route {number}"),
            map_routes: vec![format!("Route {}", (number + 1) % size)],
            ..Occupation::default()
        }
    };
    let work = |size: usize| {
        let all = (0..size).map(|number| unnamed(number, size)).collect();
        let engine = Engine::new(Catalogue::default().with(all).expect("a catalogue"));
        let begun = Instant::now();
        engine.links("A1").expect("links");
        begun.elapsed()
    };
    grows_slowly(work, 400);
}

#[test]
fn answers_that_fit_nothing_grow_with_their_number() {
    let engine = Engine::embedded();
    let work = |size: usize| {
        let all: Vec<String> = (0..size).map(|number| format!(r#""X{number}":{{"K1":1,"K2":2}}"#)).collect();
        let saved = format!(r#"{{"target":"OCC0526","ratings":{{{}}}}}"#, all.join(","));
        let saved = Value::parse(&saved).expect("JSON");
        let begun = Instant::now();
        let migrated = engine.migrate(&saved).expect("migrated");
        assert_eq!(migrated.warnings.len(), 2 * size);
        begun.elapsed()
    };
    grows_slowly(work, 1_500);
}
