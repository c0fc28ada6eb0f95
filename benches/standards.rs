//! Memory and time of reading a list of standards as long as the real one: `cargo bench --bench standards`.
//!
//! Makes 75 MB of made-up records in a temporary file and reads it in child processes, each of which tells the
//! most memory that it ever held (`VmHWM` of Linux; elsewhere only the time).

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use skills_gap::read::{ReadOptions, Standards, read_from};

/// The size of the list.
const SIZE: u64 = 75_000_000;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [how, file] => child(how, file),
        _ => parent(),
    }
}

fn parent() {
    let folder = env::temp_dir().join(format!("skills-gap-standards-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    println!("{:<34}{:>9}{:>12}{:>10}{:>12}", "", "records", "MB of JSON", "seconds", "peak in MB");
    for (name, versions, how) in [
        ("every version, one at a time", 2, "each"),
        ("the highest of two versions", 2, "latest"),
        ("the same, then written as JSON", 2, "written"),
        ("one version only of each", 1, "latest"),
    ] {
        let file = folder.join("standards.json");
        let records = make(&file, versions).expect("a file");
        let me = env::current_exe().expect("this program");
        let output = Command::new(me).arg(how).arg(&file).output().expect("a child");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let told = String::from_utf8_lossy(&output.stdout);
        let size = fs::metadata(&file).map_or(0, |data| data.len()) as f64 / 1e6;
        println!("{name:<34}{records:>9}{size:>12.1}{}", told.trim_end());
    }
    fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn child(how: &str, file: &str) {
    let start = Instant::now();
    let source = BufReader::with_capacity(1 << 16, File::open(file).expect("the file"));
    let standards = || Standards::new(BufReader::new(File::open(file).expect("the file"))).expect("JSON");
    match how {
        "each" => standards().for_each(|one| drop(one.expect("a standard"))),
        "latest" => drop(standards().in_force(None).expect("standards")),
        _ => {
            let collection = read_from(source, &ReadOptions::default()).expect("standards");
            for occupation in &collection.occupations {
                io::sink()
                    .write_all(skills_gap::to_json(occupation).expect("JSON").as_bytes())
                    .expect("a sink");
            }
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{seconds:>10.2}{:>12}", peak().map_or_else(|| "-".to_owned(), |peak| format!("{peak:.1}")));
}

/// The most memory that this process has held, in MB.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0 / 1e6)
}

/// Writes records until there are enough; says how many.
fn make(file: &Path, versions: usize) -> io::Result<usize> {
    let mut out = BufWriter::new(File::create(file)?);
    let (mut count, mut size) = (0, 0);
    while size < SIZE {
        let record = record(count / versions, count % versions);
        write!(out, "{}\n{record}", if count == 0 { "[" } else { "," })?;
        size += record.len() as u64 + 2;
        count += 1;
    }
    writeln!(out, "]")?;
    out.flush().map(|()| count)
}

/// A made-up record, about as long and as full as a real one: ids, escaped HTML, fields that are not read.
fn record(number: usize, version: usize) -> String {
    let id = |of: usize| format!("{number:08x}-{version:04x}-4000-8000-{of:012x}");
    let text =
        |of: usize| format!("Statement {of} of {number}: {}", &WORDS[of * 7 % 200..of * 7 % 200 + 110]);
    let list = |name: &str, from: usize, count: usize| {
        let items: Vec<String> = (from..from + count)
            .map(|of| format!(r#"{{"{name}":"{}","detail":"{}"}}"#, id(of), text(of)))
            .collect();
        items.join(",")
    };
    let mapped = |from: usize, step: usize| {
        let ids: Vec<String> = (0..6).map(|of| format!("\"{}\"", id(from + of * step % 20))).collect();
        ids.join(",")
    };
    let duties: Vec<String> = (0..14)
        .map(|of| {
            format!(
                r#"{{"dutyID":"{}","dutyDetail":"Duty {}","isThisACoreDuty":1,"mappedKnowledge":[{}],"mappedSkills":[{}],"mappedBehaviour":[{}],"mappedOptions":null,"criteriaForMeasuringPerformance":"{WORDS}"}}"#,
                id(300 + of),
                text(of),
                mapped(0, of + 1),
                mapped(100, of + 3),
                mapped(200, 1),
            )
        })
        .collect();
    let summary = format!("&lt;p&gt;{WORDS}&amp;nbsp;{WORDS}&lt;/p&gt;").repeat(6);
    let plan = WORDS.repeat(30);
    format!(
        r#"{{"referenceNumber":"ST{number:04}","occupationCode":"OCC{number:04}","larsCode":{number},"title":"Occupation {number}","status":"Approved for delivery","version":"1.{version}","level":4,"route":"Digital","keywords":["a","b"],"typicalJobTitles":["One","Two","Three"],"overviewOfRole":"{}","occupationalSummary":"{summary}","assessmentPlan":"{plan}","knowledges":[{}],"skills":[{}],"behaviours":[{}],"duties":[{}],"options":[]}}"#,
        text(0),
        list("knowledgeId", 0, 24),
        list("skillId", 100, 22),
        list("behaviourId", 200, 6),
        duties.join(","),
    )
}

const WORDS: &str = "how plans are made, agreed, kept and changed with those who have to work by them, what the law asks \
    of each, which tools and materials suit the task, when to ask for help, and how to show that the work is \
    safe, sound and done in time, at the cost that was agreed with the customer before it began, every day, in \
    any place";
