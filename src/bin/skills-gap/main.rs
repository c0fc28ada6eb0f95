//! The command line: JSON to standard output, messages to standard error, exit 0, 1 (bad input) or 2
//! (usage).
#![forbid(unsafe_code)]

mod import;
mod pack;
mod reading;

use std::fs;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde::Serialize;
use skills_gap::catalogue::Catalogue;
use skills_gap::input::Value;
use skills_gap::{Engine, read};

/// What a person still has to learn for an occupation, with a reason for every number.
///
/// Answers are JSON on standard output, ready for `jq`; messages go to standard error. The exit code is
/// 0, 1 for input that cannot be used, or 2 for a wrong call. Where a file is asked for, `-` is standard
/// input. But for `import`, nothing is fetched; but for it and `build`, nothing is kept.
#[derive(Parser)]
#[command(name = "skills-gap", version, after_help = ABOUT)]
struct Cli {
    /// The folder of a pack, in place of the occupations that come with the program
    #[arg(long, value_name = "DIR", global = true)]
    catalogue: Option<PathBuf>,
    /// An occupation's page, or records, to add to the catalogue; may be repeated
    #[arg(long = "with", value_name = "FILE", global = true)]
    with: Vec<String>,
    /// Indent the JSON for reading
    #[arg(long, global = true)]
    pretty: bool,
    #[command(subcommand)]
    question: Question,
}

const ABOUT: &str = "\
Examples:
  skills-gap occupations
  skills-gap search 'press officer'
  skills-gap read page.txt > OCC0123.json
  echo '{\"target\":\"OCC0526\",\"ratings\":{\"OCC0311\":{\"K9\":2}}}' | skills-gap gap -
  skills-gap --with OCC0123.json gap answers.json
  skills-gap build --out pack catalogue.json && skills-gap --catalogue pack nearest answers.json

Contains Skills England data, Open Government Licence v3.0.";

#[derive(Subcommand)]
enum Question {
    /// List the occupations of the catalogue
    Occupations,
    /// Show one occupation, whole
    Occupation {
        /// Its reference, such as OCC0526
        reference: String,
        /// As the text of its page, instead of JSON
        #[arg(long)]
        page: bool,
    },
    /// Find occupations by name, job title, keyword, SOC title or reference
    ///
    /// Words may be mistyped, in any order, and the last one unfinished. Each result says which text fits, and
    /// where: `ranges` of UTF-16 units.
    Search {
        /// What to look for
        text: String,
        /// How many occupations to list, the best first
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
    },
    /// Read occupations: a page's copied text, official records, or records read before
    ///
    /// What a file holds is told from its content: the text of an occupation's page; apprenticeship
    /// standards or occupations as Skills England's services give them, in JSON; or what this program
    /// wrote. One occupation gives one record, several give a list. What is missing or doubtful is in the
    /// record's `warnings`; what is none of these is an error. Lists of standards may be of any length.
    Read {
        /// Every version of each standard, instead of the highest
        #[arg(long)]
        all_versions: bool,
        /// The files; `-` is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    /// Work out the gap to one target
    ///
    /// A request is {"target": "OCC0526", "ratings": {"OCC0311": {"K9": 2, "S5": null}}}: for each KSB a
    /// point of the scale from 0 to 3, or null for "Not sure"; what is left out is not rated. Further
    /// fields: current, notes, rejected ([["OCC0311.K9", "OCC0526.K7"]]), scale, weights ("equal" or
    /// "duties"). The file that the page saves is such a request; what it holds under `occupations` is added to
    /// the catalogue, as with --with.
    Gap {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Find the ways to a target along progression links
    ///
    /// A request is that of `gap`; where you are now is `current`. Further fields: maxSteps (1 to 6, default 4),
    /// officialOnly, neverDown (levels), via and avoid (references). Listed are the pathways that no other
    /// beats on steps, total to learn and largest step; the direct way stands beside them.
    Pathways {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Rank all occupations by how much of each is held
    ///
    /// A request is that of `gap`, without a target. Further fields: routes, minLevel, maxLevel, reachable
    /// (by links from `current`, within maxSteps), officialOnly, limit.
    Nearest {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Compare two to five targets
    ///
    /// A request is that of `gap`, with `targets` in place of the target. Further fields: maxSteps,
    /// officialOnly.
    Compare {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Say what to rate next, the most telling first
    ///
    /// A request is that of `gap`. Further fields: targets (a shortlist or a pathway, in place of the
    /// target), margin (0 to 1: by how much coverage may still move when it counts as settled), limit.
    Next {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Make a learning plan
    ///
    /// A request is that of `gap`. Further field: steps, the occupations of the chosen pathway, the target
    /// last.
    Plan {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Bring saved answers to the statements of this catalogue
    ///
    /// Takes the file that the page saves. Answers that were given on another version of a standard, as its
    /// `ratedOn` tells, are moved to the statements that these are now; each move is listed in `migrations`.
    /// What no longer fits is kept in `request.setAside`.
    Migrate {
        /// The file; standard input if left out or `-`
        saved: Option<String>,
    },
    /// Add to answers what each of them was given on
    ///
    /// Prints the request with `ratedOn`: the statement, as it is now, of each answer. Save it so, and `migrate` can
    /// bring the answers to a later version of the standard. All else of the file stays as it is.
    RatedOn {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Show the progression links of an occupation, or what makes the link to another
    Links {
        /// Its reference, such as OCC0311
        reference: String,
        /// The reference of the occupation that the link leads to
        to: Option<String>,
    },
    /// Say how much of one statement is held by a person who holds another, and why
    Transfer {
        /// What is held: a statement of the catalogue (OCC0311.K9) or free text
        source: String,
        /// What is asked for, likewise
        target: String,
    },
    /// Fetch the whole catalogue from the official services
    ///
    /// Fetches the apprenticeship standards and, with a key, the occupational maps with their progression
    /// links; joins them; leaves them in one file for `build`, `--with` and `read`. A key of the maps is free
    /// of charge; give it as SKILLS_GAP_KEY. It is sent to the maps' service and nowhere else.
    ///
    /// What has come is kept in a folder beside the file: an import that was cut off goes on where it was,
    /// and the next one asks only for what has changed. The file is always the old one or the new one, never
    /// half. Proxies are taken from HTTPS_PROXY and NO_PROXY.
    ///
    /// The standards are one download of some 75 MB, a minute or two. The maps are two calls for each of some
    /// 700 occupations, with a pause between them: about ten minutes.
    #[command(after_help = "\
Examples:
  skills-gap import
  SKILLS_GAP_KEY=... skills-gap import --out catalogue.json
  skills-gap import --only OCC0311 OCC0526")]
    Import(import::Arguments),
    /// Make a pack: a catalogue as static files that any web server can serve
    ///
    /// Inputs are pages, records, what `import` leaves, and what the official services give, in any mix; of
    /// several occupations with one reference the last counts. All statements are compared, which takes minutes
    /// for a thousand occupations. The same inputs give the same bytes. A pack that is in the folder is
    /// replaced at once when the new one is whole.
    Build(pack::BuildArguments),
    /// Check a pack: every file, and all against each other
    Check(pack::CheckArguments),
    /// Print one strength, 0 to 1, for each row of a table of statements
    ///
    /// The table has tab-separated columns with a header line; at least source_code, source,
    /// target_code and target.
    Strength {
        /// The table's file; `-` is standard input
        pairs: String,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match answer(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of our output has gone: not our failure.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("skills-gap: {failure}");
            ExitCode::from(1)
        }
    }
}

fn answer(cli: &Cli) -> Result<(), Failure> {
    match &cli.question {
        Question::Occupations => print(cli, &engine(cli)?.occupations()),
        Question::Occupation { reference, page } => {
            let engine = engine(cli)?;
            let occupation = engine.occupation(reference)?;
            if *page { write_out(&read::write_occupation_page(occupation)) } else { print(cli, occupation) }
        }
        Question::Search { text, limit } => print(cli, &engine(cli)?.search(text, *limit)),
        Question::Read { files, all_versions } => reading::read_files(cli, files, *all_versions),
        Question::Gap { request } => ask(cli, request.as_deref(), Engine::gap_of),
        Question::Pathways { request } => ask(cli, request.as_deref(), Engine::pathways_of),
        Question::Nearest { request } => ask(cli, request.as_deref(), Engine::nearest_of),
        Question::Compare { request } => ask(cli, request.as_deref(), Engine::compare_of),
        Question::Next { request } => ask(cli, request.as_deref(), Engine::next_of),
        Question::Plan { request } => ask(cli, request.as_deref(), Engine::plan_of),
        Question::Migrate { saved } => ask(cli, saved.as_deref(), Engine::migrate),
        Question::RatedOn { request } => rated_on(cli, request.as_deref()),
        Question::Links { reference, to: None } => print(cli, &engine(cli)?.links(reference)?),
        Question::Links { reference, to: Some(to) } => print(cli, &engine(cli)?.link(reference, to)?),
        Question::Transfer { source, target } => print(cli, &engine(cli)?.transfer(source, target)?),
        Question::Import(arguments) => import::run(arguments).map_err(Failure::Import),
        Question::Build(arguments) => pack::build(arguments),
        Question::Check(arguments) => {
            let report = pack::check(arguments);
            print(cli, &report)?;
            if report.sound { Ok(()) } else { Err(Failure::Unsound(report.faults.len())) }
        }
        Question::Strength { pairs } => {
            let strengths = strengths(&engine(cli)?, &text_of(pairs)?)
                .map_err(|problem| Failure::Table { file: pairs.clone(), problem })?;
            write_out(&strengths)
        }
    }
}

/// Prints the answer to the request in a file.
fn ask<T: Serialize>(
    cli: &Cli,
    request: Option<&str>,
    question: fn(&Engine, &Value) -> Result<T, skills_gap::Error>,
) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let mut engine = engine(cli)?;
    let mut request = Value::parse(&text_of(file)?).map_err(|error| Failure::at(file, error))?;
    if let Some(occupations) = occupations_in(&mut request) {
        let wider = Catalogue::decode(&occupations).and_then(|occupations| engine.with(occupations));
        engine = wider.map_err(|error| Failure::at(&format!("{file}: occupations"), error))?;
    }
    let report = question(&engine, &request).map_err(|error| Failure::at(file, error))?;
    print(cli, &report)
}

/// Prints the request in a file with what its answers are given on. The occupations that it brings stay in it.
fn rated_on(cli: &Cli, request: Option<&str>) -> Result<(), Failure> {
    let file = request.unwrap_or("-");
    let mut engine = engine(cli)?;
    let mut request = Value::parse(&text_of(file)?).map_err(|error| Failure::at(file, error))?;
    let occupations = occupations_in(&mut request);
    if let Some(occupations) = &occupations {
        let wider = engine.with_of(occupations);
        engine = wider.map_err(|error| Failure::at(&format!("{file}: occupations"), error))?;
    }
    let mut rated = engine.with_rated_on(&request).map_err(|error| Failure::at(file, error))?;
    if let (Value::Object(fields), Some(occupations)) = (&mut rated, occupations) {
        fields.push(("occupations".to_owned(), occupations));
    }
    print(cli, &rated)
}

/// Takes out of a request the occupations that a person has added on the page: the file that it saves holds them
/// beside the answers that name them.
fn occupations_in(request: &mut Value) -> Option<Value> {
    let Value::Object(fields) = request else { return None };
    let place = fields.iter().position(|(name, _)| name == "occupations")?;
    Some(fields.remove(place).1)
}

fn engine(cli: &Cli) -> Result<Engine, Failure> {
    let mut engine = match &cli.catalogue {
        Some(folder) => pack::engine(folder)?,
        None => Engine::embedded(),
    };
    for file in &cli.with {
        let occupations = reading::input(file)?.occupations;
        engine = engine.with(occupations).map_err(|error| Failure::at(file, error))?;
    }
    Ok(engine)
}

/// A strength a line, in the order of the rows.
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

fn print<T: Serialize + ?Sized>(cli: &Cli, value: &T) -> Result<(), Failure> {
    let json = skills_gap::to_json(value).map_err(|error| Failure::Output(io::Error::other(error)))?;
    write_out(&(if cli.pretty { indented(&json) } else { json } + "\n"))
}

/// `json`, which has no white space, with a line for each item.
fn indented(json: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    let mut in_text = false;
    let mut characters = json.chars().peekable();
    while let Some(c) = characters.next() {
        let ends_list = |c: &char| matches!(c, '}' | ']');
        if !in_text && ends_list(&c) && !out.ends_with(['{', '[']) {
            depth -= 1;
            new_line(&mut out, depth);
        }
        out.push(c);
        match c {
            '"' => in_text = !in_text,
            '\\' => out.extend(characters.next()),
            ':' if !in_text => out.push(' '),
            ',' if !in_text => new_line(&mut out, depth),
            '{' | '[' if !in_text && !characters.peek().is_some_and(ends_list) => {
                depth += 1;
                new_line(&mut out, depth);
            }
            _ => {}
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

fn write_out(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}

/// Why there is no answer.
enum Failure {
    Input {
        file: String,
        error: io::Error,
    },
    Output(io::Error),
    Table {
        file: String,
        problem: String,
    },
    Core {
        file: Option<String>,
        error: skills_gap::Error,
    },
    Import(import::Failure),
    /// No occupations to make a pack of.
    Nothing,
    /// A pack with so many faults.
    Unsound(usize),
}

impl Failure {
    fn at(file: &str, error: skills_gap::Error) -> Self {
        Self::Core { file: Some(file.to_owned()), error }
    }
}

impl From<skills_gap::Error> for Failure {
    fn from(error: skills_gap::Error) -> Self {
        Self::Core { file: None, error }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Input { file, error } => write!(f, "{file}: {error}"),
            Self::Output(error) => write!(f, "standard output: {error}"),
            Self::Table { file, problem } => write!(f, "{file}: {problem}"),
            Self::Core { file: Some(file), error } => write!(f, "{file}: {error}"),
            Self::Core { file: None, error } => error.fmt(f),
            Self::Import(failure) => failure.fmt(f),
            Self::Nothing => f.write_str("there are no occupations in the input"),
            Self::Unsound(1) => f.write_str("the pack has a fault"),
            Self::Unsound(count) => write!(f, "the pack has {count} faults"),
        }
    }
}
