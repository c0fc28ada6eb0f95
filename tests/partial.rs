//! A pack whose occupations are loaded one by one: the same answers as from all of it, and what is not loaded is said
//! with its place.

mod packs;

use packs::{Files, answers, occupations, small};
use skills_gap::catalogue::Catalogue;
use skills_gap::input::Value;
use skills_gap::pack::PartialCatalogue;
use skills_gap::transfer::Model;
use skills_gap::{Engine, Error, ErrorCode, ErrorKind, to_json};

fn value(json: &str) -> Value {
    Value::parse(json).expect("JSON")
}

fn load(catalogue: &mut PartialCatalogue, files: &Files, references: &[&str]) {
    for reference in references {
        let of = catalogue.files(reference).expect("files to load");
        let (record, vectors) = (files.get(&of.record.name), files.get(&of.vectors.name));
        catalogue.stage(reference, record, vectors).expect("sound files");
    }
    catalogue.commit().expect("covered");
}

fn complete(catalogue: &mut PartialCatalogue, files: &Files) -> Result<(), Error> {
    let of_all = files.manifest().files;
    let [all, links, carries] = [of_all.all, of_all.links, of_all.carries].map(|file| file.name);
    catalogue.complete(files.get(&all), files.get(&links), files.get(&carries))
}

fn gap(catalogue: &PartialCatalogue, request: &str) -> Result<String, (ErrorKind, ErrorCode, String)> {
    let report = catalogue.gap_of(&value(request));
    report
        .map(|report| to_json(&report).expect("JSON"))
        .map_err(|error| (error.kind(), error.code(), error.path().to_owned()))
}

fn not_loaded(path: &str) -> (ErrorKind, ErrorCode, String) {
    (ErrorKind::Load, ErrorCode::NotLoaded, path.to_owned())
}

const REQUEST: &str = r#"{"target": "OCC0526", "current": "a/1", "ratings": {"OCC0311": {"K9": 2, "B4": 2}},
    "rejected": [["A/1.S1", "OCC0526.K7"]]}"#;

#[test]
fn a_question_says_what_it_needs_and_is_answered_as_by_the_whole() {
    let files = Files::build(occupations());
    let whole = files.engine(Model::embedded());
    let expected = to_json(&whole.gap_of(&value(REQUEST)).expect("a report")).expect("JSON");
    let mut catalogue = PartialCatalogue::new(files.open());
    assert_eq!(catalogue.version(), whole.catalogue().version());
    assert_eq!(catalogue.summaries(), whole.occupations());
    assert_eq!(catalogue.missing(&value(REQUEST)), ["OCC0526", "a/1", "OCC0311", "A/1"]);
    for (path, reference) in
        [("target", "OCC0526"), ("current", "a/1"), ("ratings.OCC0311", "OCC0311"), ("rejected[0][0]", "A/1")]
    {
        assert_eq!(gap(&catalogue, REQUEST), Err(not_loaded(path)));
        for asked in
            [catalogue.restore(&value(REQUEST)).map(drop), catalogue.with_rated_on(&value(REQUEST)).map(drop)]
        {
            assert_eq!(asked.expect_err("not loaded").path(), path);
        }
        assert_eq!(catalogue.occupation(reference).expect_err("not loaded").path(), "reference");
        load(&mut catalogue, &files, &[reference]);
        assert_eq!(catalogue.occupation(reference), whole.occupation(reference));
    }
    assert_eq!(catalogue.missing(&value(REQUEST)), [""; 0]);
    assert_eq!(gap(&catalogue, REQUEST), Ok(expected));
    assert_eq!(catalogue.restore(&value(REQUEST)), whole.restore(&value(REQUEST)));
    assert_eq!(catalogue.with_rated_on(&value(REQUEST)), whole.with_rated_on(&value(REQUEST)));
}

#[test]
fn what_the_pack_does_not_have_is_refused_by_the_question_itself() {
    let catalogue = PartialCatalogue::new(Files::build(small()).open());
    let unknown = |path: &str| Err((ErrorKind::Request, ErrorCode::UnknownOccupation, path.to_owned()));
    assert_eq!(gap(&catalogue, r#"{"target": "OCC9999"}"#), unknown("target"));
    assert_eq!(catalogue.files("OCC9999"), None);
    assert_eq!(catalogue.occupation("OCC9999").expect_err("unknown").code(), ErrorCode::UnknownOccupation);
    let no_request = Err((ErrorKind::Request, ErrorCode::InvalidType, "$".to_owned()));
    assert_eq!(gap(&catalogue, "null"), no_request);
}

#[test]
fn what_is_staged_counts_once_it_is_committed() {
    let files = Files::build(small());
    let mut catalogue = PartialCatalogue::new(files.open());
    let of = catalogue.files("A/1").expect("files");
    let (record, vectors) = (files.get(&of.record.name), files.get(&of.vectors.name));
    assert_eq!(catalogue.stage("A/1", vectors, record).expect_err("damaged").code(), ErrorCode::Damaged);
    assert_eq!(catalogue.stage("a/1", record, vectors).expect_err("of another").code(), ErrorCode::Damaged);
    catalogue.stage("A/1", record, vectors).expect("sound");
    assert_eq!(catalogue.files("A/1"), None, "loaded once");
    assert_eq!(gap(&catalogue, r#"{"target": "A/1"}"#), Err(not_loaded("target")));
    catalogue.commit().expect("covered");
    catalogue.commit().expect("nothing to do");
    assert!(gap(&catalogue, r#"{"target": "A/1"}"#).is_ok());
}

#[test]
fn the_files_about_all_occupations_answer_every_question() {
    let files = Files::build(occupations());
    let whole = files.engine(Model::embedded());
    let mut catalogue = PartialCatalogue::new(files.open());
    assert_eq!(catalogue.whole().expect_err("not loaded").code(), ErrorCode::NotLoaded);
    load(&mut catalogue, &files, &["A/1"]);
    assert_eq!(complete(&mut catalogue, &files).expect_err("no model").code(), ErrorCode::NeedsModel);
    assert_eq!(catalogue.whole().expect_err("not complete").code(), ErrorCode::NotLoaded);
    catalogue.set_model(Model::embedded()).expect("the pack's model");
    complete(&mut catalogue, &files).expect("sound");
    complete(&mut catalogue, &files).expect("nothing to do");
    assert_eq!(answers(catalogue.whole().expect("complete")), answers(&whole));

    // With the whole model nothing is left to load.
    assert!(catalogue.occupation("OCC0526").is_ok());
    let expected = to_json(&whole.gap_of(&value(REQUEST)).expect("a report")).expect("JSON");
    assert_eq!(gap(&catalogue, REQUEST), Ok(expected));
    assert_eq!(catalogue.missing(&value(REQUEST)), [""; 0]);
}

#[test]
fn a_plan_and_the_next_question_need_the_occupations_that_they_name() {
    let files = Files::build(occupations());
    let whole = files.engine(Model::embedded());
    let mut catalogue = PartialCatalogue::new(files.open());
    let next = value(
        r#"{"target": "OCC0526", "current": "OCC0311", "targets": ["A/1"], "assumed": {"OCC0311": 2}}"#,
    );
    let plan =
        value(r#"{"target": "OCC0526", "steps": ["A/1", "OCC0526"], "ratings": {"OCC0311": {"K1": 2}}}"#);
    assert_eq!(catalogue.missing(&next), ["OCC0526", "OCC0311", "A/1"]);
    assert_eq!(catalogue.missing(&plan), ["OCC0526", "A/1", "OCC0311"]);
    load(&mut catalogue, &files, &["OCC0526", "OCC0311"]);
    assert_eq!(catalogue.next_of(&next).expect_err("not loaded").path(), "targets[0]");
    assert_eq!(catalogue.plan_of(&plan).expect_err("not loaded").path(), "steps[0]");
    load(&mut catalogue, &files, &["A/1"]);
    assert_eq!(catalogue.next_of(&next), whole.next_of(&next));
    assert_eq!(catalogue.plan_of(&plan), whole.plan_of(&plan));
}

#[test]
fn a_model_that_is_not_the_whole_of_the_packs_is_refused() {
    let files = Files::build(small());
    let mut catalogue = PartialCatalogue::new(files.open());
    let subset = files.subset_of("A/1");
    let refused = catalogue.set_model(subset).expect_err("a subset");
    assert_eq!((refused.kind(), refused.path()), (ErrorKind::Read, "model"));
    let refused = catalogue.set_model(Model::default()).expect_err("another");
    assert_eq!((refused.kind(), refused.path()), (ErrorKind::Catalogue, "manifest.json: model"));
    catalogue.set_model(Model::embedded()).expect("the whole");
}

#[test]
fn occupations_beside_the_pack_take_the_place_of_its_own() {
    let files = Files::build(occupations());
    let mut added = small().remove(1);
    added.name = "Another editor".to_owned();
    let mut catalogue = PartialCatalogue::new(files.open());
    load(&mut catalogue, &files, &["OCC0311"]);
    let refused = catalogue.with(vec![added.clone()]).expect_err("a subset of the model");
    assert_eq!(refused.code(), ErrorCode::NeedsModel);
    let twice = catalogue.with(vec![added.clone(), added.clone()]).expect_err("twice");
    assert_eq!((twice.code(), twice.path()), (ErrorCode::DuplicateOccupation, "[1].reference"));
    catalogue.set_model(Model::embedded()).expect("the pack's model");

    let mut wider = catalogue.with(vec![added.clone()]).expect("wider");
    let alone = Catalogue::default().with(vec![added.clone()]).expect("a catalogue");
    assert_eq!(wider.version(), format!("{}+{}", catalogue.version(), alone.version()));
    assert_eq!(wider.occupation("a/1"), Ok(&added));
    assert_eq!((wider.files("a/1"), wider.summaries().len()), (None, 5));
    assert_eq!(wider.missing(&value(REQUEST)), ["OCC0526", "A/1"]);
    assert_eq!(catalogue.missing(&value(REQUEST)), ["OCC0526", "a/1", "A/1"], "the other is as it was");

    load(&mut wider, &files, &["OCC0526", "A/1"]);
    let mut records = occupations();
    records.retain(|occupation| occupation.reference != "a/1");
    records.push(added);
    let expected = Engine::new(Catalogue::default().with(records).expect("a catalogue"));
    let unnamed = |json: String, version: &str| json.replace(version, "");
    let report = gap(&wider, REQUEST).expect("a report");
    let whole = to_json(&expected.gap_of(&value(REQUEST)).expect("a report")).expect("JSON");
    let version = wider.version().to_owned();
    assert_eq!(unnamed(report, &version), unnamed(whole, expected.catalogue().version()));
    complete(&mut wider, &files).expect("sound");
    let engine = wider.whole().expect("complete");
    assert_eq!(engine.catalogue().version(), version);
    for (answer, expected_answer) in answers(engine).into_iter().zip(answers(&expected)) {
        assert_eq!(unnamed(answer, &version), unnamed(expected_answer, expected.catalogue().version()));
    }
}

#[test]
fn answers_set_aside_for_a_reference_with_dots_are_loaded_back() {
    let mut manager = small().remove(0);
    manager.reference = "11-1011.00".to_owned();
    let files = Files::build(vec![manager]);
    let mut catalogue = PartialCatalogue::new(files.open());
    let saved = value(
        r#"{"format": "skills-gap/1", "target": "",
            "setAside": [{"path": "ratings.11-1011.00.K1", "value": 2, "message": "not here before"}]}"#,
    );
    assert_eq!(catalogue.missing(&saved), ["11-1011.00"]);
    assert_eq!(catalogue.restore(&saved).expect_err("not loaded").path(), "setAside[0]");
    load(&mut catalogue, &files, &["11-1011.00"]);
    let restored = catalogue.restore(&saved).expect("restored").request;
    assert_eq!(restored.ratings.get("11-1011.00", "K1"), Some(&Some(2)));
    assert_eq!(restored.set_aside, []);
}

#[test]
fn an_assumption_needs_its_occupation() {
    let files = Files::build(small());
    let mut catalogue = PartialCatalogue::new(files.open());
    let aside =
        r#"{"target": "", "setAside": [{"path": "assumed.A/1", "value": 1, "message": "not here before"}]}"#;
    for (saved, path) in [(r#"{"target": "", "assumed": {"A/1": 1}}"#, "assumed.A/1"), (aside, "setAside[0]")]
    {
        let saved = value(saved);
        assert_eq!(catalogue.missing(&saved), ["A/1"]);
        assert_eq!(catalogue.restore(&saved).expect_err("not loaded").path(), path);
    }
    load(&mut catalogue, &files, &["A/1"]);
    let restored = catalogue.restore(&value(aside)).expect("restored").request;
    assert_eq!((restored.assumed.get("A/1"), restored.set_aside), (Some(1), vec![]));
}

#[test]
fn a_search_finds_what_is_added_and_what_is_not_loaded() {
    let files = Files::build(occupations());
    let mut catalogue = PartialCatalogue::new(files.open());
    assert_eq!(catalogue.search("editor", 5).expect_err("not loaded").code(), ErrorCode::NotLoaded);
    let entries = files.get(&files.manifest().files.search.name);
    catalogue.set_search_entries(entries).expect("sound");
    let found = catalogue.search("editor", 5).expect("a report");
    assert_eq!(found.results.first().map(|one| one.reference.as_str()), Some("a/1"));
    catalogue.set_model(Model::embedded()).expect("the pack's model");
    let mut added = small().remove(1);
    added.name = "Proofreader".to_owned();
    let mut wider = catalogue.with(vec![added]).expect("wider");
    wider.set_search_entries(entries).expect("sound");
    let found = wider.search("proofreader", 5).expect("a report");
    assert_eq!(found.results.first().map(|one| one.reference.as_str()), Some("a/1"));
    let found = wider.search("editor é", 5).expect("a report");
    assert!(found.results.iter().all(|one| one.name != "Editor é"), "{found:?}");
}
