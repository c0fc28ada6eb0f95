//! The duties of a page, with the statements that they need and the options that they belong to.

use super::lines::Line;
use crate::catalogue::{Duty, OccupationOption, Warning};
use crate::read::shared::code::{code_list, duty_start, kind_of_name};
use crate::read::shared::ksb_list::{append_line, is_same};
use crate::read::shared::record::warn;

/// Collects duties, line by line.
#[derive(Default)]
pub(super) struct Duties {
    duties: Vec<Duty>,
    options: Vec<String>,
    /// The code of the option that the next duties belong to.
    option: Option<String>,
    /// Whether the table has a column of criteria, which are left out.
    has_criteria: bool,
    /// Whether the codes of the last duty have come.
    has_codes: bool,
    /// The statements below duties: how many duties stand above, and the code.
    below: Vec<(usize, String)>,
    /// Whether duties and their statements take turns.
    are_among: bool,
}

/// A duty, and the codes behind it on its line: `Plan learning (K1, S1)`, `Plan learning – K1, S1`, `Plan learning K1 S1`.
fn codes_behind(text: &str) -> (&str, Vec<String>) {
    let inside = text.trim_end_matches('.').strip_suffix([')', ']']);
    if let Some((duty, list)) = inside.and_then(|inside| inside.rsplit_once(['(', '[']))
        && let Some(codes) = code_list(list)
    {
        return (duty.trim_end(), codes);
    }
    let mut start = text.len();
    let mut codes = Vec::new();
    for word in text.rsplit(' ') {
        let word_start = start.saturating_sub(word.len() + usize::from(start < text.len()));
        let plain = word.trim_matches([',', ';', '&', '.']);
        let is_between = plain.is_empty() || plain == "and" || plain.to_ascii_lowercase().starts_with("ksb");
        let found = code_list(plain).filter(|_| plain.starts_with(char::is_uppercase));
        match found {
            Some(found) => codes.splice(0..0, found).for_each(drop),
            None if is_between && !codes.is_empty() => {}
            None => break,
        }
        start = word_start;
        if codes.len() > 999 {
            break;
        }
    }
    if codes.is_empty() {
        return (text, codes);
    }
    let marks = [' ', ',', ';', ':', '-', '–', '—', '|'];
    (text.get(..start).unwrap_or_default().trim_end_matches(marks), codes)
}

/// At most so many duties and options are taken: as many as codes of four digits can name.
const MAX_ITEMS: usize = 9_999;

impl Duties {
    pub(super) fn is_any(&self) -> bool {
        !self.duties.is_empty()
    }

    /// Whether `line` is the head of a column, `KSBs`. The heading `KSBs` looks the same, but stands after the duties.
    pub(super) fn is_column_head(&self, line: &Line) -> bool {
        self.duties.is_empty()
            && ["duty", "duties", "ksbs", "ksb"].contains(&line.text.to_ascii_lowercase().as_str())
    }

    /// Whether a duty goes on where the last one ended, below its statements.
    pub(super) fn resumes(&self, code: &str, statement: &str) -> bool {
        let number = |code: &str| code.trim_start_matches('D').parse::<u16>().unwrap_or_default();
        let last = self.duties.last().map_or(0, |last| number(&last.code));
        !statement.is_empty() && number(code) == last + 1
    }

    /// Begins the duty of a line: below the statements of the last one, if it is `among` them.
    pub(super) fn start(&mut self, line: &Line, among: bool) {
        let Some((code, statement)) = duty_start(&line.text, true) else { return };
        self.are_among |= among && !self.below.is_empty();
        if self.duties.len() < MAX_ITEMS {
            let (statement, codes) = codes_behind(statement);
            self.has_codes = false;
            self.duties.push(Duty {
                code,
                statement: statement.to_owned(),
                core: None,
                ksbs: Vec::new(),
                options: self.option.clone().into_iter().collect(),
            });
            self.add_all(codes);
        }
    }

    /// A statement stands below the last duty.
    pub(super) fn add_below(&mut self, code: String) {
        self.below.push((self.duties.len(), code));
    }

    /// Adds the codes in `text` to the last duty.
    pub(super) fn add_codes(&mut self, text: &str) {
        self.add_all(code_list(text).unwrap_or_default());
    }

    fn add_all(&mut self, codes: Vec<String>) {
        let Some(duty) = self.duties.last_mut().filter(|_| !codes.is_empty()) else { return };
        self.has_codes = true;
        for code in codes {
            if !duty.ksbs.contains(&code) && duty.ksbs.len() < 3_000 {
                duty.ksbs.push(code);
            }
        }
    }

    /// Adds a line that is neither the start of a duty nor codes.
    pub(super) fn add_text(&mut self, line: &Line) {
        let lower = line.text.to_ascii_lowercase();
        if lower.starts_with("criteria for measuring") {
            self.has_criteria = true;
            return;
        }
        let name = lower.strip_prefix("option:").unwrap_or(&lower).trim().trim_end_matches(" duties");
        if let Some(at) = self.options.iter().position(|option| option.eq_ignore_ascii_case(name)) {
            self.option = Some(format!("O{}", at + 1));
            return;
        }
        if name == "core" || name == "core duties" {
            self.option = None;
            return;
        }
        let Some(duty) = self.duties.last_mut() else { return };
        let (text, codes) = codes_behind(&line.text);
        if duty.statement.is_empty() {
            text.clone_into(&mut duty.statement);
        } else if !self.has_criteria && !line.is_beside && !self.has_codes {
            append_line(&mut duty.statement, text);
        } else {
            return;
        }
        self.add_all(codes);
    }

    /// The option that a line among statements names: `Site carpenter`, `Option 1: Joiner skills`.
    pub(super) fn option_of<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (label, name) = text.split_once([':', '–', '-']).unwrap_or((text, ""));
        let label = label.trim();
        let number = label.get(..7).filter(|start| start.eq_ignore_ascii_case("option ")).and(label.get(7..));
        let is_label =
            number.is_some_and(|number| number.len() == 1 || number.parse::<u8>().is_ok()) && name.len() < 80;
        let name = if is_label && !name.trim().is_empty() { name.trim() } else { text };
        let (words, last) = name.rsplit_once(' ').unwrap_or((name, ""));
        let name = if kind_of_name(last).is_some() { words } else { name };
        (is_label || self.options.iter().any(|one| one.eq_ignore_ascii_case(name))).then_some(name)
    }

    /// Adds the name of an option.
    pub(super) fn add_option(&mut self, name: &str) {
        let is_word_of_the_site = ["all", "core"].contains(&name.to_ascii_lowercase().as_str());
        if !is_word_of_the_site && self.options.len() < 1_000 && !self.options.iter().any(|one| one == name) {
            self.options.push(name.to_owned());
        }
    }

    pub(super) fn options(&self) -> Vec<OccupationOption> {
        let option = |(number, name): (usize, &String)| OccupationOption {
            code: format!("O{number}"),
            name: name.clone(),
            reference: String::new(),
        };
        (1..).zip(&self.options).map(option).collect()
    }

    /// The duties, each once.
    pub(super) fn finish(mut self, warnings: &mut Vec<Warning>) -> Vec<Duty> {
        for (above, code) in self.below.into_iter().filter(|_| self.are_among) {
            let duty = above.checked_sub(1).and_then(|at| self.duties.get_mut(at));
            if let Some(duty) = duty.filter(|duty| duty.ksbs.len() < 3_000 && !duty.ksbs.contains(&code)) {
                duty.ksbs.push(code);
            }
        }
        // By number: the place of the first with it.
        let mut kept: Vec<Duty> = Vec::new();
        let mut places = vec![usize::MAX; 1_000];
        for duty in self.duties {
            let path = format!("duties.{}", duty.code);
            if duty.statement.is_empty() {
                warn(warnings, "missing", &path, format_args!("{} has no text.", duty.code));
            }
            let number = duty.code.trim_start_matches('D').parse().unwrap_or(0);
            let Some(place) = places.get_mut::<usize>(number) else { continue };
            match kept.get(*place) {
                Some(first) if is_same(&first.statement, &duty.statement) => continue,
                Some(_) => warn(warnings, "duplicate", &path, format_args!("{} stands twice.", duty.code)),
                None => *place = kept.len(),
            }
            kept.push(duty);
        }
        kept
    }
}
