//! Lines of a CV that name a job, an employer or dates, and nothing that was done.

use super::dates::month;
use super::facts::{is_employer, is_job, is_name, is_place};
use super::phrases::NEEDS;
use super::sentences::{VERBS, is_gerund, listed};
use crate::text::{plain, words};

/// No such line has more words.
const MAX_WORDS: usize = 14;
/// Nor has the name of a job.
const MAX_JOB: usize = 6;
/// What parts the job, the employer and the dates.
const MARKS: [&str; 12] = [", ", " - ", " – ", " — ", "•", "·", " at ", " for ", ": ", "; ", "(", ")"];
/// Words that end like names of jobs and are none, or praise.
const NO_JOBS: &str = "customer computer paper newsletter order number letter sector supplier partner stakeholder consumer player \
learner communicator listener solver thinker other";
/// Words that stand in no name of a job.
const NO_NAME: &str = "the a an my our their to with in on by from that who i we was were am is";
/// Words of times, beside numbers and months.
const TIMES: &str = "to from present now current date since until yr yrs mo mos years months full part time permanent temporary contract \
volunteer voluntary";
/// Words by which a name is that of an employer beyond doubt.
const FIRMS: &str = "ltd limited plc llp inc council university college school nhs archive archives";
/// The same where they end the name: `Example Transport Partnership`.
const ENDS_OF_FIRMS: &str =
    "agency association authority charity foundation hospital institute partnership society trust";

/// Whether `line` does no more than name a job, an employer or dates: its first part does, and no other says more.
pub(super) fn only_names_a_job(line: &str) -> bool {
    let count = line.split_whitespace().count();
    if count == 0 || count > MAX_WORDS {
        return false;
    }
    // What ends like a sentence is one, but for names: `Press Officer, Example Ltd.`
    let ends = line.ends_with(['.', '!', '?', ';']);
    let parted = MARKS.iter().fold(line.to_owned(), |line, mark| line.replace(mark, "|"));
    // What stands after `at` is the employer’s name.
    let is_at = |part: &str| line.contains(&format!(" at {part}"));
    let parts = parted.split('|').map(|part| part.trim_matches([' ', ',', '-', '–', '.']));
    let parts: Vec<&str> = parts.filter(|part| part.contains(char::is_alphanumeric)).collect();
    let names = |part: &str| names_a_job(part) && (is_name(part) || !ends) || is_firm(part);
    let mut others = parts.iter().skip_while(|part| is_time(part));
    let Some(first) = others.next() else { return true };
    // Beside dates a name is that of the employer; else one that is none may be a skill: `Editor, News Releases`.
    let has_dates = parts.iter().any(|part| is_time(part));
    let has_employer = parts.iter().any(|part| is_employer(part));
    let is_one = |part: &&str| {
        // `Porter, Example Inn, Hull`
        let is_town = has_employer && !part.contains(' ') && !is_gerund(part);
        is_time(part)
            || is_place(part)
            || names(part)
            || is_employer(part)
            || is_name(part) && (has_dates || is_at(part) || is_town)
    };
    names(first) && others.all(is_one)
}

/// Whether `line` names a qualification and nothing that was done: `SVQ 2 Cleaning`, `Level 3 Diploma in Baking`.
pub(crate) fn names_a_qualification(line: &str) -> bool {
    // `Degree-level project management: planned schedules`
    let words = words(line);
    let is_done = line.contains(':') || words.iter().any(|word| listed(DONE, &word.plain));
    let first = words.iter().filter(|_| !is_done).find(|word| !listed("a an the", &word.plain));
    let is_named = |word: &crate::text::Word| listed(QUALIFICATIONS, &word.plain);
    first.is_some_and(|first| {
        is_named(first) || listed(BEFORE_QUALIFICATIONS, &first.plain) && words.iter().take(5).any(is_named)
    })
}

const QUALIFICATIONS: &str =
    "svq nvq btec hnc hnd gcse gcses bsc ba beng bed ma msc mba phd pgce pgdip diploma certificate degree";
/// Words of what was done beside it.
const DONE: &str =
    "managed planned wrote ran led delivered taught trained organised created designed supported coordinated";
const BEFORE_QUALIFICATIONS: &str = "level higher national foundation advanced postgraduate bachelor master";

fn is_time(part: &str) -> bool {
    words(part).iter().all(|word| {
        let word = word.plain.as_str();
        word.starts_with(|c: char| c.is_ascii_digit()) || listed(TIMES, word) || month(word).is_some()
    })
}

fn is_firm(part: &str) -> bool {
    let words = words(part);
    let is_ended = words.len() > 2 && words.last().is_some_and(|word| listed(ENDS_OF_FIRMS, &word.plain));
    is_name(part) && (is_ended || words.iter().any(|word| listed(FIRMS, &word.plain)))
}

/// `Communications Assistant`, `Head of Media`; not `Good communicator`, `Wrote to the editor`.
fn names_a_job(part: &str) -> bool {
    let plain = plain(&words(part));
    let job = plain.split(" of ").next().unwrap_or_default();
    let first = job.split(' ').next().unwrap_or_default();
    let last = job.rsplit(' ').next().unwrap_or_default();
    let is_done =
        first.len() > 4 && first.ends_with("ed") || listed(VERBS, first) || is_gerund(first) && first == last;
    let is_praise = listed(NEEDS, first) && first != last;
    let is_said = is_done || is_praise || plain.split(' ').any(|word| listed(NO_NAME, word));
    plain.split(' ').count() <= MAX_JOB && is_job(last) && !listed(NO_JOBS, last) && !is_said
}

#[cfg(test)]
mod tests {
    use super::only_names_a_job;

    #[test]
    fn jobs_employers_and_dates() {
        for line in [
            "Communications Assistant, Example Ltd",
            "Communications Assistant, Example Ltd, 2019 - 2022",
            "Press Officer at Example Council",
            "Press Officer – Example Council (2016 to 2018)",
            "Example Ltd | Project Manager | Leeds",
            "Senior Project Management Officer",
            "Project Manager, Example Group plc, March 2020 to present",
            "Marketing and Communications Manager",
            "2016 - 2018: Digital Marketing Executive, Example Agency",
            "Head of Media Relations, Ministry of Examples",
            "Warehouse operative, Example Foods, Hull",
            "Night porter, Example Inn",
            "EXAMPLE ARCHIVE, ASSISTANT ARCHIVIST, 2015 TO PRESENT",
            "Jan 2019 – Mar 2022",
            "Example Ltd, Leeds",
            "Press Officer, Example Council.",
            "Example Transport Partnership",
            "Example Housing Association, Leeds",
        ] {
            assert!(only_names_a_job(line), "{line}");
        }
        for line in [
            "Project management and stakeholder engagement",
            "Project management",
            "Media relations, crisis communication and press briefings",
            "Managed budgets for the team",
            "Project Officer: managed budgets",
            "Press officer of a county council.",
            "Good communicator",
            "Team player",
            "BAKED BREAD FOR THE MAYOR",
            "Wrote to the editor",
            "Trained two colleagues",
            "Customer Services",
            "Supported the manager",
            "Recruitment of Customer Service Advisers in 2019",
            "I was a press officer",
            "Led a team of 4, 2019 to 2020",
            "News Releases, Social Media Content, Proofreader",
            "Proofreader, News Releases, Social Media Content",
            "Stakeholder Engagement at Example Council",
            "Editor, Interviews, Briefings",
            "Built trust and partnership",
            "Building Trust",
            "Stakeholder Partnership",
            "Partnership Working",
            "",
        ] {
            assert!(!only_names_a_job(line), "{line}");
        }
    }
}
