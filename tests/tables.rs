//! People in a spreadsheet's table, as a provider keeps them.
#![cfg(feature = "cli")]

mod command;
#[path = "support/workbook.rs"]
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, run};
use serde_json::Value;
use workbook::{xlsx, zip};

/// A file in a folder of the test's own.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tables");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    path
}

fn table(question: &str, path: &Path, more: &[&str]) -> Run {
    let path = path.to_string_lossy();
    let arguments = [&[question, "--table", &path], more].concat();
    run(&arguments, "")
}

fn lines(run: &Run) -> Vec<Value> {
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The gap of one request.
fn run_json(request: &str) -> Value {
    serde_json::from_str(&run(&["gap"], request).out).expect("JSON")
}

const WIDE: &str = "Learner,Site,K1,k02,OCC0311.B4,K1 notes\r\n\
    Ana,Leeds,2,Not sure,1,\"fine, so far\"\r\n\
    ,,,,,\r\n\
    Ben,York,i know the basics,,,\r\n\
    Cem,York,7,,,\r\n\
    Dee,York,nan,,,\r\n";

#[test]
fn a_row_for_each_person_is_a_request_for_each() {
    let path = file("wide.csv", WIDE);
    let run = table("gap", &path, &["--target", "occ0526", "--scale", "0-3"]);
    let answers = lines(&run);
    assert_eq!(answers.len(), 4, "an empty row is nobody");
    let alone = |ratings: &str| run_json(&format!(r#"{{"target":"OCC0526","ratings":{ratings}}}"#));
    let ana = alone(r#"{"OCC0526":{"K1":2,"K2":null},"OCC0311":{"B4":1}}"#);
    assert_eq!(answers[0]["coverage"], ana["coverage"]);
    assert_eq!(answers[0]["statements"], ana["statements"]);
    assert_eq!(answers[1]["coverage"], alone(r#"{"OCC0526":{"K1":1}}"#)["coverage"], "a label is a point");
    assert_eq!(
        (answers[0]["id"].as_str(), answers[0]["about"]["Site"].as_str()),
        (Some("Ana"), Some("Leeds"))
    );
    assert_eq!(answers[0]["about"]["K1 notes"], "fine, so far");
    assert_eq!(
        (answers[2]["line"].as_u64(), answers[2]["error"]["path"].as_str()),
        (Some(5), Some("ratings.OCC0526.K1"))
    );
    let told = "4 people; ratings of OCC0526 and OCC0311 in 3 columns, K1 to OCC0311.B4; Learner names a person; about them: Site, K1 notes; \
        its numbers are the points of the scale, 0-3";
    assert!(run.err.contains(told), "{}", run.err);
    assert!(
        !table("gap", &path, &["--target", "OCC0526", "--scale", "0-3", "--quiet"]).err.contains("4 people")
    );
}

#[test]
fn results_stand_beside_the_tables_own_columns() {
    let path = file("beside.csv", WIDE);
    let run = table(
        "gap",
        &path,
        &["--target", "OCC0526", "--scale", "0-3", "--csv", "--fields", "counts.overall.held"],
    );
    assert_eq!(
        run.out,
        "Learner,Site,K1,k02,OCC0311.B4,K1 notes,counts.overall.held,error\r\n\
         Ana,Leeds,2,Not sure,1,\"fine, so far\",1,\r\n\
         Ben,York,i know the basics,,,,0,\r\n\
         Cem,York,7,,,,,ratings.OCC0526.K1: 7 is not a point of the scale (0..3)\r\n\
         Dee,York,nan,,,,,\"ratings.OCC0526.K1: “nan” where a whole number is expected: a rating is a point of the scale, \
         counted from 0, or null for “Not sure”\"\r\n"
    );
}

#[test]
fn a_row_for_each_rating_is_grouped_by_person() {
    let path = file(
        "long.csv",
        "site;id;code;rating\nLeeds;7;K1;2\nYork;8;K1;0\nLeeds;7;S1: Undertake research;3\nYork;8;K99;1\n\
         Bath;9;S1: Undertake reserch;Could coach others\nBath;7;K2;1\n",
    );
    let run = table("gap", &path, &["--target", "OCC0526", "--csv", "--fields", "target.reference"]);
    let rows: Vec<&str> = run.out.lines().collect();
    assert_eq!(rows.len(), 4, "{}", run.out);
    assert!(rows[1].starts_with("7,Leeds; Bath,"), "{}", run.out);
    assert!(rows[3].contains("S1: Undertake reserch"), "no word of an unknown KSB is dropped: {}", run.out);
    assert!(rows[2].starts_with("8,York,") && rows[2].contains("K99"), "{}", run.out);
    let all = lines(&table("gap", &path, &["--target", "OCC0526"]));
    assert_eq!(all[0]["counts"]["overall"]["held"], 2);
}

#[test]
fn what_is_told_in_many_rows_is_said_once() {
    let path = file(
        "told.csv",
        "site,id,code,rating\nLeeds; Bath,7,K1,2\n,7,K2,0\nLeeds; Bath,7,K3,2\nYork,7,S1,1\nYork,7,S2,1\n",
    );
    let run = table("gap", &path, &["--target", "OCC0526", "--csv", "--fields", "target.reference"]);
    let rows: Vec<&str> = run.out.lines().collect();
    assert!(rows.len() == 2 && rows[1].starts_with("7,Leeds; Bath; York,"), "{}", run.out);
}

#[test]
fn whose_a_code_is_is_never_guessed() {
    let path = file("whose.csv", "id,K1\na,2\n");
    let both = ["--target", "OCC0526", "--current", "OCC0311", "--scale", "0-3"];
    let run = table("gap", &path, &both);
    assert_eq!((run.code, run.err.contains("--ratings-of")), (Some(1), true), "{}", run.err);
    let of_current = lines(&table("gap", &path, &[&both[..], &["--ratings-of", "OCC0311"]].concat()));
    let alone = run_json(r#"{"target":"OCC0526","current":"OCC0311","ratings":{"OCC0311":{"K1":2}}}"#);
    assert_eq!(of_current[0]["coverage"], alone["coverage"]);
}

#[test]
fn what_is_no_table_of_people_says_what_is_expected() {
    for (name, text, told) in [
        ("none.csv", "Name,Site\na,b\n", "no column is a KSB's"),
        ("empty.csv", "", "there are no people"),
        ("header.csv", "id,K1\n", "there are no people"),
        ("twice.csv", "id,K1,k01\na,1,1\n", "two columns are about OCC0526.K1"),
        ("nobody.csv", "id,code,rating\na,K1,1\n,K2,1\n", "row 3 does not say whose rating it is"),
        ("other.csv", "id,K1,K5 Value for money\na,1,2\n", "its words are not those of OCC0526.K5"),
        ("names.csv", "id,K1,Date,Date\na,1,x,y\n", "two columns are named Date"),
        ("unknown.csv", "id,K1,K77\na,1,1\n", "the catalogue has no OCC0526.K77"),
    ] {
        let run = table("gap", &file(name, text), &["--target", "OCC0526"]);
        assert_eq!((run.code, run.err.contains(told)), (Some(1), true), "{name}: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn another_encoding_is_told_with_what_to_do() {
    let run = table("gap", &file("latin.csv", b"id,K1\nZo\xeb,2\n"), &["--target", "OCC0526"]);
    assert_eq!((run.code, run.err.contains("save it as UTF-8")), (Some(1), true), "{}", run.err);
}

#[test]
fn a_workbook_is_read_from_its_sheet_and_rows_have_their_numbers() {
    let sheets: [workbook::Sheet; 3] = [
        ("Cover", &[]),
        ("Notes", &[&["Read me"]]),
        ("Scan", &[&[], &["id", "K1", "K2"], &["a", "2", "not sure"], &[], &["b", "9", "1"]]),
    ];
    let path = file("scan.xlsx", xlsx(&sheets));
    let target = ["--target", "OCC0526", "--scale", "0-3"];
    let named = lines(&table("gap", &path, &[&target[..], &["--sheet", "Scan"]].concat()));
    assert_eq!(
        (named[0]["id"].as_str(), named[0]["counts"]["overall"]["held"].as_u64()),
        (Some("a"), Some(1))
    );
    assert_eq!((named[1]["line"].as_u64(), named[1]["id"].as_str()), (Some(5), Some("b")));
    let first = table("gap", &path, &target);
    assert!(first.err.contains("sheet Notes: no column is a KSB's"), "{}", first.err);
    let none = table("gap", &path, &[&target[..], &["--sheet", "scan"]].concat());
    assert!(none.err.contains("the sheets are Cover, Notes, Scan"), "{}", none.err);
    let other = file("letter.docx", zip(&[("word/document.xml", "<w/>".to_owned())]));
    assert!(table("gap", &other, &target).err.contains("this workbook cannot be read"));
}

#[test]
fn a_request_says_what_counts_for_everybody() {
    let path = file("all.csv", "id,K1\na,2\n");
    let request = file("all.json", r#"{"target":"OCC0526","weights":"duties","assumed":{"OCC0311":2}}"#);
    let answers = lines(&table("gap", &path, &[&request.to_string_lossy(), "--scale", "0-3"]));
    assert_eq!(answers[0]["weights"], "duties");
    let with_ratings = file("rated.json", r#"{"target":"OCC0526","ratings":{}}"#);
    let run = table("gap", &path, &[&with_ratings.to_string_lossy()]);
    assert_eq!(
        (run.code, run.err.contains("a request for everybody has none")),
        (Some(1), true),
        "{}",
        run.err
    );
}

#[test]
fn a_cohort_is_counted_from_a_table() {
    let people: String =
        (0..12).map(|n| format!("p{n},{},{}\n", if n < 6 { "Leeds" } else { "York" }, n % 3)).collect();
    let path = file("cohort.csv", format!("id,site,K1\n{people}"));
    let run = table("cohort", &path, &["--target", "OCC0526", "--by", "site", "--format", "json"]);
    let report = &lines(&run)[0];
    assert_eq!(report["everybody"]["people"], 12);
    let first = &report["everybody"]["statements"][0];
    assert_eq!(
        (first["toLearn"].as_u64(), first["partly"].as_u64(), first["held"].as_u64()),
        (Some(4), Some(4), Some(4))
    );
    assert_eq!(report["groups"].as_array().map(Vec::len), Some(2));
    let run = table("cohort", &path, &["--target", "OCC0526", "--by", "Sites"]);
    assert_eq!(
        (run.code, run.err.contains("no column is named Sites; there are site")),
        (Some(1), true),
        "{}",
        run.err
    );
}

/// Which numbers a table of people with this text is read in, or why it is refused.
fn refused(name: &str, text: &str, more: &[&str]) -> String {
    let run = table("gap", &file(name, text), &[&["--target", "OCC0526"], more].concat());
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{name} is refused: {}", run.err);
    run.err
}

#[test]
fn all_of_a_table_is_on_one_scale() {
    // One cell with 5 says that no other 3 is a point of 0 to 3.
    let people: String = (1..7).map(|id| format!("{id},3,3,2\n")).collect();
    let text = format!("id,K1,K2,K3\n{people}7,5,4,5\n");
    for question in ["gap", "cohort"] {
        let run = table(question, &file("fives.csv", &text), &["--target", "OCC0526"]);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{}", run.err);
        assert!(
            run.err.contains("its numbers are 2 to 5") && run.err.contains("5 in row 8, K1"),
            "{}",
            run.err
        );
        assert!(run.err.contains("--scale 1-5"), "{}", run.err);
    }
    // Nor are these surely of 0 to 3: no cell is 0.
    let doubtful = format!("id,K1,K2,K3\n{people}");
    assert!(refused("doubtful.csv", &doubtful, &[]).contains("no cell has 0"));
    assert!(refused("zero-to-five.csv", "id,K1\na,0\nb,5\n", &[]).contains("5 in row 3, K1"));
    // Each says it.
    for (name, text, scale) in [
        ("said.csv", doubtful.clone(), Some("0-3")),
        ("zero.csv", format!("{doubtful}7,0,1,1\n"), None),
        ("label.csv", format!("{doubtful}7,I know the basics,,\n"), None),
        ("points.csv", doubtful.replace("K2", "K2 (0-3)"), None),
    ] {
        let more: Vec<&str> = ["--target", "OCC0526"]
            .into_iter()
            .chain(scale.iter().flat_map(|scale| ["--scale", scale]))
            .collect();
        let run = table("gap", &file(name, &text), &more);
        assert_eq!(lines(&run)[0]["counts"]["overall"]["held"], 3, "{name}");
        assert!(run.err.contains("its numbers are the points of the scale, 0-3"), "{}", run.err);
    }
}

#[test]
fn a_scale_of_the_table_counts_in_equal_steps() {
    let text = "id,K1,K2,K3,S1\na,5,4,3,1\nb,2,?,,5\n";
    let headed = text.replace("K1", "K1 (1-5)");
    let long = "id,code,Rating (1 to 5)\na,K1,5\na,K2,4\na,K3,3\na,S1,1\nb,K1,2\nb,K2,not sure\nb,S1,5\n";
    for (name, text, scale) in
        [("five.csv", text, Some("1-5")), ("headed.csv", &headed, None), ("long-five.csv", long, None)]
    {
        let more: Vec<&str> = ["--target", "OCC0526"]
            .into_iter()
            .chain(scale.iter().flat_map(|scale| ["--scale", scale]))
            .collect();
        let run = table("gap", &file(name, text), &more);
        let people = lines(&run);
        let held = |person: &Value, code: &str| {
            let statements = person["statements"].as_array().expect("a list").iter();
            statements.filter(|one| one["code"] == code).map(|one| one["likely"].clone()).collect::<Vec<_>>()
        };
        let likely: Vec<Value> =
            ["K1", "K2", "K3", "S1"].iter().flat_map(|code| held(&people[0], code)).collect();
        assert_eq!(likely, [1.0, 0.75, 0.5, 0.0], "{name}");
        assert_eq!(held(&people[1], "K1"), [0.25], "{name}");
        assert!(run.err.contains("a scale of its own, 1-5, in equal steps"), "{}", run.err);
    }
    let best_is_one =
        lines(&table("gap", &file("reversed.csv", text), &["--target", "OCC0526", "--scale", "5-1"]));
    assert_eq!(best_is_one[0]["counts"]["overall"]["held"], 1);
    // A scale that is said leaves out only who is not on it.
    let more = format!("{text}c,1,2,,\nd,4,4,,\n");
    let off = lines(&table("gap", &file("off.csv", more), &["--target", "OCC0526", "--scale", "1-4"]));
    let path = off[0]["error"]["path"].as_str();
    assert_eq!(
        (path, off[1]["error"]["path"].as_str()),
        (Some("ratings.OCC0526.K1"), Some("ratings.OCC0526.S1"))
    );
}

#[test]
fn two_that_say_the_scale_say_the_same() {
    let five = "id,K1 (1-5),K2\na,5,4\n";
    assert!(refused("off-heading.csv", "id,K1 (1-5),K2\na,5,0\n", &[]).contains("0 in row 2, K2"));
    assert!(refused("two.csv", "id,K1 (1-5),K2 (0-3)\na,5,0\n", &[]).contains("two scales are named"));
    assert!(refused("asked.csv", five, &["--scale", "0-3"]).contains("two scales are named"));
    let assumed = file("assumed.json", r#"{"target":"OCC0526","assumed":{"OCC0311":2}}"#);
    let run = table("gap", &file("assumed.csv", five), &[&assumed.to_string_lossy()]);
    assert_eq!((run.code, run.err.contains("assumed: its points")), (Some(1), true), "{}", run.err);
    // The points of the request, by the numbers of the table.
    let point = |credit: f64| {
        format!(r#"{{"credit":{credit},"labels":{{"knowledge":"k","skill":"s","behaviour":"b"}}}}"#)
    };
    let scale: Vec<String> = [0.0, 0.1, 0.2, 0.9, 1.0].map(point).into();
    let request = format!(r#"{{"target":"OCC0526","scale":{{"points":[{}]}}}}"#, scale.join(","));
    let request = file("scale.json", request);
    let own = lines(&table("gap", &file("own.csv", five), &[&request.to_string_lossy()]));
    assert_eq!(own[0]["statements"][1]["likely"], 0.9);
    let run = table("gap", &file("other-own.csv", "id,K1 (1-4)\na,4\n"), &[&request.to_string_lossy()]);
    assert_eq!((run.code, run.err.contains("which has 5 points")), (Some(1), true), "{}", run.err);
}

#[test]
fn what_forms_call_a_person_and_put_in_a_cell_is_understood() {
    let text = "Start time,Employee ID,Learner\u{2019}s name,K1,K2\n09:00,E1,Ana,2,N/A\n09:05,E2,Ben,\u{2013},0\n09:07,E3,Cem,not rated,1\n";
    let run = table("gap", &file("forms.csv", text), &["--target", "OCC0526", "--scale", "0-3"]);
    let answers = lines(&run);
    let ids: Vec<_> = answers.iter().map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, [Some("E1"), Some("E2"), Some("E3")]);
    assert_eq!(answers[0]["about"]["Learner\u{2019}s name"], "Ana");
    let alone = run_json(r#"{"target":"OCC0526","ratings":{"OCC0526":{"K1":2}}}"#);
    assert_eq!(answers[0]["statements"], alone["statements"], "what is not rated is not asked, never zero");
    assert!(
        run.err.contains("not rated: 3 cells, of which the first has \u{201c}N/A\u{201d}"),
        "{}",
        run.err
    );
    let path = file("forms-other.csv", "Employee ID,K1,K2\nE1,2,n/a 2\n");
    let other = table("gap", &path, &["--target", "OCC0526", "--scale", "0-3"]);
    assert!(
        other.code == Some(1) && other.out.contains("n/a 2"),
        "what may be a rating counts: {}",
        other.out
    );
}

#[test]
fn what_reads_occupations_names_what_takes_people() {
    let path = file("people-to-read.csv", "Name,K1,K2,K3\nAna,2,1,0\n");
    let read = run(&["read", &path.to_string_lossy()], "");
    assert_eq!((read.code, read.out.as_str()), (Some(1), ""));
    assert!(read.err.contains("gap --table") && read.err.contains("cohort --table"), "{}", read.err);
    let sheet = xlsx(&[("People", &[&["Name", "K1", "K2", "K3"], &["Ana", "2", "1", "0"]])]);
    let read = run(&["read", &file("people-to-read.xlsx", sheet).to_string_lossy()], "");
    assert!(read.code == Some(1) && read.err.contains("gap --table"), "{}", read.err);
}

#[test]
fn lines_that_are_a_table_name_what_takes_it() {
    let table = file("people-as-lines.csv", "Name,K1,K2,K3\nAna,2,1,0\n");
    let sheet = file("people-as-lines.xlsx", xlsx(&[("People", &[&["Name", "K1"], &["Ana", "2"]])]));
    for path in [table, sheet] {
        let answered = run(&["gap", "--lines", &path.to_string_lossy()], "");
        assert_eq!((answered.code, answered.out.as_str()), (Some(1), ""));
        assert!(answered.err.contains("`--table "), "{}", answered.err);
    }
    let request = r#" {"target":"OCC0526","ratings":{"OCC0526":{"K1":1,"K2":2,"K3":3,"K4":0,"K5":1}}}"#;
    let answered = run(&["gap", "--lines"], format!("{request}\n"));
    assert_eq!(answered.code, Some(0), "{}", answered.err);
}
