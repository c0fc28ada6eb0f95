//! Reading apprenticeship standards as their service gives them, traps included.

mod forms;

use std::io::{self, BufReader, Read};

use forms::{anything, changed, fields_of};
use proptest::prelude::*;
use serde_json::{Value, json};
use skills_gap::catalogue::{Catalogue, Direction, Kind, Occupation};
use skills_gap::read::{
    ReadOptions, Standards, read as read_any, read_from, read_occupations, read_standards,
};
use skills_gap::{Error, ErrorCode, ErrorKind};

const STANDARDS: &str = include_str!("fixtures/api/standards.json");

fn read(record: &Value) -> Occupation {
    let mut read = read_standards(&record.to_string()).expect("a standard");
    assert_eq!(read.len(), 1);
    read.remove(0)
}

fn find(reference: &str) -> Occupation {
    let all = read_standards(STANDARDS).expect("standards");
    all.into_iter().find(|one| one.reference == reference).expect("the standard")
}

fn codes(occupation: &Occupation) -> Vec<&str> {
    occupation.ksbs.iter().map(|ksb| ksb.code.as_str()).collect()
}

fn warned<'a>(occupation: &'a Occupation, code: &str, path: &str) -> Option<&'a str> {
    let found = occupation.warnings.iter().find(|one| one.code == code && one.path == path);
    found.map(|one| one.message.as_str())
}

#[test]
fn the_highest_version_of_each_counts() {
    let all = read_standards(STANDARDS).expect("standards");
    let references: Vec<_> = all.iter().map(|one| (one.reference.as_str(), one.version.as_str())).collect();
    assert_eq!(
        references,
        [("FA9003", "1.0"), ("LARS9005", ""), ("OCC9001", "1.10"), ("ST9002", "1.0")],
        "1.10 is more than 1.9; the two standards of OCC9001 are one occupation"
    );
    Catalogue::default().with(all).expect("fit for a catalogue");
    let every: Result<Vec<_>, _> = Standards::new(STANDARDS.as_bytes()).expect("JSON").collect();
    assert_eq!(every.expect("standards").len(), 6, "every version");
}

#[test]
fn two_standards_of_one_occupation_are_one_record() {
    let standard = |number: &str, status: &str| json!({"referenceNumber": number, "occupationCode": "OCC1", "title": number, "status": status, "version": "1.0", "skills": [{"detail": "Weld"}]});
    for (first, second, kept) in [
        ("Approved for delivery", "Retired", "ST0001"),
        ("Retired", "Approved for delivery", "ST0002"),
        ("In development", "Retired", "ST0002"),
        ("Retired", "Withdrawn", "ST0002"),
        ("Approved for delivery", "Approved for delivery", "ST0002"),
    ] {
        let [first, second] = [standard("ST0001", first), standard("ST0002", second)];
        for list in [json!([first, second]), json!([second, first])] {
            for read in [read_standards(&list.to_string()), read_occupations(&list.to_string())] {
                let read = read.expect("standards");
                let [one] = read.as_slice() else { panic!("one record of {list}") };
                assert_eq!((one.reference.as_str(), one.name.as_str()), ("OCC1", kept), "{list}");
                let mut products: Vec<_> = one.products.iter().map(|one| one.reference.as_str()).collect();
                assert_eq!(products[0], kept);
                products.sort_unstable();
                assert_eq!(products, ["ST0001", "ST0002"]);
                assert!(warned(one, "duplicate", "products").is_some());
                Catalogue::default().with(read).expect("fit for a catalogue");
            }
        }
    }
}

#[test]
fn a_draft_takes_the_place_of_nothing_in_use() {
    let version = |version: &str, status: &str| json!({"referenceNumber": "ST0001", "title": "Welder", "status": status, "version": version});
    let (approved, draft) = ("Approved for delivery", "In development");
    for (list, in_force) in [
        (json!([version("1.0", approved), version("1.1", draft)]), "1.0"),
        (json!([version("1.1", draft), version("1.0", approved)]), "1.0"),
        (json!([version("1.0", "Retired"), version("1.1", "Proposal in development")]), "1.0"),
        (json!([version("1.0", approved), version("1.1", "Retired")]), "1.0"),
        (json!([version("1.0", draft), version("1.1", draft)]), "1.1"),
    ] {
        let text = list.to_string();
        let standards = || Standards::new(text.as_bytes()).expect("JSON");
        assert_eq!(standards().in_force(None).expect("one")[0].0.version, in_force, "{list}");
    }
    let twice = json!([version("1.0", approved), version("1.0", "Retired")]);
    assert_eq!(read(&twice).status, approved, "of equal versions");
}

#[test]
fn a_duty_names_its_statements_in_any_case_and_in_braces() {
    let (knowledge, option) =
        ("1A2B3C4D-0000-4000-8000-00000000000F", "aaaaaaaa-0000-4000-8000-00000000000f");
    for (listed, named) in [
        (knowledge.to_owned(), knowledge.to_lowercase()),
        (knowledge.to_lowercase(), format!(" {{{knowledge}}} ")),
        (format!("{{{knowledge}}}"), knowledge.to_owned()),
    ] {
        let read = read(&json!({"referenceNumber": "ST0001", "title": "Welder",
            "knowledges": [{"knowledgeId": listed, "detail": "Metals"}],
            "options": [{"optionId": option.to_uppercase(), "title": "Pipes"}],
            "duties": [{"dutyDetail": "Weld", "mappedKnowledge": [named], "mappedOptions": [format!("{{{option}}}\u{a0}")]}]}));
        assert_eq!(
            (read.duties[0].ksbs.join(" "), read.duties[0].options.join(" ")),
            ("K1".into(), "O1".into())
        );
        assert_eq!(read.ksbs[0].id, knowledge.to_lowercase());
    }
}

#[test]
fn ids_that_several_statements_share_name_none_in_other_versions() {
    let read = read(&json!({"referenceNumber": "ST0001", "title": "Welder",
        "knowledges": [{"id": 1, "detail": "Metals"}, {"id": 2, "detail": "Gases"}, {"id": 9, "detail": "Heat"}],
        "skills": [{"id": 1, "detail": "Weld"}, {"id": 2, "detail": "Cut"}],
        "duties": [{"dutyDetail": "Join", "mappedKnowledge": [2, 9], "mappedSkills": ["1"], "mappedBehaviour": [9]}]}));
    assert_eq!(read.duties[0].ksbs, ["K2", "K3", "S1"], "each number in its own list first");
    let ids: Vec<_> = read.ksbs.iter().map(|ksb| ksb.id.as_str()).collect();
    assert_eq!(ids, ["", "", "9", "", ""]);
}

#[test]
fn a_standard_has_everything_that_its_record_tells() {
    let kite = find("OCC9001");
    assert_eq!(
        (kite.name.as_str(), kite.level, kite.status.as_str()),
        ("Kite maker", Some(3), "Approved for delivery")
    );
    assert_eq!(
        (kite.route.as_str(), kite.pathway.as_str(), kite.cluster.as_str()),
        ("Creative and design", "Craft", "Kite and sail maker")
    );
    assert_eq!(kite.overview, "Design & build kites that fly.");
    assert_eq!(
        kite.summary,
        [
            "This occupation is found in workshops.",
            "The broad purpose is to make kites:",
            "small ones, < 5 kg",
            "café banners – £"
        ]
    );
    assert_eq!(kite.employers, ["Highflyers Ltd", "Gale and Sons"]);
    assert_eq!(kite.job_titles, ["Kite builder", "Kite technician", "Wind kite technician"]);
    assert_eq!(kite.keywords, ["Kites", "Sails"]);
    assert_eq!(codes(&kite), ["K1", "K3", "S1", "S2", "B1"], "K2 has no text, and keeps its number");
    assert_eq!(kite.ksbs[0].statement, "Properties of cloth & line.");
    assert_eq!(kite.ksbs[1].statement, "Wind: • force p<0.05 • direction");
    assert_eq!(kite.ksbs[2].statement, "Cut cloth safely.");
    assert_eq!(kite.ksbs[0].id, "10000000-0000-4000-8000-0000000000a1");
    assert!(warned(&kite, "missing", "ksbs.K2").is_some());
    let products: Vec<_> =
        kite.products.iter().map(|one| (one.reference.as_str(), one.form.as_str(), one.level)).collect();
    assert_eq!(products, [("ST9001", "Apprenticeship", Some(3)), ("ST9004", "Apprenticeship", Some(6))]);
    assert_eq!(
        warned(&kite, "duplicate", "products"),
        Some("ST9004 is of the same occupation; its statements are left out.")
    );
}

#[test]
fn duties_name_their_statements_and_options() {
    let kite = find("OCC9001");
    let options: Vec<_> = kite
        .options
        .iter()
        .map(|one| (one.code.as_str(), one.name.as_str(), one.reference.as_str()))
        .collect();
    assert_eq!(options, [("O1", "Display kites", "OCC9001A"), ("O2", "Stunt kites", "OCC9001B")]);
    let [make, fly, nothing] = kite.duties.as_slice() else { panic!("three duties") };
    assert_eq!((make.statement.as_str(), make.core), ("Make kites", Some(true)));
    assert_eq!(make.ksbs, ["K1", "K3", "S1", "B1"], "in whatever case, each once");
    assert!(make.options.is_empty());
    assert_eq!(
        (fly.core, fly.ksbs.as_slice(), fly.options.as_slice()),
        (Some(false), &["S2".to_owned()][..], &["O2".to_owned()][..])
    );
    assert_eq!(
        warned(&kite, "unresolved", "duties.D2"),
        Some("D2 names a statement that is in no list: “99999999-0000-4000-8000-000000000009”.")
    );
    assert_eq!((nothing.statement.as_str(), nothing.options.len()), ("", 0), "a lone dot is no duty's text");
    assert!(warned(&kite, "missing", "duties.D3").is_some());
    assert_eq!(
        warned(&kite, "unresolved", "options"),
        Some("Duties of options that the record does not list: 1.")
    );
    let bell = find("ST9002");
    assert_eq!(bell.duties[0].ksbs, ["S1"], "named in another kind's list");
    assert!(bell.duties[0].options.is_empty() && bell.options.is_empty());
    assert!(warned(&bell, "unresolved", "options").is_some());
}

#[test]
fn a_reference_is_made_where_there_is_no_occupation_code() {
    let bell = find("ST9002");
    assert_eq!(
        (bell.status.as_str(), bell.version.as_str()),
        ("Withdrawn", "1.0"),
        "kept, though withdrawn; a number is a version"
    );
    assert!(warned(&bell, "missing", "reference").is_some());
    let wheel = find("LARS9005");
    assert!(wheel.products.is_empty() && warned(&wheel, "missing", "products").is_some());
    assert!(
        warned(&wheel, "missing", "ksbs.knowledge").is_some() && warned(&wheel, "missing", "soc").is_none()
    );
    for (record, expected) in [
        (json!({"referenceNumber": "ST9001", "occupationCode": "occ9001a"}), "OCC9001A"),
        (json!({"referenceNumber": " st9001 ", "occupationCode": "none"}), "ST9001"),
        (json!({"larsCode": 0, "title": "Metal  fabricator (heavy)"}), "metal-fabricator-heavy"),
        (json!({"larsCode": "12", "title": "x"}), "LARS12"),
    ] {
        assert_eq!(read(&record).reference, expected);
    }
}

#[test]
fn a_foundation_apprenticeship_leads_to_occupations() {
    let making = find("FA9003");
    assert_eq!(codes(&making), ["K1", "S1", "B1"]);
    assert_eq!(making.ksbs[2].id, "60000000-0000-4000-8000-000000000003");
    assert_eq!(making.products[0].form, "Foundation apprenticeship");
    let links: Vec<_> = making
        .links
        .iter()
        .map(|link| (link.direction, link.reference.as_str(), link.name.as_str()))
        .collect();
    assert_eq!(links, [(Direction::Out, "OCC9001", "Kite maker")]);
}

#[test]
fn the_form_is_told_from_the_text() {
    let input = read_any(STANDARDS, &ReadOptions::default()).expect("standards");
    assert_eq!(input.occupations.len(), 4);
    assert_eq!(input.sources[0].name, "Skills England, apprenticeship standards");
    assert_eq!(input.sources[0].licence, "Open Government Licence v3.0");
    let collection = input.clone().into_collection();
    let text = serde_json::to_string(&collection).expect("JSON");
    let again = read_any(&text, &ReadOptions::default()).expect("a collection").into_collection();
    assert_eq!(again, collection, "as it is written");
    let records = serde_json::to_string(&input.occupations).expect("JSON");
    assert_eq!(read_occupations(&records).expect("records"), input.occupations);
    assert_eq!(read_occupations("[]").expect("a list"), []);
    assert_eq!(read_standards("\u{feff} [ ]").expect("a list"), []);
}

#[test]
fn what_is_wrong_is_said_once_and_where() {
    let whole = STANDARDS.trim_end();
    let cut = whole.get(..whole.len() - 40).expect("longer");
    for (text, code, path, message) in [
        (
            "<!DOCTYPE html><html>",
            ErrorCode::InvalidJson,
            "$",
            "this is a web page, not JSON: the service may be down",
        ),
        ("", ErrorCode::InvalidJson, "$", "there is nothing to read"),
        ("null", ErrorCode::InvalidJson, "$", "this is not JSON"),
        (cut, ErrorCode::InvalidJson, "$", "the text breaks off after 5 records: it is not whole"),
        ("[", ErrorCode::InvalidJson, "$", "the text breaks off after 0 records: it is not whole"),
        (
            "[{\"larsCode\":1,\"title\":\"x\"},\n 7]",
            ErrorCode::InvalidType,
            "[1]",
            "7 where a standard is expected",
        ),
        (
            "[{\"larsCode\":1,\"title\":\"x\"},\n {\"larsCode\":}]",
            ErrorCode::InvalidJson,
            "line 2 column 14",
            "not JSON: expected value",
        ),
        (
            "[{\"larsCode\":1,\"title\":\"x\"} {}]",
            ErrorCode::InvalidJson,
            "line 1 column 29",
            "not JSON: expected `,` or `]`",
        ),
        (
            "[{\"larsCode\":1,\"title\":\"x\"},]",
            ErrorCode::InvalidJson,
            "line 1 column 29",
            "not JSON: trailing comma",
        ),
        ("[]]", ErrorCode::InvalidJson, "line 1 column 3", "not JSON: trailing characters"),
        (
            "{\"larsCode\":1,\"title\":\"x\"} {}",
            ErrorCode::InvalidJson,
            "line 1 column 28",
            "not JSON: trailing characters",
        ),
        (
            "{\"overviewOfRole\": \"x\"}",
            ErrorCode::MissingField,
            "referenceNumber",
            "must be given, or an occupationCode, larsCode or title",
        ),
    ] {
        let error: Error = read_standards(text).expect_err(text);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Read, code), "{text}");
        assert_eq!((error.path(), error.message()), (path, message), "{text}");
    }
    let error = read_standards("[{\"stdCode\": \"OCC1\", \"name\": \"x\"}]").expect_err("of another form");
    assert!(error.message().contains("no apprenticeship standard"), "{error}");
    let newer =
        read_occupations("{\"format\": \"skills-gap-catalogue/2\", \"occupations\": []}").expect_err("newer");
    assert_eq!((newer.code(), newer.path()), (ErrorCode::UnknownFormat, "format"));
}

#[test]
fn hostile_records_are_refused_or_cut_to_size() {
    let deep = format!("[{{\"larsCode\": 1, \"x\": {}{}}}]", "[".repeat(100), "]".repeat(100));
    assert_eq!(read_standards(&deep).expect_err("deep").code(), ErrorCode::TooDeep);
    let long = format!("[{{\"larsCode\": 1, \"title\": \"{}\"}}]", "x".repeat(2 << 20));
    assert_eq!(read_standards(&long).expect_err("long").code(), ErrorCode::TooLarge);
    let record = format!("[{{\"larsCode\": 1, \"x\": [{}1]}}]", "1,".repeat(9 << 20));
    assert_eq!(read_standards(&record).expect_err("large").code(), ErrorCode::TooLarge);
    let skills: Vec<Value> =
        (0..1_200).map(|number| json!({"skillId": number, "detail": format!("Skill {number}")})).collect();
    let duty = json!({"dutyDetail": "All", "mappedSkills": (0..1_200).collect::<Vec<_>>()});
    let many = read(&json!({"larsCode": 1, "skills": skills, "duties": [duty]}));
    assert_eq!((many.ksbs.len(), many.duties[0].ksbs.len()), (999, 999), "codes have three digits");
    assert_eq!(many.warnings.iter().filter(|one| one.code == "unreadable").count(), 201);
    Catalogue::default().with(vec![many]).expect("fit for a catalogue");
    let strange = read(&json!({"larsCode": 1, "keywords": vec![json!([]); 50_000]}));
    assert!(strange.warnings.len() < 1_100, "no more warnings than anyone reads");
}

#[test]
fn reading_goes_on_after_a_record_that_is_none() {
    let text =
        r#"[{"larsCode":1,"title":"a"}, 3,{"x":1},-1.5e3 ,null, {"x":1,"x":2}, {"larsCode":2,"title":"b"}]"#;
    let read: Vec<_> = Standards::new(text.as_bytes()).expect("JSON").collect();
    let ok: Vec<bool> = read.iter().map(Result::is_ok).collect();
    assert_eq!(ok, [true, false, false, false, false, false, true]);
    let places: Vec<_> = read.iter().filter_map(|one| Some(one.as_ref().err()?.path())).collect();
    assert_eq!(places, ["[1]", "[2]", "[3]", "[4]", "[5].x"]);
}

#[test]
fn every_beginning_of_a_list_is_refused() {
    let text: String = STANDARDS.split('\n').map(str::trim).collect();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let error = read_standards(text.get(..end).expect("inside")).expect_err("cut off");
        let message = if end == 0 { "there is nothing to read" } else { "the text breaks off after " };
        assert_eq!(
            (error.kind(), error.code(), error.path()),
            (ErrorKind::Read, ErrorCode::InvalidJson, "$"),
            "cut at {end}"
        );
        assert!(error.message().starts_with(message), "cut at {end}: {error}");
    }
}

#[test]
fn every_field_may_be_of_another_type_or_absent() {
    let records: Vec<Value> = serde_json::from_str(STANDARDS).expect("JSON");
    let mut read_count = 0;
    for record in records {
        for place in fields_of(&record) {
            for changed in changed(&record, &place) {
                match read_standards(&changed.to_string()) {
                    Ok(read) => {
                        let catalogue = Catalogue::default().with(read);
                        catalogue.unwrap_or_else(|error| panic!("{place:?}: {error}"));
                        read_count += 1;
                    }
                    // Without its only mark it is a record of another form.
                    Err(error) => assert_eq!(
                        (error.code(), error.path(), is_all_standards(&changed)),
                        (ErrorCode::InvalidValue, "$", false),
                        "{place:?}: {error}"
                    ),
                }
            }
        }
    }
    assert!(read_count > 1_000, "{read_count}");
}

#[test]
fn numbers_may_be_texts_and_texts_numbers() {
    let plain = read(
        &json!({"larsCode": 7, "level": 4, "version": "1.1", "title": "2", "skills": [{"skillId": "5", "detail": "Weld"}],
        "duties": [{"dutyDetail": "x", "isThisACoreDuty": 1, "mappedSkills": ["5"]}]}),
    );
    let other = read(
        &json!({"larsCode": "7", "level": " Level 4", "version": 1.1, "title": 2, "skills": [{"skillId": 5, "detail": "Weld"}],
        "duties": [{"dutyDetail": "x", "isThisACoreDuty": "true", "mappedSkills": [5]}]}),
    );
    assert_eq!(plain, other);
    assert_eq!(plain.ksbs[0].kind, Kind::Skill);
}

/// A source that gives one byte at a time, is often interrupted, and may fail at the end.
struct Trickle<'a> {
    rest: &'a [u8],
    turn: usize,
    fails: bool,
}

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.turn += 1;
        if self.turn.is_multiple_of(3) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        match (self.rest.split_first(), buffer.first_mut()) {
            (Some((byte, rest)), Some(first)) => {
                *first = *byte;
                self.rest = rest;
                Ok(1)
            }
            (None, _) if self.fails => {
                Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line is dead"))
            }
            _ => Ok(0),
        }
    }
}

#[test]
fn a_source_may_be_slow_and_may_fail() {
    let records: Vec<Value> = (0..300)
        .map(|number| {
            json!({"referenceNumber": format!("ST{:04}", number / 2), "title": format!("Number {number}"), "version": format!("1.{}", number % 2 * 10),
                "skills": [{"skillId": format!("{number}"), "detail": "Weld – “well” &amp; safely"}]})
        })
        .collect();
    let text = serde_json::to_string_pretty(&records).expect("JSON");
    let trickle = |fails| BufReader::with_capacity(7, Trickle { rest: text.as_bytes(), turn: 0, fails });
    let read = Standards::new(trickle(false)).expect("JSON").of_versions(false, None).expect("standards");
    assert_eq!(read, read_standards(&text).expect("standards"));
    assert_eq!(read.len(), 150);
    assert!(
        read.iter().all(|one| one.version == "1.10" && one.ksbs[0].statement == "Weld – “well” & safely")
    );
    assert_eq!(read_from(trickle(false), &ReadOptions::default()).expect("standards").occupations, read);
    let half = text.get(..text.len() / 2).expect("ASCII there");
    let source = BufReader::new(Trickle { rest: half.as_bytes(), turn: 0, fails: true });
    let error = Standards::new(source).expect("JSON").in_force(None).expect_err("it fails");
    assert!(
        error.message().starts_with("reading failed after ") && error.message().ends_with("the line is dead"),
        "{error}"
    );
}

#[cfg(feature = "cli")]
#[test]
fn the_command_line_reads_standards() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/api/standards.json");
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_skills-gap")).args(arguments).output();
        let output = output.expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, out, err) = run(&["read", file]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(
        serde_json::from_str::<Vec<Occupation>>(&out).expect("records"),
        read_standards(STANDARDS).expect("standards")
    );
    assert!(err.contains("standards.json: OCC9001: ksbs.K2: K2 has no text.\n"), "{err}");
    let (_, all, _) = run(&["read", "--all-versions", file]);
    assert_eq!(serde_json::from_str::<Vec<Occupation>>(&all).expect("records").len(), 6);
    let (_, pretty, _) = run(&["--pretty", "read", file]);
    assert_eq!(
        serde_json::from_str::<Value>(&pretty).expect("JSON"),
        serde_json::from_str::<Value>(&out).expect("JSON")
    );
    let (_, listed, _) = run(&["--with", file, "occupations"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&listed).expect("JSON").len(), 6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_value_is_read_or_refused(value in anything()) {
        match read_standards(&value.to_string()) {
            Ok(read) => {
                prop_assert!(is_all_standards(&value), "{value}");
                prop_assert!(Catalogue::default().with(read).is_ok());
            }
            Err(error) => {
                prop_assert_eq!(error.kind(), ErrorKind::Read);
                let (code, path) = (error.code(), error.path());
                let is_expected = match &value {
                    Value::Object(_) if !is_all_standards(&value) => (code, path) == (ErrorCode::InvalidValue, "$"),
                    Value::Object(_) => (code, path) == (ErrorCode::MissingField, "referenceNumber"),
                    Value::Array(_) => is_error_of_an_item(code, path),
                    _ => (code, path) == (ErrorCode::InvalidJson, "$"),
                };
                prop_assert!(is_expected, "{}: {:?} {}", value, code, error);
            }
        }
        if let Err(error) = read_occupations(&value.to_string()) {
            prop_assert_eq!(error.kind(), ErrorKind::Read);
        }
    }
}

/// Whether `value` is a record of a standard, or a list of such records.
fn is_all_standards(value: &Value) -> bool {
    let is_standard = |value: &Value| {
        let has = |name: &str| {
            let fields = value.as_object().into_iter().flatten();
            let mut fields = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
            fields.next().is_some_and(|(_, value)| !value.is_null())
        };
        let marks =
            ["referenceNumber", "larsCode", "standardPageUrl", "overviewOfRole", "occupationalSummary"];
        marks.into_iter().any(has) && !has("stdCode")
    };
    value.as_array().map_or_else(|| is_standard(value), |items| items.iter().all(is_standard))
}

/// Whether an item of a list is refused with this code at this path.
fn is_error_of_an_item(code: ErrorCode, path: &str) -> bool {
    let Some((index, field)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) else {
        return false;
    };
    let is_code = match field {
        "" => matches!(code, ErrorCode::InvalidType | ErrorCode::InvalidValue),
        field => (code, field) == (ErrorCode::MissingField, ".referenceNumber"),
    };
    index.parse::<usize>().is_ok() && is_code
}
