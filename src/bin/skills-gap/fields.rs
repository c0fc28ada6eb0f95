//! Parts of an answer, by the path of a field: `coverage.overall.likely`, `lists.toLearn.0`.

mod top;

use serde::Serialize;
use skills_gap::input::Value;

use crate::failure::Failure;
use crate::output::to_json;

/// The `fields` of `value`: an object with a field for each path. Null where a part of the path is null, or a list ends
/// before it.
pub fn pick<T: Serialize + ?Sized>(value: &T, fields: &[String]) -> Result<Value, Failure> {
    let names = fields.iter().map(|path| path.split('.').next().unwrap_or_default());
    // An answer has hundreds of fields: the others are not even written.
    let whole = match top::fields_of(value, &names.collect::<Vec<_>>()) {
        Some(fields) => Value::Object(fields),
        None => Value::parse(&to_json(value)?)?,
    };
    let picked = fields.iter().map(|field| {
        let found = at(&whole, field).ok_or_else(|| Failure::NoField(field.clone()))?;
        Ok((field.clone(), found.clone()))
    });
    Ok(Value::Object(picked.collect::<Result<_, Failure>>()?))
}

/// Refuses the first of `fields` that answers such as `value` do not have. What lists hold differs from answer to answer.
pub fn check_names<T: Serialize + ?Sized>(value: &T, fields: &[String]) -> Result<(), Failure> {
    let whole = Value::parse(&to_json(value)?)?;
    let unknown = fields.iter().find(|field| walk(&whole, field, |_, _| None).is_none());
    unknown.map_or(Ok(()), |field| Err(Failure::NoField(field.clone())))
}

/// `fields`, each once.
pub fn distinct(fields: &[String]) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for field in fields {
        if !distinct.contains(field) {
            distinct.push(field.clone());
        }
    }
    distinct
}

/// Which item of a list counts, by its place; null where there is none.
type Item = fn(&[Value], usize) -> Option<&Value>;

/// The part of `value` at `path`; none where an object has no such field.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    walk(value, path, |items, place| items.get(place))
}

/// The same, where `item` says which items lists have.
fn walk<'a>(value: &'a Value, path: &str, item: Item) -> Option<&'a Value> {
    let mut at = value;
    for name in path.split('.') {
        at = match at {
            Value::Object(fields) => &fields.iter().find(|(field, _)| field == name)?.1,
            Value::List(items) => item(items, name.parse::<usize>().ok()?).unwrap_or(&Value::Null),
            Value::Null => return Some(&Value::Null),
            _ => return None,
        };
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_picked_is_what_the_whole_has() {
        let report = skills_gap::Engine::embedded();
        let report = report.gap(&skills_gap::gap::GapRequest::new("OCC0526")).expect("a gap");
        let whole = Value::parse(&to_json(&report).ok().expect("JSON")).expect("JSON");
        let Value::Object(fields) = &whole else { panic!("an object") };
        for (name, value) in fields {
            let picked = pick(&report, std::slice::from_ref(name)).ok().expect("picked");
            assert_eq!(picked, Value::Object(vec![(name.clone(), value.clone())]));
        }
        assert!(pick(&report, &["coverage.x".to_owned()]).is_err());
        assert!(pick(&report, &["x".to_owned()]).is_err());
    }

    #[test]
    fn a_path_leads_into_objects_and_lists() {
        let value = Value::parse(r#"{"a": {"b": [1, null]}, "c": null}"#).expect("JSON");
        let found = |path: &str| at(&value, path).map(|found| to_json(found).ok().expect("JSON"));
        for (path, expected) in [
            ("a.b.0", Some("1")),
            ("a.b", Some("[1,null]")),
            ("a.b.7", Some("null")),
            ("a.b.1.x", Some("null")),
            ("c.d", Some("null")),
            ("a.x", None),
            ("a.b.x", None),
            ("a.b.0.x", None),
            ("", None),
        ] {
            assert_eq!(found(path).as_deref(), expected, "{path}");
        }
    }
}
