//! The gap, what to rate next, and strengths, as text.

use skills_gap::assessment::Scale;
use skills_gap::catalogue::OccupationSummary;
use skills_gap::gap::{
    AssumedOccupation, Evidence, GapReport, GapSummary, Shares, Standing, StatementReport, Tally,
};
use skills_gap::pathway::NextReport;
use skills_gap::transfer::{StatementRef, TransferReport};

use super::{Page, counted, id, level, notes, percent, room};
use crate::output::Printable;
use crate::table::{Table, share};

/// How many statements of a list are shown.
const SHOWN: usize = 3;
/// As wide as the longest code: `K123`.
const CODES: usize = 5;

impl Printable for GapReport {
    const COLUMNS: &'static [&'static str] = &[
        "target.reference",
        "counts.overall.total",
        "counts.overall.held",
        "counts.overall.partly",
        "counts.overall.toLearn",
        "counts.overall.probably",
        "counts.overall.open",
        "coverage.overall.shown",
        "coverage.overall.low",
        "coverage.overall.likely",
        "coverage.overall.high",
        "coverage.overall.possible",
        "enough",
        "moreQuestions",
    ];

    fn write_text(&self, page: &mut Page) -> bool {
        page.title(&occupation(&self.target));
        if let Some(current) = &self.current {
            page.line(&format!("From {}.", occupation(current)));
        }
        for assumed in &self.assumed {
            page.line(&assumption(assumed, &self.scale));
        }
        page.line(&tally(&self.counts.overall));
        page.line(&expectation(self.coverage.overall.as_ref()));
        list(self, page, "To learn first", &self.lists.to_learn);
        list(self, page, "To learn in part", &self.lists.partly);
        list(self, page, "Probably held", &self.lists.probably);
        page.blank();
        page.line(&until_enough(self.enough, self.more_questions, self.margin, ": ask `next`"));
        notes(page, &self.warnings);
        page.aside("Every statement, number and reason: --pretty");
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.statements.iter().map(|one| {
            [
                one.code.clone(),
                one.statement.clone(),
                standing(one).to_owned(),
                share(one.likely),
                one.weight.to_string(),
                source(one, &self.target.reference).unwrap_or_default(),
                one.note.clone(),
            ]
        });
        Some(Table::new(["code", "statement", "standing", "likely", "weight", "source", "note"], rows))
    }
}

/// The first statements of a list, and how many more there are.
fn list(report: &GapReport, page: &mut Page, title: &str, codes: &[String]) {
    let statements = codes.iter().filter_map(|code| report.statements.iter().find(|one| one.code == *code));
    let statements: Vec<&StatementReport> = statements.collect();
    if statements.is_empty() {
        return;
    }
    page.blank();
    page.title(&match statements.len().saturating_sub(SHOWN) {
        0 => title.to_owned(),
        _ => format!("{title}: {SHOWN} of {}", statements.len()),
    });
    let label = |one: &&StatementReport| match source(one, &report.target.reference) {
        Some(source) => format!("{} ← {source}", one.code),
        None => one.code.clone(),
    };
    let labels: Vec<String> = statements.iter().take(SHOWN).map(label).collect();
    let room = room(labels.iter().map(String::as_str)).max(CODES);
    for (label, one) in labels.iter().zip(statements) {
        page.short_item(room, label, &one.statement);
    }
}

/// The other statement, than this one of `target`, that an estimate or a certainty comes from.
fn source(one: &StatementReport, target: &str) -> Option<String> {
    let source = match &one.evidence {
        Evidence::Same(same) => &same.source,
        Evidence::Carried(carried) => &carried.source,
        Evidence::Rated(_) | Evidence::Open => return None,
    };
    let is_itself = source.occupation == target && source.code == one.code;
    (!is_itself).then(|| id(source))
}

/// The name of a standing in the contract.
fn standing(one: &StatementReport) -> &'static str {
    match one.standing {
        Standing::Held => "held",
        Standing::Partly => "partly",
        Standing::ToLearn => "toLearn",
        Standing::Probably => "probably",
        Standing::Open => "open",
    }
}

/// An occupation's name and where to find it.
pub(super) fn occupation(summary: &OccupationSummary) -> String {
    format!("{} ({}{})", summary.name, summary.reference, level(summary.level))
}

/// What is taken for granted of an occupation.
fn assumption(assumed: &AssumedOccupation, scale: &Scale) -> String {
    let label = |point: usize| scale.points.get(point).map_or("", |point| point.labels.skill.as_str());
    let (point, reference) = (assumed.point, &assumed.occupation.reference);
    // Where it counts more than the point does, it lies halfway to the next.
    let said = if assumed.credit > scale.credit(point) {
        format!("between “{}” and “{}”", label(point), label(point + 1))
    } else {
        format!("“{}”", label(point))
    };
    format!("Assumed: {said} for all of {reference} that is not rated. Not certain.")
}

/// Where the statements stand, in whole numbers.
pub(super) fn tally(tally: &Tally) -> String {
    let Tally { total, held, partly, to_learn, probably, open, .. } = tally;
    format!(
        "Of {}: {held} held, {partly} in part, {to_learn} to learn, {probably} probably held, {open} not asked.",
        counted(*total, "statement", "statements")
    )
}

/// How much is held, and how sure that is.
pub(super) fn expectation(shares: Option<&Shares>) -> String {
    match shares {
        Some(Shares { likely: Some(likely), low: Some(low), high: Some(high), .. }) => format!(
            "Probably about {} is held: {} to {}, four times in five.",
            percent(*likely),
            percent(*low),
            percent(*high)
        ),
        Some(_) => "Nothing is rated or assumed, so nothing can be expected yet.".to_owned(),
        None => "It has no statements that count.".to_owned(),
    }
}

/// What is said of further answers; `ask` says how to get them.
fn until_enough(is_enough: bool, more: usize, margin: f64, ask: &str) -> String {
    if is_enough {
        format!("Answers enough: the range is within {} either way.", points(margin))
    } else if more == 0 {
        "Nothing is left to ask.".to_owned()
    } else {
        let answers = counted(more, "more answer narrows", "more answers narrow");
        format!("About {answers} the range to {} either way{ask}.", points(margin))
    }
}

/// A margin in points of a hundred.
fn points(margin: f64) -> String {
    counted((margin * 100.0).round() as usize, "point", "points")
}

/// Asked for by fields alone.
impl Printable for GapSummary {}

/// The fields of a [`GapSummary`].
pub const OF_SUMMARY: [&str; 13] = [
    "engineVersion",
    "catalogueVersion",
    "requestHash",
    "target",
    "option",
    "current",
    "weights",
    "assumed",
    "coverage",
    "counts",
    "lists",
    "enough",
    "margin",
];

impl Printable for NextReport {
    const COLUMNS: &'static [&'static str] = &[
        "coverage.low",
        "coverage.likely",
        "coverage.high",
        "enough",
        "moreQuestions",
        "questions.0.statement.occupation",
        "questions.0.statement.code",
        "questions.0.statement.statement",
    ];

    fn write_text(&self, page: &mut Page) -> bool {
        page.title("Ask next");
        for target in &self.targets {
            page.line(&format!("For {}.", occupation(target)));
        }
        page.line(&expectation(self.coverage.as_ref()));
        page.line(&until_enough(self.enough, self.more_questions, self.margin, ""));
        page.blank();
        let ids: Vec<String> = self.questions.iter().map(|one| id(&one.statement)).collect();
        let room = room(ids.iter().map(String::as_str));
        for (id, question) in ids.iter().zip(&self.questions) {
            page.item(room, id, &question.statement.statement);
        }
        true
    }

    fn table(&self) -> Option<Table> {
        let rows = self.questions.iter().map(|one| {
            let statement = &one.statement;
            [
                statement.occupation.clone(),
                statement.code.clone(),
                statement.statement.clone(),
                one.narrows.to_string(),
            ]
        });
        Some(Table::new(["occupation", "code", "statement", "narrows"], rows))
    }
}

impl Printable for TransferReport {
    const COLUMNS: &'static [&'static str] = &["strength", "threshold", "carries"];

    fn write_text(&self, page: &mut Page) -> bool {
        let named = |one: &StatementRef| match one.code.as_str() {
            "" => one.statement.clone(),
            _ => format!("{} {}", id(one), one.statement),
        };
        page.item(8, "Held", &named(&self.source));
        page.item(8, "Required", &named(&self.target));
        let verdict = if self.carries { "It carries over" } else { "It does not carry over" };
        page.line(&format!(
            "{verdict}: who holds the first holds {} of the second on average; from {} on, it carries over.",
            percent(self.strength),
            percent(self.threshold)
        ));
        let shared: Vec<&str> = self.reasons.shared.iter().map(|term| term.target.as_str()).collect();
        let missing: Vec<&str> = self.reasons.missing.iter().map(|term| term.target.as_str()).collect();
        for (label, words) in [("In both", shared), ("Missing", missing)] {
            if !words.is_empty() {
                page.item(8, label, &words.join(", "));
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use skills_gap::Engine;
    use skills_gap::gap::GapRequest;
    use skills_gap::input::Value;

    use super::*;

    #[test]
    fn a_summary_has_the_fields_that_it_is_asked_for() {
        let summary = Engine::embedded().gap_summary(&GapRequest::new("OCC0526")).expect("a summary");
        let summary = Value::parse(&skills_gap::to_json(&summary).expect("JSON")).expect("JSON");
        let Value::Object(fields) = summary else { panic!("an object") };
        assert!(fields.iter().map(|(name, _)| name).eq(&OF_SUMMARY));
    }
}
