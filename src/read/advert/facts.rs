//! Title, employer, place and other facts, out of the lines that have them.

use super::dates::date;
use super::money;
use super::prose;
use super::record::{Advert, Qualification};
use crate::catalogue::Warning;
use crate::read::shared::line::clean_line;
use crate::text::{is_among, plain, words};

/// Words by which the name of an employer is known.
const EMPLOYERS: &str = "council ltd limited plc trust nhs university college school academy police group agency authority company llp \
foundation hospital department ministry charity association society office service services partnership bank hotel restaurant solutions \
consulting recruitment logistics foods motors engineering stores homes clinic nursery surgery salon garage inc corporation institute museum library borough county constabulary bakery inn pub \
cafe shop farm practice pharmacy theatre church club centre brewery manufacturing";
/// Words by which a place is known.
const PLACES: &str = "uk england scotland wales kingdom london manchester birmingham leeds liverpool bristol sheffield newcastle \
nottingham cardiff edinburgh glasgow belfast";
/// Words by which hours and contract are known.
const EMPLOYMENT: &[&str] = &[
    "full time",
    "part time",
    "permanent",
    "temporary",
    "fixed term",
    "contract",
    "apprenticeship",
    "freelance",
    "casual",
    "zero hours",
    "internship",
    "job share",
    "flexible hours",
    "hours per week",
    "hours a week",
];

/// Last words of names of jobs; most others end in `-er`, `-or`, `-ist`, `-ian`.
const JOBS: &str = "apprentice assistant executive lead clerk associate consultant head operative trainee nurse chef cook mechanic \
graduate intern representative attendant accountant aide analyst";

/// Whether `first` is an employer's name that stands above the title `second`: it names no job, and that does.
pub(super) fn is_employer_above(first: &str, second: &str) -> bool {
    is_name(first) && !names_a_job(first) && names_a_job(second) && is_name(second) && !is_place(first)
}

/// Whether `line` ends with the name of a job, whatever stands in brackets behind it.
pub(super) fn ends_with_a_job(line: &str) -> bool {
    words(&role(line))
        .last()
        .is_some_and(|word| is_job(&word.plain) && !is_among("newsletter offer", &word.plain))
}

/// Whether the first part of `line` has a word that names of jobs end with.
pub(super) fn names_a_job(line: &str) -> bool {
    words(&role(line)).iter().any(|word| is_job(&word.plain))
}

/// Whether `word` is the last of names of jobs.
pub(super) fn is_job(word: &str) -> bool {
    let ends = ["er", "or", "ist", "ian"].iter().any(|end| word.len() > 4 && word.ends_with(end));
    is_among(JOBS, word) || ends && !is_in_employers(word)
}

fn is_in_employers(word: &str) -> bool {
    is_among(EMPLOYERS, word) || matches!(word, "manchester" | "leicester" | "tower")
}

/// Takes a title: `Press Officer – Band E at Metropolitan Police`.
pub(super) fn set_title(advert: &mut Advert, written: &str) {
    let line = clean_line(written);
    let mut title = line.as_str();
    // `Sous Chef - job post` stands on a board.
    title = title.strip_suffix(" - job post").unwrap_or(title);
    // The employer is a name: `at Home` is none where nothing of it is a capital.
    let at = [" at ", " @ ", " with "].iter().find_map(|at| title.rsplit_once(at).map(|parts| (*at, parts)));
    if let Some((at, (before, employer))) = at {
        let is_name = employer.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let is_employer = is_name && !before.trim().is_empty() && (at != " with " || is_employer(employer));
        if is_employer {
            if advert.employer.is_empty() {
                advert.employer = employer.trim().to_owned();
            }
            title = before.trim_end();
        }
    }
    if advert.level.is_none() {
        advert.level = level_in(title);
    }
    // `Trainee Solicitor | Example LLP | Manchester`
    for part in title.split(['|', '•', '·']).skip(1).map(clean_line) {
        if is_employer(&part) && advert.employer.is_empty() {
            guess(advert, "employer", &part);
        } else if is_place(&part) && advert.place.is_empty() {
            guess(advert, "place", &part);
        }
    }
    advert.role = role(title);
    advert.title = title.to_owned();
}

/// A title without what is no part of a job's name: what stands in brackets, after a dash or a bar, and references.
fn role(title: &str) -> String {
    let mut role = String::new();
    let mut depth = 0_usize;
    for c in title.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => role.push(c),
            _ => {}
        }
    }
    // `- Press Officer`, `London | Press Officer` have it elsewhere: the first part with a letter counts.
    let parts = role
        .split(['|', '•', '·'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(['–', '—']));
    let mut parts = parts.map(clean_line).filter(|part| part.contains(char::is_alphabetic));
    let first = parts.next().unwrap_or_default();
    let first = first.split(", ").next().unwrap_or_default().trim().trim_end_matches(',').to_owned();
    // `Graduate Solicitor 2028`
    let year = |word: &str| word.len() == 4 && word.starts_with("20") && word.parse::<u16>().is_ok();
    let first = match first.rsplit_once(' ') {
        Some((before, last)) if year(last) => before.to_owned(),
        _ => without_grade(&first).to_owned(),
    };
    if first.is_empty() { clean_line(title) } else { first }
}

/// A title without the grade at its end or its beginning: `Midwife Band 6`, `Grade 7 Policy Adviser`.
fn without_grade(title: &str) -> &str {
    let is_grade = |label: &str, grade: &str| {
        is_among("band bands grade grades", &label.to_ascii_lowercase())
            && (grade.len() == 1 || grade.contains(|c: char| c.is_ascii_digit()))
    };
    if let Some((before, grade)) = title.rsplit_once(' ')
        && let Some((job, label)) = before.rsplit_once(' ')
        && is_grade(label, grade)
    {
        return job.strip_suffix(" NHS").unwrap_or(job);
    }
    if let Some((label, after)) = title.split_once(' ')
        && let Some((grade, job)) = after.split_once(' ')
        && is_grade(label, grade)
        // `Grade A Listed Building Surveyor`
        && !job.to_ascii_lowercase().starts_with("listed")
    {
        return job;
    }
    title
}

/// Whether a line below the title is about pay, or in few words about hours.
pub(super) fn is_pay_or_hours(line: &str) -> bool {
    money::names_pay(line) || line.split_whitespace().count() <= 4 && is_employment(line)
}

/// Takes what a line below the title says without a label. False where nothing of it is of use.
pub(super) fn head_line(advert: &mut Advert, line: &str) -> bool {
    let line = clean_line(line);
    if money::names_pay(&line) {
        // `Try Premium for £0`
        let salary = money::salary(&line);
        if advert.salary.is_none() && salary.low != Some(0.0) {
            advert.salary = Some(salary);
        }
        let parts = line.split(" - ").flat_map(|part| part.split(['|', '·', '•']));
        for part in parts.filter(|part| !money::names_pay(part) && is_employment(part)) {
            add_employment(advert, part.trim());
        }
        return true;
    }
    let mut is_used = false;
    for part in line.split(" - ").flat_map(|part| part.split(['|', '·', '•'])) {
        let part = part.trim().trim_matches(['-', '–', ',']).trim();
        if part.is_empty() {
            continue;
        }
        if is_employment(part) {
            add_employment(advert, part);
            is_used = true;
            continue;
        }
        let plain = plain(&words(part));
        if matches!(plain.as_str(), "remote" | "hybrid" | "work from home" | "home based") {
            advert.remote = advert.remote.or(Some(true));
            is_used = true;
            continue;
        }
        if plain.starts_with("posted") || plain.ends_with(" ago") {
            let day = date(part);
            if advert.posted.is_none() && day.date.is_some() {
                advert.posted = Some(day);
            }
            // `Posted 2 days ago by Example Recruitment Ltd`
            if let Some((_, name)) = part.split_once(" by ").filter(|(_, name)| is_employer(name))
                && advert.employer.is_empty()
            {
                guess(advert, "employer", name);
            }
            is_used = true;
            continue;
        }
        let (name, rest) = part.split_once(',').unwrap_or((part, ""));
        if is_employer(name) && advert.employer.is_empty() {
            guess(advert, "employer", name);
            if !rest.trim().is_empty() && advert.place.is_empty() {
                guess(advert, "place", rest);
            }
        } else if advert.place.is_empty() && (is_place(part) || begins_with_a_place(part)) {
            guess(advert, "place", part);
        } else if advert.employer.is_empty() && is_name(part) {
            guess(advert, "employer", part);
        } else {
            continue;
        }
        is_used = true;
    }
    is_used
}

/// Takes the employer or the place from where it stands, and says so.
pub(super) fn guess(advert: &mut Advert, field: &str, value: &str) {
    let value = if field == "place" { place(value) } else { clean_line(value) };
    let message = format_args!("Taken from where it stands below the title: “{value}”.");
    advert.warnings.push(Warning::new("doubtful", field, message));
    if field == "place" { advert.place = value } else { advert.employer = value }
}

/// Forgets the employer or the place where it was taken from where it stands: what a label says counts more.
pub(super) fn forget_guess(advert: &mut Advert, field: &str) {
    let is_guess = |one: &Warning| one.code == "doubtful" && one.path == field;
    if advert.warnings.iter().any(is_guess) {
        advert.warnings.retain(|one| !is_guess(one));
        if field == "place" { advert.place.clear() } else { advert.employer.clear() }
    }
}

/// `Westminster, , United Kingdom -` without what is empty.
pub(super) fn place(written: &str) -> String {
    let parts = written
        .split([',', '\n'])
        .map(|part| clean_line(part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–'))));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

pub(super) fn add_employment(advert: &mut Advert, value: &str) {
    let value = clean_line(value);
    if !advert.employment.is_empty() && !advert.employment.contains(&value) && advert.employment.len() < 200 {
        advert.employment.push_str(", ");
        advert.employment.push_str(&value);
    } else if advert.employment.is_empty() {
        advert.employment = value;
    }
}

fn is_employment(text: &str) -> bool {
    let plain = format!(" {} ", plain(&words(&text.replace('-', " "))));
    EMPLOYMENT.iter().any(|one| plain.contains(&format!(" {one} ")))
}

/// `Shirehampton, near the river`: before a comma stand a few words of a name. Not `skin fades, beard work`, `pay: weekly, in cash`.
fn begins_with_a_place(part: &str) -> bool {
    part.split_once(',').is_some_and(|(name, _)| {
        name.split_whitespace().count() <= 3
            && is_name(name)
            && name.starts_with(char::is_uppercase)
            && !name.contains(':')
    })
}

/// Whether what stands after a label names a place: not `see above`, `various`, `Click to see the map`.
pub(super) fn is_some_place(value: &str) -> bool {
    const NONE: &str = "see various n/a na tbc click multiple on online";
    let first = value.split([' ', ',', ':']).next().unwrap_or_default();
    value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !is_among(NONE, &first.to_ascii_lowercase())
}

pub(super) fn is_employer(text: &str) -> bool {
    has_one(EMPLOYERS, text) && is_name(text)
}

pub(super) fn is_place(text: &str) -> bool {
    has_one(PLACES, text) || has_postcode(text)
}

/// Whether most words begin with a capital, and there are few.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split_whitespace();
    let (mut all, mut capital) = (0, 0);
    for word in words.filter(|word| word.len() > 3) {
        all += 1;
        capital += usize::from(word.trim_start_matches(['(', '‘', '“', '"']).starts_with(char::is_uppercase));
    }
    text.len() <= 60 && all <= 7 && capital == all && text.contains(char::is_uppercase)
}

fn has_one(list: &str, text: &str) -> bool {
    words(text).iter().any(|word| is_among(list, &word.plain))
}

/// Whether the second half of a British postcode, `4AA`, or a first half stands there.
fn has_postcode(text: &str) -> bool {
    text.split([' ', ',', '(', ')']).any(|word| {
        let bytes = word.as_bytes();
        matches!(bytes, [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase())
    })
}

pub(super) fn yes_or_no(value: &str) -> Option<bool> {
    match words(value).first()?.plain.as_str() {
        "yes" | "true" | "remote" | "fully" | "hybrid" | "telecommute" | "home" | "1" => Some(true),
        "no" | "false" | "none" | "office" | "0" | "onsite" => Some(false),
        _ => prose::remote(value),
    }
}

/// The level in a value such as `3`, `Level 3`, `Advanced`.
pub(super) fn level(value: &str) -> Option<u8> {
    let words = words(value);
    let digit =
        words.iter().find_map(|word| word.plain.parse::<u8>().ok().filter(|level| (1..=8).contains(level)));
    digit.or_else(|| {
        words.iter().find_map(|word| match word.plain.as_str() {
            "intermediate" => Some(2),
            "advanced" => Some(3),
            "higher" => Some(4),
            "degree" => Some(6),
            _ => None,
        })
    })
}

/// The level that a text names as one: `Level 3`, `L3`.
pub(super) fn level_in(text: &str) -> Option<u8> {
    let words = words(text);
    let of_level = |level: &str| level.parse::<u8>().ok().filter(|level| (2..=7).contains(level));
    words.iter().enumerate().find_map(|(at, word)| {
        if word.plain == "level" {
            return words.get(at + 1).and_then(|next| of_level(&next.plain));
        }
        word.plain.strip_prefix('l').filter(|rest| rest.len() == 1).and_then(of_level)
    })
}

/// Names of qualifications and their levels; what is longer comes first.
const QUALIFICATIONS: &[(&str, u8)] = &[
    (" phd ", 8),
    (" doctorate ", 8),
    (" masters degree", 7),
    (" master s degree", 7),
    (" postgraduate ", 7),
    (" masters ", 7),
    (" msc ", 7),
    (" mba ", 7),
    (" pgce ", 7),
    (" foundation degree", 5),
    (" hnd ", 5),
    (" hnc ", 4),
    (" bachelor", 6),
    (" undergraduate degree", 6),
    (" honours degree", 6),
    (" bsc ", 6),
    (" degree ", 6),
    (" degrees ", 6),
    (" graduate ", 6),
    (" a levels ", 3),
    (" a level ", 3),
    (" t level ", 3),
    (" gcses ", 2),
    (" gcse ", 2),
];

/// The qualifications that sentence number `sentence` names.
pub(super) fn qualifications(text: &str, sentence: u32, found: &mut Vec<Qualification>) {
    let parted: String = text.chars().map(|c| if matches!(c, '’' | '‘' | '\'') { ' ' } else { c }).collect();
    let mut plain = format!(" {} ", plain(&words(&parted)));
    // `a high degree of accuracy`
    plain = plain.replace(" degree of ", " ");
    if !names_a_level(text) {
        plain = plain.replace(" a level ", " ");
    }
    // `Bachelor’s degree` is one qualification, and the same as a `degree`.
    for degree in [" bachelor s degree", " bachelors degree", " bachelor degree"] {
        plain = plain.replace(degree, " bachelor ");
    }
    let stem = |words: &str| match words.trim().trim_end_matches('s') {
        "bachelor" => "degree".to_owned(),
        words => words.to_owned(),
    };
    for (words, level) in QUALIFICATIONS {
        if plain.contains(words) {
            if found.iter().any(|one: &Qualification| stem(&one.words) == stem(words)) {
                plain = plain.replace(words, " ");
                continue;
            }
            found.push(Qualification { words: words.trim().to_owned(), level: *level, sentence });
            // `degree` is named once by `foundation degree`.
            plain = plain.replace(words, " ");
        }
    }
    if let Some(level) = plain.contains(" nvq ").then(|| level_in(text)).flatten() {
        let words = format!("nvq level {level}");
        if !found.iter().any(|one| one.words == words) {
            found.push(Qualification { words, level, sentence });
        }
    }
}

/// Whether `text` names an A level. `A level of care` and `a level 2` are none.
fn names_a_level(text: &str) -> bool {
    ["A level", "A Level", "A LEVEL", "A-level", "A-Level", "a-level"].iter().any(|written| {
        text.match_indices(written).any(|(at, _)| {
            let after = text.get(at + written.len()..).unwrap_or_default().trim_start();
            !after.starts_with(|c: char| c.is_ascii_digit()) && !after.starts_with("of ")
        })
    })
}

const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The fewest years that `text` names; none where it names none.
pub(super) fn years(text: &str) -> Option<u8> {
    let words = words(text);
    let number = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let parsed =
            word.get(..digits).and_then(|digits| digits.parse::<u8>().ok()).filter(|years| *years <= 40);
        parsed.or_else(|| NUMBERS.iter().position(|name| *name == word).map(|years| years as u8))
    };
    let named = words
        .iter()
        .enumerate()
        .filter(|(_, word)| matches!(word.plain.as_str(), "year" | "years" | "yrs" | "yr"))
        // `18 years old` is an age.
        .filter(|(at, _)| {
            words.get(at + 1).is_none_or(|next| !matches!(next.plain.as_str(), "old" | "olds"))
        });
    let of_each = named.filter_map(|(at, _)| {
        let before = |back: usize| {
            at.checked_sub(back).and_then(|at| words.get(at)).and_then(|word| number(&word.plain))
        };
        let last = before(1)?;
        let word =
            |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map(|word| word.plain.as_str());
        // `3-5 years`, `2 to 3 years`
        let back = if matches!(word(2), Some("to" | "and" | "or")) { 3 } else { 2 };
        let first = before(back).filter(|first| *first < last);
        // `children aged 5-11 years`
        let is_age =
            matches!(word(if first.is_some() { back + 1 } else { 2 }), Some("aged" | "age" | "ages"));
        (!is_age).then_some(first.unwrap_or(last))
    });
    of_each.min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_reduced_to_the_job() {
        for (written, title, role, employer) in [
            (
                "Assistant Press Officer – Band E at Example Police",
                "Assistant Press Officer – Band E",
                "Assistant Press Officer",
                "Example Police",
            ),
            (
                "(App827) Apprentice Business Administrator Level 3",
                "(App827) Apprentice Business Administrator Level 3",
                "Apprentice Business Administrator Level 3",
                "",
            ),
            (
                "Apprentice Dental Nurse -  Linthwaite",
                "Apprentice Dental Nurse - Linthwaite",
                "Apprentice Dental Nurse",
                "",
            ),
            ("Work at height trainer", "Work at height trainer", "Work at height trainer", ""),
            (
                "Grade A Listed Building Surveyor",
                "Grade A Listed Building Surveyor",
                "Grade A Listed Building Surveyor",
                "",
            ),
            ("Care Worker | Nights | £12", "Care Worker | Nights | £12", "Care Worker", ""),
            (
                "Trainee Solicitor 2028 | Example LLP | Leeds",
                "Trainee Solicitor 2028 | Example LLP | Leeds",
                "Trainee Solicitor",
                "Example LLP",
            ),
        ] {
            let mut advert = Advert::default();
            set_title(&mut advert, written);
            assert_eq!(
                (advert.title.as_str(), advert.role.as_str(), advert.employer.as_str()),
                (title, role, employer)
            );
        }
    }

    #[test]
    fn years_and_levels() {
        assert_eq!(years("0 year(s) or above"), Some(0));
        assert_eq!(years("3-5 years of experience"), Some(3));
        assert_eq!(years("At least two years’ experience, or 5 years"), Some(2));
        assert_eq!(years("for many years"), None);
        assert_eq!(years("be at least 18 years old"), None);
        assert_eq!(years("experience of children aged 5-11 years"), None);
        assert_eq!(years("2 to 3 years of experience"), Some(2));
        assert_eq!(years("between 3 and 5 years"), Some(3));
        assert_eq!(
            (level_in("Chef L2"), level_in("Level 5 Lead"), level_in("level playing")),
            (Some(2), Some(5), None)
        );
    }
}
