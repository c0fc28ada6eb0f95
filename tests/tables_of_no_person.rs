//! Rows of a table of people that are of no person, and scales that are not the table's.
#![cfg(feature = "cli")]

mod command;

use std::fs;
use std::path::PathBuf;

use command::{Run, run};

fn gap(name: &str, text: &str, more: &[&str]) -> Run {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no_person");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    run(&[&["gap", "--table", &path.to_string_lossy(), "--target", "OCC0526"], more].concat(), "")
}

#[test]
fn rows_about_all_people_are_left_out_and_named() {
    let people = "Ana,3,0,2\nMax,2,1,0\nTotal Wipeout,0,0,1\n";
    for row in [
        "Average,2,1,1",
        "Class average,2,1,1",
        "Max,3,3,3",
        "Maximum score,3,3,3",
        "Target level,3,2,3",
        "Out of total,3,3,3",
    ] {
        let name = row.split(',').next().expect("a name");
        for text in [format!("Name,K1,K2,S1\n{people}{row}\n"), format!("Name,K1,K2,S1\n{row}\n{people}")] {
            let run = gap("total.csv", &text, &[]);
            assert_eq!((run.code, run.out.lines().count()), (Some(0), 3), "{row}: {}", run.err);
            assert!(
                run.err.contains("3 people") && run.err.contains(&format!("“{name}” in row")),
                "{}",
                run.err
            );
        }
    }
    let long = "Name,Code,Rating\nAna,K1,0\nAna,K2,3\nMean,K1,2\n";
    let run = gap("long.csv", long, &[]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.err);
}

#[test]
fn a_heading_that_turns_the_scale_counts_so_and_one_that_is_unclear_is_refused() {
    let of = |scale: &str| format!("Name,K1 {scale},K2 {scale},S1 {scale}\nAna,1,1,1\nBen,4,4,4\n");
    let run = gap("turned.csv", &of("(Best 1 2 3 4 Worst)"), &[]);
    let held = |line: &str| {
        let report: serde_json::Value = serde_json::from_str(line).expect("JSON");
        report["counts"]["overall"]["held"].as_u64()
    };
    let held: Vec<_> = run.out.lines().map(held).collect();
    assert_eq!(held, [Some(3), Some(0)], "{}", run.err);
    for scale in ["(lower is better, 1-4)", "(4-1)", "(1 = Falcon, 4 = Sparrow)", "(need, 1-4)"] {
        let run = gap("unclear.csv", &of(scale), &[]);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{scale}: {}", run.err);
    }
}

#[test]
fn a_scale_that_most_rows_are_not_on_is_refused() {
    let text = "Name,K1,K2,S1\nAna,0,0,1\nBen,0,2,1\nCem,1,1,2\nDee,3,0,0\n";
    let run = gap("off.csv", text, &["--scale", "1-3"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{}", run.err);
    assert!(run.err.contains("--scale 1-3") && run.err.contains("0 in row 2, K1"), "{}", run.err);
}
