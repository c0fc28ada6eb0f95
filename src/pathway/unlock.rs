//! What learning one KSB does for several occupations at once.

use serde::{Deserialize, Serialize};

use super::holdings::{Holdings, is_rejected, rounded};
use super::network::{Ground, WHOLE};
use super::trail::statement_ref;
use crate::catalogue::Place;
use crate::gap::CheckedRequest;
use crate::number::{of_units, units};
use crate::transfer::StatementRef;

/// A KSB and what learning it removes of the gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// The KSB to learn.
    pub statement: StatementRef,
    /// How much of the gap it removes, its own and by what it carries over to: Σ weight × (strength −
    /// what is held), 4 decimal places.
    pub removes: f64,
    /// Of how many KSBs it removes some, its own among them.
    pub statements: usize,
}

/// What learning one statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) place: Place,
    /// In units of 0.0001.
    pub(super) removes: u64,
    pub(super) statements: usize,
}

/// What learning the statement at `place` removes of what `holdings` lack of `occupations`.
pub(super) fn effect(
    ground: Ground<'_>,
    asked: &CheckedRequest,
    holdings: &Holdings,
    weights: &[u32],
    occupations: &[usize],
    place: Place,
) -> Effect {
    let (mut removes, mut statements) = (0, 0);
    let mut count = |place: Place, to: u16| {
        let number = ground.number(place);
        let more = to.saturating_sub(holdings.lower(number));
        let weight = ground.weight(place, weights);
        if more > 0 && weight > 0 && occupations.contains(&place.occupation) {
            removes += u64::from(weight) * u64::from(more);
            statements += 1;
        }
    };
    count(place, WHOLE);
    for carry in ground.index.carries(place) {
        if !is_rejected(asked, place, carry.place) {
            count(carry.place, units(carry.strength) as u16);
        }
    }
    Effect { place, removes: rounded(removes), statements }
}

/// The KSB of `occupations` whose learning removes most of what is still to learn for all of them; the
/// first of equals. None where nothing is left.
#[inline(never)]
pub(super) fn biggest(
    ground: Ground<'_>,
    asked: &CheckedRequest,
    holdings: &Holdings,
    weights: &[u32],
    occupations: &[usize],
) -> Option<Unlock> {
    let mut biggest: Option<Effect> = None;
    for occupation in occupations {
        for ksb in 0..ground.index.count(*occupation) {
            let place = Place { occupation: *occupation, ksb };
            if ground.weight(place, weights) > 0 && holdings.lower(ground.number(place)) < WHOLE {
                let effect = effect(ground, asked, holdings, weights, occupations, place);
                if biggest.is_none_or(|biggest| effect.removes > biggest.removes) {
                    biggest = Some(effect);
                }
            }
        }
    }
    let biggest = biggest.filter(|biggest| biggest.removes > 0)?;
    Some(Unlock {
        statement: statement_ref(ground, biggest.place)?,
        removes: of_units(biggest.removes),
        statements: biggest.statements,
    })
}
