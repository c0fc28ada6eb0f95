//! Standards as the Department for Education's courses service gives them. One list, `ksbs`, has all statements.

use crate::catalogue::{Duty, Kind, Ksb, Occupation, Product, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode, Path};
use crate::input::Value;
use crate::read::shared::code::{code_of, code_start, kind_of_name};
use crate::read::shared::ksb_list::without_faults;
use crate::read::shared::missing_parts::missing_parts;
use crate::read::shared::record::{Record, warn};
use crate::read::shared::reference::{is_reference, plain_reference};
use crate::read::shared::statements::{drop_shared_ids, plain_options, unread_lists};
use crate::read::standards::{Dates, NEVER_GIVEN, Standard, product_form, related_links};

/// The fields that only these records have.
pub(super) const MARKS: &[&str] =
    &["standardUId", "ifateReferenceNumber", "ksbs", "isLatestVersion", "coreDuties"];

pub(super) fn is_form_of(record: &Record<'_>) -> bool {
    let has_keys = match record.get("ksbs") {
        Some(Value::List(items)) => {
            items.iter().any(|item| Record::of(item, "").is_some_and(|ksb| ksb.has(&["key", "description"])))
        }
        _ => false,
    };
    record.has(&["standardUId", "ifateReferenceNumber"])
        || (has_keys && record.has(&["larsCode", "standardPageUrl"]))
}

/// Reads the record at `path`.
///
/// # Errors
/// `invalidType` where it is no object.
pub(super) fn read(value: &Value, path: &Path<'_>) -> Result<Standard, Error> {
    let Some(record) = Record::of(value, "") else {
        return Err(Error::at(path, ErrorCode::InvalidType, format_args!("a standard is expected")));
    };
    let mut warnings = Vec::new();
    let name = record.first_line(&["title", "name"], &mut warnings);
    let number = reference(&record, &mut warnings);
    let level = record.small_number("level", &mut warnings);
    let status = record.line("status", &mut warnings);
    let mut ksbs = ksbs(&record, &mut warnings);
    drop_shared_ids(&mut ksbs);
    let product = Product {
        reference: number.clone(),
        name: name.clone(),
        level,
        status: status.clone(),
        form: product_form(&record, &number, &mut warnings),
    };
    let mut occupation = Occupation {
        reference: number.clone(),
        name,
        route: record.line("route", &mut warnings),
        level,
        technical_level: level.and_then(TechnicalLevel::of_level),
        overview: record.line("overviewOfRole", &mut warnings),
        status,
        version: record.version(&["version"], &mut warnings),
        products: if number.is_empty() { Vec::new() } else { vec![product] },
        job_titles: record.lines("typicalJobTitles", &["title", "name"], &['|', ';'], &mut warnings),
        keywords: record.lines("keywords", &["name"], &['|', ',', ';'], &mut warnings),
        ksbs,
        duties: duties(&record, &mut warnings),
        options: plain_options(&record, "options", &mut warnings),
        links: related_links(&record, &mut warnings),
        ..Occupation::default()
    };
    let never = [NEVER_GIVEN, &["employers", "summary"]].concat();
    warnings.extend(missing_parts(&occupation, "The record", &never));
    unread_lists(
        &record,
        &["ksbs", "duties", "coreDuties", "options", "relatedOccupations"],
        &occupation.ksbs,
        &mut warnings,
    );
    occupation.warnings = warnings;
    let dates = record.get("versionDetail").and_then(|detail| Record::of(detail, ""));
    let dates = Dates::of(&dates.unwrap_or(record));
    Ok(Standard { key: number, occupation, dates })
}

/// The reference, which stands in two fields. Where they differ, neither is taken.
fn reference(record: &Record<'_>, warnings: &mut Vec<Warning>) -> String {
    let given = plain_reference(&record.line("ifateReferenceNumber", warnings)).to_ascii_uppercase();
    let unique = plain_reference(&record.line("standardUId", warnings)).to_ascii_uppercase();
    let unique = unique.split('_').next().unwrap_or_default().to_owned();
    match (is_reference(&given), is_reference(&unique)) {
        (true, true) if given != unique => {
            let message =
                format_args!("The record names two standards, {given} and {unique}: neither is taken.");
            warn(warnings, "unresolved", "reference", message);
            String::new()
        }
        (true, _) => given,
        (_, true) => unique,
        _ => String::new(),
    }
}

fn ksbs(record: &Record<'_>, warnings: &mut Vec<Warning>) -> Vec<Ksb> {
    let mut ksbs = Vec::new();
    let mut counts = [0_u16; 3];
    for item in record.items("ksbs", warnings).iter().take(9_999) {
        let Some(item) = Record::of(item, "ksbs") else { continue };
        let key = item.line("key", warnings);
        let code = code_start(&key).filter(|code| code.rest.is_empty()).map(|code| (code.kind, code.number));
        let kind = code.map(|(kind, _)| kind).or_else(|| kind_of_name(&item.line("type", warnings)));
        let Some(kind) = kind else {
            warn(warnings, "unreadable", "ksbs", format_args!("Left out: a statement without its kind."));
            continue;
        };
        let Some(count) = counts.get_mut(kind as usize) else { continue };
        *count += 1;
        let code = code_of(kind, code.map_or(*count, |(_, number)| number));
        if Kind::of_code(&code).is_some() {
            let statement = item.first_line(&["description", "detail"], warnings);
            ksbs.push(Ksb { code, kind, statement, id: item.line("id", warnings).to_ascii_lowercase() });
        }
    }
    without_faults(ksbs, warnings)
}

/// The duties, as texts. Those of the core are named in a list of their own, too.
fn duties(record: &Record<'_>, warnings: &mut Vec<Warning>) -> Vec<Duty> {
    let texts = record.lines("duties", &["dutyDetail", "description", "detail"], &['|'], warnings);
    let core = record.lines("coreDuties", &["dutyDetail", "description", "detail"], &['|'], warnings);
    let texts = if texts.is_empty() { core.clone() } else { texts };
    let duty = |(number, statement): (usize, String)| Duty {
        code: format!("D{number}"),
        core: (!core.is_empty()).then(|| core.contains(&statement)),
        statement,
        ksbs: Vec::new(),
        options: Vec::new(),
    };
    (1..).zip(texts).map(duty).collect()
}
