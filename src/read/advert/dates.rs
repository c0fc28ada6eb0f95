//! Dates as people write them.

use super::record::AdvertDate;
use crate::text::{Word, words};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day that `written` names. Where it could be two, or no year stands there, `date` is null.
pub(super) fn date(written: &str) -> AdvertDate {
    let written: String = written.chars().take(100).collect();
    let date = iso(&written);
    AdvertDate { written, date }
}

fn iso(written: &str) -> Option<String> {
    // `28 Nov 09:00` names an hour and no year; `28th of November` is `28th November`.
    let is_hour = |word: &Word| {
        let is_number = word.plain.len() <= 2 && word.plain.bytes().all(|c| c.is_ascii_digit());
        let before = written.get(..word.start).unwrap_or_default();
        let is_after =
            before.strip_suffix(':').is_some_and(|hour| hour.ends_with(|c: char| c.is_ascii_digit()));
        is_number && (is_after || written.get(word.end..).is_some_and(|after| after.starts_with(':')))
    };
    let words = words(written).into_iter().filter(|word| !is_hour(word) && word.plain != "of");
    let words: Vec<String> = words.map(|word| word.plain).collect();
    // `2025-11-28T09:00:00`: digits and a `t` make one word.
    let number = |word: &String| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = word.split_at_checked(digits)?;
        let is_one = rest.is_empty() || matches!(rest, "st" | "nd" | "rd" | "th") || rest.starts_with('t');
        let number = digits.parse::<u32>().ok()?;
        (is_one && digits.len() <= 4).then_some((number, digits.len()))
    };
    let month_at = words.iter().position(|word| month(word).is_some());
    if let Some((at, month)) = month_at.and_then(|at| Some((at, month(words.get(at)?)?))) {
        // `28 Nov, 25`, `November 28, 2025`
        let before = at.checked_sub(1).and_then(|at| words.get(at)).and_then(number);
        let mut after = words.get(at + 1..).unwrap_or_default().iter().map_while(number);
        let (day, year) = match before {
            Some((day, _)) => (day, after.next()),
            None => (after.next()?.0, after.next()),
        };
        return day_of(year.and_then(full_year)?, month, day);
    }
    let leading = words.iter().take_while(|word| number(word).is_none()).count();
    let numbers: Vec<(u32, usize)> = words.iter().skip(leading).map_while(number).take(3).collect();
    let [(first, length), (second, _), (third, digits)] = *numbers.as_slice() else { return None };
    if length == 4 {
        return day_of(first, second, third);
    }
    // `11/12/2025` is a day of November or of December.
    let is_plain = first > 12 || first == second;
    is_plain.then(|| day_of(full_year((third, digits))?, second, first)).flatten()
}

/// The month that `word` names, or begins the name of.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = if word == "sept" { "sep" } else { word };
    let named = |name: &str| name == word || word.len() == 3 && name.starts_with(word);
    MONTHS.iter().position(|name| named(name)).map(|at| at as u32 + 1)
}

fn full_year((year, digits): (u32, usize)) -> Option<u32> {
    match digits {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<String> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = (1900..=2999).contains(&year) && (1..=days).contains(&day);
    is_day.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn only_what_is_one_day_is_a_date() {
        for (written, expected) in [
            ("28 Nov, 25", Some("2025-11-28")),
            ("Friday 28th November 2025", Some("2025-11-28")),
            ("November 28, 2025", Some("2025-11-28")),
            ("2025-11-28", Some("2025-11-28")),
            ("2025-11-28T23:59:00Z", Some("2025-11-28")),
            ("28/11/2025", Some("2025-11-28")),
            ("28.11.25", Some("2025-11-28")),
            ("30 November 23:59", None),
            ("28 Nov 09:00", None),
            ("09:00 on 28 Nov 25", Some("2025-11-28")),
            ("28th of November 2025", Some("2025-11-28")),
            ("Friday, 28/11/2025 at 12:00", Some("2025-11-28")),
            ("11/28/2025", None),
            ("29 Feb 2024", Some("2024-02-29")),
            ("29 Feb 2025", None),
            ("11/12/2025", None),
            ("31/11/2025", None),
            ("20 October", None),
            ("Immediate", None),
            ("", None),
        ] {
            assert_eq!(date(written).date.as_deref(), expected, "{written}");
        }
    }
}
