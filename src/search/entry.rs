//! The names of an occupation that the search looks at.

use serde::{Deserialize, Serialize};

use super::report::SearchField;
use crate::catalogue::Occupation;

/// The names of one occupation, apart from its record: light enough to be loaded for a whole catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchEntry {
    /// The reference in the maps, `OCC0311`.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    #[serde(default)]
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// Typical job titles.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Keywords.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Titles in the Standard Occupational Classification: of its unit group and the sub-unit groups.
    #[serde(default)]
    pub soc: Vec<String>,
    /// Further references: of its products, `ST0311`, and of its options.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Names of its options.
    #[serde(default)]
    pub options: Vec<String>,
}

impl SearchEntry {
    /// The entry of `occupation`.
    pub fn of(occupation: &Occupation) -> Self {
        let mut entry = Self {
            reference: occupation.reference.clone(),
            name: occupation.name.clone(),
            route: occupation.route.clone(),
            level: occupation.level,
            titles: occupation.job_titles.clone(),
            keywords: occupation.keywords.clone(),
            soc: Vec::new(),
            codes: Vec::new(),
            options: Vec::new(),
        };
        if let Some(soc) = &occupation.soc {
            add_once(&mut entry.soc, &soc.title);
            for group in &soc.sub_unit_groups {
                add_once(&mut entry.soc, &group.title);
            }
        }
        for product in &occupation.products {
            add_once(&mut entry.codes, &product.reference);
        }
        for option in &occupation.options {
            add_once(&mut entry.options, &option.name);
            add_once(&mut entry.codes, &option.reference);
        }
        entry
    }

    /// Its texts in a field.
    pub(crate) fn texts(&self, field: SearchField) -> impl Iterator<Item = &str> {
        let (first, list) = match field {
            SearchField::Name => (Some(&self.name), &[][..]),
            SearchField::Reference => (Some(&self.reference), self.codes.as_slice()),
            SearchField::JobTitle => (None, self.titles.as_slice()),
            SearchField::Option => (None, self.options.as_slice()),
            SearchField::Keyword => (None, self.keywords.as_slice()),
            SearchField::Soc => (None, self.soc.as_slice()),
        };
        first.into_iter().chain(list).map(String::as_str)
    }
}

/// Adds `text` unless it is empty or listed already.
fn add_once(texts: &mut Vec<String>, text: &str) {
    if !text.is_empty() && !texts.iter().any(|listed| listed == text) {
        texts.push(text.to_owned());
    }
}
