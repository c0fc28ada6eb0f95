//! Old workbooks, `.xls`: a file system in a file. Takes the one stream that counts, refuses it where it asks for too much,
//! and wraps it anew: the reader of workbooks would believe every sector, and might never end.

use std::io::{Cursor, Read, Write};

use cfb::{CompoundFile, Version};

use super::{Budget, Fault, MAX_BYTES, MAX_SHEETS};

/// The same workbook alone in a file; none where it is damaged.
pub fn checked(bytes: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let Some(mut stream) = workbook(bytes) else { return Ok(None) };
    check(&mut stream)?;
    Ok(wrapped(&stream))
}

/// The stream of the workbook.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let stream = file.open_stream("Workbook").or_else(|_| file.open_stream("Book")).ok()?;
    let mut found = Vec::new();
    stream.take(MAX_BYTES).read_to_end(&mut found).ok()?;
    Some(found)
}

/// A file with this stream. The reader knows no file of the other version that has no short stream.
fn wrapped(stream: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).ok()?;
    file.create_stream("Workbook").ok()?.write_all(stream).ok()?;
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A record's place, kind and content.
struct Record<'a> {
    at: usize,
    kind: u16,
    data: &'a [u8],
}

fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at.checked_add(2)?)?));
        let record = Record { at, kind, data: stream.get(at + 4..at + 4 + length)? };
        at += 4 + length;
        Some(record)
    })
}

/// Refuses sheets that ask for too much. Takes away what they claim to be as large as.
fn check(stream: &mut [u8]) -> Result<(), Fault> {
    let (mut budget, mut sheets) = (Budget::new(), Vec::new());
    for record in records(stream, 0) {
        if record.kind == 0x0085 {
            sheets.extend(u32_at(record.data, 0));
        }
    }
    if sheets.len() > MAX_SHEETS {
        return Err(Fault::TooLarge);
    }
    let texts = shared_texts(stream);
    let mut claims = Vec::new();
    for from in sheets {
        let (mut top, mut left, mut bottom, mut right) = (u64::MAX, u64::MAX, 0, 0_u64);
        for Record { at, kind, data } in records(stream, from as usize) {
            // What a sheet holds besides, as a chart, the reader passes over; it counts here.
            match kind {
                0x0200 => claims.push(at),
                0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203..=0x0205 | 0x027E => {
                    let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                    let last = if kind == 0x00BD { u16_at(data, data.len().saturating_sub(2)) } else { None };
                    (top, bottom) = (top.min(row.into()), bottom.max(u64::from(row)));
                    left = left.min(column.into());
                    right = right.max(last.unwrap_or(column).max(column).into());
                    if kind == 0x00FD {
                        let text = u32_at(data, 6).and_then(|index| texts.get(index as usize));
                        budget.take(Budget::of_text(text.copied().unwrap_or_default()))?;
                    }
                }
                _ => {}
            }
        }
        if bottom >= top {
            budget.take((bottom - top + 1).saturating_mul(right.saturating_sub(left) + 1))?;
        }
    }
    for at in claims {
        stream[at..at + 2].fill(0xFF);
    }
    Ok(())
}

/// How long each of the texts is that cells share. They go on in further records.
fn shared_texts(stream: &[u8]) -> Vec<u64> {
    let mut parts = Vec::new();
    for record in records(stream, 0) {
        match (record.kind, parts.is_empty()) {
            (0x00FC, true) | (0x003C, false) => parts.push(record.data),
            (_, false) => break,
            _ => {}
        }
    }
    let mut texts = Texts { parts, part: 0, at: 8 };
    std::iter::from_fn(|| texts.next_length()).collect()
}

struct Texts<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Texts<'_> {
    fn next_length(&mut self) -> Option<u64> {
        if self.at >= self.parts.get(self.part)?.len() {
            (self.part, self.at) = (self.part + 1, 0);
        }
        let head = self.parts.get(self.part)?.get(self.at..)?;
        let (mut left, mut flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
        let length = left as u64;
        self.at += 3;
        let (mut behind, mut extra) = (0, 0);
        if flags & 8 != 0 {
            behind = 4 * usize::from(u16_at(head, 3)?);
            extra = 2;
        }
        if flags & 4 != 0 {
            behind += u32_at(head, 3 + extra)? as usize;
            extra += 4;
        }
        self.at += extra;
        while left > 0 {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let there = self.parts.get(self.part)?.len().saturating_sub(self.at) / width;
            let taken = left.min(there);
            (left, self.at) = (left - taken, self.at + taken * width);
            if left > 0 {
                (self.part, self.at) = (self.part + 1, 1);
                flags = *self.parts.get(self.part)?.first()?;
            }
        }
        while behind > 0 {
            let taken = behind.min(self.parts.get(self.part)?.len().saturating_sub(self.at));
            (behind, self.at) = (behind - taken, self.at + taken);
            if behind > 0 {
                (self.part, self.at) = (self.part + 1, 0);
            }
        }
        Some(length)
    }
}

#[cfg(test)]
mod tests {
    use calamine::Data;

    use super::*;
    use crate::workbook::sheets;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    /// A stream of one sheet with a 1 in each of these cells.
    fn stream(claims: &[u8], cells: &[(u16, u16)]) -> Vec<u8> {
        let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let end = record(0x000A, &[]);
        let named = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
        let globals = |at| [begin(5), named(at), end.clone()].concat();
        let at = u32::try_from(globals(0).len()).expect("short");
        let mut all = [globals(at), begin(0x10)].concat();
        all.extend(record(0x0200, claims));
        for (row, column) in cells {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            all.extend(record(0x0203, &[place, 1f64.to_le_bytes().to_vec()].concat()));
        }
        [all, end].concat()
    }

    fn read(file: &[u8]) -> Result<Vec<Vec<String>>, Fault> {
        sheets(file, Data::to_string).map(|sheets| sheets.into_iter().flat_map(|sheet| sheet.rows).collect())
    }

    #[test]
    fn what_a_sheet_has_is_read_whatever_it_claims() {
        for claims in [[0; 14], [0xFF; 14], [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0xFF, 0xFF, 0, 0]] {
            let file = wrapped(&stream(&claims, &[(0, 0), (1, 1)])).expect("a file");
            assert_eq!(read(&file).expect("a sheet"), [["1", ""], ["", "1"]]);
        }
    }

    #[test]
    fn short_and_long_streams_are_read() {
        for count in [1, 2, 100, 1_000, 5_000] {
            let cells: Vec<_> = (0..count).map(|row| (row, 0)).collect();
            let file = wrapped(&stream(&[0; 14], &cells)).expect("a file");
            assert_eq!(read(&file).expect("a sheet"), vec![["1"]; usize::from(count)]);
        }
    }

    #[test]
    fn cells_that_are_far_apart_are_refused() {
        let file = wrapped(&stream(&[0; 14], &[(0, 0), (u16::MAX, u16::MAX)])).expect("a file");
        assert_eq!(read(&file), Err(Fault::TooLarge));
    }

    /// The header and the first entries of each sector name sectors: one after the other is made to name another.
    #[test]
    fn sectors_in_a_circle_or_nowhere_are_no_workbook() {
        for cells in [&[(0, 0)][..], &[(0, 0); 400]] {
            let whole = wrapped(&stream(&[0; 14], cells)).expect("a file");
            let names = (0..whole.len()).step_by(4).filter(|at| at % 512 < 64);
            for (at, id) in names.flat_map(|at| [0, 1, 2, 1_000, u32::MAX - 1].map(|id| (at, id))) {
                let mut file = whole.clone();
                file[at..at + 4].copy_from_slice(&u32::to_le_bytes(id));
                let _ = read(&file);
            }
            for length in (0..whole.len()).step_by(61) {
                let _ = read(&whole[..length]);
            }
        }
    }

    #[test]
    fn a_text_of_many_cells_counts_in_each() {
        let text = [&10_u16.to_le_bytes()[..], &[1], "ab".repeat(10).as_bytes()].concat();
        let in_two = [&[0; 8][..], &text, &text[..9]].concat();
        let all = [record(0x00FC, &in_two), record(0x003C, &[&[0][..], b"abcdefg"].concat())].concat();
        assert_eq!(shared_texts(&all), [10, 10]);
    }
}
