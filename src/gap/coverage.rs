//! The weighted sums and the counts.

use super::report::{Completeness, Coverage, Interval, Standing, Tally};
use super::statement::WeightedStatement;
use crate::catalogue::{Duty, Kind, Occupation};
use crate::number::{of_units, round4, rounded_ratio, units};

/// Σ weight·interval and Σ weight, exact: in units of 0.0001 and their squares.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    weight: u64,
    shown: u64,
    possible: u64,
}

impl Sum {
    /// Adds a statement: all three in units.
    pub(crate) fn add(&mut self, weight: u32, shown: u32, possible: u32) {
        self.weight += u64::from(weight);
        self.shown += u64::from(weight) * u64::from(shown);
        self.possible += u64::from(weight) * u64::from(possible);
    }

    /// The share of all that was added; none where nothing was.
    pub(crate) fn interval(&self) -> Option<Interval> {
        let share = |part| of_units(rounded_ratio(part, self.weight));
        (self.weight > 0).then(|| Interval { shown: share(self.shown), possible: share(self.possible) })
    }
}

/// Coverage over all statements and over each kind. Both slices are in the order of the statements.
pub(super) fn coverage(statements: &[WeightedStatement<'_>], intervals: &[Interval]) -> Coverage {
    let over = |wanted: Option<Kind>| {
        let mut sum = Sum::default();
        for (one, interval) in statements.iter().zip(intervals) {
            if wanted.is_none_or(|wanted| wanted == one.ksb.kind) {
                sum.add(units(one.weight), units(interval.shown), units(interval.possible));
            }
        }
        sum.interval()
    };
    Coverage {
        overall: over(None),
        knowledge: over(Some(Kind::Knowledge)),
        skills: over(Some(Kind::Skill)),
        behaviours: over(Some(Kind::Behaviour)),
    }
}

/// How many statements stand where.
pub(super) fn completeness(
    statements: &[WeightedStatement<'_>],
    standings: &[(Standing, bool)],
) -> Completeness {
    let over = |wanted: Option<Kind>| {
        let mut tally = Tally::default();
        for (one, (standing, not_sure)) in statements.iter().zip(standings) {
            if wanted.is_none_or(|wanted| wanted == one.ksb.kind) {
                tally.total += 1;
                tally.not_sure += usize::from(*not_sure);
                *match standing {
                    Standing::Shown => &mut tally.shown,
                    Standing::Partly => &mut tally.partly,
                    Standing::NotYet => &mut tally.not_yet,
                    Standing::Carried => &mut tally.carried,
                    Standing::Unknown => &mut tally.unknown,
                } += 1;
            }
        }
        tally
    };
    Completeness {
        overall: over(None),
        knowledge: over(Some(Kind::Knowledge)),
        skills: over(Some(Kind::Skill)),
        behaviours: over(Some(Kind::Behaviour)),
    }
}

/// The smallest weight that 4 decimals can tell from none.
const SMALLEST: f64 = 0.0001;

/// For each KSB, the share of duties that need it, scaled to mean 1.
///
/// Where the source marks core duties, only these count, and the duties of the option with the code `option`. A
/// KSB that no duty names weighs as much as one that half a duty needs: nothing weighs zero, except a KSB that
/// does not count for the option. None where no duty names a KSB of the occupation.
pub(crate) fn duty_weights(occupation: &Occupation, option: Option<&str>) -> Option<Vec<f64>> {
    let is_own = |code: &String| occupation.ksbs.iter().any(|ksb| ksb.code == *code);
    let mapped =
        || occupation.duties.iter().filter(|duty| duty.is_for(option) && duty.ksbs.iter().any(is_own));
    let has_core = mapped().any(|duty| duty.core == Some(true));
    let is_due = |duty: &&Duty| duty.core == Some(true) || option.is_some() && !duty.options.is_empty();
    let counted: Vec<_> = mapped().filter(|duty| !has_core || is_due(duty)).collect();
    let needs = |code: &str| counted.iter().filter(|duty| duty.ksbs.iter().any(|ksb| ksb == code)).count();
    let counts: Vec<usize> = occupation.ksbs.iter().map(|ksb| needs(&ksb.code)).collect();
    if counts.iter().all(|count| *count == 0) {
        return None;
    }
    let counted = occupation.counted(option);
    let (mut sum, mut number) = (0.0, 0.0);
    for (count, counted) in counts.iter().zip(&counted) {
        if *counted {
            sum += (*count as f64).max(0.5);
            number += 1.0;
        }
    }
    let weight = |count: usize| round4((count as f64).max(0.5) / (sum / number)).max(SMALLEST);
    Some(
        counts
            .into_iter()
            .zip(counted)
            .map(|(count, counted)| if counted { weight(count) } else { 0.0 })
            .collect(),
    )
}
