//! Distances in a graph of occupations.

/// The fewest steps from `start` to each of `count` nodes, up to `most`: 0 for `start` itself, none where it
/// takes more. `next` gives the nodes that one step leads to.
pub(crate) fn fewest_steps<I: Iterator<Item = usize>>(
    count: usize,
    start: usize,
    most: usize,
    next: impl Fn(usize) -> I,
) -> Vec<Option<usize>> {
    let mut fewest = vec![None; count];
    if let Some(at) = fewest.get_mut(start) {
        *at = Some(0);
    }
    let mut frontier = vec![start];
    for steps in 1..=most {
        let mut reached = Vec::new();
        for to in frontier.into_iter().flat_map(&next) {
            if let Some(at @ None) = fewest.get_mut(to) {
                *at = Some(steps);
                reached.push(to);
            }
        }
        frontier = reached;
    }
    fewest
}
