//! The steps of `cargo xtask test`: what each does, and what must have worked before it.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::available_parallelism;
use std::time::Duration;

use crate::failure::Failure;
use crate::helper::{self, With};
use crate::run::{Task, cargo, is_file};
use crate::serve::Server;
use crate::tally::Tally;
use crate::toolchain::Toolchain;
use crate::{browser, core_wasm, npm, package, page, place, sizes, start};
use Lane::{After, Native, Web};

/// A suite that takes longer is stuck.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// When a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Beside the steps of the other lane: what Rust makes for this machine.
    Native,
    /// Beside the steps of the other lane: what is made for the web.
    Web,
    /// After all of these, with the machine to itself: browsers wait for nobody.
    After,
}

/// One step.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub lane: Lane,
    /// The part of the house it belongs to: `rust` or `web`.
    pub part: &'static str,
    /// Names of steps without which it makes no sense.
    pub needs: &'static [&'static str],
    pub run: fn(&mut Found) -> Result<Tally, Failure>,
}

/// What the setting-up steps found, for those after them.
#[derive(Default)]
pub struct Found {
    toolchain: Option<Toolchain>,
    browser: Option<PathBuf>,
}

/// All steps in order; a step comes after those that it needs, and needs none of the other lane.
pub static STEPS: [Step; 17] = [
    step("fmt", "Rust formatting", Native, "rust", &[], |_| checked(fmt())),
    step("clippy", "Rust lints", Native, "rust", &[], |_| checked(clippy())),
    step("doc", "Rust documentation without warnings", Native, "rust", &[], |_| checked(doc())),
    step("cargo-test", "tests in Rust", Native, "rust", &[], |_| cargo_test(&[])),
    step("types", "TypeScript types are those of Rust", Native, "rust", &[], |_| {
        // Counted with all the others, if it is good.
        cargo_test(&["--test", "types"]).map(|tally| if tally.failed == 0 { Tally::default() } else { tally })
    }),
    step("npm", "Node.js and npm packages", Web, "web", &[], |_| checked(npm::set_up())),
    step("wasm", "Rust for WebAssembly", Web, "web", &[], |found| {
        found.toolchain = Some(Toolchain::set_up()?);
        Ok(Tally::default())
    }),
    step("clippy-wasm", "Rust lints, WebAssembly", Web, "rust", &["wasm"], |found| {
        checked(clippy_wasm(found.toolchain()?))
    }),
    step("core", "core, glue, wasm-opt", Web, "web", &["npm", "wasm"], |found| {
        checked(core_wasm::build(found.toolchain()?, With::Tests))
    }),
    step("tsc", "TypeScript without errors", Web, "web", &["core"], |_| checked(tsc())),
    step("package", "npm package", Web, "web", &["core"], |_| checked(package::build())),
    step("page", "page", Web, "web", &["core"], |_| checked(page::build())),
    step("serve", "cargo xtask start serves the page", Web, "web", &["core"], |_| {
        checked(Server::start(start::PORT).map(drop))
    }),
    step("sizes", "size budgets", Web, "web", &["package", "page"], |found| {
        checked(sizes::check(found.toolchain()?))
    }),
    step("browser", "a browser", Web, "web", &[], |found| {
        found.browser = Some(browser::set_up()?);
        Ok(Tally::default())
    }),
    step("package-test", "tests of the packed package in Node.js", After, "web", &["package"], |_| {
        package_test()
    }),
    step("browser-test", "tests in the browser", After, "web", &["package", "page", "browser"], |found| {
        browser_test(found.browser.as_deref())
    }),
];

/// The steps that need no built package or page: quick enough for every save.
pub static CHECKS: [&str; 6] = ["fmt", "clippy", "doc", "types", "clippy-wasm", "tsc"];

const fn step(
    name: &'static str,
    about: &'static str,
    lane: Lane,
    part: &'static str,
    needs: &'static [&'static str],
    run: fn(&mut Found) -> Result<Tally, Failure>,
) -> Step {
    Step { name, about, lane, part, needs, run }
}

impl Found {
    fn toolchain(&self) -> Result<&Toolchain, Failure> {
        self.toolchain.as_ref().ok_or_else(|| Failure::new("no toolchain was set up", "run the step wasm"))
    }
}

/// A check has no tests to count.
fn checked(result: Result<(), Failure>) -> Result<Tally, Failure> {
    result.map(|()| Tally::default())
}

fn fmt() -> Result<(), Failure> {
    let next = "run `cargo fmt --all` (`rustup component add rustfmt` if there is none)";
    Task::new("cargo fmt", cargo(["fmt", "--all", "--check"]), next).run().map(drop)
}

fn clippy() -> Result<(), Failure> {
    let lint = cargo(["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]);
    let next = "mend what clippy names above (`rustup component add clippy` if there is none)";
    Task::new("cargo clippy", lint, next).run().map(drop)
}

fn clippy_wasm(toolchain: &Toolchain) -> Result<(), Failure> {
    let lint = toolchain.cargo("clippy", "engine,readers", &["--", "-D", "warnings"]);
    Task::new("cargo clippy for WebAssembly", lint, "mend what clippy names above").run().map(drop)
}

fn doc() -> Result<(), Failure> {
    let mut doc = cargo(["doc", "--workspace", "--no-deps", "--all-features"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    Task::new("cargo doc", doc, "mend what rustdoc names above").run().map(drop)
}

/// All of them, or those that `which` says.
fn cargo_test(which: &[&str]) -> Result<Tally, Failure> {
    let mut test = helper::tests();
    test.arg("--no-fail-fast").args(which);
    suite(Task::new("cargo test", test, "mend what fails above; `cargo test NAME` runs one"), Tally::of_cargo)
}

fn tsc() -> Result<(), Failure> {
    for project in ["tsconfig.json", "tsconfig.node.json"] {
        let mut check = npm::program("typescript", "tsc");
        check.args(["--noEmit", "--project", project]);
        Task::new(&format!("tsc {project}"), check, "mend what tsc names above").run()?;
    }
    Ok(())
}

fn package_test() -> Result<Tally, Failure> {
    let mut files = tests_in("tests/package")?;
    files.retain(|file| !in_browser(file));
    node_test("package tests", &files, None)
}

fn browser_test(browser: Option<&Path>) -> Result<Tally, Failure> {
    let mut files = tests_in("tests/package")?;
    files.retain(|file| in_browser(file));
    files.extend(tests_in("tests/browser")?);
    node_test("browser tests", &files, browser)
}

/// Whether a test of the package runs in the browser.
fn in_browser(file: &Path) -> bool {
    file.to_string_lossy().ends_with(".browser.test.mjs")
}

fn tests_in(folder: &str) -> Result<Vec<PathBuf>, Failure> {
    let folder = place::root().join(folder);
    let entries = fs::read_dir(&folder).map_err(|error| Failure::file("read", &folder, &error))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| is_file(path) && path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

fn node_test(name: &str, files: &[PathBuf], browser: Option<&Path>) -> Result<Tally, Failure> {
    let next = "mend what fails above; `node --test FILE` runs one file";
    helper::built_with_tests("cli")?;
    let mut test = Command::new("node");
    // A file's tests wait for a browser or a program most of the time: one file for each core, where Node.js
    // would leave one idle.
    let cores = available_parallelism().map_or(1, NonZero::get);
    test.args(["--test", "--test-reporter=spec", &format!("--test-concurrency={cores}")]);
    test.args(files).current_dir(place::root());
    test.env("SKILLS_GAP_CLI", place::built("skills-gap"));
    if let Some(browser) = browser {
        test.env(browser::VARIABLE, browser);
    }
    suite(Task::new(name, test, next), Tally::of_node)
}

/// Runs a suite. One that ends badly has a failed test, even if it did not live to count it; one
/// that counts nothing was not run.
fn suite(mut task: Task<'_>, count: fn(&str) -> Tally) -> Result<Tally, Failure> {
    task.limit = Some(LIMIT);
    let (name, next) = (task.name.to_owned(), task.next.to_owned());
    let ended = task.end()?;
    let tally = count(&ended.output);
    if tally.passed + tally.failed == 0 {
        return Err(Failure::new(format!("{name}: no test was run"), next));
    }
    if !ended.status.success() && tally.failed == 0 {
        return Err(Failure::new(
            format!("{name}: ended with {} although no test failed", ended.status),
            next,
        ));
    }
    Ok(tally)
}
