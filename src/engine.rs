//! Every question about one catalogue: requests in, reports out.
//!
//! The command line and the binding to JavaScript share it. A Rust program may use it, or the layers below it.

use std::sync::Arc;

use crate::advert::{
    self, AdvertCache, AdvertContext, AdvertReport, AdvertRequest, ProposalsReport, ProposalsRequest,
};
use crate::catalogue::{Catalogue, Occupation, OccupationSummary};
use crate::error::{Error, Path};
use crate::gap::{
    self, AnswersLink, ExpectationCache, GapReport, GapRequest, GapSummary, Migrated, Request, Restored,
};
use crate::input::{Value, wrong_type};
use crate::pathway::{
    self, CompareReport, CompareRequest, KnownLink, LinkReport, LinksReport, NearestCache, NearestReport,
    NearestRequest, Network, NextReport, NextRequest, PathwayContext, PathwaysReport, PathwaysRequest,
    PlanReport, PlanRequest,
};
use crate::search::{SearchEntry, SearchIndex, SearchReport};
use crate::transfer::{Carry, Index, Model, TransferReport};

/// A catalogue and what is cached of it.
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
    expectations: ExpectationCache,
    adverts: AdvertCache,
}

impl Engine {
    /// An engine with the occupations and the statement model that come with the crate.
    ///
    /// ```
    /// use skills_gap::Engine;
    ///
    /// let engine = Engine::embedded();
    /// let references: Vec<_> = engine.occupations().into_iter().map(|one| one.reference).collect();
    /// assert_eq!(references, ["OCC0311", "OCC0526"]);
    /// ```
    pub fn embedded() -> Self {
        Self::new(Catalogue::embedded())
    }

    /// An engine with another catalogue, and the statement model that comes with the crate.
    pub fn new(catalogue: Catalogue) -> Self {
        // Never an error: a whole model covers every text.
        let index = Index::new(&catalogue, Model::embedded()).unwrap_or_default();
        let network = Network::new(&catalogue);
        Self {
            catalogue,
            index,
            network,
            expectations: ExpectationCache::default(),
            adverts: AdvertCache::default(),
        }
    }

    /// An engine with another catalogue, and a statement model or a subset of one.
    ///
    /// ```
    /// use skills_gap::{Engine, catalogue::Catalogue, transfer::Model};
    ///
    /// let catalogue = Catalogue::embedded();
    /// let ksbs = catalogue.occupations().flat_map(|occupation| &occupation.ksbs);
    /// let subset = Model::embedded().subset(ksbs.map(|ksb| ksb.statement.as_str()));
    /// let engine = Engine::with_model(catalogue, Model::decode(&subset)?)?;
    /// assert_eq!(engine.transfer("OCC0311.B4", "OCC0526.B1")?.strength, 1.0);
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// `needsModel`, of kind `catalogue`, at the first statement that a subset does not cover.
    pub fn with_model(catalogue: Catalogue, model: impl Into<Arc<Model>>) -> Result<Self, Error> {
        let index = Index::new(&catalogue, model)?;
        let network = Network::new(&catalogue);
        Ok(Self {
            catalogue,
            index,
            network,
            expectations: ExpectationCache::default(),
            adverts: AdvertCache::default(),
        })
    }

    /// The engine of a catalogue whose carry-overs are known, and perhaps its links.
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
        Self {
            catalogue,
            index,
            network,
            expectations: ExpectationCache::default(),
            adverts: AdvertCache::default(),
        }
    }

    /// The links out of each occupation, in the catalogue's order.
    pub(crate) fn known_links(&self) -> Vec<Vec<KnownLink>> {
        self.pathway_context().known_links()
    }

    /// Replaces a subset of the statement model by the whole model, which covers all texts.
    ///
    /// # Errors
    /// `invalidValue` at `model`, of kind `read`: `model` is another model, or a subset itself.
    pub fn set_model(&mut self, model: Model) -> Result<(), Error> {
        self.forget_comparisons();
        self.index.set_model(model)
    }

    /// Replaces the model by one that covers more: the whole model, or a larger subset of it.
    pub(crate) fn replace_model(&mut self, model: Arc<Model>) {
        self.forget_comparisons();
        self.index.replace_model(model);
    }

    /// Drops what was worked out from prepared statements, which another model prepares again.
    fn forget_comparisons(&mut self) {
        self.expectations = ExpectationCache::default();
        self.network.nearest = NearestCache::default();
        self.adverts = AdvertCache::default();
    }

    /// The same engine, with `version` as the catalogue's version in reports.
    pub(crate) fn with_version(self, version: String) -> Self {
        Self { catalogue: self.catalogue.with_version(version), ..self }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The index of the catalogue's statements.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The engine with further occupations. Each replaces the occupation with the same reference, if there is one.
    /// Statements that are there already are neither prepared nor compared again.
    ///
    /// # Errors
    /// Of kind `catalogue`, at the place in `occupations`:
    /// - `missingField` for an empty reference or statement
    /// - `invalidValue` for a code or a reference that cannot be one
    /// - `duplicateField` for two KSBs with one code, `duplicateOccupation` for two occupations with one reference
    /// - `tooLarge` for a statement of more than 10,000 bytes
    /// - `needsModel` at the first statement that the model, being a subset, does not cover
    pub fn with(&self, occupations: Vec<Occupation>) -> Result<Self, Error> {
        let catalogue = self.catalogue.with(occupations)?;
        let mut index = self.index.with(&self.catalogue, &catalogue)?;
        index.reuse_carries(&self.index, &self.catalogue);
        let network = Network::new(&catalogue);
        Ok(Self {
            catalogue,
            index,
            network,
            expectations: ExpectationCache::default(),
            adverts: AdvertCache::default(),
        })
    }

    /// [`Self::with`] of occupations in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::with`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep`, of kind `catalogue`, for values that are no
    ///   occupations
    pub fn with_of(&self, occupations: &Value) -> Result<Self, Error> {
        self.with(Catalogue::decode(occupations)?)
    }

    /// A summary of each occupation, in the order of their references.
    pub fn occupations(&self) -> Vec<OccupationSummary> {
        self.catalogue.occupations().map(Occupation::summary_line).collect()
    }

    /// The record of one occupation.
    ///
    /// # Errors
    /// `unknownOccupation` at `reference`.
    pub fn occupation(&self, reference: &str) -> Result<&Occupation, Error> {
        self.catalogue.find(reference, &Path::Root.field("reference")).map(|(_, occupation)| occupation)
    }

    /// The search index of the occupations. A caller that searches more than once keeps it.
    pub fn search_index(&self) -> SearchIndex {
        SearchIndex::new(self.catalogue.occupations().map(SearchEntry::of).collect())
    }

    /// The best `limit` occupations for what a person types; see [`SearchIndex::search`]. Makes a new index each time.
    pub fn search(&self, text: &str, limit: usize) -> SearchReport {
        self.search_index().search(text, limit)
    }

    /// The gap to one target.
    ///
    /// ```
    /// use skills_gap::{Engine, gap::{Evidence, GapRequest}};
    ///
    /// let mut request = GapRequest::new("OCC0526");
    /// request.ratings.set("OCC0311", "K10", Some(2));
    /// let report = Engine::embedded().gap(&request)?;
    /// let k12 = report.statements.iter().find(|statement| statement.code == "K12");
    /// assert!(matches!(k12.unwrap().evidence, Evidence::Carried(_)));
    ///
    /// request.ratings.set("OCC0311", "K10", Some(9));
    /// let error = Engine::embedded().gap(&request).unwrap_err();
    /// assert_eq!(error.to_string(), "ratings.OCC0311.K10: 9 is not a point of the scale (0..3)");
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// Each with its place:
    /// - `missingField` for a target that is empty, and for an empty label of a scale
    /// - `unknownOccupation`, `unknownStatement` for what the catalogue does not have
    /// - `outOfScale` for a rating that is no point of the scale
    /// - `invalidValue` for an unusable scale, option, or rejected pair
    /// - `tooLarge` for a note of more than 10,000 bytes
    /// - `unknownFormat` for a request of another format
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn gap(&self, request: &GapRequest) -> Result<GapReport, Error> {
        self.index.check()?;
        gap::gap(&self.catalogue, &self.index, &self.expectations, request)
    }

    /// [`Self::gap`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::gap`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn gap_of(&self, request: &Value) -> Result<GapReport, Error> {
        self.gap(&GapRequest::from_value(request)?)
    }

    /// The shares, counts and lists of [`Self::gap`], in a part of its time.
    ///
    /// # Errors
    /// The codes of [`Self::gap`].
    pub fn gap_summary(&self, request: &GapRequest) -> Result<GapSummary, Error> {
        self.index.check()?;
        gap::gap_summary(&self.catalogue, &self.index, &self.expectations, request)
    }

    /// [`Self::gap_summary`] of a request in plain values.
    ///
    /// # Errors
    /// The codes of [`Self::gap_of`].
    pub fn gap_summary_of(&self, request: &Value) -> Result<GapSummary, Error> {
        self.gap_summary(&GapRequest::from_value(request)?)
    }

    /// [`Self::gap_of`] without the check that the model covers every occupation. Only the occupations that the
    /// request names must be covered.
    pub(crate) fn gap_of_covered(&self, request: &Value) -> Result<GapReport, Error> {
        gap::gap(&self.catalogue, &self.index, &self.expectations, &GapRequest::from_value(request)?)
    }

    /// The request with the statement that each of its answers is on; see [`gap::with_rated_on`].
    ///
    /// # Errors
    /// `invalidType`, `unknownOccupation`, `tooLarge`, `tooDeep`, `duplicateField`.
    pub fn with_rated_on(&self, request: &Value) -> Result<Value, Error> {
        gap::with_rated_on(&self.catalogue, request)
    }

    /// A person's answers as a part of an address; see [`gap::to_link`]. [`gap::read_link`] reads it.
    ///
    /// # Errors
    /// - the codes of a request that does not fit
    /// - `tooLarge` where the link would be too long
    pub fn to_link(&self, request: &Value) -> Result<AnswersLink, Error> {
        gap::to_link(&self.catalogue, request)
    }

    /// The pathways to a target.
    ///
    /// # Errors
    /// - `missingField` at `target`
    /// - `invalidValue` for `maxSteps` out of range, and for an occupation in `avoid` that is the target or in `via`
    /// - `invalidValue` for an unusable scale, option, or rejected pair
    /// - `duplicateOccupation` in `via` and `avoid`
    /// - `unknownOccupation` in `via`, `avoid`, and the person's answers
    /// - `tooLarge` for more occupations than there are, and for a note of more than 10,000 bytes
    /// - `unknownFormat`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn pathways(&self, request: &PathwaysRequest) -> Result<PathwaysReport, Error> {
        self.index.check()?;
        pathway::pathways(self.pathway_context(), request)
    }

    /// The nearest occupations, ranked by how alike they and what a person holds are.
    ///
    /// ```
    /// use skills_gap::Engine;
    /// use skills_gap::gap::GapRequest;
    /// use skills_gap::pathway::{NearestOptions, NearestRequest};
    ///
    /// let mut answers = GapRequest::default();
    /// answers.ratings.set("OCC0311", "B4", Some(2));
    /// let options = NearestOptions { min_level: Some(4), ..Default::default() };
    /// let report = Engine::embedded().nearest(&NearestRequest::new(answers, options))?;
    /// assert_eq!(report.total, 2);
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// - `missingField` at `current` where only reachable occupations are requested
    /// - `invalidValue` for `maxSteps` or `limit` out of range, and for an unusable scale, option, or rejected pair
    /// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale`, `tooLarge` in the person's answers
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn nearest(&self, request: &NearestRequest) -> Result<NearestReport, Error> {
        self.index.check()?;
        pathway::nearest(self.pathway_context(), request)
    }

    /// Two to five targets side by side.
    ///
    /// # Errors
    /// - `invalidValue` for fewer than two targets, for `maxSteps` out of range, and for an unusable scale, option, or
    ///   rejected pair
    /// - `tooLarge` for more than five targets, and for a note of more than 10,000 bytes
    /// - `duplicateOccupation` in `targets`
    /// - `unknownOccupation` in `targets` and in the person's answers
    /// - `unknownFormat`, `missingField`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn compare(&self, request: &CompareRequest) -> Result<CompareReport, Error> {
        self.index.check()?;
        pathway::compare(self.pathway_context(), request)
    }

    /// What to rate next.
    ///
    /// # Errors
    /// - `missingField` at `target` where there are no `targets`
    /// - `invalidValue` for a margin out of range, and for an unusable scale, option, or rejected pair
    /// - `tooLarge` for more than 20 targets, and for a note of more than 10,000 bytes
    /// - `duplicateOccupation` in `targets`
    /// - `unknownOccupation` in `targets` and in the person's answers
    /// - `unknownFormat`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn next(&self, request: &NextRequest) -> Result<NextReport, Error> {
        self.index.check()?;
        pathway::next(self.pathway_context(), request)
    }

    /// What is to be learnt along a pathway, in order.
    ///
    /// # Errors
    /// - `missingField` at `target`
    /// - `invalidValue` where the last step is not the target, and for an unusable scale, option, or rejected pair
    /// - `tooLarge` for more than 6 steps, and for a note of more than 10,000 bytes
    /// - `duplicateOccupation` in `steps`
    /// - `unknownOccupation` in `steps` and in the person's answers
    /// - `unknownFormat`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, at the first statement that the model, being a subset, does not cover
    pub fn plan(&self, request: &PlanRequest) -> Result<PlanReport, Error> {
        self.index.check()?;
        pathway::plan(self.pathway_context(), request)
    }

    /// [`Self::pathways`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::pathways`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn pathways_of(&self, request: &Value) -> Result<PathwaysReport, Error> {
        self.pathways(&Request::from_value(request)?)
    }

    /// [`Self::nearest`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::nearest`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn nearest_of(&self, request: &Value) -> Result<NearestReport, Error> {
        self.nearest(&Request::from_value(request)?)
    }

    /// [`Self::compare`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::compare`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn compare_of(&self, request: &Value) -> Result<CompareReport, Error> {
        self.compare(&Request::from_value(request)?)
    }

    /// [`Self::next`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::next`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn next_of(&self, request: &Value) -> Result<NextReport, Error> {
        self.next(&Request::from_value(request)?)
    }

    /// [`Self::plan`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::plan`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn plan_of(&self, request: &Value) -> Result<PlanReport, Error> {
        self.plan(&Request::from_value(request)?)
    }

    /// [`Self::next_of`] without the check that the model covers every occupation.
    pub(crate) fn next_of_covered(&self, request: &Value) -> Result<NextReport, Error> {
        pathway::next(self.pathway_context(), &Request::from_value(request)?)
    }

    /// [`Self::plan_of`] without the check that the model covers every occupation.
    pub(crate) fn plan_of_covered(&self, request: &Value) -> Result<PlanReport, Error> {
        pathway::plan(self.pathway_context(), &Request::from_value(request)?)
    }

    /// A job advert as the target: which occupations it is for, which statements it asks for, and what of that is held.
    ///
    /// ```
    /// use skills_gap::{Engine, advert::AdvertRequest, read::read_advert};
    ///
    /// let advert = read_advert("Press officer\n\nDuties\n- Write news releases\n- Drive a van\n")?;
    /// let report = Engine::embedded().advert(&AdvertRequest::of(advert))?;
    /// assert_eq!(report.target.unwrap().reference, "OCC0311");
    /// // Nothing of the standard covers the van.
    /// assert_eq!(report.outside, [1]);
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// - `tooLarge` for more than 500 sentences, a sentence of more than 10,000 bytes, and a note that is too long
    /// - `invalidValue` for a limit out of range, and for an unusable scale, option, or rejected pair
    /// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, for words that the model, being a subset, does not cover
    pub fn advert(&self, request: &AdvertRequest) -> Result<AdvertReport, Error> {
        self.index.check()?;
        let context = AdvertContext {
            catalogue: &self.catalogue,
            index: &self.index,
            expectations: &self.expectations,
            adverts: &self.adverts,
        };
        advert::advert(context, request)
    }

    /// [`Self::advert`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::advert`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn advert_of(&self, request: &Value) -> Result<AdvertReport, Error> {
        self.advert(&Request::from_value(request)?)
    }

    /// Ratings that a CV or a profile proposes, each with the sentence it rests on. None counts: a person confirms it
    /// by rating the statement.
    ///
    /// # Errors
    /// - `missingField` at `target` where there is neither a target nor a current occupation
    /// - `tooLarge` for more than 500 sentences, a sentence of more than 10,000 bytes, and a note that is too long
    /// - `invalidValue` for an unusable scale, option, or rejected pair, and for a refused statement that is no id
    /// - `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale` in the person's answers
    /// - `needsModel`, of kind `catalogue`, for words that the model, being a subset, does not cover
    pub fn proposals(&self, request: &ProposalsRequest) -> Result<ProposalsReport, Error> {
        self.index.check()?;
        advert::proposals(&self.catalogue, &self.index, request)
    }

    /// [`Self::proposals`] of a request in plain values.
    ///
    /// # Errors
    /// - the codes of [`Self::proposals`]
    /// - `invalidType`, `unknownField`, `duplicateField`, `tooDeep` for a value that is no request
    pub fn proposals_of(&self, request: &Value) -> Result<ProposalsReport, Error> {
        self.proposals(&Request::from_value(request)?)
    }

    /// The links from and to an occupation.
    ///
    /// # Errors
    /// `unknownOccupation` at `reference`.
    pub fn links(&self, reference: &str) -> Result<LinksReport, Error> {
        pathway::links(self.pathway_context(), reference)
    }

    /// The statements that make the link from one occupation to another, or would make it.
    ///
    /// # Errors
    /// `unknownOccupation` at `from` or `to`.
    pub fn link(&self, from: &str, to: &str) -> Result<LinkReport, Error> {
        pathway::link(self.pathway_context(), from, to)
    }

    fn pathway_context(&self) -> PathwayContext<'_> {
        PathwayContext {
            catalogue: &self.catalogue,
            index: &self.index,
            network: &self.network,
            expectations: &self.expectations,
        }
    }

    /// How much of one statement a person holds who holds another, with reasons. Either is a statement of the
    /// catalogue, `OCC0311.K9`, or free text.
    ///
    /// ```
    /// use skills_gap::Engine;
    ///
    /// let report = Engine::embedded().transfer("OCC0311.K10", "OCC0526.K12")?;
    /// assert!(report.carries && report.strength > 0.8);
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// At `source` or `target`:
    /// - `unknownOccupation`, `unknownStatement`
    /// - `missingField` for an empty text, `tooLarge` for a text of more than 10,000 bytes
    /// - `needsModel` for a text that the model, being a subset, does not cover
    pub fn transfer(&self, source: &str, target: &str) -> Result<TransferReport, Error> {
        self.index.transfer(&self.catalogue, source, target)
    }

    /// Restores a saved request, and moves answers on older versions of a standard to the statements of this catalogue;
    /// see [`gap::migrate`].
    ///
    /// # Errors
    /// - `invalidType`, `invalidValue`, `duplicateField`, `tooLarge`, `tooDeep` where `saved` is no saved request
    /// - `unknownFormat` for a request of another format
    /// - `needsModel` for a statement that the model, being a subset, does not cover
    pub fn migrate(&self, saved: &Value) -> Result<Migrated, Error> {
        self.index.check()?;
        gap::migrate(&self.catalogue, &self.index, saved)
    }

    /// Restores a saved request. What does not fit the catalogue is set aside, with its reason; see [`gap::restore`].
    ///
    /// ```
    /// use skills_gap::{Engine, input::Value};
    ///
    /// let saved = Value::parse(r#"{"target": "OCC0526", "ratings": {"OCC0311": {"B4": 2, "K99": 1}}}"#)?;
    /// let restored = Engine::embedded().restore(&saved)?;
    /// assert_eq!(restored.request.ratings.get("OCC0311", "B4"), Some(&Some(2)));
    /// assert_eq!(restored.request.set_aside[0].path, "ratings.OCC0311.K99");
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    ///
    /// # Errors
    /// - `invalidType`, `invalidValue`, `duplicateField`, `tooLarge`, `tooDeep` where `saved` is no saved request
    /// - `unknownFormat` for a request of another format
    pub fn restore(&self, saved: &Value) -> Result<Restored, Error> {
        gap::restore(&self.catalogue, saved)
    }
}

impl PartialEq for Engine {
    /// Whether the catalogues and the models are the same. Everything else follows from them.
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
