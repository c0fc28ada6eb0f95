//! Debian's packages, installed where that is allowed.

use std::process::Command;

use anyhow::Result;
use which::which;

use crate::process::{output_of, run};

/// Whether packages can be installed: a system with `apt-get`, and we are root.
pub fn may_install() -> bool {
    which("apt-get").is_ok() && output_of(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs `packages`. `name` says what they are for.
pub fn install(name: &str, packages: &[&str]) -> Result<()> {
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .arg("--quiet")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("LC_ALL", "C.UTF-8");
        command
    };
    run("Debian's package lists", apt_get(&["update"]), "check the network, then run it again")?;
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    let advice = "install it another way (`cargo xtask help` says what is needed), then run it again";
    run(name, apt_get(&install), advice).map(drop)
}
