//! A JavaScript value, whatever it is, into a [`Value`].
//!
//! Not serde-wasm-bindgen's: that would take `NaN` for a number, lose lone surrogates, follow a cycle
//! for ever, and its errors name no place.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::{Error, ErrorCode};
use crate::input::{MAX_DEPTH, MAX_TEXT, MAX_VALUES, Path, Value};

#[wasm_bindgen]
extern "C" {
    /// js-sys's does not catch, and a revoked proxy throws.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The name of an argument that is a whole input of its own.
pub(super) const ROOT: &str = "$";

/// The argument called `name`. Takes null, booleans, finite numbers, well-formed strings, arrays and plain objects; `undefined` in
/// an object counts as absent.
pub(super) fn value_of(value: &JsValue, name: &str) -> Result<Value, Error> {
    let path = if name == ROOT { Path::Root } else { Path::Field(&Path::Root, name) };
    walk(value, &path, MAX_DEPTH, &mut { MAX_VALUES })
}

fn walk(value: &JsValue, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let refuse = |code, message: &str| Err(Error::request(code, path.to_string(), message));
    if *left == 0 {
        return refuse(ErrorCode::TooLarge, "too many values");
    }
    *left -= 1;
    if value.is_null() {
        Ok(Value::Null)
    } else if let Some(value) = value.as_bool() {
        Ok(Value::Bool(value))
    } else if let Some(number) = value.as_f64() {
        if number.is_finite() {
            Ok(Value::Number(number))
        } else {
            let found = if number.is_nan() { "NaN" } else { "an infinite number" };
            refuse(ErrorCode::InvalidType, &format!("{found} where a finite number is expected"))
        }
    } else if let Some(text) = value.dyn_ref::<JsString>() {
        text_of(text, path).map(Value::Text)
    } else if is_array(value).map_err(|_| unreadable(path))? {
        list_of(value, path, depth, left)
    } else if value.is_object() && is_plain(value) {
        object_of(value.unchecked_ref(), path, depth, left)
    } else {
        let found = match value.js_typeof().as_string() {
            Some(name) if name != "object" => name,
            _ => "an object that is not plain".to_owned(),
        };
        refuse(ErrorCode::InvalidType, &format!("{found} where a plain JSON value is expected"))
    }
}

fn text_of(text: &JsString, path: &Path<'_>) -> Result<String, Error> {
    if text.length() as usize > MAX_TEXT {
        let message = "a text of more than 1 MiB";
        return Err(Error::request(ErrorCode::TooLarge, path.to_string(), message));
    }
    // A lone surrogate has no form in UTF-8: `String::from` would replace it without a word.
    text.as_string().filter(|_| text.is_valid_utf16()).ok_or_else(|| {
        let message = "text with half of a surrogate pair";
        Error::request(ErrorCode::InvalidValue, path.to_string(), message)
    })
}

fn list_of(list: &JsValue, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let depth = deeper(depth, path)?;
    let mut items = Vec::new();
    let length = Reflect::get(list, &JsValue::from_str("length")).ok().and_then(|length| length.as_f64());
    // A proxy may say anything.
    let length = length.filter(|length| (0.0..=f64::from(u32::MAX)).contains(length));
    for index in 0..length.ok_or_else(|| unreadable(path))? as u32 {
        let place = path.item(index as usize);
        // Not `list.get`: an index of a proxy, or one with a getter, may throw.
        let item = Reflect::get_u32(list.unchecked_ref(), index).map_err(|_| unreadable(&place))?;
        items.push(walk(&item, &place, depth, left)?);
    }
    Ok(Value::List(items))
}

fn object_of(object: &Object, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let depth = deeper(depth, path)?;
    let keys = Reflect::own_keys(object).map_err(|_| unreadable(path))?;
    let mut fields = Vec::new();
    for key in keys.iter() {
        let Some(name) = key.dyn_ref::<JsString>() else {
            let message = "a symbol where a field's name is expected";
            return Err(Error::request(ErrorCode::InvalidType, path.to_string(), message));
        };
        let name = text_of(name, path)?;
        let place = path.field(&name);
        let value = Reflect::get(object, &key).map_err(|_| unreadable(&place))?;
        if !value.is_undefined() {
            let value = walk(&value, &place, depth, left)?;
            fields.push((name, value));
        }
    }
    Ok(Value::Object(fields))
}

/// Whether its prototype is that of an object literal of any realm, or none.
fn is_plain(value: &JsValue) -> bool {
    let Ok(prototype) = Reflect::get_prototype_of(value) else { return false };
    let prototype: &JsValue = prototype.as_ref();
    prototype.is_null()
        || Reflect::get_prototype_of(prototype).is_ok_and(|above| JsValue::from(above).is_null())
            && Reflect::has(prototype, &JsValue::from_str("hasOwnProperty")).unwrap_or(false)
}

fn deeper(depth: usize, path: &Path<'_>) -> Result<usize, Error> {
    depth
        .checked_sub(1)
        .ok_or_else(|| Error::request(ErrorCode::TooDeep, path.to_string(), "values nested too deep"))
}

fn unreadable(path: &Path<'_>) -> Error {
    Error::request(ErrorCode::InvalidValue, path.to_string(), "reading this value failed")
}
