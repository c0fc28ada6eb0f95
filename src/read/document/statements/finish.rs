//! What the collected lines come to: statements and the ratings beside them, or none.

use super::super::ends::{is_most, take_cells, take_options};
use super::super::labels::is_talk;
use super::super::uncoded::numbered;
use super::Statements;
use crate::catalogue::{Kind, Ksb, Warning};
use crate::read::shared::code::only_code;
use crate::read::shared::ksb_list::{warn_of_strays, without_faults};
use crate::read::shared::record::warn;

/// What the text around the statements is.
pub(in crate::read::document) struct Around {
    /// Whether it says which occupation it is.
    pub is_known: bool,
    /// Whether it is an advert or a CV.
    pub is_of_another: bool,
    pub is_letter: bool,
    /// Whether there are codes such as `A1`, too.
    pub is_of_row: bool,
}

impl Statements {
    /// The ratings below statements, by code. Where only a few have one, they are something else.
    pub(in crate::read::document) fn take_beside(
        &mut self,
        warnings: &mut Vec<Warning>,
    ) -> Vec<(String, String)> {
        let beside = std::mem::take(&mut self.beside);
        // Those of a statement stand together.
        let rated = beside.chunk_by(|(one, _), (next, _)| one == next).count();
        if is_most(rated, self.ksbs.len()) {
            return beside;
        }
        // A number alone is likely that of a page.
        let (numbers, words): (Vec<_>, Vec<_>) =
            beside.iter().partition(|(_, text)| text.bytes().all(|byte| byte.is_ascii_digit()));
        words.into_iter().for_each(|(_, text)| self.leave_out(text));
        if let Some((code, number)) = numbers.first() {
            let count = numbers.len();
            let numbers = if count == 1 { "number that stands" } else { "numbers that stand" };
            let message = format_args!("Left out {count} {numbers} alone: “{number}” below {code} …");
            warn(warnings, "leftOut", "ksbs", message);
        }
        Vec::new()
    }

    /// The statements; none where there are none. Those without codes count where none has a code. They may be
    /// anything, unless there are two kinds and no advert or CV around them, or it `is_known` which occupation it is.
    pub(in crate::read::document) fn finish(
        mut self,
        around: &Around,
        warnings: &mut Vec<Warning>,
    ) -> Option<Vec<Ksb>> {
        let Around { is_known, is_of_another, is_letter, is_of_row } = *around;
        take_cells(&mut self.ksbs, &self.below).iter().for_each(|cell| self.leave_out(cell));
        // `K2 Consulting` is no code: of one that no mark closes, there are several.
        let has_marks = self.style.is_some_and(|[_, _, is_marked, ..]| is_marked);
        let may_be_words = !has_marks && self.ksbs.iter().all(|ksb| !ksb.statement.is_empty());
        let are_few = self.ksbs.len() == 1 || (is_of_another && self.ksbs.len() < 4);
        if may_be_words && are_few && !is_known {
            return None;
        }
        if !self.ksbs.is_empty() {
            // Some numbers are missing.
            let has_gaps = self.last.iter().map(|last| usize::from(*last)).sum::<usize>() > self.ksbs.len();
            let [knowledge, ..] = self.last;
            let is_other = (is_of_row && knowledge == 0) || ((is_letter || has_gaps) && is_talk(&self.ksbs));
            if is_other {
                return None;
            }
            self.left_out.warn(warnings);
            // As much again that is not taken: the statements are only a part of what the text is about.
            let untaken = self.uncoded.len() + self.left_out.count();
            // A page has a link below each statement.
            let has_other_links = self.back_links > 0 && self.ksbs.len() > self.back_links + 2;
            if self.has_strays || has_other_links || self.uncoded.len() > 2 || untaken > self.ksbs.len() {
                warn_of_strays(warnings);
            }
            let mut ksbs = self.ksbs;
            take_options(&mut ksbs, self.options, warnings);
            return Some(without_faults(ksbs, warnings)).filter(|ksbs| !ksbs.is_empty());
        }
        let mut of_headings = Vec::new();
        let (taken, left_out) = std::mem::take(&mut self.uncoded).finish(&mut of_headings);
        // `K1,How to weld,4` is a row of a table, which has another reader.
        let is_row =
            |text: &str| text.split([',', ';', '|']).next().is_some_and(|cell| only_code(cell).is_some());
        if taken.iter().filter(|(_, text)| is_row(text)).take(2).count() == 2 {
            return None;
        }
        let kinds = Kind::ALL.iter().filter(|kind| taken.iter().any(|(one, _)| one == *kind)).count();
        if kinds == 0 || (!is_known && (kinds < 2 || is_of_another)) {
            return None;
        }
        left_out.iter().for_each(|line| self.leave_out(line));
        let message = format_args!("Numbered by their place: the text gives no codes.");
        warn(warnings, "numbered", "ksbs", message);
        self.left_out.warn(warnings);
        warnings.append(&mut of_headings);
        let ksbs = numbered(&taken, warnings);
        Some(without_faults(ksbs, warnings)).filter(|ksbs| !ksbs.is_empty())
    }
}
