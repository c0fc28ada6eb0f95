//! What one person says of themselves: a scale, ratings on it, assumptions, notes and rejected carry-overs.
//!
//! Knows the catalogue that the ratings are about, and nothing of targets or of gaps.

mod assumed;
mod day;
mod per_statement;
mod scale;

use crate::catalogue::{Catalogue, Place, split_at_code, statement_id};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::limits::MAX_REJECTED;
use crate::sort;

pub use assumed::{Assumed, AssumedPoint};
pub use per_statement::PerStatement;
pub(crate) use per_statement::{ByName, position};
pub use scale::{Labels, Point, Scale};

/// One rating: a point of the scale, by its index; none is "Not sure".
pub type Rating = Option<u32>;

/// One person's assessment, as they gave it.
#[derive(Debug, Clone, Copy)]
pub struct Assessment<'a> {
    /// The scale that the ratings are points of.
    pub scale: &'a Scale,
    /// The ratings; what is absent is not rated.
    pub ratings: &'a PerStatement<Rating>,
    /// What they say of whole occupations.
    pub assumed: &'a Assumed,
    /// The person's notes on their evidence.
    pub notes: &'a PerStatement<String>,
    /// The days on which they did what a plan says.
    pub done: &'a PerStatement<String>,
    /// Pairs of statement ids, source and target, that the person says are not the same.
    pub rejected: &'a [(String, String)],
}

/// The rating of one statement of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementRating {
    /// Which statement.
    pub place: Place,
    /// The point, or none for "Not sure".
    pub point: Option<usize>,
}

/// An assessment that fits its catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedAssessment {
    /// In the order of the catalogue.
    pub ratings: Vec<StatementRating>,
    /// Positions of occupations, in order, and the point that is assumed of all their statements that are not rated.
    pub assumed: Vec<(usize, AssumedPoint<usize>)>,
    /// Pairs of source and target that do not carry over, sorted.
    pub rejected: Vec<(Place, Place)>,
}

/// A point that a person gives a statement: by rating it, or by assuming it of its occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) place: Place,
    pub(crate) point: AssumedPoint<usize>,
    /// Whether the point is assumed, not rated.
    pub(crate) assumed: bool,
}

impl CheckedAssessment {
    /// The person's answer for the statement at `place`: a point, or none for "Not sure". None where there is none.
    pub fn answer(&self, place: Place) -> Option<Option<usize>> {
        let found = self.ratings.binary_search_by_key(&place, |rating| rating.place).ok()?;
        self.ratings.get(found).map(|rating| rating.point)
    }

    /// Every statement that has a point: first those that are rated, then those that are assumed and not answered. Of
    /// both, in the order of the catalogue. `places` has those of an occupation.
    pub(crate) fn claims<P: Iterator<Item = Place>>(&self, places: impl Fn(usize) -> P) -> Vec<Claim> {
        let claim = |place, point, assumed| Claim { place, point, assumed };
        let whole = |point| AssumedPoint { point, halfway: false };
        let rated = self.ratings.iter().filter_map(|one| Some(claim(one.place, whole(one.point?), false)));
        let mut claims: Vec<Claim> = rated.collect();
        for (occupation, point) in &self.assumed {
            let unanswered = places(*occupation).filter(|place| self.answer(*place).is_none());
            claims.extend(unanswered.map(|place| claim(place, *point, true)));
        }
        claims
    }

    /// Whether the person says that `source` does not carry over to `target`.
    pub fn is_rejected(&self, source: Place, target: Place) -> bool {
        is_rejected(&self.rejected, source, target)
    }
}

/// Whether `rejected`, sorted pairs of source and target, says that `source` does not carry over to `target`.
pub(crate) fn is_rejected(rejected: &[(Place, Place)], source: Place, target: Place) -> bool {
    rejected.binary_search(&(source, target)).is_ok()
}

/// The longest note, in bytes.
pub const MAX_NOTE: usize = 10_000;

impl Assessment<'_> {
    /// Checks it against `catalogue`.
    ///
    /// # Errors
    /// `unknownOccupation`, `unknownStatement`, `outOfScale`, `invalidValue`, `missingField` for a label of the
    /// scale, `tooLarge` for a note and for rejected pairs, each with its place.
    pub fn check(&self, catalogue: &Catalogue) -> Result<CheckedAssessment, Error> {
        self.scale.check(&Path::Root.field("scale"))?;
        let mut rated_statements = Vec::new();
        let ratings = Path::Root.field("ratings");
        check_occupations(catalogue, self.ratings, &ratings)?;
        for (reference, codes) in self.ratings.by_occupation() {
            let occupation = ratings.field(reference);
            for (code, rating) in codes {
                let path = occupation.field(code);
                let place = place_of(catalogue, reference, code, &path)?;
                let point = self.scale.point_of(*rating, &path)?;
                rated_statements.push(StatementRating { place, point });
            }
        }
        let assumed_path = Path::Root.field("assumed");
        let mut assumed = Vec::new();
        for (reference, point) in self.assumed.iter() {
            let path = assumed_path.field(reference);
            let (position, _) = catalogue.find(reference, &path)?;
            assumed.push((position, self.scale.assumed_point_of(point, &path)?));
        }
        sort::by(&mut assumed, Ord::cmp);
        check_texts(catalogue, self.notes, &Path::Root.field("notes"), check_note)?;
        check_texts(catalogue, self.done, &Path::Root.field("done"), check_day)?;
        let rejected_path = Path::Root.field("rejected");
        let mut rejected = Vec::new();
        for (index, (source, target)) in self.rejected.iter().enumerate() {
            let pair = rejected_path.item(index);
            let source = place_of_id(catalogue, source, &pair.item(0))?;
            rejected.push((source, place_of_id(catalogue, target, &pair.item(1))?));
        }
        sort::by_key(&mut rated_statements, |rating| rating.place);
        sort::by(&mut rejected, Ord::cmp);
        rejected.dedup();
        check_rejected_count(rejected.len(), &rejected_path)?;
        Ok(CheckedAssessment { ratings: rated_statements, assumed, rejected })
    }
}

/// Checks how many different pairs are rejected.
///
/// # Errors
/// `tooLarge`
pub(crate) fn check_rejected_count(count: usize, path: &Path<'_>) -> Result<(), Error> {
    if count <= MAX_REJECTED {
        return Ok(());
    }
    let message = format_args!("{count} different pairs; at most {MAX_REJECTED} are taken");
    Err(Error::at(path, ErrorCode::TooLarge, message))
}

/// Checks what is written of statements, each by `check`.
///
/// # Errors
/// `unknownOccupation`, `unknownStatement`, and those of `check`.
fn check_texts(
    catalogue: &Catalogue,
    texts: &PerStatement<String>,
    path: &Path<'_>,
    check: fn(&str, &Path<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    check_occupations(catalogue, texts, path)?;
    for (reference, codes) in texts.by_occupation() {
        let occupation = path.field(reference);
        for (code, text) in codes {
            let path = occupation.field(code);
            place_of(catalogue, reference, code, &path)?;
            check(text, &path)?;
        }
    }
    Ok(())
}

/// # Errors
/// `invalidValue`
pub(crate) fn check_day(text: &str, path: &Path<'_>) -> Result<(), Error> {
    if day::is_day(text) {
        return Ok(());
    }
    let message = format_args!("{} is not a day such as 2026-11-28", quoted(text));
    Err(Error::at(path, ErrorCode::InvalidValue, message))
}

/// # Errors
/// `unknownOccupation`
fn check_occupations<T>(
    catalogue: &Catalogue,
    answers: &PerStatement<T>,
    path: &Path<'_>,
) -> Result<(), Error> {
    for reference in answers.occupations() {
        catalogue.find(reference, &path.field(reference))?;
    }
    Ok(())
}

/// Splits the path of an answer, `ratings.OCC0311.K1`, into field, reference, and code. The code stands after the
/// last dot: a reference may have dots.
pub(crate) fn answer_path(path: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = path.split_once('.')?;
    let (reference, code) = split_at_code(rest)?;
    matches!(name, "ratings" | "notes" | "done").then_some((name, reference, code))
}

/// The reference in the path of an assumption, `assumed.OCC0311`.
pub(crate) fn assumption_path(path: &str) -> Option<&str> {
    path.strip_prefix("assumed.")
}

/// Whether `path` is that of a rejected pair, `rejected[2]`.
pub(crate) fn is_pair_path(path: &str) -> bool {
    path.starts_with("rejected[")
}

/// The place of the statement that `id` names.
///
/// # Errors
/// `invalidValue` where it is no id, `unknownOccupation`, `unknownStatement`.
pub(crate) fn place_of_id(catalogue: &Catalogue, id: &str, path: &Path<'_>) -> Result<Place, Error> {
    let Some((reference, code)) = statement_id(id) else {
        let message = format_args!("a statement is named by its occupation and code: OCC0311.K9");
        return Err(Error::at(path, ErrorCode::InvalidValue, message));
    };
    place_of(catalogue, reference, code, path)
}

/// The place of a statement. Where `path` ends with its code, an unknown occupation is at the part
/// before that.
pub(crate) fn place_of(
    catalogue: &Catalogue,
    reference: &str,
    code: &str,
    path: &Path<'_>,
) -> Result<Place, Error> {
    let occupation_path = match path {
        Path::Field(parent, _) => *parent,
        _ => path,
    };
    let (position, occupation) = catalogue.find(reference, occupation_path)?;
    let (ksb, _) = occupation.find(code, path)?;
    Ok(Place { occupation: position, ksb })
}

/// # Errors
/// `tooLarge`
pub(crate) fn check_note(note: &str, path: &Path<'_>) -> Result<(), Error> {
    if note.len() > MAX_NOTE {
        return Err(Error::at(path, ErrorCode::TooLarge, format_args!("a note of more than 10,000 bytes")));
    }
    Ok(())
}
