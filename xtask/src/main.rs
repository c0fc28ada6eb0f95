//! Builds, serves and tests skills-gap: `cargo xtask help`.

mod browser;
mod build;
mod crate_files;
mod debian;
mod node;
mod paths;
mod process;
mod release;
mod start;
mod steps;
mod test;
mod toolchain;
mod types;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use clap::builder::PossibleValuesParser;

/// Builds, serves and tests skills-gap
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = NEEDED)]
enum Command {
    /// Build everything, serve the page on this machine, rebuild when files change. Ctrl-C stops it
    Start {
        /// The port to try first; if it is taken, the next free one is used
        #[arg(long, default_value_t = 5173)]
        port: u16,
        /// Stop as soon as the page has answered
        #[arg(long)]
        once: bool,
    },
    /// Build the npm package, ready for `npm pack`, into pkg/, and the page into www/dist/
    Build,
    /// Run all checks and tests, or only the named steps and the steps that they need
    Test {
        /// Names of steps; `rust` and `web` stand for all steps of that part
        #[arg(value_parser = PossibleValuesParser::new(steps::names()))]
        steps: Vec<String>,
    },
    /// Run the checks without the tests: formatting, lints, types, documentation
    Check,
    /// Measure the statement model and the readers: `cargo xtask eval --help`
    #[command(disable_help_flag = true)]
    Eval {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Try the packed npm package in some seventy hosts, from Node.js to Next.js; needs the built package, and a network
    Hosts {
        /// Parts of names of hosts; all if none is named
        names: Vec<String>,
    },
    /// Try inputs that nobody would write on readers, requests, packs and more: `cargo xtask fuzz --help`
    #[command(disable_help_flag = true)]
    Fuzz {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Ask random requests of the command line as tests compile it and as it is released, of Node.js and of a browser:
    /// every answer must have the same bytes. Needs the built package
    SameBytes {
        /// How many requests
        #[arg(long, default_value_t = 10_000)]
        requests: u32,
        /// Another number gives other requests
        #[arg(long, default_value_t = 1)]
        seed: u32,
    },
    /// Write THIRD-PARTY.txt, the licences of what is shipped
    Licences,
    /// Check the licences, sources and advisories of all crates with cargo-deny, where it is installed
    Deny,
    /// Say what is missing before the npm package and the crate may be published; publishes nothing
    Release,
    /// Write www/src/package/types.ts from the Rust types
    Types,
    /// Print the size of every shipped file; fail over a budget
    Sizes,
}

const NEEDED: &str = "\
Needed: Rust, Node.js 20.19 or newer, a network. Everything else is set up:
  Rust for WebAssembly  `rustup target add wasm32-unknown-unknown`; where rustup cannot, Debian's
                        rustc-web, cargo-web, rust-web-src, rust-web-clippy and lld-19
  a browser             SKILLS_GAP_BROWSER, or an installed Chromium, Chrome or Edge, or Debian's
                        chromium
  Firefox               SKILLS_GAP_FIREFOX, or an installed one, or Debian's firefox-esr
Debian's packages are installed where that is allowed (as root).";

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything is as it should be.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Start { port, once } => start::run(port, once)?,
        Command::Build => build::all()?,
        Command::Test { steps } => return test::run(&steps),
        Command::Check => return test::run(&steps::CHECKS.map(str::to_owned)),
        Command::Eval { options } => process::evaluate(&options)?,
        Command::Hosts { names } => steps::try_hosts(&names)?,
        Command::Fuzz { options } => process::fuzz(&options)?,
        Command::SameBytes { requests, seed } => steps::same_bytes(requests, seed)?,
        Command::Licences => build::licences(true)?,
        Command::Deny => process::deny()?,
        Command::Release => return release::check(),
        Command::Types => types::write()?,
        Command::Sizes => {
            build::all()?;
            build::check_sizes()?;
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Command::command().debug_assert();
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_steps_there_are() {
        let Err(error) = Command::try_parse_from(["xtask", "test", "nonsense"]) else {
            panic!("`nonsense` was taken for a step")
        };
        let message = error.to_string();
        assert!(message.contains("nonsense") && message.contains("browser-test"), "{message}");
    }
}
