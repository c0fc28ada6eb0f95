//! How well strengths agree with grades.

use std::collections::BTreeMap;
use std::fmt;

/// A graded pair of statements and the strength found for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// What the target statement is one of: occupations, code.
    pub target: String,
    /// 0..3: how much of the target is held by who holds the source.
    pub grade: u32,
    pub strength: f64,
}

/// Higher is better, 1 is best.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub pairs: usize,
    /// Average precision of "grade ≥ 2".
    pub ap: f64,
    /// The chance that a pair of grade ≥ 2 scores above one of grade ≤ 1.
    pub auc: f64,
    /// Of each target's sources, gain 2^grade − 1; the mean over targets with any of grade ≥ 1.
    pub ndcg: f64,
    /// Rank correlation of strength and grade.
    pub spearman: f64,
    /// 1 − mean |strength − grade/3|.
    pub calib: f64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pairs, ap, auc, ndcg, spearman, calib } = self;
        write!(
            f,
            "pairs {pairs}  ap {ap:.3}  auc {auc:.3}  ndcg {ndcg:.3}  spearman {spearman:.3}  calib {calib:.3}"
        )
    }
}

impl Figures {
    pub fn of(pairs: &[Scored]) -> Self {
        let strengths: Vec<f64> = pairs.iter().map(|pair| pair.strength).collect();
        let grades: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.grade)).collect();
        let ranks_of_strengths = ranks(&strengths);
        let off: f64 = pairs.iter().map(|pair| (pair.strength - f64::from(pair.grade) / 3.0).abs()).sum();
        Self {
            pairs: pairs.len(),
            ap: average_precision(pairs),
            auc: auc(&ranks_of_strengths, |place| pairs[place].grade >= 2),
            ndcg: mean_ndcg(pairs),
            spearman: correlation(&ranks_of_strengths, &ranks(&grades)),
            calib: 1.0 - off / pairs.len() as f64,
        }
    }
}

/// The places of `pairs`, the strongest first; of equals the lower grade first.
fn strongest_first(pairs: &[&Scored]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (pairs[*a], pairs[*b]);
        b.strength.total_cmp(&a.strength).then(a.grade.cmp(&b.grade))
    });
    order
}

fn average_precision(pairs: &[Scored]) -> f64 {
    let pairs: Vec<&Scored> = pairs.iter().collect();
    let (mut hits, mut sum) = (0.0, 0.0);
    for (place, index) in strongest_first(&pairs).into_iter().enumerate() {
        if pairs[index].grade >= 2 {
            hits += 1.0;
            sum += hits / (place + 1) as f64;
        }
    }
    if hits > 0.0 { sum / hits } else { 0.0 }
}

/// The chance that one of those `chosen` ranks above one that is not.
pub fn auc(ranks: &[f64], chosen: impl Fn(usize) -> bool) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (place, rank) in ranks.iter().enumerate() {
        if chosen(place) {
            sum += rank;
            count += 1.0;
        }
    }
    (sum - count * (count - 1.0) / 2.0) / (count * (ranks.len() as f64 - count))
}

fn mean_ndcg(pairs: &[Scored]) -> f64 {
    let mut of_target: BTreeMap<&str, Vec<&Scored>> = BTreeMap::new();
    for pair in pairs {
        of_target.entry(&pair.target).or_default().push(pair);
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for pairs in of_target.values().filter(|pairs| pairs.iter().any(|pair| pair.grade >= 1)) {
        let gains: Vec<f64> = strongest_first(pairs)
            .into_iter()
            .map(|index| f64::from(2_u32.pow(pairs[index].grade) - 1))
            .collect();
        sum += ndcg(&gains, gains.len(), &gains);
        count += 1.0;
    }
    sum / count
}

/// Of the first `cut` of a ranking with these gains, where `all` are the gains that there are.
pub fn ndcg(ranked: &[f64], cut: usize, all: &[f64]) -> f64 {
    let mut best = all.to_vec();
    best.sort_by(|a, b| b.total_cmp(a));
    let sum = |gains: &[f64]| -> f64 {
        gains.iter().take(cut).enumerate().map(|(place, gain)| gain / ((place + 2) as f64).log2()).sum()
    };
    sum(ranked) / sum(&best)
}

/// From 0; equals share their mean rank.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for equals in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let first = order.partition_point(|index| values[*index] < values[equals[0]]);
        for index in equals {
            ranks[*index] = first as f64 + (equals.len() - 1) as f64 / 2.0;
        }
    }
    ranks
}

/// Pearson's.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (a - mean_a, b - mean_b);
        ab += a * b;
        aa += a * a;
        bb += b * b;
    }
    if aa * bb > 0.0 { ab / (aa * bb).sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(rows: &[(&str, u32, f64)]) -> Vec<Scored> {
        let row = |(target, grade, strength): &(&str, u32, f64)| Scored {
            target: (*target).to_owned(),
            grade: *grade,
            strength: *strength,
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_perfect_ranking_is_1_and_a_reversed_one_is_not() {
        let figures = Figures::of(&scored(&[("a", 3, 1.0), ("a", 0, 0.0), ("b", 2, 2.0 / 3.0)]));
        let one = Figures { pairs: 3, ap: 1.0, auc: 1.0, ndcg: 1.0, spearman: 1.0, calib: 1.0 };
        assert_eq!(figures, one);
        let reversed = Figures::of(&scored(&[("a", 0, 1.0), ("a", 3, 0.0)]));
        assert_eq!((reversed.ap, reversed.auc, reversed.calib), (0.5, 0.0, 0.0));
        assert!((reversed.ndcg - 1.0 / 3.0_f64.log2()).abs() < 1e-12 && reversed.spearman < -0.999);
    }

    #[test]
    fn equals_are_taken_for_the_worst_order() {
        let figures = Figures::of(&scored(&[("a", 2, 0.5), ("a", 0, 0.5)]));
        assert_eq!((figures.ap, figures.auc), (0.5, 0.5));
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [2.5, 0.0, 2.5, 1.0]);
    }
}
