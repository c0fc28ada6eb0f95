//! Numbers in reports: 4 decimal places, written alike by Rust and by JavaScript.

use std::fmt::{self, Write};

/// `value` rounded to 4 decimal places, half away from zero. Never lowers one number below another
/// that it was not below before.
pub(crate) fn round4(value: f64) -> f64 {
    let rounded = (value * ONE).round() / ONE;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// 1, in the units of the last of 4 decimal places.
const ONE: f64 = 10_000.0;

/// 1, in units of 0.0001. Sums of whole units are exact: they depend on no order, and equal sums are equal.
pub(crate) const UNIT: u32 = 10_000;

/// `value`, 0 or more, in units.
pub(crate) fn units(value: f64) -> u32 {
    (value * ONE).round() as u32
}

/// What `units` stand for.
pub(crate) fn of_units(units: u64) -> f64 {
    units as f64 / ONE
}

/// `part` / `whole`, rounded half up; 0 where `whole` is. Both are at most 2⁶².
pub(crate) fn rounded_ratio(part: u64, whole: u64) -> u64 {
    (2 * part + whole).checked_div(2 * whole).unwrap_or_default()
}

/// Appends `value` to `text` as JavaScript writes it. All that reports work out has at most 4 decimal
/// places, which whole numbers write; the rest is for numbers that came with a request.
pub(crate) fn write(value: f64, text: &mut String) -> fmt::Result {
    /// Up to here, no two numbers of 4 decimal places are the same to an `f64`.
    const EXACT: f64 = 1e11;
    let units = (value * ONE).round();
    if value.abs() >= EXACT || units / ONE != value {
        return write_any(value, text);
    }
    let units = units as i64;
    if units < 0 {
        text.push('-');
    }
    let units = units.unsigned_abs();
    write!(text, "{}", units / 10_000)?;
    let mut decimals = units % 10_000;
    if decimals > 0 {
        text.push('.');
    }
    while decimals > 0 {
        decimals *= 10;
        text.extend(char::from_digit((decimals / 10_000) as u32, 10));
        decimals %= 10_000;
    }
    Ok(())
}

/// As ECMAScript's `Number::toString`, but for the `+` of `1e+21`; null where JSON has no such number.
#[cfg(not(all(target_arch = "wasm32", feature = "wasm")))]
fn write_any(value: f64, text: &mut String) -> fmt::Result {
    match value.abs() {
        0.0..1e-6 | 1e21..f64::INFINITY => write!(text, "{value:e}"),
        size if size.is_finite() => write!(text, "{value}"),
        _ => write!(text, "null"),
    }
}

/// JavaScript's own: Rust's is 10 kB of code and tables.
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
fn write_any(value: f64, text: &mut String) -> fmt::Result {
    if !value.is_finite() {
        return write!(text, "null");
    }
    text.extend(crate::wasm::text_of_number(value).chars().filter(|c| *c != '+'));
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::write;

    fn written(value: f64) -> String {
        let mut text = String::new();
        write(value, &mut text).expect("a number");
        text
    }

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
            (1e21, "1e21"),
            (123e18, "123000000000000000000"),
            (f64::MAX, "1.7976931348623157e308"),
            (5e-324, "5e-324"),
            (f64::NAN, "null"),
            (f64::NEG_INFINITY, "null"),
        ] {
            assert_eq!(written(value), text);
        }
    }

    proptest! {
        #[test]
        fn four_decimals_are_written_as_display_does(units in -2_000_000_000_000_000_i64..2_000_000_000_000_000) {
            let value = units as f64 / 10_000.0;
            prop_assert_eq!(written(value), (value + 0.0).to_string());
        }

        #[test]
        fn every_number_is_read_back(value in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
            prop_assert_eq!(written(value).parse(), Ok(value));
        }
    }
}
