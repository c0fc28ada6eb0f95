//! Every bad request ends in an error that names its place. The same through WebAssembly:
//! `tests/package/bad-inputs.mjs`.

use ErrorCode::{
    DuplicateField, DuplicateOccupation, InvalidJson, InvalidType, InvalidValue, MissingField, OutOfScale,
    TooDeep, TooLarge, UnknownField, UnknownFormat, UnknownOccupation, UnknownStatement,
};
use skills_gap::input::Value;
use skills_gap::{Engine, Error, ErrorCode, text_argument};

/// A request without its braces and target, the code and the path of the error.
const REQUESTS: &[(&str, ErrorCode, &str)] = &[
    // Ratings
    (r#""ratings":{"OCC0311":{"K1":9}}"#, OutOfScale, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":4}}"#, OutOfScale, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":4294967295}}"#, OutOfScale, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":4294967296}}"#, InvalidValue, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":-1}}"#, InvalidValue, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":1.5}}"#, InvalidValue, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":1e300}}"#, InvalidValue, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":"2"}}"#, InvalidType, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":true}}"#, InvalidType, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":[2]}}"#, InvalidType, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K1":{"point":2}}}"#, InvalidType, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":{"K22":2}}"#, UnknownStatement, "ratings.OCC0311.K22"),
    (r#""ratings":{"OCC0311":{"":2}}"#, UnknownStatement, "ratings.OCC0311."),
    (r#""ratings":{"OCC0311":{"k1":2}}"#, UnknownStatement, "ratings.OCC0311.k1"),
    (r#""ratings":{"OCC0311":{"K1\u0000":2}}"#, UnknownStatement, "ratings.OCC0311.K1\\u{0}"),
    (r#""ratings":{"OCC0311":{"K1":2,"K1":1}}"#, DuplicateField, "ratings.OCC0311.K1"),
    (r#""ratings":{"OCC0311":null}"#, InvalidType, "ratings.OCC0311"),
    (r#""ratings":{"OCC0311":[]}"#, InvalidType, "ratings.OCC0311"),
    (r#""ratings":{"OCC0311":7}"#, InvalidType, "ratings.OCC0311"),
    (r#""ratings":{"OCC9999":{"K1":2}}"#, UnknownOccupation, "ratings.OCC9999"),
    (r#""ratings":{"occ0311":{"K1":2}}"#, UnknownOccupation, "ratings.occ0311"),
    (r#""ratings":{"OCC9999":{}}"#, UnknownOccupation, "ratings.OCC9999"),
    (r#""ratings":{"__proto__":{"K1":2}}"#, UnknownOccupation, "ratings.__proto__"),
    (r#""ratings":{"constructor":{}}"#, UnknownOccupation, "ratings.constructor"),
    (r#""ratings":[]"#, InvalidType, "ratings"),
    (r#""ratings":null"#, InvalidType, "ratings"),
    (r#""ratings":"K1""#, InvalidType, "ratings"),
    // Current, notes, rejected
    (r#""current":"OCC9999""#, UnknownOccupation, "current"),
    (r#""current":"""#, UnknownOccupation, "current"),
    (r#""current":311"#, InvalidType, "current"),
    (r#""notes":{"OCC0311":{"K1":1}}"#, InvalidType, "notes.OCC0311.K1"),
    (r#""notes":{"OCC0311":{"K1":null}}"#, InvalidType, "notes.OCC0311.K1"),
    (r#""notes":{"OCC0311":{"X1":"x"}}"#, UnknownStatement, "notes.OCC0311.X1"),
    (r#""notes":{"OCC1":{"K1":"x"}}"#, UnknownOccupation, "notes.OCC1"),
    (r#""done":{"OCC0311":{"K1":"28/11/2026"}}"#, InvalidValue, "done.OCC0311.K1"),
    (r#""done":{"OCC0311":{"K1":"2026-02-29"}}"#, InvalidValue, "done.OCC0311.K1"),
    (r#""done":{"OCC0311":{"K1":true}}"#, InvalidType, "done.OCC0311.K1"),
    (r#""done":{"OCC0311":{"X1":"2026-11-28"}}"#, UnknownStatement, "done.OCC0311.X1"),
    (r#""done":{"OCC1":{"K1":"2026-11-28"}}"#, UnknownOccupation, "done.OCC1"),
    (r#""rejected":{}"#, InvalidType, "rejected"),
    (r#""rejected":["OCC0311.K1"]"#, InvalidType, "rejected[0]"),
    (r#""rejected":[[]]"#, InvalidValue, "rejected[0]"),
    (r#""rejected":[["OCC0311.K1"]]"#, InvalidValue, "rejected[0]"),
    (r#""rejected":[["OCC0311.K1","OCC0526.K1","OCC0526.K2"]]"#, InvalidValue, "rejected[0]"),
    (r#""rejected":[["OCC0311.K1",2]]"#, InvalidType, "rejected[0][1]"),
    (r#""rejected":[["K1","OCC0526.K1"]]"#, InvalidValue, "rejected[0][0]"),
    (r#""rejected":[["OCC0311.K1","OCC0526.K99"]]"#, UnknownStatement, "rejected[0][1]"),
    (r#""rejected":[["OCC0.K1","OCC0526.K1"]]"#, UnknownOccupation, "rejected[0][0]"),
    // Scale
    (r#""scale":[]"#, InvalidType, "scale"),
    (r#""scale":{}"#, MissingField, "scale.points"),
    (r#""scale":{"points":[]}"#, InvalidValue, "scale.points"),
    (r#""scale":{"points":{}}"#, InvalidType, "scale.points"),
    (r#""scale":{"points":[1,2]}"#, InvalidType, "scale.points[0]"),
    (r#""scale":{"points":[{"credit":0}]}"#, MissingField, "scale.points[0].labels"),
    (
        r#""scale":{"points":[{"credit":"0","labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        InvalidType,
        "scale.points[0].credit",
    ),
    (
        r#""scale":{"points":[{"credit":0,"labels":{"knowledge":"a","skill":"b"}}]}"#,
        MissingField,
        "scale.points[0].labels.behaviour",
    ),
    (
        r#""scale":{"points":[{"credit":0,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        InvalidValue,
        "scale.points",
    ),
    (
        r#""scale":{"points":[{"credit":1,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}},{"credit":0.5,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        InvalidValue,
        "scale.points[1].credit",
    ),
    (
        r#""scale":{"points":[{"credit":0,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}},{"credit":1.5,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        InvalidValue,
        "scale.points[1].credit",
    ),
    (
        r#""scale":{"points":[{"credit":0,"labels":{"knowledge":"a","skill":" ","behaviour":"c"}},{"credit":1,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        MissingField,
        "scale.points[0].labels.skill",
    ),
    (
        r#""scale":{"points":[{"credit":0,"beyond":true,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}},{"credit":1,"labels":{"knowledge":"a","skill":"b","behaviour":"c"}}]}"#,
        InvalidValue,
        "scale.points[0].beyond",
    ),
    // The rest
    (r#""weights":"heavy""#, InvalidValue, "weights"),
    (r#""weights":null"#, InvalidType, "weights"),
    (r#""format":"skills-gap/2""#, UnknownFormat, "format"),
    (r#""format":1"#, InvalidType, "format"),
    (r#""setAside":{}"#, InvalidType, "setAside"),
    (r#""setAside":[{"path":"x"}]"#, MissingField, "setAside[0].value"),
    (r#""colour":"red""#, UnknownField, "colour"),
    (r#""Ratings":{}"#, UnknownField, "Ratings"),
    (r#""__proto__":{}"#, UnknownField, "__proto__"),
    (r#""target":"OCC0311""#, DuplicateField, "target"),
];

/// Whole texts.
const TEXTS: &[(&str, ErrorCode, &str)] = &[
    ("", InvalidJson, "line 1 column"),
    ("not JSON", InvalidJson, "line 1 column"),
    ("{", InvalidJson, "line 1 column"),
    ("{\"target\":\n\"OCC0526\",}", InvalidJson, "line 2 column"),
    (r#"{"target":"\ud800"}"#, InvalidJson, "line 1 column"),
    (r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":NaN}}}"#, InvalidJson, "line 1 column"),
    (r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":1e999}}}"#, InvalidJson, "line 1 column"),
    ("null", InvalidType, "$"),
    ("[]", InvalidType, "$"),
    ("7", InvalidType, "$"),
    ("\"OCC0526\"", InvalidType, "$"),
    ("{}", MissingField, "target"),
    (r#"{"target":null}"#, InvalidType, "target"),
    (r#"{"target":526}"#, InvalidType, "target"),
    (r#"{"target":""}"#, MissingField, "target"),
    (r#"{"target":"OCC9999"}"#, UnknownOccupation, "target"),
    (r#"{"target":"__proto__"}"#, UnknownOccupation, "target"),
    (r#"{"target":"OCC0526\u0000"}"#, UnknownOccupation, "target"),
    (r#"{"target":" OCC0526"}"#, UnknownOccupation, "target"),
];

/// A question, its request without the braces, the code and the path of the error.
const QUESTIONS: &[(&str, &str, ErrorCode, &str)] = &[
    ("pathways", r#""target":"OCC0526","maxSteps":0"#, InvalidValue, "maxSteps"),
    ("pathways", r#""target":"OCC0526","maxSteps":7"#, InvalidValue, "maxSteps"),
    ("pathways", r#""target":"OCC0526","maxSteps":2.5"#, InvalidValue, "maxSteps"),
    ("pathways", r#""target":"OCC0526","maxSteps":"2""#, InvalidType, "maxSteps"),
    ("pathways", r#""target":"OCC0526","officialOnly":1"#, InvalidType, "officialOnly"),
    ("pathways", r#""target":"OCC0526","via":"OCC0311""#, InvalidType, "via"),
    ("pathways", r#""target":"OCC0526","via":["OCC1"]"#, UnknownOccupation, "via[0]"),
    ("pathways", r#""target":"OCC0526","via":["OCC0311","OCC0311"]"#, DuplicateOccupation, "via[1]"),
    ("pathways", r#""target":"OCC0526","avoid":["OCC0526"]"#, InvalidValue, "avoid[0]"),
    ("pathways", r#""target":"OCC0526","via":["OCC0311"],"avoid":["OCC0311"]"#, InvalidValue, "avoid[0]"),
    ("pathways", r#""target":"OCC0526","ratings":{"OCC0311":{"K1":9}}"#, OutOfScale, "ratings.OCC0311.K1"),
    ("pathways", r#""target":"OCC0526","steps":[]"#, UnknownField, "steps"),
    ("pathways", r#""maxSteps":1"#, MissingField, "target"),
    ("pathways", r#""target":"OCC1""#, UnknownOccupation, "target"),
    ("nearest", r#""reachable":true"#, MissingField, "current"),
    ("nearest", r#""routes":[1]"#, InvalidType, "routes[0]"),
    ("nearest", r#""minLevel":300"#, InvalidValue, "minLevel"),
    ("nearest", r#""limit":-1"#, InvalidValue, "limit"),
    ("nearest", r#""maxSteps":9"#, InvalidValue, "maxSteps"),
    ("nearest", r#""route":"x""#, UnknownField, "route"),
    ("nearest", r#""current":"OCC1""#, UnknownOccupation, "current"),
    ("compare", r#""targets":["OCC0526"]"#, InvalidValue, "targets"),
    ("compare", r#""target":"OCC0526""#, InvalidValue, "targets"),
    ("compare", r#""targets":["OCC0526","OCC0526"]"#, DuplicateOccupation, "targets[1]"),
    ("compare", r#""targets":["a","b","c","d","e","f"]"#, TooLarge, "targets"),
    ("compare", r#""targets":["OCC0526","OCC1"]"#, UnknownOccupation, "targets[1]"),
    ("next", r#""margin":0.1"#, MissingField, "target"),
    ("next", r#""target":"OCC0526","margin":1.1"#, InvalidValue, "margin"),
    ("next", r#""target":"OCC0526","margin":"0""#, InvalidType, "margin"),
    ("next", r#""targets":["OCC1"]"#, UnknownOccupation, "targets[0]"),
    ("plan", r#""steps":["OCC0526"]"#, MissingField, "target"),
    ("plan", r#""target":"OCC0526","steps":["OCC0311"]"#, InvalidValue, "steps"),
    ("plan", r#""target":"OCC0526","steps":["OCC0526","OCC0526"]"#, DuplicateOccupation, "steps[1]"),
    ("plan", r#""target":"OCC0526","format":"skills-gap/2""#, UnknownFormat, "format"),
];

#[test]
fn bad_questions_are_refused_with_their_place() {
    let engine = Engine::embedded();
    for (question, fields, code, path) in QUESTIONS {
        let request = Value::parse(&format!("{{{fields}}}")).expect("JSON");
        let refused = match *question {
            "pathways" => engine.pathways_of(&request).map(|_| ()),
            "nearest" => engine.nearest_of(&request).map(|_| ()),
            "compare" => engine.compare_of(&request).map(|_| ()),
            "next" => engine.next_of(&request).map(|_| ()),
            _ => engine.plan_of(&request).map(|_| ()),
        };
        let error = refused.expect_err(fields);
        assert_eq!((error.code(), error.path()), (*code, *path), "{question} {fields}: {error}");
        assert!(!error.message().is_empty());
    }
    assert_eq!(engine.links("OCC1").expect_err("unknown").path(), "reference");
    assert_eq!(engine.link("OCC0311", "OCC1").expect_err("unknown").path(), "to");
}

fn ask(text: &str) -> Result<(), Error> {
    let engine = Engine::embedded();
    Value::parse(text).and_then(|request| engine.gap_of(&request)).map(|_| ())
}

fn check(text: &str, code: ErrorCode, path: &str) {
    let error = ask(text).expect_err(text);
    assert_eq!(error.code(), code, "{text}: {error}");
    // At which column text stops being JSON is serde_json's to say.
    let same = if code == InvalidJson { error.path().starts_with(path) } else { error.path() == path };
    assert!(same && !error.message().is_empty(), "{text}: {error}");
    let shown = error.to_string();
    assert!(path == "$" || shown.starts_with(error.path()), "{shown}");
}

#[test]
fn bad_requests_are_refused_with_their_place() {
    for (field, code, path) in REQUESTS {
        check(&format!(r#"{{"target":"OCC0526",{field}}}"#), *code, path);
    }
    for (text, code, path) in TEXTS {
        check(text, *code, path);
    }
    assert!(REQUESTS.len() + TEXTS.len() >= 60);
}

#[test]
fn a_wrong_answer_is_refused_with_the_form_that_answers_have() {
    for (field, hint) in [
        (r#""ratings":{"B4":2}"#, r#"by code, such as {"OCC0311": {"B4": 2}}"#),
        (r#""notes":{"B4":"x"}"#, r#"by code, such as {"OCC0311": {"B4": "My report"}}"#),
        (r#""done":{"B4":"2026-11-28"}"#, r#"by code, such as {"OCC0311": {"B4": "2026-11-28"}}"#),
        (r#""done":{"OCC0311":{"B4":true}}"#, "a day is written as in 2026-11-28"),
        (r#""ratings":{"11-1011.00":5}"#, r#"by code, such as {"OCC0311": {"B4": 2}}"#),
        (r#""ratings":{"11-1011.00":{"B4":-1}}"#, "a point of the scale, counted from 0"),
        (r#""ratings":{"OCC0311":{"B4":-1}}"#, "a point of the scale, counted from 0"),
        (r#""ratings":{"OCC0311":{"B4":"2"}}"#, "a point of the scale, counted from 0"),
        (r#""assumed":2"#, r#"by occupation, such as {"OCC0311": 2}"#),
    ] {
        let error = ask(&format!(r#"{{"target":"OCC0526",{field}}}"#)).expect_err(field);
        assert!(error.message().contains(hint), "{field}: {error}");
    }
    let error = ask(r#"{"target":"Policy officer"}"#).expect_err("a name");
    assert!(error.message().contains("did you mean “OCC0526”?"), "{error}");
    // What is said of another field stays as it is.
    let error = ask(r#"{"target":7}"#).expect_err("a number");
    assert_eq!(error.to_string(), "target: 7 where text is expected");
}

#[test]
fn an_answer_that_a_type_refuses_is_named_to_its_end() {
    check(r#"{"target":"OCC0526","assumed":{"OCC0311":-1}}"#, InvalidValue, "assumed.OCC0311");
    check(r#"{"target":"OCC0526","assumed":{"OCC0311":0.3}}"#, InvalidValue, "assumed.OCC0311");
    check(r#"{"target":"OCC0526","rejected":[["OCC0311.K1"]]}"#, InvalidValue, "rejected[0]");
}

#[test]
fn too_much_is_refused() {
    let long = "x".repeat(10_000_000);
    check(&format!(r#"{{"target":"{long}"}}"#), TooLarge, "target");
    check(
        &format!(r#"{{"target":"OCC0526","notes":{{"OCC0311":{{"K1":"{}"}}}}}}"#, "é".repeat(5_001)),
        TooLarge,
        "notes.OCC0311.K1",
    );
    for depth in [60, 200] {
        let deep = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        assert_eq!(ask(&deep).expect_err("deep").code(), TooDeep, "{depth}");
    }
    let many = format!(r#"{{"target":"OCC0526","setAside":[{}1]}}"#, "1,".repeat(2_000_000));
    assert_eq!(ask(&many).expect_err("many").code(), TooLarge);
    let name = "k".repeat(500_000);
    let error = ask(&format!(r#"{{"target":"OCC0526","{name}":1}}"#)).expect_err("a long name");
    assert_eq!(error.code(), UnknownField);
    assert!(error.to_string().len() < 1_000, "shown shortened");
}

#[test]
fn bad_occupations_are_refused_with_their_place() {
    let ksb = |code: &str, kind: &str, statement: &str| {
        format!(r#"{{"code":"{code}","kind":"{kind}","statement":"{statement}"}}"#)
    };
    let with = |ksbs: String| format!(r#"[{{"reference":"OCC1","ksbs":[{ksbs}]}}]"#);
    let good = ksb("K1", "knowledge", "Something");
    let engine = Engine::embedded();
    for (text, code, path) in [
        ("{}".to_owned(), InvalidType, "$"),
        ("[1]".to_owned(), InvalidType, "[0]"),
        ("[{}]".to_owned(), MissingField, "[0].reference"),
        (r#"[{"reference":"O C C"}]"#.to_owned(), InvalidValue, "[0].reference"),
        (format!(r#"[{{"reference":"{}"}}]"#, "X".repeat(65)), InvalidValue, "[0].reference"),
        (r#"[{"reference":"OCC1"},{"reference":"OCC1"}]"#.to_owned(), DuplicateOccupation, "[1].reference"),
        (r#"[{"reference":"OCC1","level":"4"}]"#.to_owned(), InvalidType, "[0].level"),
        (r#"[{"reference":"OCC1","level":400}]"#.to_owned(), InvalidValue, "[0].level"),
        (r#"[{"reference":"OCC1","Name":"x"}]"#.to_owned(), UnknownField, "[0].Name"),
        (
            r#"[{"reference":"OCC1","links":[{"direction":"up"}]}]"#.to_owned(),
            InvalidValue,
            "[0].links[0].direction",
        ),
        (with(ksb("X1", "knowledge", "a")), InvalidValue, "[0].ksbs[0].code"),
        (with(ksb("K01", "knowledge", "a")), InvalidValue, "[0].ksbs[0].code"),
        (with(ksb("K1", "skill", "a")), InvalidValue, "[0].ksbs[0].kind"),
        (with(ksb("K1", "wisdom", "a")), InvalidValue, "[0].ksbs[0].kind"),
        (with(ksb("K1", "knowledge", "…")), MissingField, "[0].ksbs[0].statement"),
        (
            r#"[{"reference":"OCC1","duties":[{"code":"","statement":"x"}]}]"#.to_owned(),
            InvalidValue,
            "[0].duties[0].code",
        ),
        (with(ksb("K1", "knowledge", " ")), MissingField, "[0].ksbs[0].statement"),
        (with(format!("{good},{good}")), DuplicateField, "[0].ksbs[1].code"),
    ] {
        let value = Value::parse(&text).expect("JSON");
        let error = engine.with_of(&value).expect_err(&text);
        assert_eq!((error.code(), error.path()), (code, path), "{text}: {error}");
        assert_eq!(error.kind(), skills_gap::ErrorKind::Catalogue, "{text}");
    }
}

#[test]
fn what_is_unseen_is_spelt_out_in_a_message() {
    for (unseen, spelt) in [
        (r"\u202e", r"\u{202e}"),
        (r"\u001b[31m", r"\u{1b}[31m"),
        (r"\u0007", r"\u{7}"),
        (r"\u200b", r"\u{200b}"),
        (r"\u2066", r"\u{2066}"),
        (r"\ufeff", r"\u{feff}"),
    ] {
        for request in [
            format!(r#"{{"target":"OCC05{unseen}26"}}"#),
            format!(r#"{{"target":"OCC0526","{unseen}":1}}"#),
            format!(r#"{{"target":"OCC0526","ratings":{{"OCC0526":{{"K{unseen}1":1}}}}}}"#),
        ] {
            let error = ask(&request).expect_err(&request);
            let told = error.to_string();
            assert!(told.contains(spelt), "{told}");
            let is_unseen = |c: char| {
                c.is_control()
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            };
            assert!(!told.contains(is_unseen), "{told:?}");
        }
    }
}

#[test]
fn much_that_is_allowed_is_answered() {
    let codes: String = (0..150_000).rev().map(|n| format!(r#""K{n}":1,"#)).collect();
    let ratings = format!(
        r#"{{"target":"OCC0526","ratings":{{"OCC0311":{{{}"K1":1}}}}}}"#,
        codes.replace(r#""K1":1,"#, "")
    );
    assert_eq!(ask(&ratings).expect_err("unknown").code(), UnknownStatement);
    let pair = r#"["OCC0311.K1","OCC0526.K1"],"#;
    let rejected =
        format!(r#"{{"target":"OCC0526","rejected":[{}["OCC0311.K1","OCC0526.K1"]]}}"#, pair.repeat(100_000));
    assert!(ask(&rejected).is_ok());
    let names: String = (0..60_000).map(|n| format!("Employer {n}, ")).collect();
    let page = format!(
        "Reference: OCC0001\nEmployers involved in creating the standard:\n{names}\n\
         Knowledge, skills and behaviours (KSBs)\nK1: Metals and how they are joined."
    );
    let occupation = skills_gap::read::read_occupation_page(&page).expect("a page");
    assert_eq!(occupation.employers.len(), 60_000);
}

#[test]
fn bad_statements_are_refused_with_their_place() {
    let long = "x".repeat(10_001);
    for (source, target, code, path) in [
        ("", "a", MissingField, "source"),
        ("a", " \n", MissingField, "target"),
        ("OCC9999.K1", "a", UnknownOccupation, "source"),
        ("a", "OCC0311.K99", UnknownStatement, "target"),
        // No letter of a kind, and no digits: still no text to compare by its letters.
        ("OCC0311.Z9", "OCC0526.K7", UnknownStatement, "source"),
        ("OCC0526.K7", "OCC0311.kay", UnknownStatement, "target"),
        (long.as_str(), "a", TooLarge, "source"),
    ] {
        let error = Engine::embedded().transfer(source, target).expect_err(path);
        assert_eq!((error.code(), error.path()), (code, path), "{error}");
    }
    assert_eq!(
        text_argument(&Value::Number(1.0), "source").expect_err("no text").to_string(),
        "source: 1 where text is expected"
    );
    assert_eq!(Engine::embedded().occupation("OCC1").expect_err("unknown").path(), "reference");
}

/// A text, and its strength to itself; the code of the error where it is no statement.
const HOSTILE_TEXTS: &[(&str, Result<f64, ErrorCode>)] = &[
    ("\0", Ok(0.0)),
    ("\u{202e}K1: \u{202e}", Ok(1.0)),
    ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", Ok(1.0)),
    // A code and nothing else is no text.
    ("K1:", Err(UnknownStatement)),
    ("....", Ok(0.0)),
    ("’’’", Ok(0.0)),
    ("a'b'c", Ok(1.0)),
    ("\u{1F468}\u{200d}\u{1F4BB}", Ok(1.0)),
    ("OCC0311.", Ok(1.0)),
    (".K1", Err(UnknownOccupation)),
    ("İ", Ok(1.0)),
    ("ß", Ok(1.0)),
];

#[test]
fn hostile_free_text_is_compared_all_the_same() {
    let engine = Engine::embedded();
    for (text, expected) in HOSTILE_TEXTS {
        let strength = engine.transfer(text, text).map(|report| report.strength);
        assert_eq!(&strength.map_err(|error| error.code()), expected, "{text:?}");
        let to_another = engine.transfer(text, "OCC0311.K1").map(|report| report.strength < 0.5);
        assert_eq!(to_another.map_err(|error| error.code()), expected.map(|_| true), "{text:?}");
    }
}
