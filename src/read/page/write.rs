//! A record as the text of its page: the same fields in the same order.

use std::fmt::{self, Write};

use super::lists::ICON;
use crate::catalogue::{Direction, Occupation, Soc};

/// The page of `occupation`, as a person would copy it. What a page does not have, such as which duties are core, is
/// left out.
///
/// Reading the page gives the same record but for its warnings, if a page can have each of its texts. Such a text has
/// one line, and is no heading of the page. An employer's name has no comma.
///
/// ```
/// use skills_gap::Engine;
/// use skills_gap::read::{read_occupation_page, write_occupation_page};
///
/// let engine = Engine::embedded();
/// let occupation = engine.occupation("OCC0526")?;
/// let again = read_occupation_page(&write_occupation_page(occupation))?;
/// assert_eq!(again.ksbs, occupation.ksbs);
/// # Ok::<(), skills_gap::Error>(())
/// ```
pub fn write_occupation_page(occupation: &Occupation) -> String {
    let mut page = String::new();
    // Writing to a `String` cannot fail.
    let _ = write(&mut page, occupation);
    page
}

fn write(page: &mut String, occupation: &Occupation) -> fmt::Result {
    let Occupation { name, route, .. } = occupation;
    if !route.is_empty() {
        writeln!(page, "home {route}")?;
    }
    if !name.is_empty() {
        writeln!(page, "{name}\n\n{name}\n")?;
        paragraph(page, route)?;
    }
    if let Some(level) = occupation.level {
        let band = occupation.technical_level.map_or("", |band| band.name());
        writeln!(page, "Level {level} - {band} Occupation\n")?;
    }
    paragraph(page, &occupation.overview)?;
    label(page, "Reference", &occupation.reference)?;
    label(page, "Status", &occupation.status)?;
    if let Some(salary) = occupation.salary {
        writeln!(page, "Average (median) salary: £{salary} per year\n")?;
    }
    soc(page, occupation.soc.as_ref())?;
    products(page, occupation)?;
    let employers = occupation.employers.join(", ");
    list(
        page,
        "Employers involved in creating the standard:",
        [employers].iter().filter(|all| !all.is_empty()),
    )?;
    list(page, "Summary", occupation.summary.iter())?;
    list(page, "Typical job titles include:", occupation.job_titles.iter())?;
    list(page, "Keywords:", occupation.keywords.iter())?;
    if !occupation.ksbs.is_empty() {
        writeln!(page, "Knowledge, skills and behaviours (KSBs)\n")?;
        for ksb in &occupation.ksbs {
            writeln!(page, "{}: {}", ksb.code, ksb.statement)?;
        }
        writeln!(page)?;
    }
    if !occupation.duties.is_empty() {
        writeln!(page, "Duties\n")?;
        for duty in &occupation.duties {
            writeln!(page, "Duty {}\n", duty.code)?;
            paragraph(page, &duty.statement)?;
            paragraph(page, &duty.ksbs.join(" "))?;
        }
    }
    progression(page, occupation)
}

fn paragraph(page: &mut String, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(page, "{text}\n") }
}

fn label(page: &mut String, name: &str, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(page, "{name}: {text}\n") }
}

fn list<'a>(page: &mut String, heading: &str, items: impl Iterator<Item = &'a String>) -> fmt::Result {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return Ok(());
    }
    writeln!(page, "{heading}\n")?;
    for item in items {
        writeln!(page, "{item}\n")?;
    }
    Ok(())
}

fn soc(page: &mut String, soc: Option<&Soc>) -> fmt::Result {
    let Some(soc) = soc else { return Ok(()) };
    label(page, "SOC 2020 code", format!("{} {}", soc.code, soc.title).trim())?;
    if !soc.sub_unit_groups.is_empty() {
        writeln!(page, "SOC 2020 sub unit groups:\n")?;
        for group in &soc.sub_unit_groups {
            writeln!(page, "  • {}", format!("{} {}", group.code, group.title).trim())?;
        }
        writeln!(page)?;
    }
    Ok(())
}

fn products(page: &mut String, occupation: &Occupation) -> fmt::Result {
    if occupation.products.is_empty() {
        return Ok(());
    }
    writeln!(page, "Technical Education Products\n")?;
    for product in &occupation.products {
        writeln!(page, "{}:\n", product.reference)?;
        paragraph(page, &product.name)?;
        if let Some(level) = product.level {
            writeln!(page, "(Level {level})\n")?;
        }
        paragraph(page, &product.status)?;
    }
    Ok(())
}

fn progression(page: &mut String, occupation: &Occupation) -> fmt::Result {
    if occupation.links.is_empty() && occupation.map_routes.is_empty() {
        return Ok(());
    }
    writeln!(page, "Occupational Progression\n")?;
    for link in &occupation.links {
        let way = match link.direction {
            Direction::In => "into",
            Direction::Out => "from",
        };
        writeln!(page, "Progression link {way} focused occupation.\n{ICON}\n")?;
        paragraph(page, &link.reference)?;
        paragraph(page, &link.name)?;
        if let Some(level) = link.level {
            writeln!(page, "Level {level}\n")?;
        }
    }
    if let Some(level) = occupation.level {
        writeln!(page, "This is the focused occupation.\n{ICON}\n\nLevel {level}\n")?;
    }
    for route in &occupation.map_routes {
        writeln!(page, "{route}\n")?;
    }
    Ok(())
}
