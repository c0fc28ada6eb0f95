//! The text above the first heading: name, route, level, one-line overview.

use crate::catalogue::TechnicalLevel;

#[derive(Debug, Default)]
pub(super) struct Header {
    pub name: String,
    pub route: String,
    pub level: Option<u8>,
    pub technical_level: Option<TechnicalLevel>,
    pub overview: String,
}

/// Reads the header. The page has `home ROUTE`, the name twice, the route, `Level N - … Occupation` and the overview.
/// Any of them may be missing.
pub(super) fn read(lines: &[String]) -> Header {
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let mut header = Header::default();
    let level_at = lines.iter().position(|line| level_line(line).is_some());
    let (before, after) = match level_at {
        Some(at) => (lines.get(..at).unwrap_or_default(), lines.get(at + 1..).unwrap_or_default()),
        None => (lines.as_slice(), [].as_slice()),
    };
    if let Some((level, technical_level)) = level_at.and_then(|at| level_line(lines.get(at)?)) {
        header.level = Some(level);
        header.technical_level = technical_level;
    }
    header.overview = after.join(" ");

    let home = before.iter().position(|line| home_line(line).is_some());
    header.route = home.and_then(|at| home_line(before.get(at)?)).unwrap_or_default().to_owned();
    let start = match home {
        Some(at) => at + 1,
        // The lines above the name belong to the site.
        None => before.windows(2).position(|pair| matches!(pair, [one, other] if one == other)).unwrap_or(0),
    };
    let mut titles: Vec<&str> = before.get(start..).unwrap_or_default().to_vec();
    // The name stands twice, and then comes the route. Either may be missing.
    titles.dedup();
    if let Some(name) = titles.first() {
        header.name = (*name).to_owned();
    }
    if let (true, Some(route)) = (header.route.is_empty(), titles.get(1)) {
        header.route = (*route).to_owned();
    }
    header
}

/// The level and the band in `Level 4 - Higher Technical Occupation`.
pub(super) fn level_line(line: &str) -> Option<(u8, Option<TechnicalLevel>)> {
    let (level, band) = line.split_once(['-', '–', '—'])?;
    let level = level_number(level.trim())?;
    let band = band.trim().to_ascii_lowercase();
    let band = band.strip_suffix("occupation")?.trim();
    let known = [TechnicalLevel::Technical, TechnicalLevel::HigherTechnical, TechnicalLevel::Professional];
    Some((level, known.into_iter().find(|one| one.name().eq_ignore_ascii_case(band))))
}

/// The number in `Level 4`.
pub(super) fn level_number(text: &str) -> Option<u8> {
    let start = text.get(..5)?;
    let number = text.get(5..)?.trim();
    let plain = start.eq_ignore_ascii_case("level") && (1..=2).contains(&number.len());
    (plain && number.bytes().all(|b| b.is_ascii_digit())).then(|| number.parse().ok()).flatten()
}

/// The route in `home Business and administration`.
fn home_line(line: &str) -> Option<&str> {
    line.strip_prefix("home ").map(str::trim).filter(|route| !route.is_empty())
}
