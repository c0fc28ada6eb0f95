//! The TypeScript types that are committed.

use std::path::Path;
use std::process::Command;

#[test]
fn are_those_that_rust_gives() {
    let declared = Command::new(env!("CARGO_BIN_EXE_xtask-core")).arg("types").output().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/src/package/types.ts");
    let committed = std::fs::read_to_string(path).unwrap();
    let is_same = committed == String::from_utf8(declared.stdout).unwrap();
    assert!(is_same, "run `cargo xtask types` and commit www/src/package/types.ts");
}
