//! Tables whose headings do not say enough, or say that more is worse: what is sure, what is asked, what is not used.

#[path = "support/reading.rs"]
mod reading;

use reading::{statements, understood};
use skills_gap::read::{ReadOptions, read};

fn warnings(text: &str) -> String {
    let all = understood(text).occupations.into_iter().flat_map(|one| one.warnings);
    all.map(|warning| warning.message).collect::<Vec<_>>().join("\n")
}

/// What a column with this heading and the ratings 1 and 3 is: the credits of 1, `?` where a person has to confirm.
fn of_heading(heading: &str) -> String {
    let table = format!(
        "KSB,Statement,\"{heading}\"\nK1,How cloth is cut,1\nS1,Sew a long hem,3\nB1,Take good care,3\n"
    );
    let answers = understood(&table).answers;
    let columns = answers.iter().flat_map(|one| &one.ratings);
    let credit = |column: &skills_gap::read::RatingColumn| {
        let at = column.ratings["K1"].expect("a rating");
        format!("{}{}", column.points[usize::from(at)].credit, if column.guessed { "?" } else { "" })
    };
    columns.map(credit).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_higher_end_is_the_one_that_the_heading_says_or_it_is_asked() {
    for (heading, expected) in [
        ("Self score (1-5)", "0"),
        ("Competence: 1 = full, 5 = none", "1"),
        ("RAG status (1 green, 2 amber, 3 red)", "1"),
        ("Confidence (high 1 - 2 - 3 - 4 low)", "1"),
        ("Confidence, rated low to high, 1-5", "0"),
        ("Ability (1 = works without help, 4 = needs constant help)", "1"),
        ("Ability: 1 (needs help) to 4 (no support needed)", "0"),
        // Nobody knows which end is the better.
        ("Ability (1 = Falcon, 4 = Sparrow)", "0? 1?"),
        ("Score (lower is better, 1-5)", "0? 1?"),
        ("Self score 5-1", "1? 0?"),
        ("Self score 1-5 (5 is worst)", "0? 1?"),
    ] {
        assert_eq!(of_heading(heading), expected, "{heading}");
    }
}

#[test]
fn what_is_lacking_is_no_ability_and_what_may_be_anything_is_asked() {
    for heading in [
        "Please think of your last three months at work and say how much more training you would need here (1-5)",
        "On a scale from 1 to 5, how difficult is this for you in the workshop at the moment?",
        "Rating (distance to target, 1-5)",
        "Score [how hard it is, 1-5]",
        "Confidence lacking (1-5)",
        "I am not able to do this (1-5)",
        "Never done (1-5)",
        "Class average (1-5)",
    ] {
        assert_eq!(of_heading(heading), "", "{heading}");
    }
    for heading in ["Joy (1-5)", "Colour of the sky 1-5", "Sam (1-5)"] {
        assert_eq!(of_heading(heading), "0?", "{heading}");
    }
    for heading in
        ["How well can you do it? (1-5)", "Manager’s review (1-5)", "Starting point (1-5)", "1 to 5"]
    {
        assert_eq!(of_heading(heading), "0", "{heading}");
    }
    let table = "KSB,Statement,Joy (1-5)\nK1,How cloth is cut,1\nS1,Sew a long hem,3\n";
    assert!(warnings(table).contains("its heading does not say that they are of how well a person does"));
}

#[test]
fn a_column_without_a_heading_is_no_part_of_the_statement() {
    let table =
        "KSB,Statement,\nK1,How cloth is cut,see Jo on Friday\nS1,Sew a long hem,\nB1,Take good care,good\n";
    assert_eq!(statements(table), ["K1 How cloth is cut", "S1 Sew a long hem", "B1 Take good care"]);
    assert!(warnings(table).contains("The column “column 3” is not used."), "{}", warnings(table));
    // Commas that nobody put in quotes are still of the statement.
    let commas = "KSB,Statement,Score (0-3)\nK1,How cloth, thread and tape are cut,1\nS1,Sew a long hem,2\n";
    assert_eq!(statements(commas)[0], "K1 How cloth, thread and tape are cut");
}

#[test]
fn without_headings_the_statement_stands_beside_its_code() {
    let table = "Tailor ST9203\nK1\tHow cloth is cut\tTaught on days three and four\nK2\tTypes of thread\tTaught on day six\nS1\tSew a long hem\tDay nine\n";
    assert_eq!(statements(table), ["K1 How cloth is cut", "K2 Types of thread", "S1 Sew a long hem"]);
    assert!(warnings(table).contains("the column beside the codes"), "{}", warnings(table));
    // A theme is much shorter than its statement.
    let themes = "K1\tSafe work\tHow to keep a workshop safe for all who work in it\nS1\tHand work\tSew by hand along a line that is marked with chalk\n";
    assert_eq!(statements(themes)[1], "S1 Sew by hand along a line that is marked with chalk");
}

#[test]
fn duties_are_no_statements() {
    let table = "Duty,KSB\nDuty 1 Cut the cloth,K1\nDuty 1 Cut the cloth,S1\nDuty 2 Sew the coat,B1\n";
    assert!(read(table, &ReadOptions::default()).is_err());
}

#[test]
fn merged_cells_of_kinds_hold_for_the_rows_below() {
    let merged = "Type,No,Statement,Score /5\nKnowledge,1,How cloth is cut,4\n,2,Types of thread,2\nSkills,1,Sew a long hem,5\n,2,Press a seam,1\n";
    let four = ["K1 How cloth is cut", "K2 Types of thread", "S1 Sew a long hem", "S2 Press a seam"];
    assert_eq!(statements(merged), four);
    // Where each row says its kind, one without says nothing.
    let missing = "Type,Statement\nKnowledge,How cloth is cut\nKnowledge,Types of thread\n,Who knows what\nSkill,Sew a long hem\n";
    assert_eq!(statements(missing), ["K1 How cloth is cut", "K2 Types of thread", "S1 Sew a long hem"]);
}
