//! Whole numbers as LEB128: seven bits a byte, the lowest first, the highest bit set where more follow.

/// Appends `number`.
pub(crate) fn push(number: usize, bytes: &mut Vec<u8>) {
    let mut rest = number;
    while rest > 0x7f {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// The numbers that are left to read.
pub(crate) struct Numbers<'a>(&'a [u8]);

impl<'a> Numbers<'a> {
    /// The numbers after `magic`; none where the bytes do not begin with it.
    pub(crate) fn after(magic: &[u8], bytes: &'a [u8]) -> Option<Self> {
        bytes.strip_prefix(magic).map(Self)
    }

    /// The next number; none at the end, and where it is not below 2²⁸.
    pub(crate) fn next(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..4 {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next `count` bytes as they are; none where there are not as many.
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// Whether all is read.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 2_097_151, 2_097_152, (1 << 28) - 1];
        let mut bytes = b"magic".to_vec();
        for number in numbers {
            push(number, &mut bytes);
        }
        let mut rest = Numbers::after(b"magic", &bytes).expect("begins with it");
        for number in numbers {
            assert_eq!(rest.next(), Some(number));
        }
        assert!(rest.is_empty() && rest.next().is_none());
        assert!(Numbers(&[0x80]).next().is_none(), "cut short");
        assert!(Numbers(&[0x80, 0x80, 0x80, 0x80, 1]).next().is_none(), "too large");
    }
}
