//! One catalogue of both sources.
//!
//! A record of the maps is about the occupation itself, so what it says stands; the standard that teaches
//! the occupation fills what the maps do not say: options above all, and what a key's absence leaves out.

use std::collections::BTreeMap;

use skills_gap::catalogue::{Kind, Occupation, Warning};
use skills_gap::text::normalised;

/// The occupations of both, by reference, their links with names.
pub fn join(maps: Vec<Occupation>, standards: Vec<Occupation>) -> Vec<Occupation> {
    // Of a product that several occupations share, it does not say which one its standard describes.
    let mut taught_by: BTreeMap<String, Option<String>> = BTreeMap::new();
    for occupation in &maps {
        for product in &occupation.products {
            let teaches = Some(occupation.reference.clone());
            let only = taught_by.entry(product.reference.clone()).or_insert_with(|| teaches.clone());
            if *only != teaches {
                *only = None;
            }
        }
    }
    let mut joined: BTreeMap<String, Occupation> = BTreeMap::new();
    for occupation in maps.into_iter().chain(standards) {
        // A standard that does not name its occupation goes by its own number.
        let named = taught_by.get(&occupation.reference).cloned().flatten();
        let reference = named.unwrap_or_else(|| occupation.reference.clone());
        match joined.get_mut(&reference) {
            Some(there) => fill(there, occupation),
            None => drop(joined.insert(reference, occupation)),
        }
    }
    let mut joined: Vec<Occupation> = joined.into_values().collect();
    name_links(&mut joined);
    joined
}

/// Gives `occupation` what it lacks and `other`, a record of the same occupation, has.
fn fill(occupation: &mut Occupation, mut other: Occupation) {
    fill_statements(occupation, &mut other);
    fill_text(&mut occupation.name, other.name);
    fill_text(&mut occupation.route, other.route);
    fill_text(&mut occupation.pathway, other.pathway);
    fill_text(&mut occupation.cluster, other.cluster);
    fill_text(&mut occupation.overview, other.overview);
    fill_text(&mut occupation.status, other.status);
    fill_text(&mut occupation.version, other.version);
    occupation.level = occupation.level.or(other.level);
    occupation.technical_level = occupation.technical_level.or(other.technical_level);
    occupation.salary = occupation.salary.or(other.salary);
    occupation.soc = occupation.soc.take().or(other.soc);
    fill_list(&mut occupation.employers, other.employers);
    fill_list(&mut occupation.summary, other.summary);
    fill_list(&mut occupation.job_titles, other.job_titles);
    fill_list(&mut occupation.keywords, other.keywords);
    fill_list(&mut occupation.links, other.links);
    fill_list(&mut occupation.map_routes, other.map_routes);
    for product in other.products {
        if !occupation.products.iter().any(|there| there.reference == product.reference) {
            occupation.products.push(product);
        }
    }
    let mut warnings = std::mem::take(&mut occupation.warnings);
    warnings.retain(|warning| !is_settled(warning, occupation));
    occupation.warnings = warnings;
}

/// Statements, duties and options name each other by code: they are taken together, or matched by what
/// they say.
fn fill_statements(occupation: &mut Occupation, other: &mut Occupation) {
    if occupation.ksbs.is_empty() && occupation.duties.is_empty() {
        occupation.ksbs = std::mem::take(&mut other.ksbs);
        occupation.duties = std::mem::take(&mut other.duties);
        occupation.options = std::mem::take(&mut other.options);
        return;
    }
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    for ksb in &other.ksbs {
        let statement = normalised(&ksb.statement);
        let same = occupation.ksbs.iter().filter(|here| here.kind == ksb.kind).find(|here| {
            !here.id.is_empty() && here.id == ksb.id || normalised(&here.statement) == statement
        });
        if let Some(same) = same {
            codes.insert(ksb.code.clone(), same.code.clone());
        }
    }
    for duty in &mut other.duties {
        duty.ksbs = duty.ksbs.iter().filter_map(|code| codes.get(code).cloned()).collect();
    }
    let takes_options = occupation.options.is_empty();
    if occupation.duties.is_empty() {
        occupation.duties = std::mem::take(&mut other.duties);
    } else {
        for duty in &mut occupation.duties {
            let statement = normalised(&duty.statement);
            let same = other.duties.iter().find(|other| normalised(&other.statement) == statement);
            let Some(same) = same else { continue };
            duty.core = duty.core.or(same.core);
            if duty.ksbs.is_empty() {
                duty.ksbs.clone_from(&same.ksbs);
            }
            if takes_options {
                duty.options.clone_from(&same.options);
            }
        }
    }
    if takes_options {
        occupation.options = std::mem::take(&mut other.options);
    }
}

/// Gives the links the names and levels of the occupations at their other ends.
fn name_links(occupations: &mut [Occupation]) {
    let known: BTreeMap<String, (String, Option<u8>)> = occupations
        .iter()
        .map(|occupation| (occupation.reference.clone(), (occupation.name.clone(), occupation.level)))
        .collect();
    for link in occupations.iter_mut().flat_map(|occupation| &mut occupation.links) {
        if let Some((name, level)) = known.get(&link.reference) {
            fill_text(&mut link.name, name.clone());
            link.level = link.level.or(*level);
        }
    }
}

/// Whether a warning that something is missing is so no longer.
fn is_settled(warning: &Warning, occupation: &Occupation) -> bool {
    let has_kind = |kind| occupation.ksbs.iter().any(|ksb| ksb.kind == kind);
    warning.code == "missing"
        && match warning.path.as_str() {
            "name" => !occupation.name.is_empty(),
            "route" => !occupation.route.is_empty(),
            "level" => occupation.level.is_some(),
            "overview" => !occupation.overview.is_empty(),
            "status" => !occupation.status.is_empty(),
            "soc" => occupation.soc.as_ref().is_some_and(|soc| !soc.code.is_empty()),
            "soc.subUnitGroups" => occupation.soc.as_ref().is_some_and(|soc| !soc.sub_unit_groups.is_empty()),
            "products" => !occupation.products.is_empty(),
            "employers" => !occupation.employers.is_empty(),
            "summary" => !occupation.summary.is_empty(),
            "jobTitles" => !occupation.job_titles.is_empty(),
            "keywords" => !occupation.keywords.is_empty(),
            "ksbs.knowledge" => has_kind(Kind::Knowledge),
            "ksbs.skills" => has_kind(Kind::Skill),
            "ksbs.behaviours" => has_kind(Kind::Behaviour),
            "duties" => !occupation.duties.is_empty(),
            "links" => !occupation.links.is_empty(),
            "mapRoutes" => !occupation.map_routes.is_empty(),
            _ => false,
        }
}

fn fill_text(text: &mut String, other: String) {
    if text.is_empty() {
        *text = other;
    }
}

fn fill_list<T>(list: &mut Vec<T>, other: Vec<T>) {
    if list.is_empty() {
        *list = other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use skills_gap::read::read_occupations;

    fn records(json: &str) -> Vec<Occupation> {
        read_occupations(json).expect("records")
    }

    #[test]
    fn a_standard_without_its_occupation_s_code_is_found_by_its_product() {
        let maps = || {
            records(
                r#"[{"reference":"OCC1","products":[{"reference":"ST1"},{"reference":"ST3"}]},
            {"reference":"OCC2","products":[{"reference":"ST2"},{"reference":"ST3"}]}]"#,
            )
        };
        let standards = |reference: &str| {
            records(&format!(
                r#"[{{"reference":"{reference}","products":[{{"reference":"{reference}"}}],"jobTitles":["x"]}}]"#
            ))
        };
        let joined = join(maps(), standards("ST2"));
        assert_eq!(joined.len(), 2);
        assert_eq!((joined[1].reference.as_str(), joined[1].job_titles.len()), ("OCC2", 1));
        // Which of two it describes, nothing says.
        assert_eq!(join(maps(), standards("ST3")).len(), 3);
    }

    #[test]
    fn codes_are_those_of_the_maps_whatever_the_standard_s_order() {
        let maps = r#"[{"reference":"OCC1","ksbs":[{"code":"K1","kind":"knowledge","statement":"Knots"},
            {"code":"K2","kind":"knowledge","statement":"The sea, and its tides","id":"g2"}]}]"#;
        let standard = r#"[{"reference":"OCC1","ksbs":[{"code":"K1","kind":"knowledge","statement":"Tides","id":"g2"},
            {"code":"K2","kind":"knowledge","statement":" knots "},{"code":"K3","kind":"knowledge","statement":"Winds"}],
            "options":[{"code":"O1","name":"Rock"}],
            "duties":[{"code":"D1","statement":"Sail","ksbs":["K1","K2","K3"],"options":["O1"]}]}]"#;
        let [joined] = &join(records(maps), records(standard))[..] else { panic!("one occupation") };
        assert_eq!(joined.ksbs.len(), 2);
        assert_eq!(joined.duties[0].ksbs, ["K2", "K1"]);
        assert_eq!((joined.duties[0].options.len(), joined.options.len()), (1, 1));
    }
}
