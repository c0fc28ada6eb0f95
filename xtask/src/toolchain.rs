//! A Rust toolchain that compiles to WebAssembly.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::failure::Failure;
use crate::mark::say;
use crate::run::{Task, answer, cargo, is_file, on_path};
use crate::{debian, place};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian's web toolchain is, which builds the standard library for WebAssembly from source.
const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-19"];

/// How long `rustup` may take to fetch the target before another way is tried.
const RUSTUP_LIMIT: Duration = Duration::from_secs(300);

/// The toolchain that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// The Rust that runs us has the target.
    Own,
    /// Debian's, which has the sources and needs its linker named.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// The first that is there, or else can be had: the Rust in use with its WebAssembly target,
    /// Debian's, the target through rustup, Debian's after installing it.
    pub fn set_up() -> Result<Self, Failure> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if let Some(rustup) = on_path("rustup") {
            let mut add = Command::new(rustup);
            add.args(["target", "add", TARGET]);
            let mut task = Task::new("WebAssembly target for Rust", add, "see above");
            task.limit = Some(RUSTUP_LIMIT);
            task.end()?;
            if let Some(found) = Self::find() {
                return Ok(found);
            }
            say!("  rustup could not fetch the target");
        }
        if debian::may_install() {
            debian::install("Rust for WebAssembly, from Debian", &DEBIAN_PACKAGES)?;
        }
        Self::find().ok_or_else(|| {
            let next = if debian::is_debian() {
                format!(
                    "run `rustup target add {TARGET}`, or as root `apt-get install {}`",
                    DEBIAN_PACKAGES.join(" ")
                )
            } else {
                format!("install Rust with rustup (rustup.rs), then run `rustup target add {TARGET}`")
            };
            Failure::new("no Rust toolchain that compiles to WebAssembly", next)
        })
    }

    /// `cargo SUBCOMMAND` for the crate as WebAssembly with `feature`, `flags` after it.
    pub fn cargo(&self, subcommand: &str, feature: &str, flags: &[&str]) -> Command {
        let mut rust_flags = env::var("RUSTFLAGS").unwrap_or_default();
        let mut command = match self {
            Toolchain::Own => cargo([subcommand]),
            Toolchain::Debian { linker } => {
                // clippy's own program: Cargo would look for rustup's first.
                let name = if subcommand == "clippy" { "cargo-clippy" } else { "cargo" };
                let mut command = Command::new(debian_program(name));
                // Nothing is ever printed for developers alone: that takes 4 kB.
                rust_flags.push_str(" -Zfmt-debug=none");
                command
                    .arg(subcommand)
                    .arg("-Zbuild-std=std,panic_abort")
                    // Sorting, searching and printing in their short form rather than the fast one.
                    .arg("-Zbuild-std-features=optimize_for_size")
                    .current_dir(place::root())
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
            .args(["--lib", "--no-default-features", "--features", feature, "--target", TARGET])
            // Its own folder: two toolchains in one would wait for each other's lock.
            .arg("--target-dir")
            .arg(Self::target())
            .args(flags)
            .env("RUSTFLAGS", format!("{} {}", rust_flags.trim(), remapped().join(" ")));
        command
    }

    /// Which it is, to the release.
    pub fn version(&self) -> String {
        let rustc = match self {
            Toolchain::Own => env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from),
            Toolchain::Debian { .. } => debian_program("rustc"),
        };
        format!("{self:?} {}", answer(Command::new(rustc).arg("-vV")).unwrap_or_default())
    }

    /// The module that `cargo build --release` leaves.
    pub fn module() -> PathBuf {
        Self::target().join(TARGET).join("release/skills_gap.wasm")
    }

    fn target() -> PathBuf {
        place::target().join("wasm")
    }

    fn find() -> Option<Self> {
        if has_target() {
            return Some(Toolchain::Own);
        }
        let new_enough = answer(Command::new(debian_program("rustc")).arg("--version"))
            .and_then(|version| minor(version.split_whitespace().nth(1)?))
            .zip(minor(env!("CARGO_PKG_RUST_VERSION")))
            .is_some_and(|(found, needed)| found >= needed);
        let sources = Path::new("/usr/lib/rustlib/src/rust/library/Cargo.toml");
        let whole = ["cargo", "cargo-clippy"].iter().all(|name| is_file(&debian_program(name)));
        (new_enough && whole && is_file(sources)).then(linker)?.map(|linker| Toolchain::Debian { linker })
    }
}

/// Flags that keep this machine's folders out of the module: the same sources give the same bytes
/// wherever they lie.
fn remapped() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [home.map(|home| (home, "cargo")), Some((place::root(), "skills-gap"))];
    let remap = |(from, to): (PathBuf, &str)| {
        // `RUSTFLAGS` is split at spaces.
        let from = from.to_str().filter(|from| !from.contains(' '))?.to_owned();
        Some(format!("--remap-path-prefix={from}={to}"))
    };
    folders.into_iter().flatten().filter_map(remap).collect()
}

/// Whether the Rust in use has the standard library for WebAssembly.
fn has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    answer(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .is_some_and(|files| {
            files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
        })
}

fn linker() -> Option<PathBuf> {
    let versions = (14..40).rev().map(|version| format!("wasm-ld-{version}"));
    versions.chain(["wasm-ld".to_owned()]).find_map(|name| on_path(&name))
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
}
