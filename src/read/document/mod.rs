//! A page or a list of statements, whoever wrote it: the standard's or the occupation's page of the skillsengland
//! site, a provider's copy, a portfolio's Markdown, plain lines `K1: …`. As text, as HTML or as Markdown.
//!
//! `lines` makes clean lines of all three, `headings` knows the headings, `facts` takes name, reference and level,
//! `statements` and `duties` take theirs, `uncoded` those without codes. `parts` walks through the lines of one occupation, `sections` tells several apart.

mod advert;
mod bullets;
mod debris;
mod doubt;
mod duties;
mod ends;
mod facts;
mod headings;
mod labels;
mod left_out;
mod lines;
mod other_parts;
mod parts;
mod sections;
mod state;
mod statements;
mod titles;
mod uncoded;
mod wraps;

pub(super) use advert::is_advert;
pub(super) use debris::is_page_number;
pub(super) use facts::{References, is_name_of_form, labels_name, level_in, reference_in, without_facts};
pub(super) use lines::{as_lines, is_html, is_partly_html, without_links};

use super::found::Found;
use super::own_words::is_cv;
use super::reading::Form;
use super::shared::ksb_list::warn_of_strays;
use super::shared::missing_parts::missing_parts;
use super::table::beside;
use crate::catalogue::{Kind, Occupation, Product, TechnicalLevel, Warning};
use crate::error::quoted;
use doubt::are_only_codes;
use ends::take_from_ends;
use labels::is_letter;
use lines::{Line, LineForm};
use parts::Parts;
use sections::sections;
use statements::Around;

/// The parts of an occupation that these pages never have, and those that lists never have. A missing reference is
/// said where one is made.
const NEVER_ON_PAGES: &[&str] = &[
    "reference",
    "overview",
    "status",
    "soc",
    "soc.subUnitGroups",
    "products",
    "employers",
    "keywords",
    "links",
    "mapRoutes",
];
const NEVER_IN_LISTS: &[&str] = &[
    "reference",
    "route",
    "overview",
    "status",
    "soc",
    "soc.subUnitGroups",
    "products",
    "employers",
    "summary",
    "jobTitles",
    "keywords",
    "duties",
    "links",
    "mapRoutes",
    "ksbs.behaviours",
    "ksbs.knowledge",
    "ksbs.skills",
];

/// What the text says as pages or lists of statements; none where it has no statement.
pub(super) fn read(text: &str) -> Option<Found> {
    let lines = as_lines(text);
    let sections = sections(&lines);
    let is_only = sections.len() == 1;
    let is_partly = is_partly_html(text);
    let mut all: Option<Found> = None;
    for section in sections {
        let Some(mut found) = read_one(lines.get(section.lines).unwrap_or_default()) else { continue };
        for one in &mut found.occupations {
            // Of several, one that is not whole may go on in another.
            let is_whole = |kind| one.ksbs.iter().any(|ksb| ksb.kind == kind);
            if is_partly || section.is_blind || !(is_only || Kind::ALL.into_iter().all(is_whole)) {
                warn_of_strays(&mut one.warnings);
            }
        }
        match &mut all {
            None => all = Some(found),
            Some(all) => all.append(found),
        }
    }
    all
}

/// What the lines say as one page or list.
fn read_one(lines: &[Line]) -> Option<Found> {
    let mut warnings = Vec::new();
    let mut parts = Parts::of(lines);
    let marks = parts.marks;
    let is_coded = parts.statements.is_coded();
    let facts = facts::of(lines, &parts.facts, &mut warnings);
    let around = Around {
        is_known: marks >= 2 || !facts.reference.is_empty(),
        is_of_another: is_advert(lines) || is_cv(lines.iter().map(|line| line.text.as_str())),
        is_letter: is_letter(lines),
        is_of_row: parts.labels.are_of_row(),
    };
    let is_told = around.is_known || marks > 0 || parts.facts.has_ksbs;
    let mut ratings = parts.statements.take_beside(&mut warnings);
    let mut ksbs = parts.statements.finish(&around, &mut warnings)?;
    ratings.extend(take_from_ends(&mut ksbs, &mut warnings));
    let has_codes = !warnings.iter().any(|one| one.code == "numbered");
    if has_codes && !is_told && are_only_codes(&ksbs, lines, facts.level.is_some()) {
        let message = format_args!("Only the codes say that these are statements of a standard: check them.");
        warnings.push(Warning::new("guessed", "ksbs", message));
    }
    let mut above = parts.facts.front.iter().filter(|line| line.form == LineForm::Item);
    if let Some(first) = above.next().filter(|_| !has_codes) {
        let message =
            format_args!("Left out what stands above the first heading of a kind: {} …", quoted(&first.text));
        warnings.push(Warning::new("leftOut", "ksbs", message));
    }
    let ratings: Vec<_> = ratings.into_iter().map(|(code, cell)| (RATING.to_owned(), code, cell)).collect();
    let mut answers = beside(&ratings, &mut warnings).0;
    if parts.is_mixed {
        let message = format_args!("Some statements stand where a page has none.");
        warnings.push(Warning::new("mixed", "ksbs", message));
    }
    if parts.is_superseded {
        let message = format_args!("The page says that it is not the latest approved version.");
        warnings.push(Warning::new("version", "version", message));
    }
    if !parts.qualifications.is_empty() {
        let message =
            format_args!("Mandatory qualifications are not kept: {}.", parts.qualifications.join("; "));
        warnings.push(Warning::new("leftOut", "qualifications", message));
    }
    let options = parts.duties.options();
    let is_page = marks >= 2;
    let product = Product {
        reference: facts.reference.clone(),
        name: facts.name.clone(),
        level: facts.level,
        status: facts.status.clone(),
        form: String::new(),
    };
    let is_product = !facts.reference.is_empty() && !facts.reference.starts_with("OCC");
    let mut occupation = Occupation {
        reference: facts.reference,
        name: facts.name,
        route: facts.route,
        level: facts.level,
        technical_level: facts.level.and_then(TechnicalLevel::of_level),
        status: facts.status,
        version: facts.version,
        products: if is_product { vec![product] } else { Vec::new() },
        employers: parts.employers,
        summary: if parts.summary.is_empty() { parts.facts.paragraphs() } else { parts.summary },
        job_titles: facts::job_titles(&parts.job_titles),
        ksbs,
        duties: parts.duties.finish(&mut warnings),
        options,
        ..Occupation::default()
    };
    let (source, never) = match (is_page, has_codes) {
        (true, _) => ("The page", NEVER_ON_PAGES),
        (_, true) => ("The list", NEVER_IN_LISTS),
        // Where headings alone say the kinds, one that is missing may have had another heading.
        _ => ("The list", NEVER_IN_LISTS.get(..NEVER_IN_LISTS.len() - 2).unwrap_or_default()),
    };
    warnings.extend(missing_parts(&occupation, source, never));
    occupation.warnings = warnings;
    let form = if is_page { Form::StandardPage } else { Form::List };
    answers.reference.clone_from(&occupation.reference);
    // A list's codes are marks of their own.
    let found = Found::of(form, occupation, marks + usize::from(is_coded));
    Some(Found { answers: if answers.ratings.is_empty() { Vec::new() } else { vec![answers] }, ..found })
}

/// What ratings beside the lines of a list are called.
const RATING: &str = "Rating";
