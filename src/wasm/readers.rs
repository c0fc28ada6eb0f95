//! Foreign forms into occupations: only for who brings one.

use wasm_bindgen::prelude::*;

use super::to_js;
use super::value::{ROOT, file_of, value_of};
use crate::catalogue::Occupation;
use crate::error::Error;
use crate::input::Value;
use crate::{ErrorKind, read, text_argument};

/// Reads the text of an occupation's page.
#[wasm_bindgen(js_name = readOccupationPage, unchecked_return_type = "Occupation")]
pub fn read_occupation_page(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let occupation = value_of(text, "text")
        .and_then(|text| read::read_occupation_page(text_argument(&text, "text")?))
        .map_err(|error| error.of_kind(ErrorKind::Read));
    to_js(occupation)
}

/// Reads apprenticeship standards: the highest version of each, or all.
#[wasm_bindgen(js_name = readStandards, unchecked_return_type = "Occupation[]")]
pub fn read_standards(
    #[wasm_bindgen(unchecked_param_type = "unknown")] json: &JsValue,
    all_versions: bool,
) -> Result<JsValue, JsValue> {
    to_js(read_with(
        json,
        |text| read::Standards::new(text.as_bytes())?.of_versions(all_versions),
        |value| read::read_standards_value(&value, all_versions),
    ))
}

/// Reads one occupation, as the Occupational Maps API gives it.
#[wasm_bindgen(js_name = readOccupation, unchecked_return_type = "Occupation")]
pub fn read_occupation(
    #[wasm_bindgen(unchecked_param_type = "unknown")] json: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(read_with(json, read::read_occupation, |value| read::read_occupation_value(&value)))
}

/// Reads occupations of any form that is known.
#[wasm_bindgen(js_name = readOccupations, unchecked_return_type = "Occupation[]")]
pub fn read_occupations(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    let occupations = |value| read::read_input_value(value).map(|collection| collection.occupations);
    to_js::<Vec<Occupation>>(read_with(input, read::read_occupations, occupations))
}

/// Reads a job advert.
#[wasm_bindgen(js_name = readAdvert, unchecked_return_type = "Advert")]
pub fn read_advert(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(read_with(input, read::read_advert, |value| read::read_advert_value(&value)))
}

/// Reads a CV or a profile.
#[wasm_bindgen(js_name = readProfile, unchecked_return_type = "Profile")]
pub fn read_profile(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(read_with(input, read::read_profile, |value| read::read_profile_value(&value)))
}

/// Reads text as text, and any other value as what its JSON has been parsed to.
fn read_with<T>(
    input: &JsValue,
    of_text: impl Fn(&str) -> Result<T, Error>,
    of_value: impl Fn(Value) -> Result<T, Error>,
) -> Result<T, Error> {
    let read = || match file_of(input, "text")? {
        Some(text) => of_text(&text),
        None => of_value(value_of(input, ROOT)?),
    };
    read().map_err(|error: Error| error.of_kind(ErrorKind::Read))
}
