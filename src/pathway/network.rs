//! The occupations of a catalogue as a network: every statement by a number, what finishing an occupation
//! gives, and the links. All of it is worked out when first asked for, and kept.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::links::{Inferred, KnownLink, Official};
use crate::catalogue::{Catalogue, Kind, Place};
use crate::gap::{Weights, duty_weights};
use crate::number::{UNIT, units};
use crate::order::sorted_by;
use crate::transfer::Index;

/// What the questions about many occupations share.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    /// The number of the first statement of each occupation, in the catalogue's order, and then that of all
    /// statements.
    first: Vec<usize>,
    equal: OnceLock<Vec<u32>>,
    duties: OnceLock<Vec<u32>>,
    finished: Vec<OnceLock<Vec<Held>>>,
    official: OnceLock<Official>,
    inferred: OnceLock<Vec<Vec<Inferred>>>,
}

/// How much of a statement is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    /// Its number.
    pub(crate) statement: u32,
    /// In units of 0.0001, up to [`UNIT`].
    pub(crate) units: u16,
}

/// All of a statement.
pub(crate) const WHOLE: u16 = UNIT as u16;

/// A catalogue and all that is worked out from it: what the questions of this layer are put to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) index: &'a Index,
    pub(crate) network: &'a Network,
}

impl Network {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let (mut first, mut all) = (Vec::new(), 0);
        for occupation in catalogue.occupations() {
            first.push(all);
            all += occupation.ksbs.len();
        }
        let finished = vec![OnceLock::new(); first.len()];
        first.push(all);
        Self {
            first,
            equal: OnceLock::new(),
            duties: OnceLock::new(),
            finished,
            official: OnceLock::new(),
            inferred: OnceLock::new(),
        }
    }

    /// With the links that are known of each occupation, so that they need not be worked out.
    pub(crate) fn with_links(catalogue: &Catalogue, links: &[Vec<KnownLink>]) -> Self {
        Self { inferred: OnceLock::from(Inferred::among(links)), ..Self::new(catalogue) }
    }
}

impl<'a> Ground<'a> {
    /// How many occupations there are.
    pub(crate) fn occupations(&self) -> usize {
        self.network.finished.len()
    }

    /// How many statements there are.
    pub(crate) fn statements(&self) -> usize {
        self.network.first.last().copied().unwrap_or_default()
    }

    /// The number of the first statement of `occupation`; that of all from the last one on.
    pub(crate) fn first(&self, occupation: usize) -> usize {
        self.network.first.get(occupation).copied().unwrap_or_else(|| self.statements())
    }

    /// The number of the statement at `place`.
    pub(crate) fn number(&self, place: Place) -> usize {
        self.first(place.occupation) + place.ksb
    }

    /// The part of `of_all`, something for each statement by number, that is about `occupation`.
    pub(crate) fn of<'b, T>(&self, occupation: usize, of_all: &'b [T]) -> &'b [T] {
        of_all.get(self.first(occupation)..self.first(occupation + 1)).unwrap_or_default()
    }

    /// The part of `held`, which is by number, that is about `occupation`.
    pub(crate) fn held_of<'b>(&self, occupation: usize, held: &'b [Held]) -> &'b [Held] {
        let from = self.first(occupation);
        let to = self.first(occupation + 1);
        let start = held.partition_point(|one| (one.statement as usize) < from);
        let end = held.partition_point(|one| (one.statement as usize) < to);
        held.get(start..end).unwrap_or_default()
    }

    /// The kind of each statement of `occupation`.
    pub(crate) fn kind(&self, place: Place) -> Option<Kind> {
        let occupation = self.catalogue.at(place.occupation)?;
        occupation.ksbs.get(place.ksb).map(|ksb| ksb.kind)
    }

    /// What each statement weighs, by number, in units; 0 where it does not count for the target's option.
    pub(crate) fn weights(&self, weights: Weights, option: Option<&(usize, String)>) -> Cow<'a, [u32]> {
        let all = self.all_weights(weights);
        let Some((target, code)) = option else { return Cow::Borrowed(all) };
        let Some(occupation) = self.catalogue.at(*target) else { return Cow::Borrowed(all) };
        let of_duties = match weights {
            Weights::Duties => duty_weights(occupation, Some(code)),
            Weights::Equal => None,
        };
        let mut own = all.to_vec();
        let from = self.first(*target);
        for (ksb, counted) in occupation.counted(Some(code)).into_iter().enumerate() {
            if let Some(weight) = own.get_mut(from + ksb) {
                let of_duties = of_duties.as_ref().and_then(|weights| weights.get(ksb));
                *weight = if counted { of_duties.map_or(UNIT, |weight| units(*weight)) } else { 0 };
            }
        }
        Cow::Owned(own)
    }

    fn all_weights(&self, weights: Weights) -> &'a [u32] {
        match weights {
            Weights::Equal => self.network.equal.get_or_init(|| vec![UNIT; self.statements()]),
            Weights::Duties => self.network.duties.get_or_init(|| {
                let mut all = Vec::with_capacity(self.statements());
                for occupation in self.catalogue.occupations() {
                    match duty_weights(occupation, None) {
                        Some(weights) => {
                            for weight in weights {
                                all.push(units(weight));
                            }
                        }
                        None => all.resize(all.len() + occupation.ksbs.len(), UNIT),
                    }
                }
                all
            }),
        }
    }

    /// What the statement at `place` weighs; 0 where it does not count.
    pub(crate) fn weight(&self, place: Place, weights: &[u32]) -> u32 {
        weights.get(self.number(place)).copied().unwrap_or_default()
    }

    /// What a person holds who has finished `occupation` and nothing else: its own statements whole, and
    /// what they carry over to. By number.
    pub(crate) fn finished(&self, occupation: usize) -> &'a [Held] {
        let kept = self.network.finished.get(occupation);
        kept.map_or(&[], |kept| kept.get_or_init(|| self.finished_without(occupation, &[])))
    }

    /// The same without the `rejected` pairs of source and target, which are in order.
    pub(crate) fn finished_without(&self, occupation: usize, rejected: &[(Place, Place)]) -> Vec<Held> {
        let mut dense = vec![0; self.statements()];
        let mut raise = |statement: usize, to: u16| {
            if let Some(units) = dense.get_mut(statement).filter(|units| **units < to) {
                *units = to;
            }
        };
        for ksb in 0..self.index.count(occupation) {
            let source = Place { occupation, ksb };
            raise(self.number(source), WHOLE);
            for carry in self.index.carries(source) {
                if rejected.binary_search(&(source, carry.place)).is_err() {
                    raise(self.number(carry.place), units(carry.strength) as u16);
                }
            }
        }
        let mut held = Vec::new();
        for (statement, units) in dense.into_iter().enumerate() {
            if units > 0 {
                held.push(Held { statement: statement as u32, units });
            }
        }
        held
    }

    /// The links that the catalogue states.
    pub(crate) fn official(&self) -> &'a Official {
        self.network.official.get_or_init(|| Official::of(self.catalogue))
    }

    /// The links that are worked out, out of each occupation, in order. Those that the catalogue states
    /// are not among them.
    pub(crate) fn inferred(&self) -> &'a [Vec<Inferred>] {
        self.network.inferred.get_or_init(|| Inferred::all(*self))
    }

    /// To where links lead out of each occupation, in order.
    pub(crate) fn out(&self, official_only: bool) -> Vec<Vec<usize>> {
        let mut out = vec![Vec::new(); self.occupations()];
        for (from, to) in &self.official().links {
            if let Some(out) = out.get_mut(*from) {
                out.push(*to);
            }
        }
        if official_only {
            return out;
        }
        for (out, inferred) in out.iter_mut().zip(self.inferred()) {
            if !inferred.is_empty() {
                for link in inferred {
                    out.push(link.to);
                }
                *out = sorted_by(std::mem::take(out), |a, b| a.cmp(b));
            }
        }
        out
    }
}
