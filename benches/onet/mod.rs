//! The two tables of O*NET as a catalogue of realistic size.

use std::collections::BTreeMap;
use std::process::ExitCode;

use skills_gap::catalogue::{Kind, Ksb, Occupation};

/// The texts of the three tables that the bench `name` is called with: occupations, tasks, and related occupations. Without
/// them it is skipped, or fails where one cannot be read.
#[allow(dead_code, reason = "not every bench of O*NET needs the third")]
pub fn three_tables(name: &str) -> Result<[String; 3], ExitCode> {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [occupations, tasks, related] = files.as_slice() else {
        println!(
            "{name}: skipped; it needs three tables: cargo bench --bench {name} -- OCCUPATIONS.tsv TASKS.tsv RELATED.tsv"
        );
        return Err(ExitCode::SUCCESS);
    };
    match [occupations, tasks, related].map(std::fs::read_to_string) {
        [Ok(occupations), Ok(tasks), Ok(related)] => Ok([occupations, tasks, related]),
        _ => {
            eprintln!("{name}: a table cannot be read");
            Err(ExitCode::FAILURE)
        }
    }
}

/// Occupations by reference, each with its tasks as skills and its description as overview.
pub fn records(occupations: &str, tasks: &str) -> Vec<Occupation> {
    let mut records: BTreeMap<&str, Occupation> = BTreeMap::new();
    for line in occupations.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(code), Some(title), Some(zone)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let mut record: Occupation = serde_json::from_str("{}").expect("every field may be left out");
        record.reference = code.to_owned();
        record.name = title.to_owned();
        record.overview = cells.next().unwrap_or_default().to_owned();
        // Zone 4 asks for a bachelor's degree, zone 5 for more: levels 6 and 7.
        record.level =
            zone.trim().parse::<usize>().ok().and_then(|zone| [2, 3, 4, 6, 7].get(zone - 1).copied());
        records.insert(code, record);
    }
    for line in tasks.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, _, _, statement] = cells.as_slice() else { continue };
        if let Some(record) = records.get_mut(code) {
            let code = format!("S{}", record.ksbs.len() + 1);
            record.ksbs.push(Ksb {
                code,
                kind: Kind::Skill,
                statement: (*statement).to_owned(),
                id: String::new(),
            });
        }
    }
    records.into_values().collect()
}
