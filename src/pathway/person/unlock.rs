//! What learning one KSB does for several occupations at once.

use serde::{Deserialize, Serialize};

use super::held::HeldShares;
use crate::catalogue::Place;
use crate::gap::{CheckedRequest, Standing};
use crate::number::of_units;
use crate::pathway::network::{PathwayContext, from_squared_units, share_units};
use crate::transfer::StatementRef;

/// A KSB and what learning it removes of what is expected to be missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// The KSB to learn: rated below what it asks for, or the same as one that is.
    pub statement: StatementRef,
    /// How much it removes of the shortfall, its own and of what it carries over to: Σ weight × (strength − likely),
    /// 4 decimal places. More than its own weight × (1 − likely).
    pub removes: f64,
    /// From how many KSBs it removes something, itself included.
    pub statements: usize,
}

/// What a person holds, and the occupations whose gaps count.
#[derive(Clone, Copy)]
pub(crate) struct LearningScope<'a> {
    pub(crate) context: PathwayContext<'a>,
    pub(crate) answers: &'a CheckedRequest,
    pub(crate) held: &'a HeldShares,
    pub(crate) weights: &'a [u32],
    pub(crate) occupations: &'a [usize],
}

/// What learning a KSB adds to one KSB that is not held as far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LearningEffect {
    /// The KSB to which something is added.
    pub(crate) place: Place,
    /// What it weighs, in units of 0.0001.
    pub(crate) weight: u32,
    /// What is known or expected of it now, in units.
    pub(crate) likely: u16,
    /// How much of it one holds who has learnt the other, 0..1.
    pub(crate) strength: f64,
}

impl LearningEffect {
    /// Weight × (strength − likely), in squares of the unit.
    fn removed_squares(&self) -> u64 {
        let more = share_units(self.strength).saturating_sub(self.likely);
        u64::from(self.weight) * u64::from(more)
    }

    /// What all of `effects` remove of the gap, in units of 0.0001.
    pub(crate) fn removed(effects: &[Self]) -> u64 {
        from_squared_units(effects.iter().map(Self::removed_squares).sum())
    }
}

impl LearningScope<'_> {
    /// The KSBs that count and are not held in full, in order.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = Place> {
        self.held.gaps(self.context, self.occupations, self.weights)
    }

    /// What learning the KSB at `place` adds: to itself first, then to what it carries over to.
    pub(crate) fn effects(&self, place: Place) -> Vec<LearningEffect> {
        let index = self.context.index;
        let carried = self.occupations.iter().flat_map(|to| Vec::from(&*index.carries_to(place, *to)));
        let carried = carried.filter(|carry| !self.answers.assessment.is_rejected(place, carry.place));
        std::iter::once((place, 1.0))
            .chain(carried.map(|carry| (carry.place, carry.strength)))
            .filter_map(|(place, strength)| self.effect(place, strength))
            .collect()
    }

    /// None where the KSB at `place` does not count, or is held as far already.
    fn effect(&self, place: Place, strength: f64) -> Option<LearningEffect> {
        let weight = self.context.weight(place, self.weights);
        let likely = self.held.likely(self.context.numbering().number(place));
        let adds =
            weight > 0 && share_units(strength) > likely && self.occupations.contains(&place.occupation);
        adds.then_some(LearningEffect { place, weight, likely, strength })
    }

    /// The KSB whose learning removes most of the shortfall, of those that somebody said are to learn; the first of
    /// equals. None where none removes more than its own.
    pub(crate) fn biggest_unlock(&self) -> Option<Unlock> {
        let mut biggest: Option<(Place, u64, usize)> = None;
        let to_learn = self.gaps().filter(|place| {
            let standing = self.held.standing(self.context.numbering().number(*place));
            matches!(standing, Standing::ToLearn | Standing::Partly)
        });
        for place in to_learn {
            let effects = self.effects(place);
            let removes = LearningEffect::removed(&effects);
            let own = LearningEffect::removed(effects.get(..1).unwrap_or_default());
            if removes > own && removes > biggest.map_or(0, |(_, most, _)| most) {
                biggest = Some((place, removes, effects.len()));
            }
        }
        let (place, removes, statements) = biggest?;
        let statement = self.context.statement_ref(place)?;
        Some(Unlock { statement, removes: of_units(removes), statements })
    }
}
