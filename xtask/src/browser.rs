//! Browsers for the tests: Chromium, Chrome or Edge for nearly all of them; Firefox for the journey and the paper.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use which::which;

use crate::debian;

/// One kind of browser, and where it is found.
pub struct Browser {
    /// Names a program to use instead of the first that is found.
    pub variable: &'static str,
    name: &'static str,
    on_path: &'static [&'static str],
    /// Below the variables that name the folders of programs.
    elsewhere: &'static [(&'static str, &'static str)],
    debian: &'static str,
    site: &'static str,
}

pub static CHROMIUM: Browser = Browser {
    variable: "SKILLS_GAP_BROWSER",
    name: "Chromium, Chrome or Edge",
    on_path: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "msedge",
    ],
    elsewhere: &[
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
    ],
    debian: "chromium",
    site: "google.com/chrome",
};

pub static FIREFOX: Browser = Browser {
    variable: "SKILLS_GAP_FIREFOX",
    name: "Firefox",
    on_path: &["firefox", "firefox-esr"],
    elsewhere: &[
        ("HOME", "/Applications/Firefox.app/Contents/MacOS/firefox"),
        ("HOME", "Applications/Firefox.app/Contents/MacOS/firefox"),
        ("ProgramFiles", r"Mozilla Firefox\firefox.exe"),
        ("ProgramFiles(x86)", r"Mozilla Firefox\firefox.exe"),
    ],
    debian: "firefox-esr",
    site: "firefox.com",
};

impl Browser {
    /// The browser that its variable names, or an installed one, or Debian's, installed now.
    pub fn set_up(&self) -> Result<PathBuf> {
        let Self { variable, name, debian, site, .. } = self;
        if let Some(named) = env::var_os(variable).map(PathBuf::from) {
            ensure!(
                named.is_file(),
                "{variable} names {}, which is no file\n  what to do: set it to a browser's program, or unset it",
                named.display()
            );
            return Ok(named);
        }
        if let Some(found) = self.installed() {
            return Ok(found);
        }
        if debian::may_install() {
            debian::install(&format!("{name}, from Debian"), &[debian])?;
        }
        self.installed().with_context(|| {
            format!(
                "no {name} found\n  what to do: install it ({site}; on Debian: sudo apt-get install {debian}), or \
                 set {variable} to its program"
            )
        })
    }

    fn installed(&self) -> Option<PathBuf> {
        let in_folder =
            |(variable, path): &(&str, &str)| Some(PathBuf::from(env::var_os(variable)?).join(path));
        let elsewhere = || self.elsewhere.iter().filter_map(in_folder).find(|path| path.is_file());
        self.on_path.iter().find_map(|name| which(name).ok()).or_else(elsewhere)
    }
}
