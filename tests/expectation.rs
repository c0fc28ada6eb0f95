//! What holds for every expectation, its range, and the questions that narrow it.

mod embedded;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use embedded::{ENGINE, FULL, likely, moving, overall, report};
use proptest::prelude::*;
use skills_gap::assessment::Scale;
use skills_gap::gap::{Coverage, Evidence, GapRequest, Shares, StatementReport, Tally, Weights};
use skills_gap::pathway::{NextOptions, NextReport, NextRequest};

const OCCUPATIONS: [&str; 2] = ["OCC0311", "OCC0526"];
const MOVES: [(&str, &str); 2] = [("OCC0311", "OCC0526"), ("OCC0526", "OCC0311")];

/// Every statement of the embedded catalogue: its occupation and its code.
static STATEMENTS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    OCCUPATIONS.into_iter().flat_map(|one| codes(one).into_iter().map(move |code| (one, code))).collect()
});

fn codes(occupation: &str) -> Vec<String> {
    let ksbs = &ENGINE.occupation(occupation).expect("embedded").ksbs;
    ksbs.iter().map(|ksb| ksb.code.clone()).collect()
}

/// The words of a statement, without what does not change what it says.
fn words(occupation: &str, code: &str) -> String {
    let ksbs = &ENGINE.occupation(occupation).expect("embedded").ksbs;
    let ksb = ksbs.iter().find(|ksb| ksb.code == code).expect("a statement");
    let words = ksb.statement.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn next(request: &GapRequest, limit: u32) -> NextReport {
    let options = NextOptions { limit: Some(limit), ..Default::default() };
    ENGINE.next(&NextRequest::new(request.clone(), options)).expect("a request that fits")
}

/// Two to six points, of credits that do not go down.
fn scale() -> impl Strategy<Value = Option<Scale>> {
    let credits = prop::collection::vec(0.0..=1.0_f64, 2..=6).prop_map(|mut credits| {
        credits.sort_by(f64::total_cmp);
        let mut scale = Scale::default();
        let like = scale.points[0].clone();
        let point = |credit| skills_gap::assessment::Point { credit, ..like.clone() };
        scale.points = credits.into_iter().map(point).collect();
        scale
    });
    prop::option::weighted(0.3, credits)
}

/// Anyone: from no answer to one for every statement, with and without a current occupation and assumptions.
fn anyone() -> impl Strategy<Value = GapRequest> {
    let all = STATEMENTS.clone();
    let count = all.len();
    let answers =
        prop_oneof![prop::sample::subsequence(all.clone(), 0..=count), prop::sample::subsequence(all, 0..=6)];
    let points = prop::collection::vec(prop::option::weighted(0.9, any::<prop::sample::Index>()), count);
    let assumed = prop::collection::vec(prop::option::weighted(0.4, any::<prop::sample::Index>()), 2);
    let current = prop::option::weighted(0.7, prop::sample::select(&OCCUPATIONS[..]));
    let target = prop::sample::select(&OCCUPATIONS[..]);
    ((target, current, any::<bool>()), scale(), assumed, answers, points).prop_map(
        |((target, current, by_duties), scale, assumed, answers, points)| {
            let of_scale = scale.as_ref().map_or(4, |scale| scale.points.len());
            let mut request = GapRequest::new(target);
            request.current = current.map(str::to_owned);
            request.scale = scale;
            request.weights = if by_duties { Weights::Duties } else { Weights::Equal };
            for (occupation, point) in OCCUPATIONS.iter().zip(assumed) {
                if let Some(point) = point {
                    request.assumed.set(occupation, point.index(of_scale) as u32);
                }
            }
            for ((occupation, code), point) in answers.iter().zip(points) {
                let point = point.map(|point| point.index(of_scale) as u32);
                request.ratings.set(occupation, code, point);
            }
            request
        },
    )
}

fn each(coverage: &Coverage) -> [Option<Shares>; 4] {
    [coverage.overall, coverage.knowledge, coverage.skills, coverage.behaviours]
}

fn is_known(request: &GapRequest) -> bool {
    !request.assumed.is_empty() || request.ratings.iter().any(|(_, _, rating)| rating.is_some())
}

/// The credit of a statement that is rated, or says the same as one that is.
fn known_credit(statement: &StatementReport) -> Option<f64> {
    match &statement.evidence {
        Evidence::Rated(rated) => Some(rated.credit),
        Evidence::Same(same) => Some(same.credit),
        Evidence::Carried(_) | Evidence::Open => None,
    }
}

/// Σ weight·value / Σ weight.
fn mean<'a>(
    statements: impl Iterator<Item = &'a StatementReport>,
    value: impl Fn(&StatementReport) -> f64,
) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for one in statements {
        sum += one.weight * value(one);
        weights += one.weight;
    }
    sum / weights
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_likely_lies_in_its_range_and_the_range_in_what_is_possible(request in anyone()) {
        let report = report(&request);
        for coverage in [&report.coverage, &report.sensitivity.lower.coverage, &report.sensitivity.higher.coverage] {
            for shares in each(coverage).into_iter().flatten() {
                prop_assert!(0.0 <= shares.shown && shares.shown <= shares.possible && shares.possible <= 1.0);
                match (shares.low, shares.likely, shares.high) {
                    (Some(low), Some(likely), Some(high)) => {
                        prop_assert!(is_known(&request));
                        prop_assert!(shares.shown <= low && low <= likely, "{:?}", shares);
                        prop_assert!(likely <= high && high <= shares.possible, "{:?}", shares);
                    }
                    (None, None, None) => prop_assert!(!is_known(&request)),
                    _ => prop_assert!(false, "{:?}", shares),
                }
            }
        }
    }

    #[test]
    fn each_statement_stands_in_one_place(request in anyone()) {
        let report = report(&request);
        let sum = |tally: Tally| tally.held + tally.partly + tally.to_learn + tally.probably + tally.open;
        for outcome in [report.counts, report.sensitivity.lower.counts, report.sensitivity.higher.counts] {
            let of_kinds = [outcome.knowledge, outcome.skills, outcome.behaviours];
            prop_assert_eq!(outcome.overall.total, codes(&request.target).len());
            prop_assert_eq!(of_kinds.iter().map(|one| one.total).sum::<usize>(), outcome.overall.total);
            for tally in [outcome.overall].into_iter().chain(of_kinds) {
                prop_assert_eq!(sum(tally), tally.total);
            }
        }
        let lists = &report.lists;
        let listed = [&lists.held, &lists.partly, &lists.to_learn, &lists.probably, &lists.open];
        let overall = report.counts.overall;
        let counted = [overall.held, overall.partly, overall.to_learn, overall.probably, overall.open];
        prop_assert_eq!(listed.map(Vec::len), counted);
        prop_assert_eq!(listed.into_iter().flatten().collect::<BTreeSet<_>>().len(), overall.total);
    }

    #[test]
    fn the_sums_follow_from_the_statements(request in anyone()) {
        let report = report(&request);
        let letters = ["", "K", "S", "B"];
        for (shares, letter) in each(&report.coverage).into_iter().zip(letters) {
            let Some(shares) = shares else { continue };
            let over = |value: &dyn Fn(&StatementReport) -> f64| {
                mean(report.statements.iter().filter(|one| one.code.starts_with(letter)), value)
            };
            let is_near = |one: f64, other: f64| (one - other).abs() <= 0.000_051;
            prop_assert!(is_near(shares.shown, over(&|one| known_credit(one).unwrap_or(0.0))));
            prop_assert!(is_near(shares.possible, over(&|one| known_credit(one).unwrap_or(1.0))));
            if let Some(likely) = shares.likely {
                prop_assert!(is_near(likely, over(&|one| one.likely.expect("something is known"))));
            }
        }
        for one in &report.statements {
            prop_assert_eq!(one.likely.is_some(), is_known(&request));
            if let (Some(credit), Some(likely)) = (known_credit(one), one.likely) {
                prop_assert_eq!(credit, likely);
            }
        }
    }

    #[test]
    fn once_all_is_rated_nothing_is_a_guess(request in anyone(), points in prop::collection::vec(0..2_u32, 43)) {
        let mut request = request;
        for (code, point) in codes(&request.target).into_iter().zip(points) {
            let target = request.target.clone();
            request.ratings.set(&target, &code, Some(point));
        }
        let report = report(&request);
        for shares in each(&report.coverage).into_iter().flatten() {
            let all = [shares.low, shares.likely, shares.high, Some(shares.possible)];
            prop_assert_eq!(all, [Some(shares.shown); 4]);
        }
        prop_assert_eq!(report.more_questions, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn not_sure_changes_no_sum_and_is_not_asked_again(request in anyone(), pick in any::<prop::sample::Index>()) {
        // What is not sure is no longer assumed: that alone changes what is expected.
        let open: Vec<_> = (STATEMENTS.iter())
            .filter(|(one, code)| request.ratings.get(one, code).is_none() && request.assumed.get(one).is_none())
            .collect();
        prop_assume!(!open.is_empty());
        let (occupation, code) = open[pick.index(open.len())];
        let mut unsure = request.clone();
        unsure.ratings.set(occupation, code, None);
        prop_assert_eq!(report(&request).coverage, report(&unsure).coverage);
        let is_asked = |one: &skills_gap::pathway::Question| {
            one.statement.occupation == *occupation && one.statement.code == *code
        };
        prop_assert!(!next(&unsure, 100).questions.iter().any(is_asked));
    }

    #[test]
    fn an_answer_comes_to_what_was_announced(request in anyone(), pick in any::<prop::sample::Index>()) {
        let report = next(&request, 4);
        prop_assert_eq!(report.coverage, Some(overall(&request)));
        prop_assume!(!report.questions.is_empty());
        let question = &report.questions[pick.index(report.questions.len())];
        let count = request.scale.as_ref().map_or(4, |scale| scale.points.len());
        let points: Vec<usize> = question.answers.iter().flat_map(|one| one.points.clone()).collect();
        prop_assert_eq!(points, (0..count).collect::<Vec<_>>());
        for answer in &question.answers {
            for point in &answer.points {
                let mut answered = request.clone();
                let statement = &question.statement;
                answered.ratings.set(&statement.occupation, &statement.code, Some(*point as u32));
                prop_assert_eq!(overall(&answered), answer.coverage);
            }
        }
    }

    #[test]
    fn what_is_answered_is_not_asked_in_other_words(request in anyone()) {
        let answered: BTreeSet<(&str, &str)> =
            request.ratings.iter().map(|(occupation, code, _)| (occupation, code)).collect();
        let said: BTreeSet<String> = answered.iter().map(|(one, code)| words(one, code)).collect();
        let report = next(&request, 100);
        let mut narrows = f64::INFINITY;
        for question in &report.questions {
            let (occupation, code) = (question.statement.occupation.as_str(), question.statement.code.as_str());
            prop_assert!(!answered.contains(&(occupation, code)));
            prop_assert!(!said.contains(&words(occupation, code)), "{} {}", occupation, code);
            prop_assert!(occupation == request.target || Some(occupation) == request.current.as_deref());
            prop_assert!(question.narrows <= narrows);
            narrows = question.narrows;
        }
    }
}

#[test]
fn where_nothing_is_known_nothing_is_likely() {
    for (current, target) in MOVES {
        let mut unsure = moving((current, target), None);
        unsure.ratings.set(target, "K1", None);
        unsure.ratings.set(current, "S1", None);
        for request in [GapRequest::new(target), moving((current, target), None), unsure] {
            let report = report(&request);
            for shares in each(&report.coverage).into_iter().flatten() {
                let nothing = Shares { shown: 0.0, low: None, likely: None, high: None, possible: 1.0 };
                assert_eq!(shares, nothing);
            }
            assert!(report.statements.iter().all(|one| one.likely.is_none()));
            assert_eq!(report.counts.overall.open, report.counts.overall.total);
            assert!(report.more_questions > 0);
        }
    }
}

#[test]
fn what_says_the_same_is_in_the_catalogue() {
    // Otherwise the property above would hold of nothing.
    let of = |occupation: &str| -> BTreeSet<String> {
        codes(occupation).iter().map(|code| words(occupation, code)).collect()
    };
    assert!(of("OCC0311").intersection(&of("OCC0526")).next().is_some());
}

#[test]
fn an_assumption_alone_says_what_is_likely_and_shows_nothing() {
    for between in MOVES {
        let of_points: Vec<Shares> = (0..=FULL).map(|point| overall(&moving(between, Some(point)))).collect();
        for shares in &of_points {
            let [low, likely, high] = [shares.low, shares.likely, shares.high].map(|one| one.expect("known"));
            assert_eq!((shares.shown, shares.possible), (0.0, 1.0));
            assert!(low <= likely && likely < high, "{shares:?}");
        }
        let likely: Vec<_> = of_points.iter().filter_map(|one| one.likely).collect();
        assert!(likely.is_sorted_by(|less, more| *less + 0.1 < *more), "{likely:?}");
    }
}

#[test]
fn ratings_override_an_assumption_little_by_little() {
    for between in MOVES {
        let (current, _) = between;
        let mut request = moving(between, Some(FULL));
        let assumed = likely(&request);
        let none = likely(&moving(between, Some(0)));
        let mut before = assumed;
        for (number, code) in codes(current).iter().enumerate() {
            request.ratings.set(current, code, Some(0));
            let after = likely(&request);
            assert!(after < before + 0.001, "{code}: {before} {after}");
            if number == 0 {
                assert!(none < after && after < before, "{code} counts: {before} {after}");
                assert!(before - after < (assumed - none) / 4.0, "{code} overturns: {before} {after}");
            }
            before = after;
        }
        // All is rated: what was assumed of it counts no more.
        assert_eq!(before, none);
    }
}

#[test]
fn an_answer_of_full_credit_does_not_lower_what_is_likely() {
    for between in MOVES {
        for point in 0..=FULL {
            let request = moving(between, Some(point));
            let before = likely(&request);
            for (occupation, code) in STATEMENTS.iter() {
                let mut answered = request.clone();
                answered.ratings.set(occupation, code, Some(FULL));
                let after = likely(&answered);
                assert!(after >= before, "{occupation} {code}: {before} {after}");
            }
            // And that of a statement of which less is expected raises it.
            for one in report(&request).statements.iter().filter(|one| one.likely < Some(1.0)) {
                let mut answered = request.clone();
                answered.ratings.set(between.1, &one.code, Some(FULL));
                let after = likely(&answered);
                assert!(after > before, "{}: {before} {after}", one.code);
            }
        }
    }
}

/// The point whose credit is nearest to what is expected of a statement.
fn expected_point(request: &GapRequest, occupation: &str, code: &str) -> u32 {
    let report = report(&GapRequest { target: occupation.to_owned(), ..request.clone() });
    let statement = report.statements.iter().find(|one| one.code == code).expect("of the occupation");
    match statement.likely {
        Some(..0.25) => 0,
        Some(0.25..0.75) => 1,
        _ => FULL,
    }
}

#[test]
fn as_many_questions_as_announced_are_enough() {
    for between in MOVES {
        for assumed in [Some(FULL), Some(1), None] {
            let mut request = moving(between, assumed);
            let announced = report(&request).more_questions;
            assert!(announced > 0);
            let mut asked = 0;
            loop {
                let report = next(&request, 1);
                assert_eq!(report.enough, report.more_questions == 0);
                if report.enough {
                    break;
                }
                let question = report.questions.first().expect("until it is enough, something can be asked");
                let (occupation, code) = (&question.statement.occupation, &question.statement.code);
                let point = expected_point(&request, occupation, code);
                request.ratings.set(occupation, code, Some(point));
                asked += 1;
            }
            // Who answers as expected needs fewer: what does not surprise says that the range was too wide.
            assert!(asked <= announced, "{announced} announced, {asked} asked");
            assert!(announced <= 2 * asked, "{announced} announced, {asked} asked");
        }
    }
}
