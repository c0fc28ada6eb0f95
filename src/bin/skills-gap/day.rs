//! Days of the clock. The library has none.

use std::time::SystemTime;

use skills_gap::read::Date;

/// The day that it is, in universal time.
pub fn today() -> Option<Date> {
    Date::parse(&day(SystemTime::now()))
}

/// The day of `time` in universal time, `2026-11-22`.
pub fn day(time: SystemTime) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // `Sun, 22 Nov 2026 05:50:00 GMT`
    let date = httpdate::fmt_http_date(time);
    let mut words = date.split(' ').skip(1);
    let [day, month, year] = [(); 3].map(|()| words.next().unwrap_or_default());
    let month = MONTHS.iter().position(|name| *name == month).map_or(0, |index| index + 1);
    format!("{year}-{month:02}-{day}")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_day_is_written_as_the_catalogue_does() {
        let at = |seconds| day(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(0), "1970-01-01");
        assert_eq!(at(951_782_400), "2000-02-29");
        assert_eq!(at(1_795_305_599), "2026-11-21");
    }
}
