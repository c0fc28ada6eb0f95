//! Job adverts: read in every form, and taken as the target.

mod doubts;
mod kinds;
mod own_words;
mod samples;

use proptest::prelude::*;
use samples::{BOARD, CV, HEADINGS, POSTING, VACANCY};
use skills_gap::advert::{
    AdvertOptions, AdvertReport, AdvertRequest, Proposal, ProposalsOptions, ProposalsRequest,
};
use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::gap::{GapRequest, Standing, Weights};
use skills_gap::input::Value;
use skills_gap::limits::{MAX_ADVERT, MAX_ADVERT_SENTENCES};
use skills_gap::read::{Advert, AdvertSection, Period, read_advert, read_advert_value, read_profile};
use skills_gap::{Engine, ErrorCode, ErrorKind};

fn read(text: &str) -> Advert {
    read_advert(text).expect("an advert")
}

fn asked(advert: &Advert) -> Vec<&str> {
    advert.sentences.iter().filter(|one| one.asks).map(|one| one.text.as_str()).collect()
}

fn report(answers: GapRequest, advert: &Advert) -> AdvertReport {
    let answers = GapRequest { advert: Some(Box::new(advert.clone())), ..answers };
    Engine::embedded().advert(&AdvertRequest::new(answers, AdvertOptions::default())).expect("a report")
}

/// `text.slice(start, end)` of JavaScript, its white space made single spaces.
fn slice(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = String::from_utf16(&units[start as usize..end as usize]).expect("whole characters");
    let visible: String = part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

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

#[test]
fn the_press_officer_is_found_with_reasons() {
    let advert = read(HEADINGS);
    let report = report(GapRequest::default(), &advert);
    let [first, second] = report.occupations.as_slice() else { panic!("two occupations") };
    assert_eq!((first.reference.as_str(), second.reference.as_str()), ("OCC0311", "OCC0526"));
    assert!(first.score > second.score);
    let title = first.title.as_ref().expect("a name like the title");
    assert!(title.text.to_lowercase().ends_with("press officer") && title.likeness == 1.0, "{title:?}");
    assert!(!first.sentences.is_empty() && !first.words.is_empty());
    assert_eq!(report.target.as_ref().map(|target| target.reference.as_str()), Some("OCC0311"));
    // Photography is no part of the standard, and praise is not asked.
    let numbers: Vec<usize> = report.sentences.iter().map(|one| one.sentence).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let codes: Vec<&str> = report.notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(codes, ["qualification", "years"]);
}

#[test]
fn the_gap_is_the_gap_to_what_is_asked() {
    let advert = read(BOARD);
    let mut answers = GapRequest::default();
    answers.ratings.set("OCC0526", "B1", Some(2));
    let first = report(answers.clone(), &advert);
    let gap = first.gap.as_ref().expect("a gap");
    let asked: Vec<(&str, f64)> = first.asked.iter().collect();
    assert_eq!(gap.statements.len(), asked.len());
    assert!(gap.statements.iter().all(|one| asked.contains(&(one.code.as_str(), one.weight))));
    let mean = asked.iter().map(|(_, weight)| weight).sum::<f64>() / asked.len() as f64;
    assert!((mean - 1.0).abs() < 1e-3, "{mean}");
    // Every other question takes it as it is.
    let mut request = answers.clone();
    request.target = "OCC0311".to_owned();
    request.weights = Weights::Asked;
    request.asked = first.asked.clone();
    let engine = Engine::embedded();
    assert_eq!(&engine.gap(&request).expect("a gap"), gap);
    // What is rated is held, in the sentence too.
    let one =
        first.sentences.iter().find(|one| !one.statements.is_empty()).expect("a sentence that is covered");
    assert_eq!(
        one.standing,
        gap.statements.iter().find(|of| of.code == one.statements[0].code).map(|of| of.standing)
    );
    answers.ratings.set("OCC0311", &one.statements[0].code, Some(2));
    let second = report(answers, &advert);
    let again =
        second.sentences.iter().find(|other| other.sentence == one.sentence).expect("the same sentence");
    assert_eq!(again.standing, Some(Standing::Held));
    // The van is not covered.
    let van = advert.sentences.iter().position(|one| one.text.contains("van")).expect("the van");
    assert!(first.outside.contains(&van));
    for number in &first.outside {
        assert!(
            first
                .sentences
                .iter()
                .any(|one| one.sentence == *number && one.statements.is_empty() && one.standing.is_none())
        );
    }
}

/// A host sends back what it was given.
#[test]
fn what_is_read_goes_back_in_as_plain_values() {
    let engine = Engine::embedded();
    for text in [BOARD, HEADINGS, POSTING, VACANCY] {
        let advert = read(text);
        let json = skills_gap::to_json(&advert).expect("JSON");
        let request = Value::parse(&format!(r#"{{"advert": {json}}}"#)).expect("JSON");
        assert_eq!(engine.advert_of(&request).expect("a report"), report(GapRequest::default(), &advert));
    }
    let json = skills_gap::to_json(&read_profile(CV).expect("a profile")).expect("JSON");
    let request = Value::parse(&format!(r#"{{"target": "OCC0311", "profile": {json}}}"#)).expect("JSON");
    assert!(!engine.proposals_of(&request).expect("proposals").proposals.is_empty());
}

#[test]
fn a_person_may_take_the_advert_for_another_occupation() {
    let report = report(GapRequest::new("OCC0526"), &read(BOARD));
    assert_eq!(report.target.map(|target| target.reference).as_deref(), Some("OCC0526"));
    assert_eq!(report.gap.map(|gap| gap.target.reference).as_deref(), Some("OCC0526"));
}

#[test]
fn an_advert_that_names_its_course_is_for_that() {
    let advert = Advert { course: "Policy officer".to_owned(), ..read(HEADINGS) };
    assert_eq!(report(GapRequest::default(), &advert).occupations[0].reference, "OCC0526");
}

#[test]
fn weights_are_checked() {
    let engine = Engine::embedded();
    let gap = |asked: &str| {
        let request = format!(r#"{{"target": "OCC0311", "weights": "asked", "asked": {asked}}}"#);
        engine.gap_of(&Value::parse(&request).expect("JSON")).expect_err("no gap")
    };
    for (asked, code, path) in [
        (r#"{"K99": 1}"#, ErrorCode::UnknownStatement, "asked.K99"),
        (r#"{"K1": 0}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": -1}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": 1e9}"#, ErrorCode::InvalidValue, "asked.K1"),
        (r#"{"K1": "1"}"#, ErrorCode::InvalidType, "asked.K1"),
    ] {
        let error = gap(asked);
        assert_eq!((error.code(), error.path()), (code, path), "{asked}");
    }
}

#[test]
fn a_saved_request_keeps_what_is_asked_or_sets_it_aside() {
    let engine = Engine::embedded();
    let restored = |asked: &str| {
        let saved = format!(r#"{{"target": "OCC0311", "weights": "asked", "asked": {asked}}}"#);
        engine.restore(&Value::parse(&saved).expect("JSON")).expect("restored")
    };
    assert_eq!(restored(r#"{"K1": 2}"#).request.asked.iter().collect::<Vec<_>>(), [("K1", 2.0)]);
    let gone = restored(r#"{"K99": 2}"#);
    assert!(gone.request.asked.is_empty());
    assert_eq!(gone.request.set_aside[0].path, "asked");
    assert_eq!(gone.request.weights, Weights::Equal);
}

/// Without it, the page could not show what the weights rest on.
#[test]
fn a_saved_request_keeps_its_advert() {
    let engine = Engine::embedded();
    let restored = |saved: &str| engine.restore(&Value::parse(saved).expect("JSON")).expect("restored");
    let advert = read(BOARD);
    let report = report(GapRequest::default(), &advert);
    let mut answers = GapRequest::new("OCC0311");
    answers.weights = Weights::Asked;
    answers.asked = report.asked;
    let without = engine.gap(&answers).expect("a gap");
    answers.advert = Some(Box::new(advert));
    assert_eq!(engine.gap(&answers).expect("a gap"), without, "it changes no sum and no hash");
    let saved = skills_gap::to_json(&answers).expect("JSON");
    let kept = restored(&saved).request;
    assert_eq!((&kept.advert, &kept.asked, kept.weights), (&answers.advert, &answers.asked, Weights::Asked));
    assert_eq!(restored(&skills_gap::to_json(&kept).expect("JSON")).request, kept);
    let none = restored(r#"{"target": "OCC0311", "advert": {"titel": "Clerk"}}"#).request;
    assert!(none.advert.is_none());
    assert_eq!(none.set_aside[0].path, "advert");
    assert!(restored(r#"{"target": "OCC0311", "advert": null}"#).request.set_aside.is_empty());
    let error = engine.advert(&AdvertRequest::default()).expect_err("no advert");
    assert_eq!((error.code(), error.path()), (ErrorCode::MissingField, "advert"));
}

#[test]
fn nothing_to_match_is_said() {
    let report = report(GapRequest::new("OCC0311"), &read("We are a family-run bakery."));
    let codes: Vec<&str> = report.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["doubtful", "noSentences"]);
    assert!(report.occupations.is_empty() && report.asked.is_empty());
    let none = report_of_nothing();
    assert!(none.target.is_none() && none.gap.is_none() && none.warnings[0].code == "noOccupation");
}

fn report_of_nothing() -> AdvertReport {
    let engine = Engine::new(Catalogue::default());
    engine.advert(&AdvertRequest::of(read(BOARD))).expect("a report")
}

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

#[test]
fn a_cv_proposes_and_nothing_counts_before_it_is_confirmed() {
    let engine = Engine::embedded();
    let profile = read_profile(CV).expect("a profile");
    for one in &profile.sentences {
        assert_eq!(slice(&profile.text, one.start, one.end), one.text);
    }
    let answers = GapRequest::new("OCC0311");
    let before = engine.gap(&answers).expect("a gap");
    let ask = |answers: &GapRequest, refused: &[String]| {
        let options = ProposalsOptions { profile: profile.clone(), refused: refused.to_vec() };
        engine.proposals(&ProposalsRequest::new(answers.clone(), options)).expect("proposals").proposals
    };
    let proposals = ask(&answers, &[]);
    assert!(!proposals.is_empty());
    assert_eq!(engine.gap(&answers).expect("a gap"), before, "asking changes nothing");
    let rests_on = |one: &Proposal| profile.sentences[one.sentence].text.as_str();
    for one in &proposals {
        println!("{} {} {} | {}", one.statement.code, one.point, one.strength, rests_on(one));
        println!("     {}", one.statement.statement);
        assert!(one.point <= 2, "never more than is asked for");
    }
    // Neither hobbies nor an address propose anything.
    assert!(
        proposals.iter().all(|one| !rests_on(one).contains("choir") && !rests_on(one).contains("Street"))
    );
    let first = &proposals[0];
    let id = format!("OCC0311.{}", first.statement.code);
    let without = ask(&answers, &[id]);
    assert!(
        without.iter().all(|one| one.statement != first.statement) && without.len() + 1 == proposals.len()
    );
    let mut confirmed = answers.clone();
    confirmed.ratings.set("OCC0311", &first.statement.code, Some(first.point as u32));
    assert_eq!(ask(&confirmed, &[]).len() + 1, proposals.len(), "what is rated is not proposed");
}

#[test]
fn a_resume_in_json_has_the_same_sentences() {
    let resume = r#"{"basics": {"name": "A B", "email": "a@example.org", "summary": "Press officer of a county council."},
        "work": [{"name": "Council", "position": "Officer", "startDate": "2020-01-01", "highlights": ["Wrote news releases each week"]}],
        "skills": [{"name": "Media", "keywords": ["briefings", "interviews"]}]}"#;
    let profile = read_profile(resume).expect("a profile");
    let sentences: Vec<&str> = profile.sentences.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "Press officer of a county council.",
            "Wrote news releases each week",
            "Media briefings, interviews"
        ]
    );
    let europass = r#"{"SkillsPassport": {"LearnerInfo": {"WorkExperience": [{"Activities": "<ul><li>Wrote news releases each week</li></ul>"}],
        "Identification": {"PersonName": {"FirstName": "A middle name here"}}}}}"#;
    let profile = read_profile(europass).expect("a profile");
    assert_eq!(profile.sentences.len(), 1);
    let error = read_profile("{}").expect_err("nothing to read");
    assert_eq!((error.code(), error.kind()), (ErrorCode::MissingField, ErrorKind::Read));
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
    ] {
        let advert = read_advert(&format!("x{}", part.repeat(MAX_ADVERT / part.len() / 48)));
        assert!(advert.is_ok(), "{part}");
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

/// Both may be called a baker: who does not lead comes first, unless the title leads or the level says otherwise.
#[test]
fn who_leads_comes_after_who_does_not() {
    let occupation = |reference: &str, name: &str, level: u8| Occupation {
        reference: reference.to_owned(),
        name: name.to_owned(),
        level: Some(level),
        overview: "Making bread and cakes.".to_owned(),
        job_titles: vec!["Baker".to_owned()],
        ..Occupation::default()
    };
    let records = vec![occupation("OCC8001", "Lead baker", 3), occupation("OCC8002", "Baker", 2)];
    let engine = Engine::new(Catalogue::default().with(records).expect("a catalogue"));
    let first = |title: &str| {
        let advert = read(&format!("{title}\n\nDuties\n- Make bread\n"));
        let report = engine.advert(&AdvertRequest::of(advert)).expect("a report");
        report.occupations[0].reference.clone()
    };
    assert_eq!(first("Apprentice Baker"), "OCC8002");
    assert_eq!(first("Lead Baker"), "OCC8001");
    assert_eq!(first("Apprentice Baker Level 3"), "OCC8001");
}

/// The advert that this was conceived from. It is not ours to publish.
#[test]
fn the_advert_this_was_conceived_from() {
    let Some(data) = std::env::var_os("SKILLS_GAP_DATA") else { return };
    let Ok(text) = std::fs::read_to_string(std::path::Path::new(&data).join("../seeds/job-advert.txt"))
    else {
        return;
    };
    let advert = read(&text);
    assert_eq!(
        (advert.role.as_str(), advert.employer.as_str()),
        ("Assistant Press Officer", "Metropolitan Police")
    );
    assert!(advert.place.starts_with("Westminster"));
    assert_eq!(advert.salary.as_ref().and_then(|salary| salary.low), Some(34_808.0));
    assert_eq!((advert.employment.as_str(), advert.remote), ("Full Time", Some(true)));
    assert_eq!(advert.closes.as_ref().and_then(|date| date.date.as_deref()), Some("2025-11-28"));
    assert_eq!(advert.posted.as_ref().and_then(|date| date.date.as_deref()), Some("2025-08-28"));
    let duties = advert.sentences.iter().filter(|one| one.section == AdvertSection::Responsibilities);
    assert_eq!(duties.clone().count(), 5);
    let report = report(GapRequest::default(), &advert);
    let [first, second, ..] = report.occupations.as_slice() else { panic!("two occupations") };
    assert_eq!((first.reference.as_str(), second.reference.as_str()), ("OCC0311", "OCC0526"));
    assert_eq!(first.title.as_ref().map(|title| title.text.as_str()), Some("Junior press officer"));
    let drafting = advert.sentences.iter().position(|one| one.text.starts_with("Drafting")).expect("a duty");
    let drafting = report.sentences.iter().find(|one| one.sentence == drafting).expect("it asks");
    assert!(drafting.statements.iter().any(|one| one.code == "S4"), "{drafting:?}");
    for (number, sentence) in advert.sentences.iter().enumerate() {
        let asks_by_duty = sentence.section == AdvertSection::Responsibilities;
        assert!(!asks_by_duty || report.sentences.iter().any(|one| one.sentence == number));
    }
}
