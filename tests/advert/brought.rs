//! Adverts of people who do not exist, as they would be brought: what an item says of itself, headings that are no usual
//! ones, facts in one line or in sentences.

use super::{asked, read};
use skills_gap::read::{Advert, AdvertSection, Period, read_advert};

/// The sentences of `section` that ask.
fn of(advert: &Advert, section: AdvertSection) -> Vec<&str> {
    let all = advert.sentences.iter().filter(|one| one.asks && one.section == section);
    all.map(|one| one.text.as_str()).collect()
}

#[test]
fn an_item_s_own_mark_is_of_that_item_alone() {
    let advert = read(
        "Warehouse administrator\n\nRequirements:\nSQL (essential)\nCounterbalance licence (desirable)\nA degree in law - essential\n\
         Good written English (preferred)\nForklift training: required\nExcel skills: essential\nFrench is desirable\n\
         Piano preferred but not essential\nTravel as required\nCustomer service\n",
    );
    assert_eq!(
        of(&advert, AdvertSection::Essential),
        ["SQL", "A degree in law - essential", "Forklift training: required", "Excel skills: essential"]
    );
    assert_eq!(
        of(&advert, AdvertSection::Desirable),
        [
            "Counterbalance licence",
            "Good written English",
            "French is desirable",
            "Piano preferred but not essential"
        ]
    );
    assert_eq!(of(&advert, AdvertSection::Requirements), ["Travel as required", "Customer service"]);
    // What has heads alone is a heading.
    let advert = read(
        "Clerk\n\nSkills (desirable)\nSewing\n\nEssential skills and experience\nTyping\n\nDesirable:\n- Piano (essential)\n- Guitar\n",
    );
    assert_eq!(of(&advert, AdvertSection::Desirable), ["Sewing", "Guitar"]);
    assert_eq!(of(&advert, AdvertSection::Essential), ["Typing", "Piano (essential)"]);
}

#[test]
fn an_item_that_ends_like_a_heading_is_an_item() {
    let advert = read(
        "Clerk\n\nRequirements\n\nRetail experience\nExcel knowledge\nCustomer contact\n\nResponsibilities\nAdmin duties\n\
         Client contact\nWelcome visitors\nEmployee benefits\nFree parking\n",
    );
    assert_eq!(
        asked(&advert),
        [
            "Retail experience",
            "Excel knowledge",
            "Customer contact",
            "Admin duties",
            "Client contact",
            "Welcome visitors"
        ]
    );
}

#[test]
fn what_follows_the_values_of_an_employer_is_read() {
    for heading in
        ["The person", "What we look for", "You", "Who should apply?", "Good to have", "Your toolkit"]
    {
        let advert = read(&format!(
            "Baker\n\nOur values\nWe bake with love.\n\n{heading}\nAble to lift 20 kg\nExperience of stock control\n\nHow we \
             recruit\nCall us and tell us about an able baker.\n"
        ));
        assert_eq!(asked(&advert), ["Able to lift 20 kg", "Experience of stock control"], "{heading}");
    }
    let values =
        read("Baker\n\nOur values\n\nHonesty\nWe tell the truth.\n\nOur history\nStarted by bakers\n");
    assert!(asked(&values).is_empty(), "{:?}", asked(&values));
}

#[test]
fn a_sentence_that_says_a_fact_does_not_ask() {
    let advert = read(
        "Policy adviser\n\nRequirements\nYou advise ministers.\nClosing date for applications is 14th January 2027.\n\
         Start date is flexible.\nInterviews are on 4 May.\nIf so, read on!\nImmediate start.\nThis firm does not accept unsolicited CVs.\n",
    );
    assert_eq!(asked(&advert), ["You advise ministers."]);
    let closes = advert.closes.expect("a day");
    assert_eq!((closes.written.as_str(), closes.date.as_deref()), ("14th January 2027", Some("2027-01-14")));
    assert!(advert.starts.is_some());
}

#[test]
fn facts_in_one_line_and_in_run_on_text() {
    let advert = read(
        "ROLE: Receptionist LOCATION: Hull SALARY: £22,000 a year HOURS: 37\n\nRole: You will greet visitors.\n",
    );
    assert_eq!((advert.title.as_str(), advert.place.as_str()), ("Receptionist", "Hull"));
    let salary = advert.salary.as_ref().expect("a pay");
    assert_eq!((salary.low, salary.period), (Some(22_000.0), Some(Period::Year)));
    assert_eq!(salary.written, "£22,000 a year");
    assert_eq!(asked(&advert), ["You will greet visitors."]);
    let advert = read(
        "Software developer. Remote, 30k. You will write Rust. Apply online by 01/02/2027. Pay is good, they say.",
    );
    assert_eq!((advert.remote, advert.salary.as_ref().and_then(|pay| pay.low)), (Some(true), Some(30_000.0)));
    let closes = advert.closes.as_ref().expect("a day");
    assert_eq!((closes.written.as_str(), closes.date.as_deref()), ("01/02/2027", None));
    assert_eq!(asked(&advert), ["You will write Rust."]);
    let advert = read("Chef\nThe Example Inn, Hull\nc. £28k\n\nYou will cook.\n");
    assert_eq!((advert.employer.as_str(), advert.place.as_str()), ("The Example Inn", "Hull"));
    assert_eq!(advert.salary.and_then(|pay| pay.low), Some(28_000.0));
}

#[test]
fn a_grade_is_no_part_of_the_job() {
    for (title, role) in [
        ("Midwife Band 6", "Midwife"),
        ("Grade 7 Policy Adviser", "Policy Adviser"),
        ("Policy Adviser, Grade 7", "Policy Adviser"),
        ("Staff Nurse NHS Band 5", "Staff Nurse"),
        ("Band Manager", "Band Manager"),
        ("Year 6 Teacher", "Year 6 Teacher"),
    ] {
        assert_eq!(read(title).role, role);
    }
}

#[test]
fn a_qualification_that_is_said_twice_is_one() {
    let posting = |education: &str| {
        let json = format!(
            r#"{{"@type": "JobPosting", "title": "Analyst", "description": "<p>You will analyse data.</p>",
            "qualifications": "Bachelor's degree in mathematics", "educationRequirements": {education}}}"#
        );
        read_advert(&json).expect("an advert")
    };
    for education in [
        r#"{"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"}"#,
        r#""Bachelor's degree in mathematics""#,
    ] {
        let advert = posting(education);
        assert_eq!(asked(&advert), ["You will analyse data.", "Bachelor's degree in mathematics"]);
        assert_eq!(advert.qualifications.len(), 1, "{:?}", advert.qualifications);
    }
    assert_eq!(asked(&posting(r#""A driving licence""#)).len(), 3);
}

#[test]
fn who_would_not_fit_is_not_asked_for() {
    for heading in [
        "Not for you if you",
        "You won’t like this job if you:",
        "This role is not for you if:",
        "Please don’t apply if you",
    ] {
        let advert = read(&format!(
            "Baker\n\nAbout you\nYou bake well.\n\n{heading}\n- prefer to work alone\n- need a late start\n"
        ));
        assert_eq!(asked(&advert), ["You bake well."], "{heading}");
    }
    let advert = read(
        "Baker\n\nAbout you\nYou bake well. This is not the role for you if you prefer to work alone.\n",
    );
    assert_eq!(asked(&advert), ["You bake well."]);
}

#[test]
fn a_mark_is_no_last_word_of_a_duty() {
    let duties = [
        "Calculate the annual bonus",
        "Make reports useful",
        "Explain why safety is essential",
        "Issue the licences required",
        "Able to get the documents required",
    ];
    let advert = read(&format!("Clerk\n\nDuties\n- {}\n", duties.join("\n- ")));
    assert_eq!(of(&advert, AdvertSection::Responsibilities), duties);
    let advert = read(
        "Clerk\n\nQualifications: GCSE maths (desirable)\n\nRequirements\n- Desirable: Welsh\n- Typing\n- German would be desirable\n",
    );
    assert_eq!(
        of(&advert, AdvertSection::Desirable),
        ["GCSE maths (desirable)", "Desirable: Welsh", "German would be desirable"]
    );
    assert_eq!(of(&advert, AdvertSection::Requirements), ["Typing"]);
}

#[test]
fn a_duty_about_pay_or_interviews_is_no_fact() {
    let duties = ["Interviews are planned by you", "Pay is checked by you each week"];
    let advert = read(&format!("Clerk\n\nDuties\n- {}\n- Pay is £20,000 a year\n", duties.join("\n- ")));
    assert_eq!(asked(&advert), duties);
}

#[test]
fn what_an_employer_did_is_not_asked_for() {
    let advert = read("Cook\n\nAbout us\nWe cook.\n\nSince 1950\nFeeding schools\nWinning prizes\n");
    assert!(asked(&advert).is_empty(), "{:?}", asked(&advert));
    let advert = read("Cook\n\nAbout us\nWe cook.\n\nKitchen work\n- Prepare meals for schools\n");
    assert_eq!(asked(&advert), ["Prepare meals for schools"]);
}

#[test]
fn education_is_dropped_only_where_it_is_said_as_a_whole() {
    let posting = r#"{"@type": "JobPosting", "title": "Analyst", "description": "<p>You will analyse data.</p>",
        "qualifications": "A degree or a licence for driving", "educationRequirements": "Driving licence"}"#;
    let advert = read_advert(posting).expect("an advert");
    assert!(asked(&advert).contains(&"Driving licence"), "{:?}", asked(&advert));
}
