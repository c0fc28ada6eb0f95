//! The duties of a page, with the statements that they need and the options that they belong to.

use super::lines::Line;
use crate::catalogue::{Duty, OccupationOption, Warning};
use crate::read::shared::code::{code_list, duty_start};
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

    pub(super) fn start(&mut self, line: &Line) {
        let Some((code, statement)) = duty_start(&line.text, true) else { return };
        if self.duties.len() < MAX_ITEMS {
            self.has_codes = false;
            self.duties.push(Duty {
                code,
                statement: statement.to_owned(),
                core: None,
                ksbs: Vec::new(),
                options: self.option.clone().into_iter().collect(),
            });
        }
    }

    /// Adds the codes in `text` to the last duty.
    pub(super) fn add_codes(&mut self, text: &str) {
        let (Some(duty), Some(codes)) = (self.duties.last_mut(), code_list(text)) else { return };
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
        let name = lower.strip_prefix("option:").unwrap_or(&lower).trim();
        if let Some(at) = self.options.iter().position(|option| option.eq_ignore_ascii_case(name)) {
            self.option = Some(format!("O{}", at + 1));
            return;
        }
        if name == "core" || name == "core duties" {
            self.option = None;
            return;
        }
        let Some(duty) = self.duties.last_mut() else { return };
        if duty.statement.is_empty() {
            duty.statement.clone_from(&line.text);
        } else if !self.has_criteria && !line.is_beside && !self.has_codes {
            append_line(&mut duty.statement, &line.text);
        }
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
    pub(super) fn finish(self, warnings: &mut Vec<Warning>) -> Vec<Duty> {
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
