//! What a CV proposes.

use super::samples::CV;
use super::slice;
use skills_gap::advert::{Proposal, ProposalsOptions, ProposalsRequest};
use skills_gap::catalogue::Kind;
use skills_gap::gap::GapRequest;
use skills_gap::read::read_profile;
use skills_gap::{Engine, ErrorCode, ErrorKind};

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

#[test]
fn what_was_not_done_proposes_nothing() {
    let engine = Engine::embedded();
    let proposals = |line: &str| {
        let profile = read_profile(&format!("Work\n- {line}\n")).expect("a profile");
        let options = ProposalsOptions { profile, refused: Vec::new() };
        let request = ProposalsRequest::new(GapRequest::new("OCC0311"), options);
        engine.proposals(&request).expect("proposals").proposals.len()
    };
    for (done, not_done) in [
        ("I have written press releases", "I have not written press releases"),
        ("Took part in crisis communication", "Did not take part in crisis communication"),
        ("Module in media law and ethics", "Failed module in media law and ethics"),
        ("Wrote articles and press releases", "Would like to learn to write articles and press releases"),
        (
            "Proofread and edited leaflets and web pages",
            "No experience of how to proofread and edit leaflets and web pages",
        ),
    ] {
        assert_ne!(proposals(done), 0, "{done}");
        assert_eq!(proposals(not_done), 0, "{not_done}");
    }
    assert_ne!(proposals("I have not written speeches, but I have written press releases"), 0);
}

#[test]
fn what_names_a_job_or_is_being_learnt_proposes_nothing() {
    let engine = Engine::embedded();
    let proposals = |line: &str| {
        // A line that proposes nothing stands beside it, so that there is a profile.
        let profile =
            read_profile(&format!("Interests\n- Knitted warm socks\n- {line}\n")).expect("a profile");
        let options = ProposalsOptions { profile, refused: Vec::new() };
        let request = ProposalsRequest::new(GapRequest::new("OCC0311"), options);
        engine.proposals(&request).expect("proposals").proposals.len()
    };
    for line in [
        "Communications Assistant, Example Ltd",
        "Communications Assistant, Example Ltd, 2019 - 2022",
        "Senior Project Management Officer",
        "Currently studying project management",
        "Enrolled on a course in writing news releases for the media",
        "Writing news releases for the media: not yet taken",
        "Project management: not yet taken",
        "Project management (in progress)",
    ] {
        assert_eq!(proposals(line), 0, "{line}");
    }
    for line in
        ["Wrote news releases and answered media enquiries", "Trained in writing news releases for the media"]
    {
        assert!(proposals(line) > 0, "{line}");
    }
}

/// How many statements of the press officer a CV proposes.
fn proposed(cv: &str) -> usize {
    // A line that proposes nothing stands beside it, so that there is a profile.
    let profile = read_profile(&format!("Interests\n- Knitted warm socks\n\n{cv}\n")).expect("a profile");
    let options = ProposalsOptions { profile, refused: Vec::new() };
    let request = ProposalsRequest::new(GapRequest::new("OCC0311"), options);
    Engine::embedded().proposals(&request).expect("proposals").proposals.len()
}

#[test]
fn work_that_was_done_proposes_whatever_words_it_shares_with_learning() {
    for line in [
        "Worked my way through risk assessments for stakeholder planning",
        "Enrolled 40 stakeholders in engagement activities",
        "Coached newly enrolled colleagues in my team",
        "Working towards good relationships with stakeholders",
        "Studying data with qualitative research to present findings",
        "Undertaking the evaluation of a communications course",
        "Social media campaigns: ongoing",
        "News Releases, Social Media Content, Proofreader",
        "Stakeholder Engagement at Example Council",
    ] {
        assert!(proposed(&format!("Work\n- {line}")) > 0, "{line}");
    }
    assert!(proposed("Skills gained while studying\n- Wrote news releases for the media") > 0);
    for line in [
        "Proofreading news releases: to be taken",
        "Proofreading news releases: not studied yet",
        "Working towards a diploma in writing news releases",
    ] {
        assert_eq!(proposed(&format!("Work\n- {line}")), 0, "{line}");
    }
    for heading in ["Education and training", "Education & training", "Training", "Work history"] {
        assert_eq!(proposed(&format!("{heading}\n\nExample School")), 0, "{heading}");
    }
}

#[test]
fn a_keyword_that_is_taken_back_takes_back_no_other() {
    let resume = r#"{"skills": [{"name": "Media", "keywords": ["news releases", "social media content (in progress)"]}]}"#;
    let profile = read_profile(resume).expect("a profile");
    let sentences: Vec<&str> = profile.sentences.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(sentences, ["Media news releases"]);
}

/// The sentences of a CV.
fn sentences(cv: &str) -> Vec<String> {
    read_profile(cv).expect("a profile").sentences.into_iter().map(|one| one.text).collect()
}

#[test]
fn the_columns_of_a_page_are_read_apart() {
    let cv = "Intern, Example Institute\nJune 2026                                  LANGUAGES\n\
        Searched and summarised 40                 Yoruba, French\npapers on zero-hours contracts             INTERESTS\n\
        Drafted a briefing note for an             Debating\nMP office                                  Netball\n";
    let found = sentences(cv);
    assert!(found.contains(&"Searched and summarised 40".to_owned()), "{found:?}");
    assert!(
        found.iter().all(|one| !one.contains("40 Yoruba") && !one.contains("contracts INTERESTS")),
        "{found:?}"
    );
    let profile = read_profile(cv).expect("a profile");
    for one in &profile.sentences {
        assert_eq!(slice(&profile.text, one.start, one.end), one.text);
    }
    // One wide gap is no column.
    assert_eq!(sentences("- Wrote releases   and letters\n"), ["Wrote releases and letters"]);
}

#[test]
fn an_employer_s_name_proposes_nothing_and_a_qualification_knowledge_in_part() {
    assert_eq!(
        sentences(
            "Experience\nExample Transport Partnership\nPolicy Officer\nApril 2022 - Present\n- Prepared the timetable."
        ),
        ["Prepared the timetable."]
    );
    let propose = |cv: &str| {
        let options = ProposalsOptions { profile: read_profile(cv).expect("a profile"), refused: Vec::new() };
        let request = ProposalsRequest::new(GapRequest::new("OCC0311"), options);
        Engine::embedded().proposals(&request).expect("proposals").proposals
    };
    let done = propose(
        "Work\n- Writing news releases and social media content, and proofreading communications materials\n",
    );
    assert!(done.iter().any(|one| one.kind != Kind::Knowledge), "{done:?}");
    let studied = propose(
        "Education\nLevel 3 Diploma in writing news releases and social media content, and proofreading communications materials\n",
    );
    assert!(studied.iter().all(|one| one.kind == Kind::Knowledge && one.point == 1), "{studied:?}");
}

#[test]
fn what_somebody_else_did_proposes_nothing() {
    let cv = "- News releases were written by the agency.\n- Content was edited by me for the web.\n";
    assert_eq!(sentences(cv), ["Content was edited by me for the web."]);
}
