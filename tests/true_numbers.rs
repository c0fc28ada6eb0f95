//! Results that were wrong once, each as a person met it.

use skills_gap::Engine;
use skills_gap::catalogue::{Direction, Kind, Ksb, Link, Occupation};
use skills_gap::gap::{GapRequest, Standing};
use skills_gap::pathway::{
    NearestOptions, NearestRequest, NextOptions, NextRequest, Pathway, PathwayMerit, PathwaysOptions,
    PathwaysReport, PathwaysRequest, PlanOptions, PlanRequest,
};

const PR: &str = "OCC0311";
const POLICY: &str = "OCC0526";

fn rated_all(engine: &Engine, reference: &str, point: u32) -> GapRequest {
    let mut request = GapRequest::new(POLICY);
    for ksb in &engine.occupation(reference).expect("embedded").ksbs {
        request.ratings.set(reference, &ksb.code, Some(point));
    }
    request
}

fn pathways(engine: &Engine, request: &GapRequest) -> PathwaysReport {
    let request = PathwaysRequest::new(request.clone(), PathwaysOptions::default());
    engine.pathways(&request).expect("pathways")
}

fn straight(report: &PathwaysReport) -> &Pathway {
    report.pathways.iter().find(|pathway| pathway.straight).expect("straight there")
}

fn occupation(reference: &str, statements: &[&str], leads_to: &[&str]) -> Occupation {
    let ksb = |(number, statement): (usize, &&str)| Ksb {
        code: format!("S{}", number + 1),
        kind: Kind::Skill,
        statement: (*statement).to_owned(),
        id: String::new(),
    };
    let link = |to: &&str| Link {
        direction: Direction::Out,
        level: None,
        reference: (*to).to_owned(),
        name: String::new(),
    };
    let blank: Occupation = serde_json::from_str("{}").expect("every field may be left out");
    Occupation {
        reference: reference.to_owned(),
        name: reference.to_owned(),
        ksbs: statements.iter().enumerate().map(ksb).collect(),
        links: leads_to.iter().map(link).collect(),
        ..blank
    }
}

#[test]
fn whoever_holds_all_of_the_target_is_there_and_not_sent_through_an_occupation_they_never_named() {
    let engine = Engine::embedded();
    let report = pathways(&engine, &rated_all(&engine, POLICY, 2));
    assert_eq!(report.pathways.len(), 1);
    let straight = straight(&report);
    assert_eq!((straight.shortfall, straight.steps[0].counts.held), (Some(0.0), 43));
    assert_eq!(report.suggested, Some(0));
}

#[test]
fn nothing_is_assumed_of_ones_own_occupation_as_the_target() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.current = Some(POLICY.into());
    let report = pathways(&engine, &request);
    let counts = straight(&report).steps[0].counts;
    assert_eq!((counts.open, counts.held, counts.probably), (43, 0, 0), "nobody asked yet");
    assert_eq!((straight(&report).shortfall, straight(&report).largest_step), (None, None));
    assert_eq!(straight(&report).biggest_unlock, None);
    assert_eq!(
        engine.gap(&request).expect("a report").coverage.overall.and_then(|shares| shares.likely),
        None
    );
}

#[test]
fn a_good_answer_never_leaves_more_to_learn_than_none() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.current = Some(PR.into());
    assert_eq!(straight(&pathways(&engine, &request)).shortfall, None, "nothing is known");
    for ksb in &engine.occupation(PR).expect("embedded").ksbs {
        request.ratings.set(PR, &ksb.code, Some(2));
        let after = straight(&pathways(&engine, &request)).shortfall.expect("something is rated");
        assert!(after <= 43.0, "{}: {after} after", ksb.code);
    }
    // With an assumption, a good answer changes little, and a bad one does not overturn it.
    let mut assumed = GapRequest::new(POLICY);
    assumed.assumed.set(PR, 2);
    let before = straight(&pathways(&engine, &assumed)).shortfall.expect("something is assumed");
    assumed.ratings.set(PR, "K1", Some(0));
    let after = straight(&pathways(&engine, &assumed)).shortfall.expect("something is rated");
    assert!((before..before + 2.5).contains(&after), "{after} after, {before} before");
}

#[test]
fn badges_go_to_straight_there_where_it_deserves_them() {
    let engine = Engine::new(Default::default());
    let engine = engine
        .with(vec![
            occupation("HERE", &["Weld steel plates"], &["FAR", "THERE"]),
            occupation(
                "FAR",
                &["Teach infants to read", "Audit pension funds", "Arrange flowers"],
                &["THERE"],
            ),
            occupation("THERE", &["Weld steel plates", "Weld aluminium plates safely"], &[]),
        ])
        .expect("a catalogue");
    let mut request = GapRequest::new("THERE");
    request.current = Some("HERE".into());
    request.assumed.set("HERE", 2);
    let mut request = PathwaysRequest::new(request, PathwaysOptions::default());
    let report = engine.pathways(&request).expect("pathways");
    assert_eq!(report.pathways.len(), 1, "no way round asks less");
    assert_eq!((straight(&report).best.as_slice(), report.suggested), (&[][..], Some(0)));

    // Where both are shown, straight there has what it deserves.
    request.options.via = vec!["FAR".into()];
    let round = engine.pathways(&request).expect("pathways");
    assert!(!round.pathways[0].straight && round.pathways[0].shortfall > straight(&report).shortfall);
}

#[test]
fn a_way_that_makes_the_target_cheaper_has_its_badge_and_straight_there_the_others() {
    let steel = ["Weld steel plates safely", "Read welding drawings"];
    let all = [steel.as_slice(), &["Weld steel pipes on ships"]].concat();
    let engine = Engine::new(Default::default())
        .with(vec![
            occupation("HERE", &["Arrange flowers"], &["WELDER"]),
            occupation("WELDER", &steel, &["SHIPS"]),
            occupation("SHIPS", &all, &[]),
        ])
        .expect("a catalogue");
    let mut request = GapRequest::new("SHIPS");
    request.current = Some("HERE".into());
    request.assumed.set("HERE", 2);
    let report = pathways(&engine, &request);
    let round = report.pathways.iter().find(|pathway| !pathway.straight).expect("a way round");
    assert!(straight(&report).best.contains(&PathwayMerit::FewestSteps));
    let least = |way: &Pathway| report.pathways.iter().all(|other| way.shortfall <= other.shortfall);
    for way in [straight(&report), round] {
        assert_eq!(way.best.contains(&PathwayMerit::LeastToLearn), least(way));
    }
    assert!(round.best.contains(&PathwayMerit::SmallestStep), "{:?}", round.best);
    assert!(round.official && report.suggested.is_some_and(|at| !report.pathways[at].straight));
}

#[test]
fn the_way_and_the_headline_say_the_same_numbers() {
    let engine = Engine::embedded();
    let request = rated_all(&engine, POLICY, 1);
    let headline = engine.gap(&request).expect("a report").counts.overall;
    assert_eq!((headline.partly, headline.total), (43, 43));
    assert_eq!(straight(&pathways(&engine, &request)).steps[0].counts, headline);
    let plan = engine.plan(&PlanRequest::new(request, PlanOptions::default())).expect("a plan");
    assert_eq!(plan.steps[0].counts, headline);
}

#[test]
fn what_is_said_in_the_same_words_is_certain_and_not_asked_again() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.current = Some(PR.into());
    request.ratings.set(PR, "B4", Some(2));
    let report = engine.gap(&request).expect("a report");
    let b1 = report.statements.iter().find(|one| one.code == "B1").expect("of the target");
    assert_eq!((b1.standing, b1.likely), (Standing::Held, Some(1.0)));
    assert_eq!(report.lists.held, ["B1"]);
    let options = NextOptions { limit: Some(100), ..Default::default() };
    let next = engine.next(&NextRequest::new(request, options)).expect("questions");
    let asks = |reference: &str, code: &str| {
        next.questions.iter().any(|one| one.statement.occupation == reference && one.statement.code == code)
    };
    assert!(!asks(POLICY, "B1") && !asks(PR, "B4") && asks(POLICY, "K1"));
}

#[test]
fn what_nobody_asked_about_is_no_gap_and_nothing_unlocks_only_itself() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.ratings.set(POLICY, "K1", Some(0));
    request.ratings.set(POLICY, "K2", Some(1));
    let report = engine.gap(&request).expect("a report");
    assert_eq!(report.lists.to_learn, ["K1"]);
    assert_eq!(report.lists.partly, ["K2"]);
    assert_eq!(report.lists.open.len(), 41);

    let engine = Engine::new(Default::default())
        .with(vec![occupation("ONE", &["Weld steel plates", "Arrange flowers"], &[])])
        .expect("a catalogue");
    let plan = engine.plan(&PlanRequest::new(GapRequest::new("ONE"), PlanOptions::default()));
    assert_eq!(plan.expect("a plan").biggest_unlock, None);
}

#[test]
fn points_that_count_the_same_are_one_answer() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.assumed.set(PR, 2);
    let next = engine.next(&NextRequest::new(request, NextOptions::default())).expect("questions");
    for question in &next.questions {
        let points: Vec<&[usize]> = question.answers.iter().map(|answer| answer.points.as_slice()).collect();
        assert_eq!(points, [&[0][..], &[1], &[2, 3]]);
        let likely: Vec<_> = question.answers.iter().map(|answer| answer.coverage.likely).collect();
        assert!(likely.is_sorted_by(|one, other| one < other), "{likely:?}");
    }
}

#[test]
fn ones_own_occupation_and_the_target_are_not_related_occupations() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.current = Some(PR.into());
    let nearest = engine.nearest(&NearestRequest::new(request, NearestOptions::default()));
    assert_eq!(nearest.expect("a report").occupations, []);
}
