//! Answers kept on disk, so that an import that was cut off, by whatever, goes on where it was.
//!
//! A file an answer: a line of JSON about it, then the body as it came. It gets its name only when it is
//! whole; until then it is a `.part`. The journal says which answers belong to the import that is under
//! way: those are not asked for again; all others are asked whether they have changed.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Serialize};

use super::failure::Failure;

/// An import that was cut off longer ago is not gone on with: its answers are asked for again.
const JOURNAL_LASTS: Duration = Duration::from_secs(24 * 60 * 60);
/// The longest line about an answer.
const MAX_HEAD: u64 = 16 * 1024;

/// The folder. One import at a time.
pub struct Cache {
    folder: PathBuf,
    journal: File,
    /// What the journal names.
    done: HashSet<String>,
    started: SystemTime,
    /// Held, not used: the operating system lets go of it however this process ends.
    _lock: File,
}

/// About an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// What was asked.
    pub address: String,
    /// Whether there was such a thing.
    pub found: bool,
    /// The names of this version of the answer, to ask with.
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Whether the body is packed.
    pub gzip: bool,
    /// The body's whole length in bytes, as far as the service says.
    pub length: Option<u64>,
}

/// An answer that is whole.
#[derive(Debug)]
pub struct Entry {
    pub head: Head,
    path: PathBuf,
    /// Where the body begins.
    body: u64,
}

/// An answer that is on its way.
pub struct Part {
    pub head: Head,
    /// How much of the body is there.
    pub received: u64,
    path: PathBuf,
    file: File,
}

impl Cache {
    /// Opens the folder, makes it where there is none, and takes it for this import.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(Failure::disk(folder))?;
        let path = folder.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Failure::disk(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Failure::Busy { cache: folder.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(Failure::disk(&path)(error)),
        }
        let path = folder.join("journal");
        let (journal, started, done) = open_journal(&path).map_err(Failure::disk(&path))?;
        Ok(Self { folder: folder.to_owned(), journal, done, started, _lock: lock })
    }

    /// When the import that is under way began.
    pub fn started(&self) -> SystemTime {
        self.started
    }

    /// How many answers of this import there are.
    pub fn done(&self) -> usize {
        self.done.len()
    }

    /// Whether there is anything that need not come again.
    pub fn holds_anything(&self) -> bool {
        let is_answer = |path: &Path| path.extension().is_some_and(|form| form == "answer" || form == "part");
        fs::read_dir(&self.folder)
            .is_ok_and(|mut all| all.any(|one| one.is_ok_and(|one| is_answer(&one.path()))))
    }

    /// Whether `name` has been asked for in this import.
    pub fn is_done(&self, name: &str) -> bool {
        self.done.contains(name)
    }

    /// The answer from `address` that is kept under `name`, of this import or an earlier one.
    pub fn entry(&self, name: &str, address: &str) -> Option<Entry> {
        let path = self.path(name, "answer");
        let (head, body, _) = read_head(&path).ok()?;
        (head.address == address).then_some(Entry { head, path, body })
    }

    /// What has come so far of the answer from `address`, ready to be added to.
    pub fn part(&self, name: &str, address: &str) -> Option<Part> {
        let path = self.path(name, "part");
        let (head, body, length) = read_head(&path).ok()?;
        let mut file = OpenOptions::new().append(true).open(&path).ok()?;
        file.seek(SeekFrom::End(0)).ok()?;
        (head.address == address).then_some(Part { head, received: length - body, path, file })
    }

    /// Begins an answer anew.
    pub fn begin(&self, name: &str, head: Head) -> Result<Part, Failure> {
        let path = self.path(name, "part");
        let begun = || {
            let mut file = File::create(&path)?;
            serde_json::to_writer(&mut file, &head)?;
            file.write_all(b"\n")?;
            Ok(file)
        };
        let file = begun().map_err(Failure::disk(&path))?;
        Ok(Part { head, received: 0, path, file })
    }

    /// Keeps a part that is whole.
    pub fn keep(&mut self, name: &str, part: Part) -> Result<Entry, Failure> {
        let Part { head, path, file, .. } = part;
        let kept = self.path(name, "answer");
        file.sync_all().and_then(|()| fs::rename(&path, &kept)).map_err(Failure::disk(&path))?;
        self.mark(name)?;
        let (_, body, _) = read_head(&kept).map_err(Failure::disk(&kept))?;
        Ok(Entry { head, path: kept, body })
    }

    /// Notes that the answer under `name` is of today.
    pub fn mark(&mut self, name: &str) -> Result<(), Failure> {
        if self.done.insert(name.to_owned()) {
            let line = format!("{name}\n");
            self.journal.write_all(line.as_bytes()).map_err(Failure::disk(&self.folder.join("journal")))?;
        }
        Ok(())
    }

    /// Throws away what is kept under `name`, whole or not.
    pub fn discard(&mut self, name: &str) -> Result<(), Failure> {
        // Its name may stay in the journal: without an answer it says nothing.
        self.done.remove(name);
        for path in [self.path(name, "answer"), self.path(name, "part")] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::disk(&path)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends this import: the next one asks whether anything has changed.
    pub fn end(self) -> Result<(), Failure> {
        let path = self.folder.join("journal");
        fs::remove_file(&path).map_err(Failure::disk(&path))
    }

    fn path(&self, name: &str, form: &str) -> PathBuf {
        self.folder.join(format!("{name}.{form}"))
    }
}

impl Entry {
    /// The body, unpacked; an error once it is longer than `limit`.
    pub fn open(&self, limit: u64) -> Result<impl Read + use<>, Failure> {
        let opened = || {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(self.body))?;
            Ok(BufReader::new(file))
        };
        let file = opened().map_err(Failure::disk(&self.path))?;
        let body: Box<dyn Read> =
            if self.head.gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        Ok(Limited { body, left: limit })
    }

    /// The body as text; `what` it is.
    pub fn text(&self, what: &str, limit: u64) -> Result<String, Failure> {
        let mut text = String::new();
        self.open(limit)?.read_to_string(&mut text).map_err(|error| Failure::form(what, error))?;
        Ok(text)
    }
}

impl Part {
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(Failure::disk(&self.path))?;
        self.received += bytes.len() as u64;
        Ok(())
    }

    /// Whether all has come, and only its name was not yet given.
    pub fn is_whole(&self) -> bool {
        self.head.length == Some(self.received)
    }

    /// What tells this version of the answer from others, for `If-Range`; none where the service gives
    /// nothing exact.
    pub fn validator(&self) -> Option<&str> {
        let exact = self.head.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        exact.or(self.head.last_modified.as_deref())
    }
}

/// Reads no more than it should: a small packed body may unpack into anything.
struct Limited<R> {
    body: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.body.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, "longer than it can rightly be"))?;
        Ok(read)
    }
}

/// The line about an answer, where its body begins, and the file's length.
fn read_head(path: &Path) -> io::Result<(Head, u64, u64)> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut line = Vec::new();
    BufReader::new(file.take(MAX_HEAD)).read_until(b'\n', &mut line)?;
    if line.last() != Some(&b'\n') {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let head = serde_json::from_slice(&line)?;
    Ok((head, line.len() as u64, length))
}

/// The journal, when its import began, and what it names. One that is too old, or that is none, begins anew.
fn open_journal(path: &Path) -> io::Result<(File, SystemTime, HashSet<String>)> {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    // What comes after the last line end was cut off while it was written.
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let mut lines = whole.lines();
    let begun = lines.next().and_then(|line| line.strip_prefix("begun ")?.parse().ok());
    let begun = begun.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    let is_recent = |begun: &SystemTime| begun.elapsed().is_ok_and(|age| age < JOURNAL_LASTS);
    if let Some(begun) = begun.filter(is_recent) {
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.set_len(whole.len() as u64 + 1)?;
        file.seek(SeekFrom::End(0))?;
        return Ok((file, begun, lines.map(str::to_owned).collect()));
    }
    let now = SystemTime::now();
    let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut file = File::create(path)?;
    file.write_all(format!("begun {since}\n").as_bytes())?;
    Ok((file, now, HashSet::new()))
}
