//! Pathways, the nearest occupations and the next question, against an oracle.

mod case;
mod oracle;
mod reports;

use case::{Case, case, reference};
use oracle::{ONE, Oracle, ratio, whole};
use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};
use proptest::test_runner::TestCaseResult;
use skills_gap::pathway::{NearestRequest, NextOptions, NextRequest, Pathway, ProvenanceOrigin};

fn positions(pathway: &Pathway) -> Vec<usize> {
    let number = |reference: &str| reference[3..].parse::<usize>().expect("a number") - 1;
    pathway.steps.iter().map(|step| number(&step.occupation.reference)).collect()
}

fn check_pathways(case: &Case) -> TestCaseResult {
    let engine = case.engine();
    let oracle = Oracle::new(case, &engine);
    let report = engine.pathways(&case.pathways()).expect("a request that fits");
    prop_assert!(report.complete);
    let found: Vec<(Vec<usize>, Vec<i128>)> = report
        .pathways
        .iter()
        .map(|way| (positions(way), way.steps.iter().map(|step| whole(step.to_learn)).collect()))
        .collect();
    prop_assert_eq!(&found, &oracle.best());
    prop_assert_eq!(report.none.is_some(), found.is_empty());
    let direct = oracle.cost(&oracle.start(0), case.target);
    prop_assert_eq!(whole(report.direct.to_learn), direct);
    for pathway in report.pathways.iter().chain([&report.direct]) {
        check_pathway(&oracle, pathway, direct)?;
    }
    Ok(())
}

/// That the numbers of a pathway follow from what it says of its statements.
fn check_pathway(oracle: &Oracle<'_>, pathway: &Pathway, direct: i128) -> TestCaseResult {
    let mut held = oracle.start(0);
    let costs: Vec<i128> = pathway.steps.iter().map(|step| whole(step.to_learn)).collect();
    prop_assert_eq!(whole(pathway.to_learn), costs.iter().sum::<i128>());
    prop_assert_eq!(Some(whole(pathway.largest_step)), costs.iter().copied().max());
    let beaten = direct <= whole(pathway.to_learn) && direct <= whole(pathway.largest_step);
    prop_assert!(pathway.beaten_by_direct == beaten || pathway.steps.len() == 1);
    for (number, (step, occupation)) in pathway.steps.iter().zip(positions(pathway)).enumerate() {
        for one in step.learn.iter().chain(&step.top_up).chain(&step.held) {
            let ksbs = &oracle.case.occupations[occupation].ksbs;
            let ksb = ksbs.iter().position(|ksb| ksb.code == one.code).expect("of the occupation");
            prop_assert_eq!(whole(one.held), held[occupation][ksb], "{}", one.code);
            prop_assert_eq!(one.source.is_some(), one.held > 0.0);
            if let Some(ProvenanceOrigin::Step { number: earlier }) =
                one.source.as_ref().map(|source| source.origin)
            {
                let source = one.source.as_ref().expect("there");
                prop_assert!(earlier <= number);
                prop_assert_eq!(
                    &source.statement.occupation,
                    &pathway.steps[earlier - 1].occupation.reference
                );
                prop_assert_eq!(source.strength, one.held);
            }
        }
        let listed = step.learn.len() + step.top_up.len() + step.held.len();
        prop_assert_eq!(listed, oracle.case.occupations[occupation].ksbs.len());
        let linked = |from: usize| oracle.links.contains(&(from, occupation));
        let before = number.checked_sub(1).map(|before| positions(pathway)[before]).or(oracle.case.current);
        prop_assert_eq!(step.link.is_some(), before.is_some_and(linked));
        oracle.finish(&mut held, occupation);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn pathways_are_those_that_the_oracle_finds(case in case()) {
        check_pathways(&case)?;
    }

    #[test]
    fn the_nearest_are_those_that_show_most(case in case()) {
        let engine = case.engine();
        let oracle = Oracle::new(&case, &engine);
        let request = NearestRequest::new(case.answers(), Default::default());
        let report = engine.nearest(&request).expect("a request that fits");
        prop_assert_eq!(report.current_assumed, oracle.assumed().is_some());
        let shares: Vec<Vec<Option<i128>>> = [-1, 0, 1].iter().map(|shift| {
            let held = oracle.start(*shift);
            (0..held.len()).map(|one| {
                let total: i128 = oracle.weights[one].iter().sum();
                let shown: i128 = held[one].iter().zip(&oracle.weights[one]).map(|(held, weight)| held * weight).sum();
                (total > 0).then(|| ratio(shown, total))
            }).collect()
        }).collect();
        let number = |reference: &str| reference[3..].parse::<usize>().expect("a number") - 1;
        let listed: Vec<usize> = report.occupations.iter().map(|one| number(&one.reference)).collect();
        prop_assert_eq!(listed.len(), shares[1].iter().flatten().count());
        for (place, near) in report.occupations.iter().enumerate() {
            let at = listed[place];
            let mut gap = case.answers();
            gap.target = near.reference.clone();
            if oracle.assumed().is_none() {
                prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, Some(near.coverage));
            }
            prop_assert_eq!(Some(whole(near.coverage.shown)), shares[1][at]);
            if let Some(after) = report.occupations.get(place + 1) {
                let order = |one: &skills_gap::pathway::NearestOccupation| (-whole(one.coverage.shown), -whole(one.coverage.possible), one.reference.clone());
                prop_assert!(order(near) < order(after));
            }
            let holds = [0, 2].iter().all(|shift| {
                let mine = shares[*shift][at];
                listed[..place].iter().all(|before| shares[*shift][*before] >= mine)
                    && listed[place + 1..].iter().all(|after| shares[*shift][*after] <= mine)
            });
            prop_assert_eq!(near.stable, holds);
        }
    }

    #[test]
    fn the_next_question_is_the_one_that_tells_most(
        case in case(), targets in prop::collection::vec(any::<Pick>(), 0..3), margin in select(vec![0.0, 0.1, 0.5]),
    ) {
        let engine = case.engine();
        let oracle = Oracle::new(&case, &engine);
        let mut targets: Vec<usize> = targets.iter().map(|pick| pick.index(case.occupations.len())).collect();
        targets.sort_unstable();
        targets.dedup();
        let request = NextRequest::new(case.answers(), NextOptions {
            targets: targets.iter().map(|one| reference(*one)).collect(),
            margin: Some(margin), limit: None,
        });
        let report = engine.next(&request).expect("a request that fits");
        if targets.is_empty() {
            targets.push(case.target);
        }
        let held = oracle.rated(0);
        let ratings = oracle.ratings();
        let answer = |one: (usize, usize)| ratings.iter().find(|rated| (rated.0, rated.1) == one).map(|rated| rated.2);
        let width = |one: (usize, usize)| match answer(one) {
            Some(Some(_)) => 0,
            _ if targets.contains(&one.0) => oracle.weights[one.0][one.1] * (ONE - held[one.0][one.1]),
            _ => 0,
        };
        let mut from = targets.clone();
        from.extend(case.current.filter(|current| !targets.contains(current)));
        let mut expected: Vec<(i128, String)> = Vec::new();
        for occupation in from {
            for ksb in 0..case.occupations[occupation].ksbs.len() {
                let one = (occupation, ksb);
                let carried: i128 = oracle.carries.iter().filter(|carry| carry.0 == one).map(|carry| width(carry.1) * carry.2).sum();
                let tells = width(one) * ONE + carried;
                if answer(one).is_none() && tells > 0 {
                    expected.push((tells, format!("{}.{}", reference(occupation), case.code(occupation, ksb))));
                }
            }
        }
        expected.sort_by_key(|(tells, _)| -tells);
        let asked: Vec<(i128, String)> = report.questions.iter()
            .map(|one| (whole(one.tells), format!("{}.{}", one.statement.occupation, one.statement.code))).collect();
        let expected: Vec<(i128, String)> = expected.into_iter().map(|(tells, id)| (ratio(tells, ONE * ONE), id)).collect();
        prop_assert_eq!(&asked, &expected);
        // What an answer would leave is what it does leave.
        if let ([target], Some(question)) = (targets.as_slice(), report.questions.first()) {
            let mut gap = case.answers();
            gap.target = reference(*target);
            prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, report.coverage);
            for answer in &question.answers {
                gap.ratings.set(&question.statement.occupation, &question.statement.code, Some(answer.point as u32));
                prop_assert_eq!(engine.gap(&gap).expect("a gap").coverage.overall, Some(answer.coverage));
            }
        }
        if report.settled && let Some(coverage) = report.coverage {
            prop_assert!(whole(coverage.possible) - whole(coverage.shown) <= whole(margin));
        }
    }
}
