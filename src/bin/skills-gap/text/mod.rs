//! Answers as text for people: as wide as their terminal, with bold and dim where it has them.

mod catalogue;
mod cohort;
mod gap;
mod reading;
mod ways;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use skills_gap::catalogue::Warning;
use skills_gap::transfer::StatementRef;

pub use gap::OF_SUMMARY;
pub use reading::{AdvertAnswer, ProposalsAnswer, Readings};

const TITLE: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const LABEL: Style = AnsiColor::Cyan.on_default();
/// Longer lines are hard to read.
const WIDEST: usize = 100;
const NARROWEST: usize = 24;

/// Text that grows line by line.
pub struct Page {
    out: String,
    width: usize,
}

impl Page {
    pub fn new() -> Self {
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self::of_width(terminal.or(said).unwrap_or(80))
    }

    fn of_width(width: usize) -> Self {
        Self { out: String::new(), width: width.clamp(NARROWEST, WIDEST) }
    }

    pub fn into_text(self) -> String {
        self.out
    }

    /// A heading.
    pub fn title(&mut self, text: &str) {
        self.styled(TITLE, text);
    }

    /// What matters less.
    pub fn aside(&mut self, text: &str) {
        self.styled(DIM, text);
    }

    fn styled(&mut self, style: Style, text: &str) {
        for line in textwrap::wrap(&printable(text), self.width) {
            let _ = writeln!(self.out, "{style}{line}{style:#}");
        }
    }

    /// A paragraph.
    pub fn line(&mut self, text: &str) {
        for line in textwrap::wrap(&printable(text), self.width) {
            let _ = writeln!(self.out, "{line}");
        }
    }

    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// `text` beside a label that is `room` wide. What does not fit in a line is wrapped under it.
    pub fn item(&mut self, room: usize, label: &str, text: &str) {
        let label = printable(label);
        let shown = textwrap::core::display_width(&label);
        let wrapped = textwrap::wrap(&printable(text), self.width.saturating_sub(room + 4).max(20))
            .into_iter()
            .map(|line| line.into_owned())
            .collect::<Vec<_>>();
        for (number, line) in wrapped.iter().enumerate() {
            let pad = " ".repeat(if number == 0 { room.saturating_sub(shown) } else { room });
            let label = if number == 0 { format!("{LABEL}{label}{LABEL:#}") } else { String::new() };
            let _ = writeln!(self.out, "  {label}{pad}  {line}");
        }
    }

    /// [`Self::item`] on one line, with what does not fit cut off.
    pub fn short_item(&mut self, room: usize, label: &str, text: &str) {
        let most = self.width.saturating_sub(room + 4).max(20);
        self.item(room, label, &shortened(&printable(text), most));
    }
}

/// `text` in at most `most` columns.
fn shortened(text: &str, most: usize) -> String {
    if textwrap::core::display_width(text) <= most {
        return text.to_owned();
    }
    let first = textwrap::wrap(text, most.saturating_sub(2)).into_iter().next().unwrap_or_default();
    format!("{} …", first.trim_end())
}

/// `text` without what a terminal would obey: control characters, and marks that turn the direction of writing.
fn printable(text: &str) -> String {
    let is_obeyed =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if is_obeyed(c) { ' ' } else { c }).collect()
}

/// A level after a name, where it is known.
fn level(level: Option<u8>) -> String {
    level.map(|level| format!(", level {level}")).unwrap_or_default()
}

/// A statement's id.
fn id(statement: &StatementRef) -> String {
    format!("{}.{}", statement.occupation, statement.code)
}

/// As wide as the widest of `labels`.
fn room<'a>(labels: impl Iterator<Item = &'a str>) -> usize {
    labels.map(textwrap::core::display_width).max().unwrap_or(0)
}

/// What a reader should know.
fn notes(page: &mut Page, warnings: &[Warning]) {
    for warning in warnings {
        page.line(&format!("Note: {}: {}", warning.path, warning.message));
    }
}

/// `count` of a thing.
fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A share of 0..1 in whole percent.
fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_not_printed() {
        let mut page = Page::of_width(60);
        page.line("a\u{1b}[31mb\u{202e}c\r\n");
        assert_eq!(page.into_text(), "a [31mb c\n");
    }

    #[test]
    fn items_are_wrapped_under_themselves() {
        let mut page = Page::of_width(40);
        page.item(3, "K1", "one two three four five six seven eight nine");
        page.short_item(3, "K2", "one two three four five six seven eight nine");
        let text = anstream::adapter::strip_str(&page.into_text()).to_string();
        assert_eq!(
            text,
            "  K1   one two three four five six seven\n       eight nine\n  K2   one two three four five six …\n"
        );
    }
}
