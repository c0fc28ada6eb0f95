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
fn what_a_page_hides_is_read_unless_it_only_doubles_what_is_there() {
    let page = "<html><body><h1>Baker</h1><p>Level 2</p><h2>Knowledge</h2><ul>\
        <li>K1: How dough rises<span hidden> slowly</span> in the warm</li>\
        <li>K2: <span aria-hidden=\"true\">Why ovens are cleaned</span><span class=\"sr-only\">Why ovens are cleaned</span> daily</li>\
        <li>K3: The rules <i hidden>The rules</i> <b aria-hidden=\"true\">of food</b> safety</li>\
        <li style=\"color: red; display: none\">K4: The cost of flour</li></ul>\
        <template><ul><li>K7: In a template</li></ul></template>\
        <script>if (a) document.write('<div style=\"display:none\">')</script>\
        <h2>Skills</h2><div style=\"display:none\"><ul><li>S1: Knead dough by hand</li></ul></div></body></html>";
    assert_eq!(
        statements(page),
        [
            "K1 How dough rises slowly in the warm",
            "K2 Why ovens are cleaned daily",
            "K3 The rules of food safety",
            "K4 The cost of flour",
            "S1 Knead dough by hand"
        ]
    );
    // What does not end is shown.
    let open = page.replace("<span hidden> slowly</span>", "<i hidden>").replace("</template>", "");
    assert_eq!(statements(&open).len(), 5 + 1);
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

/// The statements of a page with this list in it.
fn of_page(list: &str) -> Vec<String> {
    statements(&format!("<html><body><h1>Baker</h1><p>Level 2</p><h2>Knowledge</h2>{list}</body></html>"))
}

#[test]
fn what_only_the_values_of_attributes_say_hides_nothing() {
    let list = "<ul><li class=\"p hidden md:block\">K1: How dough rises <b title=\"shown, not hidden for you\">in the warm</b></li>\
        <li class='item hidden sm:block'>K2: The cost of flour</li><li data-hidden=\"display:none\">K3: Food safety</li></ul>";
    let expected = ["K1 How dough rises in the warm", "K2 The cost of flour", "K3 Food safety"];
    assert_eq!(of_page(list), expected);
}

#[test]
fn what_a_press_shows_is_read() {
    let list = "<ul><li>K1: How dough rises<span style=\"display: none\"> in the warm</span></li><li style='display:none'>K2: \
        The cost of flour</li><li hidden=\"until-found\">K3: Food safety</li></ul><p hidden>K4: The law of bread</p>";
    let expected =
        ["K1 How dough rises in the warm", "K2 The cost of flour", "K3 Food safety", "K4 The law of bread"];
    assert_eq!(of_page(list), expected);
}

/// A list without codes, with these lines in the middle.
fn of_lines(between: &str) -> Vec<String> {
    statements(&format!(
        "Baker\nLevel 2\n\nKnowledge\nHow dough rises in the warm\nWhy ovens are cleaned daily\nBehaviours\nWorks safely\n{between}\n\
         Keeps calm\nAsks for help\n"
    ))
}

#[test]
fn what_may_be_a_statement_ends_no_list() {
    for line in [
        "Shares what they learn with us",
        "Learner support",
        "Teaching and learning",
        "Off-the-job training",
        "Apply the assessment criteria",
        "Support learners",
    ] {
        let found = of_lines(line);
        assert_eq!(found.len(), 6, "{line}: {found:?}");
        assert_eq!(found[3], format!("B2 {line}"));
    }
    for button in ["Share", "Print", "Level", "Level 3", "Show more", "- See less"] {
        let found = of_lines(button);
        assert_eq!(found.len(), 5, "{button}: {found:?}");
        assert_eq!(found[3], "B2 Keeps calm", "{button}");
    }
    for line in ["Why study with us", "Cost", "Level\nLevel 3\nDuration\n12 months"] {
        assert_eq!(of_lines(line).len(), 3, "{line}");
    }
}

#[test]
fn a_button_alone_is_no_statement() {
    let text = "Baker\nLevel 2\n\nKnowledge\nHow dough rises in the warm\nWhy ovens are cleaned daily\nShow more\nSkills\nKnead dough\n";
    assert_eq!(statements(text).len(), 3);
}

#[test]
fn a_code_in_a_small_letter_goes_on_after_capitals() {
    let text = "Baker\nLevel 2\n\nK1 How dough rises\nK2 Why ovens are cleaned\nk3 the cost of flour\nS1 Knead dough\n";
    assert_eq!(
        statements(text),
        ["K1 How dough rises", "K2 Why ovens are cleaned", "K3 the cost of flour", "S1 Knead dough"]
    );
    let named = text.replace("are cleaned\nk3 the", "are cleaned, see\nk3 for the");
    assert_eq!(statements(&named)[1], "K2 Why ovens are cleaned, see k3 for the cost of flour");
}

#[test]
fn a_list_in_small_letters_may_stand_twice_or_have_a_gap() {
    let twice = format!("{SMALL}{}", SMALL.split_once("\n\n").expect("a list").1);
    assert_eq!(statements(&twice), statements(SMALL));
    let text = "Baker\nLevel 2\n\nk1 how dough rises\nk2 why ovens are cleaned\nk4 the cost of flour\ns1 knead dough by hand\n";
    let expected =
        ["K1 how dough rises", "K2 why ovens are cleaned", "K4 the cost of flour", "S1 knead dough by hand"];
    assert_eq!(statements(text), expected);
    let reading = skills_gap::read::read(
        &text.replace("k1 how", "d1 bake bread\nd2 clean the ovens\nk1 how"),
        &ReadOptions::default(),
    );
    let one = &reading.expect("a list").occupations[0];
    let duties: Vec<String> =
        one.duties.iter().map(|duty| format!("{} {}", duty.code, duty.statement)).collect();
    assert_eq!(duties, ["D1 bake bread", "D2 clean the ovens"]);
    assert_eq!(one.ksbs.len(), 4);
}

#[test]
fn utf_16_is_known_in_records_too_and_no_text_has_nul() {
    let json =
        "{\"name\": \"Baker\", \"level\": 2, \"ksbs\": [{\"code\": \"K1\", \"statement\": \"Dough\"}]}";
    let read = |bytes: &[u8]| {
        read_from(bytes, &ReadOptions::default()).map(|reading| reading.occupations[0].ksbs.len())
    };
    assert_eq!(read(json.as_bytes()), Ok(1));
    let wide: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide), Ok(1));
    assert_eq!(read(&[&[0xff, 0xfe], wide.as_slice()].concat()), Ok(1));
    assert!(read(SMALL.replace("warm", "wa\0rm").as_bytes()).is_err());
}
