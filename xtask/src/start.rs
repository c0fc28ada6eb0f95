//! `cargo xtask start`: the page, running, and rebuilt as its sources change.

use crate::failure::Failure;
use crate::helper::With;
use crate::serve::Server;
use crate::toolchain::Toolchain;
use crate::watch::Watch;
use crate::{build, core_wasm, place};

/// The port that is tried first.
pub const PORT: u16 = 5173;

/// Builds everything, serves the page, prints its address. Then, unless it is only for `once`,
/// rebuilds the core as it changes, until it is stopped.
pub fn run(port: u16, once: bool) -> Result<(), Failure> {
    let root = place::root();
    let sources = ["src", "data", "Cargo.toml", "Cargo.lock"].map(|name| root.join(name));
    // From before the build: what is saved while it runs is built next.
    let mut watch = Watch::new(sources.into());
    build::all()?;
    let server = Server::start(port)?;
    println!("\n  skills-gap is at {}\n", server.address());
    if once {
        return Ok(());
    }
    println!("  Watching src/, data/ and www/. Ctrl-C stops it.\n");
    let toolchain = Toolchain::set_up()?;
    loop {
        watch.wait();
        match core_wasm::build(&toolchain, With::Nothing) {
            // Vite sees the new files and reloads the page.
            Ok(()) => println!("  {} has the new core\n", server.address()),
            // A core that does not compile is everyday life: the old one stays until it does.
            Err(failure) => eprintln!("✗ {failure}\n  The page goes on with the core it had.\n"),
        }
    }
}
