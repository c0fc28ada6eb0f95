//! The occupations of a text: where one ends and the next begins.

use std::ops::Range;

use super::facts::{is_title, labels_another, level_in, reference_in, without_facts};
use super::headings::{Part, part_of};
use super::lines::{Line, LineForm};
use super::wraps::is_open;
use crate::catalogue::Kind;
use crate::read::shared::code::{code_list, code_start, duty_start};
use crate::read::shared::ksb_list::is_same;

/// The lines of one occupation.
pub(super) struct Section {
    pub lines: Range<usize>,
    /// Whether only codes that begin anew say where it begins or ends: then nobody knows whose statements they are.
    pub is_blind: bool,
}

/// The sections of a text. There is a new one where the codes begin anew with other statements: at the title above, where
/// there is one.
pub(super) fn sections(lines: &[Line]) -> Vec<Section> {
    let mut sections = vec![Section { lines: 0..lines.len(), is_blind: false }];
    let mut section = Seen::default();
    let mut part = Part::Front;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_of_text()) {
        if let Some(next) = part_of(line).filter(|_| !line.is_beside) {
            let is_new = next == Part::Facts && section.is_any;
            if is_new && section.title.is_none() {
                section.title = Some(line_above(lines, at));
            }
            // Below a title come the facts and the statements.
            if matches!(next, Part::Aside | Part::Assessment | Part::Qualifications) && !section.is_sure {
                section.title = None;
            }
            // What is assessed repeats the statements.
            if !(part == Part::Assessment && matches!(next, Part::Ksbs(_))) || is_new {
                part = next;
            }
            continue;
        }
        if section.begins_title(line, matches!(part, Part::Front | Part::Ksbs(_))) {
            section.title = section.title.or(Some(block_start(lines, at)));
            part = Part::Front;
            continue;
        }
        if duty_start(&line.text, true).is_some() {
            part = Part::Duties;
        }
        let Some(first) = section.first_code(lines, at, part) else { continue };
        if !section.begins_anew(first) {
            section.add(first);
            continue;
        }
        let start = section.title.unwrap_or_else(|| heading_above(lines, at));
        let is_blind = section.title.is_none();
        if let Some(last) = sections.last_mut() {
            last.is_blind |= is_blind;
            last.lines.end = start;
        }
        sections.push(Section { lines: start..lines.len(), is_blind });
        section = Seen::of(lines.get(start..at).unwrap_or_default());
        section.add(first);
    }
    sections
}

/// The first statement of a kind.
type First<'a> = (Kind, &'a str);

/// What was seen of a section.
#[derive(Default)]
struct Seen<'a> {
    /// The first statement of each kind.
    firsts: Vec<First<'a>>,
    is_any: bool,
    references: Vec<String>,
    /// The rank of its title among the headings.
    rank: Option<u8>,
    /// Where the title of the next one may stand.
    title: Option<usize>,
    /// Whether that title has a reference.
    is_sure: bool,
}

impl<'a> Seen<'a> {
    /// What stands in the lines before the statements.
    fn of(front: &[Line]) -> Self {
        let mut seen = Self::default();
        for line in front {
            seen.begins_title(line, true);
        }
        seen
    }

    /// Whether a line may be the title of another occupation than that of the lines above; with a level alone only `below`
    /// statements.
    fn begins_title(&mut self, line: &Line, below: bool) -> bool {
        let rank = if let LineForm::Heading(rank) = line.form { Some(rank) } else { None };
        let text = line.text.as_str();
        if code_start(text).is_some_and(|start| start.is_marked || start.is_plain) {
            return false;
        }
        let reference = reference_in(text);
        if !self.is_any {
            self.references.extend(reference);
            self.rank = self.rank.or(rank);
            return false;
        }
        let is_titled = is_title(text) || labels_another(text);
        let is_other = is_titled && reference.is_some_and(|one| !self.references.contains(&one));
        let is_heading = rank.is_some_and(|rank| self.rank.is_some_and(|first| rank <= first));
        let has_level = is_title(text) && level_in(text).is_some() && !without_facts(text).is_empty();
        self.is_sure |= is_other;
        is_other || is_heading || (has_level && below)
    }

    /// The statement of a line if it is the first of its kind.
    fn first_code(&mut self, lines: &'a [Line], at: usize, part: Part) -> Option<First<'a>> {
        if self.is_any && self.title.is_none() && matches!(part, Part::Assessment | Part::Aside) {
            return None;
        }
        let start = code_start(&lines.get(at)?.text).filter(|start| start.is_marked || start.is_plain)?;
        // `see` `K1 for limits`
        let is_named = !start.is_marked && start.rest.starts_with(char::is_lowercase);
        if is_named && at > 0 && lines.get(at - 1).is_some_and(|above| is_open(&above.text)) {
            return None;
        }
        let is_mapping = code_list(start.rest).is_some() || (part == Part::Duties && !start.is_marked);
        if is_mapping {
            return None;
        }
        self.is_any = true;
        let below =
            || lines.get(at + 1..)?.iter().find(|line| line.is_of_text()).map(|line| line.text.as_str());
        let statement = if start.rest.is_empty() { below()? } else { start.rest };
        (start.number == 1).then_some((start.kind, statement))
    }

    fn begins_anew(&self, (kind, statement): First<'_>) -> bool {
        self.firsts.iter().any(|(one, known)| *one == kind && !is_same(known, statement))
    }

    fn add(&mut self, first: First<'a>) {
        self.is_any = true;
        if !self.firsts.iter().any(|(kind, _)| *kind == first.0) {
            self.firsts.push(first);
        }
    }
}

/// The first line of the block that ends with a title: the name may stand above the reference.
fn block_start(lines: &[Line], at: usize) -> usize {
    let is_of_it = |line: &&Line| is_title(&line.text) && code_start(&line.text).is_none();
    let above = lines.get(at.saturating_sub(2)..at).unwrap_or_default();
    at - above.iter().rev().take_while(is_of_it).count()
}

/// The line above that is not blank.
fn line_above(lines: &[Line], at: usize) -> usize {
    let above = lines.get(..at).unwrap_or_default();
    above.iter().rposition(|line| !line.text.is_empty()).unwrap_or(at)
}

/// The place of the heading above a statement, and of the title above that.
fn heading_above(lines: &[Line], at: usize) -> usize {
    let is_heading = |at: usize| lines.get(at).is_some_and(|line| part_of(line).is_some());
    let mut start = at;
    while line_above(lines, start) < start && is_heading(line_above(lines, start)) {
        start = line_above(lines, start);
    }
    let above = line_above(lines, start);
    let is_apart = above == 0 || lines.get(above - 1).is_some_and(|line| line.text.is_empty());
    let is_name = |line: &Line| is_title(&line.text) && code_start(&line.text).is_none();
    if is_apart && lines.get(above).is_some_and(is_name) { above } else { start }
}
