//! Occupations of the Occupational Maps API: single ones, lists, results of a search, and progression links.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::{Foreign, plain_text};
use super::missing::missing;
use super::standards::plain_reference;
use super::statements::statements;
use crate::catalogue::{
    Direction, Link, Occupation, Product, Soc, SocGroup, Source, TechnicalLevel, Warning,
};
use crate::error::{Error, ErrorCode};
use crate::input::{Path, Value};

/// Where such records are from.
pub(super) fn source() -> Source {
    Source {
        name: "Skills England, Occupational Maps API".to_owned(),
        address: "https://occupational-maps-api.skillsengland.education.gov.uk/api/v1".to_owned(),
        fetched: String::new(),
        licence: super::LICENCE.to_owned(),
    }
}

/// Whether it is an answer of this service.
pub(super) fn is_answer(record: &Foreign) -> bool {
    record.has(&["stdCode", "keyStdCode", "progressions"])
        || matches!(record.get("results"), Some(Value::List(_)))
}

/// The occupations in an answer of the service, or in a list of such. Progression links in it are taken to
/// the occupations that they join; those that it gives no record of are read from what it says beside the
/// links: name and level.
///
/// # Errors
/// `invalidType`, `invalidValue` where something is no such answer; `missingField` for an occupation without
/// `stdCode`.
pub(super) fn read(value: &Value, path: &Path<'_>) -> Result<Vec<Occupation>, Error> {
    let mut found = Found::default();
    found.take(value, path)?;
    let Found { mut occupations, beside, mut links, .. } = found;
    let mut known: BTreeSet<String> = occupations.iter().map(|one| one.reference.clone()).collect();
    for (reference, name, level) in beside {
        if known.insert(reference.clone()) {
            occupations.push(named(reference, name, level));
        }
    }
    for occupation in &mut occupations {
        occupation.links.extend(links.remove(&occupation.reference).unwrap_or_default());
        let without = missing(occupation, "The record", NEVER);
        occupation.warnings.extend(without);
    }
    Ok(occupations)
}

/// Progression links, each as seen from both of its occupations, by the reference of the one it is seen from.
/// `value` is an answer of `/OccupationalProgression/{stdCode}`, or a list of such.
///
/// # Errors
/// Those of [`read`].
pub(super) fn links(value: &Value, path: &Path<'_>) -> Result<BTreeMap<String, Vec<Link>>, Error> {
    let mut found = Found::default();
    found.take(value, path)?;
    Ok(found.links)
}

/// What an answer to a question about one occupation never tells.
const NEVER: &[&str] = &["links", "mapRoutes"];

/// What answers hold.
#[derive(Default)]
struct Found {
    occupations: Vec<Occupation>,
    /// Reference, name and level of occupations that links join.
    beside: Vec<(String, String, Option<u8>)>,
    links: BTreeMap<String, Vec<Link>>,
    /// The ends of the links that there are: neighbours' answers tell of the same.
    joined: BTreeSet<(String, String)>,
}

impl Found {
    fn take(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        if let Value::List(items) = value {
            for (index, item) in items.iter().enumerate() {
                self.take(item, &path.item(index))?;
            }
            return Ok(());
        }
        let Some(record) = Foreign::of(value, "") else {
            let message = format_args!("{} where an occupation is expected", value.describe());
            return Err(Error::at(path, ErrorCode::InvalidType, message));
        };
        if let (Some(results @ Value::List(_)), false) = (record.get("results"), record.has(&["stdCode"])) {
            return self.take(results, &path.field("results"));
        }
        if record.has(&["keyStdCode", "progressions"]) {
            self.take_progression(&record);
            if !record.has(&["stdCode"]) {
                return Ok(());
            }
        }
        let occupation = occupation(&record, path)?;
        self.occupations.push(occupation);
        Ok(())
    }

    /// What it says in an unexpected form is left out.
    fn take_progression(&mut self, record: &Foreign) {
        let mut notes = Vec::new();
        let mut names: BTreeMap<String, (String, Option<u8>)> = BTreeMap::new();
        for item in record.items("occupations", &mut notes) {
            let Some(item) = Foreign::of(item, "") else { continue };
            let reference = reference(&item, "stdCode", &mut notes);
            if !reference.is_empty() {
                let (name, level) = (item.line("name", &mut notes), item.small("level", &mut notes));
                names.entry(reference.clone()).or_insert((name.clone(), level));
                self.beside.push((reference, name, level));
            }
        }
        let mut end = |direction, seen_from: &str, other: &str| {
            let (name, level) = names.get(other).cloned().unwrap_or_default();
            let link = Link { direction, level, reference: other.to_owned(), name };
            self.links.entry(seen_from.to_owned()).or_default().push(link);
        };
        for item in record.items("progressions", &mut notes) {
            let Some(item) = Foreign::of(item, "") else { continue };
            let from = reference(&item, "stdCodeFrom", &mut notes);
            let to = reference(&item, "stdCodeTo", &mut notes);
            let is_link = !from.is_empty() && !to.is_empty() && from != to;
            if is_link && self.joined.insert((from.clone(), to.clone())) {
                end(Direction::Out, &from, &to);
                end(Direction::In, &to, &from);
            }
        }
    }
}

fn reference(record: &Foreign, name: &str, notes: &mut Vec<Warning>) -> String {
    plain_reference(&record.line(name, notes)).to_ascii_uppercase()
}

/// One of which nothing but this is known.
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

fn occupation(record: &Foreign, path: &Path<'_>) -> Result<Occupation, Error> {
    let mut notes = Vec::new();
    let reference = reference(record, "stdCode", &mut notes);
    if reference.is_empty() {
        let message = format_args!("must be given: this is no occupation of the maps without it");
        return Err(Error::at(&path.field("stdCode"), ErrorCode::MissingField, message));
    }
    let name = record.line("name", &mut notes);
    let level = record.small("level", &mut notes);
    let map = record.get("mapHierarchy").and_then(|map| Foreign::of(map, "mapHierarchy"));
    let mut of_map = |name: &str| map.map(|map| map.line(name, &mut notes)).unwrap_or_default();
    let (route, pathway, cluster) = (of_map("routeName"), of_map("pathwayName"), of_map("clusterName"));
    let band = of_map("technicalLevelName");
    let known = [TechnicalLevel::Technical, TechnicalLevel::HigherTechnical, TechnicalLevel::Professional];
    let number = map.and_then(|map| map.small("technicalLevel", &mut notes));
    let technical_level = known
        .into_iter()
        .find(|one| one.name().eq_ignore_ascii_case(&band))
        .or_else(|| known.get(usize::from(number?).checked_sub(1)?).copied())
        .or_else(|| level.and_then(TechnicalLevel::of_level));
    let statements = statements(record, &mut notes);
    Ok(Occupation {
        route,
        pathway,
        cluster,
        technical_level,
        overview: record.line("overview", &mut notes),
        status: status(record, "Approved occupation", &mut notes),
        version: record.version(&["versionNo", "version"], &mut notes),
        soc: soc(record, &mut notes),
        products: products(record, &mut notes),
        employers: record.lines("involvedEmployers", &["name"], &[','], &mut notes),
        summary: record.paragraphs("summary", &mut notes),
        job_titles: record.lines("typicalJobTitles", &["name", "title"], &['|', ';'], &mut notes),
        keywords: record.lines("keywords", &["name", "keyword"], &[',', '|', ';'], &mut notes),
        ksbs: statements.ksbs,
        duties: statements.duties,
        options: statements.options,
        warnings: notes,
        ..named(reference, name, level)
    })
}

/// Its name, or that of the number 1, the only one whose meaning is known.
fn status(record: &Foreign, approved: &str, notes: &mut Vec<Warning>) -> String {
    let name = record.line("statusName", notes);
    match record.get("status").and_then(plain_text) {
        _ if !name.is_empty() => name,
        Some(number) if number == "1" => approved.to_owned(),
        // A word instead of a number says it itself.
        Some(word) if word.parse::<f64>().is_err() => record.line("status", notes),
        _ => String::new(),
    }
}

fn soc(record: &Foreign, notes: &mut Vec<Warning>) -> Option<Soc> {
    let soc = Foreign::of(record.get("soc")?, "soc")?;
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for item in soc.items("soc2020SubUnitGroups", notes).iter().take(1_000) {
        let Some(item) = Foreign::of(item, "soc.soc2020SubUnitGroups") else { continue };
        let group = SocGroup { code: item.line("code", notes), title: item.line("description", notes) };
        match item.yes("isPrimary", notes) {
            _ if group.code.is_empty() && group.title.is_empty() => {}
            Some(true) => first.push(group),
            _ => others.push(group),
        }
    }
    first.append(&mut others);
    let (code, title) = (soc.line("soc2020Code", notes), soc.line("soc2020Description", notes));
    let is_any = !code.is_empty() || !title.is_empty() || !first.is_empty();
    is_any.then_some(Soc { code, title, sub_unit_groups: first })
}

fn products(record: &Foreign, notes: &mut Vec<Warning>) -> Vec<Product> {
    let mut products = Vec::new();
    for item in record.items("products", notes) {
        let Some(item) = Foreign::of(item, "products") else { continue };
        let form = item.line("typeName", notes);
        let product = Product {
            reference: item.line("productCode", notes),
            name: item.line("name", notes),
            level: item.small("level", notes),
            status: status(&item, "Approved for delivery", notes),
            form: if form == "TLevel" { "T Level".to_owned() } else { form },
        };
        if !product.reference.is_empty() || !product.name.is_empty() {
            products.push(product);
        }
    }
    products
}
