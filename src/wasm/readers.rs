//! Foreign forms into occupations: only for who brings one.

use wasm_bindgen::prelude::*;

use super::value::{ROOT, file_of, value_of};
use super::{error_to_js, request_to_js, to_js};
use crate::error::Error;
use crate::gap::with_read_answers as with_read;
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

/// Reads apprenticeship standards: the version of each that is in force on the day `today`, or all.
#[wasm_bindgen(js_name = readStandards, unchecked_return_type = "Occupation[]")]
pub fn read_standards(
    #[wasm_bindgen(unchecked_param_type = "unknown")] json: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReadSettings")] settings: &JsValue,
) -> Result<JsValue, JsValue> {
    let read = || {
        let read::ReadOptions { all_versions, today, .. } = options_of(settings)?;
        read_with(
            json,
            |text| read::Standards::new(text.as_bytes())?.of_versions(all_versions, today),
            |value| read::read_standards_value(&value, all_versions, today),
        )
    };
    to_js(read())
}

/// Reads one occupation, as the Occupational Maps API gives it.
#[wasm_bindgen(js_name = readOccupation, unchecked_return_type = "Occupation")]
pub fn read_occupation(
    #[wasm_bindgen(unchecked_param_type = "unknown")] json: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(read_with(json, read::read_occupation, |value| read::read_occupation_value(&value)))
}

/// Reads an input of any form that is known, and says what was understood.
#[wasm_bindgen(js_name = readInput, unchecked_return_type = "Reading")]
pub fn read_input(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReadSettings")] settings: &JsValue,
) -> Result<JsValue, JsValue> {
    let read = || {
        let options = options_of(settings)?;
        read_with(input, |text| read::read(text, &options), |value| read::read_value(value, &options))
    };
    to_js(read())
}

/// A request with the ratings of a column that was read, and with the notes: of what a person has not answered yet.
#[wasm_bindgen(js_name = withReadAnswers, unchecked_return_type = "GapRequest")]
pub fn with_read_answers(
    #[wasm_bindgen(unchecked_param_type = "GapRequest")] request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReadAnswers")] answers: &JsValue,
    column: Option<usize>,
    notes: bool,
) -> Result<JsValue, JsValue> {
    let taken = value_of(request, ROOT)
        .and_then(|request| with_read(&request, &value_of(answers, "answers")?, column, notes));
    request_to_js(taken.map_err(|error| error.of_kind(ErrorKind::Read)))
}

/// How an input is to be read.
fn options_of(settings: &JsValue) -> Result<read::ReadOptions, Error> {
    value_of(settings, "options")
        .and_then(|value| read::ReadOptions::of(&value))
        .map_err(|error| error.of_kind(ErrorKind::Read))
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

/// Whether an input is a CV rather than a job advert.
#[wasm_bindgen(js_name = isProfile)]
pub fn is_profile(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<bool, JsValue> {
    read_with(input, |text| Ok(read::is_profile(text)), |value| Ok(read::is_profile_value(&value)))
        .map_err(|error| error_to_js(&error))
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
