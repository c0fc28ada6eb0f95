//! One catalogue of both sources.
//!
//! A record of the maps is about the occupation itself, so it takes precedence. The standard that teaches the
//! occupation fills what the maps do not have: options above all.

use std::collections::{BTreeMap, BTreeSet};

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
    let had_statements = has_statements(occupation);
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
    // What is missing of a fill is said already; what is odd about it comes with it.
    let is_of_statements =
        |path: &str| ["ksbs", "duties", "options"].iter().any(|part| path.starts_with(part));
    warnings.extend(other.warnings.into_iter().filter(|warning| match warning.code.as_str() {
        "duplicate" => true,
        "missing" => false,
        _ => !had_statements && is_of_statements(&warning.path),
    }));
    occupation.warnings = warnings;
}

fn has_statements(occupation: &Occupation) -> bool {
    !occupation.ksbs.is_empty() || !occupation.duties.is_empty()
}

/// Statements, duties and options name each other by code: they are taken together, or matched by what
/// they say. A kind of statement of which `occupation` has none is taken whole, with its codes.
fn fill_statements(occupation: &mut Occupation, other: &mut Occupation) {
    let mut filled: BTreeSet<String> = BTreeSet::new();
    for kind in Kind::ALL {
        if !occupation.ksbs.iter().any(|ksb| ksb.kind == kind) {
            let taken = other.ksbs.iter().filter(|ksb| ksb.kind == kind).cloned();
            filled.extend(taken.clone().map(|ksb| ksb.code));
            occupation.ksbs.extend(taken);
        }
    }
    occupation.ksbs.sort_by_key(|ksb| ksb.kind);
    let codes = codes_here(occupation, other);
    let options = options_here(occupation, other);
    for duty in &mut other.duties {
        let here = |names: &BTreeMap<String, String>, codes: &[String]| -> Vec<String> {
            codes.iter().filter_map(|code| names.get(code).cloned()).collect()
        };
        (duty.ksbs, duty.options) = (here(&codes, &duty.ksbs), here(&options, &duty.options));
    }
    if occupation.duties.is_empty() {
        occupation.duties = std::mem::take(&mut other.duties);
        return;
    }
    for duty in &mut occupation.duties {
        let statement = normalised(&duty.statement);
        let same = other.duties.iter().find(|other| normalised(&other.statement) == statement);
        let Some(same) = same else { continue };
        duty.core = duty.core.or(same.core);
        // What it names of a kind that was absent could not be found.
        let named_all = duty.ksbs.is_empty();
        for code in &same.ksbs {
            if (named_all || filled.contains(code)) && !duty.ksbs.contains(code) {
                duty.ksbs.push(code.clone());
            }
        }
        if duty.options.is_empty() {
            duty.options.clone_from(&same.options);
        }
    }
}

/// The codes that the statements of `other` have in `occupation`.
fn codes_here(occupation: &Occupation, other: &Occupation) -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    for ksb in &other.ksbs {
        let statement = normalised(&ksb.statement);
        let same = occupation.ksbs.iter().filter(|here| here.kind == ksb.kind).find(|here| {
            !here.id.is_empty() && here.id == ksb.id || normalised(&here.statement) == statement
        });
        if let Some(same) = same {
            codes.insert(ksb.code.clone(), same.code.clone());
        }
    }
    codes
}

/// The codes that the options of `other` have in `occupation`, which takes them where it has none.
fn options_here(occupation: &mut Occupation, other: &Occupation) -> BTreeMap<String, String> {
    if occupation.options.is_empty() {
        occupation.options.clone_from(&other.options);
    }
    let mut codes = BTreeMap::new();
    for option in &other.options {
        let same = occupation.options.iter().find(|here| {
            !here.reference.is_empty() && here.reference == option.reference
                || normalised(&here.name) == normalised(&option.name)
        });
        if let Some(same) = same {
            codes.insert(option.code.clone(), same.code.clone());
        }
    }
    codes
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
    use skills_gap::catalogue::Catalogue;

    fn records(json: &str) -> Vec<Occupation> {
        serde_json::from_str(json).expect("records")
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

    fn joined(maps: &str, standard: &str) -> Occupation {
        let joined = join(records(maps), records(standard));
        Catalogue::default().with(joined.clone()).expect("fit for a catalogue");
        let [one] = <[Occupation; 1]>::try_from(joined).expect("one occupation");
        one
    }

    const STANDARD: &str = r#"[{"reference":"OCC1","ksbs":[{"code":"K1","kind":"knowledge","statement":"Knots"},
        {"code":"S1","kind":"skill","statement":"Sail"}],"options":[{"code":"O1","name":"Rock"},{"code":"O2","name":"Ice"}],
        "duties":[{"code":"D1","statement":"Go out","ksbs":["K1","S1"],"options":["O2"]}],
        "warnings":[{"code":"unresolved","path":"duties.D1","message":"odd"},{"code":"missing","path":"links","message":"none"}]}]"#;

    #[test]
    fn statements_that_the_maps_leave_out_are_the_standard_s() {
        let duties_only = joined(
            r#"[{"reference":"OCC1","duties":[{"code":"D1","statement":"Go out"},{"code":"D2","statement":"Rest"}]}]"#,
            STANDARD,
        );
        assert_eq!(duties_only.ksbs.len(), 2);
        assert_eq!(duties_only.duties.len(), 2);
        assert_eq!(duties_only.duties[0].ksbs, ["K1", "S1"]);
        let one_kind = joined(
            r#"[{"reference":"OCC1","ksbs":[{"code":"S7","kind":"skill","statement":"sail"}],
            "duties":[{"code":"D1","statement":"Go out","ksbs":["S7"]}]}]"#,
            STANDARD,
        );
        let codes: Vec<&str> = one_kind.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
        assert_eq!(codes, ["K1", "S7"]);
        assert_eq!(one_kind.duties[0].ksbs, ["S7", "K1"]);
        let nothing = joined(r#"[{"reference":"OCC1"}]"#, STANDARD);
        assert_eq!(nothing.duties[0].options, ["O2"]);
        let said: Vec<&str> = nothing.warnings.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(said, ["odd"], "what is odd about what was taken");
    }

    #[test]
    fn options_are_found_by_reference_or_name() {
        let maps = r#"[{"reference":"OCC1","options":[{"code":"O1","name":"ice"}]}]"#;
        assert_eq!(joined(maps, STANDARD).duties[0].options, ["O1"]);
        let maps = r#"[{"reference":"OCC1","options":[{"code":"O1","name":"Sand"}]}]"#;
        let other = joined(maps, STANDARD);
        assert_eq!((other.options.len(), other.duties[0].options.len()), (1, 0));
    }
}
