//! What an occupation should have and lacks.

use crate::catalogue::{Kind, Occupation, Warning};

/// A warning for each part that `source`, such as `The page`, does not give. There is none for the parts that such a
/// source `never` gives, nor for the salary, which is optional.
pub(in crate::read) fn missing_parts(occupation: &Occupation, source: &str, never: &[&str]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut expect = |is_there: bool, path: &str, what: &str| {
        if !is_there && !never.contains(&path) {
            let message = format_args!("{source} does not give {what}.");
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
    warnings
}
