//! What rankings share: what depends on the catalogue alone, and how each source is like every statement.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::profiles::Profiles;
use crate::catalogue::{Catalogue, Place};
use crate::transfer::Index;

/// For how many sources is kept how they are like every statement. A person has at most 400.
const KEPT: usize = 512;

/// Caches of one catalogue. Copies share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct NearestCache {
    profiles: Arc<OnceLock<Profiles>>,
    /// By the place of the source, in order; with the number of the question that used it last.
    sources: Arc<Mutex<Sources>>,
}

#[derive(Debug, Default)]
struct Sources {
    questions: u64,
    likes: Vec<(Place, u64, Arc<SourceLikeness>)>,
}

/// How alike one statement is to all others, as wholes, 0..=255.
#[derive(Debug)]
pub(super) struct SourceLikeness {
    /// By statement number.
    pub(super) statements: Vec<u8>,
    /// By occupation: to the statement there that it is most like.
    pub(super) best: Vec<u8>,
}

impl NearestCache {
    /// What is worked out of the catalogue alone. `index` must cover every statement.
    pub(super) fn profiles(&self, catalogue: &Catalogue, index: &Index) -> &Profiles {
        self.profiles.get_or_init(|| Profiles::new(catalogue, index))
    }

    /// How alike the statements at `places` are to all others.
    pub(super) fn likes(
        &self,
        places: &[Place],
        profiles: &Profiles,
        index: &Index,
    ) -> Vec<Arc<SourceLikeness>> {
        // A thread that panicked while it held the lock has left the list whole.
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        sources.questions += 1;
        let question = sources.questions;
        let mut likes = Vec::with_capacity(places.len());
        for place in places {
            match sources.likes.binary_search_by_key(place, |(place, ..)| *place) {
                Ok(found) => {
                    if let Some((_, used, like)) = sources.likes.get_mut(found) {
                        *used = question;
                        likes.push(Arc::clone(like));
                    }
                }
                Err(free) => {
                    let like = Arc::new(SourceLikeness::new(*place, profiles, index));
                    sources.likes.insert(free, (*place, question, Arc::clone(&like)));
                    likes.push(like);
                }
            }
        }
        if sources.likes.len() > KEPT {
            sources.likes.retain(|(_, used, _)| *used == question);
        }
        likes
    }
}

impl SourceLikeness {
    fn new(source: Place, profiles: &Profiles, index: &Index) -> Self {
        let numbers = &profiles.numbers;
        let towards = index.at(source).map(|source| source.towards());
        let alike = |place: &Place| match (&towards, index.at(*place)) {
            (Some(towards), Some(other)) => towards.alike_byte(other),
            _ => 0,
        };
        let statements: Vec<u8> = numbers.places().iter().map(alike).collect();
        let best = (0..numbers.numbering.occupations()).map(|occupation| {
            numbers.numbering.of_occupation(occupation, &statements).iter().copied().max().unwrap_or_default()
        });
        let best = best.collect();
        Self { statements, best }
    }
}
