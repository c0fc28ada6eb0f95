//! The text that a person gets by copying an occupation's page in the occupational maps.
//!
//! `sections` splits it at its headings, and the other files read one section each. `write`
//! writes such a text.

mod header;
mod lists;
mod progression;
mod sections;
mod statements;
mod truncation;
mod write;

pub use write::write_occupation_page;

use crate::catalogue::{Occupation, TechnicalLevel, Warning};
use crate::error::{Error, ErrorCode};
use crate::input::MAX_TEXT;
use crate::read::document::{is_html, is_partly_html};
use crate::read::found::Found;
use crate::read::reading::Form;
use crate::read::shared::error::refused;
use crate::read::shared::html;
use crate::read::shared::ksb_list::warn_of_strays;
use crate::read::shared::line::{clean_line, split_lines};
use crate::read::shared::missing_parts::missing_parts;
use sections::{Section, Sections};

/// Reads an occupation page. Everything on the page is kept. The record's `warnings` say what is missing, doubtful or
/// in an unexpected form.
///
/// # Errors
/// Of kind `read`:
/// - `notAnOccupationPage` where the text has fewer than two marks of such a page
/// - `noStatements` where it has no knowledge, skills or behaviours
/// - `tooLarge` where it is longer than 1 MiB
///
/// ```
/// let page = "Welder\n\nLevel 3 - Technical Occupation\n\nReference: OCC0900\n\nKnowledge, skills and \
///     behaviours (KSBs)\n\nK1: Welding positions.\n";
/// let welder = skills_gap::read::read_occupation_page(page)?;
/// assert_eq!((welder.name.as_str(), welder.level), ("Welder", Some(3)));
/// assert!(welder.warnings.iter().any(|warning| warning.path == "duties"));
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn read_occupation_page(text: &str) -> Result<Occupation, Error> {
    if text.len() > MAX_TEXT {
        return Err(refused(ErrorCode::TooLarge, format_args!("a page of more than 1 MiB")));
    }
    let Some((occupation, _)) = read(text) else {
        let message = format_args!(
            "this is not the text of an occupation page. Open an occupation in the occupational maps, \
             select the whole page, copy it and paste it here"
        );
        return Err(refused(ErrorCode::NotAnOccupationPage, message));
    };
    if occupation.ksbs.is_empty() {
        let message = format_args!("this page has no knowledge, skills or behaviours. Copy the whole page");
        return Err(refused(ErrorCode::NoStatements, message));
    }
    Ok(occupation)
}

/// What the text says as such a page; none where it has no statement.
pub(super) fn find(text: &str) -> Option<Found> {
    let plain = is_html(text).then(|| html::as_text(text));
    let is_partly = is_partly_html(text);
    let found = pages(plain.as_deref().unwrap_or(text)).filter_map(|page| {
        let (mut occupation, marks) = read(page).filter(|(occupation, _)| !occupation.ksbs.is_empty())?;
        if is_partly {
            warn_of_strays(&mut occupation.warnings);
        }
        Some(Found::of(Form::OccupationPage, occupation, marks))
    });
    found.reduce(|mut all, one| {
        all.append(one);
        all
    })
}

/// The pages in a text: each begins with the legend of the map.
fn pages(text: &str) -> impl Iterator<Item = &str> {
    let first = text.find("Reference:").unwrap_or(text.len());
    let starts = text.match_indices("Potential occupational standard").map(|(at, _)| at);
    let mut from = 0;
    starts.filter(move |at| *at > first).chain([text.len()]).filter_map(move |to| {
        let page = text.get(from..to);
        from = to;
        page
    })
}

/// The occupation on the page, and how many marks of such a page there are; none where there are fewer than two.
fn read(text: &str) -> Option<(Occupation, usize)> {
    let lines = sections::without_legend(split_lines(text).map(clean_line).collect());
    let sections = Sections::of(&lines);
    let marks = sections.marks();
    if marks < 2 {
        return None;
    }
    let mut warnings = Vec::new();
    let header = header::read(sections.header());
    if sections.has_several_references() {
        let message = format_args!("The text has the references of several pages.");
        warnings.push(Warning::new("mixed", "reference", message));
    }
    let level = header.level;
    let mut occupation = Occupation {
        // A version may follow.
        reference: sections.label(Section::Reference).split(' ').next().unwrap_or_default().to_owned(),
        name: header.name,
        route: header.route,
        pathway: String::new(),
        cluster: String::new(),
        level,
        technical_level: header.technical_level.or(level.and_then(TechnicalLevel::of_level)),
        overview: header.overview,
        status: lists::without_icon(&sections.label(Section::Status)),
        version: String::new(),
        salary: lists::salary(&sections.label(Section::Salary), &mut warnings),
        soc: lists::soc(&sections),
        products: lists::products(sections.body(Section::Products), &mut warnings),
        employers: lists::employers(&sections),
        summary: sections.paragraphs(Section::Summary),
        job_titles: sections.paragraphs(Section::JobTitles),
        keywords: sections.paragraphs(Section::Keywords),
        ksbs: statements::ksbs(sections.body(Section::Ksbs), &mut warnings),
        duties: statements::duties(sections.body(Section::Duties), &mut warnings),
        options: Vec::new(),
        links: Vec::new(),
        map_routes: Vec::new(),
        warnings: Vec::new(),
    };
    warnings.extend(sections.left_over().map(|line| {
        Warning::new("unreadable", "$", format_args!("Stands where nothing is expected: “{line}”."))
    }));
    let map = progression::read(sections.body(Section::Progression), &mut warnings);
    occupation.links = map.links;
    occupation.map_routes = map.routes;
    occupation.level = level.or(map.focused_level);
    occupation.technical_level =
        occupation.technical_level.or(occupation.level.and_then(TechnicalLevel::of_level));
    warnings.extend(missing_parts(&occupation, "The page", &[]));
    warnings.extend(truncation::truncation_warning(&occupation, &sections));
    occupation.warnings = warnings;
    Some((occupation, marks))
}
