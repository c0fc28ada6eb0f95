//! Everything that is shipped: WebAssembly modules, npm package, page.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{Compile, core_tool, print_lines, run};
use crate::toolchain::Toolchain;
use crate::{node, paths};

/// One WebAssembly module of the package.
pub struct Module {
    /// The names of its files start with it.
    pub name: &'static str,
    /// The feature of the crate that makes it.
    pub feature: &'static str,
}

/// All modules: the only list of them.
pub const MODULES: [Module; 2] = [
    Module { name: "skills_gap", feature: "engine" },
    Module { name: "skills_gap_readers", feature: "readers" },
];

/// The occupations that come with the package, the subset of the statement model that they need, the whole model.
///
/// The records are JSON, but not by name: Parcel makes a script of every `.json` that a page names.
const DATA: [&str; 3] = ["catalogue.txt", "catalogue.bin", "model.bin"];

/// Files of the repository that go into the package as they are.
const TEXTS: [&str; 13] = [
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "NOTICE",
    "THIRD-PARTY.txt",
    "data/PACK.md",
    "docs/adverts.md",
    "docs/bundlers.md",
    "docs/command-line.md",
    "docs/embed.md",
    "docs/how-it-counts.md",
    "docs/javascript.md",
    "docs/limits.md",
    "docs/many-people.md",
];

const WASM_OPT: [&str; 9] = [
    "-Oz",
    // No large function goes into its one caller: one huge function with hundreds of variables compresses 6 kB worse.
    "--one-caller-inline-max-function-size",
    "25",
    // What LLVM uses for WebAssembly by default and every browser of the last years has.
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Sets up what is missing and builds all of it.
pub fn all() -> Result<()> {
    node::set_up()?;
    modules(&Toolchain::set_up()?, Compile::Alone)?;
    page()?;
    package()
}

/// The modules, their glue and their data, into `www/src/package/generated/`.
pub fn modules(toolchain: &Toolchain, compile: Compile) -> Result<()> {
    let generated = paths::generated();
    fs::create_dir_all(&generated)?;
    for module in &MODULES {
        module.build(toolchain, &generated)?;
    }
    let new = tempfile::tempdir_in(&generated)?;
    core_tool(compile, &["data", &new.path().to_string_lossy()])?;
    replace(new.path(), &generated, &DATA)
}

impl Module {
    fn build(&self, toolchain: &Toolchain, generated: &Path) -> Result<()> {
        let Module { name, feature } = self;
        // Not in Cargo.toml: with it, `cargo build` leaves the native library under one name, whatever its features.
        let mut compile = toolchain.cargo("rustc", feature, name);
        compile.args(["--profile", "web", "--crate-type", "cdylib"]);
        let advice = "fix what the compiler names above, then run it again";
        run(&format!("{name} to WebAssembly"), compile, advice)?;

        let compiled = toolchain.module(name);
        let made_from = generated.join(format!(".{name}.made-from"));
        let inputs = hash_of(&compiled)?;
        let files = [format!("{name}.d.ts"), self.wasm(), self.glue()];
        let is_there = files.iter().all(|file| generated.join(file).exists());
        if is_there && fs::read_to_string(&made_from).is_ok_and(|made_from| made_from == inputs) {
            print_lines(&format!("  {name}: glue and wasm-opt have nothing to do"));
            return Ok(());
        }
        let new = tempfile::tempdir_in(generated)?;
        Bindgen::new()
            .input_path(compiled)
            .out_name(name)
            .web(true)?
            .typescript(true)
            // The entries of the package say where the module is, each for its host.
            .omit_default_module_path(true)
            .remove_producers_section(true)
            .generate(new.path())
            .context("wasm-bindgen: pin one version with `=` in Cargo.toml and xtask/Cargo.toml")?;
        let module = new.path().join(self.wasm());
        let mut optimise = node::program("wasm-opt")?;
        optimise.args(WASM_OPT).arg(&module).arg("-o").arg(&module);
        run(&format!("{name}: wasm-opt -Oz"), optimise, "delete www/node_modules, then run it again")?;
        // The glue last: a page that is loaded again because of it finds the module in place.
        replace(new.path(), generated, &files.each_ref().map(String::as_str))?;
        // Last: what is cut short is made again.
        Ok(fs::write(made_from, inputs)?)
    }

    pub fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    pub fn glue(&self) -> String {
        format!("{}.js", self.name)
    }
}

/// Names what a module is made from and with.
fn hash_of(compiled: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    WASM_OPT.hash(&mut hasher);
    for file in [compiled, &paths::root().join("Cargo.lock"), &paths::www().join("package-lock.json")] {
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Moves `files` from one folder to another, each at once; leaves alone what is the same, so that nobody who watches
/// it sees a change.
fn replace(from: &Path, to: &Path, files: &[&str]) -> Result<()> {
    for file in files {
        let (new, old) = (from.join(file), to.join(file));
        if fs::read(&old).is_ok_and(|old| fs::read(&new).is_ok_and(|new| new == old)) {
            continue;
        }
        fs::rename(new, old)?;
    }
    Ok(())
}

/// The page, into `www/dist/`.
pub fn page() -> Result<()> {
    let mut build = node::program("vite")?;
    build.arg("build");
    run("page", build, "fix what Vite names above, then run it again").map(drop)
}

/// The npm package: what `npm pack` takes, and nothing else, into `pkg/`.
pub fn package() -> Result<()> {
    let package = paths::package();
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    let mut compile = node::program("tsc")?;
    compile.args(["--project", "tsconfig.package.json", "--outDir"]).arg(&package);
    run("package entries", compile, "fix what tsc names above, then run it again")?;

    let mut element = node::program("vite")?;
    element.args(["build", "--config", "vite.element.config.ts", "--logLevel", "warn"]);
    run("element", element, "fix what Vite names above, then run it again")?;
    // The declarations that no compiler makes.
    for file in fs::read_dir(paths::www().join("types"))? {
        let file = file?;
        fs::copy(file.path(), package.join(file.file_name()))?;
    }
    fs::copy(paths::www().join("custom-elements.json"), package.join("custom-elements.json"))?;

    // Without the declarations of the glue: the entries' own do not mention them.
    fs::create_dir_all(package.join("generated"))?;
    let generated = |file: &str| -> [PathBuf; 2] {
        [paths::generated().join(file), package.join("generated").join(file)]
    };
    for module in &MODULES {
        let [from, to] = generated(&module.glue());
        let mut minify = node::program("rolldown")?;
        minify.arg(from).arg("--file").arg(to).args(["--format", "esm", "--minify"]);
        run(
            &format!("{}: glue, minified", module.name),
            minify,
            "delete www/node_modules, then run it again",
        )?;
    }
    for file in MODULES.iter().map(Module::wasm).chain(DATA.map(str::to_owned)) {
        let [from, to] = generated(&file);
        fs::copy(from, to)?;
    }
    for folder in ["data", "docs"] {
        fs::create_dir_all(package.join(folder))?;
    }
    for file in ["README.md", "CHANGELOG.md"] {
        fs::copy(paths::www().join(file), package.join(file))?;
    }
    for file in TEXTS {
        fs::copy(paths::root().join(file), package.join(file))?;
    }
    fs::copy(paths::www().join("package.json"), package.join("package.json"))?;
    let mut strip = node::npm()?;
    strip.args(["pkg", "delete", "devDependencies", "scripts"]).current_dir(&package);
    run("package.json", strip, "fix www/package.json, then run it again")?;
    run("inline files", node::script("pack.mjs"), "look at xtask/scripts/pack.mjs").map(drop)
}

/// Prints the sizes of what is built; an error over a budget.
pub fn check_sizes() -> Result<()> {
    let advice = "make it smaller (look for new dependencies, formatting code, generic functions, data)";
    run("sizes", node::script("sizes.mjs"), advice).map(drop)
}

/// Writes the licences of what is shipped and not ours, or checks that they are written.
pub fn licences(write: bool) -> Result<()> {
    let mut licences = node::script("licences.mjs");
    if write {
        licences.arg("--write");
    }
    run("licences", licences, "run `cargo xtask licences`; fix what is named above").map(drop)
}
