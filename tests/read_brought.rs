//! What people bring that no reader was written for: text without its marks, hidden parts of pages, codes in small letters,
//! the headings that follow a list.

#[path = "support/reading.rs"]
mod reading;

use reading::statements;
use skills_gap::read::{ReadOptions, read_from};

const SMALL: &str = "Baker\nLevel 2\n\nk1 how dough rises in the warm\nk2 why ovens are cleaned daily\ns1 knead dough by hand\n";

#[test]
fn codes_in_small_letters_are_read_where_they_are_a_list() {
    assert_eq!(
        statements(SMALL),
        ["K1 how dough rises in the warm", "K2 why ovens are cleaned daily", "S1 knead dough by hand"]
    );
    // One in a sentence of its own is a word.
    let text = SMALL.replace("k2 why", "b2b sales and why").replace("k1 how", "how").replace("s1 ", "");
    assert!(skills_gap::read::read(&text, &ReadOptions::default()).is_err());
}

#[test]
fn utf_16_needs_no_mark() {
    let expected = statements(SMALL);
    for to in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        let bytes: Vec<u8> = SMALL.encode_utf16().flat_map(to).collect();
        let reading = read_from(bytes.as_slice(), &ReadOptions::default()).expect("a list");
        let ksbs = reading.occupations.iter().flat_map(|one| &one.ksbs);
        let found: Vec<String> = ksbs.map(|ksb| format!("{} {}", ksb.code, ksb.statement)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_button_that_shows_more_is_no_text() {
    let text = "Baker\nLevel 2\n\nK1: How dough rises - See more\nK2: Why ovens are cleaned See less\nK3: How to help people to read more\n\
                S1: Knead dough by hand – show more\n";
    assert_eq!(
        statements(text),
        [
            "K1 How dough rises",
            "K2 Why ovens are cleaned",
            "K3 How to help people to read more",
            "S1 Knead dough by hand"
        ]
    );
}

#[test]
fn what_a_page_hides_is_not_read_unless_it_is_folded() {
    let page = "<html><body><h1>Baker</h1><p>Level 2</p><h2>Knowledge</h2><ul>\
        <li>K1: How dough rises<span hidden> secretly</span> in the warm</li>\
        <li>K2: <span aria-hidden=\"true\">Why ovens are cleaned</span><span class=\"sr-only\">Why ovens are cleaned</span> daily</li>\
        <li style=\"color: red; display: none\">K9: An old statement</li>\
        <li>K3: The rules <b aria-hidden=\"true\">of food</b> safety</li></ul>\
        <template><ul><li>K7: In a template</li></ul></template>\
        <script>if (a) document.write('<div style=\"display:none\">')</script>\
        <h2>Skills</h2><div style=\"display:none\"><ul><li>S1: Knead dough by hand</li></ul></div></body></html>";
    assert_eq!(
        statements(page),
        [
            "K1 How dough rises in the warm",
            "K2 Why ovens are cleaned daily",
            "K3 The rules of food safety",
            "S1 Knead dough by hand"
        ]
    );
    // What does not end is shown.
    let open = page.replace("<span hidden> secretly</span>", "<i hidden>");
    assert_eq!(statements(&open).len(), 4 + 2);
}

#[test]
fn the_headings_that_follow_a_list_end_it() {
    for heading in [
        "What you will study",
        "Course content",
        "Teaching and learning",
        "Off-the-job training",
        "Mentoring",
        "Functional skills",
        "Further information",
        "Related apprenticeships",
        "You may also like",
        "Career opportunities",
        "Next steps",
        "Benefits for employers",
        "Why study with us",
        "About us",
        "Get in touch",
        "Units",
        "Salary",
        "Equality and diversity",
        "Typical job roles",
        "Professional registration",
        "Duration and level",
        "Maximum funding",
        "Entry requirements",
        "How to apply",
        "Contact us",
    ] {
        let text = format!(
            "Baker\nLevel 2\n\nKnowledge\nHow dough rises in the warm\nWhy ovens are cleaned daily\nSkills\nKnead dough by hand\n\
             Bake loaves to a standard\n{heading}\nThis takes 12 months with us\nPlease ask the office for a form\n"
        );
        assert_eq!(statements(&text).len(), 4, "{heading}");
    }
}
