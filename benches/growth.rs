//! How time grows with what a file asks for, where it once grew much faster: twice the size, how many times as long, and how
//! many times as many bytes were given.
//!
//! `cargo bench --bench growth` makes its own catalogues. Prints a table for each kind; asserts nothing. What has a limit in
//! `src/limits.rs` ends there. On Linux, the time is what the processor took for this, whatever else it does.

use std::fs;
use std::time::{Duration, Instant};

use skills_gap::catalogue::{Catalogue, Direction, Duty, Kind, Ksb, Link, Occupation, OccupationOption};
use skills_gap::input::Value;
use skills_gap::{Engine, to_json};

fn main() {
    println!("{:<52} {:>8} {:>10} {:>10} {:>6} {:>6}", "", "size", "kB", "ms", "time", "bytes");
    grows("gap: options, each of as many duties", [63, 125, 250, 500], |size| {
        let (engine, bytes) = engine(vec![with_duties(size)]);
        let request = request(r#"{"target":"A0","option":"O1","weights":"duties"}"#);
        (bytes, timed(|| engine.gap_of(&request)))
    });
    grows("links: occupations with links that name no end", [200, 400, 800, 1600], |size| {
        let (engine, bytes) = engine((0..size).map(|number| unnamed(number, size)).collect());
        (bytes, timed(|| engine.links("A1")))
    });
    grows("next: statements that are alike", [62, 125, 250, 500], |size| {
        let (engine, bytes) = engine(vec![alike(0, size), alike(1, size)]);
        let request = request(r#"{"target":"A1","current":"A0","ratings":{"A0":{"K1":2}},"margin":0}"#);
        (bytes, timed(|| engine.next_of(&request)))
    });
    grows("gap: statements that are alike, all rated", [62, 125, 250, 500], |size| {
        let (engine, bytes) = engine(vec![alike(0, size)]);
        let ratings: Vec<String> =
            (1..=size).map(|number| format!(r#""K{number}":{}"#, number % 4)).collect();
        let request = request(&format!(r#"{{"target":"A0","ratings":{{"A0":{{{}}}}}}}"#, ratings.join(",")));
        (bytes, timed(|| engine.gap_of(&request)))
    });
    grows("pathways: official links from each to each", [25, 50, 100, 200], |size| {
        let (engine, bytes) = engine((0..size).map(|number| dense(number, size)).collect());
        let request =
            request(r#"{"target":"A1","current":"A0","assumed":{"A0":2},"officialOnly":true,"maxSteps":6}"#);
        (bytes, timed(|| engine.pathways_of(&request)))
    });
    grows("migrate: answers that fit nothing", [12_500, 25_000, 50_000, 100_000], |size| {
        let of_one = |number: usize| format!(r#""X{number}":{{"K1":1,"K2":2,"K3":3,"K4":0,"K5":1}}"#);
        let all: Vec<String> = (0..size / 5).map(of_one).collect();
        let text = format!(r#"{{"target":"A0","ratings":{{{}}}}}"#, all.join(","));
        let (saved, engine) = (request(&text), Engine::embedded());
        (text.len(), timed(|| engine.migrate(&saved)))
    });
}

/// One row for each size.
fn grows(what: &str, sizes: [usize; 4], run: impl Fn(usize) -> (usize, Duration)) {
    let mut before = None;
    for size in sizes {
        // The best of three: other work on the machine only adds.
        let (bytes, time) = (0..3).map(|_| run(size)).min_by_key(|(_, time)| *time).unwrap_or_default();
        let (bytes, seconds) = (bytes as f64, time.as_secs_f64().max(1e-6));
        let times =
            |before: Option<f64>, now: f64| before.map_or(String::new(), |one| format!("{:.1}", now / one));
        println!(
            "{what:<52} {size:>8} {:>10.0} {:>10.2} {:>6} {:>6}",
            bytes / 1000.0,
            seconds * 1000.0,
            times(before.map(|(_, seconds)| seconds), seconds),
            times(before.map(|(bytes, _)| bytes), bytes),
        );
        before = Some((bytes, seconds));
    }
}

/// How long a question takes.
fn timed<T>(question: impl FnOnce() -> T) -> Duration {
    let (begun, busy) = (Instant::now(), busy());
    let answer = question();
    let taken = match (busy, self::busy()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => begun.elapsed(),
    };
    drop(answer);
    taken
}

/// How long the processor has worked for this program, where the system says.
fn busy() -> Option<Duration> {
    let says = fs::read_to_string("/proc/self/schedstat").ok()?;
    says.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// With the bytes of the occupations.
fn engine(occupations: Vec<Occupation>) -> (Engine, usize) {
    let bytes = to_json(&occupations).expect("JSON").len();
    (Engine::new(Catalogue::default().with(occupations).expect("a catalogue")), bytes)
}

fn request(text: &str) -> Value {
    Value::parse(text).expect("JSON")
}

fn occupation(number: usize, statements: impl Iterator<Item = String>) -> Occupation {
    let ksb = |(at, statement)| Ksb {
        code: format!("K{}", at + 1),
        kind: Kind::Knowledge,
        statement,
        id: String::new(),
    };
    Occupation {
        reference: format!("A{number}"),
        name: format!("Occupation {number}"),
        level: Some(3),
        ksbs: statements.enumerate().map(ksb).collect(),
        ..Occupation::default()
    }
}

fn alike(number: usize, size: usize) -> Occupation {
    occupation(number, (0..size).map(|at| format!("Plan and manage the work of the team number {at}")))
}

/// As many duties as statements; each needs all of them, and belongs to all options.
fn with_duties(size: usize) -> Occupation {
    let options: Vec<String> = (1..=size.min(100)).map(|number| format!("O{number}")).collect();
    let ksbs: Vec<String> = (1..=size).map(|number| format!("K{number}")).collect();
    let duty = |number: usize| Duty {
        code: format!("D{number}"),
        statement: "Do it".to_owned(),
        core: None,
        ksbs: ksbs.clone(),
        options: options.clone(),
    };
    let option = |code: &String| OccupationOption {
        code: code.clone(),
        name: format!("Option {code}"),
        reference: String::new(),
    };
    Occupation {
        duties: (1..=size).map(duty).collect(),
        options: options.iter().map(option).collect(),
        ..alike(0, size)
    }
}

fn link(direction: Direction, reference: String) -> Link {
    Link { direction, level: Some(3), reference, name: String::new() }
}

/// Two links without a name, on a map that no other is on.
fn unnamed(number: usize, size: usize) -> Occupation {
    let links = [Direction::In, Direction::Out].map(|direction| link(direction, String::new())).to_vec();
    let route = format!("Route {number}");
    let map_routes = vec![format!("Route {}", (number + 1) % size)];
    Occupation { links, route, map_routes, ..occupation(number, std::iter::empty()) }
}

fn dense(number: usize, size: usize) -> Occupation {
    let others = (0..size).filter(|other| *other != number);
    let links = others.map(|other| link(Direction::Out, format!("A{other}"))).collect();
    let statements = (0..6).map(|at| format!("Weld plate {at} of ship {number} with tool {}", at * number));
    Occupation { links, ..occupation(number, statements) }
}
