//! A group of people: their requests or reports, one a line, and one report of all.

use skills_gap::cohort::{Cohort, CohortOptions, CohortReport};
use skills_gap::gap::GapReport;
use skills_gap::input::Value;
use skills_gap::{Engine, ErrorCode};

use super::answers::parse;
use super::lines::{Line, Lines};
use crate::arguments::{Cli, CohortArguments};
use crate::failure::Failure;
use crate::output::{answer, say, to_json};
use crate::request::{engine, take_field, take_occupations, tell_if_waiting};
use crate::table::cell_of;

/// So many bad lines are told one by one.
const TOLD: usize = 10;

/// Prints the report of everybody in a file.
pub fn cohort(cli: &Cli, arguments: &CohortArguments) -> Result<(), Failure> {
    let CohortArguments { people, by, least, ids } = arguments;
    let file = people.as_deref().unwrap_or("-");
    tell_if_waiting(cli, file);
    let engine = engine(cli)?;
    let mut lines = Lines::open(file)?;
    let mut cohort = Cohort::new(CohortOptions { least: *least, ids: *ids });
    let mut left_out = 0;
    while let Some(batch) = lines.next_batch() {
        for line in batch.lines.map_err(|error| Failure::Input { file: file.to_owned(), error })? {
            let number = line.number;
            if let Err(failure) = add(&mut cohort, &engine, line, by.as_deref()) {
                // A column of names in place of groups: no report of some would be one of all.
                if matches!(&failure, Failure::Core { error, .. } if error.code() == ErrorCode::TooLarge && error.path() == "group")
                {
                    return Err(failure);
                }
                left_out += 1;
                if left_out <= TOLD {
                    say(format_args!("{file}: line {number}: {failure}"));
                }
            }
        }
    }
    if left_out > TOLD {
        say(format_args!("{file}: {} more lines cannot be used", left_out - TOLD));
    }
    let report = CohortReport { left_out, ..cohort.report()? };
    answer(cli, &report)
}

fn add(cohort: &mut Cohort, engine: &Engine, line: Line, by: Option<&str>) -> Result<(), Failure> {
    let number = line.number;
    let mut person = parse(line)?;
    let id = take_field(&mut person, "id").map_or_else(|| format!("line {number}"), |id| cell_of(&id));
    let about = take_field(&mut person, "about").unwrap_or_default();
    let group = by.map(|by| group_of(&about, by)).unwrap_or_default();
    let report = report_of(engine, person)?;
    Ok(cohort.add(&report, &id, &group)?)
}

/// What stands in the column `by` of what is said about a person; nothing where nothing is said.
fn group_of(about: &Value, by: &str) -> String {
    let Value::Object(fields) = about else { return String::new() };
    fields.iter().find(|(name, _)| name == by).map(|(_, value)| cell_of(value)).unwrap_or_default()
}

/// The report in a line, or the report to the request in it.
fn report_of(engine: &Engine, mut person: Value) -> Result<GapReport, Failure> {
    let has = |name: &str| matches!(&person, Value::Object(fields) if fields.iter().any(|(field, _)| field == name));
    if has("error") {
        return Err(Failure::RefusedBefore);
    }
    if has("requestHash") {
        let json = to_json(&person)?;
        return serde_json::from_str(&json).map_err(|error| Failure::NoReport(error.to_string()));
    }
    let (wider, _) = take_occupations(engine, &mut person)?;
    Ok(wider.as_ref().unwrap_or(engine).gap_of(&person)?)
}
