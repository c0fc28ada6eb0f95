//! One version of an apprenticeship standard.
//!
//! **Reference.** The reference of an occupation is its code in the occupational maps, `OCC0311`, which a record has
//! as `occupationCode`. The record's own `ST0311` is the reference of its product. A record without a code goes by
//! its `referenceNumber`. Records of older crawls have neither. They go by their number in the Learning Aim Reference
//! Service, `LARS489`, or else by their title. All of these are stable, but match no other source, so they come with
//! a warning.
//!
//! **Ignored on purpose.** Whether a skill is core (`isThisACoreSkill`) follows from the duties that need it.
//! Criteria, funding, durations, dates, contacts and assessment plans have no place in an occupation.

use super::versions::Dates;
use crate::catalogue::{DataSource, Direction, Link, Occupation, Product, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::input::Value;
use crate::read::shared::LICENCE;
use crate::read::shared::missing_parts::missing_parts;
use crate::read::shared::record::{Record, add_once, warn};
use crate::read::shared::reference::{is_occupation_code, is_reference, plain_reference, reference_of_name};
use crate::read::shared::statements::{statements, unread_lists};

/// One version of one standard.
pub(in crate::read) struct Standard {
    /// The key that all versions of the standard share: `ST0311`.
    pub key: String,
    pub occupation: Occupation,
    /// When it begins and ends to count.
    pub dates: Dates,
}

/// Where these records are from.
pub(in crate::read) fn source() -> DataSource {
    DataSource {
        name: "Skills England, apprenticeship standards".to_owned(),
        address: "https://skillsengland.education.gov.uk/api/apprenticeshipstandards".to_owned(),
        fetched: String::new(),
        licence: LICENCE.to_owned(),
    }
}

/// The fields that only these records have.
pub(in crate::read) const MARKS: &[&str] =
    &["referenceNumber", "larsCode", "standardPageUrl", "overviewOfRole", "occupationalSummary"];

/// Whether `record` has a field that only these records have.
pub(in crate::read) fn is_standard(record: &Record) -> bool {
    record.has(MARKS) && !record.has(&["stdCode"])
}

/// The parts of an occupation that these records never have.
pub(in crate::read) const NEVER_GIVEN: &[&str] =
    &["soc", "soc.subUnitGroups", "links", "mapRoutes", "reference"];

/// The lists of a record that are read beside those of both services, or left out on purpose.
const READ_LISTS: &[&str] = &["relatedOccupations", "jobRoles", "greenJobTitles", "occupationalSummary"];

/// Reads the record at `path`.
///
/// # Errors
/// - `invalidType` where `value` is no object, `invalidValue` where it is no standard
/// - `missingField` at `referenceNumber` where it has neither a code nor a number nor a title
pub(in crate::read) fn read(value: &Value, path: &Path<'_>) -> Result<Standard, Error> {
    let Some(record) = Record::of(value, "") else {
        let message = format_args!("{} where a standard is expected", value.describe());
        return Err(Error::at(path, ErrorCode::InvalidType, message));
    };
    if !is_standard(&record) {
        let message = format_args!(
            "this is no apprenticeship standard: it has no referenceNumber, larsCode or overviewOfRole"
        );
        return Err(Error::at(path, ErrorCode::InvalidValue, message));
    }
    let mut warnings = Vec::new();
    let name = record.first_line(&["title", "name"], &mut warnings);
    let number = plain_reference(&record.line("referenceNumber", &mut warnings)).to_ascii_uppercase();
    let mut reference = reference(&record, &number, &name, path, &mut warnings)?;
    let other = plain_reference(&record.line("ifateReferenceNumber", &mut warnings)).to_ascii_uppercase();
    let is_other = is_reference(&other) && is_reference(&number) && other != number;
    if is_other {
        let message = format_args!("The record names two standards, {number} and {other}: neither is taken.");
        warn(&mut warnings, "unresolved", "reference", message);
        reference = String::new();
    }
    let level = record.small_number("level", &mut warnings);
    let status = record.line("status", &mut warnings);
    let product = Product {
        reference: number.clone(),
        name: name.clone(),
        level,
        status: status.clone(),
        form: product_form(&record, &number, &mut warnings),
    };
    let statements = statements(&record, &mut warnings);
    let mut occupation = Occupation {
        reference,
        name,
        route: record.line("route", &mut warnings),
        pathway: record.line("pathway", &mut warnings),
        cluster: record.line("cluster", &mut warnings),
        level,
        technical_level: level.and_then(TechnicalLevel::of_level),
        overview: record.line("overviewOfRole", &mut warnings),
        status,
        version: record.version(&["version", "versionNumber"], &mut warnings),
        salary: None,
        soc: None,
        products: if number.is_empty() || is_other { Vec::new() } else { vec![product] },
        employers: record.lines("involvedEmployers", &["name"], &[','], &mut warnings),
        summary: record.paragraphs("occupationalSummary", &mut warnings),
        job_titles: job_titles(&record, &mut warnings),
        keywords: record.lines("keywords", &["name"], &[',', '|', ';'], &mut warnings),
        ksbs: statements.ksbs,
        duties: statements.duties,
        options: statements.options,
        links: related_links(&record, &mut warnings),
        map_routes: Vec::new(),
        warnings: Vec::new(),
    };
    warnings.extend(missing_parts(&occupation, "The record", NEVER_GIVEN));
    unread_lists(&record, READ_LISTS, &occupation.ksbs, &mut warnings);
    occupation.warnings = warnings;
    let key = if number.is_empty() || is_other { occupation.reference.clone() } else { number };
    Ok(Standard { key, occupation, dates: Dates::of(&record) })
}

/// The reference of the occupation, with a warning where it is not the occupation's code.
fn reference(
    record: &Record,
    number: &str,
    name: &str,
    path: &Path<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<String, Error> {
    let code = plain_reference(&record.line("occupationCode", warnings)).to_ascii_uppercase();
    if is_occupation_code(&code) {
        return Ok(code);
    }
    let lars = plain_reference(&record.line("larsCode", warnings));
    let (made, of) = if !number.is_empty() {
        (number.to_owned(), "its standard’s number")
    } else if !lars.is_empty() && lars.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        (format!("LARS{lars}"), "its number in the Learning Aim Reference Service")
    } else {
        (reference_of_name(name), "its title")
    };
    if made.is_empty() {
        let message = format_args!("must be given, or an occupationCode, larsCode or title");
        return Err(Error::at(&path.field("referenceNumber"), ErrorCode::MissingField, message));
    }
    let message = format_args!("The record does not give its occupation’s code; {made} stands for {of}.");
    warn(warnings, "missing", "reference", message);
    Ok(made)
}

/// The form of the product. The source gives one word for it, or none.
pub(in crate::read) fn product_form(record: &Record, number: &str, warnings: &mut Vec<Warning>) -> String {
    let kind = record.line("apprenticeshipType", warnings).to_ascii_lowercase();
    let is = |prefix: &str, word: &str| number.starts_with(prefix) || kind.contains(word);
    match () {
        () if is("FA", "foundation") => "Foundation apprenticeship",
        () if is("AU", "unit") => "Apprenticeship unit",
        () => "Apprenticeship",
    }
    .to_owned()
}

fn job_titles(record: &Record, warnings: &mut Vec<Warning>) -> Vec<String> {
    let mut titles = Vec::new();
    for name in ["typicalJobTitles", "jobRoles", "greenJobTitles"] {
        for title in record.lines(name, &["name", "title"], &['|', ';'], warnings) {
            add_once(&mut titles, &title);
        }
    }
    titles
}

/// The links to the occupations that a foundation apprenticeship leads to: it is for none of its own.
pub(in crate::read) fn related_links(record: &Record, warnings: &mut Vec<Warning>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for item in record.items("relatedOccupations", warnings).iter().take(1_000) {
        let Some(item) = Record::of(item, "relatedOccupations") else { continue };
        let link = Link {
            direction: Direction::Out,
            level: item.small_number("level", warnings),
            reference: plain_reference(&item.line("reference", warnings)).to_ascii_uppercase(),
            name: item.line("name", warnings),
        };
        let is_new = !links.iter().any(|one| one.reference == link.reference && one.name == link.name);
        if is_new && !(link.reference.is_empty() && link.name.is_empty()) {
            links.push(link);
        }
    }
    links
}
