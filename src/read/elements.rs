//! JSON text, one record after the other: a list of any length is never held whole.

use std::io::{self, BufRead, Read};

use serde::Deserialize;
use serde_json::error::Category;

use crate::error::{Error, ErrorCode};
use crate::input::{MAX_DEPTH, MAX_VALUES, Path, Value};

/// The longest record of a list that is taken, in bytes.
const MAX_RECORD: usize = 16 << 20;

/// The records of a JSON text: the items of its list, or the one value that it is. After an error of the text
/// itself there are no more.
pub(super) struct Elements<R> {
    source: Counted<R>,
    state: State,
    /// How many have been given.
    count: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// At the first item of a list.
    First,
    /// After an item of a list.
    Between,
    /// At a value that is no list.
    Single,
    Ended,
}

/// What a text begins as.
pub(super) enum Start<R> {
    /// JSON, of a list or of an object.
    Json(Elements<R>),
    /// Anything else, unread but for the white space before it.
    Other(R),
}

impl<R: BufRead> Elements<R> {
    /// # Errors
    /// `invalidJson` where the text cannot be read.
    pub(super) fn start(source: R) -> Result<Start<R>, Error> {
        let mut source =
            Counted { inner: source, line: 1, column: 0, left: usize::MAX, last: None, again: None };
        let first = source.first_byte().map_err(|error| unreadable(&error, 0))?;
        let state = match first {
            Some(b'[') => State::First,
            Some(b'{') => State::Single,
            _ => return Ok(Start::Other(source.inner)),
        };
        if state == State::First {
            source.step();
        }
        Ok(Start::Json(Self { source, state, count: 0 }))
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.state != State::Single
    }

    /// Goes to the next item; false where there is none.
    fn advance(&mut self) -> Result<bool, Error> {
        let next = |this: &mut Self| this.source.next_byte().map_err(|error| unreadable(&error, this.count));
        match (self.state, next(self)?) {
            (State::Ended, _) => Ok(false),
            (State::Single, _) => Ok(true),
            (State::First | State::Between, Some(b']')) => {
                self.source.step();
                self.end().map(|()| false)
            }
            (State::First, Some(_)) => Ok(true),
            (State::Between, Some(b',')) => {
                self.source.step();
                match next(self)? {
                    Some(b']') => Err(self.source.refused("not JSON: trailing comma")),
                    Some(_) => Ok(true),
                    None => Err(broken_off(self.count)),
                }
            }
            (State::Between, Some(_)) => Err(self.source.refused("not JSON: expected `,` or `]`")),
            (_, None) => Err(broken_off(self.count)),
        }
    }

    /// Checks that nothing follows.
    fn end(&mut self) -> Result<(), Error> {
        self.state = State::Ended;
        match self.source.next_byte().map_err(|error| unreadable(&error, self.count))? {
            None => Ok(()),
            Some(_) => Err(self.source.refused("not JSON: trailing characters")),
        }
    }

    /// Reads the value that begins here.
    fn value(&mut self) -> Result<Value, Error> {
        let is_single = self.state == State::Single;
        let (line, column) = (self.source.line, self.source.column);
        self.source.left = if is_single { usize::MAX } else { MAX_RECORD };
        let read = Value::deserialize(&mut serde_json::Deserializer::from_reader(&mut self.source));
        let is_too_long = self.source.left == 0;
        self.source.left = usize::MAX;
        if let Ok(Value::Number(_)) = read {
            self.source.give_back();
        }
        read.map_err(|error| match error.classify() {
            _ if is_too_long => {
                let message = format_args!("a record of more than 16 MiB");
                Error::at(&Path::Root.item(self.count), ErrorCode::TooLarge, message)
            }
            Category::Io => unreadable(&error.into(), self.count),
            Category::Eof if !is_single => broken_off(self.count),
            _ => syntax(&error, line, column),
        })
    }

    /// Checks size, depth and fields given twice.
    fn check(&self, value: &Value, is_single: bool) -> Result<(), Error> {
        let mut left = MAX_VALUES;
        match is_single {
            true => value.check(),
            false => value.check_at(&Path::Root.item(self.count), MAX_DEPTH - 1, &mut left),
        }
    }
}

impl<R: BufRead> Iterator for Elements<R> {
    type Item = Result<Value, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Ended {
            return None;
        }
        let is_single = self.state == State::Single;
        let value = match self.advance() {
            Ok(true) => self.value(),
            Ok(false) => return None,
            Err(error) => Err(error),
        };
        let value = match value {
            Ok(value) if is_single => self.end().map(|()| value),
            Ok(value) => {
                self.state = State::Between;
                Ok(value)
            }
            Err(error) => {
                self.state = State::Ended;
                Err(error)
            }
        };
        // After a record that is JSON, but not taken, the next one can still be read.
        let checked = value.and_then(|value| self.check(&value, is_single).map(|()| value));
        self.count += 1;
        Some(checked)
    }
}

/// A source that knows its place and how much of it may still be read.
struct Counted<R> {
    inner: R,
    line: usize,
    column: usize,
    left: usize,
    /// The byte read last.
    last: Option<u8>,
    /// One that is to be read once more.
    again: Option<u8>,
}

impl<R: BufRead> Counted<R> {
    /// Takes back the byte after a number, whose end shows only there; white space need not be.
    fn give_back(&mut self) {
        self.again = self.last.filter(|byte| matches!(byte, b',' | b']' | b'}'));
        self.column = self.column.saturating_sub(usize::from(self.again.is_some()));
    }

    /// The next byte, which is not taken.
    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.again.is_some() {
            return Ok(self.again);
        }
        loop {
            match self.inner.fill_buf() {
                Ok(buffer) => return Ok(buffer.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Takes the byte that was peeked at.
    fn step(&mut self) {
        if let Ok(Some(byte)) = self.peek() {
            if self.again.take().is_none() {
                self.inner.consume(1);
            }
            self.count(byte);
        }
    }

    /// The next byte that is no white space, which is not taken.
    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.step(),
                next => return Ok(next),
            }
        }
    }

    /// As [`Self::next_byte`], at the start, where a byte order mark may stand.
    fn first_byte(&mut self) -> io::Result<Option<u8>> {
        for mark in "\u{feff}".bytes() {
            if self.next_byte()? != Some(mark) {
                break;
            }
            self.step();
        }
        self.next_byte()
    }

    fn count(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
            self.column = 0;
        } else {
            self.column += 1;
        }
    }

    /// The error of what stands here.
    fn refused(&self, message: &str) -> Error {
        let path = format!("line {} column {}", self.line, self.column + 1);
        Error::new(ErrorCode::InvalidJson, path, message.to_owned())
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.left);
        let taken = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.left -= taken;
        for byte in buffer.iter().take(taken) {
            self.count(*byte);
            self.last = Some(*byte);
        }
        Ok(taken)
    }
}

/// `error`, which counts from the place at which the value began.
fn syntax(error: &serde_json::Error, line: usize, column: usize) -> Error {
    let column = if error.line() == 1 { column + error.column() } else { error.column() };
    let path = format!("line {} column {column}", (line + error.line()).saturating_sub(1));
    let message = words(error);
    // serde_json's own limit, which is above ours.
    if message == "recursion limit exceeded" {
        return Error::new(ErrorCode::TooDeep, path, "values nested too deep".to_owned());
    }
    Error::new(ErrorCode::InvalidJson, path, format!("not JSON: {message}"))
}

fn words(error: &serde_json::Error) -> String {
    let full = error.to_string();
    full.split(" at line ").next().unwrap_or(&full).to_owned()
}

fn broken_off(count: usize) -> Error {
    let message = format!("the text breaks off after {count} records: it is not whole");
    Error::new(ErrorCode::InvalidJson, "$".to_owned(), message)
}

fn unreadable(error: &io::Error, count: usize) -> Error {
    let message = format!("reading failed after {count} records: {error}");
    Error::new(ErrorCode::InvalidJson, "$".to_owned(), message)
}
