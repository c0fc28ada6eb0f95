//! A target's option: the statements that only other options need do not count, wherever they are counted.

use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::input::Value;
use skills_gap::{Engine, ErrorCode};

/// K1 for all, K2 for O1, K3 for O2, S1 for both, S2 for no duty at all.
fn engine() -> Engine {
    let record = r#"[{"reference":"OCC0001","name":"Smith","level":3,
        "ksbs":[{"code":"K1","kind":"knowledge","statement":"The law on health and safety at work"},
            {"code":"K2","kind":"knowledge","statement":"How horses walk"},
            {"code":"K3","kind":"knowledge","statement":"Styles of wrought iron gates"},
            {"code":"S1","kind":"skill","statement":"Forge iron"},
            {"code":"S2","kind":"skill","statement":"Keep accounts"}],
        "options":[{"code":"O1","name":"Farrier","reference":"OCC0001A"},{"code":"O2","name":"Blacksmith"}],
        "duties":[{"code":"D1","statement":"Work safely","core":true,"ksbs":["K1"]},
            {"code":"D2","statement":"Shoe","core":true,"ksbs":["K2","S1"],"options":["O1"]},
            {"code":"D3","statement":"Make gates","core":true,"ksbs":["K3","S1"],"options":["O2"]}]},
        {"reference":"OCC0002","name":"Helper","level":2,"links":[{"direction":"out","reference":"OCC0001"}],
        "ksbs":[{"code":"K1","kind":"knowledge","statement":"Styles of wrought iron gates"}]}]"#;
    let occupations: Vec<Occupation> = serde_json::from_str(record).expect("records");
    Engine::new(Catalogue::default().with(occupations).expect("a catalogue"))
}

fn asked(request: &str) -> Value {
    Value::parse(request).expect("JSON")
}

#[test]
fn what_only_other_options_need_does_not_count() {
    let codes = |option: &str| {
        let report =
            engine().gap_of(&asked(&format!(r#"{{"target":"OCC0001"{option}}}"#))).expect("a report");
        let codes: Vec<String> = report.statements.iter().map(|one| one.code.clone()).collect();
        assert_eq!(report.counts.overall.total, codes.len());
        (codes.join(" "), report.option, report.warnings.iter().any(|warning| warning.code == "noOption"))
    };
    assert_eq!(codes(""), ("K1 K2 K3 S1 S2".to_owned(), None, true));
    for name in ["O1", "Farrier", "OCC0001A"] {
        let given = format!(r#","option":"{name}""#);
        assert_eq!(codes(&given), ("K1 K2 S1 S2".to_owned(), Some("O1".to_owned()), false));
    }
    assert_eq!(codes(r#","option":"Blacksmith""#).0, "K1 K3 S1 S2");
}

#[test]
fn it_may_still_be_rated_and_carry_over() {
    // Gates are no part of shoeing, but who rates them may be a helper, of whom they ask just that.
    let request = r#"{"target":"OCC0001","option":"O1","ratings":{"OCC0001":{"K3":2,"K2":2}}}"#;
    let report = engine().gap_of(&asked(request)).expect("a report");
    assert_eq!(report.coverage.overall.map(|overall| overall.shown), Some(0.25), "one of four");
    let near = engine().nearest_of(&asked(request)).expect("a report");
    let helper = near.occupations.iter().find(|one| one.reference == "OCC0002").expect("it");
    assert!(helper.likely.is_some_and(|likely| likely > 0.9), "{:?}", helper.likely);
}

#[test]
fn duties_of_other_options_weigh_nothing() {
    let request = r#"{"target":"OCC0001","option":"O2","weights":"duties"}"#;
    let report = engine().gap_of(&asked(request)).expect("a report");
    let weights: Vec<(&str, f64)> =
        report.statements.iter().map(|one| (one.code.as_str(), one.weight)).collect();
    // K1, K3 and S1 are needed by one duty each, S2 by none: half a duty; the mean is 3.5 / 4.
    assert_eq!(weights, [("K1", 1.1429), ("K3", 1.1429), ("S1", 1.1429), ("S2", 0.5714)]);
}

#[test]
fn every_question_leaves_it_out() {
    for weights in ["equal", "duties"] {
        let rest = format!(r#""target":"OCC0001","option":"O1","current":"OCC0002","weights":"{weights}""#);
        let gap = engine().gap_of(&asked(&format!("{{{rest}}}"))).expect("a gap");
        let sum: f64 = gap.statements.iter().map(|one| one.weight).sum();
        let near = |sum: f64, other: f64| (sum - other).abs() < 0.001;

        let ways = engine().pathways_of(&asked(&format!("{{{rest}}}"))).expect("ways");
        let step = &ways.pathways.iter().find(|way| way.straight).expect("straight there").steps[0];
        let weights_of_step: f64 = step.statements.iter().map(|one| one.weight).sum();
        assert!(near(weights_of_step, sum), "{weights}: {weights_of_step} {sum}");
        assert!(step.statements.iter().all(|one| one.code != "K3"));

        let plan = engine().plan_of(&asked(&format!("{{{rest}}}"))).expect("a plan");
        assert!(plan.steps.iter().flat_map(|step| &step.items).all(|item| item.code != "K3"));
        let weights_of_plan: f64 =
            plan.steps.iter().flat_map(|step| &step.items).map(|item| item.weight).sum();
        assert!(near(weights_of_plan, sum));

        let next = engine().next_of(&asked(&format!("{{{rest}}}"))).expect("questions");
        let asks = |id: (&str, &str)| {
            next.questions
                .iter()
                .any(|one| (one.statement.occupation.as_str(), one.statement.code.as_str()) == id)
        };
        assert!(!asks(("OCC0001", "K3")) && asks(("OCC0001", "K2")));

        let both = format!(r#"{{{rest},"targets":["OCC0001","OCC0002"]}}"#);
        let compared = engine().compare_of(&asked(&both)).expect("a comparison");
        assert!(compared.shared.is_empty(), "what the helper needs is not asked of a farrier");
        assert!(compared.targets[0].own.iter().all(|one| one.code != "K3"));
    }
}

#[test]
fn an_option_that_is_none_is_refused_and_set_aside() {
    for request in [r#"{"target":"OCC0001","option":"O3"}"#, r#"{"target":"OCC0002","option":"O1"}"#] {
        let error = engine().gap_of(&asked(request)).expect_err("refused");
        assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "option"), "{request}");
        let restored = engine().restore(&asked(request)).expect("restored");
        assert_eq!((restored.request.option, restored.request.set_aside.len()), (None, 1));
    }
    let restored = engine().restore(&asked(r#"{"option":"Farrier","target":"OCC0001"}"#)).expect("restored");
    assert_eq!(restored.request.option.as_deref(), Some("Farrier"));
}

#[test]
fn a_duty_of_an_option_that_is_not_there_is_refused() {
    let record = r#"[{"reference":"OCC1","duties":[{"code":"D1","statement":"Do","options":["O1"]}]}]"#;
    let occupations: Vec<Occupation> = serde_json::from_str(record).expect("records");
    let error = Catalogue::default().with(occupations).expect_err("refused");
    assert_eq!(error.path(), "[0].duties[0].options[0]");
}

#[test]
fn without_mappings_everything_counts() {
    let record = r#"[{"reference":"OCC0001","options":[{"code":"O1","name":"Farrier"},{"code":"O2","name":"Smith"}],
        "ksbs":[{"code":"K1","kind":"knowledge","statement":"Iron"},{"code":"S1","kind":"skill","statement":"Forge"}],
        "duties":[{"code":"D1","statement":"Shoe","options":["O1"]},{"code":"D2","statement":"Bend","options":["O2"]}]}]"#;
    let occupations: Vec<Occupation> = serde_json::from_str(record).expect("records");
    let engine = Engine::new(Catalogue::default().with(occupations).expect("a catalogue"));
    for weights in ["equal", "duties"] {
        let request = format!(r#"{{"target":"OCC0001","option":"O1","weights":"{weights}"}}"#);
        let report = engine.gap_of(&asked(&request)).expect("a report");
        let weighed: Vec<_> = report.statements.iter().map(|one| (one.code.as_str(), one.weight)).collect();
        assert_eq!(weighed, [("K1", 1.0), ("S1", 1.0)], "{weights}");
    }
}

/// Core duties are of every option; those of one option are not core, and due to who takes it.
#[test]
fn duties_of_the_chosen_option_weigh_as_core_ones_do() {
    let record = r#"[{"reference":"OCC0001","options":[{"code":"O1","name":"Farrier"},{"code":"O2","name":"Smith"}],
        "ksbs":[{"code":"K1","kind":"knowledge","statement":"Iron"},{"code":"K2","kind":"knowledge","statement":"Horses"},
            {"code":"K3","kind":"knowledge","statement":"Gates"}],
        "duties":[{"code":"D1","statement":"Forge","core":true,"ksbs":["K1"]},
            {"code":"D2","statement":"Shoe","core":false,"ksbs":["K2"],"options":["O1"]},
            {"code":"D3","statement":"Bend","core":false,"ksbs":["K3"],"options":["O2"]}]}]"#;
    let occupations: Vec<Occupation> = serde_json::from_str(record).expect("records");
    let engine = Engine::new(Catalogue::default().with(occupations).expect("a catalogue"));
    let weights = |option: &str| -> Vec<(String, f64)> {
        let request = format!(r#"{{"target":"OCC0001","weights":"duties"{option}}}"#);
        let report = engine.gap_of(&asked(&request)).expect("a report");
        report.statements.into_iter().map(|one| (one.code, one.weight)).collect()
    };
    let of = |weights: &[(&str, f64)]| -> Vec<(String, f64)> {
        weights.iter().map(|(code, weight)| ((*code).to_owned(), *weight)).collect()
    };
    assert_eq!(weights(r#","option":"O1""#), of(&[("K1", 1.0), ("K2", 1.0)]));
    assert_eq!(weights(r#","option":"Smith""#), of(&[("K1", 1.0), ("K3", 1.0)]));
    assert_eq!(
        weights(""),
        of(&[("K1", 1.5), ("K2", 0.75), ("K3", 0.75)]),
        "without one, the core duties only"
    );
}

#[test]
fn by_whatever_it_is_named_it_is_the_same_request() {
    let hash = |option: &str| {
        let request = format!(r#"{{"target":"OCC0001","option":"{option}"}}"#);
        engine().gap_of(&asked(&request)).expect("a report").request_hash
    };
    assert_eq!([hash("Farrier"), hash("OCC0001A")], [hash("O1"), hash("O1")]);
    assert_ne!(hash("O1"), hash("O2"));
}

#[test]
fn what_was_set_aside_is_not_taken_for_another_target_s() {
    let restored = engine().restore(&asked(r#"{"target":"OCC0002","option":"O1"}"#)).expect("restored");
    let mut saved = restored.request;
    saved.target = "OCC0001".to_owned();
    let saved = serde_json::to_string(&saved).expect("JSON");
    let restored = engine().restore(&asked(&saved)).expect("restored");
    assert_eq!((restored.request.option, restored.request.set_aside.len()), (None, 1));
    // A name says itself whose it is, and comes back with its target.
    let named = r#"{"target":"OCC0001","setAside":[{"path":"option","value":"Farrier","message":""}]}"#;
    let restored = engine().restore(&asked(named)).expect("restored");
    assert_eq!(restored.request.option.as_deref(), Some("Farrier"));
}
