//! Small packs for tests.
#![allow(dead_code)] // Each test uses its share.

use skills_gap::catalogue::{Catalogue, DataSource, Occupation};
use skills_gap::input::Value;
use skills_gap::pack::{self, File, Manifest, Pack};
use skills_gap::transfer::Model;
use skills_gap::{Engine, Error, to_json};

/// A pack's files.
#[derive(Debug, Clone, PartialEq)]
pub struct Files(pub Vec<File>);

impl Files {
    pub fn build(occupations: Vec<Occupation>) -> Self {
        Self(pack::build(occupations, sources(), Model::embedded(), 1, &|_, _| ()).expect("a pack"))
    }

    pub fn get(&self, name: &str) -> &[u8] {
        &self.0.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}")).bytes
    }

    pub fn manifest(&self) -> Manifest {
        Manifest::decode(self.get(Manifest::NAME)).expect("a manifest")
    }

    pub fn open(&self) -> Pack {
        let index = self.manifest().files.index;
        Pack::open(self.get(Manifest::NAME), self.get(&index.name)).expect("a pack")
    }

    /// All occupations, with a model that is no more than it has to be.
    pub fn engine(&self, model: Model) -> Engine {
        let files = self.manifest().files;
        let [all, links, carries] = [files.all, files.links, files.carries].map(|file| file.name);
        let engine = self.open().engine(model, self.get(&all), self.get(&links), self.get(&carries));
        engine.expect("an engine")
    }

    pub fn subset_of(&self, reference: &str) -> Model {
        let pack = self.open();
        let name = pack.files(reference).expect("there").vectors.name;
        pack.vectors(reference, self.get(&name)).expect("a subset")
    }
}

pub fn sources() -> Vec<DataSource> {
    let source = |name: &str| DataSource {
        name: name.to_owned(),
        address: String::new(),
        fetched: "2026-11-22".to_owned(),
        licence: "Open Government Licence v3.0".to_owned(),
    };
    vec![source("Skills England, occupational maps"), source("a test")]
}

/// The two that come with the crate, and three small ones that have statements in common with them.
pub fn occupations() -> Vec<Occupation> {
    let mut all: Vec<Occupation> = Catalogue::embedded().occupations().cloned().collect();
    all.extend(small());
    all
}

pub fn small() -> Vec<Occupation> {
    let records = [
        r#"{"reference": "A/1", "name": "Writer", "level": 3, "ksbs": [
            {"code": "K1", "kind": "knowledge", "statement": "The media landscape and how it works"},
            {"code": "S1", "kind": "skill", "statement": "Write press releases for different audiences"}]}"#,
        r#"{"reference": "a/1", "name": "Editor é", "level": 4, "keywords": ["press"], "ksbs": [
            {"code": "S1", "kind": "skill", "statement": "Write press releases for various audiences"},
            {"code": "B1", "kind": "behaviour", "statement": "Works well in a team"}],
            "links": [{"direction": "in", "reference": "A/1"}, {"direction": "out", "name": "No one"}]}"#,
        r#"{"reference": "nothing", "name": "Nothing to it"}"#,
    ];
    records.iter().map(|record| serde_json::from_str(record).expect("a record")).collect()
}

/// The answers to many questions, or the errors.
pub fn answers(engine: &Engine) -> Vec<String> {
    let ratings =
        r#""ratings": {"OCC0311": {"K9": 2, "K10": 2, "S1": 1, "B4": 2, "S5": 2}, "A/1": {"S1": 2}}"#;
    let value = |more: &str| Value::parse(&format!("{{{more}, {ratings}}}")).expect("JSON");
    let to_policy = value(r#""target": "OCC0526", "current": "OCC0311""#);
    let shortlist = value(r#""targets": ["OCC0526", "a/1"], "current": "OCC0311""#);
    let plan = value(r#""target": "OCC0526", "current": "A/1", "steps": ["a/1", "OCC0311", "OCC0526"]"#);
    let near = value(r#""current": "A/1""#);
    let mut all = vec![
        text(engine.gap_of(&to_policy)),
        text(engine.gap_of(&value(r#""target": "a/1""#))),
        text(engine.pathways_of(&to_policy)),
        text(engine.nearest_of(&near)),
        text(engine.compare_of(&shortlist)),
        text(engine.next_of(&shortlist)),
        text(engine.plan_of(&plan)),
        text(engine.transfer("OCC0311.K10", "OCC0526.K12")),
    ];
    let references: Vec<String> = engine.occupations().into_iter().map(|one| one.reference).collect();
    for from in &references {
        all.push(text(engine.links(from)));
        for to in &references {
            all.push(text(engine.link(from, to)));
        }
    }
    all
}

fn text<T: serde::Serialize>(answer: Result<T, Error>) -> String {
    match answer {
        Ok(answer) => to_json(&answer).expect("JSON"),
        Err(error) => format!("{error:?}"),
    }
}
