//! Many requests, a line each, as another program sends them.
#![cfg(feature = "cli")]

mod command;

use std::fs;
use std::process::{Command, Stdio};

use command::{Run, run};
use serde_json::Value;

fn answers(run: &Run) -> Vec<Value> {
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// A person by number: each rates other statements in another way.
fn person(number: usize) -> String {
    let codes = ["K1", "K9", "S3", "B2", "K12", "S7"];
    let ratings: Vec<String> = (0..=number % 6)
        .map(|place| format!("\"{}\":{}", codes[(number + place) % codes.len()], (number * 7 + place) % 4))
        .collect();
    let occupation = if number.is_multiple_of(3) { "OCC0526" } else { "OCC0311" };
    format!(r#"{{"target":"OCC0526","ratings":{{"{occupation}":{{{}}}}}}}"#, ratings.join(","))
}

#[test]
fn each_line_is_answered_as_if_it_were_alone() {
    let people: Vec<String> = (0..150).map(person).collect();
    for question in ["gap", "next", "nearest", "plan", "pathways"] {
        let people = if question == "gap" { &people[..] } else { &people[..10] };
        let all = run(&[question, "--lines"], people.join("\n").as_bytes());
        assert_eq!((all.code, all.err.as_str()), (Some(0), ""), "{question}");
        assert_eq!(all.out.lines().count(), people.len());
        for (line, person) in all.out.lines().zip(people).step_by(9) {
            let alone = run(&[question], person.as_bytes()).out;
            assert_eq!(alone.trim_end(), line, "{question} {person}");
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_answers() {
    let people: Vec<String> = (0..150).map(person).collect();
    let with = |threads: &[&str]| run(&[&["gap", "--lines"], threads].concat(), people.join("\n").as_bytes());
    let (one, three) = (with(&["--threads", "1"]), with(&["--threads", "3"]));
    assert_eq!(answers(&one).len(), people.len());
    assert_eq!(one.out, three.out);
    for none in ["0", "1025", "18446744073709551615"] {
        assert_eq!(with(&["--threads", none]).code, Some(2), "{none}");
    }
}

#[test]
fn text_is_for_one_person() {
    let run = run(&["gap", "--lines", "--format", "text"], person(1).as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("JSON, one a line; --csv makes a table"), "{}", run.err);
}

#[test]
fn an_id_comes_back_and_counts_for_nothing() {
    let person = r#"{"id":"a, \"b\"","target":"OCC0526"}"#;
    let with = &answers(&run(&["gap", "--lines"], person.as_bytes()))[0];
    assert_eq!(with["id"], "a, \"b\"");
    let without = &answers(&run(&["gap", "--lines"], br#"{"target":"OCC0526"}"#))[0];
    assert_eq!(without.get("id"), None);
    assert_eq!(with["requestHash"], without["requestHash"]);
}

#[test]
fn a_bad_line_says_why_and_stops_nothing() {
    let good = person(1);
    let bad: [(&[u8], &str, &str); 6] = [
        (b"{", "invalidJson", "column 1"),
        (b"[]", "invalidType", ""),
        (b"\xff\xfe", "invalidType", ""),
        (br#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":9}}}"#, "outOfScale", "ratings.OCC0311.K1"),
        (br#"{"target":"occ0526"}"#, "unknownOccupation", "target"),
        (br#"{"target":"OCC0526","levle":3}"#, "unknownField", "levle"),
    ];
    let mut input = Vec::from(b"\xef\xbb\xbf".as_slice());
    for (line, ..) in bad {
        input.extend(good.as_bytes());
        input.extend(b"\r\n\n");
        input.extend(line);
        input.push(b'\n');
    }
    let run = run(&["gap", "--lines"], &input);
    let all = answers(&run);
    assert_eq!(all.len(), 12);
    assert_eq!(run.err, "-: 6 of 12 lines cannot be used; their answers say why, the first is line 3\n");
    for (number, (_, code, path)) in bad.iter().enumerate() {
        assert!(all[2 * number]["counts"].is_object(), "{:?}", all[2 * number]);
        let refused = &all[2 * number + 1];
        assert_eq!(refused["line"], 3 * (number + 1));
        assert_eq!(
            (&refused["error"]["code"], &refused["error"]["path"]),
            (&Value::from(*code), &Value::from(*path))
        );
    }
}

#[test]
fn one_bad_line_in_a_hundred_is_found_by_its_number() {
    let lines = (1..=800).map(|number| if number % 100 == 7 { "{}".to_owned() } else { person(number) });
    let lines: Vec<String> = lines.collect();
    let all = answers(&run(&["gap", "--lines"], lines.join("\n").as_bytes()));
    let refused: Vec<u64> = all.iter().filter_map(|answer| answer["line"].as_u64()).collect();
    assert_eq!(refused, (0..8).map(|number| number * 100 + 7).collect::<Vec<u64>>());
    assert_eq!(all.len(), 800);
}

#[test]
fn only_the_fields_that_are_named() {
    let fields = "target.reference,coverage.overall.possible,lists.held.0,coverage.overall.likely";
    let all = answers(&run(&["gap", "--lines", "--fields", fields], br#"{"id":7,"target":"OCC0526"}"#));
    let expected = serde_json::json!({
        "id": 7, "target.reference": "OCC0526", "coverage.overall.possible": 1,
        "lists.held.0": null, "coverage.overall.likely": null,
    });
    assert_eq!(all, [expected]);
    let unknown = run(&["gap", "--lines", "--fields", "covrage"], br#"{"target":"OCC0526"}"#);
    assert_eq!(unknown.out, "", "a wrong call is refused before the work");
    assert!(unknown.code == Some(2) && unknown.err.contains("no field covrage"), "{}", unknown.err);
    assert_eq!(run(&["gap", "--lines", "--fields", "enough,,"], b"").code, Some(2));
    let twice = run(&["gap", "--fields", "enough, enough"], br#"{"target":"OCC0526"}"#);
    assert_eq!(twice.out, "{\"enough\":false}\n");
    let one = run(&["gap", "--fields", "counts.overall.total"], br#"{"target":"OCC0526"}"#);
    assert_eq!(one.out, "{\"counts.overall.total\":43}\n");
    assert_eq!(run(&["gap", "--fields", "covrage"], br#"{"target":"OCC0526"}"#).code, Some(2));
}

#[test]
fn a_table_has_a_row_for_each_person() {
    let input = format!("{}\n{{}}\n{}", r#"{"id":"=1+1","target":"OCC0526"}"#, person(5));
    let table = run(&["gap", "--lines", "--csv"], input.as_bytes());
    let rows: Vec<&str> = table.out.split("\r\n").collect();
    assert_eq!(rows.len(), 5, "a header, three rows, and the end");
    assert!(rows[0].starts_with("line,id,about,target.reference,") && rows[0].ends_with(",error"));
    assert!(rows[1].starts_with("1,'=1+1,,OCC0526,43,0,"), "{}", rows[1]);
    assert!(rows[2].starts_with("2,,,") && rows[2].contains("target: "), "{}", rows[2]);
    assert!(rows[3].starts_with("3,,,OCC0526,43,"));
    let columns = |row: &str| row.split(',').count();
    assert!(rows[..4].iter().all(|row| columns(row) == columns(rows[0])), "{rows:?}");
}

#[test]
fn occupations_of_a_line_are_known_to_that_line_only() {
    let added = r#""occupations":[{"reference":"X1","name":"X","ksbs":[{"code":"K1","kind":"knowledge","statement":"Tides"}]}]"#;
    let input = format!("{{\"target\":\"X1\",{added}}}\n{{\"target\":\"X1\"}}\n");
    let all = answers(&run(&["gap", "--lines"], input.as_bytes()));
    assert_eq!(all[0]["target"]["name"], "X");
    assert_eq!(all[1]["error"]["code"], "unknownOccupation");
}

#[test]
fn a_reader_that_ends_early_is_no_failure() {
    let lines = (0..1_000).map(person).collect::<Vec<_>>().join("\n");
    let folder = tempdir();
    let file = folder.join("people.ndjson");
    fs::write(&file, lines).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_skills-gap"))
        .args(["gap", "--lines"])
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    fs::remove_dir_all(folder).expect("removed");
    let missing = run(&["gap", "--lines", "/nowhere/people.ndjson"], b"");
    assert!(missing.code == Some(1) && missing.err.contains("/nowhere/people.ndjson"), "{}", missing.err);
}

fn tempdir() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("skills-gap-lines-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn a_cohort_is_the_same_from_requests_and_from_their_reports() {
    let site = |number: usize| if number < 7 { "Leeds" } else { "York" };
    let person = |number: usize| {
        let person = person(number);
        format!("{{\"id\":{number},\"about\":{{\"site\":\"{}\"}},{}", site(number), &person[1..])
    };
    let people = (0..12).map(person).collect::<Vec<_>>().join("\n");
    let cohort = run(&["cohort", "--by", "site"], people.as_bytes());
    assert_eq!((cohort.code, cohort.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&cohort.out).expect("JSON");
    assert_eq!(report["everybody"]["people"], 12);
    assert_eq!((&report["groups"][0]["name"], &report["groups"][1]["people"]), (&"Leeds".into(), &5.into()));
    let reports = run(&["gap", "--lines"], people.as_bytes()).out;
    assert_eq!(run(&["cohort", "--by", "site"], reports.as_bytes()).out, cohort.out);
    let text = run(&["cohort", "--by", "site", "--format", "text"], people.as_bytes()).out;
    assert!(text.contains("12 people") && text.contains("York: 5 people"), "{text}");
    let table = run(&["cohort", "--by", "site", "--csv"], people.as_bytes()).out;
    assert_eq!(table.lines().count(), 1 + 3 * 43);
    let few = run(&["cohort", "--least", "13"], people.as_bytes());
    assert!(few.code == Some(1) && few.out.is_empty() && few.err.contains("there are 12"), "{}", few.err);
    let bad = run(&["cohort", "--by", "year"], format!("{people}\n{{}}\n").as_bytes());
    assert_eq!(bad.code, Some(0));
    assert!(bad.err.starts_with("-: line 13: target: "), "{}", bad.err);
    let report: Value = serde_json::from_str(&bad.out).expect("JSON");
    assert_eq!((&report["leftOut"], &report["everybody"]["people"]), (&1.into(), &12.into()));
    let names = (0..1_001).map(|number| format!("{{\"about\":{{\"n\":{number}}},\"target\":\"OCC0526\"}}\n"));
    let names = run(&["cohort", "--by", "n"], names.collect::<String>().as_bytes());
    assert!(
        names.code == Some(1) && names.out.is_empty() && names.err.contains("column of names"),
        "{}",
        names.err
    );
}

#[test]
fn what_would_not_come_back_as_it_was_is_refused() {
    for id in ["9007199254740993", "12345678901234567890", "0.5"] {
        let input = format!("{{\"id\":{id},\"target\":\"OCC0526\"}}\n{}", person(0));
        let all = answers(&run(&["gap", "--lines"], input.as_bytes()));
        assert_eq!((all[0].get("id"), &all[0]["line"]), (None, &1.into()), "{id}");
    }
    let mut long = br#"{"target":"OCC0526","x":""#.to_vec();
    long.resize(17 << 20, b'x');
    long.extend(b"\n{\"target\":\"OCC0526\"}\n");
    let run = run(&["gap", "--lines"], &long);
    let all = answers(&run);
    assert_eq!((&all[0]["line"], &all[0]["error"]["code"]), (&1.into(), &"tooLarge".into()));
    assert!(all[1]["counts"].is_object());
    assert!(run.err.contains("1 of 2 lines"), "{}", run.err);
}

#[test]
fn everybody_in_the_pages_file_is_answered() {
    let answers = |point: u8| {
        format!(r#"{{"format":"skills-gap/1","target":"OCC0526","ratings":{{"OCC0526":{{"K1":{point}}}}}}}"#)
    };
    let all: Vec<String> =
        (0..6).map(|n| format!("{{\n\"name\": \"Person {n}\",\n\"answers\": {}}}", answers(n % 3))).collect();
    let file = format!("{{\n  \"format\": \"skills-gap-people/1\",\n  \"all\": [{}]\n}}\n", all.join(",\n"));
    let each = answers_of(&file);
    assert_eq!(each.len(), 6);
    assert_eq!((&each[4]["id"], &each[4]["counts"]["overall"]["partly"]), (&"Person 4".into(), &1.into()));
    let cohort = run(&["cohort"], file.as_bytes());
    assert_eq!((cohort.code, cohort.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&cohort.out).expect("JSON");
    assert_eq!((&report["everybody"]["people"], &report["leftOut"]), (&6.into(), &0.into()));
    let one = run(&["gap"], file.as_bytes());
    assert_eq!((one.code, one.out.as_str()), (Some(1), ""));
    assert!(one.err.contains("with 6 people: --lines") && one.err.contains("cohort"), "{}", one.err);
}

fn answers_of(file: &str) -> Vec<Value> {
    answers(&run(&["gap", "--lines"], file.as_bytes()))
}

#[test]
fn quiet_says_nothing_of_lines_whose_answers_say_it() {
    let people = "{}\n{\"target\":\"OCC0526\"}\n";
    assert!(run(&["gap", "--lines"], people.as_bytes()).err.contains("1 of 2 lines cannot be used"));
    let quiet = run(&["gap", "--lines", "--quiet"], people.as_bytes());
    assert_eq!((quiet.code, quiet.err.as_str(), quiet.out.lines().count()), (Some(0), "", 2));
}

#[test]
fn lines_of_which_none_can_be_used_end_with_1() {
    let none = run(&["gap", "--lines"], b"{}\n{\"target\":\"OCC9999\"}\n");
    assert_eq!((none.code, none.out.lines().count()), (Some(1), 2), "{}", none.err);
    assert!(none.err.contains("none of 2 lines can be used"), "{}", none.err);
    assert_eq!(run(&["gap", "--lines"], b"").code, Some(0), "no line is none refused");
}
