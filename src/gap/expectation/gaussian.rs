//! Credits that are normally distributed together, and what answers say of those that are not answered.

use std::mem;

/// What varies less is as good as known. Nothing is learnt from an answer to it: rounding alone would decide what.
pub(super) const LEAST_VARIANCE: f64 = 1e-6;

/// Means and covariances of a number of credits, before any answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joint {
    means: Vec<f64>,
    covariances: Triangle,
}

/// The same, while answers come.
#[derive(Debug)]
pub(super) struct Learner {
    /// The numbers of the credits: what is not answered, then the answers, the first one last. So the answers come off
    /// the end, and what is left stays together.
    order: Vec<usize>,
    means: Vec<f64>,
    covariances: Triangle,
    left: usize,
}

/// Means of a number of credits after all answers, and the covariances of those that are open: of what is not answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gaussian {
    means: Vec<f64>,
    /// The numbers of those that are open, in order.
    open: Vec<usize>,
    /// Of these, row by row; symmetric.
    covariances: Vec<f64>,
}

/// A symmetric table: row by row, up to the row's own place.
#[derive(Debug, Clone, PartialEq)]
struct Triangle(Vec<f64>);

impl Triangle {
    /// Where a row starts.
    fn start(row: usize) -> usize {
        row * (row + 1) / 2
    }

    fn at(&self, one: usize, other: usize) -> f64 {
        self.0.get(Self::start(one.max(other)) + one.min(other)).copied().unwrap_or_default()
    }

    fn rows(&mut self) -> impl Iterator<Item = &mut [f64]> {
        rows(&mut self.0)
    }
}

fn rows(mut cells: &mut [f64]) -> impl Iterator<Item = &mut [f64]> {
    (1..).map_while(move |length| {
        let (row, rest) = mem::take(&mut cells).split_at_mut_checked(length)?;
        cells = rest;
        Some(row)
    })
}

impl Joint {
    /// `fill` writes the covariances of each credit with those up to itself, given its number and room for them.
    pub(super) fn new(means: Vec<f64>, fill: impl Fn(usize, &mut [f64])) -> Self {
        let mut covariances = Triangle(vec![0.0; Triangle::start(means.len())]);
        covariances.rows().enumerate().for_each(|(number, row)| fill(number, row));
        Self { means, covariances }
    }

    /// The mean of each.
    pub(super) fn means(&self) -> &[f64] {
        &self.means
    }

    /// The covariance of two credits.
    pub(super) fn covariance(&self, one: usize, other: usize) -> f64 {
        self.covariances.at(one, other)
    }

    /// The variance of the credit `at`.
    pub(super) fn variance(&self, at: usize) -> f64 {
        self.covariance(at, at)
    }

    /// Adds a spread that all have in common: of each the standard deviation in `levels`, the variance of it all `times`.
    pub(super) fn add_common(&mut self, levels: &[f64], times: f64) {
        if times <= 0.0 {
            return;
        }
        for (row, level) in self.covariances.rows().zip(levels) {
            row.iter_mut().zip(levels).for_each(|(cell, other)| *cell += times * level * other);
        }
    }

    /// Begins to learn `answers`, one after the other: numbers of credits, and what each is.
    pub(super) fn learner(&self, answers: &[(usize, f64)]) -> Learner {
        let is_open = |at: &usize| answers.iter().all(|(answered, _)| answered != at);
        let mut order: Vec<usize> = (0..self.means.len()).filter(is_open).collect();
        order.extend(answers.iter().rev().map(|(at, _)| at));
        let mean = |at: &usize| self.means.get(*at).copied().unwrap_or_default();
        let mut covariances = Vec::with_capacity(self.covariances.0.len());
        for (row, one) in order.iter().enumerate() {
            covariances.extend(order.iter().take(row + 1).map(|other| self.covariance(*one, *other)));
        }
        let (means, left) = (order.iter().map(mean).collect(), order.len());
        Learner { order, means, covariances: Triangle(covariances), left }
    }
}

impl Learner {
    /// Learns that the next credit is `value`, which tells of the others as if this were sure to the variance `doubt`.
    /// Gives how far it was from its mean, squared, in its variance; none where it was known.
    pub(super) fn observe(&mut self, value: f64, doubt: f64) -> Option<f64> {
        self.pass();
        let (others, answered) = self.covariances.0.split_at_mut_checked(Triangle::start(self.left))?;
        let (means, mean) = self.means.split_at_mut_checked(self.left)?;
        let (mean, variance) = (mean.first_mut()?, *answered.get(self.left)?);
        if variance < LEAST_VARIANCE {
            return None;
        }
        let difference = value - *mean;
        *mean = value;
        for ((other, row), with) in means.iter_mut().zip(rows(others)).zip(answered.iter()) {
            let share = with / (variance + doubt);
            *other += share * difference;
            if share != 0.0 {
                row.iter_mut().zip(answered.iter()).for_each(|(cell, with)| *cell -= share * with);
            }
        }
        Some(difference * difference / variance)
    }

    /// Takes the next credit as known, and learns nothing from it.
    pub(super) fn pass(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    /// What is known now.
    pub(super) fn finish(self) -> Gaussian {
        let Self { mut order, means: learnt, covariances: triangle, left } = self;
        let mut means = vec![0.0; learnt.len()];
        for (at, mean) in order.iter().zip(learnt) {
            means.get_mut(*at).into_iter().for_each(|cell| *cell = mean);
        }
        order.truncate(left);
        let mut covariances = Vec::with_capacity(left * left);
        for row in 0..left {
            covariances.extend((0..left).map(|other| triangle.at(row, other)));
        }
        Gaussian { means, open: order, covariances }
    }
}

impl Gaussian {
    /// The mean of each credit.
    pub(super) fn means(&self) -> &[f64] {
        &self.means
    }

    /// The numbers of the credits that are open, in order.
    pub(super) fn open(&self) -> &[usize] {
        &self.open
    }

    /// The covariances of the open credit at the place `at` with each that is open.
    pub(super) fn row(&self, at: usize) -> &[f64] {
        let count = self.open.len();
        self.covariances.get(at * count..(at + 1) * count).unwrap_or_default()
    }

    /// The variance of the open credit at the place `at`.
    pub(super) fn variance(&self, at: usize) -> f64 {
        self.row(at).get(at).copied().unwrap_or_default()
    }

    /// Takes the open credit at the place `at` as known: the covariances after an answer, whatever the answer is.
    pub(super) fn ask(&mut self, at: usize) {
        let with = self.row(at).to_vec();
        let variance = self.variance(at);
        let is_known = variance < LEAST_VARIANCE;
        for (place, row) in self.covariances.chunks_exact_mut(with.len().max(1)).enumerate() {
            // What rounding leaves of a known credit's spread must not come back.
            if place == at {
                row.fill(0.0);
                continue;
            }
            let share = with.get(place).copied().unwrap_or_default() / variance;
            if !is_known && share != 0.0 {
                row.iter_mut().zip(&with).for_each(|(cell, other)| *cell -= share * other);
            }
            row.get_mut(at).into_iter().for_each(|cell| *cell = 0.0);
        }
    }
}

/// The sum of the products of two lists of one length. Four sums grow side by side, in the same order everywhere: one
/// alone would wait for each addition.
pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    let ((ones, one_rest), (others, other_rest)) = (one.as_chunks::<4>(), other.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (one, other) in ones.iter().zip(others) {
        for at in 0..4 {
            sums[at] += one[at] * other[at];
        }
    }
    let [one, two, three, four] = sums;
    let rest = one_rest.iter().zip(other_rest).fold(0.0, |sum, (one, other)| sum + one * other);
    (one + two) + (three + four) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known after these answers: the number of a credit, what it is, and a doubt.
    fn learnt(credits: &Joint, answers: &[(usize, f64, f64)]) -> (Gaussian, Vec<Option<f64>>) {
        let given: Vec<_> = answers.iter().map(|(at, value, _)| (*at, *value)).collect();
        let mut learner = credits.learner(&given);
        let squares = answers.iter().map(|(_, value, doubt)| learner.observe(*value, *doubt)).collect();
        (learner.finish(), squares)
    }

    #[test]
    fn an_answer_moves_what_goes_with_it_and_nothing_else() {
        // Two that go together, one by itself.
        let credits = Joint::new(vec![0.0, 0.0, 3.0], |row, room| {
            room.fill(0.0);
            room[row] = 1.0;
            if row == 1 {
                room[0] = 0.5;
            }
        });
        let (credits, squares) = learnt(&credits, &[(0, 2.0, 0.0)]);
        assert_eq!(squares, [Some(4.0)]);
        assert_eq!(credits.means(), [2.0, 1.0, 3.0]);
        assert_eq!(credits.open(), [1, 2]);
        assert_eq!([0, 1].map(|at| credits.variance(at)), [0.75, 1.0]);
    }

    #[test]
    fn what_is_as_good_as_known_teaches_nothing() {
        // The second follows from the first, but for what rounding leaves.
        let credits = Joint::new(vec![0.5, 0.5, 0.5], |row, room| {
            room.fill(1.0);
            if row == 1 {
                room[1] = 1.0 + 1e-12;
            }
            if row == 2 {
                room.fill(0.5);
                room[2] = 1.0;
            }
        });
        let (before, _) = learnt(&credits, &[(0, 1.0, 0.0)]);
        let (after, squares) = learnt(&credits, &[(0, 1.0, 0.0), (1, 0.0, 0.0)]);
        assert!(squares[0].is_some());
        assert_eq!(squares[1], None);
        assert_eq!(after.means()[2], before.means()[2]);
        assert_eq!((before.open(), after.open()), (&[1, 2][..], &[2][..]));
        assert_eq!(after.variance(0), before.variance(1));
    }

    /// Five that all go together.
    fn five() -> Joint {
        Joint::new(vec![0.5; 5], |row, room| {
            for (column, cell) in room.iter_mut().enumerate() {
                *cell = 1.0 / (1.0 + (row - column) as f64);
            }
        })
    }

    #[test]
    fn the_order_of_answers_does_not_matter() {
        let credits =
            |order: [usize; 3]| learnt(&five(), &order.map(|at| (at, at as f64 / 4.0, at as f64 / 9.0))).0;
        let (one, other) = (credits([0, 2, 4]), credits([4, 0, 2]));
        assert!(one.means().iter().zip(other.means()).all(|(one, other)| (one - other).abs() < 1e-12));
        assert_eq!((one.open(), other.open()), (&[1, 3][..], &[1, 3][..]));
        for at in 0..2 {
            assert!(one.row(at).iter().zip(other.row(at)).all(|(one, other)| (one - other).abs() < 1e-12));
        }
    }

    #[test]
    fn what_is_asked_varies_as_after_an_answer() {
        let (mut asked, _) = learnt(&five(), &[(1, 0.2, 0.0)]);
        assert_eq!(asked.open(), [0, 2, 3, 4]);
        asked.ask(2);
        let (answered, _) = learnt(&five(), &[(1, 0.2, 0.0), (3, 0.9, 0.0)]);
        assert_eq!(answered.open(), [0, 2, 4]);
        assert_eq!(asked.row(2), [0.0; 4]);
        for (at, of_asked) in [0, 1, 3].into_iter().enumerate() {
            let row = [0, 1, 3].map(|other| asked.row(of_asked)[other]);
            assert!(row.iter().zip(answered.row(at)).all(|(one, other)| (one - other).abs() < 1e-12));
        }
    }

    #[test]
    fn a_dot_product_has_every_number() {
        let counted: Vec<f64> = (1..=7).map(f64::from).collect();
        for length in 0..=7 {
            let expected: f64 = counted[..length].iter().map(|one| one * one).sum();
            assert_eq!(dot(&counted[..length], &counted[..length]), expected);
        }
    }
}
