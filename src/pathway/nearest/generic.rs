//! How telling each statement is: one that resembles statements of very many occupations weighs less.

use super::profiles::Numbers;
use crate::catalogue::Place;
use crate::sort;
use crate::transfer::{Index, Prepared, Towards};

/// From how many occupations, spread evenly over the catalogue, statements are taken that the others are compared with.
const SAMPLED: usize = 32;
/// How many statements of each are taken, spread evenly over it.
const SAMPLED_OF_EACH: usize = 16;
/// The weight of a statement that is as generic as the middle one.
const MIDDLE: u32 = 64;

/// What each statement weighs, by number, 1..=255; 64 is the middle one.
///
/// A statement is as generic as the mean, over the sampled occupations but its own, of how alike it is to the
/// statement there that it is most like. Twice as generic weighs half.
///
/// Comparing with all occupations instead of some changes hardly any ranking: with version 0.1.0's model, on O*NET's related
/// occupations, recall at 10 was 0.508 either way.
pub(super) fn weights(index: &Index, numbers: &Numbers) -> Vec<u8> {
    let samples = samples(index, numbers);
    let generic: Vec<Option<u32>> =
        numbers.places().iter().map(|place| generic(*place, index.at(*place)?, &samples)).collect();
    let mut known: Vec<u32> = generic.iter().copied().flatten().collect();
    sort::by(&mut known, Ord::cmp);
    let middle = known.get(known.len() / 2).copied().unwrap_or_default();
    generic.into_iter().map(|generic| weight(generic, middle)).collect()
}

/// Occupations, each with some of its statements.
fn samples(index: &Index, numbers: &Numbers) -> Vec<(usize, Vec<Towards>)> {
    let occupations = numbers.numbering.occupations();
    let picks = occupations.min(SAMPLED);
    let sample = |pick: usize| {
        let occupation = pick * occupations / picks;
        let of_it = numbers.numbering.of_occupation(occupation, numbers.places());
        let taken = of_it.len().min(SAMPLED_OF_EACH);
        let places = (0..taken).filter_map(|pick| of_it.get(pick * of_it.len() / taken));
        (occupation, places.filter_map(|place| Some(index.at(*place)?.towards())).collect())
    };
    (0..picks).map(sample).collect()
}

/// How generic a statement is, in units of 1/256 of a step of likeness; none where there is nothing to compare with.
fn generic(place: Place, statement: &Prepared, samples: &[(usize, Vec<Towards>)]) -> Option<u32> {
    let (mut sum, mut count) = (0_u32, 0_u32);
    for (_, sample) in samples.iter().filter(|(occupation, _)| *occupation != place.occupation) {
        if let Some(best) = sample.iter().map(|towards| towards.alike_byte(statement)).max() {
            sum += u32::from(best);
            count += 1;
        }
    }
    (sum << 8).checked_div(count)
}

/// Without anything to compare with, every statement is as the middle one.
fn weight(generic: Option<u32>, middle: u32) -> u8 {
    let Some(generic) = generic.filter(|_| middle > 0) else { return MIDDLE as u8 };
    // Below 2²², so that it fits.
    let weight = (MIDDLE * middle + generic / 2).checked_div(generic).unwrap_or(u32::MAX);
    weight.clamp(1, 255) as u8
}
