//! Headings that nothing marks but their letters: bold or in capitals, as those of the kinds are.

use super::headings::{Part, part_of};
use super::lines::{Line, LineForm};
use crate::read::shared::code::code_start;

/// The rank of a line that is bold as a whole, until it is known whether it is a heading.
pub(super) const BOLD: u8 = 7;
/// The rank of those that are.
const RANK: u8 = 6;
/// Fewer letters in capitals may be short for something: `COSHH`.
const LEAST_CAPITALS: usize = 7;

/// Whether `text` is bold as a whole, as Markdown marks it.
pub(super) fn is_bold(text: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        let inside = text.strip_prefix(mark).and_then(|text| text.trim_end_matches(':').strip_suffix(mark));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(mark))
    })
}

fn names_kind(line: &Line) -> bool {
    matches!(part_of(line), Some(Part::Ksbs(Some(_))))
}

fn is_bold_line(line: &Line) -> bool {
    line.form == LineForm::Heading(BOLD)
}

/// Whether a line is in capitals alone, and has more than a few, unless it names a kind.
fn is_capital(line: &Line) -> bool {
    let letters = || line.text.chars().filter(|c| c.is_alphabetic());
    line.form == LineForm::Plain
        && letters().all(char::is_uppercase)
        && (letters().count() >= LEAST_CAPITALS || names_kind(line))
}

/// In a list without codes, takes lines for headings that are written as those of the kinds are: all of these are bold, or all in
/// capitals. Not where such a line stands right below the name of a kind: then it is of the list.
pub(super) fn take_headings(lines: &mut [Line]) {
    let is_coded = lines.iter().any(|line| code_start(&line.text).is_some_and(|start| start.is_plain));
    for is_styled in [is_bold_line, is_capital] {
        let (mut fits, mut is_below) = (!is_coded, false);
        for line in lines.iter().filter(|line| line.is_of_text()) {
            let is_kind = names_kind(line);
            fits &= if is_kind { is_styled(line) } else { !is_below || !is_styled(line) };
            is_below = is_kind;
        }
        let mut is_after = false;
        for line in lines.iter_mut().filter(|_| fits) {
            is_after |= names_kind(line);
            if is_after && is_styled(line) {
                line.form = LineForm::Heading(RANK);
            }
        }
    }
    for line in lines.iter_mut().filter(|line| is_bold_line(line)) {
        line.form = LineForm::Plain;
    }
}
