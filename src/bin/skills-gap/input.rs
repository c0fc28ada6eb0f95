//! Files of any form that the library reads, of any length.

use std::io::{BufRead, Read};

use skills_gap::catalogue::{Occupation, Warning};
use skills_gap::read::{self, Collection, ReadOptions, Reading};

use crate::arguments::{Cli, Format};
use crate::failure::Failure;
use crate::many::{is_blank, is_header_of_people};
use crate::output::{answer, format, print, say, to_json, write_out};
use crate::request::open;
use crate::text::Readings;
use crate::workbook;

/// Prints the occupations in the files. Their warnings go to standard error.
pub fn print_occupations(cli: &Cli, files: &[String], options: &ReadOptions) -> Result<(), Failure> {
    let mut readings = Vec::new();
    for file in files {
        let reading = read_file(file, options)?;
        tell(file, &reading);
        readings.push(reading);
    }
    if format(cli) == Format::Text {
        return answer(cli, &Readings(told(readings)));
    }
    let records: Vec<Occupation> = readings.into_iter().flat_map(|reading| reading.occupations).collect();
    match records.as_slice() {
        [record] => print(cli, record),
        records if cli.pretty => print(cli, records),
        records => print_each(records),
    }
}

/// Prints all that was understood of the files.
pub fn print_readings(cli: &Cli, files: &[String], options: &ReadOptions) -> Result<(), Failure> {
    let mut readings = Vec::new();
    for file in files {
        let reading = read_file(file, options)?;
        tell(file, &reading);
        readings.push(reading);
    }
    if format(cli) == Format::Text {
        return answer(cli, &Readings(told(readings)));
    }
    match readings.as_slice() {
        [reading] => print(cli, reading),
        readings => print(cli, readings),
    }
}

/// The readings without the warnings that standard error has told.
fn told(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.iter_mut().for_each(|reading| reading.warnings.clear());
    readings
}

/// Writes the warnings of a file to standard error.
fn tell(file: &str, reading: &Reading) {
    let say = |of: &str, warning: &Warning| {
        let option = match (warning.code.as_str(), warning.path.as_str()) {
            ("missing" | "unresolved", "name" | "reference" | "level") => {
                format!(" --{} says it.", warning.path)
            }
            _ => String::new(),
        };
        say(format_args!("{file}: {of}{}: {}{option}", warning.path, warning.message));
    };
    reading.warnings.iter().for_each(|warning| say("", warning));
    for record in &reading.occupations {
        let of =
            if reading.occupations.len() > 1 { format!("{}: ", record.reference) } else { String::new() };
        record.warnings.iter().for_each(|warning| say(&of, warning));
    }
}

/// The occupations in the file, whatever its form.
pub fn read_collection(file: &str, options: &ReadOptions) -> Result<Collection, Failure> {
    read_file(file, options).map(Reading::into_collection)
}

/// The content of the file, whatever its form.
fn read_file(file: &str, options: &ReadOptions) -> Result<Reading, Failure> {
    let mut source = open(file)?;
    let start = source.fill_buf().map_err(|error| Failure::Input { file: file.to_owned(), error })?;
    let mut are_people = starts_with_people(&String::from_utf8_lossy(start));
    let at = |error| Failure::at(file, error);
    let read = if workbook::is_workbook(start) {
        let mut bytes = Vec::new();
        let most = source.take(workbook::MAX_BYTES + 1).read_to_end(&mut bytes);
        most.map_err(|error| Failure::Input { file: file.to_owned(), error })?;
        let sheets = || workbook::sheets(&bytes, workbook::whole_text_of).unwrap_or_default();
        let read = workbook::read(file, &bytes, options);
        are_people = read.is_err()
            && sheets().iter().any(|sheet| {
                sheet.rows.iter().find(|row| !is_blank(row)).is_some_and(|row| is_header_of_people(row))
            });
        read
    } else {
        read::read_from(source, options).map_err(at)
    };
    read.map_err(|failure| if are_people { Failure::IsPeople(file.to_owned()) } else { failure })
}

/// Whether a text begins with the header of a table of people.
pub fn starts_with_people(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // Codes stand in JSON too.
    if header.trim_start().starts_with(['{', '[']) {
        return false;
    }
    let cells = header.split([',', ';', '\t']).map(|cell| cell.trim_matches([' ', '"']).to_owned());
    is_header_of_people(&cells.collect::<Vec<_>>())
}

/// Prints a list one record after the other. As one text, the records would be in memory twice.
fn print_each(records: &[Occupation]) -> Result<(), Failure> {
    write_out("[")?;
    for (index, record) in records.iter().enumerate() {
        write_out(if index > 0 { "," } else { "" })?;
        write_out(&to_json(record)?)?;
    }
    write_out("]\n")
}
