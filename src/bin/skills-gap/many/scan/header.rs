//! What the columns of a table of people are.

use skills_gap::Engine;
use skills_gap::catalogue::Kind;
use skills_gap::read::NumberScale;

use super::ScanFault;
use crate::reference::known_reference;

/// A KSB that a column is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    pub occupation: String,
    pub code: String,
}

/// The columns of a table, by place.
#[derive(Debug, PartialEq, Eq)]
pub enum Columns {
    /// A row for each person, with a column for each KSB.
    Wide { ratings: Vec<(usize, Rated)>, id: Option<usize>, told: Vec<usize> },
    /// A row for each rating.
    Long { id: usize, occupation: Option<usize>, code: usize, rating: usize, told: Vec<usize> },
}

/// Words for a person, as a heading by themselves or with another: `Learner`, `Learner’s name`.
const PEOPLE: &[&str] =
    &["person", "learner", "apprentice", "candidate", "employee", "participant", "student", "trainee"];
/// Words that are of a person only beside one of [`OF_IDS`]: `Staff number`.
const BESIDE_IDS: &[&str] =
    &["staff", "user", "respondent", "colleague", "full", "email", "e", "mail", "address"];
/// What a heading such as `Employee ID` has beside the word for a person, what is surest first.
const OF_IDS: &[&str] = &["id", "number", "no", "ref", "email", "name"];
const CODES: &[&str] = &["code", "ksb", "ksb code", "statement code"];
const RATINGS: &[&str] = &["rating", "score", "point", "answer", "self-rating", "self rating"];
const OCCUPATIONS: &[&str] = &["occupation", "reference", "standard"];

impl Columns {
    /// What the `header` says. Codes without a reference are of the occupation `of`. Whether a column has ratings
    /// `has_ratings` says.
    pub fn of(
        header: &[String],
        engine: &Engine,
        of: Option<&str>,
        has_ratings: impl Fn(usize) -> bool,
    ) -> Result<Self, ScanFault> {
        let mut ratings: Vec<(usize, Rated)> = Vec::new();
        for (place, cell) in header.iter().enumerate() {
            let rated = match heading(cell, engine, of)? {
                Heading::Ksb(rated) => rated,
                Heading::OtherWords(id) if has_ratings(place) => {
                    return Err(ScanFault::OtherWords { heading: cell.trim().to_owned(), id });
                }
                Heading::OtherWords(_) | Heading::Other => continue,
            };
            if ratings.iter().any(|(_, other)| *other == rated) {
                return Err(ScanFault::Twice(format!("{}.{}", rated.occupation, rated.code)));
            }
            ratings.push((place, rated));
        }
        let named = |names: &[&str]| {
            let is = |cell: &String, name: &str| without_scale(cell).0.eq_ignore_ascii_case(name);
            names.iter().find_map(|name| header.iter().position(|cell| is(cell, name)))
        };
        // Names of people last: two may have one.
        let id = named(&["id", "email"])
            .or_else(|| named(PEOPLE))
            .or_else(|| named(&["name"]))
            .or_else(|| OF_IDS.iter().find_map(|name| header.iter().position(|cell| is_id(cell, name))));
        if !ratings.is_empty() {
            let told =
                told(header, |place| Some(place) != id && !ratings.iter().any(|(other, _)| *other == place))?;
            return Ok(Self::Wide { ratings, id, told });
        }
        match (id, named(CODES), named(RATINGS)) {
            (Some(id), Some(code), Some(rating)) => {
                let occupation = named(OCCUPATIONS);
                let used = [Some(id), Some(code), Some(rating), occupation];
                let told = told(header, |place| !used.contains(&Some(place)))?;
                Ok(Self::Long { id, occupation, code, rating, told })
            }
            _ => Err(ScanFault::NoRatings),
        }
    }
}

/// Whether a heading is of the number or the name of a person: `Employee ID`, `Learner’s name`.
fn is_id(cell: &str, name: &str) -> bool {
    let lower = cell.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "s"));
    words().any(|word| word == name)
        && words().all(|word| word == name || [PEOPLE, BESIDE_IDS].iter().any(|of| of.contains(&word)))
}

/// Whether a row is the header of a table of people, with a column for each KSB.
pub fn is_header_of_people(header: &[String]) -> bool {
    header.iter().filter(|cell| starts_with_code(cell)).count() > 2
}

/// The columns that tell about a person. Two of one name would be one.
fn told(header: &[String], is_told: impl Fn(usize) -> bool) -> Result<Vec<usize>, ScanFault> {
    let told: Vec<usize> = named_cells(header).filter(|place| is_told(*place)).collect();
    let mut names: Vec<&str> =
        told.iter().filter_map(|place| header.get(*place)).map(|name| name.trim()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        Some(name) => Err(ScanFault::SameName((*name).to_owned())),
        None => Ok(told),
    }
}

/// The places of the cells that say anything.
fn named_cells(header: &[String]) -> impl Iterator<Item = usize> {
    header.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(place, _)| place)
}

/// What a heading is.
#[derive(Debug, PartialEq, Eq)]
pub enum Heading {
    Ksb(Rated),
    /// It begins with the code of this KSB, but its words are others, as `K1 notes` is.
    OtherWords(String),
    Other,
}

/// What a heading is: `K1`, `k01`, `OCC0526.K1`, or a code and the statement or its beginning are a KSB.
pub fn heading(cell: &str, engine: &Engine, of: Option<&str>) -> Result<Heading, ScanFault> {
    let cell = cell.trim();
    let (reference, rest) = match cell.split_once('.') {
        // A name such as `Dr` is no reference: a reference has a number.
        Some((reference, rest))
            if code_in(reference).is_none() && reference.contains(|c: char| c.is_ascii_digit()) =>
        {
            (Some(reference.trim()), rest)
        }
        _ => (None, cell),
    };
    let Some((code, after)) = code_in(rest) else { return Ok(Heading::Other) };
    let after = after.trim_start_matches([':', '.', ')', '-', '–', ' ']).trim();
    let Some(given) = reference.or(of) else { return Err(ScanFault::WhoseCodes(cell.to_owned())) };
    let occupation = known_reference(engine, given);
    let id = format!("{occupation}.{code}");
    let Some(found) = engine.catalogue().occupations().find(|one| one.reference == occupation) else {
        return Err(ScanFault::Unknown(occupation));
    };
    match found.ksbs.iter().find(|ksb| ksb.code == code) {
        Some(ksb)
            if says_the_same(after, &ksb.statement)
                || says_the_same(without_scale(after).0, &ksb.statement) =>
        {
            Ok(Heading::Ksb(Rated { occupation, code }))
        }
        None if after.is_empty() => Err(ScanFault::Unknown(id)),
        _ => Ok(Heading::OtherWords(id)),
    }
}

/// Words that may stand beside the numbers of a scale.
const OF_SCALES: &[&str] = &["to", "of", "out", "from", "scale"];

/// A heading without the scale at its end, and that scale: `K1 (1-5)`, `Rating out of 5`.
pub fn without_scale(cell: &str) -> (&str, Option<NumberScale>) {
    let cell = cell.trim();
    let is_plain = |rest: &str| {
        let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.clone().count() > 0
            && words.clone().all(|word| {
                word.parse::<u8>().is_ok() || OF_SCALES.iter().any(|known| word.eq_ignore_ascii_case(known))
            })
    };
    let bracket = cell.rfind(['(', '[']).filter(|_| cell.ends_with([')', ']']));
    let spaces = cell.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    let starts = std::iter::once(0).chain(spaces);
    let ends = starts.filter(|at| cell.get(*at..).is_some_and(is_plain));
    let scale_at = |at: usize| Some((at, NumberScale::of(cell.get(at..)?)?));
    let found = match bracket {
        Some(at) => scale_at(at),
        None => ends.filter(|at| code_in(cell.get(*at..).unwrap_or_default()).is_none()).find_map(scale_at),
    };
    match found {
        Some((at, scale)) => {
            let rest = cell.get(..at).unwrap_or_default();
            (rest.trim_end_matches([' ', ':', ',', '-', '–', '/', '.']), Some(scale))
        }
        None => (cell, None),
    }
}

/// Whether a cell begins as a heading of a KSB may.
pub fn starts_with_code(cell: &str) -> bool {
    let rest = cell.trim().rsplit_once('.').map_or(cell, |(_, rest)| rest);
    code_in(cell).is_some() || code_in(rest).is_some()
}

/// The code at the beginning of `text`, and what comes after it.
fn code_in(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let letter = text.chars().next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
    let digits = text.get(1..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, after) = digits.split_at(end);
    let code = format!("{letter}{}", number.trim_start_matches('0'));
    let is_end = !after.starts_with(char::is_alphanumeric);
    (is_end && Kind::of_code(&code).is_some()).then_some((code, after))
}

/// Whether a heading is the statement, or its beginning, but for marks and capitals.
fn says_the_same(heading: &str, statement: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(statement).starts_with(&letters(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cell: &str, of: Option<&str>) -> Result<Option<String>, ScanFault> {
        let Heading::Ksb(one) = heading(cell, &Engine::embedded(), of)? else { return Ok(None) };
        Ok(Some(format!("{}.{}", one.occupation, one.code)))
    }

    #[test]
    fn headings_that_are_codes_are_ratings_and_no_others() {
        let mine = Some("OCC0526");
        let cases = [
            ("K1", Some("OCC0526.K1")),
            (" k01 ", Some("OCC0526.K1")),
            ("K5: The importance of achieving value", Some("OCC0526.K5")),
            ("K5 - The importance of achieving value for money.", Some("OCC0526.K5")),
            ("occ0311.B4", Some("OCC0311.B4")),
            ("K1 notes", None),
            ("K1: evidence", None),
            ("Site", None),
            ("K1x", None),
            ("S", None),
            ("", None),
            ("Year 1", None),
            ("Dr.S1", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(of(cell, mine), Ok(expected.map(str::to_owned)), "{cell}");
        }
        assert_eq!(of("K99", mine), Err(ScanFault::Unknown("OCC0526.K99".to_owned())));
        assert_eq!(of("K1", None), Err(ScanFault::WhoseCodes("K1".to_owned())));
        assert_eq!(of("OCC0562.K1", mine), Err(ScanFault::Unknown("OCC0562".to_owned())));
    }

    #[test]
    fn a_table_of_ratings_needs_a_person_a_code_and_a_rating() {
        let columns = |header: &str| {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            Columns::of(&header, &Engine::embedded(), Some("OCC0526"), |place| place == 1)
        };
        assert_eq!(
            columns("Name,KSB,Rating,Site"),
            Ok(Columns::Long { id: 0, occupation: None, code: 1, rating: 2, told: vec![3] })
        );
        assert_eq!(columns("Name,Site"), Err(ScanFault::NoRatings));
        assert_eq!(columns("K1,k01"), Err(ScanFault::Twice("OCC0526.K1".to_owned())));
        assert_eq!(columns("id,K1,Site,site ,Site"), Err(ScanFault::SameName("Site".to_owned())));
        let (heading, id) = ("K5 Value for money".to_owned(), "OCC0526.K5".to_owned());
        assert_eq!(columns("K1,K5 Value for money"), Err(ScanFault::OtherWords { heading, id }));
        assert!(columns("K5 Value for money,K1").is_ok(), "a column without ratings may say what it likes");
    }
}
