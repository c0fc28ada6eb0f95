//! People a second a core, beside the same sums in Python.
//!
//! `cargo bench --features cli --bench many [-- PEOPLE [OCCUPATIONS.tsv TASKS.tsv]]`. Made-up people between the two
//! embedded occupations: `gap` and `next` of one thread, from a line to the JSON; then the command line, which starts,
//! reads a file and writes. With the tables of O*NET (as in `nearest.rs`) also `nearest` among all their occupations,
//! for a hundredth of the people, who come from twenty occupations.
//!
//! Then `sums.py` does the same in numpy, of 250 people at a time, over matrices that are ready. It leaves out what a
//! matrix does not say: checks, the range (which takes covariances), what one point more or less changes, reasons,
//! warnings, lists, the number of questions; of `nearest` tokens, names, what nearness rests on, and whether places are
//! stable. `SKILLS_GAP_PYTHON` names a Python that has numpy. Beside its rates stands how many times the engine's
//! each is.
//!
//! Counts the time that a core works, where the system tells it (Linux), so that other programs matter less. Prints
//! tables; asserts that both find as many statements held and to learn.

#[path = "../made_up/mod.rs"]
mod made_up;
#[path = "../onet/mod.rs"]
#[allow(dead_code, reason = "the related occupations are not needed")]
mod onet;
mod ready;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use made_up::MadeUp;
use serde::Serialize;
use skills_gap::catalogue::Catalogue;
use skills_gap::input::Value;
use skills_gap::{Engine, Error};

const FIELDS: &str = "counts.overall.held,counts.overall.toLearn,coverage.overall.likely";
const SEED: u64 = 1;
/// From how many occupations people come who look at all.
const ORIGINS: usize = 20;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let count: u64 = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(5_000);
    let folder = std::env::temp_dir().join(format!("skills-gap-many-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    println!("load {}; people a second a core", load());
    gaps(count, &folder);
    if let [_, occupations, tasks] = arguments.as_slice() {
        nearest((count / 100).max(ORIGINS as u64), [occupations, tasks], &folder);
    } else {
        println!("nearest: skipped; it needs two tables of O*NET");
    }
    numpy(&folder);
    println!("load {}", load());
    fs::remove_dir_all(folder).expect("removed");
}

fn gaps(count: u64, folder: &Path) {
    let engine = Engine::embedded();
    let occupation = |reference| engine.occupation(reference).expect("embedded");
    let people = MadeUp { current: occupation("OCC0311"), target: occupation("OCC0526"), seed: SEED };
    let lines: Vec<String> = (1..=count).map(|number| people.line(number)).collect();
    ready::gap(&engine, ["OCC0311", "OCC0526"], &lines, folder);
    let (mut held, mut to_learn) = (0, 0);
    let rate = answer("gap, from a line to its report", &engine, &lines, |engine, request| {
        let report = engine.gap_of(request)?;
        held += report.counts.overall.held;
        to_learn += report.counts.overall.to_learn;
        Ok(report)
    });
    fs::write(folder.join("found.json"), format!("[{held},{to_learn},{rate}]")).expect("written");
    answer("next, from a line to its report", &engine, &lines, |engine, request| engine.next_of(request));
    let file = folder.join("people.ndjson");
    fs::write(&file, lines.join("\n")).expect("written");
    command("gap --lines, whole reports", &file, lines.len(), &[]);
    command("gap --lines --fields", &file, lines.len(), &["--fields", FIELDS]);
    command("gap --lines --csv", &file, lines.len(), &["--csv"]);
}

fn nearest(count: u64, tables: [&String; 2], folder: &Path) {
    let [occupations, tasks] = tables.map(|file| fs::read_to_string(file).expect("a table"));
    let mut records = onet::records(&occupations, &tasks);
    records.retain(|record| !record.ksbs.is_empty());
    let all = records.len();
    let engine = Engine::new(Catalogue::default().with(records).expect("a catalogue"));
    let origins: Vec<_> = (0..ORIGINS).map(|pick| pick * all / ORIGINS).collect();
    let at = |position: usize| engine.catalogue().occupations().nth(position).expect("an occupation");
    let line = |number: u64| {
        let origin = origins[number as usize % ORIGINS];
        MadeUp { current: at(origin), target: at((origin + 1) % all), seed: SEED }.line(number)
    };
    let lines: Vec<String> = (1..=count).map(line).collect();
    ready::nearest(&engine, &origins, &lines, folder);
    let (first, took) =
        timed(|| answered(&engine, &lines[0], &mut |engine, request| engine.nearest_of(request)));
    println!("nearest among {all}: the first answer after {took:.1} s of a core, {} bytes", first.len());
    let rate = answer(&format!("nearest among {all}, from a line"), &engine, &lines, |engine, request| {
        engine.nearest_of(request)
    });
    fs::write(folder.join("nearest-rate.json"), rate.to_string()).expect("written");
}

/// The answer to `line` as JSON.
fn answered<T: Serialize>(
    engine: &Engine,
    line: &str,
    question: &mut impl FnMut(&Engine, &Value) -> Result<T, Error>,
) -> String {
    let mut request = Value::parse(line).expect("JSON");
    if let Value::Object(fields) = &mut request {
        fields.retain(|(name, _)| name != "id" && name != "about");
    }
    let report = question(engine, &request).expect("a report");
    serde_json::to_string(&report).expect("JSON")
}

/// Prints how many of `lines` one thread answers in a second.
fn answer<T: Serialize>(
    name: &str,
    engine: &Engine,
    lines: &[String],
    mut question: impl FnMut(&Engine, &Value) -> Result<T, Error>,
) -> f64 {
    let work = || lines.iter().map(|line| answered(engine, line, &mut question).len()).sum::<usize>();
    let (bytes, seconds) = timed(work);
    print_rate(name, lines.len(), seconds, &format!("{} bytes each", bytes / lines.len()));
    lines.len() as f64 / seconds
}

/// Prints how fast the command line answers `file`.
fn command(name: &str, file: &Path, count: usize, options: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skills-gap"));
    command.args(["gap", "--lines"]).arg(file).args(options).stdout(Stdio::null());
    let (before, start) = (children_worked(), Instant::now());
    assert!(command.status().expect("the program starts").success());
    let wall = start.elapsed().as_secs_f64();
    let worked = before.zip(children_worked()).map(|(before, after)| after - before);
    print_rate(
        name,
        count,
        worked.unwrap_or(wall),
        &format!("{:.0} a second on all cores", count as f64 / wall),
    );
}

fn print_rate(name: &str, count: usize, seconds: f64, more: &str) {
    println!("{name:<44} {:>9.0}   {more}", count as f64 / seconds);
}

/// Runs `sums.py` over what is ready in `folder`.
fn numpy(folder: &Path) {
    let python = std::env::var("SKILLS_GAP_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !Command::new(&python)
        .args(["-c", "import numpy"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        println!("numpy: skipped; SKILLS_GAP_PYTHON names a Python that has it");
        return;
    }
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/many/sums.py");
    let one_core = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"].map(|name| (name, "1"));
    let status = Command::new(python).arg(script).arg(folder).envs(one_core).status();
    assert!(status.is_ok_and(|status| status.success()), "sums.py failed");
}

/// What `work` gives, and the seconds that this thread worked; those that went by, where the system does not tell.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (before, start) = (thread_worked(), Instant::now());
    let done = work();
    let wall = start.elapsed().as_secs_f64();
    (done, before.zip(thread_worked()).map_or(wall, |(before, after)| after - before))
}

fn thread_worked() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// The seconds that programs worked which this one has started, to a hundredth.
fn children_worked() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let after_name: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: Option<f64> = after_name.get(13..15)?.iter().map(|ticks| ticks.parse::<f64>().ok()).sum();
    Some(ticks? / 100.0)
}

fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}
