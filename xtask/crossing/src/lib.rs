//! Answers that cross from WebAssembly to JavaScript again and again, both ways, to be measured.
//!
//! The engine's own functions come with it: its `Catalogue` measures the other direction.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use skills_gap::assessment::Scale;
use skills_gap::catalogue::{Catalogue, Occupation, OccupationSummary};
use skills_gap::gap::GapReport;
use skills_gap::input::Value;
use skills_gap::pathway::{NearestReport, PathwaysReport};
use skills_gap::transfer::Model;
use skills_gap::{Engine, Error, to_json};
use wasm_bindgen::prelude::*;

/// What works the answers out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Source(Engine);

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
impl Source {
    /// A source of these records, as JSON text, with the statement model.
    #[wasm_bindgen(constructor)]
    pub fn new(records: &str, model: &[u8]) -> Result<Source, JsValue> {
        let engine = || {
            let catalogue = Catalogue::default().with(Catalogue::decode(&Value::parse(records)?)?)?;
            Engine::with_model(catalogue, Model::decode(model)?)
        };
        engine().map(Source).map_err(message)
    }

    /// The answer to the question that is called `name`; `request` is JSON text.
    pub fn crossing(&self, name: &str, request: &str) -> Result<Crossing, JsValue> {
        let answer = || {
            let (engine, request) = (&self.0, Value::parse(request)?);
            Ok(match name {
                "gap" => Answer::Gap(Box::new(engine.gap_of(&request)?)),
                "pathways" => Answer::Pathways(Box::new(engine.pathways_of(&request)?)),
                "nearest" => Answer::Nearest(Box::new(engine.nearest_of(&request)?)),
                "occupations" => Answer::Occupations(engine.occupations()),
                "scale" => Answer::Scale(Scale::default()),
                // An occupation, or the error that there is none.
                _ => engine
                    .occupation(name)
                    .map_or_else(Answer::Error, |one| Answer::Occupation(Box::new(one.clone()))),
            })
        };
        answer().map(Crossing).map_err(message)
    }
}

#[wasm_bindgen]
impl Crossing {
    /// As JSON text.
    #[wasm_bindgen(js_name = asText)]
    pub fn as_text(&self) -> Result<JsValue, JsValue> {
        let json = to_json(&self.0).map_err(|error| JsValue::from_str(&error.to_string()))?;
        js_sys::JSON::parse(&json)
    }

    /// Field by field.
    #[wasm_bindgen(js_name = asFields)]
    pub fn as_fields(&self) -> Result<JsValue, JsValue> {
        self.0.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
    }
}

fn message(error: Error) -> JsValue {
    JsValue::from_str(&error.to_string())
}
