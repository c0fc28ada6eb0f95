//! The page, built by Vite into `www/dist/`.

use crate::failure::Failure;
use crate::npm;
use crate::run::Task;

pub fn build() -> Result<(), Failure> {
    let mut build = npm::program("vite", "vite.js");
    build.arg("build");
    Task::new("page", build, "mend what Vite names above, then run it again").run().map(drop)
}
