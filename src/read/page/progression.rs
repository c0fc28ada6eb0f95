//! The progression map. Copying keeps the direction and level of a link, seldom a name.

use super::header::level_number;
use super::lists::ICON;
use crate::catalogue::{Direction, Link, Warning};

#[derive(Debug, Default)]
pub(super) struct ProgressionMap {
    pub links: Vec<Link>,
    /// The level of the occupation itself.
    pub focused_level: Option<u8>,
    /// The routes in the map, which stand at its end.
    pub routes: Vec<String>,
}

/// The card of the map that the next line belongs to.
enum Card {
    /// None yet: explanations and the headings of columns stand before the first card.
    None,
    Link,
    Focused,
    /// No longer any: the level of the last card has been read.
    Closed,
}

pub(super) fn read(lines: &[String], warnings: &mut Vec<Warning>) -> ProgressionMap {
    let mut map = ProgressionMap::default();
    let mut card = Card::None;
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    if lines.last().is_some_and(|last| is_truncated(last)) {
        lines.pop();
        let message = format_args!("The page ends within its progression map.");
        warnings.push(Warning::new("cutOff", "links", message));
    }
    for line in lines.into_iter().filter(|line| *line != ICON) {
        if let Some(direction) = direction_of(line) {
            let link = Link { direction, level: None, reference: String::new(), name: String::new() };
            map.links.push(link);
            card = Card::Link;
        } else if starts_with(line, FOCUSED) {
            card = Card::Focused;
        } else {
            card = match (card, level_number(line), map.links.last_mut()) {
                (Card::None, ..) => Card::None,
                (Card::Link, Some(level), Some(link)) => {
                    link.level = Some(level);
                    Card::Closed
                }
                (Card::Link, None, Some(link)) => {
                    add_name(link, line);
                    Card::Link
                }
                (Card::Focused, Some(level), _) => {
                    map.focused_level = Some(level);
                    Card::Closed
                }
                // The focused occupation's own name.
                (Card::Focused, None, _) => Card::Focused,
                (Card::Closed | Card::Link, ..) => {
                    map.routes.push(line.to_owned());
                    Card::Closed
                }
            };
        }
    }
    if !map.links.is_empty() && map.focused_level.is_none() {
        let message = format_args!("The progression map does not show this occupation's own place.");
        warnings.push(Warning::new("missing", "links", message));
    }
    for (index, link) in map.links.iter().enumerate().filter(|(_, link)| link.level.is_none()) {
        let way = match link.direction {
            Direction::In => "into",
            Direction::Out => "from",
        };
        let message = format_args!("The level of a link {way} this occupation is missing.");
        warnings.push(Warning::new("missing", &format!("links[{index}].level"), message));
    }
    map
}

/// Takes a line of a card that is no level: the reference or the name of its occupation.
fn add_name(link: &mut Link, line: &str) {
    let is_reference = line.starts_with("OCC") && !line.contains(' ') && link.reference.is_empty();
    if is_reference {
        line.clone_into(&mut link.reference);
    } else {
        if !link.name.is_empty() {
            link.name.push(' ');
        }
        link.name.push_str(line);
    }
}

fn direction_of(line: &str) -> Option<Direction> {
    if starts_with(line, INTO) {
        Some(Direction::In)
    } else if starts_with(line, FROM) {
        Some(Direction::Out)
    } else {
        None
    }
}

const INTO: &str = "Progression link into focused occupation";
const FROM: &str = "Progression link from focused occupation";
const FOCUSED: &str = "This is the focused occupation";

/// Whether `line`, the last of the page, is only the beginning of a line of a map.
fn is_truncated(line: &str) -> bool {
    [INTO, FROM, FOCUSED, ICON, "Level"].iter().any(|whole| whole.starts_with(line) && *whole != line)
        || ["Level", INTO, FROM, FOCUSED].contains(&line)
}

fn starts_with(line: &str, start: &str) -> bool {
    line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}
