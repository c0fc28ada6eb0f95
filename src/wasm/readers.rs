//! Foreign forms into occupations: only for who brings one.

use wasm_bindgen::prelude::*;

use super::out;
use super::value::value_of;
use crate::{ErrorKind, read, text_argument};

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
