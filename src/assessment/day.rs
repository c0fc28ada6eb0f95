//! The day on which something was done.

/// Whether `text` is a day as `2026-11-28`.
pub(crate) fn is_day(text: &str) -> bool {
    let [year @ .., _, _, _, _, _, _] = text.as_bytes() else { return false };
    let number = |from: usize, length: usize| {
        let digits =
            text.get(from..from + length).filter(|part| part.bytes().all(|one| one.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let is_spaced = year.len() == 4 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 2), number(8, 2)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        1..=12 => 31,
        _ => 0,
    };
    is_spaced && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026-11-28", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_day(day), "{day}");
        }
        for text in [
            "",
            "2026",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "2026/11/28",
            "28-11-2026",
            "2026-11-28T10",
            "+026-11-28",
            "2026-11-2é",
            "٢٠٢٦-11-28",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }
}
