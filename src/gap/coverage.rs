//! The weighted sums and the counts.

use super::expectation::Estimate;
use super::report::{Coverage, Lists, Shares, Standing, Tallies, Tally};
use super::statement::StatementOutcome;
use crate::catalogue::{Duty, Kind, Occupation};
use crate::number::{UNIT, of_units, round4, rounded_ratio, units, within};
use crate::sort;

/// Σ weight·x and Σ weight, exact: in units of 0.0001 and their squares.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    weight: u64,
    shown: u64,
    likely: u64,
    possible: u64,
}

impl Sum {
    /// Of `statements`. What is not known is shown not at all, and possible in full.
    pub(crate) fn of<'a>(statements: impl Iterator<Item = &'a StatementOutcome<'a>>) -> Self {
        let mut sum = Self::default();
        for one in statements {
            let (weight, likely) = (u64::from(units(one.weight)), u64::from(units(one.likely)));
            let (shown, possible) = if one.is_known() { (likely, likely) } else { (0, UNIT.into()) };
            sum.weight += weight;
            sum.shown += weight * shown;
            sum.likely += weight * likely;
            sum.possible += weight * possible;
        }
        sum
    }

    /// What they weigh together, in units.
    pub(crate) fn weight(&self) -> u64 {
        self.weight
    }

    /// The shares of all that was added; none where nothing was. `margin` is how far the ends of the range are from
    /// `likely`; none where nothing is expected.
    pub(crate) fn shares(&self, margin: Option<f64>) -> Option<Shares> {
        let share = |part| of_units(rounded_ratio(part, self.weight));
        let (shown, likely, possible) = (share(self.shown), share(self.likely), share(self.possible));
        (self.weight > 0).then(|| Shares {
            shown,
            low: margin.map(|margin| within(round4(likely - margin), shown, likely)),
            likely: margin.map(|_| likely),
            high: margin.map(|margin| within(round4(likely + margin), likely, possible)),
            possible,
        })
    }
}

/// Coverage over all statements and over each kind. `estimate` is none where nothing is expected.
pub(super) fn coverage(statements: &[StatementOutcome<'_>], estimate: Option<&Estimate>) -> Coverage {
    let over = |wanted: Option<Kind>| {
        let counts = |one: &StatementOutcome<'_>| wanted.is_none_or(|wanted| wanted == one.ksb.kind);
        let sum = Sum::of(statements.iter().filter(|one| counts(one)));
        let of_number = |ksb: usize| {
            let found = statements.binary_search_by_key(&ksb, |one| one.number).ok();
            found.and_then(|found| statements.get(found)).is_some_and(counts)
        };
        sum.shares(estimate.map(|estimate| estimate.margin(of_number)))
    };
    Coverage {
        overall: over(None),
        knowledge: over(Some(Kind::Knowledge)),
        skills: over(Some(Kind::Skill)),
        behaviours: over(Some(Kind::Behaviour)),
    }
}

/// The share of all statements that is held, known or expected; none without statements.
pub(super) fn likely(statements: &[StatementOutcome<'_>]) -> Option<f64> {
    Sum::of(statements.iter()).shares(Some(0.0))?.likely
}

/// How many statements stand where.
pub(super) fn counts(statements: &[StatementOutcome<'_>]) -> Tallies {
    let over = |wanted: Option<Kind>| {
        let of_it = statements.iter().filter(|one| wanted.is_none_or(|wanted| wanted == one.ksb.kind));
        Tally::of(of_it.map(|one| (one.standing, one.not_sure)))
    };
    Tallies {
        overall: over(None),
        knowledge: over(Some(Kind::Knowledge)),
        skills: over(Some(Kind::Skill)),
        behaviours: over(Some(Kind::Behaviour)),
    }
}

impl Tally {
    /// Of KSBs: where each stands, and whether the answer to it was "Not sure".
    pub(crate) fn of(statements: impl Iterator<Item = (Standing, bool)>) -> Self {
        let mut tally = Self::default();
        for (standing, not_sure) in statements {
            tally.total += 1;
            tally.not_sure += usize::from(not_sure);
            *match standing {
                Standing::Held => &mut tally.held,
                Standing::Partly => &mut tally.partly,
                Standing::ToLearn => &mut tally.to_learn,
                Standing::Probably => &mut tally.probably,
                Standing::Open => &mut tally.open,
            } += 1;
        }
        tally
    }
}

/// Which statements stand where. Equals stay in the order of the target.
pub(super) fn lists(statements: &[StatementOutcome<'_>]) -> Lists {
    let missing = |one: &StatementOutcome<'_>| one.weight * (1.0 - one.likely);
    let list = |wanted: Standing, first: Option<&dyn Fn(&StatementOutcome<'_>) -> f64>| {
        let mut listed: Vec<_> = statements.iter().filter(|one| one.standing == wanted).collect();
        if let Some(first) = first {
            sort::by(&mut listed, |one, other| first(other).total_cmp(&first(one)));
        }
        listed.into_iter().map(|one| one.ksb.code.clone()).collect()
    };
    Lists {
        held: list(Standing::Held, None),
        partly: list(Standing::Partly, Some(&missing)),
        to_learn: list(Standing::ToLearn, Some(&missing)),
        probably: list(Standing::Probably, Some(&|one| one.likely)),
        open: list(Standing::Open, Some(&missing)),
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
    let mapped: Vec<(&Duty, Vec<usize>)> = (occupation.duties.iter().zip(occupation.needed()))
        .filter(|(duty, numbers)| !numbers.is_empty() && duty.is_for(option))
        .collect();
    let has_core = mapped.iter().any(|(duty, _)| duty.core == Some(true));
    let is_due = |duty: &Duty| duty.core == Some(true) || option.is_some() && !duty.options.is_empty();
    let mut counts = vec![0_usize; occupation.ksbs.len()];
    for (_, numbers) in mapped.iter().filter(|(duty, _)| !has_core || is_due(duty)) {
        for number in numbers {
            counts.get_mut(*number).into_iter().for_each(|count| *count += 1);
        }
    }
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
