//! What stands among statements and is none of them: the labels of forms and grades, the title again, codes of another
//! kind, what somebody writes in a letter.

use super::headings::part_of;
use super::lines::{Line, LineForm};
use crate::catalogue::Ksb;
use crate::read::shared::code::{code_start, duty_start};
use crate::read::shared::ksb_list::is_same;

/// The words that labels begin with.
const WORDS: [&str; 26] = [
    "pass",
    "merit",
    "distinction",
    "fail",
    "evidence",
    "note",
    "notes",
    "comment",
    "comments",
    "feedback",
    "reflection",
    "grade",
    "grading",
    "rating",
    "score",
    "status",
    "date",
    "signed",
    "action",
    "actions",
    "assessor",
    "assessed",
    "mapped",
    "example",
    "option",
    "core",
];

/// What of a text is no statement.
pub(super) struct Labels<'a> {
    /// The labels that come again and again.
    repeated: Vec<&'a str>,
    /// The letters of codes that are none of statements: `A` of `A1`, `A2`.
    letters: Vec<char>,
    /// Whether lines begin with `D1`, `D2`.
    are_duties: bool,
}

impl<'a> Labels<'a> {
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let is_plain = |line: &&Line| {
            line.form == LineForm::Plain
                && line.text.starts_with(char::is_uppercase)
                && code_start(&line.text).is_none()
                && part_of(line).is_none()
        };
        let mut all: Vec<&str> = lines.iter().filter(is_plain).filter_map(|line| key(&line.text)).collect();
        crate::sort::by_key(&mut all, |text| *text);
        let codes = lines.iter().filter(|line| code_start(&line.text).is_some()).count();
        let is_repeated = |same: &&[&str]| {
            let is_label = same.first().is_some_and(|one| one.ends_with(':'));
            same.len() >= 2 && (is_label || (same.len() >= 3 && same.len() * 2 >= codes))
        };
        let repeated = all.chunk_by(|one, next| one == next).filter(is_repeated);
        let repeated = repeated.filter_map(|same| same.first().copied()).collect();
        let mut last = [0_u16; 26];
        for line in lines {
            if let Some((letter, number)) = other_code(&line.text)
                && let Some(last) = last.get_mut(letter as usize - 'A' as usize)
                && number == *last + 1
            {
                *last = number;
            }
        }
        let letters = ('A'..='Z').zip(last).filter(|(_, last)| *last > 1).map(|(letter, _)| letter).collect();
        let is_second = |line: &Line| line.text.starts_with("D2") && duty_start(&line.text, true).is_some();
        let is_first = |line: &Line| line.text.starts_with("D1") && duty_start(&line.text, true).is_some();
        let are_duties = lines.iter().skip_while(|line| !is_first(line)).any(is_second);
        Self { repeated, letters, are_duties }
    }

    pub(super) fn are_duties(&self) -> bool {
        self.are_duties
    }

    /// Whether `text` begins with a label.
    pub(super) fn begins(&self, text: &str) -> bool {
        let (label, is_marked) = text.split_once(':').map_or((text, false), |(label, _)| (label, true));
        let mut words = label.split([' ', '-']);
        let first = words.next().unwrap_or_default();
        let is_known = WORDS.iter().any(|word| word.eq_ignore_ascii_case(first));
        let is_short = words.count() < if is_marked { 3 } else { 1 };
        // `Theme 1: Materials`
        let last = label.rsplit(' ').next().unwrap_or_default();
        let is_part = is_marked
            && label.split(' ').count() == 2
            && last.len() <= 2
            && last.bytes().all(|byte| byte.is_ascii_digit())
            && first.contains(char::is_lowercase);
        let is_numbered =
            first.eq_ignore_ascii_case("option") && label.contains(|c: char| c.is_ascii_digit());
        ((is_part || (is_known && (is_short || is_numbered))) && text.starts_with(char::is_uppercase))
            || key(text).is_some_and(|key| self.repeated.contains(&key))
    }

    /// Whether `text` begins with a code that is none of a statement.
    pub(super) fn has_other_code(&self, text: &str) -> bool {
        other_code(text).is_some_and(|(letter, _)| self.letters.contains(&letter))
    }

    /// Whether the codes with `A` to `C` are one row, so that `B1` is none of a behaviour.
    pub(super) fn are_of_row(&self) -> bool {
        self.letters.contains(&'A')
    }
}

/// What of a line is the same where it comes again: the label before a colon, or all.
fn key(text: &str) -> Option<&str> {
    match text.find(':') {
        Some(at) if at <= 30 && at + 1 < text.len() => text.get(..=at),
        _ => (text.len() <= 40 && !text.ends_with(':')).then_some(text),
    }
}

/// A code such as `P1` before a text, which is none of a statement or a duty.
fn other_code(text: &str) -> Option<(char, u16)> {
    let letter =
        text.chars().next().filter(|c| c.is_ascii_uppercase() && !matches!(*c, 'K' | 'S' | 'B' | 'D'))?;
    let after = text.get(1..)?;
    let end = after.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = after.split_at_checked(end)?;
    let rest = rest.trim_start_matches([':', '.', ')']);
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    (rest.starts_with(' ') && rest.trim().contains(' ')).then_some((letter, number))
}

/// Whether a text begins as a letter does.
pub(super) fn is_letter(lines: &[Line]) -> bool {
    let mut first = lines.iter().filter(|line| line.is_of_text()).take(3);
    first.any(|line| {
        let word = line.text.split([' ', ',']).next().unwrap_or_default();
        line.text.len() <= 40
            && line.text.ends_with([',', '!'])
            && ["hi", "hello", "hey", "dear", "morning"].iter().any(|one| one.eq_ignore_ascii_case(word))
    })
}

/// Whether statements are what somebody says to another: `K3: we said we would leave it`.
pub(super) fn is_talk(ksbs: &[Ksb]) -> bool {
    const WORDS: [&str; 14] = [
        "we", "you", "i", "i’m", "i'm", "it", "your", "my", "please", "thanks", "great", "let’s", "let's",
        "can",
    ];
    let is_said = |ksb: &&Ksb| {
        let first = ksb.statement.split([' ', ',']).next().unwrap_or_default();
        WORDS.contains(&first) || first == "I"
    };
    !ksbs.is_empty() && ksbs.iter().filter(is_said).count() * 2 >= ksbs.len()
}

/// Whether a line is the title of the text again, or the address that a browser prints below a page.
pub(super) fn is_title_again(front: &[&Line], text: &str) -> bool {
    if ["http://", "https://"].iter().any(|start| text.starts_with(start)) {
        return true;
    }
    text.len() >= 8
        && text.contains(' ')
        && front.iter().any(|line| line.text.len() == text.len() && is_same(&line.text, text))
}

/// Whether `c` is a box of a form, empty or ticked.
pub(super) fn is_box(c: char) -> bool {
    matches!(c, '☐' | '☑' | '☒' | '□' | '■' | '✓' | '✔' | '✗' | '✘')
}
