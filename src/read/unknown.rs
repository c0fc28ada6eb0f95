//! Text of no known form: what it looks like, and what can be read.

use super::document::{as_lines, is_advert, is_html};
use super::own_words::is_cv;
use super::shared::code::{code_list, duty_start};
use super::shared::error::{WHAT_IS_READ, refused};
use super::table::PAIRS;
use crate::error::{Error, ErrorCode, quoted};

/// The error of a table that this product wrote for spreadsheets, or takes elsewhere.
pub(super) fn refused_own(what: &str) -> Error {
    if what == PAIRS {
        let message =
            format_args!("this looks like {what}, such as `skills-gap strength` takes. {WHAT_IS_READ}");
        return refused(ErrorCode::NotRecognised, message);
    }
    let message = format_args!(
        "this is the table of {what}, which was made here for spreadsheets. It does not say whose statements they are. To go \
         on from there, take the file with the answers (.json)"
    );
    refused(ErrorCode::NotRecognised, message)
}

/// The error that says what `text` looks like.
pub(super) fn refused_text(text: &str) -> Error {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let not_recognised =
        |what: &str| refused(ErrorCode::NotRecognised, format_args!("{what}. {WHAT_IS_READ}"));
    if start.is_empty() {
        return refused(ErrorCode::NotRecognised, format_args!("there is nothing to read"));
    }
    if start.starts_with("PK\u{3}\u{4}") {
        return not_recognised(
            "this looks like a spreadsheet or a document (.xlsx, .ods, .docx): copy its cells or its text and paste them",
        );
    }
    if start.starts_with("%PDF") || start.starts_with("{\\rtf") {
        return not_recognised(
            "this looks like a document (PDF, RTF): open it, copy its text and paste that",
        );
    }
    let lines = as_lines(text);
    if is_cv(lines.iter().map(|line| line.text.as_str())) {
        return not_recognised("this looks like a CV. What a person can do is no occupation");
    }
    if is_advert(&lines) {
        return not_recognised("this looks like a job advert. Adverts are not read as occupations");
    }
    let lower = |line: &str| line.to_ascii_lowercase();
    let has = |words: &[&str]| {
        lines
            .iter()
            .any(|line| line.text.len() < 200 && words.iter().any(|word| lower(&line.text).contains(word)))
    };
    let no_statements = |what: &str| refused(ErrorCode::NoStatements, format_args!("{what}. {WHAT_IS_READ}"));
    if lines.iter().any(|line| duty_start(&line.text, true).is_some() || code_list(&line.text).is_some()) {
        return no_statements("this has duties or codes, but no knowledge, skills or behaviours in words");
    }
    if has(&["search results", "results found", "apprenticeship finder", "sort by"]) && has(&["level"]) {
        return no_statements(
            "this looks like a list of standards, such as the apprenticeship finder’s. Open one of them",
        );
    }
    if has(&[
        "key information",
        "occupation summary",
        "occupational standard",
        "typical job titles",
        "technical education products",
    ]) {
        return no_statements(
            "this looks like a page about an occupation without its knowledge, skills and behaviours. Copy the whole page",
        );
    }
    if is_html(text) {
        return not_recognised("this is a web page without statements");
    }
    if text.lines().take(20).filter(|line| line.contains(['\t', ';', ','])).count() >= 2
        && has(&["description", "rating", "code", "statement", "ksb", "evidence"])
    {
        return no_statements("this looks like a table without a column of statements");
    }
    let first = lines.iter().map(|line| line.text.as_str()).find(|text| !text.is_empty()).unwrap_or_default();
    refused(
        ErrorCode::NotRecognised,
        format_args!(
            "there are no statements in this text; it begins with {}. {WHAT_IS_READ}",
            quoted(first)
        ),
    )
}
