//! What was read: occupations, adverts and CVs, as text.

use serde::Serialize;
use skills_gap::advert::{AdvertReport, ProposalsReport};
use skills_gap::catalogue::{Kind, Occupation};
use skills_gap::gap::Standing;
use skills_gap::read::{Advert, Form, Profile, ReadAnswers, Reading};

use super::gap::{expectation, tally};
use super::{Page, counted, id, level, notes, room};
use crate::output::Printable;

/// So many statements of a kind, or sentences, are shown.
const SHOWN: usize = 3;
const SENTENCES: usize = 12;
/// So many occupations are listed.
const LISTED: usize = 20;
/// As wide as the longest label of a fact.
const FACTS: usize = 8;

/// What was understood of several files.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Readings(pub Vec<Reading>);

impl Printable for Readings {
    fn write_text(&self, page: &mut Page) -> bool {
        for (number, reading) in self.0.iter().enumerate() {
            if number > 0 {
                page.blank();
            }
            reading.write_text(page);
        }
        true
    }
}

impl Printable for Reading {
    fn write_text(&self, page: &mut Page) -> bool {
        page.aside(&format!("Read as {}", form(self.form)));
        if self.occupations.len() > SHOWN {
            list(page, &self.occupations);
        } else {
            for one in &self.occupations {
                page.blank();
                understood(page, one);
                let own = self.answers.iter().filter(|answers| answers.reference == one.reference);
                own.for_each(|answers| beside(page, answers));
            }
        }
        notes(page, &self.warnings);
        page.blank();
        page.aside("All of it: --pretty");
        true
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::OccupationPage => "the page of an occupation",
        Form::StandardPage => "the page of a standard",
        Form::List => "a list",
        Form::Table => "a table",
        Form::Standards => "apprenticeship standards",
        Form::Maps => "answers of the occupational maps",
        Form::Courses => "standards of the courses service",
        Form::Json => "JSON with statements",
        Form::Records => "records of this program",
    }
}

/// Many occupations, a line each.
fn list(page: &mut Page, all: &[Occupation]) {
    page.title(&counted(all.len(), "occupation", "occupations"));
    let widest = room(all.iter().take(LISTED).map(|one| one.reference.as_str()));
    for one in all.iter().take(LISTED) {
        let statements = counted(one.ksbs.len(), "statement", "statements");
        page.short_item(widest, &one.reference, &format!("{}{}: {statements}", one.name, level(one.level)));
    }
    if all.len() > LISTED {
        page.item(widest, "…", &format!("{} more", all.len() - LISTED));
    }
}

/// An occupation: how many statements of each kind there are, and the first of them.
fn understood(page: &mut Page, one: &Occupation) {
    let name = if one.name.is_empty() { "No name" } else { &one.name };
    page.title(&format!("{name} ({}{})", one.reference, level(one.level)));
    for (kind, what) in
        [(Kind::Knowledge, "knowledge"), (Kind::Skill, "skills"), (Kind::Behaviour, "behaviours")]
    {
        let statements: Vec<_> = one.ksbs.iter().filter(|ksb| ksb.kind == kind).collect();
        if statements.is_empty() {
            page.line(&format!("No {what}."));
            continue;
        }
        let shown = if statements.len() > SHOWN + 1 { SHOWN } else { statements.len() };
        statements.iter().take(shown).for_each(|ksb| page.short_item(5, &ksb.code, &ksb.statement));
        if let Some(last) = statements.last().filter(|_| shown < statements.len()) {
            page.item(5, "…", &format!("{} {what} in all, to {}", statements.len(), last.code));
        }
    }
    if !one.duties.is_empty() {
        page.line(&format!("{}.", counted(one.duties.len(), "duty", "duties")));
    }
}

/// What stands beside the statements.
fn beside(page: &mut Page, answers: &ReadAnswers) {
    for column in &answers.ratings {
        let label = |at: usize| column.points.get(at).map_or("", |point| point.label.as_str());
        let scale = format!("{} to {}", label(0), label(column.points.len().saturating_sub(1)));
        let guess = if column.guessed { ", a guess" } else { "" };
        let count = counted(column.ratings.len(), "rating", "ratings");
        page.line(&format!("{count} in “{}”, from {scale}{guess}.", column.column));
    }
    for (count, one, more) in [(answers.notes.len(), "note", "notes"), (answers.dates.len(), "date", "dates")]
    {
        if count > 0 {
            page.line(&format!("{}.", counted(count, one, more)));
        }
    }
}

/// An advert as it was read, and what it comes to.
#[derive(Serialize)]
pub struct AdvertAnswer {
    pub advert: Advert,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<AdvertReport>,
}

impl Printable for AdvertAnswer {
    fn write_text(&self, page: &mut Page) -> bool {
        let Self { advert, report } = self;
        page.title(if advert.title.is_empty() { "An advert without a title" } else { &advert.title });
        let day = |day: &Option<skills_gap::read::AdvertDate>| {
            day.as_ref()
                .map(|day| day.date.clone().unwrap_or_else(|| day.written.clone()))
                .unwrap_or_default()
        };
        let pay = advert.salary.as_ref().map(|pay| pay.written.clone()).unwrap_or_default();
        for (label, text) in [
            ("Employer", advert.employer.clone()),
            ("Place", advert.place.clone()),
            ("Pay", pay),
            ("Closes", day(&advert.closes)),
        ] {
            if !text.is_empty() {
                page.item(FACTS, label, &text);
            }
        }
        page.blank();
        match report {
            Some(report) => against(page, advert, report),
            None => {
                let asking: Vec<&str> =
                    advert.sentences.iter().filter(|one| one.asks).map(|one| one.text.as_str()).collect();
                page.title(&format!("It asks for {}", counted(asking.len(), "thing", "things")));
                asking.iter().take(SENTENCES).for_each(|text| page.short_item(1, "-", text));
                more(page, asking.len());
            }
        }
        page.blank();
        page.aside("Every sentence, number and reason: --pretty");
        true
    }
}

/// What an advert comes to.
fn against(page: &mut Page, advert: &Advert, report: &AdvertReport) {
    page.title("It may be for");
    let widest = room(report.occupations.iter().map(|one| one.reference.as_str()));
    for one in &report.occupations {
        let is_taken = report.target.as_ref().is_some_and(|target| target.reference == one.reference);
        let taken = if is_taken { ", taken" } else { "" };
        page.item(widest, &one.reference, &format!("{}{}{taken}", one.name, level(one.level)));
    }
    let Some(target) = &report.target else { return notes(page, &report.warnings) };
    page.blank();
    page.title(&format!(
        "It asks for {}, {} of them outside {}",
        counted(report.sentences.len(), "thing", "things"),
        report.outside.len(),
        target.reference
    ));
    for sentence in report.sentences.iter().take(SENTENCES) {
        let text = advert.sentences.get(sentence.sentence).map_or("", |one| one.text.as_str());
        let label = match (sentence.statements.first(), sentence.standing, &sentence.duty) {
            (Some(first), Some(standing), _) => format!("{} {}", first.code, said(standing)),
            (_, _, Some(duty)) => format!("outside, {}", duty.code),
            _ => "outside".to_owned(),
        };
        page.short_item(13, &label, text);
    }
    more(page, report.sentences.len());
    if report.sentences.iter().any(|one| one.duty.is_some()) {
        page.line("“outside” with a duty: no statement covers it; that duty does.");
    }
    if let Some(gap) = &report.gap {
        page.blank();
        page.line(&tally(&gap.counts.overall));
        page.line(&expectation(gap.coverage.overall.as_ref()));
    }
    report.notes.iter().for_each(|note| page.line(&note.message));
    notes(page, &report.warnings);
}

fn more(page: &mut Page, count: usize) {
    if count > SENTENCES {
        page.item(13, "…", &format!("{} more", count - SENTENCES));
    }
}

/// A standing in a word.
fn said(standing: Standing) -> &'static str {
    match standing {
        Standing::Held => "held",
        Standing::Partly => "in part",
        Standing::ToLearn => "to learn",
        Standing::Probably => "probably",
        Standing::Open => "not asked",
    }
}

/// A profile as it was read, and what it proposes.
#[derive(Serialize)]
pub struct ProposalsAnswer {
    pub profile: Profile,
    pub report: ProposalsReport,
    /// What the points are called.
    #[serde(skip)]
    pub scale: skills_gap::assessment::Scale,
}

impl Printable for ProposalsAnswer {
    fn write_text(&self, page: &mut Page) -> bool {
        let proposals = &self.report.proposals;
        page.title(&format!(
            "{} from the CV. None counts yet",
            counted(proposals.len(), "proposal", "proposals")
        ));
        for one in proposals {
            let label = self.scale.points.get(one.point).map_or("", |point| point.labels.of(one.kind));
            let sentence = self.profile.sentences.get(one.sentence).map_or("", |one| one.text.as_str());
            page.blank();
            page.short_item(12, &id(&one.statement), &one.statement.statement);
            page.short_item(12, "", &format!("{}, “{label}”: “{sentence}”", one.point));
        }
        page.blank();
        page.aside("To take one, put its point among the request’s `ratings`; all of it: --pretty");
        notes(page, &self.profile.warnings);
        true
    }
}
