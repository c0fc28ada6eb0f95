//! A job advert, as far as its text says.

use serde::{Deserialize, Serialize};

use crate::catalogue::Warning;

/// A job advert. Texts that it does not give are empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Advert {
    /// The text that the sentences stand in. Of a plain text it is the text as it was given. Of a page or of JSON it is
    /// the text that was made of it.
    pub text: String,
    /// Its title, without the employer.
    pub title: String,
    /// The title without what is no part of a job's name: bands, references, places.
    pub role: String,
    /// Who employs.
    pub employer: String,
    /// Where.
    pub place: String,
    /// The pay.
    pub salary: Option<Salary>,
    /// Hours and contract, as written: `Full time, permanent`.
    pub employment: String,
    /// Whether the work can be done from home; null where the advert does not say.
    pub remote: Option<bool>,
    /// When it was posted.
    pub posted: Option<AdvertDate>,
    /// The last day to apply.
    pub closes: Option<AdvertDate>,
    /// The first day of work.
    pub starts: Option<AdvertDate>,
    /// The experience that is asked for, as written.
    pub experience: String,
    /// The fewest years of experience that it names.
    pub years: Option<u8>,
    /// The apprenticeship that it trains for.
    pub course: String,
    /// The level that it names, of the job or of its apprenticeship.
    pub level: Option<u8>,
    /// Qualifications that it names.
    pub qualifications: Vec<Qualification>,
    /// Its sentences, in order. The items of lists are sentences.
    pub sentences: Vec<AdvertSentence>,
    /// What is missing or doubtful.
    pub warnings: Vec<Warning>,
}

/// A pay, or a range of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Salary {
    /// As written.
    pub written: String,
    /// The least, where it is a number.
    pub low: Option<f64>,
    /// The most; the same as the least where there is one number.
    pub high: Option<f64>,
    /// Its currency, `GBP`; empty where the advert does not say.
    pub currency: String,
    /// What it is paid for; null where the advert does not say.
    pub period: Option<Period>,
}

/// What a pay is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AdvertDate {
    /// As written.
    pub written: String,
    /// As `2025-11-28`; null where it is no date, or could be two.
    pub date: Option<String>,
}

/// A qualification that is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Qualification {
    /// The words: `degree`.
    pub words: String,
    /// Its level in England, 2–8.
    pub level: u8,
    /// The number of the sentence that names it, from 0.
    pub sentence: u32,
}

/// A sentence of an advert, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdvertSentence {
    /// What the part of the advert is about that it stands in.
    pub section: AdvertSection,
    /// The sentence, its white space made single spaces.
    pub text: String,
    /// Where it begins in the advert's text, in UTF-16 units as in JavaScript.
    pub start: u32,
    /// Where it ends: `advert.text.slice(start, end)`.
    pub end: u32,
    /// Whether it says what the person does or needs. If not, it is praise, a benefit, or how to apply.
    pub asks: bool,
}

/// What a part of an advert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum AdvertSection {
    /// The role, or nothing that a heading says.
    Role,
    /// What the person does.
    Responsibilities,
    /// What the person needs.
    Requirements,
    /// What they must have.
    Essential,
    /// What it is good to have.
    Desirable,
    /// How to apply.
    Apply,
    /// The employer.
    Employer,
    /// What the person gets.
    Benefits,
    /// Equal opportunities, data protection, checks.
    Equality,
}

impl AdvertSection {
    /// Whether a part like this asks for something, unless a sentence says otherwise.
    pub(super) fn asks(self) -> bool {
        matches!(self, Self::Responsibilities | Self::Requirements | Self::Essential | Self::Desirable)
    }

    /// Whether a part like this asks for nothing.
    pub(super) fn is_filler(self) -> bool {
        matches!(self, Self::Apply | Self::Employer | Self::Benefits | Self::Equality)
    }
}
