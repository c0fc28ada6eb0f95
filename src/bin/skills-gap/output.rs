//! JSON on standard output.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::arguments::Cli;
use crate::failure::Failure;

/// Tells the person at the terminal. Where nobody listens, or nothing more can be written, the work goes on.
pub fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Prints `value` as one line of JSON, or indented.
pub fn print<T: Serialize + ?Sized>(cli: &Cli, value: &T) -> Result<(), Failure> {
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
