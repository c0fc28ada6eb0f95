//! Catalogues that come in pieces, and finding occupations in any catalogue.

use wasm_bindgen::prelude::*;

use super::value::{ROOT, value_of};
use super::{out, thrown};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::pack::{FileRef, Manifest, Pack};
use crate::search::{SearchEntry, SearchIndex};
use crate::transfer::Model;
use crate::{ErrorKind, text_argument};

/// A pack of which manifest and index are there, and what of it has been taken in.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PackFiles {
    pack: Pack,
    /// Of each occupation taken in, its part of the statement model.
    parts: Vec<Model>,
}

#[wasm_bindgen]
impl PackFiles {
    /// Opens it.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8], index: &[u8]) -> Result<PackFiles, JsValue> {
        let pack = Pack::open(manifest, index).map_err(|error| thrown(&error))?;
        Ok(Self { pack, parts: Vec::new() })
    }

    /// A summary of each occupation.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn summaries(&self) -> Result<JsValue, JsValue> {
        out(Ok(self.pack.summaries()))
    }

    /// The files of each occupation, in the order of the summaries.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn files(&self) -> Result<JsValue, JsValue> {
        let mut files = Vec::new();
        for entry in self.pack.entries() {
            files.push(entry.files());
        }
        out(Ok(files))
    }

    /// Takes in an occupation and its part of the statement model; gives its record.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn take(&mut self, reference: &str, record: &[u8], vectors: &[u8]) -> Result<JsValue, JsValue> {
        let taken = || Ok((self.pack.record(reference, record)?, self.pack.vectors(reference, vectors)?));
        let (occupation, part) = taken().map_err(|error: Error| thrown(&error))?;
        self.parts.push(part);
        out(Ok(occupation))
    }

    /// Refuses a statement model that the pack was not made with.
    #[wasm_bindgen(js_name = checkModel)]
    pub fn check_model(&self, model: &[u8]) -> Result<(), JsValue> {
        let checked = Model::decode(model).and_then(|model| self.pack.check_model(&model, Manifest::NAME));
        checked.map_err(|error| thrown(&error))
    }

    /// The part of the statement model that all occupations taken in need together.
    pub fn part(&self) -> Result<Vec<u8>, JsValue> {
        Model::merge(&self.parts).map_err(|error| thrown(&error))
    }

    /// The search over all occupations and `further` ones, each in the place of one of the same reference.
    pub fn finder(
        &self,
        search: &[u8],
        #[wasm_bindgen(unchecked_param_type = "unknown")] further: &JsValue,
    ) -> Result<Finder, JsValue> {
        let entries = || {
            let mut entries = entries_of(further)?;
            let added = entries.len();
            for entry in self.pack.search(search)? {
                if !entries.iter().take(added).any(|other| other.reference == entry.reference) {
                    entries.push(entry);
                }
            }
            Ok(entries)
        };
        entries().map(Finder::of).map_err(|error: Error| thrown(&error))
    }
}

/// What a manifest says.
///
/// # Errors
/// Those of [`Manifest::decode`].
#[wasm_bindgen(js_name = readManifest, unchecked_return_type = "unknown")]
pub fn read_manifest(manifest: &[u8]) -> Result<JsValue, JsValue> {
    out(Manifest::decode(manifest))
}

/// Refuses `content` where it is not that of the file.
#[wasm_bindgen(js_name = verifyFile)]
pub fn verify_file(name: &str, bytes: u32, hash: &str, content: &[u8]) -> Result<(), JsValue> {
    let file = FileRef { name: name.to_owned(), bytes, hash: hash.to_owned() };
    file.verify(content).map_err(|error| thrown(&error))
}

/// Occupations, ready to be found.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Finder(SearchIndex);

#[wasm_bindgen]
impl Finder {
    /// Over these occupations.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "unknown")] occupations: &JsValue,
    ) -> Result<Finder, JsValue> {
        entries_of(occupations).map(Self::of).map_err(|error| thrown(&error))
    }

    /// The best `limit` of those that fit `text`.
    #[wasm_bindgen(unchecked_return_type = "unknown")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] text: &JsValue,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let report = || {
            let text = value_of(text, "text")?;
            Ok(self.0.search(text_argument(&text, "text")?, limit as usize))
        };
        out(report())
    }

    fn of(entries: Vec<SearchEntry>) -> Self {
        Self(SearchIndex::new(entries))
    }
}

fn entries_of(occupations: &JsValue) -> Result<Vec<SearchEntry>, Error> {
    let decoded = value_of(occupations, ROOT).and_then(|occupations| Catalogue::decode(&occupations));
    let mut entries = Vec::new();
    for occupation in decoded.map_err(|error| error.of_kind(ErrorKind::Catalogue))? {
        entries.push(SearchEntry::of(&occupation));
    }
    Ok(entries)
}
