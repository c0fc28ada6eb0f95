//! Links, comparisons, plans and reasons, each as its words say.

use proptest::prelude::*;
use skills_gap::catalogue::{Direction, Kind, Ksb, Link, Occupation, Product, TechnicalLevel};
use skills_gap::gap::{GapRequest, Standing, StatementReport};
use skills_gap::pathway::{
    CompareOptions, CompareRequest, CountsFor, NoPathwayReason, PathwaysOptions, PathwaysRequest,
    PlanOptions, PlanRequest, ProvenanceOrigin, Unlock,
};
use skills_gap::transfer::StatementRef;
use skills_gap::{Engine, to_json};

use crate::case::{blank, case, engine, reference};
use crate::oracle::{ONE, Oracle, ratio, whole, whole_if_known};

fn occupation(number: usize, level: u8, statements: &[&str]) -> Occupation {
    let ksb = |(number, statement): (usize, &&str)| Ksb {
        code: format!("S{}", number + 1),
        kind: Kind::Skill,
        statement: (*statement).to_owned(),
        id: String::new(),
    };
    Occupation {
        reference: reference(number),
        name: format!("Occupation {number}"),
        level: Some(level),
        ksbs: statements.iter().enumerate().map(ksb).collect(),
        ..blank()
    }
}

fn link(direction: Direction, reference: &str, name: &str, level: Option<u8>) -> Link {
    Link { direction, level, reference: reference.to_owned(), name: name.to_owned() }
}

fn pathways(answers: GapRequest) -> PathwaysRequest {
    PathwaysRequest::new(answers, PathwaysOptions { official_only: true, ..Default::default() })
}

fn answers(target: usize, current: Option<usize>) -> GapRequest {
    GapRequest { current: current.map(reference), ..GapRequest::new(reference(target)) }
}

/// References of what links lead to, and whether each is official.
fn out(engine: &Engine, from: usize) -> Vec<(String, bool)> {
    let report = engine.links(&reference(from)).expect("links");
    report.out.into_iter().map(|end| (end.occupation.reference, end.link.official)).collect()
}

const UNLIKE: [&str; 4] = ["Weld steel plates", "Arrange flowers", "Audit pension funds", "Teach infants"];

#[test]
fn official_links_are_told_by_reference_by_name_or_by_both_ends() {
    let mut all: Vec<Occupation> = (0..4).map(|n| occupation(n, 3 + n as u8 / 2, &UNLIKE[n..=n])).collect();
    // Stated by both ends: one link. By name: in any case, where the level fits.
    all[0].links = vec![
        link(Direction::Out, &reference(1), "", None),
        link(Direction::Out, "", "occupation 2 ", Some(4)),
        link(Direction::Out, "", "Occupation 2", Some(7)),
        link(Direction::Out, "OCC9999", "Elsewhere", Some(4)),
        link(Direction::Out, &reference(0), "", None),
    ];
    all[1].links = vec![link(Direction::In, &reference(0), "", None)];
    // The unnamed one is what the first states by name; another has no other end.
    all[2].links = vec![link(Direction::In, "", "", Some(3)), link(Direction::In, "", "", Some(2))];
    let engine = engine(all.clone());
    assert_eq!(out(&engine, 0), [(reference(1), true), (reference(2), true)]);
    let unresolved = |at: usize| engine.links(&reference(at)).expect("links").unresolved;
    let left: Vec<Link> = unresolved(0).into_iter().map(|one| one.link).collect();
    assert_eq!(left, all[0].links[2..], "another level, another catalogue, itself");
    assert_eq!(unresolved(1), []);
    assert_eq!(unresolved(2).iter().map(|one| one.link.level).collect::<Vec<_>>(), [Some(2)]);
    let technical_levels: Vec<_> = unresolved(2).iter().map(|one| one.technical_level).collect();
    assert_eq!(technical_levels, [Some(TechnicalLevel::Technical)]);
}

#[test]
fn unnamed_links_are_told_only_where_no_other_can_be_meant() {
    let with = |others: usize| {
        let mut all: Vec<Occupation> = (0..=others).map(|n| occupation(n, 4, &UNLIKE[n..=n])).collect();
        all[0].level = Some(3);
        all[0].links = vec![link(Direction::Out, "", "", Some(4))];
        for other in &mut all[1..] {
            other.links = vec![link(Direction::In, "", "", Some(3))];
        }
        all
    };
    assert_eq!(out(&engine(with(1)), 0), [(reference(1), true)]);
    let two = engine(with(2));
    assert_eq!(out(&two, 0), []);
    let unresolved = |at| two.links(&reference(at)).expect("links").unresolved.len();
    assert_eq!([0, 1, 2].map(unresolved), [1, 1, 1]);
    let mut elsewhere = with(1);
    elsewhere[0].map_routes = vec!["Catering".into()];
    elsewhere[1].route = "Care services".into();
    assert_eq!(out(&engine(elsewhere), 0), [], "its route is not on the map");
}

#[test]
fn a_link_without_a_name_is_looked_for_among_a_thousand() {
    // Only one of them is on its map.
    let with = |others: usize| {
        let mut all: Vec<Occupation> = (0..=others).map(|n| occupation(n, 4, &[])).collect();
        all[0].level = Some(3);
        all[0].links = vec![link(Direction::Out, "", "", Some(4))];
        all[0].map_routes = vec!["Care services".into()];
        for other in &mut all[1..] {
            other.links = vec![link(Direction::In, "", "", Some(3))];
            other.route = "Catering".into();
        }
        all[1].route = "Care services".into();
        all
    };
    assert_eq!(out(&engine(with(1_000)), 0), [(reference(1), true)]);
    let more = engine(with(1_001));
    assert_eq!(out(&more, 0), []);
    assert_eq!(more.links(&reference(0)).expect("links").unresolved.len(), 1);
}

#[test]
fn a_name_means_the_one_of_its_level() {
    let with = |levels: [Option<u8>; 2], wanted: Option<u8>| {
        let mut all: Vec<Occupation> = (0..3).map(|n| occupation(n, 3, &UNLIKE[n..=n])).collect();
        for (one, level) in all[1..].iter_mut().zip(levels) {
            (one.name, one.level) = ("Welder".into(), level);
        }
        all[0].links = vec![link(Direction::Out, "", "welder", wanted)];
        out(&engine(all), 0).into_iter().map(|(reference, _)| reference).collect::<Vec<_>>()
    };
    assert_eq!(with([Some(3), Some(5)], Some(5)), [reference(2)]);
    assert_eq!(with([Some(3), Some(5)], Some(3)), [reference(1)]);
    assert_eq!(with([None, Some(5)], Some(3)), [reference(1)], "it may be of any level");
    for (levels, wanted) in [
        ([Some(3), Some(5)], None),
        ([Some(5), Some(5)], Some(5)),
        ([None, Some(5)], Some(5)),
        ([None, None], Some(5)),
        ([Some(3), Some(5)], Some(4)),
    ] {
        assert_eq!(with(levels, wanted), [""; 0], "{levels:?} {wanted:?}");
    }
}

#[test]
fn inferred_links_go_up_to_three_levels_up_and_never_down() {
    let from = occupation(0, 3, &["Weld steel plates", "Arrange flowers"]);
    for (level, leads) in
        [(None, false), (Some(2), false), (Some(3), true), (Some(6), true), (Some(7), false)]
    {
        let to = Occupation { level, ..occupation(1, 3, &["Weld steel plates"]) };
        let engine = engine(vec![from.clone(), to]);
        assert_eq!(out(&engine, 0) == [(reference(1), false)], leads, "{level:?}");
    }
    let behaves = |statement: &str| Ksb {
        code: "B1".into(),
        kind: Kind::Behaviour,
        statement: statement.into(),
        id: String::new(),
    };
    let alike = |number| Occupation { ksbs: vec![behaves("Act with care")], ..occupation(number, 3, &[]) };
    assert_eq!(out(&engine(vec![alike(0), alike(1)]), 0), [], "behaviours make no link");
}

#[test]
fn what_makes_the_link_between_the_seed_occupations() {
    let engine = Engine::embedded();
    let report = engine.link("OCC0311", "OCC0526").expect("both are embedded");
    let held: f64 = report.statements.iter().map(|one| one.source.strength).sum();
    assert_eq!(whole(report.strength), whole(held / 37.0), "22 knowledge and 15 skills");
    assert!(report.statements.iter().any(|one| one.code == "S5" && one.source.statement.code == "S5"));
    assert!(report.statements.is_sorted_by(|a, b| a.source.strength >= b.source.strength));
    assert!(report.statements.iter().all(|one| one.source.statement.occupation == "OCC0311"));
    // Its page names neither of its two ways out: both are kept, and shown as such.
    assert_eq!(engine.links("OCC0311").expect("embedded").unresolved.len(), 5);
}

#[test]
fn no_pathway_says_why() {
    let mut all: Vec<Occupation> = (0..4).map(|n| occupation(n, 3, &UNLIKE[n..=n])).collect();
    all[1].links = vec![link(Direction::Out, &reference(2), "", None)];
    let engine = engine(all);
    let none = |request: PathwaysRequest| {
        let none = engine.pathways(&request).expect("an answer").none.expect("no pathway");
        assert!(!none.message.is_empty());
        (none.reason, none.nearest.map(|nearest| (nearest.occupation.reference, nearest.links)))
    };
    let by_one = Some((reference(1), 1));
    assert_eq!(none(pathways(answers(3, Some(0)))), (NoPathwayReason::NoLink, None));
    assert_eq!(none(pathways(answers(2, Some(0)))), (NoPathwayReason::NotReached, by_one.clone()));
    assert_eq!(none(pathways(answers(2, Some(2)))), (NoPathwayReason::AtTarget, None));
    let mut around = pathways(answers(2, Some(1)));
    around.options.via = vec![reference(3)];
    assert_eq!(none(around), (NoPathwayReason::Conditions, None));
    let mut one_step = pathways(answers(2, None));
    one_step.options.max_steps = Some(1);
    assert_eq!(none(one_step).0, NoPathwayReason::NotReached);
}

#[test]
fn nothing_is_assumed_that_nobody_said() {
    let all = vec![
        occupation(0, 3, &["Weld steel plates", "Arrange flowers"]),
        occupation(1, 3, &["Weld steel plates"]),
    ];
    let engine = engine(all);
    let straight = |request: GapRequest| {
        let report = engine.pathways(&pathways(request)).expect("an answer");
        let way = report.pathways.into_iter().find(|way| way.straight).expect("straight there");
        (report.assumed.len(), way.shortfall, way.steps[0].statements[0].clone())
    };
    let (assumed, shortfall, statement) = straight(answers(1, Some(0)));
    assert_eq!((assumed, shortfall, statement.source), (0, None, None));
    assert_eq!(statement.standing, Standing::Open);

    let mut said = answers(1, Some(0));
    said.assumed.set(&reference(0), 2);
    let (assumed, shortfall, statement) = straight(said.clone());
    assert_eq!((assumed, shortfall, statement.standing), (1, Some(0.0), Standing::Probably));
    let source = statement.source.expect("a source");
    assert_eq!((source.origin, source.statement.code.as_str()), (ProvenanceOrigin::Assumed, "S1"));

    said.ratings.set(&reference(0), "S1", Some(1));
    let (assumed, shortfall, statement) = straight(said);
    assert_eq!(
        (assumed, shortfall, statement.standing),
        (1, Some(0.5), Standing::Partly),
        "a rating replaces it"
    );
    assert_eq!(statement.source.map(|source| source.origin), Some(ProvenanceOrigin::Rating));
}

#[test]
fn learning_the_same_statement_once_unlocks_it_elsewhere_and_nothing_unlocks_only_itself() {
    let engine = engine(vec![
        occupation(0, 3, &["Arrange flowers", "Audit pension funds"]),
        occupation(1, 3, &["Weld steel plates", "Teach infants"]),
    ]);
    let plan = |steps: Vec<String>| {
        let plan = engine.plan(&PlanRequest::new(answers(1, None), PlanOptions { steps }));
        plan.expect("a plan").biggest_unlock
    };
    assert_eq!(plan(vec![reference(0), reference(1)]), None, "each removes just itself");
}

/// Each of a hundred occupations gives another statement of the target: the least that is still to come is
/// next to nothing, and all ways are alike.
#[test]
fn a_search_that_is_stopped_says_so() {
    const WORDS: [&str; 10] =
        ["anvil", "bellows", "chisel", "drill", "easel", "forge", "grinder", "hammer", "iron", "jigsaw"];
    let texts: Vec<String> = (0..100).map(|n| format!("{}{}", WORDS[n / 10], WORDS[n % 10])).collect();
    let mut all = vec![occupation(100, 3, &texts.iter().map(String::as_str).collect::<Vec<_>>())];
    for (number, text) in texts.iter().enumerate() {
        let own = format!("zz{text}");
        let mut one = occupation(number, 3, &[text, &own]);
        for other in (0..=100).filter(|other| *other != number) {
            one.links.push(link(Direction::Out, &reference(other), "", None));
        }
        all.push(one);
    }
    let engine = engine(all);
    let mut request = pathways(answers(100, Some(0)));
    request.options.max_steps = Some(6);
    let report = engine.pathways(&request).expect("an answer");
    assert!(!report.complete && report.searched > 100_000 && !report.pathways.is_empty());
    let codes: Vec<&str> = report.warnings.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["searchLimited", "searchStopped"]);
    let again = engine.pathways(&request).expect("an answer");
    assert_eq!(
        to_json(&again).expect("JSON"),
        to_json(&report).expect("JSON"),
        "stopped at the same place, whatever the machine"
    );
}

#[test]
fn a_plan_has_prompts_products_and_the_biggest_unlock_first() {
    let mut first = occupation(0, 3, &["Arrange flowers", "Weld steel plates."]);
    first.products = vec![Product {
        reference: "ST0001".into(),
        name: "Welder".into(),
        level: Some(3),
        status: String::new(),
        form: String::new(),
    }];
    let second = occupation(1, 3, &["Weld steel plates", "Audit pension funds"]);
    let engine = engine(vec![first, second]);
    let request = PlanRequest::new(answers(1, None), PlanOptions { steps: vec![reference(0), reference(1)] });
    let report = engine.plan(&request).expect("a plan");
    let codes: Vec<Vec<&str>> =
        report.steps.iter().map(|step| step.items.iter().map(|item| item.code.as_str()).collect()).collect();
    assert_eq!(codes, [vec!["S2", "S1"], vec!["S2"]]);
    let item = &report.steps[0].items[0];
    assert_eq!(
        (item.removes, item.prompt.as_str()),
        (None, "An example of when you did this: “Weld steel plates”")
    );
    assert_eq!(report.steps[0].products[0].reference, "ST0001");
    assert_eq!((report.steps[0].shortfall, report.shortfall, item.likely), (None, None, None));
    assert_eq!(report.biggest_unlock, None, "nothing is known: all of it is open");
    assert_eq!(report.steps[0].counts.open, 2);
    assert_eq!(report.steps[1].counts.held, 1, "learnt in the first step");
    assert!(report.steps[1].shortfall.is_some_and(|left| left <= 1.1), "the first step tells of the second");

    let mut knows_little = request;
    knows_little.answers.ratings.set(&reference(1), "S2", Some(0));
    let report = engine.plan(&knows_little).expect("a plan");
    assert_eq!(report.shortfall, Some(report.steps.iter().filter_map(|step| step.shortfall).sum()));
    assert_eq!(report.biggest_unlock, None, "nobody asked about what counts twice");

    let mut lacks_it = knows_little;
    lacks_it.answers.ratings.set(&reference(1), "S1", Some(0));
    let unlock = engine.plan(&lacks_it).expect("a plan").biggest_unlock.expect("something is to learn");
    assert_eq!((unlock.statement.code.as_str(), unlock.statements, unlock.removes), ("S2", 2, 2.0));
}

/// Whether somebody said that it is to learn.
fn is_to_learn(standing: Standing) -> bool {
    matches!(standing, Standing::ToLearn | Standing::Partly)
}

proptest! {
    #![proptest_config(crate::random::tries(200))]

    #[test]
    fn a_plan_asks_what_its_pathway_asks(case in case()) {
        let engine = case.engine();
        let report = engine.pathways(&case.pathways()).expect("an answer");
        for pathway in &report.pathways {
            let steps = pathway.steps.iter().map(|step| step.occupation.reference.clone()).collect();
            let plan = engine.plan(&PlanRequest::new(case.answers(), PlanOptions { steps })).expect("a plan");
            prop_assert_eq!(plan.shortfall, pathway.shortfall);
            prop_assert_eq!(&plan.biggest_unlock, &pathway.biggest_unlock);
            for (planned, step) in plan.steps.iter().zip(&pathway.steps) {
                prop_assert_eq!((planned.shortfall, planned.counts), (step.shortfall, step.counts));
                let left = step.statements.iter().filter(|one| one.standing != Standing::Held).count();
                prop_assert_eq!(planned.items.len(), left);
                prop_assert!(planned.items.is_sorted_by(|a, b| a.removes >= b.removes));
            }
        }
    }

    #[test]
    fn a_comparison_shares_every_gap_out_once(case in case(), more in 0..8_usize) {
        let engine = case.engine();
        let count = case.occupations.len();
        let mut targets = vec![case.target, more % count, (more + 1) % count];
        targets.sort_unstable();
        targets.dedup();
        prop_assume!(targets.len() >= 2);
        let request = CompareRequest::new(case.answers(), CompareOptions {
            targets: targets.iter().map(|one| reference(*one)).collect(),
            max_steps: None, official_only: case.official_only,
        });
        let report = engine.compare(&request).expect("a comparison");
        let oracle = Oracle::new(&case, &engine);
        let held = oracle.likely.clone();
        let (mut listed, mut to_learn): (Vec<String>, Vec<String>) = Default::default();
        for (one, target) in report.targets.iter().zip(&targets) {
            let mut gap = case.answers();
            gap.target = one.occupation.reference.clone();
            let gap = engine.gap(&gap).expect("a gap");
            prop_assert_eq!(one.coverage, gap.coverage.overall);
            prop_assert_eq!(one.counts, gap.counts.overall);
            let asks = |one: &StatementReport| whole(one.weight) * (ONE - one.likely.map_or(0, whole));
            let asked = oracle.is_known().then(|| ratio(gap.statements.iter().map(asks).sum(), ONE));
            prop_assert_eq!(whole_if_known(one.shortfall), asked);
            prop_assert_eq!(asked.unwrap_or_else(|| oracle.cost(&held, *target)), oracle.cost(&held, *target));
            listed.extend(one.own.iter().map(|own| format!("{}.{}", one.occupation.reference, own.code)));
            let is_held = |one: &&StatementReport| one.standing == Standing::Held;
            to_learn.extend(gap.statements.iter().filter(|one| is_to_learn(one.standing)).map(|one| {
                format!("{}.{}", gap.target.reference, one.code)
            }));
            let open = gap.statements.iter().filter(|one| !is_held(one)).count();
            let shared = report.shared.iter().flat_map(|shared| {
                std::iter::once(&shared.statement).chain(shared.counts_for.iter().map(|other| &other.statement))
            });
            let of_this = shared.filter(|statement| statement.occupation == one.occupation.reference).count();
            prop_assert_eq!(of_this + one.own.len(), open);
        }
        for shared in &report.shared {
            let theirs = &shared.counts_for;
            prop_assert!(theirs.iter().any(|other| other.statement.occupation != shared.statement.occupation));
            prop_assert!(theirs.iter().all(|other| other.likely.is_none_or(|likely| other.strength > likely)));
            let likely = |likely: Option<f64>| likely.map_or(0, whole);
            let itself = whole(shared.weight) * (ONE - likely(shared.likely));
            let removes = |other: &CountsFor| whole(other.weight) * (whole(other.strength) - likely(other.likely));
            let removed = itself + theirs.iter().map(removes).sum::<i128>();
            prop_assert_eq!(whole_if_known(shared.removes), oracle.is_known().then(|| ratio(removed, ONE)));
            prop_assert_eq!(shared.likely.is_some(), oracle.is_known());
        }
        let before = listed.len();
        listed.sort();
        listed.dedup();
        prop_assert_eq!(listed.len(), before);
        prop_assert!(oracle.is_known() || report.biggest_unlock.is_none());
        let is_listed = |one: &StatementRef| to_learn.contains(&format!("{}.{}", one.occupation, one.code));
        let shared = report.shared.iter().filter(|shared| is_listed(&shared.statement));
        let shared = shared.filter_map(|shared| shared.removes).fold(0.0, f64::max);
        let biggest = report.biggest_unlock.as_ref().map_or(0.0, |unlock: &Unlock| unlock.removes);
        prop_assert!(shared <= biggest, "a gap that is shared removes more than its own");
        prop_assert!(report.biggest_unlock.iter().all(|unlock| is_listed(&unlock.statement)));
    }
}
