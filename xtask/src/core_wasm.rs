//! The core, from Rust to the files in `www/src/core/generated/`.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;
use crate::run::Task;
use crate::toolchain::Toolchain;
use crate::{lockfile, npm, place};

/// The names of the generated files start with it.
pub const NAME: &str = "skills_gap";

/// What LLVM uses for WebAssembly by default and every browser of the last years has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compiles the core, makes its glue, and makes it small. Leaves the old files as they are unless
/// all of it works.
pub fn build(toolchain: &Toolchain) -> Result<(), Failure> {
    lockfile::check()?;
    Task::new(
        "core to WebAssembly",
        toolchain.cargo("build", &["--release"]),
        "mend what the compiler names above, then run it again",
    )
    .run()?;

    let aside = place::target().join("wasm/glue");
    glue(&aside)?;
    let module = format!("{NAME}_bg.wasm");
    let small = aside.join("small.wasm");
    let mut optimise = npm::program("binaryen", "wasm-opt");
    optimise.arg("-Oz").args(FEATURES).arg(aside.join(&module)).arg("-o").arg(&small);
    Task::new("wasm-opt -Oz", optimise, "delete www/node_modules, then run it again").run()?;
    fs::rename(&small, aside.join(&module)).map_err(|error| Failure::file("write", &small, &error))?;

    let generated = place::generated();
    fs::create_dir_all(&generated).map_err(|error| Failure::file("make", &generated, &error))?;
    // The glue last: a page that is reloaded because of it finds the module in place.
    for file in [format!("{NAME}.d.ts"), module, format!("{NAME}.js")] {
        replace(&aside.join(&file), &generated.join(&file))?;
    }
    Ok(())
}

/// Runs wasm-bindgen's library into `folder`.
fn glue(folder: &Path) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        Failure::new(format!("wasm-bindgen: {error}"), "run `cargo clean` and then the same command again")
    };
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::file("empty", folder, &error))?;
    }
    Bindgen::new()
        .input_path(Toolchain::module())
        .out_name(NAME)
        .web(true)
        .map_err(|error| failed(&error))?
        .typescript(true)
        // The entries of the package say where the module is, each for its host.
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(|error| failed(&format!("{error:#}")))
}

/// Puts `from` in the place of `to`, in one go and only if it differs: whoever watches the file
/// sees no change that is none, and nobody sees half a file.
fn replace(from: &Path, to: &Path) -> Result<(), Failure> {
    let new = fs::read(from).map_err(|error| Failure::file("read", from, &error))?;
    if fs::read(to).is_ok_and(|old| old == new) {
        return Ok(());
    }
    let aside = to.with_extension("new");
    fs::write(&aside, new)
        .and_then(|()| fs::rename(&aside, to))
        .map_err(|error| Failure::file("write", to, &error))
}
