//! Every statement of a catalogue, prepared once.

use std::sync::OnceLock;

use super::lexical::{self, Statement, TermWeights};
use super::{Carry, Reasons, StatementRef, THRESHOLD, TransferReport};
use crate::catalogue::{Catalogue, Kind, Ksb, Occupation, Place};
use crate::error::{Error, ErrorCode};
use crate::input::Path;
use crate::text::{self, Term};

/// The statements of a catalogue, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    weights: TermWeights,
    /// Of each occupation, in the catalogue's order; in the order of its KSBs.
    statements: Vec<Vec<Prepared>>,
    /// What each carries over to, likewise: worked out when first asked for.
    carries: Vec<Vec<OnceLock<Vec<Carry>>>>,
}

/// A statement ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared(Statement);

/// The longest free text that is taken as a statement, in bytes.
const MAX_STATEMENT: usize = 10_000;

impl Index {
    /// Prepares every statement of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let terms = |ksb: &Ksb| text::terms(&ksb.statement);
        let terms: Vec<Vec<Vec<Term>>> =
            catalogue.occupations().map(|occupation| occupation.ksbs.iter().map(terms).collect()).collect();
        let weights = TermWeights::learn(terms.iter().flatten().map(Vec::as_slice));
        let prepared = |(occupation, terms): (&Occupation, Vec<Vec<Term>>)| {
            let ksbs = occupation.ksbs.iter().zip(terms);
            ksbs.map(|(ksb, terms)| Prepared(weights.prepare(&ksb.statement, terms, Some(ksb.kind))))
                .collect()
        };
        let statements: Vec<Vec<Prepared>> = catalogue.occupations().zip(terms).map(prepared).collect();
        let carries = statements.iter().map(|of_one| vec![OnceLock::new(); of_one.len()]).collect();
        Self { weights, statements, carries }
    }

    /// The statement at `place`.
    pub fn at(&self, place: Place) -> Option<&Prepared> {
        self.statements(place.occupation).get(place.ksb)
    }

    /// Every other statement of the catalogue that the one at `source` carries over to, in the
    /// catalogue's order. Worked out once.
    pub fn carries(&self, source: Place) -> &[Carry] {
        let kept = self.carries.get(source.occupation).and_then(|of_one| of_one.get(source.ksb));
        kept.map_or(&[], |kept| kept.get_or_init(|| self.carries_of(source)))
    }

    fn carries_of(&self, source: Place) -> Vec<Carry> {
        let mut carries = Vec::new();
        let Some(from) = self.at(source) else { return carries };
        for (occupation, statements) in self.statements.iter().enumerate() {
            for (ksb, to) in statements.iter().enumerate() {
                let (place, strength) = (Place { occupation, ksb }, self.strength(from, to));
                if strength >= THRESHOLD && place != source {
                    carries.push(Carry { place, strength });
                }
            }
        }
        carries
    }

    /// What the one at `source` carries over to in the occupation at `target`, in order.
    pub fn carries_to(&self, source: Place, target: usize) -> &[Carry] {
        let all = self.carries(source);
        let start = all.partition_point(|carry| carry.place.occupation < target);
        let end = all.partition_point(|carry| carry.place.occupation <= target);
        all.get(start..end).unwrap_or_default()
    }

    /// The prepared statements of the occupation at `position` in the catalogue, in the order of its
    /// KSBs; none where there is no such occupation.
    pub fn statements(&self, position: usize) -> &[Prepared] {
        self.statements.get(position).map_or(&[], Vec::as_slice)
    }

    /// Prepares a statement that is not in the catalogue. `code` may tell its kind.
    pub fn prepare(&self, code: &str, statement: &str) -> Prepared {
        let kind = Kind::of_code(code).map(|(kind, _)| kind);
        Prepared(self.weights.prepare(statement, text::terms(statement), kind))
    }

    /// How much of `target` a person holds who holds `source`: 0..1, to 4 decimal places.
    pub fn strength(&self, source: &Prepared, target: &Prepared) -> f64 {
        lexical::strength(&source.0, &target.0)
    }

    /// Why it is what it is.
    pub fn reasons(&self, source: &Prepared, target: &Prepared) -> Reasons {
        lexical::reasons(&source.0, &target.0, self.strength(source, target))
    }

    /// One strength, with its reasons. Either end is a statement of the catalogue, `OCC0311.K9`, or
    /// free text, which may begin with a code: `K1: The law of contract`.
    ///
    /// # Errors
    /// `unknownOccupation`, `unknownStatement`, `missingField` for empty and `tooLarge` for overlong
    /// text, at `source` or `target`.
    pub fn transfer(
        &self,
        catalogue: &Catalogue,
        source: &str,
        target: &str,
    ) -> Result<TransferReport, Error> {
        let (from, source) = self.resolve(catalogue, source, &Path::Root.field("source"))?;
        let (to, target) = self.resolve(catalogue, target, &Path::Root.field("target"))?;
        let strength = self.strength(&from, &to);
        Ok(TransferReport {
            source,
            target,
            strength,
            threshold: THRESHOLD,
            carries: strength >= THRESHOLD,
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
            let (_, occupation) = catalogue.find(reference, path)?;
            let (_, ksb) = occupation.find(code, path)?;
            let found = StatementRef {
                occupation: occupation.reference.clone(),
                code: ksb.code.clone(),
                statement: ksb.statement.clone(),
            };
            return Ok((self.prepare(code, &ksb.statement), found));
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
        Ok((self.prepare(code, text), free))
    }
}

/// The reference and the code of a statement's id, `OCC0311.K9`.
pub(crate) fn statement_id(text: &str) -> Option<(&str, &str)> {
    let (reference, code) = text.rsplit_once('.')?;
    (Kind::of_code(code).is_some() && !reference.contains(char::is_whitespace)).then_some((reference, code))
}
