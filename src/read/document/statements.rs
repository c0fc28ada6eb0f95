//! The statements of a page or list.

mod finish;

pub(super) use finish::Around;

use super::debris::is_of_buttons;
use super::ends::{Below, is_beside, split_at_back_link};
use super::labels::{Labels, is_box};
use super::left_out::{LeftOut, Why};
use super::lines::{Line, LineForm, without_kind};
use super::uncoded::Uncoded;
use super::wraps::{Wraps, is_open};
use crate::catalogue::{Kind, Ksb};
use crate::read::shared::code::{CodeStart, code_list, code_of, code_start};
use crate::read::shared::ksb_list::{append_line, is_same, is_stray};
use crate::read::shared::record::add_once;

/// Collects statements, line by line.
#[derive(Default)]
pub(super) struct Statements {
    ksbs: Vec<Ksb>,
    /// What stands under the heading of a kind, without a code.
    pub uncoded: Uncoded,
    /// What stands below each statement.
    below: Vec<Below>,
    /// The last number of each kind.
    last: [u16; 3],
    state: State,
    /// Whether the last statement is an item of a list.
    is_item: bool,
    is_after_blank: bool,
    /// Lines that belong to the last statement if another one follows.
    pending: Vec<String>,
    /// Whether statements go over several lines here.
    wraps: bool,
    /// Whether nearly every line begins with a code, so that numbers may be left out.
    is_of_codes: bool,
    /// How long the lines are that go on.
    widths: Wraps,
    /// How long the last line of the last statement is.
    length: usize,
    /// The options whose statements stand under their names.
    options: Vec<String>,
    /// Whether words of a scale belong to the last statement: `The levels of risk:`, `Low`, `High`.
    lists_ratings: bool,
    /// Whether a line of the last statement ends with a colon, and a list stands below.
    is_listing: bool,
    /// Ratings on lines of their own below statements: the code, and what the line says.
    beside: Vec<(String, String)>,
    left_out: LeftOut,
    back_links: usize,
    /// Whether lines that may be of another text were added to a statement.
    has_strays: bool,
    /// How the first code is written: in a heading, in brackets, with a mark, with spaces or zeros. Another text has other
    /// habits.
    style: Option<[bool; 5]>,
}

/// What may be added to the last statement.
#[derive(Default, Clone, Copy, PartialEq)]
enum State {
    /// Nothing.
    #[default]
    Closed,
    /// All of its text: its code stands alone on its line.
    Waiting,
    /// Only ratings: the label of a form stands below.
    Labelled,
    /// More of it.
    Open,
}

impl Statements {
    pub(super) fn of(lines: &[Line]) -> Self {
        let is_bare = |line: &&Line| {
            code_start(&line.text).is_some_and(|start| {
                start.is_plain && !start.is_marked && start.rest.starts_with(char::is_uppercase)
            })
        };
        let texts = lines.iter().filter(|line| line.is_of_text());
        let (bare, all) = (texts.clone().filter(is_bare).count(), texts.count());
        let is_of_codes = bare == all || (bare > 2 && bare * 3 >= all * 2);
        Self { widths: Wraps::of(lines), is_of_codes, ..Self::default() }
    }

    pub(super) fn is_any(&self) -> bool {
        !self.ksbs.is_empty()
    }

    pub(super) fn is_coded(&self) -> bool {
        self.is_any()
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.state == State::Waiting
    }

    pub(super) fn has_back_links(&self) -> bool {
        self.back_links > 0
    }

    pub(super) fn blank(&mut self) {
        self.is_after_blank = true;
    }

    /// Whether a code goes on where the last statement of its kind ended, or begins the next kind.
    pub(super) fn resumes(&self, start: &CodeStart<'_>) -> bool {
        let last = self.last.get(start.kind as usize).copied().unwrap_or_default();
        let of_last = self.ksbs.last().map(|last| last.kind);
        let is_later = last > 0 || of_last.is_some_and(|kind| kind < start.kind);
        let is_sentence = start.rest.is_empty() || start.rest.starts_with(|c: char| c.is_uppercase());
        start.number == last + 1 && is_later && (start.is_marked || is_sentence)
    }

    /// Whether a statement is there already, with the same words.
    pub(super) fn has(&self, start: &CodeStart<'_>) -> bool {
        let code = start.code();
        self.ksbs.iter().take(3_000).any(|ksb| ksb.code == code && is_same(&ksb.statement, start.rest))
    }

    /// Leaves out a statement that stands where none is expected, unless it is there already. What is assessed may say
    /// it in other words; elsewhere it is a doubt.
    pub(super) fn leave_out_of_place(&mut self, start: &CodeStart<'_>, text: &str, is_doubt: bool) {
        let is_there = self.ksbs.iter().any(|ksb| ksb.kind == start.kind && ksb.code == start.code());
        if !is_there && (start.is_marked || start.rest.starts_with(|c: char| c.is_uppercase())) {
            self.has_strays |= is_doubt;
            self.left_out.add(Why::Place, text);
        }
    }

    /// Leaves out a line whose codes are none of a statement of its own.
    pub(super) fn leave_out_of_scheme(&mut self, text: &str, is_among_statements: bool) {
        if self.is_open() || self.is_waiting() {
            self.end_part(true);
        }
        self.has_strays |= is_among_statements;
        self.left_out.add(Why::Scheme, text);
    }

    /// Whether the last statement is no whole sentence, and stands in the line above.
    pub(super) fn is_within(&self) -> bool {
        let is_over = |last: &Ksb| last.statement.ends_with(['.', '!', '?', ';']);
        self.state == State::Open
            && !self.is_after_blank
            && self.ksbs.last().is_some_and(|last| !is_over(last))
    }

    /// Whether a line, which may be a heading, is more of the last statement.
    pub(super) fn goes_on_with(&self, text: &str) -> bool {
        let is_open = |last: &Ksb| is_open(&last.statement);
        let before = self.ksbs.last().filter(|_| self.pending.is_empty());
        self.is_within() && (text.starts_with(char::is_lowercase) || before.is_some_and(is_open))
    }

    /// The statements of an option follow.
    pub(super) fn begin_option(&mut self, text: &str) {
        if self.is_open() || self.is_waiting() {
            self.end_part(true);
        }
        add_once(&mut self.options, text);
    }

    fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Labelled)
    }

    /// Adds the statements that begin on this line, in the part of this kind. False where none does. A code without a
    /// mark begins one only if it `may_be_bare`.
    pub(super) fn start(&mut self, line: &Line, kind: Option<Kind>, may_be_bare: bool) -> bool {
        let Some(start) = code_start(&line.text) else { return false };
        if !self.is_start(&start, kind, may_be_bare) {
            // A part of another list, wherever it stands.
            let is_sentence = start.rest.starts_with(|c: char| c.is_uppercase());
            let is_like_one = start.is_plain && code_list(start.rest).is_none();
            // `see` `K1 for limits`
            let is_named = !is_sentence && self.is_within();
            self.has_strays |= is_like_one && !is_named && (may_be_bare || is_sentence);
            return false;
        }
        // Below the heading of another kind, it is of another list.
        self.has_strays |= kind.is_some_and(|kind| kind != start.kind);
        if self.is_open() && !self.pending.is_empty() {
            self.wraps = true;
            self.take_pending(usize::MAX);
        }
        self.pending.clear();
        self.is_item = line.form == LineForm::Item;
        self.length = line.text.len();
        let number = line.text.trim_start_matches(|c: char| !c.is_ascii_digit() && c != ' ');
        let style = [
            matches!(line.form, LineForm::Heading(_)),
            line.text.starts_with(['(', '[']),
            start.is_marked,
            number.starts_with(' ') && !start.is_plain,
            // `K100` is written in one way.
            number.starts_with('0') || (start.number > 99 && self.style.is_some_and(|[.., zeros]| zeros)),
        ];
        self.has_strays |= *self.style.get_or_insert(style) != style;
        self.add_all(start);
        true
    }

    fn is_start(&self, start: &CodeStart<'_>, kind: Option<Kind>, may_be_bare: bool) -> bool {
        // A row of codes says what something is mapped to.
        let is_mapping = code_list(start.rest).is_some() && !start.is_marked;
        if start.is_marked || is_mapping {
            return !is_mapping;
        }
        let last = self.last.get(start.kind as usize).copied().unwrap_or_default();
        let is_here = kind == Some(start.kind);
        let is_next = start.number == last + 1;
        // Old standards leave numbers out.
        let is_sentence = start.rest.starts_with(|c: char| c.is_uppercase());
        let is_later = (is_here || (self.is_of_codes && is_sentence))
            && start.number > last
            && (last == 0 || is_sentence || start.rest.is_empty());
        // `B1 1AA` is of an address.
        let is_word = !start.rest.starts_with(|c: char| c.is_ascii_digit());
        may_be_bare && is_word && ((is_next && (start.is_plain || is_sentence)) || is_later)
    }

    /// Adds the statement that `start` begins, and those that follow it on its line.
    fn add_all(&mut self, start: CodeStart<'_>) {
        let mut start = Some(start);
        while let Some(CodeStart { kind, number, rest, .. }) = start.take() {
            let (rest, after) = split_at_back_link(rest);
            self.back_links += usize::from(after.is_some());
            self.add_inline(kind, number, rest);
            if let Some(after) = after {
                self.state = State::Closed;
                start = code_start(after.trim());
            }
        }
    }

    /// Adds the statement `rest`, and those that begin within it.
    fn add_inline(&mut self, mut kind: Kind, mut number: u16, mut rest: &str) {
        loop {
            let next = self.next_inline(kind, number, rest);
            let (statement, tail) = rest.split_at_checked(next.unwrap_or(rest.len())).unwrap_or((rest, ""));
            let next = code_start(tail).map(|start| start.kind);
            let statement = next.map_or(statement, |next| without_kind(statement, next)).trim();
            let statement = statement.trim_end_matches([' ', '|']).to_owned();
            self.is_after_blank = false;
            self.lists_ratings = false;
            self.is_listing = false;
            self.state = if statement.is_empty() { State::Waiting } else { State::Open };
            self.below.push(Below { first: 0, lines: 0, are_cells: statement.is_empty() });
            self.ksbs.push(Ksb { code: code_of(kind, number), kind, statement, id: String::new() });
            if let Some(last) = self.last.get_mut(kind as usize) {
                *last = number;
            }
            let Some(start) = code_start(tail) else { break };
            (kind, number, rest) = (start.kind, start.number, start.rest);
        }
    }

    /// Where the next statement begins on the line, `K2:` after `K1`.
    fn next_inline(&self, kind: Kind, number: u16, rest: &str) -> Option<usize> {
        let is_next = |start: CodeStart<'_>| {
            let last = self.last.get(start.kind as usize).copied().unwrap_or_default();
            // Old standards leave numbers out.
            let after = if start.kind == kind { number } else { last };
            let follows = (after + 1..after + 10).contains(&start.number);
            follows && start.is_marked && start.is_plain
        };
        rest.match_indices(' ').map(|(at, _)| at + 1).find(|at| {
            let tail = rest.get(*at..).unwrap_or_default();
            let is_colon = tail.get(..8).unwrap_or(tail).contains(':');
            is_colon && code_start(tail).is_some_and(is_next)
        })
    }

    /// Adds a line that begins no statement, in the part of this kind.
    pub(super) fn add(&mut self, line: &Line, kind: Option<Kind>, labels: &Labels<'_>) {
        let text = line.text.as_str();
        let is_after_blank = std::mem::take(&mut self.is_after_blank);
        let (text, after) = split_at_back_link(text);
        let (text, is_closing) = (text.trim(), after.is_some());
        self.back_links += usize::from(is_closing);
        let is_first = self.ksbs.is_empty();
        let is_of_list = line.form == LineForm::Item && !self.is_item;
        let goes_on_with = self.goes_on_with(text) && !is_after_blank;
        let before = self.pending.last().or(self.ksbs.last().map(|last| &last.statement));
        self.lists_ratings |= self.state == State::Open
            && is_beside(text)
            && (is_of_list || before.is_some_and(|before| before.ends_with([':', ',', ';'])));
        if let (true, Some(below)) = (self.is_open(), self.below.last_mut()) {
            below.lines += 1;
            below.are_cells &= !text.starts_with(char::is_lowercase) && !is_closing;
        }
        let goes_on = |before: &str| before.ends_with([':', ',', ';']);
        let is_label = self.state == State::Open
            && !before.is_some_and(|before| goes_on(before) || (before.contains(':') && !text.contains(':')))
            && !is_beside(text)
            && line.form != LineForm::Item
            && labels.begins(text);
        match (self.state, self.ksbs.last_mut(), kind) {
            _ if text.is_empty() => {}
            (State::Waiting, Some(last), _) => {
                self.has_strays |= is_stray("", text);
                last.statement = text.to_owned();
                if let Some(below) = self.below.last_mut() {
                    below.first = text.len();
                }
                self.state = State::Open;
            }
            (State::Open, Some(last), _) if is_label => {
                let value = text.split_once(':').map(|(_, value)| value.trim());
                match value.filter(|value| is_beside(value)) {
                    Some(value) => self.beside.push((last.code.clone(), value.to_owned())),
                    None => self.leave_out(text),
                }
                self.state = State::Labelled;
            }
            (State::Labelled, Some(last), _) if is_beside(text) => {
                self.beside.push((last.code.clone(), text.to_owned()));
            }
            (State::Open, ..) if text.contains(is_box) => self.leave_out(text),
            // `Back to top`
            (State::Open, ..)
                if is_of_buttons(text) && text.starts_with(char::is_uppercase) && !goes_on_with =>
            {
                self.leave_out(text);
            }
            // Another column.
            (State::Open, ..) if line.is_beside => self.leave_out(text),
            (State::Open, Some(last), _) if is_beside(text) && !self.lists_ratings => {
                self.beside.push((last.code.clone(), text.to_owned()));
                self.is_after_blank = is_after_blank;
            }
            (State::Open, Some(last), _) => {
                // `see` `K1 for limits`
                let is_code =
                    || code_start(text).is_some_and(|start| start.rest.starts_with(char::is_lowercase));
                let goes_on = goes_on(&last.statement)
                    || text.starts_with(|c: char| c.is_lowercase())
                    || is_of_list
                    || is_closing
                    || goes_on_with
                    || is_code();
                let before_is_open = !last.statement.ends_with(['.', '!', '?']);
                // A colon announces lines of any length.
                self.is_listing |= last.statement.ends_with(':');
                let may_go_on = self.is_listing || self.widths.goes_on(self.length, text);
                self.length = line.text.len();
                if goes_on {
                    self.take_pending(usize::MAX);
                    // A colon announces a list.
                    let is_of_list = line.form == LineForm::Item
                        && self.ksbs.last().is_some_and(|last| last.statement.contains(':'));
                    self.append(text, is_of_list);
                } else if is_after_blank {
                    self.end_part(false);
                    self.leave_out(text);
                } else if !may_go_on {
                    // The line above had a place for its first word. Or its author broke the line.
                    self.has_strays |= before_is_open;
                    self.state = State::Labelled;
                    self.leave_out(text);
                } else {
                    self.pending.push(text.to_owned());
                }
            }
            // Cells side by side are a table's.
            (_, _, Some(kind)) if is_first && !line.is_beside => {
                self.uncoded.add(kind, line, is_after_blank);
            }
            _ => self.leave_out(text),
        }
        if is_closing {
            self.state = State::Closed;
        }
    }

    /// Nothing more belongs to the last statement, but its own last lines. Only where `more_follow` are the lines
    /// before the end sure to be its own: elsewhere a footer may begin among them.
    pub(super) fn end_part(&mut self, more_follow: bool) {
        if more_follow {
            self.uncoded.begin();
        }
        if self.is_open() && self.wraps {
            // As far as its sentence goes: what follows is another part.
            let ends = |text: &str| text.ends_with(['.', '!', '?']);
            let is_whole = self.ksbs.last().is_some_and(|last| ends(&last.statement));
            let sentence =
                self.pending.iter().position(|line| ends(line)).map_or(self.pending.len(), |at| at + 1);
            let own = if is_whole { 0 } else { sentence };
            self.has_strays |= own > 0 && !more_follow;
            self.take_pending(own);
        }
        for line in std::mem::take(&mut self.pending) {
            self.leave_out(&line);
        }
        self.state = State::Closed;
    }

    /// Adds the first of the pending lines to the last statement.
    fn take_pending(&mut self, count: usize) {
        let later = self.pending.split_off(count.min(self.pending.len()));
        for line in std::mem::replace(&mut self.pending, later) {
            let ends = |text: &str| text.ends_with(['.', '!', '?', ':', ';', ',']);
            let is_whole = self.ksbs.last().is_some_and(|last| ends(&last.statement));
            // After a sentence, what is none is a heading.
            if is_whole && !ends(&line) { self.leave_out(&line) } else { self.append(&line, false) }
        }
    }

    /// Adds a line to the last statement.
    fn append(&mut self, line: &str, is_of_list: bool) {
        if let Some(last) = self.ksbs.last_mut() {
            self.has_strays |= !is_of_list && is_stray(&last.statement, line);
            append_line(&mut last.statement, line);
        }
    }

    /// Takes what somebody says in between. What follows may be theirs, too.
    pub(super) fn add_aside(&mut self, text: &str) {
        if self.is_any() {
            self.has_strays = true;
            if self.state == State::Open {
                self.end_part(true);
            }
            self.leave_out(text);
        }
    }

    pub(super) fn leave_out(&mut self, text: &str) {
        self.left_out.add(Why::NoStatement, text);
        // Below a heading that is a code, either of two lines may be its statement.
        self.has_strays |= self.style.is_some_and(|[is_heading, ..]| is_heading);
    }
}
