//! Many requests, one a line, and as many answers in the same order.
//!
//! A thread reads batches of lines, one thread for each core answers them, and this one writes the answers. So many
//! batches are on the way at once, and no more: memory does not grow with the input.

mod answers;
mod cohort;
mod lines;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use skills_gap::input::Value;
use skills_gap::{Engine, Error};

use crate::arguments::{Cli, Format};
use crate::failure::Failure;
use crate::output::{self, Printable, say};
use answers::{Answered, Answers};
use lines::{Batch, Lines};

pub use cohort::cohort;

/// Answers one request.
pub type Question<T> = fn(&Engine, &Value) -> Result<T, Error>;

/// Batches on the way for each core: enough that none waits while another is slow.
const BATCHES_A_CORE: usize = 4;

/// Answers every line of `file` with `question`.
pub fn answer_lines<T: Printable + 'static>(
    cli: &Cli,
    engine: Engine,
    file: &str,
    fields: &[String],
    question: Question<T>,
) -> Result<(), Failure> {
    let is_table = output::format(cli) == Format::Csv;
    let columns = match fields {
        [] if is_table => T::COLUMNS.iter().map(|column| (*column).to_owned()).collect(),
        fields => fields.to_vec(),
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let most = cores * BATCHES_A_CORE;
    let (free, taken) = sync_channel(most);
    for _ in 0..most {
        let _ = free.send(());
    }
    let (to_workers, batches) = sync_channel::<Batch>(most);
    let (to_writer, answered) = sync_channel::<AnsweredBatch>(most);
    let lines = Lines::open(file)?;
    thread::spawn(move || read(lines, &taken, &to_workers));
    let batches = Arc::new(Mutex::new(batches));
    let answers = Arc::new(Answers { engine, question, columns, is_table });
    for _ in 0..cores {
        let (batches, to_writer, answers) = (Arc::clone(&batches), to_writer.clone(), Arc::clone(&answers));
        thread::spawn(move || work(&batches, &to_writer, &answers));
    }
    drop(to_writer);
    let progress = progress(cli);
    let header = if is_table { Some(answers.header()?) } else { None };
    let counts = write(header, answered, &free, &progress)?;
    progress.finish_and_clear();
    if let Some(error) = counts.stopped {
        return Err(Failure::Input { file: file.to_owned(), error });
    }
    if counts.no_field > 0 && counts.no_field == counts.lines {
        return Err(Failure::NoField(fields.join(",")));
    }
    if counts.refused > 0 {
        say(format_args!(
            "{file}: {} of {} lines cannot be used; their answers say why, the first is line {}",
            counts.refused, counts.lines, counts.first_refused
        ));
    }
    Ok(())
}

/// The answers to one batch.
struct AnsweredBatch {
    number: usize,
    answers: Result<Vec<Answered>, io::Error>,
}

/// Sends batches to the workers, one for each place that is free.
fn read(mut lines: Lines, free: &Receiver<()>, workers: &SyncSender<Batch>) {
    while free.recv().is_ok() {
        let Some(batch) = lines.next_batch() else { return };
        if workers.send(batch).is_err() {
            return;
        }
    }
}

/// Answers batches until there are no more.
fn work<T: Printable>(
    batches: &Mutex<Receiver<Batch>>,
    writer: &SyncSender<AnsweredBatch>,
    answers: &Answers<T>,
) {
    loop {
        let batch = batches.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Batch { number, lines }) = batch else { return };
        let answers = lines.map(|lines| lines.into_iter().map(|line| answers.answer(line)).collect());
        if writer.send(AnsweredBatch { number, answers }).is_err() {
            return;
        }
    }
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

/// Writes the answers in the order of the lines.
fn write(
    header: Option<String>,
    answered: Receiver<AnsweredBatch>,
    free: &SyncSender<()>,
    progress: &ProgressBar,
) -> Result<Counts, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut counts = Counts::default();
    let mut early: BTreeMap<usize, Result<Vec<Answered>, io::Error>> = BTreeMap::new();
    let mut next = 0;
    out.write_all(header.unwrap_or_default().as_bytes()).map_err(Failure::Output)?;
    for batch in answered {
        early.insert(batch.number, batch.answers);
        while let Some(answers) = early.remove(&next) {
            next += 1;
            match answers {
                Ok(answers) => {
                    progress.inc(answers.len() as u64);
                    for answer in answers {
                        counts.lines += 1;
                        counts.no_field += usize::from(answer.lacks_field);
                        if answer.is_refused {
                            counts.refused += 1;
                            if counts.refused == 1 {
                                counts.first_refused = answer.line;
                            }
                        }
                        out.write_all(answer.text.as_bytes()).map_err(Failure::Output)?;
                    }
                }
                Err(error) => counts.stopped = Some(error),
            }
            // Nobody waits for an answer that is ready.
            out.flush().map_err(Failure::Output)?;
            let _ = free.send(());
        }
    }
    Ok(counts)
}

/// How many lines are answered, on a terminal only.
fn progress(cli: &Cli) -> ProgressBar {
    if cli.quiet || !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
