//! How well inferred links agree with known ones, at each threshold, beside a simple method.
//!
//! `cargo bench --bench links -- OCCUPATIONS.tsv TASKS.tsv RELATED.tsv`, tables of O*NET as in `pathway.rs`;
//! RELATED is `code, related, tier, rank`. Of the occupations that RELATED has lists for, every pair at most
//! three levels up counts; a pair is right where the tier is Primary. The simple method ranks pairs by the
//! cosine of the mean of their statements' words, each weighted by its rarity. Prints tables; asserts
//! nothing.

mod onet;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Occupation};

/// Thresholds of strength.
const THRESHOLDS: [f64; 8] = [0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3];

fn main() -> ExitCode {
    let [occupations, tasks, related] = match onet::three_tables("links") {
        Ok(tables) => tables,
        Err(code) => return code,
    };
    measure(&onet::records(&occupations, &tasks), &related);
    ExitCode::SUCCESS
}

fn measure(records: &[Occupation], related: &str) {
    let mut right: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    for line in related.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        listed.insert(cells[0]);
        if cells[2].starts_with("Primary") {
            right.insert((cells[0], cells[1]));
        }
    }
    let engine = Engine::new(Catalogue::default().with(records.to_vec()).expect("a catalogue"));
    let vectors: Vec<Vec<(String, f64)>> = mean_vectors(records);
    let (mut by_strength, mut by_cosine, mut wanted) = (Vec::new(), Vec::new(), 0);
    for (from, one) in records.iter().enumerate().filter(|(_, one)| listed.contains(one.reference.as_str())) {
        for (to, other) in records.iter().enumerate() {
            let (Some(low), Some(high)) = (one.level, other.level) else { continue };
            if from == to || high < low || high - low > 3 {
                continue;
            }
            let is_right = right.contains(&(one.reference.as_str(), other.reference.as_str()));
            wanted += usize::from(is_right);
            let strength = engine.link(&one.reference, &other.reference).expect("both are there").strength;
            by_strength.push((strength, is_right));
            by_cosine.push((cosine(&vectors[from], &vectors[to]), is_right));
        }
    }
    by_strength.sort_by(|a, b| b.0.total_cmp(&a.0));
    by_cosine.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{} pairs, {wanted} of them related (Primary)", by_strength.len());
    println!(
        "{:>9} {:>7} | {:>9} {:>7} | {:>9} {:>7} (cosine, as many pairs)",
        "threshold", "links", "precision", "recall", "precision", "recall"
    );
    for threshold in THRESHOLDS {
        let taken = by_strength.partition_point(|(strength, _)| *strength >= threshold);
        let hits = |pairs: &[(f64, bool)]| pairs[..taken].iter().filter(|(_, right)| *right).count() as f64;
        let share = |hits: f64, of: usize| hits / (of.max(1) as f64);
        println!(
            "{threshold:>9} {taken:>7} | {:>9.3} {:>7.3} | {:>9.3} {:>7.3}",
            share(hits(&by_strength), taken),
            share(hits(&by_strength), wanted),
            share(hits(&by_cosine), taken),
            share(hits(&by_cosine), wanted)
        );
    }
}

/// The mean of each occupation's statements: words in order, weighted by their rarity, of length 1.
fn mean_vectors(records: &[Occupation]) -> Vec<Vec<(String, f64)>> {
    let mut found: BTreeMap<String, f64> = BTreeMap::new();
    let counts: Vec<BTreeMap<String, f64>> = records
        .iter()
        .map(|record| {
            let mut counts = BTreeMap::new();
            for ksb in &record.ksbs {
                for word in ksb.statement.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2)
                {
                    *counts.entry(word.to_lowercase()).or_insert(0.0) += 1.0;
                    *found.entry(word.to_lowercase()).or_insert(0.0) += 1.0;
                }
            }
            counts
        })
        .collect();
    let statements: usize = records.iter().map(|record| record.ksbs.len()).sum();
    counts
        .into_iter()
        .map(|counts| {
            let weighted: Vec<(String, f64)> = counts
                .into_iter()
                .map(|(word, count)| {
                    let rarity = (statements as f64 / found[&word]).ln();
                    (word, count * rarity)
                })
                .collect();
            let length = weighted.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            weighted.into_iter().map(|(word, weight)| (word, weight / length)).collect()
        })
        .collect()
}

fn cosine(a: &[(String, f64)], b: &[(String, f64)]) -> f64 {
    let weight =
        |word: &String| b.binary_search_by(|(other, _)| other.cmp(word)).map_or(0.0, |place| b[place].1);
    a.iter().map(|(word, of_a)| of_a * weight(word)).sum()
}
