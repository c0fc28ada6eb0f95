//! Web pages: the JSON-LD in them, and their text.

use crate::input::Value;
use crate::read::shared::html;

/// Elements by which a text is known as a page, or as a part of one.
const MARKS: [&str; 12] =
    ["<!doctype", "<html", "<body", "<div", "<p>", "<p ", "<ul", "<li", "<br", "<h1", "<h2", "<script"];
/// So many scripts are looked at.
const MAX_SCRIPTS: usize = 50;

/// Whether `text` is HTML.
pub(super) fn is_page(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let tail = text.get(at..).unwrap_or_default();
        MARKS.iter().any(|mark| tail.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
    })
}

/// What the page's scripts of JSON-LD are parsed to. Those that are no JSON are passed over.
pub(super) fn postings(page: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = page;
    for _ in 0..MAX_SCRIPTS {
        let Some(tail) = after(rest, "<script") else { break };
        let Some((attributes, content)) = tail.split_once('>') else { break };
        let end = content.match_indices("</").find(|(at, _)| {
            content.get(at + 2..at + 8).is_some_and(|name| name.eq_ignore_ascii_case("script"))
        });
        let script = content.get(..end.map_or(content.len(), |(at, _)| at)).unwrap_or_default();
        if attributes.to_ascii_lowercase().contains("ld+json") {
            let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
            if let Ok(value) = Value::parse(script) {
                found.push(value);
            }
        }
        rest = content.get(script.len()..).unwrap_or_default();
    }
    found
}

/// What follows `mark`, in whatever case, in `text`.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.match_indices('<').find_map(|(at, _)| {
        let tail = text.get(at..)?;
        tail.get(..mark.len()).filter(|start| start.eq_ignore_ascii_case(mark))?;
        tail.get(mark.len()..)
    })
}

/// The text of a page: a line each paragraph, heading and item. A page that has a heading needs no title, which names the
/// board too.
pub(super) fn plain(page: &str) -> String {
    let heading = after(page, "<h1").and_then(|rest| rest.split_once('>')).map(|(_, rest)| rest);
    let heading = heading.and_then(|rest| rest.split("</").next()).map(html::line).unwrap_or_default();
    let has_heading = heading.contains(char::is_alphabetic)
        && !["vacancy", "job description", "job details"].contains(&heading.to_ascii_lowercase().as_str());
    let body = after(page, "</title").filter(|_| has_heading).and_then(|rest| rest.split_once('>'));
    html::marked_paragraphs(body.map_or(page, |(_, body)| body)).join("\n\n")
}
