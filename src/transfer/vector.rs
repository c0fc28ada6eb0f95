//! Directions of tokens and statements, and how far one goes along another.

/// The numbers of a vector.
pub(crate) const LENGTH: usize = 64;

/// A direction: numbers from −127 to 127, together of length 127, or all 0.
pub(super) type Row = [i8; LENGTH];

/// The dot product of a row with itself: the highest that two rows can have.
pub(super) const MAX_DOT: i32 = 127 * 127;

/// A row with three numbers in each integer, so that one multiplication does the work of three.
///
/// WebAssembly without vector instructions is the slowest place where this runs. There it takes a quarter of the
/// time.
///
/// With x = 2²¹, (a₀ + a₁x + a₂x²)·(b₂ + b₁x + b₀x²) has a₀b₀ + a₁b₁ + a₂b₂ at x². No sum of such products over
/// two rows is longer than 15 bits and its sign, since rows are no longer than 128 or so. Nothing runs into the
/// next place but a borrow, which rounding takes back. What lies above 2⁶³ is lost, as it should be.
pub(super) type Packed = [i64; LENGTH.div_ceil(3)];

/// The bits from one place to the next.
const PLACE: u32 = 21;

/// `row` as the first factor of [`dot`].
pub(super) fn first_factor(row: &Row) -> Packed {
    packed(row, [0, PLACE, 2 * PLACE])
}

/// `row` as the second factor of [`dot`].
pub(super) fn second_factor(row: &Row) -> Packed {
    packed(row, [2 * PLACE, PLACE, 0])
}

fn packed(row: &Row, places: [u32; 3]) -> Packed {
    let mut packed = [0_i64; LENGTH.div_ceil(3)];
    for (three, numbers) in packed.iter_mut().zip(row.chunks(3)) {
        *three = numbers.iter().zip(places).map(|(number, place)| i64::from(*number) << place).sum();
    }
    packed
}

/// The dot product of two rows: at most [`MAX_DOT`], and 0 where it would be negative.
pub(super) fn dot(first: &Packed, second: &Packed) -> i32 {
    let mut sum = 1 << (2 * PLACE - 1);
    for (a, b) in first.iter().zip(second) {
        sum = a.wrapping_mul(*b).wrapping_add(sum);
    }
    // Without the bit that x³ ran into.
    ((sum << 1 >> (2 * PLACE + 1)) as i32).clamp(0, MAX_DOT)
}

/// The row in the direction of `sum`.
pub(super) fn unit(sum: &[i32; LENGTH]) -> Row {
    let square: i64 = sum.iter().map(|number| i64::from(*number) * i64::from(*number)).sum();
    if square == 0 {
        return [0; LENGTH];
    }
    let length = (square as f64).sqrt();
    // `round` goes away from zero at halves. `as` stops at the ends of i8, of which −128 cannot be reached.
    sum.map(|number| (f64::from(number) * 127.0 / length).round() as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(a: &Row, b: &Row) -> i32 {
        let products = a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b));
        products.sum::<i32>().clamp(0, MAX_DOT)
    }

    #[test]
    fn packed_rows_go_along_each_other_as_plain_ones() {
        let mut seed = 1_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as i32 - (1 << 23)
        };
        let mut rows: Vec<Row> = (0..60).map(|_| unit(&std::array::from_fn(|_| next()))).collect();
        // One number alone, two of each sign, all alike, and none.
        for place in 0..LENGTH {
            rows.push(unit(&std::array::from_fn(|at| i32::from(at == place))));
            rows.push(unit(&std::array::from_fn(|at| i32::from(at == 0) - i32::from(at == place))));
        }
        rows.push(unit(&[1; LENGTH]));
        rows.push(unit(&[-1; LENGTH]));
        rows.push([0; LENGTH]);
        for a in &rows {
            for b in &rows {
                assert_eq!(dot(&first_factor(a), &second_factor(b)), plain(a, b), "{a:?} {b:?}");
            }
        }
    }
}
