//! Every version of every standard, and which of them counts: the one in force on a day.

use std::cmp::Ordering;

use super::record::Standard;
use crate::catalogue::Occupation;
use crate::read::shared::date::Date;
use crate::read::shared::record::{Record, warn};
use crate::sort;

/// The days on which a version may be started.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::read) struct Dates {
    earliest: Option<Date>,
    latest: Option<Date>,
}

impl Dates {
    /// The dates of a record. An empty or unreadable date counts as absent.
    pub(in crate::read) fn of(record: &Record<'_>) -> Self {
        let date = |name| Date::parse(&record.line(name, &mut Vec::new()));
        Self { earliest: date("earliestStartDate"), latest: date("latestStartDate") }
    }
}

/// Where a version stands on a day. The later in this list, the more it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not yet approved.
    Draft,
    /// Approved, for later.
    Coming,
    /// Retired, withdrawn, or no longer to be started.
    Past,
    /// In force, as far as its record says.
    InForce,
}

impl Standing {
    /// Where a version with this status and these dates stands on the day `today`. Without a day, and without dates,
    /// the status says it alone.
    fn of(status: &str, dates: Dates, today: Option<Date>) -> Self {
        let status = status.to_ascii_lowercase();
        let is_draft = status.contains("development") || status.contains("proposal");
        let is_ended = status.starts_with("retired") || status.starts_with("withdrawn");
        let (Some(today), false) = (today, is_draft) else {
            return if is_draft {
                Self::Draft
            } else if is_ended {
                Self::Past
            } else {
                Self::InForce
            };
        };
        if dates.earliest.is_some_and(|earliest| today < earliest) {
            return Self::Coming;
        }
        // A retired version may be started until its last day.
        let is_open = dates.latest.map_or(!is_ended, |latest| today <= latest);
        if is_open && !status.starts_with("withdrawn") { Self::InForce } else { Self::Past }
    }
}

/// A version that does not count, for the warning that names it.
struct OtherVersion {
    version: String,
    name: String,
    status: String,
    standing: Standing,
    dates: Dates,
}

impl OtherVersion {
    fn of(occupation: &Occupation, standing: Standing, dates: Dates) -> Self {
        let Occupation { version, name, status, .. } = occupation;
        Self { version: version.clone(), name: name.clone(), status: status.clone(), standing, dates }
    }
}

/// The versions of one standard.
struct Versions {
    key: String,
    best: Occupation,
    standing: Standing,
    dates: Dates,
    others: Vec<OtherVersion>,
}

/// Of the versions that were added, those in force on a day.
pub(in crate::read) struct VersionsInForce {
    today: Option<Date>,
    standards: Vec<Versions>,
    /// The places in `standards`, by key.
    order: Vec<usize>,
}

impl VersionsInForce {
    pub(in crate::read) fn on(today: Option<Date>) -> Self {
        Self { today, standards: Vec::new(), order: Vec::new() }
    }

    /// Adds a version. Of two that stand equally, the higher one counts, else the one added later.
    pub(in crate::read) fn add(&mut self, Standard { key, occupation, dates }: Standard) {
        let standing = Standing::of(&occupation.status, dates, self.today);
        let key_at = |place: &usize| self.standards.get(*place).map_or("", |versions| versions.key.as_str());
        // A record that cannot be named is a standard of its own.
        let found = self.order.binary_search_by(|place| key_at(place).cmp(key.as_str()));
        let known = found.ok().filter(|_| !key.is_empty()).and_then(|at| self.order.get(at).copied());
        let Some(versions) = known.and_then(|place| self.standards.get_mut(place)) else {
            self.order.insert(found.unwrap_or_else(|at| at), self.standards.len());
            self.standards.push(Versions { key, best: occupation, standing, dates, others: Vec::new() });
            return;
        };
        let by_version = || compare(&occupation.version, &versions.best.version);
        if standing.cmp(&versions.standing).then_with(by_version) == Ordering::Less {
            versions.others.push(OtherVersion::of(&occupation, standing, dates));
        } else {
            let before = std::mem::replace(&mut versions.best, occupation);
            versions.others.push(OtherVersion::of(&before, versions.standing, versions.dates));
            (versions.standing, versions.dates) = (standing, dates);
        }
    }

    /// The occupations of the versions that count, with where each stands, in the order of their references. The
    /// other versions are named in their warnings.
    pub(in crate::read) fn with_standings(self) -> Vec<(Occupation, Standing)> {
        let mut all: Vec<(Occupation, Standing, String)> = Vec::with_capacity(self.standards.len());
        for mut versions in self.standards {
            versions.warn();
            all.push((versions.best, versions.standing, versions.key));
        }
        sort::by(&mut all, |(one, _, key), (other, _, other_key)| {
            one.reference.cmp(&other.reference).then_with(|| key.cmp(other_key))
        });
        let mut occupations: Vec<(Occupation, Standing)> = Vec::with_capacity(all.len());
        for (occupation, standing, _) in all {
            match occupations.last_mut() {
                Some((known, of_known))
                    if known.reference == occupation.reference && !known.reference.is_empty() =>
                {
                    // They come in the order of their numbers: the second is the newer standard.
                    if standing >= *of_known {
                        let before = std::mem::replace(known, occupation);
                        add_products(known, before);
                        *of_known = standing;
                    } else {
                        add_products(known, occupation);
                    }
                }
                _ => occupations.push((occupation, standing)),
            }
        }
        occupations
    }

    /// The occupations of [`Self::with_standings`].
    pub(in crate::read) fn occupations(self) -> Vec<Occupation> {
        self.with_standings().into_iter().map(|(occupation, _)| occupation).collect()
    }
}

impl Versions {
    /// Adds the warnings about the other versions, and that this one is not in force.
    fn warn(&mut self) {
        let warnings = &mut self.best.warnings;
        let say =
            |date: Option<Date>, words: &str| date.map(|date| format!(" {words} {date}")).unwrap_or_default();
        let version = &self.best.version;
        match self.standing {
            Standing::InForce => {}
            Standing::Draft => {
                let message = format_args!("Version {version} is a draft: {}.", self.best.status);
                warn(warnings, "version", "version", message);
            }
            Standing::Coming => {
                let from = say(self.dates.earliest, "from");
                warn(
                    warnings,
                    "version",
                    "version",
                    format_args!("Version {version} is in force only{from}."),
                );
            }
            Standing::Past => {
                let until = say(self.dates.latest, "since");
                warn(
                    warnings,
                    "version",
                    "version",
                    format_args!("Version {version} is no longer in force{until}."),
                );
            }
        }
        sort::by(&mut self.others, |one, other| compare(&one.version, &other.version));
        for other in &self.others {
            let OtherVersion { version, name, status, standing, dates } = other;
            let named = if *name == self.best.name { String::new() } else { format!(" ({name})") };
            let begins = say(dates.earliest, "from");
            let ends = say(dates.latest, "until");
            let message = match standing {
                Standing::Coming => format!("Version {version}{named} comes into force{begins}."),
                Standing::Draft => format!("Version {version}{named} is a draft: {status}{begins}."),
                Standing::Past => format!("Version {version}{named} is past: {status}{begins}{ends}."),
                Standing::InForce => format!("Version {version}{named} is left out: {status}{begins}{ends}."),
            };
            warn(warnings, "version", "version", format_args!("{message}"));
        }
    }
}

/// Adds the products of `other`, a standard of the same occupation.
fn add_products(kept: &mut Occupation, other: Occupation) {
    for product in other.products {
        if kept.products.iter().any(|one| one.reference == product.reference) {
            continue;
        }
        let message =
            format_args!("{} is of the same occupation; its statements are left out.", product.reference);
        warn(&mut kept.warnings, "duplicate", "products", message);
        kept.products.push(product);
    }
}

/// Which version is higher: `1.10` is more than `1.9`.
fn compare(one: &str, other: &str) -> Ordering {
    let parts = |version: &str| -> Vec<(u64, String)> {
        let version = version.trim().trim_start_matches(['v', 'V']);
        let part = |part: &str| {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (digits, rest) = part.split_at_checked(end).unwrap_or((part, ""));
            (digits.parse().unwrap_or(0), rest.to_owned())
        };
        let mut parts: Vec<(u64, String)> = version.split('.').map(part).collect();
        // `1` is `1.0`; no version at all is less than any.
        while parts.last().is_some_and(|(number, rest)| *number == 0 && rest.is_empty()) {
            parts.pop();
        }
        parts
    };
    one.is_empty().cmp(&other.is_empty()).reverse().then_with(|| parts(one).cmp(&parts(other)))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn versions_are_numbers_between_dots() {
        for (one, other, expected) in [
            ("1.10", "1.9", Greater),
            ("1.0", "1", Equal),
            ("2", "1.9", Greater),
            ("", "0.1", Less),
            ("", "0.0", Less),
            ("1.1", "1.1a", Less),
            ("v1.2", "1.1", Greater),
            ("99999999999999999999999", "1", Less),
        ] {
            assert_eq!(compare(one, other), expected, "{one} {other}");
            assert_eq!(compare(other, one), expected.reverse(), "{other} {one}");
        }
    }
}
