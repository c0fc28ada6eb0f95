//! The occupations that fit what is typed, the best first.

use std::cmp::Ordering;

use super::index::SearchIndex;
use super::query::Query;
use super::ranges::ranges;
use super::report::{SearchMatch, SearchReport, SearchResult};
use super::score::{Candidate, Candidates};
use crate::catalogue::TechnicalLevel;
use crate::sort;

impl SearchIndex {
    /// The occupations that fit `text`, which may be unfinished: the best `limit` of them. Nothing fits where `text`
    /// has no letter or digit. Of a long text its first 200 characters count, and 12 words.
    pub fn search(&self, text: &str, limit: usize) -> SearchReport {
        let query = Query::of(text);
        let mut candidates = Candidates::new(self);
        for word in &query.words {
            candidates.add(word);
        }
        let mut ranked = candidates.scored();
        sort::by(&mut ranked, |a, b| self.rank(a, b));
        // Once something fits, an occupation that has less than half as much of the query is no answer.
        let least = ranked.first().map_or(0, |best| best.held / 2);
        ranked.retain(|candidate| candidate.held >= least);
        SearchReport {
            query: query.text.to_owned(),
            total: ranked.len(),
            results: ranked.iter().filter_map(|one| self.result(one, &query)).take(limit).collect(),
        }
    }

    /// The order of two candidates: the better one first.
    fn rank(&self, a: &Candidate, b: &Candidate) -> Ordering {
        let by_fit = b.words.cmp(&a.words).then(b.score.cmp(&a.score));
        let (Some(one), Some(other)) = (self.entries.get(a.entry), self.entries.get(b.entry)) else {
            return by_fit;
        };
        by_fit.then_with(|| one.name.cmp(&other.name)).then_with(|| one.reference.cmp(&other.reference))
    }

    fn result(&self, candidate: &Candidate, query: &Query<'_>) -> Option<SearchResult> {
        let (entry, text) = (self.entries.get(candidate.entry)?, self.texts.get(candidate.text)?);
        let matched = entry.texts(text.field).nth(text.number)?;
        Some(SearchResult {
            reference: entry.reference.clone(),
            name: entry.name.clone(),
            route: entry.route.clone(),
            level: entry.level,
            technical_level: entry.level.and_then(TechnicalLevel::of_level),
            matched: SearchMatch {
                field: text.field,
                text: matched.to_owned(),
                ranges: ranges(matched, text.field, query),
            },
        })
    }
}
