//! The command line as another program sees it: output, messages, exit codes.
#![cfg(feature = "cli")]

mod command;

use std::process::{Command, Stdio};

use command::{Run, run};

fn json(run: &Run) -> serde_json::Value {
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.ends_with('\n') && run.out.lines().count() == 1, "one line");
    serde_json::from_str(&run.out).expect("JSON")
}

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages/OCC0526.txt");
const PR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages/OCC0311.txt");

#[test]
fn reads_pages_and_records() {
    let one = json(&run(&["read", POLICY], ""));
    assert_eq!((&one["reference"], &one["salary"]), (&"OCC0526".into(), &48_709.into()));
    let two = json(&run(&["read", POLICY, PR], ""));
    assert_eq!(two.as_array().map(Vec::len), Some(2));
    let both = run(&["read", POLICY, PR], "").out;
    assert_eq!(run(&["read", "-"], &both).out, both, "a list read before");
    assert_eq!(run(&["read", "-"], "{}").code, Some(1), "no record");
    let record = run(&["read", POLICY], "").out;
    assert_eq!(run(&["read", "-"], &record).out, record, "a record read before");
    let page = run(&["occupation", "OCC0526", "--page"], "").out;
    assert_eq!(run(&["read", "-"], &page).out, record, "a page written before");
    let part = run(
        &["read", "-"],
        "Reference: OCC0001\nKnowledge, skills and behaviours (KSBs)\nK1: Metals.\nDuties\nDuty D1\nWeld.\n",
    );
    assert_eq!(part.code, Some(0));
    assert!(part.err.contains("-: name: The page does not give its name. --name says it."), "{}", part.err);
}

#[test]
fn finds_occupations_by_what_is_typed() {
    let found = json(&run(&["search", "pres oficer"], ""));
    assert_eq!(found["results"][0]["reference"], "OCC0311");
    assert_eq!(found["results"][0]["matched"]["text"], "Press officers");
    let none = json(&run(&["search", "officer", "--limit", "0"], ""));
    assert_eq!((&none["total"], &none["results"]), (&2.into(), &serde_json::json!([])));
    assert_eq!(run(&["search"], "").code, Some(2));
}

#[test]
fn lists_and_shows_occupations() {
    let all = json(&run(&["occupations"], ""));
    let references: Vec<_> = all.as_array().expect("a list").iter().map(|one| &one["reference"]).collect();
    assert_eq!(references, ["OCC0311", "OCC0526"]);
    assert_eq!(json(&run(&["occupation", "OCC0311"], ""))["ksbs"].as_array().map(Vec::len), Some(42));
    let pretty = run(&["--pretty", "occupations"], "").out;
    assert!(pretty.lines().count() > 10);
}

#[test]
fn answers_questions() {
    let request = r#"{"target":"OCC0526","ratings":{"OCC0311":{"B4":2}}}"#;
    let report = json(&run(&["gap", "-"], request));
    assert_eq!(report["coverage"]["overall"]["shown"], 0.0233);
    assert_eq!(run(&["gap"], request).out, run(&["gap", "-"], request).out);
    let transfer = json(&run(&["transfer", "OCC0311.B4", "OCC0526.B1"], ""));
    assert_eq!((&transfer["strength"], &transfer["reasons"]["band"]), (&1.into(), &"same".into()));
    let free = json(&run(&["transfer", "--text", "K1: The law of contract", "the LAW of contract."], ""));
    assert_eq!(free["strength"], 1);
}

#[test]
fn answers_questions_about_many_occupations() {
    let answers = r#"{"target":"OCC0526","current":"OCC0311","ratings":{"OCC0311":{"B4":2,"S5":2}}}"#;
    let pathways = json(&run(&["pathways"], answers));
    assert_eq!(pathways["pathways"][0]["steps"][0]["occupation"]["reference"], "OCC0526");
    assert_eq!((&pathways["complete"], &pathways["suggested"]), (&true.into(), &0.into()));
    let nearest = json(&run(&["nearest", "-"], answers));
    assert_eq!(
        nearest["occupations"],
        serde_json::json!([]),
        "the target and the own occupation are left out"
    );
    let next = json(&run(&["next"], answers));
    assert_eq!(
        next["questions"][0]["answers"].as_array().map(Vec::len),
        Some(3),
        "two points count the same"
    );
    let plan = json(&run(&["plan"], answers));
    assert_eq!(plan["shortfall"], pathways["pathways"][0]["shortfall"]);
    let assumed = json(&run(&["gap"], r#"{"target":"OCC0526","assumed":{"OCC0311":2}}"#));
    assert_eq!(assumed["counts"]["overall"]["probably"], 9);
    assert_eq!(assumed["statements"].as_array().map(Vec::len), Some(43));
    let compare = json(&run(&["compare"], r#"{"targets":["OCC0526","OCC0311"],"ratings":{}}"#));
    assert_eq!(compare["targets"].as_array().map(Vec::len), Some(2));
    assert_eq!(json(&run(&["links", "OCC0311"], ""))["unresolved"].as_array().map(Vec::len), Some(5));
    assert!(json(&run(&["links", "OCC0311", "OCC0526"], ""))["strength"].as_f64() > Some(0.0));
    let bad = run(&["pathways"], r#"{"target":"OCC0526","maxSteps":9}"#);
    assert_eq!(bad.code, Some(1));
    assert_eq!(bad.err, "skills-gap: -: maxSteps: 9 is not a number of steps from 1 to 6\n");
}

#[test]
fn takes_further_occupations() {
    let page = "Welder\nLevel 3 - Technical Occupation\nReference: OCC0900\nKnowledge, skills and behaviours (KSBs)\nB1: Seeks learning opportunities and continuous professional development.\n";
    let run = run(&["--with", "-", "occupations"], page);
    assert_eq!(json(&run).as_array().map(Vec::len), Some(3));
}

#[test]
fn answers_go_into_a_link_and_come_back() {
    let request =
        r#"{"target": "OCC0526", "ratings": {"OCC0311": {"B4": 2}}, "notes": {"OCC0311": {"B4": "mine"}}}"#;
    let link = json(&run(&["to-link"], request));
    assert_eq!(link["notesLeftOut"], 1);
    let address = format!("https://example.org/#{}", link["fragment"].as_str().expect("text"));
    let back = json(&run(&["from-link", &address], ""));
    assert_eq!(back["request"]["ratings"]["OCC0311"]["B4"], 2);
    assert_eq!(back["migrations"].as_array().map(Vec::len), Some(0));
    assert!(back["catalogueVersion"].is_string());
    let cut = run(&["from-link", address.get(..60).expect("longer")], "");
    assert_eq!(cut.code, Some(1));
    assert!(cut.err.contains("link: it is cut short or changed"), "{}", cut.err);
}

#[test]
fn takes_the_file_that_the_page_saves_with_the_occupations_that_were_added() {
    let added = r#"[{"reference":"OCC0900","name":"Welder","ksbs":[{"code":"K1","kind":"knowledge","statement":"How metals melt"}]}]"#;
    let file = |more: &str| {
        format!(
            r#"{{"format":"skills-gap/1","target":"OCC0900","ratings":{{"OCC0900":{{"K1":2}}}},
            "ratedOn":{{"OCC0900":{{"K1":{{"statement":"How metals melt"}}}}}}{more}}}"#
        )
    };
    let saved = file(&format!(r#","occupations":{added}"#));
    assert_eq!(json(&run(&["gap"], &saved))["coverage"]["overall"]["shown"], 1);
    assert_eq!(json(&run(&["nearest"], &saved))["total"], 2);
    assert!(json(&run(&["migrate"], &saved))["request"]["setAside"].is_null(), "all of it fits");
    let without = run(&["gap"], file(""));
    assert_eq!(without.code, Some(1));
    assert!(without.err.contains("is not in the catalogue"), "{}", without.err);
    let bad = run(&["gap"], file(r#","occupations":[{"reference":7}]"#));
    assert_eq!(bad.code, Some(1));
    assert!(bad.err.contains("-: occupations: [0].reference: "), "{}", bad.err);
}

#[test]
fn prints_a_strength_for_each_row() {
    let table = "id\ttarget_code\ttarget\tsource_code\tsource\r\n1\tK1\tWelding safety\tK2\tWelding safety.\r\n2\tK1\tData safety\tS1\tFlower arranging\r\n";
    assert_eq!(run(&["strength", "-"], table).out, "1\n0.002\n");
    for (table, message) in [
        ("source\ttarget\n", "line 1: the column source_code is missing"),
        (
            "source_code\tsource\ttarget_code\ttarget\nK1\ta\tK1\tb\nK1\n",
            "line 3 has too few columns: 1 of 4",
        ),
    ] {
        let bad = run(&["strength", "-"], table);
        assert_eq!((bad.code, bad.out.as_str()), (Some(1), ""));
        assert!(bad.err.contains(message), "{}", bad.err);
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    for (arguments, input, message) in [
        (
            vec!["gap", "-"],
            r#"{"target":"OCC0526","ratings":{"OCC0311":{"K1":9}}}"#,
            "skills-gap: -: ratings.OCC0311.K1: 9 is not a point of the scale (0..3)\n",
        ),
        (vec!["gap", "-"], "{", "skills-gap: -: line 1 column 1: not JSON: EOF while parsing an object\n"),
        (vec!["occupation", "OCC9999"], "", "skills-gap: reference: “OCC9999” is not in the catalogue\n"),
        (vec!["read", "/nowhere/page.txt"], "", "skills-gap: /nowhere/page.txt: "),
        (vec!["transfer", "", "x"], "", "skills-gap: source: must be given\n"),
        (
            vec!["transfer", "The law", "OCC0311.K1"],
            "",
            "skills-gap: source: “The law” is no statement of the catalogue",
        ),
        (
            vec!["transfer", "--text", "K10", "K12"],
            "",
            "skills-gap: source: “K10” is no statement: name its occupation",
        ),
        (
            vec!["transfer", "OCC0311.K10", "occ0526 k12", "--text"],
            "",
            "skills-gap: target: “occ0526 k12” is no statement: did you mean “OCC0526.K12”?\n",
        ),
        (
            vec!["gap"],
            r#"{"target": "policy Officer"}"#,
            "skills-gap: -: target: “policy Officer” is not in the catalogue; did you mean “OCC0526”?\n",
        ),
        (vec!["gap"], "\u{feff}{}", "skills-gap: -: target: "),
    ] {
        let run = run(&arguments, input);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(run.err.starts_with(message), "{arguments:?}: {}", run.err);
    }
    assert_eq!(run(&["read", "-"], "\u{0}").code, Some(1));
    for usage in [vec![], vec!["fly"], vec!["read"], vec!["gap", "a", "b"], vec!["--colour"]] {
        assert_eq!(run(&usage, "").code, Some(2), "{usage:?}");
    }
    for (help, says) in [
        (vec!["--help"], "Open Government Licence"),
        (vec!["gap", "--help"], "not rated"),
        (vec!["--version"], "skills-gap"),
    ] {
        let run = run(&help, "");
        assert!(run.code == Some(0) && run.out.contains(says), "{help:?}");
    }
}

#[test]
fn answers_are_given_what_they_were_given_on() {
    let request = r#"{"target":"OCC0526","ratings":{"OCC0311":{"B4":2},"X1":{"K1":1}},"occupations":[
        {"reference":"X1","name":"Another","ksbs":[{"code":"K1","kind":"knowledge","statement":"Tides"}]}]}"#;
    let rated = json(&run(&["rated-on"], request));
    assert_eq!(rated["ratedOn"]["X1"]["K1"], serde_json::json!({"statement": "Tides"}));
    assert!(rated["ratedOn"]["OCC0311"]["B4"]["statement"].is_string());
    assert_eq!(rated["occupations"][0]["name"], "Another", "the file stays whole");
    assert_eq!(rated["ratings"]["OCC0311"]["B4"], 2);
    let unknown = run(&["rated-on"], r#"{"target":"OCC0526","notes":{"OCC9":{"K1":"x"}}}"#);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("notes.OCC9"), "{}", unknown.err);
}

#[test]
fn references_may_be_typed_in_any_case() {
    let exact = run(&["occupation", "OCC0526"], "").out;
    assert_eq!(run(&["occupation", "occ0526"], "").out, exact);
    assert_eq!(run(&["links", "occ0311", "Occ0526"], "").out, run(&["links", "OCC0311", "OCC0526"], "").out);
    let exact = run(&["transfer", "OCC0311.K10", "OCC0526.K12"], "").out;
    assert_eq!(run(&["transfer", "occ0311.k10", " OCC0526.k12"], "").out, exact);
}

#[test]
fn an_answer_has_the_form_that_is_asked_for() {
    let request = r#"{"target":"OCC0526","current":"OCC0311","assumed":{"OCC0311":2},"ratings":{"OCC0526":{"K1":0,"K2":2}}}"#;
    let text = run(&["gap", "--format", "text"], request);
    assert_eq!(text.code, Some(0), "{}", text.err);
    for said in [
        "Policy officer (OCC0526",
        "Of 43 statements: 1 held, 0 in part, 1 to learn",
        "four times in five",
        "K9 ← OCC0311.K14",
    ] {
        assert!(text.out.contains(said), "{said} is not in {}", text.out);
    }
    assert!(!text.out.contains('\u{1b}'), "no colour where no terminal is");
    assert!(text.out.contains("Assumed: “Do on my own” for all of OCC0311"), "{}", text.out);
    let most = run(&["gap", "--format", "text"], request.replace(r#""OCC0311":2}"#, r#""OCC0311":1.5}"#)).out;
    assert!(
        most.contains("Assumed: between “Done with help” and “Do on my own” for all of OCC0311"),
        "{most}"
    );
    let table = run(&["gap", "--csv"], request).out;
    assert_eq!(table.split("\r\n").count(), 1 + 43 + 1);
    assert!(table.starts_with("code,statement,standing,likely,weight,source,note\r\n"));
    assert_eq!(run(&["gap", "--format", "json"], request).out, run(&["gap"], request).out);
    for question in ["next", "nearest", "pathways", "plan"] {
        let text = run(&[question, "--format", "text"], request);
        assert!(text.code == Some(0) && !text.out.starts_with('{'), "{question}: {}", text.out);
    }
    let unknown = run(&["pathways", "--csv"], request);
    assert!(unknown.code == Some(1) && unknown.err.contains("has no table"), "{}", unknown.err);
    let saved = run(&["compare", "--targets", "OCC0526,occ0311"], request);
    assert_eq!(json(&saved)["targets"].as_array().map(Vec::len), Some(2));
    let refused = run(&["migrate", "--csv"], request);
    assert!(refused.code == Some(1) && refused.out.is_empty(), "{}", refused.out);
    let compared = r#"{"targets":["OCC0526","OCC0311"]}"#;
    assert!(run(&["compare", "--format", "text"], compared).out.contains("nothing can be expected yet"));
}

#[test]
fn shells_and_manuals_are_served() {
    let mut closed = Command::new(env!("CARGO_BIN_EXE_skills-gap"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(closed.stdout.take());
    let closed = closed.wait_with_output().expect("the program ends");
    assert_eq!((closed.status.code(), closed.stderr.as_slice()), (Some(0), b"".as_slice()));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(run(&["completions", shell], "").out.contains("nearest"), "{shell}");
    }
    assert!(run(&["man"], "").out.starts_with(".ie"));
    let gap = run(&["man", "gap"], "").out;
    assert!(gap.contains("skills\\-gap\\-gap") && gap.contains("\\-\\-table"), "{gap}");
    let none = run(&["man", "gpa"], "");
    assert_eq!((none.code, none.err.contains("no command gpa")), (Some(1), true), "{}", none.err);
}

#[test]
fn utf_16_is_told_by_name() {
    let folder = std::env::temp_dir().join(format!("skills-gap-utf16-{}", std::process::id()));
    let name = folder.to_str().expect("a path");
    let answers = &format!("{name}.json");
    std::fs::write(answers, "{\"target\": \"OCC0526\"}").expect("written");
    let unmarked: Vec<u8> = "{\"target\": \"é\"}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [&[0xff, 0xfe, b'{', 0], unmarked.as_slice()] {
        std::fs::write(&folder, bytes).expect("written");
        for arguments in
            [&["gap"][..], &["gap", "--lines"], &["advert"], &["proposals", "--answers", answers]]
        {
            let refused = run(&[arguments, &[name]].concat(), "");
            assert!(refused.code == Some(1) && refused.err.contains("UTF-16"), "{}", refused.err);
        }
    }
    std::fs::write(&folder, "We bake\0bread.").expect("written");
    let refused = run(&["advert", name], "");
    assert!(refused.code == Some(1) && refused.err.contains("NUL"), "{}", refused.err);
    std::fs::remove_file(answers).expect("removed");
    std::fs::remove_file(folder).expect("removed");
}

/// A full disk or a closed terminal takes messages away, and nothing else.
#[cfg(target_os = "linux")]
#[test]
fn an_advert_is_asked_about_with_answers_that_hold_one() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("cli-advert-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (advert, answers, cv) =
        (folder.join("advert.txt"), folder.join("answers.json"), folder.join("cv.txt"));
    std::fs::write(&advert, "Press officer\n\nDuties\n- Write news releases\n- Drive a van\n")
        .expect("written");
    std::fs::write(&cv, "Work history\n- Wrote press releases and content for social media\n")
        .expect("written");
    let [advert, answers, cv] = [&advert, &answers, &cv].map(|path| path.to_str().expect("UTF-8"));
    let first = json(&run(&["advert", advert, "--limit", "1"], ""));
    assert_eq!(first["report"]["target"]["reference"], "OCC0311");
    assert_eq!(first["report"]["occupations"].as_array().map(Vec::len), Some(1));
    // As the page saves it: the advert and its weights with the answers.
    let saved = serde_json::json!({
        "target": "OCC0311", "weights": "asked", "asked": first["report"]["asked"], "advert": first["advert"],
        "ratings": {"OCC0311": {"K1": 2}},
    });
    std::fs::write(answers, saved.to_string()).expect("written");
    let total = |run: &Run| json(run)["counts"]["overall"]["total"].as_u64();
    let asked = first["report"]["asked"].as_object().map(|asked| asked.len() as u64);
    assert_eq!(total(&run(&["gap", answers], "")), asked);
    let again = json(&run(&["advert", advert, "--answers", answers, "--limit", "2"], ""));
    assert_eq!(again["advert"], first["advert"]);
    assert_eq!(again["report"]["occupations"].as_array().map(Vec::len), Some(2));
    let limited = saved.to_string().replacen('{', r#"{"limit": 3, "#, 1);
    let limited = run(&["advert", advert, "--answers", "-", "--limit", "1"], &limited);
    assert_eq!(json(&limited)["report"]["occupations"].as_array().map(Vec::len), Some(1));
    let read = json(&run(&["advert", advert, "--read"], ""));
    assert_eq!((&read["advert"], read.get("report")), (&first["advert"], None));

    let of = |request: &str| {
        json(&run(&["proposals", cv, "--answers", "-"], request))["report"]["proposals"].clone()
    };
    let proposals = of(r#"{"target": "OCC0311"}"#);
    let code = proposals[0]["statement"]["code"].as_str().expect("a proposal").to_owned();
    let refused = of(&format!(r#"{{"target": "OCC0311", "refused": ["OCC0311.{code}"]}}"#));
    assert!(refused.as_array().expect("a list").iter().all(|one| one["statement"]["code"] != code.as_str()));
}

#[test]
fn messages_that_cannot_be_written_stop_nothing() {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("of Linux");
    let program = || Command::new(env!("CARGO_BIN_EXE_skills-gap"));
    let read = program().args(["read", "data/seeds/none.txt"]).stderr(full()).output().expect("it runs");
    assert_eq!(read.status.code(), Some(1), "an error, and no abort");
    let mut closed = program()
        .args(["read", "data/seeds/none.txt"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(closed.stderr.take());
    assert_eq!(closed.wait().expect("it ends").code(), Some(1), "nobody reads the error");
    let folder = std::env::temp_dir().join(format!("skills-gap-full-{}", std::process::id()));
    let build =
        program().args(["build", "--out"]).arg(&folder).arg(POLICY).stderr(full()).output().expect("it runs");
    assert_eq!(build.status.code(), Some(0));
    assert!(folder.join("manifest.json").exists());
    std::fs::remove_dir_all(folder).expect("removed");
}

/// What a person sees: as text, without colours.
fn seen(arguments: &[&str], input: &str) -> String {
    let run = run(&[&["--format", "text"], arguments].concat(), input);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let lines = run.out.lines().count();
    assert!(
        (6..=45).contains(&lines) && !run.out.starts_with('{'),
        "{arguments:?}, {lines} lines: {}",
        run.out
    );
    run.out
}

const ADVERT: &str = "Press officer\nExample Council\nLocation: York\nSalary: £30,000 a year\n\nResponsibilities\n\
    - Write press releases and articles for newspapers\n- Monitor media coverage\n- Juggle with torches\n\n\
    Requirements\n- Experience of video editing is not required\n- A degree in fire-eating\n";
const CV: &str = "Jo Example\n\nEmployment history\nPress officer, Example Council, 2019 - 2023\n\
    - Proofread and edited leaflets and web pages\n- I have not written press releases\n\nReferences\nOn request\n";

#[test]
fn what_was_read_is_seen_at_a_glance() {
    let page = seen(&["read", POLICY], "");
    for said in
        ["the page of an occupation", "Policy officer (OCC0526", "skills in all, to S", "All of it: --pretty"]
    {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    let table = "Code,Statement,Rating (1-5),Notes\nK1,How cloth is made,3,fine\nS1,Sew by hand,1,\n";
    let table = seen(&["read", "-"], table);
    for said in ["Read as a table", "2 ratings in “Rating (1-5)”, from 1 to 5.", "1 note.", "No behaviours."]
    {
        assert!(table.contains(said), "{said} is not in {table}");
    }
    let advert = seen(&["advert", "-"], ADVERT);
    for said in ["Press officer", "York", "OCC0311", ", taken", "outside", "not asked", "Of "] {
        assert!(advert.contains(said), "{said} is not in {advert}");
    }
    assert!(!advert.contains("video"), "what is not required is not asked for: {advert}");
    let read = seen(&["advert", "-", "--read"], ADVERT);
    assert!(read.contains("It asks for 4 things") && read.contains("Juggle with torches"), "{read}");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let request = folder.join("proposals.json");
    std::fs::write(&request, r#"{"target":"OCC0311"}"#).expect("written");
    let request = request.to_string_lossy();
    let proposals = seen(&["proposals", "-", "--answers", &request], CV);
    assert!(
        proposals.contains("None counts yet") && proposals.contains("Proofread and edited"),
        "{proposals}"
    );
    assert!(!proposals.contains("written press releases"), "{proposals}");
    let json = json(&run(&["proposals", "-", "--answers", &request], CV));
    assert!(json["report"]["proposals"].is_array() && json.get("scale").is_none());
}

#[test]
fn a_cv_is_no_advert() {
    let refused = run(&["advert", "-"], CV);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(
        refused.err.contains("looks like a CV") && refused.err.contains("skills-gap proposals"),
        "{}",
        refused.err
    );
    assert_eq!(run(&["advert", "-", "--advert"], CV).code, Some(0));
}

#[test]
fn nothing_worked_out_leads_on_to_anything() {
    let links = run(&["links", "OCC0526", "--format", "text"], "").out;
    assert!(links.contains("Close in content (worked out here, not published)"), "{links}");
    assert!(!links.contains("eads on to") && links.matches("OCC0311").count() == 1, "{links}");
}

#[test]
fn a_plan_counts_what_is_held_in_part_once() {
    let request = r#"{"target":"OCC0526","ratings":{"OCC0526":{"K1":0,"K2":1}}}"#;
    let plan = run(&["plan", "--format", "text"], request).out;
    let under = |title: &str| {
        let after = plan.split_once(&format!("\n{title}\n")).map(|(_, after)| after).unwrap_or_default();
        after.lines().take_while(|line| line.starts_with("  ")).filter(|line| line.starts_with("  K")).count()
    };
    assert!(plan.contains("1 in part, 1 to learn"), "{plan}");
    assert_eq!((under("To learn"), under("To learn in part")), (1, 1), "{plan}");
}

#[test]
fn nothing_comes_from_itself() {
    let request = r#"{"target":"OCC0526","assumed":{"OCC0526":2}}"#;
    let text = run(&["gap", "--format", "text"], request).out;
    assert!(text.contains("Probably held") && !text.contains('←'), "{text}");
    assert!(!run(&["gap", "--csv"], request).out.contains(",OCC0526.K1,"));
}
