//! Person specifications with marks: letters, words, columns of ticks, and what only looks like them.

use super::{read, slice};
use skills_gap::read::{Advert, AdvertSection};

const HEAD: &str = "Cook\nExample School\nHull\n\nAbout the job\nYou will cook lunch for pupils.\n\n";

/// Each sentence below the head that asks, with `E` or `D` for its section; `?` for another.
fn marks(advert: &Advert) -> Vec<String> {
    let mut found = Vec::new();
    for one in advert.sentences.iter().filter(|one| one.asks).skip(1) {
        let mark = match one.section {
            AdvertSection::Essential => 'E',
            AdvertSection::Desirable => 'D',
            _ => '?',
        };
        assert_eq!(slice(&advert.text, one.start, one.end), one.text);
        found.push(format!("{mark} {}", one.text));
    }
    found
}

fn marks_of(specification: &str) -> Vec<String> {
    marks(&read(&format!("{HEAD}Person specification\n{specification}")))
}

const EXPECTED: [&str; 3] =
    ["E Experience of cooking for children", "D Knowledge of allergens", "E Food hygiene certificate"];

#[test]
fn letters_and_words_at_the_end_or_the_beginning() {
    for (before, after) in [
        ("", " (*)"),
        ("", " [*]"),
        ("", " – *"),
        ("", " - *"),
        ("", "\t*"),
        ("", " | *"),
        ("", " (*) (A/I)"),
        ("", " (*, A)"),
        ("", "\t*\tA/I"),
        ("*: ", ""),
        ("* – ", ""),
        ("(*) ", ""),
        ("[*] ", ""),
        ("*\t", "\tA, I"),
        ("", " (*)."),
    ] {
        for bullet in ["", "- ", "• ", "1. "] {
            for words in [["E", "D"], ["Essential", "Desirable"], ["essential", "desirable"]] {
                // `Essential: …` without a bullet is a part.
                if words[0] != "E" && (!before.is_empty() && !after.is_empty() || before.starts_with('*')) {
                    continue;
                }
                let text: String = EXPECTED
                    .iter()
                    .map(|line| {
                        let word = words[usize::from(line.starts_with('D'))];
                        let (before, after) = (before.replace('*', word), after.replace('*', word));
                        format!("{bullet}{before}{}{after}\n", &line[2..])
                    })
                    .collect();
                assert_eq!(marks_of(&text), EXPECTED, "{text}");
            }
        }
    }
}

#[test]
fn tables_with_columns_of_marks() {
    for table in [
        "Criteria\tEssential\tDesirable\nExperience of cooking for children\t✓\t\nKnowledge of allergens\t\t✓\nFood hygiene certificate\t✓\n",
        "Criteria\tEssential\tDesirable\tHow assessed\nExperience of cooking for children\tX\t\tA/I\nKnowledge of allergens\t\tX\tI\nFood hygiene certificate\tX\t\tCertificate\n",
        "Area\tCriteria\tEssential (E)\tDesirable (D)\nExperience\tExperience of cooking for children\tYes\tNo\n\tKnowledge of allergens\tNo\tYes\nTraining\tFood hygiene certificate\tYes\tNo\n",
        "No.\tCriteria\tE\tD\n1.\tExperience of cooking for children\tx\t\n2.\tKnowledge of allergens\t\tx\n3.\tFood hygiene certificate\tx\t\n",
        "| Criteria | Essential | Desirable |\n|---|:---:|---|\n| Experience of cooking for children | ✓ | |\n| Knowledge of allergens | | ✓ |\n| Food hygiene certificate | ✓ | |\n",
        "Criteria\tE/D\tHow assessed\nExperience of cooking for children\tE\tA/I\nKnowledge of allergens\tD\tA\nFood hygiene certificate\tE\tA\n",
        "Criteria\tEssential or desirable\tMethod of assessment\nExperience of cooking for children\tEssential\tApplication form\nKnowledge of allergens\tDesirable\tInterview\nFood hygiene certificate\tEssential\tApplication form\n",
        "Essential\tDesirable\nExperience of cooking for children\tKnowledge of allergens\nFood hygiene certificate\t\n",
        "\tEssential\tDesirable\nExperience\tExperience of cooking for children\tKnowledge of allergens\nQualifications\tFood hygiene certificate\tNone\n",
    ] {
        assert_eq!(marks_of(table), EXPECTED, "{table}");
    }
    // What stands below a table is read as ever.
    let below = marks_of(
        "Essential\tDesirable\nExperience of cooking for children\tKnowledge of allergens\n\nResponsibilities\nServe lunch daily\n",
    );
    assert_eq!(below, [EXPECTED[0], EXPECTED[1], "? Serve lunch daily"]);
    let below = marks_of(
        "Criteria\tEssential\tDesirable\nExperience of cooking for children\t✓\nSalary\t£30,000 a year\nBenefits\nFree lunch\tYes\n",
    );
    assert_eq!(below, EXPECTED[..1]);
}

#[test]
fn tables_of_pages() {
    let row = |cells: [&str; 3], tag: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>\n")).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head = "<h1>Cook</h1><h2>About the job</h2><p>You will cook lunch for pupils.</p><h2>Person specification</h2>";
    for (open, close) in [("", ""), ("<p>", "</p>"), ("<p class=\"a\"><span>", "</span></p>")] {
        let cell = |text: &str| if text.is_empty() { String::new() } else { format!("{open}{text}{close}") };
        let line = |cells: [&str; 3]| {
            let [a, b, c] = cells.map(cell);
            row([&a, &b, &c], "td")
        };
        let table = format!(
            "{head}<table><thead>{}</thead><tbody>{}{}{}</tbody></table><h2>Benefits</h2><p>Free lunch.</p>",
            row(["Criteria", "Essential", "Desirable"], "th"),
            line(["Experience of cooking for children", "✓", ""]),
            line(["Knowledge of allergens", "", "✓"]),
            line(["Food hygiene certificate", "✓", ""]),
        );
        assert_eq!(marks(&read(&table)), EXPECTED, "{table}");
    }
    let lists = format!(
        "{head}<table>{}{}</table>",
        row(["Area", "Essential", "Desirable"], "td"),
        row(
            [
                "Experience",
                "<ul><li>Experience of cooking for children</li><li>Food hygiene certificate</li></ul>",
                "<ul><li>Knowledge of allergens</li></ul>",
            ],
            "td",
        ),
    );
    assert_eq!(marks(&read(&lists)), [EXPECTED[0], EXPECTED[2], EXPECTED[1]]);
}

#[test]
fn legends_ask_for_nothing_and_explain_marks() {
    for legend in [
        "E = Essential, D = Desirable",
        "E = Essential D = Desirable A = Application form I = Interview",
        "Key: Essential (E), Desirable (D)",
        "(E) Essential / (D) Desirable",
        "E – Essential; D – Desirable",
        "E = Essential\nD = Desirable",
        "E: Essential\nD: Desirable",
        "E=Essential D=Desirable\nHow assessed: A = Application, I = Interview, T = Test",
        "A – Application form\nI – Interview\nE – Essential\nD – Desirable",
    ] {
        for specification in [
            format!("{legend}\nKnowledge of allergens (D)\nFood hygiene certificate\n"),
            format!("- Knowledge of allergens (D)\n- Food hygiene certificate\n\n{legend}\n"),
        ] {
            let expected = ["D Knowledge of allergens", "? Food hygiene certificate"];
            assert_eq!(marks_of(&specification), expected, "{specification}");
        }
    }
    assert_eq!(
        marks_of("PERSON SPEC (E = essential, D = desirable)\nKnowledge of allergens (D)\n"),
        [EXPECTED[1]]
    );
    let found = read(&format!(
        "{HEAD}Person specification (E = essential, D = desirable)\nKnowledge of allergens (D)\nFood hygiene certificate\n"
    ));
    assert_eq!(marks(&found), ["D Knowledge of allergens", "? Food hygiene certificate"]);
}

#[test]
fn a_mark_at_the_end_of_two_lines_is_of_both() {
    let wrapped = "Experience of cooking for large groups of children in a busy kitchen of a school or\n\
        of a nursery (E)\nKnowledge of allergens and of how to keep them away from those who must not eat\n\
        them at all (D)\n";
    assert_eq!(
        marks_of(wrapped),
        [
            "E Experience of cooking for large groups of children in a busy kitchen of a school or of a nursery",
            "D Knowledge of allergens and of how to keep them away from those who must not eat them at all",
        ]
    );
    let wrapped = "E: Experience of cooking for large groups of children in a busy kitchen of a school or\n\
        of a nursery\nD: Knowledge of allergens\n";
    assert_eq!(
        marks_of(wrapped),
        [
            "E Experience of cooking for large groups of children in a busy kitchen of a school or of a nursery",
            "D Knowledge of allergens",
        ]
    );
}

#[test]
fn what_only_looks_like_a_mark_is_none() {
    for lines in [
        // One line alone, and no legend.
        &["Knowledge of allergens (D)", "Food hygiene certificate"][..],
        &["Knowledge of vitamin D", "Knowledge of vitamin E"],
        &["A licence of category D", "A licence of category E"],
        &["Work at Grade – D", "Work in Band – E"],
        &["Paid at Grade (D)", "Paid in Band (E)"],
        // One of many.
        &["Food of class one (A)", "Food of class two (D)", "Food of class three (E)"],
        &["A: Cut bread", "D: Cut cheese", "E: Cut ham"],
        &["(A) Cut bread", "(B) Cut cheese", "(D) Cut ham", "(E) Cut fruit"],
        // Ways to assess.
        &["Cook rice (E)", "Cook beans (E)", "A = Application, E = Exercise"],
    ] {
        let found = marks_of(&lines.iter().map(|line| format!("- {line}\n")).collect::<String>());
        let plain = |line: &&&str| !line.contains('=');
        let expected: Vec<String> = lines.iter().filter(plain).map(|line| format!("? {line}")).collect();
        assert_eq!(found, expected);
    }
    let contact =
        marks_of("Food hygiene certificate\nE: cook@example.org\nD: 0113 496 0000\nE: jobs@example.org\n");
    assert!(contact.iter().all(|line| line.starts_with('?')), "{contact:?}");
}

/// What fresh eyes found: letters within names, on shifts and licences, and before headings.
#[test]
fn letters_of_names_are_no_marks() {
    let of = |text: &str| {
        let advert = read(text);
        advert
            .sentences
            .into_iter()
            .filter(|one| one.asks)
            .map(|one| (one.section, one.text))
            .collect::<Vec<_>>()
    };
    use AdvertSection::{Desirable, Essential};
    for (text, section) in [
        ("Nurse\nEssential\nWork in research (R&D)\nWork in learning (L&D)\nWork in care (A&E)", Essential),
        ("Nurse\nDesirable\nWork in research (R&D)\nWork in care (A&E)\nWork with plant (M&E)", Desirable),
        (
            "Driver\nEssential\nPCV licence (D)\nDriver CPC for buses (D)\nCar and trailer licence (C+E)",
            Essential,
        ),
        (
            "Teacher\nEssential\nGCSE Maths (C or D)\nGCSE English (C or D)\nE-mail templates\nE-commerce platforms",
            Essential,
        ),
    ] {
        let found = of(text);
        assert!(found.iter().all(|one| one.0 == section), "{text}: {found:?}");
        assert_eq!(found.len(), text.lines().count() - 2, "{text}");
    }
    assert!(of("Cook\nShifts\nEarly shift (E)\nDay shift (D)\n").iter().all(|one| one.0 != Essential));
    assert_eq!(
        of("Cook\nEssential (E)\nCalm in a rush\nDesirable (D)\nSpeaks Welsh"),
        [(Essential, "Calm in a rush".to_owned()), (Desirable, "Speaks Welsh".to_owned())]
    );
    assert_eq!(of("Cook\nEssential\n- A portfolio - essential\n- A CV - essential").len(), 2);
}
