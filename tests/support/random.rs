//! How many random inputs a test tries.

use proptest::prelude::ProptestConfig;

/// `usual`, or as many as `PROPTEST_CASES` says: `PROPTEST_CASES=5000 cargo test --test pathway` looks longer.
pub fn tries(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual))
}
