//! What stands on a page after its list is none of its statements: headings that standards' pages have, in each of the forms
//! in which people write a list.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};

const OF_KINDS: [(&str, &[&str]); 3] = [
    ("Knowledge", &["How clay dries and shrinks", "Glazes for bowls and plates", "The rules of safe kilns"]),
    ("Skills", &["Throw bowls on the wheel", "Fire kilns to the right heat"]),
    ("Behaviours", &["Works tidily", "Asks when unsure"]),
];
const TEXT: &[&str] = &["This standard is for people who make pots, and takes about 18 months to complete."];
const ITEMS: &[&str] = &["Studio potter", "Kiln hand", "Glaze maker"];
const VALUE: &[&str] = &["18 months"];
const PRICE: &[&str] = &["£9,000"];

/// Headings of pages, and what stands below each.
const KNOWN: &[(&[&str], &[&str])] = &[
    (
        &[
            "Typical job titles",
            "Progression",
            "Mandatory qualifications",
            "Involved employers",
            "Related courses",
        ],
        ITEMS,
    ),
    (
        &[
            "Occupational progression",
            "Career progression",
            "Course content",
            "Modules",
            "Downloads",
            "Job titles",
        ],
        ITEMS,
    ),
    (
        &["End-point assessment", "End point assessment (EPA)", "Entry requirements", "Gateway requirements"],
        TEXT,
    ),
    (
        &["Professional recognition", "Qualifications", "English and maths", "Functional skills", "Grading"],
        TEXT,
    ),
    (
        &[
            "Assessment methods",
            "Off-the-job training",
            "Training providers",
            "Trailblazer contact",
            "Regulation",
        ],
        TEXT,
    ),
    (
        &[
            "How to apply",
            "Apply now",
            "Who is it for?",
            "Frequently asked questions",
            "Contact us",
            "About us",
        ],
        TEXT,
    ),
    (
        &[
            "Why choose us?",
            "What our learners say",
            "Share this page",
            "Next steps",
            "Support for apprentices",
        ],
        TEXT,
    ),
    (
        &[
            "Consultation",
            "Additional information",
            "External quality assurance",
            "Cookies",
            "Privacy notice",
        ],
        TEXT,
    ),
    (&["Version log", "Version control", "Duration", "Typical duration", "Level", "Document history"], VALUE),
    (&["Maximum funding", "Funding band", "Cost", "Fees and funding"], PRICE),
];
/// Headings of no known words, or of a kind's: what they are only their form says.
const OTHERS: &[(&[&str], &[&str])] = &[
    (
        &[
            "Kiln visits",
            "Partners of ours",
            "Reading list",
            "Related occupations",
            "Similar apprenticeships",
        ],
        ITEMS,
    ),
    (&["Knowledge base", "Skills England", "Behaviour policy", "Guild membership", "Student life"], TEXT),
    (&["Ofsted rating", "Delivered by", "Course structure"], &["Clay College Leeds"]),
];

/// How the items of a list, and its headings, are written. With tags it is HTML.
type Layout = (&'static str, &'static str);

/// The list with `heading` and `below` after it.
fn page((item, head): Layout, gap: &str, heading: &str, below: &[&str]) -> String {
    let write = |form: &str, text: &str, code: &str| {
        form.replace("{CODE}", code).replace("{}", text).replace("{LOUD}", &text.to_uppercase()) + "\n"
    };
    let mut text =
        if head.starts_with('<') { "<h1>Potter</h1>\n".to_owned() } else { "Potter\n\n".to_owned() };
    for (kind, list) in OF_KINDS {
        text += &write(head, kind, "");
        for (number, one) in (1..).zip(list) {
            text += &write(item, one, &format!("{}{number}", &kind[..1]));
        }
        text += gap;
    }
    text += &write(head, heading, "");
    below
        .iter()
        .for_each(|one| text += &write(if head.starts_with('<') { "<p>{}</p>" } else { "{}" }, one, ""));
    text
}

fn check(layout: Layout, gap: &str, headings: &[(&[&str], &[&str])], faults: &mut Vec<String>) {
    let expected: Vec<String> = OF_KINDS
        .iter()
        .flat_map(|(kind, list)| (1..).zip(*list).map(move |(at, one)| format!("{}{at} {one}", &kind[..1])))
        .collect();
    for (heading, below) in headings.iter().flat_map(|(all, below)| all.iter().map(move |one| (one, below))) {
        let text = page(layout, gap, heading, below);
        let one = understood(&text).occupations.remove(0);
        let of = |ksb: &skills_gap::catalogue::Ksb| {
            format!("{} {}", ksb.code, ksb.statement.trim_end_matches('.'))
        };
        let (name, found) = (one.name, one.ksbs.iter().map(of).collect::<Vec<_>>());
        if found != expected || name != "Potter" {
            faults.push(format!("{layout:?} {gap:?} {heading}: {name} {found:?}"));
        }
    }
}

#[test]
fn no_heading_after_a_list_is_a_statement_and_no_statement_is_lost() {
    let items = ["{}", "{}.", "• {}", "- {}", "1. {}", "{CODE}: {}", "- {CODE} {}", "{CODE} {}"];
    let heads = ["{}", "{}:", "## {}", "**{}**", "{LOUD}"];
    let mut faults = Vec::new();
    for item in items {
        for head in heads {
            // In plain lines without a gap nothing but its words tells a heading.
            let is_told = !item.starts_with("{}") || ["## {}", "{}:"].contains(&head);
            for gap in ["", "\n"] {
                check((item, head), gap, KNOWN, &mut faults);
                if is_told || !gap.is_empty() {
                    check((item, head), gap, OTHERS, &mut faults);
                }
            }
        }
    }
    for item in ["<li>{}</li>", "<p>{}</p>", "<p>{CODE}: {}</p>", "<li><b>{CODE}</b> {}</li>"] {
        for head in ["<h2>{}</h2>", "<h4>{}</h4>", "<p><strong>{}</strong></p>", "<p><b>{}:</b></p>"] {
            check((item, head), "", KNOWN, &mut faults);
            if !item.starts_with("<p>{}") || head.starts_with("<h") {
                check((item, head), "", OTHERS, &mut faults);
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_last_item_of_a_list_is_no_heading_whatever_it_is_called() {
    let list = "# Carer\n\n## Knowledge\n- Safeguarding\n- Progression\n\n## Skills\n- Apply first aid\n- Grading\n\n## Awards\n- Best\n";
    assert_eq!(statements(list), ["K1 Safeguarding", "K2 Progression", "S1 Apply first aid", "S2 Grading"]);
    // In the midst of a list it may be one: what stands below is named.
    let list = "Carer\nKnowledge\n- Safeguarding\n- Progression\n- Equality\nSkills\n- Apply first aid\n";
    let named = |text: &str| {
        understood(text).occupations[0].warnings.iter().any(|one| one.message.contains("Progression"))
    };
    assert!(named(list));
}

#[test]
fn a_text_that_a_site_cut_off_stands_once() {
    let expected = ["K1 How clay dries when it is left in the sun", "K2 Glazes", "S1 Throw bowls"];
    let (cut, whole) = ("How clay dries when it is…", "How clay dries when it is left in the sun");
    for first in [
        format!("{cut} Read more\n{whole}"),
        format!("{whole}\n{cut}"),
        format!("{cut} Read more{whole} Read less"),
        format!("How clay dries when it is... See more {whole}"),
    ] {
        assert_eq!(
            statements(&format!("Potter\nKnowledge\n{first}\nGlazes\nSkills\nThrow bowls\n")),
            expected,
            "{first}"
        );
        let coded = first
            .replace("How clay", "K1: How clay")
            .replace("moreK1: ", "more")
            .replace("more K1: ", "more ");
        assert_eq!(
            statements(&format!("Potter\n{coded}\nK2: Glazes\nS1: Throw bowls\n")),
            expected,
            "{coded}"
        );
    }
    let html = format!(
        "<h2>Knowledge</h2><ul><li><span>{cut} <a>Read more</a></span><span hidden>{whole} <a>Read less</a></span></li>\
         <li>Glazes</li></ul><h2>Skills</h2><ul><li>Throw bowls</li></ul>"
    );
    assert_eq!(statements(&html), expected);
    // Two that only begin alike are two.
    let two =
        "Knowledge\nHow clay dries in the sun\nHow clay dries in the sun and the rain\nSkills\nThrow bowls\n";
    assert_eq!(statements(two).len(), 3);
}

#[test]
fn the_head_of_a_page_gives_name_reference_and_level() {
    let list = "Knowledge\nK1: How clay dries\nSkills\nS1: Throw bowls\nBehaviours\nB1: Is tidy\n";
    for (head, foot, expected) in [
        ("Level 3 Potter\nDuration: 18 months\nLevel: 3", "", ("Potter", "", Some(3))),
        ("Potter\nFunding: £9,000\nLevel: 3", "", ("Potter", "", Some(3))),
        ("Potter – Level 3 ST9301 V1.1", "", ("Potter", "ST9301", Some(3))),
        ("Potter ST9301", "Back to top\n", ("Potter", "ST9301", None)),
    ] {
        let found = understood(&format!("{head}\n\n{list}{foot}")).occupations.remove(0);
        let reference = if found.reference.starts_with("ST") { found.reference.as_str() } else { "" };
        assert_eq!((found.name.as_str(), reference, found.level), expected, "{head}");
    }
}

#[test]
fn records_that_mix_two_forms_are_read_with_what_is_there() {
    let lists = [
        r#""ksbs": [{"code": "K1", "type": "Knowledge", "description": "How clay dries"}, {"code": "S1", "type": "Skill", "description": "Throw bowls"}]"#,
        r#""ksbs": [{"id": null, "code": "K1", "type": "Knowledge", "description": "How clay dries"}, {"id": null, "code": null, "type": "Skill", "description": "Throw bowls"}]"#,
        r#""knowledge": [{"code": "K1", "text": "How clay dries"}], "skills": [{"code": "S1", "text": "Throw bowls"}]"#,
        r#""knowledges": [{"knowledgeId": null, "detail": "How clay dries"}], "skills": [{"skillId": null, "detail": "Throw bowls"}]"#,
    ];
    let plans = [
        "",
        r#""epaPlan": {"methods": [{"name": "Test", "criteria": [{"code": "K1", "description": "Explains clay"}, {"code": "S9", "description": "Throws"}]}]},"#,
        r#""assessmentPlan": [{"code": "K1", "description": "Explains clay"}], "gradingDescriptors": {"K1": "Explains clay"},"#,
    ];
    for list in lists {
        for plan in plans {
            let text = format!(
                r#"{{"title": "Potter", "referenceNumber": "ST9301", "level": 3, {plan} "duties": [{{"dutyId": "D1", "dutyDetail": "Make pots"}}], {list}}}"#
            );
            assert_eq!(statements(&text), ["K1 How clay dries", "S1 Throw bowls"], "{text}");
            let found = understood(&text).occupations.remove(0);
            assert_eq!(
                (found.name.as_str(), found.reference.as_str(), found.level),
                ("Potter", "ST9301", Some(3))
            );
            assert!(
                !found.warnings.iter().any(|one| one.code == "unread" && one.path.starts_with("know")),
                "{text}"
            );
        }
    }
    // Where nothing else is there, what is assessed is read.
    let only = r#"{"name": "Potter", "assessment": [{"code": "K1", "description": "How clay dries"}, {"code": "S1", "description": "Throw bowls"}]}"#;
    assert_eq!(statements(only), ["K1 How clay dries", "S1 Throw bowls"]);
}

#[test]
fn what_is_assessed_is_named_where_nothing_else_is_of_its_kind() {
    let read = |plan: &str| {
        let text = format!(
            r#"{{"name": "Potter", "knowledge": ["How clay dries"], "skills": ["Throw bowls"], {plan}}}"#
        );
        let one = understood(&text).occupations.remove(0);
        let named: Vec<String> =
            one.warnings.iter().map(|one| format!("{}: {}", one.code, one.message)).collect();
        (statements(&text), named.join("\n"))
    };
    let known = ["K1 How clay dries", "S1 Throw bowls"];
    for plan in [
        r#""assessment": {"behaviours": ["Is tidy"]}"#,
        r#""assessment": {"behaviours": ["", {"code": "B1", "text": "Is tidy"}]}"#,
        r#""epaPlan": {"methods": [{"name": "Talk", "criteria": [{"code": "B1", "description": "Is tidy"}]}]}"#,
        r#""assessment": {"assessmentPlan": {"knowledge": ["Explains clay"], "behaviours": ["Is tidy"]}}"#,
        r#""grading": {"K1": "Explains clay", "B1": "Is tidy"}"#,
    ] {
        let (found, named) = read(plan);
        assert_eq!(found, known, "{plan}");
        assert!(
            named.contains("leftOut: Left out of what is assessed: 1 in all, the first is “Is tidy”."),
            "{plan}{named}"
        );
    }
    // It says statements in other words: nothing is lost.
    let again = r#""epaPlan": {"methods": [{"name": "Test", "criteria": [{"code": "K1", "description": "Explains clay"}]}]}"#;
    // Without statements there is nothing to say, either.
    for plan in [
        again,
        r#""assessment": {"methods": ["Knowledge test", "Observation"], "weeks": 3}"#,
        r#""epa": true"#,
    ] {
        let (found, named) = read(plan);
        assert_eq!(found, known, "{plan}");
        assert!(!named.contains("is assessed"), "{plan}{named}");
    }
}
