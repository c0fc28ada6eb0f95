//! What goes to standard output and standard error.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::arguments::{Cli, Format};
use crate::failure::Failure;
use crate::fields::pick;
use crate::table::Table;
use crate::text::Page;

/// What a question is answered with.
pub trait Printable: Serialize {
    /// The fields that stand for an answer in a row of a table of many.
    const COLUMNS: &'static [&'static str] = &[];

    /// Writes it for people. Whether that can be done.
    fn write_text(&self, _page: &mut Page) -> bool {
        false
    }

    /// Its rows in a spreadsheet, where it has any.
    fn table(&self) -> Option<Table> {
        None
    }
}

/// Tells the person at the terminal. Where nobody listens, or nothing more can be written, the work goes on.
pub fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Prints `value` in the form that is asked for.
pub fn answer<T: Printable + ?Sized>(cli: &Cli, value: &T) -> Result<(), Failure> {
    match format(cli) {
        Format::Json => print(cli, value),
        Format::Csv => {
            let table = value.table().ok_or(Failure::NoTable)?;
            write_out(&table.to_csv()?)
        }
        Format::Text => {
            let mut page = Page::new();
            if value.write_text(&mut page) {
                write_styled(&page.into_text())
            } else {
                write_out(&(indented(&to_json(value)?) + "\n"))
            }
        }
    }
}

/// Prints the `fields` of `value` only; all of it where none are named.
pub fn answer_with<T: Printable>(cli: &Cli, value: &T, fields: &[String]) -> Result<(), Failure> {
    if fields.is_empty() {
        return answer(cli, value);
    }
    let picked = pick(value, fields)?;
    match format(cli) {
        Format::Csv => write_out(&Table::of_picked(fields, &picked).to_csv()?),
        Format::Json => print(cli, &picked),
        Format::Text => write_out(&(indented(&to_json(&picked)?) + "\n")),
    }
}

/// The form of the answers: for people where a person sees them.
pub fn format(cli: &Cli) -> Format {
    let default = || if io::stdout().is_terminal() { Format::Text } else { Format::Json };
    match cli.format {
        Some(format) => format,
        None if cli.csv => Format::Csv,
        None if cli.pretty => Format::Json,
        None => default(),
    }
}

/// Prints `value` as one line of JSON, or indented: on a terminal, or where it is asked for.
pub fn print<T: Serialize + ?Sized>(cli: &Cli, value: &T) -> Result<(), Failure> {
    if format(cli) == Format::Csv {
        return Err(Failure::NoTable);
    }
    let json = to_json(value)?;
    let is_for_people = cli.pretty || format(cli) == Format::Text;
    write_out(&(if is_for_people { indented(&json) } else { json } + "\n"))
}

/// The JSON of `value`, with its numbers as JavaScript writes them.
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, Failure> {
    skills_gap::to_json(value).map_err(|error| Failure::Output(io::Error::other(error)))
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
            start_line(&mut out, depth);
        }
        out.push(c);
        match c {
            '"' => in_text = !in_text,
            '\\' => out.extend(characters.next()),
            ':' if !in_text => out.push(' '),
            ',' if !in_text => start_line(&mut out, depth),
            '{' | '[' if !in_text && !characters.peek().is_some_and(ends_list) => {
                depth += 1;
                start_line(&mut out, depth);
            }
            _ => {}
        }
    }
    out
}

fn start_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// Writes `text` to standard output.
pub fn write_out(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}

/// Writes `text` to standard output, with its styles where they are seen.
fn write_styled(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}
