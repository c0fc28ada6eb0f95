//! Answers as JSON, the same byte for byte wherever the core runs.
//!
//! Not serde_json's writer: in the browser it is several times the code, most of it for numbers that no
//! report has.

use std::fmt::{self, Write};

use serde::ser::{self, Impossible, Serialize};

use crate::number;

/// `value` as JSON without white space, numbers as JavaScript writes them: `1`, not `1.0`.
///
/// # Errors
/// Where `value` is made of what the contract's types are not: bytes, tuple structs, keys that are no
/// text. Never for one of this crate's own types.
///
/// ```
/// let scale = skills_gap::assessment::Scale::default();
/// let json = skills_gap::to_json(&scale)?;
/// assert!(json.starts_with(r#"{"points":[{"credit":0,"beyond":false,"labels":{"#));
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, fmt::Error> {
    let mut writer = Writer(String::new());
    value.serialize(&mut writer)?;
    Ok(writer.0)
}

struct Writer(String);

impl Writer {
    fn push(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(text);
        Ok(())
    }

    /// The comma before all but the first item: only an opening bracket ends with one.
    #[inline(never)]
    fn next(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, name: &str) {
        self.next();
        self.text(name);
        self.0.push(':');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        let special = |c: char| c < ' ' || matches!(c, '"' | '\\');
        while let Some((plain, from)) = rest.find(special).and_then(|at| rest.split_at_checked(at)) {
            self.0.push_str(plain);
            let mut from = from.chars();
            self.escaped(from.next().unwrap_or_default());
            rest = from.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn escaped(&mut self, c: char) {
        let short = match c {
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            c => c,
        };
        self.0.push('\\');
        if short >= ' ' {
            self.0.push(short);
        } else {
            let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
            self.0.push_str("u00");
            self.0.push(digit(u32::from(c) >> 4));
            self.0.push(digit(u32::from(c) & 15));
        }
    }
}

/// Fails on what the contract's types are not made of.
macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $answer:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$answer, fmt::Error> {
            Err(fmt::Error)
        })*
    };
}

/// Writes whole numbers of any width.
macro_rules! whole {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, value: $type) -> fmt::Result {
            write!(self.0, "{value}")
        })*
    };
}

impl ser::Serializer for &mut Writer {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    whole! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.push(if value { "true" } else { "false" })
    }

    fn serialize_f32(self, value: f32) -> fmt::Result {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> fmt::Result {
        number::write(value, &mut self.0)
    }

    fn serialize_char(self, value: char) -> fmt::Result {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.push("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> fmt::Result {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.push("[").map(|()| self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, fmt::Error> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.push("{").map(|()| self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        self.serialize_map(None)
    }

    refuse! {
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), fmt::Error>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), fmt::Error>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), fmt::Error>;
    }
}

impl ser::SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> fmt::Result {
        self.next();
        item.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.push("]")
    }
}

impl ser::SerializeTuple for &mut Writer {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> fmt::Result {
        ser::SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> fmt::Result {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        self.next();
        let start = self.0.len();
        key.serialize(&mut **self)?;
        let is_text = self.0.get(start..).is_some_and(|key| key.starts_with('"'));
        if is_text { Ok(()) } else { Err(fmt::Error) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.push(":")?;
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.push("}")
    }
}

impl ser::SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        self.key(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.push("}")
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[test]
    fn text_is_escaped_as_serde_json_does() {
        let text: String = (0..0x300).filter_map(char::from_u32).chain("\u{2028}😀\"\"\\".chars()).collect();
        for text in [text.as_str(), "", "\"", "a\\", "{[,"] {
            assert_eq!(to_json(&text).ok(), serde_json::to_string(&text).ok());
        }
    }

    #[test]
    fn lists_and_objects_have_their_commas() {
        let value = (["[", "{"], Vec::<u8>::new(), [vec![1], vec![]], Some(true), None::<()>);
        assert_eq!(to_json(&value).ok(), serde_json::to_string(&value).ok());
        let map: std::collections::BTreeMap<_, _> = [("a", "{"), ("b", ""), ("{", "[")].into();
        assert_eq!(to_json(&map).ok(), serde_json::to_string(&map).ok());
        assert!(to_json(&std::collections::BTreeMap::from([(1, 2)])).is_err(), "a key is text");
    }
}
