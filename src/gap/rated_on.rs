//! The statements that were rated, kept with the answers. With them, answers can move to a later version.

use super::RatedOn;
use crate::catalogue::{Catalogue, split_at_code};
use crate::error::{Error, Path};
use crate::input::{Value, wrong_type};

/// `request` with `ratedOn` for every statement that it rates, notes, marks as done or rejects. Save this one, so that
/// [`migrate`](super::migrate) can bring the answers to a later version of the standard.
///
/// Replaces a `ratedOn` that is there. Statements that the occupation does not have are passed over, and fields of the
/// wrong type. Everything else of the request stays as it is.
///
/// ```
/// use skills_gap::{Engine, input::Value};
///
/// let request = Value::parse(r#"{"target": "OCC0526", "ratings": {"OCC0311": {"B4": 2}}}"#)?;
/// let json = skills_gap::to_json(&Engine::embedded().with_rated_on(&request)?)?;
/// assert!(json.contains(r#""ratedOn":{"OCC0311":{"B4":{"statement":""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - `invalidType` where `request` is no object
/// - `unknownOccupation` at the first occupation that `catalogue` does not have
/// - `tooLarge`, `tooDeep`, `duplicateField`
pub fn with_rated_on(catalogue: &Catalogue, request: &Value) -> Result<Value, Error> {
    request.check()?;
    let Value::Object(fields) = request else {
        return Err(wrong_type(request, "an object", &Path::Root));
    };
    let mut rated_on = Collected { catalogue, occupations: Vec::new() };
    for name in ["ratings", "notes", "done"] {
        let path = Path::Root.field(name);
        for (reference, codes) in request.field(name).fields() {
            for (code, _) in codes.fields() {
                rated_on.add(reference, code, &path.field(reference))?;
            }
        }
    }
    let path = Path::Root.field("rejected");
    for (number, pair) in request.field("rejected").items().iter().enumerate() {
        let pair_path = path.item(number);
        for (side, id) in pair.items().iter().enumerate() {
            if let Value::Text(id) = id
                && let Some((reference, code)) = split_at_code(id)
            {
                rated_on.add(reference, code, &pair_path.item(side))?;
            }
        }
    }
    let rated_on = Value::Object(rated_on.occupations);
    let mut fields = fields.clone();
    match fields.iter_mut().find(|(name, _)| name == "ratedOn") {
        Some((_, before)) => *before = rated_on,
        None => fields.push(("ratedOn".to_owned(), rated_on)),
    }
    Ok(Value::Object(fields))
}

/// What has been collected, as `ratedOn` has it: by occupation and code, in the order of the answers.
struct Collected<'a> {
    catalogue: &'a Catalogue,
    occupations: Vec<(String, Value)>,
}

impl Collected<'_> {
    fn add(&mut self, reference: &str, code: &str, path: &Path<'_>) -> Result<(), Error> {
        let (_, occupation) = self.catalogue.find(reference, path)?;
        let Some(ksb) = occupation.ksbs.iter().find(|ksb| ksb.code == code) else { return Ok(()) };
        let place = self.occupations.iter().position(|(known, _)| known == reference);
        let place = place.unwrap_or_else(|| {
            self.occupations.push((reference.to_owned(), Value::Object(Vec::new())));
            self.occupations.len() - 1
        });
        if let Some((_, Value::Object(statements))) = self.occupations.get_mut(place)
            && !statements.iter().any(|(known, _)| known == code)
        {
            statements.push((code.to_owned(), RatedOn::value_of(ksb)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::input::Value;
    use crate::{Engine, ErrorCode, to_json};

    fn rated_on(request: &str) -> Result<String, crate::Error> {
        let rated = Engine::embedded().with_rated_on(&Value::parse(request)?)?;
        Ok(to_json(rated.field("ratedOn")).unwrap_or_default())
    }

    #[test]
    fn each_statement_of_the_answers_is_there_once_in_their_order() {
        let request = r#"{"target": "OCC0526", "ratedOn": {"OCC1": {}},
            "ratings": {"OCC0526": {"K1": 1}, "OCC0311": {"B4": 2, "K99": 1}},
            "notes": {"OCC0526": {"K2": "x", "K1": "y"}}, "rejected": [["OCC0311.K9", "OCC0526.K7"]]}"#;
        let engine = Engine::embedded();
        let statement = |reference: &str, code: &str| {
            let occupation = engine.occupation(reference).expect("there");
            let ksb = occupation.ksbs.iter().find(|ksb| ksb.code == code).expect("there");
            let statement = to_json(&ksb.statement).expect("text");
            let id = if ksb.id.is_empty() { String::new() } else { format!(",\"id\":\"{}\"", ksb.id) };
            format!("\"{code}\":{{\"statement\":{statement}{id}}}")
        };
        let of = |reference: &str, codes: &[&str]| {
            let statements: Vec<String> = codes.iter().map(|code| statement(reference, code)).collect();
            format!("\"{reference}\":{{{}}}", statements.join(","))
        };
        let expected = [of("OCC0526", &["K1", "K2", "K7"]), of("OCC0311", &["B4", "K9"])];
        assert_eq!(rated_on(request).as_deref(), Ok(format!("{{{}}}", expected.join(",")).as_str()));
    }

    #[test]
    fn what_is_none_of_the_answers_stays_as_it_is() {
        let odd = r#"{"target":5,"ratings":{"OCC0311":null},"notes":"none","rejected":["no pair",[5,"x"]],"odd":1}"#;
        let rated = Engine::embedded().with_rated_on(&Value::parse(odd).expect("JSON")).expect("rated");
        let expected = odd.replace("\"odd\":1}", "\"odd\":1,\"ratedOn\":{}}");
        assert_eq!(to_json(&rated).expect("JSON"), expected);
    }

    #[test]
    fn what_is_no_request_or_names_an_unknown_occupation_is_refused() {
        for (request, code, path) in [
            ("[]", ErrorCode::InvalidType, "$"),
            ("null", ErrorCode::InvalidType, "$"),
            (r#"{"ratings": {"OCC9": {"K1": 1}}}"#, ErrorCode::UnknownOccupation, "ratings.OCC9"),
            (r#"{"rejected": [["OCC0311.K9", "x.K1"]]}"#, ErrorCode::UnknownOccupation, "rejected[0][1]"),
        ] {
            let error = rated_on(request).expect_err("refused");
            assert_eq!((error.code(), error.path()), (code, path));
        }
    }
}
