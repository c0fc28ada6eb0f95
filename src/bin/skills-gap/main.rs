//! The command line: answers to standard output, messages to standard error, exit 0, 1 (bad input) or 2 (usage).
#![forbid(unsafe_code)]

mod arguments;
mod day;
mod failure;
mod fields;
mod import;
mod input;
mod many;
mod output;
mod pack;
mod plain;
mod reference;
mod request;
mod table;
mod text;
mod workbook;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use serde::Serialize;
use skills_gap::gap::{self, LinkedAnswers, Migrated};
use skills_gap::input::Value;
use skills_gap::read::ReadOptions;
use skills_gap::{Engine, read};

use arguments::{AdvertArguments, Ask, Cli, Command};
use failure::Failure;
use fields::distinct;
use many::{People, Question, answer_people};
use output::{Printable, answer, answer_with, print, say, to_json, write_out};
use reference::{known_reference, known_statement};
use request::{engine, request_in, scale_of, set_field, take_field, tell_if_waiting, text_of};
use text::{AdvertAnswer, OF_SUMMARY, ProposalsAnswer};

fn main() -> ExitCode {
    workbook::tell_of_no_workbook();
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        // The program that reads the output has ended, as `head` does: no failure.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            say(format_args!("skills-gap: {failure}"));
            ExitCode::from(failure.code())
        }
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Occupations => answer(cli, engine(cli)?.occupations().as_slice()),
        Command::Occupation { reference, page } => {
            let engine = engine(cli)?;
            let occupation = engine.occupation(&known_reference(&engine, reference))?;
            if *page { write_out(&read::write_occupation_page(occupation)) } else { answer(cli, occupation) }
        }
        Command::Search { text, limit } => answer(cli, &engine(cli)?.search(text, *limit)),
        Command::Read { files, all_versions, name, reference, level, understood } => {
            let options = ReadOptions {
                all_versions: *all_versions,
                name: name.clone(),
                reference: reference.clone(),
                level: *level,
                ..read_options(cli)
            };
            if *understood {
                input::print_readings(cli, files, &options)
            } else {
                input::print_occupations(cli, files, &options)
            }
        }
        Command::Gap(one) => gap(cli, one),
        Command::Cohort(arguments) => many::cohort(cli, arguments),
        Command::Advert(arguments) => advert(cli, arguments),
        Command::Proposals { file, answers } => proposals(cli, file, answers),
        Command::Pathways(one) => ask(cli, one, Engine::pathways_of),
        Command::Nearest(one) => ask(cli, one, Engine::nearest_of),
        Command::Compare { ask: one, targets } if targets.is_empty() => ask(cli, one, Engine::compare_of),
        Command::Compare { ask: one, targets } => compare(cli, one, targets),
        Command::Next(one) => ask(cli, one, Engine::next_of),
        Command::Plan(one) => ask(cli, one, Engine::plan_of),
        Command::Migrate { saved } => migrate(cli, saved.as_deref()),
        Command::RatedOn { request } => rated_on(cli, request.as_deref()),
        Command::ToLink { request } => to_link(cli, request.as_deref()),
        Command::FromLink { link } => from_link(cli, link),
        Command::Links { reference, to } => {
            let engine = engine(cli)?;
            let reference = known_reference(&engine, reference);
            match to {
                None => answer(cli, &engine.links(&reference)?),
                Some(to) => answer(cli, &engine.link(&reference, &known_reference(&engine, to))?),
            }
        }
        Command::Transfer { source, target, text } => transfer(cli, source, target, *text),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "skills-gap", &mut script);
            write_out(&String::from_utf8_lossy(&script))
        }
        Command::Man { command } => manual(command.as_deref()),
        Command::Import(arguments) => {
            import::run(arguments, read_options(cli).today).map_err(Failure::Import)
        }
        Command::Build(arguments) => pack::build(arguments, &read_options(cli), cli.threads()),
        Command::Check(arguments) => {
            let report = pack::check(arguments, cli.threads());
            print(cli, &report)?;
            if report.sound { Ok(()) } else { Err(Failure::Unsound(report.faults.len())) }
        }
        Command::Strength { pairs } => {
            let strengths = strengths(&engine(cli)?, &text_of(cli, pairs)?)
                .map_err(|problem| Failure::Table { file: pairs.clone(), problem })?;
            write_out(&strengths)
        }
    }
}

/// Prints the manual page of the program, or of one command.
fn manual(command: Option<&str>) -> Result<(), Failure> {
    let mut all = Cli::command();
    // Names the commands in full, and gives each the options of all.
    all.build();
    let page = match command {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).cloned();
            found.ok_or_else(|| Failure::NoCommand(name.to_owned()))?
        }
    };
    clap_mangen::Man::new(page).render(&mut io::stdout()).map_err(Failure::Output)
}

/// How files are read: versions of standards as they are in force on the day of the call.
fn read_options(cli: &Cli) -> ReadOptions {
    ReadOptions { today: cli.today.or_else(day::today), ..ReadOptions::default() }
}

/// Prints a gap. Where the fields that are wanted take a part of the time, no more is worked out.
fn gap(cli: &Cli, one: &Ask) -> Result<(), Failure> {
    let is_of_summary = |path: &String| path.split('.').next().is_some_and(|name| OF_SUMMARY.contains(&name));
    if !one.fields.is_empty() && one.fields.iter().all(is_of_summary) {
        return ask(cli, one, Engine::gap_summary_of);
    }
    ask(cli, one, Engine::gap_of)
}

/// Prints the answer to the request in a file, or to each line of one.
fn ask<T: Printable + 'static>(cli: &Cli, ask: &Ask, question: Question<T>) -> Result<(), Failure> {
    let Ask { request, lines, table, fields } = ask;
    let fields = &distinct(fields);
    if let Some(file) = lines {
        tell_if_waiting(cli, file);
        return answer_people(cli, People::in_lines(cli, file)?, fields, question);
    }
    if let Some(file) = &table.table {
        let people = People::in_table(cli, table, file, request.as_deref())?;
        return answer_people(cli, people, fields, question);
    }
    let file = request.as_deref().unwrap_or("-");
    let (engine, request, _) = request_in(cli, file)?;
    let report = question(&engine, &request).map_err(|error| Failure::at(file, error))?;
    answer_with(cli, &report, fields)
}

/// Prints how the targets of an argument compare, whatever the request aims at.
fn compare(cli: &Cli, ask: &Ask, targets: &[String]) -> Result<(), Failure> {
    let file = ask.request.as_deref().unwrap_or("-");
    let (engine, mut request, _) = request_in(cli, file)?;
    let targets = targets.iter().map(|target| Value::Text(known_reference(&engine, target)));
    let targets = Value::List(targets.collect());
    take_field(&mut request, "target");
    set_field(&mut request, "targets", targets);
    let report = engine.compare_of(&request).map_err(|error| Failure::at(file, error))?;
    answer_with(cli, &report, &distinct(&ask.fields))
}

/// Prints saved answers on the statements of this catalogue.
fn migrate(cli: &Cli, saved: Option<&str>) -> Result<(), Failure> {
    let file = saved.unwrap_or("-");
    let (engine, saved, _) = request_in(cli, file)?;
    print(cli, &engine.migrate(&saved).map_err(|error| Failure::at(file, error))?)
}

/// Prints one strength. Free text is only what is said to be: a mistyped code would be compared by its letters.
fn transfer(cli: &Cli, source: &str, target: &str, may_be_text: bool) -> Result<(), Failure> {
    let engine = engine(cli)?;
    let report = engine.transfer(&known_statement(&engine, source), &known_statement(&engine, target))?;
    for (argument, end) in [("source", &report.source), ("target", &report.target)] {
        if !may_be_text && end.code.is_empty() {
            return Err(Failure::FreeText { argument, text: end.statement.clone() });
        }
    }
    answer(cli, &report)
}

/// The answers of a link, as they are in this catalogue.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LinkAnswer {
    #[serde(flatten)]
    migrated: Migrated,
    catalogue_version: String,
}

/// Prints a person's answers as a part of an address.
fn to_link(cli: &Cli, request: Option<&str>) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let (engine, request, _) = request_in(cli, file)?;
    print(cli, &engine.to_link(&request).map_err(|error| Failure::at(file, error))?)
}

/// Prints the answers in a link.
fn from_link(cli: &Cli, link: &str) -> Result<(), Failure> {
    let LinkedAnswers { request, catalogue_version } = gap::read_link(link)?;
    let migrated = engine(cli)?.migrate(&Value::parse(&to_json(&request)?)?)?;
    print(cli, &LinkAnswer { migrated, catalogue_version })
}

/// Prints the ratings that the profile in a file proposes.
fn proposals(cli: &Cli, file: &str, answers: &str) -> Result<(), Failure> {
    let text = text_of(cli, file)?;
    if !read::is_profile(&text) && read::is_advert(&text) {
        return Err(Failure::IsAdvert(file.to_owned()));
    }
    let profile = read::read_profile(&text).map_err(|error| Failure::at(file, error))?;
    let (engine, mut request, _) = request_in(cli, answers)?;
    let json = to_json(&profile)?;
    set_field(&mut request, "profile", Value::parse(&json)?);
    let report = engine.proposals_of(&request).map_err(|error| Failure::at(answers, error))?;
    let scale = scale_of(&request).unwrap_or_default();
    answer(cli, &ProposalsAnswer { profile, report, scale })
}

/// Prints the advert in a file, and its report unless it is to be read only.
fn advert(cli: &Cli, arguments: &AdvertArguments) -> Result<(), Failure> {
    let AdvertArguments { file, answers, limit, read, advert: is_said } = arguments;
    let (answers, limit) = (answers.as_deref(), *limit);
    let text = text_of(cli, file)?;
    if !is_said && read::is_profile(&text) {
        return Err(Failure::IsProfile(file.clone()));
    }
    let advert = read::read_advert(&text).map_err(|error| Failure::at(file, error))?;
    for warning in &advert.warnings {
        say(format_args!("{file}: {}: {}", warning.path, warning.message));
    }
    if *read {
        return answer(cli, &AdvertAnswer { advert, report: None });
    }
    let (engine, mut request) = match answers {
        None => (engine(cli)?, Value::Object(Vec::new())),
        Some(answers) => {
            let (engine, request, _) = request_in(cli, answers)?;
            (engine, request)
        }
    };
    let json = to_json(&advert)?;
    set_field(&mut request, "advert", Value::parse(&json)?);
    set_field(&mut request, "limit", Value::parse(&limit.to_string())?);
    let report = engine.advert_of(&request).map_err(|error| Failure::at(answers.unwrap_or(file), error))?;
    answer(cli, &AdvertAnswer { advert, report: Some(report) })
}

/// Prints the request in a file with the statements that its answers are on. Its added occupations stay in it.
fn rated_on(cli: &Cli, request: Option<&str>) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let (engine, request, occupations) = request_in(cli, file)?;
    let mut rated = engine.with_rated_on(&request).map_err(|error| Failure::at(file, error))?;
    if let Some(occupations) = occupations {
        set_field(&mut rated, "occupations", occupations);
    }
    print(cli, &rated)
}

/// The strength of each row of `table`, a line each.
fn strengths(engine: &Engine, table: &str) -> Result<String, String> {
    let mut lines = table.trim_end_matches(['\r', '\n']).lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').map(str::trim).collect();
    let column = |name: &str| {
        let found = header.iter().position(|found| *found == name);
        found.ok_or_else(|| format!("line 1: the column {name} is missing"))
    };
    let [source_code, source, target_code, target] =
        [column("source_code")?, column("source")?, column("target_code")?, column("target")?];
    let mut out = String::new();
    for (number, line) in (2..).zip(lines) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |column: usize| {
            cells.get(column).copied().ok_or_else(|| {
                format!("line {number} has too few columns: {} of {}", cells.len(), header.len())
            })
        };
        let prepare = |code: &str, statement: &str| {
            let prepared = engine.index().prepare(code.trim(), statement);
            prepared.ok_or_else(|| format!("line {number}: the statement model does not cover it"))
        };
        let from = prepare(cell(source_code)?, cell(source)?)?;
        let to = prepare(cell(target_code)?, cell(target)?)?;
        out.push_str(&engine.index().strength(&from, &to).to_string());
        out.push('\n');
    }
    Ok(out)
}
