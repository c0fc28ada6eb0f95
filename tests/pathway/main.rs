//! Pathways, the nearest occupations and the next question, against an oracle.

mod case;
mod oracle;
#[path = "../support/random.rs"]
mod random;
mod reports;

use case::{Case, case, reference};
use oracle::{ONE, Oracle, whole_if_known};
use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};
use proptest::test_runner::TestCaseResult;
use skills_gap::gap::Standing;
use skills_gap::pathway::{
    NearestOccupation, NearestRequest, NextOptions, NextRequest, Pathway, PathwayMerit, ProvenanceOrigin,
};

fn positions(pathway: &Pathway) -> Vec<usize> {
    let number = |reference: &str| reference[3..].parse::<usize>().expect("a number") - 1;
    pathway.steps.iter().map(|step| number(&step.occupation.reference)).collect()
}

fn check_pathways(case: &Case) -> TestCaseResult {
    let engine = case.engine();
    let oracle = Oracle::new(case, &engine);
    let report = engine.pathways(&case.pathways()).expect("a request that fits");
    prop_assert!(report.complete);
    let is_known = oracle.is_known();
    let found: Vec<(Vec<usize>, Vec<Option<i128>>)> = report
        .pathways
        .iter()
        .map(|way| (positions(way), way.steps.iter().map(|step| whole_if_known(step.shortfall)).collect()))
        .collect();
    // Where nothing is known of the person, nothing is said of the first step.
    let said = |(number, cost): (usize, i128)| (is_known || number > 0).then_some(cost);
    let best = oracle.best().into_iter();
    let best = best.map(|(steps, costs)| (steps, costs.into_iter().enumerate().map(said).collect()));
    prop_assert_eq!(&found, &best.collect::<Vec<_>>());
    let is_linked = case.current.is_some_and(|current| oracle.links.contains(&(current, case.target)));
    let along_links = found.iter().any(|(steps, _)| steps.len() > 1 || is_linked);
    prop_assert_eq!(report.none.is_none(), along_links);
    for pathway in &report.pathways {
        check_pathway(&oracle, pathway)?;
        check_merits(pathway, &report.pathways, is_known)?;
    }
    let straight = report.pathways.iter().position(|pathway| pathway.straight);
    match report.suggested {
        None => prop_assert!(report.pathways.is_empty()),
        Some(suggested) => {
            let shown = &report.pathways[suggested];
            let less = straight.is_none_or(|at| is_known && shown.shortfall < report.pathways[at].shortfall);
            let official = straight.is_none_or(|at| shown.official && !report.pathways[at].official);
            prop_assert!(Some(suggested) == straight || official || less);
        }
    }
    Ok(())
}

/// A badge goes to whichever deserves it, straight there included.
fn check_merits(pathway: &Pathway, all: &[Pathway], is_known: bool) -> TestCaseResult {
    let is_least = |of: &dyn Fn(&Pathway) -> Option<i128>| all.iter().all(|other| of(pathway) <= of(other));
    let deserved = [
        (PathwayMerit::FewestSteps, is_least(&|one| Some(one.steps.len() as i128))),
        (PathwayMerit::LeastToLearn, is_known && is_least(&|one| whole_if_known(one.shortfall))),
        (PathwayMerit::SmallestStep, is_known && is_least(&|one| whole_if_known(one.largest_step))),
    ];
    for (merit, is_deserved) in deserved {
        prop_assert_eq!(pathway.best.contains(&merit), is_deserved && all.len() > 1);
    }
    Ok(())
}

/// That the numbers of a pathway follow from what it says of its statements.
fn check_pathway(oracle: &Oracle<'_>, pathway: &Pathway) -> TestCaseResult {
    let mut held = oracle.likely.clone();
    let costs: Option<Vec<i128>> = pathway.steps.iter().map(|step| whole_if_known(step.shortfall)).collect();
    prop_assert_eq!(costs.is_some(), oracle.is_known());
    prop_assert_eq!(
        whole_if_known(pathway.shortfall),
        costs.as_ref().map(|costs| costs.iter().sum::<i128>())
    );
    prop_assert_eq!(
        whole_if_known(pathway.largest_step),
        costs.and_then(|costs| costs.iter().copied().max())
    );
    prop_assert!(oracle.is_known() || pathway.biggest_unlock.is_none());
    prop_assert_eq!(pathway.straight, pathway.steps.len() == 1);
    for (number, (step, occupation)) in pathway.steps.iter().zip(positions(pathway)).enumerate() {
        for one in &step.statements {
            let ksbs = &oracle.case.occupations[occupation].ksbs;
            let ksb = ksbs.iter().position(|ksb| ksb.code == one.code).expect("of the occupation");
            let is_known = oracle.is_known() || number > 0;
            let said = is_known.then_some(held[occupation][ksb]);
            prop_assert_eq!(whole_if_known(one.likely), said, "{}", one.code);
            if one.standing == Standing::Held {
                prop_assert_eq!(whole_if_known(one.likely), Some(ONE));
            }
            if one.standing == Standing::Probably {
                prop_assert!(one.source.is_some());
            }
            if let Some(ProvenanceOrigin::Step { number: earlier }) =
                one.source.as_ref().map(|source| source.origin)
            {
                let source = one.source.as_ref().expect("there");
                prop_assert!(earlier <= number);
                prop_assert_eq!(
                    &source.statement.occupation,
                    &pathway.steps[earlier - 1].occupation.reference
                );
                prop_assert!(matches!(one.standing, Standing::Held | Standing::Probably));
            }
        }
        let counts = step.counts;
        prop_assert_eq!(counts.total, oracle.case.occupations[occupation].ksbs.len());
        prop_assert_eq!(
            counts.held + counts.partly + counts.to_learn + counts.probably + counts.open,
            counts.total
        );
        let linked = |from: usize| oracle.links.contains(&(from, occupation));
        let before = number.checked_sub(1).map(|before| positions(pathway)[before]).or(oracle.case.current);
        prop_assert_eq!(step.link.is_some(), before.is_some_and(linked));
        oracle.finish(&mut held, occupation);
    }
    Ok(())
}

proptest! {
    #![proptest_config(random::tries(500))]

    #[test]
    fn pathways_are_those_that_the_oracle_finds(case in case()) {
        check_pathways(&case)?;
    }

    #[test]
    fn the_nearest_are_others_and_likely_is_as_in_a_gap_report(case in case()) {
        let engine = case.engine();
        let request = NearestRequest::new(case.answers(), Default::default());
        let report = engine.nearest(&request).expect("a request that fits");
        for near in &report.occupations {
            prop_assert!(near.reference != reference(case.target));
            prop_assert!(case.current.is_none_or(|current| near.reference != reference(current)));
            let mut gap = case.answers();
            gap.target = near.reference.clone();
            let gap = engine.gap(&gap).expect("a gap");
            prop_assert_eq!(near.likely, gap.coverage.overall.and_then(|shares| shares.likely));
        }
        let current = case.current.and_then(|current| case.occupations[current].level);
        let has_none = |level: u8| case.occupations.iter().all(|one| one.level != Some(level));
        let is_near = |one: &NearestOccupation| match (current, one.level) {
            (Some(current), Some(level)) => {
                let levels = current.abs_diff(level);
                levels <= 1 || levels == 2 && has_none(current.midpoint(level))
            }
            _ => true,
        };
        let comes_first = |one: &NearestOccupation| one.related && is_near(one);
        let key = |one: &NearestOccupation| (comes_first(one), one.likeness);
        prop_assert!(report.occupations.is_sorted_by(|one, other| key(one) >= key(other)));
    }

    #[test]
    fn the_next_question_is_the_one_that_narrows_most(
        case in case(), targets in prop::collection::vec(any::<Pick>(), 0..3), margin in select(vec![0.0, 0.1, 0.5]),
    ) {
        let engine = case.engine();
        let oracle = Oracle::new(&case, &engine);
        let mut targets: Vec<usize> = targets.iter().map(|pick| pick.index(case.occupations.len())).collect();
        targets.sort_unstable();
        targets.dedup();
        let request = NextRequest::new(case.answers(), NextOptions {
            targets: targets.iter().map(|one| reference(*one)).collect(),
            margin: Some(margin), limit: Some(100),
        });
        let report = engine.next(&request).expect("a request that fits");
        if targets.is_empty() {
            targets.push(case.target);
        }
        prop_assert!(report.questions.is_sorted_by(|one, other| one.narrows >= other.narrows));
        // Every unanswered statement that counts is asked about, and none that says the same as an answered one.
        let answered: Vec<(usize, usize)> = oracle.ratings().iter().map(|(of, ksb, _)| (*of, *ksb)).collect();
        let text = |(of, ksb): &(usize, usize)| &case.occupations[*of].ksbs[*ksb].statement;
        let mut from = targets.clone();
        from.extend(case.current.filter(|current| !targets.contains(current)));
        let mut expected: Vec<(String, &String)> = Vec::new();
        for occupation in from {
            for ksb in 0..case.occupations[occupation].ksbs.len() {
                let one = (occupation, ksb);
                let is_same = |other: &(usize, usize)| text(other) == text(&one) && !case.rejected.contains(&(*other, one));
                if !answered.iter().any(|other| *other == one || is_same(other)) {
                    expected.push((format!("{}.{}", reference(occupation), case.code(occupation, ksb)), text(&one)));
                }
            }
        }
        expected.sort();
        let mut asked: Vec<String> = report.questions.iter()
            .map(|one| format!("{}.{}", one.statement.occupation, one.statement.code)).collect();
        asked.sort();
        let is_asked = |one: &String| asked.binary_search(one).is_ok();
        let mut texts: Vec<&String> =
            expected.iter().filter(|(one, _)| is_asked(one)).map(|(_, text)| *text).collect();
        prop_assert_eq!(texts.len(), asked.len(), "{:?} {:?}", asked, expected);
        // An answer about a target always tells something, but where the target says the same twice and one of the two
        // is known. One about the current occupation may not.
        let is_known_twice = |one: &str, text: &String| targets.iter().any(|target| {
            let ksbs = case.occupations[*target].ksbs.iter().enumerate();
            ksbs.filter(|(_, ksb)| ksb.statement == *text).any(|(ksb, _)| {
                let code = format!("{}.{}", reference(*target), case.code(*target, ksb));
                code != one && !expected.iter().any(|(open, _)| *open == code)
            })
        });
        let of_target = |one: &str| targets.iter().any(|target| one.starts_with(&reference(*target)));
        for (one, text) in expected.iter().filter(|(one, text)| of_target(one) && !is_known_twice(one, text)) {
            prop_assert!(texts.contains(text), "{one} is not asked");
        }
        // Nor is anything asked twice, unless somebody said that it is not the same.
        texts.sort();
        texts.dedup();
        prop_assert!(texts.len() == asked.len() || !case.rejected.is_empty(), "{asked:?}");
        if report.enough {
            prop_assert_eq!(report.more_questions, 0);
        } else {
            prop_assert!(report.more_questions > 0 || report.questions.is_empty());
            // An answer that tells nothing by itself may tell something beside another: all that is open may count.
            prop_assert!(report.more_questions <= expected.len());
        }
        if let [target] = targets.as_slice() {
            let mut gap = case.answers();
            gap.target = reference(*target);
            prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, report.coverage);
            // What an answer would leave is what it does leave. Points of one credit are one answer.
            for question in report.questions.iter().take(2) {
                let points: Vec<&[usize]> = question.answers.iter().map(|answer| answer.points.as_slice()).collect();
                prop_assert_eq!(points, [&[0][..], &[1][..], &[2, 3][..]]);
                for answer in &question.answers {
                    for point in &answer.points {
                        let mut gap = gap.clone();
                        gap.ratings.set(&question.statement.occupation, &question.statement.code, Some(*point as u32));
                        prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, Some(answer.coverage));
                    }
                }
            }
        }
    }
}
