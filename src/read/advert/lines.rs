//! The lines of a pasted text, each with its place.

use super::labels;
use super::record::AdvertSection;

/// A line that has something to read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line<'a> {
    /// Without white space, bullet, and marks of a heading around it.
    pub(super) text: &'a str,
    /// Where that begins in the whole, in bytes.
    pub(super) start: usize,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
    /// Whether it is marked as a heading: `## Duties`, `**Duties**`.
    pub(super) is_marked: bool,
    /// Whether an empty line stands before it.
    pub(super) after_gap: bool,
    /// Whether its paragraph breaks where no more words fit: then the next line may go on with it.
    pub(super) may_go_on: bool,
    /// The whole line as it stands, of which white space is a part: a row may begin and end with empty cells.
    pub(super) row: &'a str,
    /// What a mark says of it: `Knowledge of food (E)`. The mark is no part of the text.
    pub(super) mark: Option<AdvertSection>,
}

impl Line<'_> {
    /// Whether it is no heading: an item of a list, or a sentence.
    pub(super) fn item_or_sentence(&self) -> bool {
        self.is_item || self.text.ends_with(['.', ';', ',']) || self.text.split(' ').count() > 6
    }
}

/// What boards print around an advert, in plain words.
const DEBRIS: &[&str] = &[
    "loading",
    "apply",
    "apply now",
    "save",
    "saved",
    "save job",
    "save this job",
    "share",
    "share this job",
    "report job",
    "report this job",
    "show more",
    "show less",
    "read more",
    "back",
    "back to search",
    "back to search results",
    "sign in",
    "log in",
    "skip to main content",
    "skip to content",
    "view all jobs",
    "easy apply",
    "quick apply",
    "print",
    "email",
    "create alert",
    "create job alert",
    "accept all cookies",
    "accept cookies",
    "cookies",
    "menu",
    "home",
    "search",
    "apply for this job",
    "apply for job",
    "apply on company website",
    "apply on company site",
    "new",
    "promoted",
    "actively recruiting",
    "previous",
    "next",
    "close",
    "full job description",
    "job details",
    "view job",
    "profile insights",
    "hiring insights",
    "here how the job qualifications align with your profile",
    "here how the job details align with your profile",
    "pulled from the full job description",
    "how your profile and resume fit this job",
    "show match details",
    "tailor my resume",
    "meet the hiring team",
    "message",
    "yes no skip",
    "nbsp",
    // Names of boards.
    "adzuna",
    "cv library",
    "glassdoor",
    "guardian jobs",
    "indeed",
    "find a job",
    "show more options",
    "indeed com",
    "linkedin",
    "monster",
    "reed",
    "reed co uk",
    "totaljobs",
];

/// The lines of `text` that have something to read, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut after_gap) = (0, false);
    let is_starred = |line: &&str| {
        line.trim_start().strip_prefix('*').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let has_stars = text.split(['\n', '\r']).filter(is_starred).count() > 1;
    for raw in text.split_inclusive(['\n', '\r', '\u{2028}']) {
        let start = at;
        at += raw.len();
        let mut line = line(raw, start);
        // `3. Benefits`, but not `1. Benefits realisation`
        let is_known = |line: &Line<'_>| {
            super::headings::section(line.text, true)
                .is_some_and(|part| !part.is_filler() || super::headings::is_whole(line.text, false))
        };
        // `*Chef de Partie` alone is no item.
        line.is_item &= has_stars || !is_starred(&raw);
        if line.is_item && has_parts(raw, text.get(at..).unwrap_or_default()) && is_known(&line) {
            (line.is_item, line.is_marked) = (false, true);
        }
        if !line.text.contains(char::is_alphanumeric) {
            // The end of `\r\n` is no empty line.
            after_gap |= line.text.is_empty()
                && !(raw == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r')));
            continue;
        }
        if is_debris(line.text) {
            continue;
        }
        line.after_gap = std::mem::take(&mut after_gap);
        push_parts(line, &mut lines);
    }
    let mut from = 0;
    while from < lines.len() {
        let ends = |line: &Line<'_>| line.after_gap || line.is_item;
        let to = lines.iter().skip(from + 1).position(ends).map_or(lines.len(), |next| from + 1 + next);
        if let Some(paragraph) = lines.get_mut(from..to) {
            let may_go_on = is_wrapped(paragraph);
            paragraph.iter_mut().for_each(|line| line.may_go_on = may_go_on);
        }
        from = to;
    }
    lines
}

/// Adds `line`, or its parts where it begins with the label of a fact and has another: `ROLE: Cook PLACE: Hull`.
fn push_parts<'a>(line: Line<'a>, lines: &mut Vec<Line<'a>>) {
    let mut starts: Vec<usize> = Vec::new();
    for (colon, _) in line.text.match_indices(':') {
        let before = line.text.get(..colon).unwrap_or_default();
        // A label has up to three words; the longest counts.
        let (mut from, mut found) = (colon, None);
        for _ in 0..MAX_LABEL_WORDS {
            from = before
                .get(..from.saturating_sub(1))
                .and_then(|before| before.rfind(' '))
                .map_or(0, |at| at + 1);
            let label = before.get(from..).unwrap_or_default();
            if label.starts_with(char::is_uppercase) && labels::field(label).is_some() {
                found = Some(from);
            }
        }
        starts.extend(found);
    }
    if line.is_item || starts.first() != Some(&0) || starts.len() < 2 {
        lines.push(line);
        return;
    }
    let ends = starts.iter().skip(1).copied().chain([line.text.len()]);
    for (start, end) in starts.iter().zip(ends) {
        let text = line
            .text
            .get(*start..end)
            .unwrap_or_default()
            .trim_end_matches(|c: char| is_space(c) || matches!(c, '|' | ';' | ','));
        let after_gap = line.after_gap && *start == 0;
        lines.push(Line { text, start: line.start + start, after_gap, row: text, ..line });
    }
}

/// A label within a line has no more words.
const MAX_LABEL_WORDS: usize = 3;

/// Whether the lines of a paragraph end where the first word of the next would not fit. The lines of a list without
/// bullets end anywhere.
fn is_wrapped(paragraph: &[Line<'_>]) -> bool {
    let length = |line: &Line<'_>| line.text.chars().count();
    let most = paragraph.iter().map(length).max().unwrap_or_default();
    let pairs = || paragraph.iter().zip(paragraph.iter().skip(1));
    let is_small = |next: &Line<'_>| next.text.starts_with(char::is_lowercase);
    let is_full = |(line, next): &(&Line<'_>, &Line<'_>)| {
        let word = next.text.split(' ').next().map_or(0, |word| word.chars().count());
        length(line) + 1 + word + 3 > most
    };
    let all = pairs().filter(|(_, next)| is_small(next)).count();
    // Two lines say nothing.
    all < 2 || pairs().filter(|(_, next)| is_small(next)).filter(is_full).count() * 2 > all
}

fn line(raw: &str, start: usize) -> Line<'_> {
    let mut text = raw.trim_matches(is_space);
    let mut is_marked = false;
    let heading = text.trim_start_matches('#');
    if heading.len() < text.len() && heading.starts_with([' ', '\t']) {
        (text, is_marked) = (heading.trim_matches(is_space), true);
    }
    let item = without_bullet(text);
    let is_item = item.len() < text.len();
    text = item;
    for mark in ["**", "__"] {
        let inner = text.strip_prefix(mark).and_then(|text| {
            let (text, colon) = text.strip_suffix(':').map_or((text, false), |text| (text, true));
            let inner = text.strip_suffix(mark)?;
            (!inner.contains(mark) && (!colon || !inner.is_empty())).then_some(inner)
        });
        if let Some(inner) = inner {
            (text, is_marked) = (inner.trim_matches(is_space), true);
        }
    }
    let offset = (text.as_ptr() as usize).wrapping_sub(raw.as_ptr() as usize);
    Line {
        text,
        start: start + offset,
        is_item,
        is_marked,
        after_gap: false,
        may_go_on: true,
        row: raw,
        mark: None,
    }
}

/// Whether `raw` is a numbered heading: `2. Duties` above `2.1 Bake bread`.
fn has_parts(raw: &str, below: &str) -> bool {
    let part = raw.trim_start().split_once(['.', ')']).and_then(|(number, _)| {
        let below = below.trim_start().strip_prefix(number)?.strip_prefix('.')?;
        below.strip_prefix('1').map(|rest| rest.starts_with([' ', '\t', '.']))
    });
    part == Some(true) && raw.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// `text` without the bullet or the number that it begins with.
pub(super) fn without_bullet(text: &str) -> &str {
    let bullet = |c: char| {
        matches!(
            c,
            '•' | '▪'
                | '●'
                | '◦'
                | '·'
                | '*'
                | '-'
                | '–'
                | '—'
                | '‣'
                | '➤'
                | '✓'
                | '✔'
                | '✅'
                | '»'
                | '>'
                | '\u{f0b7}'
                | '\u{f0a7}'
        )
    };
    let rest = text.trim_start_matches(bullet);
    if rest.len() < text.len() {
        let is_sign = text.starts_with(['•', '▪', '●', '◦', '·', '‣', '\u{f0b7}', '\u{f0a7}']);
        // `*One of a list`, but not `*important*`
        let is_star = text.len() == rest.len() + 1 && text.starts_with('*') && !rest.contains('*');
        let is_one = is_sign || is_star || rest.starts_with(is_space);
        return if is_one { rest.trim_start_matches(is_space) } else { text };
    }
    if let Some(rest) = text.strip_prefix("o ").or_else(|| text.strip_prefix("o\t")) {
        return rest.trim_start_matches(is_space);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    match numbered.filter(|rest| (1..=2).contains(&digits) && rest.starts_with(is_space)) {
        Some(rest) => rest.trim_start_matches(is_space),
        None => text,
    }
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether `line` is of the board, or a row of its buttons: `Apply now  Save`.
fn is_debris(line: &str) -> bool {
    let is_one = |part: &str| DEBRIS.contains(&crate::text::plain(&crate::text::words(part)).as_str());
    line.len() <= MAX_DEBRIS
        && (is_one(line) || line.split("  ").filter(|part| !part.trim().is_empty()).all(is_one))
}

/// What a board prints is no longer, in bytes.
const MAX_DEBRIS: usize = 64;

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn bullets_headings_and_debris() {
        let text =
            "Title\r\n\r\n## Duties\r\n  • One\n- Two\n-three\n1. Four\n**Skills:**\nLoading...\n---\nEnd";
        let found: Vec<_> = lines(text)
            .iter()
            .map(|line| (line.text, line.is_item, line.is_marked, line.after_gap))
            .collect();
        assert_eq!(
            found,
            [
                ("Title", false, false, false),
                ("Duties", false, true, true),
                ("One", true, false, false),
                ("Two", true, false, false),
                ("-three", false, false, false),
                ("Four", true, false, false),
                ("Skills:", false, true, false),
                ("End", false, false, false),
            ]
        );
        assert!(lines(text).iter().all(|line| text[line.start..].starts_with(line.text)));
    }
}
