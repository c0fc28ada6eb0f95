//! Which part of an advert a heading begins.

use super::phrases::NEEDS;
use super::record::AdvertSection;
use super::sentences::{VERBS, is_gerund, listed};
use crate::text::{plain, words};

/// A heading has no more words, and no more bytes.
const MAX_WORDS: usize = 9;
const MAX_BYTES: usize = 80;
/// A heading in capitals alone that is not known has no more words.
const MAX_CAPITALS: usize = 5;

/// Words of headings, and what they begin: the first that a heading has counts.
const HEADINGS: &[(AdvertSection, &[&str])] = &[
    // What is not wanted, and what is of other adverts, asks for nothing.
    (
        AdvertSection::Apply,
        &[
            "not required",
            "not needed",
            "not essential",
            "not necessary",
            "you don t need",
            "you do not need",
            "what you don t need",
            "not looking for",
            "is not",
            "isn t",
            "similar jobs",
            "recommended jobs",
            "related jobs",
            "other jobs",
            "more jobs",
            "jobs you might",
            "jobs like this",
            "people also viewed",
        ],
    ),
    (
        AdvertSection::Equality,
        &[
            "equal opportunit",
            "equality",
            "diversity",
            "inclusion",
            "inclusive",
            "disability confident",
            "safeguarding statement",
            "privacy",
            "data protection",
            "pre employment checks",
            "background checks",
            "disclaimer",
            "gdpr",
            "right to work",
        ],
    ),
    (
        AdvertSection::Benefits,
        &[
            "benefit",
            "what we offer",
            "we offer",
            "what you ll get",
            "what you will get",
            "what you get",
            "perks",
            "reward",
            "what s in it",
            "whats in it",
            "what s in it for you",
            "whats in it for you",
            "we can offer",
            "the package",
            "in return",
            "why join",
            "why work",
            "why us",
            "what we can offer",
            "what you can expect",
            "package",
            "things to consider",
            "after this apprenticeship",
            "prospects",
            "training to be provided",
            "your training",
            "training plan",
            "what s on offer",
            "salary and",
        ],
    ),
    (
        AdvertSection::Apply,
        &[
            "how to apply",
            "apply",
            "application process",
            "next steps",
            "selection process",
            "interview",
            "contact",
            "further information",
            "more information",
            "what happens next",
            "closing date",
            "recruitment process",
            "additional information",
            "key dates",
            "timeline",
            "our process",
        ],
    ),
    (
        AdvertSection::Desirable,
        &[
            "desirable",
            "nice to have",
            "nice to haves",
            "preferred",
            "desired",
            "advantage",
            "bonus points",
            "it would be great",
        ],
    ),
    (
        AdvertSection::Essential,
        &["essential", "must have", "must haves", "minimum requirement", "minimum criteria", "you must"],
    ),
    (
        AdvertSection::Responsibilities,
        &[
            "responsibilit",
            "duties",
            "duty",
            "what you will do",
            "what you ll do",
            "what you will be doing",
            "what you ll be doing",
            "what will you do",
            "what you do",
            "what you ll do at work",
            "what you will do at work",
            "what will you be doing",
            "day to day",
            "key tasks",
            "tasks",
            "accountabilit",
            "in this role you",
            "your day",
            "you will",
            "you ll be",
            "main activities",
            "key activities",
            "job purpose",
            "purpose of the",
            "purpose of job",
            "key objectives",
            "what the role involves",
            "what the job involves",
            "scope of",
            "typical activities",
            "deliverables",
            "what you ll work on",
            "what you will work on",
        ],
    ),
    (
        AdvertSection::Requirements,
        &[
            "requirement",
            "about you",
            "who you are",
            "skills",
            "experience",
            "qualification",
            "person specification",
            "person spec",
            "what we re looking for",
            "what we are looking for",
            "who we re looking for",
            "who we are looking for",
            "what you ll need",
            "what you will need",
            "what you need",
            "what do i need",
            "your profile",
            "profile",
            "criteria",
            "what you will bring",
            "what you ll bring",
            "what you bring",
            "you should have",
            "you ll have",
            "you ll need",
            "you will need",
            "you have",
            "ideal candidate",
            "the candidate",
            "knowledge",
            "competenc",
            "attributes",
            "qualities",
            "is this you",
            "you are",
            "education",
            "your background",
            "we d love",
            "behaviours",
        ],
    ),
    (
        AdvertSection::Role,
        &[
            "about the role",
            "about the job",
            "the role",
            "job description",
            "description",
            "job summary",
            "role summary",
            "overview",
            "the opportunity",
            "about this role",
            "about the position",
            "your role",
            "the position",
            "the job",
            "job details",
            "summary",
            "about the opportunity",
            "job overview",
            "role overview",
            "about the apprenticeship",
            "what this job is",
            "what this role is",
        ],
    ),
    (
        AdvertSection::Employer,
        &[
            "about us",
            "who we are",
            "about the company",
            "our company",
            "about the employer",
            "our values",
            "the company",
            "company overview",
            "company description",
            "about our",
            "our story",
            "our mission",
            "about the team",
            "our team",
            "the team",
            "company profile",
            "about ",
            "our culture",
            "where you ll work",
            "where you will work",
            "what it s like to work here",
            "the firm",
            "who are we",
            "the organisation",
        ],
    ),
];

/// Heads that other words follow, also where nothing marks the line: `About Example Ltd`, `Why work for us`.
const OPEN: &[&str] =
    &["about ", "about our", "how to apply", "essential", "desirable", "why join", "why work"];

/// The part that `line` begins, if it is a heading that is known. A heading that `is_marked` as one, or ends with a
/// colon, may be longer.
pub(super) fn section(line: &str, is_marked: bool) -> Option<AdvertSection> {
    let line = line.trim();
    // `In this role you will…` goes on below.
    let goes_on = line.ends_with('…') || line.ends_with("...");
    let line = if goes_on { line.trim_end_matches(['.', '…', ' ']) } else { line };
    let has_colon = goes_on || line.ends_with([':', '?']);
    let ends_sentence = line.ends_with(['.', '!', ';', ',']);
    if line.len() > MAX_BYTES || ends_sentence && !is_marked {
        return None;
    }
    let words = words(line);
    let is_short = words.len() <= if is_marked || has_colon { MAX_WORDS } else { 6 };
    if words.is_empty() || !is_short {
        return None;
    }
    // An apostrophe joins, and a possessive is dropped: `You’ll` is `youll`, `What’s` is `what`.
    let line: String =
        line.chars().map(|c| if matches!(c, '’' | '‘' | '\'' | '-') { ' ' } else { c }).collect();
    let plain = format!(" {} ", plain(&crate::text::words(&line)));
    // `Develop your skills` is a duty, and `Good communication skills` a need.
    let first = words.first().map_or("", |word| word.plain.as_str());
    let is_head_itself = || HEADINGS.iter().any(|(_, heads)| heads.contains(&first));
    let begins_an_item =
        words.len() > 2 && (listed(VERBS, first) || listed(NEEDS, first) && !is_head_itself());
    if begins_an_item && !is_marked && !has_colon {
        return None;
    }
    let has = |(_, heads): &&(AdvertSection, &[&str])| {
        heads.iter().any(|head| is_head(&plain, head, is_marked || has_colon))
    };
    HEADINGS.iter().find(has).map(|(section, _)| *section)
}

/// Whether `plain` is the heading `head`: it begins with it, ends with it, or is one that `is_marked` and has it. Where
/// nothing marks it, words after the head make it a line like any other, but for heads that other words follow.
fn is_head(plain: &str, head: &str, is_marked: bool) -> bool {
    let trimmed = plain.trim();
    let words = trimmed.split(' ').count();
    let head_words = head.trim().split(' ').count();
    let is_near = words <= head_words + 3;
    let may_go_on = is_marked || words == head_words || OPEN.contains(&head);
    let begins = trimmed.starts_with(head) && (is_marked || is_near && may_go_on);
    // `Key Responsibilities`, `Job Requirements`: the head is the beginning of the last word too.
    let ends = is_near
        && !head.ends_with(' ')
        && plain.rsplit_once(&format!(" {head}")).is_some_and(|(_, rest)| !rest.trim_end().contains(' '));
    let within = is_marked && !head.ends_with(' ') && plain.contains(&format!(" {head}"));
    begins || ends || within
}

/// Whether `head`, with a value behind it, is the label of a fact, and no heading.
pub(super) fn is_of_a_fact(head: &str) -> bool {
    let plain = plain(&words(head));
    ["interview", "closing date", "contact"].iter().any(|fact| plain.starts_with(fact))
}

/// Whether `line` as a whole is a heading: marked as one, with a colon at its end, or a head with nothing beside it.
pub(super) fn is_whole(line: &str, is_marked: bool) -> bool {
    let plain = plain(&words(line));
    let is_same =
        |head: &&str| plain.starts_with(*head) && plain.split(' ').count() == head.split(' ').count();
    let is_head = || HEADINGS.iter().any(|(_, heads)| heads.iter().any(is_same));
    let is_short = line.len() <= MAX_BYTES && line.split_whitespace().count() <= MAX_WORDS;
    is_short && (is_marked || line.trim_end().ends_with(':') || !line.ends_with('.') && is_head())
}

/// Whether `line` looks like a heading, known or not: short, and marked as one, all capitals, or with a colon at its end.
pub(super) fn looks_like_one(line: &str, is_marked: bool) -> bool {
    let is_short = line.len() <= MAX_BYTES && line.split_whitespace().count() <= MAX_WORDS;
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let is_capital = letters().count() > 3 && letters().all(char::is_uppercase);
    // `WRITE NEWS RELEASES FOR LOCAL PAPERS` is a duty.
    let words = words(line);
    let first = words.first().map_or("", |word| word.plain.as_str());
    let is_item = words.len() > 2
        && (listed(VERBS, first)
            || listed(NEEDS, first)
            || is_gerund(first)
            || matches!(first, "you" | "must"));
    let is_heading = is_capital && !is_item && words.len() <= MAX_CAPITALS;
    is_short && (is_marked || is_heading || line.trim_end().ends_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use AdvertSection::*;

    #[test]
    fn headings_as_boards_have_them() {
        for (line, expected) in [
            ("Responsibilities", Some(Responsibilities)),
            ("What you’ll do", Some(Responsibilities)),
            ("KEY RESPONSIBILITIES:", Some(Responsibilities)),
            ("About you", Some(Requirements)),
            ("JOB CRITERIA:", Some(Requirements)),
            ("Essential criteria", Some(Essential)),
            ("Desirable skills:", Some(Desirable)),
            ("How To Apply:", Some(Apply)),
            ("About us", Some(Employer)),
            ("About Example Ltd", Some(Employer)),
            ("About the role", Some(Role)),
            ("Description", Some(Role)),
            ("What we offer", Some(Benefits)),
            ("What’s in it for you?", Some(Benefits)),
            ("Equal opportunities", Some(Equality)),
            ("You will draft press releases for our newspaper and radio partners.", None),
            ("Experience of working in a press office or agency", None),
            ("Contact customers by phone", None),
            ("Apply quality standards", None),
            ("Experience in retail", None),
            ("Knowledge of Excel", None),
            ("Key Responsibilities", Some(Responsibilities)),
            ("Job Requirements", Some(Requirements)),
            ("Employee Benefits", Some(Benefits)),
            ("Good communication skills", None),
            ("Develop customer experience", None),
            ("Knowledge, skills and experience", Some(Requirements)),
            ("Why work for us", Some(Benefits)),
            ("What’s in it for you", Some(Benefits)),
            ("We can offer:", Some(Benefits)),
            ("We can offer advice to customers", None),
            ("In this role you will...", Some(Responsibilities)),
            ("You’ll need…", Some(Requirements)),
            ("What you’ll need…", Some(Requirements)),
            ("What it’s like to work here", Some(Employer)),
            ("Able to work to deadlines and manage conflicting priorities", None),
            ("Not required:", Some(Apply)),
            ("What you don’t need", Some(Apply)),
            ("What this job is not:", Some(Apply)),
            ("Jobs you might like:", Some(Apply)),
        ] {
            assert_eq!(section(line, false), expected, "{line}");
        }
    }
}
