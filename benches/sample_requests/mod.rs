//! Requests of a person who rated all of one occupation.

use skills_gap::catalogue::Occupation;
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NearestRequest, PathwaysRequest};

/// How many pairs of occupations pathways are looked for between.
pub const PAIRS: usize = 40;

/// Answers of a person in `from`, who rates two of three of its statements at full credit.
pub fn answers(from: &Occupation, target: &str) -> GapRequest {
    let mut answers = GapRequest::new(target.to_owned());
    answers.current = Some(from.reference.clone());
    for (number, ksb) in from.ksbs.iter().enumerate() {
        answers.ratings.set(&from.reference, &ksb.code, Some([2, 1, 2][number % 3]));
    }
    answers
}

/// A request that ranks all occupations.
pub fn nearest(answers: GapRequest) -> NearestRequest {
    NearestRequest::new(answers, Default::default())
}

/// A request for pathways of the default length.
pub fn pathways(answers: GapRequest) -> PathwaysRequest {
    PathwaysRequest::new(answers, Default::default())
}
