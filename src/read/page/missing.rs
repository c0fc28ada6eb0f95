//! What a page should have and has not.

use super::sections::{Section, Sections};
use crate::catalogue::{Kind, Occupation, Warning};

/// A warning for each part that is missing, and for a page that ends too early. Salary is optional.
#[inline(never)]
pub(super) fn missing(occupation: &Occupation, sections: &Sections<'_>) -> Vec<Warning> {
    let soc_groups = occupation.soc.as_ref().map_or(0, |soc| soc.sub_unit_groups.len());
    let has_kind = |kind| occupation.ksbs.iter().any(|ksb| ksb.kind == kind);
    let parts = [
        ("reference", "its reference", !occupation.reference.is_empty()),
        ("name", "its name", !occupation.name.is_empty()),
        ("route", "its route", !occupation.route.is_empty()),
        ("level", "its level", occupation.level.is_some()),
        ("overview", "its one-line overview", !occupation.overview.is_empty()),
        ("status", "its status", !occupation.status.is_empty()),
        ("soc", "its SOC 2020 code", occupation.soc.as_ref().is_some_and(|soc| !soc.code.is_empty())),
        ("soc.subUnitGroups", "its SOC 2020 sub unit groups", soc_groups > 0),
        ("products", "its technical education products", !occupation.products.is_empty()),
        ("employers", "the employers involved", !occupation.employers.is_empty()),
        ("summary", "its summary", !occupation.summary.is_empty()),
        ("jobTitles", "typical job titles", !occupation.job_titles.is_empty()),
        ("keywords", "keywords", !occupation.keywords.is_empty()),
        ("ksbs.knowledge", "knowledge statements", has_kind(Kind::Knowledge)),
        ("ksbs.skills", "skill statements", has_kind(Kind::Skill)),
        ("ksbs.behaviours", "behaviour statements", has_kind(Kind::Behaviour)),
        ("duties", "duties", !occupation.duties.is_empty()),
        ("links", "progression links", !occupation.links.is_empty()),
        ("mapRoutes", "the routes of its progression map", !occupation.map_routes.is_empty()),
    ];
    let mut warnings = Vec::new();
    for (path, what, there) in parts {
        if !there {
            let message = format_args!("The page does not give {what}.");
            warnings.push(Warning::new("missing", path, message));
        }
    }
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
