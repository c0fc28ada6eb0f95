//! Texts that are too long, hostile or damaged.

use super::samples::{BOARD, HEADINGS, POSTING, VACANCY};
use super::{read, slice};
use proptest::prelude::*;
use skills_gap::advert::AdvertRequest;
use skills_gap::limits::{MAX_ADVERT, MAX_ADVERT_SENTENCES};
use skills_gap::read::read_advert;
use skills_gap::{Engine, ErrorCode};

#[test]
fn so_many_sentences_are_read_and_no_more() {
    let text = format!("Clerk\n\nDuties\n{}", "- File the letters\n".repeat(MAX_ADVERT_SENTENCES + 7));
    let mut advert = read(&text);
    assert_eq!(advert.sentences.len(), MAX_ADVERT_SENTENCES);
    let warning = advert.warnings.iter().find(|warning| warning.code == "tooLong").expect("a warning");
    assert!(warning.message.ends_with("7 are not."), "{}", warning.message);
    advert.sentences.push(advert.sentences[0].clone());
    let error = Engine::embedded().advert(&AdvertRequest::of(advert)).expect_err("too many");
    assert_eq!((error.code(), error.path()), (ErrorCode::TooLarge, "advert.sentences[500]"));
}

/// Looking to the end of the text from each of its marks would take hours.
#[test]
fn a_hostile_text_is_looked_at_a_few_times_only() {
    for part in [
        "<script type=\"ld+json\">",
        "<script>",
        "</script",
        "<p>",
        "<",
        "a: b\n",
        "Salary\n",
        "Salary: £1\n",
        "• x\n",
        ". A",
        "# \n",
        "**",
        "**a**\n",
        ":\n",
        "\r",
        "Duties\n",
        "You will ",
        "£",
        "1k",
        "a\n\n",
        "(",
        "- ",
        " at ",
        "é",
        "😀.",
        "Mar 1 ",
        "Role: a\tPlace: b ",
        "a\tEssential\tDesirable\n",
        "E: a (D)\tE|",
    ] {
        let advert = read_advert(&format!("x{}", part.repeat(MAX_ADVERT / part.len() / 48)));
        // It may say nothing that an advert says.
        let code = advert.err().map(|error| error.code());
        assert!(matches!(code, None | Some(ErrorCode::NotAnAdvert)), "{part}");
    }
}

/// A change to a text: where, in thousandths, and what.
fn changes() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0..1000_usize, 0..12_usize, 0..200_usize), 1..12)
}

fn mutated(text: &str, changes: &[(usize, usize, usize)]) -> String {
    let parts = [
        "",
        "\n",
        "<p>",
        "</script>",
        "<script>alert(1)</script>",
        "\u{0}",
        "“",
        "Salary: £",
        "\r\n\r\n",
        "\"",
        "}",
        "𝕏 31/02/26 ",
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for (place, part, removed) in changes {
        let at = characters.len() * place / 1000;
        let end = (at + removed).min(characters.len());
        characters.splice(at..end, parts[*part].chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_advert_is_read_or_refused(sample in 0..4_usize, changes in changes()) {
        let text = mutated([BOARD, HEADINGS, POSTING, VACANCY][sample], &changes);
        if let Ok(advert) = read_advert(&text) {
            for one in &advert.sentences {
                prop_assert!(one.start < one.end && !one.text.is_empty());
                let whole = slice(&advert.text, one.start, one.end);
                prop_assert!(whole.chars().any(|c| one.text.contains(c)));
            }
            for one in &advert.qualifications {
                prop_assert!((one.sentence as usize) < advert.sentences.len());
            }
        }
    }
}

#[test]
fn any_advert_that_is_read_has_a_report() {
    let engine = Engine::embedded();
    for place in (0..1000).step_by(25) {
        for sample in [BOARD, HEADINGS, POSTING, VACANCY] {
            let text = mutated(sample, &[(place, place % 12, 60), (999 - place, place % 7, 9)]);
            let Ok(advert) = read_advert(&text) else { continue };
            let report = engine.advert(&AdvertRequest::of(advert)).expect("a report");
            assert!(
                report
                    .sentences
                    .iter()
                    .all(|one| one.statements.iter().all(|of| (0.0..=1.0).contains(&of.strength)))
            );
        }
    }
}
