//! Chance that is the same on every machine.

/// xorshift64*, of Vigna.
pub struct Random(u64);

/// How often the best of the graded statements of an occupation gives a statement of another nothing, a little, most,
/// and all of it (grades 0 to 3), by tenths of the largest strength. Counted on 28 graded moves.
const GRADES: [[f64; 4]; 10] = [
    [0.68, 0.30, 0.02, 0.00],
    [0.42, 0.53, 0.05, 0.00],
    [0.22, 0.58, 0.19, 0.01],
    [0.14, 0.58, 0.27, 0.01],
    [0.05, 0.38, 0.50, 0.07],
    [0.02, 0.22, 0.63, 0.13],
    [0.02, 0.08, 0.64, 0.26],
    [0.00, 0.10, 0.52, 0.38],
    [0.00, 0.08, 0.36, 0.56],
    [0.00, 0.00, 0.04, 0.96],
];

impl Random {
    /// The same numbers for the same `seed`.
    pub fn new(seed: u64) -> Self {
        let mut random = Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.next();
        random
    }

    /// From 0 up to 1.
    pub fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 up to `count`.
    pub fn below(&mut self, count: usize) -> usize {
        (self.next() * count as f64) as usize
    }

    /// Of mean 0 and variance 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let (radius, angle) = ((-2.0 * (1.0 - self.next()).ln()).sqrt(), std::f64::consts::TAU * self.next());
        radius * angle.cos()
    }

    /// The number of one of `shares`, each as often as it says.
    pub fn pick(&mut self, shares: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.next() * shares.clone().sum::<f64>();
        let is_past = |share: f64| {
            left -= share;
            left < 0.0
        };
        shares.map(is_past).position(|is_past| is_past).unwrap_or_default()
    }

    /// A grade, as often as people gave it to what has this largest strength.
    pub fn grade(&mut self, strength: f64) -> f64 {
        let row = ((strength.max(0.0) * 10.0) as usize).min(GRADES.len() - 1);
        self.pick(GRADES[row].into_iter()) as f64
    }

    /// The point whose credit is nearest to `held`.
    pub fn nearest(&mut self, held: f64) -> u32 {
        match held {
            ..0.25 => 0,
            0.25..0.75 => 1,
            _ => self.full(),
        }
    }

    /// One of the two points whose credits `held` lies between, so that their mean is `held`.
    pub fn between(&mut self, held: f64) -> u32 {
        let halves = 2.0 * held.clamp(0.0, 1.0);
        match halves.floor() + f64::from(u8::from(self.next() < halves.fract())) {
            ..0.5 => 0,
            0.5..1.5 => 1,
            _ => self.full(),
        }
    }

    /// A point of full credit; one in five says more than is asked.
    pub fn full(&mut self) -> u32 {
        if self.next() < 0.2 { 3 } else { 2 }
    }
}

/// The share of a normal distribution below `value` (to 0.0003).
pub fn normal_share(value: f64) -> f64 {
    0.5 * (1.0 + (0.797_884_6 * (value + 0.044_715 * value.powi(3))).tanh())
}

/// The lower triangle whose product with itself is the matrix of `cell`.
pub fn cholesky(count: usize, cell: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(count);
    for row in 0..count {
        let mut cells: Vec<f64> = Vec::with_capacity(row + 1);
        for (column, other) in rows.iter().enumerate() {
            let known: f64 = cells.iter().zip(other).map(|(one, other)| one * other).sum();
            cells.push((cell(row, column) - known) / other[column]);
        }
        let known: f64 = cells.iter().map(|one| one * one).sum();
        cells.push((cell(row, row) - known).max(1e-6).sqrt());
        rows.push(cells);
    }
    rows
}
