//! Numbers in reports: 4 decimal places, written alike by Rust and by JavaScript.

use serde::Serializer;

/// `value` rounded to 4 decimal places, half away from zero. Never lowers one number below another
/// that it was not below before.
pub(crate) fn round4(value: f64) -> f64 {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Writes a whole number without `.0`, as JavaScript does, so that JSON is the same byte for byte.
pub(crate) fn serialize<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// JavaScript's `Number.MAX_SAFE_INTEGER`.
    const EXACT: f64 = 9_007_199_254_740_991.0;
    if value.trunc() == *value && value.abs() <= EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}
