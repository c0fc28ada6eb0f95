//! What holds for every assessment, over thousands of random ones.

#[path = "support/random.rs"]
mod random;

use proptest::prelude::*;
use skills_gap::Engine;
use skills_gap::gap::{Coverage, Evidence, GapReport, GapRequest, Shares, Weights};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

/// Every statement of the embedded catalogue.
static STATEMENTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let occupations = ENGINE.catalogue().occupations();
    occupations.flat_map(|one| one.ksbs.iter().map(|ksb| (one.reference.clone(), ksb.code.clone()))).collect()
});

type Answer = ((String, String), Option<u32>);

fn request(target: &str, answers: &[Answer]) -> GapRequest {
    let mut request = GapRequest::new(target);
    for ((occupation, code), rating) in answers {
        request.ratings.set(occupation, code, *rating);
    }
    request
}

fn report(request: &GapRequest) -> GapReport {
    ENGINE.gap(request).expect("a request that fits")
}

fn target() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("OCC0311"), Just("OCC0526")]
}

/// From none to all of the statements, each with an answer.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let all = STATEMENTS.clone();
    let count = all.len();
    (
        prop::sample::subsequence(all, 0..=count),
        prop::collection::vec(prop::option::weighted(0.9, 0..4_u32), count),
    )
        .prop_map(|(statements, ratings)| statements.into_iter().zip(ratings).collect())
}

fn shares(coverage: &Coverage) -> Vec<Shares> {
    [coverage.overall, coverage.knowledge, coverage.skills, coverage.behaviours]
        .into_iter()
        .flatten()
        .collect()
}

fn inside(inner: &Shares, outer: &Shares) -> bool {
    outer.shown <= inner.shown && inner.possible <= outer.possible
}

proptest! {
    #![proptest_config(random::tries(300))]

    #[test]
    fn shown_is_never_above_possible(target in target(), answers in answers()) {
        let report = report(&request(target, &answers));
        for coverage in [report.coverage, report.sensitivity.lower.coverage, report.sensitivity.higher.coverage] {
            for shares in shares(&coverage) {
                prop_assert!(0.0 <= shares.shown && shares.shown <= shares.possible && shares.possible <= 1.0);
                if let [Some(low), Some(likely), Some(high)] = [shares.low, shares.likely, shares.high] {
                    prop_assert!(shares.shown <= low && low <= likely && likely <= high && high <= shares.possible);
                } else {
                    prop_assert!(answers.iter().all(|(_, rating)| rating.is_none()));
                    prop_assert_eq!((shares.low, shares.likely, shares.high), (None, None, None));
                }
            }
        }
        for (lower, (middle, higher)) in shares(&report.sensitivity.lower.coverage).iter()
            .zip(shares(&report.coverage).iter().zip(&shares(&report.sensitivity.higher.coverage)))
        {
            prop_assert!(lower.shown <= middle.shown && middle.shown <= higher.shown);
        }
        let tally = report.counts.overall;
        prop_assert_eq!(tally.held + tally.partly + tally.to_learn + tally.probably + tally.open, tally.total);
    }

    #[test]
    fn a_summary_says_what_the_report_says(
        target in target(),
        answers in answers(),
        (current, assumed) in (prop::option::of(target()), prop::option::of((target(), 0..4_u32))),
        weights in prop_oneof![Just(Weights::Duties), Just(Weights::Equal)],
    ) {
        let mut request = request(target, &answers);
        request.current = current.map(str::to_owned);
        request.weights = weights;
        if let Some((occupation, point)) = assumed {
            request.assumed.set(occupation, point);
        }
        let summary = serde_json::to_value(ENGINE.gap_summary(&request).expect("a summary")).expect("JSON");
        let report = serde_json::to_value(report(&request)).expect("JSON");
        for (name, value) in summary.as_object().expect("fields") {
            prop_assert_eq!(value, &report[name], "{}", name);
        }
    }

    #[test]
    fn raising_a_rating_never_lowers_coverage(target in target(), answers in answers(), pick in any::<prop::sample::Index>()) {
        prop_assume!(!answers.is_empty());
        let mut raised = answers.clone();
        let (_, rating) = &mut raised[pick.index(answers.len())];
        let Some(point) = rating.filter(|point| *point < 3) else { return Ok(()) };
        *rating = Some(point + 1);
        let (before, after) = (report(&request(target, &answers)), report(&request(target, &raised)));
        for (before, after) in shares(&before.coverage).iter().zip(&shares(&after.coverage)) {
            prop_assert!(before.shown <= after.shown && before.possible <= after.possible);
        }
    }

    #[test]
    fn an_answer_lands_inside_what_was_promised(
        target in target(), answers in answers(), pick in any::<prop::sample::Index>(), point in 0..4_u32,
    ) {
        let before = report(&request(target, &answers));
        let rated_before: Vec<_> = answers.iter().map(|(statement, _)| statement).collect();
        let new: Vec<_> = STATEMENTS.iter().filter(|statement| !rated_before.contains(statement)).collect();
        prop_assume!(!new.is_empty());
        let statement = new[pick.index(new.len())].clone();
        let mut answered = answers.clone();
        answered.push((statement.clone(), Some(point)));
        let after = report(&request(target, &answered));
        let of_before = before.statements.iter().find(|one| statement == (target.to_owned(), one.code.clone()));
        let found = |report: &GapReport| {
            report.statements.iter().find(|one| one.code == statement.1).map(|one| one.evidence.clone())
        };
        match of_before.map(|one| &one.evidence) {
            // What was known in the same words, or an estimate: one's own rating may contradict it. Then the report says so.
            Some(Evidence::Same(_) | Evidence::Carried(_)) => {
                let warned = after.warnings.iter().any(|warning| {
                    let paths = [format!("ratings.{target}.{}", statement.1), format!("ratings.{target}")];
                    warning.code == "contradictsCarried" && paths.contains(&warning.path)
                });
                let Some(Evidence::Rated(rated)) = found(&after) else { return Err(TestCaseError::fail("not rated")) };
                prop_assert!(warned || !rated.contradicts);
            }
            _ => {
                for (inner, outer) in shares(&after.coverage).iter().zip(&shares(&before.coverage)) {
                    prop_assert!(inside(inner, outer), "{:?} is not inside {:?}", inner, outer);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(
        target in target(),
        (answers, shuffled) in answers().prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle())),
        rejected in prop::collection::vec((0..85_usize, 0..85_usize), 0..6),
    ) {
        let id = |place: usize| format!("{}.{}", STATEMENTS[place].0, STATEMENTS[place].1);
        let pairs: Vec<_> = rejected.iter().map(|(from, to)| (id(*from), id(*to))).collect();
        let (mut one, mut other) = (request(target, &answers), request(target, &shuffled));
        other.rejected = pairs.iter().rev().cloned().collect();
        one.rejected = pairs;
        let json = |request| serde_json::to_string(&report(request)).expect("JSON");
        prop_assert_eq!(json(&one), json(&other));
    }

    #[test]
    fn a_saved_request_comes_back_whole(target in target(), answers in answers()) {
        let request = request(target, &answers);
        let saved = serde_json::to_string(&request).expect("JSON");
        let restored = ENGINE.restore(&skills_gap::input::Value::parse(&saved).expect("JSON")).expect("restored");
        let request = GapRequest { format: Some(GapRequest::FORMAT.into()), ..request };
        prop_assert_eq!(restored.request, request);
        prop_assert_eq!(restored.warnings, []);
    }
}
