//! How long the questions about many occupations take, and how that grows with the catalogue.
//!
//! `cargo bench --bench pathway -- OCCUPATIONS.tsv TASKS.tsv`, the two tables of O*NET: occupations as
//! `code, title, job_zone`, tasks as `code, task_id, core, statement`, each with a header. Tasks stand as
//! skills, job zones as levels. A third table, `code, related` of related occupations, gives official links
//! besides those worked out: many more ways to search. Prints one table, and how each question grows from the smallest
//! catalogue to the largest; asserts nothing.

mod onet;
mod sample_requests;
mod timing;

use std::process::ExitCode;
use std::time::Duration;

use sample_requests::{PAIRS, answers};
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Direction, Link, Occupation};
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NearestRequest, NextOptions, NextRequest};
use timing::{ms, timed};

/// Sizes of catalogue.
const SIZES: [usize; 3] = [100, 300, usize::MAX];

fn main() -> ExitCode {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if files.len() < 2 {
        println!(
            "pathway: skipped; it needs two tables: cargo bench --bench pathway -- OCCUPATIONS.tsv TASKS.tsv [RELATED.tsv]"
        );
        return ExitCode::SUCCESS;
    }
    let texts: Result<Vec<String>, _> = files.iter().map(std::fs::read_to_string).collect();
    match texts {
        Ok(texts) => {
            let mut records = onet::records(&texts[0], &texts[1]);
            if let Some(related) = texts.get(2) {
                add_official_links(&mut records, related);
            }
            measure(&records);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pathway: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Adds an official link for each line of `related`.
fn add_official_links(records: &mut [Occupation], related: &str) {
    for line in related.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(code), Some(other)) = (cells.next(), cells.next()) else { continue };
        if let Ok(place) = records.binary_search_by(|record| record.reference.as_str().cmp(code)) {
            let (level, name) = (None, String::new());
            let link = Link { direction: Direction::Out, level, reference: other.to_owned(), name };
            records[place].links.push(link);
        }
    }
}

fn measure(records: &[Occupation]) {
    println!(
        "{:>11} {:>10} {:>7} | {:>9} {:>9} {:>9} {:>9} | {:>9} {:>9} {:>9} | {:>7} {:>7} {:>8} {:>7}",
        "occupations",
        "statements",
        "links",
        "prepare",
        "nearest1",
        "links1",
        "nearest",
        "ways-med",
        "ways-p90",
        "ways-max",
        "found",
        "med-len",
        "searched",
        "stopped"
    );
    let mut growth: Vec<(usize, [Duration; 4])> = Vec::new();
    for size in SIZES {
        let size = size.min(records.len());
        let some = (0..size).map(|place| records[place * records.len() / size].clone()).collect();
        growth.push((size, print_rows(some)));
    }
    println!(
        "times in ms; nearest1, links1: the first call on a new catalogue; ways: pathways of up to 4 steps, pairs three links apart;"
    );
    println!(
        "first line of a size: from the current occupation, its statements rated; second: from ratings alone."
    );
    print_growth(&growth);
}

/// Each question's time on each size of catalogue, and how many times that on the smallest.
fn print_growth(growth: &[(usize, [Duration; 4])]) {
    println!("\nafter one changed rating, median ms (times the smallest catalogue's)");
    println!("{:>11} {:>15} {:>15} {:>15} {:>15}", "occupations", "gap", "next", "nearest", "pathways");
    for (count, times) in growth {
        let cells = times.iter().zip(&growth[0].1).map(|(time, smallest)| {
            let ratio = time.as_secs_f64() / smallest.as_secs_f64();
            format!("{:>15}", format!("{} ({ratio:.1})", ms(*time)))
        });
        println!("{count:>11} {}", cells.collect::<Vec<_>>().join(" "));
    }
}

/// Measures one catalogue and prints its rows. Gives how long gap, next, nearest and pathways take.
fn print_rows(records: Vec<Occupation>) -> [Duration; 4] {
    let statements: usize = records.iter().map(|record| record.ksbs.len()).sum();
    let (count, references) =
        (records.len(), records.iter().map(|record| record.reference.clone()).collect::<Vec<_>>());
    let (engine, prepare) = timed(|| Engine::new(Catalogue::default().with(records).expect("a catalogue")));
    let answers_of = |current: usize, target: &str| {
        answers(engine.occupation(&references[current]).expect("there"), target)
    };
    let request = sample_requests::nearest(answers_of(count / 2, ""));
    let (_, nearest_cold) = timed(|| engine.nearest(&request).expect("an answer"));
    let (report, links_cold) = timed(|| engine.links(&references[0]).expect("an answer"));
    drop(report);
    let nearest = median((0..30).map(|_| timed(|| engine.nearest(&request).expect("an answer")).1).collect());
    let out: Vec<Vec<usize>> = references
        .iter()
        .map(|one| {
            let out = engine.links(one).expect("an answer").out;
            out.iter().filter_map(|end| references.binary_search(&end.occupation.reference).ok()).collect()
        })
        .collect();
    let links: usize = out.iter().map(Vec::len).sum();
    let mut ways = Duration::ZERO;
    for alone in [false, true] {
        let (mut times, mut searched, mut lengths) = (Vec::new(), Vec::new(), Vec::new());
        let (mut found, mut stopped) = (0, 0);
        for pair in 0..PAIRS {
            // Three links on from somewhere, so that most pairs are joined.
            let from = pair * 7919 % count;
            let to = (1..4).fold(from, |at, turn| match out[at].len() {
                0 => at,
                choices => out[at][pair * 31 * turn % choices],
            });
            if from == to {
                continue;
            }
            let mut answers = answers_of(from, &references[to]);
            if alone {
                answers.current = None;
            }
            let request = sample_requests::pathways(answers);
            let (report, time) = timed(|| engine.pathways(&request).expect("an answer"));
            times.push(time);
            searched.push(report.searched);
            found += usize::from(!report.pathways.is_empty());
            lengths.extend(report.pathways.iter().map(|way| way.steps.len()));
            stopped += usize::from(!report.complete);
        }
        times.sort();
        if !alone {
            ways = times[times.len() / 2];
        }
        searched.sort();
        lengths.sort();
        println!(
            "{count:>11} {statements:>10} {links:>7} | {:>9} {:>9} {:>9} {:>9} | {:>9} {:>9} {:>9} | {found:>7} {:>7} {:>8} {stopped:>7}",
            ms(prepare),
            ms(nearest_cold),
            ms(links_cold),
            ms(nearest),
            ms(times[times.len() / 2]),
            ms(times[times.len() * 9 / 10]),
            ms(times[times.len() - 1]),
            lengths.get(lengths.len() / 2).copied().unwrap_or_default(),
            searched[searched.len() / 2],
        );
    }
    let (current, target) = (count / 2, &references[count / 3]);
    let codes: Vec<&str> = engine
        .occupation(&references[current])
        .expect("there")
        .ksbs
        .iter()
        .map(|ksb| ksb.code.as_str())
        .collect();
    let mut request = answers_of(current, target);
    let mut change = |run: usize| {
        request.ratings.set(&references[current], codes[run % codes.len()], Some(run as u32 % 3));
        request.clone()
    };
    let mut after_one_rating = |ask: &dyn Fn(GapRequest)| {
        ask(change(0));
        median((1..42).map(&mut change).map(|request| timed(|| ask(request)).1).collect())
    };
    let gap = after_one_rating(&|request| drop(engine.gap(&request).expect("an answer")));
    let next = after_one_rating(&|request| {
        let options = NextOptions { limit: Some(1), ..Default::default() };
        drop(engine.next(&NextRequest::new(request, options)).expect("an answer"));
    });
    let nearest = after_one_rating(&|mut request| {
        request.target.clear();
        drop(engine.nearest(&NearestRequest::new(request, Default::default())).expect("an answer"));
    });
    [gap, next, nearest, ways]
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
