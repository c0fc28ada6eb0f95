//! Answers that cross the boundary again and again, both ways, to be measured. In no module that is shipped.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::catalogue::Catalogue;
use super::value::{ROOT, value_of};
use super::{error_to_js, request_to_js, to_js};
use crate::assessment::Scale;
use crate::catalogue::{Occupation, OccupationSummary};
use crate::error::Error;
use crate::gap::GapReport;
use crate::pathway::{NearestReport, PathwaysReport};

/// An answer that is worked out, and has not crossed yet.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Crossing(Answer);

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Gap(Box<GapReport>),
    Pathways(Box<PathwaysReport>),
    Nearest(Box<NearestReport>),
    Occupations(Vec<OccupationSummary>),
    Occupation(Box<Occupation>),
    Scale(Scale),
    Error(Error),
}

#[wasm_bindgen]
impl Catalogue {
    /// The answer to the question that is called `name`.
    pub fn crossing(&self, name: &str, request: &JsValue) -> Result<Crossing, JsValue> {
        let answer = || {
            let (engine, request) = (self.whole()?, value_of(request, ROOT)?);
            Ok(match name {
                "gap" => Answer::Gap(Box::new(engine.gap_of(&request)?)),
                "pathways" => Answer::Pathways(Box::new(engine.pathways_of(&request)?)),
                "nearest" => Answer::Nearest(Box::new(engine.nearest_of(&request)?)),
                "occupations" => Answer::Occupations(engine.occupations()),
                "occupation" => Answer::Occupation(Box::new(engine.occupation("OCC0526")?.clone())),
                "scale" => Answer::Scale(Scale::default()),
                // Which there is none of.
                _ => engine
                    .occupation(name)
                    .map_or_else(Answer::Error, |one| Answer::Occupation(Box::new(one.clone()))),
            })
        };
        answer().map(Crossing).map_err(|error: Error| error_to_js(&error))
    }
}

#[wasm_bindgen]
impl Crossing {
    /// As JSON text.
    #[wasm_bindgen(js_name = asText)]
    pub fn as_text(&self) -> Result<JsValue, JsValue> {
        request_to_js(Ok(&self.0))
    }

    /// Field by field.
    #[wasm_bindgen(js_name = asFields)]
    pub fn as_fields(&self) -> Result<JsValue, JsValue> {
        to_js(Ok(&self.0))
    }
}
