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
    let table = "Statement,Code\nHow cloth is woven (K1),K1\nSew seams (S1),S1\nCut cloth (S2),S2\n";
    assert_eq!(statements(table).len(), 3);
    // Out of order, with a signature: a list all the same.
    assert_eq!(statements("S1: Sew.\nK1: Cloth.\n\nThanks\nAda\nLoft\n").len(), 2);
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
    for text in [
        "Kite maker (level 2)\nK1: Cloth.\nS1: Sew seams.\n",
        "Kite maker\nKnowledge\nK1: Cloth.\n",
        "My apprenticeship\nS2: Sew seams\nK1: Know cloth\n",
        "K1 Cloth\nK2 Wind\nS1 Sew seams\nS2 Cut cloth\nB1 Is patient\n",
        "Kite maker ST9301\nB1: Is patient.\n",
        "Hi Jo,\nthese are yours:\nS1: Sew.\nS2: Cut.\nK1: Cloth.\nK2: Wind.\nB1: Is patient.\nThanks\nAda\nLoft\n",
    ] {
        assert!(!warnings(text).contains(DOUBT), "{text}");
    }
}
