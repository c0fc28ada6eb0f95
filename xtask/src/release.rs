//! `cargo xtask release`: whether what is built may be published. It publishes nothing.

use anyhow::Result;

use crate::process::{print_lines, run};
use crate::{build, crate_files, node, types};

type Check = fn() -> Result<()>;

/// Builds all that is shipped and makes every check, whatever the others say. Whether nothing is missing.
pub fn check() -> Result<bool> {
    build::all()?;
    let checks: [(&str, Check); 4] = [
        ("sizes are within their budgets", build::check_sizes),
        ("TypeScript types are those of Rust", types::check),
        ("the crate has all its files", crate_files::check),
        ("the npm package", package),
    ];
    let mut missing = Vec::new();
    for (name, check) in checks {
        if let Err(error) = check() {
            missing.push(format!("✗ {name}: {error:#}"));
        }
    }
    let is_ready = missing.is_empty();
    missing.push(if is_ready {
        "✓ ready. It is published by hand: .github/workflows/publish.yml".to_owned()
    } else {
        "✗ not ready: nothing was published".to_owned()
    });
    print_lines(&format!("\n{}", missing.join("\n")));
    Ok(is_ready)
}

fn package() -> Result<()> {
    run("release", node::script("release.mjs"), "add what is named above").map(drop)
}
