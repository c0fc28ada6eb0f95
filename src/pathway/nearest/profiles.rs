//! What a ranking needs of each occupation and its statements, whoever asks.

use super::generic;
use super::tokens::{self, Tokens};
use super::vector::{self, Direction, DirectionSum};
use crate::catalogue::{Catalogue, Kind, Occupation, Place};
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
    /// Of its statements, its name, and its overview.
    pub(super) tokens: Tokens,
    /// By occupation: how its name and overview differ from those of all.
    pub(super) names: Vec<Direction>,
    /// By occupation: the tokens of its name and overview.
    pub(super) name_tokens: Vec<Vec<u32>>,
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
        let Names { directions: names, tokens: name_tokens } = Names::new(catalogue, index, &numbers);
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
            let of_name = name_tokens.get(occupation).into_iter().flatten().copied();
            let tokens = of_it.iter().flatten().flat_map(|statement| statement.token_ids()).chain(of_name);
            counts.push(tokens::counted(tokens.map(|token| (token, FULL))));
        }
        let middle = vector::mean(means.iter());
        let means = means.iter().map(|mean| vector::apart(mean, &middle)).collect();
        Self {
            weights,
            weight_sums,
            means,
            middle,
            tokens: Tokens::new(&counts),
            names,
            name_tokens,
            numbers,
        }
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

/// What the name and the overview of each occupation say, by occupation.
#[derive(Default)]
struct Names {
    /// How they differ from those of all. Both count the same, however long they are.
    directions: Vec<Direction>,
    tokens: Vec<Vec<u32>>,
}

impl Names {
    /// Only words count that statements of the catalogue have: those any subset of the model that covers the statements
    /// covers, too.
    fn new(catalogue: &Catalogue, index: &Index, numbers: &Numbers) -> Self {
        let texts = |occupation: &Occupation| {
            [&occupation.name, &occupation.overview].map(|text| {
                crate::text::words(text).into_iter().map(|word| word.plain).collect::<Vec<String>>()
            })
        };
        let texts: Vec<[Vec<String>; 2]> = catalogue.occupations().map(texts).collect();
        let mut words: Vec<&str> = texts.iter().flatten().flatten().map(String::as_str).collect();
        sort::by(&mut words, Ord::cmp);
        words.dedup();
        let mut occurs = vec![false; words.len()];
        let find = |word: &str| words.binary_search(&word).ok();
        for statement in numbers.places().iter().filter_map(|place| index.at(*place)) {
            for word in statement.plain_words() {
                if let Some(occurs) = find(word).and_then(|place| occurs.get_mut(place)) {
                    *occurs = true;
                }
            }
        }
        let known = |word: &&str| find(word).and_then(|place| occurs.get(place)) == Some(&true);
        let mut names = Self::default();
        for texts in &texts {
            let (mut directions, mut tokens) = (Vec::new(), Vec::new());
            for text in texts {
                let words: Vec<&str> = text.iter().map(String::as_str).filter(known).collect();
                if let Some(prepared) = index.prepare("", &words.join(" ")) {
                    let mut sum = DirectionSum::default();
                    sum.add(prepared.direction(), 1);
                    directions.push(sum.unit());
                    tokens.extend(prepared.token_ids());
                }
            }
            names.directions.push(vector::sum(directions.iter().map(|direction| (direction, 1.0))));
            names.tokens.push(tokens);
        }
        let middle = vector::mean(names.directions.iter());
        for direction in &mut names.directions {
            *direction = vector::apart(direction, &middle);
        }
        names
    }
}
