//! Adverts and CVs laid out as the boards of hospitals, councils, the civil service and recruiters lay them out.

use super::{asked, read, report};
use skills_gap::gap::GapRequest;
use skills_gap::read::{AdvertSection, read_profile};

#[test]
fn the_word_by_which_an_item_is_essential_matches_nothing() {
    let matched = |line: &str| {
        let advert = read(&format!("Press officer\n\nRequirements\n- {line}\n"));
        assert_eq!(asked(&advert), [line]);
        let report = report(GapRequest::new("OCC0311"), &advert);
        report.sentences.into_iter().flat_map(|one| one.statements).collect::<Vec<_>>()
    };
    let plain = matched("A degree in law");
    for marked in ["A degree in law - essential", "A degree in law (desirable)"] {
        assert_eq!(matched(marked), plain, "{marked}");
    }
    let duty = matched("Drafting media statements and press releases");
    assert!(
        !duty.is_empty()
            && matched("Drafting media statements and press releases (essential)").len() == duty.len()
    );
}

#[test]
fn a_day_that_is_near_or_not_yet_known_is_not_asked() {
    let duties = ["Closing dates are checked by you for each tender", "Answer the telephone"];
    for fact in [
        "The closing date is soon.",
        "The closing date is to be announced.",
        "The closing date for applications is tba.",
        "The deadline is near.",
        "The start date is to be confirmed.",
        "Applications close on Sunday.",
    ] {
        let advert = read(&format!("Clerk\n\nDuties\n- {}\n\n{fact}\n", duties.join("\n- ")));
        assert_eq!(asked(&advert), duties, "{fact}");
    }
}

#[test]
fn what_boards_say_of_themselves_is_not_asked() {
    let advert = read(
        "Healthcare Assistant\nExample Trust\n\nMain duties of the job\nTake observations\n\nWorking for our organisation\n\
         The trust cares for a county.\n\nDetailed job description and main responsibilities\nMaintain a clean ward\n\
         Please see the attached document.\n\nPerson specification\nNVQ level 2 in care\n\n\
         Employer certification / accreditation badges\nDisability confident employer\n",
    );
    assert_eq!(asked(&advert), ["Take observations", "Maintain a clean ward", "NVQ level 2 in care"]);
    let advert = read(
        "Driver\nExample Agency\nDoncaster\n\nProfile insights\nHere’s how the job qualifications align with your profile.\n\
         Shift and schedule\nNight shift\n\nDuties:\nLoad the van\n\nExample Agency acts as an employment agency.\nApply now!\n",
    );
    assert_eq!(asked(&advert), ["Load the van"]);
    let advert = read(
        "Adviser\n\nPerson specification\nAble to weigh evidence\n\nThings you need to know\nThis vacancy uses profiles.\n\n\
         Nationality requirements\nOpen to nationals of many states.\n",
    );
    assert_eq!(asked(&advert), ["Able to weigh evidence"]);
}

#[test]
fn headings_that_lead_to_needs_begin_needs() {
    for heading in [
        "To be considered you will need:",
        "The successful candidate will:",
        "You need",
        "What you will bring:",
    ] {
        let advert = read(&format!("Clerk\n\nDuties\n- File letters\n\n{heading}\n- be patient\n"));
        let last = advert.sentences.last().expect("a sentence");
        assert_eq!((last.asks, last.section), (true, AdvertSection::Requirements), "{heading}");
    }
    let advert =
        read("Driver\n\nThe driver will be responsible for:\nMulti-drop deliveries\nVehicle checks\n");
    assert_eq!(asked(&advert), ["Multi-drop deliveries", "Vehicle checks"]);
    let advert = read(
        "<h1>Bricklayer</h1><h2>Duties</h2><p>Build walls</p><p>3 years of experience</p><p>Mix mortar</p>",
    );
    assert_eq!(asked(&advert), ["Build walls", "3 years of experience", "Mix mortar"]);
    let advert = read(
        "Adviser\n\nJob description\nThe post holder will:\ndraft briefings for ministers\nmanage relationships with stakeholders\nanalyse evidence\n",
    );
    assert_eq!(asked(&advert).len(), 3);
}

#[test]
fn a_heading_of_a_cv_proposes_nothing() {
    let sentences = |text: &str| -> Vec<String> {
        let profile = read_profile(text).expect("a profile");
        profile.sentences.into_iter().map(|one| one.text).collect()
    };
    for heading in [
        "Skills gained while studying",
        "Key skills developed at work",
        "Skills I have",
        "Skills learnt on the job",
    ] {
        assert_eq!(
            sentences(&format!("{heading}\nWriting press releases\n")),
            ["Writing press releases"],
            "{heading}"
        );
    }
    for said in [
        "Skills gained: writing press releases",
        "Communication skills used in press offices",
        "Shadows of doubt removed",
    ] {
        assert_eq!(sentences(said), [said]);
    }
    for wanted in ["Skills I hope to gain", "Things I have not done"] {
        assert_eq!(
            sentences(&format!("{wanted}\nPlanning campaigns\n\nWork history\nSold bread\n")),
            ["Sold bread"],
            "{wanted}"
        );
    }
    assert_eq!(
        sentences("Job wanted: press officer\nI can write press releases\n"),
        ["I can write press releases"]
    );
    for not_done in [
        "I shadowed the press officer who drafts statements",
        "A graduate who wants to work in communications",
    ] {
        assert_eq!(sentences(&format!("{not_done}\nSold bread\n")), ["Sold bread"], "{not_done}");
    }
}
