//! The catalogue that comes with the package: the records in `data/occupations/` as one list.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::helper::{self, With};
use crate::place;

/// The name of the file beside the module.
pub const FILE: &str = "catalogue.json";

/// The name of the file with the part of the statement model that they need.
pub const VECTORS: &str = "catalogue.bin";
/// The name of the file with the whole of it.
pub const MODEL: &str = "model.bin";

/// The whole statement model.
pub fn model() -> Result<Vec<u8>, Failure> {
    let file = place::root().join("data/model").join(MODEL);
    fs::read(&file).map_err(|error| Failure::file("read", &file, &error))
}

/// The part of it that the occupations in the file `catalogue` need, `to` being where it is written.
pub fn write_vectors(catalogue: &Path, to: &Path, with: With) -> Result<(), Failure> {
    helper::printed(with, &["part", &catalogue.to_string_lossy(), &to.to_string_lossy()]).map(drop)
}

/// The records as one list without white space, in the order of their names.
pub fn json() -> Result<String, Failure> {
    let folder = place::root().join("data/occupations");
    let unreadable = |path: &Path, error: &std::io::Error| Failure::file("read", path, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))? {
        files.push(entry.map_err(|error| unreadable(&folder, &error))?.path());
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut records = Vec::new();
    for file in &files {
        records
            .push(without_white_space(&fs::read_to_string(file).map_err(|error| unreadable(file, &error))?));
    }
    Ok(format!("[{}]", records.join(",")))
}

/// JSON without the white space between its tokens.
fn without_white_space(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    json.chars()
        .filter(|c| {
            let keep = in_text || !c.is_ascii_whitespace();
            if *c == '"' && !escaped {
                in_text = !in_text;
            }
            escaped = in_text && *c == '\\' && !escaped;
            keep
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_white_space;

    #[test]
    fn white_space_inside_texts_stays() {
        let json = "{\n  \"a b\": [ 1,\t\"c \\\" d\\\\\", \"e f\" ]\n}\n";
        assert_eq!(without_white_space(json), r#"{"a b":[1,"c \" d\\","e f"]}"#);
    }
}
