//! What was understood of an input, and how it is to be read.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::catalogue::{DataSource, Occupation, Warning};
use crate::error::{Error, Path};
use crate::input::{Value, deserialize};
use crate::number::round4;
pub use crate::read::shared::date::Date;

/// How an input is read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReadSettings", optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ReadOptions {
    /// The day on which the versions of standards must be in force, `2026-11-28`. Without it, dates do not count.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    #[serde(deserialize_with = "day")]
    pub today: Option<Date>,
    /// Every version of each standard, instead of the one in force.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub all_versions: bool,
    /// The occupation's name, where the input gives none or another. Only for an input with one occupation.
    pub name: Option<String>,
    /// The occupation's reference, likewise.
    pub reference: Option<String>,
    /// The occupation's level, likewise.
    pub level: Option<u8>,
    /// The credits of the points of the person's scale; those of the default scale, if left out.
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<f64>>"))]
    pub credits: Vec<f64>,
}

fn day<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Date>, D::Error> {
    let Some(text) = Option::<String>::deserialize(source)? else { return Ok(None) };
    Date::parse(&text).map(Some).ok_or_else(|| D::Error::custom("a day such as 2026-11-28 is expected"))
}

impl ReadOptions {
    /// The options in a value.
    ///
    /// # Errors
    /// `invalidType`, `invalidValue`, `unknownField`, at their places.
    pub fn of(value: &Value) -> Result<Self, Error> {
        deserialize(value, &Path::Root.field("options"))
    }
}

/// What was understood of an input. Nothing of it is used before a person has seen it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields = false))]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The form that the input has.
    pub form: Form,
    /// Where the occupations are from.
    pub sources: Vec<DataSource>,
    /// The occupations. Each has statements, and is fit for a catalogue.
    pub occupations: Vec<Occupation>,
    /// Ratings, notes and dates that stand beside the statements.
    pub answers: Vec<ReadAnswers>,
    /// What concerns the input as a whole.
    pub warnings: Vec<Warning>,
}

/// A form that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// An occupation's page in the occupational maps, as text.
    OccupationPage,
    /// A standard's or an occupation's page of Skills England's site, or a copy of it.
    StandardPage,
    /// Lines with statements.
    List,
    /// Rows and columns.
    Table,
    /// Apprenticeship standards of Skills England's service.
    Standards,
    /// Answers of the Occupational Maps API.
    Maps,
    /// Standards of the Department for Education's courses service.
    Courses,
    /// JSON with statements in it.
    Json,
    /// Occupations as this program writes them.
    Records,
}

/// What a table says beside the statements of one occupation.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReadAnswers {
    /// The occupation that the codes are of.
    pub reference: String,
    /// Each column of ratings, on a scale of its own.
    pub ratings: Vec<RatingColumn>,
    /// Notes by code.
    pub notes: BTreeMap<String, String>,
    /// Days by code, `2026-03-01`.
    pub dates: BTreeMap<String, String>,
}

/// A column of ratings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RatingColumn {
    /// The column's heading.
    pub column: String,
    /// The points of the form's scale, from the lowest.
    pub points: Vec<ReadPoint>,
    /// Whether the scale is guessed from the ratings, as the form does not give it. Then the column comes once for each
    /// scale that its ratings fit, the likeliest first: a person says which is right, or none.
    pub guessed: bool,
    /// What the guess rests on, `its numbers are 1 to 3, …`; empty where nothing is guessed.
    pub evidence: String,
    /// The point of the scale by code; null for "Not sure".
    pub ratings: BTreeMap<String, Option<u8>>,
}

/// A point of a form's scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReadPoint {
    /// What the form calls it, `3` or `Often`.
    pub label: String,
    /// Its share of the whole scale, 0 to 1, in equal steps.
    pub credit: f64,
    /// The point of the person's scale that is nearest to it; of two as near, the one nearer to a half. Neither is 2 of 5
    /// nothing, nor 4 of 5 all.
    pub point: u8,
}

impl ReadPoint {
    /// A point of a form's scale, on the person's scale with these `credits`.
    pub(super) fn of(label: String, credit: f64, credits: &[f64]) -> Self {
        let credits = if credits.is_empty() { &DEFAULT_CREDITS } else { credits };
        let mut point = 0;
        let mut least = (f64::INFINITY, f64::INFINITY);
        for (at, one) in (0..=10).zip(credits) {
            let distance = (round4((one - credit).abs()), (one - 0.5).abs());
            if distance < least {
                (point, least) = (at, distance);
            }
        }
        Self { label, credit, point }
    }
}

/// The credits of the default scale.
const DEFAULT_CREDITS: [f64; 4] = [0.0, 0.5, 1.0, 1.0];
