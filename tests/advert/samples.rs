//! Adverts of our own, in the forms that people bring.

/// As copied from a job board: facts as label and value on lines of their own, debris at the end.
pub const BOARD: &str = "Junior Media Officer – Grade C at Northshire Fire Service
Northgate, , United Kingdom -
Full Time


Start Date

Immediate

Expiry Date

9 Mar, 26

Salary

27500.0

Posted On

9 Jan, 26

Experience

2 year(s) or above

Remote Job

Yes

Skills

Clear written English

Industry

Public Relations/PR

Description

ABOUT THE ROLE:

This is a new role in our growing newsroom – no two days are the same. We are a family-run 😀 service and proud of it.
You will write news releases and answer questions from journalists. In return we offer 30 days of annual leave.

How To Apply:

Please click the button to send us your CV.

Responsibilities
  • Media enquiries – Answer calls from journalists with accurate information. Pass on complex questions.
  • Monitor news coverage and report mistakes in it.
  • Drive the van to events.
Loading...";

/// Headings, dashes, a range of pay; employer and place in one line.
pub const HEADINGS: &str = "Press Officer
Example District Council, Leeds
£32,000 - £35,500 a year - Full-time, permanent

About the role
Join our friendly team.

What you will do
- Draft press releases and social media content
- Evaluate communications campaigns,
  with the help of colleagues

Essential criteria
- A degree or at least two years of experience in a press office
Desirable
- Photography

About Example District Council
We have served the district since 1974 and we value everyone.

Equal opportunities
We welcome applications regardless of age or background.

How to apply
Closing date: 20 October
";

pub const POSTING: &str = r#"{
  "@context": "https://schema.org/", "@type": ["Thing", "JobPosting"], "title": "Press Officer",
  "datePosted": "2026-09-01", "validThrough": "2026-10-02T23:59", "employmentType": ["FULL_TIME", "TEMPORARY"],
  "hiringOrganization": {"@type": "Organization", "name": "Example &amp; Sons"},
  "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "postalCode": "LS1 1AA", "addressCountry": {"name": "GB"}}}],
  "baseSalary": {"@type": "MonetaryAmount", "currency": "GBP", "value": {"@type": "QuantitativeValue", "minValue": 30000, "maxValue": "34,000", "unitText": "YEAR"}},
  "jobLocationType": "TELECOMMUTE", "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 30},
  "description": "<p>You will:</p><ul><li>draft press releases</li><li>plan events</li></ul><script>alert(1)</script>",
  "skills": ["Copywriting", {"@type": "DefinedTerm", "name": "Media relations"}],
  "qualifications": "A degree", "jobBenefits": "Free lunch", "responsibilities": "Answer journalists."
}"#;

pub const VACANCY: &str = r#"{"vacancies": [{
  "title": "Apprentice press officer", "vacancyReference": "VAC1", "employerName": "Example Trust", "closingDate": "2026-11-28T23:59:59Z",
  "startDate": "2027-01-04", "postedDate": "2026-11-01", "hoursPerWeek": 37.5, "wage": {"wageType": "Custom", "wageAmount": 17000, "wageUnit": "Annually"},
  "address": {"addressLine1": "1 Main Street", "addressLine3": "York", "postcode": "YO1 1AA"},
  "course": {"larsCode": 700, "title": "Press officer (level 4)", "level": 4}, "apprenticeshipLevel": "Higher",
  "description": "Help our newsroom.", "fullDescription": "<ul><li>Write news releases</li><li>Keep records of enquiries</li></ul>",
  "skills": ["Team working"], "qualifications": [{"qualificationType": "GCSE", "subject": "English", "grade": "4", "weighting": "Essential"}],
  "thingsToConsider": "Some evenings."
}]}"#;

/// The CV of a person who does not exist, of some 60 lines.
pub const CV: &str = "\
Alex Example
12 Example Street, Northgate
alex@example.org

Profile
Communications assistant with three years in a busy council newsroom.
I write clearly and stay calm when the telephone does not stop.

Work

Communications Assistant, Northshire Council
March 2023 – today
- Write news releases, articles and social media posts for residents
- Answer calls from journalists and keep a log of every enquiry
- Proofread and edit leaflets, web pages and video captions
- Build good relationships with reporters at local papers and radio
- Plan and evaluate campaigns, such as the recycling campaign of 2024
- Adapt how I speak and write to the audience, from children to councillors
- Check that what we publish is accurate and follows copyright and data protection law
- Monitor coverage and report to managers each morning
- Work with colleagues in digital, print and customer services

Receptionist, Example Hotel
June 2020 – February 2023
- Welcomed guests and answered the telephone
- Took payments and balanced the till
- Trained two new colleagues
- Dealt with complaints politely

Volunteer, Northgate Food Bank
2019 – 2020
- Packed and delivered parcels
- Drove the van on Saturdays

Education

BA Media and Communication, University of Northshire, 2019
A levels in English, History and Music, 2016

Training
- Media law for local government, two days
- First aid at work
- Writing for the web

Skills
- Word, Excel and a content management system
- Basic photography and video editing
- Good spoken French
- Full driving licence

Interests
I sing in a choir and walk in the hills.
I bake bread on Sundays.

References
On request.
";
