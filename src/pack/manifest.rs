//! The manifest: what a pack is, and where its other files are.

use serde::{Deserialize, Serialize};

use super::file::{FileRef, damaged, is_hash, within};
use crate::catalogue::DataSource;
use crate::error::{Error, ErrorCode, ErrorKind, Path};
use crate::hash::{fnv1a, hex};
use crate::input::{Value, deserialize};
use crate::json::to_json;
use crate::transfer::Model;

/// What a pack is, and where its other files are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackManifest"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// The format, [`Manifest::FORMAT`].
    pub format: String,
    /// The version of the engine that made it.
    pub engine_version: String,
    /// The version of the catalogue, as in reports: a hash of its content.
    pub catalogue_version: String,
    /// [`Model::name`] of the statement model that it was made with, in 8 hexadecimal digits.
    pub model: String,
    /// Where the occupations are from.
    pub sources: Vec<DataSource>,
    /// What must be shown with the data: whose they are, and their licence.
    pub attribution: String,
    /// How much there is.
    pub counts: Counts,
    /// The files about all occupations. The index has the files of each occupation.
    pub files: Files,
    /// The hash of all that stands before it.
    pub hash: String,
}

/// How much there is in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackCounts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Counts {
    /// Occupations.
    pub occupations: u32,
    /// Their statements.
    pub statements: u32,
    /// Pairs of statements of which one carries over to the other.
    pub carries: u32,
    /// Links, official and inferred.
    pub links: u32,
}

/// The files that are about all occupations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackFiles"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Files {
    /// A summary of each occupation, and its files.
    pub index: FileRef,
    /// The search entries of the occupations.
    pub search: FileRef,
    /// All occupations, whole.
    pub all: FileRef,
    /// The links between them.
    pub links: FileRef,
    /// What each statement carries over to.
    pub carries: FileRef,
}

impl Files {
    /// Each file, between the beginning and the ending of its name.
    pub(super) fn each(&self) -> [(&str, &FileRef, &str); 5] {
        [
            ("index", &self.index, "json"),
            ("search", &self.search, "json"),
            ("all", &self.all, "json"),
            ("links", &self.links, "bin"),
            ("carries", &self.carries, "bin"),
        ]
    }
}

impl Manifest {
    /// The format that this engine writes and reads.
    pub const FORMAT: &'static str = "skills-gap-pack/1";
    /// The name of its file.
    pub const NAME: &'static str = "manifest.json";

    /// Reads a manifest.
    ///
    /// # Errors
    /// Of kind `catalogue`:
    /// - `unknownFormat` where the bytes are no manifest, or one of a newer version
    /// - `damaged` where they are not as they were made
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let parsed = std::str::from_utf8(bytes).ok().and_then(|text| Some((text, Value::parse(text).ok()?)));
        let Some((text, value)) = parsed else {
            // What begins as a manifest is one, though it can no longer be read.
            return Err(if bytes.starts_with(BEGINNING.as_bytes()) {
                damaged(Self::NAME, "is damaged or cut short")
            } else {
                not_a_manifest()
            });
        };
        check_format(&value)?;
        let (hashed, ending) = text.rsplit_once(HASH_FIELD).unwrap_or_default();
        if ending != format!("{}\"}}", hex(fnv1a(hashed.as_bytes()))) {
            return Err(damaged(Self::NAME, "is damaged: it is not as it was made"));
        }
        let manifest =
            deserialize::<Self>(&value, &Path::Root).map_err(|error| within(Self::NAME, &error))?;
        for (stem, file, ending) in manifest.files.each() {
            // So that a name never leads out of the folder.
            if !is_hash(&file.hash) || file.name != format!("{stem}.{}.{ending}", file.hash) {
                return Err(damaged(Self::NAME, "names a file that is not named by its content"));
            }
        }
        Ok(manifest)
    }

    /// The file of the manifest, with its hash. The value of the field `hash` does not count.
    pub(super) fn encode(&self) -> Vec<u8> {
        // Never an error for types of our own.
        let json = to_json(self).unwrap_or_default();
        let hashed = json.rsplit_once(HASH_FIELD).map_or(json.as_str(), |(hashed, _)| hashed);
        format!("{hashed}{HASH_FIELD}{}\"}}", hex(fnv1a(hashed.as_bytes()))).into_bytes()
    }
}

/// The name of `model` in a manifest.
pub(super) fn model_name(model: &Model) -> String {
    format!("{:08x}", model.name())
}

/// How a manifest begins.
const BEGINNING: &str = "{\"format\":\"skills-gap-pack/";
/// What stands before the hash of a manifest.
const HASH_FIELD: &str = ",\"hash\":\"";

fn check_format(value: &Value) -> Result<(), Error> {
    let format = match value {
        Value::Object(fields) => fields.iter().find(|(name, _)| name == "format"),
        _ => None,
    };
    let Some((_, Value::Text(format))) = format else { return Err(not_a_manifest()) };
    if format == Manifest::FORMAT {
        return Ok(());
    }
    match format.strip_prefix("skills-gap-pack/").and_then(|version| version.parse::<u32>().ok()) {
        Some(version) if version > 1 => Err(unknown_format(
            "was made by a newer version of skills-gap: update the program, or build the pack again",
        )),
        _ => Err(not_a_manifest()),
    }
}

fn not_a_manifest() -> Error {
    unknown_format("is not the manifest of a pack of skills-gap")
}

fn unknown_format(message: &str) -> Error {
    let error = Error::new(ErrorCode::UnknownFormat, Manifest::NAME.to_owned(), message.to_owned());
    error.of_kind(ErrorKind::Catalogue)
}
