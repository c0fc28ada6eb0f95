//! Many people: requests, one a line or in a table, and as many answers in the same order, or one report of all.

mod answers;
mod cohort;
mod lines;
mod pipeline;
mod scan;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use skills_gap::input::Value;
use skills_gap::{Engine, Error};

use crate::arguments::{Cli, Format, TableArguments};
use crate::failure::Failure;
use crate::fields::check_names;
use crate::output::{self, Printable, say};
use crate::request::engine;
use answers::{Answered, Answers};
use lines::Lines;
use scan::{Cells, Scan};

pub use cohort::cohort;
pub use scan::{ScanFault, is_blank, is_header_of_people};

/// Answers one request.
pub type Question<T> = fn(&Engine, &Value) -> Result<T, Error>;

/// People, and what answers them.
pub struct People {
    engine: Engine,
    lines: Lines,
    /// Their own cells, where they come from a table.
    cells: Option<Cells>,
    /// What they come from, for messages.
    file: String,
}

impl People {
    /// The people in a file of lines.
    pub fn in_lines(cli: &Cli, file: &str) -> Result<Self, Failure> {
        Ok(Self { engine: engine(cli)?, lines: Lines::open(file)?, cells: None, file: file.to_owned() })
    }

    /// The people in a table. `all` is a request with what counts for everybody.
    pub fn in_table(
        cli: &Cli,
        arguments: &TableArguments,
        file: &str,
        all: Option<&str>,
    ) -> Result<Self, Failure> {
        let Scan { engine, lines, cells } = scan::read(cli, arguments, file, all)?;
        Ok(Self { engine, lines, cells: Some(cells), file: file.to_owned() })
    }
}

/// Answers everybody with `question`.
pub fn answer_people<T: Printable + 'static>(
    cli: &Cli,
    people: People,
    fields: &[String],
    question: Question<T>,
) -> Result<(), Failure> {
    if cli.format == Some(Format::Text) {
        return Err(Failure::TextOfMany);
    }
    let People { engine, lines, cells, file } = people;
    let is_table = output::format(cli) == Format::Csv;
    let columns = match fields {
        [] if is_table => T::COLUMNS.iter().map(|column| (*column).to_owned()).collect(),
        fields => fields.to_vec(),
    };
    check_fields(question, fields)?;
    let progress = progress(cli, io::stdout().is_terminal());
    let answers = Answers { engine, question, columns, is_table, cells };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut counts = Counts::default();
    if is_table {
        out.write_all(answers.header()?.as_bytes()).map_err(Failure::Output)?;
    }
    pipeline::in_order(
        lines,
        cli.threads(),
        move |line| answers.answer(line),
        |batch| {
            match batch {
                Ok(answers) => {
                    progress.inc(answers.len() as u64);
                    for answer in answers {
                        counts.add(&answer);
                        out.write_all(answer.text.as_bytes()).map_err(Failure::Output)?;
                    }
                }
                Err(error) => counts.stopped = Some(error),
            }
            // Nobody waits for an answer that is ready.
            out.flush().map_err(Failure::Output)
        },
    )?;
    progress.finish_and_clear();
    counts.tell(cli, &file, fields)
}

/// Refuses a field that no answer to `question` has, before anybody is asked. A small answer shows which there are.
fn check_fields<T: Printable>(question: Question<T>, fields: &[String]) -> Result<(), Failure> {
    const SMALL: [&str; 2] =
        [r#"{"target":"OCC0526","current":"OCC0311"}"#, r#"{"targets":["OCC0526","OCC0311"]}"#];
    if fields.is_empty() {
        return Ok(());
    }
    let engine = Engine::embedded();
    for request in SMALL {
        if let Ok(answer) = question(&engine, &Value::parse(request)?) {
            return check_names(&answer, fields);
        }
    }
    Ok(())
}

/// What became of the lines.
#[derive(Default)]
struct Counts {
    lines: usize,
    refused: usize,
    /// Refused because an answer has no such field.
    no_field: usize,
    first_refused: usize,
    /// Why the rest of the file could not be read.
    stopped: Option<io::Error>,
}

impl Counts {
    fn add(&mut self, answer: &Answered) {
        self.lines += 1;
        self.no_field += usize::from(answer.lacks_field);
        if answer.is_refused {
            self.refused += 1;
            if self.refused == 1 {
                self.first_refused = answer.line;
            }
        }
    }

    /// Says what could not be used of `file`.
    fn tell(self, cli: &Cli, file: &str, fields: &[String]) -> Result<(), Failure> {
        if let Some(error) = self.stopped {
            return Err(Failure::Input { file: file.to_owned(), error });
        }
        if self.no_field > 0 && self.no_field == self.lines {
            return Err(Failure::NoField(fields.join(",")));
        }
        if self.refused > 0 && self.refused == self.lines {
            let (lines, first) = (self.lines, self.first_refused);
            return Err(Failure::AllRefused { file: file.to_owned(), lines, first });
        }
        if self.refused > 0 && !cli.quiet {
            say(format_args!(
                "{file}: {} of {} lines cannot be used; their answers say why, the first is line {}",
                self.refused, self.lines, self.first_refused
            ));
        }
        Ok(())
    }
}

/// How many lines are answered, on a terminal only. Not where the answers themselves are seen as they come.
fn progress(cli: &Cli, are_answers_seen: bool) -> ProgressBar {
    if cli.quiet || !io::stderr().is_terminal() || are_answers_seen {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
