//! Reading little-endian bytes, and the checksum that guards them.

/// The bytes that are left to read. Every number is little-endian.
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next `count` bytes, or none where there are fewer.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A finite number.
    pub(super) fn f64(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?)).filter(|number| number.is_finite())
    }
}

/// CRC-32 as zlib and PNG have it (ISO 3309), four bits at a time.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut steps = [0_u32; 16];
    for (step, value) in (0..).zip(&mut steps) {
        *value = step;
        for _ in 0..4 {
            *value = (*value >> 1) ^ if *value & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    let step = |sum: u32| (sum >> 4) ^ steps.get((sum & 15) as usize).copied().unwrap_or_default();
    !bytes.iter().fold(!0, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
