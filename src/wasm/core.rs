//! The main job: a catalogue and the questions that can be put to it.

use wasm_bindgen::prelude::*;

use super::value::{ROOT, value_of};
use super::{empty, learn, out, with};
use crate::assessment::Scale;
use crate::{Engine, text_argument};

/// A catalogue, and the questions that can be put to it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CoreCatalogue(Engine);

#[wasm_bindgen]
impl CoreCatalogue {
    /// A catalogue of these occupations, with the statement model or the part of it that they need.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
        model: &[u8],
    ) -> Result<CoreCatalogue, JsValue> {
        with(&empty(model)?, occupations).map(CoreCatalogue)
    }

    /// Takes the whole statement model.
    pub fn learn(&mut self, model: &[u8]) -> Result<(), JsValue> {
        learn(&mut self.0, model)
    }

    /// A name for its content.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        self.0.catalogue().version().to_owned()
    }

    /// A summary of each occupation.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn occupations(&self) -> Result<JsValue, JsValue> {
        out(Ok(self.0.occupations()))
    }

    /// One occupation.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn occupation(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] reference: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let occupation = || {
            let reference = value_of(reference, "reference")?;
            self.0.occupation(text_argument(&reference, "reference")?)
        };
        out(occupation())
    }

    /// The gap to one target.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn gap(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(request, ROOT).and_then(|request| self.0.gap_of(&request)))
    }

    /// A saved request, back in use.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn restore(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] saved: &JsValue,
    ) -> Result<JsValue, JsValue> {
        out(value_of(saved, ROOT).and_then(|saved| self.0.restore(&saved)))
    }

    /// A catalogue with further occupations.
    pub fn with(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
    ) -> Result<CoreCatalogue, JsValue> {
        with(&self.0, occupations).map(CoreCatalogue)
    }
}

/// The scale that ratings are points of where a request brings none of its own.
#[wasm_bindgen(js_name = defaultScale, unchecked_return_type = "unknown")]
pub fn default_scale() -> Result<JsValue, JsValue> {
    out(Ok(Scale::default()))
}

/// The version of this engine.
#[wasm_bindgen(js_name = engineVersion)]
pub fn engine_version() -> String {
    crate::VERSION.to_owned()
}
