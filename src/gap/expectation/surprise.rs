//! How far answers are from what was expected, and what that says of all that is not answered.

use super::calibration::Calibration;
use super::gaussian::{Gaussian, Joint};
use crate::number::within;

/// From so many standard deviations on, an answer is taken for a slip, or for a gap of its own: it tells little more of
/// others the farther off it is.
const SLIP: f64 = 1.5;
/// One answer surprises no more than three standard deviations do: a single slip must not widen everything.
const MOST_SURPRISE: f64 = 9.0;

/// Answers to one side make the variance in common at most so much larger: a few far off must not make everything unsure.
const MOST_IN_COMMON: f64 = 4.0;

/// How far answers were from what was expected.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surprise {
    /// Squares of differences, each in its variance.
    squares: f64,
    answers: f64,
}

impl Surprise {
    /// What is known of `credits` after `answers`: their numbers, and what each is.
    ///
    /// What is far off tells less of others, unless many are: one is a slip, several the same way are a pattern.
    pub(super) fn learn(&mut self, credits: &Joint, answers: &[(usize, f64)]) -> Gaussian {
        let deviation = |(at, value): &(usize, f64)| {
            let expected = credits.means().get(*at).copied().unwrap_or(*value);
            let deviation = (value - expected) / credits.variance(*at).sqrt();
            if deviation.is_finite() { deviation / SLIP } else { 0.0 }
        };
        let deviations: Vec<f64> = answers.iter().map(deviation).collect();
        let lower = deviations.iter().filter(|deviation| **deviation < -1.0).count().max(1) as f64;
        let higher = deviations.iter().filter(|deviation| **deviation > 1.0).count().max(1) as f64;
        let mut learner = credits.learner(answers);
        for ((at, value), deviation) in answers.iter().zip(deviations) {
            let slips = if deviation < 0.0 { lower } else { higher };
            let doubt = credits.variance(*at) * (flattened(deviation.abs()) - 1.0).max(0.0) / slips;
            if let Some(square) = learner.observe(*value, doubt) {
                self.squares += square.min(MOST_SURPRISE);
                self.answers += 1.0;
            }
        }
        learner.finish()
    }

    /// By how much variances are to be larger or smaller than the calibration says: as the variance of a normal
    /// distribution is estimated from a conjugate (inverse gamma) prior.
    pub(super) fn scale(&self) -> f64 {
        let prior = Calibration::embedded().prior_answers;
        (prior + self.squares) / (prior + self.answers)
    }
}

/// What credits have in common may be more than the calibration says: a person may hold less of all than they say, or
/// more of all than what they do gives, and only their answers tell. Where `answers` lie to one side, farther than chance
/// puts them, variances grow along the standard deviations `lower`, or `higher`, by what makes these answers most likely
/// (empirical Bayes). An answer counts at most one standard deviation: one alone is no pattern.
pub(super) fn widen(credits: &mut Joint, lower: &[f64], higher: &[f64], answers: &[(usize, f64)]) {
    let times = [(lower, -1.0), (higher, 1.0)]
        .map(|(levels, side)| (levels, more_in_common(credits, levels, side, answers)));
    for (levels, times) in times {
        credits.add_common(levels, times);
    }
}

/// By how much, in units of the variance that `levels` say. Nothing where the answers lie to the other side.
fn more_in_common(credits: &Joint, levels: &[f64], side: f64, answers: &[(usize, f64)]) -> f64 {
    let of = |all: &[f64], at: usize| all.get(at).copied().unwrap_or_default();
    let (mut common, mut squares) = (0.0, 0.0);
    for (at, value) in answers {
        let level = of(levels, *at);
        let most = credits.variance(*at).sqrt();
        squares += level * level;
        common += side * level * within(value - of(credits.means(), *at), -most, most);
    }
    // Both are sums of `levels` times what they are of: of a common deviation of one level, `squares`.
    if common <= 0.0 || squares <= 0.0 {
        return 0.0;
    }
    let mut variance = 0.0;
    for (number, (at, _)) in answers.iter().enumerate() {
        let before = answers.iter().take(number);
        let with =
            before.fold(0.0, |sum, (other, _)| sum + of(levels, *other) * credits.covariance(*at, *other));
        let level = of(levels, *at);
        variance += level * (2.0 * with + level * credits.variance(*at));
    }
    within((common * common - variance) / (squares * squares), 0.0, MOST_IN_COMMON)
}

/// `x` to the power of 7/8: what is divided by it still grows with `x`, but hardly. Square roots are the same everywhere.
fn flattened(x: f64) -> f64 {
    let eighth_root = x.sqrt().sqrt().sqrt();
    if eighth_root > 0.0 { x / eighth_root } else { 0.0 }
}
