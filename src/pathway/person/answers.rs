//! A person's checked answers, read for the questions of this layer.

use crate::catalogue::Place;
use crate::gap::CheckedRequest;

/// Every statement that is rated with a point, and the point's credit, 0..1. Each rating is moved by `shift` points of
/// the scale. In the order of the catalogue.
pub(super) fn credits(answers: &CheckedRequest, shift: isize) -> impl Iterator<Item = (Place, f64)> {
    let scale = &answers.scale;
    let rated = answers.assessment.ratings.iter();
    rated.filter_map(move |rated| {
        let point = scale.shifted(rated.point?, shift);
        Some((rated.place, scale.credit(point)))
    })
}
