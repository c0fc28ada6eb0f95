//! serde's `Deserialize` from a [`Value`], with errors that name their place.
//!
//! serde's own errors are text without a path or a code, and `serde_path_to_error` would give them only the
//! path. Here the deserialiser knows the value, its path and what the type expects, so it makes each error
//! itself.

use std::cell::Cell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::Value;
use crate::error::{Error, ErrorCode, Path, quoted};

/// Reads a `T` from the value at `path`.
///
/// # Errors
/// `invalidType`, `invalidValue`, `missingField`, or `unknownField`, each with its place.
pub(crate) fn deserialize<T: DeserializeOwned>(value: &Value, path: &Path<'_>) -> Result<T, Error> {
    T::deserialize(ValueAt::new(value, path, &Fields::default())).map_err(|failure| failure.at(path))
}

/// Reads two structs whose fields stand beside each other in one object. A field that neither has is unknown.
///
/// # Errors
/// `invalidType`, `invalidValue`, `missingField`, or `unknownField`, each with its place; of `A` first.
pub(crate) fn deserialize_beside<A: DeserializeOwned, B: DeserializeOwned>(
    value: &Value,
    path: &Path<'_>,
) -> Result<(A, B), Error> {
    let fields_of_b = Fields { known_names: Cell::default(), are_others_allowed: true };
    let b = B::deserialize(ValueAt::new(value, path, &fields_of_b));
    let also_known = Fields { are_others_allowed: false, ..fields_of_b };
    let a = A::deserialize(ValueAt::new(value, path, &also_known)).map_err(|failure| failure.at(path))?;
    Ok((a, b.map_err(|failure| failure.at(path))?))
}

/// The error of a value of another type than `expected`.
pub(crate) fn wrong_type(value: &Value, expected: &str, path: &Path<'_>) -> Error {
    let found = value.describe();
    Error::at(path, ErrorCode::InvalidType, format_args!("{found} where {expected} is expected"))
}

/// Which fields an object may have beyond those of the struct that is read from it.
#[derive(Default)]
struct Fields {
    /// Names that are known; where others are allowed, the names of the struct that was read.
    known_names: Cell<&'static [&'static str]>,
    are_others_allowed: bool,
}

/// A value, and where it is.
struct ValueAt<'v, 'p> {
    value: &'v Value,
    path: &'p Path<'p>,
    /// Counts for the value itself, not for what is inside it.
    fields: &'p Fields,
}

/// Why a value could not be read.
#[derive(Debug)]
enum Failure {
    /// At a place that is known.
    At(Error),
    /// A field that the object at hand lacks.
    MissingField(&'static str),
    /// What a type says of the value at hand.
    Invalid(Box<str>),
}

impl Failure {
    #[cold]
    fn at(self, path: &Path<'_>) -> Error {
        match self {
            Self::At(error) => error,
            Self::MissingField(name) => {
                Error::at(&path.field(name), ErrorCode::MissingField, format_args!("must be given"))
            }
            Self::Invalid(message) => Error::at(path, ErrorCode::InvalidValue, format_args!("{message}")),
        }
    }

    /// The same at `path`, unless its place is known.
    #[cold]
    fn placed(self, path: &Path<'_>) -> Self {
        Self::At(self.at(path))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(error) => error.fmt(f),
            Self::MissingField(name) => write!(f, "{name}: must be given"),
            Self::Invalid(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}

impl serde::de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Invalid(message.to_string().into())
    }

    fn missing_field(name: &'static str) -> Self {
        Self::MissingField(name)
    }

    // The deserialiser checks types before a visitor can. serde's own message would bring in 14 kB that write floats.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("{expected} is expected"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("{expected} is expected"))
    }
}

impl<'v, 'p> ValueAt<'v, 'p> {
    fn new(value: &'v Value, path: &'p Path<'p>, fields: &'p Fields) -> Self {
        Self { value, path, fields }
    }

    fn wrong_type(&self, expected: &str) -> Failure {
        Failure::At(wrong_type(self.value, expected, self.path))
    }

    fn invalid(&self, message: fmt::Arguments<'_>) -> Failure {
        Failure::At(Error::at(self.path, ErrorCode::InvalidValue, message))
    }

    /// A whole number from 0 to `highest`, which is exact as an `f64`.
    fn whole(&self, highest: u32) -> Result<u32, Failure> {
        let Value::Number(number) = *self.value else { return Err(self.wrong_type("a whole number")) };
        if number.trunc() == number && (0.0..=f64::from(highest)).contains(&number) {
            return Ok(number as u32);
        }
        let found = self.value.describe();
        if highest == u32::MAX {
            return Err(self.invalid(format_args!("{found} is not a whole number from 0 upwards")));
        }
        Err(self.invalid(format_args!("{found} is not a whole number from 0 to {highest}")))
    }

    /// Refuses a field of the object that is neither among `fields` nor known besides.
    fn check_fields(&self, fields: &'static [&'static str]) -> Result<(), Failure> {
        if self.fields.are_others_allowed {
            self.fields.known_names.set(fields);
            return Ok(());
        }
        let known = [fields, self.fields.known_names.get()].concat();
        match self.entries()?.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => {
                let known = known.join(", ");
                let message = format_args!("not a field that is known here (known: {known})");
                Err(Failure::At(Error::at(&self.path.field(name), ErrorCode::UnknownField, message)))
            }
        }
    }

    fn items(&self) -> Result<&'v [Value], Failure> {
        match self.value {
            Value::List(items) => Ok(items),
            _ => Err(self.wrong_type("a list")),
        }
    }

    fn entries(&self) -> Result<&'v [(String, Value)], Failure> {
        match self.value {
            Value::Object(fields) => Ok(fields),
            _ => Err(self.wrong_type("an object")),
        }
    }
}

impl<'de> Deserializer<'de> for ValueAt<'de, '_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(_) => self.deserialize_bool(visitor),
            Value::Number(_) => self.deserialize_f64(visitor),
            Value::Text(_) => self.deserialize_str(visitor),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::Bool(value) = *self.value else { return Err(self.wrong_type("true or false")) };
        visitor.visit_bool(value)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_u32(self.whole(u8::MAX.into())?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_u32(self.whole(u32::MAX)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::Number(value) = *self.value else { return Err(self.wrong_type("a number")) };
        visitor.visit_f64(value).map_err(|failure: Failure| failure.placed(self.path))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Value::Text(text) = self.value else { return Err(self.wrong_type("text")) };
        visitor.visit_borrowed_str(text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let items = Items { items: self.items()?.iter(), index: 0, path: self.path };
        visitor.visit_seq(items).map_err(|failure| failure.placed(self.path))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Failure> {
        match self.items()?.len() {
            found if found == length => self.deserialize_seq(visitor),
            found if length == 2 => {
                Err(self.invalid(format_args!("a list of {found} where a pair is expected")))
            }
            found => Err(self.invalid(format_args!("a list of {found} where {length} items are expected"))),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let entries = Entries { entries: self.entries()?.iter(), fields: None, value: None, path: self.path };
        visitor.visit_map(entries).map_err(|failure| failure.placed(self.path))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.check_fields(fields)?;
        let fields = Some(fields);
        let entries = Entries { entries: self.entries()?.iter(), fields, value: None, path: self.path };
        visitor.visit_map(entries).map_err(|failure| failure.placed(self.path))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let Value::Text(text) = self.value else { return Err(self.wrong_type("text")) };
        if !names.contains(&text.as_str()) {
            let names = names.join(", ");
            return Err(self.invalid(format_args!("{} is not one of: {names}", quoted(text))));
        }
        let name: StrDeserializer<'_, Failure> = StrDeserializer::new(text);
        visitor.visit_enum(name)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}

/// The items of a list.
struct Items<'v, 'p> {
    items: std::slice::Iter<'v, Value>,
    index: usize,
    path: &'p Path<'p>,
}

impl<'v> SeqAccess<'v> for Items<'v, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let path = self.path.item(self.index);
        self.index += 1;
        seed.deserialize(ValueAt::new(value, &path, &Fields::default())).map(Some)
    }
}

/// The fields of an object.
struct Entries<'v, 'p> {
    entries: std::slice::Iter<'v, (String, Value)>,
    /// The fields of the struct that is read; none for a map, which gets every field.
    fields: Option<&'static [&'static str]>,
    /// The field whose name was read last.
    value: Option<(&'v str, &'v Value)>,
    path: &'p Path<'p>,
}

impl<'v> Entries<'v, '_> {
    /// The name of the next field to read, whose value is kept.
    fn next_name(&mut self) -> Option<&'v str> {
        let is_wanted = |name: &str| self.fields.is_none_or(|fields| fields.contains(&name));
        let (name, value) = self.entries.find(|(name, _)| is_wanted(name))?;
        self.value = Some((name, value));
        Some(name)
    }
}

impl<'v> MapAccess<'v> for Entries<'v, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'v>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        match self.next_name() {
            None => Ok(None),
            Some(name) => seed.deserialize(StrDeserializer::new(name)).map(Some),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        // Never without a name: every visitor reads it first.
        let (name, value) = self.value.unwrap_or(("", &Value::Null));
        seed.deserialize(ValueAt::new(value, &self.path.field(name), &Fields::default()))
    }
}
