//! The thin binding: JavaScript values in, JavaScript values out. No rules of its own.
//!
//! Two modules are made of it: `engine`, every question about a catalogue, and `readers`, foreign forms into
//! occupations, for a person who brings one.
//!
//! An argument may be any value, whatever its declared type says: one of the wrong type ends in an error as well. A
//! failure is thrown as a plain object `{kind, code, path, message}`; the package makes an `Error` of it.

#[cfg(feature = "engine")]
mod catalogue;
#[cfg(feature = "engine")]
mod files;
#[cfg(feature = "readers")]
mod readers;
mod value;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::json::to_json;

/// Called by the glue when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The contract's types, which the functions of the modules are declared with: `tsc` checks the package against them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Advert, AdvertReport, AdvertRequest, AnswersLink, CompareReport, CompareRequest, GapReport, GapRequest, LinkedAnswers, LinkReport, LinksReport, Migrated, NearestReport,
  NearestRequest, NextReport, NextRequest, Occupation, OccupationFiles, OccupationSummary, PackFile, PackManifest,
  PathwaysReport, PathwaysRequest, PlanReport, PlanRequest, Profile, ProposalsReport, ProposalsRequest, ReadAnswers, Reading, ReadSettings, Restored, Scale, SearchReport, TransferReport,
} from "../types.js";
"#;

/// A report, a record, a small value: field by field.
///
/// Measured (`tests/browser/measure-crossing.mjs`; ms, the least of 30, JSON text against fields, two runs):
///
/// | | bytes | Node.js | Chromium |
/// |---|---|---|---|
/// | gap report | 27,105 | 0.48–0.59, 0.34–0.38 | 0.25–0.50, 0.25–0.30 |
/// | pathways report | 83,957 | 1.80–2.10, 0.77–0.84 | 0.85–1.60, 0.90–1.65 |
/// | nearest of 902 | 151,003 | 3.46–4.14, 1.59–2.77 | 1.55–3.70, 1.70–2.10 |
/// | one occupation | 14,557 | 0.25–0.28, 0.09–0.13 | 0.11–0.12, 0.11 |
/// | an error | 110 | 0.004, 0.001 | 0.003, 0.001–0.003 |
fn to_js<T: Serialize>(value: Result<T, Error>) -> Result<JsValue, JsValue> {
    let value = value.map_err(|error| error_to_js(&error))?;
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// A request, by way of JSON text: it has names of a caller's. Written field by field, one that is called `__proto__`
/// would be no field, but the object's prototype.
fn request_to_js<T: Serialize>(request: Result<T, Error>) -> Result<JsValue, JsValue> {
    let request = request.map_err(|error| error_to_js(&error))?;
    let json = to_json(&request).map_err(|_| JsValue::from_str("writing the answer failed"))?;
    js_sys::JSON::parse(&json)
}

fn error_to_js(error: &Error) -> JsValue {
    error.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}
