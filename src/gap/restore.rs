//! Restores a saved request: takes what fits, sets the rest aside with its reason, drops nothing.

use serde::{Deserialize, Serialize};

use super::asked::Asked;
use super::request::{GapRequest, RatedOn, SetAside, Weights};
use crate::assessment::{
    AssumedPoint, Rating, Scale, answer_path, assumption_path, check_day, check_note, check_rejected_count,
    is_pair_path, place_of, place_of_id,
};
use crate::catalogue::{Catalogue, Warning, statement_id};
use crate::error::{Error, ErrorCode, Path};
use crate::input::{MAX_DEPTH, MAX_VALUES, Value, deserialize, wrong_type};
use crate::json::to_json;
use crate::limits::MAX_REJECTED;
use crate::sort;

/// A saved request that fits the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// What fits; what does not is in its `setAside`. `target` is empty where none fits.
    pub request: GapRequest,
    /// One for each part set aside now.
    pub warnings: Vec<Warning>,
    /// Whether answers are set aside that were on other statements of occupations in this catalogue.
    /// [`migrate`](super::migrate) may move them to the statements of this version.
    pub outdated: bool,
}

/// Takes what fits of `saved`, and sets the rest aside. A part that was set aside earlier is taken back where it fits
/// now and where no newer answer stands in its place.
///
/// # Errors
/// - `invalidType`, `invalidValue`: `saved` is no saved request.
/// - `unknownFormat`: a version made it that this one does not know. Guessing could lose something.
/// - `tooLarge`, `tooDeep`, `duplicateField`: more than is taken, or nested too deep to be kept.
pub fn restore(catalogue: &Catalogue, saved: &Value) -> Result<Restored, Error> {
    saved.check()?;
    let Value::Object(fields) = saved else {
        return Err(wrong_type(saved, "an object", &Path::Root));
    };
    if !fields.iter().any(|(name, _)| is_saved_field(name)) {
        let message = format_args!("these are not saved answers");
        return Err(Error::at(&Path::Root, ErrorCode::InvalidValue, message));
    }
    if let Some(format) = field(fields, "format") {
        let path = Path::Root.field("format");
        GapRequest::check_format(&deserialize::<String>(format, &path)?, &path)?;
    }
    let mut restorer = Restorer {
        catalogue,
        request: GapRequest::new(""),
        scale: Some(Scale::default()),
        scale_points: None,
        set_aside: Vec::new(),
        refused: None,
        copied: 0,
    };
    // First what other fields rest on: the scale of the ratings, the target of the option. Last what was set aside
    // earlier: a newer answer stays.
    let order = |name: &str| match name {
        "scale" | "target" | "ratedOn" => 0,
        "setAside" => 2,
        _ => 1,
    };
    for turn in 0..=2 {
        for (name, value) in fields.iter().filter(|(name, _)| order(name) == turn) {
            restorer.restore_field(name, value);
        }
    }
    if let Some(error) = restorer.refused {
        return Err(error);
    }
    let warning = |part: &SetAside| Warning::new("setAside", &part.path, format_args!("{}", part.message));
    let warnings = restorer.set_aside.iter().map(warning).collect();
    let mut request = restorer.request;
    if request.weights == Weights::Asked && request.asked.is_empty() {
        // What was asked for is set aside: nothing would count.
        request.weights = Weights::Equal;
    }
    request.format = Some(GapRequest::FORMAT.to_owned());
    request.set_aside.extend(restorer.set_aside);
    let outdated = request.set_aside.iter().any(|part| !part.rated_on.is_null());
    Ok(Restored { request, warnings, outdated })
}

impl Restored {
    /// Whether `value` is a saved request, of this version or of another. Whether it can be used, [`restore`] says.
    ///
    /// ```
    /// use skills_gap::{gap::Restored, input::Value};
    ///
    /// assert!(Restored::is_saved(&Value::parse(r#"{"format": "skills-gap/9", "target": "OCC0526"}"#)?));
    /// assert!(!Restored::is_saved(&Value::parse(r#"{"format": "skills-gap-pack/1", "files": []}"#)?));
    /// # Ok::<(), skills_gap::Error>(())
    /// ```
    pub fn is_saved(value: &Value) -> bool {
        let Value::Object(fields) = value else { return false };
        match field(fields, "format") {
            Some(Value::Text(format)) => is_version_of_format(format),
            _ => fields.iter().any(|(name, _)| name != "format" && is_saved_field(name)),
        }
    }
}

/// Whether `format` is [`GapRequest::FORMAT`], whatever its version.
fn is_version_of_format(format: &str) -> bool {
    let name = |format| str::split_once(format, '/').map(|(name, _)| name);
    let version = format.split_once('/').map_or("", |(_, version)| version);
    name(format) == name(GapRequest::FORMAT) && version.starts_with(|first: char| first.is_ascii_digit())
}

/// The fields by which a saved request is known.
const SAVED_FIELDS: [&str; 10] =
    ["format", "target", "current", "ratings", "assumed", "notes", "done", "rejected", "scale", "setAside"];

fn is_saved_field(name: &str) -> bool {
    SAVED_FIELDS.contains(&name)
}

/// The most values in `ratedOn`, two or three a statement. It is searched linearly for each answer.
const MAX_RATED_ON_VALUES: usize = 60_000;

/// Whether `value` names an option by its code alone.
fn is_option_code(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.strip_prefix("O").is_some_and(|number| number.parse::<u16>().is_ok()))
}

fn field<'a>(fields: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

/// The error of what was set aside earlier where a newer answer stands.
#[cold]
fn has_newer(path: &Path<'_>) -> Error {
    Error::at(path, ErrorCode::InvalidValue, format_args!("a newer answer stands in its place"))
}

/// An occupation's reference, a KSB's code, and the statement that was rated.
type Statement<'a> = (&'a str, &'a str, &'a Value);

struct Restorer<'a> {
    catalogue: &'a Catalogue,
    request: GapRequest,
    /// None where the saved scale cannot be used: then no rating can.
    scale: Option<Scale>,
    /// How many points the saved scale has, usable or not. None where it is the built-in one.
    scale_points: Option<u32>,
    /// What does not fit now.
    set_aside: Vec<SetAside>,
    /// Why the whole request is refused.
    refused: Option<Error>,
    /// Bytes of `ratedOn` that were copied to what is set aside.
    copied: usize,
}

/// The most bytes of `ratedOn` that are copied to what is set aside: a thousand times what a person's answers need.
/// Rejected pairs that share a statement copy it once each.
const MAX_COPIED: usize = 16 << 20;

/// The ends of a pair; none where it is none.
fn ids(pair: &Value) -> Option<(&str, &str)> {
    match pair {
        Value::List(ends) => match ends.as_slice() {
            [Value::Text(source), Value::Text(target)] => Some((source.as_str(), target.as_str())),
            _ => None,
        },
        _ => None,
    }
}

/// Pairs and their places, each pair once: who rejects it twice says no more.
fn different(pairs: &[Value]) -> Vec<(usize, &Value)> {
    let mut all: Vec<_> = pairs.iter().enumerate().map(|(index, value)| (ids(value), index, value)).collect();
    sort::by(&mut all, |one, other| (one.0, one.1).cmp(&(other.0, other.1)));
    all.dedup_by(|next, first| next.0.is_some() && next.0 == first.0);
    sort::by(&mut all, |one, other| one.1.cmp(&other.1));
    all.into_iter().map(|(_, index, value)| (index, value)).collect()
}

impl Restorer<'_> {
    fn restore_field(&mut self, name: &str, value: &Value) {
        let path = Path::Root.field(name);
        match name {
            "format" => {}
            "setAside" => self.restore_set_aside(value, &path),
            "ratings" => self.per_statement(value, &path, Self::rating),
            "notes" => self.per_statement(value, &path, Self::note),
            "done" => self.per_statement(value, &path, Self::done),
            "assumed" => self.assumed(value, &path),
            "rejected" => self.rejected(value, &path),
            _ => {
                let result = self.restore_plain(name, value, &path);
                self.set_aside_refused(result, value, &path);
            }
        }
    }

    fn restore_plain(&mut self, name: &str, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        match name {
            "target" => {
                let target: String = deserialize(value, path)?;
                if !target.is_empty() {
                    self.catalogue.find(&target, path)?;
                }
                self.request.target = target;
            }
            "option" => {
                let option: Option<String> = deserialize(value, path)?;
                if let Some(option) = &option {
                    let (_, target) = self.request.find_target(self.catalogue)?;
                    target.find_option(option, path)?;
                }
                self.request.option = option;
            }
            "current" => {
                let current: Option<String> = deserialize(value, path)?;
                if let Some(current) = &current {
                    self.catalogue.find(current, path)?;
                }
                self.request.current = current;
            }
            "scale" => {
                self.scale = None;
                self.scale_points = match value {
                    Value::Null => None,
                    scale => u32::try_from(scale.field("points").items().len()).ok(),
                };
                let scale: Option<Scale> = deserialize(value, path)?;
                if let Some(scale) = &scale {
                    scale.check(path)?;
                }
                self.scale = Some(scale.clone().unwrap_or_default());
                self.request.scale = scale;
            }
            "ratedOn" => match value.check_at(path, MAX_DEPTH, &mut { MAX_RATED_ON_VALUES }) {
                Ok(()) => self.request.rated_on.clone_from(value),
                Err(error) => {
                    let message = format_args!("{}", error.message());
                    self.refused = Some(Error::at(path, error.code(), message));
                }
            },
            "weights" => self.request.weights = deserialize::<Weights>(value, path)?,
            "asked" => {
                let asked: Asked = deserialize(value, path)?;
                let (_, target) = self.request.find_target(self.catalogue)?;
                asked.check(target, path)?;
                self.request.asked = asked;
            }
            "advert" => self.request.advert = deserialize(value, path)?,
            _ => {
                let message = format_args!("not a field that is known here");
                return Err(Error::at(path, ErrorCode::UnknownField, message));
            }
        }
        Ok(())
    }

    fn per_statement(
        &mut self,
        value: &Value,
        path: &Path<'_>,
        take: fn(&mut Self, Statement<'_>, &Value, &Path<'_>) -> Result<(), Error>,
    ) {
        let Some(occupations) = self.object(value, path) else { return };
        for (reference, of_occupation) in occupations {
            let occupation = path.field(reference);
            let Some(statements) = self.object(of_occupation, &occupation) else { continue };
            let rated_on = self.request.rated_on.field(reference).clone();
            for (code, value) in statements {
                let place = occupation.field(code);
                let on = rated_on.field(code).clone();
                let result = take(self, (reference, code, &on), value, &place);
                self.set_aside_with(result, value, on, &place);
            }
        }
    }

    fn assumed(&mut self, value: &Value, path: &Path<'_>) {
        let Some(occupations) = self.object(value, path) else { return };
        for (reference, value) in occupations {
            let place = path.field(reference);
            let result = self.assumption(reference, value, &place);
            self.set_aside_refused(result, value, &place);
        }
    }

    fn assumption(&mut self, reference: &str, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        self.catalogue.find(reference, path)?;
        if self.request.assumed.get(reference).is_some() {
            return Err(has_newer(path));
        }
        let point: AssumedPoint = deserialize(value, path)?;
        self.usable_scale(path)?.assumed_point_of(point, path)?;
        self.request.assumed.set_to(reference, point);
        Ok(())
    }

    /// # Errors
    /// `outOfScale` where the saved scale cannot be used.
    fn usable_scale(&self, path: &Path<'_>) -> Result<&Scale, Error> {
        self.scale.as_ref().ok_or_else(|| {
            let message = format_args!("given on a scale that cannot be used");
            Error::at(path, ErrorCode::OutOfScale, message)
        })
    }

    fn rating(&mut self, statement: Statement<'_>, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        self.check_statement(statement, path)?;
        let (reference, code, _) = statement;
        let rating: Rating = deserialize(value, path)?;
        self.usable_scale(path)?.point_of(rating, path)?;
        self.request.ratings.set(reference, code, rating);
        Ok(())
    }

    fn note(&mut self, statement: Statement<'_>, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        self.check_statement(statement, path)?;
        let (reference, code, _) = statement;
        let note: String = deserialize(value, path)?;
        check_note(&note, path)?;
        self.request.notes.set(reference, code, note);
        Ok(())
    }

    fn done(&mut self, statement: Statement<'_>, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        self.check_statement(statement, path)?;
        let (reference, code, _) = statement;
        let day: String = deserialize(value, path)?;
        check_day(&day, path)?;
        if self.request.done.get(reference, code).is_some_and(|newer| *newer != day) {
            return Err(has_newer(path));
        }
        self.request.done.set(reference, code, day);
        Ok(())
    }

    /// # Errors
    /// `unknownOccupation`, `unknownStatement`; the latter as well where the statement that was rated is not
    /// the one that has its code now.
    fn check_statement(&self, (reference, code, on): Statement<'_>, path: &Path<'_>) -> Result<(), Error> {
        place_of(self.catalogue, reference, code, path)?;
        if RatedOn::fits(on, self.catalogue, reference, code) {
            return Ok(());
        }
        let message =
            format_args!("given on another version of the standard, where {code} said something else");
        Err(Error::at(path, ErrorCode::UnknownStatement, message))
    }

    fn rejected(&mut self, value: &Value, path: &Path<'_>) {
        let Value::List(pairs) = value else {
            let result = Err(wrong_type(value, "a list", path));
            return self.set_aside_refused(result, value, path);
        };
        let different = different(pairs);
        if let Err(error) = check_rejected_count(different.len(), path) {
            self.refused.get_or_insert(error);
            return;
        }
        for (index, value) in different {
            if self.refused.is_some() {
                return;
            }
            let place = path.item(index);
            let on = self.pair_rated_on(value);
            match self.pair(value, &on, &place) {
                Ok(pair) => self.request.rejected.push(pair),
                Err(error) => {
                    // Copied only now: many pairs may share a long statement.
                    let known = on.iter().any(|on| !on.is_null());
                    let on = if known { Value::List(on.into_iter().cloned().collect()) } else { Value::Null };
                    self.set_aside_with(Err(error), value, on, &place);
                }
            }
        }
    }

    /// The statements that both ends of a pair were rated on.
    fn pair_rated_on(&self, value: &Value) -> Vec<&Value> {
        let Value::List(ends) = value else { return Vec::new() };
        let rated_on = |end: &Value| match end {
            Value::Text(id) => {
                statement_id(id).map(|(reference, code)| self.request.rated_on(reference, code))
            }
            _ => None,
        };
        ends.iter().filter_map(rated_on).collect()
    }

    /// The pair, if both ends fit; `on` has the statements that they were rated on.
    fn pair(&self, value: &Value, on: &[&Value], path: &Path<'_>) -> Result<(String, String), Error> {
        let (source, target): (String, String) = deserialize(value, path)?;
        for (number, id) in [&source, &target].into_iter().enumerate() {
            let place = path.item(number);
            place_of_id(self.catalogue, id, &place)?;
            if let Some((reference, code)) = statement_id(id) {
                self.check_statement((reference, code, on.get(number).unwrap_or(&&Value::Null)), &place)?;
            }
        }
        Ok((source, target))
    }

    /// Takes back what an earlier version set aside, where it fits now. What does not fit stays as it is.
    fn restore_set_aside(&mut self, value: &Value, path: &Path<'_>) {
        let parts: Vec<SetAside> = match deserialize(value, path) {
            Ok(parts) => parts,
            Err(error) => return self.set_aside_refused(Err(error), value, path),
        };
        let has_lost_scale = parts.iter().any(|part| part.path == "scale");
        for part in parts {
            let fits = part.is_on_scale(self.request.scale.as_ref(), has_lost_scale);
            if !(fits && self.restore_part(&part)) {
                self.request.set_aside.push(part);
            }
        }
    }

    fn restore_part(&mut self, part: &SetAside) -> bool {
        let place = Path::Root.field(&part.path);
        match part.path.as_str() {
            "target" if self.request.target.is_empty() => {
                return self.restore_plain("target", &part.value, &place).is_ok();
            }
            "current" if self.request.current.is_none() => {
                return self.restore_plain("current", &part.value, &place).is_ok();
            }
            // A code such as `O1` is also one of another target's, chosen since.
            "option" if self.request.option.is_none() && !is_option_code(&part.value) => {
                return self.restore_plain("option", &part.value, &place).is_ok();
            }
            // A version that did not know the field set all of it aside.
            name @ ("done" | "assumed") if matches!(part.value, Value::Object(_)) => {
                self.restore_field(name, &part.value);
                return true;
            }
            path if is_pair_path(path) => {
                let on: Vec<&Value> = match &part.rated_on {
                    Value::List(on) => on.iter().collect(),
                    _ => Vec::new(),
                };
                // More would be refused by every question.
                if self.request.rejected.len() >= MAX_REJECTED {
                    return false;
                }
                let pair = self.pair(&part.value, &on, &place);
                return pair.is_ok_and(|pair| {
                    self.request.rejected.push(pair);
                    true
                });
            }
            _ => {}
        }
        if let Some(reference) = assumption_path(&part.path) {
            return self.assumption(reference, &part.value, &place).is_ok();
        }
        let Some((name, reference, code)) = answer_path(&part.path) else { return false };
        let root = Path::Root.field(name);
        let occupation = root.field(reference);
        let place = occupation.field(code);
        let statement = (reference, code, &part.rated_on);
        let is_back = match name {
            "ratings" if self.request.ratings.get(reference, code).is_none() => {
                self.rating(statement, &part.value, &place).is_ok()
            }
            "notes" if self.request.notes.get(reference, code).is_none() => {
                self.note(statement, &part.value, &place).is_ok()
            }
            "done" => self.done(statement, &part.value, &place).is_ok(),
            _ => false,
        };
        // What it was given on goes with it, for the next version.
        if is_back
            && !part.rated_on.is_null()
            && let Ok((_, record)) = self.catalogue.find(reference, &place)
            && let Ok((_, ksb)) = record.find(code, &place)
        {
            self.request.set_rated_on(reference, ksb);
        }
        is_back
    }

    fn object<'v>(&mut self, value: &'v Value, path: &Path<'_>) -> Option<&'v [(String, Value)]> {
        match value {
            Value::Object(fields) => Some(fields),
            Value::Null => None,
            _ => {
                let result = Err(wrong_type(value, "an object", path));
                self.set_aside_refused(result, value, path);
                None
            }
        }
    }

    fn set_aside_refused(&mut self, result: Result<(), Error>, value: &Value, path: &Path<'_>) {
        self.set_aside_with(result, value, Value::Null, path);
    }

    fn set_aside_with(&mut self, result: Result<(), Error>, value: &Value, rated_on: Value, path: &Path<'_>) {
        if let Err(error) = result {
            // As deep as it may be where it is kept: in an item of a list of the next saved request.
            if let Err(error) = value.check_at(path, MAX_DEPTH - 3, &mut { MAX_VALUES }) {
                self.refused.get_or_insert(error);
            }
            self.copied += to_json(&rated_on).map_or(0, |json| json.len());
            if self.copied > MAX_COPIED {
                let message = format_args!("more than 16 MiB of it belong to answers that no longer fit");
                let path = Path::Root.field("ratedOn");
                self.refused.get_or_insert(Error::at(&path, ErrorCode::TooLarge, message));
                return;
            }
            self.set_aside.push(SetAside {
                path: path.exact(),
                value: value.clone(),
                message: error.message().to_owned(),
                rated_on,
                scale_points: self.scale_points,
            });
        }
    }
}
