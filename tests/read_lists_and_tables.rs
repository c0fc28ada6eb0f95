//! Lists and tables as people make them: several occupations in one, columns turned round, ratings on scales of their
//! own, and texts that only look like lists.

use skills_gap::read::{ReadOptions, Reading, read};

fn understood(text: &str) -> Reading {
    read(text, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Each occupation as `REFERENCE name level: codes`.
fn occupations(text: &str) -> Vec<String> {
    let reading = understood(text);
    let one = |one: &skills_gap::catalogue::Occupation| {
        let codes: Vec<&str> = one.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
        let reference = if one.reference.starts_with("list-") { "list" } else { &one.reference };
        let level = one.level.map_or(String::new(), |level| format!(" {level}"));
        format!("{reference} {}{level}: {}", one.name, codes.join(" "))
    };
    reading.occupations.iter().map(one).collect()
}

/// The statements of the only occupation.
fn statements(text: &str) -> Vec<String> {
    let reading = understood(text);
    assert_eq!(reading.occupations.len(), 1, "{text}");
    reading.occupations[0].ksbs.iter().map(|ksb| format!("{} {}", ksb.code, ksb.statement)).collect()
}

fn warnings(reading: &Reading) -> String {
    let of_occupations = reading.occupations.iter().flat_map(|one| &one.warnings);
    let all = of_occupations.chain(&reading.warnings).map(|warning| warning.message.clone());
    all.collect::<Vec<_>>().join("\n")
}

const KITES: &str = "K1: How cloth is made.\nS1: Sew by hand.\nB1: Is careful.\n";
const SAILS: &str = "K1: How wind blows.\nK2: What ropes bear.\nS1: Hold a line.\nB1: Is calm.\n";

#[test]
fn each_occupation_of_a_text_is_one_of_its_own() {
    let both = ["ST9001 Kite maker 3: K1 S1 B1", "ST9002 Sail maker 2: K1 K2 S1 B1"];
    for text in [
        format!("Kite maker (level 3) ST9001\n{KITES}\nSail maker (level 2) ST9002\n{SAILS}"),
        format!(
            "# Kite maker - Level 3 - ST9001\n## KSBs\n{KITES}\n# Sail maker - Level 2 - ST9002\n## KSBs\n{SAILS}"
        ),
        format!(
            "Kite maker\nReference: ST9001\nLevel: 3\n{KITES}\nSail maker\nReference: ST9002\nLevel: 2\n{SAILS}"
        ),
        format!(
            "Kite maker\nKey information\nReference: ST9001\nLevel: 3\nKSBs\n{KITES}\nSkip to main content\nSail maker\nKey \
             information\nReference: ST9002\nLevel: 2\nKSBs\n{SAILS}"
        ),
    ] {
        assert_eq!(occupations(&text), both, "{text}");
    }
    let page = |name: &str| {
        let file = format!("{}/tests/fixtures/pages/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).expect("a page")
    };
    let pages = understood(&(page("OCC0311") + "\n" + &page("OCC0526")));
    let one_by_one = ["OCC0311", "OCC0526"].map(|name| understood(&page(name)).occupations.remove(0));
    assert_eq!(pages.occupations, one_by_one);
    let table = "Code,Statement\nKite maker (level 3) ST9001,\nK1,How cloth is made\nS1,Sew by hand\n\
                 Sail maker (level 2) ST9002,\nK1,How wind blows\nS1,Hold a line\n";
    assert_eq!(occupations(table)[1], "ST9002 Sail maker 2: K1 S1");
    let titled = "Kite maker,\nCode,Statement\nK1,How cloth is made\nS1,Sew by hand\n,\nSail maker,\nCode,Statement\n\
                  K1,How wind blows\nS1,Hold a line\n";
    assert_eq!(occupations(titled), ["kite-maker Kite maker: K1 S1", "sail-maker Sail maker: K1 S1"]);
    let nested = r#"{"apprenticeship":{"title":"Kite maker","reference":"ST9001","level":3},
        "ksbs":{"knowledge":[{"ref":"K1","text":"How cloth is made"}],"skills":[{"ref":"S1","text":"Sew"}]}}"#;
    assert_eq!(occupations(nested), ["ST9001 Kite maker 3: K1 S1"]);
    let json = r#"[{"standard":"Kite maker","code":"K1","description":"How cloth is made"},
        {"standard":"Sail maker","code":"K1","description":"How wind blows"}]"#;
    assert_eq!(occupations(json), ["kite-maker Kite maker: K1", "sail-maker Sail maker: K1"]);
}

#[test]
fn where_only_the_codes_begin_anew_nobody_knows_whose_they_are() {
    let all = occupations(&format!("Kite maker (level 3) ST9001\n{KITES}{SAILS}"));
    assert_eq!(all, ["list Kite maker 3: K1 S1 B1", "list : K1 K2 S1 B1"]);
    // What breaks off, goes on in the other one.
    let cut = "Kite maker ST9001\nK1: How cloth is made.\nSail maker ST9002\nK1: How wind blows.\nS1: Sew by hand.\n";
    assert_eq!(occupations(cut), ["list Kite maker: K1", "list Sail maker: K1 S1"]);
    // Said twice, it is one.
    assert_eq!(occupations(&format!("Kite maker ST9001\n{KITES}{KITES}")), ["ST9001 Kite maker: K1 S1 B1"]);
    // What is assessed is not another occupation.
    let assessed =
        format!("Kite maker ST9001\n{KITES}End-point assessment\nK1: Explains how cloth is made.\n");
    assert_eq!(occupations(&assessed), ["ST9001 Kite maker: K1 S1 B1"]);
}

#[test]
fn a_reference_has_nothing_that_another_hand_wrote() {
    for text in [
        // Another way of writing codes.
        "Kite maker ST9001\nK1: How cloth is made.\n(K2) How wind blows.\nS1: Sew by hand.\nB1: Is careful.",
        "Kite maker ST9001\nK1 How cloth is made.\nS1 Sew by hand.\n### B1\nIs careful.",
        // The beginning of a list, or its end: whose, is not known.
        "Kite maker ST9001\nKnowledge\nK1: How wind blows.\nK2: What ropes bear.",
        "Kite maker ST9001\nSkills\nS1: Hold a line.\nS2: Reef a sail.",
        // A code that lost its words.
        "Kite maker ST9001\nK1: How wind blows.\nK2:\nSkills\nS1: Hold a line.\nB1: Is calm.",
        // Links of a page below some.
        "Kite maker ST9001\nK1: How cloth is made.\nK2: How wind blows.\nS1: Sew by hand.\nB1: Is calm. Back to Duty",
        // Statements below the end of a page.
        "Kite maker ST9001\nK1: How cloth is made.\nS1: Sew by hand.\nB1: Is calm.\nView occupation in map\nB1: Is careful.",
        // The head of a page above a list, and above a table that lost its headings.
        "Kite maker\nKey information\nReference: ST9001\nK1: How wind blows.\nS1: Hold a line.\nB1: Is calm.",
        "Kite maker ST9001,a\nK1,How the wind blows\nS1,Hold a line\nB1,Is calm today\n",
        // Two lines below a code.
        "# Kite maker ST9001\n## KSBs\n### K1\nHow cloth is made.\n\nHow wind blows.\n### S1\nSew by hand.\n### B1\nIs calm.",
        // Statements among duties.
        "Kite maker\nKey information\nReference: ST9001\nOccupation duties\nDuty 1 Cut cloth\nBehaviours\nB1: Is calm.\n\
         Duty 2 Sew\n",
    ] {
        assert!(occupations(text)[0].starts_with("list "), "{text}");
    }
}

#[test]
fn codes_are_found_wherever_they_stand() {
    let four = ["K1 How cloth is made", "K2 How wind blows", "S1 Sew by hand", "B1 Is careful"];
    for text in [
        "Kite maker level 3\nK 1 How cloth is made\nK 2 How wind blows\nS 1 Sew by hand\nB 1 Is careful",
        "K1–How cloth is made\nK2–How wind blows\nS1–Sew by hand\nB1–Is careful",
        "Kite maker level 3: K1: How cloth is made, K2: How wind blows; S1: Sew by hand B1: Is careful",
        "K1 How cloth is made, K2 How wind blows, S1 Sew by hand, B1 Is careful",
        "On Mon Jo wrote:\n>K1: How cloth is made\n>K2: How wind blows\n>S1: Sew by hand\n>B1: Is careful",
        "K1: How cloth is\nPage 2 of 5\nmade\nK2: How wind blows\nS1: Sew by hand\nB1: Is careful",
        "K1: How cloth is made,2\nK2: How wind blows,1\nS1: Sew by hand,0\nB1: Is careful,3",
        "Knowledge\nHow cloth is made (K1)\nHow wind blows (K2)\nSkills\nSew by hand (S1)\nBehaviours\nIs careful (B1)",
        "Knowledge: How cloth is made; How wind blows\nSkills: Sew by hand;\nBehaviours: Is careful;",
        "Code   Statement            Rating\nK1     How cloth is made    2\nK2     How wind blows       1\n\
         S1     Sew by hand          0\nB1     Is careful           3",
        r#"{"K1":{"description":"How cloth is made"},"K2":{"text":"How wind blows"},"S1":"Sew by hand","B1":"Is careful"}"#,
        "{\"code\":\"K1\",\"text\":\"How cloth is made\"}\n{\"code\":\"K2\",\"text\":\"How wind blows\"}\n\
         {\"code\":\"S1\",\"text\":\"Sew by hand\"}\n{\"code\":\"B1\",\"text\":\"Is careful\"}",
    ] {
        assert_eq!(statements(text), four, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_list_is_refused() {
    for (text, what) in [
        (
            "Jo Day\nProfile\nKeen.\nSkills\nSewing\nKnowledge\nCloth\nEmployment\nAcme\nEducation\nBSc",
            "a CV",
        ),
        ("Jo Day CV\nK2 Consulting, analyst\nB1 driving licence", "no statements"),
        ("Our offices\nB1 1AA Birmingham\nS1 2HH Sheffield", "no statements"),
        ("{\\rtf1 K1: How cloth is made.\\par\nS1: Sew by hand.\\par}", "a document"),
    ] {
        let error = read(text, &ReadOptions::default()).expect_err(text);
        assert!(error.message().contains(what), "{error}");
    }
}

#[test]
fn a_form_or_a_person_gives_no_name() {
    for text in [
        "Skills scan 2026,,\nLearner,Jo Day,\nCode,Statement,Score\nK1,How cloth is made,1\nS1,Sew by hand,2\n",
        "sep=;\nCode;Statement;Score\nK1;How cloth is made;1\nS1;Sew by hand;2\n",
        "My portfolio of evidence\nK1: How cloth is made\nS1: Sew by hand",
    ] {
        assert_eq!(understood(text).occupations[0].name, "", "{text}");
    }
    let named = "Skills scan,\nStandard,Kite maker\nCode,Statement\nK1,How cloth is made\nS1,Sew by hand\n";
    assert_eq!(understood(named).occupations[0].name, "Kite maker");
}

/// Each column on its likeliest scale: its name, its points, whether it is a guess, and the ratings.
fn ratings(text: &str) -> String {
    let reading = understood(text);
    let mut columns: Vec<_> = reading.answers.iter().flat_map(|answers| &answers.ratings).collect();
    columns.dedup_by(|later, first| first.guessed && later.column == first.column);
    let one = |column: &&skills_gap::read::RatingColumn| {
        let points: Vec<&str> = column.points.iter().map(|point| point.label.as_str()).collect();
        let ratings: Vec<String> = column.ratings.iter().map(|(code, at)| format!("{code}={at:?}")).collect();
        let guess = if column.guessed { "?" } else { "" };
        format!("{}{guess}: {}: {}", column.column, points.join(" < "), ratings.join(" ").replace("Some", ""))
    };
    columns.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn ratings_are_on_the_scale_that_the_form_says() {
    let table = |heading: &str, [first, second]: [&str; 2]| {
        format!("Code\tStatement\t{heading}\nK1\tHow cloth is made\t{first}\nS1\tSew by hand\t{second}\n")
    };
    for (heading, cells, expected) in [
        ("Rating", ["3/5", "1/5"], "Rating: 0 < 1 < 2 < 3 < 4 < 5: K1=(3) S1=(1)"),
        ("Rating", ["3 out of 4", "0 out of 4"], "Rating: 0 < 1 < 2 < 3 < 4: K1=(3) S1=(0)"),
        ("Rating", ["3/5", "1/4"], ""),
        (
            "Rating (1 = expert, 3 = novice)",
            ["1", "3"],
            "Rating (1 = expert, 3 = novice): 3 – novice < 2 < 1 – expert: K1=(2) S1=(0)",
        ),
        (
            "Rating",
            ["3 - Confident", "1 - Not confident"],
            "Rating: 1 – Not confident < 2 < 3 – Confident: K1=(2) S1=(0)",
        ),
        ("RAG", ["G", "R"], "RAG?: Red < Amber < Green: K1=(2) S1=(0)"),
        ("Achieved", ["Y", "N"], "Achieved?: No < Partly < Yes: K1=(2) S1=(0)"),
        ("RAG", ["A", "A"], ""),
        ("Rating", ["bronze", "gold"], ""),
        ("Rating", ["2", "3"], "Rating?: 0 < 1 < 2 < 3: K1=(2) S1=(3)"),
        ("Off-the-job hours", ["2", "3"], ""),
    ] {
        assert_eq!(ratings(&table(heading, cells)), expected, "{heading} {cells:?}");
    }
    let keyed = format!("1 = Always\t4 = Never\t\n{}", table("Score", ["1", "4"]));
    assert_eq!(ratings(&keyed), "Score: 4 – Never < 3 < 2 < 1 – Always: K1=(3) S1=(0)");
    let reading = understood(&table("Rating", ["bronze", "gold"]));
    assert!(warnings(&reading).contains("The column “Rating” is not used."), "{}", warnings(&reading));
}

#[test]
fn points_are_those_of_the_persons_scale() {
    let table = "Code,Statement,Score (0-4)\nK1,How cloth is made,1\nS1,Sew by hand,3\n";
    let points = |credits: &[f64]| -> Vec<u8> {
        let options = ReadOptions { credits: credits.to_vec(), ..ReadOptions::default() };
        let reading = read(table, &options).expect("a table");
        reading.answers[0].ratings[0].points.iter().map(|point| point.point).collect()
    };
    assert_eq!(points(&[]), [0, 1, 1, 1, 2], "of two as near, the one nearer to a half");
    assert_eq!(points(&[0.0, 1.0]), [0, 0, 0, 1, 1]);
    assert_eq!(points(&[0.0, 0.25, 0.5, 0.75, 1.0]), [0, 1, 2, 3, 4]);
}

#[test]
fn a_table_with_the_codes_across_the_top_is_turned() {
    let three = ["K1 How cloth is made", "S1 Sew by hand", "B1 Is careful"];
    let codes = "Name\tDate\tK1\tS1\tB1\n\t\tHow cloth is made\tSew by hand\tIs careful\nJo\t1/2/2026\t2\t3\t1\nSam\t\t0\t1\t1\n";
    let joined = "ID,Name,K1: How cloth is made,S1: Sew by hand,B1: Is careful\n1,Jo,2,3,1\n2,Sam,0,1,1\n";
    for (text, unused) in [(codes, "Date"), (joined, "ID")] {
        assert_eq!(statements(text), three, "{text}");
        assert_eq!(
            ratings(text),
            "Jo?: 0 < 1 < 2 < 3: B1=(1) K1=(2) S1=(3) | Sam?: 0 < 1 < 2 < 3: B1=(1) K1=(0) S1=(1)",
            "{text}"
        );
        assert!(
            warnings(&understood(text)).contains(&format!("The column “{unused}” is not used.")),
            "{text}"
        );
    }
    assert!(
        read("Name,K1,S1,B1\nJo,2,3,1\n", &ReadOptions::default()).is_err(),
        "ratings without statements"
    );
}

#[test]
fn ticks_are_ratings_on_the_scale_of_their_columns() {
    let table = |heads: [&str; 3]| {
        format!(
            "KSB,Statement,{}\nK1,How cloth is made,x,,\nS1,Sew by hand,,x,\nB1,Is careful,,,x\n",
            heads.join(",")
        )
    };
    assert_eq!(ratings(&table(["1", "2", "3"])), "1 to 3: 1 < 2 < 3: B1=(2) K1=(0) S1=(1)");
    assert_eq!(
        ratings(&table(["Not confident", "Some confidence", "Confident"])),
        "Not confident to Confident: 1 – Not confident < 2 – Some confidence < 3 – Confident: B1=(2) K1=(0) S1=(1)"
    );
    assert_eq!(
        ratings(&table(["Expert", "Some", "Novice"])),
        "Expert to Novice: 3 – Novice < 2 – Some < 1 – Expert: B1=(0) K1=(2) S1=(1)"
    );
}

#[test]
fn what_is_left_out_is_named() {
    let long = "x ".repeat(6_000);
    let too_long = understood(&format!("Code,Statement\nK1,{long}\nS1,Sew by hand\nK2,How wind blows\n"));
    assert!(warnings(&too_long).contains("K1 is left out"), "{}", warnings(&too_long));
    let note = understood(&format!("Code,Statement,Notes\nK1,How cloth is made,{long}\nS1,Sew by hand,a\n"));
    assert!(warnings(&note).contains("a note that is too long"), "{}", warnings(&note));
    let many: String = (0..1_200).map(|number| format!("- know thing {number}\n")).collect();
    let many = understood(&format!("Knowledge\n{many}Skills\n- Sew\n"));
    assert!(warnings(&many).contains("Left out: 201 statements"), "{}", warnings(&many));
    let fields =
        understood(r#"[{"code":"K1","text":"How cloth is made","rating":2},{"code":"S1","text":"Sew"}]"#);
    assert!(warnings(&fields).contains("“rating”"), "{}", warnings(&fields));
    let said = ReadOptions { reference: Some("ST9001".into()), ..ReadOptions::default() };
    let text = format!("Kite maker (level 3) ST9001\n{KITES}\nSail maker (level 2) ST9002\n{SAILS}");
    let two = read(&text, &said).expect("two");
    assert!(warnings(&two).contains("what is said of one is not taken"), "{}", warnings(&two));
}

#[test]
fn statements_with_commas_that_nobody_put_in_quotes_are_whole() {
    let text = "Code,Statement,Rating\nK1,Cloth, from flax to sail,2\nS1,Sew by hand,3\n";
    assert_eq!(statements(text), ["K1 Cloth, from flax to sail", "S1 Sew by hand"]);
    let html = "<h1>Kite maker</h1><table><tr><th>Knowledge</th><th>Evidence</th></tr><tr><td>K1 How cloth is made</td>\
        <td>A loom</td></tr></table><table><tr><th>Skills</th><th>Evidence</th></tr><tr><td>S1 Sew by hand</td><td>A kite</td>\
        </tr></table>";
    assert_eq!(statements(html), ["K1 How cloth is made", "S1 Sew by hand"]);
}

#[test]
fn what_says_nothing_of_ability_is_no_rating() {
    for (heading, cells) in [
        ("Gap (1-5)", ["5", "1"]),
        ("Development need (1-5)", ["5", "1"]),
        ("Required level (0-5)", ["4", "5"]),
        ("Target level", ["4", "4"]),
        ("Importance", ["4", "5"]),
        ("Priority (1-3)", ["1", "3"]),
        ("Skills gap", ["Yes", "No"]),
        ("I need support with this", ["Strongly agree", "Disagree"]),
        ("How difficult is it? (1-5)", ["5", "1"]),
        ("How hard is this for you? (1 easy - 5 hard)", ["5", "1"]),
    ] {
        let [first, second] = cells;
        let table =
            format!("Code,Statement,{heading}\nK1,How cloth is made,{first}\nS1,Sew by hand,{second}\n");
        assert_eq!(ratings(&table), "", "{heading}");
        let reading = understood(&table);
        assert!(warnings(&reading).contains(&format!("The column “{heading}” is not used.")), "{heading}");
    }
    let both = "Code,Statement,Required (0-5),Current (0-5)\nK1,How cloth is made,4,2\nS1,Sew by hand,5,3\n";
    assert_eq!(ratings(both), "Current (0-5): 0 < 1 < 2 < 3 < 4 < 5: K1=(2) S1=(3)");
    let hard = "Code,Statement,Rating (1 easy - 5 hard)\nK1,How cloth is made,5\nS1,Sew by hand,1\n";
    assert!(ratings(hard).ends_with("K1=(0) S1=(4)"), "what is hard is not held: {}", ratings(hard));
}

#[test]
fn what_is_noted_beside_a_code_is_no_statement() {
    for text in [
        "KSB,Evidence,Met\nK1,Report to the manager on cloth,Y\nK2,Discussion recorded in March,N\nS1,Photo of my seams,Y\n",
        "Date,Activity,KSB,Hours\n12/01/2026,Read the cloth guidance with my mentor,K2,3\n13/01/2026,Shadowed the sewing line,K1,6\n14/01/2026,Sewed for the first time,S1,4\n",
        "KSB,What I learned,Date\nK1,That cloth stretches when wet,2026-01-12\nS1,To sew a flat seam by hand,2026-01-13\n",
    ] {
        let error = read(text, &ReadOptions::default()).expect_err(text);
        assert!(error.message().contains("a table without a column of statements"), "{error}");
    }
    let beside = "KSB,Evidence of what I did at work,Statement\nK1,Report to the manager on cloth and sails,How cloth is made\nS1,Photo of my first seams and hems,Sew by hand\n";
    assert_eq!(statements(beside), ["K1 How cloth is made", "S1 Sew by hand"]);
}

#[test]
fn pairs_of_statements_are_nobodys() {
    for text in [
        "source_code\tsource\ttarget_code\ttarget\nK\thow cloth is made\tK\tHow sails are made.\nK\thow wind blows\tK\tHow kites fly.\n",
        "Old code,Old wording,New code,New wording\nK1,How cloth is made,K2,How sails are made of cloth\nS1,Sew by hand,S3,Sew by hand and machine\n",
    ] {
        assert!(read(text, &ReadOptions::default()).is_err(), "{text}");
    }
    let named = "source_code\tsource\ttarget_code\ttarget\nST1.K1\tcloth\tST2.K1\tsails\n";
    let error = read(named, &ReadOptions::default()).expect_err("pairs");
    assert!(error.message().contains("pairs of statements"), "{error}");
    // A code of another column is only mapped to.
    let mapped = "Code,Statement,Maps to\nK1,How cloth is made,S1\nS1,Sew by hand,K1\n";
    assert_eq!(statements(mapped), ["K1 How cloth is made", "S1 Sew by hand"]);
}

#[test]
fn a_table_that_was_made_here_is_refused_by_name() {
    for (text, what) in [
        (
            "\u{feff}Code,Kind,Statement,Where it stands,Answer,Expected,From,Note,Done on\r\nK1,Knowledge,How cloth is made,Held,I use it,100%,,,\r\n",
            "a result",
        ),
        ("code,statement,standing,likely,weight,source,note\nK1,How cloth is made,open,,1,,\n", "a result"),
        ("occupation,code,statement,narrows\nOCC0526,K1,How cloth is made,0.1\n", "what to rate next"),
        ("occupation,code,statement,likely,prompt\nOCC0526,K1,How cloth is made,0.1,\n", "a plan"),
    ] {
        let error = read(text, &ReadOptions::default()).expect_err(text);
        assert!(error.message().contains(&format!("this is the table of {what}")), "{error}");
        assert!(error.message().contains(".json"), "{error}");
    }
}

#[test]
fn where_a_statement_comes_from_is_not_whose_it_is() {
    // Blank cells below a reference are merged ones only where the first row is filled.
    let from =
        "Code,Statement,Taken from\nK1,How cloth is made,\nK2,How wind blows,OCC0311\nS1,Sew by hand,\n";
    assert_eq!(occupations(from), ["list : K1 K2 S1"]);
    let ids = "Code,Statement,Taken from\nK1,How cloth is made,OCC0311 K14\nS1,Sew by hand,OCC0311.S2\n";
    assert_eq!(understood(ids).occupations.len(), 1);
    assert!(understood(ids).occupations[0].reference.starts_with("list-"));
    let merged = "Standard,Code,Statement\nST9001,K1,How cloth is made\n,S1,Sew by hand\nST9002,K1,How wind blows\n,S1,Hold a line\n";
    assert_eq!(occupations(merged), ["ST9001 : K1 S1", "ST9002 : K1 S1"]);
}

#[test]
fn a_heading_is_no_name() {
    let sections = "## Knowledge\n\n| Ref | Statement |\n|---|---|\n| K1 | How cloth is made |\n\n## Skills\n\n| Ref | Statement |\n|---|---|\n| S1 | Sew by hand |\n";
    assert_eq!(understood(sections).occupations[0].name, "");
    let framework = "Competency ID number,Short name,Description,Parent\nST9001,Kite maker,,\nST9001-K1,K1,How cloth is made,ST9001\nST9001-S1,S1,Sew by hand,ST9001\n";
    let reading = understood(framework);
    assert_eq!(reading.occupations.len(), 1);
    assert_eq!(
        (reading.occupations[0].reference.as_str(), reading.occupations[0].name.as_str()),
        ("ST9001", "")
    );
}
