//! What occupations are found by beside what the index says.

use serde::Serialize;

use crate::catalogue::Occupation;
use crate::input::record;

/// What an occupation is found by, beside its name and what else the index says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SearchTexts {
    /// Its reference.
    pub reference: String,
    /// Typical job titles.
    pub job_titles: Vec<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Its titles in the Standard Occupational Classification.
    pub soc_titles: Vec<String>,
}

record!(SearchTexts {
    reference = "reference", job_titles = "jobTitles", keywords = "keywords", soc_titles = "socTitles",
});

impl SearchTexts {
    /// Those of `occupation`.
    pub fn of(occupation: &Occupation) -> Self {
        let mut soc_titles = Vec::new();
        if let Some(soc) = &occupation.soc {
            let groups = soc.sub_unit_groups.iter().map(|group| &group.title);
            for title in std::iter::once(&soc.title).chain(groups) {
                if !title.is_empty() && !soc_titles.contains(title) {
                    soc_titles.push(title.clone());
                }
            }
        }
        Self {
            reference: occupation.reference.clone(),
            job_titles: occupation.job_titles.clone(),
            keywords: occupation.keywords.clone(),
            soc_titles,
        }
    }
}

/// All of them, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct AllTexts {
    pub(super) occupations: Vec<SearchTexts>,
}

record!(AllTexts { occupations = "occupations" });
