//! Reading occupations as the Occupational Maps API gives them.

mod forms;

use forms::{anything, changed, fields_of};
use proptest::prelude::*;
use serde_json::{Value, json};
use skills_gap::catalogue::{Catalogue, Direction, Occupation, SocGroup, TechnicalLevel};
use skills_gap::read::{ReadOptions, read, read_occupation, read_occupations, read_progression};
use skills_gap::{Error, ErrorCode, ErrorKind};

const OCCUPATION: &str = include_str!("fixtures/api/occupation.json");
const PROGRESSION: &str = include_str!("fixtures/api/progression.json");

fn keeper() -> Occupation {
    read_occupation(OCCUPATION).expect("an occupation")
}

fn links(occupation: &Occupation) -> Vec<(Direction, &str, &str, Option<u8>)> {
    let links = occupation.links.iter();
    links.map(|link| (link.direction, link.reference.as_str(), link.name.as_str(), link.level)).collect()
}

#[test]
fn an_occupation_has_everything_that_the_service_tells() {
    let keeper = keeper();
    assert_eq!((keeper.reference.as_str(), keeper.name.as_str()), ("OCC9101", "Lighthouse keeper"));
    assert_eq!(
        (keeper.route.as_str(), keeper.pathway.as_str(), keeper.cluster.as_str()),
        ("Transport and logistics", "Transport", "Marine")
    );
    assert_eq!((keeper.level, keeper.technical_level), (Some(4), Some(TechnicalLevel::HigherTechnical)));
    assert_eq!((keeper.status.as_str(), keeper.version.as_str()), ("Approved occupation", "1.2"));
    assert_eq!(keeper.overview, "Keep ships & crews safe.");
    assert_eq!(keeper.summary, ["Keep the light.", "Lamps", "Logs & records"]);
    assert_eq!(keeper.employers, ["Harbour Trust", "Coast Lights"]);
    assert_eq!(
        (keeper.job_titles, keeper.keywords),
        (vec!["Keeper".into(), "Wind keeper".into()], vec!["Sea".into(), "Light".into()])
    );
    let soc = keeper.soc.expect("a SOC code");
    assert_eq!((soc.code.as_str(), soc.title.as_str()), ("3512", "Ship and hovercraft officers"));
    assert_eq!(
        soc.sub_unit_groups[0],
        SocGroup { code: "3512/01".into(), title: "Keepers".into() },
        "the primary one first"
    );
    let products: Vec<_> = keeper
        .products
        .iter()
        .map(|one| (one.reference.as_str(), one.form.as_str(), one.status.as_str()))
        .collect();
    assert_eq!(products, [("ST9101", "Apprenticeship", "Approved for delivery"), ("TL9101a", "T Level", "")]);
    let codes: Vec<_> = keeper.ksbs.iter().map(|ksb| (ksb.code.as_str(), ksb.statement.as_str())).collect();
    assert_eq!(
        codes,
        [("K1", "Lamps and lenses."), ("K2", "Tides & weather"), ("S1", "Trim a wick."), ("B1", "Steady")]
    );
    assert_eq!(keeper.ksbs[0].id, "a0000000-0000-4000-8000-000000000001");
}

#[test]
fn what_a_duty_needs_is_found_by_id_code_or_text() {
    let keeper = keeper();
    let [light, log] = keeper.duties.as_slice() else { panic!("two duties") };
    assert_eq!(
        (light.code.as_str(), light.core, light.ksbs.join(" ")),
        ("D1", Some(true), "K1 S1 B1".to_owned())
    );
    assert_eq!((log.core, log.ksbs.join(" ")), (Some(false), "K2 K1 S1".to_owned()));
    let warnings: Vec<_> =
        keeper.warnings.iter().map(|one| (one.path.as_str(), one.message.as_str())).collect();
    assert_eq!(
        warnings,
        [("duties.D2", "D2 names a statement that is in no list: “Nothing that is known”.")]
    );
}

#[test]
fn any_part_may_be_absent() {
    let bare = read_occupation(r#"{"stdCode": "occ0001", "name": "Welder", "status": 1, "level": "3"}"#)
        .expect("an occupation");
    assert_eq!((bare.reference.as_str(), bare.status.as_str()), ("OCC0001", "Approved occupation"));
    assert_eq!(bare.technical_level, Some(TechnicalLevel::Technical));
    let missing: Vec<_> = bare.warnings.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(
        missing,
        [
            "route",
            "overview",
            "soc",
            "soc.subUnitGroups",
            "products",
            "employers",
            "summary",
            "jobTitles",
            "keywords",
            "ksbs.knowledge",
            "ksbs.skills",
            "ksbs.behaviours",
            "duties"
        ]
    );
    assert_eq!(bare.warnings[0].message, "The record does not give its route.");
}

#[test]
fn codes_that_are_none_give_way_to_places() {
    let value = json!({"stdCode": "OCC1", "knowledges": [{"knowledgeId": "K1", "detail": "a"}, {"knowledgeId": "K1", "detail": "b"}],
        "skills": [{"skillId": "S7", "detail": "c"}, {"skillId": "S2", "detail": "d"}],
        "duties": [{"dutyDetail": "x", "mappedKnowledge": "K1, K2", "mappedSkillsIds": ["S2"]}]});
    let read = read_occupation(&value.to_string()).expect("an occupation");
    let codes: Vec<_> = read.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
    assert_eq!(codes, ["K1", "K2", "S7", "S2"]);
    assert_eq!(read.duties[0].ksbs, ["K1", "K2", "S2"]);
    assert!(read.warnings.iter().any(|one| one.path == "knowledgeId"));
}

#[test]
fn progressions_are_links() {
    let seen = read_progression(PROGRESSION).expect("links");
    assert_eq!(seen.keys().collect::<Vec<_>>(), ["OCC9101", "OCC9102", "OCC9103"]);
    let both = read(&format!("[{OCCUPATION}, {PROGRESSION}]"), &ReadOptions::default())
        .expect("an occupation and links");
    assert_eq!(both.sources[0].name, "Skills England, Occupational Maps API");
    let [keeper] = both.occupations.as_slice() else { panic!("one occupation with statements") };
    assert_eq!(
        both.warnings[0].message,
        "Left out, as they have no statements: 2 of 3 records. They are OCC9102 Deckhand, OCC9103 Harbour master."
    );
    assert_eq!(
        links(keeper),
        [
            (Direction::In, "OCC9102", "Deckhand", Some(2)),
            (Direction::Out, "OCC9103", "Harbour master", Some(6))
        ]
    );
    assert_eq!(keeper.ksbs.len(), 4, "the record, not the name beside the links");
}

#[test]
fn lists_and_results_of_a_search_are_read() {
    let search = format!("{{\"results\": [{OCCUPATION}], \"total\": 1}}");
    assert_eq!(read_occupations(&search).expect("results"), [keeper()]);
    assert_eq!(read_occupations(&format!("[{OCCUPATION}]")).expect("a list"), [keeper()]);
    assert_eq!(read_occupations(OCCUPATION).expect("one"), [keeper()]);
    assert_eq!(read_occupation(&search).expect("results"), keeper());
}

#[test]
fn what_is_wrong_is_said_once_and_where() {
    let two = format!("[{OCCUPATION}, {{\"stdCode\": \"OCC1\"}}]");
    for (text, code, path) in [
        ("{}", ErrorCode::MissingField, "stdCode"),
        ("[]", ErrorCode::InvalidValue, "$"),
        ("7", ErrorCode::InvalidJson, "$"),
        ("{\"results\": [{\"stdCode\": \"OCC1\"}, null]}", ErrorCode::InvalidType, "results[1]"),
        ("\u{feff}\n<html>", ErrorCode::InvalidJson, "$"),
        (two.as_str(), ErrorCode::InvalidValue, "$"),
        ("{\"stdCode\": [\"OCC1\"]}", ErrorCode::MissingField, "stdCode"),
    ] {
        let error = read_occupation(text).expect_err(text);
        assert_eq!((error.code(), error.path()), (code, path), "{text}");
    }
}

#[test]
fn every_field_may_be_of_another_type_or_absent() {
    let links: Value = serde_json::from_str(PROGRESSION).expect("JSON");
    for place in fields_of(&links) {
        for changed in changed(&links, &place) {
            let _ = read_progression(&changed.to_string());
        }
    }
    let mut read_count = 0;
    let record: Value = serde_json::from_str(OCCUPATION).expect("JSON");
    for place in fields_of(&record) {
        for changed in changed(&record, &place) {
            match read_occupations(&changed.to_string()) {
                Ok(read) => {
                    let catalogue = Catalogue::default().with(read);
                    catalogue.unwrap_or_else(|error| panic!("{place:?}: {error}"));
                    read_count += 1;
                }
                // Without its reference it is no occupation.
                Err(error) => {
                    let found = (error.kind(), error.code(), error.path());
                    assert_eq!(
                        found,
                        (ErrorKind::Read, ErrorCode::MissingField, "stdCode"),
                        "{place:?}: {error}"
                    );
                    assert_eq!(place, "/stdCode", "{error}");
                }
            }
        }
    }
    assert!(read_count > 1_000, "{read_count}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_value_is_read_or_refused(value in anything()) {
        match read_occupation(&value.to_string()) {
            Ok(read) => prop_assert!(Catalogue::default().with(vec![read]).is_ok()),
            Err(error) if (error.code(), error.path()) == (ErrorCode::InvalidValue, "$") => {
                prop_assert!(error.message().ends_with("occupation in it"), "{}", error);
            }
            Err(error) => prop_assert!(is_expected(&value, &error), "{}: {:?} {}", value, error.code(), error),
        }
        if let Err(error) = read_progression(&value.to_string()) {
            prop_assert!(is_expected(&value, &error), "{}: {:?} {}", value, error.code(), error);
        }
    }
}

/// Whether `value`, which is no answer of the maps, is refused with the error that says so.
fn is_expected(value: &Value, error: &Error) -> bool {
    let (code, path) = (error.code(), error.path());
    // The value that the path leads to.
    let pointer = |path: &str| path.replace('[', "/").replace(']', "").replace('.', "/");
    let at = |path: &str| match path {
        "$" | "" => Some(value.clone()),
        path => value.pointer(&format!("/{}", pointer(path).trim_start_matches('/'))).cloned(),
    };
    let is_right = match value {
        Value::Object(_) | Value::Array(_) => match path.strip_suffix("stdCode") {
            Some(record) => {
                let record = at(record.trim_end_matches('.'));
                code == ErrorCode::MissingField && record.is_some_and(|record| record.is_object())
            }
            None => code == ErrorCode::InvalidType && at(path).is_some_and(|value| !value.is_object()),
        },
        _ => (code, path) == (ErrorCode::InvalidJson, "$"),
    };
    error.kind() == ErrorKind::Read && is_right
}

#[test]
fn a_link_that_several_answers_tell_of_is_one() {
    let answer = json!({"keyStdCode": "OCC1", "occupations": [{"stdCode": "OCC1", "name": "One", "level": 2}],
        "progressions": [{"stdCodeFrom": "OCC1", "stdCodeTo": "OCC2"}, {"stdCodeFrom": "occ1 ", "stdCodeTo": "OCC2"}]});
    let links = read_progression(&json!([answer, answer]).to_string()).expect("links");
    let of = |reference: &str| links[reference].iter().map(|link| link.reference.clone()).collect::<Vec<_>>();
    assert_eq!((of("OCC1"), of("OCC2")), (vec!["OCC2".to_owned()], vec!["OCC1".to_owned()]));
}
