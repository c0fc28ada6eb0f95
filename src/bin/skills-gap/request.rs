//! Requests from files.

use std::fs;
use std::io::{self, IsTerminal, Read};

use skills_gap::Engine;
use skills_gap::input::Value;

use crate::arguments::Cli;
use crate::failure::Failure;
use crate::output::say;
use crate::{input, pack, read_options};

/// The request in a file, the occupations that it adds, and the engine with them.
pub fn request_in(cli: &Cli, file: &str) -> Result<(Engine, Value, Option<Value>), Failure> {
    let mut engine = engine(cli)?;
    let mut request = Value::parse(&text_of(cli, file)?).map_err(|error| Failure::at(file, error))?;
    let occupations = take_field(&mut request, "occupations");
    if let Some(occupations) = &occupations {
        let wider = engine.with_of(occupations);
        engine = wider.map_err(|error| Failure::at(&format!("{file}: occupations"), error))?;
    }
    Ok((engine, request, occupations))
}

/// Takes a field out of a request. The file that the page saves has the occupations that a person added beside the
/// answers that name them.
pub fn take_field(request: &mut Value, name: &str) -> Option<Value> {
    let Value::Object(fields) = request else { return None };
    let place = fields.iter().position(|(field, _)| field == name)?;
    Some(fields.remove(place).1)
}

/// The engine of the catalogue that `cli` names, with the occupations to add.
pub fn engine(cli: &Cli) -> Result<Engine, Failure> {
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

/// The text of a file, or of standard input. A byte order mark is no part of it.
pub fn text_of(cli: &Cli, file: &str) -> Result<String, Failure> {
    let failed = |error| Failure::Input { file: file.to_owned(), error };
    let bytes = if file == "-" {
        tell_if_waiting(cli);
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(failed)?;
        bytes
    } else {
        fs::read(file).map_err(failed)?
    };
    if is_utf16(&bytes) {
        return Err(Failure::Utf16(file.to_owned()));
    }
    let text = String::from_utf8(bytes);
    let text =
        text.map_err(|error| failed(io::Error::new(io::ErrorKind::InvalidData, error.utf8_error())))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Whether a file that starts so is in UTF-16.
pub fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff])
}

/// Says that the program waits for what is typed; else it would look as if it did nothing.
pub fn tell_if_waiting(cli: &Cli) {
    if !cli.quiet && io::stdin().is_terminal() {
        let end = if cfg!(windows) { "Ctrl+Z and Enter" } else { "Ctrl+D" };
        say(format_args!("reading standard input; {end} ends it …"));
    }
}
