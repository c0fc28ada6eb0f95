//! Files of any form that the library reads, of any length.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

use skills_gap::catalogue::Occupation;
use skills_gap::read::{self, Collection, Standards};

use crate::arguments::Cli;
use crate::failure::Failure;
use crate::output::{print, write_out};

/// Prints the occupations in the files. Their warnings go to standard error.
pub fn print_occupations(cli: &Cli, files: &[String], all_versions: bool) -> Result<(), Failure> {
    let mut records = Vec::new();
    for file in files {
        let read = if all_versions { all_versions_in(file)? } else { read_input(file)?.occupations };
        for (record, warning) in
            read.iter().flat_map(|record| record.warnings.iter().map(move |one| (record, one)))
        {
            let of = if read.len() > 1 { format!("{}: ", record.reference) } else { String::new() };
            eprintln!("{file}: {of}{}: {}", warning.path, warning.message);
        }
        records.extend(read);
    }
    match records.as_slice() {
        [record] => print(cli, record),
        records if cli.pretty => print(cli, records),
        records => print_each(records),
    }
}

/// The content of the file, whatever its form.
pub fn read_input(file: &str) -> Result<Collection, Failure> {
    read::read_input_from(open(file)?).map_err(|error| Failure::at(file, error))
}

/// Every version of the standards in the file.
fn all_versions_in(file: &str) -> Result<Vec<Occupation>, Failure> {
    let standards = Standards::new(open(file)?);
    standards.and_then(Iterator::collect).map_err(|error| Failure::at(file, error))
}

/// Opens the file, or standard input.
fn open(file: &str) -> Result<Box<dyn BufRead>, Failure> {
    if file == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let opened = File::open(file).map_err(|error| Failure::Input { file: file.to_owned(), error })?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, opened)))
}

/// Prints a list one record after the other. As one text, the records would be in memory twice.
fn print_each(records: &[Occupation]) -> Result<(), Failure> {
    write_out("[")?;
    for (index, record) in records.iter().enumerate() {
        let json = skills_gap::to_json(record).map_err(|error| Failure::Output(io::Error::other(error)))?;
        write_out(if index > 0 { "," } else { "" })?;
        write_out(&json)?;
    }
    write_out("]\n")
}
