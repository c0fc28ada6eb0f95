//! Facts that an advert has in its sentences, where no label and no line of the head says them.

use super::dates::date;
use super::record::Advert;
use super::{facts, money};
use crate::catalogue::Warning;
use crate::text::{is_among, plain, words};

/// Before a day to apply.
const CLOSES: &[&str] = &[
    "closing date",
    "closing on",
    "applications close",
    "applications must be",
    "applications by",
    "applications to be",
    "application deadline",
    "deadline",
    "closes on",
    "closes at",
    "closes",
    "apply by",
    "apply before",
    "apply no later than",
    "to apply by",
    "call us before",
];
/// Before the day, in a sentence that is about applying.
const BY: &[&str] = &["no later than ", " by ", " before "];
const APPLYING: &str = "apply application applications cv call email send";
/// Amounts that are no pay.
const NO_PAY: &str = "bonus budget budgets turnover revenue funding grant voucher vouchers referral relocation allowance fee worth raised raise raising saved sold spent sales target";
/// A smaller amount is a pay only where the sentence says for how long.
const LEAST_YEAR: f64 = 12_000.0;
/// And no pay of a year without a currency is as much.
const MOST_YEAR: f64 = 300_000.0;
/// A sentence with such a pay has no more words beside it, unless one of them is about pay.
const MAX_BARE: usize = 4;
const MAX_OF_PAY: usize = 8;
const OF_PAY: &str = "salary pay pays paid paying wage wages earn";
/// The most a sentence says of pay, in bytes.
const MAX_PAY: usize = 80;
/// The most a title has, in words.
const MAX_TITLE: usize = 8;

const HOME: &[&str] = &[
    " work from home ",
    " working from home ",
    " home based ",
    " home working ",
    " homeworking ",
    " fully remote ",
    " remote working ",
    " remote work ",
    " work remotely ",
    " hybrid ",
];
const NOT_HOME: &[&str] = &[
    " no remote ",
    " not remote ",
    " not a remote ",
    " not suitable for remote ",
    " no home working ",
    " no working from home ",
    " no hybrid ",
    " no fully remote ",
    " cannot be done from home ",
    " on site ",
    " onsite ",
    " office based ",
    " in person ",
];

/// Takes the pay, the last day to apply, and whether the work can be done from home, from sentences that do not ask.
pub(super) fn complete(advert: &mut Advert) {
    let others: Vec<String> =
        advert.sentences.iter().filter(|one| !one.asks).map(|one| one.text.clone()).collect();
    for sentence in &others {
        if advert.salary.is_none() {
            advert.salary = pay(sentence).map(money::salary);
        }
        if advert.closes.is_none() {
            advert.closes = closes(sentence).map(date);
        }
        let is_immediate = || sentence.to_ascii_lowercase().starts_with("immediate start");
        if advert.starts.is_none() && is_immediate() {
            advert.starts = Some(date("Immediate"));
        }
    }
    if advert.title.is_empty()
        && let Some(title) = advert.sentences.iter().find_map(|one| wanted(&one.text)).map(str::to_owned)
    {
        facts::set_title(advert, &title);
        let message = format_args!("Taken from a sentence: “{title}”.");
        advert.warnings.push(Warning::new("doubtful", "title", message));
    }
    // `Accountant - Leeds - £45k`
    if advert.salary.is_none() {
        advert.salary = pay(&advert.title).map(money::salary);
    }
    let facts = [&advert.title, &advert.place, &advert.employment];
    let mut all = facts.into_iter().chain(&others);
    advert.remote = advert.remote.or_else(|| all.find_map(|text| remote(text)));
}

/// Words of what is sent, not of who is wanted: `a CV and Cover Letter`, `Easter Cover`.
const NO_JOB: &str = "cv cover letter disclosure reference order number";

/// The job that a sentence says somebody is wanted for: `Join us as Policy Adviser, Air Quality`.
fn wanted(sentence: &str) -> Option<&str> {
    const CALLS: [&str; 5] =
        ["join us as ", "we are hiring ", "we are recruiting ", "we are looking for ", "we are seeking "];
    let lower = sentence.to_ascii_lowercase();
    let at = CALLS.iter().find_map(|call| lower.find(call).map(|at| at + call.len()))?;
    let rest = sentence.get(at..)?;
    let rest = ["a ", "an ", "our "].iter().find_map(|one| rest.strip_prefix(one)).unwrap_or(rest);
    let ends = [",", ".", "!", ";", " (", " in ", " to ", " who ", " for ", " with ", " at "];
    let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let title = rest.get(..end)?.trim();
    let is_title = (2..=MAX_TITLE).contains(&words(title).len())
        && facts::is_name(title)
        && facts::ends_with_a_job(title)
        && !words(title).iter().any(|word| is_among(NO_JOB, &word.plain));
    is_title.then_some(title)
}

/// Whether `text` says that the work can be done from home, or that it cannot.
pub(super) fn remote(text: &str) -> Option<bool> {
    let parted: String = text.chars().map(|c| if c == '-' { ' ' } else { c }).collect();
    let plain = format!(" {} ", plain(&words(&parted)));
    let has = |cues: &[&str]| cues.iter().any(|cue| plain.contains(cue));
    // `Home working is not available`
    let is_refused = || {
        let at = HOME.iter().find_map(|cue| plain.find(*cue).map(|at| at + cue.len()));
        let after = at.and_then(|at| plain.get(at..)).unwrap_or_default();
        after
            .split(' ')
            .take(4)
            .any(|word| matches!(word, "not" | "no" | "isnt" | "cannot" | "unavailable" | "never"))
    };
    if has(NOT_HOME) || is_refused() {
        return Some(false);
    }
    // `Remote, 30k.`
    let is_one = |part: &str| part.trim_matches([' ', '.']).eq_ignore_ascii_case("remote");
    if text.split([',', ';', '/', '|']).any(is_one) {
        return Some(true);
    }
    has(HOME).then_some(true)
}

/// What a sentence says of pay.
fn pay(sentence: &str) -> Option<&str> {
    let Some(at) = sentence.find(['£', '€', '$']) else { return bare(sentence) };
    let rest = sentence.get(at..)?;
    let end = rest.find("; ").unwrap_or(rest.len()).min(MAX_PAY);
    let end = (0..=end).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or_default();
    let rest = rest.get(..end)?.trim_end_matches(['.', ' ']);
    let is_other = words(sentence).iter().any(|word| is_among(NO_PAY, &word.plain));
    let salary = money::salary(rest);
    let is_pay = salary.low.is_some_and(|low| salary.period.is_some() || low >= LEAST_YEAR);
    (is_pay && (!is_other || says_pay(sentence.get(..at)?))).then_some(rest)
}

/// So many words stand before it: `The starting salary is up to`.
const MAX_BEFORE_PAY: usize = 6;

/// Whether `before` an amount a pay is named: `Salary of up to`. Then what else stands in the sentence is beside it.
fn says_pay(before: &str) -> bool {
    let before = words(before);
    // `A bonus on top of your salary of` is about the bonus.
    if before.len() > MAX_BEFORE_PAY {
        return false;
    }
    let between =
        before.iter().rev().take_while(|word| is_among("is of to up from circa starting range", &word.plain));
    let at = before.len().checked_sub(between.count() + 1).and_then(|at| before.get(at));
    at.is_some_and(|word| is_among("salary wage wages", &word.plain))
}

/// A pay without a currency in a few words: `Remote, 30k`.
fn bare(sentence: &str) -> Option<&str> {
    let part = sentence.split([',', ';']).map(|part| part.trim_matches(['.', ' ', '!']));
    let mut parts = part.filter(|part| part.ends_with(['k', 'K']) && part.split(' ').count() <= 2);
    let words = words(sentence);
    let has = |list: &str| words.iter().any(|word| is_among(list, &word.plain));
    let most = if has(OF_PAY) { MAX_OF_PAY } else { MAX_BARE };
    let is_other = has(NO_PAY);
    parts.find(|part| {
        let beside = words.len().saturating_sub(part.split(' ').count());
        !is_other
            && beside <= most
            && money::salary(part).low.is_some_and(|low| (LEAST_YEAR..MOST_YEAR).contains(&low))
    })
}

/// The day to apply that a sentence names, as it writes it.
fn closes(sentence: &str) -> Option<&str> {
    let lower = sentence.to_ascii_lowercase();
    let after = |cue: &&str| lower.find(*cue).map(|at| at + cue.len());
    let is_applying = words(&lower).iter().any(|word| is_among(APPLYING, &word.plain));
    let at = CLOSES.iter().find_map(after);
    let at = at.or_else(|| BY.iter().filter(|_| is_applying).find_map(after))?;
    let rest = first(sentence.get(at..)?).trim_matches(|c: char| matches!(c, ':' | '.' | ' ' | '-' | '–'));
    // `Closing date for applications is 14 January`
    let rest = rest.strip_prefix("is ").unwrap_or(rest);
    let is_day = |at: &usize| {
        let (before, after) = rest.split_at_checked(*at).unwrap_or_default();
        !names_a_day(before) && names_a_day(after)
    };
    let at = rest.match_indices(" is ").map(|(at, _)| at + " is ".len()).filter(is_day).last();
    let rest = rest.get(at.unwrap_or_default()..)?;
    names_a_day(rest).then_some(rest)
}

/// Whether a day stands in `text`, with or without its year.
pub(super) fn names_a_day(text: &str) -> bool {
    let with_year = format!("{} 2024", text.trim_end_matches(['.', '!']));
    // `01/02/2027` is a day, although not one certain day.
    let is_written = |word: &str| {
        let word = word.trim_end_matches('.');
        word.bytes().filter(|byte| *byte == b'/').count() == 2
            && word.bytes().all(|byte| byte == b'/' || byte.is_ascii_digit())
    };
    text.bytes().any(|byte| byte.is_ascii_digit())
        && (text.split(' ').any(is_written) || date(text).date.is_some() || date(&with_year).date.is_some())
}

/// A value up to the end of its first sentence: `1 March 2027. No agencies.`
pub(super) fn first(value: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| {
        value.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            && value.get(at + 2..).is_some_and(|after| after.starts_with(|c: char| c.is_uppercase()))
    };
    match value.match_indices(". ").find(ends) {
        Some((at, _)) => value.get(..at).unwrap_or(value),
        None => value,
    }
}

/// The job's name that a run-on advert begins with: `WANTED - CHEF DE PARTIE. Busy pub …`
pub(super) fn title(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(". ")?;
    let plain_words = words(name);
    let is_sentence = plain_words
        .iter()
        .any(|word| is_among(SENTENCE, &word.plain) || word.plain.bytes().any(|byte| byte.is_ascii_digit()));
    if plain_words.is_empty() || plain_words.len() > MAX_TITLE || is_sentence {
        return None;
    }
    let first = plain_words.first()?;
    let is_call = matches!(first.plain.as_str(), "wanted" | "vacancy" | "hiring" | "job");
    let rest = if is_call { name.get(first.end..)? } else { name };
    let rest =
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '!' | '*'));
    (!rest.is_empty()).then_some(rest)
}

/// Words of sentences, not of names of jobs.
const SENTENCE: &str = "a are can do has have he her his i is it its my our she the their they this us was we were will would you your";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_to_apply() {
        for (sentence, written, day) in [
            (
                "Applications close at midnight on Sunday 3rd January 2027.",
                "at midnight on Sunday 3rd January 2027",
                Some("2027-01-03"),
            ),
            ("Call Maria on 01904 000000 before Friday 12 February.", "Friday 12 February", None),
            ("Please send your CV to jobs@example.org by 5 May 2027", "5 May 2027", Some("2027-05-05")),
            ("The closing date is 14/02/2027. Interviews follow.", "14/02/2027", Some("2027-02-14")),
            (
                "The closing date for this vacancy, which is permanent, is 1 May 2028.",
                "1 May 2028",
                Some("2028-05-01"),
            ),
        ] {
            let found = closes(sentence).map(date);
            let expected = super::super::record::AdvertDate {
                written: written.to_owned(),
                date: day.map(str::to_owned),
            };
            assert_eq!(found, Some(expected), "{sentence}");
        }
        for sentence in [
            "We were founded by two sisters in May 1999.",
            "Apply by email.",
            "The shop closes at 6.",
            "Interviews on 3 May 2027",
        ] {
            assert_eq!(closes(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn jobs_that_sentences_name() {
        for (sentence, title) in [
            ("Do you like air? Join us as Policy Adviser, Domestic Burning.", Some("Policy Adviser")),
            ("We are hiring a Data Analyst in Leeds.", Some("Data Analyst")),
            ("We are looking for a Pastry Chef to join the team", Some("Pastry Chef")),
            ("We are looking for a motivated individual to join us.", None),
            ("We are looking for someone with experience.", None),
            ("We are Example Brewer.", None),
            ("We are looking for Wonder.", None),
        ] {
            assert_eq!(wanted(sentence), title, "{sentence}");
        }
    }

    #[test]
    fn pay_in_sentences() {
        for (sentence, expected) in [
            (
                "£13.50 ph plus tips, 40-45 hours, live-in available.",
                Some("£13.50 ph plus tips, 40-45 hours, live-in available"),
            ),
            (
                "Salary £22,950 rising to £24,000 after 6 months",
                Some("£22,950 rising to £24,000 after 6 months"),
            ),
            ("A £1,000 study bonus.", None),
            ("Last year our turnover was £40,000,000.", None),
            ("Lunch costs £3.", None),
            ("Remote, 30k.", Some("30k")),
            ("The salary for this post, 30k.", Some("30k")),
            ("Raised so far, 50k, this year.", None),
            ("Raised last year, 50k.", None),
            ("Our shop in the town has fans, 50k.", None),
            ("No pay is named.", None),
            ("Salary to £52,000 plus bonus, parking.", Some("£52,000 plus bonus, parking")),
            ("On top of your salary we pay a bonus of £10,000.", None),
        ] {
            assert_eq!(pay(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn work_from_home() {
        for (text, expected) in [
            ("Customer Service Advisor (Work From Home)", Some(true)),
            ("London (Hybrid)", Some(true)),
            ("Home based - UK only", Some(true)),
            ("Various sites across Kent (no remote work)", Some(false)),
            ("On site", Some(false)),
            ("Work Location: In person", Some(false)),
            ("A nursing home in York", None),
        ] {
            assert_eq!(remote(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_jobs_in_run_on_text() {
        assert_eq!(title("WANTED - CHEF DE PARTIE. Busy pub seeks a chef."), Some("CHEF DE PARTIE"));
        assert_eq!(
            title("Trainee electrician. Led by our foreman, you wire kitchens."),
            Some("Trainee electrician")
        );
        for line in [
            "We are a bakery. Join us.",
            "Press officer",
            "Since 1999 in York. Bakers.",
            "Do you love food? Yes. Good.",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
    }
}
