//! The arguments of the command line, and its help.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use skills_gap::read::{Date, NumberScale};

use crate::{import, pack};

/// What a person still has to learn for an occupation, with a reason for every number.
///
/// On a terminal, answers are text; in a pipe or a file they are JSON, ready for `jq`. Messages go to standard error.
/// The exit code is 0, 1 for input that cannot be used, or 2 for a wrong call. In place of a file, `-` is standard
/// input. Only `import` opens a connection. Only `import` and `build` write files.
#[derive(Parser)]
#[command(name = "skills-gap", version, after_help = ABOUT)]
pub struct Cli {
    /// The folder of a pack, in place of the occupations that come with the program
    #[arg(long, value_name = "DIR", global = true, env = "SKILLS_GAP_CATALOGUE")]
    pub catalogue: Option<PathBuf>,
    /// An occupation's page, or records, to add to the catalogue; may be repeated
    #[arg(long = "with", value_name = "FILE", global = true)]
    pub with: Vec<String>,
    /// The day on which versions of standards must be in force, such as 2026-11-28; today, if left out
    #[arg(long, value_name = "DAY", global = true, value_parser = day)]
    pub today: Option<Date>,
    /// The form of the answers; if left out, text on a terminal and JSON elsewhere
    ///
    /// What has no text is indented JSON. CSV is for `occupations`, `occupation`, `search`, `gap`, `next`, `nearest`,
    /// `plan` and `cohort`, and for every question with --lines.
    #[arg(long, value_enum, value_name = "FORM", global = true)]
    pub format: Option<Format>,
    /// The same as --format csv
    #[arg(long, global = true, conflicts_with = "format")]
    pub csv: bool,
    /// JSON, indented for reading
    #[arg(long, global = true, conflicts_with_all = ["format", "csv"])]
    pub pretty: bool,
    /// How many threads work on many people or on a pack; one for each core, if left out
    #[arg(long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// No progress and no notices; errors and warnings are still told
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// How many threads work: as many as were asked for, or one for each core.
    pub fn threads(&self) -> usize {
        self.threads.map_or_else(|| thread::available_parallelism().map_or(1, NonZero::get), usize::from)
    }
}

const ABOUT: &str = "\
Examples:
  skills-gap occupations
  skills-gap search 'press officer'
  skills-gap read page.txt > OCC0123.json
  echo '{\"target\":\"OCC0526\",\"ratings\":{\"OCC0311\":{\"K9\":2}}}' | skills-gap gap -
  skills-gap gap --lines people.ndjson --csv > gaps.csv
  skills-gap --with OCC0123.json gap answers.json
  skills-gap build --out pack catalogue.json && skills-gap --catalogue pack nearest answers.json

Contains Skills England data, Open Government Licence v3.0.";

/// The form of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one line
    Json,
    /// For spreadsheets
    Csv,
}

/// One request, or one a line.
#[derive(Args)]
pub struct Ask {
    /// The request's file; standard input if left out or `-`
    pub request: Option<String>,
    /// A file of many requests, one a line (NDJSON), or standard input; one answer a line, in the same order
    ///
    /// All cores work, and memory does not grow with the file. A request may have an `id`, which its answer repeats.
    /// A line that cannot be used is answered with its number and the error, and stops nothing.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with_all = ["request", "table"])]
    pub lines: Option<String>,
    #[command(flatten)]
    pub table: TableArguments,
    /// Of each answer only these fields, such as coverage.overall.likely,lists.toLearn.0
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = field)]
    pub fields: Vec<String>,
}

/// People in a spreadsheet's table.
#[derive(Args)]
pub struct TableArguments {
    /// A table of people instead: CSV, TSV, .xlsx, .xls or .ods; with --csv, answers stand beside its columns
    ///
    /// A row for each person, with a column for each KSB (K1, K1 and its statement, or OCC0311.K1), or a row for each
    /// rating, with columns such as id, code and rating. A rating is a point's number or its label, or "not sure"; an
    /// empty cell is not rated. A request beside it says what counts for everybody. All of a table is on one scale: that
    /// of its headings, such as K1 (1-5), or of --scale. The table is read whole.
    #[arg(long, value_name = "FILE")]
    pub table: Option<String>,
    /// The occupation that everybody in the table aims at
    #[arg(long, value_name = "REF", requires = "table")]
    pub target: Option<String>,
    /// The occupation that everybody in the table has now
    #[arg(long, value_name = "REF", requires = "table")]
    pub current: Option<String>,
    /// The occupation that codes without a reference belong to, where both are given
    #[arg(long, value_name = "REF", requires = "table")]
    pub ratings_of: Option<String>,
    /// The numbers that ratings are given in, from the lowest to the highest, such as 1-5; 5-1 where 1 is the best
    ///
    /// Without it, headings say it. Numbers of which nothing says the scale are its points, 0 to 3, if they are no others
    /// and one is 0; else the table is refused. Other scales count in equal steps.
    #[arg(long, value_name = "FROM-TO", requires = "table", value_parser = numbers)]
    pub scale: Option<NumberScale>,
    /// The sheet of a workbook, by its name
    #[arg(long, value_name = "NAME", requires = "table")]
    pub sheet: Option<String>,
}

/// Many people at one target.
#[derive(Args)]
pub struct CohortArguments {
    /// The file of people, one a line; standard input if left out or `-`. With --table, a request for everybody
    pub people: Option<String>,
    #[command(flatten)]
    pub table: TableArguments,
    /// Also by this field of `about`, such as site
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
    /// The fewest people of whom anything is said
    #[arg(long, value_name = "N", default_value_t = skills_gap::cohort::LEAST, value_parser = at_least_one)]
    pub least: usize,
    /// Name those who could teach and those who have to learn, by their `id`
    #[arg(long)]
    pub ids: bool,
}

/// The numbers of a scale, as an argument.
fn numbers(text: &str) -> Result<NumberScale, String> {
    let ends = text
        .split_once('-')
        .and_then(|(from, to)| Some((from.trim().parse().ok()?, to.trim().parse().ok()?)));
    let scale = ends.map(|(from, to): (u8, u8)| NumberScale {
        from: from.min(to),
        to: from.max(to),
        is_reversed: from > to,
    });
    // A scale has 2 to 11 points.
    scale
        .filter(|scale| (1..=10).contains(&(scale.to - scale.from)))
        .ok_or_else(|| "two numbers such as 1-5 are expected".to_owned())
}

/// A job advert.
#[derive(Args)]
pub struct AdvertArguments {
    /// The advert's file; `-` is standard input
    pub file: String,
    /// A request with a person's answers; its target is the occupation to take the advert for
    #[arg(long, value_name = "REQUEST")]
    pub answers: Option<String>,
    /// How many occupations to list, 1 to 20
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub limit: u32,
    /// Read the advert only
    #[arg(long)]
    pub read: bool,
    /// The file is an advert, even if it looks like a CV
    #[arg(long)]
    pub advert: bool,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "a number from 1 on is expected".to_owned())
}

/// The path of a field, as an argument.
fn field(text: &str) -> Result<String, String> {
    let path = text.trim();
    if path.is_empty() {
        Err("a field such as coverage.overall.likely is expected".to_owned())
    } else {
        Ok(path.to_owned())
    }
}

#[derive(Subcommand)]
pub enum Command {
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
    /// Read occupations: pages, lists, tables, official records, or records read before
    ///
    /// A file is the page of an occupation or a standard as text, HTML or Markdown; a list or a table of
    /// statements (CSV, TSV, .xlsx, .ods); what the official services give; JSON with statements in it; or what
    /// this program wrote. Its content says which. One occupation gives one record, several give a list. What is
    /// missing or doubtful is in the record's `warnings`. A list of standards may have any length.
    Read {
        /// Every version of each standard, instead of the one in force
        #[arg(long)]
        all_versions: bool,
        /// The occupation's name, where the file gives none or another
        #[arg(long)]
        name: Option<String>,
        /// The occupation's reference, likewise
        #[arg(long, value_name = "REF")]
        reference: Option<String>,
        /// The occupation's level, likewise
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=8))]
        level: Option<u8>,
        /// All that was understood of each file: its form, ratings, notes and dates too
        #[arg(long)]
        understood: bool,
        /// The files; `-` is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    /// Work out the gap to one target
    ///
    /// A request is {"target": "OCC0526", "ratings": {"OCC0311": {"K9": 2, "S5": null}}}. Each KSB has a
    /// point of the scale from 0 to 3, or null for "Not sure". What is left out is not rated. Further
    /// fields: option, current, notes, done, rejected ([["OCC0311.K9", "OCC0526.K7"]]), scale, weights ("equal",
    /// "duties", or "asked": what `asked` says, {"K1": 2}, as an advert's report has it). The file
    /// that the page saves is such a request; its `occupations` are added to the catalogue, as with --with.
    Gap(Ask),
    /// Say what a group of people hold, and what most of them have to learn
    ///
    /// The file has one person a line: a request for `gap`, or the answer of `gap --lines`. All aim at one target. `id`
    /// names a person, `about` says more of them, such as {"site": "Leeds"}. Counted are people for each statement, the
    /// gaps most shared, and who could teach whom. Nothing is said of fewer people than --least.
    Cohort(CohortArguments),
    /// Take a job advert as the target
    ///
    /// The file is a job advert: text copied from a job board, a web page, schema.org's JobPosting as JSON, or a
    /// record of the official vacancies service. The answer has the advert as it was read, and the report: the
    /// occupations it may be for, the statements that each sentence asks for, what no statement covers, and the gap.
    Advert(AdvertArguments),
    /// Propose ratings from a CV or a profile
    ///
    /// The file is a CV: text, a web page, or JSON such as JSON Résumé and Europass. The request names a target or a
    /// current occupation. Each proposal names the sentence it rests on; none counts until it is in `ratings`. What is
    /// refused stands in the request's `refused` (["OCC0311.K9"]).
    Proposals {
        /// The CV's file; `-` is standard input
        file: String,
        /// The request's file
        #[arg(long, value_name = "REQUEST")]
        answers: String,
    },
    /// Find the ways to a target along progression links
    ///
    /// A request has the fields of `gap`; where you are now is `current`. Further fields: maxSteps (1 to 6, default 4),
    /// officialOnly, neverDown (levels), via and avoid (references). Listed are the pathways that no other
    /// beats on steps, total to learn and largest step; the direct way stands beside them.
    Pathways(Ask),
    /// Rank all occupations by how much of each is held
    ///
    /// A request has the fields of `gap`, without a target. Further fields: routes, minLevel, maxLevel, reachable
    /// (by links from `current`, within maxSteps), officialOnly, limit.
    Nearest(Ask),
    /// Compare two to five targets
    ///
    /// A request has the fields of `gap`, with `targets` in place of the target. Further fields: maxSteps,
    /// officialOnly.
    Compare {
        #[command(flatten)]
        ask: Ask,
        /// The targets, in place of those of the request: then it may be the file that the page saves
        #[arg(long, value_name = "REFS", value_delimiter = ',', conflicts_with_all = ["lines", "table"])]
        targets: Vec<String>,
    },
    /// Say what to rate next, the most informative first
    ///
    /// A request has the fields of `gap`. Further fields: targets (a shortlist or a pathway, in place of the
    /// target), margin (0 to 1), limit. It is enough when both ends of the range of `likely` are within the margin of it.
    Next(Ask),
    /// Make a learning plan
    ///
    /// A request has the fields of `gap`. Further field: steps, the occupations of the chosen pathway, the target
    /// last.
    Plan(Ask),
    /// Move saved answers to the statements of this catalogue
    ///
    /// Takes the file that the page saves. Moves answers on another version of a standard to the statements of
    /// this version; `ratedOn` names the statements that were rated. `migrations` lists each move. What does not
    /// fit is kept in `request.setAside`.
    Migrate {
        /// The file; standard input if left out or `-`
        saved: Option<String>,
    },
    /// Add to a request the statements that its answers are on
    ///
    /// Prints the request with `ratedOn`: for each answer the statement as it is now. With it, `migrate` can move the
    /// answers to a later version of the standard. All else of the file stays as it is.
    RatedOn {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Pack answers into a part of an address, to send
    ///
    /// `fragment` belongs after the `#` of the page's address. Notes, marks of what is done, a
    /// job advert and what is set aside are left out. Whoever has the link has the answers.
    ToLink {
        /// The request's file; standard input if left out or `-`
        request: Option<String>,
    },
    /// Read answers from a link
    ///
    /// Takes a whole address, or what stands after its `#`. The answers are moved to the statements of this catalogue,
    /// as `migrate` does.
    FromLink {
        /// The link
        link: String,
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
        /// What is held: a statement of the catalogue, such as OCC0311.K9, or free text with --text
        source: String,
        /// What is required, likewise
        target: String,
        /// What is no statement of the catalogue is free text
        #[arg(long)]
        text: bool,
    },
    /// Fetch the whole catalogue from the official services
    ///
    /// Fetches the apprenticeship standards and, with a key, the occupational maps with their progression
    /// links. Joins them into one file for `build`, `--with` and `read`. A key of the maps is free of charge;
    /// give it as SKILLS_GAP_KEY. It is sent to the maps' service and nowhere else.
    ///
    /// Answers are cached in a folder beside the file: an import that was cut off resumes, and a later one
    /// requests only what has changed. The file is replaced atomically. Proxies are taken from HTTPS_PROXY and
    /// NO_PROXY.
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
    /// for a thousand occupations. The same inputs give the same bytes. A pack that is in the folder stays
    /// whole until the new one is complete.
    Build(pack::BuildArguments),
    /// Check a pack: each file, and the files against each other
    Check(pack::CheckArguments),
    /// Print what a shell needs to complete commands and options
    ///
    /// For bash: source <(skills-gap completions bash)
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, of all or of one command
    Man {
        /// The command, such as gap
        command: Option<String>,
    },
    /// Print one strength, 0 to 1, for each row of a table of statements
    ///
    /// The table has tab-separated columns with a header line; at least source_code, source,
    /// target_code and target.
    Strength {
        /// The table's file; `-` is standard input
        pairs: String,
    },
}

/// A day, as an argument.
pub fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day such as 2026-11-28 is expected".to_owned())
}
