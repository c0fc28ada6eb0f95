//! What people copy brings more than statements: chats, page numbers, ticks, ratings, marks of a screen reader.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};
use skills_gap::read::{RatingColumn, Reading};

const BAKER: [&str; 6] = [
    "K1 Flour types and how they behave in dough",
    "K2 Food safety law and allergens",
    "K3 How yeast ferments when it is warm",
    "S1 Mix and knead dough by hand",
    "S2 Shape loaves to a set weight",
    "B1 Takes care of colleagues and customers",
];

/// Each statement as `line` writes its number, code and text.
fn list(line: impl Fn(usize, &str, &str) -> String) -> String {
    let one = |(number, statement): (usize, &&str)| {
        let (code, text) = statement.split_once(' ').expect("a code");
        line(number, code, text)
    };
    BAKER.iter().enumerate().map(one).collect()
}

fn columns(reading: &Reading) -> Vec<&RatingColumn> {
    reading.answers.iter().flat_map(|answers| &answers.ratings).collect()
}

fn labels(column: &RatingColumn) -> String {
    column.points.iter().map(|point| point.label.as_str()).collect::<Vec<_>>().join(" < ")
}

fn warnings(reading: &Reading) -> String {
    let of_occupations = reading.occupations.iter().flat_map(|one| &one.warnings);
    of_occupations.chain(&reading.warnings).map(|one| one.message.clone()).collect::<Vec<_>>().join("\n")
}

#[test]
fn names_and_times_of_a_chat_are_no_part_of_a_statement() {
    let chat = list(|number, code, text| format!("10:4{number} Anna: {code}: {text}\n"));
    let export =
        list(|number, code, text| format!("[28/11/2026, 10:4{number}:11] Anna Smith: {code} {text}\n"));
    let between = list(|number, code, text| {
        let said = if number == 1 { "10:42 Anna: did you see this?\n" } else { "" };
        format!("{code}: {text}\n{said}")
    });
    let above = list(|number, code, text| {
        let who = if number % 2 == 0 { "Anna Smith 10:42 AM\n" } else { "" };
        format!("{who}{code}: {text}\n")
    });
    for text in [&chat, &export, &between, &above] {
        assert_eq!(statements(text), BAKER, "{text}");
        assert_eq!(understood(text).occupations[0].name, "", "{text}");
    }
    // What is written between messages may be anybody's.
    let reading = understood(&format!("Community baker ST9301\n{between}"));
    assert!(reading.occupations[0].reference.starts_with("list-"), "{}", reading.occupations[0].reference);
    assert!(warnings(&reading).contains("did you see this?"), "{}", warnings(&reading));
}

#[test]
fn heads_and_numbers_of_pages_are_no_part_of_a_statement() {
    let text = "Community baker (level 2) ST9301\n\nKnowledge\nK1: Flour types and how they\nbehave in dough\nK2: Food safety \
                law and\n3\nCommunity baker ST9301 version 1.1\nallergens\nK3: How yeast ferments when it is warm\nSkills\n\
                S1: Mix and knead dough by hand\n– 4 –\nCommunity baker ST9301 version 1.1\nS2: Shape loaves to a set weight\n\
                Behaviours\nB1: Takes care of colleagues and customers\n";
    assert_eq!(statements(text), BAKER);
    let baker = &understood(text).occupations[0];
    assert_eq!((baker.reference.as_str(), baker.level), ("ST9301", Some(2)));
}

#[test]
fn bullets_boxes_and_spoken_marks_are_no_part_of_a_statement() {
    let emoji = list(|number, code, text| format!("{} {code}: {text}\n", ["✅", "🔹", "➡️"][number % 3]));
    let boxes = list(|number, code, text| format!("{} {code} {text}\n", ["☐", "☑"][number % 2]));
    let spoken = list(|number, code, text| {
        let heads = ["Knowledge", "", "", "Skills", "", "Behaviours"];
        let head = match heads[number] {
            "" => String::new(),
            head => format!("out of list\nheading level 2 {head}\nlist with 3 items\n"),
        };
        format!("{head}bullet {code}: {text}\n")
    });
    for text in [emoji, boxes, format!("heading level 1 Community baker\n{spoken}out of list\n")] {
        assert_eq!(statements(&text), BAKER, "{text}");
    }
    let numbered = "Community baker\n\nKnowledge\n1.1 Flour types and how they behave in dough\n1.2 Food safety law and allergens\n\
                    1.3 How yeast ferments when it is warm\nSkills\n2.1 Mix and knead dough by hand\n2.2 Shape loaves to a set \
                    weight\nBehaviours\n3.1 Takes care of colleagues and customers\n";
    assert_eq!(statements(numbered), BAKER);
    let within = "● K1: Flour types:\n   ○ strong\n   ○ plain\n● K2: Food safety law:\no\tallergens\no\tcleaning\n● S1: Mix dough\n";
    assert_eq!(
        statements(within),
        ["K1 Flour types: strong plain", "K2 Food safety law: allergens cleaning", "S1 Mix dough"]
    );
}

#[test]
fn codes_behind_joined_or_in_fields_are_found() {
    let behind = list(|_, code, text| format!("{text} ({code})\n"));
    let joined = list(|_, code, text| format!("{code}{text}\n"));
    let fields = list(|_, code, text| format!("  - code: {code}\n    type: Skill\n    statement: {text}\n"));
    let elements = list(|_, code, text| format!("<ksb><code>{code}</code><text>{text}</text></ksb>\n"));
    for text in [
        format!("Community baker, level 2\n{behind}"),
        format!("Community baker, level 2\n{joined}"),
        format!("level: 2\nksbs:\n{fields}"),
        format!("<?xml version=\"1.0\"?>\n<standard><name>Community baker</name>{elements}</standard>"),
    ] {
        assert_eq!(statements(&text), BAKER, "{text}");
    }
    let cells = "Knowledge,Skills,Behaviours\n\"K1: Flour types and how they behave in dough\nK2: Food safety law and allergens\n\
                 K3: How yeast ferments when it is warm\",\"S1: Mix and knead dough by hand\nS2: Shape loaves to a set weight\",\
                 \"B1: Takes care of colleagues and customers\"\n";
    assert_eq!(statements(cells), BAKER);
    let duties = list(|_, code, text| format!("{code}: {text} (Duties 1, 2)\n"));
    assert_eq!(statements(&duties), BAKER);
    assert!(warnings(&understood(&duties)).contains("duties named after statements"));
    let kept = "K1: How laws work (Act 2, 3)\nS1: Sew (by hand)\nB1: Is careful (duties of care)";
    assert_eq!(statements(kept)[0], "K1 How laws work (Act 2, 3)");
    assert_eq!(statements(kept)[2], "B1 Is careful (duties of care)");
}

#[test]
fn headings_may_be_welsh() {
    let welsh = ["K1 Mathau o flawd", "K2 Cyfraith bwyd", "S1 Cymysgu toes", "B1 Gofalu am eraill"];
    for text in [
        "Pobydd\n\nGwybodaeth\n- Mathau o flawd\n- Cyfraith bwyd\nSgiliau\n- Cymysgu toes\nYmddygiadau\n- Gofalu am eraill\n",
        "Pobydd\nGwybodaeth\nK1: Mathau o flawd\nK2: Cyfraith bwyd\nSgiliau\nS1: Cymysgu toes\nYmddygiadau\nB1: Gofalu am eraill\n",
    ] {
        assert_eq!(statements(text), welsh, "{text}");
    }
}

#[test]
fn a_row_that_a_line_break_divides_is_one() {
    let table = "KSB\tStatement\tMet?\nK1\tFlour types and how they\nbehave in dough\tYes\nK2\tFood safety law and allergens\tNo\n\
                 S1\tMix and knead dough by hand\tYes\n";
    assert_eq!(statements(table), [BAKER[0], BAKER[1], BAKER[3]]);
    assert_eq!(columns(&understood(table))[0].ratings.len(), 3);
    let two =
        "Code\tStatement\nK1\tFlour types and how they\nbehave in dough\nS1\tMix and knead dough by hand\n";
    assert_eq!(statements(two), [BAKER[0], BAKER[3]]);
}

#[test]
fn what_is_no_rating_is_not_taken_for_one() {
    let ticks = |heads: &str| {
        let row =
            |number: usize| (0..3).map(|at| if at == number % 3 { ",x" } else { "," }).collect::<String>();
        format!(
            "KSB,Statement,{heads}\n{}",
            list(|number, code, text| format!("{code},{text}{}\n", row(number)))
        )
    };
    let numbered = list(|number, code, text| format!("{}\t{code}\t{text}\n", number + 1));
    let counted = format!("#,Code,Statement\n{}", numbered.replace('\t', ","));
    for text in [ticks("D1,D2,D3"), ticks("Project,Test,Interview"), numbered, counted] {
        let reading = understood(&text);
        assert_eq!(statements(&text), BAKER, "{text}");
        assert!(columns(&reading).is_empty(), "{text}\n{:?}", columns(&reading));
    }
    assert!(warnings(&understood(&ticks("D1,D2,D3"))).contains("The column “D1” is not used."));
    assert_eq!(labels(columns(&understood(&ticks("Red,Amber,Green")))[0]), "1 – Red < 2 – Amber < 3 – Green");
}

#[test]
fn a_scale_that_nothing_says_is_offered_as_each_that_fits() {
    let scan = |heading: &str| {
        format!(
            "Code,Statement,{heading}\n{}",
            list(|number, code, text| format!("{code},{text},{}\n", number % 3 + 1))
        )
    };
    let bare = understood(&scan("Rating"));
    let all: Vec<String> = columns(&bare).into_iter().map(labels).collect();
    assert_eq!(all[..2], ["0 < 1 < 2 < 3", "1 < 2 < 3 < 4 < 5"]);
    assert_eq!(all.len(), 4);
    for column in columns(&bare) {
        assert!(
            column.guessed && column.evidence.starts_with("its numbers are 1 to 3"),
            "{}",
            column.evidence
        );
        assert_eq!(column.ratings.len(), 6);
    }
    let message = "The column “Rating” may be ratings from 0 to 3, or 1 to 5, or 0 to 10, or 1 to 10. Its scale is a guess: its \
                   numbers are 1 to 3, and nothing says of which scale.";
    assert!(warnings(&bare).contains(message), "{}", warnings(&bare));
    let said = understood(&scan("Rating (1-5)"));
    assert_eq!(columns(&said).len(), 1);
    assert!(!columns(&said)[0].guessed && columns(&said)[0].evidence.is_empty());
    let words =
        understood(&scan("Met?").replace(",1\n", ",Yes\n").replace(",2\n", ",No\n").replace(",3\n", ",No\n"));
    assert_eq!(columns(&words)[0].evidence, "its words are “No”, “Yes”");
    let keyed = understood(&format!("1 = Bronze; 3 = Gold,,\n{}", scan("Rating")));
    let ends: Vec<String> = columns(&keyed).into_iter().map(labels).collect();
    assert_eq!(ends, ["1 – Bronze < 2 < 3 – Gold", "3 – Gold < 2 < 1 – Bronze"]);
}

#[test]
fn ratings_beside_lines_and_in_records_are_offered() {
    let ends = list(|number, code, text| format!("{code}: {text} – {}/5\n", number % 5 + 1));
    let below =
        list(|number, code, text| format!("{code} {text}\n{}\n", ["Not started", "Completed"][number % 2]));
    let words = list(|number, code, text| {
        let confidence = ["Low", "Medium", "High"][number % 3];
        format!(
            "{}{{\"ksb\":\"{code}\",\"text\":\"{text}\",\"confidence\":\"{confidence}\"}}",
            if number == 0 { '[' } else { ',' }
        )
    }) + "]";
    for (text, points) in [
        (&ends, "0 < 1 < 2 < 3 < 4 < 5"),
        (&below, "Not started < In progress < Completed"),
        (&words, "Low < Medium < High"),
    ] {
        assert_eq!(statements(text), BAKER, "{text}");
        let reading = understood(text);
        assert_eq!(labels(columns(&reading)[0]), points, "{text}");
        assert_eq!(columns(&reading)[0].ratings.len(), 6, "{text}");
        assert_eq!(reading.answers[0].reference, reading.occupations[0].reference);
    }
    // The label above each rating is none of the statement.
    let labelled = list(|number, code, text| format!("{code}: {text}\nSelf-rating\n{}\n", number % 4));
    assert_eq!(statements(&labelled), BAKER);
    assert_eq!(columns(&understood(&labelled))[0].ratings.len(), 6);
    // One sentence may end in a rating, and a page has a number.
    let prose = "K1: Flour types\n3\nK2: Food law\nS1: Mix dough – high\nB1: Is careful";
    assert_eq!(statements(prose), ["K1 Flour types", "K2 Food law", "S1 Mix dough – high", "B1 Is careful"]);
    assert!(columns(&understood(prose)).is_empty());
    let said = warnings(&understood(prose));
    assert!(said.contains("Left out 1 number that stands alone: “3” below K1 …"), "{said}");
}

#[test]
fn words_of_a_scale_that_a_statement_lists_are_its_own() {
    for mark in ["• ", ""] {
        let text = format!(
            "K1: Flour types\nK2: Food law\nK3: The levels of risk:\n{mark}Low\n{mark}Medium\n{mark}High\nS1: Mix dough"
        );
        let expected =
            ["K1 Flour types", "K2 Food law", "K3 The levels of risk: Low Medium High", "S1 Mix dough"];
        assert_eq!(statements(&text), expected);
        assert!(columns(&understood(&text)).is_empty(), "{text}");
    }
    // One statement with many such lines is not most of them.
    let one = "K1: Flour types\nLow\nMedium\nHigh\nNever\nK2: Food law\nS1: Mix dough\nB1: Is careful";
    assert!(columns(&understood(one)).is_empty());
}

#[test]
fn records_bring_ratings_and_notes_of_whom_they_name() {
    let ksbs = list(|number, code, text| {
        format!(
            "{}{{\"id\":\"{code}\",\"description\":\"{text}\",\"selfAssessment\":\"{}/5\",\"managerAssessment\":2,\
             \"comment\":\"On Monday\",\"order\":{number}}}",
            if number == 0 { "" } else { "," },
            number % 5 + 1
        )
    });
    let reading = understood(&format!(
        "{{\"standard\":{{\"name\":\"Community baker\",\"reference\":\"ST9301\"}},\"ksbs\":[{ksbs}]}}"
    ));
    let [answers] = reading.answers.as_slice() else { panic!("one set of answers") };
    assert_eq!(answers.reference, reading.occupations[0].reference);
    assert_eq!(answers.notes.len(), 6);
    let names: Vec<(&str, bool)> =
        answers.ratings.iter().map(|one| (one.column.as_str(), one.guessed)).collect();
    assert_eq!(names[..2], [("selfAssessment", false), ("managerAssessment", true)]);
    assert!(warnings(&reading).contains("not read: “order”"), "{}", warnings(&reading));
    let two = r#"[{"standard":"Kite maker","code":"K1","text":"How cloth is made","rating":"1/3"},
        {"standard":"Sail maker","code":"K1","text":"How wind blows","rating":"2/3"}]"#;
    let reading = understood(two);
    let of: Vec<&str> = reading.answers.iter().map(|one| one.reference.as_str()).collect();
    assert_eq!(of, ["kite-maker", "sail-maker"]);
}

#[test]
fn two_rows_of_headings_name_a_column_together() {
    let table = format!(
        ",,Start,,Mid-point,\nCode,KSB,Learner,Employer,Learner,Employer\n{}",
        list(|number, code, text| format!("{code},{text},{}/3,2/3,3/3,2/3\n", number % 4))
    );
    let reading = understood(&table);
    let names: Vec<&str> = columns(&reading).iter().map(|one| one.column.as_str()).collect();
    assert_eq!(names, ["Start – Learner", "Start – Employer", "Mid-point – Learner", "Mid-point – Employer"]);
    assert_eq!(statements(&table), BAKER);
}
