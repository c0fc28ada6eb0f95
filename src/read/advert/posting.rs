//! Adverts as JSON: schema.org's `JobPosting`, and the records of the official vacancies service.

use super::dates::date;
use super::facts;
use super::money;
use super::record::{Advert, Period, Salary};
use crate::input::Value;
use crate::json::to_json;
use crate::read::shared::html;
use crate::read::shared::line::clean_line;
use crate::read::shared::record::{Record, plain_text};
use crate::text::{plain, words};

/// Lists within lists are looked through to this depth for a posting.
const MAX_NESTING: usize = 6;

/// The fields that a posting may stand in.
const WITHIN: [&str; 10] = [
    "@graph",
    "mainEntity",
    "vacancies",
    "vacancy",
    "result",
    "results",
    "jobs",
    "job",
    "itemListElement",
    "item",
];

/// The posting in `value`: itself, an item of a list, of `@graph`, of `vacancies`, or of `mainEntity`.
pub(super) fn find(value: &Value) -> Option<Record<'_>> {
    find_within(value, MAX_NESTING)
}

fn find_within(value: &Value, depth: usize) -> Option<Record<'_>> {
    let depth = depth.checked_sub(1)?;
    if let Value::List(items) = value {
        return items.iter().find_map(|item| find_within(item, depth));
    }
    let record = Record::of(value, "")?;
    if is_posting(&record) || is_vacancy(&record) {
        return Some(record);
    }
    WITHIN.iter().find_map(|name| find_within(record.get(name)?, depth))
}

/// How many postings stand in `value`.
pub(super) fn count(value: &Value) -> usize {
    count_within(value, MAX_NESTING)
}

fn count_within(value: &Value, depth: usize) -> usize {
    let Some(depth) = depth.checked_sub(1) else { return 0 };
    if let Value::List(items) = value {
        return items.iter().map(|item| count_within(item, depth)).sum();
    }
    match Record::of(value, "") {
        Some(record) if is_posting(&record) || is_vacancy(&record) => 1,
        Some(record) => {
            WITHIN.iter().filter_map(|name| record.get(name)).map(|inner| count_within(inner, depth)).sum()
        }
        None => 0,
    }
}

fn is_posting(record: &Record<'_>) -> bool {
    let is_type = |value: &Value| {
        plain_text(value).is_some_and(|name| name.rsplit(['/', ':']).next() == Some("JobPosting"))
    };
    match record.get("@type") {
        Some(Value::List(types)) => types.iter().any(is_type),
        Some(one) => is_type(one),
        None => false,
    }
}

/// Whether it is a record of the vacancies service, or one like it: a title, and what only a vacancy has.
fn is_vacancy(record: &Record<'_>) -> bool {
    let marks = [
        "vacancyReference",
        "employerName",
        "closingDate",
        "wage",
        "fullDescription",
        "trainingCourse",
        "apprenticeshipLevel",
        "hiringOrganization",
        "baseSalary",
        "datePosted",
        "validThrough",
        "jobLocation",
        "salary",
        "company",
        "jobDescription",
    ];
    record.has(&["title", "jobTitle"])
        && record.has(&[
            "description",
            "fullDescription",
            "longDescription",
            "jobDescription",
            "shortDescription",
        ])
        && record.has(&marks)
}

/// Takes the facts of a posting. Gives the text that is to be read as the advert's body.
pub(super) fn read(record: &Record<'_>, advert: &mut Advert) -> String {
    let mut warnings = Vec::new();
    let line = |names: &[&str]| names.iter().find_map(|name| name_of(record.get(name)?)).unwrap_or_default();
    facts::set_title(advert, &line(&["title", "jobTitle", "name"]));
    let employer =
        line(&["hiringOrganization", "employerName", "employer", "company", "anonymousEmployerName"]);
    if !employer.is_empty() {
        advert.employer = employer;
    }
    advert.place = places(record);
    advert.salary = salary(record);
    for name in ["employmentType", "workHours", "hoursPerWeek", "workingWeek", "expectedDuration"] {
        for part in lines_of(record.get(name)) {
            let part = match name {
                "employmentType" => sentence_case(&part),
                "hoursPerWeek" if part.parse::<f64>().is_ok() => format!("{part} hours a week"),
                _ => part,
            };
            facts::add_employment(advert, &part);
        }
    }
    let is_telecommute =
        lines_of(record.get("jobLocationType")).iter().any(|kind| kind.eq_ignore_ascii_case("TELECOMMUTE"));
    advert.remote = is_telecommute.then_some(true).or_else(|| record.yes_or_no("remote", &mut warnings));
    let day = |names: &[&str]| {
        Some(line(names)).filter(|written| !written.is_empty()).map(|written| date(&written))
    };
    advert.posted = day(&["datePosted", "postedDate", "datePublished"]);
    advert.closes = day(&["validThrough", "closingDate", "expires"]);
    advert.starts = day(&["jobStartDate", "startDate"]);
    if advert.starts.is_none() && record.yes_or_no("jobImmediateStart", &mut warnings) == Some(true) {
        advert.starts = Some(date("Immediate"));
    }
    experience(record, advert);
    let course = record.get("course").and_then(|course| Record::of(course, "course"));
    advert.course = course
        .and_then(|course| name_of(course.get("title")?))
        .or_else(|| {
            ["trainingCourse", "standardTitle", "apprenticeshipStandard"]
                .iter()
                .find_map(|name| name_of(record.get(name)?))
        })
        .unwrap_or_default();
    let level = course
        .and_then(|course| course.get("level"))
        .or_else(|| record.get("apprenticeshipLevel"))
        .or_else(|| record.get("level"));
    if let Some(level) = level.and_then(plain_text).and_then(|level| facts::level(&level)) {
        advert.level = Some(level);
    }
    advert.warnings.extend(warnings);
    body(record)
}

/// The parts of the body, and the heading that each gets. Without one it is about the role.
const PARTS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "description",
            "shortDescription",
            "fullDescription",
            "longDescription",
            "jobDescription",
            "jobSummary",
        ],
    ),
    ("Responsibilities", &["responsibilities"]),
    ("Skills", &["skills"]),
    ("Qualifications", &["qualifications", "educationRequirements"]),
    ("Experience required", &["experienceRequirements"]),
    (
        "Requirements",
        &["requirements", "physicalRequirement", "sensoryRequirement", "securityClearanceRequirement"],
    ),
    (
        "What we offer",
        &[
            "jobBenefits",
            "incentiveCompensation",
            "incentives",
            "benefits",
            "companyBenefitsInformation",
            "trainingDescription",
            "additionalTrainingDescription",
            "outcomeDescription",
            "thingsToConsider",
        ],
    ),
    ("About the employer", &["employerOverview", "employerDescription"]),
    ("How to apply", &["applicationInstructions", "applicationContact"]),
];

fn body(record: &Record<'_>) -> String {
    let mut text = String::new();
    let mut last_part = String::new();
    for (heading, names) in PARTS {
        for name in *names {
            let lines = lines_of(record.get(name).filter(|value| !is_only_months(value)));
            let part = lines.join("\n\n");
            // Some give the same text twice, short and in full.
            let is_said =
                || *name == "educationRequirements" && lines.iter().all(|line| says(&last_part, line));
            if part.is_empty() || last_part.contains(&part) || is_said() {
                continue;
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            if !heading.is_empty() {
                text.push_str(&format!("## {heading}\n"));
            } else if !text.is_empty() {
                text.push_str("## Description\n");
            }
            let is_list = matches!(record.get(name), Some(Value::List(_))) || *name == "skills";
            for (number, line) in lines.iter().enumerate() {
                if number > 0 {
                    text.push_str("\n\n");
                }
                if is_list && !line.starts_with(['-', '#']) {
                    text.push_str("• ");
                }
                text.push_str(line);
            }
            last_part = part;
        }
    }
    text
}

/// Whether an item or a sentence of `text` is the same as `part`, or the same with its subject: `Bachelor’s degree in law`
/// says `bachelor degree`.
fn says(text: &str, part: &str) -> bool {
    let part = plain(&words(part));
    text.split(['\n', ';', '.']).any(|item| {
        let item = plain(&words(item));
        item.strip_prefix(part.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(" in "))
    })
}

/// Whether `value` is experience in months, which is a fact and no sentence.
fn is_only_months(value: &Value) -> bool {
    Record::of(value, "").is_some_and(|of| of.has(&["monthsOfExperience"]))
}

/// The lines of a field: of a text its paragraphs, of a list those of its items, of an object its name or the texts in
/// it.
fn lines_of(value: Option<&Value>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    match value {
        Value::List(items) => items.iter().flat_map(|item| lines_of(Some(item))).collect(),
        Value::Object(fields) => {
            if let Some(name) = name_of(value) {
                return vec![name];
            }
            // A qualification: its type, subject, grade, and whether it is essential.
            let texts = fields
                .iter()
                .filter(|(name, _)| !name.starts_with('@'))
                .filter_map(|(_, value)| plain_text(value));
            let line = clean_line(&texts.collect::<Vec<_>>().join(" "));
            if line.is_empty() { Vec::new() } else { vec![line] }
        }
        value => {
            let paragraphs = plain_text(value).map(|text| html::marked_paragraphs(&text)).unwrap_or_default();
            paragraphs.iter().flat_map(|paragraph| paragraph.split('\n')).map(str::to_owned).collect()
        }
    }
}

/// A text, or the name of an object.
fn name_of(value: &Value) -> Option<String> {
    let name = match value {
        Value::List(items) => items.iter().find_map(name_of)?,
        Value::Object(_) => {
            let record = Record::of(value, "")?;
            ["name", "title", "legalName", "credentialCategory", "description", "value"]
                .iter()
                .find_map(|name| plain_text(record.get(name)?))?
        }
        value => plain_text(value)?,
    };
    let line = html::line(&name);
    (!line.is_empty()).then_some(line)
}

fn places(record: &Record<'_>) -> String {
    let places = [
        "jobLocation",
        "address",
        "addresses",
        "otherAddresses",
        "location",
        "applicantLocationRequirements",
        "jobLocations",
    ];
    let found = places.iter().find_map(|name| {
        let mut places: Vec<String> = Vec::new();
        let items = match record.get(name)? {
            Value::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for place in items.iter().filter_map(place_of).take(20) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        (!places.is_empty()).then(|| places.join("; "))
    });
    found.unwrap_or_default()
}

fn place_of(value: &Value) -> Option<String> {
    let Some(record) = Record::of(value, "") else {
        return plain_text(value)
            .map(|text| facts::place(&html::line(&text)))
            .filter(|place| !place.is_empty());
    };
    if let Some(address) = record.get("address") {
        return place_of(address).or_else(|| name_of(value));
    }
    let parts = [
        "streetAddress",
        "addressLine1",
        "addressLine2",
        "addressLine3",
        "addressLine4",
        "addressLocality",
        "addressRegion",
        "postalCode",
        "postcode",
        "addressCountry",
    ];
    let parts = parts.iter().filter_map(|part| name_of(record.get(part)?));
    let place = facts::place(&parts.collect::<Vec<_>>().join(", "));
    if place.is_empty() { name_of(value) } else { Some(place) }
}

fn salary(record: &Record<'_>) -> Option<Salary> {
    let given = ["baseSalary", "estimatedSalary", "salary", "wage", "wageText"]
        .iter()
        .find_map(|name| record.get(name))?;
    let given = if let Value::List(items) = given { items.first()? } else { given };
    let Some(of) = Record::of(given, "") else {
        let written = plain_text(given)?;
        let mut salary = money::salary(&html::line(&written));
        if let Some(currency) =
            record.get("salaryCurrency").and_then(plain_text).filter(|_| salary.currency.is_empty())
        {
            salary.currency = currency;
        }
        return Some(salary);
    };
    let inner = of.get("value").and_then(|value| Record::of(value, ""));
    let amount = |names: &[&str]| {
        let of_record = |record: &Record<'_>| {
            names
                .iter()
                .find_map(|name| plain_text(record.get(name)?)?.replace(',', "").trim().parse::<f64>().ok())
        };
        inner.as_ref().and_then(of_record).or_else(|| of_record(&of)).filter(|amount| amount.is_finite())
    };
    let text = |name: &str| {
        let text = of.get(name).or_else(|| inner.as_ref()?.get(name)).and_then(plain_text);
        text.map(|text| html::line(&text)).filter(|text| !text.is_empty())
    };
    let one = amount(&["value", "wageAmount", "amount"]);
    let low = amount(&["minValue", "wageAmountLowerBound"]).or(one);
    let high = amount(&["maxValue", "wageAmountUpperBound"]).filter(|high| *high > 0.0).or(one).or(low);
    let unit = ["unitText", "unitCode", "wageUnit", "duration"]
        .iter()
        .find_map(|name| text(name))
        .unwrap_or_default();
    let period = match unit.to_ascii_uppercase().as_str() {
        "HOUR" | "HOURLY" | "HUR" => Some(Period::Hour),
        "DAY" | "DAILY" => Some(Period::Day),
        "WEEK" | "WEEKLY" | "WEE" => Some(Period::Week),
        "MONTH" | "MONTHLY" | "MON" => Some(Period::Month),
        "YEAR" | "ANNUALLY" | "YEARLY" | "ANN" | "P1Y" => Some(Period::Year),
        _ => money::period(&unit.to_ascii_lowercase()),
    };
    let is_wage = of.has(&["wageType", "wageAmount", "wageUnit"]);
    let currency =
        text("currency").or_else(|| record.get("salaryCurrency").and_then(plain_text)).unwrap_or_default();
    let currency = if currency.is_empty() && is_wage && low.is_some() { "GBP".to_owned() } else { currency };
    let written =
        ["wageAdditionalInformation", "wageType", "description", "name"].iter().find_map(|name| text(name));
    let written = match (written, low) {
        (Some(written), None) => written,
        _ => {
            let amounts = [low, high.filter(|high| low != Some(*high))]
                .into_iter()
                .flatten()
                .filter_map(|amount| to_json(&amount).ok());
            let amounts = amounts.collect::<Vec<_>>().join("–");
            clean_line(&format!("{currency} {amounts} {}", unit.to_ascii_lowercase()))
        }
    };
    (low.is_some() || !written.is_empty()).then_some(Salary { written, low, high, currency, period })
}

fn experience(record: &Record<'_>, advert: &mut Advert) {
    let Some(given) = record.get("experienceRequirements") else { return };
    let months =
        Record::of(given, "").and_then(|of| plain_text(of.get("monthsOfExperience")?)?.parse::<f64>().ok());
    match (months.filter(|months| (0.0..=600.0).contains(months)), name_of(given)) {
        (Some(months), _) => {
            advert.experience = format!("{} months", months as u32);
            // Half a year is neither none nor one.
            advert.years = Some((months / 12.0).ceil() as u8).filter(|_| months == 0.0 || months >= 12.0);
        }
        (None, Some(text)) if text.len() <= 60 => advert.experience = text,
        _ => {}
    }
}

/// `FULL_TIME` as `Full time`.
fn sentence_case(written: &str) -> String {
    if !written.contains(|c: char| c.is_ascii_uppercase())
        || written.contains(|c: char| c.is_ascii_lowercase())
    {
        return written.to_owned();
    }
    let lower = written.replace('_', " ").to_ascii_lowercase();
    let first = lower.chars().next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(lower.chars().skip(1)).collect()
}
