//! Hashes of content: the same on every platform.

use crate::json::to_json;

/// 64-bit FNV-1a, of Fowler, Noll and Vo. Identifies content; does not protect against forgery.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The hash of `content` as JSON, in 16 hexadecimal digits.
pub(crate) fn json_hash(content: &impl serde::Serialize) -> String {
    // Never an error for types of our own.
    let json = to_json(content).unwrap_or_default();
    hex(fnv1a(json.as_bytes()))
}

/// `hash` in 16 hexadecimal digits.
pub(crate) fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::{fnv1a, hex};

    #[test]
    fn the_published_test_vectors() {
        for (text, hash) in
            [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")]
        {
            assert_eq!(hex(fnv1a(text.as_bytes())), hash, "{text}");
        }
    }
}
