//! Files of any form that the core reads, of any length.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

use skills_gap::catalogue::Occupation;
use skills_gap::read::{self, Collection, Standards};

use crate::{Cli, Failure, print, write_out};

/// Prints the occupations in the files; what each lacks goes to standard error.
pub fn read_files(cli: &Cli, files: &[String], all_versions: bool) -> Result<(), Failure> {
    let mut records = Vec::new();
    for file in files {
        let read = if all_versions { versions(file)? } else { input(file)?.occupations };
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

/// What is in the file, whatever its form.
pub fn input(file: &str) -> Result<Collection, Failure> {
    read::read_input_from(open(file)?).map_err(|error| Failure::at(file, error))
}

/// Every version of the standards in the file.
fn versions(file: &str) -> Result<Vec<Occupation>, Failure> {
    let standards = Standards::new(open(file)?);
    standards.and_then(Iterator::collect).map_err(|error| Failure::at(file, error))
}

fn open(file: &str) -> Result<Box<dyn BufRead>, Failure> {
    if file == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let opened = File::open(file).map_err(|error| Failure::Input { file: file.to_owned(), error })?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, opened)))
}

/// A list, one record after the other: all of them as one text would be as much again in memory.
fn print_each(records: &[Occupation]) -> Result<(), Failure> {
    write_out("[")?;
    for (index, record) in records.iter().enumerate() {
        let json = skills_gap::to_json(record).map_err(|error| Failure::Output(io::Error::other(error)))?;
        write_out(if index > 0 { "," } else { "" })?;
        write_out(&json)?;
    }
    write_out("]\n")
}
