//! How well the nearest occupations agree with related ones that are known, and how long the question takes.
//!
//! `cargo bench --bench nearest -- OCCUPATIONS.tsv TASKS.tsv RELATED.tsv`, tables of O*NET as in `pathway.rs`;
//! RELATED is `code, related, tier, rank`. Whoever asks holds all of the occupation, and has rated nothing. Counts the
//! Primary ones among the first 10 (recall@10), and how early the better ones stand among the first 20 (nDCG@20, with
//! gains 3, 2, 1 by tier): as listed; by likeness alone, since
//! no level is known; the same without overviews. Then times: the first question; a question after one changed rating, of a person in one
//! occupation who rated all of it; and of one who rated the same without saying where they are. Prints tables; asserts
//! nothing.

mod onet;
mod timing;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NearestOptions, NearestReport, NearestRequest};
use timing::{ms, timed};

/// Sizes of catalogue.
const SIZES: [usize; 3] = [100, 300, usize::MAX];
/// How many questions are timed.
const QUESTIONS: usize = 60;

fn main() -> ExitCode {
    let [occupations, tasks, related] = match onet::three_tables("nearest") {
        Ok(tables) => tables,
        Err(code) => return code,
    };
    let mut records = onet::records(&occupations, &tasks);
    records.retain(|record| !record.ksbs.is_empty());
    print_times(&records);
    print_agreement("as listed", &records, &related);
    records.iter_mut().for_each(|record| record.level = None);
    print_agreement("without levels", &records, &related);
    records.iter_mut().for_each(|record| record.overview.clear());
    print_agreement("without levels and overviews", &records, &related);
    ExitCode::SUCCESS
}

fn print_agreement(what: &str, records: &[Occupation], related: &str) {
    let mut gains: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for line in related.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let gain = match cells[2] {
            "Primary-Short" => 3.0,
            "Primary-Long" => 2.0,
            _ => 1.0,
        };
        gains.entry(cells[0]).or_default().insert(cells[1], gain);
    }
    let engine = Engine::new(Catalogue::default().with(records.to_vec()).expect("a catalogue"));
    let (mut recall, mut ndcg, mut asked, mut called_related) = (0.0, 0.0, 0.0, 0);
    for (reference, gains) in &gains {
        if engine.occupation(reference).is_err() {
            continue;
        }
        let report =
            ask(&engine, GapRequest { current: Some((*reference).to_owned()), ..Default::default() });
        called_related += report.occupations.iter().filter(|one| one.related).count();
        let listed: Vec<f64> = report
            .occupations
            .iter()
            .map(|one| gains.get(one.reference.as_str()).copied().unwrap_or_default())
            .collect();
        let mut ideal: Vec<f64> = gains.values().copied().collect();
        ideal.sort_by(|one, other| other.total_cmp(one));
        let primary = ideal.iter().filter(|gain| **gain >= 2.0).count().min(10);
        let found = listed.iter().take(10).filter(|gain| **gain >= 2.0).count();
        recall += found as f64 / primary.max(1) as f64;
        ndcg += discounted(&listed) / discounted(&ideal);
        asked += 1.0;
    }
    println!(
        "{what}: {asked} occupations asked about: recall@10 {:.3}, nDCG@20 {:.3}; of 20 listed {:.1} are called related",
        recall / asked,
        ndcg / asked,
        f64::from(u32::try_from(called_related).unwrap_or_default()) / asked,
    );
}

fn discounted(gains: &[f64]) -> f64 {
    gains.iter().take(20).enumerate().map(|(place, gain)| gain / (place as f64 + 2.0).log2()).sum()
}

fn ask(engine: &Engine, answers: GapRequest) -> NearestReport {
    engine.nearest(&NearestRequest::new(answers, NearestOptions::default())).expect("an answer")
}

fn print_times(records: &[Occupation]) {
    println!(
        "{:>11} {:>10} | {:>9} {:>9} {:>9} | {:>9} {:>9}   in ms, medians and (max)",
        "occupations", "statements", "first", "again", "(max)", "no place", "(max)"
    );
    for size in SIZES {
        let size = size.min(records.len());
        let some: Vec<Occupation> =
            (0..size).map(|place| records[place * records.len() / size].clone()).collect();
        let statements: usize = some.iter().map(|record| record.ksbs.len()).sum();
        let from = some[size / 2].clone();
        let engine = Engine::new(Catalogue::default().with(some).expect("a catalogue"));
        let answers = rated(&from);
        let (_, first) = timed(|| ask(&engine, answers.clone()));
        let again = changed_ratings(&engine, &from, answers.clone());
        let mut alone = answers;
        alone.current = None;
        ask(&engine, alone.clone());
        let alone = changed_ratings(&engine, &from, alone);
        let (middle, last) = (QUESTIONS / 2, QUESTIONS - 1);
        println!(
            "{size:>11} {statements:>10} | {:>9} {:>9} {:>9} | {:>9} {:>9}",
            ms(first),
            ms(again[middle]),
            ms(again[last]),
            ms(alone[middle]),
            ms(alone[last]),
        );
    }
}

/// Answers of a person in `from`, who rates all of it.
fn rated(from: &Occupation) -> GapRequest {
    let mut answers = GapRequest { current: Some(from.reference.clone()), ..Default::default() };
    for (number, ksb) in from.ksbs.iter().enumerate() {
        answers.ratings.set(&from.reference, &ksb.code, Some([2, 1, 2][number % 3]));
    }
    answers
}

/// How long a question takes after one changed rating, the shortest first.
fn changed_ratings(engine: &Engine, from: &Occupation, mut answers: GapRequest) -> Vec<Duration> {
    let mut times = Vec::new();
    for question in 0..QUESTIONS {
        let ksb = &from.ksbs[question % from.ksbs.len()];
        answers.ratings.set(
            &from.reference,
            &ksb.code,
            Some((question / from.ksbs.len() + question) as u32 % 3),
        );
        times.push(timed(|| ask(engine, answers.clone())).1);
    }
    times.sort();
    times
}
