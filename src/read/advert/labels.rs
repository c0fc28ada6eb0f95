//! Labels of facts: `Salary`, `Closing date: 20 October`.

use crate::text::{is_among, plain, words};

/// What a label is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Employer,
    Place,
    Salary,
    Employment,
    Closes,
    Posted,
    Starts,
    Experience,
    Remote,
    Course,
    Level,
    /// Something that the person needs.
    Needs,
    /// Something that is of no use here.
    Other,
}

/// A label has no more bytes.
const MAX_LABEL: usize = 40;

const LABELS: &[(Field, &[&str])] = &[
    (
        Field::Title,
        &[
            "job title",
            "title",
            "position",
            "role",
            "vacancy",
            "post",
            "post title",
            "vacancy title",
            "role title",
            "position title",
        ],
    ),
    (
        Field::Employer,
        &[
            "employer",
            "company",
            "company name",
            "organisation",
            "organization",
            "hiring organisation",
            "hiring organization",
            "employer name",
            "recruiter",
            "business",
            "department",
        ],
    ),
    (
        Field::Place,
        &[
            "location",
            "locations",
            "place",
            "where",
            "job location",
            "based",
            "workplace",
            "place of work",
            "city",
            "office location",
            "base",
            "address",
            "region",
        ],
    ),
    (
        Field::Salary,
        &[
            "salary",
            "pay",
            "wage",
            "rate of pay",
            "pay rate",
            "remuneration",
            "compensation",
            "salary range",
            "annual salary",
            "salary band",
            "weekly wage",
            "annual wage",
            "hourly rate",
            "pay scale",
            "grade and salary",
            "salary grade",
            "full time equivalent salary",
            "actual salary",
        ],
    ),
    (
        Field::Employment,
        &[
            "contract",
            "contract type",
            "employment type",
            "job type",
            "job types",
            "shift and schedule",
            "hours",
            "working pattern",
            "working hours",
            "type of contract",
            "position type",
            "employment",
            "work pattern",
            "tenure",
            "hours of work",
            "hours per week",
            "weekly hours",
            "type",
        ],
    ),
    (
        Field::Closes,
        &[
            "expiry date",
            "closing date",
            "closing",
            "closes",
            "deadline",
            "application deadline",
            "apply by",
            "closes on",
            "closing on",
            "expires",
            "apply before",
            "valid through",
            "closing date for applications",
            "end date",
            "applications close",
            "applications by",
        ],
    ),
    (
        Field::Posted,
        &[
            "posted",
            "posted on",
            "date posted",
            "published",
            "posting date",
            "posted date",
            "advertised",
            "date published",
            "placed on",
            "publication date",
        ],
    ),
    (
        Field::Starts,
        &[
            "start date",
            "starts",
            "start",
            "possible start date",
            "job start date",
            "date job starts",
            "starting",
            "expected start date",
            "commencing",
        ],
    ),
    (
        Field::Experience,
        &[
            "experience",
            "experience required",
            "required experience",
            "years of experience",
            "work experience",
            "minimum experience",
            "experience level",
        ],
    ),
    (
        Field::Remote,
        &[
            "remote job",
            "remote",
            "telecommute",
            "work from home",
            "working from home",
            "home working",
            "remote working",
            "work arrangement",
            "workplace type",
            "working arrangements",
            "work location",
            "work arrangements",
        ],
    ),
    (
        Field::Course,
        &["apprenticeship", "training course", "apprenticeship standard", "training", "course", "standard"],
    ),
    (Field::Level, &["level", "apprenticeship level"]),
    (
        Field::Needs,
        &[
            "skills",
            "key skills",
            "skills required",
            "required skills",
            "qualifications",
            "qualification",
            "education",
            "qualifications required",
            "minimum qualification",
            "skill",
            "desired skills",
            "competencies",
        ],
    ),
    (
        Field::Other,
        &[
            "sponsor visa",
            "visa sponsorship",
            "industry",
            "sector",
            "category",
            "job category",
            "reference",
            "reference number",
            "reference id",
            "reference code",
            "job grade",
            "number of jobs available",
            "type of role",
            "employer website",
            "job reference",
            "job ref",
            "ref",
            "job id",
            "requisition id",
            "vacancy reference",
            "vacancy id",
            "function",
            "job function",
            "number of positions",
            "positions",
            "positions available",
            "vacancies",
            "job number",
            "seniority level",
            "specialism",
            "business area",
            "duration",
            "expected duration",
            "applicants",
            "views",
            "reporting to",
            "reports to",
            "contact",
            "telephone",
            "phone",
            "website",
            "clearance",
            "interview date",
            "interview dates",
            "security clearance",
        ],
    ),
];

/// What `label` is of, if it is one that is known.
pub(super) fn field(label: &str) -> Option<Field> {
    let label = label.trim();
    if label.len() > MAX_LABEL || label.ends_with('.') {
        return None;
    }
    let plain = plain(&words(label));
    LABELS.iter().find(|(_, labels)| labels.contains(&plain.as_str())).map(|(field, _)| *field)
}

/// Whether `label` is that of a job's title, and of nothing else: `Role` may be above what the job is about.
pub(super) fn is_of_title(label: &str) -> bool {
    let plain = plain(&words(label));
    ["job title", "post title", "vacancy title", "role title", "position title"].contains(&plain.as_str())
}

/// The known label that `line` begins with, and the value after it: `Salary: £30,000`, `Salary £30,000`.
pub(super) fn labelled(line: &str) -> Option<(Field, &str)> {
    let Some((label, value)) = line.split_once([':', '\t']) else { return with_value(line) };
    let value = value.trim_matches(|c: char| c.is_whitespace() || c == '*');
    let field = field(label.trim_matches('*'))?;
    (!value.is_empty()).then_some((field, value))
}

/// A label of pay or of a day, right before an amount or a day.
fn with_value(line: &str) -> Option<(Field, &str)> {
    let start = line.find(|c: char| c.is_ascii_digit() || matches!(c, '£' | '€' | '$'))?;
    let (label, value) = line.split_at_checked(start)?;
    let known = match field(label)? {
        Field::Salary => !value.starts_with(|c: char| c.is_ascii_digit()),
        // `14 Dec`
        Field::Closes | Field::Posted | Field::Starts => value
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .trim_start()
            .get(..3)
            .is_some_and(is_month),
        _ => false,
    };
    known.then_some((field(label)?, value))
}

/// A label that a sentence begins with has no more words.
const MAX_WORDS: usize = 5;

/// What a fact is, where it has neither a day nor an amount.
const SAID: &str = "flexible immediate immediately negotiable competitive asap";

/// Whether `sentence` begins with the label of a fact and says it: `Start date is flexible`, `Closing on 3 May`. Not
/// `Pay is checked by you`, which has no day, amount or place.
pub(super) fn says_a_fact(sentence: &str) -> bool {
    let plain = plain(&words(sentence));
    let parts: Vec<&str> = plain.split(' ').collect();
    (1..=MAX_WORDS.min(parts.len())).any(|count| {
        let label = parts.get(..count).unwrap_or_default().join(" ");
        let label = label.strip_prefix("the ").unwrap_or(&label);
        let next = parts.get(count).copied().unwrap_or_default();
        let says = matches!(next, "is" | "are" | "will");
        let is_of_one = matches!(label, "interview" | "interviews")
            || matches!(
                field(label),
                Some(
                    Field::Closes
                        | Field::Posted
                        | Field::Starts
                        | Field::Salary
                        | Field::Employment
                        | Field::Place
                )
            );
        let is_value = |word: &&str| is_among(SAID, word) || word.starts_with(|c: char| c.is_ascii_digit());
        let is_place = || {
            let last = sentence.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
            last.starts_with(char::is_uppercase)
        };
        let holds = || parts.iter().skip(count).any(is_value) || is_place();
        let is_closing = || field(label) == Some(Field::Closes) && super::prose::names_a_day(sentence);
        is_of_one && (says && holds() || is_closing()) && !plain.contains(" by you")
    })
}

fn is_month(start: &str) -> bool {
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .iter()
        .any(|month| start.eq_ignore_ascii_case(month))
}
