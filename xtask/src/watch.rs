//! Changes in files, seen by looking.
//!
//! The core is a few dozen files: looking at their times costs a millisecond, works on every
//! system and file system alike, and needs no dependency. The page's files are watched by Vite.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often it is looked.
const TICK: Duration = Duration::from_millis(300);

/// Files and folders, and how they were when last looked at.
pub struct Watch {
    roots: Vec<PathBuf>,
    seen: Vec<(PathBuf, SystemTime)>,
}

impl Watch {
    /// Starts from how they are now.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        let seen = state(&roots);
        Self { roots, seen }
    }

    /// Waits for a change and then until things are quiet: an editor's "save all" is one change.
    pub fn wait(&mut self) {
        while !self.changed() {
            thread::sleep(TICK);
        }
        loop {
            thread::sleep(TICK);
            if !self.changed() {
                return;
            }
        }
    }

    /// Whether anything has changed since it was last looked.
    fn changed(&mut self) -> bool {
        let now = state(&self.roots);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

/// Every file at and below `roots`, with the time of its last change.
pub fn state(roots: &[PathBuf]) -> Vec<(PathBuf, SystemTime)> {
    let mut found = Vec::new();
    for root in roots {
        collect(root, &mut found);
    }
    found.sort();
    found
}

/// What vanishes while it is looked at is simply not there.
fn collect(path: &Path, found: &mut Vec<(PathBuf, SystemTime)>) {
    let Ok(meta) = fs::metadata(path) else { return };
    if meta.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), found);
        }
    } else if let Ok(time) = meta.modified() {
        found.push((path.to_path_buf(), time));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_vanished_files_are_changes() {
        let folder = std::env::temp_dir().join(format!("skills-gap-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).unwrap();
        let file = folder.join("deep/file.rs");
        let mut watch = Watch::new(vec![folder.clone()]);
        assert!(!watch.changed());
        fs::write(&file, "a").unwrap();
        assert!(watch.changed());
        assert!(!watch.changed());
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert!(watch.changed());
        fs::remove_file(&file).unwrap();
        assert!(watch.changed());
        assert!(!watch.changed());
        fs::remove_dir_all(&folder).unwrap();
    }
}
