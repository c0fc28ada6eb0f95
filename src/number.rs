//! Numbers in reports: 4 decimal places, and sums that are exact in units of the last of them.

/// `value` rounded to 4 decimal places, half away from zero. Never lowers one number below another
/// that it was not below before.
pub(crate) fn round4(value: f64) -> f64 {
    let rounded = (value * ONE).round() / ONE;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// `value`, no less than `low` and no more than `high`. Unlike `f64::clamp` it has no panic, whose message would bring
/// the writer of floats into the module.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
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
