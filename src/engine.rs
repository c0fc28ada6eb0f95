//! The questions of the contract, put to one catalogue: plain values in, reports out.
//!
//! What the command line and the binding to JavaScript share; a Rust program may use it as well, or
//! the layers below it directly.

use std::sync::Arc;

use crate::catalogue::{Catalogue, Occupation, OccupationSummary};
use crate::error::Error;
use crate::gap::{self, GapReport, GapRequest, Migrated, Request, Restored};
use crate::input::{Path, Value, wrong_type};
use crate::pathway::{
    self, CompareReport, CompareRequest, KnownLink, LinkReport, LinksReport, NearestReport, NearestRequest,
    Network, NextReport, NextRequest, PathwayContext, PathwaysReport, PathwaysRequest, PlanReport,
    PlanRequest,
};
use crate::search::{SearchEntry, SearchIndex, SearchReport};
use crate::transfer::{Carry, Index, Model, TransferReport};

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
#[derive(Debug, Clone)]
pub struct Engine {
    catalogue: Catalogue,
    index: Index,
    network: Network,
}

impl Engine {
    /// With the occupations and the statement model that come with the crate.
    pub fn embedded() -> Self {
        Self::new(Catalogue::embedded())
    }

    /// With a catalogue of one's own, and the statement model that comes with the crate.
    pub fn new(catalogue: Catalogue) -> Self {
        // Never an error: a whole model covers every text.
        let index = Index::new(&catalogue, Model::embedded()).unwrap_or_default();
        let network = Network::new(&catalogue);
        Self { catalogue, index, network }
    }

    /// With a catalogue of one's own and a statement model, or the part of it that the catalogue needs.
    ///
    /// # Errors
    /// Those of [`Index::new`].
    pub fn with_model(catalogue: Catalogue, model: impl Into<Arc<Model>>) -> Result<Self, Error> {
        let index = Index::new(&catalogue, model)?;
        let network = Network::new(&catalogue);
        Ok(Self { catalogue, index, network })
    }

    /// The engine of a catalogue of which it is known what each statement carries over to, and perhaps the links.
    pub(crate) fn precomputed(
        catalogue: Catalogue,
        model: Arc<Model>,
        carries: Vec<Vec<Vec<Carry>>>,
        links: Option<Vec<Vec<KnownLink>>>,
    ) -> Self {
        let index = Index::with_carries(&catalogue, model, carries);
        let network = match links {
            Some(links) => Network::with_links(&catalogue, &links),
            None => Network::new(&catalogue),
        };
        Self { catalogue, index, network }
    }

    /// The links out of each occupation, in the catalogue's order.
    pub(crate) fn known_links(&self) -> Vec<Vec<KnownLink>> {
        self.pathway_context().known_links()
    }

    /// Takes the whole statement model of which it had a part, so that it knows all texts.
    ///
    /// # Errors
    /// Those of [`Index::set_model`].
    pub fn set_model(&mut self, model: Model) -> Result<(), Error> {
        self.index.set_model(model)
    }

    /// Puts a model that covers more, the whole or a larger part of the same one, in the place of its own.
    pub(crate) fn replace_model(&mut self, model: Arc<Model>) {
        self.index.replace_model(model);
    }

    /// The same under the version of the whole that its catalogue is a part of, which reports give.
    pub(crate) fn with_version(self, version: String) -> Self {
        Self { catalogue: self.catalogue.with_version(version), ..self }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Its statements, prepared.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// With further occupations, each of which takes the place of one of the same reference. Statements
    /// that are there already are not prepared again, nor compared.
    ///
    /// # Errors
    /// Those of [`Catalogue::with`] and [`Index::with`].
    pub fn with(&self, occupations: Vec<Occupation>) -> Result<Self, Error> {
        let catalogue = self.catalogue.with(occupations)?;
        let mut index = self.index.with(&self.catalogue, &catalogue)?;
        index.reuse_carries(&self.index, &self.catalogue);
        let network = Network::new(&catalogue);
        Ok(Self { catalogue, index, network })
    }

    /// [`Self::with`], given in plain values.
    ///
    /// # Errors
    /// Those of [`Self::with`] and [`Catalogue::decode`].
    pub fn with_of(&self, occupations: &Value) -> Result<Self, Error> {
        self.with(Catalogue::decode(occupations)?)
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

    /// Its occupations, ready to be searched: to be kept by who searches more than once.
    pub fn search_index(&self) -> SearchIndex {
        SearchIndex::new(self.catalogue.occupations().map(SearchEntry::of).collect())
    }

    /// The best `limit` occupations for what a person types; see [`SearchIndex::search`]. Makes the index each time.
    pub fn search(&self, text: &str, limit: usize) -> SearchReport {
        self.search_index().search(text, limit)
    }

    /// The gap to one target.
    ///
    /// # Errors
    /// Those of [`gap::gap`] and [`Index::check`].
    pub fn gap(&self, request: &GapRequest) -> Result<GapReport, Error> {
        self.index.check()?;
        gap::gap(&self.catalogue, &self.index, request)
    }

    /// The gap to one target, asked in plain values.
    ///
    /// # Errors
    /// Those of [`gap::gap`], and for values that are no request.
    pub fn gap_of(&self, request: &Value) -> Result<GapReport, Error> {
        self.gap(&GapRequest::from_value(request)?)
    }

    /// [`Self::gap_of`] where the model is known to cover every occupation that the request names, and perhaps
    /// no other.
    pub(crate) fn gap_of_covered(&self, request: &Value) -> Result<GapReport, Error> {
        gap::gap(&self.catalogue, &self.index, &GapRequest::from_value(request)?)
    }

    /// The request with what each of its answers is given on; see [`gap::with_rated_on`].
    ///
    /// # Errors
    /// `invalidType`, `unknownOccupation`, `tooLarge`, `tooDeep`, `duplicateField`.
    pub fn with_rated_on(&self, request: &Value) -> Result<Value, Error> {
        gap::with_rated_on(&self.catalogue, request)
    }

    /// The ways to a target.
    ///
    /// # Errors
    /// Those of [`Self::gap`], for each occupation of the request; `invalidValue` for what is out of range.
    pub fn pathways(&self, request: &PathwaysRequest) -> Result<PathwaysReport, Error> {
        pathway::pathways(self.pathway_context(), request)
    }

    /// The occupations that a person is nearest to.
    ///
    /// # Errors
    /// Those of [`Self::pathways`]; `missingField` for `current` where only reachable ones are asked for.
    pub fn nearest(&self, request: &NearestRequest) -> Result<NearestReport, Error> {
        pathway::nearest(self.pathway_context(), request)
    }

    /// Two to five targets side by side.
    ///
    /// # Errors
    /// Those of [`Self::pathways`].
    pub fn compare(&self, request: &CompareRequest) -> Result<CompareReport, Error> {
        pathway::compare(self.pathway_context(), request)
    }

    /// What to rate next.
    ///
    /// # Errors
    /// Those of [`Self::pathways`].
    pub fn next(&self, request: &NextRequest) -> Result<NextReport, Error> {
        pathway::next(self.pathway_context(), request)
    }

    /// What is to be learnt along a pathway, in order.
    ///
    /// # Errors
    /// Those of [`Self::pathways`].
    pub fn plan(&self, request: &PlanRequest) -> Result<PlanReport, Error> {
        pathway::plan(self.pathway_context(), request)
    }

    /// [`Self::pathways`], asked in plain values.
    ///
    /// # Errors
    /// Those of [`Self::pathways`], and for values that are no request.
    pub fn pathways_of(&self, request: &Value) -> Result<PathwaysReport, Error> {
        self.pathways(&Request::from_value(request)?)
    }

    /// [`Self::nearest`], asked in plain values.
    ///
    /// # Errors
    /// Those of [`Self::nearest`], and for values that are no request.
    pub fn nearest_of(&self, request: &Value) -> Result<NearestReport, Error> {
        self.nearest(&Request::from_value(request)?)
    }

    /// [`Self::compare`], asked in plain values.
    ///
    /// # Errors
    /// Those of [`Self::compare`], and for values that are no request.
    pub fn compare_of(&self, request: &Value) -> Result<CompareReport, Error> {
        self.compare(&Request::from_value(request)?)
    }

    /// [`Self::next`], asked in plain values.
    ///
    /// # Errors
    /// Those of [`Self::next`], and for values that are no request.
    pub fn next_of(&self, request: &Value) -> Result<NextReport, Error> {
        self.next(&Request::from_value(request)?)
    }

    /// [`Self::plan`], asked in plain values.
    ///
    /// # Errors
    /// Those of [`Self::plan`], and for values that are no request.
    pub fn plan_of(&self, request: &Value) -> Result<PlanReport, Error> {
        self.plan(&Request::from_value(request)?)
    }

    /// The links of an occupation.
    ///
    /// # Errors
    /// `unknownOccupation`
    pub fn links(&self, reference: &str) -> Result<LinksReport, Error> {
        pathway::links(self.pathway_context(), reference)
    }

    /// What makes the link from one occupation to another, or would.
    ///
    /// # Errors
    /// `unknownOccupation`
    pub fn link(&self, from: &str, to: &str) -> Result<LinkReport, Error> {
        pathway::link(self.pathway_context(), from, to)
    }

    fn pathway_context(&self) -> PathwayContext<'_> {
        PathwayContext { catalogue: &self.catalogue, index: &self.index, network: &self.network }
    }

    /// One strength, with its reasons.
    ///
    /// # Errors
    /// Those of [`Index::transfer`].
    pub fn transfer(&self, source: &str, target: &str) -> Result<TransferReport, Error> {
        self.index.transfer(&self.catalogue, source, target)
    }

    /// A saved request, back in use, its answers brought to the statements of this catalogue.
    ///
    /// # Errors
    /// Those of [`gap::migrate`] and [`Index::check`].
    pub fn migrate(&self, saved: &Value) -> Result<Migrated, Error> {
        self.index.check()?;
        gap::migrate(&self.catalogue, &self.index, saved)
    }

    /// A saved request, back in use.
    ///
    /// # Errors
    /// Those of [`gap::restore`].
    pub fn restore(&self, saved: &Value) -> Result<Restored, Error> {
        gap::restore(&self.catalogue, saved)
    }
}

impl PartialEq for Engine {
    /// Whether the catalogues and the models are the same: all else follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.catalogue == other.catalogue && self.index == other.index
    }
}

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
