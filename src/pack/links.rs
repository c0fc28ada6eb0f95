//! The links between occupations, as a file.

use serde::{Deserialize, Serialize};

use crate::leb128::{Numbers, push};
use crate::number::{UNIT, of_units};
use crate::pathway::KnownLink;

/// A link of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PackLink {
    /// The reference of the occupation that it leads from.
    pub from: String,
    /// The reference of the occupation that it leads to.
    pub to: String,
    /// Whether the catalogue states it; otherwise it is inferred.
    pub official: bool,
    /// How much of the knowledge and skills required at its end is held at its start, 0..1.
    pub strength: f64,
}

const MAGIC: &[u8] = b"SKGAPLK1";

/// The links out of each occupation as a file. For each occupation, how many links there are. For each link, the
/// distance from the one before, and twice its strength in units, plus one where it is official.
pub(super) fn encode(all: &[Vec<KnownLink>]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for out in all {
        push(out.len(), &mut bytes);
        let mut next = 0;
        for link in out {
            push(link.to - next, &mut bytes);
            push(2 * link.strength as usize + usize::from(link.official), &mut bytes);
            next = link.to + 1;
        }
    }
    bytes
}

/// Reads the links of so many occupations; none where the file does not fit.
pub(super) fn decode(bytes: &[u8], occupations: usize) -> Option<Vec<Vec<KnownLink>>> {
    let mut rest = Numbers::after(MAGIC, bytes)?;
    // Nothing is reserved for a number that the file may only claim.
    let mut all = Vec::new();
    for from in 0..occupations {
        let mut out = Vec::new();
        let mut next = 0;
        for _ in 0..rest.next()? {
            let to = next + rest.next()?;
            let strength_and_official = rest.next()?;
            let strength = strength_and_official as u64 / 2;
            if to == from || to >= occupations || strength > u64::from(UNIT) {
                return None;
            }
            out.push(KnownLink { to, strength, official: strength_and_official % 2 == 1 });
            next = to + 1;
        }
        all.push(out);
    }
    rest.is_empty().then_some(all)
}

/// The links `all`, with references in place of positions.
pub(super) fn named(all: &[Vec<KnownLink>], references: &[&str]) -> Vec<PackLink> {
    let name = |position: usize| references.get(position).map_or(String::new(), |name| (*name).to_owned());
    let links = all.iter().enumerate().flat_map(|(from, out)| out.iter().map(move |link| (from, link)));
    links
        .map(|(from, link)| PackLink {
            from: name(from),
            to: name(link.to),
            official: link.official,
            strength: of_units(link.strength),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_bytes_only_what_fits_is_read() {
        let link = |to, strength, official| KnownLink { to, strength, official };
        let all = vec![vec![link(1, 0, true), link(2, 10_000, false)], vec![], vec![link(1, 1_234, false)]];
        let bytes = encode(&all);
        assert_eq!(decode(&bytes, 3), Some(all));
        assert_eq!((decode(&bytes, 2), decode(&bytes, 4)), (None, None));
        for length in 0..bytes.len() {
            assert_eq!(decode(&bytes[..length], 3), None);
        }
        for place in 0..bytes.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[place] = byte;
                for out in decode(&changed, 3).iter().flatten() {
                    assert!(out.iter().all(|link| link.to < 3 && link.strength <= 10_000));
                }
            }
        }
    }
}
