//! People who move between the two embedded occupations, and what the engine says of them.

use std::sync::LazyLock;

use skills_gap::Engine;
use skills_gap::gap::{GapReport, GapRequest, Shares};

pub static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);
/// The point of the default scale that is full credit.
pub const FULL: u32 = 2;

pub fn report(request: &GapRequest) -> GapReport {
    ENGINE.gap(request).expect("a request that fits")
}

pub fn overall(request: &GapRequest) -> Shares {
    report(request).coverage.overall.expect("statements")
}

pub fn likely(request: &GapRequest) -> f64 {
    overall(request).likely.expect("something is known")
}

/// Someone who is in `current` and aims at `target`, and may assume a point of all that they do now.
pub fn moving((current, target): (&str, &str), assumed: Option<u32>) -> GapRequest {
    let mut request = GapRequest::new(target);
    request.current = Some(current.to_owned());
    if let Some(point) = assumed {
        request.assumed.set(current, point);
    }
    request
}
