//! A value as any host can give it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{MAX_DEPTH, MAX_TEXT, MAX_VALUES};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::json::to_json;
use crate::sort;

/// A value of JSON's types. Objects keep their order and, unlike a map, show a field given twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A finite number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object's fields in their order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Parses JSON text.
    ///
    /// # Errors
    /// `invalidJson` with line and column; `tooLarge`, `tooDeep`, `duplicateField` with the path.
    pub fn parse(text: &str) -> Result<Self, Error> {
        // Some editors put a byte order mark before it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value: Self = serde_json::from_str(text).map_err(|error| {
            let path = format!("line {} column {}", error.line(), error.column());
            let full = error.to_string();
            let message = full.split(" at line ").next().unwrap_or(&full);
            // serde_json's own limit, which is above ours.
            if message == "recursion limit exceeded" {
                return Error::new(ErrorCode::TooDeep, path, "values nested too deep".to_owned());
            }
            Error::new(ErrorCode::InvalidJson, path, format!("not JSON: {message}"))
        })?;
        value.check()?;
        Ok(value)
    }

    /// Checks size, depth and fields given twice.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let mut left = MAX_VALUES;
        self.check_at(&Path::Root, MAX_DEPTH, &mut left)
    }

    pub(crate) fn check_at(&self, path: &Path, depth: usize, left: &mut usize) -> Result<(), Error> {
        let refuse = |code, message| Err(Error::at(path, code, message));
        if *left == 0 {
            return refuse(ErrorCode::TooLarge, format_args!("too many values"));
        }
        *left -= 1;
        match self {
            Value::Text(text) if text.len() > MAX_TEXT => {
                refuse(ErrorCode::TooLarge, format_args!("a text of more than 1 MiB"))
            }
            Value::List(_) | Value::Object(_) if depth == 0 => {
                refuse(ErrorCode::TooDeep, format_args!("values nested too deep"))
            }
            Value::List(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(i, item)| item.check_at(&path.item(i), depth - 1, left)),
            Value::Object(fields) => {
                if let Some(name) = given_twice(fields) {
                    let place = path.field(name);
                    return Err(Error::at(&place, ErrorCode::DuplicateField, format_args!("given twice")));
                }
                fields.iter().try_for_each(|(name, value)| value.check_at(&path.field(name), depth - 1, left))
            }
            _ => Ok(()),
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The items of a list; none of any other value.
    pub(crate) fn items(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }

    /// The fields of an object; none of any other value.
    pub(crate) fn fields(&self) -> &[(String, Value)] {
        if let Value::Object(fields) = self { fields } else { &[] }
    }

    /// The field `name`; null where there is none.
    pub(crate) fn field(&self, name: &str) -> &Value {
        self.fields().iter().find(|(field, _)| field == name).map_or(&Value::Null, |(_, value)| value)
    }

    /// The field `name`, made where there is none. None of what is no object.
    pub(crate) fn field_mut(&mut self, name: &str) -> Option<&mut Value> {
        let Value::Object(fields) = self else { return None };
        if !fields.iter().any(|(field, _)| field == name) {
            fields.push((name.to_owned(), Value::Object(Vec::new())));
        }
        fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// What it is, in plain words.
    pub(crate) fn describe(&self) -> impl fmt::Display {
        Described(self)
    }
}

/// A name that more than one of `fields` has.
fn given_twice(fields: &[(String, Value)]) -> Option<&str> {
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    sort::by(&mut names, Ord::cmp);
    names
        .windows(2)
        .find_map(|pair| matches!(pair, [one, next] if one == next).then(|| pair.first().copied())?)
}

struct Described<'a>(&'a Value);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Text(text) => quoted(text).fmt(f),
            Value::List(_) => f.write_str("a list"),
            Value::Object(_) => f.write_str("an object"),
            plain => f.write_str(&to_json(plain).map_err(|_| fmt::Error)?),
        }
    }
}

/// From here on, not every whole number is an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            // A whole number stays one, whoever writes it.
            Value::Number(value) if *value as i64 as f64 == *value && value.abs() < EXACT => {
                serializer.serialize_i64(*value as i64)
            }
            Value::Number(value) => serializer.serialize_f64(*value),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Object(fields))
    }
}
