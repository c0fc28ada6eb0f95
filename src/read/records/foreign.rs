//! Records of forms that are not read: what they are, and what can be read.

use crate::error::{Error, ErrorCode, Path, quoted};
use crate::input::Value;
use crate::read::shared::error::WHAT_IS_READ;
use crate::read::shared::record::{Record, plain_text};

/// The error that says which foreign form the record has; none where its form is not known.
pub(super) fn refused_form(record: &Record<'_>, path: &Path<'_>) -> Option<Error> {
    let text = |name: &str| match record.get(name) {
        Some(Value::List(items)) => items.iter().filter_map(plain_text).collect::<Vec<_>>().join(" "),
        Some(value) => plain_text(value).unwrap_or_default(),
        None => String::new(),
    };
    let context = text("@context").to_ascii_lowercase();
    let kind = text("@type") + " " + &text("type");
    let is_esco = |name: &str| text(name).contains("data.europa.eu/esco");
    let what = if kind.contains("JobPosting") {
        "a job advert (JobPosting of schema.org). Adverts are not read as occupations"
    } else if record.has(&["CFDocument", "CFItems", "CFDocuments"]) {
        "a CASE framework"
    } else if record.has(&["basics"]) && record.has(&["work", "education", "skills"]) {
        "a JSON Résumé. What a person can do is no occupation"
    } else if is_esco("uri") || is_esco("conceptUri") || record.has(&["hasEssentialSkill"]) {
        "an ESCO occupation or skill"
    } else if context.contains("openbadges")
        || context.contains("purl.imsglobal.org")
        || kind.contains("BadgeClass")
    {
        "an Open Badge"
    } else if kind.contains("Occupation") && context.contains("schema.org") {
        "an occupation of schema.org"
    } else {
        return None;
    };
    Some(refused(path, format_args!("this looks like {what}. {WHAT_IS_READ}")))
}

/// The error of a value in which there are no statements.
pub(in crate::read) fn refused_record(value: &Value, path: &Path<'_>) -> Error {
    let Value::Object(fields) = value else {
        return refused(path, format_args!("there are no statements in this JSON. {WHAT_IS_READ}"));
    };
    if fields.is_empty() {
        return refused(path, format_args!("there is nothing in this JSON. {WHAT_IS_READ}"));
    }
    let names: Vec<String> = fields.iter().take(4).map(|(name, _)| quoted(name).to_string()).collect();
    let more = if fields.len() > 4 { " …" } else { "" };
    let fields = names.join(", ");
    refused(
        path,
        format_args!(
            "this JSON has no statements that are known here; its fields are {fields}{more}. {WHAT_IS_READ}"
        ),
    )
}

fn refused(path: &Path<'_>, message: std::fmt::Arguments<'_>) -> Error {
    Error::at(path, ErrorCode::NotRecognised, message)
}
