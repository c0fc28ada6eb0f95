//! What the catalogue has, as text.

use skills_gap::catalogue::{Kind, Occupation, OccupationSummary};
use skills_gap::pathway::{LinkEnd, LinkReport, LinksReport};
use skills_gap::search::SearchReport;

use super::gap::occupation;
use super::{Page, counted, id, level, percent, room};
use crate::output::Printable;
use crate::table::Table;

impl Printable for [OccupationSummary] {
    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&counted(self.len(), "occupation", "occupations"));
        let room = room(self.iter().map(|one| one.reference.as_str()));
        for one in self {
            page.item(room, &one.reference, &format!("{}{}", one.name, level(one.level)));
        }
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.iter().map(|one| {
            let level = one.level.map(|level| level.to_string()).unwrap_or_default();
            [one.reference.clone(), one.name.clone(), level, one.route.clone(), one.overview.clone()]
        });
        Some(Table::new(["reference", "name", "level", "route", "overview"], rows))
    }
}

impl Printable for SearchReport {
    const COLUMNS: &'static [&'static str] = &["total", "results.0.reference", "results.0.name"];

    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&counted(self.total, "occupation fits", "occupations fit"));
        let room = room(self.results.iter().map(|one| one.reference.as_str()));
        for one in &self.results {
            let by = if one.matched.text == one.name {
                String::new()
            } else {
                format!(" — {}", one.matched.text)
            };
            page.item(room, &one.reference, &format!("{}{}{by}", one.name, level(one.level)));
        }
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.results.iter().map(|one| {
            let level = one.level.map(|level| level.to_string()).unwrap_or_default();
            [one.reference.clone(), one.name.clone(), level, one.route.clone(), one.matched.text.clone()]
        });
        Some(Table::new(["reference", "name", "level", "route", "matched"], rows))
    }
}

impl Printable for Occupation {
    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&format!("{} ({}{})", self.name, self.reference, level(self.level)));
        if !self.overview.is_empty() {
            page.line(&self.overview);
        }
        for (kind, title) in
            [(Kind::Knowledge, "Knowledge"), (Kind::Skill, "Skills"), (Kind::Behaviour, "Behaviours")]
        {
            let statements: Vec<_> = self.ksbs.iter().filter(|ksb| ksb.kind == kind).collect();
            if !statements.is_empty() {
                page.blank();
                page.title(title);
            }
            for ksb in statements {
                page.item(4, &ksb.code, &ksb.statement);
            }
        }
        page.blank();
        page.aside("Duties, products and all else: --pretty");
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.ksbs.iter().map(|ksb| [ksb.code.clone(), ksb.statement.clone()]);
        Some(Table::new(["code", "statement"], rows))
    }
}

impl Printable for LinksReport {
    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&occupation(&self.occupation));
        // Only what is published leads on to anything.
        let published = |ends: &[LinkEnd]| -> Vec<LinkEnd> {
            ends.iter().filter(|end| end.link.official).cloned().collect()
        };
        let mut close: Vec<LinkEnd> = Vec::new();
        for end in self.out.iter().chain(&self.into).filter(|end| !end.link.official) {
            if !close.iter().any(|known| known.occupation.reference == end.occupation.reference) {
                close.push(end.clone());
            }
        }
        let lists: [(&str, Vec<LinkEnd>); 3] = [
            ("Leads on to it", published(&self.into)),
            ("It leads on to", published(&self.out)),
            ("Close in content (worked out here, not published)", close),
        ];
        for (title, ends) in lists.iter().filter(|(_, ends)| !ends.is_empty()) {
            page.blank();
            page.title(title);
            ends.iter().for_each(|end| page.item(7, &end.occupation.reference, &end.occupation.name));
        }
        if self.into.is_empty() && self.out.is_empty() {
            page.line("No link is known.");
        }
        true
    }
}

impl Printable for LinkReport {
    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&format!("{} → {}", occupation(&self.from), occupation(&self.to)));
        page.line(&match &self.link {
            Some(link) if link.official => "A published link.".to_owned(),
            Some(_) => "Close in content: worked out here, not published.".to_owned(),
            None => "No link.".to_owned(),
        });
        page.line(&format!(
            "Who holds all of the first holds about {} of the second.",
            percent(self.strength)
        ));
        for one in &self.statements {
            page.item(5, &one.code, &format!("{} (from {})", one.statement, id(&one.source.statement)));
        }
        true
    }
}
