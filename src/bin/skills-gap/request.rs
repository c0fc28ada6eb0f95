//! Requests from files.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};

use skills_gap::Engine;
use skills_gap::assessment::Scale;
use skills_gap::input::Value;
use skills_gap::read::is_utf16;

use crate::arguments::Cli;
use crate::failure::Failure;
use crate::output::{say, to_json};
use crate::{input, pack, read_options};

/// The largest file that is read whole: people in a table.
const LARGEST: u64 = 1 << 30;

/// The request in a file, the occupations that it adds, and the engine with them.
pub fn request_in(cli: &Cli, file: &str) -> Result<(Engine, Value, Option<Value>), Failure> {
    let mut engine = engine(cli)?;
    let mut request = Value::parse(&text_of(cli, file)?).map_err(|error| Failure::at(file, error))?;
    if let Some(people) = everybody(&request) {
        return Err(Failure::Everybody { file: file.to_owned(), people: people.len() });
    }
    let (wider, occupations) = take_occupations(&engine, &mut request)
        .map_err(|error| Failure::at(&format!("{file}: occupations"), error))?;
    if let Some(wider) = wider {
        engine = wider;
    }
    Ok((engine, request, occupations))
}

/// Takes the occupations that a person added on the page out of a request, and gives the engine with them. The file that
/// the page saves has them beside the answers that name them.
pub fn take_occupations(
    engine: &Engine,
    request: &mut Value,
) -> Result<(Option<Engine>, Option<Value>), skills_gap::Error> {
    let occupations = take_field(request, "occupations");
    let wider = occupations.as_ref().map(|occupations| engine.with_of(occupations)).transpose()?;
    Ok((wider, occupations))
}

/// A field of a request.
pub fn field<'a>(request: &'a Value, name: &str) -> Option<&'a Value> {
    let Value::Object(fields) = request else { return None };
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

/// The scale of a request. One that cannot be used is refused with the request.
pub fn scale_of(request: &Value) -> Option<Scale> {
    let json = field(request, "scale").and_then(|scale| to_json(scale).ok())?;
    Some(serde_json::from_str(&json).unwrap_or_default())
}

/// The form of the page's file of everybody.
const EVERYBODY: &str = "skills-gap-people/";

/// Whether a file that starts so is the page's file of everybody.
pub fn is_everybody(start: &[u8]) -> bool {
    let start = start.get(..200).unwrap_or(start);
    start.windows(EVERYBODY.len()).any(|part| part == EVERYBODY.as_bytes())
}

/// The requests of everybody in the page's file, with their names as `id`; none where it is another file.
pub fn everybody(file: &Value) -> Option<Vec<Value>> {
    let Some(Value::Text(form)) = field(file, "format") else { return None };
    let (true, Some(Value::List(all))) = (form.starts_with(EVERYBODY), field(file, "all")) else {
        return None;
    };
    let person = |one: &Value| {
        let mut request = field(one, "answers").cloned().unwrap_or_default();
        if let Some(name) = field(one, "name") {
            set_field(&mut request, "id", name.clone());
        }
        request
    };
    Some(all.iter().map(person).collect())
}

/// Takes a field out of a request.
pub fn take_field(request: &mut Value, name: &str) -> Option<Value> {
    let Value::Object(fields) = request else { return None };
    let place = fields.iter().position(|(field, _)| field == name)?;
    Some(fields.remove(place).1)
}

/// Sets a field of a request, in place of one of that name: saved answers may hold an advert.
pub fn set_field(request: &mut Value, name: &str, value: Value) {
    take_field(request, name);
    if let Value::Object(fields) = request {
        fields.push((name.to_owned(), value));
    }
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

/// Opens a file, or standard input.
pub fn open(file: &str) -> Result<BufReader<Box<dyn Read + Send>>, Failure> {
    let source: Box<dyn Read + Send> = if file == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).map_err(|error| Failure::Input { file: file.to_owned(), error })?)
    };
    Ok(BufReader::with_capacity(1 << 16, source))
}

/// The text of a file, or of standard input. A byte order mark is no part of it.
pub fn text_of(cli: &Cli, file: &str) -> Result<String, Failure> {
    text(file, bytes_of(cli, file)?)
}

/// All of a file, or of standard input.
pub fn bytes_of(cli: &Cli, file: &str) -> Result<Vec<u8>, Failure> {
    tell_if_waiting(cli, file);
    whole(file, open(file)?)
}

/// All that `source`, which is `file`, has. A device may never end.
pub fn whole(file: &str, source: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = source.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Input { file: file.to_owned(), error })?;
    if bytes.len() as u64 > LARGEST { Err(Failure::LargeFile(file.to_owned())) } else { Ok(bytes) }
}

/// The text that `bytes` of a file are.
pub fn text(file: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    if is_utf16(&bytes) {
        return Err(Failure::Utf16(file.to_owned()));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Failure::FileNotUtf8(file.to_owned()))?;
    if text.contains('\0') {
        return Err(Failure::NoText(file.to_owned()));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Says that the program waits for what is typed, where `file` is standard input; else it would look as if it did nothing.
pub fn tell_if_waiting(cli: &Cli, file: &str) {
    if file == "-" && !cli.quiet && io::stdin().is_terminal() {
        let end = if cfg!(windows) { "Ctrl+Z and Enter" } else { "Ctrl+D" };
        say(format_args!("reading standard input; {end} ends it …"));
    }
}
