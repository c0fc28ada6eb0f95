//! Adverts of each form, read.

use super::samples::{BOARD, HEADINGS, POSTING, VACANCY};
use super::{asked, read, slice};
use skills_gap::input::Value;
use skills_gap::limits::MAX_ADVERT;
use skills_gap::read::{AdvertSection, Period, read_advert, read_advert_value};
use skills_gap::{ErrorCode, ErrorKind};

#[test]
fn a_job_board_s_text() {
    let advert = read(BOARD);
    assert_eq!(advert.text, BOARD);
    assert_eq!(advert.title, "Junior Media Officer – Grade C");
    assert_eq!(advert.role, "Junior Media Officer");
    assert_eq!(advert.employer, "Northshire Fire Service");
    assert_eq!(advert.place, "Northgate, United Kingdom");
    assert_eq!((advert.employment.as_str(), advert.remote), ("Full Time", Some(true)));
    let date = |date: &Option<skills_gap::read::AdvertDate>| date.clone().and_then(|date| date.date);
    assert_eq!(date(&advert.closes).as_deref(), Some("2026-03-09"));
    assert_eq!(date(&advert.posted).as_deref(), Some("2026-01-09"));
    assert_eq!(
        advert.starts.as_ref().map(|date| (date.written.as_str(), date.date.is_none())),
        Some(("Immediate", true))
    );
    let salary = advert.salary.as_ref().expect("a salary");
    assert_eq!((salary.low, salary.currency.as_str(), salary.period), (Some(27500.0), "", None));
    assert_eq!((advert.experience.as_str(), advert.years), ("2 year(s) or above", Some(2)));
    let doubtful: Vec<&str> = advert.warnings.iter().map(|warning| warning.path.as_str()).collect();
    assert_eq!(doubtful, ["place", "salary"]);
    assert_eq!(
        asked(&advert),
        [
            "Clear written English",
            "You will write news releases and answer questions from journalists.",
            "Media enquiries – Answer calls from journalists with accurate information. Pass on complex questions.",
            "Monitor news coverage and report mistakes in it.",
            "Drive the van to events.",
        ]
    );
    for one in &advert.sentences {
        assert_eq!(slice(BOARD, one.start, one.end), one.text);
    }
    assert!(!advert.sentences.iter().any(|one| one.text.contains("Loading")));
}

#[test]
fn headings_say_what_a_part_is_about() {
    let advert = read(HEADINGS);
    assert_eq!((advert.employer.as_str(), advert.place.as_str()), ("Example District Council", "Leeds"));
    let salary = advert.salary.as_ref().expect("a salary");
    assert_eq!(
        (salary.low, salary.high, salary.period),
        (Some(32_000.0), Some(35_500.0), Some(Period::Year))
    );
    assert_eq!(salary.currency, "GBP");
    assert_eq!(advert.employment, "Full-time, permanent");
    let closes = advert.closes.as_ref().expect("a closing date");
    assert_eq!((closes.written.as_str(), &closes.date), ("20 October", &None));
    let sections: Vec<_> = advert.sentences.iter().map(|one| (one.section, one.asks)).collect();
    use AdvertSection::*;
    let expected = [
        (Role, false),
        (Responsibilities, true),
        (Responsibilities, true),
        (Essential, true),
        (Desirable, true),
        (Employer, false),
        (Equality, false),
    ];
    assert_eq!(sections, expected);
    assert_eq!(advert.sentences[2].text, "Evaluate communications campaigns, with the help of colleagues");
    assert_eq!(advert.years, Some(2));
    let named: Vec<_> =
        advert.qualifications.iter().map(|one| (one.words.as_str(), one.level, one.sentence)).collect();
    assert_eq!(named, [("degree", 6, 3)]);
}

#[test]
fn a_posting_alone_and_in_a_page() {
    let alone = read(POSTING);
    // A page writes the end of a script so.
    let escaped = POSTING.replace("</", "<\\/");
    let page = format!(
        "<!DOCTYPE html><html><head><script>if (1 < 2) {{}}</script><script type=\"application/ld+json\">{{\"@type\": \"WebSite\"}}</script>\
         <SCRIPT TYPE='application/ld+json'>{{\"@graph\": [{escaped}]}}</SCRIPT></head><body><p>Other jobs</p></body></html>"
    );
    assert_eq!(read(&page), alone);
    assert_eq!(read(&format!("[{POSTING}]")), alone);
    assert_eq!(read_advert_value(&Value::parse(POSTING).expect("JSON")).expect("an advert"), alone);
    assert_eq!((alone.title.as_str(), alone.employer.as_str()), ("Press Officer", "Example & Sons"));
    assert_eq!((alone.place.as_str(), alone.remote), ("Leeds, LS1 1AA, GB", Some(true)));
    assert_eq!((alone.employment.as_str(), alone.years), ("Full time, Temporary", Some(3)));
    let salary = alone.salary.as_ref().expect("a salary");
    assert_eq!(
        (salary.low, salary.high, salary.period),
        (Some(30_000.0), Some(34_000.0), Some(Period::Year))
    );
    assert_eq!(alone.closes.as_ref().and_then(|date| date.date.as_deref()), Some("2026-10-02"));
    assert_eq!(
        asked(&alone),
        [
            "draft press releases",
            "plan events",
            "Answer journalists.",
            "Copywriting",
            "Media relations",
            "A degree"
        ]
    );
    assert!(!alone.text.contains("alert") && alone.text.contains("Free lunch"));
    for one in &alone.sentences {
        assert_eq!(slice(&alone.text, one.start, one.end), one.text);
    }
}

#[test]
fn a_page_without_a_posting_is_read_as_text() {
    let advert = read(
        "<html><body><h1>Press Officer</h1><p>Salary: &pound;30,000 a year</p><h2>Duties</h2><ul><li>Draft statements</li>\
         <li>Answer calls</li></ul><script>steal()</script><h2>Benefits</h2><p>You receive cake.</p></body></html>",
    );
    assert_eq!(
        (advert.title.as_str(), asked(&advert)),
        ("Press Officer", vec!["Draft statements", "Answer calls"])
    );
    assert_eq!(advert.salary.and_then(|salary| salary.low), Some(30_000.0));
    assert!(!advert.text.contains("steal"));
}

#[test]
fn a_record_of_the_vacancies_service() {
    let advert = read(VACANCY);
    assert_eq!(
        (advert.title.as_str(), advert.employer.as_str()),
        ("Apprentice press officer", "Example Trust")
    );
    assert_eq!(advert.place, "1 Main Street, York, YO1 1AA");
    assert_eq!((advert.course.as_str(), advert.level), ("Press officer (level 4)", Some(4)));
    assert_eq!(advert.employment, "37.5 hours a week");
    let salary = advert.salary.as_ref().expect("a wage");
    assert_eq!(
        (salary.low, salary.currency.as_str(), salary.period),
        (Some(17_000.0), "GBP", Some(Period::Year))
    );
    assert_eq!(
        asked(&advert),
        [
            "Help our newsroom.",
            "Write news releases",
            "Keep records of enquiries",
            "Team working",
            "GCSE English 4 Essential"
        ]
    );
    assert_eq!(advert.qualifications.len(), 1);
}

#[test]
fn what_is_no_advert_is_refused() {
    let error = read_advert_value(&Value::Number(5.0)).expect_err("a number");
    assert_eq!(error.to_string(), "5 where text or a job posting is expected");
    assert_eq!((error.code(), error.kind()), (ErrorCode::InvalidType, ErrorKind::Read));
    for (text, code) in [
        ("", ErrorCode::MissingField),
        (" \u{feff}\n", ErrorCode::MissingField),
        (r#"{"name": "Basics"}"#, ErrorCode::NotAnAdvert),
        (r#"{"@type": "JobPosting""#, ErrorCode::InvalidJson),
        (&"a ".repeat(MAX_ADVERT / 2 + 1), ErrorCode::TooLarge),
    ] {
        let error = read_advert(text).expect_err("no advert");
        assert_eq!((error.code(), error.kind()), (code, ErrorKind::Read), "{}", error.message());
    }
}
