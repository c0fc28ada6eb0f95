//! Writes the seeds of each target into `corpus/`, where cargo-fuzz looks for them.

use std::path::Path;
use std::{fs, io};

use skills_gap_fuzz::TARGETS;

fn main() -> io::Result<()> {
    for target in &TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}
