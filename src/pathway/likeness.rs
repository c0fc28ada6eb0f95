//! How near one person is to an occupation.

use super::nearest::SharedStatement;
use super::network::PathwayContext;
use crate::catalogue::{Kind, Place};
use crate::gap::{CheckedRequest, Credits, Person, Weights};

/// How near one person is to each occupation.
pub(super) struct Likeness<'a> {
    context: PathwayContext<'a>,
    answers: &'a CheckedRequest,
    credits: Credits<'a>,
}

impl<'a> Likeness<'a> {
    /// How near `person` is, of whom `answers` tell.
    pub(super) fn new(context: PathwayContext<'a>, answers: &'a CheckedRequest, person: &'a Person) -> Self {
        let credits = Credits::new(person, context.index, context.expectations);
        Self { context, answers, credits }
    }

    /// How near the person is to the occupation at `position`, 0..1; none where it has no knowledge or skills.
    pub(super) fn to(&self, position: usize) -> Option<f64> {
        let occupation = self.context.catalogue.at(position)?;
        let expected = self.credits.expected(position);
        let (mut sum, mut weights) = (0.0, 0.0);
        for (ksb, expected) in occupation.ksbs.iter().zip(&expected) {
            if ksb.kind != Kind::Behaviour {
                sum += expected;
                weights += 1.0;
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }

    /// The share of the occupation at `position` that the person is expected to hold; none where nothing is expected.
    pub(super) fn likely(&self, position: usize, weights: Weights) -> Option<f64> {
        let shares = self.context.shares(self.answers, &self.credits, weights, position)?;
        shares.likely
    }

    /// The statements that tell most of why the occupation at `position` is near.
    pub(super) fn shared(&self, position: usize) -> Vec<SharedStatement> {
        let shared = self.credits.strongest_links(position, 3).into_iter().filter_map(|link| {
            Some(SharedStatement {
                statement: self.context.statement_ref(Place { occupation: position, ksb: link.ksb })?,
                source: self.context.statement_ref(link.source)?,
                strength: link.strength,
            })
        });
        shared.collect()
    }
}
