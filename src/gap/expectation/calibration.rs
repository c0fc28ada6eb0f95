//! The numbers that make an expectation of strengths, and a range of expectations.
//!
//! `data/model/train/expectation.py` learns them on graded pairs and writes `data/model/expectation.tsv`.

use std::sync::OnceLock;

use crate::number::within;

static TABLE: &str = include_str!("../../../data/model/expectation.tsv");

/// What the table says. Each field has the name of its row; credits and expectations are 0..1.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Calibration {
    intercept: f64,
    strength: f64,
    mean_strength: f64,
    strength_by_mean: f64,
    sources: f64,
    crowd: f64,
    fewest_sources: f64,
    most_sources: f64,
    /// How a person's ratings differ from what they assume.
    pub(super) assumed: Spread,
    /// How they differ from `unassumed_mean` where nothing is assumed.
    pub(super) unassumed: Spread,
    /// The credit expected of a statement of the current occupation where nothing is assumed.
    pub(super) unassumed_mean: f64,
    transfer_level: f64,
    transfer_share: f64,
    transfer_least: f64,
    transfer_topic: f64,
    besides_level: f64,
    nothing_mean: f64,
    nothing_level: f64,
    /// So many answers weigh as much as the spreads of this table do.
    pub(super) prior_answers: f64,
}

/// Standard deviations of one statement's credit from what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Spread {
    /// What all statements have in common.
    pub(super) level: f64,
    /// What statements have in common as far as they say the same.
    pub(super) topic: f64,
    /// What a statement has to itself.
    pub(super) alone: f64,
    /// What all target statements have in common as far as nothing else gives them: a person may know much more of a
    /// target than their job says.
    pub(super) besides: f64,
}

impl Calibration {
    /// The table that comes with the crate.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Calibration> = OnceLock::new();
        // Never the default: a test reads it.
        EMBEDDED.get_or_init(|| Self::parse(TABLE).unwrap_or_default())
    }

    /// Reads rows of name, value in millionths, and a remark. None where a row is missing or unknown, or no number.
    fn parse(table: &str) -> Option<Self> {
        let mut read = Self::default();
        let mut count = 0;
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let (name, value) = (cells.next()?, cells.next()?);
            let millionths: i64 = value.parse().ok()?;
            *read.field(name)? = millionths as f64 / 1_000_000.0;
            count += 1;
        }
        (count == Self::ROWS).then_some(read)
    }

    /// How many rows there are.
    const ROWS: usize = 23;

    fn field(&mut self, name: &str) -> Option<&mut f64> {
        Some(match name {
            "intercept" => &mut self.intercept,
            "strength" => &mut self.strength,
            "mean_strength" => &mut self.mean_strength,
            "strength_by_mean" => &mut self.strength_by_mean,
            "sources" => &mut self.sources,
            "crowd" => &mut self.crowd,
            "fewest_sources" => &mut self.fewest_sources,
            "most_sources" => &mut self.most_sources,
            "rating_level" => &mut self.assumed.level,
            "rating_topic" => &mut self.assumed.topic,
            "rating_alone" => &mut self.assumed.alone,
            "unassumed_level" => &mut self.unassumed.level,
            "unassumed_topic" => &mut self.unassumed.topic,
            "unassumed_alone" => &mut self.unassumed.alone,
            "unassumed_mean" => &mut self.unassumed_mean,
            "transfer_level" => &mut self.transfer_level,
            "transfer_share" => &mut self.transfer_share,
            "transfer_least" => &mut self.transfer_least,
            "transfer_topic" => &mut self.transfer_topic,
            "besides_level" => &mut self.besides_level,
            "nothing_mean" => &mut self.nothing_mean,
            "nothing_level" => &mut self.nothing_level,
            "prior_answers" => &mut self.prior_answers,
            _ => return None,
        })
    }

    /// What someone holds of a statement on average, 0..1, who holds all of `sources` statements: the one with the
    /// largest strength to it has `strength`, and the mean of that over the statements of the target is `mean`.
    pub(super) fn held(&self, strength: f64, mean: f64, sources: usize) -> f64 {
        let sources = (sources as f64).max(self.fewest_sources).min(self.most_sources);
        let held = self.intercept
            + self.strength * strength
            + self.mean_strength * mean
            + self.strength_by_mean * strength * mean
            + self.sources * (sources / (sources + self.crowd));
        within(held, 0.0, 1.0)
    }

    /// How much `sources` statements tell of a target statement, 0..1: nothing where there is none, all from the fewest
    /// that the table was learnt on, and as much as the largest `strength` in any case.
    pub(super) fn known(&self, sources: usize, strength: f64) -> f64 {
        (sources as f64 / self.fewest_sources).min(1.0).max(strength)
    }

    /// `expectation`, drawn to what is expected of a person of whom little is `known`.
    pub(super) fn drawn(&self, expectation: f64, known: f64) -> f64 {
        known * expectation + (1.0 - known) * self.nothing_mean
    }

    /// How far a target statement's credit is from its expectation, of which so much is `known`.
    pub(super) fn transfer_spread(&self, expectation: f64, known: f64) -> Spread {
        let middling = expectation * (1.0 - expectation);
        let variance = self.transfer_share * middling + self.transfer_least;
        let level = self.transfer_level * (4.0 * middling).max(0.1).sqrt();
        Spread {
            level: known * level + (1.0 - known) * self.nothing_level,
            topic: (self.transfer_topic * variance).sqrt(),
            alone: ((1.0 - self.transfer_topic) * variance).sqrt(),
            besides: known * self.besides_level * (1.0 - expectation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_comes_with_the_crate_is_read() {
        assert_eq!(Calibration::parse(TABLE).as_ref(), Some(Calibration::embedded()));
        assert_ne!(*Calibration::embedded(), Calibration::default());
    }

    #[test]
    fn a_table_with_a_missing_or_unknown_row_is_refused() {
        let without_last = TABLE.trim_end().rsplit_once('\n').map(|(rest, _)| rest);
        assert_eq!(Calibration::parse(without_last.unwrap_or_default()), None);
        assert_eq!(Calibration::parse(&TABLE.replace("crowd", "cloud")), None);
        assert_eq!(Calibration::parse(&TABLE.replace("40000000", "forty")), None);
    }

    #[test]
    fn more_strength_is_never_less_held() {
        let calibration = Calibration::embedded();
        for sources in [1, 9, 40, 200] {
            let held = |percent: u32| calibration.held(f64::from(percent) / 100.0, 0.4, sources);
            assert!((0..100).all(|percent| held(percent) <= held(percent + 1)));
            assert!(held(0) < 0.2 && held(100) > 0.9);
        }
    }
}
