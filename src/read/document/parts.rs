//! The walk through the lines of a page or list: which part each belongs to.

use super::duties::Duties;
use super::headings::{Part, is_mark, part_of};
use super::lines::{Line, LineForm};
use super::statements::Statements;
use crate::read::shared::code::{code_list, code_start, duty_start};

/// What stands in the parts of a page.
pub(super) struct Parts<'a> {
    pub facts: FactLines<'a>,
    pub summary: Vec<String>,
    pub job_titles: Vec<&'a str>,
    pub employers: Vec<String>,
    pub qualifications: Vec<&'a str>,
    pub statements: Statements,
    pub duties: Duties,
    /// Whether statements come before the facts, or below a heading of something else: they are of another text.
    pub is_mixed: bool,
    /// Whether the page says that there is a later version.
    pub is_superseded: bool,
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
            statements: Statements::default(),
            duties: Duties::default(),
            is_mixed: false,
            is_superseded: false,
            marks: 0,
        };
        let mut part = Part::Front;
        let mut rank = u8::MAX;
        let mut marks: Vec<&str> = Vec::new();
        for line in lines {
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
            if let Some(next) = parts.part_after(part, rank, line) {
                parts.statements.end_part(matches!(next, Part::Ksbs(Some(_))));
                part = next;
                if let LineForm::Heading(of) = line.form {
                    rank = of;
                }
                parts.facts.has_heading |= part == Part::Facts;
                parts.facts.has_ksbs |= matches!(part, Part::Ksbs(_));
                parts.is_mixed |= part == Part::Facts && parts.statements.is_any();
                continue;
            }
            part = parts.add(part, line);
        }
        parts.statements.end_part(false);
        // On a page, statements have a heading.
        parts.is_mixed |= parts.facts.has_heading && !parts.facts.has_ksbs;
        parts.marks = marks.len() + usize::from(parts.statements.has_back_links());
        parts
    }

    /// The part that `line` begins, as its heading.
    fn part_after(&self, part: Part, rank: u8, line: &Line) -> Option<Part> {
        // The cells beside others, and the heads of the columns of duties, are no headings.
        let is_column = line.is_beside || (part == Part::Duties && self.duties.is_column_head(line));
        if let Some(next) = part_of(line).filter(|_| !is_column) {
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
        let is_over = matches!(part, Part::Aside | Part::Assessment) && self.statements.is_any();
        if is_over {
            // Below the end of a page, statements are of another text; what is assessed repeats them.
            let is_statement = code_start(text).is_some_and(|start| start.is_marked && start.is_plain);
            self.is_mixed |= part == Part::Aside && is_statement;
            return part;
        }
        if !self.statements.is_waiting() && self.begins_duty(part, text) {
            self.statements.end_part(false);
            self.duties.start(line);
            return Part::Duties;
        }
        if part == Part::Duties && code_list(text).is_some() {
            self.duties.add_codes(text);
            return part;
        }
        let kind = match part {
            Part::Ksbs(kind) => kind,
            _ => None,
        };
        // Where duties go on below statements, the statements were pasted among them.
        self.is_mixed |= matches!(part, Part::Ksbs(_))
            && self.duties.is_any()
            && duty_start(text, text.starts_with("Duty ")).is_some();
        let may_be_bare = matches!(part, Part::Ksbs(_) | Part::Front | Part::Facts);
        if self.statements.start(line, kind, may_be_bare) {
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
            Part::Ksbs(kind) => self.statements.add(line, kind),
            Part::Qualifications => self.qualifications.push(text),
            Part::Employers => {
                let names =
                    text.trim_end_matches('.').split(',').map(str::trim).filter(|name| !name.is_empty());
                self.employers.extend(names.map(str::to_owned));
            }
            Part::Assessment | Part::Aside => {}
        }
        part
    }

    fn begins_duty(&self, part: Part, text: &str) -> bool {
        let is_first = matches!(part, Part::Ksbs(_)) && self.duties.is_any();
        !is_first && duty_start(text, part == Part::Duties || text.starts_with("Duty ")).is_some()
    }
}
