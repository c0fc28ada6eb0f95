//! The apprenticeship standards: one long list of every version of every standard, open to all.

use std::io::BufReader;

use skills_gap::catalogue::Occupation;
use skills_gap::read::{Date, Standards, Standing};

use super::cache::CachedAnswer;
use super::error::ImportError;
use super::fetch::{Fetcher, Request};
use super::may_be_approved;
use super::progress::Unit;

pub const ADDRESS: &str = "https://skillsengland.education.gov.uk/api/apprenticeshipstandards";

const WHAT: &str = "the apprenticeship standards";
/// 50 to 75 MB today.
const LIMIT: u64 = 1 << 30;

/// What the list describes: the version of each standard that is in force on the day `today`, or comes nearest to it.
/// Those that are not approved come only with `all`.
pub fn fetch(
    fetcher: &mut Fetcher,
    address: &str,
    all: bool,
    today: Option<Date>,
) -> Result<Vec<Occupation>, ImportError> {
    let request = Request {
        name: "standards".to_owned(),
        what: WHAT.to_owned(),
        address: address.to_owned(),
        key: None,
        limit: LIMIT,
        is_large: true,
    };
    fetcher.progress.begin("Apprenticeship standards", Unit::Bytes, None);
    let occupations = fetcher.read(&request, |cached| read_all(cached, today))?;
    fetcher.progress.end();
    let Some(read) = occupations else {
        return Err(ImportError::form(WHAT, format_args!("there is nothing at {address}")));
    };
    // A retired version is in force until its last day.
    let is_wanted = |(occupation, standing): &(Occupation, Standing)| {
        all || may_be_approved(&occupation.status)
            || (*standing == Standing::InForce && is_retired(occupation))
    };
    let count = read.len();
    let occupations: Vec<Occupation> = read.into_iter().filter(is_wanted).map(|(one, _)| one).collect();
    let left_out = match count - occupations.len() {
        0 => String::new(),
        number => format!("; {number} more are not approved (--all takes them)"),
    };
    fetcher.progress.say(&format!("Apprenticeship standards: {}{left_out}.", occupations.len()));
    Ok(occupations)
}

fn is_retired(occupation: &Occupation) -> bool {
    occupation.status.to_ascii_lowercase().starts_with("retired")
}

fn read_all(cached: &CachedAnswer, today: Option<Date>) -> Result<Vec<(Occupation, Standing)>, ImportError> {
    let occupations = Standards::new(BufReader::new(cached.open(LIMIT)?))
        .and_then(|standards| standards.in_force(today))
        .map_err(|error| ImportError::form(WHAT, error))?;
    if occupations.is_empty() { Err(ImportError::form(WHAT, "the list is empty")) } else { Ok(occupations) }
}
