//! When a program is killed: at moments that are spread over its run, the same ones every time.

/// How often: as `SKILLS_GAP_KILLS` says, else `few` times.
pub fn kills(few: usize) -> usize {
    std::env::var("SKILLS_GAP_KILLS")
        .map_or(few, |number| number.parse().expect("SKILLS_GAP_KILLS: a number"))
}

/// Moments from 0, the beginning, to 1, the end: as evenly spread as so many can be, in no order.
pub fn moments(count: usize) -> impl Iterator<Item = f64> {
    (1..=count).map(|number| (number as f64 * 0.618_033_988_749_895).fract())
}
