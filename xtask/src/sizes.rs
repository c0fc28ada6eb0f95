//! What is sent to a browser, measured, and held against the budgets.

use std::process::Command;

use crate::failure::Failure;
use crate::place;
use crate::run::Task;
use crate::toolchain::Toolchain;

/// Prints the table of sizes of what is built; an error when a budget is exceeded.
pub fn check(toolchain: &Toolchain) -> Result<(), Failure> {
    let mut measure = Command::new("node");
    measure.arg(place::root().join("xtask/scripts/sizes.mjs")).arg(place::package()).arg(place::dist());
    if *toolchain == Toolchain::Own {
        measure.arg("own");
    }
    let next = "without pkg/ or www/dist/: `cargo xtask build`; over a budget: make the core smaller \
                (look for new dependencies, formatting code, generic functions, data)";
    Task::new("sizes", measure, next).run().map(drop)
}
