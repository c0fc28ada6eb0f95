//! The thin binding: JavaScript values in, JavaScript values out. No rules of its own.
//!
//! Two modules are made of it: `engine`, every question about a catalogue, and `readers`, foreign forms into
//! occupations, for a person who brings one.
//!
//! An argument may be any value, whatever its declared type says: one of the wrong type ends in an error as well. A
//! failure is thrown as a plain object `{kind, code, path, message}`; the package makes an `Error` of it.

#[cfg(feature = "engine")]
mod catalogue;
#[cfg(feature = "crossing")]
mod crossing;
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
  CompareReport, CompareRequest, GapReport, GapRequest, LinkReport, LinksReport, Migrated, NearestReport,
  NearestRequest, NextReport, NextRequest, Occupation, OccupationFiles, OccupationSummary, PackFile, PackManifest,
  PathwaysReport, PathwaysRequest, PlanReport, PlanRequest, Restored, Scale, SearchReport, TransferReport,
} from "../types.js";
"#;

/// A report, a request or a list of records, by way of JSON text.
///
/// TODO figures
fn report_to_js<T: Serialize>(report: Result<T, Error>) -> Result<JsValue, JsValue> {
    let report = report.map_err(|error| error_to_js(&error))?;
    let json = to_json(&report).map_err(|_| JsValue::from_str("writing the answer failed"))?;
    js_sys::JSON::parse(&json)
}

/// A small value without names of a caller's, field by field.
#[cfg(feature = "engine")]
fn small_to_js<T: Serialize>(value: Result<T, Error>) -> Result<JsValue, JsValue> {
    let value = value.map_err(|error| error_to_js(&error))?;
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn error_to_js(error: &Error) -> JsValue {
    error.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}
