//! What a copy brings beside the words of a text: the names and times of a chat, the words of a screen reader, page
//! numbers and running heads, labels of fields. And codes that stand elsewhere than in front.

use super::ends::is_most;
use super::lines::{Line, LineForm};
use crate::read::shared::code::{code_of, code_start, duty_start, kind_of_name, only_code};

/// A line without what a chat or a screen reader puts in front; as an aside where it is only theirs.
pub(super) fn without_debris(mut line: Line) -> Line {
    if let Some(whole) = whole_of_cut(&line.text) {
        line.text = whole;
    }
    let length = without_button(&line.text).len();
    line.text.truncate(length);
    if let Some(said) = message(&line.text) {
        let has_code = code_start(said).is_some_and(|start| start.is_marked || start.is_plain);
        return if has_code {
            Line { text: said.to_owned(), ..line }
        } else {
            Line { form: LineForm::Aside, ..line }
        };
    }
    if is_stamp(&line.text) {
        return Line { form: LineForm::Aside, ..line };
    }
    spoken(&line).unwrap_or(line)
}

/// The buttons of a page that show more or less: no line is anything else with these words.
const BUTTONS: [&str; 6] = ["See more", "See less", "Show more", "Show less", "Read more", "Read less"];
/// The other buttons and labels of a page. Such a line may be a statement: only where others stand is it none.
const DOUBTFUL: [&str; 8] =
    ["share", "print", "save", "copy", "copy link", "download", "level", "back to top"];

/// Whether a row is only the button of a page that shows more or less.
pub(super) fn is_button(row: &str) -> bool {
    is_one(&BUTTONS, row.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line among statements is only what a page's buttons and labels say: `Share`, `Level 3`.
pub(super) fn is_of_buttons(text: &str) -> bool {
    let is_level = text.split_once(' ').is_some_and(|(word, number)| {
        word.eq_ignore_ascii_case("level")
            && number.len() == 1
            && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    is_level || is_one(&DOUBTFUL, text) || is_button(text)
}

fn is_one(buttons: &[&str], text: &str) -> bool {
    buttons.iter().any(|button| button.eq_ignore_ascii_case(text))
}

/// A text without the button of a page that shows more of it: `How dough rises - See more`.
fn without_button(text: &str) -> &str {
    for button in BUTTONS {
        let at = text.len().saturating_sub(button.len());
        let Some((before, end)) = text.split_at_checked(at) else { continue };
        let kept = before.trim_end_matches([' ', '-', '–', '—', '|', '(', '[']);
        // `Help people to read more` ends a sentence; after a dash or dots there is a button.
        let is_apart = kept.len() + 1 < before.len() || kept.ends_with(['…', '.']);
        if !kept.is_empty()
            && (end == button && before.ends_with(' ') || is_apart && end.eq_ignore_ascii_case(button))
        {
            return kept;
        }
    }
    text
}

/// What stands before the dots of a text that a site cut off, and the text from the dots on.
fn cut_off(text: &str) -> Option<(&str, &str)> {
    let at = text.find('…').or_else(|| text.find("..."))?;
    let (cut, rest) = text.split_at_checked(at)?;
    let cut = cut.trim_end();
    (cut.len() >= LEAST_CUT).then_some((cut, rest))
}

/// Fewer bytes may begin two texts.
const LEAST_CUT: usize = 24;

/// The whole of a text that a site cut off, where it stands behind: `How dough… Read more How dough rises`.
fn whole_of_cut(text: &str) -> Option<String> {
    let (cut, rest) = cut_off(text)?;
    let own = code_start(cut).map_or(cut, |start| start.rest);
    let (between, after) = rest.split_at_checked(rest.find(own).filter(|_| own.len() >= LEAST_CUT)?)?;
    let is_between = !between.contains(char::is_alphanumeric) || is_button(between);
    is_between.then(|| format!("{}{after}", cut.strip_suffix(own).unwrap_or_default()))
}

/// Leaves out the lines that a site cut off, where the whole stands beside.
pub(super) fn leave_out_cut(lines: &mut [Line]) {
    let is_cut = |line: &Line, whole: &Line| {
        cut_off(&line.text).is_some_and(|(cut, rest)| {
            !rest.contains(char::is_alphanumeric) && whole.text.starts_with(cut) && !whole.text.contains('…')
        })
    };
    let mut filled = lines.iter_mut().filter(|line| line.is_of_text());
    let Some(mut above) = filled.next() else { return };
    for line in filled {
        if is_cut(line, above) {
            line.text.clear();
        } else {
            if is_cut(above, line) {
                above.text.clear();
            }
            above = line;
        }
    }
}

/// What somebody says in a chat: the text after `10:42 Anna:` or `[28/11/2026, 10:42:11] Anna Smith:`.
fn message(text: &str) -> Option<&str> {
    let inside = text.trim_start_matches(['[', '(']);
    let is_of_stamp = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | ':' | ',' | '-' | ' ');
    let (stamp, after) = inside.split_at_checked(inside.find(|c| !is_of_stamp(c))?)?;
    if !stamp.split([' ', ',']).any(is_time) {
        return None;
    }
    let after = half_of_day(after).unwrap_or(after).trim_start_matches([']', ')', '-', '–', '~', ' ']);
    let (name, said) = after.split_once(':')?;
    (is_name(name) && (said.is_empty() || said.starts_with(' '))).then_some(said.trim_start())
}

/// Whether the text is who wrote the next lines, and when: `Anna Smith 10:42 AM`.
fn is_stamp(text: &str) -> bool {
    let Some((before, last)) = text.rsplit_once(' ').filter(|_| text.len() <= 60) else { return false };
    let (before, time) = if half_of_day(last) == Some("") {
        before.rsplit_once(' ').unwrap_or_default()
    } else {
        (before, last)
    };
    let is_date = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut words = before.split(' ').map(|word| word.trim_matches([',', '(', '|']));
    let name: Vec<&str> = words.by_ref().take_while(|word| !is_date(word)).collect();
    is_time(time.trim_end_matches([')', ']'])) && is_name(&name.join(" "))
}

/// The text after `AM` or `pm`.
fn half_of_day(text: &str) -> Option<&str> {
    text.split_at_checked(2)
        .filter(|(half, _)| ["am", "pm"].iter().any(|one| one.eq_ignore_ascii_case(half)))
        .map(|(_, after)| after)
}

/// `10:42`, `10:42:11`
fn is_time(word: &str) -> bool {
    let mut parts = word.split(':');
    let is_number = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let hour = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    (is_number(hour) || (hour.len() == 1 && hour.bytes().all(|byte| byte.is_ascii_digit())))
        && (1..=2).contains(&rest.len())
        && rest.iter().all(|part| is_number(part))
}

/// Whether a text may be the name of a person: a few words, each with a capital.
fn is_name(text: &str) -> bool {
    let words = text.split(' ').filter(|word| !word.is_empty());
    let is_short = (1..=4).contains(&words.clone().count()) && text.len() <= 40;
    is_short && code_start(text).is_none() && words.clone().all(|word| word.starts_with(char::is_uppercase))
}

/// What a screen reader says of a line: `heading level 2 Skills`, `bullet K1: …`, `list with 3 items`.
fn spoken(line: &Line) -> Option<Line> {
    let text = line.text.as_str();
    let lower = text.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("heading level ") {
        let rank = rest.bytes().next().filter(|byte| (b'1'..=b'6').contains(byte))? - b'0';
        let words = text.get(text.len() - rest.len() + 1..)?.trim_start_matches([',', ' ']);
        return Some(Line { text: words.to_owned(), form: LineForm::Heading(rank), ..*line });
    }
    let of_list = ["list with ", "list of ", "list "].iter().find_map(|start| lower.strip_prefix(start));
    let has_items = of_list.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && (rest.ends_with(" items") || rest.ends_with(" item"))
    });
    if has_items || ["out of list", "list end", "end of list"].contains(&lower.as_str()) {
        return Some(Line { text: String::new(), ..*line });
    }
    let item = text.strip_prefix("bullet ")?;
    item.starts_with(char::is_uppercase).then(|| Line {
        text: item.to_owned(),
        form: LineForm::Item,
        ..*line
    })
}

/// `Page 2 of 5`, `– 4 –`, `3 | Page`
pub(in crate::read) fn is_page_number(row: &str) -> bool {
    if row.len() > 16 || row.starts_with('|') || !row.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut words = row.split([' ', '|', '/', '-', '–', '—']).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |word: &str| word.eq_ignore_ascii_case("page") || word == "of";
    let has_word = row.split(' ').any(|word| word.eq_ignore_ascii_case("page"));
    let is_between = |mark: char| row.starts_with(mark) && row.ends_with(mark);
    (has_word || is_between('-') || is_between('–') || is_between('—'))
        && words.all(|word| is_number(word) || is_word(word))
}

/// Whether a row ends as the foot of a page does: `© Somebody 2026    Version 1.2    Page 3 of 9`.
pub(super) fn is_foot(row: &str) -> bool {
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = row.split_whitespace().rev();
    let mut is_next = |fits: &dyn Fn(&str) -> bool| words.next().is_some_and(fits);
    row.len() <= 160
        && is_next(&is_number)
        && is_next(&|word| word == "of")
        && is_next(&is_number)
        && is_next(&|word| word == "Page")
        && code_start(row).is_none()
}

/// Whether a row is a number of digits alone.
fn is_bare_number(row: &str) -> bool {
    (1..=3).contains(&row.len()) && row.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether nearly every statement has a number alone below it: a rating, not that of a page.
fn are_ratings(filled: &[(usize, &str)]) -> bool {
    let (mut statements, mut rated, mut is_open) = (0, 0, false);
    for (_, row) in filled {
        if code_start(row).is_some() {
            statements += 1;
            is_open = true;
        } else if is_open && is_bare_number(row) {
            rated += 1;
            is_open = false;
        }
    }
    is_most(rated, statements)
}

/// The lines that stand beside page numbers again and again: the heads and feet of pages, and the numbers themselves. The
/// names of kinds are headings, whatever stands beside them.
pub(super) fn running_heads(rows: &[&str]) -> Vec<usize> {
    let is_number = |row: &str| is_page_number(row) || is_bare_number(row);
    let filled: Vec<(usize, &str)> =
        rows.iter().map(|row| row.trim()).enumerate().filter(|(_, row)| !row.is_empty()).collect();
    // The number of the page and of the version may differ.
    let plain = |row: &str| row.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let mut beside: Vec<(usize, usize, String)> = Vec::new();
    for (at, (number, _)) in filled.iter().enumerate().filter(|(_, (_, row))| is_number(row)) {
        for next in [at.checked_sub(1), at.checked_add(1)].into_iter().flatten() {
            let Some((line, text)) = filled.get(next) else { continue };
            let letters = plain(text);
            let is_text = code_start(text).is_some() || kind_of_name(text).is_some();
            if text.len() <= 120 && letters.len() >= 8 && !is_text {
                beside.push((*line, *number, letters));
            }
        }
    }
    crate::sort::by(&mut beside, |one, other| one.2.cmp(&other.2));
    let are_ratings = are_ratings(&filled);
    let is_rating = |at: usize| are_ratings && rows.get(at).is_some_and(|row| is_bare_number(row.trim()));
    let mut found = Vec::new();
    for same in beside.chunk_by(|one, other| one.2 == other.2) {
        let first = same.first().map(|one| one.0);
        if same.iter().any(|one| Some(one.0) != first) {
            let lines = same.iter().flat_map(|(line, number, _)| [*line, *number]);
            found.extend(lines.filter(|at| !is_rating(*at)));
        }
    }
    crate::sort::by_key(&mut found, |at| *at);
    found
}

/// The names of fields with a code in them, and with the statement.
const CODES: [&str; 6] = ["code", "ksb code", "ref", "reference", "id", "number"];
const TEXTS: [&str; 6] = ["description", "statement", "detail", "text", "wording", "title"];

/// Takes the labels from records written in lines: `code: K1`, `statement: How cloth is made`.
pub(super) fn take_labels(lines: &mut [Line]) {
    let labelled = |line: &Line| -> Option<(String, String)> {
        let (label, value) = line.text.split_once(':')?;
        Some((label.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned()))
    };
    let is_code =
        |(label, value): &(String, String)| CODES.contains(&label.as_str()) && only_code(value).is_some();
    if lines.iter().filter(|line| labelled(line).is_some_and(|one| is_code(&one))).count() < 2 {
        return;
    }
    let mut is_record = false;
    for line in lines {
        let Some((label, value)) = labelled(line) else { continue };
        if is_code(&(label.clone(), value.clone())) {
            is_record = true;
            line.text = value;
        } else if !is_record && label == "name" {
            (line.text, line.form) = (value, LineForm::Heading(1));
        } else if is_record && TEXTS.contains(&label.as_str()) {
            line.text = value;
        } else if is_record && kind_of_name(&value).is_some() {
            line.text.clear();
        } else if is_record && !label.contains(' ') && code_start(&line.text).is_none() {
            line.form = LineForm::Aside;
        }
    }
}

/// Puts the codes in front where all stand behind, `How cloth is made (K1)`, or are joined to the text, `K1How cloth is
/// made`.
pub(super) fn move_codes(lines: &mut [Line]) {
    if lines.iter().any(|line| code_start(&line.text).is_some_and(|start| start.is_plain)) {
        return;
    }
    let found: Vec<(usize, _, String)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| duty_start(&line.text, true).is_none())
        .filter_map(|(at, line)| {
            let (code, statement) = code_behind(&line.text).or_else(|| code_joined(&line.text))?;
            Some((at, code, statement.to_owned()))
        })
        .collect();
    let mut last = [0_u16; 3];
    let are_in_order = found.iter().all(|(_, (kind, number), _)| {
        let Some(last) = last.get_mut(*kind as usize) else { return false };
        *last += 1;
        *last == *number
    });
    if found.len() < 2 || !are_in_order {
        return;
    }
    for (at, (kind, number), statement) in found {
        if let Some(line) = lines.get_mut(at) {
            line.text = format!("{}: {statement}", code_of(kind, number));
        }
    }
}

type Code = (crate::catalogue::Kind, u16);

/// `How cloth is made (K1)`
fn code_behind(text: &str) -> Option<(Code, &str)> {
    let (statement, code) = text.rsplit_once(['(', '['])?;
    let code = only_code(code.strip_suffix([')', ']'])?)?;
    Some((code, statement.trim())).filter(|(_, statement)| !statement.is_empty())
}

/// `K1How cloth is made`
fn code_joined(text: &str) -> Option<(Code, &str)> {
    let digits = text.get(1..)?.bytes().take_while(u8::is_ascii_digit).count();
    let (code, statement) = text.split_at_checked(digits + 1).filter(|_| (1..=3).contains(&digits))?;
    let mut letters = statement.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    Some((only_code(code)?, statement)).filter(|_| is_word && statement.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::{is_page_number, is_stamp, message, running_heads};

    #[test]
    fn chats_have_names_and_times() {
        for (text, said) in [
            ("10:42 Anna: K1 Cloth", Some("K1 Cloth")),
            ("[28/11/2026, 10:42:11] Anna Smith: hello", Some("hello")),
            ("28/11/2026, 10:42 - Anna: hello", Some("hello")),
            ("9:05 PM - Jo Day: hi", Some("hi")),
            ("10:42 the time: hi", None),
            ("1:1 Meetings: how to hold them", None),
            ("K1: Cloth", None),
        ] {
            assert_eq!(message(text), said, "{text}");
        }
        for (text, is) in [
            ("Anna Smith 10:42 AM", true),
            ("Anna Smith, 28/11/2026 10:42", true),
            ("Anna 9:05", true),
            ("Meet at 10:42", false),
            ("K1 10:42", false),
            ("10:42", false),
        ] {
            assert_eq!(is_stamp(text), is, "{text}");
        }
    }

    #[test]
    fn pages_have_numbers_and_heads() {
        for (row, is) in [
            ("Page 2 of 5", true),
            ("– 4 –", true),
            ("3 | Page", true),
            ("- 4", false),
            ("3", false),
            ("Page turner", false),
            ("|---|", false),
        ] {
            assert_eq!(is_page_number(row), is, "{row}");
        }
        let rows = [
            "K1: Cloth",
            "3",
            "Kite maker ST9001 v1",
            "how",
            "– 4 –",
            "Kite maker ST9001 v1",
            "K2: Wind",
            "5",
        ];
        assert_eq!(running_heads(&rows), [1, 2, 4, 5]);
        assert_eq!(running_heads(&["Flour types", "3", "Food safety", "4"]), [0_usize; 0]);
        let kinds = ["Knowledge", "3", "K1: Cloth", "K2: Wind", "Knowledge", "4"];
        assert_eq!(running_heads(&kinds), [0_usize; 0], "a heading");
        let rated =
            ["K1: Cloth", "Self-rating", "3", "K2: Wind", "Self-rating", "2", "S1: Sew", "Self-rating", "2"];
        assert_eq!(running_heads(&rated), [1, 4, 7], "ratings stay");
    }
}
