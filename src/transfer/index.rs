//! Every statement of a catalogue, prepared once.

use super::lexical::{self, Statement, TermWeights};
use super::{Reasons, StatementRef, THRESHOLD, TransferReport};
use crate::catalogue::{Catalogue, Kind, Occupation};
use crate::error::{Error, ErrorCode};
use crate::input::Path;

/// The statements of a catalogue, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    weights: TermWeights,
    /// Of each occupation, in the catalogue's order; in the order of its KSBs.
    statements: Vec<Vec<Prepared>>,
}

/// A statement ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared(Statement);

/// The longest free text that is taken as a statement, in bytes.
const MAX_STATEMENT: usize = 10_000;

impl Index {
    /// Prepares every statement of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let ksbs = || catalogue.occupations().flat_map(|occupation| &occupation.ksbs);
        let weights = TermWeights::learn(ksbs().map(|ksb| ksb.statement.as_str()));
        let prepared = |occupation: &Occupation| {
            let ksbs = occupation.ksbs.iter();
            ksbs.map(|ksb| Prepared(weights.prepare(&ksb.statement, Some(ksb.kind)))).collect()
        };
        let statements = catalogue.occupations().map(prepared).collect();
        Self { weights, statements }
    }

    /// The prepared statements of the occupation at `position` in the catalogue, in the order of its
    /// KSBs; none where there is no such occupation.
    pub fn statements(&self, position: usize) -> &[Prepared] {
        self.statements.get(position).map_or(&[], Vec::as_slice)
    }

    /// Prepares a statement that is not in the catalogue. `code` may tell its kind.
    pub fn prepare(&self, code: &str, statement: &str) -> Prepared {
        let kind = Kind::of_code(code).map(|(kind, _)| kind);
        Prepared(self.weights.prepare(statement, kind))
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
    let (reference, code) = text.trim().rsplit_once(['.'])?;
    (Kind::of_code(code).is_some() && !reference.contains(char::is_whitespace)).then_some((reference, code))
}
