//! Lines that may be one thing or another: heading or item, fact or sentence, pay, day and qualification.

use skills_gap::gap::GapRequest;
use skills_gap::read::{AdvertSection, Period, read_profile};

use super::{asked, read, report};

#[test]
fn a_plain_item_is_no_heading() {
    let items = ["Contact customers by phone", "Apply quality standards", "Experience in retail"];
    let plain = format!("Shop Assistant\n\nResponsibilities\n{}\n{}\n{}\n", items[0], items[1], items[2]);
    let list = items.map(|item| format!("<li>{item}</li>")).concat();
    let page = format!("<h1>Shop Assistant</h1><h2>Responsibilities</h2><ul>{list}</ul>");
    let paragraphs = items.map(|item| format!("<li><p>{item}</p></li>")).concat();
    let posting = format!(
        r#"{{"@type": "JobPosting", "title": "Shop Assistant", "description": "<h2>Responsibilities</h2><ul>{paragraphs}</ul>"}}"#
    );
    for text in [plain, page, posting] {
        let advert = read(&text);
        assert_eq!(asked(&advert), items, "{text}");
        assert!(advert.sentences.iter().all(|one| one.section == AdvertSection::Responsibilities), "{text}");
    }
}

#[test]
fn a_fact_in_a_line_begins_no_part() {
    for fact in
        ["Interviews: 10 December 2025", "Contact details: Ann Example", "Next steps: 28 November 2025"]
    {
        let advert = read(&format!("Cook\n\nDuties\n- Cook lunch\n{fact}\n- Wash the dishes\n"));
        assert_eq!(asked(&advert), ["Cook lunch", "Wash the dishes"], "{fact}");
    }
}

#[test]
fn the_body_is_not_taken_for_the_head() {
    let advert = read("Cook at Example Ltd\nLeeds, UK\n\nCook lunch for the guests\nClean the dishes\n");
    assert_eq!((advert.employer.as_str(), advert.place.as_str()), ("Example Ltd", "Leeds, UK"));
    assert_eq!(asked(&advert), ["Cook lunch for the guests", "Clean the dishes"]);
    let advert = read("Cook at Example Ltd\nLeeds, UK\nCook lunch for the guests\nClean the dishes\n");
    assert_eq!(asked(&advert), ["Cook lunch for the guests", "Clean the dishes"]);
    let advert = read("Cook at Example Ltd\nLeeds, UK\n\n£25,000 a year\n\nFull time\n");
    assert_eq!(
        (advert.salary.and_then(|pay| pay.low), advert.employment.as_str()),
        (Some(25_000.0), "Full time")
    );
}

#[test]
fn headings_of_two_words() {
    let advert = read("Cook\n\nKey Responsibilities\nCook lunch\n\nEmployee Benefits\nFree lunch for you\n");
    assert_eq!(asked(&advert), ["Cook lunch"]);
}

#[test]
fn a_sentence_above_a_list_is_no_heading() {
    let advert = read("Teacher\n\nDuties\n\nYou will support children in phonics.\n\n• Lead groups\n");
    assert_eq!(asked(&advert), ["You will support children in phonics.", "Lead groups"]);
}

#[test]
fn an_item_with_a_label_is_an_item() {
    let items = ["Training: you train juniors", "Location: willing to travel", "Role: lead the line"];
    let text =
        format!("Cook\n\nDuties\n• {}\n• {}\n• {}\n• Salary: £25,000 a year\n", items[0], items[1], items[2]);
    let advert = read(&text);
    assert_eq!(asked(&advert), items);
    assert_eq!((advert.place.as_str(), advert.course.as_str()), ("", ""));
    assert_eq!(advert.salary.and_then(|pay| pay.low), Some(25_000.0));
}

#[test]
fn a_label_takes_no_sentence_and_no_heading() {
    let advert =
        read("Cook\n\nTraining\nYou will train the juniors.\n\nLocation\n\nResponsibilities\nCook lunch\n");
    assert_eq!(asked(&advert), ["You will train the juniors.", "Cook lunch"]);
    assert_eq!((advert.place.as_str(), advert.course.as_str()), ("", ""));
}

#[test]
fn what_a_duty_or_a_need_is_about_does_not_stop_it() {
    let items = [
        "Ability to apply engineering principles",
        "Knowledge of equality, diversity and inclusion",
        "Able to work shifts",
        "Deliver training courses to staff",
    ];
    let advert = read(&format!("Engineer\n\nAbout the role\n- {}\n- Apply today!\n", items.join("\n- ")));
    assert_eq!(asked(&advert), items);
}

#[test]
fn pay_is_for_what_stands_right_after_it() {
    for (line, low, high, period) in [
        ("£23,400 (37.5 hours per week)", 23_400.0, 23_400.0, None),
        ("£12.21 per hour (£23,544 per annum)", 12.21, 12.21, Some(Period::Hour)),
        ("£30-40k p.a.", 30_000.0, 40_000.0, Some(Period::Year)),
        ("€45.000 a year", 45_000.0, 45_000.0, Some(Period::Year)),
    ] {
        let pay = read(&format!("Cook\nSalary: {line}\n\nDuties\n- Cook lunch\n")).salary.expect("pay");
        assert_eq!((pay.low, pay.high, pay.period), (Some(low), Some(high), period), "{line}");
    }
}

#[test]
fn an_hour_is_no_year() {
    let closes = |line: &str| {
        read(&format!("Cook\nClosing date: {line}\n\nDuties\n- Cook lunch\n"))
            .closes
            .and_then(|date| date.date)
    };
    assert_eq!(closes("30 November 23:59"), None);
    assert_eq!(closes("Friday, 28/11/2025 at 12:00").as_deref(), Some("2025-11-28"));
    assert_eq!(closes("28th of November 2025").as_deref(), Some("2025-11-28"));
}

#[test]
fn an_age_is_no_experience() {
    let years = |item: &str| read(&format!("Cook\n\nRequirements\n- {item}\n")).years;
    assert_eq!(years("Experience of children aged 5-11 years"), None);
    assert_eq!(years("You must be at least 18 years old; experience is not needed"), None);
    assert_eq!(years("Between 3 and 5 years of experience"), Some(3));
    let months = |months: u32| {
        let posting = format!(
            r#"{{"@type": "JobPosting", "title": "Cook", "experienceRequirements": {{"monthsOfExperience": {months}}}}}"#
        );
        read(&posting).years
    };
    assert_eq!((months(0), months(6), months(24)), (Some(0), None, Some(2)));
}

#[test]
fn what_only_sounds_like_a_qualification() {
    let named = |items: &str| {
        let advert = read(&format!("Press Officer\n\nRequirements\n{items}\n"));
        let report = report(GapRequest::default(), &advert);
        let notes = report.notes.iter().filter(|note| note.code == "qualification");
        let asks = notes.map(|note| note.message.contains("Ask whether experience")).collect::<Vec<_>>();
        (advert.qualifications.into_iter().map(|one| one.words).collect::<Vec<_>>(), asks)
    };
    let none = (Vec::new(), Vec::new());
    assert_eq!(named("- Work with a high degree of accuracy"), none);
    assert_eq!(named("- You will work towards a level 2 in English"), none);
    assert_eq!(named("- Able to speak at a level appropriate to the audience"), none);
    let once = (vec!["gcse".to_owned()], vec![false]);
    assert_eq!(named("- A GCSE in English\n- GCSEs in maths\n- A GCSE in art"), once);
    assert_eq!(named("- A degree in journalism"), (vec!["degree".to_owned()], vec![true]));
}

#[test]
fn a_list_of_postings_and_a_highest_pay_of_nothing() {
    let posting = r#"{"@type": "JobPosting", "title": "Cook", "baseSalary": {"minValue": 20000, "maxValue": 0, "unitText": "YEAR"}}"#;
    let advert = read(&format!("[\n  {posting}\n]"));
    let pay = advert.salary.expect("pay");
    assert_eq!((advert.title.as_str(), pay.low, pay.high), ("Cook", Some(20_000.0), Some(20_000.0)));
}

#[test]
fn the_lines_of_a_cv_are_read_as_they_are() {
    let lines = [
        "Knowledge of Excel",
        "Contact journalists every day",
        "Training: taught two juniors to edit",
        "SQL, HTML, CSS",
    ];
    let texts = |text: &str| {
        let profile = read_profile(text).expect("a profile");
        profile.sentences.into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(
        texts(&format!("Experience\n{}\n\nSkills:\n{}\n", lines[..2].join("\n"), lines[2..].join("\n"))),
        lines
    );
    let json = format!(
        r#"{{"basics": {{"addressLine1": "1 Long High Street", "homeAddress": "2 Long High Street", "dateOfBirth": "the first of May",
            "phoneNumber": "one two three four"}}, "work": [{{"highlights": ["{}", "{}", "{}"]}}]}}"#,
        lines[0], lines[1], lines[2]
    );
    assert_eq!(texts(&json), lines[..3]);
}

#[test]
fn what_is_not_needed_is_not_asked_for() {
    let advert = read(
        "Press officer\n\nRequirements\n- Experience of video editing is not required\n- You do not need a degree\n\
         - No experience of media monitoring needed\n- We don't expect you to know our systems\n\
         - A degree is not essential, but you must write press releases\n- Able to plan campaigns\n",
    );
    // What a sentence takes back is a sentence of its own.
    assert_eq!(asked(&advert), ["you must write press releases", "Able to plan campaigns"]);
    // Nor does the clause that takes something back weigh.
    let of = |text: &str| {
        let advert = read(&format!("Press officer\n\nRequirements\n- {text}\n- Able to plan campaigns\n"));
        report(GapRequest::new("OCC0311"), &advert).asked
    };
    let alone = of("You must attend the office on Fridays");
    assert_eq!(
        of(
            "Skills in video editing and photography are not required, but you must attend the office on Fridays"
        ),
        alone
    );
}
