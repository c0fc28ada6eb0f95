//! Credits that are normally distributed together, and what answers say of those that are not answered.

/// Means and covariances of a number of credits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gaussian {
    means: Vec<f64>,
    /// Row by row; symmetric.
    covariances: Vec<f64>,
}

/// What varies less is as good as known. Nothing is learnt from an answer to it: rounding alone would decide what.
pub(super) const LEAST_VARIANCE: f64 = 1e-6;

impl Gaussian {
    /// `fill` writes the covariances of each credit with those up to itself, given its number and room for them.
    pub(super) fn new(means: Vec<f64>, fill: impl Fn(usize, &mut [f64])) -> Self {
        let count = means.len();
        let mut covariances = vec![0.0; count * count];
        for (number, row) in covariances.chunks_exact_mut(count.max(1)).enumerate() {
            if let Some(room) = row.get_mut(..=number) {
                fill(number, room);
            }
        }
        for row in 1..count {
            let (above, below) = covariances.split_at_mut(row * count);
            for (column, value) in below.iter().take(row).enumerate() {
                if let Some(cell) = above.get_mut(column * count + row) {
                    *cell = *value;
                }
            }
        }
        Self { means, covariances }
    }

    /// How many credits there are.
    pub(super) fn count(&self) -> usize {
        self.means.len()
    }

    /// The mean of each.
    pub(super) fn means(&self) -> &[f64] {
        &self.means
    }

    /// The covariances of the credit `at` with each.
    pub(super) fn row(&self, at: usize) -> &[f64] {
        let count = self.count();
        self.covariances.get(at * count..(at + 1) * count).unwrap_or_default()
    }

    /// The variance of the credit `at`.
    pub(super) fn variance(&self, at: usize) -> f64 {
        self.row(at).get(at).copied().unwrap_or_default()
    }

    /// Adds a spread that all have in common: of each the standard deviation in `levels`, the variance of it all `times`.
    pub(super) fn add_common(&mut self, levels: &[f64], times: f64) {
        if times <= 0.0 {
            return;
        }
        let count = self.count();
        for (row, level) in self.covariances.chunks_exact_mut(count.max(1)).zip(levels) {
            row.iter_mut().zip(levels).for_each(|(cell, other)| *cell += times * level * other);
        }
    }

    /// Learns that the credit `at` is `value`, which tells of the others as if this were sure to the variance `doubt`.
    /// Gives how far it was from its mean, squared, in its variance; none where it was known.
    pub(super) fn observe(&mut self, at: usize, value: f64, doubt: f64) -> Option<f64> {
        let difference = value - self.means.get(at).copied().unwrap_or(value);
        let variance = self.settle(at, Some(difference), doubt)?;
        if let Some(mean) = self.means.get_mut(at) {
            *mean = value;
        }
        Some(difference * difference / variance)
    }

    /// Takes the credit `at` as known: the covariances after an answer, whatever the answer is.
    pub(super) fn ask(&mut self, at: usize) {
        self.settle(at, None, 0.0);
    }

    /// One rank-one update. Gives the variance before it; none where the credit was known.
    fn settle(&mut self, at: usize, difference: Option<f64>, doubt: f64) -> Option<f64> {
        let count = self.count();
        let column = self.row(at).to_vec();
        let variance = self.variance(at);
        if variance < LEAST_VARIANCE {
            self.forget(at);
            return None;
        }
        if let Some(difference) = difference {
            for (mean, with) in self.means.iter_mut().zip(&column) {
                *mean += with / (variance + doubt) * difference;
            }
        }
        for (row, with) in self.covariances.chunks_exact_mut(count.max(1)).zip(&column) {
            let share = with / (variance + doubt);
            if share != 0.0 {
                for (cell, other) in row.iter_mut().zip(&column) {
                    *cell -= share * other;
                }
            }
        }
        // What rounding leaves of a known credit's spread must not come back.
        self.forget(at);
        Some(variance)
    }

    /// Takes the spread of the credit `at` away, and learns nothing from it.
    pub(super) fn forget(&mut self, at: usize) {
        for (place, row) in self.covariances.chunks_exact_mut(self.means.len().max(1)).enumerate() {
            if place == at {
                row.fill(0.0);
            } else if let Some(cell) = row.get_mut(at) {
                *cell = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_moves_what_goes_with_it_and_nothing_else() {
        // Two that go together, one by itself.
        let mut credits = Gaussian::new(vec![0.0, 0.0, 3.0], |row, room| {
            room.fill(0.0);
            room[row] = 1.0;
            if row == 1 {
                room[0] = 0.5;
            }
        });
        assert_eq!(credits.observe(0, 2.0, 0.0), Some(4.0));
        assert_eq!(credits.means(), [2.0, 1.0, 3.0]);
        assert_eq!(credits.variance(0), 0.0);
        assert_eq!(credits.variance(1), 0.75);
        assert_eq!(credits.variance(2), 1.0);
    }

    #[test]
    fn what_is_as_good_as_known_teaches_nothing() {
        // The second follows from the first, but for what rounding leaves.
        let mut credits = Gaussian::new(vec![0.5, 0.5, 0.5], |row, room| {
            room.fill(1.0);
            if row == 1 {
                room[1] = 1.0 + 1e-12;
            }
            if row == 2 {
                room.fill(0.5);
                room[2] = 1.0;
            }
        });
        assert!(credits.observe(0, 1.0, 0.0).is_some());
        let before = credits.clone();
        assert_eq!(credits.observe(1, 0.0, 0.0), None);
        assert_eq!(credits.means()[2], before.means()[2]);
        assert_eq!(credits.variance(2), before.variance(2));
    }

    #[test]
    fn the_order_of_answers_does_not_matter() {
        let credits = |order: [usize; 3]| {
            let mut credits = Gaussian::new(vec![0.5; 5], |row, room| {
                for (column, cell) in room.iter_mut().enumerate() {
                    *cell = 1.0 / (1.0 + (row - column) as f64);
                }
            });
            for at in order {
                credits.observe(at, at as f64 / 4.0, at as f64 / 9.0);
            }
            credits
        };
        let (one, other) = (credits([0, 2, 4]), credits([4, 0, 2]));
        for at in 0..5 {
            assert!((one.means()[at] - other.means()[at]).abs() < 1e-12);
            assert!((one.variance(at) - other.variance(at)).abs() < 1e-12);
        }
    }
}
