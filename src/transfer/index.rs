//! Every statement of a catalogue, prepared and compared once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::prepared::Packed;
use super::{Carry, Limits, Model, Prepared, Reasons, StatementRef, TransferReport, reasons};
use crate::catalogue::{Catalogue, Kind, MAX_STATEMENT, Occupation, Place};
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::Path;

/// The statements of a catalogue, to be compared: prepared when first asked for.
#[derive(Debug, Clone, Default)]
pub struct Index {
    model: Arc<Model>,
    /// Whether the model is known to cover every statement.
    is_covered: bool,
    /// Of each occupation, in the catalogue's order.
    statements: Vec<Arc<Statements>>,
    /// What each carries over to, likewise; shared by copies of the index.
    carries: Arc<Vec<Vec<Carries>>>,
}

/// The statements of one occupation.
#[derive(Debug)]
struct Statements {
    occupation: Arc<Occupation>,
    /// In the order of its KSBs.
    prepared: Vec<OnceLock<Prepared>>,
}

/// What one statement carries over to: worked out when first asked for, and kept.
#[derive(Debug, Default)]
struct Carries {
    all: OnceLock<Vec<Carry>>,
    /// In one occupation each, by its position: who asks for one target does not wait for all.
    to: Mutex<Vec<(usize, Arc<[Carry]>)>>,
    known: Option<Known>,
}

/// What a statement carries over to in some occupations, known from a catalogue that had no others.
#[derive(Debug)]
struct Known {
    carries: Vec<Carry>,
    /// Of each occupation, whether it is one of these.
    is_old: Arc<[bool]>,
}

/// Two statements that are less alike as wholes, of 16,129, are not looked at word by word.
///
/// Measured (`cargo xtask eval`): of the 18,172 pairs that carry over among 13.5 million of the graded
/// pairs, of 52 standards and of 2,500 tasks of O*NET, the least alike reaches 7,115.
const ALIKE: i32 = 6_400;

impl Index {
    /// For every statement of `catalogue`.
    ///
    /// # Errors
    /// Of kind `catalogue`: `needsModel` at the first statement that `model`, being a part, does not cover.
    pub fn new(catalogue: &Catalogue, model: impl Into<Arc<Model>>) -> Result<Self, Error> {
        let (statements, carries) = (Vec::new(), Arc::default());
        let nothing = Self { model: model.into(), is_covered: true, statements, carries };
        nothing.with(&Catalogue::default(), catalogue)
    }

    /// For every statement of `catalogue`, of which is known what each carries over to: by occupation and
    /// statement, each in order. A model that is a part need not cover them, until some are to be compared
    /// after all: [`Self::check`].
    pub fn with_carries(
        catalogue: &Catalogue,
        model: impl Into<Arc<Model>>,
        carries: Vec<Vec<Vec<Carry>>>,
    ) -> Self {
        let (mut statements, mut all) = (Vec::new(), Vec::new());
        for (occupation, carries) in catalogue.shared().iter().zip(carries) {
            statements.push(Statements::of(occupation));
            let known = |carries| Carries { all: OnceLock::from(carries), ..Carries::default() };
            all.push(carries.into_iter().map(known).collect());
        }
        let model = model.into();
        Self { is_covered: model.is_whole(), model, statements, carries: Arc::new(all) }
    }

    /// For another catalogue. Statements of occupations that `before`, for which this one is, has in common with
    /// it are not prepared again; what they carry over to is, unless it is [`remembered`](Self::remember).
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn with(&self, before: &Catalogue, catalogue: &Catalogue) -> Result<Self, Error> {
        self.check()?;
        let (mut statements, mut carries) = (Vec::new(), Vec::new());
        for (position, occupation) in catalogue.shared().iter().enumerate() {
            statements.push(
                match self.kept(before, occupation).and_then(|place| self.statements.get(place)) {
                    Some(kept) => Arc::clone(kept),
                    None => {
                        self.check_covered(occupation, &Path::Root.item(position))?;
                        Statements::of(occupation)
                    }
                },
            );
            carries.push(occupation.ksbs.iter().map(|_| Carries::default()).collect());
        }
        let (model, carries) = (Arc::clone(&self.model), Arc::new(carries));
        Ok(Self { model, is_covered: true, statements, carries })
    }

    /// Takes over what `other`, which is for the catalogue `before`, knows of what statements carry over to: then
    /// only pairs with occupations that are not in both are compared. Nothing must have been asked yet.
    pub fn remember(&mut self, other: &Self, before: &Catalogue) {
        // From where each occupation is kept, and to where each is.
        let (mut from, mut to) = (Vec::new(), vec![None; other.statements.len()]);
        for (position, statements) in self.statements.iter().enumerate() {
            let kept = other.kept(before, &statements.occupation);
            if let Some(to) = kept.and_then(|place| to.get_mut(place)) {
                *to = Some(position);
            }
            from.push(kept);
        }
        // Where all was worked out, every occupation that is kept is old.
        let is_old: Arc<[bool]> = from.iter().map(Option::is_some).collect();
        // Of those that were old before, which are; most statements have the same.
        let mut still_old = None;
        let mut carries = Vec::new();
        for (statements, from_where) in self.statements.iter().zip(&from) {
            let mut of_all = Vec::new();
            for ksb in 0..statements.prepared.len() {
                let kept = from_where.and_then(|occupation| other.carries_at(Place { occupation, ksb }));
                let known = match kept.map(|kept| (kept.all.get(), &kept.known)) {
                    Some((Some(all), _)) => Some((all, Arc::clone(&is_old))),
                    Some((None, Some(known))) => {
                        let same =
                            still_old.take().filter(|(was, _): &(Arc<_>, _)| Arc::ptr_eq(was, &known.is_old));
                        let (was, is) = same.unwrap_or_else(|| {
                            let was_old = |place: usize| known.is_old.get(place) == Some(&true);
                            let is_old: Arc<[bool]> =
                                from.iter().map(|place| place.is_some_and(was_old)).collect();
                            (Arc::clone(&known.is_old), is_old)
                        });
                        still_old = Some((was, Arc::clone(&is)));
                        Some((&known.carries, is))
                    }
                    _ => None,
                };
                let known = known.map(|(carries, is_old)| Known { carries: moved(carries, &to), is_old });
                of_all.push(Carries { known, ..Carries::default() });
            }
            carries.push(of_all);
        }
        self.carries = Arc::new(carries);
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
        (self.model, self.is_covered) = (Arc::new(model), true);
        Ok(())
    }

    /// Puts a model that covers more, the whole or a larger part of the same one, in the place of its own.
    pub(crate) fn replace_model(&mut self, model: Arc<Model>) {
        (self.is_covered, self.model) = (model.is_whole(), model);
    }

    /// Where `occupation` stands in `catalogue`, for which this index is, with the same statements.
    fn kept(&self, catalogue: &Catalogue, occupation: &Occupation) -> Option<usize> {
        let (position, known) = catalogue.find(&occupation.reference, &Path::Root).ok()?;
        (known.ksbs == occupation.ksbs).then_some(position)
    }

    /// Checks that every statement can be compared.
    ///
    /// # Errors
    /// Those of [`Self::new`].
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

    /// The statement at `place`, prepared. None where there is none, or the model does not cover it.
    pub fn at(&self, place: Place) -> Option<&Prepared> {
        let statements = self.statements.get(place.occupation)?;
        let kept = statements.prepared.get(place.ksb)?;
        if kept.get().is_none() {
            let ksb = statements.occupation.ksbs.get(place.ksb)?;
            // Whoever else has come first has made the same.
            let _ = kept.set(self.model.prepare(&ksb.statement, Some(ksb.kind))?);
        }
        kept.get()
    }

    /// The statements of the occupation at `position` in the catalogue, prepared, in the order of its KSBs.
    pub fn statements(&self, position: usize) -> impl Iterator<Item = &Prepared> {
        (0..self.count(position)).filter_map(move |ksb| self.at(Place { occupation: position, ksb }))
    }

    /// How many statements the occupation at `position` in the catalogue has; none where there is none.
    pub fn count(&self, position: usize) -> usize {
        self.statements.get(position).map_or(0, |statements| statements.prepared.len())
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
            return within(all, target).into();
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
        if let Some(known) = self.carries_at(source).and_then(|kept| kept.known.as_ref())
            && known.is_old.get(occupation) == Some(&true)
        {
            return carries.extend_from_slice(within(&known.carries, occupation));
        }
        let Some(from) = self.at(source) else { return };
        let (limit, whole) = (self.limits().carry, from.whole());
        for ksb in 0..self.count(occupation) {
            let place = Place { occupation, ksb };
            let Some(to) = self.at(place).filter(|to| place != source && passes(from, &whole, to)) else {
                continue;
            };
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

    /// Prepares a statement that is not in the catalogue. `code` may tell its kind. None where the model is
    /// a part that does not cover it.
    pub fn prepare(&self, code: &str, statement: &str) -> Option<Prepared> {
        self.model.prepare(statement, Kind::of_code(code).map(|(kind, _)| kind))
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places.
    pub fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        self.model.head().strength(source, target)
    }

    /// The same for both ways.
    pub(super) fn strengths(&self, one: &Prepared, other: &Prepared) -> [f64; 2] {
        self.model.head().strengths(one, other)
    }

    /// How many occupations there are.
    pub fn occupations(&self) -> usize {
        self.statements.len()
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
pub(super) fn passes(source: &Prepared, whole: &Packed, target: &Prepared) -> bool {
    target.along(whole) >= ALIKE || source.is_same(target)
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

/// The part of `carries` that is about the occupation at `target`.
fn within(carries: &[Carry], target: usize) -> &[Carry] {
    let start = carries.partition_point(|carry| carry.place.occupation < target);
    let end = carries.partition_point(|carry| carry.place.occupation <= target);
    carries.get(start..end).unwrap_or_default()
}

/// `carries`, where each occupation stands at the position in `to`; without those that stand nowhere.
fn moved(carries: &[Carry], to: &[Option<usize>]) -> Vec<Carry> {
    let mut moved = Vec::with_capacity(carries.len());
    for carry in carries {
        if let Some(Some(occupation)) = to.get(carry.place.occupation) {
            let place = Place { occupation: *occupation, ksb: carry.place.ksb };
            moved.push(Carry { place, strength: carry.strength });
        }
    }
    moved
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
