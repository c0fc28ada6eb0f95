//! Strength by the terms that two statements share: directed, and weighted by how telling they are.

use super::{Band, MissingTerm, Reasons, SharedTerm, THRESHOLD};
use crate::catalogue::Kind;
use crate::number::round4;
use crate::order::sorted_by;
use crate::text::{self, Term};

/// A statement ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Statement {
    normalised: String,
    kind: Option<Kind>,
    /// By id.
    terms: Vec<(Term, f64)>,
    weight: f64,
}

/// How telling each term is, learned from the statements of a catalogue.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TermWeights {
    /// In how many statements each term stands, by term.
    frequency: Vec<(u64, u32)>,
    statements: u32,
}

/// What a hollow term weighs beside one of its rarity that is not.
const HOLLOW: f64 = 0.3;
/// What carries over between kinds: knowing about is not doing.
const ACROSS_KINDS: f64 = 0.8;
/// The part of a strength that hangs on how much of the *source* is shared: a source that speaks
/// mostly of other things shares its words by chance.
const FOCUS: f64 = 0.3;
/// From where on most of a statement is held.
const MOSTLY: f64 = 0.6;

impl TermWeights {
    /// Learns from the terms of `statements`.
    pub(super) fn learn<'a>(statements: impl Iterator<Item = &'a [Term]>) -> Self {
        let mut learned = Self::default();
        let mut ids = Vec::new();
        for statement in statements {
            learned.statements += 1;
            ids.extend(statement.iter().map(|term| term.id));
        }
        for id in sorted_by(ids, u64::cmp) {
            match learned.frequency.last_mut() {
                Some((last, count)) if *last == id => *count += 1,
                _ => learned.frequency.push((id, 1)),
            }
        }
        learned
    }

    /// Smoothed inverse document frequency (Spärck Jones 1972), `ln((N + 1) / (n + 1)) + ½`; `libm`'s
    /// logarithm, so that every platform gives the same digits.
    fn weight(&self, term: &Term) -> f64 {
        let found = self.frequency.binary_search_by_key(&term.id, |(id, _)| *id);
        let found = found.ok().and_then(|place| self.frequency.get(place)).map_or(0, |(_, count)| *count);
        let rarity = libm::log(f64::from(self.statements + 1) / f64::from(found + 1)) + 0.5;
        if term.hollow { HOLLOW * rarity } else { rarity }
    }

    /// Prepares a statement with its terms; without a kind, it is compared as if of either.
    pub(super) fn prepare(&self, statement: &str, terms: Vec<Term>, kind: Option<Kind>) -> Statement {
        let terms: Vec<_> = terms
            .into_iter()
            .map(|term| {
                let weight = self.weight(&term);
                (term, weight)
            })
            .collect();
        let weight = terms.iter().map(|(_, weight)| weight).sum();
        Statement { normalised: text::normalised(statement), kind, terms, weight }
    }
}

/// 0..1, to 4 decimal places: the share of the target's terms that the source has, lowered by up to
/// [`FOCUS`] where the source speaks of other things and by [`ACROSS_KINDS`] between kinds. Exactly 1
/// where the two are the same after normalisation, and only there.
pub(super) fn strength(source: &Statement, target: &Statement) -> f64 {
    if source.normalised == target.normalised {
        return if target.normalised.is_empty() { 0.0 } else { 1.0 };
    }
    let (mut held, mut told) = (0.0, 0.0);
    for_each_shared(source, target, |from, to| {
        told += from.1;
        held += to.1;
    });
    if held == 0.0 {
        return 0.0;
    }
    let kinds = match (source.kind, target.kind) {
        (Some(from), Some(to)) if from != to => ACROSS_KINDS,
        _ => 1.0,
    };
    let focus = 1.0 - FOCUS + FOCUS * told / source.weight;
    round4(held / target.weight * kinds * focus).min(ALMOST)
}

/// The highest strength of statements that are not the same.
const ALMOST: f64 = 0.99;

/// Why `strength` is the strength from `source` to `target`.
pub(super) fn reasons(source: &Statement, target: &Statement, strength: f64) -> Reasons {
    let share = |weight: f64| if target.weight > 0.0 { round4(weight / target.weight) } else { 0.0 };
    let (mut shared, mut shared_ids) = (Vec::new(), Vec::new());
    for_each_shared(source, target, |from, to| {
        let (source, target) = (from.0.word.clone(), to.0.word.clone());
        shared.push(SharedTerm { source, target, weight: share(to.1) });
        shared_ids.push(to.0.id);
    });
    let mut missing = Vec::new();
    for (term, weight) in &target.terms {
        if !shared_ids.contains(&term.id) {
            missing.push(MissingTerm { target: term.word.clone(), weight: share(*weight) });
        }
    }
    Reasons {
        band: band(strength),
        shared: sorted_by(shared, |a: &SharedTerm, b| {
            b.weight.total_cmp(&a.weight).then_with(|| a.target.cmp(&b.target))
        }),
        missing: sorted_by(missing, |a: &MissingTerm, b| {
            b.weight.total_cmp(&a.weight).then_with(|| a.target.cmp(&b.target))
        }),
    }
}

fn band(strength: f64) -> Band {
    if strength >= 1.0 {
        Band::Same
    } else if strength >= MOSTLY {
        Band::Mostly
    } else if strength >= THRESHOLD {
        Band::Partly
    } else {
        Band::No
    }
}

type Weighted = (Term, f64);

fn for_each_shared<'a>(
    source: &'a Statement,
    target: &'a Statement,
    mut found: impl FnMut(&'a Weighted, &'a Weighted),
) {
    let mut sources = source.terms.iter().peekable();
    for to in &target.terms {
        while sources.next_if(|from| from.0.id < to.0.id).is_some() {}
        if let Some(from) = sources.next_if(|from| from.0.id == to.0.id) {
            found(from, to);
        }
    }
}
