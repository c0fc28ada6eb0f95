//! Lists with other lines among their statements: footers, labels, headings in other words, codes of another kind. A
//! statement is read, or it is named in a warning; what is none is no statement.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};
use skills_gap::read::{ReadOptions, read};

fn warnings(text: &str) -> String {
    let reading = understood(text);
    let all = reading.occupations.iter().flat_map(|one| &one.warnings).chain(&reading.warnings);
    all.map(|one| one.message.clone()).collect::<Vec<_>>().join("\n")
}

fn reference(text: &str) -> String {
    understood(text).occupations[0].reference.clone()
}

fn refusal(text: &str) -> String {
    match read(text, &ReadOptions::default()) {
        Ok(reading) => panic!("{:?}\n{text}", reading.occupations),
        Err(error) => error.to_string(),
    }
}

const HEAD: &str = "Kite maker\nReference: ST9301\nLevel: 2\n";

#[test]
fn codes_that_go_on_below_a_footer_are_statements() {
    let expected =
        ["K1 How cloth is woven", "K2 How wind lifts", "K3 Safe flying", "S1 Sew seams", "B1 Is patient"];
    for between in [
        "© Crown copyright 2026",
        "Progression",
        "Qualifications",
        "Funding",
        "Apply now",
        "Version history",
        "Contact us",
        "Grading",
    ] {
        for mark in ["", ":"] {
            let text = format!(
                "{HEAD}Knowledge\nK1{mark} How cloth is woven\n{between}\nK2{mark} How wind lifts\nK3{mark} Safe flying\n\
                 Skills\nS1{mark} Sew seams\nBehaviours\nB1{mark} Is patient\n"
            );
            assert_eq!(statements(&text), expected, "{text}");
            assert_eq!(reference(&text), "ST9301", "{text}");
        }
    }
    // What does not go on is named, and the reference is in doubt.
    let later = format!(
        "{HEAD}Knowledge\nK1 How cloth is woven\nK2 How wind lifts\nSkills\nS1 Sew seams\nRelated courses\nK7 Paint by hand\n"
    );
    assert_eq!(statements(&later).len(), 3);
    assert!(warnings(&later).contains("K7 Paint by hand"), "{}", warnings(&later));
    assert!(reference(&later).starts_with("list-"));
    // A page of a PDF ends within a sentence.
    let page = "ST9301/AP01  Kite maker\n\nKnowledge\nK1 How cloth is woven, dyed and\ncut, and what follows from wrong\n\
                © Crown copyright 2026        Version 1.2        Page 3 of 9\nST9301/AP01  Kite maker\ntension\nK2 How wind lifts\n\
                Skills\nS1 Sew seams\nPage 4 of 9\nS2 Cut cloth\nBehaviours\nB1 Is patient\n";
    assert_eq!(
        statements(page)[0],
        "K1 How cloth is woven, dyed and cut, and what follows from wrong tension"
    );
    assert_eq!((statements(page).len(), reference(page).as_str()), (5, "ST9301"));
}

#[test]
fn headings_name_a_kind_in_many_words() {
    let expected =
        ["K1 How cloth is woven", "K2 How wind lifts", "S1 Sew seams", "S2 Cut cloth", "B1 Is patient"];
    for [knowledge, skills, behaviours] in [
        ["Knowledge and understanding", "Skills", "Behaviours"],
        ["Knowledge & understanding of:", "Skills and abilities", "Behaviours and attitudes"],
        ["Knowledge requirements", "Skills requirements", "Behaviours/ Attitude"],
        ["What you need to know", "What you will be able to do", "How you need to behave"],
        ["You need to know and understand:", "You must be able to:", "Values and behaviours"],
        ["A. Knowledge", "B. Skills and ability", "C. Professional attitudes"],
        ["What the apprentice must know", "Practical skills required", "Behaviours (mindset)"],
    ] {
        for mark in ["- ", ""] {
            let text = format!(
                "Kite maker\nLevel 2\n\n{knowledge}\n{mark}How cloth is woven\n{mark}How wind lifts\n\n{skills}\n{mark}Sew seams\n\
                 {mark}Cut cloth\n\n{behaviours}\n{mark}Is patient\n"
            );
            assert_eq!(statements(&text), expected, "{text}");
        }
    }
    let introduced = "Kite maker\nKnowledge\nYou will be able to:\n- Explain lift\nSkills\n- Sew seams\n- Professional skills\n";
    assert_eq!(statements(introduced)[..2], ["K1 Explain lift", "S1 Sew seams"]);
}

#[test]
fn what_stands_under_a_heading_of_no_kind_is_named() {
    let list = |heading: &str| {
        format!(
            "Kite maker\n\nKnowledge\n- How cloth is woven\n\nSkills\n- Sew seams\n- Cut cloth\n\n{heading}\n- Is patient\n"
        )
    };
    for heading in ["Mindset of makers", "How we work", "Attitudes we look for", "Knowledge, skills and more"]
    {
        let text = list(heading);
        let found = statements(&text);
        assert_eq!(found[..3], ["K1 How cloth is woven", "S1 Sew seams", "S2 Cut cloth"], "{text}");
        let is_named =
            warnings(&text).contains(heading) || found.get(3).is_some_and(|one| one == "B1 Is patient");
        assert!(is_named, "{text}\n{}", warnings(&text));
        assert!(!found.iter().any(|one| one.starts_with("S3")), "{text}");
    }
    // Plain lines in blocks.
    let plain = "Kite maker\n\nKnowledge\nHow cloth is woven\n\nSkills\nSew seams\nCut cloth\n\nHow we work\nIs patient\n";
    assert_eq!(statements(plain), ["K1 How cloth is woven", "S1 Sew seams", "S2 Cut cloth"]);
    assert!(warnings(plain).contains("“How we work”"), "{}", warnings(plain));
    // Headings of Markdown.
    let markdown = "# Kite maker\n## Knowledge\n- How cloth is woven\n## Skills\n- Sew seams\n## How we work\n- Is patient\n";
    assert_eq!(statements(markdown), ["K1 How cloth is woven", "S1 Sew seams"]);
    assert!(warnings(markdown).contains("“How we work”"), "{}", warnings(markdown));
    // Above the first heading of a kind.
    let above = "Kite maker\n\nFoundations\n- How cloth is woven\n\nSkills\n- Sew seams\n\nBehaviours\n- Is patient\n";
    assert!(warnings(above).contains("“How cloth is woven”"), "{}", warnings(above));
    assert!(warnings(above).contains("does not give knowledge"), "{}", warnings(above));
}

#[test]
fn lines_of_one_statement_without_a_code_stay_together() {
    let text = "Kite maker\n\nKnowledge\n- How cloth is woven and\nwhat it costs\n- How wind lifts\n\nSkills\n- Sew seams in line with\n\
                Health and safety law\n- Cut cloth\n";
    assert_eq!(
        statements(text),
        [
            "K1 How cloth is woven and what it costs",
            "K2 How wind lifts",
            "S1 Sew seams in line with Health and safety law",
            "S2 Cut cloth"
        ]
    );
}

#[test]
fn heads_of_columns_and_parts_of_old_standards_are_no_statements() {
    let text = "Kite Practitioner\nLevel 2\n\nKnowledge\nWhat is required\nKnowing cloth\nUnderstand how cloth is woven.\n\
                Understand how it is dyed.\nUnderstanding the wind\nKnow how wind lifts.\nSkills\nWhat is required\nHand skills\n\
                Sew seams that hold.\nBehaviours/ Attitude\nWhat is required\nDeveloping self\nTakes care of tools.\n";
    assert_eq!(
        statements(text),
        [
            "K1 Understand how cloth is woven.",
            "K2 Understand how it is dyed.",
            "K3 Know how wind lifts.",
            "S1 Sew seams that hold.",
            "B1 Takes care of tools."
        ]
    );
    assert!(warnings(text).contains("“Knowing cloth”"), "{}", warnings(text));
    let one_word = format!(
        "{HEAD}K1: How cloth is woven\nK2: Removed\nK3: How wind lifts\nS1: Sew seams\nB1: Is patient"
    );
    assert_eq!(statements(&one_word)[1], "K2 Removed", "as official records have it");
    let withdrawn = format!(
        "{HEAD}K1: How cloth is woven\nK2: [Removed in version 1.2]\nK3: Not used\nS1: Sew seams\nB1: Is patient"
    );
    assert_eq!(statements(&withdrawn).len(), 3);
    assert!(warnings(&withdrawn).contains("K2 is left out: it says “[Removed in version 1.2]”"));
}

#[test]
fn several_codes_before_one_text_are_no_statement() {
    let text = format!(
        "{HEAD}Knowledge\nK1: How cloth is woven\nK2, K3 & K4: Understand the wind\nK5-K6: Understand law\nSkills\n\
         S1 and S2: Sew and cut\nS3: Fly kites\nBehaviours\nB1: Is patient\n"
    );
    assert_eq!(statements(&text), ["K1 How cloth is woven", "S3 Fly kites", "B1 Is patient"]);
    assert!(warnings(&text).contains("Left out 3 lines with several codes"), "{}", warnings(&text));
    assert!(reference(&text).starts_with("list-"));
    refusal("Kite maker\nKnowledge\nK1, K2 & K3: Understand the wind\nSkills\nS1 and S2: Sew and cut\n");
    // Several statements of a line are several.
    assert_eq!(statements("K1 gases, K2 positions, K3 joints").len(), 3);
}

#[test]
fn options_before_statements_are_named_and_are_no_text() {
    let text = format!(
        "{HEAD}Knowledge\nK1 (Core): How cloth is woven\nK2 (Option 1 Planner): How wind lifts\nSkills\n\
         S1 (Core) Sew seams\nS2 [Option 2 Flyer] Fly kites\nBehaviours\nB1 (Core): Is patient\n"
    );
    assert_eq!(
        statements(&text),
        ["K1 How cloth is woven", "K2 How wind lifts", "S1 Sew seams", "S2 Fly kites", "B1 Is patient"]
    );
    assert!(warnings(&text).contains("Core; Option 1 Planner; Option 2 Flyer"), "{}", warnings(&text));
    let own = "K1: (Corel)draw files\nS1: Sew\nB1: Is patient";
    assert_eq!(statements(own)[0], "K1 (Corel)draw files");
}

#[test]
fn codes_of_another_kind_are_named() {
    let nos = "XYZ12 Keep kites safe\nPerformance criteria\nYou must be able to:\nP1 check the line before a flight\n\
               P2 record the wind each day\nKnowledge and understanding\nYou need to know and understand:\nK1 the law on flying\n\
               K2 who to report to\n";
    assert_eq!(statements(nos), ["K1 the law on flying", "K2 who to report to"]);
    assert!(warnings(nos).contains("“P1 check the line before a flight”"), "{}", warnings(nos));
    let outcomes = "BSc Kites - Module KI201\nIntended learning outcomes\nA. Knowledge and understanding\n\
                    On completion you will be able to:\nA1 Describe how cloth is woven\nA2 Explain how wind lifts\n\
                    B. Intellectual skills\nB1 Appraise designs critically\nB2 Reason about lift\nC. Practical skills\n\
                    C1 Measure cloth exactly\nC2 Fly kites safely\n";
    refusal(outcomes);
    let among = format!(
        "{HEAD}K1 How cloth is woven\nK2 How wind lifts\nP1 check the line\nP2 record the wind\nS1 Sew seams\nB1 Is patient\n"
    );
    assert_eq!(statements(&among)[1], "K2 How wind lifts");
    // A size of paper is no code.
    let paper = "K1: Uses of paper, such as\nA4 or larger sheets\nS1: Fold\nB1: Is neat";
    assert_eq!(statements(paper)[0], "K1 Uses of paper, such as A4 or larger sheets");
}

#[test]
fn a_letter_and_the_specification_of_a_post_are_no_occupation() {
    refusal(
        "Hi Jo,\nThanks for today. For K1 you need to write up the kite day.\nK3: we said we would leave until March.\n\
         B1: you were great with the new starter!\nSee you Tuesday\nAl\n",
    );
    let listed = "Hi Jo,\nhere they are:\nK1: How cloth is woven\nS1: Sew seams\nB1: Is patient\nSee you\n";
    assert_eq!(statements(listed).len(), 3);
    let post = "Person Specification\nKite Assistant Band 2\nKnowledge\nEssential\nUnderstanding of wind\nDesirable\nLaw of the air\n\
                Skills\nEssential\nAble to sew\nDisclosure and Barring Service Check\n";
    assert!(refusal(post).contains("advert"), "{}", refusal(post));
}

#[test]
fn labels_titles_and_cells_are_no_part_of_a_statement() {
    let graded = format!(
        "{HEAD}Knowledge\nK1 How cloth is woven\nPass: Describes how it is woven\nDistinction: Evaluates\nK2 How wind lifts\n\
         Pass: Lists the forces\nSkills\nS1 Sew seams\nPass: Sews\nBehaviours\nB1 Is patient\n"
    );
    for text in [
        graded,
        format!("{HEAD}K1 How cloth is woven\nNotes\nK2 How wind lifts\nEvidence:\nA photo\nS1 Sew seams\nB1 Is patient\n"),
        format!("{HEAD}K1 How cloth is woven\nKite maker\nK2 How wind lifts\nS1 Sew seams\nKite maker\nB1 Is patient\n"),
        format!(
            "{HEAD}K1 How cloth is woven\nWhat it looks like: fine\nK2 How wind lifts\nWhat it looks like: grand\nS1 Sew seams\n\
             B1 Is patient\n"
        ),
        format!(
            "{HEAD}K1 How cloth is woven\nTheme 2: Air\nK2 How wind lifts\nhttps://kites.example/maker 2/5\nS1 Sew seams\n\
             B1 Is patient\n"
        ),
        "Ref\nKSB statement\nEvidence\nPage\nK1\nHow cloth is woven\nWitness statement\n12\nK2\nHow wind lifts\nReflective account\n\
         14\nS1\nSew seams\nPlan of care\n15\nB1\nIs patient\nManager feedback\n3\n"
            .to_owned(),
    ] {
        let expected = ["K1 How cloth is woven", "K2 How wind lifts", "S1 Sew seams", "B1 Is patient"];
        assert_eq!(statements(&text), expected, "{text}");
        assert!(warnings(&text).contains("Left out"), "{text}");
    }
    // A list of a statement, and a line that goes on, are its own.
    let own =
        "K1: The marks of makers:\nPass\nMerit\nK2: The law on\nHealth and Safety\nS1: Sew\nB1: Is patient";
    assert_eq!(
        statements(own)[..2],
        ["K1 The marks of makers: Pass Merit", "K2 The law on Health and Safety"]
    );
    let boxes = "Scan - Kites\n☐ K1 How cloth is woven   ☐ Not yet ☒ Developing ☐ Confident\n☐ K2 How wind lifts   ☐ Not yet \
                 ☐ Developing ☒ Confident\n☐ S1 Sew seams  ☒ Not yet ☐ Developing ☐ Confident\n";
    assert_eq!(statements(boxes), ["K1 How cloth is woven", "K2 How wind lifts", "S1 Sew seams"]);
    assert!(warnings(boxes).contains("boxes"), "{}", warnings(boxes));
}

#[test]
fn no_name_is_better_than_a_wrong_one() {
    for head in ["Ref", "Knowledge", "Competency ID number", "Person Specification", "What you need to know"]
    {
        let text = format!("{head}\n\nK1: How cloth is woven\nS1: Sew seams\nB1: Is patient\n");
        assert_eq!(understood(&text).occupations[0].name, "", "{text}");
    }
    assert_eq!(
        understood("Kite maker\nK1: Cloth\nS1: Sew seams\nB1: Is patient\n").occupations[0].name,
        "Kite maker"
    );
}
