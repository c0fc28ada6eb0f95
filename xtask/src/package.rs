//! The npm package in `pkg/`: what `npm pack` takes, and nothing else.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::core_wasm::MODULES;
use crate::failure::Failure;
use crate::run::Task;
use crate::{catalogue, npm, place};

/// Files of the repository that go into the package as they are.
const TEXTS: [&str; 4] = ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"];

/// Compiles the entries and puts everything in place.
pub fn build() -> Result<(), Failure> {
    let package = place::package();
    if package.exists() {
        fs::remove_dir_all(&package).map_err(|error| Failure::file("empty", &package, &error))?;
    }
    let mut compile = npm::program("typescript", "tsc");
    compile.args(["--project", "tsconfig.package.json", "--outDir"]).arg(&package);
    Task::new("package entries", compile, "mend what tsc names above, then run it again").run()?;

    let generated = package.join("generated");
    fs::create_dir_all(&generated).map_err(|error| Failure::file("make", &generated, &error))?;
    // Without their declarations: the entries' own do not mention them.
    for module in &MODULES {
        let [_, wasm, script] = module.files();
        copy(&place::generated().join(&wasm), &generated.join(&wasm))?;
        minify(&place::generated().join(&script), &generated.join(&script))?;
    }
    for file in [catalogue::FILE, catalogue::VECTORS, catalogue::MODEL] {
        copy(&place::generated().join(file), &generated.join(file))?;
    }
    for file in TEXTS {
        copy(&place::root().join(file), &package.join(file))?;
    }
    let mut manifest = Command::new("node");
    manifest.arg(place::root().join("xtask/scripts/manifest.mjs")).arg(place::www().join("package.json"));
    manifest.arg(package.join("package.json"));
    Task::new("package.json", manifest, "mend www/package.json, then run it again").run()?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::file("copy", from, &error))
}

fn minify(from: &Path, to: &Path) -> Result<(), Failure> {
    let mut minify = Command::new("node");
    minify.arg(place::root().join("xtask/scripts/minify.mjs")).arg(place::www()).arg(from).arg(to);
    Task::new("glue, minified", minify, "delete www/node_modules, then run it again").run().map(drop)
}
