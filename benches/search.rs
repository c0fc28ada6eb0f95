//! How well and how quickly occupations are found by their job titles.
//!
//! `cargo bench --bench search -- STANDARDS.json`: a list of objects with `referenceNumber`, `title`, `level`, `route`
//! and `typicalJobTitles`. Each job title is typed whole, with one wrong letter, and up to 60 of 100 letters; counted
//! is whether an occupation that has the title is the first, or among the first five, and whether the very one
//! that it was taken from is. Occupations are in two halves, by a hash of their reference, so that what is tuned on one
//! can be judged on the other. Prints tables; asserts nothing.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::Value;
use skills_gap::search::{SearchEntry, SearchIndex, SearchReport};
use skills_gap::text::normalised;

/// How a title is typed.
#[derive(Clone, Copy)]
enum Typed {
    Whole,
    Mistyped,
    Begun,
}

/// A job title and the occupation that it is one of.
struct Case {
    title: String,
    own: usize,
    half: usize,
}

#[derive(Default)]
struct Tally {
    cases: usize,
    /// Any occupation that has the title: first, in the first five.
    any: [usize; 2],
    /// The one that it was taken from.
    own: [usize; 2],
}

fn main() -> ExitCode {
    let Some(file) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        println!(
            "search: skipped; it needs a list of standards: cargo bench --bench search -- STANDARDS.json"
        );
        return ExitCode::SUCCESS;
    };
    let entries = std::fs::read_to_string(&file).map_err(|error| error.to_string()).and_then(|text| {
        let list: Vec<Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        Ok(list.iter().map(entry).collect::<Vec<_>>())
    });
    match entries {
        Ok(entries) => {
            measure(entries);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("search: {file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn entry(standard: &Value) -> SearchEntry {
    let text = |name: &str| standard[name].as_str().unwrap_or_default().to_owned();
    let titles = standard["typicalJobTitles"].as_array().into_iter().flatten();
    SearchEntry {
        reference: text("referenceNumber"),
        name: text("title"),
        route: text("route"),
        level: standard["level"].as_u64().and_then(|level| u8::try_from(level).ok()),
        titles: titles.filter_map(Value::as_str).map(str::to_owned).collect(),
        keywords: Vec::new(),
        soc: Vec::new(),
        codes: Vec::new(),
        options: Vec::new(),
    }
}

fn measure(entries: Vec<SearchEntry>) {
    let mut cases = Vec::new();
    let mut having: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (own, entry) in entries.iter().enumerate() {
        let half = (hash(entry.reference.as_bytes()) % 2) as usize;
        for title in entry.titles.iter().filter(|title| !normalised(title).is_empty()) {
            having.entry(normalised(title)).or_default().push(own);
            cases.push(Case { title: title.clone(), own, half });
        }
        having.entry(normalised(&entry.name)).or_default().push(own);
    }
    let grown = grown(&entries);
    let references: Vec<String> = entries.iter().map(|entry| entry.reference.clone()).collect();
    let count = entries.len();
    let start = Instant::now();
    let index = SearchIndex::new(entries);
    println!("{count} occupations, {} job titles; index made in {} ms", cases.len(), ms(start.elapsed()));
    println!(
        "{:>9} {:>5} {:>7} | {:>9} {:>9} | {:>9} {:>9} | {:>7} {:>7} {:>7}",
        "typed", "half", "titles", "any-1st", "any-5", "own-1st", "own-5", "mean-ms", "p95-ms", "max-ms"
    );
    for (name, typed) in [("whole", Typed::Whole), ("mistyped", Typed::Mistyped), ("60%", Typed::Begun)] {
        let mut halves = [Tally::default(), Tally::default()];
        let mut times = [Vec::new(), Vec::new()];
        for (number, case) in cases.iter().enumerate() {
            let text = as_typed(&case.title, typed, number as u64);
            let (report, time) = timed(&index, &text, 5);
            times[case.half].push(time);
            let tally = &mut halves[case.half];
            tally.cases += 1;
            let right = &having[&normalised(&case.title)];
            let mut placed = [usize::MAX; 2];
            for (place, result) in report.results.iter().enumerate() {
                let is = |one: usize| references[one] == result.reference;
                if right.iter().any(|one| is(*one)) {
                    placed[0] = placed[0].min(place);
                }
                if is(case.own) {
                    placed[1] = place;
                }
            }
            for (counts, place) in [&mut tally.any, &mut tally.own].into_iter().zip(placed) {
                counts[0] += usize::from(place == 0);
                counts[1] += usize::from(place < 5);
            }
        }
        for (half, (tally, times)) in halves.iter().zip(times).enumerate() {
            row(name, half, tally, times);
        }
    }
    println!("times: each the quickest of three");
    keystrokes(&index, &cases);
    let titles: usize = grown.iter().map(|entry| entry.titles.len()).sum();
    println!("{} occupations with {titles} job titles:", grown.len());
    keystrokes(&SearchIndex::new(grown), &cases);
}

/// A thousand occupations, each with its own titles and those of the next.
fn grown(entries: &[SearchEntry]) -> Vec<SearchEntry> {
    let mut grown = Vec::new();
    for (number, (one, next)) in (0..1_000).zip(entries.iter().zip(entries.iter().skip(1)).cycle()) {
        let mut entry = one.clone();
        entry.reference = format!("{}-{number}", one.reference);
        entry.titles.extend_from_slice(&next.titles);
        grown.push(entry);
    }
    grown
}

/// What is found, and the time it takes: the quickest of three, so that other programs count less.
fn timed(index: &SearchIndex, text: &str, limit: usize) -> (SearchReport, Duration) {
    let mut quickest = Duration::MAX;
    for _ in 0..2 {
        let start = Instant::now();
        std::hint::black_box(index.search(text, limit));
        quickest = quickest.min(start.elapsed());
    }
    let start = Instant::now();
    let report = index.search(text, limit);
    (report, quickest.min(start.elapsed()))
}

fn row(name: &str, half: usize, tally: &Tally, mut times: Vec<Duration>) {
    times.sort();
    let share = |count: usize| format!("{:.2}%", 100.0 * count as f64 / tally.cases.max(1) as f64);
    let mean = times.iter().sum::<Duration>() / times.len().max(1) as u32;
    println!(
        "{name:>9} {:>5} {:>7} | {:>9} {:>9} | {:>9} {:>9} | {:>7} {:>7} {:>7}",
        ["A", "B"][half],
        tally.cases,
        share(tally.any[0]),
        share(tally.any[1]),
        share(tally.own[0]),
        share(tally.own[1]),
        ms(mean),
        ms(times[times.len() * 95 / 100]),
        ms(times[times.len() - 1]),
    );
}

/// The time of every keystroke of every tenth title.
fn keystrokes(index: &SearchIndex, cases: &[Case]) {
    let mut times = Vec::new();
    for case in cases.iter().step_by(10) {
        for (end, letter) in case.title.char_indices() {
            times.push(timed(index, &case.title[..end + letter.len_utf8()], 10).1);
        }
    }
    times.sort();
    let mean = times.iter().sum::<Duration>() / times.len().max(1) as u32;
    println!(
        "{} keystrokes: mean {} ms, 95 of 100 within {} ms, slowest {} ms",
        times.len(),
        ms(mean),
        ms(times[times.len() * 95 / 100]),
        ms(times[times.len() - 1])
    );
}

fn as_typed(title: &str, typed: Typed, seed: u64) -> String {
    let letters: Vec<char> = title.chars().collect();
    match typed {
        Typed::Whole => title.to_owned(),
        Typed::Begun => letters[..(letters.len() * 3).div_ceil(5)].iter().collect(),
        Typed::Mistyped => mistyped(letters, seed),
    }
}

/// With one letter dropped, doubled by another, changed, or swapped with the next letter.
fn mistyped(mut letters: Vec<char>, seed: u64) -> String {
    let mut state = hash(&seed.to_le_bytes());
    let mut random = |below: usize| {
        state = hash(&state.to_le_bytes());
        (state >> 16) as usize % below
    };
    let places: Vec<usize> = (0..letters.len()).filter(|place| letters[*place].is_alphabetic()).collect();
    if places.is_empty() {
        return letters.into_iter().collect();
    }
    let place = places[random(places.len())];
    let other = char::from(b'a' + random(26) as u8);
    match random(4) {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, other),
        2 => letters[place] = other,
        _ if letters.get(place + 1).is_some_and(|next| next.is_alphabetic()) => {
            letters.swap(place, place + 1);
        }
        _ => drop(letters.remove(place)),
    }
    letters.into_iter().collect()
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn ms(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1e3)
}
