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

/// One, in the units in which [`log2`] is worked out.
const BINARY_ONE: u64 = 1 << 16;

/// The logarithm to base 2 of `whole` / `part`, at least 1, to 16 bits after the point. Unlike the platform's, it is
/// the same on every machine.
pub(crate) fn log2(whole: u64, part: u64) -> f64 {
    let Some(ratio) = whole.checked_mul(BINARY_ONE).and_then(|whole| whole.checked_div(part)) else {
        return 0.0;
    };
    let Some(bits) = ratio.checked_ilog2() else { return 0.0 };
    let mut log = u64::from(bits).saturating_sub(16) * BINARY_ONE;
    // From 1 to 2, with 31 bits after the point.
    let mut rest = if bits > 31 { ratio >> (bits - 31) } else { ratio << (31 - bits) };
    for bit in (0..16).rev() {
        rest = (rest * rest) >> 31;
        if rest >= 1 << 32 {
            rest >>= 1;
            log += 1 << bit;
        }
    }
    log as f64 / BINARY_ONE as f64
}

#[cfg(test)]
mod tests {
    use super::log2;

    #[test]
    fn the_logarithm_is_the_platforms_but_for_the_last_bits() {
        for whole in (1..2_000_u64).chain([1 << 20, (1 << 40) + 12_345]) {
            for part in [1, 2, 3, 7, 64, 256, 923] {
                if part <= whole {
                    let expected = (whole as f64 / part as f64).log2();
                    assert!((log2(whole, part) - expected).abs() < 1e-4, "{whole} / {part}");
                }
            }
        }
    }
}
