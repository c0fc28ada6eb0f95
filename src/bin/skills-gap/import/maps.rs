//! The occupational maps: a list of occupations, then a record and the progression links of each.

use serde_json::Value;
use skills_gap::catalogue::{Link, Occupation};
use skills_gap::read;

use super::cache::CachedAnswer;
use super::error::ImportError;
use super::fetch::{Fetcher, Request};
use super::progress::Unit;
use super::{Maps, Selection};

pub const ADDRESS: &str = "https://occupational-maps-api.skillsengland.education.gov.uk/api/v1";

const EXPAND: &str = "occupation.overview,occupation.summary,occupation.soc,occupation.maphierarchy,\
    occupation.typicaljobtitles,occupation.products,occupation.keywords,occupation.involvedemployers,\
    occupation.dutiesKSB";
/// The status of an occupation that is approved.
const APPROVED: i64 = 1;
/// Of so many occupations, one may be in a form that cannot be read.
const UNREAD_IN: usize = 20;
/// The list is the longest; a record has some 50 kB.
const LIMIT: u64 = 64 << 20;

/// The occupations that the maps list, with their links.
pub fn fetch(
    fetcher: &mut Fetcher,
    maps: &Maps,
    selection: &Selection<'_>,
    all: bool,
) -> Result<Vec<Occupation>, ImportError> {
    fetcher.progress.begin("Occupational maps", Unit::Items, None);
    let list = maps.request("occupations", "the list of occupations", "Occupations");
    let Some(Listed { references: mut listed, odd }) =
        fetcher.read(&list, |cached| listed(&json(&list, cached)?, all))?
    else {
        return Err(ImportError::form(&list.what, format_args!("there is nothing at {}", list.address)));
    };
    for problem in odd {
        fetcher.progress.say(&format!("{}: {problem}. Left out", list.what));
    }
    listed.retain(|reference| selection.takes_reference(reference));
    let total = listed.len();
    fetcher.progress.begin("Occupations of the maps", Unit::Items, Some(total as u64));
    let mut occupations = Vec::new();
    let mut unread = 0;
    for (reference, count) in listed.iter().zip(0..) {
        fetcher.progress.report(count, Some(total as u64));
        match fetch_one(fetcher, maps, reference) {
            Ok(Some(occupation)) => occupations.push(occupation),
            Ok(None) => {
                fetcher.progress.say(&format!("{reference}: listed, but there is no such occupation"))
            }
            // One odd record is no reason to go without all others; many are a form that has changed.
            Err(failure @ ImportError::Form { .. }) if (unread + 1) * UNREAD_IN <= total => {
                unread += 1;
                fetcher.progress.say(&format!("{failure}. Left out"));
            }
            Err(failure) => return Err(failure),
        }
    }
    fetcher.progress.end();
    fetcher.progress.say(&format!("Occupational maps: {} occupations.", occupations.len()));
    Ok(occupations)
}

/// The occupation, with its links; none where there is no such one.
fn fetch_one(fetcher: &mut Fetcher, maps: &Maps, reference: &str) -> Result<Option<Occupation>, ImportError> {
    let record = maps.request(reference, reference, &format!("Occupations/{reference}?expand={EXPAND}"));
    let Some(mut occupation) = fetcher.read(&record, |cached| read_record(&record, cached))? else {
        return Ok(None);
    };
    let what = format!("the progression links of {reference}");
    let path = format!("OccupationalProgression/{reference}");
    let progression = maps.request(&format!("{reference}.links"), &what, &path);
    let links = fetcher.read(&progression, |cached| read_links(&progression, cached, reference))?;
    // Many occupations have none.
    if let Some(links) = links.filter(|links| !links.is_empty()) {
        occupation.links = links;
    }
    Ok(Some(occupation))
}

impl Maps {
    fn request(&self, name: &str, what: &str, path: &str) -> Request<'_> {
        Request {
            name: name.to_owned(),
            what: what.to_owned(),
            address: format!("{}/{path}", self.base),
            key: Some(&self.key),
            limit: LIMIT,
            is_large: false,
        }
    }
}

fn read_record(request: &Request<'_>, cached: &CachedAnswer) -> Result<Occupation, ImportError> {
    let text = cached.text(&request.what, LIMIT)?;
    read::read_occupation(&text).map_err(|error| ImportError::form(&request.what, error))
}

fn json(request: &Request<'_>, cached: &CachedAnswer) -> Result<Value, ImportError> {
    serde_json::from_str(&cached.text(&request.what, LIMIT)?)
        .map_err(|error| ImportError::form(&request.what, error))
}

/// What the list of occupations names.
struct Listed {
    /// The references of those that count, each once.
    references: Vec<String>,
    /// Why others are left out.
    odd: Vec<String>,
}

/// The occupations in the list that are approved, or `all`.
fn listed(list: &Value, all: bool) -> Result<Listed, ImportError> {
    let refuse = |problem: &str| ImportError::form("the list of occupations", problem);
    let items = list.as_array().ok_or_else(|| refuse("it is no list"))?;
    let (mut references, mut odd) = (Vec::new(), Vec::new());
    for (index, item) in items.iter().enumerate() {
        match listed_one(item) {
            Ok((reference, status)) if all || status == APPROVED => references.push(reference),
            Ok(_) => {}
            Err(problem) => odd.push(format!("[{index}].{problem}")),
        }
    }
    // As with the records: one odd item is no reason to go without all others.
    if let Some(first) = odd.first().filter(|_| odd.len() * UNREAD_IN > items.len()) {
        return Err(refuse(first));
    }
    if references.is_empty() {
        return Err(refuse(&format!("none of {} has the status {APPROVED}, approved", items.len())));
    }
    references.sort();
    references.dedup();
    Ok(Listed { references, odd })
}

/// Reference and status of an item of the list, or what is wrong with it.
fn listed_one(item: &Value) -> Result<(String, i64), &'static str> {
    let reference = item.get("stdCode").ok_or("stdCode is missing")?;
    let status = item.get("status").ok_or("status is missing")?;
    let reference = reference.as_str().map(|text| text.trim().to_uppercase());
    // It becomes part of an address and of a file's name.
    let reference = reference.filter(|reference| is_reference(reference)).ok_or("stdCode is no reference")?;
    let number = status.as_i64().or_else(|| status.as_str()?.trim().parse().ok());
    Ok((reference, number.unwrap_or_default()))
}

fn is_reference(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The links from and to `reference`. The answer also has links among its neighbours.
fn read_links(
    request: &Request<'_>,
    cached: &CachedAnswer,
    reference: &str,
) -> Result<Vec<Link>, ImportError> {
    let text = cached.text(&request.what, LIMIT)?;
    // The reader takes what it finds; that there is nothing to be found would pass it by.
    if !json(request, cached)?.get("progressions").is_some_and(|list| list.is_array() || list.is_null()) {
        return Err(ImportError::form(&request.what, "progressions is missing"));
    }
    let mut links = read::read_progression(&text).map_err(|error| ImportError::form(&request.what, error))?;
    Ok(links.remove(reference).unwrap_or_default())
}
