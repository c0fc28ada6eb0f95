//! A [`Value`] into a typed one, by serde; every error carries its path.

use std::fmt::{self, Display};

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::path::shortened;
use super::{Path, Value};
use crate::error::{Error, ErrorCode};

/// Decodes `value`, which stands at `path`.
pub(crate) fn decode<'de, T: Deserialize<'de>>(value: &'de Value, path: &Path<'_>) -> Result<T, Error> {
    T::deserialize(Node { value, path }).map_err(|failure| {
        let path = failure.path.unwrap_or_else(|| path.to_string());
        Error::request(failure.code, path, failure.message)
    })
}

/// A value and its place.
#[derive(Clone, Copy)]
struct Node<'de, 'p> {
    value: &'de Value,
    path: &'p Path<'p>,
}

/// A failure on its way out; the innermost value that it passes gives it its place.
#[derive(Debug)]
struct Failure {
    code: ErrorCode,
    /// The field of the failing object that is meant, if not the object itself.
    field: Option<String>,
    path: Option<String>,
    message: String,
}

impl Failure {
    fn new(code: ErrorCode, message: String) -> Self {
        Self { code, field: None, path: None, message }
    }

    fn at(mut self, path: &Path<'_>) -> Self {
        if self.path.is_none() {
            self.path = Some(match self.field.take() {
                Some(field) => path.field(&field).to_string(),
                None => path.to_string(),
            });
        }
        self
    }
}

impl<'de, 'p> Deserializer<'de> for Node<'de, 'p> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let path = self.path;
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(value) => visit_number(*value, visitor),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visit_list(items, path, visitor),
            Value::Object(fields) => visitor.visit_map(Fields { fields: fields.iter(), next: None, path }),
        }
        .map_err(|failure| failure.at(path))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let Value::Text(text) = self.value else {
            return self.deserialize_any(visitor);
        };
        let variant: StrDeserializer<Failure> = text.as_str().into_deserializer();
        variant.deserialize_enum(name, variants, visitor).map_err(|failure| failure.at(self.path))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Whole numbers as such, so that serde's integers take them.
fn visit_number<'de, V: Visitor<'de>>(value: f64, visitor: V) -> Result<V::Value, Failure> {
    /// 2^53, up to which every whole number is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.trunc() == value && value.abs() <= EXACT {
        if value >= 0.0 { visitor.visit_u64(value as u64) } else { visitor.visit_i64(value as i64) }
    } else {
        visitor.visit_f64(value)
    }
}

/// Refuses items that the visitor leaves, such as the third of a pair.
fn visit_list<'de, V: Visitor<'de>>(
    items: &'de [Value],
    path: &Path<'_>,
    visitor: V,
) -> Result<V::Value, Failure> {
    let mut access = Items { items: items.iter().enumerate(), path };
    let value = visitor.visit_seq(&mut access)?;
    match access.items.next() {
        None => Ok(value),
        Some((taken, _)) => {
            let message = format!("a list of {} where one of {taken} is expected", items.len());
            Err(Failure::new(ErrorCode::InvalidValue, message))
        }
    }
}

struct Items<'de, 'p, I: Iterator<Item = (usize, &'de Value)>> {
    items: I,
    path: &'p Path<'p>,
}

impl<'de, I: Iterator<Item = (usize, &'de Value)>> SeqAccess<'de> for &mut Items<'de, '_, I> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        seed.deserialize(Node { value, path: &self.path.item(index) }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        self.items.size_hint().1
    }
}

struct Fields<'de, 'p> {
    fields: std::slice::Iter<'de, (String, Value)>,
    next: Option<&'de (String, Value)>,
    path: &'p Path<'p>,
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.next = self.fields.next();
        let Some((name, _)) = self.next else { return Ok(None) };
        let key: StrDeserializer<Failure> = name.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        let Some((name, value)) = self.next else {
            return Err(de::Error::custom("a field without a value"));
        };
        let path = self.path.field(name);
        seed.deserialize(Node { value, path: &path }).map_err(|failure| failure.at(&path))
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: Display>(message: T) -> Self {
        Failure::new(ErrorCode::InvalidValue, message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("{} where {} is expected", plain(found), plain_expected(expected));
        Failure::new(ErrorCode::InvalidType, message)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("{} where {} is expected", plain(found), plain_expected(expected));
        Failure::new(ErrorCode::InvalidValue, message)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let message = format!("a list of {length} where {} is expected", plain_expected(expected));
        Failure::new(ErrorCode::InvalidValue, message)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("“{}” is not one of: {}", shortened(variant), expected.join(", "));
        Failure::new(ErrorCode::InvalidValue, message)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("not a field that is known here (known: {})", expected.join(", "));
        Failure { field: Some(field.to_owned()), ..Failure::new(ErrorCode::UnknownField, message) }
    }

    fn missing_field(field: &'static str) -> Self {
        let message = "must be given".to_owned();
        Failure { field: Some(field.to_owned()), ..Failure::new(ErrorCode::MissingField, message) }
    }
}

/// What was found, without serde's jargon.
fn plain(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("“{}”", shortened(text)),
        Unexpected::Unsigned(value) => value.to_string(),
        Unexpected::Signed(value) => value.to_string(),
        Unexpected::Float(value) => value.to_string(),
        Unexpected::Bool(value) => value.to_string(),
        Unexpected::Unit => "null".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => other.to_string(),
    }
}

/// What was expected, without Rust's jargon.
fn plain_expected(expected: &dyn Expected) -> String {
    let words = expected.to_string();
    match words.as_str() {
        "a string" => "text".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number in range".to_owned(),
        "f64" => "a number".to_owned(),
        "a map" => "an object".to_owned(),
        "a tuple of size 2" => "a pair".to_owned(),
        _ if words.starts_with("struct ") => "an object".to_owned(),
        _ => words,
    }
}
