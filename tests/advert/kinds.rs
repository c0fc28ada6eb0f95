//! Adverts of different kinds, written for these tests: what of each is where, and what only sentences say.

use super::{asked, read};
use skills_gap::read::Period;

const HOSPITAL: &str = r#"Healthcare Assistant (Nights) - Band 2
Northshire Community NHS Foundation Trust
Job reference: 405-RN-1234
£24,465 per annum pro rata plus enhancements
Permanent, Part-time - 30 hours per week
Location: Example Hospital, Ward 7, Northgate NG1 2AB
Interview date: 14/01/2027
Applications close at midnight on Sunday 3rd January 2027.

Job overview
We're looking for caring people to join our friendly night team. You'll help patients wash, dress and eat, take observations such as blood pressure and temperature, and keep accurate records.

Main duties of the job
* Support patients with personal care and dignity
* Record temperature, pulse, respiration and fluid balance
* Report changes in a patient's condition to the nurse in charge
* Clean and restock equipment

Person specification
Essential
- Care Certificate or willingness to work towards it
- Good standard of numeracy and literacy
Desirable
- NVQ level 3 in Health and Social Care
- Experience of night work

Benefits
27 days' holiday rising to 33, NHS pension.
"#;

const NETWORK: &str = r#"Senior Data Engineer
Acme Analytics · London (Hybrid)
£65k–£80k + bonus
Posted 3 days ago | Over 100 applicants

About the job
Acme is Europe's fastest growing data company. Remote working possible two days a week; the other three are in our Shoreditch office.

What you'll do
Build and run data pipelines in Python and Spark
Design data models for reporting
Mentor junior engineers and review their code
Own data quality, testing and monitoring

What we're looking for
5+ years' experience in data engineering
Strong SQL and cloud (AWS, GCP or Azure)
A degree in computer science or equivalent experience
Nice to have: dbt, Airflow, Terraform

What's in it for you
Private healthcare, 30 days off, dog-friendly office

We are an equal opportunity employer.
"#;

const RUN_ON: &str = r#"WANTED - CHEF DE PARTIE. Busy gastropub in York seeks reliable chef. £13.50 ph plus tips, 40-45 hours, live-in available. You will run a section, prepare fresh food to order, keep the kitchen clean and record fridge temperatures. Food hygiene level 2 essential. No split shifts. Start asap. Call Maria on 01904 000000 before Friday 12 February.
"#;

const BOARD: &str = r#"Warehouse Operative
Indeed
Example Logistics - Doncaster DN3
£12.21 - £13.10 an hour - Full-time, Temporary
You must create an account before continuing to the company website to apply
Job details
Pay
£12.21 - £13.10 an hour
Job type
Full-time
Temporary
Shift and schedule
Night shift
10 hour shift
Location
Doncaster DN3
Full job description
We're hiring now for peak! As a warehouse operative you'll pick and pack orders using a hand scanner, load and unload trailers and meet hourly targets. Must be able to lift up to 15kg and stand for long periods. No experience needed as full training given. Forklift licence (counterbalance) an advantage. Free parking. Weekly pay.
Work Location: In person
"#;

const LAW: &str = r#"Graduate Trainee Solicitor 2028 | Example LLP | Manchester
Salary: Competitive
Applications open: 1 October 2026. Applications close: 31 January 2027. Start: September 2028.

THE FIRM
Example LLP is a full-service commercial law firm with 400 lawyers.

THE ROLE
During your two-year training contract you will sit in four seats. You will draft contracts and witness statements, research points of law, attend client meetings and court, and manage documents in disclosure.

YOU
You will have, or expect to gain, at least a 2:1 in any subject. You have an eye for detail and commercial awareness. You enjoy working in a team.

US
£1,000 study bonus. Agile working. We welcome applications from all backgrounds.
"#;

const AT_HOME: &str = r#"Customer Service Advisor (Work From Home)
Company: Example Energy
Salary £22,950 rising to £24,000 after 6 months
Full time, 37.5 hours/week, between 8am and 8pm, Monday - Saturday
Home based - UK only
Apply by: 05/02/27

In this role you will...
- answer calls, emails and web chats from our customers about bills and meters
- resolve complaints first time and record them on our CRM
- spot vulnerable customers and refer them to extra help
- hit targets for quality and call handling

You'll need...
- a quiet place to work and broadband of 20 Mbps
- clear spoken and written English
- to be comfortable with computers

Bonus points if you've worked in a regulated industry.
"#;

const GARDEN: &str = r#"Gärtner/in – Gardener
National Estates Trust
Hours per week
37.5
Salary
£25,012
Closing date
14/02/2027
Interview date
01/03/2027
Contract type
Permanent
Working arrangements
On site
Summary
Do you love plants? Help us care for a Grade I listed garden.
What it's like to work here
A small team of five with 40 volunteers.
What you'll be doing
Plant, prune and propagate a wide range of plants. Mow and maintain lawns and borders. Lead volunteers safely. Use and maintain machinery such as mowers and hedge cutters.
Who we're looking for
Level 2 or 3 in horticulture, or equivalent experience
PA1 and PA6 spraying certificates (desirable)
Good plant knowledge
The package
Free entry to all places, pension up to 10%
"#;

const FACTORY: &str = r#"Electrical Maintenance Engineer
Example Foods, Grimsby
Up to £46,000 (4 on 4 off, days and nights, 12 hours) 
Reporting to the Engineering Manager, you'll keep our lines running.

Key Accountabilities:
Diagnose and repair faults on PLC-controlled packing machinery
Carry out planned preventive maintenance
Fit and test motors, inverters and sensors
Follow lock-out/tag-out and food safety rules

Skills, Knowledge and Expertise:
Time-served electrician or level 3 apprenticeship
18th Edition wiring regulations
3 years or more in FMCG
Experience of Siemens S7 desirable

Closing: 2027-03-01. Ref EF/221. No agencies please.
"#;

#[test]
fn facts_are_found_wherever_they_stand() {
    type Pay = Option<(f64, Option<Period>)>;
    type Expected<'a> = (&'a str, [&'a str; 5], Pay, Option<bool>);
    let cases: [Expected<'_>; 8] = [
        (
            HOSPITAL,
            [
                "Healthcare Assistant",
                "Northshire Community NHS Foundation Trust",
                "Example Hospital, Ward 7, Northgate NG1 2AB",
                "at midnight on Sunday 3rd January 2027",
                "2027-01-03",
            ],
            Some((24_465.0, Some(Period::Year))),
            None,
        ),
        (
            NETWORK,
            ["Senior Data Engineer", "Acme Analytics", "London (Hybrid)", "", ""],
            Some((65_000.0, None)),
            Some(true),
        ),
        (
            RUN_ON,
            ["CHEF DE PARTIE", "", "", "Friday 12 February", ""],
            Some((13.5, Some(Period::Hour))),
            None,
        ),
        (
            BOARD,
            ["Warehouse Operative", "Example Logistics", "Doncaster DN3", "", ""],
            Some((12.21, Some(Period::Hour))),
            Some(false),
        ),
        (
            LAW,
            ["Graduate Trainee Solicitor", "Example LLP", "Manchester", "31 January 2027", "2027-01-31"],
            None,
            None,
        ),
        (
            AT_HOME,
            ["Customer Service Advisor", "Example Energy", "UK only", "05/02/27", ""],
            Some((22_950.0, None)),
            Some(true),
        ),
        (
            GARDEN,
            ["Gärtner/in", "National Estates Trust", "", "14/02/2027", "2027-02-14"],
            Some((25_012.0, None)),
            Some(false),
        ),
        (
            FACTORY,
            ["Electrical Maintenance Engineer", "Example Foods", "Grimsby", "2027-03-01", "2027-03-01"],
            Some((46_000.0, None)),
            None,
        ),
    ];
    for (text, [role, employer, place, closes, day], pay, remote) in cases {
        let advert = read(text);
        let found = [advert.role.as_str(), advert.employer.as_str(), advert.place.as_str()];
        assert_eq!(found, [role, employer, place]);
        let date = advert.closes.clone().unwrap_or_default();
        assert_eq!((date.written.as_str(), date.date.unwrap_or_default().as_str()), (closes, day), "{role}");
        let salary = advert.salary.and_then(|salary| Some((salary.low?, salary.period)));
        assert_eq!((salary, advert.remote), (pay, remote), "{role}");
    }
}

#[test]
fn what_the_employer_gives_is_not_asked() {
    for text in [NETWORK, BOARD, AT_HOME, RUN_ON, GARDEN] {
        let advert = read(text);
        for one in asked(&advert) {
            for given in ["Private healthcare", "account", "Weekly pay", "asap", "pension", "volunteers."] {
                assert!(!one.contains(given) || one.starts_with("Lead"), "{one}");
            }
        }
    }
    assert_eq!(
        asked(&read(AT_HOME)).first().copied(),
        Some("answer calls, emails and web chats from our customers about bills and meters"),
        "a heading may end with dots"
    );
}
