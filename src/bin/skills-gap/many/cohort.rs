//! A group of people: their requests or reports, and one report of all.

use skills_gap::cohort::{Cohort, CohortOptions, CohortReport};
use skills_gap::gap::GapReport;
use skills_gap::input::Value;
use skills_gap::{Engine, ErrorCode};

use super::answers::parse;
use super::lines::Line;
use super::{People, pipeline, progress};
use crate::arguments::{Cli, CohortArguments};
use crate::failure::Failure;
use crate::output::{answer, say, to_json};
use crate::request::{take_field, take_occupations, tell_if_waiting};
use crate::table::cell_of;

/// So many bad lines are told one by one.
const TOLD: usize = 10;

/// Prints the report of everybody in a file or a table.
pub fn cohort(cli: &Cli, arguments: &CohortArguments) -> Result<(), Failure> {
    let CohortArguments { people, table, by, least, ids } = arguments;
    let People { engine, lines, cells, file } = match &table.table {
        Some(file) => People::in_table(cli, table, file, people.as_deref())?,
        None => {
            let file = people.as_deref().unwrap_or("-");
            tell_if_waiting(cli, file);
            People::in_lines(cli, file)?
        }
    };
    let mut cohort = Cohort::new(CohortOptions { least: *least, ids: *ids });
    let mut left_out = 0;
    let by = match (by, cells) {
        (Some(by), Some(cells)) => Some(cells.column(by).map_err(|fault| Failure::scan(&file, fault))?),
        (by, _) => by.clone(),
    };
    let progress = progress(cli, false);
    pipeline::in_order(
        lines,
        cli.threads(),
        move |line| Person::of(&engine, line, by.as_deref()),
        |batch| {
            let batch = batch.map_err(|error| Failure::Input { file: file.clone(), error })?;
            progress.inc(batch.len() as u64);
            for (line, person) in batch {
                let added =
                    person.and_then(|person| Ok(cohort.add(&person.report, &person.id, &person.group)?));
                let Err(failure) = added else { continue };
                // A column of names in place of groups: no report of some would be one of all.
                if matches!(&failure, Failure::Core { error, .. } if error.code() == ErrorCode::TooLarge && error.path() == "group")
                {
                    return Err(failure);
                }
                left_out += 1;
                if left_out <= TOLD {
                    say(format_args!("{file}: line {line}: {failure}"));
                }
            }
            Ok(())
        },
    )?;
    progress.finish_and_clear();
    if left_out > TOLD {
        say(format_args!("{file}: {} more lines cannot be used", left_out - TOLD));
    }
    let report = CohortReport { left_out, ..cohort.report()? };
    answer(cli, &report)
}

/// One person of a group.
struct Person {
    report: Box<GapReport>,
    id: String,
    group: String,
}

impl Person {
    /// The person on `line`, and its number.
    fn of(engine: &Engine, line: Line, by: Option<&str>) -> (usize, Result<Self, Failure>) {
        (line.number, Self::read(engine, line, by))
    }

    fn read(engine: &Engine, line: Line, by: Option<&str>) -> Result<Self, Failure> {
        let number = line.number;
        let mut person = parse(line)?;
        let id = take_field(&mut person, "id").map_or_else(|| format!("line {number}"), |id| cell_of(&id));
        let about = take_field(&mut person, "about").unwrap_or_default();
        let group = by.map(|by| group_of(&about, by)).unwrap_or_default();
        let report = Box::new(report_of(engine, person)?);
        Ok(Self { report, id, group })
    }
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
