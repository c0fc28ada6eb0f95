//! Saved answers come back: what fits is used, the rest is set aside, nothing is dropped.

use skills_gap::catalogue::Catalogue;
use skills_gap::gap::{GapRequest, Restored};
use skills_gap::input::Value;
use skills_gap::pack::{self, Manifest};
use skills_gap::read::{ReadOptions, read};
use skills_gap::transfer::Model;
use skills_gap::{Engine, Error, ErrorCode};

fn restore(saved: &str) -> Result<Restored, Error> {
    Engine::embedded().restore(&Value::parse(saved).expect("JSON"))
}

fn set_aside(restored: &Restored) -> Vec<(&str, String)> {
    let json = |value| serde_json::to_string(value).expect("JSON");
    restored.request.set_aside.iter().map(|part| (part.path.as_str(), json(&part.value))).collect()
}

#[test]
fn what_does_not_fit_is_set_aside_and_the_rest_is_used() {
    let cases: [(&str, &[(&str, &str)]); 15] = [
        (r#"{"target":"OCC9999"}"#, &[("target", r#""OCC9999""#)]),
        (r#"{"target":"OCC0526","current":7}"#, &[("current", "7")]),
        (
            r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K99":1,"K2":9,"K3":"2","K4":null}}}"#,
            &[("ratings.OCC0311.K99", "1"), ("ratings.OCC0311.K2", "9"), ("ratings.OCC0311.K3", r#""2""#)],
        ),
        (r#"{"target":"OCC0526","ratings":{"OCC7":{"K1":2}}}"#, &[("ratings.OCC7.K1", "2")]),
        (r#"{"target":"OCC0526","ratings":{"OCC7":5}}"#, &[("ratings.OCC7", "5")]),
        (r#"{"target":"OCC0526","ratings":[1]}"#, &[("ratings", "[1]")]),
        (r#"{"target":"OCC0526","notes":{"OCC0311":{"K1":"mine","K2":2}}}"#, &[("notes.OCC0311.K2", "2")]),
        (
            r#"{"target":"OCC0526","done":{"OCC0311":{"K1":"2026-11-28","K2":"soon","K99":"2026-11-28"}}}"#,
            &[("done.OCC0311.K2", r#""soon""#), ("done.OCC0311.K99", r#""2026-11-28""#)],
        ),
        (
            r#"{"target":"OCC0526","assumed":{"OCC0311":1.5,"OCC0526":1.25,"OCC7":2}}"#,
            &[("assumed.OCC0526", "1.25"), ("assumed.OCC7", "2")],
        ),
        (
            r#"{"target":"OCC0526","rejected":[["OCC0311.K1","OCC0526.K1"],["a","b"],["OCC0311.K1"]]}"#,
            &[("rejected[1]", r#"["a","b"]"#), ("rejected[2]", r#"["OCC0311.K1"]"#)],
        ),
        (r#"{"target":"OCC0526","scale":{"points":[]}}"#, &[("scale", r#"{"points":[]}"#)]),
        (r#"{"target":"OCC0526","weights":"heavy"}"#, &[("weights", r#""heavy""#)]),
        (r#"{"target":"OCC0526","colour":{"a":[true,null]}}"#, &[("colour", r#"{"a":[true,null]}"#)]),
        (r#"{"target":"OCC0526","setAside":"x"}"#, &[("setAside", r#""x""#)]),
        (
            r#"{"format":"skills-gap/1","target":"","ratings":{"__proto__":{"K1":1}}}"#,
            &[("ratings.__proto__.K1", "1")],
        ),
    ];
    for (saved, expected) in cases {
        let restored = restore(saved).unwrap_or_else(|error| panic!("{saved}: {error}"));
        let expected: Vec<_> = expected.iter().map(|(path, value)| (*path, (*value).to_owned())).collect();
        assert_eq!(set_aside(&restored), expected, "{saved}");
        assert_eq!(restored.warnings.len(), expected.len(), "{saved}");
    }
}

#[test]
fn what_was_rated_is_another_statement_only_where_its_words_or_their_hash_say_so() {
    for (on, is_kept) in [
        ("{}", true),
        (r#"{"id":"another"}"#, true),
        (r#"{"statement":""}"#, true),
        (r#"{"hash":1}"#, false),
        (r#"{"id":"another","hash":1}"#, false),
        (r#"{"statement":"old words about drains"}"#, false),
    ] {
        let saved =
            format!(r#"{{"ratings":{{"OCC0311":{{"K9":2}}}},"ratedOn":{{"OCC0311":{{"K9":{on}}}}}}}"#);
        let restored = restore(&saved).expect("restored");
        assert_eq!(restored.request.ratings.get("OCC0311", "K9").is_some(), is_kept, "{on}");
        assert_eq!(restored.request.set_aside.is_empty(), is_kept, "{on}");
    }
}

#[test]
fn what_is_longer_than_any_statement_is_none_of_them() {
    let engine = Engine::embedded();
    let statement = &engine.occupation("OCC0526").expect("embedded").ksbs[0].statement;
    let aside = |marks: usize| {
        let on = format!("{}{statement}", "- ".repeat(marks));
        let saved = format!(
            r#"{{"target":"OCC0526","ratings":{{"OCC0526":{{"K1":2}}}},
                "ratedOn":{{"OCC0526":{{"K1":{{"statement":{}}}}}}}}}"#,
            serde_json::json!(on)
        );
        restore(&saved).expect("restored").request.set_aside.len()
    };
    assert_eq!((aside(10), aside(10_000)), (0, 1));
}

#[test]
fn what_was_set_aside_comes_back_when_it_fits() {
    let saved = r#"{"target":"OCC0526","ratings":{"OCC0311":{"K2":1}},"setAside":[
        {"path":"ratings.OCC0311.K1","value":2,"message":"was unknown"},
        {"path":"ratings.OCC0311.K2","value":3,"message":"has been given again"},
        {"path":"notes.OCC0311.K1","value":"mine","message":""},
        {"path":"ratings.OCC7.K1","value":2,"message":"still unknown"}]}"#;
    let restored = restore(saved).expect("restored");
    assert_eq!(restored.request.ratings.get("OCC0311", "K1"), Some(&Some(2)));
    assert_eq!(restored.request.ratings.get("OCC0311", "K2"), Some(&Some(1)));
    assert_eq!(restored.request.notes.get("OCC0311", "K1").map(String::as_str), Some("mine"));
    let kept: Vec<_> = set_aside(&restored).into_iter().map(|(path, _)| path).collect();
    assert_eq!(kept, ["ratings.OCC0311.K2", "ratings.OCC7.K1"]);
    assert_eq!(restored.warnings, [], "they were warned of when they were set aside");
}

#[test]
fn a_field_that_an_older_version_set_aside_whole_comes_back_part_by_part() {
    let saved = r#"{"done":{"OCC0311":{"K2":"2026-11-28"}},"assumed":{"OCC0526":1},
        "ratedOn":{"OCC0311":{"K4":{"statement":"old words about drains"}}},"setAside":[
        {"path":"done","message":"not a field that is known here","value":{"OCC0311":
            {"K1":"2026-11-27","K2":"2026-11-01","K3":"soon","K4":"2026-11-02"},"OCC7":{"K1":"2026-11-03"}}},
        {"path":"assumed","message":"not a field that is known here","value":{"OCC0311":1.5,"OCC0526":2}},
        {"path":"done","message":"","value":{"OCC0311":{"K1":"2026-11-27"}}},
        {"path":"done","message":"","value":3}]}"#;
    let restored = restore(saved).expect("restored");
    let done = |code| restored.request.done.get("OCC0311", code).map(String::as_str);
    assert_eq!((done("K1"), done("K2")), (Some("2026-11-27"), Some("2026-11-28")));
    assert_eq!(
        (restored.request.assumed.get("OCC0311"), restored.request.assumed.get("OCC0526")),
        (Some(1), Some(1))
    );
    let left: Vec<_> = set_aside(&restored).into_iter().map(|(path, _)| path).collect();
    let refused =
        ["done", "done.OCC0311.K2", "done.OCC0311.K3", "done.OCC0311.K4", "done.OCC7.K1", "assumed.OCC0526"];
    assert_eq!(left, refused);
    assert!(restored.outdated && !restored.request.set_aside[3].rated_on.is_null(), "K4 may be moved");
    let again = again(&restored.request);
    assert_eq!((again.request, again.warnings.len()), (restored.request, 0));
    // Without their own scale, assumptions do not come back on the built-in one.
    let saved = r#"{"ratings":{},"setAside":[{"path":"assumed","message":"","scalePoints":3,"value":{"OCC0311":1}}]}"#;
    let restored = restore(saved).expect("restored");
    assert_eq!((restored.request.assumed.get("OCC0311"), restored.request.set_aside.len()), (None, 1));
}

#[test]
fn the_order_of_the_fields_loses_nothing() {
    let part = r#""setAside":[{"path":"ratings.OCC0311.K2","value":3,"message":"m"}]"#;
    let ratings = r#""ratings":{"OCC0311":{"K2":1}}"#;
    for saved in [
        format!(r#"{{"target":"OCC0526",{part},{ratings}}}"#),
        format!(r#"{{"target":"OCC0526",{ratings},{part}}}"#),
    ] {
        let restored = restore(&saved).expect("restored");
        assert_eq!(restored.request.ratings.get("OCC0311", "K2"), Some(&Some(1)), "{saved}");
        assert_eq!(set_aside(&restored), [("ratings.OCC0311.K2", "3".to_owned())], "{saved}");
    }
}

#[test]
fn ratings_on_a_scale_that_cannot_be_used_are_set_aside() {
    let saved = r#"{"target":"OCC0526","scale":{"points":[]},"ratings":{"OCC0311":{"K1":2,"K2":4}}}"#;
    let restored = restore(saved).expect("restored");
    assert!(restored.request.ratings.is_empty());
    let paths: Vec<_> = set_aside(&restored).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["scale", "ratings.OCC0311.K1", "ratings.OCC0311.K2"]);
}

fn again(request: &GapRequest) -> Restored {
    restore(&serde_json::to_string(request).expect("JSON")).expect("restored")
}

#[test]
fn ratings_on_a_scale_that_cannot_be_used_come_back_only_on_one_of_their_own() {
    let points = |last: &str| {
        let point = |credit: &str| {
            format!(r#"{{"credit":{credit},"labels":{{"knowledge":"a","skill":"b","behaviour":"c"}}}}"#)
        };
        format!(r#"{{"points":[{},{},{}]}}"#, point("0"), point("0.5"), point(last))
    };
    let broken = format!(
        r#"{{"target":"OCC0526","scale":{},"ratings":{{"OCC0311":{{"K1":2}}}},"assumed":{{"OCC0526":1}}}}"#,
        points("7")
    );
    let mut restored = restore(&broken).expect("restored");
    for _ in 0..3 {
        assert!(restored.request.ratings.is_empty() && restored.request.assumed.is_empty());
        assert_eq!(set_aside(&restored).len(), 3);
        restored = again(&restored.request);
    }
    // A scale of another size is not theirs, whoever sets it.
    let mut other = restored.request.clone();
    other.scale = Some(Default::default());
    assert!(again(&other).request.ratings.is_empty());
    let mut mended = restored.request.clone();
    mended.scale = serde_json::from_str(&points("1")).expect("a scale");
    assert_eq!(again(&mended).request.ratings.get("OCC0311", "K1"), Some(&Some(2)));
    assert_eq!(again(&mended).request.assumed.get("OCC0526"), Some(1));
}

#[test]
fn ratings_on_a_scale_of_ones_own_do_not_come_back_on_the_built_in_one() {
    let point = r#"{"credit":0,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}"#;
    let scale = format!(r#"{{"points":[{point},{}]}}"#, point.replace('0', "1"));
    let saved = format!(r#"{{"target":"OCC0526","scale":{scale},"ratings":{{"OCC9":{{"K1":1}}}}}}"#);
    let mut kept = restore(&saved).expect("restored").request;
    assert_eq!(kept.set_aside[0].scale_points, Some(2));
    let occupation =
        r#"[{"reference":"OCC9","ksbs":[{"code":"K1","kind":"knowledge","statement":"Something"}]}]"#;
    let engine = Engine::embedded().with_of(&Value::parse(occupation).expect("JSON")).expect("fits");
    let back = |request: &GapRequest| {
        let saved = serde_json::to_string(request).expect("JSON");
        engine.restore(&Value::parse(&saved).expect("JSON")).expect("restored").request
    };
    assert_eq!(back(&kept).ratings.get("OCC9", "K1"), Some(&Some(1)));
    kept.scale = None;
    assert!(back(&kept).ratings.is_empty());
    // An earlier version did not say what an answer was given on: beside a scale set aside it is not guessed.
    let earlier = r#"{"setAside":[{"path":"scale","value":{},"message":""},{"path":"ratings.OCC0311.K1","value":1,"message":""}]}"#;
    assert!(restore(earlier).expect("restored").request.ratings.is_empty());
}

#[test]
fn an_occupation_that_comes_back_brings_everything_back() {
    let saved = r#"{"target":"OCC9","current":"OCC9","ratings":{"OCC9":{"K1":2}},"notes":{"OCC9":{"K1":"mine"}},"rejected":[["OCC9.K1","OCC0526.K1"]]}"#;
    let first = restore(saved).expect("restored").request;
    assert_eq!(first.set_aside.len(), 5);
    let occupation =
        r#"[{"reference":"OCC9","ksbs":[{"code":"K1","kind":"knowledge","statement":"Something"}]}]"#;
    let engine = Engine::embedded().with_of(&Value::parse(occupation).expect("JSON")).expect("fits");
    let saved_again = serde_json::to_string(&first).expect("JSON");
    let second = engine.restore(&Value::parse(&saved_again).expect("JSON")).expect("restored").request;
    assert_eq!(second.set_aside, []);
    assert_eq!((second.target.as_str(), second.current.as_deref()), ("OCC9", Some("OCC9")));
    assert_eq!(second.rejected, [("OCC9.K1".to_owned(), "OCC0526.K1".to_owned())]);
    assert_eq!(second.ratings.get("OCC9", "K1"), Some(&Some(2)));
}

#[test]
fn what_could_not_be_restored_again_is_refused_at_once() {
    let nested =
        |depth: usize| format!(r#"{{"target":"OCC0526","x":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    let restored = restore(&nested(28)).expect("restored");
    let saved = serde_json::to_string(&restored.request).expect("JSON");
    assert_eq!(restore(&saved).expect("again").request, restored.request);
    assert_eq!(restore(&nested(30)).expect_err("too deep").code(), ErrorCode::TooDeep);
}

#[test]
fn what_was_set_aside_survives_another_round() {
    let first =
        restore(r#"{"target":"OCC0526","ratings":{"OCC7":{"K1":2}},"colour":"red"}"#).expect("restored");
    let saved = serde_json::to_string(&first.request).expect("JSON");
    let second = restore(&saved).expect("restored");
    assert_eq!(second.request, first.request);
    // And a report can be asked for.
    let report = Engine::embedded().gap(&second.request).expect("a report");
    assert_eq!(report.warnings.len(), 1);
}

#[test]
fn what_are_no_saved_answers_is_refused() {
    for (saved, code) in [
        ("null", ErrorCode::InvalidType),
        ("[]", ErrorCode::InvalidType),
        (r#""text""#, ErrorCode::InvalidType),
        ("{}", ErrorCode::InvalidValue),
        (r#"{"name":"package","version":"1.0.0"}"#, ErrorCode::InvalidValue),
        (r#"{"format":"skills-gap/2","target":"OCC0526"}"#, ErrorCode::UnknownFormat),
        (r#"{"format":1,"target":"OCC0526"}"#, ErrorCode::InvalidType),
    ] {
        let error = restore(saved).expect_err(saved);
        assert_eq!(error.code(), code, "{saved}: {error}");
        assert!(!error.path().is_empty(), "{saved}");
    }
}

#[test]
fn saved_answers_are_known_by_their_fields_and_format() {
    let is_saved = |json: &str| Restored::is_saved(&Value::parse(json).expect("JSON"));
    for saved in [
        r#"{"format":"skills-gap/1"}"#,
        // Of a later version: they are answers, and `restore` refuses them.
        r#"{"format":"skills-gap/9","target":"OCC0526"}"#,
        r#"{"format":"skills-gap/10"}"#,
        r#"{"target":""}"#,
        r#"{"current":null}"#,
        r#"{"ratings":{}}"#,
        r#"{"assumed":{}}"#,
        r#"{"notes":5}"#,
        r#"{"rejected":[]}"#,
        r#"{"scale":{"points":[]}}"#,
        r#"{"setAside":[]}"#,
        r#"{"format":1,"target":"OCC0526"}"#,
        // As the page downloads them.
        r#"{"format":"skills-gap/1","target":"OCC0526","occupations":[{"reference":"OCC9","ksbs":[]}]}"#,
    ] {
        assert!(is_saved(saved), "{saved}");
    }
    for other in [
        "null",
        "true",
        "5",
        r#""OCC0526""#,
        "[]",
        r#"[{"target":"OCC0526"}]"#,
        "{}",
        r#"{"name":"package","version":"1.0.0"}"#,
        r#"{"format":1}"#,
        r#"{"format":"skills-gap/"}"#,
        r#"{"format":"skills-gap/x","target":"OCC0526"}"#,
        r#"{"format":"skills-gap"}"#,
        r#"{"format":"another/1","target":"OCC0526","ratings":{}}"#,
        r#"{"format":"skills-gap-catalogue/1","sources":[],"occupations":[]}"#,
        r#"{"occupations":[{"reference":"OCC9","name":"Welder","ksbs":[]}]}"#,
        r#"{"reference":"OCC9","name":"Welder","ksbs":[]}"#,
        r#"{"format":"skills-gap-pack/1","engineVersion":"0.1.0","counts":{},"files":{}}"#,
    ] {
        assert!(!is_saved(other), "{other}");
    }
}

#[test]
fn no_file_of_this_crate_is_taken_for_saved_answers() {
    let occupations: Vec<_> = Catalogue::embedded().occupations().cloned().collect();
    let records = serde_json::to_string(&occupations).expect("JSON");
    let collection = serde_json::to_string(
        &read(&records, &ReadOptions::default()).expect("a collection").into_collection(),
    )
    .expect("JSON");
    let files = pack::build(occupations, vec![], Model::embedded(), 1, &|_, _| ()).expect("a pack");
    let manifest = files.into_iter().find(|file| file.name == Manifest::NAME).expect("a manifest");
    let manifest = String::from_utf8(manifest.bytes).expect("text");
    for file in [records, collection, manifest] {
        let value = Value::parse(&file).expect("JSON");
        assert!(!Restored::is_saved(&value), "{}", file.get(..80).unwrap_or(&file));
    }
}
