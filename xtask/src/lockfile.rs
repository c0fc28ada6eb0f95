//! wasm-bindgen: the crate that is compiled in and the library that makes its glue.

use std::fs;

use crate::failure::Failure;
use crate::place;

/// Makes sure that both are of one version; otherwise the glue would not fit the module.
pub fn check() -> Result<(), Failure> {
    let path = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| Failure::file("read", &path, &error))?;
    let crates = ["wasm-bindgen", "wasm-bindgen-cli-support"].map(|name| version(&lock, name));
    match crates {
        [Some(compiled), Some(glue)] if compiled == glue => Ok(()),
        [compiled, glue] => Err(Failure::new(
            format!(
                "wasm-bindgen is {} but wasm-bindgen-cli-support is {}",
                compiled.unwrap_or("missing"),
                glue.unwrap_or("missing")
            ),
            "pin both to the same version with `=` in Cargo.toml and xtask/Cargo.toml",
        )),
    }
}

/// The version of the package `name` in a `Cargo.lock`.
fn version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_and_its_glue_agree() {
        assert_eq!(check(), Ok(()));
    }

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"2\"\n";
        assert_eq!(version(lock, "wasm-bindgen"), Some("2"));
        assert_eq!(version(lock, "bindgen"), None);
    }
}
