//! Job adverts: text as copied from a job board, schema.org's `JobPosting`, web pages, and the records of the
//! official vacancies service.
//!
//! `text` reads plain text line by line, `posting` reads JSON, and the other files read one thing each. Nothing is
//! run and nothing is fetched.

mod board;
mod closing;
mod cues;
mod dates;
mod facts;
mod headings;
mod heads;
mod jobs;
mod labels;
mod lines;
mod marks;
mod money;
mod page;
mod phrases;
mod posting;
mod prose;
mod record;
mod sentences;
mod text;

pub(crate) use jobs::names_a_qualification;
pub use record::{Advert, AdvertDate, AdvertSection, AdvertSentence, Period, Qualification, Salary};

use crate::catalogue::Warning;
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::input::{Value, wrong_type};
use crate::limits::{MAX_ADVERT, MAX_ADVERT_SENTENCES};
use crate::read::denial::{affirmed, divided, is_label_of_lack, is_not_done, is_not_needed};
use crate::read::profile::ProfileSentence;
use crate::read::shared::error::refused;
use crate::read::shared::line::clean_line;
use crate::read::shared::record::Record;
use text::Block;

/// Items of lists up to this length stay one sentence, in bytes.
const MAX_ITEM: usize = 600;
/// What says at its end that all before it is still to be done has no more words.
const MAX_TO_COME: usize = 4;
/// No sentence is longer, in bytes: a text without full stops is cut between words.
const MAX_SENTENCE: usize = 2_000;

/// Reads a job advert in any known form. The text itself says which form it is:
///
/// - text as copied from a job board
/// - schema.org's `JobPosting` as JSON-LD, alone or in a web page
/// - a web page, or a part of one
/// - a record of the official vacancies service
///
/// What is missing or doubtful is in the advert's `warnings`.
///
/// # Errors
/// Of kind `read`:
/// - `tooLarge` where the text is longer than [`MAX_ADVERT`] bytes
/// - `missingField` where there is nothing to read
/// - `notAnAdvert` for JSON without a job posting, and for a text that says nothing that an advert says
/// - `invalidJson`, `tooDeep`, `duplicateField` for JSON that cannot be read
///
/// ```
/// let advert = skills_gap::read::read_advert(
///     "Press Officer at Example Council\nSalary: £30,000 a year\n\nResponsibilities\n• Draft media statements.\n",
/// )?;
/// assert_eq!((advert.title.as_str(), advert.employer.as_str()), ("Press Officer", "Example Council"));
/// assert_eq!(advert.sentences[0].text, "Draft media statements.");
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_advert(text: &str) -> Result<Advert, Error> {
    if text.len() > MAX_ADVERT {
        return Err(refused(ErrorCode::TooLarge, format_args!("an advert of more than {MAX_ADVERT} bytes")));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let begins = text.trim_start_matches(lines::is_space);
    if begins.is_empty() {
        return Err(refused(ErrorCode::MissingField, format_args!("there is no text to read")));
    }
    if begins.starts_with('{')
        || begins.strip_prefix('[').is_some_and(|list| list.trim_start().starts_with('{'))
    {
        return match Value::parse(begins) {
            Ok(value) => read_advert_value(&value),
            Err(error) => Err(error.of_kind(ErrorKind::Read)),
        };
    }
    let mut advert = Advert::default();
    let is_page = page::is_page(text);
    if is_page {
        let found = page::postings(text);
        if let Some(posting) = found.iter().find_map(posting::find) {
            return Ok(of_posting(&posting, found.iter().map(posting::count).sum()));
        }
        advert.text = page::plain(text);
    } else {
        advert.text = text.to_owned();
    }
    let plain = std::mem::take(&mut advert.text);
    let blocks = text::read(&plain, is_page, &mut advert);
    let advert = finished(advert, plain, &blocks);
    let says_nothing = [&advert.title, &advert.employer, &advert.place].iter().all(|part| part.is_empty())
        && advert.salary.is_none()
        && advert.closes.is_none()
        && !advert.sentences.iter().any(|sentence| sentence.asks)
        && board::is_something_else(&advert.text);
    if says_nothing {
        let message = format_args!(
            "this is no job advert that can be read: it has no title, employer, place or pay, and no sentence that asks for something"
        );
        return Err(refused(ErrorCode::NotAnAdvert, message));
    }
    Ok(advert)
}

/// Reads a job advert from what its JSON has been parsed to. A text is read as [`read_advert`] does.
///
/// # Errors
/// The codes of [`read_advert`].
pub fn read_advert_value(value: &Value) -> Result<Advert, Error> {
    if let Value::Text(text) = value {
        return read_advert(text);
    }
    if !matches!(value, Value::Object(_) | Value::List(_)) {
        let error = wrong_type(value, "text or a job posting", &Path::Root);
        return Err(error.of_kind(ErrorKind::Read));
    }
    match posting::find(value) {
        Some(posting) => Ok(of_posting(&posting, posting::count(value))),
        None => {
            let message = format_args!("this JSON has no job posting: paste the advert’s text, or its page");
            Err(refused(ErrorCode::NotAnAdvert, message))
        }
    }
}

/// The advert of the first of `count` postings.
fn of_posting(posting: &Record<'_>, count: usize) -> Advert {
    let mut advert = Advert::default();
    if count > 1 {
        let message = format_args!("There are {count} adverts here: this is the first one.");
        advert.warnings.push(Warning::new("leftOut", "", message));
    }
    let text = posting::read(posting, &mut advert);
    let blocks = text::read_body(&text, &mut advert);
    finished(advert, text, &blocks)
}

/// The advert with its sentences, and with what follows from them.
fn finished(mut advert: Advert, text: String, blocks: &[Block]) -> Advert {
    let (pieces, left_out) = pieces(&text, blocks, |part| divided(part, is_not_needed));
    let (employer, title) = (advert.employer.clone(), advert.title.clone());
    let sentence = |Piece { section, text, start, end }: Piece| {
        // What the employer does is no duty: `Example Ltd makes parts for cars.`
        let is_of_employer = !employer.is_empty()
            && text.strip_prefix(employer.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let asks = cues::asks(section, &text)
            && (!is_of_employer || text.to_ascii_lowercase().contains("you"))
            && text.trim_end_matches('.') != title;
        AdvertSentence { section, text, start, end, asks }
    };
    advert.sentences = pieces.into_iter().map(sentence).collect();
    let mut years = facts::years(&advert.experience);
    for (number, sentence) in advert.sentences.iter().enumerate().filter(|(_, sentence)| sentence.asks) {
        facts::qualifications(&sentence.text, number as u32, &mut advert.qualifications);
        if years.is_none() && sentence.text.to_ascii_lowercase().contains("experience") {
            years = facts::years(&sentence.text);
        }
    }
    advert.years = advert.years.or(years);
    if advert.level.is_none() {
        advert.level = facts::level_in(&advert.course);
    }
    prose::complete(&mut advert);
    warn(&mut advert, left_out);
    advert.text = text;
    advert
}

/// A sentence or an item, and its place.
struct Piece {
    section: AdvertSection,
    text: String,
    start: u32,
    end: u32,
}

/// The sentences of `blocks`, and how many more there are than are read.
/// A sentence of which a part takes something back is as many as `clauses` makes of it.
fn pieces(text: &str, blocks: &[Block], clauses: impl Fn(&str) -> Vec<&str>) -> (Vec<Piece>, usize) {
    let mut units = Utf16::new(text);
    let (mut pieces, mut left_out) = (Vec::new(), 0);
    for block in blocks {
        let part = text.get(block.start..block.end).unwrap_or_default();
        let whole = block.is_item && part.len() <= MAX_ITEM && !has_bullet(part);
        let sentences = if whole { vec![(0, part.len())] } else { sentences::sentences(part) };
        let of_clauses = |(from, to): (usize, usize)| {
            let sentence = part.get(from..to).unwrap_or_default();
            let place = |clause: &str| {
                let start = from + (clause.as_ptr() as usize).wrapping_sub(sentence.as_ptr() as usize);
                (start, start + clause.len())
            };
            clauses(sentence).into_iter().map(place).collect::<Vec<_>>()
        };
        let sentences = sentences.into_iter().flat_map(of_clauses);
        for (from, to) in sentences.flat_map(|(from, to)| cut(part, from, to)) {
            let line = clean_line(part.get(from..to).unwrap_or_default());
            if line.is_empty() {
                continue;
            }
            if pieces.len() == MAX_ADVERT_SENTENCES {
                left_out += 1;
                continue;
            }
            let (start, end) = (units.at(block.start + from), units.at(block.start + to));
            pieces.push(Piece { section: block.section, text: line, start, end });
        }
    }
    (pieces, left_out)
}

/// The text of a page, or `text` itself; its sentences; how many more there are than are read.
pub(super) fn sentences_of_page_or_text(text: &str) -> (String, Vec<ProfileSentence>, usize) {
    let text = if page::is_page(text) { page::plain(text) } else { text.to_owned() };
    let (sentences, left_out) = plain_sentences(&text);
    (text, sentences, left_out)
}

/// The sentences of a text that is no advert, and how many more there are than are read.
pub(super) fn plain_sentences(text: &str) -> (Vec<ProfileSentence>, usize) {
    let blocks = text::read_lines(text);
    let (pieces, left_out) = pieces(text, &blocks, done);
    let sentence = |Piece { text, start, end, .. }: Piece| ProfileSentence { text, start, end };
    // What only names a job says nothing of what was done.
    let pieces = pieces.into_iter().filter(|piece| !jobs::only_names_a_job(&piece.text));
    (pieces.map(sentence).collect(), left_out)
}

/// What a sentence of a person says that they do or did.
pub(super) fn done(sentence: &str) -> Vec<&str> {
    let is_of_lack = sentence.split_once(':').is_some_and(|(label, _)| is_label_of_lack(label));
    // `Project management: to be taken`
    let is_to_come = |mark: &str| {
        let rest = sentence.rsplit_once(mark).map_or("", |(_, rest)| rest.trim());
        rest.starts_with("to be ") && rest.split(' ').count() <= MAX_TO_COME
    };
    if is_of_lack || [":", " - ", " – ", "("].into_iter().any(is_to_come) {
        return Vec::new();
    }
    affirmed(sentence, is_not_done)
}

fn has_bullet(part: &str) -> bool {
    part.contains(['•', '▪', '●', '◦'])
}

/// A sentence in parts that are not too long, cut between words.
fn cut(part: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = from;
    while to - start > MAX_SENTENCE {
        let mut end = start + MAX_SENTENCE;
        while !part.is_char_boundary(end) {
            end -= 1;
        }
        let piece = part.get(start..end).unwrap_or_default();
        let at = piece.rfind(char::is_whitespace).filter(|at| *at > 0).map_or(end, |at| start + at);
        parts.push((start, at));
        start = at;
    }
    parts.push((start, to));
    parts
}

fn warn(advert: &mut Advert, left_out: usize) {
    let mut missing = Vec::new();
    let parts: [(&str, &str, bool); 6] = [
        ("title", "title", advert.title.is_empty()),
        ("employer", "employer", advert.employer.is_empty()),
        ("place", "place", advert.place.is_empty()),
        ("salary", "pay", advert.salary.is_none()),
        ("closes", "closing date", advert.closes.is_none()),
        (
            "sentences",
            "sentence that asks for something",
            !advert.sentences.iter().any(|sentence| sentence.asks),
        ),
    ];
    for (path, name, _) in parts.iter().filter(|(_, _, is_missing)| *is_missing) {
        missing.push(Warning::new("missing", path, format_args!("No {name} was found in the advert.")));
    }
    if let Some(salary) = &advert.salary {
        let lacks = match (salary.low, salary.currency.is_empty(), salary.period) {
            (None, _, _) => Some("names no amount"),
            (_, true, None) => Some("names neither a currency nor what it is paid for"),
            (_, true, Some(_)) => Some("names no currency"),
            (_, false, None) => Some("does not say what it is paid for"),
            _ => None,
        };
        if let Some(lacks) = lacks {
            missing.push(Warning::new(
                "doubtful",
                "salary",
                format_args!("The pay “{}” {lacks}.", salary.written),
            ));
        }
    }
    for (path, date) in [("posted", &advert.posted), ("closes", &advert.closes), ("starts", &advert.starts)] {
        if let Some(date) = date
            .as_ref()
            .filter(|date| date.date.is_none() && date.written.contains(|c: char| c.is_ascii_digit()))
        {
            let message = format_args!("“{}” is not one certain day.", date.written);
            missing.push(Warning::new("doubtful", path, message));
        }
    }
    if left_out > 0 {
        let message =
            format_args!("Only the first {MAX_ADVERT_SENTENCES} sentences are read; {left_out} are not.");
        missing.push(Warning::new("tooLong", "sentences", message));
    }
    advert.warnings.extend(missing);
}

/// How many UTF-16 units stand before places of a text that only grow.
struct Utf16<'a> {
    text: &'a str,
    bytes: usize,
    units: usize,
}

impl<'a> Utf16<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, bytes: 0, units: 0 }
    }

    fn at(&mut self, bytes: usize) -> u32 {
        // Blocks are in order, but for values that were read below their label.
        if bytes < self.bytes {
            (self.bytes, self.units) = (0, 0);
        }
        let between = self.text.get(self.bytes..bytes).unwrap_or_default();
        self.units += between.chars().map(char::len_utf16).sum::<usize>();
        self.bytes = bytes;
        // A text is no longer than a mebibyte.
        self.units as u32
    }
}
