//! Every statement of a catalogue, prepared once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::prepared::Packed;
use super::{Carry, Limits, Model, Prepared, Reasons, StatementRef, TransferReport, reasons};
use crate::catalogue::{Catalogue, Kind, MAX_STATEMENT, Occupation, Place};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::Path;

/// The statements of a catalogue, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Index {
    model: Arc<Model>,
    /// Of each occupation, in the catalogue's order; in the order of its KSBs.
    statements: Vec<Arc<[Prepared]>>,
    /// What each carries over to, likewise; shared by copies of the index.
    carries: Arc<Vec<Vec<Carries>>>,
}

/// What one statement carries over to: worked out when first asked for, and kept.
#[derive(Debug, Default)]
struct Carries {
    all: OnceLock<Vec<Carry>>,
    /// In one occupation each, by its position: who asks for one target does not wait for all.
    to: Mutex<Vec<(usize, Arc<[Carry]>)>>,
}

/// Two statements that are less alike as wholes, of 16,129, are not looked at word by word.
///
/// Measured (`cargo xtask eval`): of the 18,172 pairs that carry over among 13.5 million of the graded
/// pairs, of 52 standards and of 2,500 tasks of O*NET, the least alike reaches 7,115.
const ALIKE: i32 = 6_400;

impl Index {
    /// Prepares every statement of `catalogue`.
    ///
    /// # Errors
    /// Of kind `catalogue`: `needsModel` at the first statement that `model`, being a part, does not cover.
    pub fn new(catalogue: &Catalogue, model: impl Into<Arc<Model>>) -> Result<Self, Error> {
        Self::prepared(catalogue, model.into(), None)
    }

    /// For another catalogue: what occupations of `before`, for which this one is, have in common with it
    /// is not prepared again.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn with(&self, before: &Catalogue, catalogue: &Catalogue) -> Result<Self, Error> {
        Self::prepared(catalogue, Arc::clone(&self.model), Some((before, self)))
    }

    /// Takes the whole model of which so far there was a part.
    ///
    /// # Errors
    /// Of kind `read`, `invalidValue`: it is another model, or a part itself.
    pub fn learn(&mut self, model: Model) -> Result<(), Error> {
        if !model.is_whole() || !model.is_akin(&self.model) {
            let message = "not the whole of the statement model that the catalogue was prepared with";
            let error = Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned());
            return Err(error.of_kind(ErrorKind::Read));
        }
        self.model = Arc::new(model);
        Ok(())
    }

    fn prepared(
        catalogue: &Catalogue,
        model: Arc<Model>,
        before: Option<(&Catalogue, &Self)>,
    ) -> Result<Self, Error> {
        let (mut statements, mut carries) = (Vec::new(), Vec::new());
        for (position, occupation) in catalogue.occupations().enumerate() {
            let kept = before.and_then(|(catalogue, index)| index.kept(catalogue, occupation));
            statements.push(match kept {
                Some(kept) => kept,
                None => prepare_all(&model, occupation, &Path::Root.item(position))?,
            });
            carries.push(occupation.ksbs.iter().map(|_| Carries::default()).collect());
        }
        Ok(Self { model, statements, carries: Arc::new(carries) })
    }

    /// The prepared statements of `occupation`, if `catalogue`, for which this index is, has the same.
    fn kept(&self, catalogue: &Catalogue, occupation: &Occupation) -> Option<Arc<[Prepared]>> {
        let (position, known) = catalogue.find(&occupation.reference, &Path::Root).ok()?;
        let kept = self.statements.get(position)?;
        (known.ksbs == occupation.ksbs).then(|| Arc::clone(kept))
    }

    /// The statement at `place`.
    pub fn at(&self, place: Place) -> Option<&Prepared> {
        self.statements(place.occupation).get(place.ksb)
    }

    /// From where on a strength is said to be what.
    pub fn limits(&self) -> &Limits {
        self.model.head().limits()
    }

    /// Every other statement of the catalogue that the one at `source` carries over to, in the
    /// catalogue's order. Worked out once.
    pub fn carries(&self, source: Place) -> &[Carry] {
        let Some(kept) = self.carries_at(source) else { return &[] };
        kept.all.get_or_init(|| {
            let mut carries = Vec::new();
            for occupation in 0..self.statements.len() {
                self.add_carries(source, occupation, &mut carries);
            }
            carries
        })
    }

    /// What the one at `source` carries over to in the occupation at `target`, in order. Worked out once.
    pub fn carries_to(&self, source: Place, target: usize) -> Arc<[Carry]> {
        let Some(kept) = self.carries_at(source) else { return Arc::default() };
        if let Some(all) = kept.all.get() {
            let start = all.partition_point(|carry| carry.place.occupation < target);
            let end = all.partition_point(|carry| carry.place.occupation <= target);
            return all.get(start..end).unwrap_or_default().into();
        }
        // Whoever panicked while holding it left it whole.
        let mut to = kept.to.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, carries)) = to.iter().find(|(occupation, _)| *occupation == target) {
            return Arc::clone(carries);
        }
        let mut carries = Vec::new();
        self.add_carries(source, target, &mut carries);
        let carries: Arc<[Carry]> = carries.into();
        to.push((target, Arc::clone(&carries)));
        carries
    }

    fn carries_at(&self, source: Place) -> Option<&Carries> {
        self.carries.get(source.occupation)?.get(source.ksb)
    }

    fn add_carries(&self, source: Place, occupation: usize, carries: &mut Vec<Carry>) {
        let Some(from) = self.at(source) else { return };
        let (limit, whole) = (self.limits().carry, from.whole());
        for (ksb, to) in self.statements(occupation).iter().enumerate() {
            let place = Place { occupation, ksb };
            if place == source || !passes(from, &whole, to) {
                continue;
            }
            let strength = self.strength(from, to);
            if strength >= limit {
                carries.push(Carry { place, strength });
            }
        }
    }

    /// Whether `source` may carry over to `target`: one product of two rows, where [`Self::strength`] takes
    /// hundreds.
    pub fn may_carry(&self, source: &Prepared, target: &Prepared) -> bool {
        passes(source, &source.whole(), target)
    }

    /// The prepared statements of the occupation at `position` in the catalogue, in the order of its
    /// KSBs; none where there is no such occupation.
    pub fn statements(&self, position: usize) -> &[Prepared] {
        self.statements.get(position).map_or(&[], |statements| statements)
    }

    /// Prepares a statement that is not in the catalogue. `code` may tell its kind. None where the model is
    /// a part that does not cover it.
    pub fn prepare(&self, code: &str, statement: &str) -> Option<Prepared> {
        self.model.prepare(statement, Kind::of_code(code).map(|(kind, _)| kind))
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places.
    pub fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        self.model.head().strength(source, target)
    }

    /// Why it is what it is.
    pub fn reasons(&self, source: &Prepared, target: &Prepared) -> Reasons {
        reasons::reasons(self.model.head(), source, target)
    }

    /// One strength, with its reasons. Either end is a statement of the catalogue, `OCC0311.K9`, or
    /// free text, which may begin with a code: `K1: The law of contract`.
    ///
    /// # Errors
    /// `unknownOccupation`, `unknownStatement`, `missingField` for empty and `tooLarge` for overlong
    /// text, `needsModel` for text that the model, being a part, does not cover; at `source` or `target`.
    pub fn transfer(
        &self,
        catalogue: &Catalogue,
        source: &str,
        target: &str,
    ) -> Result<TransferReport, Error> {
        let (from, source) = self.resolve(catalogue, source, &Path::Root.field("source"))?;
        let (to, target) = self.resolve(catalogue, target, &Path::Root.field("target"))?;
        let (strength, threshold) = (self.strength(&from, &to), self.limits().carry);
        Ok(TransferReport {
            source,
            target,
            strength,
            threshold,
            carries: strength >= threshold,
            reasons: self.reasons(&from, &to),
        })
    }

    fn resolve(
        &self,
        catalogue: &Catalogue,
        text: &str,
        path: &Path<'_>,
    ) -> Result<(Prepared, StatementRef), Error> {
        if let Some((reference, code)) = statement_id(text) {
            let (position, occupation) = catalogue.find(reference, path)?;
            let (place, ksb) = occupation.find(code, path)?;
            let found = StatementRef {
                occupation: occupation.reference.clone(),
                code: ksb.code.clone(),
                statement: ksb.statement.clone(),
            };
            let prepared = self.at(Place { occupation: position, ksb: place }).cloned();
            return prepared.map(|prepared| (prepared, found)).ok_or_else(|| not_covered(path));
        }
        if text.trim().is_empty() {
            return Err(Error::at(path, ErrorCode::MissingField, format_args!("must be given")));
        }
        if text.len() > MAX_STATEMENT {
            let message = format_args!("a statement of more than 10,000 bytes");
            return Err(Error::at(path, ErrorCode::TooLarge, message));
        }
        let code = text.trim_start().split([':', '.', ' ', ')']).next().unwrap_or_default();
        let free = StatementRef {
            occupation: String::new(),
            code: String::new(),
            statement: text.trim().to_owned(),
        };
        let prepared = self.prepare(code, text);
        prepared.map(|prepared| (prepared, free)).ok_or_else(|| not_covered(path))
    }
}

/// Whether `source`, whose direction is `whole`, is like enough to `target` to be looked at word by word.
fn passes(source: &Prepared, whole: &Packed, target: &Prepared) -> bool {
    target.along(whole) >= ALIKE || source.is_same(target)
}

impl PartialEq for Index {
    /// Whether the models and the statements are the same: what carries over follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.model == other.model && self.statements == other.statements
    }
}

fn prepare_all(model: &Model, occupation: &Occupation, path: &Path<'_>) -> Result<Arc<[Prepared]>, Error> {
    let mut prepared = Vec::with_capacity(occupation.ksbs.len());
    for (number, ksb) in occupation.ksbs.iter().enumerate() {
        match model.prepare(&ksb.statement, Some(ksb.kind)) {
            Some(one) => prepared.push(one),
            None => {
                let path = path.field("ksbs");
                let error = not_covered(&path.item(number).field("statement"));
                return Err(error.of_kind(ErrorKind::Catalogue));
            }
        }
    }
    Ok(prepared.into())
}

#[cold]
fn not_covered(path: &Path<'_>) -> Error {
    Error::at(
        path,
        ErrorCode::NeedsModel,
        format_args!("has words for which the whole statement model is needed"),
    )
}

/// The reference and the code of a statement's id, `OCC0311.K9`.
pub(crate) fn statement_id(text: &str) -> Option<(&str, &str)> {
    let (reference, code) = text.rsplit_once('.')?;
    (Kind::of_code(code).is_some() && !reference.contains(char::is_whitespace)).then_some((reference, code))
}
