//! Debian's packages, installed when we may.

use std::env;
use std::process::Command;

use crate::failure::Failure;
use crate::run::{Task, answer, on_path};

/// Whether packages can be installed: a Debian system, and we are root.
pub fn may_install() -> bool {
    on_path("apt-get").is_some() && answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether this is a system of Debian's family at all.
pub fn is_debian() -> bool {
    on_path("apt-get").is_some()
}

/// Installs `packages`. `name` says what they are for.
pub fn install(name: &str, packages: &[&str]) -> Result<(), Failure> {
    let known = |package: &&str| -> bool {
        let policy = answer(Command::new("apt-cache").args(["policy", package]).env("LC_ALL", "C"));
        policy.is_some_and(|text| text.contains("Candidate:") && !text.contains("Candidate: (none)"))
    };
    if !packages.iter().all(&known) {
        let mut update = apt_get();
        update.arg("update");
        Task::new("Debian's package lists", update, "check the network, then run it again").run()?;
    }
    if let Some(missing) = packages.iter().find(|package| !known(package)) {
        return Err(Failure::new(
            format!("{name}: this system has no package {missing}"),
            "install it another way (cargo xtask help says what is looked for), then run it again",
        ));
    }
    let mut install = apt_get();
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    Task::new(name, install, "run the same apt-get command by hand to see why, then run it again")
        .run()
        .map(drop)
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    if env::var_os("LC_ALL").is_none() {
        command.env("LC_ALL", "C.UTF-8");
    }
    command
}
