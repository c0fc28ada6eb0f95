//! Which occupations a person is nearest to: related ones.

use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::gap::GapRequest;
use skills_gap::pathway::{NearestOccupation, NearestOptions, NearestReport, NearestRequest};
use skills_gap::{Engine, ErrorCode};

/// What everyone needs: said alike in every standard.
const GENERIC: [&str; 4] = [
    "Communicate effectively with colleagues, customers and stakeholders",
    "Work as part of a team to meet agreed deadlines",
    "Health and safety legislation and its application in the workplace",
    "Use information technology to record and share information",
];
const BAKER: [&str; 8] = [
    "Weigh and mix ingredients to make bread dough",
    "Shape, prove and bake loaves in an oven",
    "The effect of flour, yeast and temperature on dough",
    "Make sponges, pastries and tarts to a recipe",
    "Food hygiene and the control of allergens in a bakery",
    "Check the quality of baked goods before they are sold",
    "Clean ovens, mixers and other bakery equipment",
    "Store flour, fats and other ingredients safely",
];
const PASTRY_CHEF: [&str; 8] = [
    "Prepare and bake pastries, cakes and tarts",
    "Produce fermented doughs such as brioche and croissants",
    "Temper chocolate and make sugar decorations",
    "How ingredients such as flour, eggs and butter behave in baking",
    "Control of allergens and food hygiene in a kitchen",
    "Plate and finish desserts for service",
    "Control the stock of pastry ingredients",
    "Maintain kitchen equipment such as ovens and mixers",
];
const WELDER: [&str; 7] = [
    "Weld steel pipes with a manual arc process",
    "Set the current and voltage of welding equipment",
    "Prepare metal edges by grinding before they are welded",
    "Inspect welds for cracks and porosity",
    "The metallurgy of the heat affected zone of a weld",
    "Read fabrication drawings and welding symbols",
    "Cut steel plate with a plasma torch",
];
const PLATE_WELDER: [&str; 6] = [
    "Weld steel plate with a semi-automatic process",
    "Choose and set welding parameters for the material",
    "Prepare plate edges with an angle grinder",
    "Find and repair defects in welds",
    "Read engineering drawings and weld symbols",
    "How heat distorts welded steel structures",
];
const DEVELOPER: [&str; 7] = [
    "Write and test code in a programming language",
    "Design the data model of a software application",
    "Debug defects in software with automated tests",
    "Version control and continuous integration of code",
    "Secure web applications against common attacks",
    "Principles of algorithms and data structures",
    "Deploy software to cloud servers",
];
const NURSE: [&str; 6] = [
    "Give medicines to patients safely",
    "Take blood pressure, pulse and temperature of patients",
    "Dress wounds with an aseptic technique",
    "Anatomy and physiology of the human body",
    "Keep records of the care given to patients",
    "Safeguard vulnerable adults and children",
];

/// An occupation with a level and statements, half of them knowledge.
fn occupation(reference: &str, name: &str, level: u8, own: &[&str], generic: &[&str]) -> Occupation {
    let ksbs: Vec<String> = (own.iter().chain(generic).enumerate())
        .map(|(number, statement)| {
            let (code, kind) = if number % 2 == 0 { ('S', "skill") } else { ('K', "knowledge") };
            format!(r#"{{"code": "{code}{}", "kind": "{kind}", "statement": "{statement}"}}"#, number + 1)
        })
        .collect();
    let ksbs = ksbs.join(",");
    let json = format!(
        r#"{{"reference": "{reference}", "name": "{name}", "level": {level}, "route": "R{level}", "ksbs": [{ksbs}]}}"#
    );
    serde_json::from_str(&json).expect("an occupation")
}

fn occupations() -> Vec<Occupation> {
    vec![
        occupation("BAKER", "Baker", 2, &BAKER, &GENERIC),
        occupation("CHEF", "Pastry chef", 3, &PASTRY_CHEF, &GENERIC[..3]),
        occupation("DEV", "Developer", 4, &DEVELOPER, &GENERIC),
        occupation("NURSE", "Nurse", 6, &NURSE, &GENERIC),
        occupation("PLATE", "Plate welder", 3, &PLATE_WELDER, &GENERIC[1..]),
        occupation("SMALL", "Assistant", 2, &[], &GENERIC),
        occupation("WELD", "Welder", 2, &WELDER, &GENERIC),
    ]
}

fn engine() -> Engine {
    Engine::new(Catalogue::default().with(occupations()).expect("a catalogue"))
}

fn request(json: &str) -> GapRequest {
    serde_json::from_str(json).expect("a request")
}

fn ask(engine: &Engine, json: &str) -> NearestReport {
    engine.nearest(&NearestRequest::new(request(json), NearestOptions::default())).expect("a report")
}

fn references(report: &NearestReport) -> Vec<&str> {
    report.occupations.iter().map(|one| one.reference.as_str()).collect()
}

fn of<'a>(report: &'a NearestReport, reference: &str) -> &'a NearestOccupation {
    report.occupations.iter().find(|one| one.reference == reference).expect("listed")
}

/// Holds all of the baker's.
const BAKES: &str = r#"{"current": "BAKER", "assumed": {"BAKER": 2}}"#;

#[test]
fn what_is_alike_is_above_a_small_standard_of_what_everyone_needs() {
    let report = ask(&engine(), BAKES);
    let (chef, small) = (of(&report, "CHEF"), of(&report, "SMALL"));
    // The share that is held would rank them the other way: all that the small one asks, every baker holds.
    assert!(small.likely > Some(0.99) && chef.likely < Some(0.9), "{:?} {:?}", small.likely, chef.likely);
    assert_eq!(references(&report)[0], "CHEF");
    assert!(chef.likeness > small.likeness);
    for other in ["WELD", "DEV", "NURSE", "PLATE"] {
        assert!(chef.likeness > of(&report, other).likeness + 0.05, "{other}");
    }
    assert!(chef.related && !of(&report, "DEV").related && !of(&report, "NURSE").related);

    let welds = ask(&engine(), r#"{"current": "WELD"}"#);
    assert_eq!(references(&welds)[0], "PLATE");
}

#[test]
fn the_current_occupation_and_the_target_are_left_out() {
    let report = ask(&engine(), r#"{"current": "BAKER", "target": "CHEF", "assumed": {"BAKER": 2}}"#);
    assert_eq!(report.total, 5);
    assert!(!references(&report).contains(&"BAKER") && !references(&report).contains(&"CHEF"));
    assert_eq!(ask(&engine(), "{}").total, 7);
}

#[test]
fn the_order_of_what_it_is_built_from_changes_nothing() {
    let mut reversed = occupations();
    reversed.reverse();
    for occupation in &mut reversed {
        occupation.name.make_ascii_uppercase();
    }
    let reversed = Engine::new(Catalogue::default().with(reversed).expect("a catalogue"));
    let mut cased = occupations();
    for occupation in &mut cased {
        occupation.name.make_ascii_uppercase();
    }
    let ordered = Engine::new(Catalogue::default().with(cased).expect("a catalogue"));
    for answers in [BAKES, "{}", r#"{"current": "NURSE"}"#] {
        assert_eq!(ask(&reversed, answers), ask(&ordered, answers));
    }
}

#[test]
fn added_occupations_count_as_if_they_had_been_there() {
    let whole = engine();
    let (some, rest): (Vec<_>, Vec<_>) =
        occupations().into_iter().partition(|one| !["CHEF", "PLATE"].contains(&one.reference.as_str()));
    let some = Engine::new(Catalogue::default().with(some).expect("a catalogue"));
    assert_eq!(ask(&some, BAKES).total, 4);
    let with = some.with(rest).expect("more");
    for answers in [BAKES, "{}", r#"{"current": "WELD", "ratings": {"WELD": {"S1": 1}}}"#] {
        assert_eq!(ask(&with, answers), ask(&whole, answers));
    }
    assert_eq!(ask(&some, BAKES).total, 4, "the first engine is as it was");
}

#[test]
fn what_was_asked_before_changes_no_answer() {
    let engine = engine();
    let mut answers = request(r#"{"current": "BAKER"}"#);
    for (number, code) in ["S1", "K2", "S3", "K4", "S5"].into_iter().enumerate() {
        answers.ratings.set("BAKER", code, Some(number as u32 % 3));
        let request = NearestRequest::new(answers.clone(), NearestOptions::default());
        let report = engine.nearest(&request);
        assert!(report.is_ok());
        assert_eq!(report, self::engine().nearest(&request), "{code}");
    }
}

#[test]
fn what_is_half_held_counts_half() {
    let full = ask(&engine(), r#"{"assumed": {"BAKER": 2}, "current": "BAKER"}"#);
    let half = ask(&engine(), r#"{"assumed": {"BAKER": 1}, "current": "BAKER"}"#);
    assert_eq!(references(&half), references(&full));
    for (half, full) in half.occupations.iter().zip(&full.occupations) {
        assert!((half.likeness - full.likeness / 2.0).abs() < 0.0002, "{}", half.reference);
        assert_eq!(half.related, full.related, "related to what they hold");
    }
    // Half a baker and a whole welder is nearer to other welders, and the other way round.
    let welds = ask(&engine(), r#"{"assumed": {"BAKER": 1, "WELD": 2}}"#);
    assert!(of(&welds, "PLATE").likeness > of(&welds, "CHEF").likeness);
    let bakes = ask(&engine(), r#"{"assumed": {"BAKER": 2, "WELD": 1}}"#);
    assert!(of(&bakes, "PLATE").likeness < of(&bakes, "CHEF").likeness);
}

#[test]
fn where_nothing_is_known_someone_who_holds_all_of_the_current_one_is_ranked() {
    let unknown = ask(&engine(), r#"{"current": "BAKER"}"#);
    let holds_all = ask(&engine(), BAKES);
    assert!(unknown.occupations.iter().all(|one| one.likely.is_none() && one.stable));
    let likeness = |report: &NearestReport| -> Vec<(String, f64, bool)> {
        report.occupations.iter().map(|one| (one.reference.clone(), one.likeness, one.related)).collect()
    };
    assert_eq!(likeness(&unknown), likeness(&holds_all));

    let nothing = ask(&engine(), "{}");
    assert_eq!(references(&nothing), ["BAKER", "CHEF", "DEV", "NURSE", "PLATE", "SMALL", "WELD"]);
    for one in &nothing.occupations {
        assert!(one.likeness == 0.0 && one.likely.is_none() && !one.related && one.shared.is_empty());
    }
}

#[test]
fn a_rating_of_the_occupation_itself_beats_what_carries_over() {
    let before = ask(&engine(), BAKES);
    let mut answers = request(BAKES);
    for ksb in &engine().occupation("CHEF").expect("it").ksbs {
        answers.ratings.set("CHEF", &ksb.code, Some(0));
    }
    let request = NearestRequest::new(answers, NearestOptions::default());
    let after = engine().nearest(&request).expect("a report");
    assert!(of(&after, "CHEF").likeness < of(&before, "CHEF").likeness - 0.1);
    assert_eq!(of(&after, "CHEF").likely, Some(0.0));
}

#[test]
fn what_a_person_rejects_counts_less() {
    let before = ask(&engine(), BAKES);
    let rejects = r#"{"current": "BAKER", "assumed": {"BAKER": 2},
        "rejected": [["BAKER.K4", "CHEF.S1"], ["BAKER.S5", "CHEF.S5"]]}"#;
    let after = ask(&engine(), rejects);
    assert!(of(&after, "CHEF").likeness < of(&before, "CHEF").likeness);
    let is_rejected = |one: &skills_gap::pathway::SharedStatement| {
        (one.source.code.as_str(), one.statement.code.as_str()) == ("S5", "S5")
    };
    assert!(!of(&after, "CHEF").shared.iter().any(is_rejected));
}

#[test]
fn the_shared_statements_are_the_most_telling_with_exact_strengths() {
    let engine = engine();
    let report = ask(&engine, BAKES);
    let shared = &of(&report, "CHEF").shared;
    assert_eq!(shared.len(), 3);
    for one in shared {
        let id = |end: &skills_gap::transfer::StatementRef| format!("{}.{}", end.occupation, end.code);
        let strength = engine.transfer(&id(&one.source), &id(&one.statement)).expect("both").strength;
        assert_eq!(one.strength, strength);
        assert!(one.source.occupation == "BAKER" && one.statement.occupation == "CHEF");
    }
    // What only the two share tells more than what all have in common, though it is not the same word for word.
    assert!(shared.iter().any(|one| !GENERIC.contains(&one.statement.statement.as_str())), "{shared:?}");
    assert!(of(&report, "DEV").shared.iter().all(|one| one.strength >= 1.0 / 3.0));
    assert_eq!(of(&report, "NURSE").level_difference, Some(4));
}

/// A level that is far does not hide what is near: it stands after it.
#[test]
fn related_ones_of_a_near_level_come_first_then_all_by_likeness() {
    let all = |far: u8, near: u8| {
        let own = occupation("OWN", "Baker", 2, &BAKER, &[]);
        // The one is nearer; the other is related too.
        let same = occupation("SAME", "Baker", far, &BAKER, &[]);
        let alike = occupation("ALIKE", "Pastry chef", near, &PASTRY_CHEF, &[]);
        let apart = occupation("APART", "Welder", 2, &WELDER, &[]);
        let all = vec![own, same, alike, apart];
        let engine = Engine::new(Catalogue::default().with(all).expect("a catalogue"));
        ask(&engine, r#"{"current": "OWN", "assumed": {"OWN": 2}}"#)
    };
    let ranked = |report: &NearestReport| -> Vec<(String, bool)> {
        report.occupations.iter().map(|one| (one.reference.clone(), one.related)).collect()
    };
    let one = |reference: &str, related: bool| (reference.to_owned(), related);
    let near = all(3, 1);
    assert_eq!(ranked(&near), [one("SAME", true), one("ALIKE", true), one("APART", false)]);
    let far = all(6, 3);
    assert_eq!(ranked(&far), [one("ALIKE", true), one("SAME", true), one("APART", false)]);
    assert!(of(&far, "SAME").likeness > of(&far, "ALIKE").likeness);
    assert_eq!(of(&far, "SAME").level_difference, Some(4));
    assert!(far.occupations.iter().all(|one| one.stable), "nothing is rated");
}

/// From level 2 the next one up is 4, where the catalogue has nothing of level 3.
#[test]
fn where_a_level_has_nothing_the_one_after_it_is_near() {
    let levels = |near: u8, between: u8| {
        let own = occupation("OWN", "Baker", 2, &BAKER, &[]);
        let same = occupation("SAME", "Baker", 6, &BAKER, &[]);
        let alike = occupation("ALIKE", "Pastry chef", near, &PASTRY_CHEF, &[]);
        let apart = occupation("APART", "Welder", between, &WELDER, &[]);
        let engine =
            Engine::new(Catalogue::default().with(vec![own, same, alike, apart]).expect("a catalogue"));
        let report = ask(&engine, r#"{"current": "OWN"}"#);
        references(&report)[0].to_owned()
    };
    assert_eq!(levels(4, 2), "ALIKE");
    assert_eq!(levels(4, 3), "SAME", "level 3 lies between");
    assert_eq!(levels(5, 2), "SAME", "two levels lie between");
}

/// An overview tells what an occupation is about, as far as its words stand in statements.
#[test]
fn an_overview_brings_nearer_what_it_is_about() {
    let likeness = |overview: &str| {
        let mut all = occupations();
        let chef = all.iter_mut().find(|one| one.reference == "CHEF").expect("it");
        chef.overview = overview.to_owned();
        let engine = Engine::new(Catalogue::default().with(all).expect("a catalogue"));
        let full = of(&ask(&engine, BAKES), "CHEF").likeness;
        let half = of(&ask(&engine, r#"{"current": "BAKER", "assumed": {"BAKER": 1}}"#), "CHEF").likeness;
        assert!((half - full / 2.0).abs() < 0.0002, "half of it: {half}, all: {full}");
        full
    };
    let without = likeness("");
    assert!(likeness("Bake bread in an oven") > without + 0.01);
    assert!(likeness("Weld steel pipes") < without);
    assert_eq!(likeness("Xylophone quartets"), without, "words that no statement has");
}

#[test]
fn twenty_are_listed_unless_a_request_says_how_many() {
    let many: Vec<Occupation> = (0..130)
        .map(|number| occupation(&format!("O{number:03}"), "One", 3, &BAKER[number % 5..number % 5 + 3], &[]))
        .collect();
    let engine = Engine::new(Catalogue::default().with(many).expect("a catalogue"));
    let listed = |limit: Option<u32>| {
        let options = NearestOptions { limit, ..Default::default() };
        engine.nearest(&NearestRequest::new(request(r#"{"current": "O000"}"#), options))
    };
    let of_default = listed(None).expect("a report");
    assert_eq!((of_default.total, of_default.occupations.len()), (129, 20));
    assert_eq!(listed(Some(100)).expect("a report").occupations.len(), 100);
    for limit in [0, 101] {
        let error = listed(Some(limit)).expect_err("out of range");
        assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "limit"));
    }
}

#[test]
fn behaviours_alone_make_nothing_near() {
    let report = Engine::embedded().nearest_of(
        &skills_gap::input::Value::parse(r#"{"ratings": {"OCC0311": {"B4": 2}}}"#).expect("JSON"),
    );
    let report = report.expect("a report");
    assert_eq!(report.total, 2);
    assert!(report.occupations.iter().all(|one| one.likeness == 0.0 && !one.related));
}

#[test]
fn of_the_two_that_come_with_the_crate_each_is_the_others_neighbour() {
    let report = ask(&Engine::embedded(), r#"{"current": "OCC0311"}"#);
    assert_eq!(references(&report), ["OCC0526"]);
    let policy = of(&report, "OCC0526");
    assert!(policy.likeness > 0.1 && policy.shared.len() == 3);
}
