//! Occupations, their statements and links, by reference.
//!
//! Knows nothing of people, of ratings or of how statements resemble each other.

mod check;
mod embedded;
mod occupation;
mod options;
mod source;
mod statement_id;

use std::sync::Arc;

pub(crate) use check::MAX_STATEMENT;
pub use occupation::{
    Direction, Duty, Kind, KindCounts, Ksb, Link, Occupation, OccupationOption, OccupationSummary, Product,
    Soc, SocGroup, TechnicalLevel, Warning,
};
pub use source::DataSource;
pub(crate) use statement_id::{is_code_like, split_at_code, statement_id};

use crate::error::{Error, ErrorCode, ErrorKind, Path, quoted};
use crate::hash::json_hash;
use crate::input::{Value, deserialize};
use crate::sort;

/// A set of occupations, each with a reference of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// By reference.
    occupations: Vec<Arc<Occupation>>,
    version: String,
}

/// Where a statement stands in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The position of its occupation in the catalogue.
    pub occupation: usize,
    /// Its position among that occupation's KSBs.
    pub ksb: usize,
}

impl Catalogue {
    /// The two occupations that come with the crate. Contains Skills England data, Open Government Licence
    /// v3.0.
    pub fn embedded() -> Self {
        // A test reads every embedded record, so that none is ever left out here.
        let occupations = embedded::RECORDS
            .iter()
            .filter_map(|text| Value::parse(text).ok())
            .filter_map(|value| deserialize(&value, &Path::Root).ok());
        Self::default().with(occupations.collect()).unwrap_or_default()
    }

    /// This catalogue with `added`. Each replaces the occupation with the same reference, if there is one.
    ///
    /// # Errors
    /// Of kind `catalogue`, at `[index].field`:
    /// - `missingField`: an empty reference, or a statement without a letter or digit
    /// - `invalidValue`: a reference or a code that cannot be one, a code of another kind, an unknown option
    /// - `duplicateField`: two KSBs with one code
    /// - `duplicateOccupation`: two occupations with one reference
    /// - `tooLarge`: a statement of more than 10,000 bytes
    pub fn with(&self, added: Vec<Occupation>) -> Result<Self, Error> {
        for (index, occupation) in added.iter().enumerate() {
            occupation.check(&Path::Root.item(index))?;
        }
        let mut added: Vec<(usize, Arc<Occupation>)> = added.into_iter().map(Arc::new).enumerate().collect();
        sort::by(&mut added, |(_, one), (_, other)| one.reference.cmp(&other.reference));
        if let Some([_, (index, twice)]) = added.windows(2).find(|pair| is_same(pair)) {
            let place = Path::Root.item(*index);
            let message = format_args!("{} is given twice", twice.reference);
            let error = Error::at(&place.field("reference"), ErrorCode::DuplicateOccupation, message);
            return Err(error.of_kind(ErrorKind::Catalogue));
        }
        // Equals stay in their order, so that what is added comes first, and stays.
        let added = added.into_iter().map(|(_, one)| one);
        let mut occupations: Vec<_> = added.chain(self.occupations.iter().cloned()).collect();
        sort::by(&mut occupations, |one, other| one.reference.cmp(&other.reference));
        occupations.dedup_by(|one, kept| one.reference == kept.reference);
        let version = version_of(&occupations);
        Ok(Self { occupations, version })
    }

    /// The occupations of a list of records, as `read` and [`Self::find`] give them.
    ///
    /// # Errors
    /// Of kind `catalogue`, with the place in the list: `invalidType`, `invalidValue`, `missingField`, `unknownField`,
    /// `duplicateField`, `tooLarge`, `tooDeep`.
    pub fn decode(value: &Value) -> Result<Vec<Occupation>, Error> {
        value
            .check()
            .and_then(|()| deserialize(value, &Path::Root))
            .map_err(|error| error.of_kind(ErrorKind::Catalogue))
    }

    /// A name for exactly this content: its hash, in 16 hexadecimal digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The same catalogue, with another version as its name.
    pub(crate) fn with_version(self, version: String) -> Self {
        Self { version, ..self }
    }

    /// Every occupation, by reference.
    pub fn occupations(&self) -> impl Iterator<Item = &Occupation> {
        self.occupations.iter().map(Arc::as_ref)
    }

    /// Every occupation, by reference, in its shared pointer.
    pub(crate) fn shared(&self) -> &[Arc<Occupation>] {
        &self.occupations
    }

    /// The occupation with this reference, and its position in the catalogue's order.
    ///
    /// # Errors
    /// `unknownOccupation`, with `path` as its place.
    pub fn find(&self, reference: &str, path: &Path<'_>) -> Result<(usize, &Occupation), Error> {
        let position = self.position(reference).ok();
        position.and_then(|position| Some((position, self.at(position)?))).ok_or_else(|| {
            let all = self.occupations.iter().map(|one| (one.reference.as_str(), one.name.as_str()));
            unknown_occupation(reference, all, path)
        })
    }

    /// The occupation at `position`.
    pub fn at(&self, position: usize) -> Option<&Occupation> {
        self.occupations.get(position).map(Arc::as_ref)
    }

    /// Where the occupation with this reference is, or would be.
    pub(crate) fn position(&self, reference: &str) -> Result<usize, usize> {
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

/// The error of a `reference` that is none of `all`, references and names. Names the one that is meant, if one is
/// written so but for upper and lower case.
pub(crate) fn unknown_occupation<'a>(
    reference: &str,
    mut all: impl Iterator<Item = (&'a str, &'a str)>,
    path: &Path<'_>,
) -> Error {
    let wanted = reference.trim();
    let meant = all.find(|(one, name)| [one, name].iter().any(|word| word.eq_ignore_ascii_case(wanted)));
    let message = match meant {
        Some((meant, _)) => {
            format!("{} is not in the catalogue; did you mean {}?", quoted(reference), quoted(meant))
        }
        None => format!("{} is not in the catalogue", quoted(reference)),
    };
    Error::at(path, ErrorCode::UnknownOccupation, format_args!("{message}"))
}

fn version_of(occupations: &[Arc<Occupation>]) -> String {
    let occupations: Vec<&Occupation> = occupations.iter().map(Arc::as_ref).collect();
    json_hash(&occupations)
}

fn is_same(pair: &[(usize, Arc<Occupation>)]) -> bool {
    matches!(pair, [(_, one), (_, other)] if one.reference == other.reference)
}
