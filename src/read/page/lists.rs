//! The short sections: status, salary, SOC, products, employers.

use super::header::level_number;
use super::sections::{Section, Sections};
use crate::catalogue::{Product, Soc, SocGroup, Warning};
use crate::read::shared::by_name::Names;

/// `text` without the name of an icon in front of it, which copying leaves there.
pub(super) fn without_icon(text: &str) -> String {
    text.strip_prefix(ICON).unwrap_or(text).trim().to_owned()
}

/// The name of the icon.
pub(super) const ICON: &str = "assignment_turned_in";

/// The pounds a year in `£48,709 per year`. None where it is an hour's pay, a range or a rounded figure.
pub(super) fn salary(text: &str, warnings: &mut Vec<Warning>) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let amount = text.trim_start_matches(['£', ' ']);
    let end = amount.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | ' '))).unwrap_or(amount.len());
    let (digits, rest) = amount.split_at_checked(end).unwrap_or((amount, ""));
    let rest = rest.strip_prefix(".00").unwrap_or(rest).trim().to_ascii_lowercase();
    let is_yearly = matches!(rest.as_str(), "" | "per year" | "a year" | "per annum" | "pa" | "p.a.");
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let salary = digits.parse().ok().filter(|_| is_yearly);
    if salary.is_none() {
        warnings.push(Warning::new("unreadable", "salary", format_args!("No pay for a year in “{text}”.")));
    }
    salary
}

/// The SOC code and title in `2493 Public relations professionals`, and the sub-unit groups.
pub(super) fn soc(sections: &Sections<'_>) -> Option<Soc> {
    let (code, title) = code_and_title(&sections.label(Section::Soc));
    let groups = sections.body(Section::SocGroups).iter();
    let groups = groups.map(|line| line.trim_start_matches(['•', '·', '*', '-', '–', ' ']));
    let sub_unit_groups: Vec<SocGroup> = groups
        .filter(|line| !line.is_empty())
        .map(code_and_title)
        .map(|(code, title)| SocGroup { code, title })
        .collect();
    (!code.is_empty() || !title.is_empty() || !sub_unit_groups.is_empty()).then_some(Soc {
        code,
        title,
        sub_unit_groups,
    })
}

fn code_and_title(text: &str) -> (String, String) {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        (first.to_owned(), rest.trim().to_owned())
    } else {
        (String::new(), text.to_owned())
    }
}

/// The products. Each has `ST0311:`, its name, `(Level 4)` and its status.
pub(super) fn products(lines: &[String], warnings: &mut Vec<Warning>) -> Vec<Product> {
    let mut products: Vec<Product> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_empty() && *line != ICON) {
        let (first, rest) = line.split_once(':').unwrap_or((line, ""));
        if is_product_reference(first) && (line.contains(':') || first == line.as_str()) {
            let (name, level) = name_and_level(rest.trim());
            let name = name.to_owned();
            products.push(Product {
                reference: first.to_owned(),
                name,
                level,
                status: String::new(),
                form: String::new(),
            });
            continue;
        }
        let Some(product) = products.last_mut() else {
            let message = format_args!("Not part of a product: “{line}”.");
            warnings.push(Warning::new("unreadable", "products", message));
            continue;
        };
        let (name, level) = name_and_level(line);
        if product.level.is_none() && level.is_some() && (name.is_empty() || product.name.is_empty()) {
            product.level = level;
            product.name.push_str(name);
        } else if product.name.is_empty() && product.level.is_none() {
            product.name.clone_from(line);
        } else if product.status.is_empty() {
            product.status = without_icon(line);
        } else {
            let message = format_args!("Not part of {}: “{line}”.", product.reference);
            warnings.push(Warning::new("unreadable", "products", message));
        }
    }
    products
}

/// The name and the level in `Policy officer (Level 4)`. Either may be missing.
fn name_and_level(text: &str) -> (&str, Option<u8>) {
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match split.map(|(name, level)| (name.trim(), level_number(level))) {
        Some((name, Some(level))) => (name, Some(level)),
        _ => (text, None),
    }
}

/// Whether `text` is a reference such as `ST0311`, `HTQ0012`, `TLEVEL-01`.
fn is_product_reference(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    letters >= 2
        && text.len() <= 20
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'/')
}

/// The employers, each once, though they stand twice on the page. Empty names are dropped. A comma inside a name looks
/// like a comma between names: `Department for Environment, Food and Rural Affairs` becomes two.
pub(super) fn employers(sections: &Sections<'_>) -> Vec<String> {
    let paragraphs = sections.all_paragraphs(Section::Employers);
    let names = paragraphs.iter().flat_map(|text| text.trim_end_matches('.').split(',')).map(str::trim);
    let mut listed = Names::default();
    names.filter(|name| !name.is_empty() && listed.add(name, ())).map(str::to_owned).collect()
}
