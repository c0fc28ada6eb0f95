#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| skills_gap_fuzz::run("packs", bytes));
