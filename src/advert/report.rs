//! The answer. Sentences are named by their number in the advert, from 0.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Duty, OccupationSummary, Warning};
use crate::gap::{Asked, GapReport, Standing};
use crate::search::SearchField;
use crate::transfer::SharedTerm;

/// What an advert asks for, and what of that a person holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AdvertReport {
    /// The version of this engine.
    pub engine_version: String,
    /// The version of the catalogue.
    pub catalogue_version: String,
    /// A hash of what counts in the request.
    pub request_hash: String,
    /// The occupations that it is most like, the most first.
    pub occupations: Vec<AdvertOccupation>,
    /// The occupation it is taken for: the request's target, or else the first of these, if it fits; null where none does.
    pub target: Option<OccupationSummary>,
    /// The sentences that ask for something, in order.
    pub sentences: Vec<SentenceReport>,
    /// Numbers of the sentences that ask for something outside the standard: no statement of the target covers them.
    pub outside: Vec<usize>,
    /// What each statement of the target weighs: how much of the advert speaks of it, 1 on average. A request with this as
    /// `asked` and `weights: "asked"` puts every other question to the advert.
    #[cfg_attr(feature = "typescript", ts(as = "std::collections::HashMap<String, f64>"))]
    pub asked: Asked,
    /// The gap to the statements that it asks for, by these weights; null where there is no target.
    pub gap: Option<GapReport>,
    /// Level, years and qualifications that it names, beside the target's level.
    pub notes: Vec<AdvertNote>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// An occupation that an advert may be for, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AdvertOccupation {
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its route.
    pub route: String,
    /// Its level.
    pub level: Option<u8>,
    /// What it is ranked by: a sum of how alike titles, words and meaning are. It compares occupations of one report.
    pub score: f64,
    /// The one of its names that is most like the advert's title; null where none has a word of it.
    pub title: Option<TitleMatch>,
    /// The most telling words that the advert's sentences and the occupation have in common, at most 6.
    pub words: Vec<String>,
    /// Sentences and the statements that they ask for, the strongest first, at most 3.
    pub sentences: Vec<SentenceMatch>,
}

/// A name of an occupation that is like an advert's title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TitleMatch {
    /// What the name is of it.
    pub field: SearchField,
    /// The name.
    pub text: String,
    /// How alike they are, 0..1: 1 where the words are the same.
    pub likeness: f64,
}

/// A sentence, and a statement that it asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SentenceMatch {
    /// The sentence's number.
    pub sentence: usize,
    /// The statement's code.
    pub code: String,
    /// The statement.
    pub statement: String,
    /// How far they say the same, 0..1.
    pub strength: f64,
}

/// A sentence that asks for something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SentenceReport {
    /// Its number.
    pub sentence: usize,
    /// The target's statements that it asks for, the strongest first. None: it asks for something outside the standard.
    pub statements: Vec<AskedStatement>,
    /// Where the first of them stands; null where there is none.
    pub standing: Option<Standing>,
    /// Where no statement covers it, the target's duty that does, with the statements that this needs; null where none does.
    pub duty: Option<Duty>,
}

/// A statement that a sentence asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AskedStatement {
    /// Its code.
    pub code: String,
    /// How far the sentence and the statement say the same, 0..1: the mean of the strengths both ways.
    pub strength: f64,
    /// The words that say the same: of the sentence, the `source`, and of the statement, the `target`. The most telling
    /// first, at most 6.
    pub shared: Vec<SharedTerm>,
}

/// Something that an advert names beside statements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AdvertNote {
    /// A stable name: `level`, `qualification`, `years`.
    pub code: String,
    /// The number of the sentence that names it; null where it is no sentence.
    pub sentence: Option<usize>,
    /// In words.
    pub message: String,
}
