//! What a person types finds the occupation that they mean.

use std::sync::LazyLock;

use proptest::prelude::*;
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, OccupationOption, TechnicalLevel};
use skills_gap::search::{SearchEntry, SearchField, SearchIndex, SearchMatch, SearchReport};

/// Made up: `reference | name | level | job titles | keywords | SOC titles | further references | options`.
const MADE_UP: &str = "\
OCC9001|Marketing manager|6|Marketing lead; Brand manager; Head of marketing|marketing; brand|Marketing directors|ST9001|
OCC9002|Marketing executive|4|Digital marketing officer; Campaign executive|marketing|Marketing associate professionals|ST9002|
OCC9003|Police constable|6|Police officer|policing|Police officers (sergeant and below)|ST9003|
OCC9004|Healthcare assistant|2|Health care support worker; Ward assistant|care|Nursing auxiliaries|ST9004|
OCC9005|Registered nurse|6|Staff nurse; Ward nurse|nursing|Nursing professionals|ST9005|Adult nursing; Mental health nursing
OCC9006|Software developer|4|Web developer; Back-end developer; Programmer|software; coding|Programmers and software development professionals|ST9006|
OCC9007|Civil engineer|6|Site engineer; Structural engineer|engineering|Civil engineers|ST9007|
OCC9008|Engineering technician|3|Maintenance technician; Mechanical technician|engineering|Engineering technicians|ST9008|Machinist; Toolmaker; Fitter
OCC9009|Office administrator|3|Receptionist; Office manager; Administration officer|admin|Office managers|ST9009|
OCC9010|Chef de partie|3|Section chef; Commis chef|cooking; kitchen|Chefs|ST9010|
OCC9011|Commis pâtissier|2|Pastry cook; Crème specialist|baking|Bakers and flour confectioners|ST9011|
OCC9012|Bricklayer|2|Brick layer; Mason|construction|Bricklayers|ST9012|
OCC9013|Early years educator|3|Nursery worker; Nursery nurse|children|Early education and childcare practitioners|ST9013|
OCC9014|Teacher|6|Primary school teacher; Secondary school teacher|education|Primary education teaching professionals|ST9014|
OCC9015|Data analyst|4|Business analyst; Insight analyst|data; statistics|Data analysts|ST9015|
OCC9016|Accountant|7|Management accountant; Auditor|finance|Chartered and certified accountants|ST9016|
OCC9017|Bookkeeper|3|Accounts assistant; Payroll clerk|finance|Book-keepers, payroll managers and wages clerks|ST9017|
OCC9018|Solicitor|7|Lawyer|law|Solicitors and lawyers|ST9018|
OCC9019|Paralegal|3|Legal assistant; Caseworker|law|Legal associate professionals|ST9019|
OCC9020|Arborist|2|Tree surgeon; Climber|trees|Agricultural and fishing trades|ST9020|
OCC9021|Landscape gardener|2|Gardener; Groundsperson|horticulture|Gardeners and landscape gardeners|ST9021|
OCC9022|Town planner|7|Planning officer; Planner|planning|Town planning officers|ST9022|
OCC9023|Public health practitioner|6|Health improvement officer|public health|Health professionals|ST9023|
OCC9024|Train driver|3|Driver; Locomotive driver|rail|Train and tram drivers|ST9024|
OCC9025|Journalist|5|Reporter; News editor; Press photographer|media; news|Newspaper and periodical journalists|ST9025|
OCC9026|IT support technician|3|Helpdesk technician; IT technician|it|IT user support technicians|ST9026|
OCC9027|Organisational development adviser|5|Colour consultant; Centre manager|people|Human resources officers|ST9027|
OCC9028|Press tool operator|2|Press operator; Safety officer|metal|Metal working machine operatives|ST9028|
OCC9029|Customer service officer|2|Officer of the day; Enquiries officer|service|Customer service occupations|ST9029|
OCC9030|Dyer|2|Textile dyer|textiles|Textile process operatives|ST9030|
OCC9031|Commis pâtissier|3||||ST9031|";

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::new(entries()));

fn entries() -> Vec<SearchEntry> {
    let mut entries: Vec<_> = Catalogue::embedded().occupations().map(SearchEntry::of).collect();
    for line in MADE_UP.lines() {
        let cells: Vec<&str> = line.split('|').collect();
        let list = |cell: usize| {
            let items = cells[cell].split("; ").filter(|item| !item.is_empty());
            items.map(str::to_owned).collect::<Vec<_>>()
        };
        entries.push(SearchEntry {
            reference: cells[0].to_owned(),
            name: cells[1].to_owned(),
            route: "Made up".to_owned(),
            level: cells[2].parse().ok(),
            titles: list(3),
            keywords: list(4),
            soc: list(5),
            codes: list(6),
            options: list(7),
        });
    }
    entries
}

fn found(text: &str) -> Vec<String> {
    let report = INDEX.search(text, 100);
    report.results.into_iter().map(|result| result.reference).collect()
}

fn first(text: &str) -> String {
    found(text).into_iter().next().unwrap_or_default()
}

/// The parts of a text that a result marks.
fn marked(matched: &SearchMatch) -> Vec<String> {
    let units: Vec<u16> = matched.text.encode_utf16().collect();
    let part = |range: &(usize, usize)| {
        String::from_utf16(units.get(range.0..range.1).expect("within the text")).expect("whole characters")
    };
    matched.ranges.iter().map(part).collect()
}

#[test]
fn the_occupation_meant_comes_first() {
    for (what, cases) in [
        ("titles and names", &[("press officer", "OCC0311"), ("policy officer", "OCC0526")][..]),
        (
            "a letter dropped",
            &[("pres oficer", "OCC0311"), ("polcy officer", "OCC0526"), ("bricklyer", "OCC9012")],
        ),
        (
            "a letter added",
            &[("marketting manager", "OCC9001"), ("sollicitor", "OCC9018"), ("accoountant", "OCC9016")],
        ),
        (
            "a letter changed",
            &[("arburist", "OCC9020"), ("jeurnalist", "OCC9025"), ("saftware developer", "OCC9006")],
        ),
        (
            "letters swapped",
            &[("paralgeal", "OCC9019"), ("slicitor", "OCC9018"), ("cheff de patrie", "OCC9010")],
        ),
        ("the first letter", &[("rborist", "OCC9020"), ("vicil engineer", "OCC9007")]),
        (
            "two in a long word",
            &[("recepshunist", ""), ("receptoinits", "OCC9009"), ("organizationel", "OCC9027")],
        ),
        (
            "other order",
            &[("officer press", "OCC0311"), ("developer software", "OCC9006"), ("manager, brand", "OCC9001")],
        ),
        (
            "plural and forms",
            &[
                ("press officers", "OCC0311"),
                ("nurses ward", "OCC9005"),
                ("accountants", "OCC9016"),
                ("plumbers", ""),
            ],
        ),
        (
            "forms",
            &[
                ("civil engineering", "OCC9007"),
                ("planning town", "OCC9022"),
                ("gardening landscape", "OCC9021"),
            ],
        ),
        (
            "references",
            &[
                ("OCC0526", "OCC0526"),
                ("occ0311", "OCC0311"),
                ("0311", "OCC0311"),
                ("ST9007", "OCC9007"),
                ("st 9012", "OCC9012"),
            ],
        ),
        (
            "accents",
            &[
                ("patissier creme", "OCC9011"),
                ("CRÈME", "OCC9011"),
                ("Commis PÂTISSIER pastry", "OCC9011"),
                ("sölicitor", "OCC9018"),
            ],
        ),
        (
            "words that join",
            &[
                ("head of the marketing", "OCC9001"),
                ("an officer for the press", "OCC0311"),
                ("a teacher", "OCC9014"),
            ],
        ),
        (
            "hyphens, slashes",
            &[("press/officer", "OCC0311"), ("back end developer", "OCC9006"), ("book-keeper", "OCC9017")],
        ),
        (
            "apart, together",
            &[
                ("health care assistant", "OCC9004"),
                ("pressofficer", "OCC0311"),
                ("brick layer", "OCC9012"),
                ("case worker", "OCC9019"),
                ("backend developer", "OCC9006"),
            ],
        ),
        (
            "other spellings",
            &[
                ("organizational development", "OCC9027"),
                ("color consultant", "OCC9027"),
                ("center manager", "OCC9027"),
            ],
        ),
        ("options", &[("toolmaker", "OCC9008"), ("mental health nursing", "OCC9005")]),
        ("keywords", &[("kitchen", "OCC9010"), ("statistics", "OCC9015")]),
        ("SOC titles", &[("flour confectioner", "OCC9011"), ("tram driver", "OCC9024")]),
        ("an unknown word", &[("press officer zzyzx", "OCC0311"), ("qqq tree surgeon", "OCC9020")]),
        ("short words as they are", &[("it technician", "OCC9026"), ("ut", "")]),
        (
            "nothing",
            &[
                ("", ""),
                ("   ", ""),
                ("…!", ""),
                ("of", "OCC9009"),
                ("警察", ""),
                ("zzyzx", ""),
                ("OCC9999", ""),
                ("OCC0312", ""),
            ],
        ),
    ] {
        for (text, reference) in cases {
            assert_eq!(first(text), *reference, "{what}: {text:?} finds {:?}", found(text));
        }
    }
}

#[test]
fn as_it_is_typed_it_comes_to_the_fore() {
    for (text, reference, from) in [
        ("public relations assistant", "OCC0311", 3),
        ("public relations and communications assistant", "OCC0311", 3),
        ("public realtions", "OCC0311", 7),
        ("policy officer", "OCC0526", 3),
        ("press officer", "OCC0311", 4),
        ("software developer", "OCC9006", 2),
        ("healthcare assistant", "OCC9004", 1),
        ("bricklayer", "OCC9012", 1),
        ("brcklayer", "OCC9012", 5),
    ] {
        for end in from..=text.len() {
            let found = found(&text[..end]);
            let place = found.iter().position(|one| one == reference);
            assert!(place.is_some_and(|place| place < 5), "{:?} finds {found:?}", &text[..end]);
        }
        assert_eq!(first(text), reference, "{text}");
    }
}

#[test]
fn a_result_says_why_it_is_there() {
    for (text, field, matched, parts) in [
        (
            "junior press officer",
            SearchField::JobTitle,
            "Junior press officer",
            &["Junior", "press", "officer"][..],
        ),
        ("press officer", SearchField::Soc, "Press officers", &["Press", "officer"]),
        ("pres off", SearchField::Soc, "Press officers", &["Press", "off"]),
        ("tree surgeno", SearchField::JobTitle, "Tree surgeon", &["Tree", "surgeon"]),
        ("patiss", SearchField::Name, "Commis pâtissier", &["pâtiss"]),
        ("st9020", SearchField::Reference, "ST9020", &["ST9020"]),
        ("9020", SearchField::Reference, "OCC9020", &["9020"]),
        ("adult nursing", SearchField::Option, "Adult nursing", &["Adult", "nursing"]),
        ("baking", SearchField::Keyword, "baking", &["baking"]),
        ("backend", SearchField::JobTitle, "Back-end developer", &["Back-end"]),
        ("health care assistant", SearchField::Name, "Healthcare assistant", &["Healthcare", "assistant"]),
    ] {
        let report = INDEX.search(text, 1);
        let found = &report.results[0].matched;
        assert_eq!((found.field, found.text.as_str()), (field, matched), "{text}");
        assert_eq!(marked(found), parts, "{text}");
    }
    let result = &INDEX.search("arborist", 1).results[0];
    assert_eq!((result.name.as_str(), result.route.as_str()), ("Arborist", "Made up"));
    assert_eq!((result.level, result.technical_level), (Some(2), Some(TechnicalLevel::Technical)));
}

#[test]
fn letters_of_a_reference_alone_name_nothing() {
    // With a digit, they are found by it.
    for text in ["occ9", "occ90", "st9", "st90"] {
        let results = INDEX.search(text, 100).results;
        assert!(results.iter().any(|one| one.matched.field == SearchField::Reference), "{text}: {results:?}");
    }
    for text in ["s", "st", "o", "occ"] {
        let results = INDEX.search(text, 100).results;
        assert!(!results.is_empty(), "{text} begins a word");
        assert!(results.iter().all(|one| one.matched.field != SearchField::Reference), "{text}: {results:?}");
    }
}

#[test]
fn places_are_counted_in_utf_16_units() {
    let mut entry = entries().remove(0);
    entry.name = "👩‍🚒 Fire fighter".to_owned();
    let report = SearchIndex::new(vec![entry]).search("fire", 1);
    assert_eq!(report.results[0].matched.ranges, [(6, 10)]);
    assert_eq!(marked(&report.results[0].matched), ["Fire"]);
}

#[test]
fn all_words_before_some_and_whole_before_part() {
    let all = found("safety officer");
    assert_eq!(all[0], "OCC9028");
    let entry = |reference: &str, name: &str, titles: &[&str], soc: &[&str]| SearchEntry {
        reference: reference.to_owned(),
        name: name.to_owned(),
        route: String::new(),
        level: None,
        titles: titles.iter().map(|title| (*title).to_owned()).collect(),
        keywords: vec![],
        soc: soc.iter().map(|title| (*title).to_owned()).collect(),
        codes: vec![],
        options: vec![],
    };
    let index = SearchIndex::new(vec![
        entry("A1", "Senior press liaison officer", &[], &[]),
        entry("A2", "Campaigner", &[], &["Press officer"]),
        entry("A3", "Writer", &["Press officer"], &[]),
        entry("A4", "Press officer", &[], &[]),
        entry("A5", "Officer", &[], &[]),
        entry("A6", "Press", &[], &[]),
        entry("A7", "Someone", &["Press reader", "Tax officer"], &[]),
        entry("A0", "Press officer", &[], &[]),
    ]);
    let order: Vec<_> =
        index.search("press officer", 9).results.into_iter().map(|one| one.reference).collect();
    assert_eq!(order[..6], ["A0", "A4", "A3", "A2", "A1", "A7"], "{order:?}");
    assert_eq!(found("patissier")[..2], ["OCC9011", "OCC9031"]);
}

#[test]
fn what_has_little_of_it_is_no_answer() {
    let report = INDEX.search("press officer", 3);
    assert_eq!(report.results.len(), 3.min(report.total));
    assert!(report.total < 20, "{}", report.total);
    assert_eq!(INDEX.search("press officer", 0).results, []);
    assert_eq!(INDEX.search("press officer", 0).total, report.total);
    assert_eq!(SearchIndex::default().search("press", 5).total, 0);
}

#[test]
fn long_input_is_cut_short() {
    let long = format!("press officer {}", "police ".repeat(200_000));
    let report = INDEX.search(&long, 5);
    assert_eq!(report.query.chars().count(), 200);
    assert_eq!(INDEX.search(&"x".repeat(1_000_000), 5).total, 0);
    let accents = "é".repeat(1_000);
    assert_eq!(INDEX.search(&accents, 5).query, "é".repeat(200));
}

#[test]
fn an_entry_holds_what_an_occupation_is_found_by() {
    let mut occupation = Engine::embedded().occupation("OCC0311").expect("there").clone();
    let option = |code: &str, reference: &str| OccupationOption {
        code: code.to_owned(),
        name: "Press".to_owned(),
        reference: reference.to_owned(),
    };
    occupation.options = vec![option("O1", "ST0311A"), option("O2", "")];
    let entry = SearchEntry::of(&occupation);
    assert_eq!(entry.codes, ["ST0311", "ST0311A"]);
    assert_eq!(entry.options, ["Press"]);
    assert_eq!(entry.titles, occupation.job_titles);
    assert!(entry.soc.iter().any(|title| title == "Press officers"));
    let json = skills_gap::to_json(&entry).expect("JSON");
    assert_eq!(serde_json::from_str::<SearchEntry>(&json).expect("an entry"), entry);
    let error = serde_json::from_str::<SearchEntry>(r#"{"reference": "A", "name": "B", "title": []}"#);
    let error = error.expect_err("a field that no entry has").to_string();
    assert!(error.starts_with("unknown field `title`"), "{error}");
}

#[test]
fn the_number_of_a_reference_with_an_accent_is_marked() {
    let mut occupation = Engine::embedded().occupation("OCC0311").expect("there").clone();
    occupation.products.iter_mut().for_each(|product| product.reference = "À73".to_owned());
    let index = SearchIndex::new(vec![SearchEntry::of(&occupation)]);
    let report = index.search("73", 1);
    let result = report.results.first().expect("found by its product");
    assert_eq!(marked(&result.matched), ["73"]);
}

#[test]
fn the_embedded_catalogue_is_searched() {
    let engine = Engine::embedded();
    let report = engine.search("pres oficer", 10);
    assert_eq!(report.results[0].reference, "OCC0311");
    assert_eq!(report, engine.search_index().search("pres oficer", 10));
}

/// What holds of every report.
fn check(report: &SearchReport, limit: usize) {
    assert!(report.results.len() == limit.min(report.total));
    for result in &report.results {
        let matched = &result.matched;
        assert!(!matched.ranges.is_empty(), "{result:?}");
        assert!(marked(matched).iter().all(|part| !part.is_empty()));
        assert!(matched.ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{result:?}");
    }
}

fn typed() -> impl Strategy<Value = String> {
    let words = MADE_UP.split(['|', ';', ' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mangled = (prop::sample::select(words), any::<prop::sample::Index>(), "[a-z’' -]{0,2}").prop_map(
        |(word, at, put)| {
            let letters: Vec<char> = word.chars().collect();
            let (before, after) = letters.split_at(at.index(letters.len()));
            before.iter().collect::<String>() + &put + &after.iter().skip(1).collect::<String>()
        },
    );
    prop_oneof![
        any::<String>(),
        prop::collection::vec(mangled, 1..6).prop_map(|words| words.join(" ")),
        prop::collection::vec(
            prop::sample::select(vec!["press", "off", "officer", "of", "0311", "a", "’s", "🚒"]),
            0..40
        )
        .prop_map(|words| words.concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn whatever_is_typed(text in typed(), limit in 0..40_usize, turn in 0..32_usize) {
        let report = INDEX.search(&text, limit);
        check(&report, limit);
        prop_assert!(text.starts_with(&report.query));
        prop_assert_eq!(&report, &INDEX.search(&text, limit));
        let all = INDEX.search(&text, 100);
        prop_assert_eq!(&all.results[..report.results.len()], &report.results[..], "the first of all");
        let mut other = entries();
        other.rotate_left(turn);
        prop_assert_eq!(&SearchIndex::new(other).search(&text, limit), &report, "in whatever order they are given");
    }

    #[test]
    fn catalogues_of_anything(names in prop::collection::vec(any::<String>(), 1..6), text in any::<String>()) {
        let entries = names.iter().enumerate().map(|(number, name)| SearchEntry {
            reference: format!("A{number}"),
            name: name.clone(),
            route: name.clone(),
            level: Some(number as u8),
            titles: names.clone(),
            keywords: vec![text.clone()],
            soc: vec![],
            codes: names.clone(),
            options: vec![],
        });
        let index = SearchIndex::new(entries.collect());
        for typed in names.iter().chain([&text]) {
            check(&index.search(typed, 3), index.search(typed, 3).results.len());
        }
    }
}
