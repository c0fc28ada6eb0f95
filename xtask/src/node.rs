//! Node.js and the npm packages of `www/`.

use std::process::Command;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use which::{which, which_in};

use crate::paths;
use crate::process::{output_of, run};

/// The oldest Node.js that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure that Node.js is new enough and that the packages of the lock file are installed.
pub fn set_up() -> Result<()> {
    let version = output_of(Command::new("node").arg("--version")).unwrap_or_else(|| "none".to_owned());
    if parse(&version).is_none_or(|found| found < OLDEST) {
        let (major, minor) = OLDEST;
        bail!(
            "Node.js {major}.{minor} or newer is needed; found: {version}\n  \
             what to do: install the current Node.js (nodejs.org), then run it again"
        );
    }
    // Written last: what is cut short is installed again.
    let installed = paths::www().join("node_modules/.installed-package-lock.json");
    let wanted = fs::read(paths::www().join("package-lock.json"))?;
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    let mut install = npm()?;
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(paths::www());
    run("npm packages", install, "check the network and `npm config get registry`, then run it again")?;
    Ok(fs::write(installed, wanted)?)
}

pub fn npm() -> Result<Command> {
    let npm =
        which("npm").context("npm is missing\n  what to do: install it (on Debian: apt-get install npm)")?;
    Ok(Command::new(npm))
}

/// The program `name` of the packages in `www/`, to be run there.
pub fn program(name: &str) -> Result<Command> {
    let folder = paths::www().join("node_modules/.bin");
    let program = which_in(name, Some(folder), paths::www()).with_context(|| {
        format!("{name} is not installed\n  what to do: delete www/node_modules, then run it again")
    })?;
    let mut command = Command::new(program);
    command.current_dir(paths::www());
    Ok(command)
}

/// `node xtask/scripts/NAME`, to be run in `www/`.
pub fn script(name: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(paths::root().join("xtask/scripts").join(name)).current_dir(paths::www());
    command
}

/// (20, 19) of `v20.19.2`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
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
        assert_eq!(parse("none"), None);
    }
}
