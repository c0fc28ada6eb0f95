//! The apprenticeship standards of Skills England, one record each version of each.
//!
//! **Reference.** An occupation is known by its code in the occupational maps, `OCC0311`: a record with such
//! an `occupationCode` has it for a reference, and its own `ST0311` is the reference of its product. A record
//! without goes by its `referenceNumber`; records of older crawls have neither and go by their number in the
//! Learning Aim Reference Service, `LARS489`, or else by their title. Both are stable and come with a
//! warning, for neither joins with other sources.
//!
//! **Left alone knowingly:** what a skill's `isThisACoreSkill` says follows from the duties that need it;
//! criteria, funding, durations, dates, contacts and plans of assessment have no place in an occupation.

use super::foreign::{Foreign, add_once, note};
use super::missing::missing;
use super::statements::statements;
use crate::catalogue::{Direction, Link, Occupation, Product, Source, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode};
use crate::input::{Path, Value};

/// One version of one standard.
pub(super) struct Standard {
    /// What all versions of the standard share: `ST0311`.
    pub key: String,
    pub occupation: Occupation,
}

/// Where such records are from.
pub(super) fn source() -> Source {
    Source {
        name: "Skills England, apprenticeship standards".to_owned(),
        address: "https://skillsengland.education.gov.uk/api/apprenticeshipstandards".to_owned(),
        fetched: String::new(),
        licence: super::LICENCE.to_owned(),
    }
}

/// Whether it has a field that only these records have.
pub(super) fn is_standard(record: &Foreign) -> bool {
    let marks = ["referenceNumber", "larsCode", "standardPageUrl", "overviewOfRole", "occupationalSummary"];
    record.has(&marks) && !record.has(&["stdCode"])
}

/// What records of this form never tell.
const NEVER: &[&str] = &["soc", "soc.subUnitGroups", "links", "mapRoutes", "reference"];

/// Reads the record at `path`.
///
/// # Errors
/// `invalidType`, `invalidValue` where it is no such record; `missingField` for one without any name.
pub(super) fn read(value: &Value, path: &Path<'_>) -> Result<Standard, Error> {
    let Some(record) = Foreign::of(value, "") else {
        let message = format_args!("{} where a standard is expected", value.describe());
        return Err(Error::at(path, ErrorCode::InvalidType, message));
    };
    if !is_standard(&record) {
        let message = format_args!(
            "this is no apprenticeship standard: it has no referenceNumber, larsCode or overviewOfRole"
        );
        return Err(Error::at(path, ErrorCode::InvalidValue, message));
    }
    let mut notes = Vec::new();
    let name = record.first_line(&["title", "name"], &mut notes);
    let number = plain_reference(&record.line("referenceNumber", &mut notes)).to_ascii_uppercase();
    let reference = reference(&record, &number, &name, path, &mut notes)?;
    let level = record.small("level", &mut notes);
    let status = record.line("status", &mut notes);
    let product = Product {
        reference: number.clone(),
        name: name.clone(),
        level,
        status: status.clone(),
        form: form(&record, &number, &mut notes),
    };
    let statements = statements(&record, &mut notes);
    let mut occupation = Occupation {
        reference,
        name,
        route: record.line("route", &mut notes),
        pathway: record.line("pathway", &mut notes),
        cluster: record.line("cluster", &mut notes),
        level,
        technical_level: level.and_then(TechnicalLevel::of_level),
        overview: record.line("overviewOfRole", &mut notes),
        status,
        version: record.version(&["version", "versionNumber"], &mut notes),
        salary: None,
        soc: None,
        products: if number.is_empty() { Vec::new() } else { vec![product] },
        employers: record.lines("involvedEmployers", &["name"], &[','], &mut notes),
        summary: record.paragraphs("occupationalSummary", &mut notes),
        job_titles: job_titles(&record, &mut notes),
        keywords: record.lines("keywords", &["name"], &[',', '|', ';'], &mut notes),
        ksbs: statements.ksbs,
        duties: statements.duties,
        options: statements.options,
        links: related(&record, &mut notes),
        map_routes: Vec::new(),
        warnings: Vec::new(),
    };
    notes.extend(missing(&occupation, "The record", NEVER));
    occupation.warnings = notes;
    let key = if number.is_empty() { occupation.reference.clone() } else { number };
    Ok(Standard { key, occupation })
}

fn reference(
    record: &Foreign,
    number: &str,
    name: &str,
    path: &Path<'_>,
    notes: &mut Vec<Warning>,
) -> Result<String, Error> {
    let code = plain_reference(&record.line("occupationCode", notes)).to_ascii_uppercase();
    if is_occupation_code(&code) {
        return Ok(code);
    }
    let lars = plain_reference(&record.line("larsCode", notes));
    let (made, of) = if !number.is_empty() {
        (number.to_owned(), "its standard’s number")
    } else if !lars.is_empty() && lars.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        (format!("LARS{lars}"), "its number in the Learning Aim Reference Service")
    } else {
        (named_reference(name), "its title")
    };
    if made.is_empty() {
        let message = format_args!("must be given, or an occupationCode, larsCode or title");
        return Err(Error::at(&path.field("referenceNumber"), ErrorCode::MissingField, message));
    }
    let message = format_args!("The record does not give its occupation’s code; {made} stands for {of}.");
    note(notes, "missing", "reference", message);
    Ok(made)
}

/// `OCC0311`, or `OCC0311A` of an option.
pub(super) fn is_occupation_code(code: &str) -> bool {
    let digits =
        code.strip_prefix("OCC").unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_uppercase());
    !digits.is_empty() && code.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `text` as a reference may be: no spaces, nothing but ASCII, not too long; empty if it cannot be one.
pub(super) fn plain_reference(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    if plain.len() <= 60 && plain.bytes().all(|byte| byte.is_ascii_graphic()) { plain } else { String::new() }
}

/// `metal-fabricator` of `Metal fabricator`.
fn named_reference(name: &str) -> String {
    let mut made = String::new();
    for c in name.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            made.push(c.to_ascii_lowercase());
        } else if !made.is_empty() && !made.ends_with('-') {
            made.push('-');
        }
    }
    made.trim_end_matches('-').to_owned()
}

/// What its product is called; the source gives it a name of one word, or none.
fn form(record: &Foreign, number: &str, notes: &mut Vec<Warning>) -> String {
    let given = record.line("apprenticeshipType", notes).to_ascii_lowercase();
    let is = |prefix: &str, word: &str| number.starts_with(prefix) || given.contains(word);
    match () {
        () if is("FA", "foundation") => "Foundation apprenticeship",
        () if is("AU", "unit") => "Apprenticeship unit",
        () => "Apprenticeship",
    }
    .to_owned()
}

fn job_titles(record: &Foreign, notes: &mut Vec<Warning>) -> Vec<String> {
    let mut titles = Vec::new();
    for name in ["typicalJobTitles", "jobRoles", "greenJobTitles"] {
        for title in record.lines(name, &["name", "title"], &['|', ';'], notes) {
            add_once(&mut titles, &title);
        }
    }
    titles
}

/// A foundation apprenticeship is for no occupation but leads to several: links out of it.
fn related(record: &Foreign, notes: &mut Vec<Warning>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for item in record.items("relatedOccupations", notes).iter().take(1_000) {
        let Some(item) = Foreign::of(item, "relatedOccupations") else { continue };
        let link = Link {
            direction: Direction::Out,
            level: item.small("level", notes),
            reference: plain_reference(&item.line("reference", notes)).to_ascii_uppercase(),
            name: item.line("name", notes),
        };
        let is_new = !links.iter().any(|one| one.reference == link.reference && one.name == link.name);
        if is_new && !(link.reference.is_empty() && link.name.is_empty()) {
            links.push(link);
        }
    }
    links
}
