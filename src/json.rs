//! Reports as JSON text: the same bytes wherever the core runs.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// `value` as JSON without white space. Numbers are written as JavaScript writes them: `1`, not `1.0`.
///
/// # Errors
/// A map whose keys are no text. No type of this crate has one.
///
/// ```
/// let scale = skills_gap::assessment::Scale::default();
/// let json = skills_gap::to_json(&scale)?;
/// assert!(json.starts_with(r#"{"points":[{"credit":0,"beyond":false,"labels":{"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, JavaScriptNumbers))?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Writes numbers as ECMAScript's `Number::toString` does, and everything else as `serde_json` does.
struct JavaScriptNumbers;

impl Formatter for JavaScriptNumbers {
    fn write_f32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        self.write_f64(writer, value.into())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_json;

    #[test]
    fn numbers_are_as_javascript_writes_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-12.0, "-12"),
            (0.5, "0.5"),
            (0.0001, "0.0001"),
            (-0.0203, "-0.0203"),
            (99_999_999_999.999_9, "99999999999.9999"),
            (100_000_000_000.000_1, "100000000000.0001"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (1.0 / 3.0, "0.3333333333333333"),
            (0.000_012, "0.000012"),
            (1.5e-7, "1.5e-7"),
            (1e21, "1e+21"),
            (123e18, "123000000000000000000"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::NAN, "null"),
            (f64::NEG_INFINITY, "null"),
        ] {
            assert_eq!(to_json(&value).expect("JSON"), text);
        }
    }

    proptest! {
        #[test]
        fn every_number_is_read_back(value in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
            prop_assert_eq!(to_json(&value).expect("JSON").parse(), Ok(value));
        }
    }
}
