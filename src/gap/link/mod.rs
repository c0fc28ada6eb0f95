//! Answers in the fragment of an address: what a person sends to somebody else, or to their other device.
//!
//! The text names its form, then says in URL-safe Base64 a row of whole numbers; `form.rs` has their order. A statement
//! is known by its code and by a hash of its words, so that an answer on another version of a standard is noticed, and
//! moved where the same words stand elsewhere. Nothing of it is secret: whoever has the link has the answers.

mod base64;
mod form;

use serde::{Deserialize, Serialize};

use super::{Asked, GapRequest, RatedOn};
use crate::assessment::{PerStatement, Scale};
use crate::catalogue::{Catalogue, statement_id};
use crate::error::{Error, ErrorCode, Path};
use crate::input::Value;
use crate::number::round4;

/// What an address with answers has after its `#`, before the answers themselves.
const PREFIX: &str = "answers/";

/// The forms of answers: their first character. Only what is assumed halfway needs the second one: a version that does not
/// know it says so, where it would take 1.5 for the point 17 in the first.
const FORMS: [&str; 2] = ["1", "2"];

/// The longest link that is made and read, in characters: as much as programs for messages keep whole.
pub const MAX_LINK: usize = 8_000;

/// Answers as a part of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AnswersLink {
    /// What stands after the `#` of an address.
    pub fragment: String,
    /// How many notes are left out.
    pub notes_left_out: usize,
    /// How many marks of what is done are left out.
    pub done_left_out: usize,
    /// How many answers are left out because they are set aside.
    pub set_aside_left_out: usize,
    /// Whether a job advert is left out.
    pub advert_left_out: bool,
}

/// What a link has in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LinkedAnswers {
    /// A saved request: [`restore`](super::restore) or [`migrate`](super::migrate) says what of it fits.
    pub request: GapRequest,
    /// The version of the catalogue that the link was made with.
    pub catalogue_version: String,
}

/// Packs answers that fit `catalogue`. Notes, marks of what is done, a job advert and what is set aside are left out; the link says so.
/// An answer that `ratedOn` says is on other words than those here goes with the hash of those other words.
///
/// ```
/// use skills_gap::{Engine, gap::read_link, input::Value};
///
/// let engine = Engine::embedded();
/// let request = Value::parse(r#"{"target": "OCC0526", "ratings": {"OCC0311": {"B4": 2}}}"#)?;
/// let link = engine.to_link(&request)?;
/// assert!(link.fragment.starts_with("answers/1"));
/// let back = read_link(&link.fragment)?.request;
/// assert_eq!(back.ratings.get("OCC0311", "B4"), Some(&Some(2)));
/// # Ok::<(), skills_gap::Error>(())
/// ```
///
/// # Errors
/// - the codes of a request that does not fit
/// - `tooLarge`: the link would be longer than [`MAX_LINK`]
/// - `invalidValue`: no link can say what is in it
pub fn to_link(catalogue: &Catalogue, request: &Value) -> Result<AnswersLink, Error> {
    let request = GapRequest::from_value(request)?;
    request.check(catalogue)?;
    // A report looks at these only where they count. Who reads the link sees them in any case.
    if !request.target.is_empty() || !request.asked.is_empty() {
        let (_, target) = request.find_target(catalogue)?;
        request.asked.check(target, &Path::Root.field("asked"))?;
    }
    let notes_left_out = request.notes.iter().count();
    let done_left_out = request.done.iter().count();
    let set_aside_left_out = request.set_aside.len();
    let advert_left_out = request.advert.is_some();
    let answers = LinkedAnswers {
        catalogue_version: catalogue.version().to_owned(),
        request: in_link(catalogue, request),
    };
    let fragment = format!("{PREFIX}{}", written(&answers));
    if fragment.len() > MAX_LINK {
        let message = format_args!(
            "there are so many answers that a link would have {} characters; {MAX_LINK} is the most. Save a file instead",
            fragment.len()
        );
        return Err(Error::at(&Path::Root, ErrorCode::TooLarge, message));
    }
    if !read_link(&fragment).is_ok_and(|read| read == answers) {
        let message =
            format_args!("these answers have something in them that no link can say. Save a file instead");
        return Err(Error::at(&Path::Root, ErrorCode::InvalidValue, message));
    }
    Ok(AnswersLink { fragment, notes_left_out, done_left_out, set_aside_left_out, advert_left_out })
}

/// What of `request` is in a link, as it is read again.
fn in_link(catalogue: &Catalogue, request: GapRequest) -> GapRequest {
    let mut asked = Asked::default();
    for (code, weight) in request.asked.iter() {
        asked.set(code, round4(weight));
    }
    // Without occupations of which no statement is rated.
    let mut ratings = PerStatement::default();
    for (reference, code, rating) in request.ratings.iter() {
        ratings.set(reference, code, *rating);
    }
    let mut scale = request.scale.clone();
    for point in scale.iter_mut().flat_map(|scale| &mut scale.points) {
        point.credit = round4(point.credit);
    }
    GapRequest {
        format: Some(GapRequest::FORMAT.to_owned()),
        scale: scale.filter(|scale| *scale != Scale::default()),
        asked,
        ratings,
        notes: PerStatement::default(),
        done: PerStatement::default(),
        advert: None,
        set_aside: Vec::new(),
        rated_on: hashes(catalogue, &request),
        ..request
    }
}

/// Reads a link: a whole address, or what stands after its `#`. What a program for messages puts after it is passed
/// over, and a `/` may be written as `%2F`.
///
/// # Errors
/// At `link`:
/// - `damaged`: it is cut short or changed
/// - `unknownFormat`: a later version has made it
/// - `tooLarge`: it is longer than [`MAX_LINK`]
pub fn read_link(link: &str) -> Result<LinkedAnswers, Error> {
    let refused = |code, message| Error::at(&Path::Root.field("link"), code, message);
    let prefixed = after_prefix(link);
    let text = digits_of(prefixed.unwrap_or_else(|| link.trim()));
    if text.len() > MAX_LINK {
        return Err(refused(ErrorCode::TooLarge, format_args!("it is longer than {MAX_LINK} characters")));
    }
    let form = FORMS.iter().find_map(|form| Some((form, text.strip_prefix(form)?)));
    match form {
        Some((form, rest)) => base64::decode(rest)
            .and_then(|bytes| form::read(&bytes))
            // Only what is written so is read: nothing is in it twice, or after its end. There are links of the first form
            // with what belongs in the second.
            .filter(|answers| digits(answers) == rest && *form <= form_of(answers))
            .ok_or_else(|| {
                let message = format_args!("it is cut short or changed: copy the whole link once more");
                refused(ErrorCode::Damaged, message)
            }),
        None if prefixed.is_some() && text.starts_with(|first: char| first.is_ascii_digit()) => {
            let message = format_args!("a later version has made it, which this one does not know");
            Err(refused(ErrorCode::UnknownFormat, message))
        }
        None => Err(refused(ErrorCode::Damaged, format_args!("there are no answers in it"))),
    }
}

/// What follows the prefix of the answers. The path of an address before the `#` may have the same word in it.
fn after_prefix(link: &str) -> Option<&str> {
    let fragment =
        ["#", "%23"].iter().find_map(|mark| link.split_once(mark)).map_or(link, |(_, fragment)| fragment);
    let places = [PREFIX, "answers%2F", "answers%2f"]
        .into_iter()
        .filter_map(|prefix| Some((fragment.find(prefix)?, prefix.len())));
    let (place, length) = places.min()?;
    fragment.get(place + length..)
}

/// `text` up to the first character that is no digit of Base64.
fn digits_of(text: &str) -> &str {
    let end = text.find(|one: char| !base64::is_digit(one)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn written(answers: &LinkedAnswers) -> String {
    format!("{}{}", form_of(answers), digits(answers))
}

fn digits(answers: &LinkedAnswers) -> String {
    base64::encode(&form::bytes(answers))
}

/// The form that says all of it.
fn form_of(answers: &LinkedAnswers) -> &'static str {
    let [whole, halfway] = FORMS;
    if answers.request.assumed.iter().any(|(_, point)| point.halfway) { halfway } else { whole }
}

/// `ratedOn` with the hash of each statement that is rated or rejected: as it was rated, where the request says that
/// this was another one, else as it is in `catalogue`.
fn hashes(catalogue: &Catalogue, request: &GapRequest) -> Value {
    let mut rated_on = RatedOnHashes::default();
    let ends = request.rejected.iter().flat_map(|(source, target)| [source, target]);
    let rejected = ends.filter_map(|id| statement_id(id));
    for (reference, code) in
        request.ratings.iter().map(|(reference, code, _)| (reference, code)).chain(rejected)
    {
        if let Ok((_, occupation)) = catalogue.find(reference, &Path::Root)
            && let Ok((_, ksb)) = occupation.find(code, &Path::Root)
        {
            let other = RatedOn::other_hash(request.rated_on(reference, code), ksb);
            rated_on.add(reference, code, other.unwrap_or_else(|| RatedOn::hash_of(&ksb.statement)));
        }
    }
    rated_on.into_value()
}

/// `ratedOn` of a link: by occupation and code, each once.
#[derive(Default)]
struct RatedOnHashes(Vec<(String, Value)>);

impl RatedOnHashes {
    fn add(&mut self, reference: &str, code: &str, hash: u32) {
        let place = self.0.iter().position(|(known, _)| known == reference).unwrap_or_else(|| {
            self.0.push((reference.to_owned(), Value::Object(Vec::new())));
            self.0.len() - 1
        });
        if let Some((_, Value::Object(statements))) = self.0.get_mut(place)
            && !statements.iter().any(|(known, _)| known == code)
        {
            let hash = ("hash".to_owned(), Value::Number(hash.into()));
            statements.push((code.to_owned(), Value::Object(vec![hash])));
        }
    }

    fn into_value(self) -> Value {
        if self.0.is_empty() { Value::Null } else { Value::Object(self.0) }
    }
}
