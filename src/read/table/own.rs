//! Tables that this product writes for spreadsheets: they come back as other files, not as occupations.

use super::cells::DELIMITERS;

/// The first headings of each table, and what it is.
const TABLES: [(&[&str], &str); 4] = [
    (&["code", "kind", "statement", "where it stands", "answer"], RESULT),
    (&["code", "statement", "standing", "likely", "weight"], RESULT),
    (&["occupation", "code", "statement", "narrows"], "what to rate next"),
    (&["occupation", "code", "statement", "likely", "prompt"], "a plan"),
];
const RESULT: &str = "a result";
/// What `skills-gap strength` takes. It is not made here.
pub(in crate::read) const PAIRS: &str = "pairs of statements";

/// What a row of headings is of, if this product wrote it.
pub(in crate::read) fn own_table(header: &[String]) -> Option<&'static str> {
    let lower: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    let has = |name: &&str| lower.iter().any(|cell| cell == name);
    let own = TABLES.iter().find(|(names, _)| names.iter().eq(lower.iter().take(names.len())));
    if ["source_code", "source", "target_code", "target"].iter().all(has) {
        return Some(PAIRS);
    }
    own.map(|(_, what)| *what)
}

/// The same of the first line of a text.
pub(in crate::read) fn own_table_text(text: &str) -> Option<&'static str> {
    let line = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty())?;
    let cells = line.split(DELIMITERS).map(|cell| cell.trim_matches([' ', '"']).to_owned());
    own_table(&cells.collect::<Vec<_>>())
}
