//! What a cohort report says.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Kind, OccupationSummary};

/// What a group of people hold of one target, and what they still have to learn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// The occupation that all of them aim at.
    pub target: OccupationSummary,
    /// The fewest people of whom anything is said.
    pub least: usize,
    /// How many more there are who could not be counted; 0 where all were added.
    pub left_out: usize,
    /// Everybody who was counted.
    pub everybody: CohortGroup,
    /// Each group by itself, by name. Groups of fewer than `least` people stand together in one without a name. Empty
    /// where fewer than two groups can be told apart.
    pub groups: Vec<CohortGroup>,
}

/// Some people together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortGroup {
    /// Its name; null for everybody, and for the small groups that stand together.
    pub name: Option<String>,
    /// How many people.
    pub people: usize,
    /// The mean of `likely` over all of whom anything is expected, 0..1; null where that is nobody, and where it would
    /// say something of fewer than `least` people.
    pub likely: Option<f64>,
    /// Of how many anything is expected: they rated or assumed something. Null where that would say something of fewer
    /// than `least` people.
    pub expected_of: Option<usize>,
    /// How many people hold each of the target's KSBs, in its order.
    pub statements: Vec<CohortStatement>,
    /// Codes of KSBs that somebody has to learn, wholly or in part: the most shared first.
    pub gaps: Vec<String>,
    /// Who could teach whom: KSBs that somebody has to learn and somebody holds beyond what is asked for, the most
    /// learners first.
    pub teach: Vec<Teach>,
}

/// How many people hold one KSB: `held + partly + toLearn + probably + open` are all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortStatement {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: Kind,
    /// The statement.
    pub statement: String,
    /// People who hold it.
    pub held: usize,
    /// People who hold a part of it.
    pub partly: usize,
    /// People who know that they have to learn it.
    pub to_learn: usize,
    /// People who probably hold it: an estimate.
    pub probably: usize,
    /// People who were not asked.
    pub open: usize,
}

/// Some who hold a KSB beyond what is asked for, and some who have to learn it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Teach {
    /// The KSB's code.
    pub code: String,
    /// How many hold it beyond what is asked for.
    pub teachers: usize,
    /// How many have to learn it, wholly or in part.
    pub learners: usize,
    /// Their ids, in the order in which they came; empty unless ids are asked for.
    pub teacher_ids: Vec<String>,
    /// Likewise.
    pub learner_ids: Vec<String>,
}
