//! What is read of a text.

use skills_gap::read::{ReadOptions, Reading, read};

pub fn understood(text: &str) -> Reading {
    read(text, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The statements of the only occupation, with their codes.
pub fn statements(text: &str) -> Vec<String> {
    let reading = understood(text);
    assert_eq!(reading.occupations.len(), 1, "{text}");
    reading.occupations[0].ksbs.iter().map(|ksb| format!("{} {}", ksb.code, ksb.statement)).collect()
}
