//! Adverts as different boards and people write them: made up, each with what is there to be found.

use skills_gap::read::{Advert, Period};

use super::{asked, read};

/// The day to apply.
fn closes(advert: &Advert) -> Option<&str> {
    advert.closes.as_ref().and_then(|day| day.date.as_deref())
}

/// The pay: from, to, and what for.
fn pay(advert: &Advert) -> (Option<f64>, Option<f64>, Option<Period>) {
    advert.salary.as_ref().map_or((None, None, None), |pay| (pay.low, pay.high, pay.period))
}

#[test]
fn pay_and_praise_of_a_network() {
    let advert = read(
        "Payroll Administrator\nExample Logistics · Leeds, England · 2 weeks ago\n£26,000/yr - £29,000/yr\nHybrid\nFull-time\n\
         About the job\nExample Logistics moves parcels for small shops.\nWhat you'll do\n• Process the monthly payroll\n",
    );
    assert_eq!(pay(&advert), (Some(26_000.0), Some(29_000.0), Some(Period::Year)));
    assert_eq!(asked(&advert), ["Process the monthly payroll"]);
}

#[test]
fn a_day_to_apply_by_is_no_duty() {
    let advert = read(
        "Policy Adviser\nExample Department\n\nApply before 11:55 pm on Sunday 7th December 2025\n\nJob summary\nThis team advises \
         ministers on rural transport.\nJob description\n• Draft briefings for ministers\n",
    );
    assert_eq!(closes(&advert), Some("2025-12-07"));
    assert_eq!(asked(&advert), ["Draft briefings for ministers"]);
}

#[test]
fn a_council_s_document_has_its_title_below() {
    let advert = read(
        "EXAMPLE BOROUGH COUNCIL\nJOB DESCRIPTION\nPost title: Street Cleansing Operative\nGrade: C\nMain purpose of job\nTo keep \
         streets clean and safe.\nPrincipal duties and responsibilities\n1. To sweep footpaths.\nPage 1 of 2\nPERSON \
         SPECIFICATION\nEssential\nFull driving licence\n",
    );
    assert_eq!(advert.title, "Street Cleansing Operative");
    assert_eq!(
        asked(&advert),
        ["To keep streets clean and safe.", "To sweep footpaths.", "Full driving licence"]
    );
}

#[test]
fn a_poster_calls_before_it_says_for_what() {
    let advert = read(
        "WE'RE HIRING!\nWeekend baker\nExample Bakery, Bath\nBake bread, serve customers.\n£12.50 per hour.\n",
    );
    assert_eq!((advert.title.as_str(), pay(&advert).0), ("Weekend baker", Some(12.5)));
    assert_eq!(asked(&advert), ["Bake bread, serve customers."]);
}

#[test]
fn an_agency_s_title_has_the_pay() {
    let advert = read(
        "Management Accountant - Manchester - £45k\nOur client seeks an accountant. You will produce budgets.\n",
    );
    assert_eq!((advert.role.as_str(), pay(&advert).0), ("Management Accountant", Some(45_000.0)));
}

#[test]
fn equal_opportunities_of_the_united_states_ask_for_nothing() {
    let advert = read(
        "Warehouse Associate\nExample Supply Co. - Columbus, OH\n$19.50/hour | Full-time\nRequirements:\n- Ability to lift 50 lbs\nWe \
         are an Equal Opportunity Employer. All qualified applicants will receive consideration without regard to race.\n\
         401(k) with match\n",
    );
    assert_eq!(asked(&advert), ["Ability to lift 50 lbs"]);
}

#[test]
fn an_apprenticeship_has_its_days_level_and_skills() {
    let advert = read(
        "Business Administrator Apprentice\nEXAMPLE DENTAL LTD\nCloses on Friday 12 December 2025 at 11:59pm\nPosted on 20 November \
         2025\nTraining course\nBusiness administrator (level 3)\nWhat you'll do at work\nGreet patients and answer the phone\n\
         Where you'll work\n1 Example Street\nLeeds\nRequirements\nSkills\nCommunication skills\nIT skills\nAttention to detail\n",
    );
    assert_eq!(closes(&advert), Some("2025-12-12"));
    assert_eq!(advert.posted.as_ref().and_then(|day| day.date.as_deref()), Some("2025-11-20"));
    assert_eq!((advert.course.as_str(), advert.level), ("Business administrator (level 3)", Some(3)));
    assert_eq!(
        asked(&advert),
        ["Greet patients and answer the phone", "Communication skills", "IT skills", "Attention to detail"]
    );
}

#[test]
fn of_two_adverts_the_first_is_read_and_that_is_said() {
    let one = |title: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type": "JobPosting", "title": "{title}", "description": "<p>You will weld.</p>"}}</script>"#
        )
    };
    let advert = read(&format!("<html>{}{}<p>Jobs</p></html>", one("Plumber"), one("Welder")));
    assert_eq!(advert.title, "Plumber");
    assert!(advert.warnings.iter().any(|one| one.message.starts_with("There are 2 adverts here")));
    let only = read(&format!("<html>{}</html>", one("Plumber")));
    assert!(!only.warnings.iter().any(|one| one.code == "leftOut"));
}
