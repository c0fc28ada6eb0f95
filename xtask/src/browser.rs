//! A browser for the tests: Chromium, Chrome or Edge.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use which::which;

use crate::debian;

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

/// Below the variables that name the folders of programs.
const ELSEWHERE: [(&str, &str); 10] = [
    ("HOME", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("HOME", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ("HOME", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ("HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
    ("LocalAppData", r"Google\Chrome\Application\chrome.exe"),
    ("LocalAppData", r"Chromium\Application\chrome.exe"),
    ("ProgramFiles", r"Microsoft\Edge\Application\msedge.exe"),
    ("ProgramFiles(x86)", r"Microsoft\Edge\Application\msedge.exe"),
];

/// The browser that `SKILLS_GAP_BROWSER` names, or an installed one, or Debian's, installed now.
pub fn set_up() -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).map(PathBuf::from) {
        ensure!(
            named.is_file(),
            "{VARIABLE} names {}, which is no file\n  what to do: set it to a browser's program, or unset it",
            named.display()
        );
        return Ok(named);
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if debian::may_install() {
        debian::install("Chromium, from Debian", &["chromium"])?;
    }
    installed().with_context(|| {
        format!(
            "no Chromium, Chrome or Edge found\n  what to do: install one (google.com/chrome; on Debian: \
             sudo apt-get install chromium), or set {VARIABLE} to its program"
        )
    })
}

fn installed() -> Option<PathBuf> {
    let in_folder = |(variable, path): &(&str, &str)| Some(PathBuf::from(env::var_os(variable)?).join(path));
    let elsewhere = || ELSEWHERE.iter().filter_map(in_folder).find(|path| path.is_file());
    ON_PATH.iter().find_map(|name| which(name).ok()).or_else(elsewhere)
}
