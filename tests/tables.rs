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
    let run = table("gap", &path, &["--target", "occ0526"]);
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
    let told = "4 people; ratings of OCC0526 in 3 columns, K1 to OCC0311.B4; Learner names a person; about them: Site, K1 notes";
    assert!(run.err.contains(told), "{}", run.err);
    assert!(!table("gap", &path, &["--target", "OCC0526", "--quiet"]).err.contains("4 people"));
}

#[test]
fn results_stand_beside_the_tables_own_columns() {
    let path = file("beside.csv", WIDE);
    let run = table("gap", &path, &["--target", "OCC0526", "--csv", "--fields", "counts.overall.held"]);
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
        "site,id,code,rating\nLeeds; Bath,7,K1,2\n,7,K2,2\nLeeds; Bath,7,K3,2\nYork,7,S1,1\nYork,7,S2,1\n",
    );
    let run = table("gap", &path, &["--target", "OCC0526", "--csv", "--fields", "target.reference"]);
    let rows: Vec<&str> = run.out.lines().collect();
    assert!(rows.len() == 2 && rows[1].starts_with("7,Leeds; Bath; York,"), "{}", run.out);
}

#[test]
fn whose_a_code_is_is_never_guessed() {
    let path = file("whose.csv", "id,K1\na,2\n");
    let both = ["--target", "OCC0526", "--current", "OCC0311"];
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
    let target = ["--target", "OCC0526"];
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
    let answers = lines(&table("gap", &path, &[&request.to_string_lossy()]));
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
