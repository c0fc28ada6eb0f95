//! What stands above an advert: the parts of a job board, calls, and the head of an e-mail.

use super::facts;
use crate::text::{is_among, plain, words};

/// Whether `line` says no more than that somebody is wanted: `We’re hiring!`
pub(super) fn is_call(line: &str) -> bool {
    const CALLS: [&str; 9] = [
        "hiring",
        "were hiring",
        "we are hiring",
        "now hiring",
        "vacancy",
        "job vacancy",
        "vacancies",
        "staff wanted",
        "join our team",
    ];
    let plain = plain(&words(line));
    CALLS.contains(&plain.as_str())
}

/// Whether `line` is the head of an e-mail, or its greeting.
pub(super) fn is_of_the_mail(line: &str) -> bool {
    let first = line.split([' ', ',']).next().unwrap_or_default().to_ascii_lowercase();
    let is_greeting = matches!(first.as_str(), "hi" | "hello" | "dear" | "hey");
    let is_of_day = || {
        let plain = plain(&words(line));
        matches!(plain.as_str(), "good morning" | "good afternoon" | "good evening" | "good day")
    };
    if line.ends_with(',') && (is_greeting || is_of_day()) {
        return true;
    }
    let label = line.split_once(':').map(|(label, _)| label.trim().to_ascii_lowercase());
    label.is_some_and(|label| {
        ["from", "to", "cc", "bcc", "sent", "date", "reply-to", "subject"].contains(&label.as_str())
    })
}

/// What an e-mail about a job is about: `Subject: Solicitor - Truro`. An answer is about something else.
pub(super) fn subject(line: &str) -> Option<&str> {
    let (label, subject) = line.split_once(':')?;
    let subject = subject.trim();
    let is_subject = label.trim().eq_ignore_ascii_case("subject");
    let plain = subject.to_ascii_lowercase();
    let is_other = subject.contains(':') || plain.contains("application");
    let title = subject.split(" - ").next().unwrap_or_default();
    (is_subject && !is_other && facts::ends_with_a_job(title)).then_some(subject)
}

/// Whether `line` is the name of a part of a board: all its words are about jobs in general, or it is where an employer
/// has its vacancies.
pub(super) fn is_of_a_board(line: &str) -> bool {
    const WORDS: &str = "find a an job jobs search vacancy vacancies career careers results all current our work for us the \
opportunities details create account sign in or be first to apply register recruitment home page advert board";
    // `Civil Service Jobs`, `Teaching Vacancies`: beside a word for jobs they are of a board.
    const BESIDE: &str = "ac advice apprenticeship apprenticeships civil co courses cv gov nhs post recruiting service teaching uk";
    const JOBS: &str = "find job jobs search sign vacancies";
    let words = words(line);
    let of_board = words.iter().any(|word| is_among(JOBS, &word.plain));
    let is_listed =
        |word: &crate::text::Word| is_among(WORDS, &word.plain) || of_board && is_among(BESIDE, &word.plain);
    let first = words.first().map_or("", |word| word.plain.as_str());
    let is_site = matches!(first, "careers" | "jobs" | "vacancies")
        && words.get(1).is_some_and(|word| matches!(word.plain.as_str(), "at" | "with"));
    !words.is_empty()
        && words.len() <= 9
        && (is_site || words.iter().all(is_listed) || line.to_ascii_lowercase().starts_with("job id"))
}

/// Whether `line` names jobs of one kind, and a job stands below it: `Legal jobs`, `Jobs in Leeds`.
pub(super) fn is_above_a_job(line: &str, below: &str) -> bool {
    let is_of_jobs = |line: &str| {
        let words = words(line);
        words.len() <= 4 && words.iter().any(|word| word.plain == "jobs")
    };
    is_of_jobs(line) && (facts::names_a_job(below) || is_of_jobs(below))
}

/// Whether `text`, which says nothing that an advert says, is a letter or has no word of those who look for people.
pub(super) fn is_something_else(text: &str) -> bool {
    const OF_ADVERTS: &str = "apprentice apprentices apprenticeship apprenticeships apply call career careers cv hiring hours job jobs \
need needed opportunity pay recruit recruiting recruitment role shift shifts staff team vacancy vacancies wanted work";
    let is_letter = text.lines().map(str::trim).any(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with("dear ") && line.ends_with(',') || line.starts_with("yours ")
    });
    is_letter || !words(text).iter().any(|word| is_among(OF_ADVERTS, &word.plain))
}
