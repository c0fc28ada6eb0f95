//! A [`Value`] into a typed one; every error names its place.
//!
//! Not serde's derive: for the types of the contract that would be four times the code in the browser,
//! and its errors name no place. [`record!`](crate::input::record) gives a type both this and serde's
//! `Deserialize`, from one list of fields.

use super::path::quoted;
use super::{Path, Value};
use crate::error::{Error, ErrorCode};

/// Made from a value.
pub(crate) trait FromValue: Sized {
    /// Takes the value at `path`.
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error>;

    /// What a field of this type is when it is left out; `None` if it must be given.
    fn absent() -> Option<Self> {
        None
    }
}

/// The fields of an object, all of them known.
pub(crate) struct Fields<'a> {
    fields: &'a [(String, Value)],
    path: &'a Path<'a>,
}

impl<'a> Fields<'a> {
    /// # Errors
    /// `invalidType` where `value` is no object, `unknownField` at the first field that is not `known`.
    pub(crate) fn of(value: &'a Value, path: &'a Path<'a>, known: &[&str]) -> Result<Self, Error> {
        let Value::Object(fields) = value else { return Err(wrong_type(value, "an object", path)) };
        match fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(Self { fields, path }),
            Some((name, _)) => {
                let message = format!("not a field that is known here (known: {})", known.join(", "));
                Err(Error::request(ErrorCode::UnknownField, path.field(name).to_string(), message))
            }
        }
    }

    /// The field `name`.
    ///
    /// # Errors
    /// `missingField`, and those of the field's type.
    pub(crate) fn take<T: FromValue>(&self, name: &str) -> Result<T, Error> {
        match self.get(name) {
            Some(value) => T::from_value(value, &self.path.field(name)),
            None => T::absent().ok_or_else(|| self.missing(name)),
        }
    }

    /// The field `name`, or `T`'s default where it is left out.
    ///
    /// # Errors
    /// Those of the field's type.
    pub(crate) fn take_or_default<T: FromValue + Default>(&self, name: &str) -> Result<T, Error> {
        match self.get(name) {
            Some(value) => T::from_value(value, &self.path.field(name)),
            None => Ok(T::default()),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    fn missing(&self, name: &str) -> Error {
        Error::request(ErrorCode::MissingField, self.path.field(name).to_string(), "must be given")
    }
}

/// The error of a value of another type than `expected`.
pub(crate) fn wrong_type(value: &Value, expected: &str, path: &Path<'_>) -> Error {
    let message = format!("{} where {expected} is expected", value.describe());
    Error::request(ErrorCode::InvalidType, path.to_string(), message)
}

/// What a text names.
///
/// # Errors
/// `invalidType`, `invalidValue`.
pub(crate) fn one_of<T: Copy>(value: &Value, path: &Path<'_>, names: &[(&str, T)]) -> Result<T, Error> {
    let Value::Text(text) = value else { return Err(wrong_type(value, "text", path)) };
    names.iter().find(|(name, _)| name == text).map(|(_, named)| *named).ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let message = format!("{} is not one of: {}", quoted(text), names.join(", "));
        Error::request(ErrorCode::InvalidValue, path.to_string(), message)
    })
}

/// The items of a list.
///
/// # Errors
/// `invalidType`
pub(crate) fn items<'a>(value: &'a Value, path: &Path<'_>) -> Result<&'a [Value], Error> {
    match value {
        Value::List(items) => Ok(items),
        _ => Err(wrong_type(value, "a list", path)),
    }
}

/// The fields of an object, whatever their names.
///
/// # Errors
/// `invalidType`
pub(crate) fn entries<'a>(value: &'a Value, path: &Path<'_>) -> Result<&'a [(String, Value)], Error> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(wrong_type(value, "an object", path)),
    }
}

fn whole(value: &Value, path: &Path<'_>, highest: u32) -> Result<u32, Error> {
    let Value::Number(number) = *value else { return Err(wrong_type(value, "a whole number", path)) };
    // Exact: every `u32` is an `f64`.
    if number.trunc() == number && (0.0..=f64::from(highest)).contains(&number) {
        return Ok(number as u32);
    }
    let message = format!("{} is not a whole number from 0 to {highest}", value.describe());
    Err(Error::request(ErrorCode::InvalidValue, path.to_string(), message))
}

impl FromValue for Value {
    fn from_value(value: &Value, _path: &Path<'_>) -> Result<Self, Error> {
        Ok(value.clone())
    }
}

impl FromValue for String {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(wrong_type(value, "text", path)),
        }
    }
}

impl FromValue for bool {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        match value {
            Value::Bool(value) => Ok(*value),
            _ => Err(wrong_type(value, "true or false", path)),
        }
    }
}

impl FromValue for f64 {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        match value {
            Value::Number(value) => Ok(*value),
            _ => Err(wrong_type(value, "a number", path)),
        }
    }
}

impl FromValue for u8 {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        // In range.
        whole(value, path, Self::MAX.into()).map(|number| number as Self)
    }
}

impl FromValue for u32 {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        whole(value, path, Self::MAX)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        match value {
            Value::Null => Ok(None),
            _ => T::from_value(value, path).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        let items = items(value, path)?;
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            list.push(T::from_value(item, &path.item(index))?);
        }
        Ok(list)
    }
}

/// A pair of texts, as a list of two.
impl FromValue for (String, String) {
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error> {
        match items(value, path)? {
            [first, second] => {
                Ok((String::from_value(first, &path.item(0))?, String::from_value(second, &path.item(1))?))
            }
            items => {
                let message = format!("a list of {} where a pair is expected", items.len());
                Err(Error::request(ErrorCode::InvalidValue, path.to_string(), message))
            }
        }
    }
}

/// Gives a struct [`FromValue`] and serde's `Deserialize`: its fields with their names, those that may
/// be left out after `or default`. Fields that are not named are refused.
macro_rules! record {
    ($type:ty { $($field:ident = $name:literal),* $(; or default $($optional:ident = $known:literal),*)? $(,)? }) => {
        impl $crate::input::FromValue for $type {
            fn from_value(
                value: &$crate::input::Value,
                path: &$crate::input::Path<'_>,
            ) -> Result<Self, $crate::Error> {
                let fields = $crate::input::Fields::of(value, path, &[$($name,)* $($($known),*)?])?;
                Ok(Self {
                    $($field: fields.take($name)?,)*
                    $($($optional: fields.take_or_default($known)?,)*)?
                })
            }
        }
        $crate::input::deserialize_by_value!($type);
    };
}

/// Gives an enum of plain names [`FromValue`] and serde's `Deserialize`.
macro_rules! names {
    ($type:ty { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $crate::input::FromValue for $type {
            fn from_value(
                value: &$crate::input::Value,
                path: &$crate::input::Path<'_>,
            ) -> Result<Self, $crate::Error> {
                $crate::input::one_of(value, path, &[$(($name, Self::$variant)),*])
            }
        }
        $crate::input::deserialize_by_value!($type);
    };
}

/// serde's `Deserialize`, by way of a [`Value`].
macro_rules! deserialize_by_value {
    ($type:ty) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = $crate::input::Value::deserialize(deserializer)?;
                value
                    .check()
                    .and_then(|()| $crate::input::FromValue::from_value(&value, &$crate::input::Path::Root))
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use {deserialize_by_value, names, record};
