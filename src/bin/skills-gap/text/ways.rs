//! Ways, plans, nearest occupations and comparisons as text.

use skills_gap::gap::Standing;
use skills_gap::pathway::{
    CompareReport, NearestReport, Pathway, PathwayMerit, PathwaysReport, PlanItem, PlanReport,
};

use super::gap::{expectation, occupation, tally};
use super::{Page, counted, id, level, notes, percent, room};
use crate::output::Printable;
use crate::table::{Table, share};

impl Printable for NearestReport {
    const COLUMNS: &'static [&'static str] = &[
        "total",
        "occupations.0.reference",
        "occupations.0.name",
        "occupations.0.likely",
        "occupations.1.reference",
        "occupations.1.name",
        "occupations.1.likely",
        "occupations.2.reference",
        "occupations.2.name",
        "occupations.2.likely",
    ];

    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&format!("Nearest of {}", counted(self.total, "occupation", "occupations")));
        let room = room(self.occupations.iter().map(|one| one.reference.as_str()));
        for one in &self.occupations {
            let held = one.likely.map(|likely| format!(", probably about {} held", percent(likely)));
            let related = if one.related { ", related" } else { "" };
            let held = held.unwrap_or_default();
            page.item(room, &one.reference, &format!("{}{}{related}{held}", one.name, level(one.level)));
        }
        notes(page, &self.warnings);
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.occupations.iter().map(|one| {
            [
                one.reference.clone(),
                one.name.clone(),
                one.level.map(|level| level.to_string()).unwrap_or_default(),
                one.route.clone(),
                one.related.to_string(),
                share(one.likely),
                one.likeness.to_string(),
            ]
        });
        Some(Table::new(["reference", "name", "level", "route", "related", "likely", "likeness"], rows))
    }
}

impl Printable for PathwaysReport {
    const COLUMNS: &'static [&'static str] =
        &["target.reference", "suggested", "pathways.0.straight", "pathways.0.official", "complete"];

    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&format!("Ways to {}", occupation(&self.target)));
        if let Some(none) = &self.none {
            page.line(&none.message);
        }
        for (number, pathway) in self.pathways.iter().enumerate() {
            page.blank();
            let suggested = if self.suggested == Some(number) { ", suggested" } else { "" };
            page.title(&format!("{}{suggested}{}", number + 1, merits(pathway)));
            for step in &pathway.steps {
                page.item(
                    10,
                    &step.occupation.reference,
                    &format!("{}. {}", step.occupation.name, tally(&step.counts)),
                );
            }
        }
        notes(page, &self.warnings);
        true
    }
}

/// What is said for a way.
fn merits(pathway: &Pathway) -> String {
    let straight = if pathway.straight { ", straight there" } else { "" };
    let official = if pathway.official { ", by published links" } else { "" };
    let best = pathway.best.iter().map(|merit| match merit {
        PathwayMerit::FewestSteps => ", fewest steps",
        PathwayMerit::LeastToLearn => ", least to learn",
        PathwayMerit::SmallestStep => ", smallest steps",
    });
    [straight, official].into_iter().chain(best).collect()
}

impl Printable for PlanReport {
    const COLUMNS: &'static [&'static str] = &[
        "steps.0.occupation.reference",
        "steps.0.counts.toLearn",
        "steps.0.items.0.code",
        "steps.0.items.0.statement",
    ];

    fn write_text(&self, page: &mut Page) -> bool {
        for step in &self.steps {
            page.title(&format!("Plan for {}", occupation(&step.occupation)));
            page.line(&tally(&step.counts));
            let groups = [
                ("To learn", Standing::ToLearn),
                ("To learn in part", Standing::Partly),
                ("To check: probably held", Standing::Probably),
                ("Not asked yet", Standing::Open),
            ];
            for (title, standing) in groups {
                let items: Vec<&PlanItem> =
                    step.items.iter().filter(|item| item.standing == standing).collect();
                if items.is_empty() {
                    continue;
                }
                page.blank();
                page.title(title);
                items.iter().for_each(|item| page.item(5, &item.code, &item.statement));
            }
            page.blank();
        }
        notes(page, &self.warnings);
        true
    }

    fn table(&self) -> Option<Table> {
        let items = self.steps.iter().flat_map(|step| step.items.iter().map(move |item| (step, item)));
        let rows = items.map(|(step, item)| {
            [
                step.occupation.reference.clone(),
                item.code.clone(),
                item.statement.clone(),
                share(item.likely),
                item.prompt.clone(),
            ]
        });
        Some(Table::new(["occupation", "code", "statement", "likely", "prompt"], rows))
    }
}

impl Printable for CompareReport {
    const COLUMNS: &'static [&'static str] = &[
        "targets.0.occupation.reference",
        "targets.0.coverage.likely",
        "targets.1.occupation.reference",
        "targets.1.coverage.likely",
    ];

    fn write_text(&self, page: &mut Page) -> bool {
        for target in &self.targets {
            page.title(&occupation(&target.occupation));
            page.line(&tally(&target.counts));
            page.line(&expectation(target.coverage.as_ref()));
            page.blank();
        }
        if !self.shared.is_empty() {
            page.title("To learn for several of them");
            for gap in self.shared.iter().take(5) {
                page.item(11, &id(&gap.statement), &gap.statement.statement);
            }
        }
        notes(page, &self.warnings);
        true
    }
}
