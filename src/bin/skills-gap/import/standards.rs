//! The apprenticeship standards: one long list of every version of every standard, open to all.

use std::io::BufReader;

use skills_gap::catalogue::Occupation;
use skills_gap::read::Standards;

use super::cache::CachedAnswer;
use super::error::ImportError;
use super::fetch::{Fetcher, Request};
use super::may_be_approved;
use super::progress::Unit;

pub const ADDRESS: &str = "https://skillsengland.education.gov.uk/api/apprenticeshipstandards";

const WHAT: &str = "the apprenticeship standards";
/// 50 to 75 MB today.
const LIMIT: u64 = 1 << 30;

/// What the list describes, the highest version of each that is or was in use; of `all`, the highest of each.
pub fn fetch(fetcher: &mut Fetcher, address: &str, all: bool) -> Result<Vec<Occupation>, ImportError> {
    let request = Request {
        name: "standards".to_owned(),
        what: WHAT.to_owned(),
        address: address.to_owned(),
        key: None,
        limit: LIMIT,
        is_large: true,
    };
    fetcher.progress.begin("Apprenticeship standards", Unit::Bytes, None);
    let occupations = fetcher.read(&request, |cached| read_all(cached, all))?;
    fetcher.progress.end();
    let Some(mut occupations) = occupations else {
        return Err(ImportError::form(WHAT, format_args!("there is nothing at {address}")));
    };
    let read = occupations.len();
    occupations.retain(|occupation| all || may_be_approved(&occupation.status));
    let left_out = match read - occupations.len() {
        0 => String::new(),
        number => format!("; {number} more are not approved (--all takes them)"),
    };
    fetcher.progress.say(&format!("Apprenticeship standards: {}{left_out}.", occupations.len()));
    Ok(occupations)
}

fn read_all(cached: &CachedAnswer, all: bool) -> Result<Vec<Occupation>, ImportError> {
    // A draft of the next version must not take the approved one out of the catalogue.
    let latest = if all { Standards::latest } else { Standards::latest_in_use };
    let occupations = Standards::new(BufReader::new(cached.open(LIMIT)?))
        .and_then(latest)
        .map_err(|error| ImportError::form(WHAT, error))?;
    if occupations.is_empty() { Err(ImportError::form(WHAT, "the list is empty")) } else { Ok(occupations) }
}
