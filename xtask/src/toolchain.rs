//! A Rust toolchain that compiles to WebAssembly.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use which::which;

use crate::process::{cargo, output_of, print_lines, run_within};
use crate::{debian, paths};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's web toolchain, which builds the standard library for WebAssembly from source.
const DEBIAN_PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-19"];
const DEBIAN_BIN: &str = "/usr/bin";

/// How long `rustup` may take to fetch the target.
const RUSTUP_LIMIT: Duration = Duration::from_secs(5 * 60);

const ADVICE: &str = "install Rust with rustup (rustup.rs) and run `rustup target add wasm32-unknown-unknown`; or, \
                      as root on Debian, `apt-get install rustc-web cargo-web rust-web-src rust-web-clippy lld-19`";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// The Rust that runs us has the target.
    Current,
    /// Debian's, which has the sources of the standard library and needs its linker named.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// The Rust in use with its WebAssembly target, which rustup adds if it can; else Debian's.
    pub fn set_up() -> Result<Self> {
        if current_has_target() || add_target()? {
            return Ok(Toolchain::Current);
        }
        if let Some(found) = Self::installed_from_debian() {
            return Ok(found);
        }
        if debian::may_install() {
            debian::install("Rust for WebAssembly, from Debian", &DEBIAN_PACKAGES)?;
        }
        Self::installed_from_debian().with_context(|| {
            format!("no Rust toolchain that compiles to WebAssembly\n  what to do: {ADVICE}")
        })
    }

    /// `cargo SUBCOMMAND` for the library as WebAssembly with `features`. Each name has its own target folder: Cargo
    /// gives the modules of all features one file name.
    pub fn cargo(&self, subcommand: &str, features: &str, name: &str) -> Command {
        let mut flags = path_prefixes();
        let mut command = match self {
            Toolchain::Current => cargo([subcommand]),
            Toolchain::Debian { linker } => {
                // clippy's own program: Cargo would look for rustup's first.
                let program = if subcommand == "clippy" { "cargo-clippy" } else { "cargo" };
                let mut command = Command::new(debian_program(program));
                // Nothing is printed for developers alone: 4 kB less.
                flags.push("-Zfmt-debug=none".to_owned());
                command
                    .args([
                        subcommand,
                        "-Zbuild-std=std,panic_abort",
                        "-Zbuild-std-features=optimize_for_size",
                    ])
                    .current_dir(paths::root())
                    .env("CARGO", debian_program("cargo"))
                    .env("RUSTC", debian_program("rustc"))
                    .env("RUSTDOC", debian_program("rustdoc"))
                    // For these flags alone; what is compiled is stable Rust.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        };
        command
            .args([
                "--lib",
                "--no-default-features",
                "--features",
                features,
                "--target",
                TARGET,
                "--target-dir",
            ])
            .arg(self.target_folder(name))
            // Instead of anyone's RUSTFLAGS: every machine makes the same module.
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        command
    }

    /// The module that `cargo("rustc", …, name)` leaves with `--profile web`.
    pub fn module(&self, name: &str) -> PathBuf {
        self.target_folder(name).join(TARGET).join("web/skills_gap.wasm")
    }

    fn target_folder(&self, name: &str) -> PathBuf {
        let toolchain = if *self == Toolchain::Current { "wasm" } else { "wasm-debian" };
        paths::target().join(toolchain).join(name)
    }

    fn installed_from_debian() -> Option<Self> {
        let version = output_of(Command::new(debian_program("rustc")).arg("--version"))?;
        let is_new_enough =
            minor(version.split_whitespace().nth(1)?)? >= minor(env!("CARGO_PKG_RUST_VERSION"))?;
        let sources = Path::new("/usr/lib/rustlib/src/rust/library/Cargo.toml");
        let is_whole =
            sources.is_file() && ["cargo", "cargo-clippy"].iter().all(|name| debian_program(name).is_file());
        let linker = which("wasm-ld-19").or_else(|_| which("wasm-ld")).ok()?;
        (is_new_enough && is_whole).then_some(Toolchain::Debian { linker })
    }
}

/// Whether the Rust in use has the standard library for WebAssembly.
fn current_has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    output_of(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .is_some_and(|files| {
            files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
        })
}

/// Whether rustup, if it is there, could add the target to the Rust in use.
fn add_target() -> Result<bool> {
    let Ok(rustup) = which("rustup") else { return Ok(false) };
    let mut add = Command::new(rustup);
    add.args(["target", "add", TARGET]);
    run_within(RUSTUP_LIMIT, "WebAssembly target for Rust", add)?;
    let added = current_has_target();
    if !added {
        print_lines("  rustup could not add the target: Debian's Rust for WebAssembly is tried");
    }
    Ok(added)
}

/// Flags that keep this machine's folders out of the module: the same sources give the same bytes wherever they lie.
fn path_prefixes() -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [cargo_home.map(|folder| (folder, "cargo")), Some((paths::root(), "skills-gap"))];
    let flag = |(from, to): (PathBuf, &str)| format!("--remap-path-prefix={}={to}", from.display());
    folders.into_iter().flatten().map(flag).collect()
}

fn debian_program(name: &str) -> PathBuf {
    Path::new(DEBIAN_BIN).join(name)
}

/// 96 of `1.96.0`.
fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_version_is_read() {
        assert_eq!(minor("1.96.0"), Some(96));
        assert_eq!(minor("1.88"), Some(88));
        assert_eq!(minor("2.0"), None);
    }

    #[test]
    fn the_target_of_rustup_needs_no_unstable_flag() {
        let command = format!("{:?}", Toolchain::Current.cargo("build", "wasm", "skills_gap"));
        assert!(!command.contains("RUSTC_BOOTSTRAP") && !command.contains("-Z"), "{command}");
    }
}
