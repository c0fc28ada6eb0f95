//! What each statement carries over to, as a file.

use crate::catalogue::Place;
use crate::leb128::{Numbers, push};
use crate::number::{UNIT, of_units, units};
use crate::transfer::Carry;

/// What each statement carries over to, by occupation and statement.
pub(super) type CarryTable = Vec<Vec<Vec<Carry>>>;

const MAGIC: &[u8] = b"SKGAPCA1";

/// `table` as a file. For each statement it has how many it carries over to. For each of those it has the distance from
/// the one before, and what its strength lacks of 1.
pub(super) fn encode(table: &CarryTable) -> Vec<u8> {
    let firsts = firsts(table.iter().map(Vec::len));
    let mut bytes = MAGIC.to_vec();
    for carries in table.iter().flatten() {
        push(carries.len(), &mut bytes);
        let mut next = 0;
        for carry in carries {
            let number = firsts.get(carry.place.occupation).copied().unwrap_or_default() + carry.place.ksb;
            push(number - next, &mut bytes);
            push((UNIT - units(carry.strength)) as usize, &mut bytes);
            next = number + 1;
        }
    }
    bytes
}

/// Reads the file for occupations of so many statements; none where it does not fit.
pub(super) fn decode(bytes: &[u8], counts: &[usize]) -> Option<CarryTable> {
    let firsts = firsts(counts.iter().copied());
    let mut rest = Numbers::after(MAGIC, bytes)?;
    // Nothing is reserved for a number that the file may only claim.
    let mut all = Vec::new();
    for (occupation, count) in counts.iter().enumerate() {
        let mut of_all = Vec::new();
        for ksb in 0..*count {
            let source = Place { occupation, ksb };
            let mut carries = Vec::new();
            let mut next = 0;
            for _ in 0..rest.next()? {
                let number = next + rest.next()?;
                let place = place(number, &firsts)?;
                let lacks = u32::try_from(rest.next()?).ok().filter(|lacks| *lacks <= UNIT)?;
                if place == source {
                    return None;
                }
                carries.push(Carry { place, strength: of_units(u64::from(UNIT - lacks)) });
                next = number + 1;
            }
            of_all.push(carries);
        }
        all.push(of_all);
    }
    rest.is_empty().then_some(all)
}

/// The number of the first statement of each occupation, and then the number of all statements.
fn firsts(counts: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut firsts = vec![0];
    firsts.extend(counts.scan(0, |total, count| {
        *total = count.saturating_add(*total);
        Some(*total)
    }));
    firsts
}

fn place(number: usize, firsts: &[usize]) -> Option<Place> {
    let after = firsts.partition_point(|first| *first <= number);
    // Beyond the last one there is none.
    firsts.get(after)?;
    let occupation = after.checked_sub(1)?;
    Some(Place { occupation, ksb: number - firsts.get(occupation)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_bytes_only_what_fits_is_read() {
        let carry = |occupation, ksb, strength| Carry { place: Place { occupation, ksb }, strength };
        let all = vec![
            vec![vec![carry(0, 1, 1.0), carry(2, 199, 0.62)], vec![]],
            vec![],
            (0..200).map(|ksb| vec![carry(0, 0, 0.7), carry(2, (ksb + 1) % 200, 0.9999)]).collect(),
        ];
        let bytes = encode(&all);
        assert_eq!(decode(&bytes, &[2, 0, 200]), Some(all));
        for counts in [&[2, 0, 201][..], &[2, 0, 199], &[2, 0], &[1, 0, 200], &[], &[2, 0, 200, 1]] {
            assert_eq!(decode(&bytes, counts), None, "{counts:?}");
        }
        for length in 0..bytes.len() {
            assert_eq!(decode(&bytes[..length], &[2, 0, 200]), None);
        }
        for place in 0..bytes.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[place] = byte;
                for (number, carries) in decode(&changed, &[2, 0, 200]).iter().flatten().flatten().enumerate()
                {
                    assert!(carries.is_sorted_by(|one, next| one.place < next.place), "{number}");
                    assert!(carries.iter().all(|carry| (0.0..=1.0).contains(&carry.strength)));
                }
            }
        }
    }
}
