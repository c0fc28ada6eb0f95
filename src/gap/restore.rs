//! A saved request, back in use: what fits is taken, what does not is set aside, nothing is dropped.

use serde::Serialize;

use super::request::{GapRequest, SetAside, Weights};
use crate::assessment::{PerStatement, Rating, Scale, check_note, index_of, known_id};
use crate::catalogue::{Catalogue, Warning};
use crate::error::{Error, ErrorCode};
use crate::input::{Path, Value, decode};

/// A saved request that fits the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// What fits; what does not is in its `setAside`. `target` is empty where none fits.
    pub request: GapRequest,
    /// One for each part set aside now.
    pub warnings: Vec<Warning>,
}

/// Takes what fits of `saved`, and sets the rest aside. Parts set aside earlier are taken back where
/// they fit now and where nothing has taken their place.
///
/// # Errors
/// `invalidType` or `invalidValue` where `saved` is nothing of the kind, `unknownFormat` where it was made by a version that this
/// one does not know: guessing could lose something.
pub fn restore(catalogue: &Catalogue, saved: &Value) -> Result<Restored, Error> {
    saved.check()?;
    let Value::Object(fields) = saved else {
        let message = format!("{} where an object is expected", saved.describe());
        return Err(Error::request(ErrorCode::InvalidType, "$", message));
    };
    if !fields.iter().any(|(name, _)| KNOWN.contains(&name.as_str())) {
        return Err(Error::request(ErrorCode::InvalidValue, "$", "these are not saved answers"));
    }
    if let Some(format) = field(fields, "format") {
        let path = Path::Root.field("format");
        GapRequest::check_format(&decode::<String>(format, &path)?, &path)?;
    }
    let mut restoring = Restoring {
        catalogue,
        request: GapRequest::new(""),
        scale: Scale::default(),
        set_aside: Vec::new(),
    };
    // The scale first: ratings are points of it.
    let (scale, others): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, _)| name == "scale");
    for (name, value) in scale.into_iter().chain(others) {
        restoring.field(name, value);
    }
    let warnings = restoring
        .set_aside
        .iter()
        .map(|one| Warning::new("setAside", one.path.clone(), one.message.clone()))
        .collect();
    let mut request = restoring.request;
    request.set_aside.extend(restoring.set_aside);
    Ok(Restored { request, warnings })
}

/// The fields by which a saved request is known.
const KNOWN: [&str; 5] = ["format", "target", "current", "ratings", "setAside"];

fn field<'a>(fields: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

struct Restoring<'a> {
    catalogue: &'a Catalogue,
    request: GapRequest,
    scale: Scale,
    /// What does not fit, of this time.
    set_aside: Vec<SetAside>,
}

impl Restoring<'_> {
    fn field(&mut self, name: &str, value: &Value) {
        let path = Path::Root.field(name);
        match name {
            "format" => {}
            "setAside" => self.earlier(value, &path),
            "ratings" => self.per_statement(value, &path, Self::rating),
            "notes" => self.per_statement(value, &path, Self::note),
            "rejected" => self.rejected(value, &path),
            _ => {
                let taken = self.plain(name, value, &path);
                self.keep(taken, value, &path);
            }
        }
    }

    fn plain(&mut self, name: &str, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        match name {
            "target" => {
                let target: String = decode(value, path)?;
                if !target.is_empty() {
                    self.catalogue.occupation(&target, path)?;
                }
                self.request.target = target;
            }
            "current" => {
                let current: Option<String> = decode(value, path)?;
                if let Some(current) = &current {
                    self.catalogue.occupation(current, path)?;
                }
                self.request.current = current;
            }
            "scale" => {
                let scale: Option<Scale> = decode(value, path)?;
                if let Some(scale) = &scale {
                    scale.check(path)?;
                    self.scale = scale.clone();
                }
                self.request.scale = scale;
            }
            "weights" => self.request.weights = decode::<Weights>(value, path)?,
            _ => {
                let message = "not a field that is known here";
                return Err(Error::request(ErrorCode::UnknownField, path.to_string(), message));
            }
        }
        Ok(())
    }

    fn per_statement(
        &mut self,
        value: &Value,
        path: &Path<'_>,
        take: fn(&mut Self, &str, &str, &Value, &Path<'_>) -> Result<(), Error>,
    ) {
        let Some(occupations) = self.object(value, path) else { return };
        for (reference, of_occupation) in occupations {
            let occupation = path.field(reference);
            let Some(statements) = self.object(of_occupation, &occupation) else { continue };
            for (code, value) in statements {
                let place = occupation.field(code);
                let taken = take(self, reference, code, value, &place);
                self.keep(taken, value, &place);
            }
        }
    }

    fn rating(&mut self, reference: &str, code: &str, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        index_of(self.catalogue, reference, code, path)?;
        let rating: Rating = decode(value, path)?;
        self.scale.point_of(rating, path)?;
        insert(&mut self.request.ratings, reference, code, rating);
        Ok(())
    }

    fn note(&mut self, reference: &str, code: &str, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        index_of(self.catalogue, reference, code, path)?;
        let note: String = decode(value, path)?;
        check_note(&note, path)?;
        insert(&mut self.request.notes, reference, code, note);
        Ok(())
    }

    fn rejected(&mut self, value: &Value, path: &Path<'_>) {
        let Value::List(pairs) = value else {
            let taken = wrong_type(value, "a list", path);
            return self.keep(taken, value, path);
        };
        for (index, value) in pairs.iter().enumerate() {
            let place = path.item(index);
            let taken = self.pair(value, &place);
            self.keep(taken, value, &place);
        }
    }

    fn pair(&mut self, value: &Value, path: &Path<'_>) -> Result<(), Error> {
        let (source, target): (String, String) = decode(value, path)?;
        known_id(self.catalogue, &source, &path.item(0))?;
        known_id(self.catalogue, &target, &path.item(1))?;
        self.request.rejected.push((source, target));
        Ok(())
    }

    /// What an earlier version set aside: taken back if it is an answer that fits now and that has
    /// not been given anew, else kept as it was.
    fn earlier(&mut self, value: &Value, path: &Path<'_>) {
        let parts: Vec<SetAside> = match decode(value, path) {
            Ok(parts) => parts,
            Err(error) => return self.keep(Err(error), value, path),
        };
        for part in parts {
            if !self.take_back(&part) {
                self.request.set_aside.push(part);
            }
        }
    }

    fn take_back(&mut self, part: &SetAside) -> bool {
        let Some((name, rest)) = part.path.split_once('.') else { return false };
        let Some((reference, code)) = rest.rsplit_once('.') else { return false };
        let root = Path::Root.field(name);
        let occupation = root.field(reference);
        let place = occupation.field(code);
        match name {
            "ratings" if !has(&self.request.ratings, reference, code) => {
                self.rating(reference, code, &part.value, &place).is_ok()
            }
            "notes" if !has(&self.request.notes, reference, code) => {
                self.note(reference, code, &part.value, &place).is_ok()
            }
            _ => false,
        }
    }

    fn object<'v>(&mut self, value: &'v Value, path: &Path<'_>) -> Option<&'v [(String, Value)]> {
        match value {
            Value::Object(fields) => Some(fields),
            Value::Null => None,
            _ => {
                let taken = wrong_type(value, "an object", path);
                self.keep(taken, value, path);
                None
            }
        }
    }

    fn keep(&mut self, taken: Result<(), Error>, value: &Value, path: &Path<'_>) {
        if let Err(error) = taken {
            self.set_aside.push(SetAside {
                path: path.to_string(),
                value: value.clone(),
                message: error.message().to_owned(),
            });
        }
    }
}

fn wrong_type(value: &Value, expected: &str, path: &Path<'_>) -> Result<(), Error> {
    let message = format!("{} where {expected} is expected", value.describe());
    Err(Error::request(ErrorCode::InvalidType, path.to_string(), message))
}

fn insert<T>(values: &mut PerStatement<T>, reference: &str, code: &str, value: T) {
    values.entry(reference.to_owned()).or_default().insert(code.to_owned(), value);
}

fn has<T>(values: &PerStatement<T>, reference: &str, code: &str) -> bool {
    values.get(reference).is_some_and(|values| values.contains_key(code))
}
