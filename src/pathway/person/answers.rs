//! What a person rated and assumed.

use super::provenance::ProvenanceOrigin;
use crate::catalogue::Place;
use crate::gap::CheckedRequest;
use crate::pathway::network::PathwayContext;

/// The statements that a person rated or assumes, with the credit of each: first what is rated.
pub(super) fn sources(
    context: PathwayContext<'_>,
    answers: &CheckedRequest,
) -> Vec<(Place, f64, ProvenanceOrigin)> {
    let assessment = &answers.assessment;
    let mut sources = Vec::new();
    for rating in &assessment.ratings {
        if let Some(point) = rating.point {
            sources.push((rating.place, answers.scale.credit(point), ProvenanceOrigin::Rating));
        }
    }
    for (occupation, point) in &assessment.assumed {
        for place in context.places(*occupation) {
            if assessment.ratings.binary_search_by_key(&place, |rating| rating.place).is_err() {
                sources.push((place, answers.scale.credit(*point), ProvenanceOrigin::Assumed));
            }
        }
    }
    sources
}
