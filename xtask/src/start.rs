//! `cargo xtask start`: the page, running, and rebuilt as its sources change.

use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_full::notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use crate::process::Compile;
use crate::toolchain::Toolchain;
use crate::{build, node, paths};

/// An editor's "save all" is one change.
const QUIET: Duration = Duration::from_millis(300);

/// Builds everything and serves the page. Then, unless it is only for `once`, rebuilds the modules as Rust or data
/// change; the page's own files are Vite's.
pub fn run(port: u16, once: bool) -> Result<()> {
    let (send, changes) = mpsc::channel();
    let on_events = move |events: DebounceEventResult| {
        // Reading a file, as the compiler does, is an event too.
        if events.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access())) {
            // Once nobody waits for changes any more, they interest nobody.
            let _ = send.send(());
        }
    };
    // From before the build: what is saved while it runs is built next.
    let mut watcher = new_debouncer(QUIET, None, on_events)?;
    for path in ["src", "data", "Cargo.toml", "Cargo.lock"] {
        watcher.watch(paths::root().join(path), RecursiveMode::Recursive)?;
    }
    build::all()?;
    if once {
        return answers_once(port);
    }
    // Vite's server ends with its standard input, and so with this program.
    let mut server = serve(port).stdin(Stdio::piped()).spawn().context("cannot run Node.js")?;
    println!("  Watching src/, data/ and www/. Ctrl-C stops it.\n");
    while changes.recv().is_ok() && server.try_wait()?.is_none() {
        while changes.try_recv().is_ok() {}
        // A core that does not compile is everyday life: the page goes on with the core it had.
        if let Err(error) =
            Toolchain::set_up().and_then(|toolchain| build::modules(&toolchain, Compile::Alone))
        {
            eprintln!("✗ {error:#}\n");
        }
    }
    Ok(())
}

/// Serves the page until it has answered.
pub fn answers_once(port: u16) -> Result<()> {
    let mut command = serve(port);
    command.arg("--once");
    crate::process::run("the page's server", command, "try another port: cargo xtask start --port 9000")
        .map(drop)
}

fn serve(port: u16) -> Command {
    let mut command = node::script("serve.mjs");
    command.arg(port.to_string());
    command
}
