//! Answers in a link: what is packed is read again, a damaged link is refused, another version of a standard is noticed.

use std::sync::LazyLock;

use proptest::prelude::*;
use skills_gap::assessment::AssumedPoint;
use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::gap::{GapRequest, LinkedAnswers, MAX_LINK, MigratedBy, Weights, read_link};
use skills_gap::input::Value;
use skills_gap::read::read_advert;
use skills_gap::{Engine, Error, ErrorCode, to_json};

/// To make it costs more than a test.
static EMBEDDED: LazyLock<Engine> = LazyLock::new(Engine::embedded);

fn value(json: &str) -> Value {
    Value::parse(json).expect("JSON")
}

fn packed(request: &str) -> String {
    EMBEDDED.to_link(&value(request)).expect("a link").fragment
}

fn refused(link: &str) -> (ErrorCode, String) {
    let error = read_link(link).expect_err("refused");
    assert_eq!(error.path(), "link");
    (error.code(), error.message().to_owned())
}

/// What of a request is in a link.
fn without_the_rest(request: &GapRequest) -> GapRequest {
    GapRequest { rated_on: Value::Null, ..request.clone() }
}

const FULL: &str = r#"{"format": "skills-gap/1", "target": "OCC0526", "current": "OCC0311",
    "ratings": {"OCC0311": {"K9": 2, "B4": 3, "S16": null}, "OCC0526": {"K1": 0}},
    "assumed": {"OCC0311": 2}, "rejected": [["OCC0311.K9", "OCC0526.K7"], ["OCC0311.K1", "OCC0526.K1"]],
    "weights": "asked", "asked": {"K1": 2, "S3": 0.5}}"#;

#[test]
fn all_but_notes_and_what_is_set_aside_comes_back() {
    let mut request = GapRequest::default();
    let advert =
        read_advert("Policy officer\n\nYou will:\n- write briefings for ministers\n- weigh evidence");
    let advert = to_json(&advert.expect("an advert")).expect("JSON");
    for (json, notes, aside, has_advert) in [
        (FULL.to_owned(), 0, 0, false),
        (FULL.replace(r#""assumed""#, &format!(r#""advert": {advert}, "assumed""#)), 0, 0, true),
        (
            FULL.replace(
                r#""assumed""#,
                r#""notes": {"OCC0311": {"K1": "mine", "K9": "x"}}, "done": {"OCC0526": {"K1": "2026-11-28"}}, "setAside": [{"path": "ratings.OCC7.K1",
                "value": 2, "message": ""}], "assumed""#,
            ),
            2,
            1,
            false,
        ),
    ] {
        let link = EMBEDDED.to_link(&value(&json)).expect("a link");
        assert_eq!(link.done_left_out, usize::from(notes > 0));
        let left_out = (link.notes_left_out, link.set_aside_left_out, link.advert_left_out);
        assert_eq!(left_out, (notes, aside, has_advert));
        let LinkedAnswers { request: read, catalogue_version } = read_link(&link.fragment).expect("read");
        assert_eq!(catalogue_version, EMBEDDED.catalogue().version());
        request = without_the_rest(&read);
        assert_eq!(request, serde_json::from_str::<GapRequest>(FULL).expect("a request"));
    }
    let engine = &*EMBEDDED;
    let again = value(&to_json(&request).expect("JSON"));
    assert_eq!(
        engine.to_link(&again).expect("a link").fragment,
        packed(FULL),
        "the same answers, the same link"
    );
}

#[test]
fn what_is_assumed_comes_back_as_it_was_said() {
    for assumed in ["0", "1", "1.5", "2.5", "3"] {
        let json = format!(r#"{{"target": "OCC0526", "assumed": {{"OCC0311": {assumed}}}}}"#);
        let request = read_link(&packed(&json)).expect("read").request;
        let expected = serde_json::from_str::<GapRequest>(&json).expect("a request").assumed;
        assert_eq!(request.assumed, expected, "{assumed}");
    }
}

#[test]
fn what_lies_halfway_has_a_form_that_an_older_version_does_not_take_for_another_point() {
    let link =
        |assumed: &str| packed(&format!(r#"{{"target": "OCC0526", "assumed": {{"OCC0311": {assumed}}}}}"#));
    let [whole, half] = ["1", "1.5"].map(link);
    assert!(whole.starts_with("answers/1") && half.starts_with("answers/2"), "{whole} {half}");
    // Of such links as were made before there was a second form.
    let earlier = half.replace("answers/2", "answers/1");
    assert_eq!(read_link(&earlier).expect("read").request, read_link(&half).expect("read").request);
    assert_eq!(refused(&whole.replace("answers/1", "answers/2")).0, ErrorCode::Damaged);
}

#[test]
fn a_scale_of_ones_own_is_in_it_and_the_built_in_one_is_not() {
    let labels = r#"{"knowledge": "nö", "skill": "no", "behaviour": "no"}"#;
    let scale = format!(
        r#"{{"points": [{{"credit": 0, "labels": {labels}}}, {{"credit": 0.3333, "labels": {labels}}},
        {{"credit": 1, "labels": {labels}}}]}}"#
    );
    let link = packed(&format!(
        r#"{{"target": "OCC0526", "ratings": {{"OCC0526": {{"K1": 1}}}}, "scale": {scale}}}"#
    ));
    let scale: skills_gap::assessment::Scale = serde_json::from_str(&scale).expect("a scale");
    assert_eq!(read_link(&link).expect("read").request.scale, Some(scale));
    let plain = to_json(&skills_gap::assessment::Scale::default()).expect("JSON");
    let link = packed(&format!(r#"{{"target": "OCC0526", "scale": {plain}}}"#));
    assert_eq!(link, packed(r#"{"target": "OCC0526"}"#));
}

#[test]
fn a_whole_address_is_read_too() {
    let link = packed(FULL);
    let request = read_link(&link).expect("read").request;
    let encoded = link.replace('/', "%2F");
    for address in [
        format!("https://example.org/gap/?a=b#{link}"),
        format!(" {link}\n"),
        link.replace("answers/", ""),
        format!("#{encoded}"),
        format!("https://example.org/gap/%23{}", link.replace('/', "%2f")),
        format!("https://example.org/answers/7/#{link}"),
        format!("https://example.org/#{link}/"),
        format!("https://example.org/#{link}?utm=a/b"),
        format!("https://example.org/#{link}&utm=answers/b"),
        format!("My answers: <https://example.org/#{link}>."),
        format!("https://example.org/#{link}. See you soon"),
    ] {
        assert_eq!(read_link(&address).expect("read").request, request, "{address}");
    }
}

#[test]
fn every_answer_of_two_occupations_takes_less_than_700_characters() {
    let engine = &*EMBEDDED;
    let mut request = GapRequest::new("OCC0526");
    for occupation in engine.catalogue().occupations() {
        for ksb in &occupation.ksbs {
            request.ratings.set(&occupation.reference, &ksb.code, Some(2));
        }
    }
    let link = packed(&to_json(&request).expect("JSON"));
    assert!(link.len() < 700, "{}", link.len());
}

#[test]
fn a_link_cut_anywhere_or_with_any_character_changed_is_refused() {
    let link = packed(FULL);
    let start = "answers/1".len();
    for at in start..link.len() {
        let (code, message) = refused(&link[..at]);
        assert_eq!(code, ErrorCode::Damaged, "cut at {at}");
        assert!(message.contains("copy the whole link"), "{message}");
        let other = if &link[at..=at] == "A" { "B" } else { "A" };
        assert_eq!(
            refused(&format!("{}{other}{}", &link[..at], &link[at + 1..])).0,
            ErrorCode::Damaged,
            "{at}"
        );
    }
    assert_eq!(refused(&format!("{link}A")).0, ErrorCode::Damaged);
}

#[test]
fn what_is_no_link_or_of_a_later_version_is_refused_by_name() {
    for (link, code) in [
        ("", ErrorCode::Damaged),
        ("answers/", ErrorCode::Damaged),
        ("answers/1", ErrorCode::Damaged),
        ("https://example.org/#result", ErrorCode::Damaged),
        ("https://example.org/gap/7", ErrorCode::Damaged),
        ("7", ErrorCode::Damaged),
        ("answers/3AAAA", ErrorCode::UnknownFormat),
        ("https://example.org/#answers%2F3AAAA", ErrorCode::UnknownFormat),
    ] {
        assert_eq!(refused(link).0, code, "{link}");
    }
    assert_eq!(refused(&format!("answers/1{}", "A".repeat(MAX_LINK))).0, ErrorCode::TooLarge);
}

#[test]
fn answers_that_do_not_fit_and_those_that_are_too_many_make_no_link() {
    let engine = &*EMBEDDED;
    let error = |request: &str| engine.to_link(&value(request)).expect_err("refused");
    let unknown = error(r#"{"target": "OCC0526", "ratings": {"OCC0526": {"K99": 1}}}"#);
    assert_eq!((unknown.code(), unknown.path()), (ErrorCode::UnknownStatement, "ratings.OCC0526.K99"));
    let pair = r#"["OCC0311.K9", "OCC0526.K7"]"#;
    let pairs = vec![pair; 2_000].join(",");
    assert_eq!(error(&format!(r#"{{"rejected": [{pairs}]}}"#)).code(), ErrorCode::TooLarge);
}

#[test]
fn no_link_is_made_that_cannot_be_used() {
    let engine = &*EMBEDDED;
    for (request, code, path) in [
        (r#"{"target": "NOWHERE"}"#, ErrorCode::UnknownOccupation, "target"),
        (r#"{"asked": {"K1": 2}}"#, ErrorCode::MissingField, "target"),
        (r#"{"target": "OCC0526", "asked": {"K1": 100000}}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"target": "OCC0526", "asked": {"K1": -5}}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"target": "OCC0526", "asked": {"K1": 0.00001}}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"target": "OCC0526", "asked": {"yy": 2, "zz": 1}}"#, ErrorCode::UnknownStatement, "asked.yy"),
        // More than a link's number holds.
        (
            r#"{"ratings": {"OCC0526": {"K1": 2}}, "ratedOn": {"OCC0526": {"K1": {"hash": 4294967295}}}}"#,
            ErrorCode::InvalidValue,
            "$",
        ),
    ] {
        let error = engine.to_link(&value(request)).expect_err(request);
        assert_eq!((error.code(), error.path()), (code, path), "{request}");
    }
    for request in [
        r#"{"ratings": {"OCC0311": {}, "OCC0526": {"K1": 2}}}"#,
        r#"{"target": "OCC0526", "asked": {"K1": 0.33333333}}"#,
        r#"{"target": "OCC0526", "asked": {"K1": 1000}}"#,
    ] {
        assert!(read_link(&packed(request)).is_ok(), "{request}");
    }
}

#[test]
fn an_answer_on_other_words_is_not_on_the_words_of_today_once_it_went_through_a_link() {
    let engine = &*EMBEDDED;
    let ksb = |code: &str| {
        let occupation = engine.occupation("OCC0311").expect("there");
        occupation.ksbs.iter().find(|ksb| ksb.code == code).expect("there").statement.clone()
    };
    let hash_of = |code: &str| {
        let link = packed(&format!(r#"{{"ratings": {{"OCC0311": {{"{code}": 2}}}}}}"#));
        let linked = to_json(&read_link(&link).expect("read").request).expect("JSON");
        let linked: serde_json::Value = serde_json::from_str(&linked).expect("JSON");
        linked["ratedOn"]["OCC0311"][code]["hash"].as_u64().expect("a hash")
    };
    let today = to_json(&ksb("K9")).expect("JSON");
    let moved = to_json(&ksb("K1")).expect("JSON");
    // What K9 was when it was rated, and with which codes the answer stands then.
    for (on, codes) in [
        (r#"{"statement": "old words about drains"}"#.to_owned(), &[][..]),
        (format!(r#"{{"hash": {}}}"#, hash_of("K9") ^ 1), &[]),
        (format!(r#"{{"statement": {today}}}"#), &["K9"]),
        (format!(r#"{{"hash": {}}}"#, hash_of("K9")), &["K9"]),
        (format!(r#"{{"statement": {moved}}}"#), &["K1"]),
        (format!(r#"{{"hash": {}}}"#, hash_of("K1")), &["K1"]),
        (r#"{"id": "another"}"#.to_owned(), &["K9"]),
        ("{}".to_owned(), &["K9"]),
    ] {
        let request = value(&format!(
            r#"{{"target": "OCC0526", "ratings": {{"OCC0311": {{"K9": 2}}}}, "ratedOn": {{"OCC0311": {{"K9": {on}}}}}}}"#
        ));
        let link = engine.to_link(&request).expect("a link").fragment;
        let linked = value(&to_json(&read_link(&link).expect("read").request).expect("JSON"));
        for saved in [&request, &linked] {
            let migrated = engine.migrate(saved).expect("migrated").request;
            let rated: Vec<&str> = migrated.ratings.iter().map(|(_, code, _)| code).collect();
            assert_eq!(rated, codes, "{on}");
            assert_eq!(migrated.set_aside.len(), 1 - codes.len(), "{on}");
        }
    }
}

fn engine_of(statements: &[(&str, &str)]) -> Engine {
    let kind = |code: &str| if code.starts_with('K') { "knowledge" } else { "skill" };
    let ksbs: Vec<String> = statements
        .iter()
        .map(|(code, text)| {
            format!(r#"{{"code": "{code}", "kind": "{}", "statement": "{text}"}}"#, kind(code))
        })
        .collect();
    let json = format!(r#"{{"reference": "OCC0001", "name": "Baker", "ksbs": [{}]}}"#, ksbs.join(","));
    let baker: Occupation = serde_json::from_str(&json).expect("a record");
    Engine::new(Catalogue::default().with(vec![baker]).expect("a catalogue"))
}

#[test]
fn answers_on_another_version_of_a_standard_move_with_their_words_or_are_set_aside() -> Result<(), Error> {
    let old = engine_of(&[
        ("K1", "How yeast makes dough rise"),
        ("K2", "The law on food labelling"),
        ("K3", "How ovens are heated"),
        ("S1", "Bake bread in a deck oven"),
    ]);
    let request = value(
        r#"{"target": "OCC0001", "ratings": {"OCC0001": {"K1": 1, "K2": 2, "K3": 3, "S1": 0}},
        "rejected": [["OCC0001.K2", "OCC0001.S1"], ["OCC0001.K3", "OCC0001.S1"]]}"#,
    );
    let link = old.to_link(&request)?.fragment;
    let new = engine_of(&[
        ("K1", "The law on food labelling"),
        ("K2", "How to plan a day in a bakery"),
        ("K3", "How  OVENS are heated"),
        ("S1", "How yeast makes dough rise"),
        ("S2", "Bake bread in a deck oven"),
    ]);
    let linked = read_link(&link)?;
    assert_ne!(linked.catalogue_version, new.catalogue().version());
    let saved = value(&to_json(&linked.request).expect("JSON"));
    let restored = new.restore(&saved)?;
    assert!(restored.outdated);
    assert_eq!(restored.request.ratings.iter().count(), 1, "only K3 is what it was");
    let migrated = new.migrate(&saved)?;
    let moves: Vec<_> = migrated
        .migrations
        .iter()
        .map(|one| (one.from.code.as_str(), one.to.code.as_str(), one.by))
        .collect();
    assert_eq!(moves, [("K2", "K1", MigratedBy::Text), ("S1", "S2", MigratedBy::Text)]);
    assert_eq!(migrated.migrations[0].from.statement, "The law on food labelling");
    let rating = |code| migrated.request.ratings.get("OCC0001", code).copied();
    assert_eq!(["K1", "K2", "K3", "S2"].map(rating), [Some(Some(2)), None, Some(Some(3)), Some(Some(0))]);
    let aside: Vec<&str> = migrated.request.set_aside.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(aside, ["ratings.OCC0001.K1"], "a hash moves no knowledge to a skill");
    assert_eq!(migrated.warnings.len(), 1);
    let pairs: Vec<_> =
        migrated.request.rejected.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
    assert_eq!(pairs.len(), 2);
    assert!(pairs.contains(&("OCC0001.K1", "OCC0001.S2")) && pairs.contains(&("OCC0001.K3", "OCC0001.S2")));
    Ok(())
}

/// Any request that fits the two occupations that come with the crate.
fn any_request() -> impl Strategy<Value = GapRequest> {
    let all: Vec<(String, String)> = EMBEDDED
        .catalogue()
        .occupations()
        .flat_map(|one| one.ksbs.iter().map(|ksb| (one.reference.clone(), ksb.code.clone())))
        .collect();
    let statement = prop::sample::select(all);
    let occupation = || prop::sample::select(vec!["OCC0311", "OCC0526"]);
    (
        prop::option::of(occupation()),
        prop::option::of(occupation()),
        prop::collection::vec((statement.clone(), prop::option::of(0_u32..4)), 0..60),
        prop::collection::vec((occupation(), 0_u32..3, any::<bool>()), 0..3),
        prop::collection::vec((statement.clone(), statement), 0..8),
        prop::collection::vec((1_u16..15, 1_u32..10_000_000), 0..6),
        0_usize..3,
    )
        .prop_map(|(target, current, ratings, assumed, rejected, asked, weights)| {
            let mut request = GapRequest::new(target.unwrap_or_default());
            request.format = Some(GapRequest::FORMAT.to_owned());
            request.current = current.map(str::to_owned);
            for ((reference, code), rating) in ratings {
                request.ratings.set(&reference, &code, rating);
            }
            for (reference, point, halfway) in assumed {
                request.assumed.set_to(reference, AssumedPoint { point, halfway });
            }
            let id = |(reference, code): (String, String)| format!("{reference}.{code}");
            request.rejected.extend(rejected.into_iter().map(|(one, other)| (id(one), id(other))));
            // What is asked for is asked of the target.
            for (number, weight) in asked.into_iter().filter(|_| !request.target.is_empty()) {
                request.asked.set(&format!("K{number}"), f64::from(weight) / 10_000.0);
            }
            request.weights = match weights {
                0 => Weights::Equal,
                1 => Weights::Duties,
                _ if request.asked.is_empty() => Weights::Equal,
                _ => Weights::Asked,
            };
            request
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_is_read(request in any_request()) {
        let engine = &*EMBEDDED;
        let json = value(&to_json(&request).expect("JSON"));
        let link = engine.to_link(&json).expect("a link").fragment;
        let read = read_link(&link).expect("read").request;
        prop_assert_eq!(&without_the_rest(&read), &request);
        // It is a saved request, all of which fits here.
        let restored = engine.restore(&value(&to_json(&read).expect("JSON"))).expect("restored");
        prop_assert!(restored.warnings.is_empty());
        prop_assert_eq!(restored.request.ratings, request.ratings);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(answers/)?[0-3]?[A-Za-z0-9_-]{0,200}|.{0,60}") {
        if let Err(error) = read_link(&text) {
            prop_assert!(!error.message().is_empty());
        }
    }
}
