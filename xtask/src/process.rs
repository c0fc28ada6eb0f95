//! Other programs: their output is shown as it comes, with a sign of life.

use std::collections::VecDeque;
use std::env;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

use crate::paths;

/// A program that takes longer is stuck.
pub const LIMIT: Duration = Duration::from_secs(30 * 60);
/// As many targets has `cargo xtask fuzz`, at most.
const TARGETS: u32 = 10;
/// How many lines of a program that failed are said again with its failure.
const LAST_LINES: usize = 40;
/// How often a program that still runs is named.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// How a program ended.
pub struct Ended {
    pub status: ExitStatus,
    /// Its standard output, without colours.
    pub output: String,
    /// The last lines of both its outputs, in the order in which they came.
    last_lines: VecDeque<String>,
}

/// Runs `command`, which is shown as `name`. Its standard output; an error with `advice` and its last lines unless it
/// succeeds.
pub fn run(name: &str, command: Command, advice: &str) -> Result<String> {
    run_for(LIMIT, name, command, advice)
}

fn run_for(limit: Duration, name: &str, command: Command, advice: &str) -> Result<String> {
    let ended = run_within(limit, name, command)?;
    if !ended.status.success() {
        // Of a long run of many programs, whoever reads its end sees what this one said.
        let last = ended.last_lines.iter().map(|line| format!("\n  │ {line}")).collect::<String>();
        bail!("{name}: ended with {}{last}\n  what to do: {advice}", ended.status);
    }
    Ok(ended.output)
}

/// Runs `command` to its end, however it ends.
pub fn run_within(limit: Duration, name: &str, mut command: Command) -> Result<Ended> {
    let start = Instant::now();
    print_lines(&format!("▸ {name}"));
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .with_context(|| format!("{name}: cannot run {}", command.get_program().to_string_lossy()))?;
    let last_lines = LastLines::default();
    let stdout = child.stdout.take().map(|from| show_lines(from, last_lines.clone()));
    let stderr = child.stderr.take().map(|from| show_lines(from, last_lines.clone()));
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
    let last_lines = std::mem::take(&mut *last_lines.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Ended { status, output: anstream::adapter::strip_str(&output).to_string(), last_lines })
}

type LastLines = Arc<Mutex<VecDeque<String>>>;

/// Prints the lines that come `from` a program, in the name of this thread, and keeps the last. All of them, at the
/// end.
fn show_lines(from: impl Read + Send + 'static, last_lines: LastLines) -> JoinHandle<String> {
    let prefix = prefix();
    thread::spawn(move || {
        let mut text = String::new();
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{prefix}{line}");
            let mut last_lines = last_lines.lock().unwrap_or_else(PoisonError::into_inner);
            last_lines.push_back(line.to_string());
            if last_lines.len() > LAST_LINES {
                last_lines.pop_front();
            }
            drop(last_lines);
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
        let ended = run_within(LIMIT, "two streams", command).unwrap();
        let heard = (ended.status.code(), ended.output.as_str());
        assert_eq!(heard, (Some(3), "one green line\nand \u{fffd}\n"));
    }

    #[test]
    fn a_failure_says_what_to_do_after_the_last_lines_of_both_outputs() {
        let mut command = Command::new("sh");
        command.args(["-c", "seq 60; sleep 0.2; echo broken >&2; exit 1"]);
        let error = run("nothing", command, "try again").unwrap_err().to_string();
        let lines: Vec<&str> = error.lines().collect();
        assert!(lines[0].starts_with("nothing: ended with"), "{error}");
        assert_eq!((lines[1], lines[40], lines[41]), ("  │ 22", "  │ broken", "  what to do: try again"));
    }
}
