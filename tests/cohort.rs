//! Many people at one target, against counts by hand.

use skills_gap::cohort::{Cohort, CohortOptions, CohortReport};
use skills_gap::gap::GapRequest;
use skills_gap::{Engine, ErrorCode};

/// Each person's points for K1, K2 of the target, and their group.
type People<'a> = &'a [(Option<u8>, Option<u8>, &'a str)];

fn cohort(people: People, options: CohortOptions) -> Cohort {
    let engine = Engine::embedded();
    let mut cohort = Cohort::new(options);
    for (number, (k1, k2, group)) in people.iter().enumerate() {
        let mut request = GapRequest::new("OCC0526");
        for (code, point) in [("K1", k1), ("K2", k2)] {
            if let Some(point) = point {
                request.ratings.set("OCC0526", code, Some((*point).into()));
            }
        }
        let report = engine.gap(&request).expect("a gap");
        cohort.add(&report, &format!("p{number}"), group).expect("added");
    }
    cohort
}

fn groups(report: &CohortReport) -> Vec<(Option<&str>, usize)> {
    report.groups.iter().map(|group| (group.name.as_deref(), group.people)).collect()
}

#[test]
fn everybody_is_counted_once_for_each_statement() {
    let people: People = &[
        (Some(0), Some(3), ""),
        (Some(1), Some(3), ""),
        (Some(2), Some(0), ""),
        (None, Some(2), ""),
        (None, None, ""),
    ];
    let report =
        cohort(people, CohortOptions { ids: true, ..CohortOptions::default() }).report().expect("a report");
    let all = &report.everybody;
    assert_eq!((all.people, all.expected_of, all.statements.len()), (5, None, 43));
    for one in &all.statements {
        assert_eq!(one.held + one.partly + one.to_learn + one.probably + one.open, 5, "{}", one.code);
    }
    let of = |code: &str| all.statements.iter().find(|one| one.code == code).expect("there");
    assert_eq!((of("K1").to_learn, of("K1").partly, of("K1").held, of("K1").open), (1, 1, 1, 2));
    assert_eq!((of("K2").to_learn, of("K2").held, of("K2").open), (1, 3, 1));
    assert_eq!(all.gaps, ["K1", "K2"], "the most shared first");
    let [teach] = all.teach.as_slice() else { panic!("nobody holds more of K1 than is asked for") };
    assert_eq!((teach.code.as_str(), teach.teachers, teach.learners), ("K2", 2, 1));
    assert_eq!(
        (&teach.teacher_ids[..], &teach.learner_ids[..]),
        (&["p0".into(), "p1".into()][..], &["p2".into()][..])
    );
    let without = cohort(people, CohortOptions::default()).report().expect("a report");
    assert!(without.everybody.teach[0].teacher_ids.is_empty(), "nobody is named unless asked for");
}

#[test]
fn small_groups_stand_together_and_cannot_be_worked_out() {
    let of = |sizes: &[(&'static str, usize)]| {
        let people: Vec<_> =
            sizes.iter().flat_map(|(name, size)| vec![(Some(1), None, *name); *size]).collect();
        cohort(&people, CohortOptions::default()).report().expect("a report")
    };
    assert_eq!(groups(&of(&[("a", 5), ("b", 6)])), [(Some("a"), 5), (Some("b"), 6)]);
    // Two small ones are enough together.
    assert_eq!(groups(&of(&[("a", 5), ("b", 2), ("c", 3)])), [(Some("a"), 5), (None, 5)]);
    // One alone would follow from everybody less the others: the smallest other group joins it.
    assert_eq!(groups(&of(&[("a", 7), ("b", 1), ("c", 5)])), [(Some("a"), 7), (None, 6)]);
    assert_eq!(groups(&of(&[("a", 7), ("b", 1)])), [], "everybody is all that can be said");
    assert_eq!(groups(&of(&[("a", 9)])), []);
}

#[test]
fn a_mean_says_nothing_of_a_few() {
    let of = |sizes: &[(&'static str, usize, usize)]| {
        let mut people = Vec::new();
        for (name, size, rated) in sizes {
            people.extend((0..*size).map(|at| (if at < *rated { Some(1) } else { None }, None, *name)));
        }
        let report = cohort(&people, CohortOptions::default()).report().expect("a report");
        let of_groups = report.groups.iter().map(|group| (group.expected_of, group.likely.is_some()));
        (report.everybody.expected_of, of_groups.collect::<Vec<_>>())
    };
    // One of six at b has rated: no mean of b, nor of a, from which it would follow.
    assert_eq!(of(&[("a", 6, 6), ("b", 6, 1)]), (Some(7), vec![(None, false), (None, false)]));
    assert_eq!(of(&[("a", 6, 6), ("b", 6, 5)]), (Some(11), vec![(Some(6), true), (Some(5), true)]));
    assert_eq!(of(&[("a", 6, 6), ("b", 6, 0)]), (Some(6), vec![(Some(6), true), (Some(0), false)]));
    assert_eq!(of(&[("a", 6, 1), ("b", 6, 0)]).0, None);
}

#[test]
fn nothing_is_said_of_few() {
    let people: People = &[(Some(1), None, ""); 4];
    let error = cohort(people, CohortOptions::default()).report().expect_err("four");
    assert_eq!((error.code(), error.path()), (ErrorCode::InvalidValue, "least"));
    assert!(cohort(people, CohortOptions { least: 4, ids: false }).report().is_ok());
    assert!(Cohort::new(CohortOptions { least: 0, ids: false }).report().is_err());
}

#[test]
fn one_target_and_one_catalogue() {
    let engine = Engine::embedded();
    let mut cohort = cohort(&[(Some(1), None, "")], CohortOptions::default());
    let other = engine.gap(&GapRequest::new("OCC0311")).expect("a gap");
    assert_eq!(cohort.add(&other, "", "").expect_err("another target").path(), "target");
    let mut later = engine.gap(&GapRequest::new("OCC0526")).expect("a gap");
    later.catalogue_version = "0000000000000000".to_owned();
    assert_eq!(cohort.add(&later, "", "").expect_err("another catalogue").path(), "catalogueVersion");
    let again = engine.gap(&GapRequest::new("OCC0526")).expect("a gap");
    for number in 1..1_000 {
        cohort.add(&again, "", &number.to_string()).expect("a group");
    }
    assert_eq!(cohort.add(&again, "", "x").expect_err("too many groups").code(), ErrorCode::TooLarge);
    cohort.add(&again, "", "7").expect("a group that is there");
}
