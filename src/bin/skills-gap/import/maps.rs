//! The occupational maps: a list of occupations, then a record and the progression links of each.

use serde_json::Value;
use skills_gap::catalogue::{Direction, Link, Occupation};
use skills_gap::read;

use super::cache::Entry;
use super::failure::Failure;
use super::fetch::{Ask, Fetcher};
use super::progress::Unit;
use super::{Maps, Only};

pub const ADDRESS: &str = "https://occupational-maps-api.skillsengland.education.gov.uk/api/v1";

const EXPAND: &str = "occupation.overview,occupation.summary,occupation.soc,occupation.maphierarchy,\
    occupation.typicaljobtitles,occupation.products,occupation.keywords,occupation.involvedemployers,\
    occupation.dutiesKSB";
/// The status of an occupation that is approved.
const APPROVED: i64 = 1;
/// The list is the longest; a record has some 50 kB.
const LIMIT: u64 = 64 << 20;

/// The occupations that the maps list, with their links.
pub fn fetch(
    fetcher: &mut Fetcher,
    maps: &Maps,
    only: &Only<'_>,
    all: bool,
) -> Result<Vec<Occupation>, Failure> {
    let ask = |name: &str, what: &str, path: &str| Ask {
        name: name.to_owned(),
        what: what.to_owned(),
        address: format!("{}/{path}", maps.base),
        key: Some(&maps.key),
        limit: LIMIT,
        large: false,
    };
    fetcher.progress.begin("Occupational maps", Unit::Items, None);
    let list = ask("occupations", "the list of occupations", "Occupations");
    let Some(mut listed) = fetcher.read(&list, |entry| listed(&json(&list, entry)?, all))? else {
        return Err(Failure::form(&list.what, format_args!("there is nothing at {}", list.address)));
    };
    listed.retain(|reference| only.takes(reference));
    let total = listed.len() as u64;
    fetcher.progress.begin("Occupations of the maps", Unit::Items, Some(total));
    let mut occupations = Vec::new();
    for (reference, count) in listed.iter().zip(0..) {
        fetcher.progress.at(count, Some(total));
        let record = ask(reference, reference, &format!("Occupations/{reference}?expand={EXPAND}"));
        let Some(mut occupation) = fetcher.read(&record, |entry| read_record(&record, entry))? else {
            fetcher.progress.say(&format!("{reference}: listed, but there is no such occupation"));
            continue;
        };
        let what = format!("the progression links of {reference}");
        let path = format!("OccupationalProgression/{reference}");
        let progression = ask(&format!("{reference}.links"), &what, &path);
        let links =
            fetcher.read(&progression, |entry| links(&json(&progression, entry)?, reference, &what))?;
        // Many occupations have none.
        if let Some(links) = links.filter(|links| !links.is_empty()) {
            occupation.links = links;
        }
        occupations.push(occupation);
    }
    fetcher.progress.end();
    fetcher.progress.say(&format!("Occupational maps: {} occupations.", occupations.len()));
    Ok(occupations)
}

fn read_record(ask: &Ask<'_>, entry: &Entry) -> Result<Occupation, Failure> {
    let text = entry.text(&ask.what, LIMIT)?;
    read::read_occupations(&text)
        .map(|mut all| all.remove(0))
        .map_err(|error| Failure::form(&ask.what, error))
}

fn json(ask: &Ask<'_>, entry: &Entry) -> Result<Value, Failure> {
    serde_json::from_str(&entry.text(&ask.what, LIMIT)?).map_err(|error| Failure::form(&ask.what, error))
}

/// The references of the occupations in the list, each once.
fn listed(list: &Value, all: bool) -> Result<Vec<String>, Failure> {
    let refuse = |problem: &str| Failure::form("the list of occupations", problem);
    let items = list.as_array().ok_or_else(|| refuse("it is no list"))?;
    let mut references = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let field =
            |name: &str| item.get(name).ok_or_else(|| refuse(&format!("[{index}].{name} is missing")));
        let (reference, status) = (field("stdCode")?, field("status")?);
        // It becomes part of an address and of a file's name.
        let reference = reference.as_str().map(str::trim).filter(|reference| is_reference(reference));
        let reference = reference.ok_or_else(|| refuse(&format!("[{index}].stdCode is no reference")))?;
        if all || status.as_i64() == Some(APPROVED) {
            references.push(reference.to_owned());
        }
    }
    if references.is_empty() {
        return Err(refuse(&format!("none of {} has the status {APPROVED}, approved", items.len())));
    }
    references.sort();
    references.dedup();
    Ok(references)
}

fn is_reference(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The links from and to `reference`; the answer holds those of its neighbours among each other, too.
fn links(answer: &Value, reference: &str, what: &str) -> Result<Vec<Link>, Failure> {
    let refuse = |problem: String| Failure::form(what, problem);
    let list = |name: &str| match answer.get(name) {
        Some(Value::Array(items)) => Ok(items.as_slice()),
        Some(Value::Null) => Ok(&[][..]),
        _ => Err(refuse(format!("{name} is missing"))),
    };
    let occupations = list("occupations")?;
    let mut links = Vec::new();
    for (index, step) in list("progressions")?.iter().enumerate() {
        let end = |name: &str| {
            let code = step.get(name).and_then(Value::as_str).map(str::trim);
            code.ok_or_else(|| refuse(format!("progressions[{index}].{name} is missing")))
        };
        let (from, to) = (end("stdCodeFrom")?, end("stdCodeTo")?);
        let (direction, other) = match (from == reference, to == reference) {
            (true, false) => (Direction::Out, to),
            (false, true) => (Direction::In, from),
            _ => continue,
        };
        let about = occupations.iter().find(|one| one.get("stdCode").and_then(Value::as_str) == Some(other));
        let name = about.and_then(|one| one.get("name")?.as_str()).unwrap_or_default().trim();
        let level = about.and_then(|one| u8::try_from(one.get("level")?.as_u64()?).ok());
        let link = Link { direction, level, reference: other.to_owned(), name: name.to_owned() };
        if !links.contains(&link) {
            links.push(link);
        }
    }
    Ok(links)
}
