//! `skills-gap import` against a server on this machine: what it makes of both services, what it does when
//! they or the network fail, and that the catalogue on disk is always the old one or the new one.
#![cfg(feature = "cli")]

mod case;
mod disk;
#[path = "../kills/mod.rs"]
mod kills;
mod patience;
mod server;

use std::fs;
use std::net::TcpListener;
use std::time::{Duration, SystemTime};

use case::{Folder, kill, run};
use serde_json::{Value, json};
use server::{Act, KEY, MAPS, STANDARDS, Server};

fn of_map(path: &str) -> String {
    format!("{MAPS}/{path}")
}

fn occupation<'a>(catalogue: &'a Value, reference: &str) -> &'a Value {
    let all = catalogue["occupations"].as_array().expect("occupations");
    all.iter().find(|one| one["reference"] == reference).unwrap_or_else(|| panic!("{reference} is missing"))
}

fn references(catalogue: &Value) -> Vec<&str> {
    let all = catalogue["occupations"].as_array().expect("occupations");
    all.iter().filter_map(|one| one["reference"].as_str()).collect()
}

fn paths(server: &Server) -> Vec<String> {
    server.asked().iter().map(|request| request.path().to_owned()).collect()
}

/// Every path that a whole import asks for.
fn all_paths() -> Vec<String> {
    let mut paths = vec![STANDARDS.to_owned(), of_map("Occupations")];
    for reference in ["OCC9001", "OCC9002", "OCC9003"] {
        paths.push(of_map(&format!("Occupations/{reference}")));
        paths.push(of_map(&format!("OccupationalProgression/{reference}")));
    }
    paths.push(of_map("Occupations/OCC9005"));
    paths
}

#[test]
fn without_a_key_the_standards_alone_make_a_catalogue() {
    let (server, folder) = (Server::start(), Folder::new("alone"));
    run(&mut folder.import(&server)).succeeds().says(&[
        "No key",
        "1 more are not approved",
        "skills-gap build --out pack",
    ]);
    let catalogue = folder.catalogue();
    assert_eq!(catalogue["format"], "skills-gap-catalogue/1");
    assert_eq!(references(&catalogue), ["OCC9001", "OCC9002", "OCC9006"], "not the retired one");
    let source = &catalogue["sources"][0];
    assert_eq!(source["licence"], "Open Government Licence v3.0");
    assert_eq!(source["address"], format!("http://{}{STANDARDS}", server.address));
    assert_eq!(source["fetched"].as_str().map(str::len), Some("2026-11-22".len()));
    assert_eq!(catalogue["sources"].as_array().map(Vec::len), Some(1));
    let keeper = occupation(&catalogue, "OCC9001");
    assert_eq!(keeper["version"], "1.1", "the highest");
    assert_eq!(keeper["options"].as_array().map(Vec::len), Some(2));
    assert_eq!(paths(&server), [STANDARDS]);
    // The file is one that the other commands take.
    let mut occupations = std::process::Command::new(env!("CARGO_BIN_EXE_skills-gap"));
    let listed = occupations.arg("--with").arg(folder.path("catalogue.json")).arg("occupations").output();
    assert!(String::from_utf8_lossy(&listed.expect("runs").stdout).contains("Tide reader"));
}

#[test]
fn with_a_key_both_services_are_joined() {
    let (server, folder) = (Server::start(), Folder::new("joined"));
    run(&mut folder.import_all(&server))
        .succeeds()
        .says(&["OCC9005: listed, but there is no such occupation"]);
    let catalogue = folder.catalogue();
    assert_eq!(
        references(&catalogue),
        ["OCC9001", "OCC9002", "OCC9003", "OCC9006"],
        "not OCC9004: not approved"
    );
    assert_eq!(catalogue["sources"].as_array().map(Vec::len), Some(2));

    let keeper = occupation(&catalogue, "OCC9001");
    assert_eq!(keeper["overview"], "From the maps: lighthouse keeper.", "the maps' word stands");
    assert_eq!(keeper["soc"]["code"], "8239");
    assert_eq!(keeper["options"][0]["name"], "Rock station", "the standard fills what the maps lack");
    assert_eq!(keeper["duties"][1]["options"], json!(["O1"]));
    assert_eq!(keeper["duties"][1]["ksbs"], json!(["K2", "S2"]));
    let links: Vec<_> = keeper["links"].as_array().expect("links").iter().collect();
    assert_eq!(links.len(), 2);
    for link in &links {
        assert_eq!(link["direction"], "out");
        let other = occupation(&catalogue, link["reference"].as_str().expect("a reference"));
        assert_eq!((&link["name"], &link["level"]), (&other["name"], &other["level"]));
    }
    let pilot = occupation(&catalogue, "OCC9003");
    assert!(
        pilot["links"].as_array().is_some_and(|links| links.iter().all(|link| link["direction"] == "in"))
    );

    let tides = occupation(&catalogue, "OCC9002");
    assert_eq!(
        tides["duties"][0]["ksbs"],
        json!(["K1", "S1", "B1"]),
        "duties of the standard, codes of the maps"
    );
    assert_eq!(tides["products"][0]["reference"], "ST9002");
    assert_eq!(tides["keywords"], json!(["coast"]));
    let missing: Vec<_> =
        tides["warnings"].as_array().expect("warnings").iter().map(|one| &one["path"]).collect();
    assert!(!missing.contains(&&json!("duties")) && !missing.contains(&&json!("keywords")), "{missing:?}");

    let asked = server.asked();
    assert_eq!(asked.len(), all_paths().len());
    for request in asked {
        let is_map = request.path().starts_with(MAPS);
        assert_eq!(request.header("x-api-key"), is_map.then_some(KEY), "{}", request.target);
        assert!(!request.target.contains(KEY));
        assert_eq!(request.header("user-agent"), Some(concat!("skills-gap/", env!("CARGO_PKG_VERSION"))));
        if request.path().ends_with("/OCC9001") && request.path().contains("Occupations/") {
            assert!(request.target.contains("occupation.dutiesKSB"), "{}", request.target);
        }
    }
    for (path, bytes) in folder.files() {
        let holds_key = bytes.windows(KEY.len()).any(|window| window == KEY.as_bytes());
        assert!(!holds_key, "the key is in {}", path.display());
    }
}

#[test]
fn only_some_or_all_of_them() {
    let (server, folder) = (Server::start(), Folder::new("only"));
    run(folder.import_all(&server).args(["--only", "occ9003,ST9006", "OCC0001"]))
        .succeeds()
        .says(&["OCC0001: not found"]);
    assert_eq!(references(&folder.catalogue()), ["OCC9003", "OCC9006"]);
    assert!(!paths(&server).contains(&of_map("Occupations/OCC9001")));
    run(folder.import(&server).arg("--all")).succeeds();
    assert!(references(&folder.catalogue()).contains(&"OCC9007"), "the retired one");
    run(folder.import(&server).args(["--only", "OCC0001"])).fails_with(&["no occupation was found"]);
}

#[test]
fn a_product_that_is_asked_for_brings_all_of_its_occupation() {
    let (server, folder) = (Server::start(), Folder::new("only-product"));
    run(&mut folder.import_all(&server)).succeeds();
    let whole = folder.catalogue();
    run(folder.import_all(&server).args(["--only", "ST9001"])).succeeds();
    let catalogue = folder.catalogue();
    assert_eq!(references(&catalogue), ["OCC9001"]);
    let (only, of_all) = (occupation(&catalogue, "OCC9001"), occupation(&whole, "OCC9001"));
    for part in ["overview", "ksbs", "duties", "options", "products"] {
        assert_eq!(only[part], of_all[part], "{part}: of both services, as in a whole import");
    }
    assert_eq!(only["links"].as_array().map(Vec::len), Some(2));
    // And what was left out here is not missing from the next one.
    run(&mut folder.import_all(&server)).succeeds();
    assert_eq!(folder.catalogue()["occupations"], whole["occupations"]);
}

#[test]
fn a_draft_does_not_take_an_approved_standard_away() {
    let (server, folder) = (Server::start(), Folder::new("draft"));
    let mut standards: Value = serde_json::from_slice(&server::fixture("standards.json")).expect("JSON");
    let mut draft = standards[1].clone();
    (draft["version"], draft["versionNumber"]) = (json!("2.0"), json!("2.0"));
    (draft["status"], draft["title"]) = (json!("In development"), json!("Lamp engineer"));
    standards.as_array_mut().expect("a list").push(draft);
    server.set(STANDARDS, standards.to_string());
    run(&mut folder.import(&server)).succeeds();
    assert_eq!(occupation(&folder.catalogue(), "OCC9001")["name"], "Lighthouse keeper");
    run(folder.import(&server).arg("--all")).succeeds();
    let kept = occupation(&folder.catalogue(), "OCC9001").clone();
    assert_eq!(kept["name"], "Lighthouse keeper", "what is in force counts, whatever else is wanted");
    assert!(kept["warnings"].to_string().contains("Version 2.0 (Lamp engineer) is a draft"), "{kept}");
}

#[test]
fn what_another_address_answered_is_not_taken() {
    let (first, second, folder) = (Server::start(), Server::start(), Folder::new("address"));
    let mut standards: Value = serde_json::from_slice(&server::fixture("standards.json")).expect("JSON");
    standards[3]["title"] = json!("Other");
    second.set(STANDARDS, standards.to_string());
    // Cut off after the standards had come: they are of the import that is under way.
    first.next(&of_map("Occupations"), [Act::Status(418, Vec::new())]);
    run(&mut folder.import_all(&first)).fails_with(&["418"]);
    run(&mut folder.import_all(&second)).succeeds();
    assert!(second.asked().iter().all(|request| request.header("if-none-match").is_none()));
    assert_eq!(occupation(&folder.catalogue(), "OCC9006")["name"], "Other");
    run(&mut folder.import_all(&first)).succeeds();
    assert_ne!(occupation(&folder.catalogue(), "OCC9006")["name"], "Other");
}

#[test]
fn a_key_that_is_refused_is_said_and_never_shown() {
    let (server, folder) = (Server::start(), Folder::new("key"));
    let old = folder.old();
    let wrong = "another-k3y";
    let said = run(folder.import(&server).args(["--key", wrong]))
        .fails_with(&["does not take the key (HTTP 401)", "kept in"]);
    assert!(!said.err.contains(wrong));
    assert_eq!(folder.bytes(), Some(old.clone()));
    server.next(&of_map("Occupations/OCC9002"), [Act::Status(403, vec![])]);
    let said = run(&mut folder.import_all(&server)).fails_with(&["does not take the key (HTTP 403)"]);
    assert!(!said.err.contains(KEY));
    assert_eq!(folder.bytes(), Some(old));
    server.next(STANDARDS, [Act::Status(403, vec![])]);
    let elsewhere = Folder::new("key-standards");
    run(&mut elsewhere.import(&server)).fails_with(&["refuses the apprenticeship standards (HTTP 403)"]);
    server.asked();
    let broken = format!("{KEY}\nX-Other: 1");
    let said =
        run(folder.import(&server).env("SKILLS_GAP_KEY", &broken)).fails_with(&["the key has characters"]);
    assert!(!said.err.contains(KEY));
    let mut clear = folder.import_to(&folder.path("catalogue.json"));
    clear.env("SKILLS_GAP_KEY", KEY).args(["--maps-url", "http://maps.invalid/api"]);
    run(&mut clear).fails_with(&["in the clear"]);
    assert_eq!(paths(&server), [""; 0], "neither gets as far as a call");
}

#[test]
fn waits_as_long_as_it_is_asked_to() {
    let (server, folder) = (Server::start(), Folder::new("wait"));
    let past = httpdate(SystemTime::now() - Duration::from_secs(60));
    server.next(STANDARDS, [Act::Status(429, vec![("Retry-After", "0".to_owned())])]);
    server.next(&of_map("Occupations"), [Act::Status(503, vec![("Retry-After", past)])]);
    server.next(&of_map("Occupations/OCC9001"), [Act::Status(429, vec![("Retry-After", "1".to_owned())])]);
    run(&mut folder.import_all(&server)).succeeds().says(&[
        "HTTP 429; asked to wait 0 seconds",
        "HTTP 503; asked to wait 0 seconds",
        "HTTP 429; asked to wait 1 second",
    ]);
    assert_eq!(references(&folder.catalogue()).len(), 4);

    let folder = Folder::new("wait-long");
    let old = folder.old();
    let far = httpdate(SystemTime::now() + Duration::from_secs(7230));
    let cases = [("3600", "60 minutes"), (&far, "3 hours"), ("99999999999999999999", "more than two days")];
    for (asked, words) in cases {
        server.next(&of_map("Occupations"), [Act::Status(429, vec![("Retry-After", asked.to_owned())])]);
        let words = format!("asks to wait {words}, more than the 10 minutes");
        run(&mut folder.import_all(&server)).fails_with(&[&words, "kept in"]);
        assert_eq!(folder.bytes().as_ref(), Some(&old));
    }
}

#[test]
fn tries_again_after_errors_and_broken_connections() {
    let (server, folder) = (Server::start(), Folder::new("again"));
    server
        .next(STANDARDS, [Act::Status(500, vec![]), Act::Cut(200), Act::Cut(100), Act::Status(502, vec![])]);
    server.next(&of_map("Occupations"), [Act::Status(500, vec![]), Act::Cut(0), Act::Cut(300)]);
    server.next(&of_map("Occupations/OCC9001"), [Act::CutChunk, Act::CutChunk]);
    server.next(&of_map("OccupationalProgression/OCC9003"), [Act::Cut(5)]);
    run(&mut folder.import_all(&server)).succeeds().says(&["HTTP 500; trying again", "HTTP 502"]);
    let undisturbed = Folder::new("again-undisturbed");
    let asked = server.asked();
    let record = of_map("Occupations/OCC9001");
    let of_record = asked.iter().filter(|request| request.path() == record);
    assert_eq!(
        of_record.filter(|request| request.header("range").is_some()).count(),
        2,
        "after a cut chunk, too"
    );
    let ranges: Vec<_> = asked
        .iter()
        .filter(|request| request.path() == STANDARDS)
        .map(|request| (request.header("range").map(str::to_owned), request.header("if-range").is_some()))
        .collect();
    let from = |from: &str| (Some(format!("bytes={from}-")), true);
    let none = (None, false);
    assert_eq!(
        ranges,
        [none.clone(), none, from("200"), from("300"), from("300")],
        "goes on where it was cut"
    );
    run(&mut undisturbed.import_all(&server)).succeeds();
    assert_eq!(folder.catalogue(), undisturbed.catalogue());
}

#[test]
fn what_has_changed_while_it_came_is_fetched_anew() {
    let (server, folder) = (Server::start(), Folder::new("changed"));
    server.next(STANDARDS, [Act::Stall(300)]);
    let child = folder.import(&server).spawn().expect("starts");
    server.wait_for_stall();
    kill(child);
    let fewer: Vec<Value> = serde_json::from_slice(&server::fixture("standards.json")).expect("JSON");
    server.set(STANDARDS, serde_json::to_vec(&fewer[2..3]).expect("JSON"));
    run(&mut folder.import(&server)).succeeds();
    assert_eq!(references(&folder.catalogue()), ["OCC9002"]);

    // Nor is a part of an answer whose version has no name gone on with.
    let folder = Folder::new("unnamed");
    server.set(STANDARDS, server::fixture("standards.json"));
    server.next(STANDARDS, [Act::Unnamed]);
    run(&mut folder.import(&server)).succeeds();
    server.asked();
    run(&mut folder.import(&server)).succeeds();
    let asked = server.asked();
    assert!(asked.iter().all(|request| request.header("if-none-match").is_none()));
}

#[test]
fn what_had_come_whole_is_not_fetched_again() {
    let (server, folder) = (Server::start(), Folder::new("whole"));
    run(&mut folder.import(&server)).succeeds();
    // As if killed after the last byte, before the answer got its name.
    let cache = folder.path("catalogue.json.cache");
    fs::rename(cache.join("standards.answer"), cache.join("standards.part")).expect("renamed");
    let first = folder.catalogue();
    server.asked();
    run(&mut folder.import(&server)).succeeds();
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].header("if-none-match").is_some() && asked[0].header("range").is_none());
    assert_eq!(folder.catalogue()["occupations"], first["occupations"]);
}

#[test]
fn a_cache_that_is_damaged_is_fetched_anew() {
    let (server, folder) = (Server::start(), Folder::new("damaged"));
    run(&mut folder.import_all(&server)).succeeds();
    let whole = folder.catalogue();
    let cache = folder.path("catalogue.json.cache");
    let damage = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let path = cache.join(name);
        let mut bytes = fs::read(&path).expect("an answer");
        change(&mut bytes);
        fs::write(&path, bytes).expect("written");
    };
    damage("standards.answer", &|bytes| bytes.truncate(bytes.len() - 40));
    damage("occupations.answer", &|bytes| bytes.truncate(3));
    damage("OCC9001.answer", &|bytes| bytes.push(b'x'));
    damage("OCC9002.links.answer", &|bytes| bytes.clear());
    fs::write(cache.join("journal"), [0xff; 40]).expect("written");
    run(&mut folder.import_all(&server)).succeeds();
    assert_eq!(folder.catalogue()["occupations"], whole["occupations"]);
}

#[test]
fn a_page_or_another_form_is_no_data() {
    let (server, folder) = (Server::start(), Folder::new("form"));
    let old = folder.old();
    let page = "<!doctype html><title>Sign in</title>";
    let json = "application/json";
    let cases = [
        (STANDARDS.to_owned(), "text/html; charset=utf-8", page, "a web page came in place of data"),
        (STANDARDS.to_owned(), json, page, "a web page came in place of data"),
        (STANDARDS.to_owned(), json, "[]", "the list is empty"),
        (STANDARDS.to_owned(), json, "{\"error\":\"gone\"}", "it has no referenceNumber"),
        (STANDARDS.to_owned(), json, "[{\"title\":1},", "the apprenticeship standards: not in the form"),
        (STANDARDS.to_owned(), json, "", "the apprenticeship standards: not in the form"),
        (of_map("Occupations"), json, "{}", "it is no list"),
        (of_map("Occupations"), json, "[{\"name\":\"x\",\"status\":1}]", "[0].stdCode is missing"),
        (of_map("Occupations"), json, "[{\"stdCode\":\"OCC1\"}]", "[0].status is missing"),
        (
            of_map("Occupations"),
            json,
            "[{\"stdCode\":\"../../x\",\"status\":1}]",
            "[0].stdCode is no reference",
        ),
        (of_map("Occupations"), json, "[{\"stdCode\":\"OCC1\",\"status\":3}]", "none of 1 has the status 1"),
        (of_map("Occupations/OCC9001"), json, "{\"name\":\"x\"}", "stdCode"),
        (of_map("Occupations/OCC9001"), json, "not json", "OCC9001: not in the form"),
        (of_map("OccupationalProgression/OCC9001"), json, "{\"steps\":[]}", "progressions is missing"),
    ];
    for (path, form, body, words) in cases {
        server.next(&path, [Act::Body(form, body.to_owned())]);
        run(&mut folder.import_all(&server)).fails_with(&[words]);
        assert_eq!(folder.bytes().as_ref(), Some(&old), "{words}");
    }
    // And what was no data is not kept for data.
    run(&mut folder.import_all(&server)).succeeds();
}

#[test]
fn what_unpacks_to_more_than_can_be_right_is_given_up_and_not_kept() {
    let (server, folder) = (Server::start(), Folder::new("packed"));
    let old = folder.old();
    server.next(&of_map("Occupations"), [Act::Packed((64 << 20) + 1)]);
    run(&mut folder.import_all(&server)).fails_with(&["longer than it can rightly be"]);
    assert_eq!(folder.bytes(), Some(old));
    run(&mut folder.import_all(&server)).succeeds();
}

#[test]
fn one_odd_record_of_many_is_left_out_and_said() {
    let (server, folder) = (Server::start(), Folder::new("odd"));
    let record = String::from_utf8(server::fixture("OCC9003.json")).expect("UTF-8");
    let numbers = 9100..9125;
    let listed: Vec<_> =
        numbers.clone().map(|number| json!({"stdCode": format!("OCC{number}"), "status": 1})).collect();
    server.set(&of_map("Occupations"), json!(listed).to_string());
    for number in numbers {
        let reference = format!("OCC{number}");
        server.set(&of_map(&format!("Occupations/{reference}")), record.replace("OCC9003", &reference));
    }
    server.set(&of_map("Occupations/OCC9107"), "[1, 2]");
    run(&mut folder.import_all(&server)).succeeds().says(&["OCC9107: not in the form", "Left out"]);
    let mut odd = json!(listed);
    odd[3] = json!({"stdCode": "OCC-1", "status": 1});
    server.set(&of_map("Occupations"), odd.to_string());
    run(&mut folder.import_all(&server)).succeeds().says(&["[3].stdCode is no reference. Left out"]);
    server.set(&of_map("Occupations"), json!(listed).to_string());
    run(&mut folder.import_all(&server)).succeeds();
    let catalogue = folder.catalogue();
    assert_eq!(references(&catalogue).len(), 24 + 3);
    server.set(&of_map("Occupations/OCC9108"), "[1, 2]");
    run(&mut folder.import_all(&server)).fails_with(&["OCC9108: not in the form"]);
}

#[test]
fn the_next_import_asks_only_whether_anything_has_changed() {
    let (server, folder) = (Server::start(), Folder::new("conditional"));
    run(&mut folder.import_all(&server)).succeeds();
    let first = folder.catalogue();
    server.asked();
    run(&mut folder.import_all(&server)).succeeds();
    let asked = server.asked();
    assert_eq!(asked.len(), all_paths().len());
    for request in asked.iter().filter(|request| !request.path().ends_with("OCC9005")) {
        assert!(request.header("if-none-match").is_some(), "{}", request.target);
    }
    assert_eq!(folder.catalogue()["occupations"], first["occupations"]);
    let record = of_map("Occupations/OCC9003");
    let changed = String::from_utf8(server::fixture("OCC9003.json")).expect("UTF-8");
    server.set(&record, changed.replace("The depths of the harbour.", "The depths of every harbour."));
    run(&mut folder.import_all(&server)).succeeds();
    let pilot = folder.catalogue();
    assert_eq!(occupation(&pilot, "OCC9003")["ksbs"][1]["statement"], "The depths of every harbour.");
}

#[test]
fn without_a_network_it_says_so() {
    let folder = Folder::new("offline");
    let old = folder.old();
    // A port that nobody listens on any more.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let out = folder.path("catalogue.json");
    let standards = format!("http://{port}/x");
    let mut import = folder.import_to(&out);
    run(import.args(["--retries", "2", "--standards-url", &standards]))
        .fails_with(&["given up, attempts: 3", "Is there a network?"]);
    assert_eq!(folder.bytes(), Some(old));
    for bad in ["ftp://127.0.0.1", "nothing", "http://user:s3cret@127.0.0.1/", "http://127.0.0.1/?key=s3cret"]
    {
        let refused = run(folder.import_to(&out).args(["--standards-url", bad]));
        assert!(!refused.err.contains("s3cret"), "{}", refused.err);
        refused.fails_with(&["address"]);
    }
}

#[test]
fn a_redirect_is_followed_within_its_host_only() {
    let (server, other, folder) = (Server::start(), Server::start(), Folder::new("redirect"));
    let to = |place: String| Act::Status(302, vec![("Location", place)]);
    server.set("/moved", server::fixture("standards.json"));
    server.next(STANDARDS, [to("/moved".to_owned())]);
    run(&mut folder.import(&server)).succeeds();
    let elsewhere = format!("http://{}{}", other.address, of_map("Occupations"));
    server.next(&of_map("Occupations"), [to(elsewhere)]);
    run(&mut folder.import_all(&server)).fails_with(&["not safe to follow"]);
    assert_eq!(paths(&other), [""; 0], "the key goes nowhere else");
    server.next(&of_map("Occupations"), vec![to(of_map("Occupations")); 9]);
    run(&mut folder.import_all(&server)).fails_with(&["again and again"]);
}

fn httpdate(time: SystemTime) -> String {
    httpdate::fmt_http_date(time)
}
