//! Sorting, compiled once: each type that is sorted by itself adds kilobytes to what a browser loads.

use std::cmp::Ordering;

/// `items` in order; equals stay in theirs.
pub(crate) fn sorted_by<T>(mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    rearrange(&order, &mut |a, b| items.swap(a, b));
    items
}

/// The places of `length` items in the order of the items.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

/// Swaps items until the one that was at `order[n]` is at `n`.
#[inline(never)]
fn rearrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    for (to, from) in order.iter().enumerate() {
        // What was there has gone to where another was taken from.
        let mut from = *from;
        while let Some(next) = order.get(from).filter(|_| from < to) {
            from = *next;
        }
        swap(to, from);
    }
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
