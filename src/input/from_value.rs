//! A [`Value`] into a typed one; every error names its place.
//!
//! Not serde's derive: for the types of the contract that would be four times the code in the browser,
//! and its errors name no place. [`record!`](crate::input::record) gives a type both this and serde's
//! `Deserialize`, from one list of fields.

use super::path::quoted;
use super::{Path, Value};
use crate::error::{Error, ErrorCode};
use crate::text::joined;

/// Made from a value: first blank, then filled in place, which is less code than to put a record
/// together from parts, each of which may fail.
pub(crate) trait FromValue {
    /// What it is before it is read, and where it may be left out.
    fn blank() -> Self
    where
        Self: Sized;

    /// Takes the value at `path`.
    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error>;

    /// Made from the value at `path`.
    fn from_value(value: &Value, path: &Path<'_>) -> Result<Self, Error>
    where
        Self: Sized,
    {
        let mut blank = Self::blank();
        blank.read(value, path).map(|()| blank)
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
        let fields = entries(value, path)?;
        match fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(Self { fields, path }),
            Some((name, _)) => {
                let known = joined(known, ", ");
                let message = format_args!("not a field that is known here (known: {known})");
                Err(Error::at(&path.field(name), ErrorCode::UnknownField, message))
            }
        }
    }

    /// Reads the field `name` into `field`.
    ///
    /// # Errors
    /// `missingField`, and those of the field's type.
    #[inline(never)]
    pub(crate) fn read(&self, name: &str, field: &mut dyn FromValue) -> Result<(), Error> {
        if self.read_if_given(name, field)? {
            return Ok(());
        }
        Err(Error::at(&self.path.field(name), ErrorCode::MissingField, format_args!("must be given")))
    }

    /// Reads the field `name` into `field`, unless it is left out; says whether it is there.
    ///
    /// # Errors
    /// Those of the field's type.
    #[inline(never)]
    pub(crate) fn read_if_given(&self, name: &str, field: &mut dyn FromValue) -> Result<bool, Error> {
        match self.fields.iter().find(|(given, _)| given == name) {
            Some((_, value)) => field.read(value, &self.path.field(name)).map(|()| true),
            None => Ok(false),
        }
    }
}

/// The error of a value of another type than `expected`.
#[cold]
pub(crate) fn wrong_type(value: &Value, expected: &str, path: &Path<'_>) -> Error {
    let found = value.describe();
    Error::at(path, ErrorCode::InvalidType, format_args!("{found} where {expected} is expected"))
}

/// Which of `names` a text is.
///
/// # Errors
/// `invalidType`, `invalidValue`.
#[inline(never)]
pub(crate) fn one_of(value: &Value, path: &Path<'_>, names: &[&str]) -> Result<usize, Error> {
    let Value::Text(text) = value else { return Err(wrong_type(value, "text", path)) };
    names.iter().position(|name| name == text).ok_or_else(|| {
        let message = format_args!("{} is not one of: {}", quoted(text), joined(names, ", "));
        Error::at(path, ErrorCode::InvalidValue, message)
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

/// Calls `take` with each item of a list and its place.
///
/// # Errors
/// `invalidType`, and the first of `take`'s.
#[inline(never)]
fn for_each_item(
    value: &Value,
    path: &Path<'_>,
    take: &mut dyn FnMut(&Value, &Path<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut items = items(value, path)?.iter().enumerate();
    items.try_for_each(|(index, item)| take(item, &path.item(index)))
}

/// The fields of an object, whatever their names.
///
/// # Errors
/// `invalidType`
#[inline(never)]
pub(crate) fn entries<'a>(value: &'a Value, path: &Path<'_>) -> Result<&'a [(String, Value)], Error> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(wrong_type(value, "an object", path)),
    }
}

#[inline(never)]
fn whole(value: &Value, path: &Path<'_>, highest: u32) -> Result<u32, Error> {
    let Value::Number(number) = *value else { return Err(wrong_type(value, "a whole number", path)) };
    // Exact: every `u32` is an `f64`.
    if number.trunc() == number && (0.0..=f64::from(highest)).contains(&number) {
        return Ok(number as u32);
    }
    let message = format_args!("{} is not a whole number from 0 to {highest}", value.describe());
    Err(Error::at(path, ErrorCode::InvalidValue, message))
}

/// Gives a type that is one of the types of values [`FromValue`].
macro_rules! plain {
    ($type:ty, $variant:ident, $expected:literal) => {
        impl FromValue for $type {
            fn blank() -> Self {
                Self::default()
            }

            fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
                let Value::$variant(value) = value else { return Err(wrong_type(value, $expected, path)) };
                self.clone_from(value);
                Ok(())
            }
        }
    };
}

plain!(String, Text, "text");
plain!(bool, Bool, "true or false");
plain!(f64, Number, "a number");

impl FromValue for Value {
    fn blank() -> Self {
        Value::Null
    }

    fn read(&mut self, value: &Value, _path: &Path<'_>) -> Result<(), Error> {
        self.clone_from(value);
        Ok(())
    }
}

impl FromValue for u8 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        // In range.
        *self = whole(value, path, Self::MAX.into())? as Self;
        Ok(())
    }
}

impl FromValue for u32 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        *self = whole(value, path, Self::MAX)?;
        Ok(())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        *self = match value {
            Value::Null => None,
            _ => Some(T::from_value(value, path)?),
        };
        Ok(())
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        for_each_item(value, path, &mut |item, path| {
            self.push(T::from_value(item, path)?);
            Ok(())
        })
    }
}

/// A pair of texts, as a list of two.
impl FromValue for (String, String) {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        match items(value, path)? {
            [first, second] => {
                self.0.read(first, &path.item(0))?;
                self.1.read(second, &path.item(1))
            }
            items => {
                let message = format_args!("a list of {} where a pair is expected", items.len());
                Err(Error::at(path, ErrorCode::InvalidValue, message))
            }
        }
    }
}

/// Gives a struct [`FromValue`] and serde's `Deserialize`: its fields with their names, those that may
/// be left out after `or default`. Fields that are not named are refused.
///
/// `record!(T: base as B { .. })` is for a struct with another, `B`, in its field `base`: its object has the
/// fields of both.
macro_rules! record {
    ($type:ty: $base:ident as $of:ty { $($optional:ident = $known:literal),* $(,)? }) => {
        impl $crate::input::FromValue for $type {
            fn blank() -> Self {
                Self {
                    $base: $crate::input::FromValue::blank(),
                    $($optional: $crate::input::FromValue::blank(),)*
                }
            }

            fn read(
                &mut self,
                value: &$crate::input::Value,
                path: &$crate::input::Path<'_>,
            ) -> Result<(), $crate::Error> {
                let known = [<$of>::FIELDS, &[$($known),*]].concat();
                let fields = $crate::input::Fields::of(value, path, &known)?;
                self.$base.read_fields(&fields)?;
                $(fields.read_if_given($known, &mut self.$optional)?;)*
                Ok(())
            }
        }
        $crate::input::deserialize_by_value!($type);
    };
    ($type:ty { $($field:ident = $name:literal),* $(; or default $($optional:ident = $known:literal),*)? $(,)? }) => {
        impl $crate::input::FromValue for $type {
            fn blank() -> Self {
                Self {
                    $($field: $crate::input::FromValue::blank(),)*
                    $($($optional: $crate::input::FromValue::blank(),)*)?
                }
            }

            fn read(
                &mut self,
                value: &$crate::input::Value,
                path: &$crate::input::Path<'_>,
            ) -> Result<(), $crate::Error> {
                self.read_fields(&$crate::input::Fields::of(value, path, Self::FIELDS)?)
            }
        }

        impl $type {
            /// The names of its fields.
            pub(crate) const FIELDS: &[&str] = &[$($name,)* $($($known),*)?];

            /// Reads each of its fields that is there.
            pub(crate) fn read_fields(
                &mut self,
                fields: &$crate::input::Fields<'_>,
            ) -> Result<(), $crate::Error> {
                $(fields.read($name, &mut self.$field)?;)*
                $($(fields.read_if_given($known, &mut self.$optional)?;)*)?
                Ok(())
            }
        }
        $crate::input::deserialize_by_value!($type);
    };
}

/// Gives an enum of plain names [`FromValue`] and serde's `Deserialize`. What is left out is the first.
macro_rules! names {
    ($type:ty { $default:ident = $first:literal, $($variant:ident = $name:literal),* $(,)? }) => {
        impl $crate::input::FromValue for $type {
            fn blank() -> Self {
                Self::$default
            }

            fn read(
                &mut self,
                value: &$crate::input::Value,
                path: &$crate::input::Path<'_>,
            ) -> Result<(), $crate::Error> {
                let named = $crate::input::one_of(value, path, &[$first, $($name),*])?;
                if let Some(named) = [Self::$default, $(Self::$variant),*].get(named) {
                    *self = *named;
                }
                Ok(())
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
