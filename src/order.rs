//! Sorting, compiled once: each type that is sorted by itself adds kilobytes to what a browser loads.

use std::cmp::Ordering;

/// `items` in order; equals stay in theirs.
pub(crate) fn sorted_by<T>(mut items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    rearrange(&mut order, &mut |a, b| items.swap(a, b));
    items
}

/// The places of `length` items in the order of the items.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

/// Swaps items until the one that was at `order[n]` is at `n`, one cycle after the other.
#[inline(never)]
fn rearrange(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut to = start;
        while let Some(from) = order.get_mut(to).map(|from| std::mem::replace(from, to)) {
            if from == start || from == to {
                break;
            }
            swap(to, from);
            to = from;
        }
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

    #[test]
    fn every_order_of_six_is_sorted() {
        for order in 0..6_u32.pow(6) {
            let digits: Vec<u32> = (0..6).map(|place| order / 6_u32.pow(place) % 6).collect();
            let mut sorted = digits.clone();
            sorted.sort_unstable();
            assert_eq!(sorted_by(digits, u32::cmp), sorted);
        }
    }
}
