//! Builds, serves and tests skills-gap: `cargo xtask help`.

mod browser;
mod build;
mod catalogue;
mod core_wasm;
mod debian;
mod failure;
mod helper;
mod lockfile;
mod mark;
mod npm;
mod package;
mod page;
mod place;
mod run;
mod serve;
mod sizes;
mod start;
mod steps;
mod tally;
mod test;
mod toolchain;
mod types;
mod watch;

use std::env;
use std::process::ExitCode;

use failure::Failure;

const HELP: &str = include_str!("help.txt");

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("✗ {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything is as it should be.
fn run(arguments: &[String]) -> Result<bool, Failure> {
    let Some((command, options)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(true);
    };
    let done = |result: Result<(), Failure>| result.map(|()| true);
    match (command.as_str(), options) {
        ("start", options) => done(start_options(options).and_then(|(port, once)| start::run(port, once))),
        ("test", steps) => test::run(steps),
        ("build", []) => done(build::all()),
        ("check", []) => test::run(&test::checks()),
        ("eval", options) => done(eval(options)),
        ("types", []) => done(types::write()),
        ("sizes", []) => done(toolchain::Toolchain::set_up().and_then(|found| sizes::check(&found))),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(true)
        }
        _ => Err(usage(&format!("`{}` is no command", arguments.join(" ")))),
    }
}

fn eval(options: &[String]) -> Result<(), Failure> {
    helper::run_fast(&[&["eval".to_owned()], options].concat())
}

/// Port and whether it is only for once.
fn start_options(options: &[String]) -> Result<(u16, bool), Failure> {
    let (mut port, mut once) = (start::PORT, false);
    let mut options = options.iter().map(String::as_str);
    while let Some(option) = options.next() {
        match option {
            "--once" => once = true,
            "--port" => {
                port = options
                    .next()
                    .and_then(|number| number.parse().ok())
                    .ok_or_else(|| usage("--port takes a number from 0 to 65535"))?;
            }
            _ => return Err(usage(&format!("start has no option `{option}`"))),
        }
    }
    Ok((port, once))
}

fn usage(what: &str) -> Failure {
    Failure::new(what, "see `cargo xtask help`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &[&str]) -> Result<(u16, bool), Failure> {
        start_options(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn start_takes_a_port_and_once() {
        assert_eq!(options(&[]), Ok((start::PORT, false)));
        assert_eq!(options(&["--port", "9000", "--once"]), Ok((9000, true)));
        assert!(options(&["--port"]).is_err());
        assert!(options(&["--port", "70000"]).is_err());
        assert!(options(&["--prot", "1"]).is_err());
    }

    #[test]
    fn help_names_every_step() {
        for step in &steps::STEPS {
            assert!(HELP.contains(step.name), "{}", step.name);
        }
    }
}
