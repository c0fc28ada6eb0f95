//! The bullets, numbers and letters before the items of a list, as programs and people write them.

use super::lines::{Line, LineForm};
use crate::read::shared::code::code_start;

/// The text after a bullet or a number of a list.
pub(super) fn without_bullet(text: &str) -> Option<&str> {
    let bullet = ['-', '*', '+', '•', '·', '–'];
    let symbols = text.trim_start_matches(is_symbol);
    if symbols.len() < text.len() && !symbols.is_empty() {
        return Some(symbols.trim_start());
    }
    if let Some(item) = text.strip_prefix(bullet)
        // `-Theories`; `-5 °C` and `*word*` are text.
        && (item.starts_with(' ')
            || text.starts_with('•')
            || (text.starts_with(['-', '–', '·']) && item.starts_with(char::is_uppercase)))
    {
        let item = item.trim_start();
        let boxed = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| item.strip_prefix(mark));
        return Some(boxed.unwrap_or(item));
    }
    // Other bullets of Word, where their font is lost.
    let lost = text.strip_prefix(['o', '§', 'Ø', 'ü']).and_then(|rest| rest.strip_prefix(' '));
    if let Some(item) = lost.filter(|item| item.starts_with(char::is_uppercase)) {
        return Some(item);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).filter(|_| (1..=3).contains(&digits))?;
    let item = rest.strip_prefix(['.', ')'])?;
    // `1.2 Flour types`; `1.5 litres` is a measure.
    let of_parts = item.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let item = if item.len() - of_parts.len() <= 5
        && item.len() > of_parts.len()
        && of_parts.strip_prefix(' ').is_some_and(|item| item.starts_with(char::is_uppercase))
    {
        of_parts
    } else {
        item
    };
    item.strip_prefix(' ')
}

/// Whether a cell is only the bullet, number or letter of the text in the next cell.
pub(super) fn is_bullet(cell: &str) -> bool {
    let cell = cell.trim();
    let mut all = cell.chars();
    if let (Some(one), None) = (all.next(), all.next()) {
        return is_symbol(one) || matches!(one, 'o' | '-' | '*' | '+' | '•' | '·' | '–' | '§' | 'Ø' | 'ü');
    }
    let mark = cell.strip_prefix('(').unwrap_or(cell).strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_digit());
    is_number || is_letter(mark)
}

/// Whether a mark is a small letter, or a small Roman number.
fn is_letter(mark: &str) -> bool {
    let is_roman = (2..=4).contains(&mark.len()) && mark.bytes().all(|byte| b"ivx".contains(&byte));
    is_roman || (mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// The letter before an item, and the item: `a) Theories`, `(ii) Methods`.
fn lettered(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let (mark, item) = inside.split_at_checked(inside.find(['.', ')'])?)?;
    let item = item.get(1..)?.strip_prefix(' ')?;
    (is_letter(mark) && !item.is_empty()).then_some((mark, item))
}

/// Takes the letters from the items of a list without codes, where they count: `a) …`, `b) …`.
pub(super) fn take_letters(lines: &mut [Line]) {
    if lines.iter().any(|line| code_start(&line.text).is_some_and(|start| start.is_plain)) {
        return;
    }
    let mut before = "";
    let mut counts = false;
    for (mark, _) in lines.iter().filter_map(|line| lettered(&line.text)) {
        counts |= matches!((before, mark), ("a", "b") | ("i", "ii"));
        before = mark;
    }
    for line in lines.iter_mut().filter(|_| counts) {
        if let Some((_, item)) = lettered(&line.text) {
            (line.text, line.form) = (item.to_owned(), LineForm::Item);
        }
    }
}

/// Whether `c` is a picture that people put before lines: arrows, boxes, ticks, emoji, the bullets of Word’s fonts.
fn is_symbol(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{f000}'..='\u{f0ff}' | '\u{1f300}'..='\u{1faff}')
}
