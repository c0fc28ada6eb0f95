//! An advert against the catalogue: which occupation it is for, and the gap to what it asks.

use super::samples::{BOARD, CV, HEADINGS, POSTING, VACANCY};
use super::{asked, read, report};
use skills_gap::advert::{AdvertOptions, AdvertReport, AdvertRequest};
use skills_gap::catalogue::{Catalogue, Duty, Kind, Ksb, Occupation, OccupationOption};
use skills_gap::gap::{GapRequest, Standing, Weights};
use skills_gap::input::Value;
use skills_gap::read::{Advert, AdvertSection, read_profile};
use skills_gap::{Engine, ErrorCode};

#[test]
fn the_press_officer_is_found_with_reasons() {
    let advert = read(HEADINGS);
    let report = report(GapRequest::default(), &advert);
    let [first, second] = report.occupations.as_slice() else { panic!("two occupations") };
    assert_eq!((first.reference.as_str(), second.reference.as_str()), ("OCC0311", "OCC0526"));
    assert!(first.score > second.score);
    let title = first.title.as_ref().expect("a name like the title");
    assert!(title.text.to_lowercase().ends_with("press officer") && title.likeness == 1.0, "{title:?}");
    assert!(!first.sentences.is_empty() && !first.words.is_empty());
    assert_eq!(report.target.as_ref().map(|target| target.reference.as_str()), Some("OCC0311"));
    // Photography is no part of the standard, and praise is not asked.
    let numbers: Vec<usize> = report.sentences.iter().map(|one| one.sentence).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let codes: Vec<&str> = report.notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(codes, ["qualification", "years"]);
}

#[test]
fn the_gap_is_the_gap_to_what_is_asked() {
    let advert = read(BOARD);
    let mut answers = GapRequest::default();
    answers.ratings.set("OCC0526", "B1", Some(2));
    let first = report(answers.clone(), &advert);
    let gap = first.gap.as_ref().expect("a gap");
    let asked: Vec<(&str, f64)> = first.asked.iter().collect();
    assert_eq!(gap.statements.len(), asked.len());
    assert!(gap.statements.iter().all(|one| asked.contains(&(one.code.as_str(), one.weight))));
    let mean = asked.iter().map(|(_, weight)| weight).sum::<f64>() / asked.len() as f64;
    assert!((mean - 1.0).abs() < 1e-3, "{mean}");
    // Every other question takes it as it is.
    let mut request = answers.clone();
    request.target = "OCC0311".to_owned();
    request.weights = Weights::Asked;
    request.asked = first.asked.clone();
    let engine = Engine::embedded();
    assert_eq!(&engine.gap(&request).expect("a gap"), gap);
    // What is rated is held, in the sentence too.
    let one =
        first.sentences.iter().find(|one| !one.statements.is_empty()).expect("a sentence that is covered");
    assert_eq!(
        one.standing,
        gap.statements.iter().find(|of| of.code == one.statements[0].code).map(|of| of.standing)
    );
    answers.ratings.set("OCC0311", &one.statements[0].code, Some(2));
    let second = report(answers, &advert);
    let again =
        second.sentences.iter().find(|other| other.sentence == one.sentence).expect("the same sentence");
    assert_eq!(again.standing, Some(Standing::Held));
    // The van is not covered.
    let van = advert.sentences.iter().position(|one| one.text.contains("van")).expect("the van");
    assert!(first.outside.contains(&van));
    for number in &first.outside {
        assert!(
            first
                .sentences
                .iter()
                .any(|one| one.sentence == *number && one.statements.is_empty() && one.standing.is_none())
        );
    }
}

#[test]
fn a_duty_covers_what_no_statement_does() {
    let advert = read(
        "Press officer\n\nResponsibilities\n\
         - Monitor media coverage and flag any emerging issues or inaccuracies. Keep records of enquiries and responses.\n\
         - Drive a refrigerated van\n- Draft news releases for the media\n",
    );
    let report = report(GapRequest::new("OCC0311"), &advert);
    let [monitoring, van, drafting] = report.sentences.as_slice() else { panic!("three sentences") };
    let duty = monitoring.duty.as_ref().expect("a duty");
    assert!(duty.statement.starts_with("Monitor media"), "{duty:?}");
    assert!(monitoring.statements.is_empty() && report.outside.contains(&monitoring.sentence));
    assert!(van.statements.is_empty() && van.duty.is_none(), "{van:?}");
    assert!(!drafting.statements.is_empty() && drafting.duty.is_none());
}

/// A duty of another option is none of who chose one.
#[test]
fn a_duty_of_another_option_is_not_named() {
    let duty = |code: &str, statement: &str, option: &str| Duty {
        code: code.to_owned(),
        statement: statement.to_owned(),
        core: None,
        ksbs: vec!["K1".to_owned()],
        options: vec![option.to_owned()],
    };
    let option = |code: &str, name: &str| OccupationOption {
        code: code.to_owned(),
        name: name.to_owned(),
        reference: String::new(),
    };
    let occupation = Occupation {
        reference: "OCC8003".to_owned(),
        name: "Watcher".to_owned(),
        level: Some(3),
        overview: "Watching.".to_owned(),
        ksbs: vec![Ksb {
            code: "K1".to_owned(),
            kind: Kind::Knowledge,
            statement: "How bread is baked".to_owned(),
            id: String::new(),
        }],
        duties: vec![
            duty("D1", "Monitor media coverage and flag emerging issues", "O1"),
            duty("D2", "Drive a refrigerated van", "O2"),
        ],
        options: vec![option("O1", "Media"), option("O2", "Vans")],
        ..Occupation::default()
    };
    let engine = Engine::new(Catalogue::default().with(vec![occupation]).expect("a catalogue"));
    let advert = read("Watcher\n\nResponsibilities\n- Monitor media coverage and flag any emerging issues\n");
    let named = |option: Option<&str>| {
        let answers = GapRequest {
            option: option.map(str::to_owned),
            advert: Some(Box::new(advert.clone())),
            ..GapRequest::new("OCC8003")
        };
        let report = engine.advert(&AdvertRequest::new(answers, AdvertOptions::default())).expect("a report");
        report.sentences[0].duty.as_ref().map(|duty| duty.code.clone())
    };
    assert_eq!(named(None).as_deref(), Some("D1"));
    assert_eq!(named(Some("O1")).as_deref(), Some("D1"));
    assert_eq!(named(Some("O2")), None);
}

/// A host sends back what it was given.
#[test]
fn what_is_read_goes_back_in_as_plain_values() {
    let engine = Engine::embedded();
    for text in [BOARD, HEADINGS, POSTING, VACANCY] {
        let advert = read(text);
        let json = skills_gap::to_json(&advert).expect("JSON");
        let request = Value::parse(&format!(r#"{{"advert": {json}}}"#)).expect("JSON");
        assert_eq!(engine.advert_of(&request).expect("a report"), report(GapRequest::default(), &advert));
    }
    let json = skills_gap::to_json(&read_profile(CV).expect("a profile")).expect("JSON");
    let request = Value::parse(&format!(r#"{{"target": "OCC0311", "profile": {json}}}"#)).expect("JSON");
    assert!(!engine.proposals_of(&request).expect("proposals").proposals.is_empty());
}

#[test]
fn a_person_may_take_the_advert_for_another_occupation() {
    let report = report(GapRequest::new("OCC0526"), &read(BOARD));
    assert_eq!(report.target.map(|target| target.reference).as_deref(), Some("OCC0526"));
    assert_eq!(report.gap.map(|gap| gap.target.reference).as_deref(), Some("OCC0526"));
}

#[test]
fn an_advert_that_names_its_course_is_for_that() {
    let advert = Advert { course: "Policy officer".to_owned(), ..read(HEADINGS) };
    assert_eq!(report(GapRequest::default(), &advert).occupations[0].reference, "OCC0526");
}

#[test]
fn weights_are_checked() {
    let engine = Engine::embedded();
    let gap = |asked: &str| {
        let request = format!(r#"{{"target": "OCC0311", "weights": "asked", "asked": {asked}}}"#);
        engine.gap_of(&Value::parse(&request).expect("JSON")).expect_err("no gap")
    };
    for (asked, code, path) in [
        (r#"{"K99": 1}"#, ErrorCode::UnknownStatement, "asked.K99"),
        (r#"{"K1": 0}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": -1}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": 1e9}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": "1"}"#, ErrorCode::InvalidType, "asked.K1"),
    ] {
        let error = gap(asked);
        assert_eq!((error.code(), error.path()), (code, path), "{asked}");
    }
}

#[test]
fn a_saved_request_keeps_what_is_asked_or_sets_it_aside() {
    let engine = Engine::embedded();
    let restored = |asked: &str| {
        let saved = format!(r#"{{"target": "OCC0311", "weights": "asked", "asked": {asked}}}"#);
        engine.restore(&Value::parse(&saved).expect("JSON")).expect("restored")
    };
    assert_eq!(restored(r#"{"K1": 2}"#).request.asked.iter().collect::<Vec<_>>(), [("K1", 2.0)]);
    let gone = restored(r#"{"K99": 2}"#);
    assert!(gone.request.asked.is_empty());
    assert_eq!(gone.request.set_aside[0].path, "asked");
    assert_eq!(gone.request.weights, Weights::Equal);
}

/// Without it, the page could not show what the weights rest on.
#[test]
fn a_saved_request_keeps_its_advert() {
    let engine = Engine::embedded();
    let restored = |saved: &str| engine.restore(&Value::parse(saved).expect("JSON")).expect("restored");
    let advert = read(BOARD);
    let report = report(GapRequest::default(), &advert);
    let mut answers = GapRequest::new("OCC0311");
    answers.weights = Weights::Asked;
    answers.asked = report.asked;
    let without = engine.gap(&answers).expect("a gap");
    answers.advert = Some(Box::new(advert));
    assert_eq!(engine.gap(&answers).expect("a gap"), without, "it changes no sum and no hash");
    let saved = skills_gap::to_json(&answers).expect("JSON");
    let kept = restored(&saved).request;
    assert_eq!((&kept.advert, &kept.asked, kept.weights), (&answers.advert, &answers.asked, Weights::Asked));
    assert_eq!(restored(&skills_gap::to_json(&kept).expect("JSON")).request, kept);
    let none = restored(r#"{"target": "OCC0311", "advert": {"titel": "Clerk"}}"#).request;
    assert!(none.advert.is_none());
    assert_eq!(none.set_aside[0].path, "advert");
    assert!(restored(r#"{"target": "OCC0311", "advert": null}"#).request.set_aside.is_empty());
    let error = engine.advert(&AdvertRequest::default()).expect_err("no advert");
    assert_eq!((error.code(), error.path()), (ErrorCode::MissingField, "advert"));
}

#[test]
fn nothing_to_match_is_said() {
    let report = report(GapRequest::new("OCC0311"), &read("Pot washer\n\nWe are a family-run bakery."));
    let codes: Vec<&str> = report.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["doubtful", "noSentences"]);
    assert!(report.occupations.is_empty() && report.asked.is_empty());
    let none = report_of_nothing();
    assert!(none.target.is_none() && none.gap.is_none() && none.warnings[0].code == "noOccupation");
}

/// A barber is neither of the two occupations that come along.
#[test]
fn what_fits_badly_is_taken_only_by_who_names_it() {
    let advert = read("Barber\nYou will cut hair and shave beards.");
    let nothing = report(GapRequest::default(), &advert);
    assert!(
        nothing.target.is_none()
            && nothing.gap.is_none()
            && nothing.asked.is_empty()
            && nothing.notes.is_empty()
    );
    assert!(!nothing.occupations.is_empty());
    let [warning] = nothing.warnings.as_slice() else { panic!("{:?}", nothing.warnings) };
    assert_eq!((warning.code.as_str(), warning.path.as_str()), ("doubtful", "target"));
    assert!(warning.message.contains(&nothing.occupations[0].name), "{}", warning.message);
    let named = report(GapRequest::new("OCC0311"), &advert);
    assert!(named.target.is_some_and(|target| target.reference == "OCC0311") && named.gap.is_some());
    assert!(named.warnings.iter().any(|warning| warning.message.contains("may be another job")));
}

fn report_of_nothing() -> AdvertReport {
    let engine = Engine::new(Catalogue::default());
    engine.advert(&AdvertRequest::of(read(BOARD))).expect("a report")
}

/// Both may be called a baker: who does not lead comes first, unless the title leads or the level says otherwise.
#[test]
fn who_leads_comes_after_who_does_not() {
    let occupation = |reference: &str, name: &str, level: u8| Occupation {
        reference: reference.to_owned(),
        name: name.to_owned(),
        level: Some(level),
        overview: "Making bread and cakes.".to_owned(),
        job_titles: vec!["Baker".to_owned()],
        ..Occupation::default()
    };
    let records = vec![occupation("OCC8001", "Lead baker", 3), occupation("OCC8002", "Baker", 2)];
    let engine = Engine::new(Catalogue::default().with(records).expect("a catalogue"));
    let first = |title: &str| {
        let advert = read(&format!("{title}\n\nDuties\n- Make bread\n"));
        let report = engine.advert(&AdvertRequest::of(advert)).expect("a report");
        report.occupations[0].reference.clone()
    };
    assert_eq!(first("Apprentice Baker"), "OCC8002");
    assert_eq!(first("Lead Baker"), "OCC8001");
    assert_eq!(first("Apprentice Baker Level 3"), "OCC8001");
}

/// The advert that this was conceived from. It is not ours to publish.
#[test]
fn the_advert_this_was_conceived_from() {
    let Some(data) = std::env::var_os("SKILLS_GAP_DATA") else { return };
    let Ok(text) = std::fs::read_to_string(std::path::Path::new(&data).join("../seeds/job-advert.txt"))
    else {
        return;
    };
    let advert = read(&text);
    assert_eq!(
        (advert.role.as_str(), advert.employer.as_str()),
        ("Assistant Press Officer", "Metropolitan Police")
    );
    assert!(advert.place.starts_with("Westminster"));
    assert_eq!(advert.salary.as_ref().and_then(|salary| salary.low), Some(34_808.0));
    assert_eq!((advert.employment.as_str(), advert.remote), ("Full Time", Some(true)));
    assert_eq!(advert.closes.as_ref().and_then(|date| date.date.as_deref()), Some("2025-11-28"));
    assert_eq!(advert.posted.as_ref().and_then(|date| date.date.as_deref()), Some("2025-08-28"));
    let duties = advert.sentences.iter().filter(|one| one.section == AdvertSection::Responsibilities);
    assert_eq!(duties.clone().count(), 5);
    let report = report(GapRequest::default(), &advert);
    let [first, second, ..] = report.occupations.as_slice() else { panic!("two occupations") };
    assert_eq!((first.reference.as_str(), second.reference.as_str()), ("OCC0311", "OCC0526"));
    assert_eq!(first.title.as_ref().map(|title| title.text.as_str()), Some("Junior press officer"));
    let drafting = advert.sentences.iter().position(|one| one.text.starts_with("Drafting")).expect("a duty");
    let drafting = report.sentences.iter().find(|one| one.sentence == drafting).expect("it asks");
    assert!(drafting.statements.iter().any(|one| one.code == "S4"), "{drafting:?}");
    // No statement is about watching the media; a duty is.
    let watching =
        advert.sentences.iter().position(|one| one.text.starts_with("Monitoring")).expect("a duty");
    let watching = report.sentences.iter().find(|one| one.sentence == watching).expect("it asks");
    assert_eq!(watching.duty.as_ref().map(|duty| duty.code.as_str()), Some("D4"));
    for (number, sentence) in advert.sentences.iter().enumerate() {
        let asks_by_duty = sentence.section == AdvertSection::Responsibilities;
        assert!(!asks_by_duty || report.sentences.iter().any(|one| one.sentence == number));
    }
}

#[test]
fn the_word_by_which_an_item_is_essential_matches_nothing() {
    let matched = |line: &str| {
        let advert = read(&format!("Press officer\n\nRequirements\n- {line}\n"));
        assert_eq!(asked(&advert), [line]);
        let report = report(GapRequest::new("OCC0311"), &advert);
        report.sentences.into_iter().flat_map(|one| one.statements).collect::<Vec<_>>()
    };
    let plain = matched("A degree in law");
    for marked in ["A degree in law - essential", "A degree in law (desirable)"] {
        assert_eq!(matched(marked), plain, "{marked}");
    }
    let duty = matched("Drafting media statements and press releases");
    assert!(
        !duty.is_empty()
            && matched("Drafting media statements and press releases (essential)").len() == duty.len()
    );
}
