//! Other programs: their output is shown as it comes, with a sign of life.

use std::env;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

use crate::paths;

/// A program that takes longer is stuck.
pub const LIMIT: Duration = Duration::from_secs(30 * 60);
/// As many targets has `cargo xtask fuzz`, at most.
const TARGETS: u32 = 10;
/// How often a program that still runs is named.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// Runs `command`, which is shown as `name`. Its standard output; an error with `advice` unless it succeeds.
pub fn run(name: &str, command: Command, advice: &str) -> Result<String> {
    run_for(LIMIT, name, command, advice)
}

fn run_for(limit: Duration, name: &str, command: Command, advice: &str) -> Result<String> {
    let (status, output) = run_within(limit, name, command)?;
    if !status.success() {
        bail!("{name}: ended with {status}\n  what to do: {advice}");
    }
    Ok(output)
}

/// Runs `command` to its end, however it ends. How it ended, and its standard output without colours.
pub fn run_within(limit: Duration, name: &str, mut command: Command) -> Result<(ExitStatus, String)> {
    let start = Instant::now();
    print_lines(&format!("▸ {name}"));
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .with_context(|| format!("{name}: cannot run {}", command.get_program().to_string_lossy()))?;
    let stdout = child.stdout.take().map(show_lines);
    let stderr = child.stderr.take().map(show_lines);
    let status = loop {
        if let Some(status) = child.wait_timeout(SIGN_OF_LIFE)? {
            break status;
        }
        print_lines(&format!("  … {name} is still running ({:.0?})", start.elapsed()));
        if start.elapsed() > limit {
            print_lines(&format!("  … {name} is given up"));
            child.kill()?;
        }
    };
    let text = |reader: Option<JoinHandle<String>>| reader.and_then(|reader| reader.join().ok());
    text(stderr);
    let output = text(stdout).unwrap_or_default();
    let mark = if status.success() { "✓" } else { "✗" };
    print_lines(&format!("{mark} {name} ({})", seconds(start.elapsed())));
    Ok((status, anstream::adapter::strip_str(&output).to_string()))
}

/// Prints the lines that come `from` a program, in the name of this thread. All of them, at the end.
fn show_lines(from: impl Read + Send + 'static) -> JoinHandle<String> {
    let prefix = prefix();
    thread::spawn(move || {
        let mut text = String::new();
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{prefix}{line}");
            text.push_str(&line);
            text.push('\n');
        }
        text
    })
}

/// Prints `text`; where threads run side by side, each line says whose it is.
pub fn print_lines(text: &str) {
    let prefix = prefix();
    text.split('\n').for_each(|line| println!("{prefix}{line}"));
}

/// The name of this thread, unless it is the only one.
fn prefix() -> String {
    match thread::current().name() {
        None | Some("main") => String::new(),
        Some(name) => format!("{name:<4} │ "),
    }
}

/// What a program prints on its standard output, when it can be run and succeeds.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The Cargo that runs us, in the root of the repository.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(paths::root());
    command
}

/// What is compiled with `xtask-core`.
#[derive(Clone, Copy)]
pub enum Compile {
    /// As little as it needs.
    Alone,
    /// With the features of all tests: nothing is left to compile where these are compiled too.
    WithTests,
}

/// Compiles `xtask-core`, which alone needs the core, and runs it. What it prints.
pub fn core_tool(compile: Compile, arguments: &[&str]) -> Result<String> {
    let build = match compile {
        Compile::Alone => cargo(["build", "--package", "xtask-core"]),
        Compile::WithTests => cargo(["build", "--workspace", "--all-features", "--bin", "xtask-core"]),
    };
    run("build xtask-core", build, "fix what the compiler names above, then run it again")?;
    output_of(Command::new(paths::program("xtask-core")).args(arguments))
        .with_context(|| format!("xtask-core {} failed", arguments.join(" ")))
}

/// `cargo xtask eval`, compiled for speed.
pub fn evaluate(options: &[String]) -> Result<()> {
    let mut command =
        cargo(["run", "--quiet", "--profile", "bench", "--package", "xtask-core", "--", "eval"]);
    command.args(options).current_dir(env::current_dir()?);
    run("evaluation", command, "fix what is named above, then run it again").map(drop)
}

/// Tries inputs that nobody would write.
pub fn fuzz(options: &[String]) -> Result<()> {
    let mut command = cargo(["run", "--quiet", "--profile", "fuzz", "--package", "xtask-core", "--", "fuzz"]);
    command.args(options);
    // It is to take the time that is asked for, for each of its targets, beside the time to build them.
    let asked = options.iter().skip_while(|option| *option != "--seconds").nth(1);
    let asked: u32 = asked.and_then(|seconds| seconds.parse().ok()).unwrap_or_default();
    let limit = LIMIT + Duration::from_secs(1) * asked * TARGETS;
    let advice = "make a test of each input that is named above, then mend what it shows";
    run_for(limit, "fuzz", command, advice).map(drop)
}

/// Runs cargo-deny. Without a network, the advisories are those that it fetched last.
pub fn deny() -> Result<()> {
    let install = "`cargo install --locked cargo-deny`, then run it again";
    if output_of(&mut cargo(["deny", "--version"])).is_none() {
        bail!("cargo deny: there is none\n  what to do: {install}");
    }
    // The programs for libFuzzer are no part of the workspace, and have a lock file of their own.
    let checks = ["Cargo.toml", "xtask/fuzz/Cargo.toml"].map(|manifest| {
        (manifest, move |what: &[&str]| {
            let mut deny = cargo(["deny", "--manifest-path", manifest, "--all-features"]);
            deny.args(["--config", "deny.toml", "check"]).args(what);
            deny
        })
    });
    for (manifest, check) in &checks {
        let advice = "change Cargo.toml or deny.toml as is said above";
        let of_crates = check(&["licenses", "sources", "bans"]);
        run(&format!("licences, sources, bans of {manifest}"), of_crates, advice)?;
    }
    // Last: they are fetched.
    for (manifest, check) in &checks {
        let advice =
            "update the crate that is named above; where the list could not be fetched, find a network";
        run(&format!("advisories of {manifest}"), check(&["advisories"]), advice)?;
    }
    Ok(())
}

/// `12.3 s`
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_output_is_that_of_standard_output_alone_without_colours() {
        let mut command = Command::new("sh");
        command.args([
            "-c",
            "printf 'one '; printf message >&2; printf '\\033[32mgreen\\033[0m line\\nand \\377'; exit 3",
        ]);
        let (status, output) = run_within(LIMIT, "two streams", command).unwrap();
        assert_eq!((status.code(), output.as_str()), (Some(3), "one green line\nand \u{fffd}\n"));
    }

    #[test]
    fn a_failure_says_what_to_do() {
        let error = run("nothing", Command::new("false"), "try again").unwrap_err().to_string();
        assert!(
            error.starts_with("nothing: ended with") && error.ends_with("what to do: try again"),
            "{error}"
        );
    }
}
