//! Answers cached on disk, so that an import that was interrupted continues where it was.
//!
//! Each answer is a file: a line of JSON with its metadata, then the body as it came. Until the answer is complete,
//! the file is a `.part`. The journal lists the answers of the current import, which are not requested again. For all
//! others the service is asked whether they have changed.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Serialize};

use super::error::ImportError;
use crate::plain;

/// An import that was interrupted longer ago is not continued: its answers are requested again.
const JOURNAL_LASTS: Duration = Duration::from_secs(24 * 60 * 60);
/// The longest metadata of an answer, in bytes.
const MAX_METADATA: u64 = 16 * 1024;

/// The folder with the answers. One import at a time uses it.
pub struct Cache {
    folder: PathBuf,
    journal: File,
    /// The names in the journal.
    done: HashSet<String>,
    started: SystemTime,
    /// Held, not used. The operating system releases it however this process ends.
    _lock: File,
}

/// What is known of an answer beside its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// Where the answer is from.
    pub address: String,
    /// Whether the service had something there.
    pub found: bool,
    /// What names this version of the answer in a conditional request.
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Whether the body is compressed.
    pub gzip: bool,
    /// The body's whole length in bytes, as far as the service says.
    pub length: Option<u64>,
}

/// An answer that is complete.
#[derive(Debug)]
pub struct CachedAnswer {
    pub metadata: Metadata,
    path: PathBuf,
    /// Where the body begins.
    body: u64,
}

/// An answer that is not complete yet.
pub struct PartialAnswer {
    pub metadata: Metadata,
    /// How many bytes of the body are there.
    pub received: u64,
    path: PathBuf,
    file: File,
}

impl Cache {
    /// Opens the folder, or makes it, and locks it for this import.
    pub fn open(folder: &Path) -> Result<Self, ImportError> {
        fs::create_dir_all(folder).map_err(ImportError::disk(folder))?;
        for name in ["lock", "journal"] {
            let path = folder.join(name);
            plain::check(&path).map_err(ImportError::disk(&path))?;
        }
        let path = folder.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(ImportError::disk(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ImportError::Busy { cache: folder.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(ImportError::disk(&path)(error)),
        }
        let path = folder.join("journal");
        let (journal, started, done) = open_journal(&path).map_err(ImportError::disk(&path))?;
        Ok(Self { folder: folder.to_owned(), journal, done, started, _lock: lock })
    }

    /// When the current import began.
    pub fn started(&self) -> SystemTime {
        self.started
    }

    /// How many answers of this import there are.
    pub fn done(&self) -> usize {
        self.done.len()
    }

    /// Whether there is an answer, complete or not.
    pub fn holds_anything(&self) -> bool {
        let is_answer = |path: &Path| path.extension().is_some_and(|form| form == "answer" || form == "part");
        fs::read_dir(&self.folder)
            .is_ok_and(|mut all| all.any(|one| one.is_ok_and(|one| is_answer(&one.path()))))
    }

    /// Whether this import has the answer `name`.
    pub fn is_done(&self, name: &str) -> bool {
        self.done.contains(name)
    }

    /// The complete answer `name` from `address`, of this import or an earlier one.
    pub fn answer(&self, name: &str, address: &str) -> Option<CachedAnswer> {
        let path = self.path(name, "answer");
        let (metadata, body, _) = read_metadata(&path).ok()?;
        (metadata.address == address).then_some(CachedAnswer { metadata, path, body })
    }

    /// The incomplete answer `name` from `address`, ready for more bytes.
    pub fn partial(&self, name: &str, address: &str) -> Option<PartialAnswer> {
        let path = self.path(name, "part");
        let (metadata, body, length) = read_metadata(&path).ok()?;
        let mut file = OpenOptions::new().append(true).open(&path).ok()?;
        file.seek(SeekFrom::End(0)).ok()?;
        (metadata.address == address).then_some(PartialAnswer {
            metadata,
            received: length - body,
            path,
            file,
        })
    }

    /// Begins the answer `name` from its start.
    pub fn begin(&self, name: &str, metadata: Metadata) -> Result<PartialAnswer, ImportError> {
        let path = self.path(name, "part");
        let begun = || {
            let mut file = plain::start(&path)?;
            serde_json::to_writer(&mut file, &metadata)?;
            file.write_all(b"\n")?;
            Ok(file)
        };
        let file = begun().map_err(ImportError::disk(&path))?;
        Ok(PartialAnswer { metadata, received: 0, path, file })
    }

    /// Stores an answer that is complete now.
    pub fn complete(&mut self, name: &str, part: PartialAnswer) -> Result<CachedAnswer, ImportError> {
        let PartialAnswer { metadata, path, file, .. } = part;
        let kept = self.path(name, "answer");
        file.sync_all().and_then(|()| fs::rename(&path, &kept)).map_err(ImportError::disk(&path))?;
        self.mark_done(name)?;
        let (_, body, _) = read_metadata(&kept).map_err(ImportError::disk(&kept))?;
        Ok(CachedAnswer { metadata, path: kept, body })
    }

    /// Notes in the journal that the answer `name` is up to date.
    pub fn mark_done(&mut self, name: &str) -> Result<(), ImportError> {
        if self.done.insert(name.to_owned()) {
            let line = format!("{name}\n");
            self.journal
                .write_all(line.as_bytes())
                .map_err(ImportError::disk(&self.folder.join("journal")))?;
        }
        Ok(())
    }

    /// Removes the answer `name`, complete or not.
    pub fn discard(&mut self, name: &str) -> Result<(), ImportError> {
        // Its name may stay in the journal: without an answer it has no effect.
        self.done.remove(name);
        for path in [self.path(name, "answer"), self.path(name, "part")] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(ImportError::disk(&path)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends this import. The next one asks the services whether anything has changed.
    pub fn end(self) -> Result<(), ImportError> {
        let path = self.folder.join("journal");
        fs::remove_file(&path).map_err(ImportError::disk(&path))
    }

    fn path(&self, name: &str, form: &str) -> PathBuf {
        self.folder.join(format!("{name}.{form}"))
    }
}

impl CachedAnswer {
    /// The body, decompressed. Reading fails once it is longer than `limit` bytes.
    pub fn open(&self, limit: u64) -> Result<impl Read + use<>, ImportError> {
        let opened = || {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(self.body))?;
            Ok(BufReader::new(file))
        };
        let file = opened().map_err(ImportError::disk(&self.path))?;
        let body: Box<dyn Read> =
            if self.metadata.gzip { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        Ok(Limited { body, left: limit })
    }

    /// The body as text. `what` names it in errors.
    pub fn text(&self, what: &str, limit: u64) -> Result<String, ImportError> {
        let mut text = String::new();
        self.open(limit)?.read_to_string(&mut text).map_err(|error| ImportError::form(what, error))?;
        Ok(text)
    }
}

impl PartialAnswer {
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        self.file.write_all(bytes).map_err(ImportError::disk(&self.path))?;
        self.received += bytes.len() as u64;
        Ok(())
    }

    /// Whether the body is complete.
    pub fn is_complete(&self) -> bool {
        self.metadata.length == Some(self.received)
    }

    /// The exact name of this version of the answer, for `If-Range`, if the service gives one.
    pub fn validator(&self) -> Option<&str> {
        let exact = self.metadata.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        exact.or(self.metadata.last_modified.as_deref())
    }
}

/// Fails after `left` bytes: a small compressed body may decompress into anything.
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

/// The metadata of an answer, where its body begins, and the length of the file.
fn read_metadata(path: &Path) -> io::Result<(Metadata, u64, u64)> {
    plain::check(path)?;
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut line = Vec::new();
    BufReader::new(file.take(MAX_METADATA)).read_until(b'\n', &mut line)?;
    if line.last() != Some(&b'\n') {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let metadata = serde_json::from_slice(&line)?;
    Ok((metadata, line.len() as u64, length))
}

/// The journal, when its import began, and the names in it. A journal that is too old or damaged is replaced by an
/// empty one.
fn open_journal(path: &Path) -> io::Result<(File, SystemTime, HashSet<String>)> {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    // An interruption may have left an incomplete last line.
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
