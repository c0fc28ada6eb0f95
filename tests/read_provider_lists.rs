//! Lists as providers, programs and people write them: other bullets and codes, several statements a line, the rest of a
//! page below the list, another occupation's reference. What is no statement is named, and never glued to one.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};
use skills_gap::catalogue::Occupation;
use skills_gap::read::{ReadOptions, read};

fn only(text: &str) -> Occupation {
    let mut reading = understood(text);
    assert_eq!(reading.occupations.len(), 1, "{text}");
    reading.occupations.remove(0)
}

fn warnings(text: &str) -> String {
    only(text).warnings.iter().map(|one| one.message.clone()).collect::<Vec<_>>().join("\n")
}

const CODED: &str =
    "Knowledge\nK1: How clay dries\nK2: Glazes\nSkills\nS1: Throw a bowl\nBehaviours\nB1: Is tidy\n";

#[test]
fn the_reference_of_another_occupation_is_not_taken() {
    for (head, name) in [
        ("Potter\nSupersedes ST9301", "Potter"),
        ("Potter\nAmends ST9301", "Potter"),
        ("Potter\nAdapted from ST9301 Glazier", "Potter"),
        ("Potter\nNot the same as ST9301", "Potter"),
        ("Potter (previously ST9301)", "Potter"),
        ("Potter – a first version, derived from ST9301", "Potter – a first version"),
        ("Potter\nProgression: ST9301 Glazier", "Potter"),
        ("From ST9301 to potter", ""),
        ("Potter or ST9301 Glazier?\nPotter", "Potter"),
    ] {
        let found = only(&format!("{head}\n{CODED}"));
        assert!(!found.reference.contains("9301"), "{head}: {}", found.reference);
        assert_eq!(found.name, name, "{head}");
    }
    assert!(warnings(&format!("Potter\nSupersedes ST9301\n{CODED}")).contains("“Supersedes ST9301”"));
    for (head, name) in [
        ("Potter ST9301", "Potter"),
        ("Clay College\nPotter ST9301", "Potter"),
        ("ST9301: Potter", "Potter"),
        ("Public relations assistant ST9301 v1.2", "Public relations assistant"),
        ("Potter ST9301 (was ST9302)", "Potter"),
        ("Skills scan for ST9301", ""),
    ] {
        let found = only(&format!("{head}\n{CODED}"));
        assert_eq!((found.reference.as_str(), found.name.as_str()), ("ST9301", name), "{head}");
    }
}

#[test]
fn bullets_numbers_and_letters_are_no_text() {
    let expected = ["K1 How clay dries", "K2 Glazes for pots", "S1 Throw a bowl", "S2 Fire a kiln"];
    for marks in [
        ["1.\t", "2.\t"],
        ["1)\t", "2)\t"],
        ["(a)\t", "(b)\t"],
        ["\u{f0b7}\t", "\u{f0a7}\t"],
        ["·\t", "·\t"],
        ["-\t", "-\t"],
        ["§ ", "o "],
        ["a) ", "b) "],
        ["(i) ", "(ii) "],
        ["-", "–"],
    ] {
        let [one, two] = marks;
        let text = format!(
            "Potter\nKnowledge\n{one}How clay dries\n{two}Glazes for pots\nSkills\n{one}Throw a bowl\n{two}Fire a kiln\n"
        );
        assert_eq!(statements(&text), expected, "{text}");
    }
    // Letters among the words of a statement stay.
    assert!(statements("K1: Methods:\na) slow\nb) quick\nS1: Throw\nB1: Is tidy")[0].contains("a) slow"));
}

#[test]
fn codes_are_read_however_they_are_joined() {
    let expected = ["K1 How clay dries", "K2 Glazes", "S1 Throw a bowl", "B1 Is tidy"];
    for mark in ["-", ".", "#", "_", "‑"] {
        let text = format!(
            "Potter ST9301\nK{mark}1 How clay dries\nK{mark}2 Glazes\nS{mark}1 Throw a bowl\nB{mark}1 Is tidy\n"
        );
        assert_eq!(statements(&text), expected, "{text}");
        assert_eq!(only(&text).reference, "ST9301", "{text}");
    }
    let parts = "Pottery T Level\nKnowledge\nK1.1 How clay dries\nK1.2 Glazes\nSkills\nS1.1 Throw a bowl\nOutcome 2: Fire pots\n";
    assert_eq!(statements(parts), expected[..3]);
    assert!(warnings(parts).contains("“K1.1 How clay dries”"), "{}", warnings(parts));
    assert!(warnings(parts).contains("“Outcome 2: Fire pots”"), "{}", warnings(parts));
}

#[test]
fn a_list_without_codes_ends_where_the_page_goes_on() {
    let list = "Potter course\nKnowledge\nHow clay dries\nGlazes for pots\nSkills\nThrow a bowl\nBehaviours\nIs tidy\nIs on time\n";
    let expected =
        ["K1 How clay dries", "K2 Glazes for pots", "S1 Throw a bowl", "B1 Is tidy", "B2 Is on time"];
    for rest in [
        "Price\nFrom the levy",
        "Tuition\n£900 a term",
        "Where do I sit?\nAt a wheel near the door",
        "Good to know\nYou bring your own apron.",
        "Phone\n0113 000 000",
        "Write\nclay@example.org",
        "\nThe studio\n\nA barn with six wheels and one kiln",
    ] {
        let text = format!("{list}{rest}\n");
        assert_eq!(statements(&text), expected, "{text}");
        let heading = rest.trim().split('\n').next().unwrap_or_default();
        assert!(warnings(&text).contains(&format!("“{heading}”")), "{text}{}", warnings(&text));
    }
    // Where nothing tells, it is said.
    let unclear = format!("{list}Our alumni\nWork in studios all over the country\n");
    assert!(warnings(&unclear).contains("“Our alumni” may be a heading"), "{}", warnings(&unclear));
    let sure = "Potter\nKnowledge\nHow clay dries\nGlazes for pots\nSkills\nThrow a bowl\nFire a kiln safely\nBehaviours\nTidy\nPunctual\nHonest\n";
    assert_eq!(statements(sure).len(), 7);
    assert!(!warnings(sure).contains("may be a heading"), "{}", warnings(sure));
}

#[test]
fn what_leads_to_a_list_is_no_statement() {
    let text = "Potter\nKnowledge\nWhen they finish, learners will understand:\nHow clay dries\nGlazes\nSkills\n\
                On each day of the course they practise how to:\nThrow a bowl\n\
                Through their work apprentices will show these behaviours:\nIs tidy\nIs on time\n";
    assert_eq!(
        statements(text),
        ["K1 How clay dries", "K2 Glazes", "S1 Throw a bowl", "B1 Is tidy", "B2 Is on time"]
    );
    assert!(warnings(text).contains("When they finish"), "{}", warnings(text));
}

#[test]
fn a_line_between_statements_is_glued_only_where_lines_wrap() {
    for between in ["Studio work", "Term 2", "Updated 3 May 2026", "60 %", "DRAFT 2", "Assessed by a quiz"] {
        let text = format!(
            "Potter ST9301\nKnowledge\nK1: How clay dries\n{between}\nK2: Glazes\nSkills\nS1: Throw a bowl\nBehaviours\nB1: Is tidy\n"
        );
        assert_eq!(statements(&text)[0], "K1 How clay dries", "{text}");
        let found = only(&text);
        assert!(warnings(&text).contains("Left out") || found.reference != "ST9301", "{text}");
    }
    // Lines of one width: the next word had no place.
    let wrapped = "Potter ST9301\nKnowledge\nK1: How clay dries in the air and in the\nStudio Kiln of the works\nK2: Glazes that hold on any clay and the\n\
                   colours that they take\nSkills\nS1: Throw a bowl\nBehaviours\nB1: Is tidy\n";
    assert_eq!(statements(wrapped)[0], "K1 How clay dries in the air and in the Studio Kiln of the works");
    assert_eq!(only(wrapped).reference, "ST9301");
    let narrow = "Potter ST9301\nK1: How to use tools such as Wheel\nMaster to shape and to trim\nK2: Glazes that hold on a\nclay body\n\
                  S1: Throw\nB1: Is tidy\n";
    assert_eq!(statements(narrow)[0], "K1 How to use tools such as Wheel Master to shape and to trim");
}

#[test]
fn the_names_of_options_are_no_text_of_statements() {
    let named = "Potter ST9301\nOptions\nThrower\nTile maker\nKnowledge\nK1: How clay dries\nThrower\nK2: Wheels\nTile maker\nK3: Moulds\n\
                 Skills\nS1: Fire a kiln\n";
    assert_eq!(statements(named), ["K1 How clay dries", "K2 Wheels", "K3 Moulds", "S1 Fire a kiln"]);
    assert!(warnings(named).contains("all of them count: Thrower; Tile maker"), "{}", warnings(named));
    let numbered = "Potter ST9301\nCore knowledge\nK1: How clay dries\nOption 1: Thrower knowledge\nK2: Wheels\nOption 2: Tile maker knowledge\n\
                    K3: Moulds\nCore skills\nS1: Fire a kiln\n";
    let found = only(numbered);
    let options: Vec<&str> = found.options.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((found.ksbs.len(), options), (4, vec!["Thrower", "Tile maker"]));
    assert!(warnings(numbered).contains("all of them count"), "{}", warnings(numbered));
}

#[test]
fn several_statements_of_a_line_are_several() {
    let expected = ["K1 How clay dries", "K2 Glazes", "S1 Throw a bowl", "S2 Fire a kiln"];
    for text in [
        "K1 How clay dries K2 Glazes\nS1 Throw a bowl S2 Fire a kiln",
        "K1 – How clay dries; K2 – Glazes\nS1 – Throw a bowl; S2 – Fire a kiln",
        "K1 How clay dries K2 Glazes S1 Throw a bowl S2 Fire a kiln",
        "Potter. Knowledge: K1: How clay dries; K2: Glazes Skills: S1: Throw a bowl; S2: Fire a kiln",
    ] {
        let found: Vec<String> =
            statements(text).iter().map(|one| one.trim_end_matches(';').to_owned()).collect();
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(
        only("Potter. Knowledge: K1: How clay dries; K2: Glazes. Skills: S1: Throw; S2: Fire").name,
        "Potter"
    );
    // A code that is only named.
    let named = "Potter\nK1 The tools in K2 Glazes and why\nK2 Glazes\nS1 Throw (see K3) Bowls\nB1 Is tidy\n";
    assert_eq!(statements(named)[0], "K1 The tools in K2 Glazes and why");
    assert_eq!(statements(named)[2], "S1 Throw (see K3) Bowls");
}

#[test]
fn the_codes_of_duties_on_their_lines_are_theirs() {
    let expected = [("Throw pots", vec!["K1", "K2", "S1"]), ("Fire pots", vec!["K2", "B1"])];
    for [first, second] in [
        ["Duty 1 Throw pots K1 K2 S1", "Duty 2 Fire pots K2 B1"],
        ["Duty 1 Throw pots (K1-K2, S1)", "Duty 2 Fire pots (K2 & B1)"],
        ["Duty 1: Throw pots – K1, K2, S1", "Duty 2: Fire pots – K2, B1"],
        ["D1 Throw pots [K1, K2, S1]", "D2 Fire pots [K2, B1]"],
        ["D1 Throw pots\nK1–K2, S1", "D2: Fire pots\nK2 B1"],
        ["Duty 1 Throw pots. KSBs: K1, K2 and S1", "Duty 2 Fire pots. KSBs: K2, B1"],
    ] {
        let text = format!("Potter\nReference: ST9301\nDuties\n{first}\n{second}\n{CODED}");
        let found = only(&text);
        let duties: Vec<(&str, Vec<&str>)> = found
            .duties
            .iter()
            .map(|duty| {
                (duty.statement.trim_end_matches('.'), duty.ksbs.iter().map(String::as_str).collect())
            })
            .collect();
        assert_eq!(duties, expected, "{text}");
        assert_eq!(found.reference, "ST9301", "{text}");
    }
}

#[test]
fn statements_below_their_duties_are_read() {
    let text = "Potter by duty\nDuty 1 Throw pots\nK1 How clay dries\nS1 Throw a bowl\nDuty 2 Fire pots\nK1 How clay dries\nK2 Glazes\nB1 Is tidy\n";
    assert_eq!(statements(text), ["K1 How clay dries", "S1 Throw a bowl", "K2 Glazes", "B1 Is tidy"]);
    let duties: Vec<(String, String)> =
        only(text).duties.into_iter().map(|duty| (duty.statement, duty.ksbs.join(" "))).collect();
    assert_eq!(duties, [("Throw pots".into(), "K1 S1".into()), ("Fire pots".into(), "K1 K2 B1".into())]);
}

#[test]
fn a_list_of_some_codes_is_read() {
    let text = "K4 How clay dries\nK9 Glazes\nS2 Throw a bowl\nB3 Is tidy\n";
    assert_eq!(statements(text), ["K4 How clay dries", "K9 Glazes", "S2 Throw a bowl", "B3 Is tidy"]);
    let with_reference = format!("Still to show, ST9301\n{text}");
    assert_ne!(only(&with_reference).reference, "ST9301");
    let address =
        "We meet at the studio.\nB4 Wing of the works\nS9 Sheffield\nBring clay.\nPotters only.\nThanks.\n";
    assert!(read(address, &ReadOptions::default()).is_err());
}

#[test]
fn words_of_headings_and_codes_within_a_sentence_are_its_own() {
    let text = "Potter ST9301\nKnowledge\nK1: What a studio does for\nprogression\nK2: How to give feedback on\nskills\nK3: Glazes, see\nK1 for more\n\
                Skills\nS1: Work within the\nfunding\nrules\nBehaviours\nB1: Is tidy\n";
    assert_eq!(
        statements(text),
        [
            "K1 What a studio does for progression",
            "K2 How to give feedback on skills",
            "K3 Glazes, see K1 for more",
            "S1 Work within the funding rules",
            "B1 Is tidy"
        ]
    );
    let parted = "Potter ST9301\nK1: How to mould hand-\nmade clay\nK2: Glazes and ox\u{ad}\nides |\nS1: Throw\nB1: Is tidy";
    assert_eq!(statements(parted)[..2], ["K1 How to mould hand-made clay", "K2 Glazes and oxides"]);
}

#[test]
fn rows_of_a_table_are_no_statements_without_codes() {
    let text = "KSB,Statement,Score (1-5)\nKnowledge,,\nK1,How clay dries,4\nK2,Glazes,2\nK3,Kilns,3\nMean,,3\nSkills,,\nS1,Throw a bowl,5\n\
                S2,Fire a kiln,4\nS3,Trim a pot,1\nMean,,3\n";
    assert_eq!(
        statements(text),
        ["K1 How clay dries", "K2 Glazes", "K3 Kilns", "S1 Throw a bowl", "S2 Fire a kiln", "S3 Trim a pot"]
    );
    assert_eq!(understood(text).answers[0].ratings[0].points.len(), 5);
}

#[test]
fn what_a_page_says_of_its_version_is_said() {
    for (line, said) in [
        ("Latest start date: 30/06/2024", "30/06/2024"),
        ("Earliest start date: 1 September 2027", "1 September 2027"),
        ("This standard has been withdrawn", "withdrawn"),
        ("Status: Retired", "Retired"),
        ("In development", "In development"),
        ("The standard is closed to new starters", "closed to new"),
    ] {
        let text = format!("Potter\n{line}\nReference: ST9301\nLevel: 2\n{CODED}");
        assert!(warnings(&text).contains(said), "{text}{}", warnings(&text));
        assert_eq!(only(&text).name, "Potter", "{text}");
    }
    let current = format!("Potter\nStatus: Approved for delivery\nReference: ST9301\nLevel: 2\n{CODED}");
    assert!(!warnings(&current).contains("of its version"), "{}", warnings(&current));
}

#[test]
fn a_name_is_without_what_stands_beside_it() {
    for (head, name, level) in [
        (
            "Kiln and clay foundation apprenticeship\nFoundation apprenticeship\nLevel: 2",
            "Kiln and clay foundation apprenticeship",
            2,
        ),
        ("Role/Occupation: Potter\nLevel: 2", "Potter", 2),
        ("Potter v1.3, level two", "Potter", 2),
        ("Potter (Level Five)", "Potter", 5),
    ] {
        let found = only(&format!("{head}\n{CODED}"));
        assert_eq!((found.name.as_str(), found.level), (name, Some(level)), "{head}");
    }
}
