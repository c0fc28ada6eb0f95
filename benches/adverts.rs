//! How well the occupation of an advert is found.
//!
//! `cargo bench --bench adverts -- ADVERTS.json STANDARDS.json`: a list of objects with `title`, `description` and the
//! reference of the `standard` that they recruit for, and a list of objects with `referenceNumber`, `title`, `level`,
//! `route`, `typicalJobTitles` and `overviewOfRole`. Counted is whether the standard is the first, or among the first five:
//! from title and description, and from the description alone; beside BM25 over the same texts (k1 1.2, b 0.75, words in
//! lower case). The course that an advert names is left out. With `OCCUPATIONS.tsv TASKS.tsv` of O*NET after them, prints how
//! long an advert of 5,000 characters takes against them, and how long texts of growing length take to be read. With `--misses`, prints what is not first. Prints a table;
//! asserts nothing.

#[allow(dead_code, reason = "not every bench of O*NET needs the third table")]
mod onet;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::Value;
use skills_gap::Engine;
use skills_gap::advert::AdvertRequest;
use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::read::{Advert, read_advert};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let files: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let [adverts, standards, tables @ ..] = files.as_slice() else {
        println!(
            "adverts: skipped; it needs adverts and standards: cargo bench --bench adverts -- ADVERTS.json STANDARDS.json"
        );
        return ExitCode::SUCCESS;
    };
    let misses = arguments.iter().any(|argument| argument == "--misses");
    match (list(adverts), list(standards)) {
        (Ok(adverts), Ok(standards)) => {
            measure(&adverts, &standards, misses);
            if let [occupations, tasks] = tables {
                time(&adverts, occupations, tasks);
            }
            ExitCode::SUCCESS
        }
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("adverts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn list(file: &str) -> Result<Vec<Value>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))
}

/// Prints times: the least of ten.
fn time(adverts: &[Value], occupations: &str, tasks: &str) {
    let (Ok(occupations), Ok(tasks)) = (std::fs::read_to_string(occupations), std::fs::read_to_string(tasks))
    else {
        return eprintln!("adverts: a table cannot be read");
    };
    let sentences: Vec<String> = adverts.iter().map(|advert| text(advert, "description")).collect();
    let of_length = |length: usize| {
        let all = sentences.join("\n").repeat(length / 10_000 + 1);
        format!("Technician\n\nDuties\n{}", all.chars().take(length).collect::<String>())
    };
    let least = |call: &dyn Fn()| {
        let times = (0..10).map(|_| {
            let start = Instant::now();
            call();
            start.elapsed().as_secs_f64() * 1000.0
        });
        times.fold(f64::INFINITY, f64::min)
    };
    for length in [10_000, 100_000, 1_000_000] {
        let text = of_length(length);
        println!("{length:>9} characters read in {:.2} ms", least(&|| drop(read_advert(&text))));
    }
    let records = onet::records(&occupations, &tasks);
    let (count, catalogue) = (records.len(), Catalogue::default().with(records));
    let Ok(engine) = catalogue.map(Engine::new) else { return eprintln!("adverts: no catalogue") };
    let request = AdvertRequest::of(read_advert(&of_length(5_000)).unwrap_or_default());
    let start = Instant::now();
    drop(engine.advert(&request));
    let first = start.elapsed().as_millis();
    let again = least(&|| drop(engine.advert(&request)));
    let asking = request
        .answers
        .advert
        .iter()
        .flat_map(|advert| &advert.sentences)
        .filter(|sentence| sentence.asks)
        .count();
    println!(
        "5,000 characters, {asking} sentences that ask, {count} occupations: first {first} ms, then {again:.2} ms"
    );
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn titles(standard: &Value) -> Vec<String> {
    let titles = standard["typicalJobTitles"].as_array().into_iter().flatten();
    titles.filter_map(Value::as_str).filter(|title| !title.trim().is_empty()).map(str::to_owned).collect()
}

fn occupation(standard: &Value) -> Occupation {
    Occupation {
        reference: text(standard, "referenceNumber"),
        name: text(standard, "title"),
        route: text(standard, "route"),
        level: standard["level"].as_u64().and_then(|level| u8::try_from(level).ok()),
        overview: text(standard, "overviewOfRole"),
        job_titles: titles(standard),
        ..Occupation::default()
    }
}

#[derive(Default)]
struct Tally {
    first: usize,
    in_five: usize,
    /// One was taken as the target, and it is the right one; and where none was taken, the first was right.
    taken: usize,
    taken_right: usize,
    left_right: usize,
}

impl Tally {
    fn count(&mut self, place: Option<usize>) {
        self.first += usize::from(place == Some(0));
        self.in_five += usize::from(place.is_some_and(|place| place < 5));
    }
}

fn measure(adverts: &[Value], standards: &[Value], misses: bool) {
    let catalogue = Catalogue::default().with(standards.iter().map(occupation).collect());
    let engine = match catalogue {
        Ok(catalogue) => Engine::new(catalogue),
        Err(error) => return eprintln!("adverts: {error}"),
    };
    let bm25 = Bm25::new(standards.iter().map(|standard| {
        [text(standard, "title"), titles(standard).join(" "), text(standard, "overviewOfRole")].join(" ")
    }));
    let references: Vec<String> =
        standards.iter().map(|standard| text(standard, "referenceNumber")).collect();
    let start = Instant::now();
    let _ = engine.advert(&AdvertRequest::of(Advert::default()));
    println!(
        "{} adverts, {} standards; words made ready in {} ms",
        adverts.len(),
        standards.len(),
        start.elapsed().as_millis()
    );
    println!("{:<22} {:>8} {:>8} {:>8} {:>8} {:>8}", "from", "1st", "5", "bm25-1st", "bm25-5", "mean-ms");
    for with_title in [true, false] {
        let (mut ours, mut theirs, mut time) = (Tally::default(), Tally::default(), 0.0);
        for advert in adverts {
            let (title, description) = (text(advert, "title"), text(advert, "description"));
            let standard = text(advert, "standard");
            let pasted = if with_title { format!("{title}\n\n{description}") } else { description.clone() };
            let start = Instant::now();
            let read = read_advert(&pasted).unwrap_or_default();
            let read =
                if with_title { read } else { Advert { title: String::new(), role: String::new(), ..read } };
            let mut request = AdvertRequest::of(read);
            request.options.limit = Some(20);
            let Ok(report) = engine.advert(&request) else {
                continue;
            };
            time += start.elapsed().as_secs_f64() * 1000.0;
            let place = report.occupations.iter().position(|one| one.reference == standard);
            ours.count(place);
            let taken = report.target.as_ref().map(|target| target.reference == standard);
            ours.taken += usize::from(taken.is_some());
            ours.taken_right += usize::from(taken == Some(true));
            ours.left_right += usize::from(taken.is_none() && place == Some(0));
            if misses && place != Some(0) {
                let best: Vec<&str> =
                    report.occupations.iter().take(3).map(|one| one.name.as_str()).collect();
                println!("  {place:?} {title} | {} | {best:?}", text(advert, "trainingCourse"));
            }
            let query = if with_title { format!("{title} {description}") } else { description };
            theirs.count(bm25.ranked(&query).iter().position(|one| references[*one] == standard));
        }
        println!(
            "{:<22} {:>8} {:>8} {:>8} {:>8} {:>8.2}",
            if with_title { "title and description" } else { "description" },
            ours.first,
            ours.in_five,
            theirs.first,
            theirs.in_five,
            time / adverts.len().max(1) as f64
        );
        println!(
            "  taken as the target: {}, rightly {}; none taken although the first is right: {}",
            ours.taken, ours.taken_right, ours.left_right
        );
    }
}

/// Robertson and others' BM25, plainly.
struct Bm25 {
    documents: usize,
    /// By word: the document and how much it counts there.
    postings: BTreeMap<String, Vec<(usize, f64)>>,
}

impl Bm25 {
    fn new(documents: impl Iterator<Item = String>) -> Self {
        let documents: Vec<Vec<String>> = documents.map(|text| tokens(&text)).collect();
        let mean = documents.iter().map(Vec::len).sum::<usize>() as f64 / documents.len().max(1) as f64;
        let mut postings: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        for (number, words) in documents.iter().enumerate() {
            let mut counts: BTreeMap<&String, f64> = BTreeMap::new();
            for word in words {
                *counts.entry(word).or_default() += 1.0;
            }
            for (word, count) in counts {
                let saturated = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * words.len() as f64 / mean));
                postings.entry(word.clone()).or_default().push((number, saturated));
            }
        }
        Self { documents: documents.len(), postings }
    }

    fn ranked(&self, query: &str) -> Vec<usize> {
        let mut scores = vec![0.0; self.documents];
        for word in tokens(query) {
            let Some(having) = self.postings.get(&word) else { continue };
            let (all, count) = (self.documents as f64, having.len() as f64);
            let rarity = (1.0 + (all - count + 0.5) / (count + 0.5)).ln();
            for (number, saturated) in having {
                scores[*number] += rarity * saturated;
            }
        }
        let mut ranked: Vec<usize> = (0..self.documents).collect();
        ranked.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]));
        ranked
    }
}

fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
