//! The walk through the lines of a page or list: which part each belongs to.

use super::duties::Duties;
use super::headings::{Part, is_introduction, is_mark, part_of};
use super::labels::{Labels, is_title_again};
use super::lines::{Line, LineForm};
use super::statements::Statements;
use crate::read::shared::code::{
    CodeStart, code_list, code_start, duty_start, has_joint_codes, kind_of_name,
};

/// What stands in the parts of a page.
pub(super) struct Parts<'a> {
    pub facts: FactLines<'a>,
    pub summary: Vec<String>,
    pub job_titles: Vec<&'a str>,
    pub employers: Vec<String>,
    pub qualifications: Vec<&'a str>,
    pub statements: Statements,
    pub duties: Duties,
    pub labels: Labels<'a>,
    /// Whether statements come before the facts, or below a heading of something else: they are of another text.
    pub is_mixed: bool,
    /// Whether the page says that there is a later version.
    pub is_superseded: bool,
    /// How many lines stand under the last heading.
    below_heading: usize,
    /// The last heading, where it is none that is known.
    unknown: Option<&'a str>,
    /// How many different marks of a standard's page there are.
    pub marks: usize,
}

/// The lines that say which occupation it is.
#[derive(Default)]
pub(super) struct FactLines<'a> {
    /// Those before the first heading.
    pub front: Vec<&'a Line>,
    /// Those under `Key information`.
    pub labelled: Vec<&'a Line>,
    /// Whether there is such a heading: then the name stands just before it.
    pub has_heading: bool,
    /// Whether there is a heading of statements.
    pub has_ksbs: bool,
}

impl FactLines<'_> {
    /// The paragraphs before the first heading.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        let is_paragraph = |text: &&String| text.len() > 60 && text.ends_with(['.', ':']);
        self.front.iter().map(|line| &line.text).filter(is_paragraph).cloned().collect()
    }
}

impl<'a> Parts<'a> {
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let mut parts = Self {
            facts: FactLines::default(),
            summary: Vec::new(),
            job_titles: Vec::new(),
            employers: Vec::new(),
            qualifications: Vec::new(),
            statements: Statements::of(lines),
            duties: Duties::default(),
            labels: Labels::of(lines),
            below_heading: 0,
            unknown: None,
            is_mixed: false,
            is_superseded: false,
            marks: 0,
        };
        let mut part = Part::Front;
        let mut rank = u8::MAX;
        let mut marks: Vec<&str> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if line.text.is_empty() {
                parts.statements.blank();
                continue;
            }
            if line.form == LineForm::Aside {
                parts.statements.add_aside(&line.text);
                continue;
            }
            if is_mark(line) && !marks.iter().any(|mark| mark.eq_ignore_ascii_case(&line.text)) {
                marks.push(&line.text);
            }
            parts.is_superseded |=
                line.text.len() < 200 && line.text.to_ascii_lowercase().contains("not the latest");
            let below = || lines.get(at + 1..)?.iter().find(|line| line.is_of_text());
            if let Some(next) =
                parts.part_after(part, rank, line).filter(|_| !parts.is_last_of_list(part, line, below))
            {
                parts.statements.end_part(matches!(next, Part::Ksbs(Some(_))));
                part = next;
                parts.below_heading = 0;
                // An item may be of a list of statements: then it is named.
                let is_item = line.form == LineForm::Item && parts.statements.uncoded.len() > 0;
                parts.unknown = (next == Part::Aside && (is_item || part_of(line).is_none()))
                    .then_some(line.text.as_str());
                if let LineForm::Heading(of) = line.form {
                    rank = of;
                }
                parts.facts.has_heading |= part == Part::Facts;
                parts.facts.has_ksbs |= matches!(part, Part::Ksbs(_));
                parts.is_mixed |= part == Part::Facts && parts.statements.is_any();
                continue;
            }
            part = parts.add(part, line);
            parts.below_heading += 1;
        }
        parts.statements.end_part(false);
        // On a page, statements have a heading.
        parts.is_mixed |= parts.facts.has_heading && !parts.facts.has_ksbs;
        parts.marks = marks.len() + usize::from(parts.statements.has_back_links());
        parts
    }

    /// Whether an item of one word is the last of its list, whatever it is called: a heading has something below it. Pages
    /// have buttons and headings of several words there.
    fn is_last_of_list(&self, part: Part, line: &Line, below: impl FnOnce() -> Option<&'a Line>) -> bool {
        let Part::Ksbs(Some(kind)) = part else { return false };
        let is_among =
            line.form == LineForm::Item && !line.text.contains(' ') && self.statements.uncoded.goes_on(kind);
        is_among
            && !self.statements.is_any()
            && below().is_some_and(|below| {
                let is_kind = matches!(part_of(below), Some(Part::Ksbs(_)));
                below.form != LineForm::Item && (is_kind || matches!(below.form, LineForm::Heading(_)))
            })
    }

    /// The part that `line` begins, as its heading.
    fn part_after(&self, part: Part, rank: u8, line: &Line) -> Option<Part> {
        // The cells beside others, and the heads of the columns of duties, are no headings.
        let is_column = line.is_beside || (part == Part::Duties && self.duties.is_column_head(line));
        if let Some(next) = part_of(line).filter(|_| !is_column) {
            // `The rules of`, `funding`
            let is_plain = line.form == LineForm::Plain && !line.text.ends_with(':');
            if is_plain && matches!(part, Part::Ksbs(_)) && self.statements.goes_on_with(&line.text) {
                return None;
            }
            // A code above says that it is a statement.
            if matches!(next, Part::Ksbs(_)) && self.statements.is_waiting() && line.text.contains(' ') {
                return None;
            }
            if let (Part::Ksbs(Some(kind)), true) = (part, kind_of_name(&line.text).is_none()) {
                // `You will be able to:` under the heading of a kind; `Professional attitude` in its list.
                let is_said_above = self.below_heading == 0 && is_introduction(&line.text);
                if is_said_above {
                    return Some(part);
                }
                if next == part && !self.statements.is_any() && self.statements.uncoded.goes_on(kind) {
                    return None;
                }
            }
            // Assessment repeats the statements.
            let repeats = matches!(next, Part::Ksbs(_) | Part::Duties | Part::Summary);
            return if part == Part::Assessment && repeats && self.statements.is_any() {
                Some(Part::Assessment)
            } else {
                Some(next)
            };
        }
        match (part, line.form) {
            (Part::Ksbs(_), LineForm::Heading(of)) if of <= rank && code_start(&line.text).is_none() => {
                Some(Part::Aside)
            }
            _ => None,
        }
    }

    /// Adds a line to a part; gives the part that it belongs to.
    fn add(&mut self, part: Part, line: &'a Line) -> Part {
        let text = line.text.as_str();
        let is_of_list = matches!(part, Part::Ksbs(_) | Part::Front | Part::Facts);
        let is_over = matches!(part, Part::Aside | Part::Assessment) && self.statements.is_any();
        let mut part = part;
        if !is_of_list && self.statements.is_any() {
            let is_one = |start: &CodeStart<'_>| start.is_plain && code_list(start.rest).is_none();
            let start = code_start(text).filter(is_one);
            if start.is_some_and(|start| self.statements.resumes(&start)) && !has_joint_codes(text) {
                // A footer or a word of the site stood between. What stands below such a heading may be of another text.
                self.is_mixed |= self.below_heading > 0;
                part = Part::Ksbs(None);
            } else if is_over {
                // What is assessed repeats the statements.
                if let Some(start) = start {
                    self.is_mixed |= part == Part::Aside && start.is_marked;
                    self.statements.leave_out_of_place(&start, text, part == Part::Aside);
                }
                return part;
            }
        }
        let is_among = matches!(part, Part::Ksbs(_));
        if is_of_list && (self.labels.has_other_code(text) || (is_among && has_joint_codes(text))) {
            self.statements.leave_out_of_scheme(text, is_among);
            return part;
        }
        let may_be_option = is_among && !line.is_beside && line.form != LineForm::Item;
        if let Some(option) =
            self.duties.option_of(text).filter(|_| may_be_option && code_start(text).is_none())
        {
            self.statements.begin_option(text);
            self.duties.add_option(option);
            return part;
        }
        if is_among && self.statements.is_any() && is_title_again(&self.facts.front, text) {
            self.statements.leave_out(text);
            return part;
        }
        if !self.statements.is_waiting() && self.begins_duty(part, text) {
            self.statements.end_part(false);
            self.duties.start(line, matches!(part, Part::Ksbs(_)));
            return Part::Duties;
        }
        if part == Part::Duties && code_list(text).is_some() {
            self.duties.add_codes(text);
            return part;
        }
        // Below a duty, a statement may stand again.
        if let Some(start) = code_start(text).filter(|start| start.is_plain && self.duties.is_any())
            && matches!(part, Part::Duties | Part::Ksbs(None))
            && self.statements.has(&start)
        {
            self.duties.add_below(start.code());
            return Part::Ksbs(None);
        }
        let kind = match part {
            Part::Ksbs(kind) => kind,
            _ => None,
        };
        // Where duties go on below statements, the statements were pasted among them.
        self.is_mixed |= matches!(part, Part::Ksbs(_))
            && self.duties.is_any()
            && duty_start(text, text.starts_with("Duty ")).is_some();
        let is_sentence = || code_start(text).is_some_and(|start| start.rest.starts_with(char::is_uppercase));
        let may_be_bare = matches!(part, Part::Ksbs(_) | Part::Front | Part::Facts)
            || (part == Part::Duties && self.duties.is_any() && is_sentence());
        if self.statements.start(line, kind, may_be_bare) {
            if let Some(start) = code_start(text).filter(|_| self.duties.is_any()) {
                self.duties.add_below(start.code());
            }
            // Below a heading of something else, they are of another text.
            self.is_mixed |= !matches!(part, Part::Ksbs(_) | Part::Front | Part::Facts);
            return if matches!(part, Part::Ksbs(_)) { part } else { Part::Ksbs(None) };
        }
        match part {
            Part::Front => self.facts.front.push(line),
            Part::Facts => self.facts.labelled.push(line),
            Part::Summary => self.summary.push(line.text.clone()),
            Part::JobTitles => self.job_titles.push(text),
            Part::Duties => self.duties.add_text(line),
            Part::Options => self.duties.add_option(text),
            Part::Ksbs(kind) => self.statements.add(line, kind, &self.labels),
            Part::Qualifications => self.qualifications.push(text),
            Part::Employers => {
                let names =
                    text.trim_end_matches('.').split(',').map(str::trim).filter(|name| !name.is_empty());
                self.employers.extend(names.map(str::to_owned));
            }
            Part::Assessment | Part::Aside => {
                if let Some(heading) = self.unknown {
                    self.statements.uncoded.add_unknown(heading);
                }
            }
        }
        part
    }

    /// Whether a line begins a duty. Among statements, only the next one does.
    fn begins_duty(&self, part: Part, text: &str) -> bool {
        let bare = part == Part::Duties || text.starts_with("Duty ") || self.labels.are_duties();
        let is_among = matches!(part, Part::Ksbs(_)) && self.duties.is_any();
        duty_start(text, bare).is_some_and(|(code, duty)| !is_among || self.duties.resumes(&code, duty))
    }
}
