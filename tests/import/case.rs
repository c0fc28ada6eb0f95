//! One import: a folder of its own, a call, and what came of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::server::{KEY, MAPS, STANDARDS, Server};

/// A folder that is empty at first.
pub struct Folder(PathBuf);

/// What came of a call.
pub struct Run {
    pub code: Option<i32>,
    pub err: String,
}

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The catalogue's bytes, if there is one.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        fs::read(self.path("catalogue.json")).ok()
    }

    pub fn catalogue(&self) -> Value {
        serde_json::from_slice(&self.bytes().expect("a catalogue")).expect("JSON")
    }

    /// Puts something in the catalogue's place and returns it.
    pub fn old(&self) -> Vec<u8> {
        let old = b"what was there before".to_vec();
        fs::write(self.path("catalogue.json"), &old).expect("written");
        old
    }

    /// Names and contents of every file, of folders too.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).expect("a file");
                    found.push((path, bytes));
                }
            }
        }
        found
    }

    /// Returns when so much of an answer's body has been put down.
    pub fn wait_for_part(&self, length: usize) {
        let body = |bytes: &[u8]| bytes.splitn(2, |byte| *byte == b'\n').nth(1).map_or(0, <[u8]>::len);
        // Only a broken test waits so long.
        for _ in 0..6_000 {
            let cache = fs::read_dir(self.path("catalogue.json.cache")).expect("a cache");
            let mut parts = cache
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension() == Some("part".as_ref()));
            if length == 0 || parts.any(|path| fs::read(path).is_ok_and(|bytes| body(&bytes) >= length)) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("no part of {length} bytes");
    }

    /// A call without a key.
    pub fn import(&self, server: &Server) -> Command {
        let mut command = self.import_to(&self.path("catalogue.json"));
        command.arg("--standards-url").arg(format!("http://{}{STANDARDS}", server.address));
        command.arg("--maps-url").arg(format!("http://{}{MAPS}", server.address));
        command
    }

    /// A call that does not say from where.
    pub fn import_to(&self, out: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_skills-gap"));
        command.args(["import", "--pause", "0", "--retry-delay", "1", "--out"]).arg(out);
        command.env_remove("SKILLS_GAP_KEY");
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// A call with the right key.
    pub fn import_all(&self, server: &Server) -> Command {
        let mut command = self.import(server);
        command.env("SKILLS_GAP_KEY", KEY);
        command
    }
}

pub fn run(command: &mut Command) -> Run {
    Run::of(command.output().expect("the program runs"))
}

/// Kills it, as `kill -9` does.
pub fn kill(mut child: Child) {
    child.kill().expect("killed");
    child.wait().expect("ended");
}

impl Run {
    pub fn of(output: Output) -> Self {
        assert!(output.stdout.is_empty(), "answers go to the file, messages to standard error");
        Self { code: output.status.code(), err: String::from_utf8(output.stderr).expect("UTF-8") }
    }

    pub fn succeeds(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.err);
        self
    }

    /// Ends with 1 and says each of `words`.
    pub fn fails_with(self, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(1), "{}", self.err);
        self.says(words)
    }

    pub fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
        self
    }
}
