//! A catalogue, and every question that can be put to it.

use std::cell::OnceCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::value::{ROOT, value_of};
use super::{error_to_js, request_to_js, to_js};
use crate::assessment::Scale;
use crate::catalogue::{self, Occupation};
use crate::error::{Error, ErrorKind};
use crate::gap::{self, Restored};
use crate::input::Value;
use crate::pack::{Pack, PartialCatalogue};
use crate::search::SearchIndex;
use crate::transfer::Model;
use crate::{Engine, text_argument};

/// A catalogue, and the questions that can be put to it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Catalogue {
    content: Content,
}

/// Where the occupations come from.
#[derive(Debug)]
enum Content {
    /// Records, which are all there. The search index is made at the first search.
    Records { engine: Engine, search_index: OnceCell<SearchIndex> },
    /// A pack, whose files are loaded as they are needed.
    Pack(PartialCatalogue),
}

#[wasm_bindgen]
impl Catalogue {
    /// A catalogue of these occupations, with the statement model or the subset that they need.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
        model: &[u8],
    ) -> Result<Catalogue, JsValue> {
        let engine = || {
            let model = Model::decode(model)?;
            let none = Engine::with_model(catalogue::Catalogue::default(), model)?;
            none.with(occupations_of(occupations)?)
        };
        engine().map(Self::of_records).map_err(|error| error_to_js(&error))
    }

    /// The catalogue of a pack, none of whose occupations is loaded.
    #[wasm_bindgen(js_name = ofPack)]
    pub fn of_pack(manifest: &[u8], index: &[u8]) -> Result<Catalogue, JsValue> {
        let pack = Pack::open(manifest, index).map_err(|error| error_to_js(&error))?;
        Ok(Self::of_partial(PartialCatalogue::new(pack)))
    }

    /// Takes the whole statement model.
    #[wasm_bindgen(js_name = setModel)]
    pub fn set_model(&mut self, model: &[u8]) -> Result<(), JsValue> {
        let set = Model::decode(model).and_then(|model| match &mut self.content {
            Content::Records { engine, .. } => engine.set_model(model),
            Content::Pack(partial) => partial.set_model(model),
        });
        set.map_err(|error| error_to_js(&error))
    }

    /// A catalogue with further occupations.
    pub fn with(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Occupation[]")] occupations: &JsValue,
    ) -> Result<Catalogue, JsValue> {
        let wider = occupations_of(occupations).and_then(|occupations| match &self.content {
            Content::Records { engine, .. } => engine.with(occupations).map(Self::of_records),
            Content::Pack(partial) => partial.with(occupations).map(Self::of_partial),
        });
        wider.map_err(|error| error_to_js(&error))
    }

    /// A name for its content.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        match &self.content {
            Content::Records { engine, .. } => engine.catalogue().version().to_owned(),
            Content::Pack(partial) => partial.version().to_owned(),
        }
    }

    /// A summary of each occupation.
    #[wasm_bindgen(unchecked_return_type = "OccupationSummary[]")]
    pub fn occupations(&self) -> Result<JsValue, JsValue> {
        to_js(Ok(match &self.content {
            Content::Records { engine, .. } => engine.occupations(),
            Content::Pack(partial) => partial.summaries(),
        }))
    }

    /// One occupation.
    #[wasm_bindgen(unchecked_return_type = "Occupation")]
    pub fn occupation(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] reference: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let occupation = || {
            let reference = value_of(reference, "reference")?;
            let reference = text_argument(&reference, "reference")?;
            match &self.content {
                Content::Records { engine, .. } => engine.occupation(reference),
                Content::Pack(partial) => partial.occupation(reference),
            }
        };
        to_js(occupation())
    }

    /// The gap to one target.
    #[wasm_bindgen(unchecked_return_type = "GapReport")]
    pub fn gap(
        &self,
        #[wasm_bindgen(unchecked_param_type = "GapRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(self.ask(request, Engine::gap_of, PartialCatalogue::gap_of))
    }

    /// A saved request, back in use.
    #[wasm_bindgen(unchecked_return_type = "Restored")]
    pub fn restore(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] saved: &JsValue,
    ) -> Result<JsValue, JsValue> {
        request_to_js(self.ask(saved, Engine::restore, PartialCatalogue::restore))
    }

    /// The request with what each of its answers is given on.
    #[wasm_bindgen(js_name = withRatedOn, unchecked_return_type = "GapRequest")]
    pub fn with_rated_on(
        &self,
        #[wasm_bindgen(unchecked_param_type = "GapRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        request_to_js(self.ask(request, Engine::with_rated_on, PartialCatalogue::with_rated_on))
    }

    /// The request as a part of an address.
    #[wasm_bindgen(js_name = toLink, unchecked_return_type = "AnswersLink")]
    pub fn to_link(
        &self,
        #[wasm_bindgen(unchecked_param_type = "GapRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(self.ask(request, Engine::to_link, PartialCatalogue::to_link))
    }

    /// A saved request, its answers brought to the statements of this catalogue.
    #[wasm_bindgen(unchecked_return_type = "Migrated")]
    pub fn migrate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] saved: &JsValue,
    ) -> Result<JsValue, JsValue> {
        request_to_js(value_of(saved, ROOT).and_then(|saved| self.whole()?.migrate(&saved)))
    }

    /// A job advert as the target.
    #[wasm_bindgen(unchecked_return_type = "AdvertReport")]
    pub fn advert(
        &self,
        #[wasm_bindgen(unchecked_param_type = "AdvertRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.ask_whole(request, Engine::advert_of)
    }

    /// Ratings that a profile proposes.
    #[wasm_bindgen(unchecked_return_type = "ProposalsReport")]
    pub fn proposals(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ProposalsRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.ask_whole(request, Engine::proposals_of)
    }

    /// The ways to a target.
    #[wasm_bindgen(unchecked_return_type = "PathwaysReport")]
    pub fn pathways(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PathwaysRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.ask_whole(request, Engine::pathways_of)
    }

    /// The occupations that a person is nearest to.
    #[wasm_bindgen(unchecked_return_type = "NearestReport")]
    pub fn nearest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NearestRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.ask_whole(request, Engine::nearest_of)
    }

    /// Two to five targets side by side.
    #[wasm_bindgen(unchecked_return_type = "CompareReport")]
    pub fn compare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CompareRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.ask_whole(request, Engine::compare_of)
    }

    /// What to rate next.
    #[wasm_bindgen(unchecked_return_type = "NextReport")]
    pub fn next(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NextRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(self.ask(request, Engine::next_of, PartialCatalogue::next_of))
    }

    /// What is to be learnt along a pathway, in order.
    #[wasm_bindgen(unchecked_return_type = "PlanReport")]
    pub fn plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PlanRequest")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(self.ask(request, Engine::plan_of, PartialCatalogue::plan_of))
    }

    /// One strength, with its reasons.
    #[wasm_bindgen(unchecked_return_type = "TransferReport")]
    pub fn transfer(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] source: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] target: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let (source, target) = (value_of(source, "source")?, value_of(target, "target")?);
            self.whole()?.transfer(text_argument(&source, "source")?, text_argument(&target, "target")?)
        };
        to_js(report())
    }

    /// The links of an occupation.
    #[wasm_bindgen(unchecked_return_type = "LinksReport")]
    pub fn links(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] reference: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let reference = value_of(reference, "reference")?;
            self.whole()?.links(text_argument(&reference, "reference")?)
        };
        to_js(report())
    }

    /// What makes the link from one occupation to another, or would.
    #[wasm_bindgen(unchecked_return_type = "LinkReport")]
    pub fn link(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] from: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] to: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let (from, to) = (value_of(from, "from")?, value_of(to, "to")?);
            self.whole()?.link(text_argument(&from, "from")?, text_argument(&to, "to")?)
        };
        to_js(report())
    }

    /// The best `limit` occupations that fit `text`.
    #[wasm_bindgen(unchecked_return_type = "SearchReport")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let text = value_of(text, "text")?;
            let (text, limit) = (text_argument(&text, "text")?, limit as usize);
            match &self.content {
                Content::Records { engine, search_index } => {
                    Ok(search_index.get_or_init(|| engine.search_index()).search(text, limit))
                }
                Content::Pack(partial) => partial.search(text, limit),
            }
        };
        to_js(report())
    }
}

impl Catalogue {
    /// What answers questions about many occupations.
    pub(super) fn whole(&self) -> Result<&Engine, Error> {
        match &self.content {
            Content::Records { engine, .. } => Ok(engine),
            Content::Pack(partial) => partial.whole(),
        }
    }

    fn ask_whole<T: Serialize>(
        &self,
        request: &JsValue,
        question: fn(&Engine, &Value) -> Result<T, Error>,
    ) -> Result<JsValue, JsValue> {
        to_js(value_of(request, ROOT).and_then(|request| question(self.whole()?, &request)))
    }

    /// Asks what a pack answers about some occupations as well.
    fn ask<T>(
        &self,
        request: &JsValue,
        of_records: fn(&Engine, &Value) -> Result<T, Error>,
        of_pack: fn(&PartialCatalogue, &Value) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let request = value_of(request, ROOT)?;
        match &self.content {
            Content::Records { engine, .. } => of_records(engine, &request),
            Content::Pack(partial) => of_pack(partial, &request),
        }
    }

    /// The pack's catalogue; none of records.
    pub(super) fn partial(&self) -> Option<&PartialCatalogue> {
        if let Content::Pack(partial) = &self.content { Some(partial) } else { None }
    }

    pub(super) fn partial_mut(&mut self) -> Option<&mut PartialCatalogue> {
        if let Content::Pack(partial) = &mut self.content { Some(partial) } else { None }
    }

    fn of_records(engine: Engine) -> Self {
        Self { content: Content::Records { engine, search_index: OnceCell::new() } }
    }

    fn of_partial(partial: PartialCatalogue) -> Self {
        Self { content: Content::Pack(partial) }
    }
}

fn occupations_of(occupations: &JsValue) -> Result<Vec<Occupation>, Error> {
    let occupations = value_of(occupations, ROOT).map_err(|error| error.of_kind(ErrorKind::Catalogue))?;
    catalogue::Catalogue::decode(&occupations)
}

/// The scale that ratings are points of where a request brings none of its own.
#[wasm_bindgen(js_name = defaultScale, unchecked_return_type = "Scale")]
pub fn default_scale() -> Result<JsValue, JsValue> {
    to_js(Ok(Scale::default()))
}

/// Whether a value is a saved request, usable or not.
#[wasm_bindgen(js_name = isSavedAnswers)]
pub fn is_saved_answers(#[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue) -> bool {
    // A value that cannot be read is none.
    value_of(value, ROOT).is_ok_and(|value| Restored::is_saved(&value))
}

/// The answers in a link.
#[wasm_bindgen(js_name = readLink, unchecked_return_type = "LinkedAnswers")]
pub fn read_link(
    #[wasm_bindgen(unchecked_param_type = "string")] link: &JsValue,
) -> Result<JsValue, JsValue> {
    request_to_js(value_of(link, "link").and_then(|link| gap::read_link(text_argument(&link, "link")?)))
}

/// The version of this engine.
#[wasm_bindgen(js_name = engineVersion)]
pub fn engine_version() -> String {
    crate::VERSION.to_owned()
}
