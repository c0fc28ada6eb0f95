//! The report of a group as text.

use skills_gap::cohort::{CohortGroup, CohortReport};

use super::gap::occupation;
use super::{Page, counted, percent};
use crate::output::Printable;
use crate::table::Table;

/// How many gaps are shown.
const SHOWN: usize = 5;

impl Printable for CohortReport {
    fn write_text(&self, page: &mut Page) -> bool {
        let everybody = &self.everybody;
        page.title(&format!("{}: {}", occupation(&self.target), people(everybody)));
        if self.left_out > 0 {
            page.line(&format!(
                "{} left out: standard error says why.",
                counted(self.left_out, "person is", "people are")
            ));
        }
        page.line(&expectation(everybody));
        page.blank();
        page.title("Most have to learn");
        if everybody.gaps.is_empty() {
            page.line("Nobody has said that they have to learn anything.");
        }
        for code in everybody.gaps.iter().take(SHOWN) {
            let Some(one) = everybody.statements.iter().find(|one| one.code == *code) else { continue };
            let label = format!("{code}  {} of {}", one.to_learn + one.partly, everybody.people);
            page.short_item(16, &label, &one.statement);
        }
        if !everybody.teach.is_empty() {
            page.blank();
            page.title("Who could teach whom");
        }
        for teach in everybody.teach.iter().take(SHOWN) {
            let learners = counted(teach.learners, "has", "have");
            page.item(5, &teach.code, &format!("{} could teach, {learners} to learn it", teach.teachers));
            if !teach.teacher_ids.is_empty() {
                page.item(
                    5,
                    "",
                    &format!("from {} to {}", teach.teacher_ids.join(", "), teach.learner_ids.join(", ")),
                );
            }
        }
        for group in &self.groups {
            page.blank();
            page.title(&format!("{}: {}", name(group), people(group)));
            page.line(&expectation(group));
            let gaps: Vec<&str> = group.gaps.iter().take(SHOWN).map(String::as_str).collect();
            if !gaps.is_empty() {
                page.line(&format!("Most have to learn {}.", gaps.join(", ")));
            }
        }
        page.blank();
        page.aside(&format!("Nothing is said of fewer than {}.", counted(self.least, "person", "people")));
        true
    }

    fn table(&self) -> Option<Table> {
        let named = |name: &str, group: &CohortGroup| {
            let (name, people) = (name.to_owned(), group.people);
            let rows = group.statements.clone().into_iter().map(move |one| {
                let counts = [people, one.held, one.partly, one.to_learn, one.probably, one.open];
                let [people, held, partly, to_learn, probably, open] = counts.map(|count| count.to_string());
                [name.clone(), people, one.code, one.statement, held, partly, to_learn, probably, open]
            });
            rows.collect::<Vec<_>>()
        };
        // The first has no name: no group can be called like it.
        let rows = self.groups.iter().map(|group| named(name(group), group));
        let rows = [named("", &self.everybody)].into_iter().chain(rows).flatten();
        let header =
            ["group", "people", "code", "statement", "held", "partly", "toLearn", "probably", "open"];
        Some(Table::new(header, rows))
    }
}

fn people(group: &CohortGroup) -> String {
    counted(group.people, "person", "people")
}

/// What a group is called.
fn name(group: &CohortGroup) -> &str {
    match group.name.as_deref() {
        None => "Other groups together",
        Some("") => "Not said",
        Some(name) => name,
    }
}

fn expectation(group: &CohortGroup) -> String {
    match (group.likely, group.expected_of) {
        (Some(likely), Some(expected_of)) => {
            let of = if expected_of == group.people {
                String::new()
            } else {
                format!(", of the {expected_of} who rated or assumed something")
            };
            format!("Probably about {} is held on average{of}.", percent(likely))
        }
        (_, None) => {
            "Too few have rated or assumed anything to say how much they hold on average.".to_owned()
        }
        (None, Some(_)) => "Nobody has rated or assumed anything.".to_owned(),
    }
}
