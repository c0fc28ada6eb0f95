//! Telling what a person says of themselves from a job advert.

use super::samples::{BOARD, CV, HEADINGS, POSTING, VACANCY};
use skills_gap::input::Value;
use skills_gap::read::{is_profile, is_profile_value};

/// CVs of people who do not exist, each written another way.
const CVS: [&str; 6] = [
    // With headings and years.
    "Sam Sample\nsam@example.org\n\nEmployment history\nWarehouse operative, Example Foods, Hull\nJan 2019 – Mar 2022\n\
     Picked and packed orders\nDrove a counterbalance truck\n\nNight porter, Example Inn\n2016 - 2018\nLooked after guests\n\n\
     Education\nGCSEs in English and maths\n\nReferences available on request",
    // Sentences alone.
    "I am a care assistant with nine years in homes for older people. I wash and dress residents, give medicines and \
     write the daily notes. I trained three new colleagues. My manager says that I stay calm.",
    // As copied from a profile on the web.
    "Robin Random\nSoftware developer\nBristol, England, United Kingdom\n\nExperience\nExample Ltd\nSoftware developer\n\
     Sep 2021 - Present · 5 yrs 3 mos\nBuilt the booking service in TypeScript. Moved 40 servers to containers.\n\
     Example Labs\nJunior developer\n2019 - 2021\nTested the mobile app\n\nEducation\nUniversity of Example\nBSc, Computer Science\n2016 - 2019",
    // A functional one, with the words of adverts in it.
    "Curriculum Vitae\nJo Example\n\nKey skills\n• Customer service: handled complaints from candidates and clients\n\
     • Organised interviews for our team\n• Excel and SQL\n\nWork\nRecruiter, 2017 to date\n• Wrote adverts and salary offers\n\
     • Led a team of four",
    // Of someone at school.
    "PERSONAL STATEMENT\nA hard-working school leaver who wants to be an electrician.\n\nWORK EXPERIENCE\nTwo weeks with an \
     electrical contractor: helped to wire a kitchen and tested sockets.\n\nHOBBIES\nFootball, and mending old radios.",
    // In capitals, without any line about oneself.
    "EDUCATION\nBA HISTORY 2012 - 2015\nEMPLOYMENT\nEXAMPLE ARCHIVE, ASSISTANT ARCHIVIST, 2015 TO PRESENT\nCATALOGUED 3,000 \
     PHOTOGRAPHS\nANSWERED READERS\nINTERESTS\nCHESS",
];

/// Adverts that sound like CVs in places.
const ADVERTS: [&str; 4] = [
    "Assistant Archivist\nExample Archive, York\n\nSince 2012 we have catalogued 30,000 photographs. Between 2019 and 2023 our \
     readers doubled.\n\nDuties\n- Catalogue photographs\n- Answer readers\n\nEducation\nA degree in history\n\nReferences\nTwo are \
     taken up before you start.",
    "Do you love food? I am Ana, the owner of a small bakery, and I am looking for a baker. You will bake bread at night \
     with me. Your references matter to me more than your certificates. Call me to apply.",
    "Clerk\nWork\n- File letters\n- Answer calls\nTraining\n- Given\n",
    "Trainee electrician. Led by our foreman, you wire kitchens and test sockets. Salary £19,000. Apply by 3 May.",
];

#[test]
fn a_cv_is_told_from_an_advert() {
    for cv in CVS.iter().chain(&[CV]) {
        assert!(is_profile(cv), "{cv}");
    }
    for advert in ADVERTS.iter().chain(&[BOARD, HEADINGS, POSTING, VACANCY]) {
        assert!(!is_profile(advert), "{advert}");
    }
    assert!(!is_profile("") && !is_profile("Press officer") && !is_profile("{\"a\""));
}

#[test]
fn a_page_and_json_are_told_alike() {
    let page = format!("<html><body><p>{}</p></body></html>", CVS[0].replace('\n', "</p><p>"));
    assert!(is_profile(&page));
    let resume = r#"{"basics": {"summary": "I write the daily notes of a care home."}}"#;
    assert!(is_profile(resume));
    assert!(is_profile_value(&Value::parse(resume).expect("JSON")));
    assert!(is_profile_value(&Value::Text(CVS[1].to_owned())));
    assert!(!is_profile_value(&Value::parse(POSTING).expect("JSON")));
    assert!(!is_profile_value(&Value::Null) && !is_profile("{\"name\": 1}"));
}
