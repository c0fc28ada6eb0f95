//! Lines of a file in batches.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use skills_gap::input::Value;
use skills_gap::read::is_utf16;

use crate::failure::Failure;
use crate::input::starts_with_people;
use crate::output::to_json;
use crate::request::{self, everybody, is_everybody, open};
use crate::workbook::is_workbook;

/// As many lines go to a core at once: an answer takes a fraction of a millisecond.
const LINES: usize = 64;
/// Or so many bytes.
const BYTES: usize = 1 << 20;
/// A longer line is refused. A saved file of somebody who added a hundred occupations has 2 MB.
pub const LONGEST: usize = 16 << 20;

/// One line, with its number from 1.
pub struct Line {
    pub number: usize,
    pub bytes: Vec<u8>,
    /// It is longer than [`LONGEST`]; `bytes` is empty.
    pub is_too_long: bool,
}

/// Some lines in order, or why they cannot be read. Batches count from 0.
pub struct Batch {
    pub number: usize,
    pub lines: Result<Vec<Line>, io::Error>,
}

/// The lines of a file that are left.
pub struct Lines {
    source: BufReader<Box<dyn Read + Send>>,
    line: usize,
    batch: usize,
    end: End,
}

/// Whether anything is left.
enum End {
    NotYet,
    /// The rest cannot be read; not told yet.
    Failed(io::Error),
    Reached,
}

impl Lines {
    /// The lines of `file`; `-` is standard input.
    pub fn open(file: &str) -> Result<Self, Failure> {
        let mut lines = Self::of(open(file)?);
        let failed = |error| Failure::Input { file: file.to_owned(), error };
        let start = lines.source.fill_buf().map_err(failed)?;
        if is_utf16(start) {
            return Err(Failure::Utf16(file.to_owned()));
        }
        if is_workbook(start) || starts_with_people(&String::from_utf8_lossy(start)) {
            return Err(Failure::IsTable(file.to_owned()));
        }
        if is_everybody(start) {
            return lines.of_everybody(file);
        }
        Ok(lines)
    }

    /// The people of the page's file of everybody, a line each.
    fn of_everybody(self, file: &str) -> Result<Self, Failure> {
        let text = request::text(file, request::whole(file, self.source)?)?;
        let all = Value::parse(&text).ok().and_then(|value| everybody(&value));
        // Lines that only speak of that form are lines.
        let Some(all) = all else { return Ok(Self::of(BufReader::new(Box::new(Cursor::new(text))))) };
        let lines = all.iter().map(|one| Ok(to_json(one)? + "\n")).collect::<Result<String, Failure>>()?;
        Ok(Self::of(BufReader::new(Box::new(Cursor::new(lines)))))
    }

    /// The lines of `source`.
    pub fn of(source: BufReader<Box<dyn Read + Send>>) -> Self {
        Self { source, line: 0, batch: 0, end: End::NotYet }
    }

    /// The next lines; none at the end. Empty lines are passed over, but count.
    pub fn next_batch(&mut self) -> Option<Batch> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while matches!(self.end, End::NotYet) && lines.len() < LINES && bytes < BYTES {
            match self.next_line() {
                Ok(Some(line)) if !line.is_too_long && line.bytes.trim_ascii().is_empty() => {}
                Ok(Some(line)) => {
                    bytes += line.bytes.len();
                    lines.push(line);
                    // What has come is answered: more may take its time.
                    if self.source.buffer().is_empty() {
                        break;
                    }
                }
                Ok(None) => self.end = End::Reached,
                Err(error) => self.end = End::Failed(error),
            }
        }
        if lines.is_empty() {
            return match std::mem::replace(&mut self.end, End::Reached) {
                End::Failed(error) => Some(self.batch(Err(error))),
                _ => None,
            };
        }
        Some(self.batch(Ok(lines)))
    }

    fn batch(&mut self, lines: Result<Vec<Line>, io::Error>) -> Batch {
        let number = self.batch;
        self.batch += 1;
        Batch { number, lines }
    }

    /// The next line without its end; none at the end of the file.
    fn next_line(&mut self) -> Result<Option<Line>, io::Error> {
        let mut bytes = Vec::new();
        let most = LONGEST as u64 + 1;
        if (&mut self.source).take(most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        let is_too_long = !bytes.ends_with(b"\n") && bytes.len() > LONGEST;
        if is_too_long {
            bytes = Vec::new();
            self.source.skip_until(b'\n')?;
        } else if bytes.ends_with(b"\n") {
            bytes.pop();
        }
        Ok(Some(Line { number: self.line, bytes, is_too_long }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<(usize, usize, bool)> {
        let mut lines = Lines::of(BufReader::new(Box::new(Cursor::new(text.to_vec()))));
        let mut all = Vec::new();
        let mut number = 0;
        while let Some(batch) = lines.next_batch() {
            assert_eq!(batch.number, number);
            number += 1;
            let lines = batch.lines.expect("readable");
            assert!(!lines.is_empty() && lines.len() <= LINES);
            all.extend(lines.into_iter().map(|line| (line.number, line.bytes.len(), line.is_too_long)));
        }
        all
    }

    #[test]
    fn empty_lines_are_passed_over_and_count() {
        assert_eq!(all(b""), []);
        assert_eq!(all(b"\n \r\n"), []);
        assert_eq!(all(b"a\n\nbc\r\n\nd"), [(1, 1, false), (3, 3, false), (5, 1, false)]);
        assert_eq!(all(&b"x\n".repeat(1_000)).len(), 1_000);
    }

    #[test]
    fn a_line_that_is_too_long_is_not_kept_and_the_next_is_whole() {
        let mut text = vec![b'x'; LONGEST + 5];
        text.extend(b"\nab\n");
        let found = all(&text);
        assert_eq!(found.len(), 2);
        assert!(found[0].2);
        assert_eq!(found[1], (2, 2, false));
    }

    #[test]
    fn what_was_read_before_a_failure_is_there_and_the_failure_is_told() {
        struct Broken(usize);
        impl Read for Broken {
            fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
                self.0 += 1;
                if self.0 > 1 {
                    return Err(io::Error::other("gone"));
                }
                room[..4].copy_from_slice(b"a\nb\n");
                Ok(4)
            }
        }
        let mut lines = Lines::of(BufReader::new(Box::new(Broken(0))));
        assert_eq!(lines.next_batch().expect("lines").lines.expect("readable").len(), 2);
        assert!(lines.next_batch().expect("the failure").lines.is_err());
        assert!(lines.next_batch().is_none());
    }
}
