//! What a form says, among a person's answers.

use crate::error::{Error, ErrorCode, Path};
use crate::input::{Value, wrong_type};

/// `request` with the ratings of the column `column` of `answers`, one of a reading's, and with its notes if `notes` is
/// true. The points of the ratings are those that the reading gives. What the person answered or noted before stays.
///
/// ```
/// use skills_gap::{gap::with_read_answers, input::Value, to_json};
///
/// let request = Value::parse(r#"{"target": "ST1", "ratings": {"ST1": {"K1": 0}}}"#)?;
/// let answers = Value::parse(
///     r#"{"reference": "ST1", "notes": {"K2": "Report"}, "ratings": [
///         {"points": [{"point": 0}, {"point": 2}], "ratings": {"K1": 1, "K2": 1, "S1": null}}]}"#,
/// )?;
/// let json = to_json(&with_read_answers(&request, &answers, Some(0), true)?)?;
/// assert_eq!(
///     json,
///     r#"{"target":"ST1","ratings":{"ST1":{"K1":0,"K2":2,"S1":null}},"notes":{"ST1":{"K2":"Report"}}}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `invalidType` where `request` or `answers` is no object, or `answers` has no reference; `invalidValue` where it has no
/// such column; `tooLarge`, `tooDeep`, `duplicateField`
pub fn with_read_answers(
    request: &Value,
    answers: &Value,
    column: Option<usize>,
    notes: bool,
) -> Result<Value, Error> {
    request.check()?;
    answers.check()?;
    let of_answers = Path::Root.field("answers");
    for (value, path) in [(request, &Path::Root), (answers, &of_answers)] {
        if !matches!(value, Value::Object(_)) {
            return Err(wrong_type(value, "an object", path));
        }
    }
    let mut request = request.clone();
    let Value::Text(reference) = answers.field("reference") else {
        return Err(wrong_type(answers.field("reference"), "text", &of_answers.field("reference")));
    };
    if let Some(at) = column {
        let columns = answers.field("ratings").items();
        let Some(column) = columns.get(at) else {
            let message =
                format_args!("there is no column {at}: the form has {}, counted from 0", columns.len());
            return Err(Error::at(&Path::Root.field("column"), ErrorCode::InvalidValue, message));
        };
        let points = column.field("points").items();
        for (code, at) in column.field("ratings").fields() {
            let point = match at {
                Value::Number(at) => points.get(*at as usize).map(|point| point.field("point").clone()),
                _ => None,
            };
            add(&mut request, ["ratings", reference, code], point.unwrap_or_default());
        }
    }
    for (code, note) in answers.field("notes").fields().iter().filter(|_| notes) {
        add(&mut request, ["notes", reference, code], note.clone());
    }
    Ok(request)
}

/// Adds what is said of a statement, unless something is.
fn add(request: &mut Value, [field, reference, code]: [&str; 3], value: Value) {
    let of = request.field_mut(field).and_then(|all| all.field_mut(reference));
    if let Some(Value::Object(own)) = of
        && !own.iter().any(|(known, _)| known == code)
    {
        own.push((code.to_owned(), value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_that_are_none_and_columns_that_are_not_there_are_refused() {
        let refused = |answers: &str, column| {
            let [request, answers] = ["{}", answers].map(|json| Value::parse(json).expect("JSON"));
            with_read_answers(&request, &answers, column, true).expect_err("wrong").to_string()
        };
        assert_eq!(refused("null", None), "answers: null where an object is expected");
        assert_eq!(refused("{}", None), "answers.reference: null where text is expected");
        let one = r#"{"reference": "ST1", "ratings": [{"points": [], "ratings": {}}]}"#;
        assert_eq!(refused(one, Some(1)), "column: there is no column 1: the form has 1, counted from 0");
    }
}
