//! The question: what does this person still have to learn for one occupation?

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::asked::Asked;
use super::report::AssumedOccupation;
use crate::assessment::{Assessment, Assumed, CheckedAssessment, PerStatement, Rating, Scale};
use crate::catalogue::{Catalogue, Ksb, MAX_STATEMENT, Occupation, statement_id};
use crate::error::{Error, ErrorCode, Path, quoted};
use crate::hash::{fnv1a, json_hash};
use crate::input::{Value, deserialize, deserialize_beside};
use crate::read::Advert;
use crate::sort;
use crate::text::normalised;

/// A person's assessment and the occupation they have in mind.
///
/// It is also the form of the file in which a person keeps their answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GapRequest {
    /// The form of this request, [`GapRequest::FORMAT`]; may be left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The reference of the occupation aimed at. Without it, the request is a person's answers; `gap` needs it.
    pub target: String,
    /// The option of the target that they chose: its code, reference, or name. KSBs that only other options need do
    /// not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub option: Option<String>,
    /// The reference of the occupation they are in now. By itself it says nothing. Once anything is rated or assumed, a
    /// credit of 0.75 with a wide spread is expected of its KSBs that are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub current: Option<String>,
    /// By occupation and KSB code: a point of the scale, from 0; null is "Not sure". An absent KSB is not rated.
    #[cfg_attr(
        feature = "typescript",
        ts(
            as = "Option<std::collections::HashMap<String, std::collections::HashMap<String, Rating>>>",
            optional
        )
    )]
    pub ratings: PerStatement<Rating>,
    /// By occupation: the point of the scale that the person assumes of all its KSBs that are not rated, such as
    /// `{"OCC0311": 2}` for "I do all of my job". `1.5` is halfway from point 1 to point 2, for "I do most of it": each
    /// KSB counts the mean of both. An estimate follows from it; it never counts as a rating.
    #[serde(skip_serializing_if = "Assumed::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<std::collections::HashMap<String, f64>>", optional))]
    pub assumed: Assumed,
    /// By occupation and KSB code: the person's note on their evidence, at most 10,000 bytes.
    #[cfg_attr(
        feature = "typescript",
        ts(
            as = "Option<std::collections::HashMap<String, std::collections::HashMap<String, String>>>",
            optional
        )
    )]
    pub notes: PerStatement<String>,
    /// By occupation and KSB code: the day on which the person did what their plan says of it, such as `2026-11-28`.
    /// It is no rating, and changes no sum.
    #[serde(skip_serializing_if = "PerStatement::is_empty")]
    #[cfg_attr(
        feature = "typescript",
        ts(
            as = "Option<std::collections::HashMap<String, std::collections::HashMap<String, String>>>",
            optional
        )
    )]
    pub done: PerStatement<String>,
    /// Pairs of statements, source and target, that the person says are not the same:
    /// `["OCC0311.K9", "OCC0526.K7"]`.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<(String, String)>>", optional))]
    pub rejected: Vec<(String, String)>,
    /// By occupation and KSB code: the statement as it was rated. With it, answers can be moved to another
    /// version of the standard. Changes no sum.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[cfg_attr(
        feature = "typescript",
        ts(
            as = "Option<std::collections::HashMap<String, std::collections::HashMap<String, RatedOn>>>",
            optional
        )
    )]
    pub rated_on: Value,
    /// A scale of the caller's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub scale: Option<Scale>,
    /// What a KSB weighs.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Weights>", optional))]
    pub weights: Weights,
    /// By code of the target's KSBs: what each weighs where `weights` is `asked`. What is not named is not asked for, and
    /// does not count. An advert's report has it.
    #[serde(skip_serializing_if = "Asked::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<std::collections::HashMap<String, f64>>", optional))]
    pub asked: Asked,
    /// The job advert that `asked` is of, as `readAdvert` gives it: kept with the answers, so that it can be asked about
    /// again. Changes no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Advert>", optional))]
    pub advert: Option<Box<Advert>>,
    /// What no longer fits the catalogue: kept, and not used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<SetAside>>", optional))]
    pub set_aside: Vec<SetAside>,
}

/// A request that fits its catalogue.
#[derive(Debug, Clone, Default)]
pub(crate) struct CheckedRequest {
    /// The scale of the ratings.
    pub(crate) scale: Scale,
    pub(crate) assessment: CheckedAssessment,
    /// The position of the occupation that the person is in now.
    pub(crate) current: Option<usize>,
    /// The position of the target and the code of its option, where one is chosen.
    pub(crate) option: Option<(usize, String)>,
    /// The position of the target and what each of its KSBs weighs, where the request says so.
    pub(crate) asked: Option<(usize, Vec<f64>)>,
    /// The hash of what counts in the request.
    pub(crate) hash: String,
}

impl CheckedRequest {
    /// What is assumed of whole occupations, as reports say it.
    pub(crate) fn assumed_occupations(&self, catalogue: &Catalogue) -> Vec<AssumedOccupation> {
        let assumed = self.assessment.assumed.iter().filter_map(|(position, point)| {
            let occupation = catalogue.at(*position)?.summary_line();
            Some(AssumedOccupation {
                occupation,
                point: point.point,
                credit: self.scale.assumed_credit(*point),
            })
        });
        assumed.collect()
    }
}

/// How KSBs are weighed against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Weights {
    /// All alike.
    #[default]
    Equal,
    /// By the share of duties that need them, where the occupation says so.
    Duties,
    /// Of the target, as `asked` says; of others, all alike.
    Asked,
}

/// A part of a saved request that does not fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetAside {
    /// Where it stood.
    pub path: String,
    /// What stood there.
    #[cfg_attr(feature = "typescript", ts(type = "unknown"))]
    pub value: Value,
    /// Why it does not fit.
    pub message: String,
    /// What it was rated on, a [`RatedOn`], or for a rejected pair both; null where that is not known.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[cfg_attr(feature = "typescript", ts(type = "unknown"))]
    #[serde(default)]
    pub rated_on: Value,
    /// How many points the scale of one's own had that a rating or an assumption was given on. It comes back only with a
    /// scale of as many. Absent for the built-in scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    #[serde(default)]
    pub scale_points: Option<u32>,
}

impl SetAside {
    /// Whether this part, where it is a rating or an assumption, was given on such a scale as `scale`, which is the
    /// request's own if it has one. `has_lost_scale` says whether a scale is set aside, too.
    pub(super) fn is_on_scale(&self, scale: Option<&Scale>, has_lost_scale: bool) -> bool {
        let is_assumed = self.path == "assumed" || self.path.starts_with("assumed.");
        if !is_assumed && !self.path.starts_with("ratings.") {
            return true;
        }
        match self.scale_points {
            // An earlier version did not say. Beside a scale that is set aside, it may be given on that one.
            None => scale.is_none() && !has_lost_scale,
            points => points == scale.and_then(|scale| u32::try_from(scale.points.len()).ok()),
        }
    }
}

/// A statement as it was when it was rated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RatedOn {
    /// The statement. Empty where only its hash is known.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>", optional))]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
    /// The source's name for it; may be left out.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>", optional))]
    #[serde(default)]
    pub id: String,
    /// A hash of its words, which a link has in place of the statement.
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<u32>,
}

/// A question about a person's answers: one object with the fields of the answers and its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Request<Options> {
    /// The person's answers, the target, and where they are now.
    #[serde(flatten)]
    pub answers: GapRequest,
    /// What the question asks beside them.
    #[serde(flatten)]
    pub options: Options,
}

impl<Options> Request<Options> {
    /// A question about `answers`.
    ///
    /// ```
    /// use skills_gap::gap::GapRequest;
    /// use skills_gap::pathway::{PathwaysOptions, PathwaysRequest};
    ///
    /// let options = PathwaysOptions { max_steps: Some(2), ..Default::default() };
    /// let request = PathwaysRequest::new(GapRequest::new("OCC0526"), options);
    /// assert_eq!(request.answers.target, "OCC0526");
    /// ```
    pub fn new(answers: GapRequest, options: Options) -> Self {
        Self { answers, options }
    }
}

impl<Options: DeserializeOwned> Request<Options> {
    /// Reads it from an object.
    ///
    /// # Errors
    /// `invalidType`, `invalidValue`, `missingField`, `unknownField`, `duplicateField`, `tooLarge`, or `tooDeep`, each
    /// with its place.
    pub(crate) fn from_value(value: &Value) -> Result<Self, Error> {
        value.check()?;
        let (answers, options) = deserialize_beside(value, &Path::Root).map_err(with_hint)?;
        Ok(Self { answers, options })
    }
}

/// The error of an answer that is none, with the form that answers have.
#[cold]
fn with_hint(error: Error) -> Error {
    let is_wrong = matches!(error.code(), ErrorCode::InvalidType | ErrorCode::InvalidValue);
    let (field, rest) = error.path().split_once('.').unwrap_or((error.path(), ""));
    // A reference may have dots: the path of an answer ends in a code.
    let is_answer = statement_id(rest).is_some();
    let hint = match field {
        _ if !is_wrong => None,
        "ratings" if is_answer => {
            Some("a rating is a point of the scale, counted from 0, or null for “Not sure”")
        }
        "done" if is_answer => Some("a day is written as in 2026-11-28"),
        "ratings" | "notes" | "done" if !rest.is_empty() && !is_answer => Some(match field {
            "ratings" => "answers go by occupation, then by code, such as {\"OCC0311\": {\"B4\": 2}}",
            "notes" => "notes go by occupation, then by code, such as {\"OCC0311\": {\"B4\": \"My report\"}}",
            _ => "days go by occupation, then by code, such as {\"OCC0311\": {\"B4\": \"2026-11-28\"}}",
        }),
        "assumed" => Some("an assumption is a point of the scale by occupation, such as {\"OCC0311\": 2}"),
        _ => None,
    };
    match hint {
        Some(hint) => error.hinted(hint),
        None => error,
    }
}

impl<'de, Options: DeserializeOwned> Deserialize<'de> for Request<Options> {
    /// Not derived: `flatten` lets unknown fields pass.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).map_err(serde::de::Error::custom)
    }
}

impl RatedOn {
    /// What is kept of a statement as it is now, without an `id` that is empty.
    pub(super) fn value_of(ksb: &Ksb) -> Value {
        let mut rated_on = vec![("statement".to_owned(), Value::Text(ksb.statement.clone()))];
        if !ksb.id.is_empty() {
            rated_on.push(("id".to_owned(), Value::Text(ksb.id.clone())));
        }
        Value::Object(rated_on)
    }

    /// Whether the statement with this `code` is still the one that was rated. True where `rated_on` does not say.
    pub(super) fn fits(rated_on: &Value, catalogue: &Catalogue, reference: &str, code: &str) -> bool {
        let Ok(on) = deserialize::<Self>(rated_on, &Path::Root) else { return true };
        let Ok((_, record)) = catalogue.find(reference, &Path::Root) else { return true };
        let Ok((_, ksb)) = record.find(code, &Path::Root) else { return true };
        on.is_of(ksb)
    }

    /// The hash of the words that were rated; none where they are those of `ksb`, or `rated_on` does not say.
    pub(super) fn other_hash(rated_on: &Value, ksb: &Ksb) -> Option<u32> {
        let on = deserialize::<Self>(rated_on, &Path::Root).ok().filter(|on| !on.is_of(ksb))?;
        if on.statement.is_empty() { on.hash } else { Some(Self::hash_of(&on.statement)) }
    }

    /// Whether `ksb` is what was rated. True where neither words nor a hash are known: an id alone does not say.
    fn is_of(&self, ksb: &Ksb) -> bool {
        let is_said = !self.statement.is_empty() || self.hash.is_some();
        !is_said || (!self.id.is_empty() && self.id == ksb.id) || self.is_same(&ksb.statement)
    }

    /// Whether the statement, or the hash of one, says the same as `statement`.
    pub(super) fn is_same(&self, statement: &str) -> bool {
        match self.hash {
            // No occupation has had such a one: not worth comparing.
            _ if self.statement.len() > MAX_STATEMENT => false,
            Some(hash) if self.statement.is_empty() => hash == Self::hash_of(statement),
            _ => normalised(&self.statement) == normalised(statement),
        }
    }

    /// The hash of the words of `statement`, in 21 bits: three bytes of a link.
    pub(super) fn hash_of(statement: &str) -> u32 {
        let hash = fnv1a(normalised(statement).as_bytes());
        ((hash ^ hash >> 21 ^ hash >> 42) & 0x1f_ffff) as u32
    }
}

impl GapRequest {
    /// The form that this engine knows.
    pub const FORMAT: &'static str = "skills-gap/1";

    /// A request with no ratings yet.
    pub fn new(target: impl Into<String>) -> Self {
        Self { target: target.into(), ..Self::default() }
    }

    /// Reads it from an object.
    ///
    /// # Errors
    /// `invalidType`, `invalidValue`, `missingField`, `unknownField`, `duplicateField`, `tooLarge`, or `tooDeep`, each
    /// with its place.
    pub(crate) fn from_value(value: &Value) -> Result<Self, Error> {
        value.check()?;
        deserialize(value, &Path::Root).map_err(with_hint)
    }

    /// The statement with this `code` as it was rated; null where that is not known.
    pub(super) fn rated_on(&self, reference: &str, code: &str) -> &Value {
        self.rated_on.field(reference).field(code)
    }

    /// Notes that the answers on `ksb` are on the statement as it is now.
    pub(super) fn set_rated_on(&mut self, reference: &str, ksb: &Ksb) {
        if self.rated_on.is_null() {
            self.rated_on = Value::Object(Vec::new());
        }
        if let Some(rated_on) =
            self.rated_on.field_mut(reference).and_then(|statements| statements.field_mut(&ksb.code))
        {
            *rated_on = RatedOn::value_of(ksb);
        }
    }

    /// # Errors
    /// `unknownFormat`
    pub(super) fn check_format(format: &str, path: &Path<'_>) -> Result<(), Error> {
        if format == Self::FORMAT {
            return Ok(());
        }
        let (format, known) = (quoted(format), Self::FORMAT);
        let message = format_args!("{format} is not a format that this version knows ({known})");
        Err(Error::at(path, ErrorCode::UnknownFormat, message))
    }

    /// Checks all but the target against `catalogue`.
    ///
    /// # Errors
    /// `unknownFormat`, `unknownOccupation`, `unknownStatement`, `outOfScale`, `invalidValue`, `missingField`,
    /// `tooLarge`, each with its place.
    pub(crate) fn check(&self, catalogue: &Catalogue) -> Result<CheckedRequest, Error> {
        if let Some(format) = &self.format {
            Self::check_format(format, &Path::Root.field("format"))?;
        }
        let current = match &self.current {
            Some(reference) => Some(catalogue.find(reference, &Path::Root.field("current"))?.0),
            None => None,
        };
        let scale = self.scale.clone().unwrap_or_default();
        let assessment = self.assessment(&scale).check(catalogue)?;
        let option = match &self.option {
            Some(name) => {
                let (position, target) = self.find_target(catalogue)?;
                let option = target.find_option(name, &Path::Root.field("option"))?;
                Some((position, option.code.clone()))
            }
            None => None,
        };
        let asked = match self.weights {
            Weights::Asked => {
                let (position, target) = self.find_target(catalogue)?;
                Some((position, self.asked.check(target, &Path::Root.field("asked"))?))
            }
            Weights::Equal | Weights::Duties => None,
        };
        let code = option.as_ref().map(|(_, code)| code.as_str());
        let hash = self.hash(&scale, code);
        Ok(CheckedRequest { scale, assessment, current, option, asked, hash })
    }

    /// The target, and its position in `catalogue`.
    ///
    /// # Errors
    /// `missingField`, `unknownOccupation`.
    pub(crate) fn find_target<'a>(&self, catalogue: &'a Catalogue) -> Result<(usize, &'a Occupation), Error> {
        let path = Path::Root.field("target");
        if self.target.is_empty() {
            return Err(Error::at(&path, ErrorCode::MissingField, format_args!("must be given")));
        }
        catalogue.find(&self.target, &path)
    }

    fn assessment<'a>(&'a self, scale: &'a Scale) -> Assessment<'a> {
        Assessment {
            scale,
            ratings: &self.ratings,
            assumed: &self.assumed,
            notes: &self.notes,
            done: &self.done,
            rejected: &self.rejected,
        }
    }

    /// The hash of what counts in it, in 16 hexadecimal digits: the same for requests that ask the same, however
    /// they are written down. `option` is the code of its option. What is set aside does not count.
    fn hash(&self, scale: &Scale, option: Option<&str>) -> String {
        let mut rejected: Vec<_> = self.rejected.iter().collect();
        sort::by(&mut rejected, Ord::cmp);
        rejected.dedup();
        let canonical = (
            (Self::FORMAT, &self.target, option, &self.current, self.weights, scale),
            (&self.ratings, &self.assumed, &self.notes, rejected),
        );
        // Without it the hash is as it was before there was any.
        if self.weights == Weights::Asked {
            json_hash(&(canonical, &self.asked))
        } else {
            json_hash(&canonical)
        }
    }
}
