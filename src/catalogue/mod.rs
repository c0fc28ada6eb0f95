//! Occupations, their statements and links, by reference.
//!
//! Knows nothing of people, of ratings or of how statements resemble each other.

mod embedded;
mod occupation;

use std::sync::Arc;

pub use occupation::{
    Direction, Duty, Kind, KindCounts, Ksb, Link, Occupation, OccupationSummary, Product, Soc, SocGroup,
    TechnicalLevel, Warning,
};

use crate::error::{Error, ErrorCode, ErrorKind};
use crate::hash::name_of;
use crate::input::{FromValue, Path, Value, quoted};

/// A set of occupations, each with a reference of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// By reference.
    occupations: Vec<Arc<Occupation>>,
    version: String,
}

/// The longest reference that is taken, in bytes.
const MAX_REFERENCE: usize = 64;

impl Catalogue {
    /// The occupations that come with the crate: those of the two seed pages. Contains Skills
    /// England data, Open Government Licence v3.0.
    pub fn embedded() -> Self {
        // A test reads every embedded record, so that none is ever left out here.
        let occupations = embedded::RECORDS
            .iter()
            .filter_map(|text| Value::parse(text).ok())
            .filter_map(|value| FromValue::from_value(&value, &Path::Root).ok());
        Self::default().with(occupations.collect()).unwrap_or_default()
    }

    /// This catalogue with `added`, each of which takes the place of one of the same reference.
    ///
    /// # Errors
    /// Of kind `catalogue`, at `[index].field`: an empty or overlong reference, an occupation given
    /// twice, a code that is no KSB code, is given twice or disagrees with its kind, an empty
    /// statement.
    pub fn with(&self, added: Vec<Occupation>) -> Result<Self, Error> {
        let mut with = self.clone();
        let mut given: Vec<Arc<Occupation>> = Vec::with_capacity(added.len());
        for (index, occupation) in added.into_iter().enumerate() {
            let place = Path::Root.item(index);
            check(&occupation, &place).map_err(|error| error.of_kind(ErrorKind::Catalogue))?;
            if given.iter().any(|one| one.reference == occupation.reference) {
                let message = format_args!("{} is given twice", occupation.reference);
                let place = place.field("reference");
                return Err(
                    Error::at(&place, ErrorCode::DuplicateOccupation, message).of_kind(ErrorKind::Catalogue)
                );
            }
            let occupation = Arc::new(occupation);
            given.push(Arc::clone(&occupation));
            match with.position(&occupation.reference) {
                Err(position) => with.occupations.insert(position, occupation),
                Ok(position) => {
                    if let Some(old) = with.occupations.get_mut(position) {
                        *old = occupation;
                    }
                }
            }
        }
        with.version = version_of(&with.occupations);
        Ok(with)
    }

    /// The occupations of a list of records, as `read` and [`Self::occupation`] give them.
    ///
    /// # Errors
    /// Of kind `catalogue`, with the place in the list.
    pub fn decode(value: &Value) -> Result<Vec<Occupation>, Error> {
        value
            .check()
            .and_then(|()| FromValue::from_value(value, &Path::Root))
            .map_err(|error| error.of_kind(ErrorKind::Catalogue))
    }

    /// A name for exactly this content: its hash, in 16 hexadecimal digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every occupation, by reference.
    pub fn occupations(&self) -> impl Iterator<Item = &Occupation> {
        self.occupations.iter().map(Arc::as_ref)
    }

    /// The occupation with this reference, and its position in the catalogue's order.
    ///
    /// # Errors
    /// `unknownOccupation`, with `path` as its place.
    pub fn find(&self, reference: &str, path: &Path<'_>) -> Result<(usize, &Occupation), Error> {
        let position = self.position(reference).ok();
        position.and_then(|position| Some((position, self.at(position)?))).ok_or_else(|| {
            let message = format_args!("{} is not in the catalogue", quoted(reference));
            Error::at(path, ErrorCode::UnknownOccupation, message)
        })
    }

    /// The occupation at `position`.
    pub fn at(&self, position: usize) -> Option<&Occupation> {
        self.occupations.get(position).map(Arc::as_ref)
    }

    fn position(&self, reference: &str) -> Result<usize, usize> {
        self.occupations.binary_search_by(|one| one.reference.as_str().cmp(reference))
    }
}

impl Default for Catalogue {
    /// No occupations.
    fn default() -> Self {
        let occupations = Vec::new();
        Self { version: version_of(&occupations), occupations }
    }
}

fn version_of(occupations: &[Arc<Occupation>]) -> String {
    let occupations: Vec<&Occupation> = occupations.iter().map(Arc::as_ref).collect();
    name_of(&occupations)
}

#[inline(never)]
fn check(occupation: &Occupation, path: &Path<'_>) -> Result<(), Error> {
    let refuse = |path: &Path<'_>, code, message| Err(Error::at(path, code, message));
    let reference = &occupation.reference;
    if reference.is_empty() {
        return refuse(&path.field("reference"), ErrorCode::MissingField, format_args!("must be given"));
    }
    if reference.len() > MAX_REFERENCE || reference.chars().any(|c| c.is_control() || c.is_whitespace()) {
        let message = format_args!("a reference has at most 64 bytes and no spaces");
        return refuse(&path.field("reference"), ErrorCode::InvalidValue, message);
    }
    let ksbs = path.field("ksbs");
    for (index, ksb) in occupation.ksbs.iter().enumerate() {
        let place = ksbs.item(index);
        match Kind::of_code(&ksb.code) {
            None => {
                let message = format_args!("{} is not a code such as K1, S1 or B1", quoted(&ksb.code));
                return refuse(&place.field("code"), ErrorCode::InvalidValue, message);
            }
            Some((kind, _)) if kind != ksb.kind => {
                let message = format_args!("{} is not a code of this kind", ksb.code);
                return refuse(&place.field("kind"), ErrorCode::InvalidValue, message);
            }
            Some(_) if occupation.ksbs.iter().take(index).any(|one| one.code == ksb.code) => {
                let message = format_args!("{} is given twice", ksb.code);
                return refuse(&place.field("code"), ErrorCode::DuplicateField, message);
            }
            Some(_) if ksb.statement.trim().is_empty() => {
                return refuse(
                    &place.field("statement"),
                    ErrorCode::MissingField,
                    format_args!("must be given"),
                );
            }
            Some(_) => {}
        }
    }
    Ok(())
}
