//! What stands around an advert where people copy it: the parts of a board, the head of an e-mail, a page's own frame.

use super::{asked, read};
use skills_gap::ErrorCode;
use skills_gap::read::{Advert, AdvertSection, read_advert};

/// Title, employer and place.
fn head(advert: &Advert) -> [&str; 3] {
    [&advert.title, &advert.employer, &advert.place].map(String::as_str)
}

#[test]
fn what_is_of_a_board_is_no_title() {
    for (text, expected) in [
        (
            "GOV.UK Find an apprenticeship\nCreate an account or sign in\nJoinery Apprentice\nExample & Sons Ltd\nHexham (NE46 1XX)\n\
             Wage\n£15,704 a year\nWhat you'll do at work\nMark out joints.",
            ["Joinery Apprentice", "Example & Sons Ltd", "Hexham (NE46 1XX)"],
        ),
        (
            "Skip to main content\nreed.co.uk\nJobs  Courses  Career advice  Recruiting?\nSign in  Register CV\nHGV Driver - Nights\n\
             Posted 2 days ago by Example Recruitment Ltd\nDaventry, Northamptonshire\nApply now  Save\nYou will need:\n*C+E licence\n*CPC",
            ["HGV Driver - Nights", "Example Recruitment Ltd", "Daventry, Northamptonshire"],
        ),
        (
            "Job Post Details\nSous Chef - job post\nThe Pheasant\nLudlow SY8 1AA\nYou will run the pass.",
            ["Sous Chef", "The Pheasant", "Ludlow SY8 1AA"],
        ),
        (
            "Example Health logo\nExample Health\nShare\nProduct Manager (Apps)\nLeeds, England\n\nYou will own the roadmap.",
            ["Product Manager (Apps)", "Example Health", "Leeds, England"],
        ),
        (
            "Teaching Vacancies\nTeaching Assistant\nExample Primary School, Whitby, YO21 1ZZ\nWhat skills and experience we're looking for\n\
             is patient and warm",
            ["Teaching Assistant", "Example Primary School", "Whitby, YO21 1ZZ"],
        ),
        (
            "Civil Service Jobs\nReference number\n431177\nLocation\nBristol\nYou will write.",
            ["", "", "Bristol"],
        ),
        (
            "Legal jobs\nConveyancing Assistant\nExample LLP\nYou must type.",
            ["Conveyancing Assistant", "Example LLP", ""],
        ),
        // Words of a board that are of a job's name, too.
        ("Teaching Assistant\nYou will help.", ["Teaching Assistant", "", ""]),
        ("Civil Service Apprenticeship\nYou will help.", ["Civil Service Apprenticeship", "", ""]),
        ("Careers Adviser\nYou will help.", ["Careers Adviser", "", ""]),
        ("Logo designer\nYou will help.", ["Logo designer", "", ""]),
    ] {
        assert_eq!(head(&read(text)), expected, "{text}");
    }
}

#[test]
fn an_e_mail_says_in_its_subject_what_the_job_is() {
    let advert = read(
        "From: Alex\nSubject: Conveyancing Solicitor - Truro - to £52k\n\nGood morning,\n\nYou will run 60 files.",
    );
    assert_eq!(
        (advert.title.as_str(), asked(&advert)),
        ("Conveyancing Solicitor", vec!["You will run 60 files."])
    );
    assert_eq!(advert.salary.expect("pay").low, Some(52_000.0));
    let advert = read("Subject: RE: our chat about the baker\n\nHi Sam,\n\nBaker\n\nYou will bake.");
    assert_ne!(advert.title, "RE: our chat about the baker");
}

#[test]
fn a_page_s_heading_is_its_title_and_a_break_ends_a_line() {
    let page = "<html><head><title>Electrician in Swindon | Board</title></head><body><div>Example Board</div><div>Log in</div>\
        <h1>Electrician</h1><ul><li>Example Manufacturing</li><li>Swindon, Wiltshire SN2 1AA</li><li>Permanent</li></ul>\
        <p><b>Requirements:</b><br>&bull; 18th Edition (BS 7671)<br>- Driving licence<br/>\
        &bull; Robotics experience is desirable but not essential</p></body></html>";
    let advert = read(page);
    assert_eq!(head(&advert), ["Electrician", "Example Manufacturing", "Swindon, Wiltshire SN2 1AA"]);
    assert_eq!(advert.employment, "Permanent");
    let sections: Vec<_> = advert.sentences.iter().filter(|one| one.asks).map(|one| one.section).collect();
    use AdvertSection::{Desirable, Requirements};
    assert_eq!(sections, [Requirements, Requirements, Desirable]);
    assert_eq!(
        asked(&advert),
        ["18th Edition (BS 7671)", "Driving licence", "Robotics experience is desirable but not essential"]
    );
    // Without a heading the title of the page is all there is.
    assert_eq!(read("<title>Baker</title><p>You will bake.</p>").title, "Baker");
}

#[test]
fn what_a_label_says_counts_more_than_what_stands_somewhere() {
    let advert = read(
        "Cleaner\nAdditional salary information:\tWeekly pay, holiday accrues\nHulme, Manchester\nLocation:\tRochdale\nYou will mop floors.",
    );
    assert_eq!(advert.place, "Rochdale");
    assert!(advert.warnings.iter().all(|warning| warning.path != "place"), "{:?}", advert.warnings);
    assert_eq!(
        read("Barber wanted\nmin 2 yrs on the floor\nskin fades, beard work\nYou must smile.").place,
        ""
    );
}

/// What fresh eyes found where rules of this kind did harm.
#[test]
fn what_only_looks_like_a_frame_stays() {
    assert_eq!(read("Data Analyst\n- SQL, Python\n- Power BI, Excel\nYou will report.").place, "");
    let advert =
        read("Warehouse Operative\nExample Stores Ltd\nLeeds\n\n# A day at a glance\nYou will pick orders.");
    assert_eq!(head(&advert), ["Warehouse Operative", "Example Stores Ltd", "Leeds"]);
    assert_eq!(read("*Chef de Partie\nExample Hotel, Leeds\nYou will cook.").employer, "Example Hotel");
    let advert =
        read("Subject: Computer Science\nTeacher of Computing\nExample School, Hull\nYou will teach.");
    assert_eq!(head(&advert)[..2], ["Teacher of Computing", "Example School"]);
    assert_eq!(read("Cook\nHull, Yorkshire\nLocation: see above\nYou will cook.").place, "Hull, Yorkshire");
    let advert = read("Cook\nWhat you will need\nKnowledge of ovens\nA food certificate");
    assert!(
        advert.sentences.iter().all(|one| one.section == AdvertSection::Requirements),
        "{:?}",
        advert.sentences
    );
    let advert = read("Baker\nWhat our customers benefit from is fresh bread\nYou will clean ovens.");
    assert_eq!(asked(&advert).last(), Some(&"You will clean ovens."));
    let advert = read("Clerk\nDuties\n1. Benefits realisation\n1.1 Track benefits");
    assert_eq!(asked(&advert), ["Benefits realisation", "Track benefits"]);
    let advert = read("Baker\n1. Duties\n1.1 Bake.\n2. Benefits\n2.1 Free bread");
    assert_eq!(asked(&advert).len(), 1);
    assert_eq!(
        read("Reporter\nPosted by John Smith\nExample Media Group\nYou will write.").employer,
        "Example Media Group"
    );
    assert_eq!(
        read("Subject: An amazing offer!\nStore Manager\nYou will run a shop.").title,
        "Store Manager"
    );
    let advert = read("Chef\nDuties\n1. Manage the kitchen team\n1.1 Write rotas");
    assert_eq!(asked(&advert)[0], "Manage the kitchen team");
}

#[test]
fn what_costs_nothing_is_no_pay() {
    let advert = read("Surveyor\nTry Premium for £0\nSalary: £38,626 per annum\nYou must have\n- an HNC");
    assert_eq!(advert.salary.expect("pay").low, Some(38_626.0));
}

#[test]
fn a_skill_is_no_heading_of_what_stands_below_it() {
    let advert = read("Joiner\nDesirable\nNVQ 2\nSkills\nPatience\nProblem solving skills\nLogical");
    let of = |section| {
        let all = advert.sentences.iter().filter(move |one| one.section == section);
        all.map(|one| one.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(AdvertSection::Desirable), ["NVQ 2"]);
    assert_eq!(of(AdvertSection::Requirements), ["Patience", "Problem solving skills", "Logical"]);
    let advert = read("Driver\nRequired skills\nCPC\nHGV C+E\nPHYSICAL DEMANDS\nLifting");
    assert_eq!(asked(&advert), ["CPC", "HGV C+E", "Lifting"]);
}

#[test]
fn numbered_headings_are_headings() {
    let advert = read(
        "Officer\n\nPerson Specification\n\n1. Purpose of the post\n1.1 To inspect premises.\n2. Main accountabilities\n2.1 Prepare files.\n\
         Skills\n1. Tact\n2. Patience",
    );
    use AdvertSection::{Requirements, Responsibilities};
    let found: Vec<_> =
        advert.sentences.iter().filter(|one| one.asks).map(|one| (one.section, one.text.as_str())).collect();
    assert_eq!(
        found,
        [
            (Responsibilities, "To inspect premises."),
            (Responsibilities, "Prepare files."),
            (Requirements, "Tact"),
            (Requirements, "Patience")
        ]
    );
}

#[test]
fn a_list_of_needs_ends_where_the_board_goes_on() {
    let advert = read(
        "Teaching Assistant\nWhat skills and experience we're looking for\nPatient and warm\nWhat the school offers its staff\n\
         Free lunches and a sea view.\nDate job starts\n4 January 2027",
    );
    assert_eq!(asked(&advert), ["Patient and warm"]);
    assert_eq!(advert.starts.and_then(|day| day.date).as_deref(), Some("2027-01-04"));
    let advert = read(
        "Officer\nEssential\nGood writing\nApply and further information\nContact point for applicants\nLena Hart",
    );
    assert_eq!(asked(&advert), ["Good writing"]);
    let advert =
        read("Manager\nYou might be a fit if you have\n3+ years in product management\nComfort with SQL");
    assert_eq!(asked(&advert), ["3+ years in product management", "Comfort with SQL"]);
    let advert =
        read("Electrician\nSwindon\nMust hold 18th Edition wiring regulations.\nNVQ Level 3 in maintenance");
    assert_eq!(asked(&advert).len(), 2);
}

#[test]
fn what_says_nothing_that_an_advert_says_is_refused() {
    for text in [
        "Dear Miss Example,\nThank you for your application for the role of Assistant Buyer.\nWe will not be taking your application further.\n\
         Yours sincerely",
        "Subject: Your application for Assistant Buyer (Ref 2231)\n\nDear Sam,\n\nWe wish you every success in your search.",
    ] {
        let error = read_advert(text).expect_err(text);
        assert_eq!(error.code(), ErrorCode::NotAnAdvert, "{text}");
    }
    assert_eq!(read("Press Officer").title, "Press Officer");
    // It asks for nothing, but it is about work.
    assert_eq!(read("This is your chance to join a dynamic team.").sentences.len(), 1);
}
