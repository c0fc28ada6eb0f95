//! Reading occupation pages: everything that is on them, whatever they went through.

use skills_gap::Engine;
use skills_gap::ErrorCode;
use skills_gap::catalogue::{Direction, Kind, Link, Occupation, Product, Soc, SocGroup, TechnicalLevel};
use skills_gap::read::{read_occupation_page, read_occupations, write_occupation_page};

const PR: &str = include_str!("fixtures/pages/OCC0311.txt");
const POLICY: &str = include_str!("fixtures/pages/OCC0526.txt");

fn read(page: &str) -> Occupation {
    read_occupation_page(page).expect("an occupation page")
}

fn count(occupation: &Occupation, kind: Kind) -> usize {
    occupation.ksbs.iter().filter(|ksb| ksb.kind == kind).count()
}

fn links(occupation: &Occupation) -> Vec<(Direction, Option<u8>)> {
    occupation.links.iter().map(|link| (link.direction, link.level)).collect()
}

#[test]
fn policy_officer_has_everything_on_its_page() {
    let policy = read(POLICY);
    assert_eq!(policy.reference, "OCC0526");
    assert_eq!(policy.name, "Policy officer");
    assert_eq!(policy.route, "Business and administration");
    assert_eq!((policy.level, policy.technical_level), (Some(4), Some(TechnicalLevel::HigherTechnical)));
    assert_eq!(policy.overview, "Contribute to the development of policy.");
    assert_eq!(policy.status, "Approved occupation");
    assert_eq!(policy.salary, Some(48_709));
    assert_eq!(
        policy.soc,
        Some(Soc {
            code: "2439".into(),
            title: "Business, research and administrative professionals n.e.c.".into(),
            sub_unit_groups: vec![SocGroup { code: "2439/01".into(), title: "Policy officers".into() }],
        })
    );
    assert_eq!(
        policy.products,
        [Product {
            reference: "ST0526".into(),
            name: "Policy officer".into(),
            level: Some(4),
            status: "Approved for delivery".into(),
            form: String::new(),
        }]
    );
    assert_eq!(policy.employers.len(), 28, "once each, without the empty entry");
    assert_eq!(policy.employers.last().map(String::as_str), Some("Innovate Awarding"));
    assert_eq!(policy.summary.len(), 13);
    assert_eq!((policy.job_titles.len(), policy.keywords.len()), (8, 6));
    assert_eq!(Kind::ALL.map(|kind| count(&policy, kind)), [22, 15, 6], "knowledge, skills, behaviours");
    assert_eq!(policy.duties.len(), 13);
    assert_eq!(
        policy.duties[12].statement,
        "Monitor identified risks to policy delivery plans, and take appropriate mitigating actions."
    );
    assert_eq!(links(&policy), [(Direction::Out, Some(4))]);
    assert_eq!(policy.map_routes, ["Business and administration"]);
    assert_eq!(policy.warnings, []);
}

#[test]
fn pr_assistant_has_everything_on_its_page() {
    let pr = read(PR);
    assert_eq!((pr.reference.as_str(), pr.salary), ("OCC0311", None));
    assert_eq!(Kind::ALL.map(|kind| count(&pr, kind)), [21, 16, 5]);
    assert_eq!(pr.duties.len(), 12);
    let groups: Vec<_> =
        pr.soc.iter().flat_map(|soc| &soc.sub_unit_groups).map(|group| &group.code).collect();
    assert_eq!(groups, ["2493/02", "1133/00", "2493/01", "2493/03"]);
    let (into, from) = (Direction::In, Direction::Out);
    assert_eq!(
        links(&pr),
        [(into, Some(3)), (into, Some(3)), (into, Some(3)), (from, Some(4)), (from, Some(6))]
    );
    assert_eq!(pr.map_routes, ["Creative and design", "Sales, marketing and procurement"]);
    assert_eq!(pr.employers.len(), 9);
    assert_eq!(pr.warnings, []);
}

#[test]
fn embedded_records_are_what_the_pages_give() {
    let engine = Engine::embedded();
    let embedded: Vec<_> = engine.catalogue().occupations().cloned().collect();
    assert_eq!(embedded, [read(PR), read(POLICY)]);
}

#[test]
fn what_copying_does_to_a_page_does_not_matter() {
    let plain = read(PR);
    let no_blank_lines: String =
        PR.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect();
    let legend_cut = &PR[PR.find("Royal").expect("legend")..];
    let without_legend = &PR[PR.find("home ").expect("home")..];
    for (what, page) in [
        ("Windows line ends", PR.replace('\n', "\r\n")),
        ("old Mac line ends", PR.replace('\n', "\r")),
        ("line separators", PR.replace('\n', "\u{2028}")),
        ("no-break spaces", PR.replace(' ', "\u{a0}")),
        ("stray blank lines", PR.replace('\n', "\n \t\n\n")),
        ("no blank lines", no_blank_lines),
        ("trailing spaces and tabs", PR.replace('\n', " \t \n")),
        ("zero-width characters", PR.replace("e", "e\u{200b}")),
        ("byte order mark", format!("\u{feff}{PR}")),
        ("capitals in headings", PR.replace("Keywords:", "KEYWORDS").replace("Duty D", "DUTY d")),
        ("half a legend", legend_cut.to_owned()),
        ("no legend", without_legend.to_owned()),
        ("something above the legend", format!("Skip to main content\n\nMenu\n{PR}")),
    ] {
        assert_eq!(read(&page), plain, "{what}");
    }
    let straight = PR.replace('’', "'");
    assert_eq!(read(&straight).ksbs.len(), plain.ksbs.len());
    assert!(read(PR).summary.iter().any(|text| text.contains('’')), "quotes are kept as they stand");
}

/// The sections of a page, each from its heading to the next.
fn sections(page: &str) -> (String, Vec<(&'static str, String)>) {
    const STARTS: [(&str, &str); 13] = [
        ("reference", "Reference:"),
        ("status", "Status:"),
        ("salary", "Average (median) salary:"),
        ("soc", "SOC 2020 code:"),
        ("soc.subUnitGroups", "SOC 2020 sub unit groups:"),
        ("products", "Technical Education Products"),
        ("employers", "Employers involved in creating the standard:"),
        ("summary", "Summary"),
        ("jobTitles", "Typical job titles include:"),
        ("keywords", "Keywords:"),
        ("ksbs", "Knowledge, skills and behaviours (KSBs)"),
        ("duties", "Duties"),
        ("links", "Occupational Progression"),
    ];
    let mut header = String::new();
    let mut found: Vec<(&str, String)> = Vec::new();
    let body = &page[page.find("home ").expect("home")..];
    for line in body.lines() {
        if let Some((name, _)) = STARTS.iter().find(|(_, start)| line.starts_with(start)) {
            found.push((name, String::new()));
        }
        let into = found.last_mut().map_or(&mut header, |(_, text)| text);
        into.push_str(line);
        into.push('\n');
    }
    (header, found)
}

#[test]
fn sections_may_stand_in_any_order() {
    let (header, found) = sections(POLICY);
    let expected = read(POLICY);
    for turn in 0..found.len() {
        let mut order = found.clone();
        order.rotate_left(turn);
        order.reverse();
        let page: String =
            std::iter::once(header.as_str()).chain(order.iter().map(|(_, text)| text.as_str())).collect();
        let record = read(&page);
        assert_eq!(record, expected, "turned by {turn}");
    }
}

#[test]
fn a_missing_section_is_named_and_the_rest_is_there() {
    let (header, found) = sections(POLICY);
    let whole = read(POLICY);
    for missing in [
        "reference",
        "status",
        "soc",
        "soc.subUnitGroups",
        "products",
        "employers",
        "summary",
        "jobTitles",
        "keywords",
        "duties",
        "links",
    ] {
        let page: String = std::iter::once(header.as_str())
            .chain(found.iter().filter(|(name, _)| *name != missing).map(|(_, text)| text.as_str()))
            .collect();
        let record = read(&page);
        let named = |path: &str| {
            record.warnings.iter().any(|warning| warning.path == path && warning.code == "missing")
        };
        assert!(named(missing), "{missing}: {:?}", record.warnings);
        assert_eq!(record.name, whole.name, "without {missing}");
        assert_eq!(record.ksbs, whole.ksbs, "without {missing}");
    }
    let page: String = found.iter().map(|(_, text)| text.as_str()).collect();
    let headless = read(&page);
    let named: Vec<_> = headless.warnings.iter().map(|warning| warning.path.as_str()).collect();
    assert_eq!(named, ["name", "route", "overview"], "the level stands in the progression map too");
}

#[test]
fn a_page_cut_off_anywhere_gives_what_is_there_or_a_clear_error() {
    for page in [PR, POLICY] {
        let whole = read(page);
        let mut records = 0;
        for (end, _) in page.char_indices().filter(|(end, _)| end % 7 == 0) {
            match read_occupation_page(&page[..end]) {
                Ok(record) => {
                    records += 1;
                    assert!(record.ksbs.len() <= whole.ksbs.len());
                    let complete = record.ksbs.len().saturating_sub(1);
                    assert_eq!(record.ksbs[..complete], whole.ksbs[..complete], "cut at {end}");
                    if record.links.len() < whole.links.len() {
                        assert!(!record.warnings.is_empty(), "cut at {end}");
                    }
                }
                Err(error) => {
                    let expected = [ErrorCode::NotAnOccupationPage, ErrorCode::NoStatements];
                    assert!(expected.contains(&error.code()), "cut at {end}: {error}");
                }
            }
        }
        assert!(records > 1_000, "most of the page is after its first marks");
    }
    let within = &POLICY[..POLICY.find("S9:").expect("S9") + 20];
    let record = read(within);
    assert!(
        record
            .warnings
            .iter()
            .any(|warning| (warning.code.as_str(), warning.path.as_str()) == ("cutOff", "S9"))
    );
}

#[test]
fn what_is_no_occupation_page_is_refused() {
    let advert = "Assistant Press Officer\nWestminster\n\nSkills\n\nGood communication skills\n\nSummary\n\nDescription";
    let long = "Knowledge ".repeat(1_000);
    for text in [
        "",
        " ",
        "\0",
        "\u{feff}",
        advert,
        "Reference: OCC0526",
        "<html><body>404</body></html>",
        &long,
        "Summary\nKeywords:\nReference: 12",
    ] {
        let error = read_occupation_page(text).expect_err("no page");
        assert_eq!((error.code(), error.path()), (ErrorCode::NotAnOccupationPage, "$"), "{text:.40}");
    }
    let huge = "x".repeat(10_000_000);
    assert_eq!(read_occupation_page(&huge).expect_err("too large").code(), ErrorCode::TooLarge);
}

#[test]
fn pages_with_no_and_with_many_ksbs() {
    let (header, found) = sections(PR);
    let page = |ksbs: &str| -> String {
        let parts = found.iter().map(|(name, text)| if *name == "ksbs" { ksbs } else { text.as_str() });
        std::iter::once(header.as_str()).chain(parts).collect()
    };
    let none = read_occupation_page(&page("Knowledge, skills and behaviours (KSBs)\n\n"));
    assert_eq!(none.expect_err("no statements").code(), ErrorCode::NoStatements);
    let few = read(&page("Knowledge, skills and behaviours (KSBs)\n\nK1: One\n\n"));
    let named: Vec<_> = few.warnings.iter().map(|warning| warning.path.as_str()).collect();
    assert_eq!(named, ["ksbs.skills", "ksbs.behaviours"]);
    let lines: String = (1..=200).map(|n| format!("K{n}: Statement number {n}.\n")).collect();
    let many = read(&page(&format!("Knowledge, skills and behaviours (KSBs)\n\n{lines}")));
    assert_eq!(many.ksbs.len(), 200);
}

#[test]
fn statements_in_unexpected_forms() {
    let start = "Reference: OCC9999\nKnowledge, skills and behaviours (KSBs)\n";
    type Case =
        (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);
    let cases: [Case; 10] = [
        (
            "other marks",
            "K1. One\nS2) Two\nB3 – Three\n",
            &[("K1", "One"), ("S2", "Two"), ("B3", "Three")],
            &["ksbs.S1", "ksbs.B1", "ksbs.B2"],
        ),
        ("lower case and spaces", "k 1 : One\n", &[("K1", "One")], &[]),
        (
            "a statement over two lines",
            "K1: One\nand more.\n\nK2: Two\n",
            &[("K1", "One and more."), ("K2", "Two")],
            &[],
        ),
        ("no marks", "K1 One\nK2 Two\nS1\nThree\n", &[("K1", "One"), ("K2", "Two"), ("S1", "Three")], &[]),
        (
            "words that look like codes",
            "K1: Skills\nS3-compatible services\nK9 reports\nskills\nK2: Two\n",
            &[("K1", "Skills S3-compatible services K9 reports skills"), ("K2", "Two")],
            &["ksbs.K1"],
        ),
        ("headings of kinds", "Knowledge\nK1: One\nSkills:\nS1: Two\n", &[("K1", "One"), ("S1", "Two")], &[]),
        ("a code twice", "K1: One\nK1: Other\n", &[("K1", "One")], &["ksbs.K1"]),
        ("no text", "K1:\nK2: Two\n", &[("K2", "Two")], &["ksbs.K1", "ksbs.K1"]),
        ("a gap in the numbers", "K1: One\nK3: Three\n", &[("K1", "One"), ("K3", "Three")], &["ksbs.K2"]),
        ("something before the first", "Welcome\nK1: One\n", &[("K1", "One")], &["ksbs"]),
    ];
    for (what, lines, expected, warned) in cases {
        let record = read(&format!("{start}{lines}"));
        let found: Vec<_> =
            record.ksbs.iter().map(|ksb| (ksb.code.as_str(), ksb.statement.as_str())).collect();
        assert_eq!(found, expected, "{what}");
        let of_ksbs = |path: &&str| {
            path.starts_with("ksbs") && !["ksbs.knowledge", "ksbs.skills", "ksbs.behaviours"].contains(path)
        };
        let paths: Vec<_> =
            record.warnings.iter().map(|warning| warning.path.as_str()).filter(of_ksbs).collect();
        assert_eq!(paths, warned, "{what}");
    }
}

#[test]
fn a_keyword_that_is_also_a_heading_is_a_keyword() {
    for keyword in ["Summary", "Keywords", "Duties", "Status: open"] {
        let page = POLICY.replace("Public Servant", keyword);
        let mut expected = read(POLICY);
        for text in &mut expected.keywords {
            *text = text.replace("Public Servant", keyword);
        }
        assert_eq!(read(&page), expected, "{keyword}");
    }
}

#[test]
fn nothing_on_a_page_is_dropped_without_a_word() {
    let page = POLICY.replace(
        "Status: assignment_turned_inApproved occupation",
        "Status: Approved occupation\n\nSomething new\n",
    );
    assert!(read(&page).warnings.iter().any(|warning| warning.message.contains("Something new")));
    let two_lists = PR.replacen("Department for Education", "Only here, Department for Education", 1);
    assert_eq!(read(&two_lists).employers.len(), 10);
    for (text, salary) in [
        ("£48,709 per year", Some(48_709)),
        ("£48 709", Some(48_709)),
        ("48709.00 a year", Some(48_709)),
        ("£30k", None),
        ("£12.50 per hour", None),
        ("£1.2m", None),
        ("£30,000 - £40,000", None),
        ("unknown", None),
    ] {
        let record = read(&POLICY.replace("£48,709 per year", text));
        assert_eq!((record.salary, record.warnings.is_empty()), (salary, salary.is_some()), "{text}");
    }
}

#[test]
fn products_in_other_forms() {
    let page = "Reference: OCC9999 (v1.1)\nKnowledge, skills and behaviours (KSBs)\nK1: One\nTechnical Education Products\nHTQ0012: Policy work (Level 4)\nApproved\nST0526:\nassignment_turned_in\nPolicy officer\n(Level 3)\n";
    let record = read(page);
    let found: Vec<_> = record
        .products
        .iter()
        .map(|one| (one.reference.as_str(), one.name.as_str(), one.level, one.status.as_str()))
        .collect();
    assert_eq!(
        found,
        [("HTQ0012", "Policy work", Some(4), "Approved"), ("ST0526", "Policy officer", Some(3), "")]
    );
    assert_eq!(record.reference, "OCC9999");
}

#[test]
fn duties_say_which_ksbs_they_need_where_the_page_does() {
    let page = "Reference: OCC9999\nKnowledge, skills and behaviours (KSBs)\nK1: One\nDuties\n\nDuty D1\n\nWeld plates.\nSafely.\n\nK1, K2 S1\n\nDuty 2: Weld pipes.\nKSBs: B1\n";
    let duties = read(page).duties;
    assert_eq!(duties.len(), 2);
    assert_eq!(
        (duties[0].statement.as_str(), duties[0].ksbs.as_slice()),
        ("Weld plates. Safely.", ["K1", "K2", "S1"].map(String::from).as_slice())
    );
    assert_eq!((duties[1].code.as_str(), duties[1].statement.as_str()), ("D2", "Weld pipes."));
    assert_eq!(duties[1].ksbs, ["B1"]);
}

#[test]
fn named_links_keep_their_names() {
    let page = "Reference: OCC9999\nKnowledge, skills and behaviours (KSBs)\nK1: One\nOccupational Progression\nLevels 2-3\nProgression link into focused occupation.\nassignment_turned_in\nOCC0070\nBusiness administrator\nLevel 3\n\nThis is the focused occupation.\nassignment_turned_in\nLevel 4\nProgression link from focused occupation.\nassignment_turned_in\nLegal\n";
    let record = read(page);
    assert_eq!(
        record.links,
        [
            Link {
                direction: Direction::In,
                level: Some(3),
                reference: "OCC0070".into(),
                name: "Business administrator".into()
            },
            Link { direction: Direction::Out, level: None, reference: String::new(), name: "Legal".into() },
        ]
    );
    assert_eq!(record.level, Some(4), "from the map");
    assert!(record.warnings.iter().any(|warning| warning.path == "links[1].level"));
}

#[test]
fn reading_what_was_written_gives_the_same() {
    for page in [PR, POLICY] {
        let record = read(page);
        let json = serde_json::to_string(&record).expect("JSON");
        assert_eq!(read_occupations(&json).expect("record"), std::slice::from_ref(&record), "as JSON");
        assert_eq!(read(&write_occupation_page(&record)), record, "as a page");
    }
}
