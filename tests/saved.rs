//! Answers that version 0.1.0 saved are read by this version and every later one: nothing a person entered is lost.
//!
//! `tests/fixtures/saved-0.1.0` has the files that its page wrote, byte for byte.

use std::fs;

use serde_json::Value as Json;
use skills_gap::Engine;
use skills_gap::gap::GapRequest;
use skills_gap::input::Value;

/// The saved file, and an engine with the occupations that it brings.
fn saved(name: &str) -> (Json, Engine) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/saved-0.1.0");
    let text = fs::read_to_string(format!("{folder}/{name}.download.json")).expect("a fixture");
    let mut file: Json = serde_json::from_str(&text).expect("JSON");
    let occupations = file.as_object_mut().and_then(|fields| fields.remove("occupations"));
    let engine = match occupations {
        Some(occupations) => {
            let occupations = Value::parse(&occupations.to_string()).expect("JSON");
            Engine::embedded().with_of(&occupations).expect("occupations")
        }
        None => Engine::embedded(),
    };
    (file, engine)
}

fn restored(file: &Json, engine: &Engine) -> GapRequest {
    engine.restore(&Value::parse(&file.to_string()).expect("JSON")).expect("restored").request
}

/// Every rating and note: its path, and what stands there.
fn entries(request: &Json) -> Vec<(String, Json)> {
    let mut entries = Vec::new();
    for field in ["ratings", "notes"] {
        for (reference, codes) in request[field].as_object().into_iter().flatten() {
            for (code, value) in codes.as_object().into_iter().flatten() {
                entries.push((format!("{field}.{reference}.{code}"), value.clone()));
            }
        }
    }
    let aside = request["setAside"].as_array().into_iter().flatten();
    entries.extend(
        aside.map(|part| (part["path"].as_str().unwrap_or_default().to_owned(), part["value"].clone())),
    );
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    entries
}

#[test]
fn every_answer_of_version_0_1_0_comes_back_or_is_set_aside() {
    for (name, answers, aside) in [("1-few", 5, 0), ("2-many", 57, 0), ("3-added", 3, 0), ("4-all", 63, 2)] {
        let (file, engine) = saved(name);
        let request = restored(&file, &engine);
        let back = serde_json::to_value(&request).expect("JSON");
        assert_eq!(entries(&back), entries(&file), "{name}");
        assert_eq!(entries(&file).len(), answers, "{name}");
        assert_eq!(request.set_aside.len(), aside, "{name}");
        for field in ["target", "current", "option", "rejected"] {
            let [was, is] = [&file, &back]
                .map(|request| request.get(field).filter(|value| **value != Json::Array(vec![])));
            let is = is.filter(|value| !value.as_array().is_some_and(Vec::is_empty));
            assert_eq!(is, was, "{name}: {field}");
        }
        assert!(request.assumed.is_empty(), "nothing is assumed that nobody said");

        // They can be asked about, saved again, and restored again.
        let report = engine.gap(&request).expect("a report");
        assert!(report.coverage.overall.and_then(|shares| shares.likely).is_some(), "{name}");
        let again = restored(&back, &engine);
        assert_eq!(again, request, "{name}");
    }
}
