//! The files of a pack, as they come: of one occupation, or about all.

use wasm_bindgen::prelude::*;

use super::catalogue::Catalogue;
use super::value::{ROOT, value_of};
use super::{error_to_js, to_js};
use crate::pack::{FileRef, Manifest};
use crate::text_argument;

/// What loads the files of a pack. A catalogue of records needs none, and takes none.
#[wasm_bindgen]
impl Catalogue {
    /// The occupations that a request names and that are not loaded yet.
    pub fn missing(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] request: &JsValue,
    ) -> Vec<String> {
        // A value that cannot be read names nothing: the question refuses it, with its place.
        let request = value_of(request, ROOT).ok();
        self.partial().zip(request).map(|(partial, request)| partial.missing(&request)).unwrap_or_default()
    }

    /// The files to load of an occupation; null where there are none.
    #[wasm_bindgen(unchecked_return_type = "OccupationFiles | null")]
    pub fn files(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] reference: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let files = || {
            let reference = value_of(reference, "reference")?;
            let reference = text_argument(&reference, "reference")?;
            Ok(self.partial().and_then(|partial| partial.files(reference)))
        };
        to_js(files())
    }

    /// The names of all files of the pack but the manifest.
    #[wasm_bindgen(js_name = fileNames)]
    pub fn file_names(&self) -> Vec<String> {
        self.partial().map(|partial| partial.file_names()).unwrap_or_default()
    }

    /// Reads the files of an occupation, to be taken in by `commit`.
    pub fn stage(&mut self, reference: &str, record: &[u8], vectors: &[u8]) -> Result<(), JsValue> {
        let Some(partial) = self.partial_mut() else { return Ok(()) };
        partial.stage(reference, record, vectors).map_err(|error| error_to_js(&error))
    }

    /// Takes in all occupations that are staged.
    pub fn commit(&mut self) -> Result<(), JsValue> {
        let Some(partial) = self.partial_mut() else { return Ok(()) };
        partial.commit().map_err(|error| error_to_js(&error))
    }

    /// Takes the files about all occupations, which questions about many need. The whole model must be set.
    pub fn complete(&mut self, all: &[u8], links: &[u8], carries: &[u8]) -> Result<(), JsValue> {
        let Some(partial) = self.partial_mut() else { return Ok(()) };
        partial.complete(all, links, carries).map_err(|error| error_to_js(&error))
    }

    /// Takes the file that occupations are found by, which the search needs.
    #[wasm_bindgen(js_name = setSearchEntries)]
    pub fn set_search_entries(&mut self, search: &[u8]) -> Result<(), JsValue> {
        let Some(partial) = self.partial_mut() else { return Ok(()) };
        partial.set_search_entries(search).map_err(|error| error_to_js(&error))
    }
}

/// What a manifest says.
#[wasm_bindgen(js_name = readManifest, unchecked_return_type = "PackManifest")]
pub fn read_manifest(manifest: &[u8]) -> Result<JsValue, JsValue> {
    to_js(Manifest::decode(manifest))
}

/// Refuses `content` where it is not the content of the file.
#[wasm_bindgen(js_name = verifyFile)]
pub fn verify_file(name: &str, bytes: u32, hash: &str, content: &[u8]) -> Result<(), JsValue> {
    let file = FileRef { name: name.to_owned(), bytes, hash: hash.to_owned() };
    file.verify(content).map_err(|error| error_to_js(&error))
}
