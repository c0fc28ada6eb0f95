//! The questions of the contract, put to one catalogue: plain values in, reports out.
//!
//! What the command line and the binding to JavaScript share; a Rust program may use it as well, or
//! the layers below it directly.

use crate::catalogue::{Catalogue, Occupation, OccupationSummary};
use crate::error::Error;
use crate::gap::{self, GapReport, GapRequest, Restored};
use crate::input::{FromValue, Path, Value, wrong_type};
use crate::transfer::{Index, Model, TransferReport};

/// A catalogue and what is precomputed from it.
///
/// ```
/// use skills_gap::{Engine, gap::GapRequest};
///
/// let engine = Engine::embedded();
/// let mut request = GapRequest::new("OCC0526");
/// request.ratings.set("OCC0311", "B4", Some(2));
/// let report = engine.gap(&request)?;
/// // One of 43 statements carries over in full; nothing is known of the others.
/// let overall = report.coverage.overall.unwrap();
/// assert_eq!((overall.shown, overall.possible), (0.0233, 1.0));
/// # Ok::<(), skills_gap::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Engine {
    catalogue: Catalogue,
    index: Index,
}

impl Engine {
    /// With the occupations and the statement model that come with the crate.
    #[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
    pub fn embedded() -> Self {
        Self::new(Catalogue::embedded())
    }

    /// With a catalogue of one's own, and the statement model that comes with the crate.
    #[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
    pub fn new(catalogue: Catalogue) -> Self {
        // Never an error: a whole model covers every text.
        let index = Index::new(&catalogue, Model::embedded()).unwrap_or_default();
        Self { catalogue, index }
    }

    /// With a catalogue of one's own and a statement model, or the part of it that the catalogue needs.
    ///
    /// # Errors
    /// Those of [`Index::new`].
    pub fn with_model(catalogue: Catalogue, model: Model) -> Result<Self, Error> {
        let index = Index::new(&catalogue, model)?;
        Ok(Self { catalogue, index })
    }

    /// Takes the whole statement model of which it had a part, so that it knows all texts.
    ///
    /// # Errors
    /// Those of [`Index::learn`].
    pub fn learn(&mut self, model: Model) -> Result<(), Error> {
        self.index.learn(model)
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Its statements, prepared.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// With further occupations, each of which takes the place of one of the same reference.
    ///
    /// # Errors
    /// Those of [`Catalogue::decode`], [`Catalogue::with`] and [`Index::new`].
    pub fn with(&self, occupations: &Value) -> Result<Self, Error> {
        let catalogue = self.catalogue.with(Catalogue::decode(occupations)?)?;
        let index = self.index.with(&self.catalogue, &catalogue)?;
        Ok(Self { catalogue, index })
    }

    /// What is in the catalogue.
    pub fn occupations(&self) -> Vec<OccupationSummary> {
        self.catalogue.occupations().map(Occupation::summary_line).collect()
    }

    /// One occupation, whole.
    ///
    /// # Errors
    /// `unknownOccupation`
    pub fn occupation(&self, reference: &str) -> Result<&Occupation, Error> {
        self.catalogue.find(reference, &Path::Root.field("reference")).map(|(_, occupation)| occupation)
    }

    /// The gap to one target.
    ///
    /// # Errors
    /// Those of [`gap::gap`].
    pub fn gap(&self, request: &GapRequest) -> Result<GapReport, Error> {
        gap::gap(&self.catalogue, &self.index, request)
    }

    /// The gap to one target, asked in plain values.
    ///
    /// # Errors
    /// Those of [`gap::gap`], and for values that are no request.
    pub fn gap_of(&self, request: &Value) -> Result<GapReport, Error> {
        request.check()?;
        self.gap(&FromValue::from_value(request, &Path::Root)?)
    }

    /// One strength, with its reasons.
    ///
    /// # Errors
    /// Those of [`Index::transfer`].
    pub fn transfer(&self, source: &str, target: &str) -> Result<TransferReport, Error> {
        self.index.transfer(&self.catalogue, source, target)
    }

    /// A saved request, back in use.
    ///
    /// # Errors
    /// Those of [`gap::restore`].
    pub fn restore(&self, saved: &Value) -> Result<Restored, Error> {
        gap::restore(&self.catalogue, saved)
    }
}

#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
impl Default for Engine {
    fn default() -> Self {
        Self::embedded()
    }
}

/// The text in `value`, an argument called `name`.
///
/// # Errors
/// `invalidType`
pub fn text_argument<'a>(value: &'a Value, name: &str) -> Result<&'a str, Error> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(wrong_type(other, "text", &Path::Root.field(name))),
    }
}
