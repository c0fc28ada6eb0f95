//! The gap on the real occupations, number by number.

use skills_gap::assessment::Scale;
use skills_gap::catalogue::{Duty, Kind};
use skills_gap::gap::{
    Carried, Coverage, Evidence, GapReport, GapRequest, Shares, Standing, StatementReport, Weights,
};
use skills_gap::{Engine, ErrorCode};

const PR: &str = "OCC0311";
const POLICY: &str = "OCC0526";

/// Every KSB of the PR assistant at full credit, none of the policy officer's.
fn whole_pr_assistant(engine: &Engine) -> GapRequest {
    let mut request = GapRequest::new(POLICY);
    for ksb in &engine.occupation(PR).expect("embedded").ksbs {
        request.ratings.set(PR, &ksb.code, Some(2));
    }
    request
}

fn statement<'a>(report: &'a GapReport, code: &str) -> &'a StatementReport {
    report.statements.iter().find(|one| one.code == code).expect("a statement of the target")
}

fn carried<'a>(report: &'a GapReport, code: &str) -> Option<&'a Carried> {
    match &statement(report, code).evidence {
        Evidence::Carried(carried) => Some(carried),
        _ => None,
    }
}

fn warnings(report: &GapReport) -> Vec<(&str, &str)> {
    report.warnings.iter().map(|warning| (warning.code.as_str(), warning.path.as_str())).collect()
}

#[test]
fn what_a_pr_assistant_brings_to_policy_work() {
    let engine = Engine::embedded();
    let report = engine.gap(&whole_pr_assistant(&engine)).expect("a report");
    for (target, source) in [("B1", "B4"), ("B5", "B3")] {
        let one = statement(&report, target);
        let Evidence::Same(same) = &one.evidence else { panic!("{target} is not the same") };
        assert_eq!(
            (same.source.code.as_str(), same.credit, one.likely),
            (source, 1.0, Some(1.0)),
            "{target}"
        );
        assert_eq!(one.standing, Standing::Held, "{target}");
    }
    for (target, source) in [("K7", "K9"), ("K9", "K14"), ("K12", "K10"), ("K22", "K16"), ("S5", "S5")] {
        let carried = carried(&report, target).unwrap_or_else(|| panic!("{target} is not carried"));
        assert_eq!(
            (carried.source.occupation.as_str(), carried.source.code.as_str()),
            (PR, source),
            "{target}"
        );
        assert!(carried.strength < 1.0 && !carried.assumed, "{target}: {}", carried.strength);
        assert!(!carried.reasons.shared.is_empty(), "{target} has its reasons");
    }
    for target in ["B4", "B6", "K5", "K20"] {
        assert_eq!(statement(&report, target).evidence, Evidence::Open, "{target}");
    }
}

#[test]
fn an_assumption_is_an_estimate_and_says_so() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.assumed.set(PR, 2);
    let report = engine.gap(&request).expect("a report");
    let assumed: Vec<_> =
        report.assumed.iter().map(|one| (one.occupation.reference.as_str(), one.point, one.credit)).collect();
    assert_eq!(assumed, [(PR, 2, 1.0)]);
    // What says the same counts by assumption alone: it is carried, not known.
    let b1 = statement(&report, "B1");
    assert_eq!(carried(&report, "B1").map(|one| (one.assumed, one.strength)), Some((true, 1.0)));
    assert_eq!((b1.standing, b1.likely), (Standing::Probably, Some(1.0)));
    assert_eq!(report.coverage.overall.map(|shares| (shares.shown, shares.possible)), Some((0.0, 1.0)));
    let likely = report.coverage.overall.and_then(|shares| shares.likely).expect("expected");
    assert!((0.4..0.6).contains(&likely), "graded by reading, such pairs hold 0.4 to 0.5: {likely}");

    // All of it rated at the same point says no less, and what is the same becomes known.
    let rated = engine.gap(&whole_pr_assistant(&engine)).expect("a report");
    let rated = rated.coverage.overall.expect("statements");
    assert!((rated.likely.expect("expected") - likely).abs() < 0.03, "{rated:?} {likely}");
    assert!(rated.shown > 0.0);

    // One answer does not overturn it.
    request.ratings.set(PR, "K1", Some(2));
    let one_answer =
        engine.gap(&request).expect("a report").coverage.overall.and_then(|shares| shares.likely);
    assert!((one_answer.expect("expected") - likely).abs() < 0.03, "{one_answer:?} {likely}");
}

#[test]
fn most_of_a_job_lies_halfway_from_half_of_it_to_all() {
    let engine = Engine::embedded();
    let likely = |assumed: &str| {
        let request =
            format!(r#"{{"target": "OCC0526", "current": "OCC0311", "assumed": {{"OCC0311": {assumed}}}}}"#);
        let request: GapRequest = serde_json::from_str(&request).expect("a request");
        let report = engine.gap(&request).expect("a report");
        let said = report.assumed.first().map(|one| (one.point, one.credit)).expect("it says so");
        let carried = carried(&report, "B1").map(|one| (one.point, one.credit, one.assumed));
        (said, carried, report.coverage.overall.and_then(|shares| shares.likely).expect("expected"))
    };
    let (half, most, all) = (likely("1"), likely("1.5"), likely("2"));
    assert_eq!((half.0, most.0, all.0), ((1, 0.5), (1, 0.75), (2, 1.0)));
    assert_eq!(most.1, Some((1, 0.75, true)));
    assert!(half.2 < most.2 && most.2 < all.2, "{half:?} {most:?} {all:?}");

    // It is kept as it was said, and changes the hash of what is asked.
    let request: GapRequest =
        serde_json::from_str(r#"{"target": "OCC0526", "assumed": {"OCC0311": 1.5}}"#).expect("a request");
    assert!(serde_json::to_string(&request).expect("JSON").contains(r#""assumed":{"OCC0311":1.5}"#));
}

#[test]
fn an_assumption_that_does_not_fit_is_refused_by_name() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.assumed.set("OCC9999", 2);
    let error = engine.gap(&request).expect_err("no such occupation");
    assert_eq!((error.code(), error.path()), (ErrorCode::UnknownOccupation, "assumed.OCC9999"));
    request = GapRequest::new(POLICY);
    request.assumed.set(PR, 4);
    let error = engine.gap(&request).expect_err("no such point");
    assert_eq!(error.to_string(), "assumed.OCC0311: 4 is not a point of the scale (0..3)");
    for beyond in ["3.5", "4294967294.5"] {
        let request = format!(r#"{{"target": "OCC0526", "assumed": {{"OCC0311": {beyond}}}}}"#);
        let request: GapRequest = serde_json::from_str(&request).expect("a number");
        let error = engine.gap(&request).expect_err("halfway to nothing");
        assert_eq!(error.code(), ErrorCode::OutOfScale);
        let said = format!("assumed.OCC0311: {beyond} is not a point of the scale (0..3)");
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn what_says_the_same_takes_the_higher_of_two_ratings() {
    let mut twin = Engine::embedded().occupation(PR).expect("embedded").clone();
    twin.reference = "OCC9003".into();
    let engine = Engine::new(Engine::embedded().catalogue().with(vec![twin]).expect("fits"));
    let mut request = GapRequest::new("OCC9003");
    request.ratings.set(PR, "K1", Some(0));
    request.ratings.set("OCC9003", "K2", Some(0));
    request.ratings.set(PR, "K2", Some(2));
    let report = engine.gap(&request).expect("a report");
    assert_eq!(
        statement(&report, "K1").standing,
        Standing::ToLearn,
        "known to be missing, in the same words"
    );
    let k2 = statement(&report, "K2");
    assert!(matches!(&k2.evidence, Evidence::Rated(rated) if rated.contradicts), "one's own rating wins");
    assert_eq!((k2.standing, k2.likely), (Standing::ToLearn, Some(0.0)));
    let counts = report.counts.overall;
    assert_eq!((counts.to_learn, counts.held, counts.partly), (2, 0, 0));
    request.rejected.push((format!("{PR}.K1"), "OCC9003.K1".into()));
    let report = engine.gap(&request).expect("a report");
    assert_ne!(statement(&report, "K1").standing, Standing::ToLearn, "not the same, says the person");
}

#[test]
fn nothing_rated_is_not_zero() {
    let engine = Engine::embedded();
    let report = engine.gap(&GapRequest::new(POLICY)).expect("a report");
    let anything = Some(Shares { shown: 0.0, low: None, likely: None, high: None, possible: 1.0 });
    let all = Coverage { overall: anything, knowledge: anything, skills: anything, behaviours: anything };
    assert_eq!(report.coverage, all);
    assert_eq!((report.counts.overall.open, report.lists.open.len()), (43, 43));
    assert!(report.statements.iter().all(|one| one.likely.is_none() && one.rests_on.is_empty()));
    assert!(report.more_questions > 0);
    assert_eq!(report.warnings, []);
}

#[test]
fn coverage_follows_from_the_statements_of_the_report() {
    let engine = Engine::embedded();
    let mut request = whole_pr_assistant(&engine);
    for (code, point) in [("K1", 0), ("K2", 1), ("S1", 3), ("B6", 2)] {
        request.ratings.set(POLICY, code, Some(point));
    }
    let report = engine.gap(&request).expect("a report");
    let share = |kind: Option<Kind>| {
        let of_kind: Vec<_> =
            report.statements.iter().filter(|one| kind.is_none_or(|kind| one.kind == kind)).collect();
        let weight: f64 = of_kind.iter().map(|one| one.weight).sum();
        let sum = |of: &dyn Fn(&StatementReport) -> f64| {
            of_kind.iter().map(|one| one.weight * of(one)).sum::<f64>() / weight
        };
        let likely = |one: &StatementReport| one.likely.expect("expected");
        let is_known = |one: &StatementReport| matches!(one.evidence, Evidence::Rated(_) | Evidence::Same(_));
        let if_known = |one: &StatementReport, else_: f64| if is_known(one) { likely(one) } else { else_ };
        [sum(&|one| if_known(one, 0.0)), sum(&likely), sum(&|one| if_known(one, 1.0))]
    };
    let Coverage { overall, knowledge, skills, behaviours } = report.coverage;
    for (kind, found) in [
        (None, overall),
        (Some(Kind::Knowledge), knowledge),
        (Some(Kind::Skill), skills),
        (Some(Kind::Behaviour), behaviours),
    ] {
        let Some(Shares { shown, low: Some(low), likely: Some(likely), high: Some(high), possible }) = found
        else {
            panic!("{kind:?}")
        };
        for (expected, found) in share(kind).into_iter().zip([shown, likely, possible]) {
            assert!((expected - found).abs() <= 0.000_05, "{kind:?}: {expected} {found}");
        }
        assert!(shown <= low && low < likely && likely < high && high <= possible, "{found:?}");
    }
    assert_eq!(report.strengths, ["S1"]);
    assert_eq!(statement(&report, "K1").standing, Standing::ToLearn);
    assert_eq!(statement(&report, "K2").standing, Standing::Partly);
    let lists = &report.lists;
    assert_eq!(
        (lists.to_learn.as_slice(), lists.partly.as_slice()),
        (&["K1".to_owned()][..], &["K2".to_owned()][..])
    );
    assert_eq!(lists.held, ["S1", "B1", "B5", "B6"], "rated, and the same as rated");
    let all = [&lists.held, &lists.partly, &lists.to_learn, &lists.probably, &lists.open];
    assert_eq!(all.into_iter().map(Vec::len).sum::<usize>(), 43);
    let likely = |code: &String| statement(&report, code).likely;
    assert!(lists.probably.is_sorted_by(|one, other| likely(one) >= likely(other)));
    assert!(lists.open.is_sorted_by(|one, other| likely(one) <= likely(other)), "all weigh the same");
}

#[test]
fn ones_own_rating_wins_and_a_contradiction_is_said() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.ratings.set(PR, "B4", Some(2));
    request.ratings.set(POLICY, "B1", Some(1));
    let report = engine.gap(&request).expect("a report");
    let Evidence::Rated(rated) = &statement(&report, "B1").evidence else { panic!("not rated") };
    assert_eq!((rated.credit, rated.contradicts), (0.5, true));
    assert_eq!(rated.carried.as_ref().map(|carried| carried.strength), Some(1.0));
    assert_eq!(warnings(&report), [("contradictsCarried", "ratings.OCC0526.B1")]);

    request.ratings.set(POLICY, "B1", Some(2));
    let report = engine.gap(&request).expect("a report");
    assert_eq!(warnings(&report), []);
}

#[test]
fn a_rejected_carry_over_does_not_count_and_the_next_best_does() {
    let engine = Engine::embedded();
    let mut request = whole_pr_assistant(&engine);
    let first = carried(&engine.gap(&request).expect("a report"), "K7").expect("carried").source.code.clone();
    request.rejected.push((format!("{PR}.{first}"), format!("{POLICY}.K7")));
    request.rejected.push((format!("{PR}.B3"), format!("{POLICY}.B5")));
    let report = engine.gap(&request).expect("a report");
    assert_ne!(carried(&report, "K7").map(|carried| carried.source.code.clone()), Some(first));
    assert!(!matches!(statement(&report, "B5").evidence, Evidence::Same(_)), "not the same, says the person");
    assert!(carried(&report, "K9").is_some(), "others are as they were");
}

#[test]
fn not_sure_is_unknown_but_asked_and_new_to_me_carries_nothing() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(POLICY);
    request.ratings.set(POLICY, "K1", None);
    request.ratings.set(PR, "B4", Some(0));
    let report = engine.gap(&request).expect("a report");
    let k1 = statement(&report, "K1");
    assert!(k1.not_sure && k1.evidence == Evidence::Open && k1.likely.is_some());
    assert_eq!(
        statement(&report, "B1").standing,
        Standing::ToLearn,
        "the same words, rated: known to be missing"
    );
    let overall = report.counts.overall;
    assert_eq!((overall.not_sure, overall.open, overall.to_learn), (1, 42, 1));

    request.ratings.set(PR, "B4", Some(1));
    request.ratings.set(POLICY, "B1", None);
    let report = engine.gap(&request).expect("a report");
    let b1 = statement(&report, "B1");
    assert!(b1.not_sure && b1.standing == Standing::Partly && b1.likely == Some(0.5), "the same, half held");

    // "Not sure" of a statement takes it out of an assumption about its occupation.
    let mut request = GapRequest::new(POLICY);
    request.assumed.set(PR, 2);
    request.ratings.set(PR, "B4", None);
    assert!(
        carried(&engine.gap(&request).expect("a report"), "B1").is_none_or(|one| one.source.code != "B4")
    );
}

#[test]
fn ratings_that_are_all_the_same_are_pointed_out() {
    let engine = Engine::embedded();
    let report = engine.gap(&whole_pr_assistant(&engine)).expect("a report");
    assert_eq!(warnings(&report), [("nearlyAllTheSame", "ratings")]);
    let mut request = GapRequest::new(PR);
    request.current = Some(PR.into());
    for (number, code) in ["K1", "K2", "K3", "K4", "K5", "K6", "K7"].into_iter().enumerate() {
        request.ratings.set(PR, code, Some(2 - u32::from(number > 4)));
    }
    let report = engine.gap(&request).expect("a report");
    assert_eq!(warnings(&report), [("currentIsTarget", "current")], "too few, and not the same");
}

#[test]
fn one_point_lower_and_higher() {
    let engine = Engine::embedded();
    let mut request = GapRequest::new(PR);
    for (code, point) in [("K1", 0), ("K2", 1), ("K3", 2), ("K4", 3)] {
        request.ratings.set(PR, code, Some(point));
    }
    let report = engine.gap(&request).expect("a report");
    let knowledge = |coverage: &Coverage| coverage.knowledge.map(|interval| interval.possible);
    // 21 statements: 17 unknown, and credits 0, ½, 1, 1; one lower 0, 0, ½, 1; one higher ½, 1, 1, 1.
    let share = |credits: f64| Some(((17.0 + credits) / 21.0 * 10_000.0_f64).round() / 10_000.0);
    assert_eq!(knowledge(&report.coverage), share(2.5));
    assert_eq!(knowledge(&report.sensitivity.lower.coverage), share(1.5));
    assert_eq!(knowledge(&report.sensitivity.higher.coverage), share(3.5));
    assert_eq!(report.sensitivity.higher.counts.knowledge.held, 3);
}

#[test]
fn duties_weigh_the_statements_that_they_need() {
    let mut occupation = Engine::embedded().occupation(PR).expect("embedded").clone();
    occupation.reference = "OCC9001".into();
    occupation.ksbs.truncate(3);
    let duty = |code: &str, core, ksbs: &[&str]| Duty {
        code: code.into(),
        statement: "Something".into(),
        core,
        ksbs: ksbs.iter().map(ToString::to_string).collect(),
        options: Vec::new(),
    };
    let weights = |duties: Vec<Duty>| {
        let mut occupation = occupation.clone();
        occupation.duties = duties;
        let engine = Engine::new(Engine::embedded().catalogue().with(vec![occupation]).expect("fits"));
        let mut request = GapRequest::new("OCC9001");
        request.weights = Weights::Duties;
        let report = engine.gap(&request).expect("a report");
        let weights: Vec<f64> = report.statements.iter().map(|one| one.weight).collect();
        (weights, !report.warnings.is_empty())
    };
    // Needed by 3, 1 and no duties, the last counting as half a one: mean 1.5.
    let needed = vec![duty("D1", None, &["K1", "K2"]), duty("D2", None, &["K1"]), duty("D3", None, &["K1"])];
    assert_eq!(weights(needed), (vec![2.0, 0.6667, 0.3333], false));
    let core = vec![duty("D1", Some(true), &["K2"]), duty("D2", Some(false), &["K1"])];
    assert_eq!(weights(core), (vec![0.75, 1.5, 0.75], false));
    assert_eq!(weights(vec![duty("D1", None, &[])]), (vec![1.0, 1.0, 1.0], true), "and says so");
}

#[test]
fn a_scale_of_ones_own() {
    let engine = Engine::embedded();
    let mut scale = Scale::default();
    scale.points.truncate(3);
    scale.points[1].credit = 0.25;
    let mut request = GapRequest::new(PR);
    request.scale = Some(scale);
    request.ratings.set(PR, "K1", Some(1));
    assert_eq!(statement(&engine.gap(&request).expect("a report"), "K1").likely, Some(0.25));
    request.ratings.set(PR, "K1", Some(3));
    let error = engine.gap(&request).expect_err("no such point");
    assert_eq!(error.to_string(), "ratings.OCC0311.K1: 3 is not a point of the scale (0..2)");
    assert_eq!(error.code(), ErrorCode::OutOfScale);
}

#[test]
fn an_occupation_without_statements_has_no_share() {
    let mut empty = Engine::embedded().occupation(PR).expect("embedded").clone();
    empty.reference = "OCC9002".into();
    empty.ksbs.retain(|ksb| ksb.kind == Kind::Skill);
    let without = |occupation| {
        let engine = Engine::new(Engine::embedded().catalogue().with(vec![occupation]).expect("fits"));
        engine.gap(&GapRequest::new("OCC9002")).expect("a report")
    };
    let report = without(empty.clone());
    assert!(report.coverage.knowledge.is_none() && report.coverage.skills.is_some());
    empty.ksbs.clear();
    let report = without(empty);
    assert!(report.coverage.overall.is_none());
    assert_eq!(warnings(&report), [("noStatements", "target")]);
}

#[test]
fn what_is_asked_for_counts_where_the_weights_say_so_or_is_said_not_to() {
    let engine = Engine::embedded();
    let gap = |request: &GapRequest| engine.gap(request).expect("a report");
    let mut request = GapRequest::new(POLICY);
    request.weights = Weights::Asked;
    assert_eq!(warnings(&gap(&request)), [("nothingAsked", "asked")], "the occupation has statements");
    request.asked.set("K1", 2.0);
    assert!(warnings(&gap(&request)).is_empty());
    request.weights = Weights::Equal;
    let report = gap(&request);
    assert_eq!(warnings(&report), [("askedIgnored", "asked")]);
    assert_eq!(report.statements.len(), 43);
}

#[test]
fn the_hash_is_of_what_is_asked_not_of_how() {
    let engine = Engine::embedded();
    let hash = |text: &str| {
        let request = skills_gap::input::Value::parse(text).expect("JSON");
        engine.gap_of(&request).expect("a report").request_hash
    };
    let plain = hash(r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K10":1}}}"#);
    for same in [
        r#"{"ratings":{"OCC0311":{"K10":1,"K1":2}},"target":"OCC0526","weights":"equal"}"#,
        r#"{"format":"skills-gap/1","target":"OCC0526","current":null,"rejected":[],"notes":{},"ratings":{"OCC0526":{},"OCC0311":{"K1":2.0,"K10":1}}}"#,
        r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K10":1}},"setAside":[{"path":"x","value":[1],"message":""}]}"#,
    ] {
        assert_eq!(hash(same), plain, "{same}");
    }
    for other in [
        r#"{"target":"OCC0311","ratings":{"OCC0311":{"K1":2,"K10":1}}}"#,
        r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K10":null}}}"#,
        r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K10":1}},"notes":{"OCC0311":{"K1":"x"}}}"#,
        r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":2,"K10":1}},"assumed":{"OCC0311":2}}"#,
    ] {
        assert_ne!(hash(other), plain, "{other}");
    }
}
