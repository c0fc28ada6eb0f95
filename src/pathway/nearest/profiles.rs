//! What a ranking needs of each occupation and its statements, whoever asks.

use super::generic;
use super::tokens::{self, Tokens};
use super::vector::{self, Direction, DirectionSum};
use crate::catalogue::{Catalogue, Kind, Place};
use crate::pathway::network::StatementNumbering;
use crate::sort;
use crate::transfer::Index;

/// One, in the units in which tokens and credits are counted.
pub(super) const FULL: u64 = 256;

/// Numbers for the knowledge and skills of a catalogue, one occupation after the other.
#[derive(Debug)]
pub(super) struct Numbers {
    /// By number.
    places: Vec<Place>,
    /// Which numbers are those of which occupation.
    pub(super) numbering: StatementNumbering,
}

/// What is worked out of a catalogue alone.
#[derive(Debug)]
pub(super) struct Profiles {
    pub(super) numbers: Numbers,
    /// By statement number, 1..=255.
    weights: Vec<u8>,
    /// By occupation, the sum of its statements' weights.
    pub(super) weight_sums: Vec<u64>,
    /// By occupation: how its statements on the whole differ from those of all.
    pub(super) means: Vec<Direction>,
    /// The mean of the occupations' means before that.
    pub(super) middle: Direction,
    pub(super) tokens: Tokens,
    /// By occupation: how its name differs from those of all, as far as its words occur in statements.
    pub(super) titles: Vec<Direction>,
}

impl Numbers {
    fn new(catalogue: &Catalogue) -> Self {
        let (mut places, mut counts) = (Vec::new(), Vec::new());
        for (position, occupation) in catalogue.occupations().enumerate() {
            let of_it = occupation.ksbs.iter().enumerate().filter(|(_, ksb)| ksb.kind != Kind::Behaviour);
            let before = places.len();
            places.extend(of_it.map(|(ksb, _)| Place { occupation: position, ksb }));
            counts.push(places.len() - before);
        }
        Self { places, numbering: StatementNumbering::of_counts(counts.into_iter()) }
    }

    /// Where each statement stands, by number.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The number of the statement at `place`; none for a behaviour.
    pub(super) fn number(&self, place: Place) -> Option<usize> {
        self.places.binary_search(&place).ok()
    }
}

impl Profiles {
    pub(super) fn new(catalogue: &Catalogue, index: &Index) -> Self {
        let numbers = Numbers::new(catalogue);
        let weights = generic::weights(index, &numbers);
        let (mut means, mut weight_sums, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        for occupation in 0..numbers.numbering.occupations() {
            let mut sum = DirectionSum::default();
            let of_it = numbers.numbering.of_occupation(occupation, numbers.places());
            let of_it: Vec<_> = of_it.iter().map(|place| index.at(*place)).collect();
            let weights = numbers.numbering.of_occupation(occupation, &weights);
            for (statement, weight) in of_it.iter().zip(weights) {
                if let Some(statement) = statement {
                    sum.add(statement.direction(), u64::from(*weight));
                }
            }
            means.push(sum.unit());
            weight_sums.push(weights.iter().map(|weight| u64::from(*weight)).sum());
            let tokens = of_it.iter().flatten().flat_map(|statement| statement.token_ids());
            counts.push(tokens::counted(tokens.map(|token| (token, FULL))));
        }
        let middle = vector::mean(means.iter());
        let means = means.iter().map(|mean| vector::apart(mean, &middle)).collect();
        let titles = titles(catalogue, index, &numbers);
        Self { weights, weight_sums, means, middle, tokens: Tokens::new(&counts), titles, numbers }
    }

    /// What the statement with this number weighs.
    pub(super) fn weight(&self, number: usize) -> u64 {
        self.weights.get(number).copied().unwrap_or_default().into()
    }

    /// What the statements of `occupation` weigh, in order.
    pub(super) fn weights_of(&self, occupation: usize) -> &[u8] {
        self.numbers.numbering.of_occupation(occupation, &self.weights)
    }
}

/// The direction of each occupation's name. Only words count that statements of the catalogue have: those any subset
/// of the model that covers the statements covers, too.
fn titles(catalogue: &Catalogue, index: &Index, numbers: &Numbers) -> Vec<Direction> {
    let words_of = |name: &str| crate::text::words(name).into_iter().map(|word| word.plain);
    let mut words: Vec<String> =
        catalogue.occupations().flat_map(|occupation| words_of(&occupation.name)).collect();
    sort::by(&mut words, Ord::cmp);
    words.dedup();
    let mut occurs = vec![false; words.len()];
    let find = |word: &str| words.binary_search_by(|one| one.as_str().cmp(word)).ok();
    for statement in numbers.places().iter().filter_map(|place| index.at(*place)) {
        for word in statement.plain_words() {
            if let Some(occurs) = find(word).and_then(|place| occurs.get_mut(place)) {
                *occurs = true;
            }
        }
    }
    let known = |word: &String| find(word).and_then(|place| occurs.get(place)) == Some(&true);
    let title = |name: &str| {
        let words: Vec<String> = words_of(name).filter(known).collect();
        let mut sum = DirectionSum::default();
        if let Some(prepared) = index.prepare("", &words.join(" ")) {
            sum.add(prepared.direction(), 1);
        }
        sum.unit()
    };
    let titles: Vec<Direction> = catalogue.occupations().map(|occupation| title(&occupation.name)).collect();
    let middle = vector::mean(titles.iter());
    titles.iter().map(|title| vector::apart(title, &middle)).collect()
}
