//! The few functions of JavaScript that are used, each so that what it throws is caught. Not js-sys's:
//! of those some do not catch, and a hundred times as many are compiled.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    pub(super) fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect)]
    pub(super) fn get(object: &JsValue, name: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect)]
    pub(super) fn has(object: &JsValue, name: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = ownKeys)]
    pub(super) fn own_keys(object: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = getPrototypeOf)]
    pub(super) fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    pub(super) fn parse_json(text: &str) -> Result<JsValue, JsValue>;

    /// The text of a number.
    #[wasm_bindgen(js_name = String)]
    pub(crate) fn text_of_number(value: f64) -> String;

    /// A string of JavaScript's, in UTF-16.
    #[wasm_bindgen(js_name = String)]
    pub(super) type Text;

    /// Its length, before it is copied.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn length(this: &Text) -> u32;
}
