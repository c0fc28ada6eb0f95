//! Other programs: run in sight, with a sign of life.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

use crate::failure::Failure;
use crate::mark::{self, say};

/// How long a program may be silent before it is said that it still runs.
const SILENCE: Duration = Duration::from_secs(15);
/// How often a running program is looked at.
const TICK: Duration = Duration::from_millis(50);

/// One run of another program.
pub struct Task<'a> {
    pub name: &'a str,
    pub command: Command,
    /// What to do when it fails.
    pub next: &'a str,
    /// When it is given up, if ever.
    pub limit: Option<Duration>,
}

/// How a task ended.
pub struct Ended {
    pub status: ExitStatus,
    /// Everything that it printed, without terminal colours: what came on its standard output, then its messages.
    pub output: String,
}

impl<'a> Task<'a> {
    pub fn new(name: &'a str, command: Command, next: &'a str) -> Self {
        Self { name, command, next, limit: None }
    }

    /// Runs it with its output shown as it comes; an error when it does not succeed.
    pub fn run(self) -> Result<String, Failure> {
        let (name, next) = (self.name.to_owned(), self.next.to_owned());
        let ended = self.end()?;
        if ended.status.success() {
            Ok(ended.output)
        } else {
            Err(Failure::new(format!("{name}: ended with {}", ended.status), next))
        }
    }

    /// Runs it to its end, however it ends.
    pub fn end(mut self) -> Result<Ended, Failure> {
        let start = Instant::now();
        say!("▸ {}", self.name);
        if io::stdout().is_terminal() {
            self.command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let program = self.command.get_program().to_string_lossy().into_owned();
        let mut child =
            self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(
                |error| Failure::new(format!("{}: cannot run {program}: {error}", self.name), self.next),
            )?;
        let seen = Arc::new(Mutex::new(Seen { texts: [Vec::new(), Vec::new()], last: start }));
        let readers = [
            child.stdout.take().map(|from| copy(from, io::stdout(), 0, &seen)),
            child.stderr.take().map(|from| copy(from, io::stderr(), 1, &seen)),
        ];
        let failed = |error: io::Error| Failure::new(format!("{}: {error}", self.name), self.next);
        let status = loop {
            if let Some(status) = child.try_wait().map_err(failed)? {
                break status;
            }
            if self.limit.is_some_and(|limit| start.elapsed() > limit) {
                child.kill().map_err(failed)?;
                say!("  given up after {}", seconds(start.elapsed()));
            }
            let mut seen = lock(&seen);
            if seen.last.elapsed() > SILENCE {
                seen.last = Instant::now();
                say!("  … {} is still running ({})", self.name, seconds(start.elapsed()));
            }
            drop(seen);
            thread::sleep(TICK);
        };
        for reader in readers.into_iter().flatten() {
            // A reader ends with its pipe; it has nothing to report.
            let _ = reader.join();
        }
        let output = without_colours(&String::from_utf8_lossy(&lock(&seen).texts.join(&b'\n')));
        let mark = if status.success() { "✓" } else { "✗" };
        say!("{mark} {} ({})", self.name, seconds(start.elapsed()));
        Ok(Ended { status, output })
    }
}

/// What a program prints on its standard output, when it can be run and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The program `name` on the `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| is_file(path))
}

/// Whether a file is there.
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file())
}

/// The Cargo that runs us, in the root of the repository.
pub fn cargo(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(crate::place::root());
    command
}

/// `12.3 s`
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

struct Seen {
    /// Of each stream by itself: together, a line of one may stand within a line of the other.
    texts: [Vec<u8>; 2],
    last: Instant,
}

/// Copies what comes `from` a program both to the screen and to memory.
fn copy(
    mut from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    stream: usize,
    seen: &Arc<Mutex<Seen>>,
) -> thread::JoinHandle<()> {
    let seen = Arc::clone(seen);
    let mark = mark::of_thread();
    thread::spawn(move || {
        let mut buffer = [0; 8192];
        // Where lines are marked, the beginning of one that is not there whole.
        let mut begun = Vec::new();
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            let mut seen = lock(&seen);
            seen.last = Instant::now();
            seen.texts[stream].extend_from_slice(&buffer[..length]);
            drop(seen);
            // A closed screen is no reason to stop the program.
            let _ = if mark.is_empty() {
                to.write_all(&buffer[..length]).and_then(|()| to.flush())
            } else {
                begun.extend_from_slice(&buffer[..length]);
                let whole = begun.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
                let lines: Vec<u8> = begun.drain(..whole).collect();
                write_marked(&mut to, mark, &lines)
            };
        }
        let _ = write_marked(&mut to, mark, &begun);
    })
}

/// Writes `lines` with `mark` before each, in one go.
fn write_marked(to: &mut impl Write, mark: &str, lines: &[u8]) -> io::Result<()> {
    let mut marked = Vec::new();
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        marked.extend_from_slice(mark.as_bytes());
        marked.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            marked.push(b'\n');
        }
    }
    to.write_all(&marked)?;
    to.flush()
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// `text` without the escape sequences that colour it on a terminal.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).get(1..).unwrap_or("");
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_comes_on_two_streams_at_once_does_not_mix() {
        let mut command = Command::new("sh");
        command.args(["-c", "printf 'one '; sleep 0.2; printf 'message' >&2; sleep 0.2; printf 'line\n'"]);
        let ended = Task::new("two streams", command, "").end().unwrap();
        assert_eq!(ended.output, "one line\n\nmessage");
    }

    #[test]
    fn every_line_is_marked() {
        let mut written = Vec::new();
        write_marked(&mut written, "web  │ ", b"one\n\ntwo").unwrap();
        assert_eq!(String::from_utf8_lossy(&written), "web  │ one\nweb  │ \nweb  │ two\n");
    }

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(without_colours("a \u{1b}[32mgreen\u{1b}[0m word"), "a green word");
        assert_eq!(without_colours("plain"), "plain");
        assert_eq!(without_colours("cut \u{1b}["), "cut ");
    }
}
