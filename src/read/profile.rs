//! A CV or a profile: pasted text, JSON Résumé, Europass. Only its sentences are read.

use serde::{Deserialize, Serialize};

use super::advert::{done, plain_sentences, sentences_of_page_or_text};
use super::shared::error::refused;
use super::shared::html;
use super::shared::record::{Record, plain_text};
use crate::catalogue::Warning;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::input::Value;
use crate::limits::{MAX_ADVERT, MAX_ADVERT_SENTENCES};

/// What a person says of themselves, sentence by sentence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Profile {
    /// The text that the sentences stand in: of a plain text as it was given, of JSON what was made of it.
    pub text: String,
    /// Its sentences and items of lists, in order.
    pub sentences: Vec<ProfileSentence>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// A sentence of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProfileSentence {
    /// The sentence, its white space made single spaces.
    pub text: String,
    /// Where it begins in the profile's text, in UTF-16 units as in JavaScript.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Reads a CV or a profile: text, a web page, or JSON with its sentences as JSON Résumé and Europass have them.
///
/// # Errors
/// Of kind `read`:
/// - `tooLarge` where the text is longer than [`MAX_ADVERT`] bytes
/// - `missingField` where there is no sentence to read
/// - `invalidJson`, `tooDeep`, `duplicateField` for JSON that cannot be read
///
/// ```
/// let profile = skills_gap::read::read_profile("Work\n- Wrote news releases\n- Trained two colleagues\n")?;
/// assert!(profile.sentences.iter().any(|one| one.text == "Trained two colleagues"));
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_profile(text: &str) -> Result<Profile, Error> {
    if text.len() > MAX_ADVERT {
        return Err(refused(ErrorCode::TooLarge, format_args!("a profile of more than {MAX_ADVERT} bytes")));
    }
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.starts_with('{') {
        return match Value::parse(begins) {
            Ok(value) => read_profile_value(&value),
            Err(error) => Err(error.of_kind(ErrorKind::Read)),
        };
    }
    let (text, sentences, left_out) = sentences_of_page_or_text(text);
    of_sentences(text, sentences, left_out)
}

/// Reads a profile from what its JSON has been parsed to. A text is read as [`read_profile`] does.
///
/// # Errors
/// The codes of [`read_profile`].
pub fn read_profile_value(value: &Value) -> Result<Profile, Error> {
    if let Value::Text(text) = value {
        return read_profile(text);
    }
    let mut lines = Vec::new();
    collect(value, MAX_NESTING, &mut lines);
    let text = lines.join("\n\n");
    let (sentences, left_out) = plain_sentences(&text);
    of_sentences(text, sentences, left_out)
}

fn of_sentences(text: String, sentences: Vec<ProfileSentence>, left_out: usize) -> Result<Profile, Error> {
    if sentences.is_empty() {
        let message = format_args!("there is no sentence to read: paste what you did and can do");
        return Err(refused(ErrorCode::MissingField, message));
    }
    let mut warnings = Vec::new();
    if left_out > 0 {
        let message =
            format_args!("Only the first {MAX_ADVERT_SENTENCES} sentences are read; {left_out} are not.");
        warnings.push(Warning::new("tooLong", "sentences", message));
    }
    Ok(Profile { text, sentences, warnings })
}

/// Values within values are looked through to this depth.
const MAX_NESTING: usize = 16;
/// A text of fewer words is a name or a date.
const LEAST_WORDS: usize = 3;
/// Fields that say who and where, and nothing of what a person can do; by a word of their names.
const PERSONAL: &[&str] = &[
    "url",
    "uri",
    "email",
    "phone",
    "telephone",
    "address",
    "location",
    "image",
    "photo",
    "picture",
    "id",
    "$schema",
    "meta",
    "references",
    "identification",
    "date",
    "startdate",
    "enddate",
    "period",
    "documentinfo",
    "attachment",
    "code",
];

/// Whether a field with this name is about who and where: `addressLine1`, `homeAddress`, `dateOfBirth`.
fn is_personal(name: &str) -> bool {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        let is_part = matches!(c, '_' | '-' | '.' | ' ' | '0'..='9');
        if is_part || c.is_uppercase() && was_small {
            words.push(String::new());
        }
        was_small = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| !is_part) {
            word.push(c.to_ascii_lowercase());
        }
    }
    let whole = name.to_ascii_lowercase();
    let is_word = |word: &String, of: &str| word == of || word.strip_suffix('s') == Some(of);
    whole.starts_with("address")
        || PERSONAL.iter().any(|of| whole == *of || words.iter().any(|word| is_word(word, of)))
}

/// Adds the texts in `value` that say what a person did or can do.
fn collect(value: &Value, depth: usize, lines: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::List(items) => items.iter().for_each(|item| collect(item, depth, lines)),
        Value::Object(fields) => {
            // A skill of JSON Résumé: its name and its keywords.
            let record = Record::of(value, "");
            let keywords = record.and_then(|record| match record.get("keywords")? {
                // `Campaigns (in progress)` takes back itself alone.
                Value::List(items) => {
                    let texts = items.iter().filter_map(plain_text);
                    let kept: Vec<String> = texts.filter(|text| !done(text).is_empty()).collect();
                    Some(kept.join(", "))
                }
                _ => None,
            });
            if let Some(keywords) = keywords.filter(|keywords| !keywords.is_empty()) {
                let name = record.and_then(|record| plain_text(record.get("name")?)).unwrap_or_default();
                lines.push(html::line(&format!("{name} {keywords}")));
            }
            for (name, inner) in fields {
                if !name.eq_ignore_ascii_case("keywords") && !is_personal(name) {
                    collect(inner, depth, lines);
                }
            }
        }
        Value::Text(text) => {
            for paragraph in html::paragraphs(text) {
                if paragraph.split_whitespace().count() >= LEAST_WORDS {
                    lines.push(paragraph);
                }
            }
        }
        _ => {}
    }
}
