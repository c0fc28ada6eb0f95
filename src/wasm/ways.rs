//! The questions about many occupations.

use wasm_bindgen::prelude::*;

use super::value::{ROOT, value_of};
use super::{empty, learn, out, thrown, with};
use crate::pack::Pack;
use crate::transfer::Model;
use crate::{Engine, text_argument};

/// A catalogue, and the questions about ways through it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct WaysCatalogue(Engine);

#[wasm_bindgen]
impl WaysCatalogue {
    /// A catalogue of these occupations, with the statement model or the part of it that they need.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
        model: &[u8],
    ) -> Result<WaysCatalogue, JsValue> {
        with(&empty(model)?, occupations).map(WaysCatalogue)
    }

    /// A pack's catalogue: nothing is compared anew. Of the model, any part does for that.
    #[wasm_bindgen(js_name = ofPack)]
    pub fn of_pack(
        manifest: &[u8],
        index: &[u8],
        model: &[u8],
        all: &[u8],
        links: &[u8],
        carries: &[u8],
    ) -> Result<WaysCatalogue, JsValue> {
        let engine = || Pack::open(manifest, index)?.engine(Model::decode(model)?, all, links, carries);
        engine().map(WaysCatalogue).map_err(|error| thrown(&error))
    }

    /// With further occupations, under this name.
    pub fn with(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
        version: String,
    ) -> Result<WaysCatalogue, JsValue> {
        let mut wider = with(&self.0, occupations)?;
        wider.name_as(version);
        Ok(WaysCatalogue(wider))
    }

    /// Takes the whole statement model.
    pub fn learn(&mut self, model: &[u8]) -> Result<(), JsValue> {
        learn(&mut self.0, model)
    }

    /// One strength, with its reasons.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn transfer(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] source: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] target: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let (source, target) = (value_of(source, "source")?, value_of(target, "target")?);
            self.0.transfer(text_argument(&source, "source")?, text_argument(&target, "target")?)
        };
        out(report())
    }

    /// A saved request, its answers brought to the statements of this catalogue.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn migrate(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] saved: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(saved, ROOT).and_then(|saved| self.0.migrate(&saved)))
    }

    /// The ways to a target.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn pathways(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.pathways_of(&request)))
    }

    /// The occupations that a person is nearest to.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn nearest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.nearest_of(&request)))
    }

    /// Two to five targets side by side.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn compare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.compare_of(&request)))
    }

    /// What to rate next.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn next(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.next_of(&request)))
    }

    /// What is to be learnt along a pathway, in order.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.plan_of(&request)))
    }

    /// The links of an occupation.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn links(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] reference: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let reference = value_of(reference, "reference")?;
            self.0.links(text_argument(&reference, "reference")?)
        };
        out(report())
    }

    /// What makes the link from one occupation to another, or would.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn link(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] from: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] to: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let (from, to) = (value_of(from, "from")?, value_of(to, "to")?);
            self.0.link(text_argument(&from, "from")?, text_argument(&to, "to")?)
        };
        out(report())
    }
}
