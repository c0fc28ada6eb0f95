//! Every statement of a catalogue, prepared and compared once.

use std::sync::{Arc, OnceLock};

use super::band::Limits;
use super::carry::{Carry, CarryCache, Reuse};
use super::model::Model;
use super::prepared::Prepared;
use super::reasons;
use super::report::{Reasons, StatementRef, TransferReport};
use super::vector::{Packed, Row};
use crate::catalogue::{
    Catalogue, Kind, MAX_STATEMENT, Occupation, Place, is_code_like, split_at_code, statement_id,
};
use crate::error::{Error, ErrorCode, ErrorKind, Path, quoted};

/// The statements of a catalogue, to be compared. They are prepared lazily.
///
/// ```
/// use skills_gap::catalogue::{Catalogue, Place};
/// use skills_gap::transfer::{Index, Model};
///
/// let index = Index::new(&Catalogue::embedded(), Model::embedded())?;
/// let carries = index.carries(Place { occupation: 0, ksb: 2 });
/// assert!(carries.iter().all(|carry| carry.strength >= index.limits().carry));
/// # Ok::<(), skills_gap::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Index {
    model: Arc<Model>,
    /// Whether the model is known to cover every statement.
    is_covered: bool,
    /// Of each occupation, in the catalogue's order.
    statements: Vec<Arc<Statements>>,
    /// What each statement carries over to, by occupation. Copies of the index share them.
    carries: Arc<Vec<Vec<CarryCache>>>,
}

/// The statements of one occupation.
#[derive(Debug)]
struct Statements {
    occupation: Arc<Occupation>,
    /// In the order of its KSBs.
    prepared: Vec<OnceLock<Prepared>>,
}

/// The lowest dot product of two statements as wholes, of 16,129, from which on they are compared word by word.
///
/// Measured: of 1,720 pairs that carry over among 3.1 million, of 125 targets drawn by chance with all statements of 244
/// standards, the least alike reaches 9,765 (data/model/README.md). Of version 0.1.0's 18,172 among 13.5 million, O*NET's
/// tasks included, it was 7,115.
const MIN_DOT: i32 = 6_400;

impl Index {
    /// The index of every statement of `catalogue`.
    ///
    /// # Errors
    /// `needsModel`, of kind `catalogue`, at the first statement that `model`, being a subset, does not cover.
    pub fn new(catalogue: &Catalogue, model: impl Into<Arc<Model>>) -> Result<Self, Error> {
        let (statements, carries) = (Vec::new(), Arc::default());
        let empty = Self { model: model.into(), is_covered: true, statements, carries };
        empty.with(&Catalogue::default(), catalogue)
    }

    /// The index of every statement of `catalogue`, where it is known what each carries over to: by occupation and
    /// statement, each in order.
    ///
    /// A model that is a subset need not cover the statements until some are to be compared: see [`Self::check`].
    pub fn with_carries(
        catalogue: &Catalogue,
        model: impl Into<Arc<Model>>,
        carries: Vec<Vec<Vec<Carry>>>,
    ) -> Self {
        let caches = |carries: Vec<Vec<Carry>>| carries.into_iter().map(CarryCache::of).collect();
        let occupations = catalogue.shared().iter().zip(carries);
        let (statements, carries) =
            occupations.map(|(occupation, carries)| (Statements::of(occupation), caches(carries))).unzip();
        let (model, carries) = (model.into(), Arc::new(carries));
        Self { is_covered: model.is_whole(), model, statements, carries }
    }

    /// The index of another catalogue. `before` is the catalogue of this index: the statements of occupations that
    /// both have are not prepared again. What they carry over to is worked out again, unless
    /// [`Self::reuse_carries`] follows.
    ///
    /// # Errors
    /// `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover.
    pub fn with(&self, before: &Catalogue, catalogue: &Catalogue) -> Result<Self, Error> {
        self.check()?;
        let (mut statements, mut carries) = (Vec::new(), Vec::new());
        for (position, occupation) in catalogue.shared().iter().enumerate() {
            let same = same_in(before, occupation).and_then(|position| self.statements.get(position));
            statements.push(match same {
                Some(same) => Arc::clone(same),
                None => {
                    self.check_covered(occupation, &Path::Root.item(position))?;
                    Statements::of(occupation)
                }
            });
            carries.push(occupation.ksbs.iter().map(|_| CarryCache::default()).collect());
        }
        let (model, carries) = (Arc::clone(&self.model), Arc::new(carries));
        Ok(Self { model, is_covered: true, statements, carries })
    }

    /// Reuses what `other`, the index of the catalogue `before`, knows of what statements carry over to. Then only
    /// pairs with occupations that are not in both are compared. What this index has worked out itself is dropped.
    pub fn reuse_carries(&mut self, other: &Self, before: &Catalogue) {
        let earlier: Vec<Option<usize>> =
            self.statements.iter().map(|statements| same_in(before, &statements.occupation)).collect();
        let mut reuse = Reuse::new(earlier.clone(), other.statements.len());
        let mut carries = Vec::new();
        for (statements, earlier) in self.statements.iter().zip(earlier) {
            let mut caches = Vec::new();
            for ksb in 0..statements.prepared.len() {
                let cache = earlier.and_then(|occupation| other.cache_at(Place { occupation, ksb }));
                caches.push(cache.map(|cache| reuse.cache(cache)).unwrap_or_default());
            }
            carries.push(caches);
        }
        self.carries = Arc::new(carries);
    }

    /// Sets the whole model, in place of a subset of it.
    ///
    /// # Errors
    /// `invalidValue` at `model`, of kind `read`: `model` is another model, or a subset itself.
    pub fn set_model(&mut self, model: Model) -> Result<(), Error> {
        if !model.is_whole() || !model.is_akin(&self.model) {
            let message = "not the whole of the statement model that the catalogue was prepared with";
            let error = Error::new(ErrorCode::InvalidValue, "model".to_owned(), message.to_owned());
            return Err(error.of_kind(ErrorKind::Read));
        }
        self.replace_model(Arc::new(model));
        Ok(())
    }

    /// Replaces the model by one that covers more: the whole model, or a larger subset of it.
    ///
    /// Statements are prepared again when they are needed: their tokens have other numbers in another subset.
    pub(crate) fn replace_model(&mut self, model: Arc<Model>) {
        (self.is_covered, self.model) = (model.is_whole(), model);
        for statements in &mut self.statements {
            *statements = Statements::of(&statements.occupation);
        }
    }

    /// Checks that every statement can be compared.
    ///
    /// # Errors
    /// `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover.
    pub fn check(&self) -> Result<(), Error> {
        if !self.is_covered {
            for (position, statements) in self.statements.iter().enumerate() {
                self.check_covered(&statements.occupation, &Path::Root.item(position))?;
            }
        }
        Ok(())
    }

    fn check_covered(&self, occupation: &Occupation, path: &Path<'_>) -> Result<(), Error> {
        for (number, ksb) in occupation.ksbs.iter().enumerate() {
            if !self.model.covers(&ksb.statement) {
                let path = path.field("ksbs");
                let error = not_covered(&path.item(number).field("statement"));
                return Err(error.of_kind(ErrorKind::Catalogue));
            }
        }
        Ok(())
    }

    /// The statement at `place`, prepared. None where there is no statement, or the model does not cover it.
    pub fn at(&self, place: Place) -> Option<&Prepared> {
        let statements = self.statements.get(place.occupation)?;
        let prepared = statements.prepared.get(place.ksb)?;
        if prepared.get().is_none() {
            let ksb = statements.occupation.ksbs.get(place.ksb)?;
            // Another thread that was faster has made the same.
            let _ = prepared.set(self.model.prepare(&ksb.statement, Some(ksb.kind))?);
        }
        prepared.get()
    }

    /// The statements of the occupation at `position` in the catalogue, prepared, in the order of its KSBs.
    pub fn statements(&self, position: usize) -> impl Iterator<Item = &Prepared> {
        (0..self.count(position)).filter_map(move |ksb| self.at(Place { occupation: position, ksb }))
    }

    /// The places of the statements of the occupation at `position` in the catalogue, in the order of its KSBs.
    pub(crate) fn places(&self, position: usize) -> impl Iterator<Item = Place> + use<> {
        (0..self.count(position)).map(move |ksb| Place { occupation: position, ksb })
    }

    /// How many statements the occupation at `position` in the catalogue has; 0 where there is no occupation.
    pub fn count(&self, position: usize) -> usize {
        self.statements.get(position).map_or(0, |statements| statements.prepared.len())
    }

    /// The lowest strength of each band, and the lowest that carries over.
    pub fn limits(&self) -> &Limits {
        self.model.head().limits()
    }

    /// Every other statement of the catalogue that the statement at `source` carries over to, in the catalogue's
    /// order. Worked out once.
    pub fn carries(&self, source: Place) -> &[Carry] {
        let Some(cache) = self.cache_at(source) else { return &[] };
        cache.all(|| (0..self.statements.len()).flat_map(|target| self.compare(source, target)).collect())
    }

    /// What the statement at `source` carries over to in the occupation at `target`, in order. Worked out once.
    pub fn carries_to(&self, source: Place, target: usize) -> Arc<[Carry]> {
        let Some(cache) = self.cache_at(source) else { return Arc::default() };
        cache.to(target, || self.compare(source, target))
    }

    fn cache_at(&self, source: Place) -> Option<&CarryCache> {
        self.carries.get(source.occupation)?.get(source.ksb)
    }

    /// What the statement at `source` carries over to in the occupation at `target`: reused, or worked out.
    fn compare(&self, source: Place, target: usize) -> Vec<Carry> {
        if let Some(reused) = self.cache_at(source).and_then(|cache| cache.reused(target)) {
            return reused.to_vec();
        }
        let Some(from) = self.at(source) else { return Vec::new() };
        let (limit, direction) = (self.limits().carry, from.first_factor());
        let places = (0..self.count(target)).map(|ksb| Place { occupation: target, ksb });
        let carries = places.filter(|place| *place != source).filter_map(|place| {
            let to = self.at(place).filter(|to| may_carry(from, &direction, to))?;
            let strength = self.strength(from, to);
            (strength >= limit).then_some(Carry { place, strength })
        });
        carries.collect()
    }

    /// Whether `source` may carry over to `target`. This is one dot product, where [`Self::strength`] takes hundreds.
    pub fn may_carry(&self, source: &Prepared, target: &Prepared) -> bool {
        may_carry(source, &source.first_factor(), target)
    }

    /// Prepares a statement that is not in the catalogue. `code`, such as `K1`, gives its kind. None where the model
    /// is a subset that does not cover it.
    pub fn prepare(&self, code: &str, statement: &str) -> Option<Prepared> {
        self.model.prepare(statement, Kind::of_code(code).map(|(kind, _)| kind))
    }

    /// The direction of a text as a whole. None where the model is a subset that does not cover it.
    pub(crate) fn direction(&self, text: &str) -> Option<Row> {
        self.model.direction(text)
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places.
    pub fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        self.model.head().strength(source, target)
    }

    /// The strengths from `one` to `other` and back.
    pub(crate) fn strengths(&self, one: &Prepared, other: &Prepared) -> [f64; 2] {
        self.model.head().strengths(one, other)
    }

    /// How many occupations there are.
    pub fn occupations(&self) -> usize {
        self.statements.len()
    }

    /// Why the strength from `source` to `target` is what it is.
    pub fn reasons(&self, source: &Prepared, target: &Prepared) -> Reasons {
        reasons::reasons(&self.model, source, target)
    }

    /// Why the statement at `source` carries over to the one at `target`. Worked out once. None where a place is none.
    pub fn reasons_at(&self, source: Place, target: Place) -> Option<Reasons> {
        let (from, to) = (self.at(source)?, self.at(target)?);
        Some(self.cache_at(source)?.reasons(target, || self.reasons(from, to)))
    }

    /// One strength, with its reasons. Either end is a statement of the catalogue, `OCC0311.K9`, or
    /// free text, which may begin with a code: `K1: The law of contract`.
    ///
    /// # Errors
    /// At `source` or `target`:
    /// - `unknownOccupation`, `unknownStatement`
    /// - `missingField` for an empty text, `tooLarge` for a text of more than 10,000 bytes
    /// - `needsModel` for a text that the model, being a subset, does not cover
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
        let id = text.trim();
        // After the reference of an occupation comes a code, though it be one of no kind: `OCC0311.Z9`.
        let is_mistyped = |(reference, code): &(&str, &str)| {
            catalogue.position(reference).is_ok() && !code.is_empty() && !code.contains(char::is_whitespace)
        };
        if let Some((reference, code)) = statement_id(id).or_else(|| split_at_code(id).filter(is_mistyped)) {
            let (position, occupation) = catalogue.find(reference, path)?;
            let (place, ksb) = occupation.find(code, path)?;
            let statement = StatementRef::of(occupation, ksb);
            let prepared = self.at(Place { occupation: position, ksb: place }).cloned();
            return prepared.map(|prepared| (prepared, statement)).ok_or_else(|| not_covered(path));
        }
        if id.is_empty() {
            return Err(Error::at(path, ErrorCode::MissingField, format_args!("must be given")));
        }
        if is_code_like(id) {
            let hint = match meant_by(catalogue, id) {
                Some(meant) => format!("did you mean {}?", quoted(&meant)),
                None => "name its occupation and its code, such as OCC0311.K9".to_owned(),
            };
            let message = format_args!("{} is no statement: {hint}", quoted(id));
            return Err(Error::at(path, ErrorCode::UnknownStatement, message));
        }
        if text.len() > MAX_STATEMENT {
            let message = format_args!("a statement of more than 10,000 bytes");
            return Err(Error::at(path, ErrorCode::TooLarge, message));
        }
        let code = id.split([':', '.', ' ', ')']).next().unwrap_or_default();
        let free = StatementRef { occupation: String::new(), code: String::new(), statement: id.to_owned() };
        let prepared = self.prepare(code, text);
        prepared.map(|prepared| (prepared, free)).ok_or_else(|| not_covered(path))
    }
}

/// The id of the statement that `text` names in another way, such as `occ0311 k9`.
fn meant_by(catalogue: &Catalogue, text: &str) -> Option<String> {
    catalogue.occupations().find_map(|occupation| {
        let start = text.get(..occupation.reference.len())?;
        let rest = text.get(occupation.reference.len()..)?;
        let code: String = rest.chars().filter(char::is_ascii_alphanumeric).collect();
        let ksb = occupation.ksbs.iter().find(|ksb| ksb.code.eq_ignore_ascii_case(&code))?;
        let is_meant = start.eq_ignore_ascii_case(&occupation.reference);
        is_meant.then(|| format!("{}.{}", occupation.reference, ksb.code))
    })
}

/// Whether `source` is like enough to `target` to be compared word by word. `direction` is the first factor of
/// `source`.
pub(super) fn may_carry(source: &Prepared, direction: &Packed, target: &Prepared) -> bool {
    target.dot(direction) >= MIN_DOT || source.is_same(target)
}

impl Statements {
    fn of(occupation: &Arc<Occupation>) -> Arc<Self> {
        let prepared = occupation.ksbs.iter().map(|_| OnceLock::new()).collect();
        Arc::new(Self { occupation: Arc::clone(occupation), prepared })
    }
}

impl PartialEq for Index {
    /// Whether the models and the statements are the same: all else follows from them.
    fn eq(&self, other: &Self) -> bool {
        let ksbs = |index: &Self| -> Vec<_> {
            index.statements.iter().map(|of| of.occupation.ksbs.clone()).collect()
        };
        self.model == other.model && ksbs(self) == ksbs(other)
    }
}

/// The position in `catalogue` of an occupation with the same reference and the same statements.
fn same_in(catalogue: &Catalogue, occupation: &Occupation) -> Option<usize> {
    let (position, same) = catalogue.find(&occupation.reference, &Path::Root).ok()?;
    (same.ksbs == occupation.ksbs).then_some(position)
}

fn not_covered(path: &Path<'_>) -> Error {
    Error::at(
        path,
        ErrorCode::NeedsModel,
        format_args!("has words for which the whole statement model is needed"),
    )
}
