//! Questions of somebody who rated all of one occupation, and how long their answers take.

use std::time::{Duration, Instant};

use skills_gap::catalogue::Occupation;
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NearestRequest, PathwaysRequest};

/// Pairs of occupations that pathways are looked for between.
pub const PAIRS: usize = 40;

/// Answers of a person in `from`, who rates its statements, two of three at full credit.
pub fn answers(from: &Occupation, target: &str) -> GapRequest {
    let mut answers = GapRequest::new(target.to_owned());
    answers.current = Some(from.reference.clone());
    for (number, ksb) in from.ksbs.iter().enumerate() {
        answers.ratings.set(&from.reference, &ksb.code, Some([2, 1, 2][number % 3]));
    }
    answers
}

/// All occupations, ranked.
pub fn nearest(answers: GapRequest) -> NearestRequest {
    NearestRequest::new(answers, Default::default())
}

/// All ways of the usual length.
pub fn pathways(answers: GapRequest) -> PathwaysRequest {
    PathwaysRequest::new(answers, Default::default())
}

/// What a piece of work gives, and how long it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// In milliseconds, as a table has it.
pub fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}
