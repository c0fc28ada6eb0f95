//! Which occupations a request names, and where: what has to be loaded before it can be answered.

use crate::assessment::{answer_path, assumption_path, is_pair_path};
use crate::catalogue::split_at_code;
use crate::error::Path;
use crate::input::Value;

/// An occupation that a request names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedOccupation {
    /// Where: `target`, `ratings.OCC0311`, `rejected[0][1]`, `setAside[2]`.
    pub(super) path: String,
    pub(super) reference: String,
}

/// The occupations that `request`, or a saved request, names, as far as `is_known`. A value that is no request names
/// what it seems to name: whether it is one, the question says.
pub(super) fn occupations_named_in(request: &Value, is_known: impl Fn(&str) -> bool) -> Vec<NamedOccupation> {
    let mut named = Named { is_known, occupations: Vec::new() };
    for name in ["target", "current"] {
        if let Value::Text(reference) = request.field(name) {
            named.add(reference, &Path::Root.field(name));
        }
    }
    for name in ["targets", "steps"] {
        let path = Path::Root.field(name);
        for (number, item) in request.field(name).items().iter().enumerate() {
            if let Value::Text(reference) = item {
                named.add(reference, &path.item(number));
            }
        }
    }
    for name in ["ratings", "assumed", "notes", "done"] {
        if let Value::Object(occupations) = request.field(name) {
            for (reference, _) in occupations {
                named.add(reference, &Path::Root.field(name).field(reference));
            }
        }
    }
    if let Value::List(pairs) = request.field("rejected") {
        let path = Path::Root.field("rejected");
        for (number, pair) in pairs.iter().enumerate() {
            let path = path.item(number);
            for (side, id) in pair.items().iter().enumerate() {
                named.add_statement(id, &path.item(side));
            }
        }
    }
    if let Value::List(parts) = request.field("setAside") {
        let path = Path::Root.field("setAside");
        for (number, part) in parts.iter().enumerate() {
            named.add_set_aside(part, &path.item(number));
        }
    }
    named.occupations
}

struct Named<F> {
    is_known: F,
    occupations: Vec<NamedOccupation>,
}

impl<F: Fn(&str) -> bool> Named<F> {
    /// Adds the occupation, if there is such a one.
    fn add(&mut self, reference: &str, path: &Path<'_>) {
        if (self.is_known)(reference) {
            self.occupations.push(NamedOccupation { path: path.exact(), reference: reference.to_owned() });
        }
    }

    /// The occupation of a statement's id, `OCC0311.K9`.
    fn add_statement(&mut self, id: &Value, path: &Path<'_>) {
        if let Value::Text(id) = id
            && let Some((reference, _)) = split_at_code(id)
        {
            self.add(reference, path);
        }
    }

    /// A part that was set aside, as far as a restore may take it back. That is `target` with its reference,
    /// `ratings.OCC0311.K1` with an answer, `assumed.OCC0311` with a point, or `rejected[0]` with a pair.
    fn add_set_aside(&mut self, part: &Value, path: &Path<'_>) {
        let (Value::Text(place), value) = (part.field("path"), part.field("value")) else { return };
        if let Some((_, reference, _)) = answer_path(place) {
            self.add(reference, path);
        } else if let Some(reference) = assumption_path(place) {
            self.add(reference, path);
        } else if is_pair_path(place) {
            value.items().iter().for_each(|id| self.add_statement(id, path));
        } else if let ("target" | "current", Value::Text(reference)) = (place.as_str(), value) {
            self.add(reference, path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_in(request: &str) -> Vec<(String, String)> {
        let known = ["OCC1", "OCC2", "11-1011.00", "11-1011", "__proto__"];
        let request = Value::parse(request).expect("JSON");
        let named = occupations_named_in(&request, |reference| known.contains(&reference));
        named.into_iter().map(|one| (one.path, one.reference)).collect()
    }

    #[test]
    fn each_place_of_a_request_names_its_occupation() {
        for (request, path, reference) in [
            (r#"{"target": "OCC1"}"#, "target", "OCC1"),
            (r#"{"current": "11-1011.00"}"#, "current", "11-1011.00"),
            (r#"{"ratings": {"OCC2": {"K1": 2}}}"#, "ratings.OCC2", "OCC2"),
            (r#"{"ratings": {"__proto__": 5}}"#, "ratings.__proto__", "__proto__"),
            (r#"{"assumed": {"OCC2": 1}}"#, "assumed.OCC2", "OCC2"),
            (r#"{"setAside": [{"path": "assumed.11-1011.00", "value": 1}]}"#, "setAside[0]", "11-1011.00"),
            (r#"{"notes": {"11-1011.00": {}}}"#, "notes.11-1011.00", "11-1011.00"),
            (r#"{"rejected": [[1], ["x", "OCC1.K1"]]}"#, "rejected[1][1]", "OCC1"),
            (r#"{"rejected": [["11-1011.00.K3"]]}"#, "rejected[0][0]", "11-1011.00"),
            (r#"{"setAside": [{"path": "target", "value": "OCC1"}]}"#, "setAside[0]", "OCC1"),
            (r#"{"setAside": [{"path": "ratings.OCC1.K1", "value": 1}]}"#, "setAside[0]", "OCC1"),
            (r#"{"setAside": [5, {"path": "notes.OCC1.K2", "value": "a"}]}"#, "setAside[1]", "OCC1"),
            (r#"{"setAside": [{"path": "rejected[4]", "value": ["OCC2.K1", 5]}]}"#, "setAside[0]", "OCC2"),
        ] {
            assert_eq!(named_in(request), [(path.to_owned(), reference.to_owned())], "{request}");
        }
    }

    #[test]
    fn the_code_of_what_is_set_aside_stands_after_the_last_dot() {
        for (path, reference) in [("ratings.11-1011.00.K3", "11-1011.00"), ("ratings.11-1011.K3", "11-1011")]
        {
            let request = format!(r#"{{"setAside": [{{"path": "{path}", "value": 1}}]}}"#);
            assert_eq!(named_in(&request), [("setAside[0]".to_owned(), reference.to_owned())], "{path}");
        }
    }

    #[test]
    fn what_is_never_taken_back_names_nothing() {
        for part in [
            // All answers about one occupation: each is set aside by itself, so no restore looks for them together.
            r#"{"path": "ratings.OCC1", "value": {"K1": 2}}"#,
            r#"{"path": "notes.__proto__", "value": 5}"#,
            r#"{"path": "weights", "value": ["OCC1.K1"]}"#,
            r#"{"path": "option", "value": "OCC1.O1"}"#,
            r#"{"path": "rejected", "value": ["OCC1.K1", "OCC2.K1"]}"#,
        ] {
            assert_eq!(named_in(&format!(r#"{{"setAside": [{part}]}}"#)), [], "{part}");
        }
    }

    #[test]
    fn what_is_no_request_names_nothing() {
        for request in [
            "null",
            "[]",
            r#"{"target": 5, "ratings": [], "notes": "OCC1", "rejected": {"OCC1": 1}, "setAside": [null]}"#,
            r#"{"target": "OCC9", "rejected": [["OCC1"], "OCC1.K1"], "setAside": [{"path": "OCC1", "value": "OCC1"}]}"#,
        ] {
            assert_eq!(named_in(request), [], "{request}");
        }
    }
}
