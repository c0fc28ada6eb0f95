//! Changes inputs at random.

/// Random numbers, the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below a power of two, up to `1 << most`: small ones are as frequent as large ones.
    fn size(&mut self, most: usize) -> usize {
        let bits = self.below(most + 1);
        self.below(1 << bits)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }
}

/// What stands in inputs of many kinds, and what programs trip over.
const PIECES: [&[u8]; 40] = [
    b"{}",
    b"[]",
    b"null",
    b"true",
    b"\"\"",
    b"-1",
    b"0",
    b"1e999",
    b"4294967296",
    b"0.1",
    b"\\u0000",
    b"\\ud800",
    b"\"",
    b"{",
    b"[",
    b"]",
    b"}",
    b",",
    b":",
    b"\n",
    b"\r\n",
    b"\t",
    b";",
    b"|",
    b"- ",
    b"## ",
    b"K1",
    b"K999",
    b"S1:",
    b"B1 ",
    b"OCC0311",
    b"OCC0526.K1",
    b"</td><td>",
    b"<li>",
    b"&#0;",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xff",
    b"\x00",
    b"Knowledge",
];
/// The longest input.
const LONGEST: usize = 64 * 1024;

/// One of `seeds`, changed.
pub fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let seed =
        |random: &mut Random| seeds.get(random.below(seeds.len())).map(Vec::as_slice).unwrap_or_default();
    let mut input = seed(random).to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(input.len() + 1);
        let end = (at + 1 + random.size(8)).min(input.len());
        match random.below(9) {
            0 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            1 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
            2 if at < end => drop(input.drain(at..end)),
            3 if at < end => {
                let again = input.get(at..end).unwrap_or_default().to_vec();
                let times = 1 + random.size(5);
                let copies = again.iter().copied().cycle().take(again.len() * times);
                drop(input.splice(at..at, copies));
            }
            4 | 5 => {
                let piece = PIECES.get(random.below(PIECES.len())).copied().unwrap_or_default();
                drop(input.splice(at..at, piece.iter().copied()));
            }
            6 if at < end => {
                let piece = PIECES.get(random.below(PIECES.len())).copied().unwrap_or_default();
                drop(input.splice(at..end, piece.iter().copied()));
            }
            7 => {
                let other = seed(random);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                drop(input.splice(at..at, other.get(from..to).unwrap_or_default().iter().copied()));
            }
            _ => {
                // Another number in place of one.
                let digit = input.iter().skip(at).position(u8::is_ascii_digit).map(|more| at + more);
                if let Some(byte) = digit.and_then(|digit| input.get_mut(digit)) {
                    *byte = b'0' + random.below(10) as u8;
                }
            }
        }
        input.truncate(LONGEST);
    }
    input
}
