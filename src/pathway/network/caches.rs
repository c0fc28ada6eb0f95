//! Where what is worked out from a catalogue is kept.

use std::sync::{Arc, OnceLock};

use super::inferred_links::{self, InferredLink, KnownLink};
use super::numbering::StatementNumbering;
use super::official_links::OfficialLinks;
use super::shares::StatementShare;
use crate::catalogue::Catalogue;
use crate::gap::Finished;
use crate::pathway::NearestCache;

/// The caches of one catalogue. [`PathwayContext`](super::PathwayContext) fills and reads them.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(super) numbering: StatementNumbering,
    /// In units of 0.0001, by statement number.
    pub(super) equal_weights: OnceLock<Vec<u32>>,
    pub(super) duty_weights: OnceLock<Vec<u32>>,
    /// What finishing each occupation gives.
    pub(super) shares_after: Vec<OnceLock<Vec<StatementShare>>>,
    /// The same by expectation, for the questions that need it.
    pub(super) finished: Arc<Vec<OnceLock<Finished>>>,
    pub(super) official_links: OnceLock<OfficialLinks>,
    /// By the occupation that they lead out of.
    pub(super) inferred_links: OnceLock<Vec<Vec<InferredLink>>>,
    /// Of the occupations that a person is nearest to.
    pub(crate) nearest: NearestCache,
}

impl Network {
    /// Empty caches for `catalogue`.
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let numbering = StatementNumbering::new(catalogue);
        Self {
            equal_weights: OnceLock::new(),
            duty_weights: OnceLock::new(),
            shares_after: vec![OnceLock::new(); numbering.occupations()],
            finished: Arc::new((0..numbering.occupations()).map(|_| OnceLock::new()).collect()),
            official_links: OnceLock::new(),
            inferred_links: OnceLock::new(),
            nearest: NearestCache::default(),
            numbering,
        }
    }

    /// Caches that are empty but for the inferred ones of `links`, which lists the links out of each occupation.
    pub(crate) fn with_links(catalogue: &Catalogue, links: &[Vec<KnownLink>]) -> Self {
        let inferred: Vec<_> = links.iter().map(|out| inferred_links::inferred_of(out)).collect();
        Self { inferred_links: OnceLock::from(inferred), ..Self::new(catalogue) }
    }
}
