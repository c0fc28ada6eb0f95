//! A browser for the tests: Chromium, Chrome or Edge.

use std::env;
use std::path::PathBuf;

use crate::debian;
use crate::failure::Failure;
use crate::run::{is_file, on_path};

/// Names a browser to use instead of the first that is found.
pub const VARIABLE: &str = "SKILLS_GAP_BROWSER";

const ON_PATH: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

const ON_MACOS: [&str; 3] = [
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const ON_WINDOWS: [&str; 3] = [
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
];

/// The browser that `SKILLS_GAP_BROWSER` names, or an installed one, or Debian's, installed now.
pub fn set_up() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os(VARIABLE).map(PathBuf::from) {
        return if is_file(&named) {
            Ok(named)
        } else {
            Err(Failure::new(
                format!("{VARIABLE} names {}, which is no file", named.display()),
                format!("set {VARIABLE} to a browser's program, or unset it"),
            ))
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::may_install() {
        debian::install("Chromium, from Debian", &["chromium"])?;
    }
    find().ok_or_else(|| {
        Failure::new(
            "no Chromium, Chrome or Edge found",
            format!(
                "install one (google.com/chrome; on Debian: sudo apt-get install chromium), or set {VARIABLE} to its program"
            ),
        )
    })
}

fn find() -> Option<PathBuf> {
    ON_PATH.iter().find_map(|name| on_path(name)).or_else(|| usual_places().find(|path| is_file(path)))
}

fn usual_places() -> impl Iterator<Item = PathBuf> {
    let (folders, programs): (Vec<PathBuf>, &[&str]) = if cfg!(windows) {
        let variables = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
        (variables.iter().filter_map(env::var_os).map(PathBuf::from).collect(), &ON_WINDOWS)
    } else if cfg!(target_os = "macos") {
        let home = env::var_os("HOME").map(PathBuf::from);
        ([PathBuf::from("/")].into_iter().chain(home).collect(), &ON_MACOS)
    } else {
        (Vec::new(), &[])
    };
    folders.into_iter().flat_map(|folder| programs.iter().map(move |program| folder.join(program)))
}
