//! A JavaScript value, whatever it is, into a [`Value`].
//!
//! Not serde-wasm-bindgen's: that would take `NaN` for a number, lose lone surrogates, follow a cycle
//! for ever, and its errors name no place.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::error::{Error, ErrorCode, Path};
use crate::input::{MAX_DEPTH, MAX_TEXT, MAX_VALUES, Value};

#[wasm_bindgen]
extern "C" {
    /// Like [`Array::is_array`], but catches what a revoked proxy throws.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The name of an argument that is a whole input of its own.
pub(super) const ROOT: &str = "$";

/// The argument called `name`. Takes null, booleans, finite numbers, well-formed strings, arrays, and plain objects. A
/// field that is `undefined` counts as absent.
pub(super) fn value_of(value: &JsValue, name: &str) -> Result<Value, Error> {
    let path = if name == ROOT { Path::Root } else { Path::Field(&Path::Root, name) };
    walk(value, &path, MAX_DEPTH, &mut { MAX_VALUES })
}

fn walk(value: &JsValue, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let refuse = |code, message| Err(Error::at(path, code, message));
    if *left == 0 {
        return refuse(ErrorCode::TooLarge, format_args!("too many values"));
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
            refuse(ErrorCode::InvalidType, format_args!("{found} where a finite number is expected"))
        }
    } else if value.is_string() {
        text_of(value, path).map(Value::Text)
    } else if is_array(value).map_err(|_| unreadable(path))? {
        list_of(value, path, depth, left)
    } else if value.is_object() && is_plain(value) {
        object_of(value, path, depth, left)
    } else {
        let found = match value.js_typeof().as_string() {
            Some(name) if name != "object" => name,
            _ => "an object that is not plain".to_owned(),
        };
        refuse(ErrorCode::InvalidType, format_args!("{found} where a plain JSON value is expected"))
    }
}

/// The argument called `name`, if it is a text: a whole file, which may be longer than one value may be.
#[cfg(feature = "readers")]
pub(super) fn file_of(value: &JsValue, name: &str) -> Result<Option<String>, Error> {
    if !value.is_string() {
        return Ok(None);
    }
    let path = Path::Field(&Path::Root, name);
    if value.unchecked_ref::<JsString>().length() as usize > MAX_FILE {
        return Err(Error::at(&path, ErrorCode::TooLarge, format_args!("a text of more than 256 MiB")));
    }
    well_formed(value, &path).map(Some)
}

/// The longest text that is taken as a file, in UTF-16 units.
#[cfg(feature = "readers")]
const MAX_FILE: usize = 256 << 20;

fn text_of(text: &JsValue, path: &Path<'_>) -> Result<String, Error> {
    if text.unchecked_ref::<JsString>().length() as usize > MAX_TEXT {
        return Err(Error::at(path, ErrorCode::TooLarge, format_args!("a text of more than 1 MiB")));
    }
    well_formed(text, path)
}

fn well_formed(text: &JsValue, path: &Path<'_>) -> Result<String, Error> {
    let taken = text.as_string().unwrap_or_default();
    // A lone surrogate has no form in UTF-8, and has been replaced without a word.
    if taken.contains(['\u{fffd}']) && JsValue::from_str(&taken) != *text {
        let message = format_args!("text with half of a surrogate pair");
        return Err(Error::at(path, ErrorCode::InvalidValue, message));
    }
    Ok(taken)
}

fn list_of(list: &JsValue, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let depth = deeper(depth, path)?;
    let length = length_of(list).ok_or_else(|| unreadable(path))?;
    let items = (0..length).map(|index| {
        let place = path.item(index as usize);
        let item = Reflect::get_u32(list, index).map_err(|_| unreadable(&place))?;
        walk(&item, &place, depth, left)
    });
    items.collect::<Result<_, _>>().map(Value::List)
}

fn length_of(list: &JsValue) -> Option<u32> {
    let length = Reflect::get(list, &"length".into()).ok()?.as_f64()?;
    // A proxy may say anything.
    (0.0..=f64::from(u32::MAX)).contains(&length).then_some(length as u32)
}

fn object_of(object: &JsValue, path: &Path<'_>, depth: usize, left: &mut usize) -> Result<Value, Error> {
    let depth = deeper(depth, path)?;
    let keys: Array = Reflect::own_keys(object).map_err(|_| unreadable(path))?;
    let mut fields = Vec::new();
    for key in keys.iter() {
        if !key.is_string() {
            let message = format_args!("a symbol where a field's name is expected");
            return Err(Error::at(path, ErrorCode::InvalidType, message));
        }
        let name = text_of(&key, path)?;
        let place = path.field(&name);
        let value = Reflect::get(object, &key).map_err(|_| unreadable(&place))?;
        if !value.is_undefined() {
            let value = walk(&value, &place, depth, left)?;
            fields.push((name, value));
        }
    }
    Ok(Value::Object(fields))
}

/// Whether its prototype is `Object.prototype` of any realm, or null.
fn is_plain(value: &JsValue) -> bool {
    let Ok(prototype) = Reflect::get_prototype_of(value) else { return false };
    prototype.is_null()
        || Reflect::get_prototype_of(&prototype).is_ok_and(|above| above.is_null())
            && Reflect::has(&prototype, &"hasOwnProperty".into()).unwrap_or(false)
}

fn deeper(depth: usize, path: &Path<'_>) -> Result<usize, Error> {
    let deeper = depth.checked_sub(1);
    deeper.ok_or_else(|| Error::at(path, ErrorCode::TooDeep, format_args!("values nested too deep")))
}

fn unreadable(path: &Path<'_>) -> Error {
    Error::at(path, ErrorCode::InvalidValue, format_args!("reading this value failed"))
}
