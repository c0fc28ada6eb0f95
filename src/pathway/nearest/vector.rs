//! Directions that are means of other directions.

use crate::transfer::DIRECTION_LENGTH as LENGTH;

/// So many occupations are taken to be missing in a catalogue: of all that there might be.
pub(super) const UNSEEN: usize = 8;

/// A direction: of length 1, or all 0.
pub(super) type Direction = [f32; LENGTH];

/// A sum of directions, each so many times. Sums of whole numbers depend on no order.
#[derive(Debug, Clone, Copy)]
pub(super) struct DirectionSum([i64; LENGTH]);

impl Default for DirectionSum {
    fn default() -> Self {
        Self([0; LENGTH])
    }
}

impl DirectionSum {
    pub(super) fn add(&mut self, direction: &[i8; LENGTH], times: u64) {
        // Times is at most 255 × 256 and there are fewer than 2³² statements: nothing overflows.
        for (sum, number) in self.0.iter_mut().zip(direction) {
            *sum = sum.wrapping_add(i64::from(*number).wrapping_mul(times as i64));
        }
    }

    /// Its direction.
    pub(super) fn unit(&self) -> Direction {
        unit(self.0.map(|number| number as f64))
    }
}

/// The direction of `numbers`.
fn unit(numbers: [f64; LENGTH]) -> Direction {
    let square = numbers.iter().fold(0.0, |sum, number| sum + number * number);
    let length = square.sqrt();
    if length > 0.0 { numbers.map(|number| (number / length) as f32) } else { [0.0; LENGTH] }
}

/// The mean of those directions that are not all 0, as if some more were of no direction: of few it is uncertain how
/// they differ from all that there might be.
pub(super) fn mean<'a>(directions: impl Iterator<Item = &'a Direction>) -> Direction {
    let (mut sums, mut count) = ([0.0; LENGTH], UNSEEN as f64);
    for direction in directions.filter(|direction| !is_nothing(direction)) {
        for (sum, number) in sums.iter_mut().zip(direction) {
            *sum += f64::from(*number);
        }
        count += 1.0;
    }
    sums.map(|sum: f64| (sum / count) as f32)
}

/// How `direction` differs from `mean`, as a direction. All 0 stays so.
pub(super) fn apart(direction: &Direction, mean: &Direction) -> Direction {
    if is_nothing(direction) {
        return *direction;
    }
    let mut apart = [0.0; LENGTH];
    for (apart, (number, mean)) in apart.iter_mut().zip(direction.iter().zip(mean)) {
        *apart = f64::from(*number) - f64::from(*mean);
    }
    unit(apart)
}

/// How far two directions go together, −1..1.
pub(super) fn dot(one: &Direction, other: &Direction) -> f64 {
    let products = one.iter().zip(other).map(|(one, other)| f64::from(*one) * f64::from(*other));
    products.fold(0.0, |sum, product| sum + product)
}

fn is_nothing(direction: &Direction) -> bool {
    direction.iter().all(|number| *number == 0.0)
}

/// The direction of the sum of directions, each so many times.
pub(super) fn sum<'a>(directions: impl Iterator<Item = (&'a Direction, f64)>) -> Direction {
    let mut sums = [0.0; LENGTH];
    for (direction, times) in directions {
        for (sum, number) in sums.iter_mut().zip(direction) {
            *sum += f64::from(*number) * times;
        }
    }
    unit(sums)
}
