//! Answers of the Occupational Maps API: single occupations, lists, results of a search, and progression links.

use std::collections::BTreeMap;

use super::shared::LICENCE;
use super::shared::by_name::{ByName, Names};
use super::shared::error::refused;
use super::shared::json_records::JsonRecords;
use super::shared::missing_parts::missing_parts;
use super::shared::record::{Record, plain_text, warn};
use super::shared::reference::{is_occupation_code, plain_reference};
use super::shared::statements::{statements, unread_lists};
use crate::catalogue::{
    DataSource, Direction, Link, Occupation, Product, Soc, SocGroup, TechnicalLevel, Warning,
};
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::input::Value;

/// Where these records are from.
pub(super) fn source() -> DataSource {
    DataSource {
        name: "Skills England, Occupational Maps API".to_owned(),
        address: "https://occupational-maps-api.skillsengland.education.gov.uk/api/v1".to_owned(),
        fetched: String::new(),
        licence: LICENCE.to_owned(),
    }
}

/// Whether `record` is an answer of this service.
pub(super) fn is_answer(record: &Record) -> bool {
    record.has(&["stdCode", "keyStdCode", "progressions"])
        || matches!(record.get("results"), Some(Value::List(_)))
}

/// The occupations in an answer of the service, or in a list of answers. Progression links are added to the
/// occupations that they join. An occupation that is only in links has its name and its level.
///
/// # Errors
/// - `invalidType` where something is no object
/// - `missingField` at `stdCode` where an occupation has none
pub(super) fn read(value: &Value, path: &Path<'_>) -> Result<Vec<Occupation>, Error> {
    let mut content = Content::default();
    content.add(value, path)?;
    let Content { mut occupations, linked, mut links, .. } = content;
    let mut known = Names::default();
    for one in &occupations {
        known.add(&one.reference, ());
    }
    for (reference, name, level) in linked {
        if known.add(&reference, ()) {
            occupations.push(named(reference, name, level));
        }
    }
    for occupation in &mut occupations {
        occupation.links.extend(links.get_mut(&occupation.reference).map(std::mem::take).unwrap_or_default());
        let missing = missing_parts(occupation, "The record", NEVER_GIVEN);
        occupation.warnings.extend(missing);
    }
    Ok(occupations)
}

/// The progression links in an answer of `/OccupationalProgression/{stdCode}`, or in a list of answers. Each link
/// stands at both of its occupations, by their references.
///
/// # Errors
/// The codes of [`read`].
fn links(value: &Value, path: &Path<'_>) -> Result<ByName<Vec<Link>>, Error> {
    let mut content = Content::default();
    content.add(value, path)?;
    Ok(content.links)
}

/// Reads one occupation, as the Occupational Maps API gives it.
///
/// # Errors
/// Of kind `read`, at the place:
/// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the text cannot be read
/// - `invalidType`, `missingField` where it is no answer of the maps
/// - `invalidValue` where it has no occupation, or several
///
/// ```
/// use skills_gap::read::read_occupation;
///
/// let occupation = read_occupation(r#"{"stdCode": "OCC0900", "name": "Welder", "level": 3}"#)?;
/// assert_eq!((occupation.reference.as_str(), occupation.level), ("OCC0900", Some(3)));
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_occupation(text: &str) -> Result<Occupation, Error> {
    parse_answer(text)
        .and_then(|value| read_occupation_value(&value))
        .map_err(|error| error.of_kind(ErrorKind::Read))
}

/// Reads one occupation from a value that has been parsed. See [`read_occupation`].
///
/// # Errors
/// Of kind `read`: `invalidType`, `missingField`, `invalidValue`.
pub fn read_occupation_value(value: &Value) -> Result<Occupation, Error> {
    let mut occupations =
        read(value, &Path::Root).map_err(|error| error.of_kind(ErrorKind::Read))?.into_iter();
    match (occupations.next(), occupations.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(refused(ErrorCode::InvalidValue, format_args!("there is no occupation in it"))),
        _ => Err(refused(ErrorCode::InvalidValue, format_args!("there is more than one occupation in it"))),
    }
}

/// Reads the progression links that the Occupational Maps API gives. Each link stands at both of its occupations, by
/// their references.
///
/// # Errors
/// Of kind `read`, at the place:
/// - `invalidJson`, `tooLarge`, `tooDeep`, `duplicateField` where the text cannot be read
/// - `invalidType`, `missingField` where it is no answer of the maps
pub fn read_progression(text: &str) -> Result<BTreeMap<String, Vec<Link>>, Error> {
    parse_answer(text)
        .and_then(|value| links(&value, &Path::Root))
        .map(|links| links.into_all().into_iter().collect())
        .map_err(|error| error.of_kind(ErrorKind::Read))
}

/// The value of an answer, which may be a list.
fn parse_answer(text: &str) -> Result<Value, Error> {
    let mut records = JsonRecords::of_json(text.as_bytes())?;
    if records.is_list() {
        return records.collect::<Result<_, _>>().map(Value::List);
    }
    records.next().unwrap_or(Ok(Value::Null))
}

/// The parts of an occupation that its record never has.
const NEVER_GIVEN: &[&str] = &["links", "mapRoutes"];

/// The content of answers.
#[derive(Default)]
struct Content {
    occupations: Vec<Occupation>,
    /// The reference, name and level of occupations that links join.
    linked: Vec<(String, String, Option<u8>)>,
    links: ByName<Vec<Link>>,
    /// The two ends of each link. The answers about two neighbours have the same link.
    link_ends: Names,
}

impl Content {
    fn add(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        if let Value::List(items) = value {
            for (index, item) in items.iter().enumerate() {
                self.add(item, &path.item(index))?;
            }
            return Ok(());
        }
        let Some(record) = Record::of(value, "") else {
            let message = format_args!("{} where an occupation is expected", value.describe());
            return Err(Error::at(path, ErrorCode::InvalidType, message));
        };
        if let (Some(results @ Value::List(_)), false) = (record.get("results"), record.has(&["stdCode"])) {
            return self.add(results, &path.field("results"));
        }
        if record.has(&["keyStdCode", "progressions"]) {
            self.add_progression(&record);
            if !record.has(&["stdCode"]) {
                return Ok(());
            }
        }
        let occupation = occupation(&record, path)?;
        self.occupations.push(occupation);
        Ok(())
    }

    /// Adds the links of an answer. What has an unexpected form is left out.
    fn add_progression(&mut self, record: &Record) {
        let mut warnings = Vec::new();
        let mut names: ByName<(String, Option<u8>)> = ByName::default();
        for item in record.items("occupations", &mut warnings) {
            let Some(item) = Record::of(item, "") else { continue };
            let reference = reference(&item, "stdCode", &mut warnings);
            if !reference.is_empty() {
                let (name, level) =
                    (item.line("name", &mut warnings), item.small_number("level", &mut warnings));
                names.add(&reference, (name.clone(), level));
                self.linked.push((reference, name, level));
            }
        }
        let mut end = |direction, seen_from: &str, other: &str| {
            let (name, level) = names.get(other).cloned().unwrap_or_default();
            let link = Link { direction, level, reference: other.to_owned(), name };
            self.links.add(seen_from, Vec::new());
            if let Some(links) = self.links.get_mut(seen_from) {
                links.push(link);
            }
        };
        for item in record.items("progressions", &mut warnings) {
            let Some(item) = Record::of(item, "") else { continue };
            let from = reference(&item, "stdCodeFrom", &mut warnings);
            let to = reference(&item, "stdCodeTo", &mut warnings);
            let is_link = !from.is_empty() && !to.is_empty() && from != to;
            if is_link && self.link_ends.add(&format!("{from} {to}"), ()) {
                end(Direction::Out, &from, &to);
                end(Direction::In, &to, &from);
            }
        }
    }
}

fn reference(record: &Record, name: &str, warnings: &mut Vec<Warning>) -> String {
    plain_reference(&record.line(name, warnings)).to_ascii_uppercase()
}

/// An occupation of which nothing else is known.
fn named(reference: String, name: String, level: Option<u8>) -> Occupation {
    Occupation {
        reference,
        name,
        route: String::new(),
        pathway: String::new(),
        cluster: String::new(),
        level,
        technical_level: level.and_then(TechnicalLevel::of_level),
        overview: String::new(),
        status: String::new(),
        version: String::new(),
        salary: None,
        soc: None,
        products: Vec::new(),
        employers: Vec::new(),
        summary: Vec::new(),
        job_titles: Vec::new(),
        keywords: Vec::new(),
        ksbs: Vec::new(),
        duties: Vec::new(),
        options: Vec::new(),
        links: Vec::new(),
        map_routes: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The lists of a record that are read beside those of both services.
const READ_LISTS: &[&str] = &["products", "summary", "occupations", "progressions"];

fn occupation(record: &Record, path: &Path<'_>) -> Result<Occupation, Error> {
    let mut warnings = Vec::new();
    let reference = reference(record, "stdCode", &mut warnings);
    if reference.is_empty() {
        let message = format_args!("must be given: this is no occupation of the maps without it");
        return Err(Error::at(&path.field("stdCode"), ErrorCode::MissingField, message));
    }
    let other = plain_reference(&record.line("occupationCode", &mut warnings)).to_ascii_uppercase();
    let reference = if is_occupation_code(&other) && other != reference {
        let message =
            format_args!("The record names two occupations, {reference} and {other}: neither is taken.");
        warn(&mut warnings, "unresolved", "reference", message);
        String::new()
    } else {
        reference
    };
    let name = record.line("name", &mut warnings);
    let level = record.small_number("level", &mut warnings);
    let map = record.get("mapHierarchy").and_then(|map| Record::of(map, "mapHierarchy"));
    let mut of_map = |name: &str| map.map(|map| map.line(name, &mut warnings)).unwrap_or_default();
    let (route, pathway, cluster) = (of_map("routeName"), of_map("pathwayName"), of_map("clusterName"));
    let band = of_map("technicalLevelName");
    let known = [TechnicalLevel::Technical, TechnicalLevel::HigherTechnical, TechnicalLevel::Professional];
    let number = map.and_then(|map| map.small_number("technicalLevel", &mut warnings));
    let technical_level = known
        .into_iter()
        .find(|one| one.name().eq_ignore_ascii_case(&band))
        .or_else(|| known.get(usize::from(number?).checked_sub(1)?).copied())
        .or_else(|| level.and_then(TechnicalLevel::of_level));
    let statements = statements(record, &mut warnings);
    unread_lists(record, READ_LISTS, &statements.ksbs, &mut warnings);
    Ok(Occupation {
        route,
        pathway,
        cluster,
        technical_level,
        overview: record.line("overview", &mut warnings),
        status: status(record, "Approved occupation", &mut warnings),
        version: record.version(&["versionNo", "version"], &mut warnings),
        soc: soc(record, &mut warnings),
        products: products(record, &mut warnings),
        employers: record.lines("involvedEmployers", &["name"], &[','], &mut warnings),
        summary: record.paragraphs("summary", &mut warnings),
        job_titles: record.lines("typicalJobTitles", &["name", "title"], &['|', ';'], &mut warnings),
        keywords: record.lines("keywords", &["name", "keyword"], &[',', '|', ';'], &mut warnings),
        ksbs: statements.ksbs,
        duties: statements.duties,
        options: statements.options,
        warnings,
        ..named(reference, name, level)
    })
}

/// The name of the status, or `approved` for the number 1, the only number whose meaning is known.
fn status(record: &Record, approved: &str, warnings: &mut Vec<Warning>) -> String {
    let name = record.line("statusName", warnings);
    match record.get("status").and_then(plain_text) {
        _ if !name.is_empty() => name,
        Some(number) if number == "1" => approved.to_owned(),
        // A word instead of a number is the name.
        Some(word) if !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
            record.line("status", warnings)
        }
        _ => String::new(),
    }
}

fn soc(record: &Record, warnings: &mut Vec<Warning>) -> Option<Soc> {
    let soc = Record::of(record.get("soc")?, "soc")?;
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for item in soc.items("soc2020SubUnitGroups", warnings).iter().take(1_000) {
        let Some(item) = Record::of(item, "soc.soc2020SubUnitGroups") else { continue };
        let group = SocGroup { code: item.line("code", warnings), title: item.line("description", warnings) };
        match item.yes_or_no("isPrimary", warnings) {
            _ if group.code.is_empty() && group.title.is_empty() => {}
            Some(true) => first.push(group),
            _ => others.push(group),
        }
    }
    first.append(&mut others);
    let (code, title) = (soc.line("soc2020Code", warnings), soc.line("soc2020Description", warnings));
    let is_any = !code.is_empty() || !title.is_empty() || !first.is_empty();
    is_any.then_some(Soc { code, title, sub_unit_groups: first })
}

fn products(record: &Record, warnings: &mut Vec<Warning>) -> Vec<Product> {
    let mut products = Vec::new();
    for item in record.items("products", warnings) {
        let Some(item) = Record::of(item, "products") else { continue };
        let form = item.line("typeName", warnings);
        let product = Product {
            reference: item.line("productCode", warnings),
            name: item.line("name", warnings),
            level: item.small_number("level", warnings),
            status: status(&item, "Approved for delivery", warnings),
            form: if form == "TLevel" { "T Level".to_owned() } else { form },
        };
        if !product.reference.is_empty() || !product.name.is_empty() {
            products.push(product);
        }
    }
    products
}
