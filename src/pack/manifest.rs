//! The manifest: what a pack is, and where its other files are.

use serde::Serialize;

use super::file::{FileRef, damaged, within};
use crate::catalogue::Source;
use crate::error::{Error, ErrorCode, ErrorKind};
use crate::hash::{fnv1a, hex};
use crate::input::{FromValue, Path, Value, record};
use crate::json::to_json;
use crate::transfer::Model;

/// What a pack is, and where its other files are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackManifest"))]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The form, [`Manifest::FORMAT`].
    pub format: String,
    /// The version of the engine that made it.
    pub engine_version: String,
    /// The name of the catalogue's content, as reports give it.
    pub catalogue_version: String,
    /// The name of the statement model that it was made with, [`Model::name`], in 8
    /// hexadecimal digits.
    pub model: String,
    /// Where the occupations are from.
    pub sources: Vec<Source>,
    /// What whoever shows the data has to say of them.
    pub attribution: String,
    /// How much there is.
    pub counts: Counts,
    /// The other files; those of the occupations stand in the index.
    pub files: Files,
    /// The hash of all that stands before it.
    pub hash: String,
}

record!(Manifest {
    format = "format", engine_version = "engineVersion", catalogue_version = "catalogueVersion",
    model = "model", sources = "sources", attribution = "attribution", counts = "counts",
    files = "files", hash = "hash",
});

/// How much there is in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackCounts"))]
#[serde(rename_all = "camelCase")]
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

record!(Counts { occupations = "occupations", statements = "statements", carries = "carries", links = "links" });

/// The files that are about all occupations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PackFiles"))]
#[serde(rename_all = "camelCase")]
pub struct Files {
    /// A summary of each occupation, and its files.
    pub index: FileRef,
    /// What occupations are found by.
    pub search: FileRef,
    /// All occupations, whole.
    pub all: FileRef,
    /// The links between them.
    pub links: FileRef,
    /// What each statement carries over to.
    pub carries: FileRef,
}

record!(Files { index = "index", search = "search", all = "all", links = "links", carries = "carries" });

impl Files {
    /// Each, between how its name begins and ends.
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
    /// The form that this engine makes and knows.
    pub const FORMAT: &'static str = "skills-gap-pack/1";
    /// Its file.
    pub const NAME: &'static str = "manifest.json";

    /// Reads it.
    ///
    /// # Errors
    /// Of kind `catalogue`: `unknownFormat` for what is no manifest, or was made by a newer version;
    /// `damaged`.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let parsed = std::str::from_utf8(bytes).ok().and_then(|text| Some((text, Value::parse(text).ok()?)));
        let Some((text, value)) = parsed else {
            // Not as foreign as it looks, if it begins as one does.
            return Err(if bytes.starts_with(BEGINS.as_bytes()) {
                damaged(Self::NAME, "is damaged or cut short")
            } else {
                foreign()
            });
        };
        check_format(&value)?;
        let (guarded, guard) = text.rsplit_once(GUARD).unwrap_or_default();
        if guard != format!("{}\"}}", hex(fnv1a(guarded.as_bytes()))) {
            return Err(damaged(Self::NAME, "is damaged: it is not as it was made"));
        }
        let manifest = Self::from_value(&value, &Path::Root).map_err(|error| within(Self::NAME, &error))?;
        for (stem, file, ending) in manifest.files.each() {
            // A name leads nowhere else.
            if file.name != format!("{stem}.{}.{ending}", file.hash) {
                return Err(damaged(Self::NAME, "names a file that is not named by its content"));
            }
        }
        Ok(manifest)
    }

    /// It as its file, with its hash. What is in its own field `hash` does not count.
    pub(super) fn encode(&self) -> Vec<u8> {
        // Never an error for types of our own.
        let json = to_json(self).unwrap_or_default();
        let guarded = json.rsplit_once(GUARD).map_or(json.as_str(), |(guarded, _)| guarded);
        format!("{guarded}{GUARD}{}\"}}", hex(fnv1a(guarded.as_bytes()))).into_bytes()
    }
}

/// A model's name as a manifest has it.
pub(super) fn model_name(model: &Model) -> String {
    format!("{:08x}", model.name())
}

/// How a manifest begins.
const BEGINS: &str = "{\"format\":\"skills-gap-pack/";
/// What stands before its hash.
const GUARD: &str = ",\"hash\":\"";

fn check_format(value: &Value) -> Result<(), Error> {
    let format = match value {
        Value::Object(fields) => fields.iter().find(|(name, _)| name == "format"),
        _ => None,
    };
    let Some((_, Value::Text(format))) = format else { return Err(foreign()) };
    if format == Manifest::FORMAT {
        return Ok(());
    }
    match format.strip_prefix("skills-gap-pack/").and_then(|version| version.parse::<u32>().ok()) {
        Some(version) if version > 1 => Err(unknown(
            "was made by a newer version of skills-gap: update the program, or build the pack again",
        )),
        _ => Err(foreign()),
    }
}

fn foreign() -> Error {
    unknown("is not the manifest of a pack of skills-gap")
}

fn unknown(message: &str) -> Error {
    let error = Error::new(ErrorCode::UnknownFormat, Manifest::NAME.to_owned(), message.to_owned());
    error.of_kind(ErrorKind::Catalogue)
}
