//! The limits that hosts are told are those that requests are held to.

use skills_gap::input::Value;
use skills_gap::limits::{DEFAULT_STEPS, MAX_COMPARED, MAX_STEPS};
use skills_gap::{Engine, ErrorCode};

#[test]
fn a_request_takes_as_many_steps_as_is_said() {
    let engine = Engine::embedded();
    let pathways = |steps: &str| {
        let request = format!(r#"{{"target": "OCC0526", "current": "OCC0311"{steps}}}"#);
        engine.pathways_of(&Value::parse(&request).expect("JSON"))
    };
    assert_eq!(pathways("").expect("a report").max_steps, DEFAULT_STEPS);
    let most = pathways(&format!(r#", "maxSteps": {MAX_STEPS}"#)).expect("a report");
    assert_eq!(most.max_steps, MAX_STEPS);
    let more = pathways(&format!(r#", "maxSteps": {}"#, MAX_STEPS + 1)).expect_err("too many");
    assert_eq!((more.code(), more.path()), (ErrorCode::InvalidValue, "maxSteps"));
}

#[test]
fn as_many_occupations_are_compared_as_is_said() {
    let engine = Engine::embedded();
    let compare = |count: usize| {
        // None of them exists: a number that is taken is refused for the first occupation.
        let targets: Vec<String> = (0..count).map(|number| format!(r#""X{number}""#)).collect();
        let request = format!(r#"{{"targets": [{}]}}"#, targets.join(","));
        let error =
            engine.compare_of(&Value::parse(&request).expect("JSON")).expect_err("none of them exists");
        (error.code(), error.path().to_owned())
    };
    assert_eq!(compare(MAX_COMPARED), (ErrorCode::UnknownOccupation, "targets[0]".to_owned()));
    assert_eq!(compare(MAX_COMPARED + 1), (ErrorCode::TooLarge, "targets".to_owned()));
}
