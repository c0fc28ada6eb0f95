//! The same doors, tried by libFuzzer: it keeps what reaches more of the code, and goes on from there.

use std::fs;
use std::process::Command;

use doors::Target;

use super::{SLOW, Until, folder, written};

/// Longer inputs are tried by the tests of limits; here they would only be slow.
const LONGEST: usize = 65_536;

/// Whether no promise of a target was broken. What broke one is kept where the other way of trying keeps it.
pub(super) fn tried(target: &Target, until: Until, seed: u64) -> Result<bool, String> {
    let is_there =
        Command::new("cargo").args(["fuzz", "--version"]).output().is_ok_and(|out| out.status.success());
    if !is_there {
        return Err("cargo fuzz: there is none\n  what to do: `cargo install --locked cargo-fuzz`".to_owned());
    }
    let name = target.name;
    let [seeds, reached, found] = ["seeds", "reached", "."].map(|kind| folder().join(kind).join(name));
    for input in (target.seeds)() {
        written(&seeds, &input)?;
    }
    for new in [&reached, &found] {
        fs::create_dir_all(new).map_err(|error| format!("{}: {error}", new.display()))?;
    }
    let limit = match until {
        Until::Time(time) => format!("-max_total_time={}", time.as_secs()),
        Until::Runs(runs) => format!("-runs={runs}"),
    };
    // The core has no unsafe code: a sanitizer would find nothing there, and takes a nightly toolchain.
    let of_fuzz = |action: &str| {
        let mut command = Command::new("cargo");
        command.args(["fuzz", action, "--fuzz-dir", "xtask/fuzz", "--sanitizer", "none", "--target-dir"]);
        command.arg(folder().join("build")).arg(name).current_dir(crate::repository());
        command
    };
    println!("{name}, guided");
    // What cannot be built was not tried: that is no finding.
    let built = of_fuzz("build").status().map_err(|error| format!("cargo fuzz: {error}"))?;
    if !built.success() {
        return Err(format!(
            "{name}: the build of cargo fuzz failed, so nothing was tried\n  what to do: see its words above; libFuzzer needs a C++ compiler"
        ));
    }
    let mut command = of_fuzz("run");
    command.args([&reached, &seeds]);
    command.args(["--", &limit, &format!("-seed={seed}"), &format!("-max_len={LONGEST}")]);
    command.args([format!("-timeout={}", SLOW.as_secs()), format!("-artifact_prefix={}/", found.display())]);
    command.args(["-print_final_stats=1", "-verbosity=1"]);
    let status = command.status().map_err(|error| format!("cargo fuzz: {error}"))?;
    Ok(status.success())
}
