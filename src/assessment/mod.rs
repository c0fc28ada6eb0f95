//! What one person says of themselves: a scale, ratings on it, notes and rejected carry-overs.
//!
//! Knows the catalogue that the ratings are about, and nothing of targets or of gaps.

mod scale;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::error::{Error, ErrorCode};
use crate::input::Path;
use crate::transfer::statement_id;

pub use scale::{Labels, Point, Scale};

/// One rating: a point of the scale, by its index; none is "Not sure".
pub type Rating = Option<u32>;

/// By occupation, then by KSB code.
pub type PerStatement<T> = BTreeMap<String, BTreeMap<String, T>>;

/// One person's assessment, as they gave it.
#[derive(Debug, Clone, Copy)]
pub struct Assessment<'a> {
    /// The scale that the ratings are points of.
    pub scale: &'a Scale,
    /// The ratings; what is absent is not rated.
    pub ratings: &'a PerStatement<Rating>,
    /// The person's notes on their evidence.
    pub notes: &'a PerStatement<String>,
    /// Pairs of statement ids, source and target, that the person says are not the same.
    pub rejected: &'a [(String, String)],
}

/// A rated statement of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rated<'a> {
    /// The reference of its occupation.
    pub occupation: &'a str,
    /// The place of its KSB in that occupation.
    pub index: usize,
    /// The point, or none for "Not sure".
    pub point: Option<usize>,
}

/// An assessment that fits its catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<'a> {
    /// In the order of the catalogue.
    pub rated: Vec<Rated<'a>>,
    /// Source and target of what does not carry over.
    pub rejected: BTreeSet<(StatementId<'a>, StatementId<'a>)>,
}

/// Reference and code.
pub type StatementId<'a> = (&'a str, &'a str);

/// The longest note, in bytes.
pub const MAX_NOTE: usize = 10_000;

impl<'a> Assessment<'a> {
    /// Checks it against `catalogue`.
    ///
    /// # Errors
    /// `unknownOccupation`, `unknownStatement`, `outOfScale`, `invalidValue`, `tooLarge`, and those of
    /// [`Scale::check`], each with its place.
    pub fn check(&self, catalogue: &'a Catalogue) -> Result<Checked<'a>, Error> {
        self.scale.check(&Path::Root.field("scale"))?;
        let mut rated = Vec::new();
        for_each(self.ratings, "ratings", |reference, code, rating, path| {
            let index = index_of(catalogue, reference, code, path)?;
            let point = self.scale.point_of(*rating, path)?;
            rated.push(Rated { occupation: reference, index, point });
            Ok(())
        })?;
        rated.sort_by_key(|one| (one.occupation, one.index));
        for_each(self.notes, "notes", |reference, code, note, path| {
            index_of(catalogue, reference, code, path)?;
            check_note(note, path)
        })?;
        let rejected_path = Path::Root.field("rejected");
        let mut rejected = BTreeSet::new();
        for (index, (source, target)) in self.rejected.iter().enumerate() {
            let pair = rejected_path.item(index);
            let source = known_id(catalogue, source, &pair.item(0))?;
            let target = known_id(catalogue, target, &pair.item(1))?;
            rejected.insert((source, target));
        }
        Ok(Checked { rated, rejected })
    }
}

/// The statement that `id` names.
///
/// # Errors
/// `invalidValue` where it is no id, `unknownOccupation`, `unknownStatement`.
pub(crate) fn known_id<'a>(
    catalogue: &Catalogue,
    id: &'a str,
    path: &Path<'_>,
) -> Result<StatementId<'a>, Error> {
    let Some((reference, code)) = statement_id(id) else {
        let message = "a statement is named by its occupation and code: OCC0311.K9";
        return Err(Error::request(ErrorCode::InvalidValue, path.to_string(), message));
    };
    index_of(catalogue, reference, code, path)?;
    Ok((reference, code))
}

/// # Errors
/// `tooLarge`
pub(crate) fn check_note(note: &str, path: &Path<'_>) -> Result<(), Error> {
    if note.len() > MAX_NOTE {
        let message = "a note of more than 10,000 bytes";
        return Err(Error::request(ErrorCode::TooLarge, path.to_string(), message));
    }
    Ok(())
}

/// The place of a KSB in its occupation. `path` ends with the occupation, then the code.
pub(crate) fn index_of(
    catalogue: &Catalogue,
    reference: &str,
    code: &str,
    path: &Path<'_>,
) -> Result<usize, Error> {
    let occupation_path = match path {
        Path::Field(parent, _) => *parent,
        _ => path,
    };
    let occupation = catalogue.occupation(reference, occupation_path)?;
    let ksb = catalogue.ksb(occupation, code, path)?;
    Ok(occupation.ksbs.iter().position(|one| one.code == ksb.code).unwrap_or_default())
}

fn for_each<'a, T>(
    values: &'a PerStatement<T>,
    field: &str,
    mut visit: impl FnMut(&'a str, &'a str, &'a T, &Path<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let root = Path::Root.field(field);
    for (reference, of_occupation) in values {
        let occupation = root.field(reference);
        for (code, value) in of_occupation {
            visit(reference, code, value, &occupation.field(code))?;
        }
    }
    Ok(())
}

