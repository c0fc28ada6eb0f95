//! Days, however they are written.

use std::fmt;

/// A day of the calendar. It is read from `2026-03-01`, also with a time behind it, `01/03/2026` and `1 March 2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The day in `text`; none where it is no day.
    ///
    /// ```
    /// use skills_gap::read::Date;
    /// let day = Date::parse("2026-03-01T00:00:00").expect("a day");
    /// assert_eq!(Date::parse("1 March 2026"), Some(day));
    /// assert_eq!(Date::parse("1st March 2026"), Some(day));
    /// assert_eq!((day.iso(), day.to_string()), ("2026-03-01".to_owned(), "1 March 2026".to_owned()));
    /// assert_eq!(Date::parse("31/02/2026"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split_once('T').filter(|(day, _)| day.len() == 10).map_or(text, |(day, _)| day);
        let text =
            if text.len() > 10 && text.get(10..)?.starts_with(' ') && text.as_bytes().get(4) == Some(&b'-') {
                text.get(..10)?
            } else {
                text
            };
        let mut parts = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let (year, month, day) =
            if first.len() == 4 { (first, second, third) } else { (third, second, first) };
        let is_whole = parts.next().is_none() && day.len() <= 4 && (year.len() == 4 || year.len() == 2);
        let year: u16 = year.parse().ok().filter(|_| is_whole)?;
        let date = Self {
            year: if year < 100 { 2000 + year } else { year },
            month: month.parse().ok().or_else(|| month_named(month))?,
            day: ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|end| day.strip_suffix(end))
                .unwrap_or(day)
                .parse()
                .ok()?,
        };
        (1..=date.days_of_month()).contains(&date.day).then_some(date)
    }

    fn days_of_month(self) -> u8 {
        let is_leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(is_leap),
            1..=12 => 31,
            _ => 0,
        }
    }

    /// `2026-03-01`
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The number of the month that `name` names, at least by its first three letters.
fn month_named(name: &str) -> Option<u8> {
    let is_named =
        |month: &str| month.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let place = MONTHS.iter().position(|month| name.len() >= 3 && is_named(month));
    place.map(|index| index as u8 + 1)
}

impl fmt::Display for Date {
    /// As a person reads it: `1 March 2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = MONTHS.get(usize::from(self.month).saturating_sub(1)).copied().unwrap_or_default();
        write!(f, "{} {month} {}", self.day, self.year)
    }
}
