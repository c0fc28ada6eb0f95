//! The question: what does this advert ask for, and what of that is held?

use serde::{Deserialize, Serialize};

use crate::gap::Request;

/// A person's answers, their `advert` among them. The target is an occupation to take it for; without one it is the best.
pub type AdvertRequest = Request<AdvertOptions>;

/// What is asked beside a person's answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "AdvertRequest", optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdvertOptions {
    /// How many occupations to list, 1 to 20; 5 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub limit: Option<u32>,
}
