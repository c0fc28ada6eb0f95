//! Node.js and the npm packages of `www/`.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::failure::Failure;
use crate::place;
use crate::run::{Task, answer, on_path};

/// The oldest Node.js that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure that Node.js is new enough and that the packages of the lock file are installed.
pub fn set_up() -> Result<(), Failure> {
    let version = answer(Command::new("node").arg("--version")).unwrap_or_default();
    if parse(&version).is_none_or(|found| found < OLDEST) {
        let found = if version.is_empty() { "no Node.js".to_owned() } else { format!("Node.js {version}") };
        return Err(Failure::new(
            format!("{found} found; building the page needs {}.{} or newer", OLDEST.0, OLDEST.1),
            "install the current Node.js (nodejs.org), then run it again",
        ));
    }
    let lock = lock();
    // npm writes this copy last: it tells what is installed, whole or not at all.
    let installed = place::www().join("node_modules/.package-lock.json");
    let stamp = place::www().join("node_modules/.skills-gap-lock");
    let wanted = fs::read(&lock).map_err(|error| Failure::file("read", &lock, &error))?;
    if installed.is_file() && fs::read(&stamp).is_ok_and(|done| done == wanted) {
        return Ok(());
    }
    let mut install = npm()?;
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(place::www());
    Task::new("npm packages", install, "check the network and `npm config get registry`, then run it again")
        .run()?;
    fs::write(&stamp, wanted).map_err(|error| Failure::file("write", &stamp, &error))
}

/// The versions of all packages.
pub fn lock() -> PathBuf {
    place::www().join("package-lock.json")
}

/// The program `name` of the installed package `package`, run by Node.js without npm in between,
/// so that ending it ends all of it.
pub fn program(package: &str, name: &str) -> Command {
    let mut command = Command::new("node");
    command
        .arg(place::www().join("node_modules").join(package).join("bin").join(name))
        .current_dir(place::www());
    command
}

fn npm() -> Result<Command, Failure> {
    // On Windows npm is a script that has to be named in full.
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let found: Option<PathBuf> = if cfg!(windows) {
        env::var_os("PATH").and_then(|path| {
            env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
        })
    } else {
        on_path(name)
    };
    found.map(Command::new).ok_or_else(|| {
        Failure::new("Node.js is there but npm is not", "install npm (on Debian: apt-get install npm)")
    })
}

/// (20, 19) of `v20.19.2`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_compared_by_number() {
        assert_eq!(parse("v20.19.2"), Some((20, 19)));
        assert!(parse("v9.0.0").unwrap() < OLDEST);
        assert!(parse("v22.1.0").unwrap() > OLDEST);
        assert_eq!(parse(""), None);
    }
}
