//! The steps of `cargo xtask test`: what each does, and what must have worked before it.

use std::env;
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Result, bail, ensure};
use fs_err as fs;

use crate::browser::{Browser, CHROMIUM, FIREFOX};
use crate::build::{self, MODULES};
use crate::process::{Compile, Ended, LIMIT, cargo, run, run_within};
use crate::test::Counts;
use crate::toolchain::Toolchain;
use crate::{crate_files, node, paths, start, types};
use Lane::{Last, Rust, Web};

/// What runs beside what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// What Rust makes for this machine: beside the web's steps.
    Rust,
    /// What is made for the web: beside Rust's steps.
    Web,
    /// The web's tests: after all of these, with the machine to themselves, because browsers wait for nobody.
    Last,
}

pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub lane: Lane,
    /// Names of steps that must have worked.
    pub needs: &'static [&'static str],
    /// Counts the tests that were run; a check counts none.
    pub run: fn() -> Result<Counts>,
}

/// All steps in order; a step comes after the steps that it needs.
pub static STEPS: [Step; 23] = [
    step("fmt", "Rust formatting", Rust, &[], || check(fmt())),
    step("clippy", "Rust lints", Rust, &[], || check(clippy())),
    step("doc", "Rust documentation without warnings", Rust, &[], || check(doc())),
    step("crate", "the published crate has all its files", Rust, &[], || check(crate_files::check())),
    step("cargo-test", "tests in Rust", Rust, &[], cargo_test),
    step("npm", "Node.js and npm packages", Web, &[], || check(node::set_up())),
    step("unit", "unit tests of the page's source", Web, &["npm"], unit_test),
    step("biome", "TypeScript, JavaScript and CSS: formatting, lints", Web, &["npm"], || check(biome())),
    step("wasm", "Rust for WebAssembly", Web, &[], || check(Toolchain::set_up().map(drop))),
    step("clippy-wasm", "Rust lints, WebAssembly", Web, &["wasm"], || check(clippy_wasm())),
    step("modules", "WebAssembly modules, glue, data", Web, &["npm", "wasm"], || check(modules())),
    step("types", "TypeScript types are those of Rust", Web, &[], || check(types::check())),
    step("tsc", "TypeScript without errors", Web, &["modules"], || check(tsc())),
    step("licences", "licences of what is shipped", Web, &["npm"], || check(build::licences(false))),
    step("package", "npm package", Web, &["modules"], || check(build::package())),
    step("page", "page", Web, &["modules"], || check(build::page())),
    step("serve", "cargo xtask start serves the page", Web, &["modules"], || {
        check(start::answers_once(5173))
    }),
    step("sizes", "size budgets", Web, &["package", "page"], || check(build::check_sizes())),
    // Waits for no browser. Its command line is compiled with Rust's tests.
    step("package-test", "tests of the packed package in Node.js", Web, &["package"], package_test),
    step("browser", "a browser", Web, &[], || check(CHROMIUM.set_up().map(drop))),
    step("firefox", "Firefox", Web, &[], || check(FIREFOX.set_up().map(drop))),
    step("browser-test", "tests in the browser", Last, &["package", "page", "browser"], browser_test),
    step("firefox-test", "tests in Firefox", Last, &["page", "firefox"], firefox_test),
];

/// The steps of `cargo xtask check`, which need neither the package nor the page. `tsc` needs the modules: they are
/// built again where Rust has changed, which takes the longest.
pub const CHECKS: [&str; 8] = ["fmt", "clippy", "doc", "biome", "clippy-wasm", "types", "tsc", "licences"];

const fn step(
    name: &'static str,
    about: &'static str,
    lane: Lane,
    needs: &'static [&'static str],
    run: fn() -> Result<Counts>,
) -> Step {
    Step { name, about, lane, needs, run }
}

impl Step {
    /// Whether the step is meant by `name`: its own, or `rust` or `web` for a part.
    pub fn is_named(&self, name: &str) -> bool {
        let part = if self.lane == Rust { "rust" } else { "web" };
        self.name == name || part == name
    }
}

/// All that names steps.
pub fn names() -> Vec<&'static str> {
    ["rust", "web"].into_iter().chain(STEPS.iter().map(|step| step.name)).collect()
}

fn check(result: Result<()>) -> Result<Counts> {
    result.map(|()| Counts::default())
}

fn fmt() -> Result<()> {
    let advice = "run `cargo fmt --all` (`rustup component add rustfmt` if there is none)";
    run("cargo fmt", cargo(["fmt", "--all", "--check"]), advice).map(drop)
}

fn clippy() -> Result<()> {
    let lint = cargo(["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]);
    let advice = "fix what clippy names above (`rustup component add clippy` if there is none)";
    run("cargo clippy", lint, advice).map(drop)
}

fn clippy_wasm() -> Result<()> {
    let features = MODULES.each_ref().map(|module| module.feature).join(",");
    let mut lint = Toolchain::set_up()?.cargo("clippy", &features, "clippy");
    lint.args(["--", "-D", "warnings"]);
    run("cargo clippy for WebAssembly", lint, "fix what clippy names above").map(drop)
}

fn doc() -> Result<()> {
    let mut doc = cargo(["doc", "--workspace", "--no-deps", "--all-features"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    run("cargo doc", doc, "fix what rustdoc names above").map(drop)
}

/// Biome reads its configuration in the root of the repository.
fn biome() -> Result<()> {
    let mut biome = node::program("biome")?;
    // It would colour a file too.
    let colours = if io::stdout().is_terminal() { "--colors=force" } else { "--colors=off" };
    // One thread: what it says does not depend on which comes first.
    biome.args(["ci", "--error-on-warnings", "--threads=1", colours]).current_dir(paths::root());
    run("biome", biome, "run `www/node_modules/.bin/biome check --write`, then fix what is left").map(drop)
}

fn modules() -> Result<()> {
    build::modules(&Toolchain::set_up()?, Compile::WithTests)
}

fn tsc() -> Result<()> {
    for project in ["tsconfig.json", "tsconfig.node.json", "tsconfig.worker.json"] {
        let mut check = node::program("tsc")?;
        check.args(["--noEmit", "--project", project]);
        run(&format!("tsc {project}"), check, "fix what tsc names above")?;
    }
    Ok(())
}

/// What proptest makes its random inputs from. `PROPTEST_RNG_SEED=7 cargo xtask test cargo-test` tries others.
const RANDOM_SEED: &str = "PROPTEST_RNG_SEED";

fn cargo_test() -> Result<Counts> {
    let mut test = cargo(["test", "--workspace", "--all-features", "--no-fail-fast"]);
    if env::var_os(RANDOM_SEED).is_none() {
        // Of random inputs, the same ones everywhere: what fails here must fail on the next machine too.
        test.env(RANDOM_SEED, "1");
    }
    suite("cargo test", test, "fix what fails above; `cargo test NAME` runs one", Counts::of_cargo)
}

fn unit_test() -> Result<Counts> {
    let mut test = node::npm()?;
    test.args(["run", "test:unit"]).current_dir(paths::www());
    suite(
        "unit tests",
        test,
        "fix what fails above; `npm --prefix www run test:unit` runs them",
        Counts::of_node,
    )
}

fn package_test() -> Result<Counts> {
    let files = test_files("tests/package")?.into_iter().filter(|file| !needs_browser(file)).collect();
    node_test("package tests", files, None)
}

fn browser_test() -> Result<Counts> {
    let of_package = test_files("tests/package")?.into_iter().filter(|file| needs_browser(file));
    let files = of_package.chain(test_files("tests/browser")?).collect();
    node_test("browser tests", files, Some(&CHROMIUM))
}

fn firefox_test() -> Result<Counts> {
    node_test("Firefox tests", test_files("tests/firefox")?, Some(&FIREFOX))
}

/// Asks everything that answers the same requests, the command line in both of its profiles.
pub fn same_bytes(requests: u32, seed: u32) -> Result<()> {
    build_program()?;
    let build = cargo(["build", "--release", "--all-features", "--bin", "skills-gap"]);
    run("command line for release", build, "fix what the compiler names above, then run it again")?;
    let [tested, released] = ["debug", "release"].map(|profile| paths::program_of(profile, "skills-gap"));
    let mut ask = Command::new("node");
    ask.arg("tests/package/same-bytes.mjs").current_dir(paths::root());
    ask.args(["--requests", &requests.to_string(), "--seed", &seed.to_string()]);
    ask.arg("--cli").arg(&tested).arg("--cli").arg(released).env("SKILLS_GAP_CLI", &tested);
    let status = ask.env(CHROMIUM.variable, CHROMIUM.set_up()?).status()?;
    ensure!(status.success(), "some answers differ\n  what to do: look at the requests above");
    Ok(())
}

/// Runs the suite of hosts, which prints its table itself.
pub fn try_hosts(names: &[String]) -> Result<()> {
    let mut hosts = Command::new("node");
    hosts.arg("tests/hosts/run.mjs").args(names).current_dir(paths::root());
    let status = hosts.env(CHROMIUM.variable, CHROMIUM.set_up()?).status()?;
    ensure!(status.success(), "some hosts failed\n  what to do: look at the table above");
    Ok(())
}

fn needs_browser(file: &Path) -> bool {
    file.to_string_lossy().ends_with(".browser.test.mjs")
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(paths::root().join(folder))? {
        files.push(entry?.path());
    }
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

/// The command line, with the features of all tests: nothing is left to compile where these were run.
fn build_program() -> Result<()> {
    let build = cargo(["test", "--workspace", "--all-features", "--no-run", "--test", "cli"]);
    run("command line under test", build, "fix what the compiler names above, then run it again").map(drop)
}

/// Runs `files` with Node.js's test runner, and the command line that the tests call.
fn node_test(name: &str, files: Vec<PathBuf>, browser: Option<&Browser>) -> Result<Counts> {
    build_program()?;
    let mut test = Command::new("node");
    // A file's tests wait for a browser or a program most of the time: one file for each core, where Node.js would
    // leave one idle.
    let cores = available_parallelism().map_or(1, NonZero::get);
    test.args(["--test", "--test-reporter=spec", &format!("--test-concurrency={cores}")]);
    test.args(files).current_dir(paths::root()).env("SKILLS_GAP_CLI", paths::program("skills-gap"));
    if let Some(browser) = browser {
        test.env(browser.variable, browser.set_up()?);
    }
    suite(name, test, "fix what fails above; `node --test FILE` runs one file", Counts::of_node)
}

/// Runs a suite. One that ends badly has a failed test, even if it did not live to count it; one that counts nothing
/// was not run.
fn suite(name: &str, command: Command, advice: &str, count: fn(&str) -> Counts) -> Result<Counts> {
    let Ended { status, output, .. } = run_within(LIMIT, name, command)?;
    let counts = count(&output);
    if counts.passed + counts.failed == 0 {
        bail!("{name}: no test was run\n  what to do: {advice}");
    }
    if !status.success() && counts.failed == 0 {
        bail!("{name}: ended with {status} although no test failed\n  what to do: {advice}");
    }
    Ok(counts)
}
