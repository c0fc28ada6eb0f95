//! Limits of requests that a host must know so as to offer no more.

/// The most steps of a pathway.
pub const MAX_STEPS: usize = 6;
/// The most steps that are looked at where a request does not say.
pub const DEFAULT_STEPS: usize = 4;
/// The most occupations that are compared.
pub const MAX_COMPARED: usize = 5;
/// The most nearest occupations that are listed.
pub const MAX_NEAREST: usize = 100;
/// The most occupations that are listed for an advert.
pub const MAX_ADVERT_OCCUPATIONS: usize = 20;
/// The longest advert that is read, in bytes: a saved web page.
pub const MAX_ADVERT: usize = 1 << 20;
/// The most sentences of an advert that are read and matched.
pub const MAX_ADVERT_SENTENCES: usize = 500;
