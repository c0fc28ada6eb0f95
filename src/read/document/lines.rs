//! Clean lines out of plain text, HTML and Markdown.

use super::bullets::{is_bullet, take_letters, without_bullet};
use super::debris::{
    is_button, is_foot, is_page_number, leave_out_cut, move_codes, running_heads, take_labels, without_debris,
};
use super::wraps::is_open;
use crate::catalogue::Kind;
use crate::read::shared::code::{CodeStart, code_of, code_start, kind_of_name};
use crate::read::shared::entities::unescaped;
use crate::read::shared::html;
use crate::read::shared::line::{clean_line, split_lines};

/// One line, or one cell of a table's row.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::read) struct Line {
    /// The text without marks of its form; empty for a blank line.
    pub text: String,
    pub form: LineForm,
    /// Whether it stands beside the line before, in the same row of a table.
    pub is_beside: bool,
}

impl Line {
    /// Whether it is neither blank nor an aside.
    pub(super) fn is_of_text(&self) -> bool {
        !self.text.is_empty() && self.form != LineForm::Aside
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum LineForm {
    Plain,
    /// A heading of this rank, 1 to 6.
    Heading(u8),
    /// An item of a bulleted or numbered list.
    Item,
    /// What somebody says in between, or a field that is none of a statement.
    Aside,
}

/// The lines of `text`, whatever it is written in.
pub(in crate::read) fn as_lines(text: &str) -> Vec<Line> {
    // A word that is parted at the end of its line.
    let text = &text.replace("\u{ad}\r\n", "").replace("\u{ad}\n", "");
    let mut lines = match text.as_str() {
        text if is_html(text) => lines_of(&html::as_text(text)),
        text if is_xml(text) => lines_of(&without_tags(text)),
        text => lines_of(text),
    };
    leave_out_cut(&mut lines);
    write_codes_large(&mut lines);
    take_labels(&mut lines);
    move_codes(&mut lines);
    take_letters(&mut lines);
    let mut all = Vec::with_capacity(lines.len());
    let mut begun = Begun::default();
    lines.iter().filter_map(Written::of).for_each(|start| begun.add(start.kind, start.number));
    lines.into_iter().for_each(|line| add_statements(&mut all, line, &begun));
    all
}

/// The code that a line begins with.
struct Written {
    kind: Kind,
    number: u16,
    /// Where the text after it begins.
    rest: usize,
    /// Whether it is written in small letters.
    is_small: bool,
}

impl Written {
    fn of(line: &Line) -> Option<Self> {
        let start = code_start(&line.text)?;
        let is_small = line.text.starts_with(char::is_lowercase)
            && line.text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        let rest = line.text.len() - start.rest.len();
        Some(Self { kind: start.kind, number: start.number, rest, is_small })
    }
}

/// Codes in small letters as the standards write them, where a list has them in order: `k1 …`, `k2 …`. One alone may be a word,
/// unless the codes above it are in capitals and it is the next: `K2 …`, `k3 …`.
fn write_codes_large(lines: &mut [Line]) {
    write_duties_large(lines);
    let starts: Vec<Option<Written>> = lines.iter().map(Written::of).collect();
    let (mut count, mut are_in_order) = (0, true);
    let mut before: Option<&Written> = None;
    let mut begun = Begun::default();
    for start in starts.iter().flatten() {
        if !start.is_small {
            begun.add(start.kind, start.number);
            continue;
        }
        // Numbers are left out here and there, and a list may stand twice.
        let is_later = before.is_some_and(|before| {
            before.kind == start.kind && (before.number + 1..before.number + MAX_GAP).contains(&start.number)
        });
        are_in_order &= is_later || start.number == 1;
        (count, before) = (count + 1, Some(start));
    }
    if count == 0 {
        return;
    }
    are_in_order &= count >= LEAST_SMALL;
    let mut last = [0_u16; 3];
    let mut is_open_below = false;
    for (line, start) in lines.iter_mut().zip(&starts) {
        let is_within = std::mem::replace(&mut is_open_below, is_open(&line.text));
        let Some(start) = start else { continue };
        let Some(last) = last.get_mut(start.kind as usize) else { continue };
        let goes_on =
            *last > 0 && start.number == *last + 1 && !is_within && !begun.has(start.kind, start.number);
        if start.is_small && !are_in_order && !goes_on {
            continue;
        }
        *last = start.number;
        if start.is_small && are_in_order {
            // The mark says that it is no word, whatever follows.
            let rest = line.text.get(start.rest..).unwrap_or_default();
            line.text = format!("{}: {rest}", code_of(start.kind, start.number));
        } else if start.is_small
            && let Some(first) = line.text.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
    }
}

/// Codes of duties in small letters as the standards write them: `d1 …` and `d2 …`, in order.
fn write_duties_large(lines: &mut [Line]) {
    let small = |line: &Line| {
        let (code, duty) = line.text.split_once(' ')?;
        let number: u16 = code.trim_end_matches([':', '.', ')']).strip_prefix('d')?.parse().ok()?;
        Some((number, format!("D{number}: {}", duty.trim_start_matches([':', '-', '–', ' ']))))
    };
    let codes: Vec<u16> = lines.iter().filter_map(small).map(|(number, _)| number).collect();
    let is_next = |(one, next): (&u16, &u16)| *next == one.saturating_add(1) || *next == 1;
    if codes.len() > 1 && codes.first() == Some(&1) && codes.iter().zip(codes.iter().skip(1)).all(is_next) {
        for line in lines {
            if let Some((_, text)) = small(line) {
                line.text = text;
            }
        }
    }
}

/// So many codes in small letters are a list.
const LEAST_SMALL: usize = 3;
/// So many numbers and more are not left out.
const MAX_GAP: u16 = 10;

/// Whether `text` is XML of whatever elements.
fn is_xml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    text.starts_with('<') && text.ends_with('>') && text.matches("</").take(3).count() == 3
}

/// The texts of XML, a line each.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for part in text.split('<') {
        let inside = part.split_once('>').map_or("", |(_, inside)| inside).trim();
        if !inside.is_empty() {
            plain.push_str(inside);
            plain.push('\n');
        }
    }
    unescaped(&plain)
}

/// The codes that lines begin with.
#[derive(Default)]
struct Begun([Vec<bool>; 3]);

impl Begun {
    fn add(&mut self, kind: Kind, number: u16) {
        if let Some(of_kind) = self.0.get_mut(kind as usize) {
            of_kind.resize(1_000, false);
            of_kind.iter_mut().skip(usize::from(number)).take(1).for_each(|one| *one = true);
        }
    }

    fn has(&self, kind: Kind, number: u16) -> bool {
        let of_kind = self.0.get(kind as usize);
        of_kind.and_then(|of_kind| of_kind.get(usize::from(number))).is_some_and(|one| *one)
    }
}

/// Adds the lines of one with several statements: `Welder: K1: Gases. K2: …`, `K1 gases, K2 positions`. The first one is
/// `K1` or the like, in another line than the name only if a mark closes it.
fn add_statements(lines: &mut Vec<Line>, line: Line, begun: &Begun) {
    let text = line.text.as_str();
    // `Knowledge: The law; the materials`
    if let Some((kind, list)) = text.split_once(": ").filter(|(_, list)| list.contains(';'))
        && kind_of_name(kind).is_some_and(|_| kind.len() > 2)
    {
        let of = |text: &str, form| Line { text: text.trim().to_owned(), form, is_beside: false };
        let items = list.split(';').map(|item| of(item, LineForm::Item)).filter(|item| !item.text.is_empty());
        lines.push(of(kind, LineForm::Plain));
        lines.extend(items);
        return;
    }
    let starts = starts_in(text, begun);
    if starts.len() < 2 {
        lines.push(line);
        return;
    }
    let mut from = 0;
    for to in starts.into_iter().filter(|at| *at > 0).chain([text.len()]) {
        let next = code_start(text.get(to..).unwrap_or_default());
        let part = text.get(from..to).unwrap_or_default();
        let own = next.map_or(part, |next| without_kind(part, next.kind));
        // `Joiner. Knowledge: K1: …` begins with the name.
        let is_name = own.len() < part.trim_end().len() && code_start(own).is_none();
        let own = if is_name { own.trim_end_matches('.') } else { own };
        let part = own.trim_end_matches([' ', ',', ';', ':']);
        lines.push(Line { text: part.to_owned(), form: line.form, is_beside: line.is_beside && from == 0 });
        from = to;
    }
}

/// Where the statements of a line begin. Codes that begin lines themselves, `begun`, begin no statement within another.
fn starts_in(text: &str, begun: &Begun) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = [0_u16; 3];
    let mut is_marked = false;
    // Of codes with a colon, `Statements` finds those that follow.
    let has_colon = |tail: &str, rest: &str| {
        tail.get(..tail.len() - rest.len()).is_some_and(|code| code.contains([':', '：']))
    };
    let begins_itself = code_start(text)
        .is_some_and(|start| start.is_marked && (has_colon(text, start.rest) || !start.is_plain));
    if begins_itself || text.len() <= 12 {
        return starts;
    }
    let words = text.match_indices(' ').map(|(at, _)| at + 1);
    for at in std::iter::once(0).chain(words) {
        let (before, tail) = text.split_at_checked(at).unwrap_or_default();
        if !tail.starts_with(['K', 'S', 'B']) {
            continue;
        }
        let is_new = |start: &CodeStart<'_>| start.is_plain && !start.rest.is_empty();
        let Some(start) = code_start(tail).filter(is_new) else { continue };
        let Some(last) = last.get_mut(start.kind as usize) else { continue };
        let is_after_mark = at == 0
            || before.ends_with([',', ';', ':', '.', ' '])
                && before.trim_end().ends_with([',', ';', ':', '.']);
        let is_one =
            if starts.is_empty() { at == 0 || start.is_marked } else { start.is_marked == is_marked };
        // `(see K2) Apply` closes a bracket.
        let near = before.get(before.len().saturating_sub(60)..).unwrap_or_default();
        let is_inside =
            near.rfind(['(', ')']).is_some_and(|at| near.get(at..).is_some_and(|end| end.starts_with('(')));
        let is_sentence = start.rest.starts_with(char::is_uppercase)
            && before.starts_with(['K', 'S', 'B'])
            && !begun.has(start.kind, start.number);
        let is_next = start.number == *last + 1 || at == 0;
        if is_next && is_one && (is_after_mark || (!is_inside && (start.is_marked || is_sentence))) {
            is_marked = start.is_marked;
            *last = start.number;
            starts.push(at);
        }
    }
    starts
}

/// A text without the name of the kind whose statements follow it: `Know the law. Skills:`.
pub(super) fn without_kind(text: &str, kind: Kind) -> &str {
    let text = text.trim_end();
    let at = text.trim_end_matches(':').rfind([' ', '.', ';']).map_or(0, |at| at + 1);
    let (before, name) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_name = name.starts_with(char::is_uppercase) && name.len() > 3 && kind_of_name(name) == Some(kind);
    if is_name { before.trim_end() } else { text }
}

/// Whether `text` is written in HTML: several tags of blocks, or it begins as a document of HTML does.
pub(in crate::read) fn is_html(text: &str) -> bool {
    const TAGS: [&str; 9] =
        ["</p>", "</div>", "</li>", "</h1>", "</h2>", "</h3>", "</td>", "</table>", "<br"];
    let start =
        text.trim_start_matches('\u{feff}').trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
    let is_document = ["<!doctype html", "<html"].iter().any(|mark| start.starts_with(mark));
    is_document || TAGS.iter().map(|tag| text.matches(tag).take(3).count()).sum::<usize>() >= 3
}

/// Whether `text` is HTML with other text around it, or such text with HTML in it.
pub(in crate::read) fn is_partly_html(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    is_html(text) && !(text.starts_with('<') && text.ends_with('>'))
}

fn lines_of(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let rows: Vec<&str> = split_lines(text).collect();
    let heads = running_heads(&rows);
    for (at, raw) in rows.into_iter().enumerate() {
        let row = raw.trim();
        if heads.binary_search(&at).is_ok() {
            continue;
        }
        if row.len() > 2 && row.starts_with('|') && row.ends_with('|') {
            let cells = row.trim_matches('|').split('|');
            if row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
                continue;
            }
            add_cells(&mut lines, cells);
        } else if is_rule(row) || is_page_number(row) || is_foot(row) || is_button(row) {
            // The line under a heading, or between parts or pages. Or the button that shows more.
        } else {
            add_cells(&mut lines, raw.split('\t'));
        }
    }
    lines
}

/// Adds the cells of a row that are not blank; a blank line where all are.
fn add_cells<'a>(lines: &mut Vec<Line>, cells: impl Iterator<Item = &'a str>) {
    let before = lines.len();
    let mut is_item = false;
    for cell in cells {
        // With a tab after it, as Word writes.
        if lines.len() == before && !is_item && is_bullet(cell) {
            is_item = true;
            continue;
        }
        let mut line = line_of(cell);
        if !line.text.is_empty() {
            line.is_beside = lines.len() > before;
            if is_item && !line.is_beside {
                line.form = LineForm::Item;
            }
            lines.push(line);
        }
    }
    if lines.len() == before {
        lines.push(Line { text: String::new(), form: LineForm::Plain, is_beside: false });
    }
}

fn is_rule(row: &str) -> bool {
    row.starts_with("```") || row.len() >= 3 && ["-", "="].iter().any(|mark| row.replace(mark, "").is_empty())
}

fn line_of(raw: &str) -> Line {
    let clean = clean_line(raw);
    let text = clean.trim_start_matches(['>', ' ']);
    let rank = text.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&rank)
        && let Some(heading) = text.get(rank..).filter(|rest| rest.starts_with(' '))
    {
        let text = without_emphasis(heading.trim_end_matches(['#', ' ']).trim());
        // Within the range that was just checked.
        return Line { text, form: LineForm::Heading(rank as u8), is_beside: false };
    }
    let (text, form) = match without_bullet(text) {
        Some(item) => (item, LineForm::Item),
        None => (text, LineForm::Plain),
    };
    let text = without_emphasis(without_progress(text));
    without_debris(Line { text, form, is_beside: false })
}

/// `text` without how much of a list is done: `Skills 0 of 2 complete`, `Skills (1/3)`.
fn without_progress(text: &str) -> &str {
    let done = text.trim_end_matches(")").trim_end_matches(" completed").trim_end_matches(" complete");
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = done.rsplitn(4, ' ').collect();
    let name = match words.as_slice() {
        [all, "of", some, name] if is_number(all) && is_number(some) => name,
        [part, ..] => {
            let is_part = part.trim_start_matches('(').split_once('/');
            let is_part = is_part.is_some_and(|(some, all)| is_number(some) && is_number(all));
            if is_part { done.get(..done.len() - part.len()).unwrap_or_default().trim_end() } else { text }
        }
        [] => text,
    };
    if kind_of_name(name).is_some() { name } else { text }
}

/// `text` without the marks of Markdown for emphasis, code and links, and without quotes around all of it.
fn without_emphasis(text: &str) -> String {
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let mut text = quoted.filter(|inside| !inside.contains('"')).unwrap_or(text).to_owned();
    for mark in ["***", "___", "**", "__"] {
        if text.matches(mark).count() >= 2 {
            text = text.replace(mark, "");
        }
    }
    for mark in ['*', '_', '`'] {
        let inside = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        if let Some(inside) = inside.filter(|inside| !inside.contains(mark)) {
            text = inside.to_owned();
        }
    }
    clean_line(&without_links(&text))
}

/// `text` with `[words](address)` as its words.
pub(in crate::read) fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("](") {
        let Some((lead, words)) = before.rsplit_once('[') else {
            plain.push_str(before);
            plain.push_str("](");
            rest = link;
            continue;
        };
        // Without a closing mark, none of the later ones is a link.
        let Some((_, after)) = link.split_once(')') else { break };
        plain.push_str(lead);
        plain.push_str(words);
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::{LineForm, as_lines};

    #[test]
    fn text_markdown_and_html_give_the_same_lines() {
        let plain = |text: &str| -> Vec<String> {
            as_lines(text).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
        };
        let expected = ["Knowledge", "K1: One & more", "K2", "Two"];
        for text in [
            "Knowledge\nK1: One & more\r\n\r\nK2\tTwo",
            "## Knowledge\n- **K1:** [One](https://example.org/a) & more\n\n| K2 | Two |\n|---|:-:|\n",
            "Knowledge\n=====\n1. K1: One & more\n2) ___K2___\n> ***Two***",
            "<h2>Knowledge</h2><ul><li><b>K1:</b> One &amp;\n more</li></ul><table><tr><td>K2</td><td>Two</td></tr></table>",
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in ["C# and C++", "5*3*2", "snake_case_name", "2.5 mm", "-5 °C", "[a] (b)", "a](b"] {
            assert_eq!(as_lines(text)[0].text, text);
        }
        let forms: Vec<_> =
            as_lines("# A\n* B\nC\tD").into_iter().map(|line| (line.form, line.is_beside)).collect();
        let (plain, item) = (LineForm::Plain, LineForm::Item);
        assert_eq!(forms, [(LineForm::Heading(1), false), (item, false), (plain, false), (plain, true)]);
    }
}
