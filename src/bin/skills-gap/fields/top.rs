//! Some fields of a struct, without writing the others.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeStruct, Serializer};
use skills_gap::input::Value;

/// The fields of `value` with one of these `names`; none where it is no struct.
pub fn fields_of<T: Serialize + ?Sized>(value: &T, names: &[&str]) -> Option<Vec<(String, Value)>> {
    value.serialize(Struct(names)).ok()
}

/// Takes a struct, and nothing else.
struct Struct<'a>(&'a [&'a str]);

/// The fields so far.
struct Fields<'a> {
    names: &'a [&'a str],
    found: Vec<(String, Value)>,
}

impl SerializeStruct for Fields<'_> {
    type Ok = Vec<(String, Value)>;
    type Error = NoStruct;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NoStruct> {
        if self.names.contains(&name) {
            let json = skills_gap::to_json(value).map_err(|_| NoStruct)?;
            self.found.push((name.to_owned(), Value::parse(&json).map_err(|_| NoStruct)?));
        }
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, NoStruct> {
        Ok(self.found)
    }
}

/// The value is no struct, or a field of it is no JSON.
#[derive(Debug)]
struct NoStruct;

impl fmt::Display for NoStruct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a struct is expected")
    }
}

impl std::error::Error for NoStruct {}

impl ser::Error for NoStruct {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Refuses values of these types.
macro_rules! refuse {
    ($($method:ident $type:ty),*) => { $(fn $method(self, _: $type) -> Result<Self::Ok, NoStruct> { Err(NoStruct) })* };
}

impl<'a> Serializer for Struct<'a> {
    type Ok = Vec<(String, Value)>;
    type Error = NoStruct;
    type SerializeSeq = Impossible<Self::Ok, NoStruct>;
    type SerializeTuple = Impossible<Self::Ok, NoStruct>;
    type SerializeTupleStruct = Impossible<Self::Ok, NoStruct>;
    type SerializeTupleVariant = Impossible<Self::Ok, NoStruct>;
    type SerializeMap = Impossible<Self::Ok, NoStruct>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Impossible<Self::Ok, NoStruct>;

    refuse!(
        serialize_bool bool, serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8,
        serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_f32 f32, serialize_f64 f64,
        serialize_char char, serialize_str &str, serialize_bytes &[u8], serialize_unit_struct &'static str
    );

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, NoStruct> {
        Ok(Fields { names: self.0, found: Vec::new() })
    }

    fn serialize_none(self) -> Result<Self::Ok, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, NoStruct> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<Self::Ok, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, NoStruct> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoStruct> {
        Err(NoStruct)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoStruct> {
        Err(NoStruct)
    }
}
