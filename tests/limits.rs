//! The limits that hosts are told are those that requests are held to.

use skills_gap::catalogue::Occupation;
use skills_gap::input::Value;
use skills_gap::limits::{
    DEFAULT_STEPS, MAX_COMPARED, MAX_DUTIES, MAX_LINES, MAX_LINKS, MAX_OPTIONS, MAX_QUESTIONS_COUNTED,
    MAX_REJECTED, MAX_STATEMENTS, MAX_STEPS,
};
use skills_gap::read::ReadOptions;
use skills_gap::{Engine, ErrorCode, ErrorKind};

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

#[test]
fn an_occupation_has_as_many_parts_as_is_said() {
    let one_more = [
        ("ksbs", MAX_STATEMENTS, r#"{"code": "K@", "kind": "knowledge", "statement": "Welding"}"#),
        ("duties", MAX_DUTIES, r#"{"code": "D@", "statement": "Weld"}"#),
        ("options", MAX_OPTIONS, r#"{"code": "O@", "name": "Welding"}"#),
        ("links", MAX_LINKS, r#"{"direction": "out", "reference": "OCC@", "name": "Welder"}"#),
        ("jobTitles", MAX_LINES, r#""Welder @""#),
        ("mapRoutes", MAX_LINES, r#""Route @""#),
    ];
    for (field, most, part) in one_more {
        let with = |count: usize| {
            // Codes have three digits: half of the statements are skills.
            let skill = part.replace("\"K@", "\"S@").replace("knowledge", "skill");
            let numbered = |number: usize| match number {
                501.. if field == "ksbs" => skill.replace('@', &(number - 500).to_string()),
                _ => part.replace('@', &number.to_string()),
            };
            let parts: Vec<String> = (1..=count).map(numbered).collect();
            let record =
                format!(r#"{{"reference": "OCC1", "name": "One", "{field}": [{}]}}"#, parts.join(","));
            Engine::embedded().with(vec![serde_json::from_str(&record).expect("a record")]).map(drop)
        };
        assert_eq!(with(most), Ok(()), "{field}");
        let error = with(most + 1).expect_err("too many");
        assert_eq!(error.code(), ErrorCode::TooLarge, "{field}");
        assert!(error.path().ends_with(field), "{}", error.path());
    }
}

#[test]
fn a_duty_names_as_many_as_there_may_be() {
    let with = |field: &str, code: &str, count: usize| {
        let codes = vec![format!("\"{code}\""); count].join(",");
        let record = format!(
            r#"{{"reference": "OCC1", "name": "One", "options": [{{"code": "O1", "name": "Welding"}}],
                "ksbs": [{{"code": "K1", "kind": "knowledge", "statement": "Welding"}}],
                "duties": [{{"code": "D1", "statement": "Weld", "core": null, "{field}": [{codes}]}}]}}"#
        );
        Engine::embedded().with(vec![serde_json::from_str(&record).expect("a record")]).map(drop)
    };
    for (field, code, most) in [("ksbs", "K1", MAX_STATEMENTS), ("options", "O1", MAX_OPTIONS)] {
        assert_eq!(with(field, code, most), Ok(()), "{field}");
        let error = with(field, code, most + 1).expect_err("too many");
        assert_eq!(error.code(), ErrorCode::TooLarge, "{field}");
        assert!(error.path().ends_with(&format!("duties[0].{field}")), "{}", error.path());
        assert!(error.message().contains(&most.to_string()), "{error}");
    }
}

#[test]
fn no_more_questions_are_counted_than_is_said() {
    let ksbs: Vec<String> = (1..=MAX_QUESTIONS_COUNTED + 5)
        .map(|number| {
            format!(
                r#"{{"code": "K{number}", "kind": "knowledge", "statement": "Subject {number}{number}"}}"#
            )
        })
        .collect();
    let record =
        format!(r#"{{"reference": "OCC1", "name": "One", "level": 3, "ksbs": [{}]}}"#, ksbs.join(","));
    let engine = Engine::embedded().with(vec![serde_json::from_str(&record).expect("a record")]).expect("it");
    let request = Value::parse(r#"{"target": "OCC1", "margin": 0}"#).expect("JSON");
    assert_eq!(engine.next_of(&request).expect("a report").more_questions, MAX_QUESTIONS_COUNTED);
}

#[test]
fn a_person_rejects_as_many_pairs_as_is_said() {
    let record = |reference: &str, count: usize| -> Occupation {
        let ksb = |number: usize| {
            format!(r#"{{"code": "K{number}", "kind": "knowledge", "statement": "Subject {number}"}}"#)
        };
        let ksbs: Vec<String> = (1..=count).map(ksb).collect();
        let record = format!(
            r#"{{"reference": "{reference}", "name": "One", "level": 3, "ksbs": [{}]}}"#,
            ksbs.join(",")
        );
        serde_json::from_str(&record).expect("a record")
    };
    let engine = Engine::embedded().with(vec![record("A", 101), record("B", 101)]).expect("it");
    let pair = |number: usize| format!(r#"["A.K{}","B.K{}"]"#, number / 100 + 1, number % 100 + 1);
    // Each of them twice: that says no more.
    let request = |count: usize| {
        let pairs: Vec<String> = (0..count).chain(0..count).map(pair).collect();
        Value::parse(&format!(r#"{{"target": "A", "rejected": [{}]}}"#, pairs.join(","))).expect("JSON")
    };
    let most = request(MAX_REJECTED);
    let restored = engine.restore(&most).expect("restored").request;
    assert_eq!(restored.rejected.len(), MAX_REJECTED);
    assert_eq!(engine.gap_of(&most).map(drop), Ok(()));
    // One more stays set aside, however often, and nothing is refused for it.
    let aside = r#""setAside": [{"path": "rejected[0]", "value": ["B.K1", "A.K1"], "message": ""}]"#;
    let one_aside = skills_gap::to_json(&most).expect("JSON").replacen('{', &format!("{{{aside},"), 1);
    let mut saved = Value::parse(&one_aside).expect("JSON");
    for _ in 0..2 {
        let restored = engine.restore(&saved).expect("restored").request;
        assert_eq!((restored.rejected.len(), restored.set_aside.len()), (MAX_REJECTED, 1));
        saved = Value::parse(&skills_gap::to_json(&restored).expect("JSON")).expect("JSON");
        assert_eq!(engine.gap_of(&saved).map(drop), Ok(()));
    }
    // The same from whatever takes answers.
    let more = request(MAX_REJECTED + 1);
    let refusals = [
        engine.restore(&more).map(drop),
        engine.migrate(&more).map(drop),
        engine.gap_of(&more).map(drop),
        engine.next_of(&more).map(drop),
        engine.to_link(&more).map(drop),
    ];
    for refused in refusals {
        let error = refused.expect_err("too many");
        assert_eq!((error.code(), error.path()), (ErrorCode::TooLarge, "rejected"));
        assert_eq!(error.message(), "10001 different pairs; at most 10000 are taken");
    }
}

#[test]
fn a_list_of_more_than_an_occupation_has_is_refused_with_the_limit() {
    let line = |letter: char, number: usize| format!("{letter}{number}: Bake {number} loaves of bread a day");
    let list = |each: usize| {
        let lines =
            ['K', 'S'].into_iter().flat_map(|letter| (1..=each).map(move |number| line(letter, number)));
        format!("Baker\n\n{}\n", lines.collect::<Vec<_>>().join("\n"))
    };
    let read = |text: &str| skills_gap::read::read(text, &ReadOptions::default());
    let most = read(&list(MAX_STATEMENTS / 2)).expect("read");
    assert_eq!(most.occupations[0].ksbs.len(), MAX_STATEMENTS);
    let long = list(MAX_STATEMENTS / 2 + 1);
    let rows = |separator: &str| {
        long.lines().skip(2).map(|row| row.replacen(": ", separator, 1)).collect::<Vec<_>>()
    };
    let cells: Vec<Vec<String>> =
        rows("\t").iter().map(|row| row.split('\t').map(str::to_owned).collect()).collect();
    for refused in [
        read(&long),
        read(&format!(
            "<!doctype html><h1>Baker</h1><ul><li>{}</ul>",
            long.lines().skip(2).collect::<Vec<_>>().join("</li><li>")
        )),
        read(&format!("Code,Statement\n{}", rows(",").join("\n"))),
        skills_gap::read::read_sheets(&[cells], &ReadOptions::default()),
    ] {
        let error = refused.expect_err("too many");
        assert_eq!(
            (error.kind(), error.code(), error.path()),
            (ErrorKind::Read, ErrorCode::TooLarge, "ksbs")
        );
        assert_eq!(error.message(), "1002 of these; an occupation has at most 1000");
    }
}

#[test]
fn what_is_read_of_a_long_record_can_be_used() {
    let record = include_str!("fixtures/api/occupation.json");
    let mut record: serde_json::Value = serde_json::from_str(record).expect("JSON");
    let titles: Vec<serde_json::Value> =
        (0..=MAX_LINES).map(|number| serde_json::json!({"name": format!("Welder {number}")})).collect();
    record["typicalJobTitles"] = titles.into();
    let read = skills_gap::read::read_occupation(&record.to_string()).expect("a record");
    assert_eq!(read.job_titles.len(), MAX_LINES);
    assert!(Engine::embedded().with(vec![read]).is_ok());
}
