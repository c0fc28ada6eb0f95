//! JSON text read one record at a time. A list of any length is never in memory as a whole.

use std::io::{self, BufRead, Read};

use serde::Deserialize;
use serde_json::error::Category;

use super::error::refused;
use crate::error::{Error, ErrorCode, Path};
use crate::input::{MAX_DEPTH, MAX_VALUES, Value};

/// The longest record of a list that is read, in bytes.
const MAX_RECORD: usize = 16 << 20;

/// The records of a JSON text: the items of its list, or its one value. After an error of the text itself there are
/// no more.
pub(in crate::read) struct JsonRecords<R> {
    reader: CountingReader<R>,
    state: State,
    /// How many records have been read.
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

/// How a text begins.
pub(in crate::read) enum TextStart<R> {
    /// JSON, of a list or of an object.
    Json(JsonRecords<R>),
    /// Anything else. Only the white space before it has been read.
    Other(R),
}

impl<R: BufRead> JsonRecords<R> {
    /// Reads the beginning of a text.
    ///
    /// # Errors
    /// `invalidJson` where reading fails.
    pub(in crate::read) fn start(source: R) -> Result<TextStart<R>, Error> {
        let mut source =
            CountingReader { inner: source, line: 1, column: 0, left: usize::MAX, last: None, again: None };
        let first = source.first_byte().map_err(|error| unreadable(&error, 0))?;
        let state = match first {
            Some(b'[' | b'{') if source.is_text() => return Ok(TextStart::Other(source.inner)),
            Some(b'[') => State::First,
            Some(b'{') => State::Single,
            _ => return Ok(TextStart::Other(source.inner)),
        };
        if state == State::First {
            source.step();
        }
        Ok(TextStart::Json(Self { reader: source, state, count: 0 }))
    }

    /// The records of a text that must be JSON.
    ///
    /// # Errors
    /// `invalidJson` where the text begins as no JSON does, or reading fails.
    pub(in crate::read) fn of_json(source: R) -> Result<Self, Error> {
        let mut other = match Self::start(source)? {
            TextStart::Json(records) => return Ok(records),
            TextStart::Other(other) => other,
        };
        let first = other.fill_buf().ok().and_then(|buffer| buffer.first().copied());
        let message = match first {
            Some(b'<') => format_args!("this is a web page, not JSON: the service may be down"),
            None => format_args!("there is nothing to read"),
            _ => format_args!("this is not JSON"),
        };
        Err(refused(ErrorCode::InvalidJson, message))
    }

    /// Whether the text is a list.
    pub(in crate::read) fn is_list(&self) -> bool {
        self.state != State::Single
    }

    /// Goes to the next item. False where there is none.
    fn advance(&mut self) -> Result<bool, Error> {
        let next =
            |this: &mut Self| this.reader.peek_after_space().map_err(|error| unreadable(&error, this.count));
        match (self.state, next(self)?) {
            (State::Ended, _) => Ok(false),
            (State::Single, _) => Ok(true),
            (State::First | State::Between, Some(b']')) => {
                self.reader.step();
                self.end().map(|()| false)
            }
            (State::First, Some(_)) => Ok(true),
            (State::Between, Some(b',')) => {
                self.reader.step();
                match next(self)? {
                    Some(b']') => Err(self.reader.error_here("not JSON: trailing comma")),
                    Some(_) => Ok(true),
                    None => Err(broken_off(self.count)),
                }
            }
            (State::Between, Some(_)) => Err(self.reader.error_here("not JSON: expected `,` or `]`")),
            (_, None) => Err(broken_off(self.count)),
        }
    }

    /// Checks that nothing follows, but more lines of JSON.
    fn end(&mut self) -> Result<(), Error> {
        let (is_single, line) = (self.state == State::Single, self.reader.line);
        self.state = State::Ended;
        match self.reader.peek_after_space().map_err(|error| unreadable(&error, self.count))? {
            None => Ok(()),
            // JSON Lines: each line has an object.
            Some(b'{') if is_single && self.reader.line > line => {
                self.state = State::Single;
                Ok(())
            }
            Some(_) => Err(self.reader.error_here("not JSON: trailing characters")),
        }
    }

    /// Reads the value that begins here.
    fn value(&mut self) -> Result<Value, Error> {
        let is_single = self.state == State::Single;
        let (line, column) = (self.reader.line, self.reader.column);
        self.reader.left = if is_single { usize::MAX } else { MAX_RECORD };
        let read = Value::deserialize(&mut serde_json::Deserializer::from_reader(&mut self.reader));
        let is_too_long = self.reader.left == 0;
        self.reader.left = usize::MAX;
        if let Ok(Value::Number(_)) = read {
            self.reader.unread();
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

impl<R: BufRead> Iterator for JsonRecords<R> {
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
        // After a record that is JSON, but too large or too deep, the next one can still be read.
        let checked = value.and_then(|value| self.check(&value, is_single).map(|()| value));
        self.count += 1;
        Some(checked)
    }
}

/// A reader that knows its place, and how much may still be read.
struct CountingReader<R> {
    inner: R,
    line: usize,
    column: usize,
    /// How many bytes may still be read.
    left: usize,
    /// The last byte that was read.
    last: Option<u8>,
    /// A byte that is to be read once more.
    again: Option<u8>,
}

impl<R: BufRead> CountingReader<R> {
    /// Gives back the byte after a number: only that byte shows where the number ends. White space is not needed
    /// again.
    fn unread(&mut self) {
        self.again = self.last.filter(|byte| matches!(byte, b',' | b']' | b'}'));
        self.column = self.column.saturating_sub(usize::from(self.again.is_some()));
    }

    /// The next byte. It is not consumed.
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

    /// Consumes the byte that [`Self::peek`] gives.
    fn step(&mut self) {
        if let Ok(Some(byte)) = self.peek() {
            if self.again.take().is_none() {
                self.inner.consume(1);
            }
            self.advance_place(byte);
        }
    }

    /// The next byte that is no white space. It is not consumed.
    fn peek_after_space(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.step(),
                next => return Ok(next),
            }
        }
    }

    /// The first byte that is neither white space nor part of a byte order mark. It is not consumed.
    fn first_byte(&mut self) -> io::Result<Option<u8>> {
        for mark in "\u{feff}".bytes() {
            if self.peek_after_space()? != Some(mark) {
                break;
            }
            self.step();
        }
        self.peek_after_space()
    }

    /// Whether a word stands in the bracket that comes next: `[K1] …` and `{Draft} …` are no JSON. Nothing is
    /// consumed.
    fn is_text(&mut self) -> bool {
        let Ok([bracket, rest @ ..]) = self.inner.fill_buf() else { return false };
        let rest = rest.trim_ascii_start();
        // Rich text begins so.
        if *bracket == b'{' && rest.first() == Some(&b'\\') {
            return true;
        }
        // `[28/11/2026, 10:42]`: a message of a chat.
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 && matches!(rest.get(digits), Some(b'/' | b':')) {
            return true;
        }
        let is_word = rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
        let is_value = ["true", "false", "null"].iter().any(|value| rest.starts_with(value.as_bytes()));
        let closing = if *bracket == b'[' { b']' } else { b'}' };
        let end = rest.iter().position(|byte| matches!(byte, b':' | b',' | b']' | b'}' | b'\n'));
        is_word && !is_value && end.and_then(|end| rest.get(end)) == Some(&closing)
    }

    fn advance_place(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
            self.column = 0;
        } else {
            self.column += 1;
        }
    }

    /// An error about the byte that comes next.
    fn error_here(&self, message: &str) -> Error {
        let path = format!("line {} column {}", self.line, self.column + 1);
        Error::new(ErrorCode::InvalidJson, path, message.to_owned())
    }
}

impl<R: BufRead> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.left);
        let taken = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.left -= taken;
        for byte in buffer.iter().take(taken) {
            self.advance_place(*byte);
            self.last = Some(*byte);
        }
        Ok(taken)
    }
}

/// The error of invalid JSON. `error` counts from where the value began, at this line and column.
fn syntax(error: &serde_json::Error, line: usize, column: usize) -> Error {
    let column = if error.line() == 1 { column + error.column() } else { error.column() };
    let path = format!("line {} column {column}", (line + error.line()).saturating_sub(1));
    let message = without_place(error);
    // serde_json's own limit, which is above ours.
    if message == "recursion limit exceeded" {
        return Error::new(ErrorCode::TooDeep, path, "values nested too deep".to_owned());
    }
    Error::new(ErrorCode::InvalidJson, path, format!("not JSON: {message}"))
}

/// The message of `error` without its place.
fn without_place(error: &serde_json::Error) -> String {
    let full = error.to_string();
    full.split(" at line ").next().unwrap_or(&full).to_owned()
}

/// The error of a text that ends too early.
fn broken_off(count: usize) -> Error {
    let message = format!("the text breaks off after {count} records: it is not whole");
    Error::new(ErrorCode::InvalidJson, "$".to_owned(), message)
}

/// The error of a source that cannot be read.
fn unreadable(error: &io::Error, count: usize) -> Error {
    let message = format!("reading failed after {count} records: {error}");
    Error::new(ErrorCode::InvalidJson, "$".to_owned(), message)
}
