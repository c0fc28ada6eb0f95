//! Old workbooks, `.xls`: a file system in a file. Takes the one stream that counts, refuses it where it asks for too much,
//! and wraps it anew: where sectors lead in a circle, or claim what is not there, the reader would never end. The crate
//! `cfb` would do this, but refuses what widespread programs write: a table of sectors that is filled with marks of an end.

use super::{Budget, Fault, MAX_SHEETS};

/// From here on, a number is no sector's.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The sectors of the file that is made.
const SIZE: usize = 4096;
/// Shorter streams are in sectors of their own.
const SHORT: usize = 4096;
const SHORT_SECTOR: usize = 64;

/// The same workbook in a file of which every sector is there, once; none where it is damaged.
pub fn checked(bytes: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let Some(mut stream) = workbook(bytes) else { return Ok(None) };
    check(&mut stream)?;
    Ok(wrapped(stream))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn all_u32(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

/// The stream of the workbook.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = bytes.get(size..)?;
    let sector = |id: u32| {
        let start = (id as usize).checked_mul(size)?;
        sectors.get(start..(start + size).min(sectors.len())).filter(|found| !found.is_empty())
    };
    let most = sectors.len() / size + 1;
    let mut of_fat: Vec<u32> = all_u32(bytes.get(76..512)?).collect();
    let mut next = u32_at(bytes, 68)?;
    for _ in 0..most {
        if next >= NO_SECTOR {
            break;
        }
        of_fat.extend(all_u32(sector(next)?));
        next = of_fat.pop()?;
    }
    let mut fat = Vec::new();
    for id in of_fat.into_iter().filter(|id| *id < NO_SECTOR).take(most) {
        fat.extend(all_u32(sector(id)?));
    }
    let chain = |start, length| chained(&sector, &fat, start, length);
    let folder = chain(u32_at(bytes, 48)?, usize::MAX)?;
    let entry = |name: &str| folder.chunks_exact(128).find(|entry| is_named(entry, name));
    let entry = entry("Workbook").or_else(|| entry("Book"))?;
    let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    if length >= SHORT {
        return chain(start, length);
    }
    let (root, of_short) = (u32_at(&folder, 116)?, u32_at(bytes, 60)?);
    let short = chain(root, usize::MAX)?;
    let short_fat: Vec<u32> = all_u32(&chain(of_short, usize::MAX)?).collect();
    let sector = |id: u32| {
        let start = (id as usize).checked_mul(SHORT_SECTOR)?;
        short.get(start..start + SHORT_SECTOR)
    };
    chained(&sector, &short_fat, start, length)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let units = entry[..64].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let found: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&found).eq_ignore_ascii_case(name)
}

/// At most `length` bytes of the sectors that follow each other from `start`; none where they lead in a circle or nowhere.
fn chained<'a>(
    sector: &dyn Fn(u32) -> Option<&'a [u8]>,
    fat: &[u32],
    start: u32,
    length: usize,
) -> Option<Vec<u8>> {
    let (mut found, mut id) = (Vec::new(), start);
    for _ in 0..=fat.len() {
        if id == END || found.len() >= length {
            found.truncate(length);
            return Some(found);
        }
        found.extend(sector(id)?);
        id = *fat.get(id as usize)?;
    }
    None
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

/// A file with this stream: a header, the folder, the stream, and where each sector goes on.
fn wrapped(mut stream: Vec<u8>) -> Option<Vec<u8>> {
    let length = stream.len().max(SHORT);
    stream.resize(length.next_multiple_of(SIZE), 0);
    let of_stream = stream.len() / SIZE;
    let per_sector = SIZE / 4;
    let of_fat = (1 + of_stream).div_ceil(per_sector - 1);
    // All of them are named in the header.
    if of_fat > 109 {
        return None;
    }
    let mut header = vec![0; SIZE];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, SIGNATURE);
    put(26, &[4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    put(44, &u32::try_from(of_fat).ok()?.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    let first = 1 + of_stream;
    for index in 0..109 {
        let id = if index < of_fat { u32::try_from(first + index).ok()? } else { FREE };
        put(76 + 4 * index, &id.to_le_bytes());
    }
    let mut folder = vec![0; SIZE];
    for (entry, (name, start)) in [("Root Entry", 0_u32), ("Workbook", 1)].into_iter().enumerate() {
        let entry = &mut folder[128 * entry..128 * (entry + 1)];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..128].copy_from_slice(&(if start == 0 { 0 } else { length as u64 }).to_le_bytes());
    }
    let next = |id: usize| match id {
        0 => END,
        id if id < of_stream => u32::try_from(id + 1).unwrap_or(END),
        id if id == of_stream => END,
        id if id < first + of_fat => FAT,
        _ => FREE,
    };
    let fat = (0..of_fat * per_sector).flat_map(|id| next(id).to_le_bytes());
    let mut file = [header, folder, stream].concat();
    file.extend(fat);
    Some(file)
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
            let file = wrapped(stream(&claims, &[(0, 0), (1, 1)])).expect("a file");
            assert_eq!(read(&file).expect("a sheet"), [["1", ""], ["", "1"]]);
        }
    }

    #[test]
    fn cells_that_are_far_apart_are_refused() {
        let file = wrapped(stream(&[0; 14], &[(0, 0), (u16::MAX, u16::MAX)])).expect("a file");
        assert_eq!(read(&file), Err(Fault::TooLarge));
    }

    #[test]
    fn sectors_in_a_circle_or_nowhere_are_no_workbook() {
        let whole = wrapped(stream(&[0; 14], &[(0, 0)])).expect("a file");
        for id in [0, 1, 2, 3, 1_000, 0xFFFF_FFF0, FREE, u32::MAX - 9] {
            for at in [48, 60, 68, 76, whole.len() - SIZE, whole.len() - SIZE + 4, SIZE + 116] {
                let mut file = whole.clone();
                file[at..at + 4].copy_from_slice(&u32::to_le_bytes(id));
                let _ = read(&file);
            }
        }
        for length in (0..whole.len()).step_by(61) {
            let _ = read(&whole[..length]);
        }
    }

    #[test]
    fn short_and_long_streams_are_read() {
        for count in [1, 2, 100, 1_000, 5_000] {
            let cells: Vec<_> = (0..count).map(|row| (row, 0)).collect();
            let file = wrapped(stream(&[0; 14], &cells)).expect("a file");
            assert_eq!(read(&file).expect("a sheet"), vec![["1"]; usize::from(count)]);
        }
    }

    /// Some programs fill the table of sectors with marks of an end, and cut the last sector off where its content ends.
    #[test]
    fn marks_of_an_end_and_a_short_last_sector_are_no_damage() {
        let mut file = wrapped(stream(&[0; 14], &[(0, 0)])).expect("a file");
        let free = file.iter().rposition(|byte| *byte != 0xFF).expect("not all is free") + 1;
        for entry in file[free.next_multiple_of(4)..].chunks_exact_mut(4) {
            entry.copy_from_slice(&END.to_le_bytes());
        }
        assert_eq!(read(&file).expect("a sheet"), [["1"]]);
        file.truncate(free + 64);
        assert_eq!(read(&file).expect("a sheet"), [["1"]]);
    }

    #[test]
    fn a_text_of_many_cells_counts_in_each() {
        let text = [&10_u16.to_le_bytes()[..], &[1], "ab".repeat(10).as_bytes()].concat();
        let in_two = [&[0; 8][..], &text, &text[..9]].concat();
        let all = [record(0x00FC, &in_two), record(0x003C, &[&[0][..], b"abcdefg"].concat())].concat();
        assert_eq!(shared_texts(&all), [10, 10]);
    }
}
