//! What a page should have and has not.

use super::sections::{Section, Sections};
use crate::catalogue::{Kind, Occupation, Warning};

/// A warning for each part that is missing, and for a page that ends too early. Salary is optional.
#[inline(never)]
pub(super) fn missing(occupation: &Occupation, sections: &Sections<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut expect = |there: bool, path: &str, what: &str| {
        if !there {
            let message = format_args!("The page does not give {what}.");
            warnings.push(Warning::new("missing", path, message));
        }
    };
    let (has_soc, has_soc_groups) = match &occupation.soc {
        Some(soc) => (!soc.code.is_empty(), !soc.sub_unit_groups.is_empty()),
        None => (false, false),
    };
    let has_kind = |kind| occupation.ksbs.iter().any(|ksb| ksb.kind == kind);
    expect(!occupation.reference.is_empty(), "reference", "its reference");
    expect(!occupation.name.is_empty(), "name", "its name");
    expect(!occupation.route.is_empty(), "route", "its route");
    expect(occupation.level.is_some(), "level", "its level");
    expect(!occupation.overview.is_empty(), "overview", "its one-line overview");
    expect(!occupation.status.is_empty(), "status", "its status");
    expect(has_soc, "soc", "its SOC 2020 code");
    expect(has_soc_groups, "soc.subUnitGroups", "its SOC 2020 sub unit groups");
    expect(!occupation.products.is_empty(), "products", "its technical education products");
    expect(!occupation.employers.is_empty(), "employers", "the employers involved");
    expect(!occupation.summary.is_empty(), "summary", "its summary");
    expect(!occupation.job_titles.is_empty(), "jobTitles", "typical job titles");
    expect(!occupation.keywords.is_empty(), "keywords", "keywords");
    expect(has_kind(Kind::Knowledge), "ksbs.knowledge", "knowledge statements");
    expect(has_kind(Kind::Skill), "ksbs.skills", "skill statements");
    expect(has_kind(Kind::Behaviour), "ksbs.behaviours", "behaviour statements");
    expect(!occupation.duties.is_empty(), "duties", "duties");
    expect(!occupation.links.is_empty(), "links", "progression links");
    expect(!occupation.map_routes.is_empty(), "mapRoutes", "the routes of its progression map");
    warnings.extend(cut_off(occupation, sections));
    warnings
}

/// A page that ends within its statements may have lost the end of the last one.
#[inline(never)]
fn cut_off(occupation: &Occupation, sections: &Sections<'_>) -> Option<Warning> {
    let last_code = match sections.last()? {
        Section::Ksbs => &occupation.ksbs.last()?.code,
        Section::Duties => &occupation.duties.last()?.code,
        _ => return None,
    };
    if sections.has(Section::Progression) {
        return None;
    }
    let message = format_args!("The page ends with {last_code}. If it was cut off there, copy it once more.");
    Some(Warning::new("cutOff", last_code, message))
}
