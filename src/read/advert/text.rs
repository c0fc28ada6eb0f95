//! Plain text as copied from a job board: facts with their labels, headings, paragraphs, lists.

use super::board::{is_above_a_job, is_call, is_of_a_board, is_of_the_mail, subject};
use super::dates::date;
use super::facts;
use super::headings::{self, Among};
use super::jobs;
use super::labels::{self, Field};
use super::lines::{Line, lines};
use super::marks::marked;
use super::money;
use super::prose;
use super::record::{Advert, AdvertSection};
use crate::read::denial::is_label_of_lack;
use crate::read::document::is_page_number;
use crate::read::own_words::is_heading;

/// A part of the text that is read as sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) section: AdvertSection,
    /// In bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
}

/// A value that stands below its label is no longer, in bytes; nor is a line of the head.
const MAX_VALUE: usize = 120;
/// A value of `Experience` that is longer is a sentence.
const MAX_EXPERIENCE: usize = 60;
/// So many lines after the title may be about employer, place and pay without saying so.
const HEAD_LINES: usize = 8;

/// Reads facts and blocks of a whole advert.
pub(super) fn read(text: &str, is_page: bool, advert: &mut Advert) -> Vec<Block> {
    let lines = marked(text, lines(text));
    let mut reader = Reader {
        text,
        is_page,
        lines: &lines,
        at: 0,
        section: AdvertSection::Role,
        blocks: Vec::new(),
        advert,
    };
    reader.title();
    reader.head();
    reader.body();
    reader.blocks
}

/// Reads the blocks of a text that has no title and no head; facts with labels count where none is known.
pub(super) fn read_body(text: &str, advert: &mut Advert) -> Vec<Block> {
    let lines = marked(text, lines(text));
    let mut reader = Reader {
        text,
        is_page: false,
        lines: &lines,
        at: 0,
        section: AdvertSection::Role,
        blocks: Vec::new(),
        advert,
    };
    reader.body();
    reader.blocks
}

/// Whether `value` is beyond doubt one of `field`. In a list `Training: you train juniors` is a duty.
fn is_certain(field: Field, value: &str) -> bool {
    match field {
        Field::Salary => money::salary(value).low.is_some(),
        Field::Closes | Field::Posted | Field::Starts => date(value).date.is_some(),
        Field::Employment => facts::is_pay_or_hours(value),
        _ => false,
    }
}

/// Whether a fact of `field`, with its label, leaves what stands below it in the head.
fn is_of_the_head(field: Field) -> bool {
    !matches!(field, Field::Title | Field::Needs | Field::Experience)
}

/// Whether `line`, below a label, is a sentence or a heading, and no value.
fn is_no_value(line: Line<'_>, field: Field) -> bool {
    let words = line.text.split_whitespace().count();
    // `£12 an hour p.a.`, `Competitive package`
    let is_pay = field == Field::Salary && (money::names_pay(line.text) || words == 2);
    let is_sentence = line.text.ends_with('.') && words > 3;
    !is_pay && (is_sentence || headings::section(line.text, line.is_marked).is_some())
}

/// Reads the blocks of a text that is no advert: a line that is no heading is one, whatever label it begins with.
pub(super) fn read_lines(text: &str) -> Vec<Block> {
    let lines = apart(lines(text));
    let is_heading = |line: &&Line<'_>| {
        !line.is_item && (headings::is_whole(line.text, line.is_marked) || is_heading(line.text))
    };
    let of_line = |line: &Line<'_>| {
        let (start, end) = (line.start, line.start + line.text.len());
        // `SVQ 2 Cleaning and support` is one name.
        let is_item = line.is_item || jobs::names_a_qualification(line.text);
        Block { section: AdvertSection::Role, start, end, is_item }
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut last = None;
    // Below `Areas for development` stands what nobody has done, up to the next heading.
    let mut is_lacking = false;
    for line in &lines {
        let is_short = !line.item_or_sentence();
        if is_short && is_label_of_lack(line.text.trim_end_matches(':')) {
            is_lacking = true;
            continue;
        }
        if is_lacking && is_short && (line.after_gap || is_heading(&line)) {
            is_lacking = false;
        }
        if is_lacking || is_heading(&line) {
            continue;
        }
        match blocks.last_mut().filter(|_| last.is_some_and(|last| goes_on(last, *line))) {
            Some(block) => block.end = line.start + line.text.len(),
            None => blocks.push(of_line(line)),
        }
        last = Some(*line);
    }
    blocks
}

/// The lines, each column of a page of two by itself: what stands beside each other is no sentence. In a text that is spread
/// over the width, lines have many gaps.
fn apart(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let gap = |line: &Line<'_>| {
        let (left, right) = line.text.split_once(COLUMN_GAP)?;
        let right = right.trim_start();
        (!right.contains(COLUMN_GAP)).then_some((left.trim_end().len(), line.text.len() - right.len()))
    };
    let has_many = |line: &&Line<'_>| line.text.contains(COLUMN_GAP) && gap(line).is_none();
    if lines.iter().filter(|line| gap(line).is_some()).count() < LEAST_OF_COLUMNS
        || lines.iter().any(|line| has_many(&line))
    {
        return lines;
    }
    let mut parts = Vec::new();
    for line in lines {
        let Some((end, begin)) = gap(&line) else {
            parts.push(line);
            continue;
        };
        let part = |from: usize, to: usize| line.text.get(from..to).unwrap_or_default();
        let left = Line { text: part(0, end), may_go_on: false, ..line };
        let (text, start) = (part(begin, line.text.len()), line.start + begin);
        parts
            .extend([left, Line { text, start, is_item: false, after_gap: false, may_go_on: false, ..line }]);
    }
    parts
}

/// What stands between two columns of a text.
const COLUMN_GAP: &str = "   ";
/// A text in columns has so many lines of two at least.
const LEAST_OF_COLUMNS: usize = 3;

/// Whether `next` goes on with what `last` begins.
pub(super) fn goes_on(last: Line<'_>, next: Line<'_>) -> bool {
    !next.is_item
        && !next.after_gap
        && !last.text.ends_with(['.', '!', '?', ':', ';'])
        && next.text.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '&')
        && (last.may_go_on || next.text.starts_with(['(', '&']) || is_open(last.text, next.text))
}

/// Whether the end of a line or the beginning of the next one says that they are one sentence.
fn is_open(last: &str, next: &str) -> bool {
    const JOINING: &str =
        "a an and or as at but by for from in into of on our that the their to who will with you your";
    let end = last.rsplit(' ').next().unwrap_or_default();
    let begin = next.split(' ').next().unwrap_or_default();
    last.ends_with(',')
        || super::sentences::listed(JOINING, end)
        || super::sentences::listed("and or of that to who", begin)
}

struct Reader<'a, 'b> {
    text: &'a str,
    is_page: bool,
    lines: &'a [Line<'a>],
    at: usize,
    section: AdvertSection,
    blocks: Vec<Block>,
    advert: &'b mut Advert,
}

impl<'a> Reader<'a, '_> {
    fn line(&self, at: usize) -> Option<Line<'a>> {
        self.lines.get(at).copied()
    }

    /// The first line, unless it is a sentence or a label, or another line has the label of a title.
    fn title(&mut self) {
        while self.line(self.at).is_some_and(|line| is_call(line.text) || is_of_the_mail(line.text)) {
            self.at += 1;
        }
        let subject = (0..self.at).find_map(|at| subject(self.line(at)?.text));
        if let Some(subject) = subject {
            // `Solicitor - Truro - to £52k`
            let (title, rest) = subject.split_once(" - ").unwrap_or((subject, ""));
            facts::set_title(self.advert, title);
            let is_known = |part: &&str| money::names_pay(part) || facts::is_place(part);
            for part in rest.split(" - ").filter(is_known) {
                facts::head_line(self.advert, part);
            }
            return;
        }
        // `Find a job` and `Careers at Globex` are of the board.
        let is_of_board = |line: Line<'_>, below: Line<'_>| {
            is_of_a_board(line.text) || is_above_a_job(line.text, below.text)
        };
        while let (Some(line), Some(below)) = (self.line(self.at), self.line(self.at + 1))
            && is_of_board(line, below)
        {
            self.at += 1;
        }
        if self.is_page {
            self.heading_of_page();
        }
        // A picture of the employer's stands above the name.
        if let Some(name) = self.line(self.at).and_then(|line| line.text.strip_suffix(" logo")) {
            self.at += 1;
            if self.line(self.at).is_some_and(|line| line.text == name) {
                facts::guess(self.advert, "employer", name);
                self.at += 1;
            }
        }
        // The employer may stand above the title.
        if let (Some(first), Some(second)) = (self.line(self.at), self.line(self.at + 1)) {
            let is_swapped = !first.is_item
                && !second.is_item
                && !second.after_gap
                && first.text.len() <= MAX_VALUE
                && second.text.len() <= MAX_VALUE
                && facts::is_employer_above(first.text, second.text);
            if is_swapped {
                facts::guess(self.advert, "employer", first.text);
                self.at += 1;
            }
        }
        let begin = self.at;
        let Some(first) = self.line(begin) else { return };
        let mut head = self.lines.iter().skip(begin + 1).take(HEAD_LINES);
        if head.any(|line| {
            line.text
                .split_once(':')
                .is_some_and(|(label, value)| labels::is_of_title(label) && !value.trim().is_empty())
        }) {
            return;
        }
        let is_title = !first.is_item
            && first.mark.is_none()
            && first.text.len() <= MAX_VALUE
            && !first.text.ends_with(['.', ':', ';'])
            && labels::labelled(first.text).is_none()
            && labels::field(first.text).is_none()
            && (first.is_marked || headings::section(first.text, false).is_none());
        if is_title {
            facts::set_title(self.advert, first.text);
            self.at = begin + 1;
        } else if let Some(title) = prose::title(first.text).filter(|_| !first.is_item) {
            // The line is read as sentences too: more stands in it.
            facts::set_title(self.advert, title);
        }
    }

    /// Goes to the one heading of the first rank, which names the job. What stands above it is of the board, or names the
    /// employer.
    fn heading_of_page(&mut self) {
        let is_first = |line: &&Line<'_>| {
            line.is_marked
                && self
                    .text
                    .get(..line.start)
                    .is_some_and(|before| before.ends_with("# ") && !before.ends_with("## "))
        };
        let mut headings = self.lines.iter().filter(is_first);
        let (Some(only), None) = (headings.next(), headings.next()) else { return };
        let at = self.lines.partition_point(|line| line.start < only.start);
        if !(self.at + 1..=self.at + HEAD_LINES).contains(&at) || headings::section(only.text, true).is_some()
        {
            return;
        }
        let above = self.lines.get(self.at..at).unwrap_or_default();
        if let Some(employer) = above.iter().rev().find(|line| facts::is_employer(line.text)) {
            facts::guess(self.advert, "employer", employer.text);
        }
        self.at = at;
    }

    /// Employer, place, pay and hours in the lines below the title.
    fn head(&mut self) {
        if self.advert.title.is_empty() || self.at == 0 {
            return;
        }
        let end = self.at + HEAD_LINES;
        while let Some(line) = self.line(self.at).filter(|_| self.at < end) {
            // `Job reference: 12` stands among them.
            let labelled = labels::labelled(line.text).filter(|_| !line.is_item);
            if let Some((field, value)) = labelled.filter(|(field, _)| is_of_the_head(*field)) {
                let from = line.start + line.text.find(value).unwrap_or_default();
                if self.fact(field, value, from) {
                    self.at += 1;
                    continue;
                }
            }
            // A page may list place, employer and hours below its heading.
            let is_fact = || {
                facts::is_pay_or_hours(line.text)
                    || facts::is_place(line.text)
                    || facts::is_employer(line.text)
            };
            let is_of_list = line.is_item && !(self.is_page && is_fact());
            let is_body = is_of_list
                || line.mark.is_some()
                || line.text.len() > MAX_VALUE
                || line.text.ends_with(['.', ':', '!', '?'])
                || labels::labelled(line.text).is_some()
                || self.label_alone(line).is_some()
                || headings::section(line.text, line.is_marked).is_some();
            if is_body {
                break;
            }
            let is_found = !self.advert.employer.is_empty() && !self.advert.place.is_empty();
            if line.after_gap && is_found && !facts::is_pay_or_hours(line.text) {
                break;
            }
            self.at += 1;
            if !facts::head_line(self.advert, line.text) {
                self.block(line.start, line);
            }
        }
    }

    fn body(&mut self) {
        while let Some(line) = self.line(self.at) {
            self.at += 1;
            if line.mark.is_some() {
                self.block(line.start, line);
                continue;
            }
            let labelled = labels::labelled(line.text).filter(|of| !line.is_item || is_certain(of.0, of.1));
            if let Some((field, value)) = labelled {
                let from = line.start + line.text.find(value).unwrap_or_default();
                if self.fact(field, value, from) {
                    continue;
                }
            }
            if let Some((field, value)) = self.label_alone(line) {
                self.at += 1;
                if self.fact(field, value.text, value.start) {
                    continue;
                }
                self.at -= 1;
            }
            // `Responsibilities: you will …`
            if let Some((head, rest)) = line.text.split_once(':').filter(|(_, rest)| !rest.trim().is_empty())
                && let Some(section) = headings::section(&format!("{head}:"), line.is_marked)
                && !line.is_item
                && headings::own_mark(line.text).is_none()
            {
                let before = std::mem::replace(&mut self.section, section);
                let rest = rest.trim_start();
                self.block(line.start + (line.text.len() - rest.len()), line);
                // `Interviews: 10 December 2025` is a fact: the part it stands in goes on.
                if headings::is_of_a_fact(head) || date(rest).date.is_some() {
                    self.section = before;
                }
                continue;
            }
            let is_before_list =
                || !line.text.ends_with('.') && self.line(self.at).is_some_and(|next| next.is_item);
            // Below others, `Communication skills` is one of them.
            let among = match self.section {
                section if !section.asks() => Among::Others,
                _ if !line.after_gap => Among::Items,
                AdvertSection::Responsibilities => Among::Others,
                _ => Among::Needs,
            };
            if let Some(section) = (!line.is_item)
                .then(|| headings::section_among(line.text, line.is_marked || is_before_list(), among))
                .flatten()
            {
                self.section = section;
                continue;
            }
            let is_heading = !line.is_item && headings::looks_like_one(line.text, line.is_marked);
            // What an unknown heading begins may ask for something.
            if self.section == AdvertSection::Employer && !line.is_item {
                let next = self.line(self.at);
                let is_above = || next.is_some_and(|next| !next.after_gap);
                let stands_alone = is_heading || line.after_gap && is_above();
                let asks = next.is_some_and(|next| {
                    next.is_item || next.text.contains(':') || headings::speaks_to_you(next.text)
                });
                if stands_alone
                    && (asks || headings::speaks_to_you(line.text))
                    && headings::ends_employer(line.text.trim_end_matches(':'))
                {
                    self.section = AdvertSection::Role;
                    continue;
                }
            }
            if is_heading || is_page_number(line.text) {
                continue;
            }
            self.block(line.start, line);
        }
    }

    /// Adds the block that begins at `start` in `line`, with the lines that go on with it.
    fn block(&mut self, start: usize, line: Line<'a>) {
        let mut last = line;
        while let Some(next) = self.line(self.at) {
            if line.mark.is_some()
                || next.mark.is_some()
                || !goes_on(last, next)
                || labels::labelled(next.text).is_some()
            {
                break;
            }
            last = next;
            self.at += 1;
        }
        let end = last.start + last.text.len();
        // `SQL (desirable)` says of itself what it is.
        let text = last.text;
        let is_own = line.mark.is_none() && line.start == last.start && !self.section.is_filler();
        let before = || headings::mark_before(text).filter(|_| line.is_item);
        let own = is_own.then(|| headings::own_mark(text).or_else(before)).flatten();
        let section = line.mark.or(own).unwrap_or(self.section);
        self.blocks.push(Block { section, start, end, is_item: line.is_item || line.mark.is_some() });
    }

    /// The label that `line` is as a whole, and the line below it, if that is its value.
    fn label_alone(&self, line: Line<'a>) -> Option<(Field, Line<'a>)> {
        if line.is_item {
            return None;
        }
        let field = labels::field(line.text.trim_end_matches(':'))?;
        let at = self.lines.partition_point(|other| other.start <= line.start);
        let value = self.line(at)?;
        let is_value = !value.is_item
            && value.mark.is_none()
            && value.text.len() <= MAX_VALUE
            && labels::field(value.text.trim_end_matches(':')).is_none()
            && !value.text.ends_with(':')
            && !is_no_value(value, field);
        // `Skills` above a paragraph or a list is a heading; above one short line and another label it is a label.
        let is_part = matches!(field, Field::Needs | Field::Experience | Field::Title | Field::Employer);
        let is_alone = || {
            self.line(at + 1).is_none_or(|after| {
                labels::field(after.text.trim_end_matches(':')).is_some()
                    || headings::section_among(after.text, after.is_marked, Among::Items).is_some()
            })
        };
        (is_value && (!is_part || is_alone())).then_some((field, value))
    }

    /// Takes the fact `value`, which stands at `start`. False where it is no fact.
    fn fact(&mut self, field: Field, value: &str, start: usize) -> bool {
        let advert = &mut *self.advert;
        let set = |place: &mut String| {
            if place.is_empty() {
                *place = value.to_owned();
            }
        };
        match field {
            Field::Title if advert.title.is_empty() && value.len() <= MAX_VALUE => {
                facts::set_title(advert, value)
            }
            // `Role: You will teach a class.`
            Field::Title => return value.len() <= MAX_VALUE && !value.ends_with('.'),
            Field::Employer if value.len() > MAX_VALUE => return false,
            Field::Employer => {
                facts::forget_guess(advert, "employer");
                if advert.employer.is_empty() {
                    advert.employer = value.to_owned();
                }
            }
            Field::Place if value.len() > MAX_VALUE => return false,
            Field::Place => {
                if facts::is_some_place(value) {
                    facts::forget_guess(advert, "place");
                }
                if advert.place.is_empty() {
                    advert.place = facts::place(value);
                }
            }
            Field::Salary => {
                if advert.salary.as_ref().is_none_or(|salary| salary.low.is_none()) {
                    advert.salary = Some(money::salary(value));
                }
            }
            Field::Employment if value.len() > MAX_VALUE => return false,
            Field::Employment if value.parse::<f64>().is_ok() => {
                facts::add_employment(advert, &format!("{value} hours a week"));
            }
            Field::Employment => facts::add_employment(advert, value),
            Field::Closes => _ = advert.closes.get_or_insert_with(|| date(prose::first(value))),
            Field::Posted => _ = advert.posted.get_or_insert_with(|| date(prose::first(value))),
            Field::Starts => _ = advert.starts.get_or_insert_with(|| date(prose::first(value))),
            Field::Remote => {
                if advert.remote.is_none() {
                    advert.remote = facts::yes_or_no(value);
                }
            }
            Field::Course if value.len() > MAX_VALUE => return false,
            Field::Course => set(&mut advert.course),
            Field::Level => {
                if advert.level.is_none() {
                    advert.level = facts::level(value);
                }
            }
            Field::Experience if value.len() <= MAX_EXPERIENCE => set(&mut advert.experience),
            Field::Experience | Field::Needs => {
                let block = Block {
                    section: headings::own_mark(value).unwrap_or(AdvertSection::Requirements),
                    start,
                    end: start + value.len(),
                    is_item: true,
                };
                self.blocks.push(block);
            }
            Field::Other => return value.len() <= MAX_VALUE,
        }
        true
    }
}
