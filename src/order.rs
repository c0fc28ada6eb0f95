//! Sorting, compiled once: each type that is sorted by itself adds kilobytes to what a browser loads.

use std::cmp::Ordering;

/// `items` in order; equals stay in theirs.
pub(crate) fn sorted_by<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
}

#[cfg(test)]
mod tests {
    use super::sorted_by;

    #[test]
    fn equals_stay_in_their_order() {
        let words = vec!["pear", "fig", "plum", "kiwi", "nut"];
        assert_eq!(sorted_by(words, |a, b| a.len().cmp(&b.len())), ["fig", "nut", "pear", "plum", "kiwi"]);
    }
}
