//! The thin binding: JavaScript values in, JavaScript values out. No rules of its own.
//!
//! Every argument is any value, so that one of the wrong type ends in an error as well. A failure is
//! thrown as a plain object `{kind, code, path, message}`; the package makes an `Error` of it.

mod js;
mod value;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::assessment::Scale;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::json::to_json;
use crate::transfer::Model;
use crate::{Engine, ErrorKind, read, text_argument};
#[cfg(target_arch = "wasm32")]
pub(crate) use js::text_of_number;
use value::{ROOT, value_of};

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
        let empty = Model::decode(model).and_then(|model| Engine::with_model(Catalogue::default(), model));
        with(&empty.map_err(|error| thrown(&error))?, occupations)
    }

    /// Takes the whole statement model.
    pub fn learn(&mut self, model: &[u8]) -> Result<(), JsValue> {
        let learnt = Model::decode(model).and_then(|model| self.0.learn(model));
        learnt.map_err(|error| thrown(&error))
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
        with(&self.0, occupations)
    }
}

/// Called by the glue when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Reads the text of an occupation's page.
#[wasm_bindgen(js_name = readOccupationPage, unchecked_return_type = "unknown")]
pub fn read_occupation_page(
    #[wasm_bindgen(unchecked_param_type = "unknown")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let occupation = value_of(text, "text")
        .and_then(|text| read::read_occupation_page(text_argument(&text, "text")?))
        .map_err(|error| error.of_kind(ErrorKind::Read));
    out(occupation)
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

fn with(engine: &Engine, occupations: &JsValue) -> Result<CoreCatalogue, JsValue> {
    let occupations = value_of(occupations, ROOT).map_err(|error| error.of_kind(ErrorKind::Catalogue));
    let with = occupations.and_then(|occupations| engine.with(&occupations));
    with.map(CoreCatalogue).map_err(|error| thrown(&error))
}

fn out<T: Serialize>(result: Result<T, Error>) -> Result<JsValue, JsValue> {
    result.map_err(|error| thrown(&error)).and_then(|value| js_value_of(&value))
}

fn thrown(error: &Error) -> JsValue {
    js_value_of(error).unwrap_or_else(|error| error)
}

/// By way of JSON text: one call to JavaScript instead of one for each field, and the same writer, and
/// so the same digits, as the command line's.
fn js_value_of<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let json = to_json(value).map_err(|_| JsValue::from_str("writing the answer failed"))?;
    js::parse_json(&json)
}
