//! Makes the module that `tests/browser/measure-crossing.mjs` measures, in `target/crossing/`.

use std::env;
use std::process::{Command, ExitCode};

use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> ExitCode {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--release", "--package", "crossing", "--target", TARGET]);
    build.args(["--target-dir", "target/wasm"]);
    if !build.status().is_ok_and(|status| status.success()) {
        eprintln!("the module was not compiled: `rustup target add {TARGET}`, or see above");
        return ExitCode::FAILURE;
    }
    let made = Bindgen::new()
        .input_path(format!("target/wasm/{TARGET}/release/crossing.wasm"))
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate("target/crossing"));
    if let Err(error) = made {
        eprintln!("wasm-bindgen: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
