//! A new version of a standard: answers go with their statements, each move is listed, nothing is dropped.

use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::gap::{Migrated, MigratedBy};
use skills_gap::input::Value;
use skills_gap::pack::{self, Manifest, Pack};
use skills_gap::transfer::Model;
use skills_gap::{Engine, ErrorCode, to_json};

/// An occupation of these statements: code, id, text.
fn occupation(ksbs: &[(&str, &str, &str)]) -> Occupation {
    let kind = |code: &str| match code.chars().next() {
        Some('K') => "knowledge",
        Some('S') => "skill",
        _ => "behaviour",
    };
    let ksbs: Vec<String> = ksbs
        .iter()
        .map(|(code, id, text)| {
            format!(
                r#"{{"code":{code:?},"kind":{:?},"statement":{},"id":{id:?}}}"#,
                kind(code),
                to_json(text).expect("text"),
            )
        })
        .collect();
    let json = format!(r#"{{"reference":"OCC0001","name":"Baker","ksbs":[{}]}}"#, ksbs.join(","));
    serde_json::from_str(&json).expect("a record")
}

fn engine(ksbs: &[(&str, &str, &str)]) -> Engine {
    Engine::new(Catalogue::default().with(vec![occupation(ksbs)]).expect("a catalogue"))
}

const NEW: [(&str, &str, &str); 5] = [
    ("K1", "a", "The law on food labelling and how it is enforced"),
    ("K2", "b", "How yeast makes dough rise"),
    ("K3", "c", "How to communicate with customers and colleagues"),
    ("S1", "d", "Bake bread in a deck oven"),
    ("B1", "e", "Take responsibility for the quality of your own work"),
];

/// Answers that were given on another version.
fn migrated(saved: &str) -> Migrated {
    engine(&NEW).migrate(&Value::parse(saved).expect("JSON")).expect("migrated")
}

fn moves(migrated: &Migrated) -> Vec<(&str, &str, MigratedBy)> {
    migrated.migrations.iter().map(|one| (one.from.code.as_str(), one.to.code.as_str(), one.by)).collect()
}

#[test]
fn answers_go_by_id_then_by_text_then_by_strong_transfer() {
    let migrated = migrated(
        r#"{"target":"OCC0001","ratings":{"OCC0001":{"K7":2,"K1":1,"K2":3,"S1":0,"B1":null}},
        "notes":{"OCC0001":{"K2":"my starter"}}, "done":{"OCC0001":{"K2":"2026-11-28"}},
        "ratedOn":{"OCC0001":{
            "K7":{"statement":"Food labels","id":"a"},
            "K1":{"statement":"How yeast makes dough rise.","id":"z"},
            "K2":{"statement":"How to communicate with colleagues and customers"},
            "S1":{"statement":"bake bread in a deck oven"},
            "B1":{"statement":"Be kind to animals"}}}}"#,
    );
    use MigratedBy::{Id, Text, Transfer};
    assert_eq!(moves(&migrated), [("K7", "K1", Id), ("K1", "K2", Text), ("K2", "K3", Transfer)]);
    let ratings = |code| migrated.request.ratings.get("OCC0001", code).copied();
    assert_eq!([ratings("K1"), ratings("K2"), ratings("K3")], [Some(Some(2)), Some(Some(1)), Some(Some(3))]);
    assert_eq!(ratings("S1"), Some(Some(0)), "only its case changed: it is the same statement");
    assert_eq!(migrated.request.notes.get("OCC0001", "K3").map(String::as_str), Some("my starter"));
    assert_eq!(migrated.request.done.get("OCC0001", "K3").map(String::as_str), Some("2026-11-28"));
    let aside: Vec<&str> = migrated.request.set_aside.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(aside, ["ratings.OCC0001.B1"], "no statement is like it");
    assert_eq!(migrated.warnings.len(), 1);
    for one in &migrated.migrations {
        assert!(
            (0.0..=1.0).contains(&one.strength) && (one.by == Transfer || one.strength == 1.0),
            "{one:?}"
        );
    }
}

#[test]
fn an_answer_given_anew_is_not_overwritten() {
    let migrated = migrated(
        r#"{"ratings":{"OCC0001":{"K2":3}},"setAside":[{"path":"ratings.OCC0001.K9","value":1,"message":"",
        "ratedOn":{"statement":"How yeast makes dough rise","id":"b"}}]}"#,
    );
    assert_eq!(migrated.request.ratings.get("OCC0001", "K2"), Some(&Some(3)));
    assert!(migrated.migrations.is_empty());
    assert_eq!(migrated.request.set_aside.len(), 1);
}

#[test]
fn a_day_keeps_no_rating_away_and_stays_itself() {
    let on = r#""message":"","ratedOn":{"statement":"How yeast makes dough rise","id":"b"}"#;
    let migrated = migrated(&format!(
        r#"{{"done":{{"OCC0001":{{"K2":"2026-11-28"}}}},"setAside":[
        {{"path":"ratings.OCC0001.K9","value":1,{on}}},{{"path":"done.OCC0001.K9","value":"2026-01-02",{on}}}]}}"#
    ));
    assert_eq!(moves(&migrated), [("K9", "K2", MigratedBy::Id)]);
    assert_eq!(migrated.request.ratings.get("OCC0001", "K2"), Some(&Some(1)));
    assert_eq!(migrated.request.done.get("OCC0001", "K2").map(String::as_str), Some("2026-11-28"));
    let left: Vec<&str> = migrated.request.set_aside.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(left, ["done.OCC0001.K9"]);
}

#[test]
fn what_was_given_on_a_scale_that_cannot_be_used_is_not_moved() {
    let saved = r#"{"scale":{"points":[]},"ratings":{"OCC0001":{"K9":1}},"notes":{"OCC0001":{"K9":"mine"}},
        "ratedOn":{"OCC0001":{"K9":{"statement":"How yeast makes dough rise"}}}}"#;
    let first = migrated(saved);
    let second = migrated(&to_json(&first.request).expect("JSON"));
    for migrated in [&first, &second] {
        assert!(migrated.request.ratings.is_empty());
        assert_eq!(migrated.request.notes.get("OCC0001", "K2").map(String::as_str), Some("mine"));
    }
}

#[test]
fn what_was_set_aside_with_its_statement_finds_its_place_in_a_later_version() {
    let first = engine(&NEW[..1]);
    let saved = r#"{"ratings":{"OCC0001":{"K5":2}},"notes":{"OCC0001":{"K5":"sourdough"}},
        "ratedOn":{"OCC0001":{"K5":{"statement":"How yeast makes dough rise"}}}}"#;
    let kept = first.migrate(&Value::parse(saved).expect("JSON")).expect("migrated");
    assert_eq!((kept.migrations.len(), kept.request.set_aside.len()), (0, 2));
    let later = migrated(&to_json(&kept.request).expect("JSON"));
    assert_eq!(moves(&later), [("K5", "K2", MigratedBy::Text)]);
    assert_eq!(later.request.ratings.get("OCC0001", "K2"), Some(&Some(2)));
    assert_eq!(later.request.notes.get("OCC0001", "K2").map(String::as_str), Some("sourdough"));
    assert!(later.request.set_aside.is_empty());
    let again = migrated(&to_json(&later.request).expect("JSON"));
    assert_eq!(again.request, later.request, "and stays there");
}

#[test]
fn a_rejected_pair_follows_its_ends() {
    let migrated = migrated(
        r#"{"rejected":[["OCC0001.K9","OCC0001.S1"],["OCC0001.K8","OCC0001.S1"]],"ratedOn":{"OCC0001":{
            "K9":{"statement":"How yeast makes dough rise"},"K8":{"statement":"The history of lace"},
            "S1":{"statement":"Bake bread in a deck oven"}}}}"#,
    );
    assert_eq!(migrated.request.rejected, [("OCC0001.K2".to_owned(), "OCC0001.S1".to_owned())]);
    assert_eq!(migrated.request.set_aside.len(), 1);
}

#[test]
fn each_statement_is_taken_once() {
    let migrated = migrated(
        r#"{"ratings":{"OCC0001":{"K8":2,"K9":1}},"ratedOn":{"OCC0001":{
            "K8":{"statement":"How yeast makes dough rise"},"K9":{"statement":"How yeast makes dough rise"}}}}"#,
    );
    assert_eq!(moves(&migrated), [("K8", "K2", MigratedBy::Text)]);
    let aside: Vec<&str> = migrated.request.set_aside.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(aside, ["ratings.OCC0001.K9"]);
}

#[test]
fn restoring_alone_uses_no_answer_for_another_statement() {
    let saved = r#"{"ratings":{"OCC0001":{"K1":2,"K2":1}},"ratedOn":{"OCC0001":{
        "K1":{"statement":"Something else altogether"},"K2":{"statement":"How yeast makes dough rise","id":"q"}}}}"#;
    let restored = engine(&NEW).restore(&Value::parse(saved).expect("JSON")).expect("restored");
    assert!(restored.outdated);
    assert_eq!(restored.request.ratings.get("OCC0001", "K1"), None);
    assert_eq!(restored.request.ratings.get("OCC0001", "K2"), Some(&Some(1)));
    let report =
        engine(&NEW).gap(&skills_gap::gap::GapRequest { target: "OCC0001".into(), ..restored.request });
    assert!(report.is_ok(), "and is a request that can be asked");
}

#[test]
fn strange_tellings_harm_nothing() {
    for told in [
        "null",
        "7",
        "[]",
        r#"{"OCC0001":3}"#,
        r#"{"OCC0001":{"K1":3}}"#,
        r#"{"OCC0001":{"K1":{}}}"#,
        r#"{"OCC0001":{"K1":{"statement":""}}}"#,
        r#"{"OCC0001":{"K1":{"statement":"x","id":"y","z":1}}}"#,
        r#"{"__proto__":{"K1":{"statement":"x"}}}"#,
    ] {
        let saved =
            format!(r#"{{"target":"OCC0001","ratings":{{"OCC0001":{{"K1":2,"K77":1}}}},"ratedOn":{told}}}"#);
        let migrated = migrated(&saved);
        let kept = usize::from(migrated.request.ratings.get("OCC0001", "K1").is_some());
        assert_eq!(kept + migrated.request.set_aside.len(), 2, "{told}: every answer is somewhere");
    }
}

/// The same statements, in the order in which these numbers name them.
fn engine_of(order: &[usize], with_ids: bool) -> Engine {
    let codes = ["K1", "K2", "K3"];
    let statements: Vec<_> = codes
        .iter()
        .zip(order)
        .map(|(code, number)| (*code, if with_ids { NEW[*number].1 } else { "" }, NEW[*number].2))
        .collect();
    engine(&statements)
}

/// What is saved by who rated the first three statements with 0, 1 and 2, and wrote a note on each.
fn rated_on_three(with_ids: bool) -> String {
    let all = |value: &dyn Fn(usize) -> String| {
        let each: Vec<_> = (0..3).map(|number| format!(r#""K{}":{}"#, number + 1, value(number))).collect();
        format!(r#"{{"OCC0001":{{{}}}}}"#, each.join(","))
    };
    let told = |number: usize| {
        let (_, id, statement) = NEW[number];
        let id = if with_ids { id } else { "" };
        format!(r#"{{"statement":{},"id":{id:?}}}"#, to_json(statement).expect("text"))
    };
    format!(
        r#"{{"target":"OCC0001","ratings":{},"notes":{},"ratedOn":{},"rejected":[["OCC0001.K1","OCC0001.K2"]]}}"#,
        all(&|number| number.to_string()),
        all(&|number| format!(r#""note {number}""#)),
        all(&told),
    )
}

#[test]
fn swaps_chains_and_circles_move_every_answer_and_lose_none() {
    for with_ids in [true, false] {
        for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0], [0, 2, 1]] {
            let engine = engine_of(&order, with_ids);
            let saved = Value::parse(&rated_on_three(with_ids)).expect("JSON");
            let migrated = engine.migrate(&saved).expect("migrated");
            assert_eq!(migrated.request.set_aside, [], "{order:?}");
            for (code, number) in ["K1", "K2", "K3"].into_iter().zip(order) {
                let rating = migrated.request.ratings.get("OCC0001", code).copied();
                assert_eq!(rating, Some(u32::try_from(number).ok()), "{order:?} {code}");
                let note = migrated.request.notes.get("OCC0001", code).map(String::as_str);
                assert_eq!(note, Some(format!("note {number}").as_str()));
            }
            let now =
                |number| format!("OCC0001.K{}", order.iter().position(|one| *one == number).expect("it") + 1);
            assert_eq!(migrated.request.rejected, [(now(0), now(1))], "{order:?}");
            let moved = order.iter().zip(0..).filter(|(number, place)| **number != *place).count();
            assert_eq!(migrated.migrations.len(), moved);
            // It is told of what the answers stand with now: nothing moves again.
            let saved = Value::parse(&to_json(&migrated.request).expect("JSON")).expect("JSON");
            let again = engine.migrate(&saved).expect("migrated");
            assert_eq!((&again.request, again.migrations.len()), (&migrated.request, 0), "{order:?}");
        }
    }
}

/// The new statement pushes the others down by one; the last one of the old has no place any more.
#[test]
fn a_chain_with_an_end_moves_all_but_its_end() {
    let engine = engine_of(&[3, 0, 1], true);
    let migrated = engine.migrate(&Value::parse(&rated_on_three(true)).expect("JSON")).expect("migrated");
    assert_eq!(moves(&migrated), [("K1", "K2", MigratedBy::Id), ("K2", "K3", MigratedBy::Id)]);
    let ratings = |code| migrated.request.ratings.get("OCC0001", code).copied();
    assert_eq!([ratings("K1"), ratings("K2"), ratings("K3")], [None, Some(Some(0)), Some(Some(1))]);
    let aside: Vec<&str> = migrated.request.set_aside.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(aside, ["ratings.OCC0001.K3", "notes.OCC0001.K3"]);
    assert_eq!(migrated.request.rejected, [("OCC0001.K2".to_owned(), "OCC0001.K3".to_owned())]);
}

#[test]
fn a_rejected_pair_whose_ends_were_not_rated_stays_where_it_was_brought() {
    let saved = r#"{"rejected":[["OCC0001.K1","OCC0001.S1"]],"ratings":{"OCC0001":{"K2":1}},"ratedOn":{"OCC0001":{
        "K1":{"statement":"How yeast makes dough rise"},"K2":{"statement":"How to communicate with customers and colleagues"}}}}"#;
    let first = migrated(saved);
    assert_eq!(first.request.rejected, [("OCC0001.K2".to_owned(), "OCC0001.S1".to_owned())]);
    let again = migrated(&to_json(&first.request).expect("JSON"));
    assert_eq!(again.request, first.request);
}

/// Away in one version, back in the next, renumbered in the one after.
#[test]
fn what_comes_back_is_still_known_for_what_it_was_given_on() {
    let away = engine_of(&[0, 2], false);
    let saved = r#"{"ratings":{"OCC0001":{"K3":2}},"setAside":[{"path":"ratings.OCC0001.K2","value":1,"message":"",
        "ratedOn":{"statement":"How yeast makes dough rise"}}]}"#;
    let kept = away.restore(&Value::parse(saved).expect("JSON")).expect("restored").request;
    assert_eq!(kept.set_aside.len(), 2);
    let back = engine_of(&[0, 1, 2], false);
    let back =
        back.restore(&Value::parse(&to_json(&kept).expect("JSON")).expect("JSON")).expect("restored").request;
    assert_eq!(back.ratings.get("OCC0001", "K2"), Some(&Some(1)));
    let renumbered = engine_of(&[1, 0, 2], false);
    let moved =
        renumbered.migrate(&Value::parse(&to_json(&back).expect("JSON")).expect("JSON")).expect("migrated");
    assert_eq!(moved.request.ratings.get("OCC0001", "K1"), Some(&Some(1)));
}

/// Every pair has the same long statement at one end: copied to each, it would be a thousand times the file.
#[test]
fn a_long_telling_that_many_pairs_share_is_refused() {
    let pairs: Vec<String> =
        (1..500).map(|number| format!(r#"["OCC0001.K1","OCC0001.S{number}"]"#)).collect();
    let saved = format!(
        r#"{{"rejected":[{}],"ratedOn":{{"OCC0001":{{"K1":{{"statement":"{}"}}}}}}}}"#,
        pairs.join(","),
        "long ".repeat(10_000),
    );
    let error = engine(&NEW).restore(&Value::parse(&saved).expect("JSON")).expect_err("refused");
    assert_eq!((error.code(), error.path()), (ErrorCode::TooLarge, "ratedOn"));
}

#[test]
fn more_than_a_person_can_have_rated_is_bounded() {
    let rated: Vec<String> = (1..5_000).map(|number| format!(r#""X{number}":1"#)).collect();
    let told: Vec<String> =
        (1..5_000).map(|number| format!(r#""X{number}":{{"statement":"quarks {number}"}}"#)).collect();
    let (rated, told) = (rated.join(","), told.join(","));
    let saved = format!(r#"{{"ratings":{{"OCC0001":{{{rated}}}}},"ratedOn":{{"OCC0001":{{{told}}}}}}}"#);
    let migrated = migrated(&saved);
    assert_eq!(migrated.request.set_aside.len(), 4_999, "nothing is dropped");
    assert_eq!(migrated.warnings.len(), 4_999);
}

#[test]
fn a_telling_of_more_than_anyone_can_have_rated_is_refused() {
    let told: Vec<String> = (0..30_001).map(|number| format!(r#""X{number}":{{"statement":"x"}}"#)).collect();
    for told in [format!(r#"{{"OCC0001":{{{}}}}}"#, told.join(",")), format!("{{{}}}", told.join(","))] {
        let saved = format!(r#"{{"target":"OCC0001","ratedOn":{told}}}"#);
        let error = engine(&NEW).restore(&Value::parse(&saved).expect("JSON")).expect_err("refused");
        assert_eq!((error.code(), error.path()), (ErrorCode::TooLarge, "ratedOn"));
    }
}

#[test]
fn what_cannot_be_put_anywhere_is_no_migration() {
    let migrated = migrated(
        r#"{"ratings":{"OCC0001":{"K9":77,"K8":1}},"ratedOn":{"OCC0001":{
            "K9":{"statement":"How yeast makes dough rise"},
            "K8":{"statement":"How to communicate with customers and colleagues"}}}}"#,
    );
    assert_eq!(moves(&migrated), [("K8", "K3", MigratedBy::Text)], "77 is no point of the scale");
    assert_eq!(migrated.request.set_aside.len(), 1);
    assert_eq!(migrated.warnings.len(), 1);
}

/// Of a pack, the model that is there may be the part for other occupations.
#[test]
fn a_part_of_the_model_that_does_not_cover_the_new_statements_is_asked_to_be_the_whole() {
    let old = "How to communicate with colleagues and customers";
    let mut other = occupation(&[("K1", "x", old)]);
    other.reference = "OCC0002".to_owned();
    let files = pack::build(vec![occupation(&NEW), other], vec![], Model::embedded(), 1, &|_, _| ());
    let files = files.expect("a pack");
    let bytes = |name: &str| &files.iter().find(|file| file.name == name).expect("a file").bytes;
    let manifest = bytes(Manifest::NAME);
    let names = Manifest::decode(manifest).expect("a manifest").files;
    let pack = Pack::open(manifest, bytes(&names.index.name)).expect("opens");
    let vectors = bytes(&pack.files("OCC0002").expect("is there").vectors.name);
    let part = pack.vectors("OCC0002", vectors).expect("a part");
    let [all, links, carries] = [&names.all, &names.links, &names.carries].map(|file| bytes(&file.name));
    let mut engine = pack.engine(part, all, links, carries).expect("an engine");

    let saved = format!(
        r#"{{"ratings":{{"OCC0001":{{"K9":2}}}},"ratedOn":{{"OCC0001":{{"K9":{{"statement":"{old}"}}}}}}}}"#
    );
    let saved = Value::parse(&saved).expect("JSON");
    let refused = engine.migrate(&saved).expect_err("no statement is passed over");
    assert_eq!(refused.code(), ErrorCode::NeedsModel);
    engine.set_model(Model::embedded()).expect("the whole of it");
    let migrated = engine.migrate(&saved).expect("migrated");
    assert_eq!(moves(&migrated), [("K9", "K3", MigratedBy::Transfer)]);
}
