//! Limits of requests that a host must know so as to offer no more.

/// The most steps of a pathway.
pub const MAX_STEPS: usize = 6;
/// The most steps that are looked at where a request does not say.
pub const DEFAULT_STEPS: usize = 4;
/// The most occupations that are compared.
pub const MAX_COMPARED: usize = 5;
/// The most nearest occupations that are listed.
pub const MAX_NEAREST: usize = 100;
