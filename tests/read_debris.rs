//! Inputs as people bring them: what only looks like a list of statements, and what stands around real ones.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};
use skills_gap::read::{ReadOptions, read};

fn warnings(text: &str) -> String {
    let reading = understood(text);
    let all = reading.occupations.iter().flat_map(|one| &one.warnings).chain(&reading.warnings);
    all.map(|one| one.message.clone()).collect::<Vec<_>>().join("\n")
}

fn is_refused(text: &str) -> bool {
    read(text, &ReadOptions::default()).is_err()
}

const DOUBT: &str = "Only the codes say";

#[test]
fn several_codes_at_the_end_of_a_line_are_a_mapping() {
    for text in [
        "Mon\tWebinar on looms\tK1, K5, S3\nTue\tShadowed Ada on sewing\tK7, S1, B2\n",
        "Mon   Webinar looms      K1, K5, S3\nTue   Shadowed Ada    K7, S1, B2\nWed   Holiday\nThu   Sewing     K2, S6, S7\n",
        "Mon,Webinar on looms K1, K5, S3\nTue,Shadowed Ada K7, S1, B2\n",
    ] {
        assert!(is_refused(text), "{text}");
    }
    // The last word of a statement may be like a code.
    let table = "Statement,KSB\nHow bread loses vitamin B12,K1\nHow long dough rests,K2\nKnead by hand,S1\n";
    assert_eq!(statements(table).len(), 3);
}

#[test]
fn codes_alone_are_read_with_a_doubt() {
    for text in [
        "Mill House floor guide\nB1: Staff car park.\nK1: Kitchen.\nS1: Server room.\n",
        "B1: Staff car park.\n",
        "Meeting rooms\nS1 Severn (8 seats)\nS2 Stour (12 seats)\nK1 Kennet (4 seats)\n",
    ] {
        assert!(warnings(text).contains(DOUBT), "{text}");
    }
    // Most of it is about something else.
    assert!(is_refused(
        "Mill House floor guide\n\nB1: Staff car park.\nG: Reception and cafe.\n1: Registrars.\n2: Planning.\n\
         K1: Kitchen of the third floor.\nS1: Server room.\n\nAssembly point: Mill Street.\n"
    ));
    for text in [
        "Kite maker (level 2)\nK1: Cloth.\nS1: Sew seams.\n",
        "Kite maker\nKnowledge\nK1: Cloth.\n",
        "My apprenticeship\nS2: Sew seams\nK1: Know cloth\n",
        "K1 Cloth\nK2 Wind\nS1 Sew seams\nS2 Cut cloth\nB1 Is patient\n",
        "Kite maker ST9301\nB1: Is patient.\n",
    ] {
        assert!(!warnings(text).contains(DOUBT), "{text}");
    }
}

#[test]
fn what_follows_the_last_sentences_is_no_statement() {
    let list =
        "Kite maker (level 2)\nKnowledge\nHow cloth is woven.\nSkills\nSew seams.\nBehaviours\nAdaptable.\n";
    for (heading, below) in [
        ("Typical roles", "Kite maker\nSail maker\n"),
        ("How you will be assessed", "Practical observation and interview\n"),
        ("Other roles and qualifications this course may lead to", "Kite maker, Sail maker\n"),
        ("Where kites fly", "Northern beaches\nSouthern hills\n"),
        ("Entry requirements", "A head for heights\n"),
    ] {
        let text = format!("{list}{heading}\n{below}");
        assert_eq!(statements(&text).len(), 3, "{text}");
        if heading != "Entry requirements" {
            assert!(warnings(&text).contains(heading), "{text}");
        }
    }
    // Where not all are sentences, nobody knows.
    for behaviours in ["Adaptable.\nCareful\nPatient\n", "Adaptable.\nCareful.\nPatient\n"] {
        let text =
            format!("Kite maker (level 2)\nKnowledge\nCloth\nSkills\nSew seams.\nBehaviours\n{behaviours}");
        assert_eq!(statements(&text).len(), 5, "{text}");
    }
    // Without points, too, the words of pages end a list.
    let plain = "Kite maker (level 2)\nKnowledge\nCloth\nSkills\nSew seams\nBehaviours\nAdaptable\n";
    for heading in ["Typical roles", "How you will be assessed"] {
        let text = format!("{plain}{heading}\nKite maker\n");
        assert_eq!(statements(&text).len(), 3, "{text}");
    }
}

#[test]
fn marks_behind_statements_are_none_of_them() {
    let list = "## Knowledge\n- [x] **K1** How cloth is woven. ✅ 2026-03-02\n- [ ] **K2** How wind lifts (C#). #todo\n\
                ## Skills\n- [x] **S1** Sew seams ([[Seams of May]])\n\t- evidence: photo of a seam\n- [ ] **S2** Cut cloth\n";
    let expected = ["K1 How cloth is woven.", "K2 How wind lifts (C#).", "S1 Sew seams", "S2 Cut cloth"];
    assert_eq!(statements(list), expected);
    assert!(warnings(list).contains("✅ 2026-03-02"), "{}", warnings(list));
    assert_eq!(understood(list).answers[0].notes["S1"], "photo of a seam");
    let page =
        "Knowledge\nK1: Cloth. Back to top\nK2: Wind Back to top\nSkills\nS1: Sew seams. ↑ Back to top\n";
    assert_eq!(statements(page), ["K1 Cloth.", "K2 Wind", "S1 Sew seams."]);
    let plan = "Knowledge\nK1 Cloth and\nits makers AM1\nK2 Wind AM3, AM1\nSkills\nS1 Sew seams (AM2)\n";
    assert_eq!(statements(plan), ["K1 Cloth and its makers", "K2 Wind", "S1 Sew seams"]);
    // One alone may be a word of the statement; below a colon stands its list.
    let one = "Knowledge\nK1 Radios on AM1\nK2 Wind\nSkills\nS1 Write up:\n- evidence: of faults\n";
    assert_eq!(statements(one)[0], "K1 Radios on AM1");
    assert_eq!(statements(one)[2], "S1 Write up: evidence: of faults");
}

/// The name, the reference, and the level.
fn facts(text: &str) -> (String, String, Option<u8>) {
    let reading = understood(text);
    let only = &reading.occupations[0];
    (only.name.clone(), only.reference.clone(), only.level)
}

const WHOLE: &str = "Knowledge\nK1: Cloth.\nSkills\nS1: Sew seams.\nBehaviours\nB1: Is patient.\n";

#[test]
fn names_and_levels_are_read_where_they_stand() {
    for (head, name, reference, level) in [
        ("Kite maker (L2) – KSB tracker", "Kite maker", "kite-maker", Some(2)),
        ("Kite maker L2", "Kite maker", "kite-maker", Some(2)),
        ("Skills scan – Kite maker (Level 2)", "Kite maker", "kite-maker", Some(2)),
        ("Kite maker (Level 2) ST9301 – mapping of modules to KSBs", "Kite maker", "ST9301", Some(2)),
        ("Kite maker\nReference: ST9301 · Level 2 · Making", "Kite maker", "ST9301", Some(2)),
        ("Level 2\nLevel 3\nKite maker\nLevel 3 | 15 months | ST9301", "Kite maker", "ST9301", Some(3)),
        ("The KSBs for your gateway (Kite maker ST9301, level 2):", "Kite maker", "ST9301", Some(2)),
        ("Kites with us\nThe course follows the standard ST9301.", "Kites with us", "ST9301", None),
        ("Apprenticeship standard reference number: ST9301", "", "ST9301", None),
        (
            "End-point assessment plan for Kite\nMaker apprenticeship standard\n\
             Apprenticeship standard reference number: ST9301\nLevel of this end point assessment (EPA): 3",
            "Kite Maker",
            "ST9301",
            Some(3),
        ),
        ("SKAKT8\nMake kites", "Make kites", "make-kites", None),
    ] {
        let text = format!("{head}\n{WHOLE}");
        assert_eq!(facts(&text), (name.to_owned(), reference.to_owned(), level), "{text}");
    }
    // Nobody knows which of the levels it is.
    let menu = format!("Level 2\nLevel 3\nKite maker\n{WHOLE}");
    assert_eq!(facts(&menu).2, None);
    assert!(warnings(&menu).contains("several levels"), "{}", warnings(&menu));
    assert_eq!(facts("Core\nKnowledge\nK1: Cloth.\n").0, "");
}

#[test]
fn a_menu_of_a_page_gives_no_facts() {
    let page = "<nav><ul><li>Level 2</li><li>Level 3</li></ul></nav><h1>Kite maker</h1><p>Level 3 | 15 months</p>\
                <h3>Knowledge</h3><ul><li>K1: Cloth.</li></ul><h3>Skills</h3><ul><li>S1: Sew seams.</li></ul>";
    assert_eq!(facts(page), ("Kite maker".into(), "kite-maker".into(), Some(3)));
}

#[test]
fn facts_above_and_in_tables_are_read() {
    let table = "Skills scan - Kite maker (Level 2),,\nScore 1 = no experience, 5 = expert,,\nRef,Statement,Score\n\
                 K1,How cloth is woven.,2\nS1,Sew a long seam.,3\n";
    assert_eq!((facts(table).0, facts(table).2), ("Kite maker".into(), Some(2)));
    let column = "Standard\tArea\tNo\tStatement\nKite maker ST9301\tKnowledge\t1\tHow cloth is woven\n\tSkills\t1\tSew seams\n";
    assert_eq!(facts(column).0, "Kite maker");
    assert!(warnings(column).contains("The text names ST9301, but its statements have no codes"));
}

#[test]
fn a_reference_that_is_not_taken_is_not_called_missing() {
    let text = format!("Kite maker (level 2)\nGood for people who know ST9302 or more.\n{WHOLE}");
    let warnings = warnings(&text);
    assert!(warnings.contains("The text names ST9302, but not as its own."), "{warnings}");
    assert!(warnings.contains("No reference is taken: kite-maker stands"), "{warnings}");
}

#[test]
fn rows_of_labels_and_requirements_are_statements_of_both() {
    let expected = [
        "K1 Cloth: Know how cloth is woven, and by whom",
        "K2 Wind/ Air: A general understanding of wind",
        "S1 Sewing: Sew long seams",
        "B1 Care: Is careful",
    ];
    let text = "Kite maker\n\nKnowledge\tWhat is required (through formal learning)\n\
                Cloth\tKnow how cloth is woven,\nand by whom\nWind/ Air\tA general understanding of wind\n\
                Skills\tWhat is required\nSewing\tSew long seams\nBehaviours\tWhat is required\nCare\tIs careful\n\n\
                5. Duration\nTypically 12 months.\n\n6. Entry Requirements\nA head for heights.\n";
    assert_eq!(statements(text), expected);
    assert!(warnings(text).contains("Duration"), "{}", warnings(text));
    let html = "<h1>Kite maker</h1><table><tr><th>Skills</th><th>What is required</th></tr>\
                <tr><td>Sewing</td><td>Sew long seams</td></tr><tr><td>Cutting</td><td>Cut cloth</td></tr>\
                <tr><th>Behaviours</th><th>What is required</th></tr><tr><td>Care</td><td>Is careful</td></tr></table>";
    assert_eq!(
        statements(html),
        ["S1 Sewing: Sew long seams", "S2 Cutting: Cut cloth", "B1 Care: Is careful"]
    );
}

#[test]
fn a_heading_is_no_employer() {
    let page = "Kite maker\nKey information\nReference: ST9301\nLevel: 2\nKSBs\nKnowledge\nK1: Cloth. Back to Duty\n\
                Involved employers\nLoft and Sons, Ada Kites\nSubject sector area\n4.2 Manufacturing technologies\n";
    assert_eq!(understood(page).occupations[0].employers, ["Loft and Sons", "Ada Kites"]);
}
