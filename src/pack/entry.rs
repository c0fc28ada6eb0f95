//! The index: what is shown of each occupation before its record is loaded.

use serde::{Deserialize, Serialize};

use super::file::{FileRef, is_hash, plain_name};
use crate::catalogue::{KindCounts, Occupation, OccupationSummary, TechnicalLevel};
use crate::search::SearchEntry;

/// An occupation as the index has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// The reference in the maps, `OCC0311`.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// The band of levels it lies in.
    pub technical_level: Option<TechnicalLevel>,
    /// One line on what it is for.
    pub overview: String,
    /// The version of the occupational standard.
    pub version: String,
    /// Its knowledge, skill and behaviour statements, counted.
    pub statements: Vec<u32>,
    /// The file of its record.
    pub(super) record: Content,
    /// The file of the subset of the statement model that its statements need.
    pub(super) vectors: Content,
}

/// The content of a file whose name follows from the reference of its occupation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Content {
    /// Its length.
    bytes: u32,
    /// Its hash.
    hash: String,
}

/// The files of one occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "OccupationFiles"))]
#[serde(rename_all = "camelCase")]
pub struct EntryFiles {
    /// Its record.
    pub record: FileRef,
    /// The subset of the statement model that its statements need.
    pub vectors: FileRef,
}

/// The index, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entries {
    pub(super) occupations: Vec<Entry>,
}

/// The search entries of all occupations, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchEntries {
    pub(super) occupations: Vec<SearchEntry>,
}

/// The folder of occupations' records, and how their files end.
pub(super) const RECORDS: (&str, &str) = ("occupations", "json");
/// The folder of the subsets of the statement model, and how their files end.
pub(super) const VECTORS: (&str, &str) = ("vectors", "bin");

impl Entry {
    pub(super) fn new(occupation: &Occupation, record: &FileRef, vectors: &FileRef) -> Self {
        let summary = occupation.summary_line();
        let KindCounts { knowledge, skills, behaviours } = summary.statements;
        let content = |file: &FileRef| Content { bytes: file.bytes, hash: file.hash.clone() };
        Self {
            reference: summary.reference,
            name: summary.name,
            route: summary.route,
            level: summary.level,
            technical_level: summary.technical_level,
            overview: summary.overview,
            version: occupation.version.clone(),
            statements: [knowledge, skills, behaviours].map(|count| count as u32).to_vec(),
            record: content(record),
            vectors: content(vectors),
        }
    }

    /// What a list shows of the occupation.
    pub fn summary_line(&self) -> OccupationSummary {
        let count = |kind: usize| self.statements.get(kind).map_or(0, |count| *count as usize);
        OccupationSummary {
            reference: self.reference.clone(),
            name: self.name.clone(),
            route: self.route.clone(),
            level: self.level,
            technical_level: self.technical_level,
            overview: self.overview.clone(),
            statements: KindCounts { knowledge: count(0), skills: count(1), behaviours: count(2) },
        }
    }

    /// How many statements the occupation has.
    pub(super) fn count(&self) -> usize {
        self.statements.iter().fold(0, |sum: usize, count| sum.saturating_add(*count as usize))
    }

    /// Whether the names of its files have hashes.
    pub(super) fn has_hashes(&self) -> bool {
        is_hash(&self.record.hash) && is_hash(&self.vectors.hash)
    }

    /// The files of the occupation.
    pub fn files(&self) -> EntryFiles {
        EntryFiles { record: self.file(RECORDS, &self.record), vectors: self.file(VECTORS, &self.vectors) }
    }

    fn file(&self, (folder, ending): (&str, &str), content: &Content) -> FileRef {
        let Content { bytes, hash } = content.clone();
        FileRef { name: format!("{folder}/{}.{hash}.{ending}", plain_name(&self.reference)), bytes, hash }
    }
}

/// The folder and the beginning of the name of a file of the occupation `reference`.
pub(super) fn stem((folder, _): (&str, &str), reference: &str) -> String {
    format!("{folder}/{}", plain_name(reference))
}
