//! Which tokens an occupation's statements are made of, and how alike two occupations are by them.
//!
//! Like every usual measure of this kind it weighs a token more the more often it occurs here, and the fewer
//! occupations have it. Weights are whole numbers, so that sums depend on no order.

use super::vector::UNSEEN;
use crate::number::log2;
use crate::sort;

/// The natural logarithm of 2.
const LN_2: f64 = std::f64::consts::LN_2;
/// The steps of a weight for each 1.
const STEPS: f64 = 32.0;

/// How often each token occurs, by token, in ascending order. In units of 1/256, so that a part of it counts.
pub(super) type Counts = Vec<(u32, u64)>;

/// Which occupations have which tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    occupations: usize,
    /// By token: where its entries begin.
    first: Vec<u32>,
    /// An occupation and what the token weighs there.
    entries: Vec<(u32, u16)>,
    /// By token, how rare it is.
    rarity: Vec<f32>,
    /// By occupation, the length of its weights.
    lengths: Vec<f64>,
}

/// One person's or occupation's weights of tokens.
#[derive(Debug, Default)]
pub(super) struct TokenWeights {
    weights: Vec<(u32, u16)>,
    length: f64,
}

/// Counts tokens, each `times` so often.
pub(super) fn counted(tokens: impl Iterator<Item = (u32, u64)>) -> Counts {
    let mut all: Vec<(u32, u64)> = tokens.collect();
    sort::by_key(&mut all, |(token, _)| *token);
    all.dedup_by(|next, first| {
        let is_same = next.0 == first.0;
        if is_same {
            first.1 += next.1;
        }
        is_same
    });
    all
}

impl Tokens {
    /// Of occupations whose tokens are counted in `counts`.
    pub(super) fn new(counts: &[Counts]) -> Self {
        let tokens = counts.iter().filter_map(|of_one| of_one.last()).map(|(token, _)| *token as usize + 1);
        let tokens = tokens.max().unwrap_or_default();
        let mut having = vec![0_u32; tokens];
        for (token, _) in counts.iter().flatten() {
            if let Some(having) = having.get_mut(*token as usize) {
                *having += 1;
            }
        }
        let rarity = |having: &u32| rarity(counts.len(), *having) as f32;
        let rarity = having.iter().map(rarity).collect();
        let mut first = vec![0_u32; tokens + 1];
        let mut end = 0;
        for (next, having) in first.iter_mut().skip(1).zip(&having) {
            end += having;
            *next = end;
        }
        let mut made = Self {
            occupations: counts.len(),
            rarity,
            entries: vec![(0, 0); end as usize],
            ..Self::default()
        };
        let mut free = first.clone();
        for (occupation, of_one) in counts.iter().enumerate() {
            let TokenWeights { weights, length } = made.weights(of_one);
            made.lengths.push(length);
            for (token, weight) in weights {
                if let Some(free) = free.get_mut(token as usize) {
                    if let Some(entry) = made.entries.get_mut(*free as usize) {
                        *entry = (occupation as u32, weight);
                    }
                    *free += 1;
                }
            }
        }
        made.first = first;
        made
    }

    /// What the tokens of `counts` weigh.
    pub(super) fn weights(&self, counts: &[(u32, u64)]) -> TokenWeights {
        let weight = |(token, count): &(u32, u64)| {
            let rarity = f64::from(self.rarity.get(*token as usize).copied().unwrap_or_default());
            (*token, (rarity * frequency(*count) * STEPS).round() as u16)
        };
        let weights: Vec<(u32, u16)> = counts.iter().map(weight).collect();
        let square = weights.iter().map(|(_, weight)| u64::from(*weight) * u64::from(*weight)).sum::<u64>();
        TokenWeights { weights, length: (square as f64).sqrt() }
    }

    /// How alike each occupation is to `weights`, 0..1.
    pub(super) fn alike(&self, weights: &TokenWeights) -> Vec<f64> {
        let mut sums = vec![0_u64; self.occupations];
        for (token, weight) in &weights.weights {
            let at = |token: usize| self.first.get(token).copied().unwrap_or_default() as usize;
            let entries = self.entries.get(at(*token as usize)..at(*token as usize + 1)).unwrap_or_default();
            for (occupation, other) in entries {
                if let Some(sum) = sums.get_mut(*occupation as usize) {
                    *sum += u64::from(*weight) * u64::from(*other);
                }
            }
        }
        let alike = |(sum, length): (u64, &f64)| {
            let lengths = length * weights.length;
            if lengths > 0.0 { sum as f64 / lengths } else { 0.0 }
        };
        sums.into_iter().zip(&self.lengths).map(alike).collect()
    }
}

/// What a token counts that occurs so often, in units of 1/256: as often as that up to once, from there on less.
fn frequency(count: u64) -> f64 {
    if count <= 256 { count as f64 / 256.0 } else { 1.0 + log2(count, 256) * LN_2 }
}

/// What a token counts that `having` of so many occupations have: the root of the logarithm of how rare it is, as if there
/// were some more that do not have it.
fn rarity(occupations: usize, having: u32) -> f64 {
    if having == 0 { 0.0 } else { (log2((occupations + UNSEEN) as u64, having.into()) * LN_2).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_have_tells_least_and_what_is_rare_tells_most() {
        let counts = |tokens: &[u32]| counted(tokens.iter().map(|token| (*token, 256)));
        let all = [counts(&[0, 1, 1, 3]), counts(&[0, 1, 2]), counts(&[0, 2, 3]), counts(&[0, 5])];
        let tokens = Tokens::new(&all);
        let alike = |tokens_of: &[u32]| tokens.alike(&tokens.weights(&counts(tokens_of)));
        assert_eq!(alike(&[9]), [0.0; 4], "a token that none has");
        let of_all = alike(&[0]);
        let of_one = alike(&[5]);
        assert!(of_one[3] > of_all[3] && of_one[..3] == [0.0; 3], "{of_all:?} {of_one:?}");
        let [first, second, third, fourth] = alike(&[0, 1, 1, 3])[..] else { panic!("four") };
        assert!(
            (first - 1.0).abs() < 1e-9 && first > second && second > third && third > fourth,
            "twice is more"
        );
    }
}
