//! The text that a person gets by copying an occupation's page in the occupational maps.
//!
//! `lines` cleans the text, `sections` splits it at its headings, and the other files read one section each. `write`
//! writes such a text.

mod header;
mod lines;
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
use crate::read::shared::error::refused;
use crate::read::shared::missing_parts::missing_parts;
use sections::{Section, Sections};

/// Reads an occupation page. Everything on the page is kept. The record's `warnings` say what is missing, doubtful or
/// in an unexpected form.
///
/// # Errors
/// Of kind `read`:
/// - `notAnOccupationPage` where the text has fewer than two marks of such a page
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
    let lines = sections::without_legend(lines::clean(text));
    let sections = Sections::of(&lines);
    if sections.marks() < 2 {
        let message = format_args!(
            "this is not the text of an occupation page. Open an occupation in the occupational maps, \
             select the whole page, copy it and paste it here"
        );
        return Err(refused(ErrorCode::NotAnOccupationPage, message));
    }
    let mut warnings = Vec::new();
    let header = header::read(sections.header());
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
    Ok(occupation)
}
