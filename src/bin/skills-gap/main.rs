//! The command line: JSON to standard output, messages to standard error, exit 0, 1 (bad input) or 2
//! (usage).
#![forbid(unsafe_code)]

mod arguments;
mod day;
mod failure;
mod import;
mod input;
mod output;
mod pack;
mod workbook;

use std::fs;
use std::io::{self, Read};
use std::process::ExitCode;

use clap::Parser;
use serde::Serialize;
use skills_gap::advert::{AdvertReport, ProposalsReport};
use skills_gap::input::Value;
use skills_gap::read::ReadOptions;
use skills_gap::{Engine, read};

use arguments::{Cli, Command};
use failure::Failure;
use output::{print, say, write_out};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        // The program that reads the output has ended, as `head` does: no failure.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            say(format_args!("skills-gap: {failure}"));
            ExitCode::from(1)
        }
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Occupations => print(cli, &engine(cli)?.occupations()),
        Command::Occupation { reference, page } => {
            let engine = engine(cli)?;
            let occupation = engine.occupation(reference)?;
            if *page { write_out(&read::write_occupation_page(occupation)) } else { print(cli, occupation) }
        }
        Command::Search { text, limit } => print(cli, &engine(cli)?.search(text, *limit)),
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
        Command::Gap { request } => answer(cli, request.as_deref(), Engine::gap_of),
        Command::Advert { file, answers, limit, read } => {
            advert(cli, file, answers.as_deref(), *limit, *read)
        }
        Command::Proposals { file, answers } => proposals(cli, file, answers),
        Command::Pathways { request } => answer(cli, request.as_deref(), Engine::pathways_of),
        Command::Nearest { request } => answer(cli, request.as_deref(), Engine::nearest_of),
        Command::Compare { request } => answer(cli, request.as_deref(), Engine::compare_of),
        Command::Next { request } => answer(cli, request.as_deref(), Engine::next_of),
        Command::Plan { request } => answer(cli, request.as_deref(), Engine::plan_of),
        Command::Migrate { saved } => answer(cli, saved.as_deref(), Engine::migrate),
        Command::RatedOn { request } => rated_on(cli, request.as_deref()),
        Command::Links { reference, to: None } => print(cli, &engine(cli)?.links(reference)?),
        Command::Links { reference, to: Some(to) } => print(cli, &engine(cli)?.link(reference, to)?),
        Command::Transfer { source, target } => print(cli, &engine(cli)?.transfer(source, target)?),
        Command::Import(arguments) => {
            import::run(arguments, read_options(cli).today).map_err(Failure::Import)
        }
        Command::Build(arguments) => pack::build(arguments, &read_options(cli)),
        Command::Check(arguments) => {
            let report = pack::check(arguments);
            print(cli, &report)?;
            if report.sound { Ok(()) } else { Err(Failure::Unsound(report.faults.len())) }
        }
        Command::Strength { pairs } => {
            let strengths = strengths(&engine(cli)?, &text_of(pairs)?)
                .map_err(|problem| Failure::Table { file: pairs.clone(), problem })?;
            write_out(&strengths)
        }
    }
}

/// How files are read: versions of standards as they are in force on the day of the call.
fn read_options(cli: &Cli) -> ReadOptions {
    ReadOptions { today: cli.today.or_else(day::today), ..ReadOptions::default() }
}

/// Prints the answer to the request in a file.
fn answer<T: Serialize>(
    cli: &Cli,
    request: Option<&str>,
    question: fn(&Engine, &Value) -> Result<T, skills_gap::Error>,
) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let (engine, request, _) = request_in(cli, file)?;
    let report = question(&engine, &request).map_err(|error| Failure::at(file, error))?;
    print(cli, &report)
}

/// A profile as it was read, and what it proposes.
#[derive(Serialize)]
struct ProposalsAnswer {
    profile: read::Profile,
    report: ProposalsReport,
}

/// Prints the ratings that the profile in a file proposes.
fn proposals(cli: &Cli, file: &str, answers: &str) -> Result<(), Failure> {
    let profile = read::read_profile(&text_of(file)?).map_err(|error| Failure::at(file, error))?;
    let (engine, mut request, _) = request_in(cli, answers)?;
    let json = skills_gap::to_json(&profile).map_err(|error| Failure::Output(io::Error::other(error)))?;
    if let Value::Object(fields) = &mut request {
        fields.push(("profile".to_owned(), Value::parse(&json)?));
    }
    let report = engine.proposals_of(&request).map_err(|error| Failure::at(answers, error))?;
    print(cli, &ProposalsAnswer { profile, report })
}

/// An advert as it was read, and what it comes to.
#[derive(Serialize)]
struct AdvertAnswer {
    advert: read::Advert,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<AdvertReport>,
}

/// Prints the advert in a file, and its report unless it is to be read only.
fn advert(cli: &Cli, file: &str, answers: Option<&str>, limit: u32, read: bool) -> Result<(), Failure> {
    let advert = read::read_advert(&text_of(file)?).map_err(|error| Failure::at(file, error))?;
    for warning in &advert.warnings {
        eprintln!("{file}: {}: {}", warning.path, warning.message);
    }
    if read {
        return print(cli, &AdvertAnswer { advert, report: None });
    }
    let (engine, mut request) = match answers {
        None => (engine(cli)?, Value::Object(Vec::new())),
        Some(answers) => {
            let (engine, request, _) = request_in(cli, answers)?;
            (engine, request)
        }
    };
    let json = skills_gap::to_json(&advert).map_err(|error| Failure::Output(io::Error::other(error)))?;
    if let Value::Object(fields) = &mut request {
        fields.push(("advert".to_owned(), Value::parse(&json)?));
        fields.push(("limit".to_owned(), Value::parse(&limit.to_string())?));
    }
    let report = engine.advert_of(&request).map_err(|error| Failure::at(answers.unwrap_or(file), error))?;
    print(cli, &AdvertAnswer { advert, report: Some(report) })
}

/// Prints the request in a file with the statements that its answers are on. Its added occupations stay in it.
fn rated_on(cli: &Cli, request: Option<&str>) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let (engine, request, occupations) = request_in(cli, file)?;
    let mut rated = engine.with_rated_on(&request).map_err(|error| Failure::at(file, error))?;
    if let (Value::Object(fields), Some(occupations)) = (&mut rated, occupations) {
        fields.push(("occupations".to_owned(), occupations));
    }
    print(cli, &rated)
}

/// The request in a file, the occupations that it adds, and the engine with them.
fn request_in(cli: &Cli, file: &str) -> Result<(Engine, Value, Option<Value>), Failure> {
    let mut engine = engine(cli)?;
    let mut request = Value::parse(&text_of(file)?).map_err(|error| Failure::at(file, error))?;
    let occupations = take_occupations(&mut request);
    if let Some(occupations) = &occupations {
        let wider = engine.with_of(occupations);
        engine = wider.map_err(|error| Failure::at(&format!("{file}: occupations"), error))?;
    }
    Ok((engine, request, occupations))
}

/// Takes the occupations that a person added on the page out of a request. The file that the page saves has them
/// beside the answers that name them.
fn take_occupations(request: &mut Value) -> Option<Value> {
    let Value::Object(fields) = request else { return None };
    let place = fields.iter().position(|(name, _)| name == "occupations")?;
    Some(fields.remove(place).1)
}

/// The engine of the catalogue that `cli` names, with the occupations to add.
fn engine(cli: &Cli) -> Result<Engine, Failure> {
    let mut engine = match &cli.catalogue {
        Some(folder) => pack::engine(folder)?,
        None => Engine::embedded(),
    };
    for file in &cli.with {
        let occupations = input::read_collection(file, &read_options(cli))?.occupations;
        engine = engine.with(occupations).map_err(|error| Failure::at(file, error))?;
    }
    Ok(engine)
}

/// The strength of each row of `table`, a line each.
fn strengths(engine: &Engine, table: &str) -> Result<String, String> {
    let mut lines = table.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).lines();
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

/// The text of a file, or of standard input.
fn text_of(file: &str) -> Result<String, Failure> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    bytes
        .and_then(|bytes| {
            String::from_utf8(bytes)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
        })
        .map_err(|error| Failure::Input { file: file.to_owned(), error })
}
