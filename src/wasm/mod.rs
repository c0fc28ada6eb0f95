//! The thin binding: JavaScript values in, JavaScript values out. No rules of its own.
//!
//! Four modules are made of it, so that a page shows its first answer before it has loaded the rest:
//! `core`, `ways` for the questions about many occupations, `finder` where there are so many occupations that
//! they come in pieces and are searched for, and `readers` where a person brings one of their own.
//!
//! Every argument is any value, so that one of the wrong type ends in an error as well. A failure is
//! thrown as a plain object `{kind, code, path, message}`; the package makes an `Error` of it.

#[cfg(feature = "wasm-core")]
mod core;
#[cfg(feature = "wasm-finder")]
mod finder;
mod js;
#[cfg(feature = "wasm-readers")]
mod readers;
mod value;
#[cfg(feature = "wasm-ways")]
mod ways;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::error::Error;
use crate::json::to_json;
#[cfg(any(feature = "wasm-core", feature = "wasm-ways"))]
use crate::{Engine, ErrorKind, catalogue::Catalogue, transfer::Model};
#[cfg(target_arch = "wasm32")]
pub(crate) use js::text_of_number;

/// Two-level segregated fit (Masmano and others, 2004): constant time, and 2 kB smaller when compressed than
/// the standard library's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Called by the glue when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    // In the core, which a page waits for, the words of a panic that never comes would be a kilobyte.
    #[cfg(not(feature = "wasm-core"))]
    console_error_panic_hook::set_once();
}

/// No occupations yet; and where there is no model, none to come.
#[cfg(any(feature = "wasm-core", feature = "wasm-ways"))]
fn empty(model: &[u8]) -> Result<Engine, JsValue> {
    let model = if model.is_empty() { Ok(Model::default()) } else { Model::decode(model) };
    let empty = model.and_then(|model| Engine::with_model(Catalogue::default(), model));
    empty.map_err(|error| thrown(&error))
}

/// Takes the whole statement model.
#[cfg(any(feature = "wasm-core", feature = "wasm-ways"))]
fn learn(engine: &mut Engine, model: &[u8]) -> Result<(), JsValue> {
    let learnt = Model::decode(model).and_then(|model| engine.set_model(model));
    learnt.map_err(|error| thrown(&error))
}

/// With further occupations.
#[cfg(any(feature = "wasm-core", feature = "wasm-ways"))]
fn with(engine: &Engine, occupations: &JsValue) -> Result<Engine, JsValue> {
    let occupations =
        value::value_of(occupations, value::ROOT).map_err(|error| error.of_kind(ErrorKind::Catalogue));
    let occupations = occupations.and_then(|occupations| Catalogue::decode(&occupations));
    occupations.and_then(|occupations| engine.with_afresh(occupations)).map_err(|error| thrown(&error))
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
