//! The WebAssembly modules, from Rust to the files in `www/src/package/generated/`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;
use crate::helper::With;
use crate::mark::say;
use crate::run::Task;
use crate::toolchain::Toolchain;
use crate::{catalogue, lockfile, npm, place, watch};

/// One WebAssembly module of the package.
pub struct Module {
    /// The names of its files start with it.
    pub name: &'static str,
    /// The feature of the crate that makes it.
    pub feature: &'static str,
}

/// Every question about a catalogue; and what reads foreign forms, for those who bring one.
pub const MODULES: [Module; 2] = [
    Module { name: "skills_gap", feature: "engine" },
    Module { name: "skills_gap_readers", feature: "readers" },
];

/// What LLVM uses for WebAssembly by default and every browser of the last years has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// No large function goes into its one caller: that saves a few bytes, but one huge function with
/// hundreds of variables is 6 kB more after compression.
const INLINING: [&str; 2] = ["--one-caller-inline-max-function-size", "25"];

/// Compiles the modules, makes their glue, and makes them small; and the data beside them. Each file is the old one
/// or the new one.
pub fn build(toolchain: &Toolchain, with: With) -> Result<(), Failure> {
    lockfile::check()?;
    let generated = place::generated();
    fs::create_dir_all(&generated).map_err(|error| Failure::file("make", &generated, &error))?;
    // Before the glue, at which a page is loaded anew; but where all is tested, the helper is there last.
    if with == With::Nothing {
        data(&generated, with)?;
    }
    for module in &MODULES {
        module.build(toolchain)?;
    }
    if with == With::Tests {
        data(&generated, with)?;
    }
    Ok(())
}

/// The catalogue, the statement model, and the part of it that the catalogue needs.
fn data(generated: &Path, with: With) -> Result<(), Failure> {
    put(catalogue::json()?.as_bytes(), &generated.join(catalogue::FILE))?;
    put(&catalogue::model()?, &generated.join(catalogue::MODEL))?;
    let vectors = place::target().join(format!("vectors-{}.bin", std::process::id()));
    catalogue::write_vectors(&generated.join(catalogue::FILE), &vectors, with)?;
    let put_in_place = replace(&vectors, &generated.join(catalogue::VECTORS));
    // Whatever is left there is of no use to anyone.
    let _ = fs::remove_file(&vectors);
    put_in_place
}

impl Module {
    fn build(&self, toolchain: &Toolchain) -> Result<(), Failure> {
        let Module { name, feature } = self;
        let inputs = inputs(toolchain);
        if self.is_made_from(&inputs) {
            say!("  {name}: nothing to do");
            return Ok(());
        }
        Task::new(
            &format!("{name} to WebAssembly"),
            toolchain.cargo("build", feature, &["--release"]),
            "mend what the compiler names above, then run it again",
        )
        .run()?;

        // A folder of our own: `start` may be rebuilding in another terminal.
        let aside = place::target().join(format!("wasm/glue-{}", std::process::id()));
        let made = self.make(&aside);
        // Whatever is left there is of no use to anyone.
        let _ = fs::remove_dir_all(&aside);
        made?;
        // Last: what is cut short is made again.
        fs::write(self.stamp(), inputs).map_err(|error| Failure::file("write", &self.stamp(), &error))
    }

    /// Makes the files in the new folder `aside`, and puts them in place once all are there.
    fn make(&self, aside: &Path) -> Result<(), Failure> {
        self.glue(aside)?;
        let [declarations, module, script] = self.files();
        let small = aside.join("small.wasm");
        let mut optimise = npm::program("binaryen", "wasm-opt");
        optimise.arg("-Oz").args(INLINING).args(FEATURES).arg(aside.join(&module)).arg("-o").arg(&small);
        let name = format!("{}: wasm-opt -Oz", self.name);
        Task::new(&name, optimise, "delete www/node_modules, then run it again").run()?;

        let generated = place::generated();
        replace(&aside.join(&declarations), &generated.join(&declarations))?;
        replace(&small, &generated.join(module))?;
        // The glue last: a page that is reloaded because of it finds the module in place.
        replace(&aside.join(&script), &generated.join(&script))
    }

    /// The files in the package: the declarations of its glue, the module, its glue.
    pub fn files(&self) -> [String; 3] {
        let Module { name, .. } = self;
        [format!("{name}.d.ts"), format!("{name}_bg.wasm"), format!("{name}.js")]
    }

    /// Whether the generated files are there, and made from these inputs.
    fn is_made_from(&self, inputs: &str) -> bool {
        self.files().iter().all(|file| place::generated().join(file).exists())
            && fs::read_to_string(self.stamp()).is_ok_and(|made_from| made_from == inputs)
    }

    /// A file that is written when all the others are, and says what they are made from.
    fn stamp(&self) -> PathBuf {
        place::generated().join(format!(".made-{}", self.name))
    }

    /// Runs wasm-bindgen's library into `folder`.
    fn glue(&self, folder: &Path) -> Result<(), Failure> {
        let failed = |error: &dyn std::fmt::Display| {
            Failure::new(
                format!("wasm-bindgen: {error}"),
                "run `cargo clean` and then the same command again",
            )
        };
        Bindgen::new()
            .input_path(Toolchain::module())
            .out_name(self.name)
            .web(true)
            .map_err(|error| failed(&error))?
            .typescript(true)
            // The entries of the package say where the module is, each for its host.
            .omit_default_module_path(true)
            .remove_producers_section(true)
            .generate(folder)
            .map_err(|error| failed(&format!("{error:#}")))
    }
}

/// What the modules are made from and with: every file with its time, and what else makes a difference.
/// Cargo itself would compile each module anew after another, since it leaves all under one name.
fn inputs(toolchain: &Toolchain) -> String {
    let mut roots = vec![npm::lock()];
    roots.extend(["src", "Cargo.toml", "Cargo.lock"].map(|name| place::root().join(name)));
    roots.extend(env::current_exe());
    let mut files = watch::state(&roots);
    // The command line is no part of them.
    let programs = place::root().join("src/bin");
    files.retain(|(file, _)| !file.starts_with(&programs));
    format!("{} {:?}\n{files:#?}", toolchain.version(), env::var("RUSTFLAGS"))
}

/// Puts `from` in the place of `to`, in one go and only if it differs: whoever watches the file
/// sees no change that is none, and nobody sees half a file.
fn replace(from: &Path, to: &Path) -> Result<(), Failure> {
    put(&fs::read(from).map_err(|error| Failure::file("read", from, &error))?, to)
}

/// Makes `new` the content of `to`, likewise.
fn put(new: &[u8], to: &Path) -> Result<(), Failure> {
    if fs::read(to).is_ok_and(|old| old == new) {
        return Ok(());
    }
    let aside = to.with_extension(format!("new-{}", std::process::id()));
    fs::write(&aside, new)
        .and_then(|()| fs::rename(&aside, to))
        .map_err(|error| Failure::file("write", to, &error))
}
