//! SECURITY.md names tests: they are there.

use std::fs;
use std::path::Path;

#[test]
fn each_test_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).expect("there");
    let rows = text
        .split("## What was found")
        .nth(1)
        .expect("the table")
        .lines()
        .filter(|row| row.starts_with("| "));
    let mut named = 0;
    for row in rows.skip(1) {
        let held_by = row.trim_end_matches('|').rsplit('|').next().expect("a cell");
        let mut source = None;
        for name in held_by.split('`').skip(1).step_by(2) {
            if name.contains('/') {
                let file = fs::read_to_string(root.join(name));
                source = Some(file.unwrap_or_else(|error| panic!("{name}: {error}")));
            } else {
                assert!(source.as_ref().is_some_and(|source| source.contains(name)), "{name}");
                named += 1;
            }
        }
        assert!(source.is_some(), "{row}");
    }
    assert!(named > 20, "only {named} tests are named");
}
